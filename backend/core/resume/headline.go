package resume

import (
	"strings"
	"unicode"

	"autojob/backend/core/profile"
)

// asHeld is a headline as the same title stands at a job: one that is set with wide letters ("L e i t e r i n  P e r s o n a l") may have been read with
// its spaces at the wrong places.
func asHeld(headline string, jobs []profile.Work) string {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, s)
	}
	for _, job := range jobs {
		if headline != job.Position && letters(headline) == letters(job.Position) {
			return job.Position
		}
	}
	return headline
}
