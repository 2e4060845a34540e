package summary

import "strings"

// states are the names of states and provinces that addresses shorten, by country.
var states = map[string]map[string]string{
	"US": namedBy("AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;DE Delaware;DC District of Columbia;FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;IN Indiana;IA Iowa;KS Kansas;KY Kentucky;LA Louisiana;ME Maine;MD Maryland;MA Massachusetts;MI Michigan;MN Minnesota;MS Mississippi;MO Missouri;MT Montana;NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;RI Rhode Island;SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;VT Vermont;VA Virginia;WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming;PR Puerto Rico"),
	"CA": namedBy("AB Alberta;BC British Columbia;MB Manitoba;NB New Brunswick;NL Newfoundland and Labrador;NS Nova Scotia;NT Northwest Territories;NU Nunavut;ON Ontario;PE Prince Edward Island;QC Quebec;SK Saskatchewan;YT Yukon"),
	"AU": namedBy("ACT Australian Capital Territory;NSW New South Wales;NT Northern Territory;QLD Queensland;SA South Australia;TAS Tasmania;VIC Victoria;WA Western Australia"),
}

func namedBy(table string) map[string]string {
	out := map[string]string{}
	for line := range strings.SplitSeq(table, ";") {
		code, name, _ := strings.Cut(line, " ")
		out[code] = name
	}
	return out
}

// stateIn is the name of a state or province by its letters in a country (ISO 3166-1 alpha-2), the letters themselves where they are none. Where the country is
// not known, it is that of the United States, or else the only one that has these letters.
func stateIn(code, country string) string {
	code = strings.TrimSpace(code)
	countries := []string{strings.ToUpper(strings.TrimSpace(country))}
	if countries[0] == "" {
		countries = []string{"US", "CA", "AU"}
		if states["CA"][code] != "" && states["AU"][code] != "" {
			return code
		}
	}
	for _, c := range countries {
		if name := states[c][code]; name != "" {
			return name
		}
	}
	return code
}
