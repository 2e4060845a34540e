package posting

import (
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/pattern"
)

var (
	// pageTail is what a page's script or title tag adds after an ad's title.
	pageTail = pattern.New(`(?i)\s*(?:\|\s*[\w-]+\.(?:com|de|fr|es|org|net|co\.uk|io)\b.*|\bfunction \w+\(.*|\bvar [A-Z_]{3,}\b.*|\bbody ?\{.*|\bJob in$)$`)
	// jobIn is a board's own ending: "Estimator Job in Leeds".
	jobIn = pattern.New(`^(.{3,}?)[\s-]+Job(?: Job)?(?: Opening)? in(?:\s+(.*))?$`)
	// jobFor is a board's own beginning: "Acme Ltd Job Application for Fitter".
	jobFor = pattern.New(`^(.{2,60}?) Job Application for (.{3,})$`)
)

// cleanTitle takes off what boards and their pages put around the title an employer wrote, and keeps what that says of firm and place.
func (p *Posting) cleanTitle() {
	t := p.Title
	if cut := pageTail.ReplaceAllString(t, ""); len(cut) >= 3 {
		t = cut
	}
	if m := jobFor.FindStringSubmatch(t); m != nil {
		t = m[2]
		if p.Company == "" || isIndustry(p.Company) {
			p.industryFirst(p.Company)
			p.Company = m[1]
		}
	}
	if m := jobIn.FindStringSubmatch(t); m != nil {
		t = m[1]
		if p.Location == "" {
			p.Location = m[2]
		}
	}
	if t = strings.TrimLeft(strings.Trim(t, " -–|"), "#-–| "); len(t) >= 3 {
		p.Title = t
	}
}

func (p *Posting) industryFirst(s string) {
	if p.Industry == "" && s != "" {
		p.Industry = s
	}
}

// trades are the words of which the names of industries are made.
var trades = set("accounting advertising aerospace agencies agriculture all and apparel architectural architecture arts auditing automotive banking beverage biotechnology broadcasting building business care charitable chemicals classified clinical clothing commercial communications components computer construction consulting consumer contractors defense design devices distribution education electronics employment energy engineering entertainment environmental equipment estate export facilities fashion film finance financial fishing food forestry furniture gaming gas goods government hardware health healthcare hospitality hotels household human hvac import industrial industries industry information infrastructure insurance internet investment it leasing legal leisure library lodging logistics machinery maintenance management manufacturing marine marketing materials media medical metals mfg military mineral minerals mining mortgage music nonprofit not oil online or organizations other packaged packaging paper parts performing personal petro pharmaceutical pharmaceuticals planning plastics pr printing processing production products professional property public publishing quarrying real recreation recruiting rental repair research residential resources restaurant restaurants retail rubber sales science security semiconductor semiconductors services shipbuilding software space sports staffing storage supplies surveillance technology telecom telecommunications textile textiles tourism trade trades training transport transportation travel trucking utilities utility veterinary video warehousing waste wholesale wood")

// isIndustry reports whether a text names a trade and no firm: each of its words stands in names of industries.
func isIndustry(s string) bool {
	words := strings.FieldsFunc(strings.ToLower(parted(s)), func(r rune) bool { return !unicode.IsLetter(r) })
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !trades[w] })
}

// parted puts a space where two words ran together ("EducationHealthcare Services").
func parted(s string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range s {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// sortColumns moves what stands under a wrong name: a trade where the firm should be, a place there, an ad's text in the field for the place.
func (p *Posting) sortColumns() {
	if isIndustry(p.Company) {
		p.industryFirst(p.Company)
		p.Company = ""
	}
	if places := ReadPlaces(p.Company); stateZIP.MatchString(p.Company) && len(places) == 1 && places[0].City != "" && !hasCountry(ReadPlaces(p.Location)) {
		p.Location, p.Company, p.Locations = p.Company, "", nil
	}
	if len(p.Location) > maxPlaceText {
		p.Location, p.Locations = "", nil
	}
	if p.Location == "" && len(p.Locations) == 0 {
		if m := placeLabel.FindStringSubmatch(p.Description); m != nil {
			if place := oneLine(m[1]); hasCountry(ReadPlaces(place)) {
				p.Location = place
			}
		}
	}
}

// placeLabel is a labelled place inside an ad's text.
var placeLabel = pattern.New(`(?i)\b(?:(?:primary |job |work )?location|place of work|standort|einsatzort|arbeitsort)\s*:?\s{0,3}((?-i:[A-ZÄÖÜ])[\pL.' -]{2,30},\s?[\pL. ]{2,20}(?:,\s?[\pL ]{2,20})?)`)

func hasCountry(places []Place) bool {
	return slices.ContainsFunc(places, func(p Place) bool { return p.Country != "" })
}
