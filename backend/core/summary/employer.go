package summary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/pattern"
)

// workplace is an employer with the words that stand before it in a sentence: "at Larch", "bei der Larch GmbH", "en el Hotel Larch". It is ""
// where the right words cannot be told; then the name stands in brackets.
func (m *maker) workplace(name string) string {
	name = strings.TrimRight(strings.TrimSpace(name), "* ") // a hotel's stars
	if name == "" || strings.ContainsAny(name, "(),:;/|") && !legalEnd.MatchString(name) && !m.knownNoun(name) {
		return ""
	}
	switch m.lang {
	case "de":
		return germanWorkplace(name)
	case "fr":
		return before(frenchAt(name), name)
	case "es":
		return before(spanishAt(name), name)
	}
	if englishInstitution.MatchString(name) || englishSociety.MatchString(name) && !strings.HasPrefix(name, "The ") {
		return "at the " + name
	}
	if englishForces.MatchString(name) {
		return "in the " + name
	}
	return "at " + name
}

// knownNoun reports whether a name begins with a noun whose article is known, so that what stands behind it does not matter: "Foyer des Tilleuls (MECS)".
func (m *maker) knownNoun(name string) bool {
	if strings.ContainsAny(name, ":;/|") {
		return false
	}
	first := strings.ToLower(firstWord(name))
	return m.lang == "fr" && frenchNouns[first] != "" || m.lang == "es" && spanishNouns[first] != ""
}

// besides is an employer with the word that stands before any, for a sentence that names nothing else: "at Smith, Jones & Co".
func (m *maker) besides(name string) string {
	return map[string]string{"en": "at ", "de": "bei ", "fr": "chez ", "es": "en "}[m.lang] + strings.TrimSpace(name)
}

// placed is an employer as it stands in a line of facts: with its preposition, or in brackets.
func (m *maker) placed(name string) string {
	if text := m.workplace(name); text != "" {
		return text
	}
	return "(" + flat(name) + ")"
}

func before(words, name string) string {
	switch {
	case words == "":
		return ""
	case strings.HasSuffix(words, "’"):
		return words + name
	}
	return words + " " + name
}

var (
	legalEnd           = pattern.New(`(?i)\b(?:GmbH|mbH|AG|KG|KGaA|OHG|eG|UG|GbR|SE|e\.\s?K\.?|e\.\s?V\.?|Ltd\.?|Inc\.?|LLC|LLP|S\.?L\.?|S\.?A\.?|SAS|SARL)$`)
	germanFeminine     = pattern.New(`(?i)\b(?:GmbH|mbH|AG|KG|KGaA|OHG|eG|UG|GbR|SE)(?: & Co\. ?(?:KG|KGaA|OHG))?$`)
	germanClub         = pattern.New(`(?i)\be\.\s?V\.?$`)
	englishInstitution = pattern.New(`^(?:University|Department|Ministry|City|County|Office|Bureau|Museum|Institute|Borough|Bank|State|Town|Royal College|Centre|Center) (?:of|for)\b|^\d+(?:st|nd|rd|th)\b|^(?:\p{Lu}[\pL’'-]+ ){1,3}(?:Institute|Academy|Museum) of `)
	englishSociety     = pattern.New(` (?:Circle|Society|Association|Foundation|Federation|Committee|Guild|Brigade|Choir|Network)$`)
	englishForces      = pattern.New(`^(?:U\.?S\.? |British |Royal |United States )?(?:Army|Navy|Air Force|Marine Corps|National Guard|Coast Guard)\b`)
)

