package summary

import (
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
)

// inProgress is said of what is still being learnt.
var inProgress = pattern.New(`(?i)\b(?:expected|anticipated|in progress|ongoing|underway|laufend|läuft|berufsbegleitend seit|angestrebt|voraussichtlich|en cours|prévue?|en curso|previst[oa]|cursando)(?:$|[^\pL])`)

// firstYears is said of a French study of which its first years were passed.
var firstYears = pattern.New(`(?i)\b1 et 2\b|\b1re et 2e\b`)

// isBroken reports whether an entry of education, or what stands behind its school, says that it was not finished or is still being learnt.
func isBroken(e profile.Education) bool {
	text := degree(e)
	return profile.Unfinished(text+" "+e.Institution) != nil || leftWith(e) || inProgress.MatchString(text) || firstYears.MatchString(text)
}

// leftWith reports whether the result of a study is that it was left.
func leftWith(e profile.Education) bool { return profile.Unfinished(e.Score) != nil }

// isToCome reports whether a date is after the draft's day.
func (m *maker) isToCome(day string) bool {
	d := readDate(day)
	return d.year > 0 && m.in.Day.Year() > 1 && d.count(false) > m.today
}

// expected says of a day to come that what ends or is given then is not held yet: "expected 2027".
func (m *maker) expected(day string) string { return fill(m.f.expected, "date", m.f.long(day)) }

// schooldays is the heading line with the dates of an entry of education; an end that is to come is said so.
func (m *maker) schooldays(i int) *Sentence {
	e := m.p.Education[i]
	if m.in.Kind == Whole || !m.isToCome(e.EndDate) {
		return m.period("education", "education", i, e.StartDate, e.EndDate, m.in.Kind != Whole && m.lasts(i))
	}
	text := m.expected(e.EndDate)
	if from := m.f.short(e.StartDate); from != "" {
		text = from + " – " + m.f.short(e.EndDate) + " (" + m.f.expectedEnd + ")"
	}
	return m.line("education", at("education", i, "dates"), text, Cite{at("education", i, "startDate"), e.StartDate}, Cite{at("education", i, "endDate"), e.EndDate})
}

// dayGiven is the date of a certificate in a table, one to come as expected unless the name tells it.
func (m *maker) dayGiven(c profile.Certificate) string {
	switch {
	case m.in.Kind == Whole || !m.isToCome(c.Date):
		return m.f.short(c.Date)
	case inProgress.MatchString(c.Name):
		return ""
	}
	return m.expected(c.Date)
}

// schoolsOnBoard are the highest training that somebody finished, the newest of its level, and the one that is higher and still under way; -1 where there is none.
func (m *maker) schoolsOnBoard() (held, underWay int) {
	held, underWay = -1, -1
	rank := func(i int) int { return m.levelOf(i)*10000 + readDate(m.p.Education[i].EndDate).year }
	for i, e := range m.p.Education {
		text := m.degree(i)
		switch {
		case text == "" || m.tellsWhere(text) || profile.Unfinished(text+" "+e.Institution+" "+e.Score) != nil:
		case m.lasts(i) || inProgress.MatchString(text+" "+e.Institution):
			if underWay < 0 || rank(i) > rank(underWay) {
				underWay = i
			}
		case !isBroken(e) && (held < 0 || rank(i) > rank(held)):
			held = i
		}
	}
	if held >= 0 && underWay >= 0 && m.levelOf(underWay) < m.levelOf(held) && m.shared(degree(m.p.Education[underWay])) == 0 {
		underWay = -1 // a course beside a degree
	}
	return held, underWay
}

// levelOf orders what was learnt: a course, what ends school, a trade or what has no known level, degrees.
func (m *maker) levelOf(i int) int {
	e := m.p.Education[i]
	text := degree(e)
	switch level := evidence.DegreeHeld(text); {
	case schoolLeaving.MatchString(text), m.ofHighSchool(i), level == evidence.School:
		return int(evidence.School)
	case level != evidence.NoDegree:
		return int(level)
	case englishDegree.MatchString(text) && !courses.MatchString(text):
		return int(evidence.Bachelor)
	case courses.MatchString(text):
		return int(evidence.NoDegree)
	}
	return int(evidence.Vocational)
}

var (
	highSchool  = pattern.New(`(?i)\bhigh school\b`)
	bareDiploma = pattern.New(`(?i)^(?:(?:general |regents )?diploma|graduate[d]?|graduation)\.?$`)
)

// ofHighSchool reports whether an entry is a diploma without a subject from a high school.
func (m *maker) ofHighSchool(i int) bool {
	e := m.p.Education[i]
	return bareDiploma.MatchString(strings.TrimSpace(degree(e))) && highSchool.MatchString(e.Institution)
}

// schoolsLines are the training that a board is told of: the highest one, and what is under way, as such.
func (m *maker) schoolsLines(add func(label, name, text string, cites ...Cite)) {
	held, underWay := m.schoolsOnBoard()
	from := func(i int) []Cite {
		e := m.p.Education[i]
		return []Cite{whole(at("education", i, "studyType"), e.StudyType), whole(at("education", i, "area"), e.Area)}
	}
	if held >= 0 {
		e, label := m.p.Education[held], "education"
		if saysSchool.MatchString(e.StudyType) {
			label = ""
		}
		text, cites := m.degree(held), from(held)
		if m.ofHighSchool(held) {
			text, cites = "High school diploma", append(cites, Cite{at("education", held, "institution"), highSchool.FindString(e.Institution)})
		}
		add(label, at("education", held, "studyType"), text, cites...)
	}
	if underWay >= 0 {
		e, text, cites := m.p.Education[underWay], m.degree(underWay), from(underWay)
		switch {
		case inProgress.MatchString(text):
		case m.isToCome(e.EndDate):
			text = dated(text, m.expected(e.EndDate[:4])) // a board is told no more than the year
			cites = append(cites, Cite{at("education", underWay, "endDate"), e.EndDate})
		default:
			text = dated(text, m.f.underWay)
			cites = append(cites, Cite{at("education", underWay, "startDate"), e.StartDate})
		}
		add("", at("education", underWay, "studyType"), text, cites...)
	}
}
