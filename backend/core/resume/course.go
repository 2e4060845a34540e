package resume

import (
	"strings"
	"unicode/utf8"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
)

// Courses and papers among the schools, and studies that were left.

// allListed reports whether each line of a section opens with a list mark, lines that go on with one above aside.
func allListed(lines []line) bool {
	for i := range lines {
		if !lines[i].bullet && (i == 0 || !startsLower(lines[i].text) && !strings.HasPrefix(lines[i].text, "(")) {
			return false
		}
	}
	return len(lines) > 0
}

// courseLines parts the lines of a section into those of studies and those that name a course or a paper: "Course in First Aid, 8 hours, 2019".
func (b *book) courseLines(lines []line) (studies, courses []line) {
	listed := allListed(lines)
	course := false
	for i := range lines {
		l := &lines[i]
		goesOn := i > 0 && !l.bullet && (startsLower(l.text) || l.box.X0 > lines[i-1].box.X0+typedWidth)
		if !goesOn {
			course = (listed || b.typed != nil && len(l.cells) == 1) && namesCourse(b.cut(b.withoutDate(&row{line: l, dates: datesIn(l)})))
		}
		if course {
			courses = append(courses, *l)
		} else {
			studies = append(studies, *l)
		}
	}
	return studies, courses
}

func datesIn(l *line) []dated {
	var out []dated
	for _, p := range periods(l.apart()) {
		out = append(out, place(p, l.span.Start))
	}
	return out
}

// namesCourse reports whether a line opens with a word for a course or a paper and names no degree.
func namesCourse(t string) bool {
	f := fold(t)
	first, _, _ := strings.Cut(f, ",")
	return courseLead.MatchString(f) && degreeScore(first) < 0.9
}

// courseLead matches the words in which courses and papers are named, accents dropped.
var courseLead = pattern.New(`^\W*(curso|cours|kurs|seminar|seminario|seminaire|course|workshop|taller|atelier|lehrgang|\pL*lehrgang|fortbildung|schulung|\pL*schulung|training|formation (continue|courte|interne)|formation (a|au|aux) l?|introduccion|introduction|initiation|habilitation|attestation|((paediatric|emergency|mental health|basic) )?first aid|safeguarding|food (hygiene|safety)|manual handling|erste hilfe|ersthelfer\pL*|premiers secours|primeros auxilios|\pL*belehrung|unterweisung|sst|psc ?1|caces|fimo|fco|ssiap|haccp|certificat (de|d) (sauveteur|secour)\pL*|carne de manipulador\pL*|manipulador\pL*|prevencion de riesgos)\b|^\W*formation\W*[«"“]`)

// leftEarly is what an entry says of a study that was not finished: "left after two years, no degree".
func (b *book) leftEarly(e *entry) (document.Span, bool) {
	for n, rows := range [][]row{e.head, e.body} {
		for i := range rows {
			m := profile.Unfinished(rows[i].text)
			if m != nil && (n > 0 || i > 0) {
				clause, _, _ := strings.Cut(rows[i].text, ";")
				if m[0] > 30 || m[1] > len(clause) || degreeScore(clause[:m[0]]+clause[m[1]:]) >= 0.5 {
					continue // it tells of another one
				}
			}
			if m != nil {
				t := rows[i].text
				end := m[1]
				for end < len(t) && !strings.ContainsRune(",;.)", rune(t[end])) {
					end++
				}
				return b.trim(rows[i].sub(m[0], end), edge), true
			}
		}
	}
	for k := 0; k+1 < len(e.head)+len(e.body); k++ { // the words may be broken at a line's end
		p, r := e.row(k), e.row(k+1)
		if !startsLower(r.text) || r.index != p.index+1 {
			continue
		}
		both := document.Span{Start: p.span.Start, End: r.span.End}
		if m := profile.Unfinished(b.cut(both)); m != nil && degreeScore(r.text) < 0.5 {
			t := b.cut(both)
			return document.Span{Start: both.Start + utf8.RuneCountInString(t[:m[0]]), End: both.Start + utf8.RuneCountInString(t[:m[1]])}, true
		}
	}
	return document.Span{}, false
}

// row is line k of an entry, those that name it first.
func (e *entry) row(k int) *row {
	if k < len(e.head) {
		return &e.head[k]
	}
	return &e.body[k-len(e.head)]
}

// passedExam matches what is told of an examination behind a comma: "Bäcker, Lehrabschlussprüfung bestanden".
var passedExam = pattern.New(`(?i),? (?:mit )?(?:\pL*prüfung|examen?|exam|examination)(?: \pL+)? (?:bestanden|abgelegt|passed|réussi|aprobado)$`)
