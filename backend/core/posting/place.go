package posting

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/pattern"
)

var (
	// notAPlace are words that stand in lines about the place and name none.
	notAPlace = pattern.New(`(?i)\b(?:fully|flexibility|remote(?:[- ](?:first|friendly))?|americas|europe|emea|apac|latam|global|hybrid|on[- ]?site|work from home|home ?office|worldwide|anywhere|multiple|various|several|locations?|flexible|headquarters?|hq|head office|office|near|within|the|city cent(?:re|er)|downtown|airport|flughafen|based|around|greater)\b|híbrido|hybride|télétravail(?: partiel)?|teletrabajo(?: parcial)?|presencial|centre-ville|innenstadt`)
	// sideNote marks a part that speaks of something else than the place.
	sideNote   = pattern.New(`(?i)\b(?:jours?|days?|tage?|días?|per week|semaine|travel|territory|sites|full[- ]?time|part[- ]?time|employee|job|description|contact|phone|address|experience|must|reposted|ago|applicants?|nationwide|weekly|years?|base)\b|deutschlandweit|bundesweit|vollzeit|teilzeit|[?!%@]|https?:`)
	postalCode = pattern.New(`\b(?:[A-Z]{1,2}\d{1,2}[A-Z]?(?:\s*\d[A-Z]{2})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{4})?|\d{4} ?[A-Z]{2}|\d{1,2}(?:er|e|ème|º))(?:\s|,|$)`)
	brackets   = pattern.New(`\(([^()]*)\)?`)
	orWord     = pattern.New(`\s+(?:or|oder|ou|o)\s+`)
	andWords   = pattern.New(`\s+(?:or|oder|ou|o|and|und|et|y|&)\s+`)
	elsewise   = pattern.New(`(?i)territor|travel|sites\b`)
	stateZIP   = pattern.New(`,\s*([A-Z]{2})(?:\s+\d{5}(?:-\d{4})?)?\s*$`)
)

// maxPlaceText bounds how much is read as a place; what is longer is prose.
const maxPlaceText = 400

// ReadPlaces reads places of work as ads write them: "Berlin, Germany", "Austin, TX", "10115 Berlin", "London or remote (UK)". A part
// that is no place is left out, and a text that is prose has none: a place is never guessed.
func ReadPlaces(text string) []Place {
	if len(text) > maxPlaceText || strings.Count(text, ". ") > 1 {
		return nil
	}
	var out []Place
	for group := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(";|\n•·", r) }) {
		if at := elsewise.FindStringIndex(group); at != nil {
			comma := strings.LastIndexByte(group[:at[0]], ',')
			group = group[:max(0, comma)] // "London, with client travel"
		}
		for part := range strings.SplitSeq(group, "/") {
			words := andWords
			if strings.Contains(part, ",") { // "Newcastle, Tyne and Wear"
				words = orWord
			}
			for i, piece := range words.Split(part, -1) {
				if i > 0 && !startsUpper(piece) {
					continue // "Glasgow and central belt"
				}
				if p := readPlace(piece); p != (Place{}) && !slices.Contains(out, p) {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// known are the short names of towns that stand alone in lists of offices.
var known = map[string]Place{
	"SF": {"San Francisco", "CA", "US"}, "NYC": {"New York", "NY", "US"}, "NY": {"New York", "NY", "US"}, "New York": {"New York", "NY", "US"}, "New York City": {"New York", "NY", "US"},
	"LA": {"Los Angeles", "CA", "US"}, "DC": {"Washington", "DC", "US"}, "Washington DC": {"Washington", "DC", "US"}, "San Francisco": {"San Francisco", "CA", "US"},
}

// gluedState is a town that its state ran into: "AtlantaGA".
var gluedState = pattern.New(`^\p{Lu}[\pL .]*\p{Ll}[A-Z]{2}$`)

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(s))
	return !unicode.IsLower(r) || strings.HasPrefix(strings.TrimSpace(s), "remote")
}

// readPlace reads one place from parts between commas.
func readPlace(text string) Place {
	if m := stateZIP.FindStringSubmatch(text); m != nil && states[m[1]] && (sideNote.MatchString(text) || len(text) > 60) {
		return Place{Region: m[1], Country: "US"} // the town cannot be told from the rest
	}
	var inner string
	if m := brackets.FindStringSubmatch(text); m != nil {
		inner = strings.TrimSpace(m[1])
		text = brackets.ReplaceAllString(text, " ")
	}
	var p Place
	parts := strings.FieldsFunc(strings.ReplaceAll(strings.ReplaceAll(text, " - ", ","), " — ", ","), func(r rune) bool { return r == ',' || r == '–' })
	zip := false
	for i, part := range parts {
		if sideNote.MatchString(part) || len(part) > 60 {
			continue
		}
		part = strings.TrimPrefix(strings.TrimPrefix(oneLine(notAPlace.ReplaceAllString(part, " ")), "in "), "near ")
		bare := strings.Trim(oneLine(postalCode.ReplaceAllString(part+" ", " ")), " .:&-+")
		zip = zip || bare != part && i > 0
		p.take(bare, i, parts, zip)
	}
	if p.City == "" && p.Country == "" || p.Country == "" && countryCode(inner) != "" {
		if code := countryCode(inner); code != "" {
			p.Country = code
		}
	}
	if p.City == "" && p.Country == "" {
		return Place{}
	}
	return p
}

// take puts one part where it belongs.
func (p *Place) take(part string, i int, parts []string, zip bool) {
	code := countryCode(part)
	switch {
	case part == "":
	case p.City != "" && states[part] && (zip || !abroad(p.City, part)):
		p.Region, p.Country = part, "US"
	case p.City != "" && provinces[part] && (p.Country == "" || p.Country == "CA"):
		p.Region, p.Country = part, "CA"
	case code != "" && part != "MA": // alone, Massachusetts sooner than Morocco
		p.Country = code
	case p.City == "" && len(parts) == 1 && known[part] != Place{}:
		*p = known[part]
	case gluedState.MatchString(part) && states[part[len(part)-2:]] && p.City == "":
		p.City, p.Region, p.Country = strings.TrimSpace(part[:len(part)-2]), part[len(part)-2:], "US"
	case states[part] && p.City == "":
		p.Region, p.Country = part, "US"
	case stateNames[strings.ToLower(part)] && !p.cityLikeState(part, i, parts):
		p.Region = part
		if !strings.EqualFold(part, "georgia") { // a country too
			p.Country = "US"
		}
	case p.City == "" && placeLike(part):
		p.City = part
		if strings.EqualFold(part, "new york") {
			p.Region, p.Country = "NY", "US"
		}
	case p.Region == "" && placeLike(part):
		p.Region = part
	}
}

// cityLikeState tells "New York, NY" and "Washington, DC" from the states.
func (p *Place) cityLikeState(part string, i int, parts []string) bool {
	return p.City == "" && (strings.EqualFold(part, "new york") || i+1 < len(parts) && states[strings.TrimSpace(postalCode.ReplaceAllString(parts[i+1]+" ", ""))])
}

// placeLike reports whether a part can be the name of a place: a few words, letters, no digits.
func placeLike(s string) bool {
	letters := 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r), strings.ContainsRune(":*<>{}[]_=\"#", r):
			return false
		}
	}
	return letters >= 2 && len(strings.Fields(s)) <= 5 && utf8.ValidString(s)
}

