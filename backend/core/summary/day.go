package summary

import (
	"strconv"
	"time"
)

// Day is a day as a letter in a language says it: "24 November 2026". In English where there are no frames for the language.
func Day(language string, at time.Time) string {
	f, ok := framed[language]
	if !ok {
		f = &english
	}
	return fill(f.day, "d", strconv.Itoa(at.Day()), "m", f.months[at.Month()-1], "y", strconv.Itoa(at.Year()))
}
