package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
)

// spokenAsked are the languages that the ad asks for.
func (m *maker) spokenAsked() []Sentence {
	var spoken, some []string
	var cites, someCites []Cite
	for _, e := range m.sel.asks {
		if e.State != evidence.Met || e.Requirement.Kind != evidence.LanguageKind {
			continue
		}
		for i, l := range m.p.Languages {
			if !strings.HasPrefix(e.Quote.Field, "languages"+index(i)) || l.Language == "" || m.nativeIn(e.Requirement.Lang) {
				continue
			}
			from := []Cite{whole(at("languages", i, "language"), l.Language), whole(at("languages", i, "fluency"), l.Fluency)}
			name, level := m.languageName(l.Language), m.levelName(l.Fluency)
			if m.lang == "fr" || m.lang == "es" {
				name = lowered(name)
			}
			if m.f.basics != "" && basicLevel.MatchString(level) {
				some, someCites = append(some, name), append(someCites, from...)
				continue
			}
			spoken, cites = append(spoken, m.withLevel(name, level)), append(cites, from...)
		}
	}
	var out []Sentence
	if len(spoken) > 0 {
		out = append(out, m.cited("letter", "languages", fill(m.f.speak, "list", m.f.listed(distinct(spoken))), cites...))
	}
	if some = distinct(some); len(some) > 0 {
		text := m.f.listed(some)
		if m.lang == "fr" {
			text = elided(text)
		}
		out = append(out, m.cited("letter", "basics", fill(m.f.basics, "list", text), someCites...))
	}
	return out
}

// elided is a French noun behind "de".
func elided(noun string) string {
	if startsVowel(noun) {
		return "d’" + noun
	}
	return "de " + noun
}

func startsVowel(s string) bool {
	return strings.ContainsRune("aeiouyhâéèêîôAEIOUHÉ", firstRune(s))
}

// nativeIn reports whether the draft is in a language that the person has from home: it shows.
func (m *maker) nativeIn(code string) bool {
	return code == m.lang && slices.ContainsFunc(m.person.Languages, func(s evidence.Spoken) bool { return s.Code == code && s.Level == "native" })
}

var (
	framework  = pattern.New(`(?i)^[abc][12]\+?(?:\s?[/–-]\s?[abc][12])?$`)
	ofALevel   = pattern.New(`(?i)^(?:intermédiaire|avancé|scolaire|bon|très bon|básico|medio|intermedio|alto|muy alto|avanzado|bueno)$`)
	basicLevel = pattern.New(`(?i)^(?:grundkenntnisse|basiskenntnisse|notions(?: de base)?|bases|nociones)$`)
	// adverbs are levels that stand beside the name of a language as they are, before it; those of Spanish stand behind.
	adverbs = map[string]*pattern.Pattern{
		"en": pattern.New(`(?i)^(?:fluent|good|very good|excellent|basic)$`),
		"de": pattern.New(`(?i)^(?:fließend|verhandlungssicher|gut|sehr gut)$`),
	}
	// fluentWords are levels of French and Spanish that an adverb says.
	fluentWords = map[string]*pattern.Pattern{"fr": pattern.New(`(?i)^(?:courante?|couramment)$`), "es": pattern.New(`(?i)^(?:fluido|fluida|con fluidez)$`)}
)

// withLevel is a language with how well somebody speaks it, as it follows "I speak": "fluent French", "couramment anglais", "Englisch (Niveau B1)".
func (m *maker) withLevel(name, level string) string {
	if m.lang != "de" {
		level = lowered(level)
	}
	switch {
	case level == "":
		return name
	case framework.MatchString(level):
		level = m.f.ofLevel + strings.ToUpper(level)
	case m.lang == "en" && adverbs["en"].MatchString(level), m.lang == "de" && adverbs["de"].MatchString(level):
		return strings.ToLower(level) + " " + name
	case m.lang == "fr" && fluentWords["fr"].MatchString(level):
		return "couramment " + name
	case m.lang == "es" && fluentWords["es"].MatchString(level):
		return name + " con fluidez"
	}
	if ofALevel.MatchString(level) && (m.lang == "fr" || m.lang == "es") {
		level = m.f.ofLevel + level
	}
	return fill(m.f.level, "language", name, "level", level)
}
