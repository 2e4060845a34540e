package summary

import (
	"maps"
	"slices"
	"strings"

	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
)

// degree is what was studied: "BSc (Hons), General Nursing".
func degree(e profile.Education) string {
	if e.StudyType != "" && strings.Contains(e.StudyType, e.Area) {
		return e.StudyType
	}
	if e.Area != "" && strings.Contains(e.Area, e.StudyType) {
		return e.Area
	}
	return joined(", ", e.StudyType, e.Area)
}

// ofDegree stand between the kind of a degree and its subject where both are one phrase.
var ofDegree = wordSet("in of en de d' d’ du zum zur als à")

// joint is what stands in the CV between the kind of a degree and its subject where they are one phrase there, with its blanks: " in ", " zur "; "" where
// it cannot be seen.
func (m *maker) joint(i int) string {
	r := m.in.Profile.Meta.Autojob
	if r == nil || m.p.Education[i].StudyType != m.in.Profile.Education[i].StudyType || m.p.Education[i].Area != m.in.Profile.Education[i].Area {
		return ""
	}
	kind, area := r.Fields[at("education", i, "studyType")], r.Fields[at("education", i, "area")]
	text, from, to := []rune(r.Text), kind.Span.End, area.Span.Start
	if kind.Edited || area.Edited || from <= 0 || from > to || to > len(text) || to-from > 10 {
		return ""
	}
	word := strings.TrimSpace(string(text[from:to]))
	if word == "" && to == from+1 && text[from] == ' ' {
		return " "
	}
	if !ofDegree[word] {
		return ""
	}
	if strings.ContainsAny(word, "'’") {
		return " " + word
	}
	return " " + word + " "
}

// degree is what was studied, in one phrase where the CV has it so ("Ausbildung zur Steuerfachangestellten") or its language does: "Fachschule für
// Sozialpädagogik", "Grado en Enfermería", "A levels: English, French".
func (m *maker) degree(i int) string {
	e := m.p.Education[i]
	if joint := m.joint(i); joint != "" {
		return e.StudyType + joint + e.Area
	}
	text := degree(e)
	if text != joined(", ", e.StudyType, e.Area) || strings.TrimSpace(e.StudyType) == "" || strings.TrimSpace(e.Area) == "" {
		return text
	}
	kind, area := strings.TrimSpace(e.StudyType), strings.TrimSpace(e.Area)
	if sayAll(kind, area) { // "Diplôme d’État d’éducateur spécialisé, Éducation spécialisée"
		return kind
	}
	for _, b := range between[m.main] {
		if b.kind.MatchString(kind) && !(b.subject && (personNoun.MatchString(area) || strings.Contains(area, ","))) {
			return kind + b.text + area
		}
	}
	return text
}

// sayAll reports whether the words of one text are all in another, but for their ends.
func sayAll(text, words string) bool {
	said := stemsOf(text)
	return !slices.ContainsFunc(strings.Fields(words), func(w string) bool {
		stems := slices.Collect(maps.Keys(stemsOf(w)))
		return len(stems) != 1 || !said[stems[0]]
	})
}

// between is what stands between the kind of a degree and its subject in a language, where it is no comma.
var between = map[string][]struct {
	kind    *pattern.Pattern
	text    string
	subject bool // only before one subject
}{
	"en": {{pattern.New(`(?i)^(?:\d+ )?(?:national \d|(?:a|as|o)[- ]levels?|i?gcses?|(?:advanced )?highers?|standard grades?|leaving cert(?:ificate)?|international baccalaureate)$`), ": ", false}},
	"de": {
		{pattern.New(`^(?:Fachschule|Berufsfachschule|Fachakademie|Fachoberschule|Technikerschule|Meisterschule)$`), " für ", true},
		{pattern.New(`^(?:(?:Berufsa|A)usbildung|Lehre|Umschulung|Fachabitur|Facharbeiter(?:in)?|Gesellenbrief|Fachschule|Berufsfachschule|Fachakademie)(?:,? [^:]*)?$`), ": ", false},
	},
	"fr": {{pattern.New(`(?i)^(?:bac(?:calauréat)?(?: pro(?:fessionnel)?| techno(?:logique)?)?|bts|dut|but|cap|bep|bp|master|licence(?: pro(?:fessionnelle)?)?|deug)$`), " ", true}},
	"es": {
		{pattern.New(`(?i)^bachillerato$`), " de ", true},
		{pattern.New(`(?i)^(?:(?:doble )?grado|máster|master|licenciatura|diplomatura|doctorado|pos(?:t)?grado|ciclo formativo.*|técnic[oa](?: superior| de grado medio)?|título profesional|cf[gm][ms]|fp.*)$`), " en ", false},
	},
}

// personNoun is a subject that is the word for somebody who has it: a school is for what is taught.
var personNoun = pattern.New(`(?:er|erin|mann|frau|kraft|ist|istin|assistent|assistentin|angestellte[r]?|pfleger)$`)
