package summary

import (
	"strings"

	"autojob/backend/core/skill"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// countryName is a country in the draft's language, the code itself where it is none.
func (m *maker) countryName(code string) string { return countryIn(code, m.lang) }

// countryIn is the name of a country by its code (ISO 3166-1 alpha-2) in a language, the code itself where it has none.
func countryIn(code, lang string) string {
	if len(code) != 2 {
		return code
	}
	region, err := language.ParseRegion(code)
	if err != nil || !region.IsCountry() {
		return code
	}
	if name := display.Regions(language.Make(lang)).Name(region); name != "" {
		return name
	}
	return code
}

// languageName is a language as the CV names it or, where that is its name in another of the four languages, as the draft's names it.
func (m *maker) languageName(written string) string {
	written = strings.TrimSpace(written)
	if m.main == m.lang {
		return written
	}
	for _, mention := range m.lex.Extract(written) {
		k, ok := m.lex.Skill(mention.Skill)
		if !ok || k.Kind != skill.Language || k.Code == "" {
			continue
		}
		tag, err := language.Parse(k.Code)
		if err != nil {
			return written
		}
		name := func(lang string) string { return display.Languages(language.Make(lang)).Name(tag) }
		if own := name(m.lang); own == "" || strings.EqualFold(own, written) {
			return written
		}
		for _, l := range Languages() {
			if strings.EqualFold(name(l), written) { // the very language, not one that the lexicon has for a neighbour
				return raised(name(m.lang))
			}
		}
	}
	return written
}

// levels are words for how well somebody speaks a language, in the order of Languages.
var levels = [][4]string{
	{"native", "Muttersprache", "langue maternelle", "lengua materna"},
	{"native speaker", "Muttersprachler", "langue maternelle", "lengua materna"},
	{"mother tongue", "Muttersprache", "langue maternelle", "lengua materna"},
	{"native", "muttersprachlich", "natif", "nativo"},
	{"native", "Muttersprachlerin", "native", "nativa"},
	{"bilingual", "zweisprachig", "bilingue", "bilingüe"},
	{"fluent", "fließend", "courant", "fluido"},
	{"fluent", "verhandlungssicher", "courant", "fluido"},
	{"very good", "sehr gut", "très bien", "muy alto"},
	{"good", "gut", "bien", "bueno"},
	{"good", "gute Kenntnisse", "bonnes connaissances", "buen nivel"},
	{"intermediate", "mittlere Kenntnisse", "intermédiaire", "intermedio"},
	{"advanced", "fortgeschritten", "avancé", "avanzado"},
	{"basic", "Grundkenntnisse", "notions", "básico"},
	{"basic", "Grundkenntnisse", "notions de base", "nociones"},
}

// levelName is a level as the CV tells it or, where its words are those of another language, as the draft's has it.
func (m *maker) levelName(written string) string {
	written = strings.TrimSpace(written)
	own := 0
	for i, l := range Languages() {
		if l == m.lang {
			own = i
		}
	}
	found := ""
	for _, row := range levels {
		for i, word := range row {
			if strings.EqualFold(word, written) {
				if i == own {
					return written
				}
				if found == "" {
					found = row[own]
				}
			}
		}
	}
	if found != "" {
		return found
	}
	return unnested(written)
}

// unnested is a level without brackets of its own, since it stands in some: "B2, First, 2014".
func unnested(level string) string {
	return strings.NewReplacer(" (", ", ", "(", ", ", ")", "").Replace(level)
}
