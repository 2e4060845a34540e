package resume

import (
	"slices"
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
	"autojob/backend/core/skill"
)

// Voluntary work stands under "Other" or among the pastimes, too, told in a sentence: "Volunteer: Example Library, reading tutor, since 2023".

// unpaidWord matches what says that work is voluntary, accents dropped.
var unpaidWord = pattern.New(`\b(volunteer(ed|ing)?|voluntary|ehrenamt\pL*|freiwillig(e|er|en)? (im|in|bei|beim)|benevole\pL*|benevolat|voluntari[oa]|voluntariado)\b`)

// unpaidHeading matches a label that can mean nothing but voluntary work, accents dropped; "Leadership" may name skills.
var unpaidHeading = pattern.New(`^(ehrenamt|volunt|benevol|engagement|freiwillig)`)

// unpaidLead matches what opens a line that is about voluntary work and nothing else.
var unpaidLead = pattern.New(`^\W*(volunteer(ed|ing)?|ehrenamtlich\pL*|benevole\pL*|voluntari[oa])\b`)

// takeElsewhere takes the sentences about voluntary work and about papers ("First aid, valid until 2027") out of the sections of other matters.
func (b *book) takeElsewhere(secs []section) (unpaid, papers []line) {
	for i := range secs {
		sec := &secs[i]
		if sec.kind != other && sec.kind != interests {
			continue
		}
		var kept []line
		for _, l := range sec.lines {
			told := unpaidWord.MatchString(fold(l.text)) && (sec.kind == other || unpaidLead.MatchString(fold(l.text)))
			if sec.kind == other && b.listsSkills(&l) {
				b.addSkills(l.span)
				continue
			}
			if wordCount(l.text) > 40 || !told && len(periods(l.text)) == 0 {
				kept = append(kept, l)
				continue
			}
			for _, sp := range b.clauses(l.span) {
				part := b.within(l, sp)
				if namesCourse(part.text) && len(periods(part.text)) > 0 {
					papers = append(papers, part)
					continue
				}
				if !unpaidWord.MatchString(fold(part.text)) {
					kept = append(kept, part)
					continue
				}
				if at := strings.IndexByte(part.text, ':'); at > 0 && wordCount(part.text[:at]) <= 2 && at+1 < len(part.text) {
					part = b.within(l, b.trim(part.sub(at+1, len(part.text)), ""))
				}
				part.bullet = false
				unpaid = append(unpaid, part)
			}
		}
		sec.lines = kept
	}
	return unpaid, papers
}

// listsSkills reports whether a line is a short list of which the lexicon knows a good part as skills: "Excel, Word, Example ERP (user)".
func (b *book) listsSkills(l *line) bool {
	its := b.items(l.span)
	if len(its) < 2 || len(periods(l.text)) > 0 || sentenceEnd(l.text) {
		return false
	}
	known, tools := 0, 0
	for _, it := range its {
		t := b.cut(it)
		if wordCount(t) > 6 || unpaidWord.MatchString(fold(t)) || namesLanguage(t) {
			return false
		}
		found := skill.Default().Extract(t)
		if first, _, _ := strings.Cut(fold(t), " "); programs[first] { // words of every day to the lexicon
			known, tools = known+1, tools+1
			continue
		}
		if len(found) > 0 {
			known++
		}
		if slices.ContainsFunc(found, func(m skill.Mention) bool { k, ok := skill.Default().Skill(m.Skill); return ok && k.Kind == skill.Tool }) {
			tools++
		}
	}
	return tools > 0 && known*5 >= len(its)*2
}

// programs are names of programs that are words of every day, too.
var programs = set("excel word outlook powerpoint access office windows teams zoom canva sage")

// clauses cuts a stretch at semicolons and between sentences.
func (b *book) clauses(sp document.Span) []document.Span {
	var out []document.Span
	at := sp.Start
	for i := sp.Start; i <= sp.End; i++ {
		if i < sp.End && b.text[i] != ';' && !(b.text[i] == '.' && b.sentenceIn(sp, i)) {
			continue
		}
		if p := b.trim(document.Span{Start: at, End: i}, ";."); p.Start < p.End {
			out = append(out, p)
		}
		at = i + 1
	}
	return out
}

// putUnpaid notes the voluntary work that was found, each sentence an entry.
func (b *book) putUnpaid(found []line) {
	for _, l := range found {
		for _, j := range b.jobs(&section{lines: []line{l}}) {
			if k, ok := j.pick[rolePosition]; ok && len(j.toks) > 1 && wordCount(j.toks[k].text) == 1 && unpaidWord.MatchString(fold(j.toks[k].text)) {
				j.pick[rolePosition] = 0 // "Homework help at Example Library, as a volunteer"
				delete(j.pick, roleOrg)
			}
			if dates := datesIn(&l); j.date == nil && len(dates) > 0 && !dates[0].lapse {
				j.date = &dates[0]
			}
			b.putVolunteer(j)
		}
	}
}