// germanAts are the words before a common noun that names a workplace, by its ending.
var germanAts = []struct{ end, words string }{
	{"gymnasium", "am"}, {"klinikum", "am"}, {"institut", "am"}, {"theater", "am"}, {"museum", "am"}, {"kolleg", "am"},
	{"hochschule", "an der"}, {"universität", "an der"}, {"schule", "an der"}, {"akademie", "an der"}, {"bundeswehr", "bei der"}, {"feuerwehr", "bei der"}, {"polizei", "bei der"},
	{"kanzlei", "in der"}, {"kita", "in der"}, {"praxis", "in der"}, {"apotheke", "in der"}, {"klinik", "in der"}, {"bäckerei", "in der"}, {"konditorei", "in der"}, {"metzgerei", "in der"}, {"tischlerei", "in der"},
	{"schreinerei", "in der"}, {"druckerei", "in der"}, {"gärtnerei", "in der"}, {"werkstatt", "in der"}, {"brauerei", "in der"}, {"agentur", "bei der"}, {"stiftung", "bei der"}, {"sparkasse", "bei der"}, {"bank", "bei der"},
	{"spedition", "bei der"}, {"gemeinde", "bei der"}, {"stadt", "bei der"}, {"philharmonie", "an der"}, {"kreis", "beim"}, {"amt", "beim"}, {"büro", "im"}, {"krankenhaus", "im"}, {"hotel", "im"}, {"restaurant", "im"}, {"gasthaus", "im"}, {"gasthof", "im"},
	{"kindergarten", "im"}, {"hort", "im"}, {"pflegeheim", "im"}, {"seniorenheim", "im"}, {"altenheim", "im"}, {"zentrum", "im"}, {"haus", "im"}, {"stift", "im"}, {"heim", "im"}, {"betrieb", "im"}, {"markt", "im"}, {"center", "im"}, {"studio", "im"}, {"salon", "im"}, {"dienst", "beim"}, {"station", "bei der"}, {"café", "im"}, {"stahlwerk", "im"}, {"werk", "im"}, {"kammer", "bei der"}, {"verwaltung", "bei der"}, {"genossenschaft", "bei der"}, {"versicherung", "bei der"}, {"gesellschaft", "bei der"}, {"behörde", "bei der"}, {"caritas", "bei der"}, {"diakonie", "bei der"}, {"tafel", "bei der"}, {"wacht", "bei der"},
	{"unternehmung", "bei der"}, {"firma", "bei der"}, {"zimmerei", "in der"}, {"fleischerei", "in der"}, {"gießerei", "in der"}, {"reinigung", "bei der"}, {"reederei", "bei der"}, {"bücherei", "in der"}, {"bibliothek", "in der"}, {"fabrik", "in der"}, {"molkerei", "in der"}, {"wäscherei", "in der"}, {"club", "beim"}, {"klub", "beim"}, {"verlag", "beim"}, {"verein", "beim"}, {"verband", "beim"},
}

func germanAt(name string) string {
	first := strings.ToLower(firstWord(name))
	switch {
	case germanFeminine.MatchString(name):
		return "bei der"
	case germanClub.MatchString(name):
		return "beim"
	}
	for _, a := range germanAts {
		if strings.HasSuffix(first, a.end) || strings.HasSuffix(first, a.end+"s") && a.words == "im" {
			return a.words
		}
	}
	return "bei"
}

// severalWorks end what is named as several: "Stadtwerke Larch".
var severalWorks = pattern.New(`^\p{Lu}\pL*(?:werke|betriebe|dienste)$`)

// germanWorkplace is an employer with the words before it, its first word and that of an adjective in the case that they ask for: "bei den Stadtwerken
// Larch", "am Städtischen Klinikum Larch".
func germanWorkplace(name string) string {
	first := firstWord(name)
	rest := strings.TrimPrefix(name, first)
	second := firstWord(strings.TrimSpace(rest))
	ending := germanFeminine.MatchString(name) || germanClub.MatchString(name)
	switch at := germanAt(name); {
	case declined(strings.ToLower(first)):
		return adjectiveAt(first, rest, second, ending && at == "bei der")
	case severalWorks.MatchString(first) && !ending:
		return "bei den " + first + "n" + rest
	default:
		return before(at, name)
	}
}

