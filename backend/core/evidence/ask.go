package evidence

import (
	"strings"
)

// Ask is a sentence or list item in which an ad asks for something, in the ad's own words, whether or not anything in it is known to the
// lexicon.
type Ask struct {
	Need  Need // Must or Nice
	Quote Quote
}

// Asks lists what an ad asks for, in the order of the text: what stands among its requirements, and what elsewhere says that it is
// required or wished. A sentence that parts must and wish ("some ERP, ideally Sage") is a must.
func (ad *Ad) Asks() []Ask {
	var out []Ask
	for _, s := range ad.Segments {
		if len(strings.Fields(s.Text)) < 1 || s.Section == Apply {
			continue
		}
		n := need(s)
		switch {
		case s.Section == MustHave || s.Section == NiceToHave:
			if n == Implied {
				n = Must
			}
		case (s.Section == About || s.Section == Benefits) && !demands.MatchString(s.Text):
			continue
		case n == Implied && !personal.MatchString(s.Text) && years(s.Text, false) == 0 && degreeAsked(s.Text) == NoDegree:
			continue
		case n == Implied:
			n = Must
		}
		out = append(out, Ask{n, Quote{Text: s.Text, Span: s.Span, Field: "description"}})
	}
	return out
}
