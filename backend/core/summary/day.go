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
	day := strconv.Itoa(at.Day())
	if at.Day() == 1 {
		day += f.first
	}
	return fill(f.day, "d", day, "m", f.months[at.Month()-1], "y", strconv.Itoa(at.Year()))
}
