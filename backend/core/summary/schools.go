package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
)

// schoolsTold are up to two entries of education, the newest first: the last thing learnt, and what answers the ad's wish for a degree or is called as the
// ad calls it, or else what was learnt before, where that is not long ago.
func (m *maker) schoolsTold() []int {
	wanted := m.degreeAsked()
	if named := m.degreeNamed(); wanted < 0 && named >= 0 {
		wanted = named
	}
	year := func(i int) int {
		return max(readDate(m.p.Education[i].EndDate).year, readDate(m.p.Education[i].StartDate).year)
	}
	var all []int
	for i, e := range m.p.Education {
		text := degree(e)
		if text == "" || isBroken(e) || schoolLeaving.MatchString(text) && m.finishedMore(i) {
			continue
		}
		if said, _ := m.learnt(i, false); said != "" || m.in.Kind != Letter {
			all = append(all, i)
		}
	}
	slices.SortStableFunc(all, func(a, b int) int { return year(b) - year(a) })
	stems := func(i int) int { return m.shared(degree(m.p.Education[i])) }
	told := slices.Clone(all[:min(len(all), 1)]) // the last thing learnt is the most, as a rule
	best := -1
	for _, i := range all {
		switch {
		case slices.Contains(told, i) || i != wanted && stems(i) == 0:
		case best < 0, i == wanted, best != wanted && stems(i) > stems(best):
			best = i
		}
	}
	course := func(i int) bool { return courses.MatchString(m.p.Education[i].StudyType) }
	if best < 0 && len(all) > 1 && course(all[0]) {
		best = firstOf(all, func(i int) bool { return !course(i) })
	}
	if best < 0 && len(all) > 1 && year(all[1])+freshYears >= m.in.Day.Year() {
		best = all[1]
	}
	if best >= 0 {
		told = append(told, best)
	}
	return told
}

// finishedMore reports whether another entry than one of education was finished or is not told to be unfinished.
func (m *maker) finishedMore(than int) bool {
	for i, e := range m.p.Education {
		if i != than && !isBroken(e) && !m.lasts(i) && degree(e) != "" && !schoolLeaving.MatchString(degree(e)) {
			return true
		}
	}
	return false
}

// courses are less than a degree or a trade.
var courses = pattern.New(`(?i)certificate|course|zertifikat|lehrgang|kurs\b|certificat|formation|\bcurso`)

// firstOf is the first of some numbers of which a test holds, -1 where it holds of none.
func firstOf(all []int, holds func(int) bool) int {
	if i := slices.IndexFunc(all, holds); i >= 0 {
		return all[i]
	}
	return -1
}

// degreeAsked is the entry of education that answers the ad's wish for a degree, -1 where none does or the ad has no such wish.
func (m *maker) degreeAsked() int {
	for i := range m.p.Education {
		if slices.ContainsFunc(m.found, func(e evidence.Evidence) bool {
			r := e.Requirement
			return r.Kind == evidence.DegreeKind && r.Degree > evidence.School && e.State == evidence.Met && strings.HasPrefix(e.Quote.Field, "education"+index(i)+".")
		}) {
			return i
		}
	}
	return -1
}

// freshYears is for how long what was learnt before is told of without being asked for.
const freshYears = 10

// schoolLeaving is what ends school, of which nobody speaks who learnt more.
var schoolLeaving = pattern.New(`(?i)^(?:abitur|fachabitur|fachoberschulreife|fachhochschulreife|mittlere reife|realschul|hauptschul|\pL* ?sekundarabschluss|bachillerato|eso\b|graduado escolar|bac\b|baccalauréat|brevet des collèges|gcse|a[- ]levels?|high school|ged\b|leaving cert)`)

// shared is how many of a text's longer words the ad has.
func (m *maker) shared(text string) int {
	n := 0
	for stem := range stemsOf(text) {
		if m.sel.echoes[stem] > 0 && !everyday[stem] {
			n++
		}
	}
	return n
}

// everyday are stems that ads and papers share without meaning the same.
var everyday = stemsOf(`level course certificate certified certification training manager management professional national diploma degree general school college university basic advanced foundation award health business
	zertifikat lehrgang grundkurs fortbildung weiterbildung ausbildung prüfung fachkraft allgemeine
	formation certificat certification diplôme niveau général gestion
	curso certificado formación título nivel gestión grado técnico superior profesional`)

