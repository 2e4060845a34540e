package posting

import (
	"strings"

	"autojob/backend/core/pattern"
)

// placesSaid are the ways in which an ad's text names the place of work; the first part is the place, and one of the hints, in lower case,
// stands in every match. None speaks of the firm's own seat.
var placesSaid = []struct {
	hints   string // between bars
	pattern *pattern.Pattern
}{
	{"location|place of work|standort|einsatzort|arbeitsort", placeLabel},
	{"location", pattern.New(`(?i:location)\s*:\s{0,3}[_*]{0,2}([A-Z]{2} - [A-Z][\pL.' ]{2,30})`)},
	{"our ", pattern.New(`\b(?:in|for|at|from|of) our ([A-Z][\pL.' -]{2,30}, [A-Z]{2}) (?:office|location|facility|branch|plant|store|warehouse|campus|clinic|hospital|headquarters)\b`)},
	{"position|job|role|opportunity", pattern.New(`(?i:position|job|role|opportunity) (?:is |will be )?(?:based |located )?(?:out of |in )([A-Z][\pL.' ]{2,25}, [A-Z]{2})\b`)},
	{"based", pattern.New(`\b(U\.?S\.?A?|UK|EU)[- ]based,? (?:and )?(?:fully )?(?:remote|role|position|job|candidates?)\b`)},
	{"based in|located in", pattern.New(`(?i:seeking|looking for|hiring|recruiting) [^.;:\n]{0,60}\b(?:based|located) in (?:the )?(\p{Lu}\pL+(?: \p{Lu}\pL+)?)`)},
}

// placeSaid is where an ad's text says that the work is done, with its country; nothing where it does not.
func placeSaid(text string) []Place {
	text = clip(text, 12_000)
	low := strings.ToLower(text)
	for _, p := range placesSaid {
		if !containsOneOf(low, p.hints) {
			continue
		}
		for _, m := range p.pattern.FindAllStringSubmatch(text, 3) {
			if places := ReadPlaces(oneLine(m[1])); hasCountry(places) {
				return places
			}
		}
	}
	return nil
}
