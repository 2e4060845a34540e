package posting

import (
	"strings"
	"time"

	"autojob/backend/core/pattern"
)

var dayLayouts = []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02", "2.1.2006", "02/01/2006", "2 January 2006", "2 Jan 2006", "January 2, 2006", "January 2 2006", "Jan 2, 2006"}

var ordinal = pattern.New(`(\d)(?:st|nd|rd|th|\.)?\s`)

var monthNames = strings.NewReplacer("jänner ", "January ", "feber ", "February ", "januar ", "January ", "februar ", "February ", "märz ", "March ", "mai ", "May ", "juni ", "June ", "juli ", "July ", "oktober ", "October ", "dezember ", "December ", "janvier ", "January ", "février ", "February ", "mars ", "March ", "avril ", "April ", "juin ", "June ", "juillet ", "July ", "août ", "August ", "septembre ", "September ", "octobre ", "October ", "novembre ", "November ", "décembre ", "December ",
	"enero ", "January ", "febrero ", "February ", "marzo ", "March ", "abril ", "April ", "mayo ", "May ", "junio ", "June ", "julio ", "July ", "agosto ", "August ", "septiembre ", "September ", "octubre ", "October ", "noviembre ", "November ", "diciembre ", "December ")

// day turns a date in any of the usual forms into YYYY-MM-DD, "" where it is none.
func day(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	if n := len(text); n >= 10 && n <= 13 && strings.Trim(text, "0123456789") == "" {
		if unix, ok := digits(text); ok {
			if n == 13 {
				unix /= 1000
			}
			return time.Unix(unix, 0).UTC().Format(time.DateOnly)
		}
	}
	spelled := ordinal.ReplaceAllString(strings.ReplaceAll(text, " de ", " "), "$1 ")
	spelled = monthNames.Replace(strings.ToLower(spelled))
	for _, form := range []string{text, spelled, titleCase(spelled)} {
		for _, layout := range dayLayouts {
			if t, err := time.Parse(layout, form); err == nil && t.Year() > 1990 && t.Year() < 2100 {
				return t.Format(time.DateOnly)
			}
		}
		if len(form) > 10 {
			if t, err := time.Parse("2006-01-02", form[:10]); err == nil {
				return t.Format(time.DateOnly)
			}
		}
	}
	return ""
}

func titleCase(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if w[0] < 0x80 {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

func digits(s string) (int64, bool) {
	var n int64
	for _, r := range s {
		n = n*10 + int64(r-'0')
	}
	return n, n > 0
}
