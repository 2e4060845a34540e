package resume

import (
	"strings"

	"autojob/backend/core/skill"
)

// unheaded parts a text that has no heading for its jobs: from its first line that opens or ends with a period on, each dated line and what
// follows it is a job, or a study where its words say so.
func (b *book) unheaded(secs []section) []section {
	if b.typed == nil {
		return secs
	}
	schools := false // they have a section of their own
	for i := range secs {
		if secs[i].kind == work && len(secs[i].lines) > 0 {
			return secs
		}
		schools = schools || secs[i].kind == education && len(secs[i].lines) > 0
	}
	lines := secs[0].lines
	first, dated := -1, 0
	for i := range lines {
		if datesEntry(&lines[i]) {
			if dated++; first < 0 {
				first = i
			}
		}
	}
	if dated < 2 || first < 1 {
		return secs
	}
	jobs, studies := section{kind: work, head: heading{line: -1}}, section{kind: education, head: heading{line: -1}}
	learns := false
	for i := first; i < len(lines); i++ {
		l := &lines[i]
		if ps := periods(l.text); len(ps) > 0 && !l.bullet && (datesEntry(l) || degreeScore(l.text) >= 0.7) {
			learns = !schools && max(degreeScore(l.text), schoolScore(l.text)) >= 0.7 && titleScore(strings.Trim(l.text, " ")) < 0.9
		}
		if learns {
			studies.lines = append(studies.lines, *l)
		} else {
			jobs.lines = append(jobs.lines, *l)
		}
	}
	secs[0].lines = lines[:first]
	return append(secs, jobs, studies)
}

// datesEntry reports whether a line opens or ends with a period of time that may be an entry's.
func datesEntry(l *line) bool {
	if l.bullet {
		return false
	}
	n := len([]rune(l.text))
	for _, p := range periods(l.text) {
		if p.ranged && !p.lapse && (p.start <= 1 || p.end >= n-1) && wordCount(l.text) <= 20 {
			return true
		}
	}
	return false
}

// unnamedSkills takes a short list under a heading of unknown words for the skills, where no heading names them and the lexicon knows some of it.
func (b *book) unnamedSkills(secs []section) {
	best := -1
	for i := range secs {
		if secs[i].kind == skills {
			return
		}
		if secs[i].kind != other || best >= 0 || len(secs[i].lines) == 0 || len(secs[i].lines) > 12 {
			continue
		}
		items, known := 0, 0
		for k := range secs[i].lines {
			l := &secs[i].lines[k]
			if len(periods(l.text)) > 0 || sentenceEnd(l.text) && wordCount(l.text) > 8 {
				items = -100
			}
			for _, it := range b.items(l.span) {
				t := b.cut(it)
				if items++; wordCount(t) > 4 {
					items = -100
				}
				if len(skill.Default().Extract(t)) > 0 {
					known++
				}
			}
		}
		if items >= 3 && known*3 >= items {
			best = i
		}
	}
	if best >= 0 {
		secs[best].kind = skills
	}
}