// studied says what somebody studied or learnt, and where; later entries came before the first.
func (m *maker) studied(i int, again bool) Sentence {
	text, cites := m.learnt(i, again)
	if text == "" {
		return Sentence{}
	}
	return m.cited("letter", at("education", i, "studied"), ended(oneBracket(text)), cites...)
}

// longestStudies is for how many years what has no end is taken to last; after that the CV lacks the end.
const longestStudies = 8

// lasts reports whether somebody still learns what an entry of education is about.
func (m *maker) lasts(i int) bool {
	e := m.p.Education[i]
	end := readDate(e.EndDate)
	return end.year == 0 && readDate(e.StartDate).year+longestStudies >= m.in.Day.Year() && e.StartDate != "" || m.in.Day.Year() > 1 && end.count(false) > m.today
}

// learnt is the sentence of an entry of education, "" where it makes none, and where it is from.
func (m *maker) learnt(i int, again bool) (string, []Cite) {
	e := m.p.Education[i]
	kind, area, school := strings.TrimSpace(e.StudyType), strings.TrimSpace(e.Area), flat(strings.TrimSpace(e.Institution))
	cites := []Cite{whole(at("education", i, "studyType"), e.StudyType), whole(at("education", i, "area"), e.Area), whole(at("education", i, "institution"), e.Institution)}
	if kind == "" || isBroken(e) {
		return "", nil
	}
	end := readDate(e.EndDate)
	if m.lasts(i) {
		return m.studying(kind, area, school), cites
	}
	if strings.Contains(kind, area) {
		area = ""
	} else if strings.Contains(area, kind) {
		kind, area = area, ""
	}
	year := ""
	if end.year > 0 {
		year = e.EndDate[:4]
		cites = append(cites, Cite{at("education", i, "endDate"), e.EndDate})
	}
	where := joined(", ", school, year)
	if joint := m.joint(i); m.lang == "de" && strings.HasPrefix(joint, " zu") && feminine(kind) { // its ending says for whom
		text := "habe ich eine " + kind + joint + area + " abgeschlossen" + bracketed(where)
		if again {
			return "Davor " + text, cites
		}
		return "Ich habe" + strings.TrimPrefix(text, "habe ich"), cites
	}
	if m.lang == "de" {
		return studiedGerman(kind, area, school, year, m.learntAt(school), again), cites
	}
	return map[string]func(kind, area, where string, again bool) string{"en": studiedEnglish, "fr": studiedFrench, "es": studiedSpanish}[m.lang](kind, area, where, again), cites
}

// qualified is what somebody trains to become, with the adjective of a chamber's title: "zum Geprüften Polier".
func qualified(kind, title string) string {
	if rest, ok := strings.CutPrefix(kind, "Geprüfter "); ok {
		return "zum Geprüften " + rest
	}
	if strings.HasPrefix(kind, "Geprüfte ") {
		return strings.Replace(title, "zur ", "zur Geprüften ", 1)
	}
	return title
}

// studying says what somebody learns now, where it has a subject.
func (m *maker) studying(kind, area, school string) string {
	if area == "" && m.lang == "de" && germanTitle.MatchString(kind) {
		if title := becomes(strings.TrimPrefix(kind, "Geprüfte ")); title != "" || strings.HasPrefix(kind, "Geprüfter ") {
			return "Zurzeit bilde ich mich " + qualified(kind, title) + " weiter" + bracketed(school)
		}
	}
	area, _, _ = strings.Cut(area, " (")
	if area == "" && (m.lang == "de" || countWords(kind) < 3) || strings.Contains(area, ",") || m.lang == "en" && !englishDegree.MatchString(kind) || m.lang == "de" && !germanStudied.MatchString(kind) && !germanLearnt.MatchString(kind) {
		return ""
	}
	before := article(kind)
	if m.lang == "fr" {
		if before = "un"; frenchFeminine.MatchString(kind) {
			before = "une"
		}
		kind, area = degreeFrench(kind, area, "")
	}
	if m.lang == "es" {
		if before = "el"; spanishFeminine.MatchString(kind) {
			before = "la"
		}
	}
	verb := "studiere" // German alone tells the two apart
	if germanLearnt.MatchString(kind) {
		verb = "lerne"
	}
	if area == "" {
		return bare(fill(strings.NewReplacer(" in {area}", "", " en {area}", "").Replace(m.f.studies), "article", before, "kind", kind)) + bracketed(school)
	}
	return fill(m.f.studies, "article", before, "kind", kind, "area", area, "verb", verb) + bracketed(school)
}
