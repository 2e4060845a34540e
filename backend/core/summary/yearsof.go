package summary

import (
	"strings"

	"autojob/backend/core/pattern"
)

// yearsFirst begins with for how long somebody has done what they do: "Ten years of cost control in factories".
var yearsFirst = pattern.New(`^(?:\d{1,2}|\p{Lu}\pL+(?:-\pL+)?(?: y \pL+)?) (?:years?['’]? (?:of|in|as|experience)\b|ans (?:de|d['’]|en|dans|comme)|Jahre |años (?:de|en|como)) ?`)

// yearsParts are the years, the word behind them and the rest: "Ten years", "of", "cost control".
var yearsParts = pattern.New(`^(\S+(?: y \S+)? (?:years?['’]?|ans|Jahre|años)) (?:(of|in|as|de|en|dans|comme|como) |(d['’]))?(.+)$`)

// ofItself are words that need no "experience" before them: "quinze ans de métier".
var ofItself = pattern.New(`(?i)^(?:(?:\pL+ )?experien\pL+|expérience|erfahrung|berufserfahrung|métier|pratique|carrière|service|terrain|maison|oficio|profesión|carrera|trayectoria|practice|service)(?:$|[^\pL])`)

// yearsOf says for how long somebody has done what they do: "J’ai vingt ans d’expérience de la vente". It is "" where it makes no sentence.
func (m *maker) yearsOf(text string) string {
	part := yearsParts.FindStringSubmatch(text)
	if part == nil {
		return ""
	}
	years, link, what := lowered(part[1]), part[2]+part[3], part[4]
	told := ofItself.MatchString(what) || strings.Contains(what, "expérience") || strings.Contains(what, "experiencia") || strings.Contains(strings.ToLower(what), "erfahrung") || strings.Contains(what, "experience")
	switch {
	case m.lang == "es" && !told && link == "de":
		return fill(m.f.has, "text", years+" de experiencia en "+what)
	case m.lang == "es" && !strings.Contains(text, "experiencia"):
		return "Llevo " + lowered(text) + "."
	case told || m.lang == "de" && link != "":
		return fill(m.f.has, "text", lowered(text))
	case m.lang == "de":
		return ""
	case m.lang == "en" && link == "of":
		return fill(m.f.has, "text", years+" of experience in "+what)
	case m.lang == "en":
		return fill(m.f.has, "text", years+" of experience "+link+" "+what)
	case m.lang == "fr" && (link == "de" || strings.HasPrefix(link, "d") && link != "dans"):
		return fill(m.f.has, "text", years+" d’expérience "+ofFrench(what))
	case m.lang == "fr":
		return fill(m.f.has, "text", years+" d’expérience "+link+" "+what)
	}
	return ""
}

var (
	frenchLa = pattern.New(`(?i)^(?:vente|comptabilité|gestion|paie|cuisine|banque|logistique|maintenance|\pL+(?:tion|té|erie|ance|ence|ure|tique|graphie|logie))$`)
	frenchLe = pattern.New(`(?i)^(?:conseil|commerce|secrétariat|bâtiment|transport|contrôle|droit|journalisme|\pL+(?:ment|isme|age))$`)
)

// ofFrench is a field behind "expérience": with its article where the ending of its first word tells it, "de la vente", "du management".
func ofFrench(what string) string {
	first := firstWord(what)
	switch vowel := startsVowel(first); {
	case vowel && (frenchLa.MatchString(first) || frenchLe.MatchString(first)):
		return "de l’" + what
	case frenchLa.MatchString(first):
		return "de la " + what
	case frenchLe.MatchString(first):
		return "du " + what
	}
	return elided(what)
}
