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

// saysI is a sentence that has its "I" before its verb, and needs no frame.
var saysI = map[string]*pattern.Pattern{
	"en": pattern.New(`^I (?:\pL+|’\pL+)`), "de": pattern.New(`^Ich \pL`), "fr": pattern.New(`^(?:Je |J['’])\pL`), "es": pattern.New(`^Yo \pL`),
}

// germanOwn and frenchOwn begin a sentence of the first person without its "I": "Betreue 30 Kunden", "Assure la permanence".
var (
	germanOwn = pattern.New(`^(?:Arbeite|Begleite|Berate|Bereite|Betreue|Erstelle|Fahre|Führe|Kümmere|Leite|Mache|Organisiere|Pflege|Plane|Prüfe|Schreibe|Schule|Übernehme|Unterrichte|Verantworte|Verkaufe|Versorge|Warte) [\pL\d]`)
	frenchOwn = pattern.New(`^(?:Accompagne|Accueille|Anime|Assure|Conduis|Conseille|Coordonne|Encadre|Enseigne|Forme|Gère|Interviens|Livre|Organise|Participe|Pilote|Prépare|Réalise|Rédige|Suis|Supervise|Traite|Travaille|Veille) (?:à|au|aux|avec|chaque|dans|de|des|du|en|la|le|les|l['’]|un|une|sur|\d)`)
)

// inFirstPerson is a sentence of prose as somebody says it of themselves, ready to stand alone.
func (m *maker) inFirstPerson(text string) (string, bool) {
	text = bare(text)
	if p := saysI[m.lang]; p != nil && p.MatchString(text) {
		return text, true
	}
	switch {
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