// adjectiveAt is an employer whose name begins with an adjective, "" where the noun behind it is not known.
func adjectiveAt(first, rest, second string, feminine bool) string {
	stem := strings.TrimRight(first, "rsn")
	if !strings.HasSuffix(stem, "e") || strings.HasSuffix(first, "n") {
		return ""
	}
	if feminine {
		return "bei der " + stem + "n" + rest
	}
	if strings.HasSuffix(strings.ToLower(second), "schulen") && first == stem {
		return "an den " + stem + "n" + rest
	}
	for _, a := range germanAts {
		if strings.HasSuffix(strings.ToLower(second), a.end) && strings.HasSuffix(a.words, "der") == (first == stem) {
			return a.words + " " + stem + "n" + rest
		}
	}
	return ""
}

var germanDeclined = wordSet("freiwillige freiwilliges deutsche deutsches deutscher städtische städtisches staatliche staatliches evangelische evangelisches katholische katholisches freie freies kommunale rote rotes bayerische sächsische hessische norddeutsche süddeutsche allgemeine allgemeines berufsbildende medizinische medizinisches technische technisches")

func declined(word string) bool { return germanDeclined[word] }

// byNoun are the words before a common noun that begins the name of a workplace.
func byNoun(table map[string]string) map[string]string {
	out := map[string]string{}
	for words, nouns := range table {
		for n := range strings.FieldsSeq(strings.ToLower(nouns)) {
			out[n] = words
		}
	}
	return out
}

// severals stand before nouns of several, which in the name of a firm take no article: "chez Transports Larch SAS".
var severals = map[string]bool{"aux": true, "en los": true, "en las": true}

var frenchNouns = byNoun(map[string]string{
	"au":   "GRETA CHU CHRU CH lycée collège cabinet restaurant foyer centre groupe garage laboratoire magasin musée théâtre bureau conseil ministère service supermarché café bar syndicat rectorat tribunal greffe domaine château camping GIE",
	"à la": "jardinerie quincaillerie papeterie blanchisserie clinique mairie crèche résidence pharmacie boulangerie banque caisse société maison librairie brasserie biscuiterie menuiserie chambre préfecture fondation mutuelle ville communauté métropole région coopérative fromagerie pâtisserie régie",
	"à l’": "hôpital école hôtel association université EHPAD institut agence entreprise office auberge atelier étude imprimerie exploitation IFAS ESAT IME",
	"aux":  "cartonneries fonderies ateliers établissements laboratoires éditions transports hospices",
})

func frenchAt(name string) string {
	first := firstWord(name)
	if r, _ := utf8.DecodeRuneInString(first); !unicode.IsUpper(r) && !unicode.IsDigit(r) {
		return ""
	}
	if words := frenchNouns[strings.ToLower(first)]; words != "" && first != name && !(severals[words] && legalEnd.MatchString(name)) {
		return words
	}
	return "chez"
}

var spanishNouns = byNoun(map[string]string{
	"en el":  "hotel restaurante hospital ayuntamiento colegio instituto hostal bar banco centro museo taller despacho bufete juzgado ministerio IES CEIP grupo club estudio laboratorio almacén consultorio parador supermercado gabinete teatro",
	"en la":  "municipalidad mancomunidad clínica universidad cafetería residencia farmacia asociación fundación escuela gestoría asesoría oficina diputación junta consejería academia agencia panadería empresa cooperativa librería taberna bodega notaría guardería",
	"en los": "astilleros laboratorios talleres almacenes juzgados",
	"en las": "bodegas",
})

// ofSpanish is an employer behind "de": "del Hospital Larch", "de Larch".
func ofSpanish(name string) string {
	switch article, _ := strings.CutPrefix(spanishAt(name), "en "); article {
	case "el":
		return "del " + name
	case "la":
		return "de la " + name
	}
	return "de " + name
}

func spanishAt(name string) string {
	if words := spanishNouns[strings.ToLower(firstWord(name))]; words != "" && !(severals[words] && legalEnd.MatchString(name)) {
		return words
	}
	return "en"
}
