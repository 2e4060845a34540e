package summary

import (
	"strings"

	"autojob/backend/core/pattern"
)

// inProse reports whether what a job was is told in sentences and no line: then they tell of the work.
func (m *maker) inProse(j job) bool {
	return len(m.p.Work[j.at].Highlights) == 0
}

// ofFirm begins what tells of the employer, or has words that only do so: "A family bistro with 40 seats", "Maschinenbauer mit 300 Mitarbeitenden".
var ofFirm = pattern.New(`(?i)^(?:an?|the|un|une|ein|eine|el|la|le|les?|die|der|das|los|las) (?:\pL+[ -]){0,3}(?:company|firm|business|group|provider|supplier|manufacturer|maker|chain|agency|charity|school|hospital|clinic|hotel|restaurant|bistro|café|shop|practice|office|home|empresa|compañía|grupo|cadena|despacho|colegio|hospital|clínica|entreprise|société|groupe|cabinet|chaîne|agence|école|hôpital|clinique|unternehmen|betrieb|firma|gruppe|kette|agentur|praxis|kanzlei|klinik|anbieter|hersteller)\b` +
	`|^(?:(?:mittelständisch|familiengeführt|international|führend|weltweit|traditionell)\pL*|(?:leading|family-run|global|listed|privately)|(?:leader|filiale) |empresa |compañía |entreprise |société |unternehmen |anbieter |hersteller |supplier |manufacturer |provider )` +
	`|\b(?:employees|mitarbeitende[nr]?|mitarbeitern?|beschäftigten?|salariés|collaborateurs|empleados|trabajadores|turnover|umsatz|chiffre d['’]affaires|facturación|headquarter\pL*|sitz in|siège|sede)\b`)

// oversees are words of who is led, so that a number of people is the person's own and not the firm's.
var oversees = pattern.New(`(?i)\b(?:lead|led|manag\pL*|supervis\pL*|leitung|führung|geführt|encadr\pL*|direction|management|direcci\pL+|coordina\pL*|équipes?|equipos?|teams?|asesor\pL*|conseil|beratung|betreu\pL*|nómin\pL*|paie|payroll|formation|formación|schulung)\b`)

// tellsWork reports whether a sentence of prose tells of the work and not of where it is done.
func tellsWork(text string) bool {
	return !ofFirm.MatchString(text) || oversees.MatchString(text)
}

// saysI begins a sentence of the first person that needs no frame.
var saysI = map[string]*pattern.Pattern{
	"en": pattern.New(`^I (?:\pL+|’\pL+)|^My (?:\pL+ )?(?:job|work|role|tasks|duties|responsibilities) (?:is|was|are|were|includes?|included)\b`),
	"de": pattern.New(`^Ich \pL|^(?:Meine?|Zu meinen) (?:\pL+ )?(?:Aufgaben?|Arbeit) (?:ist|war|sind|waren|gehör\pL*|umfass\pL*)`),
	"fr": pattern.New(`^(?:Je |J['’])\pL|^(?:Mon|Mes|Ma) (?:travail|rôle|missions?|tâches) (?:est|était|sont|étaient|consist\pL*|compren\pL*)`),
	"es": pattern.New(`^(?:Yo|Me|También me) \pL+(?:o|é|í)\b|^(?:Mi|Mis) (?:trabajo|función|funciones|tareas) (?:es|era|son|eran|consist\pL*|incluy\pL*)`),
}

// ofOthers begins a sentence of somebody else, or of oneself as if one were.
var ofOthers = pattern.New(`^(?:He|She|We|They|It|Our|Er|Sie|Wir|Unser\pL*|Es|Man|Il|Elle|Ils|Elles|Nous|On|Notre|Nos|Él|Ella|Nosotr[oa]s|Somos|Tenemos|Nuestr[oa]s?) ` +
	`|^(?:Berät|Fährt|Übernimmt|Hilft|Ist|War|Hat|Hält|Betreibt|Gibt|Arbeitet|Begleitet|Bereitet|Betreut|Leitet|Führt|Kümmert|Organisiert|Pflegt|Plant|Prüft|Schreibt|Schult|Unterrichtet|Verantwortet|Verkauft|Versorgt|Wartet) (?:[\p{Ll}\d]|\p{Lu}\pL+(?:en|er|e|s)\b)` +
	`|^(?:Acts|Advises|Answers|Bakes|Cares|Cleans|Cooks|Deals|Delivers|Drives|Gives|Helps|Looks|Maintains|Makes|Prepares|Repairs|Represents|Sells|Serves|Works|Welds) (?:\p{Ll}|\d)`)

// tellsOthers reports whether a sentence of prose is no line about one's own work: it has a verb, and that of somebody else.
func (m *maker) tellsOthers(text string) bool {
	return ofOthers.MatchString(text) || m.lang == "es" && ofSomebody(firstWord(text)) != ""
}

// ofSomebody is the first person of a Spanish verb in the third, "" of any other word.
func ofSomebody(word string) string {
	word = strings.ToLower(word)
	if stem := strings.TrimRight(word, "ae"); len(stem)+1 == len(word) && spanishOwn[stem+"o"] && !spanishNounsToo[word] {
		return stem + "o"
	}
	return ""
}

// spanishNounsToo are such forms that are as often nouns.
var spanishNounsToo = wordSet("ayuda forma limpia vela")

// germanOwn and frenchOwn begin a sentence of the first person without its "I", and are no nouns ("Pflege einer Anwendung"): "Betreue 30 Kunden", "Assure la permanence".
var (
	germanOwn = pattern.New(`^(?:Arbeite|Begleite|Berate|Bereite|Betreue|Erstelle|Fahre|Führe|Kümmere|Leite|Mache|Organisiere|Prüfe|Schreibe|Übernehme|Unterrichte|Verantworte|Verkaufe|Versorge) [\pL\d]`)
	frenchOwn = pattern.New(`^(?:Accompagne|Accueille|Anime|Assure|Conduis|Conseille|Coordonne|Encadre|Enseigne|Gère|Interviens|Organise|Participe|Prépare|Réalise|Rédige|Suis|Supervise|Travaille|Veille) (?:à|au|aux|avec|chaque|dans|en|la|le|les|l['’]|un|une|sur|\d)`)
)

// inFirstPerson is a sentence of prose as somebody says it of themselves, ready to stand alone.
func (m *maker) inFirstPerson(text string) (string, bool) {
	text = bare(text)
	if p := saysI[m.lang]; p != nil && p.MatchString(text) {
		return text, true
	}
	switch first := ofSomebody(firstWord(text)); {
	case m.lang == "es" && first != "" && !strings.ContainsAny(text, ",;") && !strings.Contains(text, " y "):
		return raised(first) + text[len(firstWord(text)):], true
	case m.lang == "es" && strings.HasPrefix(text, "También ") && spanishOwn[firstWord(text[len("También "):])]:
		return text, true
	case m.lang == "de" && germanOwn.MatchString(text) && !strings.Contains(text, ";"):
		return "Ich " + lowered(text), true
	case m.lang == "fr" && frenchOwn.MatchString(text):
		verb := lowered(text)
		if strings.ContainsRune("aeiouéèêh", firstRune(verb)) {
			return "J’" + verb, true
		}
		return "Je " + verb, true
	}
	return "", false
}
