package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
)

// schoolsAsked are up to two entries of education, the newest first: what answers the ad's wish for a degree, and what is called as the ad
// calls it. Who has little work tells the newest anyhow.
func (m *maker) schoolsAsked(noWork bool) []int {
	if m.in.Posting == nil {
		return nil
	}
	wanted, wishes := -1, false
	for _, e := range m.found {
		wishes = wishes || e.Requirement.Kind == evidence.DegreeKind && e.Requirement.Degree > evidence.School
		if e.Requirement.Kind == evidence.DegreeKind && e.State == evidence.Met && e.Requirement.Degree > evidence.School {
			wanted = m.degreeAsked()
		}
	}
	if named := m.degreeNamed(); wanted < 0 && named >= 0 {
		wanted = named
	}
	type school struct {
		at, stems int
		end       string
	}
	var all []school
	for i, e := range m.p.Education {
		if schoolLeaving.MatchString(degree(e)) && len(m.p.Education) > 1 {
			continue
		}
		if s := (school{i, m.shared(degree(e)), max(e.EndDate, e.StartDate)}); i == wanted || s.stems > 0 {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(all, func(a, b school) int {
		if (a.at == wanted) != (b.at == wanted) {
			return number(b.at == wanted) - number(a.at == wanted)
		}
		return b.stems - a.stems
	})
	all = all[:min(len(all), 2)]
	if months, _, _ := m.months(func(job) bool { return true }); len(all) == 0 && (noWork || wishes || months < littleWork) {
		if i := m.degreeAsked(); i >= 0 && (!schoolLeaving.MatchString(degree(m.p.Education[i])) || len(m.p.Education) == 1) {
			all = append(all, school{i, 0, ""})
		}
	}
	if newest := m.newestSchool(); newest >= 0 && len(all) < 2 && !slices.ContainsFunc(all, func(s school) bool { return s.at == newest }) {
		all = append(all, school{newest, 0, m.p.Education[newest].EndDate})
	}
	slices.SortStableFunc(all, func(a, b school) int { return strings.Compare(b.end, a.end) })
	var out []int
	for _, s := range all {
		out = append(out, s.at)
	}
	return out
}

// freshYears is for how long a letter tells of the last thing learnt without being asked.
const freshYears = 10

// newestSchool is the entry of education that ended last, where that is not long ago; else -1.
func (m *maker) newestSchool() int {
	best, end := -1, 0
	for i, e := range m.p.Education {
		if y := readDate(e.EndDate).year; y > end && !schoolLeaving.MatchString(degree(e)) && y+freshYears >= m.in.Day.Year() {
			best, end = i, y
		}
	}
	return best
}

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
var everyday = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`level course certificate certified certification training manager management professional national diploma degree general school college university basic advanced foundation award health business
		zertifikat lehrgang grundkurs fortbildung weiterbildung ausbildung prüfung fachkraft allgemeine
		formation certificat certification diplôme niveau général gestion
		curso certificado formación título nivel gestión grado técnico superior profesional`) {
		r := []rune(w)
		out[string(r[:min(len(r), 6)])] = true
	}
	return out
}()

// broken is said of what was not finished, or is still being learnt.
var broken = pattern.New(`(?i)\b(?:not completed|incomplete|unfinished|expected|in progress|ongoing|discontinued|abgebrochen|ohne abschluss|laufend|angestrebt|voraussichtlich|en cours|non validé\S*|inachevé\S*|abandon\S*|en curso|sin terminar|inacabad\S*|incomplet\S*)\b|\b1 et 2\b|\b1re et 2e\b`)

// studied says what somebody studied or learnt, and where; later entries came before the first.
func (m *maker) studied(i int, again bool) Sentence {
	e := m.p.Education[i]
	kind, area, school := strings.TrimSpace(e.StudyType), strings.TrimSpace(e.Area), strings.TrimSpace(e.Institution)
	if kind == "" || broken.MatchString(kind+" "+area) {
		return Sentence{}
	}
	if y := readDate(e.EndDate); y.year == 0 && e.StartDate != "" || y.year > 0 && m.in.Day.Year() > 1 && 12*y.year+max(y.month, 1)-1 > m.today {
		return Sentence{} // it lasts
	}
	if strings.Contains(kind, area) {
		area = ""
	} else if strings.Contains(area, kind) {
		kind, area = area, ""
	}
	year := ""
	cites := []Cite{whole(at("education", i, "studyType"), e.StudyType), whole(at("education", i, "area"), e.Area), whole(at("education", i, "institution"), e.Institution)}
	if y := readDate(e.EndDate); y.year > 0 {
		year = e.EndDate[:4]
		cites = append(cites, Cite{at("education", i, "endDate"), e.EndDate})
	}
	text := map[string]func(kind, area, where string, again bool) string{"en": studiedEnglish, "de": studiedGerman, "fr": studiedFrench, "es": studiedSpanish}[m.lang](kind, area, joined(", ", flat(school), year), again)
	if text == "" {
		return Sentence{}
	}
	return m.cited("letter", at("education", i, "studied"), ended(text), cites...)
}

var (
	englishDegree  = pattern.New(`(?i)^(?:[bm]\.?\s?(?:sc|a|eng|ed|ba|com|phil|tech|s|res|arch|pharm|fa)\b\.?|mba|ll\.?[bm]|ph\.?\s?d|a\.?a\.?s?\b|b\.?f\.?a|bachelor|master|doctor|juris doctor|j\.?d\.?$|(?:postgraduate |graduate |higher |national |advanced |professional )*(?:diploma|certificate)|associate|foundation degree|hn[cd]\b|nvq|svq|btec|pgce|pgdip|pgcert|dip\b|degree|city & guilds)`)
	englishTrained = pattern.New(`(?i)\b(?:apprenticeship|training|traineeship)\b`)
)

