package summary

import (
	"cmp"
	"slices"
	"strings"

	"autojob/backend/core/pattern"
)

// ownYears is for how long somebody says of themselves to have done their work, in their own words, and where; told says that they tell a number at all:
// then no other stands beside it.
func (m *maker) ownYears() (years string, from Cite, told bool) {
	for _, own := range []Cite{{"basics.summary", m.in.Profile.Basics.Summary}, {"basics.label", m.in.Profile.Basics.Label}} {
		told = told || yearsTold.MatchString(own.Quote) || slices.ContainsFunc(sentencesOf(own.Quote), func(s string) bool { return anyYears.MatchString(s) && !pauses.MatchString(s) })
	}
	for _, w := range m.in.Profile.Work {
		told = told || slices.ContainsFunc(append([]string{w.Summary}, w.Highlights...), yearsAtIt.MatchString)
	}
	for _, own := range []Cite{{"basics.summary", m.p.Basics.Summary}, {"basics.label", m.p.Basics.Label}} {
		for _, sentence := range sentencesOf(own.Quote) {
			if lang := cmp.Or(languageOf(sentence), m.main); lang != "" && lang != m.lang {
				continue // nothing translates it
			}
			found := yearsWorked.FindStringSubmatch(sentence)
			if since := yearsSince.FindStringSubmatch(sentence); found == nil && since != nil && m.isTitle(since[1]) {
				found = []string{since[0], since[2]}
			}
			if n := len(anyYears.FindAllString(sentence, 2)); n > 1 || n == 1 && anotherYear.MatchString(sentence) {
				return "", Cite{}, true // "four years in a laboratory and one in quality control"
			}
			if found == nil || pauses.MatchString(found[0]) || strings.EqualFold(years, found[1]) {
				continue
			}
			if years != "" {
				return "", Cite{}, true // two numbers: which of them counts, the reader of the CV sees
			}
			years, from = found[1], Cite{own.Path, strings.TrimSpace(found[0])}
		}
	}
	if years = strings.TrimSpace(years); strings.HasSuffix(years, "Jahren") {
		years = strings.TrimSuffix(years, "n") // "mit neun Jahren Erfahrung"
	}
	return lowered(years), from, told || years != ""
}

const yearNumbers = `\d{1,2}\+?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ]\pL+)?|thirty(?:[- ]\pL+)?|` +
	`zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\pL+zehn|\pL*zwanzig|dreißig|` +
	`deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|dix-sept|dix-huit|dix-neuf|vingt(?:[- ]\pL+)?|trente(?:[- ]\pL+)?|` +
	`dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve|veinte|veinti\pL+|treinta(?: y \pL+)?`

// yearsWorked is a number of years that is said of work, and not of time between.
var yearsWorked = pattern.New(`(?i)(?:^|[^\pL\d-])((?:(?:over|more than|almost|nearly|about|around|at least|mehr als|über|rund|etwa|fast|knapp|plus de|près de|environ|presque|más de|casi|unos|cerca de) )?(?:` + yearNumbers +
	`) (?:years|jahren?|ans|années|años))['’]?(?: \pL+)? (?:experience|(?:of|in|as|on|with) \pL+|erfahrung|berufserfahrung|berufspraxis|praxis|(?:im|in der|als|in) \pL+|d['’]expérience|(?:de|en|dans|comme) \pL+|d['’]\pL+|(?:de|en|como) \pL+)`)

// yearsSince is a number of years behind what somebody calls themselves: "Éducatrice spécialisée depuis neuf ans", "Backend engineer, eleven years".
var yearsSince = pattern.New(`(?i)^([\pL -]+?)(?:,| seit| depuis| desde hace) ((?:(?:over|more than|mehr als|über|plus de|más de) )?(?:` + yearNumbers + `) (?:years|jahren|ans|années|años))(?:[,.;]|$)`)

// yearsAtIt is a number of years that is told of all of somebody's work.
var yearsAtIt = pattern.New(`(?i)(?:^|[^\pL\d-])(?:` + yearNumbers + `) (?:years|jahren?|ans|années|años)['’]? (?:(?:of |d['’]|de )?(?:\pL+ )?(?:experience|(?:berufs)?erfahrung|expérience|experiencia)|independent|self-employed|freelance|freiberuflich|selbstst?ändig|indépendante?|(?:como )?autónom[oa]|por cuenta propia)(?:\P{L}|$)`)

// anyYears is any number of years.
var anyYears = pattern.New(`(?i)(?:^|[^\pL\d-])(?:` + yearNumbers + `) (?:years|jahren?|ans|années|años)(?:\P{L}|$)`)

// anotherYear is a single year of something else, told beside others.
var anotherYear = pattern.New(`(?i)(?:^|\P{L})(?:and|und|et|y|plus) (?:one|an?|1|ein(?:em|en)?|une?|uno?) (?:year|jahr|an|año)(?:\P{L}|$)`)

// trade is a kind of work that posts of several titles have in common, by the words that their titles say it with, and how a number of years of it is told.
type trade struct {
	named          *pattern.Pattern
	en, de, fr, es string
}

var tradesByWord = []trade{
	{pattern.New(`(?i)(?:^|\P{L})(?:hr|rh|human resources|recursos humanos|ressources humaines|personal(?:(?:leit|refer|sach|abteil|wes)\pL+)?)(?:\P{L}|$)`),
		" in HR", " im Personalbereich", " en ressources humaines", " en recursos humanos"},
	{pattern.New(`(?i)(?:^|\P{L})(?:sales|ventas?|ventes?|vertriebs?\pL*|verkaufs?\pL*)(?:\P{L}|$)`), " in sales", " im Vertrieb", " dans la vente", " en ventas"},
	{pattern.New(`(?i)(?:^|\P{L})(?:comercial|commerciale?)(?:\P{L}|$)`), "", "", " commerciale", " comercial"},
	{pattern.New(`(?i)(?:^|\P{L})marketing`), " in marketing", " im Marketing", " en marketing", " en marketing"},
	{pattern.New(`(?i)(?:^|\P{L})(?:logisti|logístic)`), " in logistics", " in der Logistik", " en logistique", " en logística"},
	{pattern.New(`(?i)(?:^|\P{L})(?:nurs(?:e|ing)(?:\P{L}|$)|(?:alten|kranken)?pflege|infirmi|enfermer)`), " in nursing", " in der Pflege", " en soins infirmiers", " en enfermería"},
	{pattern.New(`(?i)(?:^|\P{L})(?:account(?:s|ant|ancy|ing)(?:\P{L}|$)|bookkeep|buchhalt|bilanzbuchhalt|finanzbuchhalt|comptab|contab)`), " in accounting", " in der Buchhaltung", " en comptabilité", " en contabilidad"},
}

// in is how years of a trade are told in a language.
func (t *trade) in(lang string) string {
	return map[string]string{"en": t.en, "de": t.de, "fr": t.fr, "es": t.es}[lang]
}

// tradeOf is the trade that a title names by one of the words of many, nil where it names none.
func tradeOf(title string) *trade {
	for i := range tradesByWord {
		if tradesByWord[i].named.MatchString(title) {
			return &tradesByWord[i]
		}
	}
	return nil
}
