package summary

import (
	"strings"
	"unicode"

	"autojob/backend/core/pattern"
	"autojob/backend/core/place"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// ownNames are the names in a profile by which strangers could tell who it is of: the person's, those of employers, schools, clubs and projects, and places.
func ownNames(p *profile.Profile) []string {
	names := []string{p.Basics.Name, p.Basics.Location.City}
	for _, w := range p.Work {
		names = append(names, w.Name)
	}
	for _, e := range p.Education {
		names = append(names, e.Institution)
	}
	for _, v := range p.Volunteer {
		names = append(names, v.Organization)
	}
	for _, o := range p.Projects {
		if names = append(names, o.Entity); capital(firstWord(o.Name)) {
			names = append(names, o.Name)
		}
	}
	for i, n := range names {
		names[i] = strings.TrimSpace(n)
	}
	return names
}

var (
	// firmEnds are the letters behind the name of a firm.
	firmEnds = pattern.New(`\b(?:GmbH|mbH|AG|KG|KGaA|OHG|eG|UG|GbR|SE|e\.\s?K|e\.\s?V|Ltd|Inc|LLC|LLP|PLC|plc|S\.L|S\.A|SL|SA|SAS|SARL|SpA|Corp|& Co)(?:$|[^\pL])`)
	// marksName are links, and marks of quotation, which stand around what is named.
	marksName = pattern.New(`[“”„«»"@]|://|\bwww\.|\.(?:com|org|net|de|fr|es|io)\b|®|™|(?:^|\s)[‘'][^\s'’]`)
	// called stands before the name of a project or a customer.
	called = pattern.New(`(?:^|[^\pL])(?i:projekte?s?|projects?|projets?|proyectos?|programm|programme|program|campaign|kampagne|campagne|campaña|kunden?|client|cliente|customer|marke|brand|marque|marca|mr|mrs|ms|mme|herrn?|frau|señora?|don|doña|monsieur|madame) \p{Lu}`)
	// numbered are figures by which a thing is known and not counted: "4711899", "NA-2420", "12A3456E".
	numbered = pattern.New(`\d{5,}|\b\p{Lu}{1,4}-?\d{3,}|\b\d+\p{Lu}\d+`)
	// atPlace is a word with a capital behind one that stands before places.
	atPlace = pattern.New(`(?:^|[^\pL])(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]us|[Bb]ei|[Nn]ach|[Àà]|[Dd]e|[Ee]n|[Cc]hez|[Vv]on|[Ff]ür) (\p{Lu}[\pL-]+)`)
)

// isNameless reports whether a text in a language holds no name but those of known skills, so that it tells a stranger nothing of whom it is about: no firm, no person, no
// place, no product, and no figure by which a thing is known. What cannot be told it takes for a name.
func (m *maker) isNameless(text, lang string) bool {
	if m.tellsWhere(text) || marksName.MatchString(text) || firmEnds.MatchString(text) || called.MatchString(text) {
		return false
	}
	letters := []rune(text)
	known := m.skillsIn(text)
	for _, at := range numbered.FindAllStringIndex(text, -1) {
		if !known[len([]rune(text[:at[0]]))] {
			return false
		}
	}
	for i := 0; i < len(letters); {
		if !unicode.IsLetter(letters[i]) {
			i++
			continue
		}
		j := wordEnd(letters, i)
		word := string(letters[i:j])
		if !known[i] && word != strings.ToLower(word) && !m.isCommon(word, lang, letters, i) {
			return false
		}
		i = j
	}
	return true
}

// skillsIn are the characters of a text that belong to a skill that the lexicon knows or that stands in the person's own list and names nobody.
func (m *maker) skillsIn(text string) map[int]bool {
	out := map[int]bool{}
	for _, held := range m.lex.Extract(text) {
		if k, ok := m.lex.Skill(held.Skill); ok && held.Confidence >= 0.4 && k.Kind != skill.Soft {
			for i := held.Start; i < held.End; i++ {
				out[i] = true
			}
		}
	}
	for _, g := range m.groups() {
		for _, c := range g.items {
			at := strings.Index(text, c.Quote)
			if len(c.Quote) < 3 || at < 0 || m.tellsWhere(c.Quote) {
				continue
			}
			from := len([]rune(text[:at]))
			for i := range []rune(c.Quote) {
				out[from+i] = true
			}
		}
	}
	return out
}

// isCommon reports whether a word with a capital, at its place in a text, is surely no name.
func (m *maker) isCommon(word, lang string, letters []rune, from int) bool {
	low := strings.ToLower(word)
	before := strings.TrimRight(string(letters[:from]), " (–-")
	begins := before == "" || strings.HasSuffix(before, ".") || strings.HasSuffix(before, "!") || strings.HasSuffix(before, "?")
	common := lang == "de" && (germanHeads[low] || m.isTerm(word))
	switch {
	case m.ownWords()[low] && !common && len(low) > 3:
		return false
	case acronyms[low] && word == strings.ToUpper(word), monthNames[claimFold(low)] > 0, weekday[low], low == "i" && lang == "en", m.inAdAs(word):
		return true
	case lowerRest(word) != word: // "PayPal", "IPEK"
		return false
	case begins: // like any word there, but for one that is also a town and none that points begin with
		return common || startsPoints[low] || englishPast[low] || englishPresent[low] || englishThird[low] || englishEither[low] || m.isTerm(word) || !place.Known(word)
	case lang == "de":
		return common || germanNoun.MatchString(low) && !place.Known(word)
	}
	return m.isTongue(word)
}

// lowerRest is a word with small letters behind its first.
func lowerRest(word string) string {
	letters := []rune(word)
	return string(letters[:1]) + strings.ToLower(string(letters[1:]))
}

// isTerm reports whether a word alone is the name of a skill.
func (m *maker) isTerm(word string) bool {
	for _, held := range m.lex.Extract(word) {
		if held.Start == 0 && held.End == len([]rune(word)) {
			return true
		}
	}
	return false
}

// isTongue reports whether a word names a language, or the people who speak it.
func (m *maker) isTongue(word string) bool {
	for _, held := range m.lex.Extract(word) {
		if k, ok := m.lex.Skill(held.Skill); ok && k.Kind == skill.Language {
			return true
		}
	}
	return false
}

// inAdAs reports whether the ad has a word written so; that is no name of the person's own.
func (m *maker) inAdAs(word string) bool {
	if m.in.Posting == nil {
		return false
	}
	for w := range strings.FieldsFuncSeq(m.in.Posting.Description, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if w == word {
			return !place.Known(word) && !strings.Contains(m.in.Posting.Company, word)
		}
	}
	return false
}

// ownWords are the words of the names in the profile.
func (m *maker) ownWords() map[string]bool {
	if m.own == nil {
		m.own = map[string]bool{}
		for _, name := range ownNames(m.in.Profile) {
			for _, w := range plainWords(name) {
				m.own[w] = true
			}
		}
	}
	return m.own
}

// startsPoints are words that points begin with and towns are called by.
var startsPoints = wordSet("cut train mentor manage lead led run ran made set built sold carta bau bar mesa salas mars")

var weekday = wordSet("monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays christmas easter covid montag dienstag mittwoch donnerstag freitag samstag sonntag")

// germanNoun are endings that German names of firms, people and places have seldom, and its nouns often.
var germanNoun = pattern.New(`(?:ung(?:en)?|heit(?:en)?|keit(?:en)?|schaft(?:en)?|tion(?:en)?|sion(?:en)?|ität(?:en)?|mente?n?|nisse?n?|ismus|enz(?:en)?|ungs|ik(?:en)?|innen|anten|enten|isten|loge[n]?|orte?n?|` +
	`arbeit(?:en)?|arbeiter[ns]?|bau(?:ten)?|bauten|plane?|pläne[n]?|planung|listen?|berichte?n?|kunden|schulen|schüler[n]?|dienste?n?|stellen?|zeiten?|zeit|wege[n]?|stoffe?n?|mittel[n]?|geräte?n?|maschinen?|anlagen?|gruppen?|teams?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|euro|prozent|` +
	`häuser[n]?|haus|räume[n]?|raum|wagen|teile?n?|werke?n?|werkstatt|wasser|material(?:ien)?|daten|fälle[n]?|akten?|briefe?n?|termine?n?|kosten|preise?n?|verträge[n]?|vertrag|angebote?n?|aufträge[n]?|auftrag|projekte?n?|prozesse?n?|systeme?n?|verfahren|vorgaben?|regeln?|risiken|schäden|schaden|maß(?:e[n]?)?|` +
	`kinder[n]?|eltern|frauen|männer[n]?|leute[n]?|personen?|menschen|mitglieder[n]?|patienten|bewohner[n]?|gäste[n]?|kollegen?|mitarbeiter[ns]?|mitarbeitenden?|auszubildenden?|azubis?|lehrlinge?n?|gesellen?|meister[n]?|führer[n]?|leiter[ns]?|prüfer[n]?|helfer[n]?|fahrer[n]?|pfleger[n]?|techniker[n]?|händler[n]?|handwerker[n]?|gutachter[n]?|essen|küche|kasse[n]?|macht(?:en)?|gaben?|straßen?|brücken?|hallen?|verkehr|pflicht(?:en)?|nehmenden?|nehmer[n]?|wände?n?|studierenden?|protokolle?n?|tests?|nutzer[n]?|modelle?n?|abrufe?|mails?|schichten?|linien?|klassen?|betriebe?[sn]?|bereiche?n?|weisen?|gespräche?n?|plattform(?:en)?|entwickler[n]?|betreiber[n]?|zugriffe?n?|quoten?|drittel|viertel|ablagen?|audits?|praxen|anschluss|anschlüsse[n]?|abwehr|kontrollen?|ien|prototypen?|speicher[n]?|eurinnen|monteure?n?|ingenieure?n?|lager|verkauf|einkauf|vertrieb|versand|service|beton|holz|metall|schutz|recht)$`)

// germanHeads are nouns that stand in names and are none by themselves.
var germanHeads = wordSet(`kolonne kolonnen lehrling lehrlinge frühstück mittagessen abendessen urlaub krankheit köchin koch beilagen beilage küche sturm einbruch leitungswasser versicherung versicherungen schule schulen klinik station stationen büro büros kasse kassen lager team teams abteilung abteilungen bereich bereiche
	gemüse fleisch brot kuchen getränke kinder leute personen gäste kunden kundinnen patienten patientinnen bewohner mitarbeiter mitarbeiterinnen kolleginnen kollegen auszubildende auszubildenden handwerker gutachter anwälte anwälten behörden behörde lieferanten ansprüche ansprüchen anspruch regress mauerwerk schalung stahlbeton putz gewölbe sanierung neubau umbau altbau
	montage mal mann frau woche wochen monat monate jahr jahre stunde stunden tag tage euro prozent stück meter quadratmeter einheiten einheit fälle fall akten ablage post telefon empfang rechnungen mahnungen buchungen konten umsatz budget kosten plan pläne aufmaß tagesberichte einführung umstellung aufbau abbau ausbau leitung führung schicht schichten nachtschicht früh spät
	maschinen maschine anlagen anlage geräte werkzeuge werkstatt fahrzeuge stapler kran kranführer material wareneingang warenausgang inventur bestand bestände qualität hygiene sicherheit arbeitssicherheit software hardware server netzwerk daten tests test fehler code schnittstellen kraft hilfe teilzeit vollzeit alter eltern elternabende projekt projekte ergebnis ergebnisse ziel ziele quartal tabellen berichte bericht`)