// abroad reports whether "city, XX" means the country with that code and no state of the USA. Only Delaware's towns are fewer than those of
// the country that shares its letters.
func abroad(city, code string) bool {
	c := strings.ToLower(city)
	if code == "DE" {
		return !delaware[c]
	}
	return elsewhere[code][c]
}

func lower(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.SplitSeq(words, ",") {
		out[w] = true
	}
	return out
}

var (
	delaware  = lower("wilmington,dover,newark,new castle,middletown,bear,lewes,georgetown,rehoboth beach,milford,seaford,smyrna,hockessin,claymont,millsboro,laurel,harrington,townsend,camden,bethany beach,selbyville,elsmere,greenville")
	elsewhere = map[string]map[string]bool{
		"CA": lower("toronto,vancouver,montreal,montréal,ottawa,calgary,edmonton,winnipeg,québec,quebec,quebec city,hamilton,halifax,victoria,waterloo,kitchener,mississauga,brampton,markham,saskatoon,regina,surrey,burnaby,laval,gatineau"),
		"IN": lower("bangalore,bengaluru,mumbai,hyderabad,pune,chennai,delhi,new delhi,gurgaon,gurugram,noida,kolkata,ahmedabad,jaipur,kochi,chandigarh,coimbatore,indore"),
		"IL": lower("tel aviv,tel aviv-yafo,haifa,jerusalem,herzliya,ramat gan,petah tikva,beersheba,netanya,ra'anana"),
		"CO": lower("bogotá,bogota,medellín,medellin,cali,barranquilla,cartagena"),
		"AR": lower("buenos aires,córdoba,cordoba,rosario,mendoza,la plata"),
		"ID": lower("jakarta,surabaya,bandung,denpasar,bali"),
		"MT": lower("valletta,sliema,st julians,birkirkara,st. julian's"),
		"PA": lower("panama city,ciudad de panamá,panamá"),
		"AL": lower("tirana,durrës"),
		"MA": lower("casablanca,rabat,marrakesh,tangier"),
	}
	provinces = set("ON BC QC AB MB SK NS NB NL PE YT NT NU")
)