// bracketed is a place and a year in brackets, where there are any.
func bracketed(where string) string {
	if where == "" {
		return ""
	}
	return " (" + where + ")"
}

func studiedEnglish(kind, area, where string, again bool) string {
	what := kind
	if head, grade, ok := strings.Cut(kind, ", "); ok {
		what, where = head, joined(", ", grade, where)
	}
	if area != "" {
		what += " in " + area
	}
	switch {
	case englishTrained.MatchString(kind):
		return "I completed " + article(kind) + " " + lowered(what) + bracketed(where)
	case !englishDegree.MatchString(kind):
		return ""
	case again:
		return "Before that I completed " + article(kind) + " " + what + bracketed(where)
	}
	return "I hold " + article(kind) + " " + what + bracketed(where)
}

var (
	germanLearnt  = pattern.New(`(?i)^(?:ausbildung|berufsausbildung|gesellenbrief|gesellenprüfung|lehre|facharbeiter|umschulung|duale ausbildung|ihk)`)
	germanStudied = pattern.New(`(?i)^(?:diplom|bachelor|master|magister|staatsexamen|[bm]\.?\s?(?:a|sc|eng|ed)\b|studium|lehramt|1\. staatsexamen|2\. staatsexamen|erstes|zweites|mba|ll\.)`)
	germanSchool  = pattern.New(`(?i)^(?:fachschule|berufsfachschule|fachakademie|staatlich anerkannte)`)
	germanTitle   = pattern.New(`(?i)^(?:\pL*meister(?:in)?|techniker(?:in)?|fachwirt(?:in)?|betriebswirt(?:in)?|staatlich geprüfte)\b`)
)

// lowered1 begins a text with a small letter where its first word is an adjective.
func lowered1(s string) string {
	if strings.HasPrefix(s, "Staatlich") {
		return lowered(s)
	}
	return s
}

func studiedGerman(kind, area, where string, again bool) string {
	verb := "gelernt"
	switch {
	case germanStudied.MatchString(kind):
		verb = "studiert"
	case germanLearnt.MatchString(kind):
	case strings.HasSuffix(strings.ToLower(kind), "prüfung") && area != "":
		return "Ich habe die " + kind + " in " + area + " abgelegt" + bracketed(where)
	case strings.HasSuffix(kind, "brief") && area != "":
		return "Ich habe den " + kind + " in " + area + bracketed(where)
	case germanSchool.MatchString(kind):
	case germanTitle.MatchString(kind):
		return "Ich bin " + joined(", ", lowered1(kind), area) + bracketed(where)
	default:
		return ""
	}
	if area == "" || strings.HasSuffix(area, "angestellten") {
		return "" // its ending would have to change
	}
	what := bracketed(joined(", ", kind, where))
	if strings.ContainsAny(kind, "()") {
		what = ": " + joined(", ", kind, where)
	}
	if again {
		return "Davor habe ich " + area + " " + verb + what
	}
	return raised(verb) + " habe ich " + area + what
}

var frenchDegree = pattern.New(`(?i)^(?:master|mastère|bts|dut|but|cap|bep|bac|baccalauréat|brevet|titre|doctorat|dcg|dscg|dess|dea|deug|diplôme|certificat|caf|licence|maîtrise)\b`)

func studiedFrench(kind, area, where string, again bool) string {
	if !frenchDegree.MatchString(kind) {
		return ""
	}
	head := "d’un "
	low := strings.ToLower(kind)
	switch {
	case strings.HasPrefix(low, "licence"), strings.HasPrefix(low, "maîtrise"):
		head = "d’une "
	case strings.HasPrefix(low, "diplôme d"):
		head = "du "
	}
	if area != "" && !strings.HasPrefix(area, "2 ") && !strings.HasPrefix(area, "1 ") && !strings.HasPrefix(low, "diplôme d") {
		kind += ", " + lowered(area)
	} else if area != "" && countWords(kind) == 2 && lowered(area) == area { // "Diplôme d’État d’aide-soignant"
		if strings.ContainsAny(area[:1], "aeiouh") || strings.HasPrefix(area, "é") {
			kind += " d’" + area
		} else {
			kind += " de " + area
		}
	} else if strings.HasPrefix(area, "2 ") || strings.HasPrefix(area, "1 ") {
		kind += " " + area
	}
	if again {
		return "J’ai aussi obtenu auparavant " + map[string]string{"d’un ": "un ", "d’une ": "une ", "du ": "le "}[head] + kind + bracketed(where)
	}
	return "Je suis titulaire " + head + kind + bracketed(where)
}

var spanishFeminine = pattern.New(`(?i)^(?:licenciatura|diplomatura|ingeniería|maestría|formación)\b`)

func studiedSpanish(kind, area, where string, again bool) string {
	what, low := kind, strings.ToLower(kind)
	if area != "" {
		what += " en " + area
	}
	switch {
	case strings.HasPrefix(low, "título"):
		if again {
			return "Antes obtuve el " + lowered(what) + bracketed(where)
		}
		return "Tengo el " + lowered(what) + bracketed(where)
	case spanishFeminine.MatchString(kind):
		what = "la " + what
	case !strings.HasPrefix(low, "técnic"):
		what = "el " + what
	}
	if again {
		return "Antes cursé " + what + bracketed(where)
	}
	return "Cursé " + what + bracketed(where)
}
