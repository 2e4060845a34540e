package resume

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
)

// paperName is the name of a certificate or a course without what a CV says beside it: how it came to it ("obtained in"), that it was renewed.
// A title in quotation marks behind a word for a course is the whole name.
func (b *book) paperName(sp document.Span) document.Span {
	t := b.cut(sp)
	at := func(k int) int { return sp.Start + utf8.RuneCountInString(t[:k]) }
	if m := quotedTitle.FindStringSubmatchIndex(t); m != nil && namesCourse(t) {
		return b.trim(document.Span{Start: at(m[2]), End: at(m[3])}, "")
	}
	if m := quotedFirst.FindStringSubmatchIndex(t); m != nil {
		return b.trim(document.Span{Start: at(m[2]), End: at(m[3])}, "")
	}
	if m := gained.FindStringIndex(t); m != nil && m[0] > 2 {
		return b.trim(document.Span{Start: sp.Start, End: at(m[0])}, edge)
	}
	return sp
}

// quotedTitle matches a course's title in quotation marks behind a word or two.
var quotedTitle = pattern.New(`^\pL+(?: \pL+)? ?[«"“„]\s?([^«»"“”„]{4,})\s?[»"”“]`)

// quotedFirst matches a title in quotation marks with a word for a course behind it.
var quotedFirst = pattern.New(`^[«"“„]\s?([^«»"“”„]{4,}?)\s?[»"”“], (?i:cours|kurs|curso|course|online|seminar|taller|atelier|workshop|formation)`)

// gained matches what is said of a paper behind its name.
var gained = pattern.New(`(?i)[\s,;–—-]+\(?(obtenue?s?|délivrée?|renouvelée?|passée? (en|le)|mise? à jour|recyclage|recyclée?|à recycler|passed|renewed|refreshed|completed|updated|attained|earned|acquired|erteilt|erlangt|bestanden|(zuletzt )?(aufgefrischt|erneuert)|zuletzt|letzte unterweisung|aufgefrischt|abgelegt|erworben|renovad[oa]|actualizad[oa]|obtenid[oa]|superad[oa])(?:[\s,;:.)].*)?$`)

// underWay matches what says that a study or a paper is not finished, accents dropped.
var underWay = pattern.New(`^\W*(begonnen|in arbeit|laufend|in progress|started|en cours|en curso|iniciad[oa]|empezad[oa]|lauft)\b|\b(in progress|in arbeit|en cours|en curso|lauft (noch|derzeit)|angemeldet|begonnen|not yet (completed|finished)|expected|voraussichtlich|(prufung|abschlussprufung) (fur|im|am) |exam (due|booked|in) |examen (prevu|en) |inscription pour|inscrite? (pour|en) |(assessment|exam|test) (in|on|scheduled) |acaba en|empezad[oa] en|(hope|plan) to finish|begun |working on it|halfway|estoy (tomando|cursando|haciendo)|currently (taking|doing|studying)|termina en)`)

// putUnderWay notes a paper that is still being worked for among the studies, where its line says from or until when. It reports false for
// other lines.
func (b *book) putUnderWay(e *listItem) bool {
	r := &e.head[0]
	m := underWay.FindStringIndex(fold(r.text))
	opens := beginsWith.FindStringIndex(b.cut(b.withoutDate(r)))
	if m == nil && opens == nil {
		return false
	}
	var from, to *dated
	for i := range r.dates {
		d := &r.dates[i]
		switch {
		case d.lapse:
		case d.ranged && d.to == "", opens != nil && from == nil && d.span.Start <= r.span.Start+1:
			from = d
		default:
			to = d
		}
	}
	if from == nil && to == nil {
		return false
	}
	name := e.toks[0].span
	if (opens != nil || underWay.MatchString(fold(e.toks[0].text))) && len(e.toks) > 1 && wordCount(e.toks[0].text) <= 2 {
		name = e.toks[1].span
	}
	path := fmt.Sprintf("education[%d]", len(b.p.Education))
	ed := profile.Education{StudyType: b.put(path+".studyType", b.paperName(name), 0.8)}
	if from != nil {
		ed.StartDate = b.putAs(path+".startDate", from.from, from.start, 0.85)
	}
	if to != nil {
		ed.EndDate = b.putAs(path+".endDate", to.to, to.end, 0.85)
	}
	b.p.Education = append(b.p.Education, ed)
	return true
}

// beginsWith matches the word that says of all that follows it that it was begun.
var beginsWith = pattern.New(`(?i)^\W*(begonnen|in arbeit|laufend|in progress|started|begun|en cours|en curso|iniciad[oa]|empezad[oa])\s?:`)

// papersBelow are the lines under a study that name a certificate gained on the way.
func papersBelow(rows []row) []line {
	var out []line
	for i := range rows {
		if f := fold(rows[i].text); !rows[i].wrap && namesCourse(rows[i].text) && (gained.MatchString(rows[i].text) || len(rows[i].dates) > 0 || strings.Contains(f, "certifi")) {
			out = append(out, *rows[i].line)
		}
	}
	return out
}
