package summary

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/pattern"
)

// severalPosts parts a position that tells of several, one after the other: "Analyst, then Controller".
var severalPosts = pattern.New(`,? (?:(?:and|und|et|y) )?(?:puis|ensuite|then|later|dann|danach|später|luego|después) `)

// ofTerms are words of a bracket behind a title that tells of hours, contract, share or shift, and of no field; linking are those that may stand among them.
var (
	ofTerms = wordSet(`prn per-diem fte etp part full time contract contractor temp temporary fixed term permanent seasonal casual zero-hours zero hours hour hrs hr h night nights day days evening evenings weekend weekends shift shifts cover maternity week weeks month months year years locum
		vollzeit teilzeit befristet unbefristet befristete minijob geringfügig aushilfe std stunden wochenstunden elternzeitvertretung wochen monate jahre nachtdienst nachtschicht schichtdienst
		cdi cdd intérim intérimaire intermittent intermittente saisonnier saisonnière temps partiel plein complet mi-temps mi remplacement remplaçant remplaçante heures semaine semaines mois ans jour nuit congé maternité
		media jornada parcial completa completo tiempo temporal eventual indefinido indefinida interino interina sustitución baja horas semana semanas meses años turno turnos tarde mañana noche verano`)
	linking = wordSet(`then and in of per a an the while at school with on from to later dann und in der die das pro mit von zu zur puis et de en du la le à au par pour y de en por con a las los m w d f x`)
)

// saysTerms reports whether a text tells nothing but hours, contract, share or shift: "PRN, then 0.8 FTE", "60 %".
func saysTerms(text string) bool {
	found := strings.Contains(text, "%")
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		w = strings.TrimLeft(w, "0123456789")
		switch {
		case ofTerms[w]:
			found = true
		case w != "" && !linking[w]:
			return false
		}
	}
	return found
}

var inBrackets = pattern.New(`\s*\(([^()]*)\)`)

// withBrackets is a text with each of its brackets as a function has it.
func withBrackets(text string, as func(bracket string) string) string {
	var out strings.Builder
	last := 0
	for _, at := range inBrackets.FindAllStringIndex(text, -1) {
		out.WriteString(text[last:at[0]] + as(text[at[0]:at[1]]))
		last = at[1]
	}
	return out.String() + text[last:]
}

// withoutTerms is a title without the brackets, and the part behind its last comma, that tell of hours, contract, share or shift.
func withoutTerms(title string) string {
	title = strings.Join(strings.Fields(title), " ")
	out := strings.TrimSpace(withBrackets(title, func(b string) string {
		if saysTerms(b) {
			return ""
		}
		return b
	}))
	if i := strings.LastIndex(out, ", "); i > 0 && !strings.Contains(out[i:], ")") && saysTerms(out[i:]) {
		out = out[:i]
	}
	return cmp.Or(out, title)
}

// lastPost is the last of several titles that a position tells of, one after the other, and whether there are several. A bracket about hours or contract is
// part of none, and a mere rank is no title: "développeur junior puis senior" stays whole.
func lastPost(position string) (string, bool) {
	position = withoutTerms(position)
	outside := withBrackets(position, func(b string) string { return strings.Repeat("_", len(b)) })
	all := severalPosts.FindAllStringIndex(outside, -1)
	for i, at := range slices.Backward(all) {
		switch last := strings.TrimSpace(position[at[1]:]); {
		case last == "", countWords(last) == 1 && mereRank[strings.ToLower(last)]:
			return position, false
		case saysTerms(last):
			if position = position[:at[0]]; i == 0 {
				return position, false
			}
		default:
			return last, true
		}
	}
	return position, false
}

// mereRank are words of rank that go with a title that stands before them.
var mereRank = wordSet("senior junior lead principal chief deputy confirmé confirmée principale expert experte responsable titular fijo fija plena pleno")

// headed is a title as it stands under a name: the last alone, in capitals no more than its words have.
func (m *maker) headed(title string) string {
	if m.in.Kind == Whole { // which goes out as it is
		return strings.TrimSpace(title)
	}
	last, several := lastPost(title)
	if several {
		last = begun(last)
	}
	return unstyled(last, cmp.Or(languageOf(strings.ToLower(last)), m.main, m.lang), m.isAcronym)
}

