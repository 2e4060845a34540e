package consent

import (
	"strings"
	"time"
)

// payHistory lists the states of the United States with a state-wide rule against asking for past pay (as of 2026). Of those marked
// false it binds public employers, or asking as such stays allowed and only holding a refusal against somebody is not.
var payHistory = map[string]bool{
	"AL": false, "CA": true, "CO": true, "CT": true, "DE": true, "HI": true, "IL": true, "MA": true, "MD": true, "ME": true, "MI": false,
	"MN": true, "NC": false, "NJ": true, "NV": true, "NY": true, "OR": true, "PA": false, "RI": true, "VA": false, "VT": true, "WA": true,
}

var stateCodes = map[string]string{
	"alabama": "AL", "california": "CA", "colorado": "CO", "connecticut": "CT", "delaware": "DE", "hawaii": "HI", "illinois": "IL",
	"massachusetts": "MA", "maryland": "MD", "maine": "ME", "michigan": "MI", "minnesota": "MN", "north carolina": "NC", "new jersey": "NJ",
	"nevada": "NV", "new york": "NY", "oregon": "OR", "pennsylvania": "PA", "rhode island": "RI", "virginia": "VA", "vermont": "VT", "washington": "WA",
}

// union are the member states of the European Union.
const union = " AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK "

// transposed is the day by which Directive (EU) 2023/970, whose article 5(2) forbids asking for past pay, had to be in national law.
var transposed = time.Date(2026, time.June, 7, 0, 0, 0, 0, time.UTC)

// PayHistory says what binds an employer who would ask for past pay, by where the job is (ISO 3166-1 alpha-2, and a state's name or
// code): "us_state", "us_state_in_part", "eu", or "" where nothing is known to.
func PayHistory(country, region string, day time.Time) string {
	country = strings.ToUpper(strings.TrimSpace(country))
	switch {
	case country == "US":
		region = strings.TrimSpace(region)
		code, ok := stateCodes[strings.ToLower(region)]
		if !ok {
			code = strings.ToUpper(region)
		}
		whole, listed := payHistory[code]
		switch {
		case listed && whole:
			return "us_state"
		case listed:
			return "us_state_in_part"
		}
	case country != "" && strings.Contains(union, " "+country+" ") && !day.Before(transposed):
		return "eu"
	}
	return ""
}
