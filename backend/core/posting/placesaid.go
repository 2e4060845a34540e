package posting

import (
	"autojob/backend/core/pattern"
)

// placesSaid are the ways in which an ad's text names the place of work; the first part is the place. None speaks of the firm's own seat.
var placesSaid = []*pattern.Pattern{
	placeLabel,
	pattern.New(`(?i:location)\s*:\s{0,3}[_*]{0,2}([A-Z]{2} - [A-Z][\pL.' ]{2,30})`),
	pattern.New(`\b(?:in|for|at|from|of) our ([A-Z][\pL.' -]{2,30}, [A-Z]{2}) (?:office|location|facility|branch|plant|store|warehouse|campus|clinic|hospital|headquarters)\b`),
	pattern.New(`(?i:position|job|role|opportunity) (?:is |will be )?(?:based |located )?(?:out of |in )([A-Z][\pL.' ]{2,25}, [A-Z]{2})\b`),
	pattern.New(`\b(U\.?S\.?A?|UK|EU)[- ]based,? (?:and )?(?:fully )?(?:remote|role|position|job|candidates?)\b`),
	pattern.New(`(?i:seeking|looking for|hiring|recruiting) [^.;:\n]{0,60}\b(?:based|located) in (?:the )?(\p{Lu}\pL+(?: \p{Lu}\pL+)?)`),
}

// placeSaid is where an ad's text says that the work is done, with its country; nothing where it does not.
func placeSaid(text string) []Place {
	text = clip(text, 12_000)
	for _, p := range placesSaid {
		for _, m := range p.FindAllStringSubmatch(text, 3) {
			if places := ReadPlaces(oneLine(m[1])); hasCountry(places) {
				return places
			}
		}
	}
	return nil
}