// inLine is a title as a line of facts tells it: with all posts that it names, since the time told with it is that of all, without hours or contract unless it
// was part time, and with no more capitals than its words have.
func (m *maker) inLine(title string) string {
	if title = strings.Join(strings.Fields(title), " "); !partTime.MatchString(title) {
		title = withoutTerms(title)
	}
	return unstyled(title, cmp.Or(languageOf(strings.ToLower(title)), m.main, m.lang), m.isAcronym)
}

// acronyms are known abbreviations of titles, which stay capitals where all is in capitals; of others a known skill tells.
var acronyms = wordSet(`it hr qa cto ceo cfo coo cio ciso vp svp evp md pm po ux ui bi ai ml kam crm erp seo sea pr b2b b2c rn bsn msn lpn lvn cna pta ot pt slp emt rda rdh cpa cma cfa pmp hse ehs qhse bim cad cam cnc sps plc hvac mep sql php aws sap gis
	ihk hwk tüv btp bts dut cap rh dsi daf drh raf cse soc noc sre dba iam rpa dtp eu uk usa nhs gp tv vr fp tic rrhh i+d nvq hgv lgv bsc msc mba phd llm ba ma iso dtm`)

// isAcronym reports whether a word in capitals is an abbreviation: a known one, a skill that is written so, or one that nobody could speak.
func (m *maker) isAcronym(word string) bool {
	low := strings.ToLower(word)
	if acronyms[low] || len([]rune(word)) > 1 && len([]rune(word)) <= 5 && !strings.ContainsAny(low, "aeiouyäöüáéíóúàèùâêîôû") {
		return true
	}
	if len([]rune(word)) > 5 || shortWords[low] || smallInTitle[low] {
		return false
	}
	for _, held := range m.lex.Extract(word) {
		if k, ok := m.lex.Skill(held.Skill); ok && strings.Contains(k.Label, strings.ToUpper(word)) {
			return true
		}
	}
	return false
}

// smallInCaps are words of four letters or more that stay small among others with a capital.
var smallInCaps = wordSet("with from into over beim über nach oder sowie einer eines einem einen dans pour avec sous chez sobre para desde")

// unstyled is a title that is all capitals for its looks as it is written elsewhere: in English each word with a capital, in German each of four letters or
// more, in French and Spanish the first alone. Abbreviations stay.
func unstyled(title, lang string, acronym func(string) bool) string {
	if title != strings.ToUpper(title) || title == strings.ToLower(title) {
		return title
	}
	var out strings.Builder
	letters := []rune(title)
	first, shouts := true, false
	for i := 0; i < len(letters); {
		if !unicode.IsLetter(letters[i]) && !unicode.IsDigit(letters[i]) {
			out.WriteRune(letters[i])
			i++
			continue
		}
		j := wordEnd(letters, i)
		word := string(letters[i:j])
		low := strings.ToLower(word)
		inner := i > 0 && strings.ContainsRune("/('’", letters[i-1]) && (i < 2 || letters[i-2] != ' ') // "VERKÄUFER/IN", "CHEF D'ÉQUIPE"
		digits := strings.ContainsFunc(word, unicode.IsDigit)
		switch {
		case inner && j-i <= 3 && lang != "en", smallInTitle[low] && !first:
			word = low
		case digits || acronym(word):
		case first, lang == "en" && !smallInCaps[low]:
			word, shouts = raised(low), true
		case lang == "de" && j-i >= 4 && !smallInCaps[low] && !inner:
			word, shouts = raised(low), true
		default:
			word, shouts = low, true
		}
		out.WriteString(word)
		first, i = false, j
	}
	if !shouts {
		return title
	}
	return out.String()
}

// wordEnd is where the letters and digits from a place on end.
func wordEnd(letters []rune, i int) int {
	for i < len(letters) && (unicode.IsLetter(letters[i]) || unicode.IsDigit(letters[i])) {
		i++
	}
	return i
}
