package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/pattern"
)

// How many lines a page takes beside those of its text, as a PDF sets it: a heading, and the name and dates of an entry.
const (
	headingLines = 2.2
	entryLines   = 2.2
)

// sides is what a page has beside the jobs.
type sides struct {
	about                          Block
	education, projects, voluntary []Block
	facts                          []Block // skills, certificates
	languages                      Block
	awards, publications           Block
}

// fit makes a page of so many lines. What goes first is what was learnt long ago and the oldest jobs' points, then what stands beside the jobs and the ad does
// not value; a result with a number in the present or the last job goes last of all. What does not fit even so takes a second page, and then nothing is cut.
func (m *maker) fit(work []told, s sides, lines float64) ([]told, sides) {
	less, most := s, fewPoints
	for _, drop := range []func(){
		func() {},
		func() { less.languages = m.inOneLine(less.languages) },
		func() { most = oldPoint },
		func() { less.publications.Sentences = s.publications.Sentences[:min(len(s.publications.Sentences), 1)] },
		func() { most, less.publications = fewPoints, m.valued(less.publications) },
		func() { less.awards = m.valued(less.awards) },
		func() {
			if !m.values("volunteer") {
				less.voluntary = nil
			}
		},
		func() { less.projects = less.projects[:min(len(less.projects), 1)] },
		func() { less.education = less.education[:min(len(less.education), 2)] },
		func() { less.about.Sentences = less.about.Sentences[:min(len(less.about.Sentences), 2)] },
		func() { most = oldPoint },
		func() { less.publications, less.awards, less.voluntary = Block{}, Block{}, nil },
		func() { most = ownPoint },
		func() { most = dutyPoint },
	} {
		drop()
		cut := slices.Clone(work)
		if m.squeeze(cut, lines-less.lines(), most) {
			return cut, less
		}
	}
	return work, s
}

// inOneLine are the lines of a block as one, separated by commas.
func (m *maker) inOneLine(b Block) Block {
	if len(b.Sentences) < 2 {
		return b
	}
	all := b.Sentences[0]
	all.Cites = slices.Clone(all.Cites)
	for _, s := range b.Sentences[1:] {
		all.Text += ", " + s.Text
		all.Cites = append(all.Cites, s.Cites...)
	}
	b.Sentences = []Sentence{all}
	return b
}

// loss is how much a page loses with a point, the least first.
type loss int

const (
	learntPoint loss = iota // of a job held to learn
	manyPoints              // of an older job that keeps another
	fewPoints               // of the last two jobs, that keep enough
	oldPoint                // the only one of a job of long ago
	ownPoint                // of the last two jobs, or the only one of another: not the last of the newest
	dutyPoint               // says what the ad says of the work, whichever job it is of
	kept                    // the first or the last one left of the newest job
)

// lossOf is how much is lost with the k-th point of a job that is the rank-th newest.
func (m *maker) lossOf(work []told, t told, rank, k int) loss {
	left := len(t.pieces)
	switch {
	case rank == 0 && (left == 1 || isFirst(t.pieces[k])):
		return kept
	case m.sel.answersDuty(t.pieces[k]):
		return dutyPoint
	case m.learns(t.job) && slices.ContainsFunc(work, func(t told) bool { return !m.learns(t.job) && len(t.pieces) > 0 }):
		return learntPoint
	case rank >= 2 && left > 1:
		return manyPoints
	case rank >= 2 && m.age(t.job) > longAgo && !m.speaks(t.pieces[k]):
		return oldPoint
	case rank < 2 && left > 3-rank && !tellsResult(t.pieces[k]):
		return fewPoints
	}
	return ownPoint
}

// isFirst reports whether a point is the first that a CV tells of a job: people begin with what matters most.
func isFirst(p *piece) bool { return strings.HasSuffix(p.path, ".highlights[0]") && p.part == 0 }

// speaks reports whether a point answers the ad, or says something in its words.
func (m *maker) speaks(p *piece) bool {
	return m.sel.quotes(p.text) || m.shared(p.text) > 1 || slices.ContainsFunc(p.answers, func(a answer) bool { return a.close >= 0.69 })
}

// tellsResult reports whether a point tells how much, or what changed; the line before the points speaks of the firm as often.
func tellsResult(p *piece) bool {
	return !strings.HasSuffix(p.path, ".summary") && (tellsNumber(p.text) || outcome.MatchString(p.text))
}

// longAgo is after how many months the only point of a job may go.
const longAgo = 96

// learns reports whether a job that has ended was held to learn, or at school.
func (m *maker) learns(j job) bool {
	if m.p.Work[j.at].EndDate == "" {
		return false
	}
	position := m.p.Work[j.at].Position
	return learning.MatchString(position) || preparing.MatchString(position) || atSchool.MatchString(position)
}

var atSchool = pattern.New(`(?i)^(?:ausbildung|lehre|umschulung)\b|^work experience\b|\bferienjob|\bschüler|\bstudentische|\bplacement student\b|\bjob (?:d['’]été|étudiant)`)

// squeeze takes points out of jobs until the rest fits in a number of lines, and reports whether it does. What is lost least goes first, of the oldest
// jobs first, there the least telling; it takes nothing that would be lost more than most.
func (m *maker) squeeze(work []told, lines float64, most loss) bool {
	rank := func(i int) (n int) { // how many jobs are newer
		for k, t := range work {
			n += number(t.job.end > work[i].job.end || t.job.end == work[i].job.end && k < i)
		}
		return n
	}
	for {
		used := headingLines
		type point struct {
			job, at, rank int
			loss          loss
			gain          float64
		}
		var least *point
		for i, t := range work {
			used += entryLines
			for k, p := range t.pieces {
				used += linesIn(p.text)
				n := point{i, k, rank(i), m.lossOf(work, t, rank(i), k), m.sel.gain(p, nil) / linesIn(p.text)}
				if n.rank < 2 && tellsResult(p) {
					n.gain += 100 // goes when nothing else is left to go
				}
				if n.loss >= ownPoint {
					n.rank = 0 // there the least telling goes, of whichever job
				}
				if n.loss <= most && (least == nil || n.loss < least.loss || n.loss == least.loss && (n.rank > least.rank || n.rank == least.rank && n.gain <= least.gain+1e-9)) {
					least = &n
				}
			}
		}
		if used <= lines || least == nil {
			return used <= lines
		}
		work[least.job].pieces = slices.Delete(slices.Clone(work[least.job].pieces), least.at, least.at+1)
	}
}

// linesIn is about how many lines of a page a text takes.
func linesIn(text string) float64 { return float64(1 + len([]rune(text))/95) }

// lines is about how many lines all but the jobs take.
func (s sides) lines() float64 {
	n := 0.0
	text := ""
	for _, t := range s.about.Sentences {
		text += t.Text + " "
	}
	if text != "" {
		n += headingLines + linesIn(text)
	}
	section := ""
	for _, b := range slices.Concat(s.education, s.projects, s.facts, []Block{s.languages, s.awards, s.publications}, s.voluntary) {
		if len(b.sentences()) == 0 {
			continue
		}
		if b.Section != section {
			n += headingLines
		}
		section = b.Section
		if b.Title != nil || b.Place != nil {
			n += entryLines
		}
		for _, t := range b.Sentences {
			n += linesIn(t.Text)
		}
	}
	return n
}
