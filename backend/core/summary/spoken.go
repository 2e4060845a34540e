package summary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/pattern"
)

// sheds are notes in brackets at the end of a position that a sentence does without: when somebody worked, not as what. That it was part time is
// kept.
var sheds = wordSet("days nights evenings weekends shifts full-time full vollzeit cdi cdd jornada tarde noche mañana nuit jour temps")

// hoursTail is said behind a position of how many hours it has had since when.
var hoursTail = pattern.New(`(?i)^(?:more|fewer|less|mehr|weniger|plus|moins|más|menos) (?:hours|stunden|d['’]heures|horas)\b`)

// spoken is a position as a sentence names it.
func (m *maker) spoken(position string) string {
	position = strings.Join(strings.Fields(position), " ")
	if i := strings.LastIndex(position, " ("); i > 0 && strings.HasSuffix(position, ")") {
		if note := position[i+2 : len(position)-1]; (sheds[strings.ToLower(firstWord(note))] || saysTerms(note) && severalPosts.MatchString(note)) && !partTime.MatchString(note) {
			position = position[:i]
		}
	}
	if head, tail, ok := strings.Cut(position, ", "); ok && hoursTail.MatchString(tail) {
		position = head
	}
	first := strings.ToLower(firstWord(position))
	switch {
	case position == "":
	case m.lang == "en" && otherTongue.MatchString(position):
		return m.f.quoteOpen + position + m.f.quoteClose
	case m.lang == "en":
		if trade, ok := m.asTrade(position); ok {
			return trade
		}
		rest := strings.TrimPrefix(position, firstWord(position))
		if weekdays[first] && rest == strings.ToLower(rest) {
			return "a " + position
		}
		if low := m.lower(position); low != position && rest == strings.ToLower(rest) && !unique[first] && !englishArticles[first] {
			return article(low) + " " + low
		}
	case m.lang == "de":
		if rest := strings.TrimSpace(position[len(firstWord(position)):]); germanQualities[first] && unicode.IsUpper(firstRune(rest)) {
			return lowered(position)
		}
	case trades[first], !capitalised(position):
		return m.lower(position)
	}
	return position
}

// otherTongue is a position that is not called so in English.
var otherTongue = pattern.New(`^(?:[^C]|C[^h]|Ch[^e])\pL* (?:\pL+ )?(?:de|del|des|du|für|y|et|und|en) \pL`)

var weekdays = wordSet("monday tuesday wednesday thursday friday saturday sunday")

// unique are posts that one person has at a place: they take no article.
var unique = wordSet("founder co-founder owner director head president chair chairman chairwoman treasurer secretary principal dean captain partner self-employed freelance freelancer acting deputy sole")

// germanQualities begin a position with an adjective, which has a capital only where it stands alone.
var germanQualities = wordSet("technische technischer freiberufliche freiberuflicher ehrenamtliche ehrenamtlicher freiwillige freiwilliger leitende leitender stellvertretende stellvertretender kaufmännische kaufmännischer wissenschaftliche wissenschaftlicher medizinische medizinischer examinierte examinierter staatlich selbstständige selbstständiger selbständige selbständiger studentische studentischer pädagogische pädagogischer zahnmedizinische angestellte angestellter")

// trades begin positions in French and Spanish, whatever stands behind them: "programadora Java".
var trades = wordSet(`développeur développeuse ingénieur ingénieure chef cheffe responsable technicien technicienne consultant consultante administrateur administratrice assistant assistante professeur professeure chargé chargée conseiller conseillère
	programador programadora desarrollador desarrolladora técnico técnica analista profesor profesora jefe jefa coordinador coordinadora auxiliar administrativo administrativa consultor consultora ingeniero ingeniera diseñador diseñadora`)

// capitalised reports whether the second word of a text has a capital, too: it is a name, or English.
func capitalised(title string) bool {
	words := strings.Fields(title)
	return len(words) > 1 && utf8.RuneCountInString(words[1]) > 1 && raised(words[1]) == words[1] && lowered(words[1]) != words[1]
}
