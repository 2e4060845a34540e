package summary

import (
	"strings"
	"unicode"

	"autojob/backend/core/pattern"
)

// course is the name of a course in a sentence with its article, where it begins with the word for one: "la formation Humanitude".
func (m *maker) course(name string) string {
	if rest, ok := strings.CutPrefix(name, "Formation "); ok && m.lang == "fr" {
		return "la formation " + bracketedTail(rest)
	}
	if rest, ok := strings.CutPrefix(name, "Curso de "); ok && m.lang == "es" {
		return "el curso de " + bracketedTail(rest)
	}
	return ""
}

// quoted is the name of a certificate that is not known to be a noun of the language.
func (m *maker) quoted(name string) string {
	return m.f.quoteOpen + bracketedTail(name) + m.f.quoteClose
}

// articled is the name of a certificate with its article, "" where that is not known: "la licence de soudeur", "den Staplerschein".
func (m *maker) articled(name string) string {
	first := firstWord(name)
	switch {
	case m.lang == "en":
		return ""
	case m.lang == "de":
		if strings.HasPrefix(name, "Staatliche Anerkennung") {
			return "die " + lowered(bracketedTail(name))
		}
		for _, n := range germanPapers {
			if n.ends.MatchString(first) {
				return n.words + " " + bracketedTail(name)
			}
		}
		return ""
	}
	if m.lang == "es" {
		name = spanishCAP.ReplaceAllString(name, "$1 de $2")
	}
	if words := shortPapers[m.lang][strings.ToLower(first)]; words != "" && first == strings.ToUpper(first) {
		return before(words, bracketedTail(name))
	}
	words := paperNouns[m.lang][strings.ToLower(first)]
	if words == "" || len(name) == len(first) || !unicode.IsUpper(firstRune(name)) || capitals.MatchString(first) {
		return ""
	}
	return before(words, lowered(bracketedTail(name)))
}

// spanishCAP is the proof of drivers for hire with what they carry: "CAP mercancías".
var spanishCAP = pattern.New(`(?i)^(CAP) ((?:mercancías|viajeros)\b)`)

// paperNouns are nouns that names of certificates begin with, by their articles.
var paperNouns = map[string]map[string]string{
	"fr": byNoun(map[string]string{"la": "certification carte", "l’": "habilitation attestation accréditation", "le": "permis certificat diplôme brevet titre"}),
	"es": byNoun(map[string]string{"la": "habilitación licencia certificación acreditación", "el": "carné carnet certificado título permiso diploma"}),
}

// shortPapers are papers that are known by their letters, by their articles.
var shortPapers = map[string]map[string]string{
	"fr": byNoun(map[string]string{"le": "bafa bafd psc1 sst caces bnssa capes dscg dcg", "l’": "afgsu"}),
	"es": byNoun(map[string]string{"el": "cap", "la": "cma"}),
}

// germanPapers are the words before nouns that names of German certificates begin with, by their endings.
var germanPapers = []struct {
	ends  *pattern.Pattern
	words string
}{
	{pattern.New(`^\p{Lu}\pL*(?:schein|ausweis|nachweis|brief|pass)$`), "den"},
	{pattern.New(`^(?i:[\pL-]*(?:berechtigung|eignung|befähigung|zulassung|erlaubnis|anerkennung|approbation|lizenz|prüfung))$`), "die"},
	{pattern.New(`^\p{Lu}\pL*(?:zertifikat|diplom|examen)$`), "das"},
}

// germanPerson and romancePerson begin what a certificate lets somebody call themselves.
var (
	germanPerson  = pattern.New(`^(?:\p{Lu}\pL*(?:isch|iert|prüft|iell|lich)e[rs]? )?(?:\p{Lu}[\pL-]*(?i:kraft|leiter(?:in)?|prüfer(?:in)?|berater(?:in)?|trainer(?:in)?|koordinator(?:in)?|auditor(?:in)?|mentor(?:in)?|wirt(?:in)?|meister(?:in)?|techniker(?:in)?|assistent(?:in)?|beauftragter?|helfer(?:in)?|schweißer(?:in)?|ausbilder(?:in)?|moderator(?:in)?|mediator(?:in)?|therapeut(?:in)?|pädagog(?:e|in)|planer(?:in)?|experte|expertin|coach)|Coach|Koordinator(?:in)?|Fachkraft|Mentor(?:in)?|Trainer(?:in)?|Mediator(?:in)?|Auditor(?:in)?)(?:$|[ ,(])`)
	romancePerson = pattern.New(`(?i)^(?:instructora?|formadora?|monitora?|entrenadora?|auditora?|formateur|formatrice|moniteur|monitrice|auditeur|auditrice|instructeur|instructrice|tuteur|tutrice|secouriste)(?: (?:d[eu’]|en|interne|interna)|$)`)
)

func (m *maker) isPerson(name string) bool {
	return m.lang == "de" && germanPerson.MatchString(name) || (m.lang == "fr" || m.lang == "es") && romancePerson.MatchString(name)
}

// personOf is what a certificate lets somebody call themselves, as it follows "I am".
func (m *maker) personOf(name string) string {
	if m.lang == "de" {
		if germanAdjective(name) {
			return lowered(name)
		}
		return name
	}
	return lowered(name)
}

// partOnly is said of a paper of which somebody has a part: "5 UE sur 7".
var partOnly = pattern.New(`(?i)\b\d+ (?:ue|modules?|modulen?|teile|units?|papers?|parts?|asignaturas|módulos)? ?(?:sur|of|von|de|out of) \d+\b`)

var (
	certificatesHead = pattern.New(`(?i)^\W*(?:\pL+ (?:et|y|und|and|&|/) )?(?:certifi\pL+|zertifi\pL+|habilitations?|diplômes?|titulaciones?)`)
	coursesHead      = pattern.New(`(?i)^\W*(?:formations?|cursos?|formación|stages?|perfectionnement|développement|aptitudes)`)
)

// underCertificates reports whether the CV has a certificate under a heading that calls it one.
func (m *maker) underCertificates(i int) bool {
	r := m.in.Profile.Meta.Autojob
	if r == nil || i >= len(m.in.Profile.Certificates) || m.in.Profile.Certificates[i].Name != m.p.Certificates[i].Name {
		return false
	}
	f, text := r.Fields[at("certificates", i, "name")], []rune(r.Text)
	if f.Edited || f.Span.Start <= 0 || f.Span.Start > len(text) {
		return false
	}
	lines := strings.Split(string(text[:f.Span.Start]), "\n")
	for k := len(lines) - 2; k >= 0; k-- {
		switch line := strings.TrimSpace(lines[k]); {
		case countWords(line) > 4 || strings.ContainsAny(line, "0123456789,"):
		case certificatesHead.MatchString(line):
			return true
		case coursesHead.MatchString(line):
			return false
		}
	}
	return false
}

var classes = pattern.New(`^Führerschein:? (?:Klassen? )?((?:[ABCDLMT][12E]?E?)(?:(?:, ?| und |/)[ABCDLMT][12E]?E?)*)$`)

// classesOf is a German driving licence with its classes as a sentence names them: "Führerschein B und BE".
func (m *maker) classesOf(name string) string {
	found := classes.FindStringSubmatch(name)
	if found == nil {
		return name
	}
	all := strings.FieldsFunc(strings.ReplaceAll(found[1], " und ", ","), func(r rune) bool { return r == ',' || r == '/' || r == ' ' })
	return "Führerschein " + m.f.listed(all)
}
