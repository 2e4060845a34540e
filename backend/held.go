package backend

import (
	"slices"
	"strings"

	"autojob/backend/core/consent"
	"autojob/backend/core/trace"
)

// heldValue is a value that is to stay here.
type heldValue struct {
	field consent.Field
	value string
}

// travels reports whether a field of a class may be told where these fields and paths were chosen.
func travels(class consent.Class, f consent.Field, path string, chosen []string) bool {
	return class == consent.Approval || class == consent.Ask && (slices.Contains(chosen, string(f)) || slices.Contains(chosen, path))
}

// shortestHeld is how many characters make a value rare enough to be looked for.
const shortestHeld = 6

// spelledAs says which fields package trace finds in other spellings than the one they are written in.
var spelledAs = map[consent.Field]trace.Field{consent.Email: trace.Email, consent.Phone: trace.Phone, consent.Address: trace.Address, consent.Links: trace.Page}

// findHeld is the field of a value that stands where it is not to: in a text as it is read, or, of ways to reach somebody, also in bytes, with
// the encodings that package trace knows. It is "" where there is none.
func findHeld(held []heldValue, shown string, payload []byte) consent.Field {
	folded := consent.Fold(shown)
	var ids []trace.Identifier
	for _, h := range held {
		if how, ok := spelledAs[h.field]; ok {
			ids = append(ids, trace.Identifier{Field: how, Value: h.value})
		} else if len([]rune(h.value)) >= shortestHeld && strings.Contains(folded, consent.Fold(h.value)) {
			return h.field
		}
	}
	return traced(ids, []byte(shown), payload)
}

// traced is the field of an identifier that stands in one of several bytes.
func traced(ids []trace.Identifier, data ...[]byte) consent.Field {
	for few := range slices.Chunk(ids, 16) { // a searcher has room for so many
		search := trace.New(few)
		for _, d := range data {
			found := search.Bytes(d)
			if len(found.Hits) == 0 {
				continue
			}
			for f, how := range spelledAs {
				if how == found.Hits[0].Field {
					return f
				}
			}
			return consent.Field(found.Hits[0].Field)
		}
	}
	return ""
}
