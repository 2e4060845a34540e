package render

import (
	"strconv"
	"strings"
	"sync"

	"autojob/backend/core/pattern"
)

// visibleDates reads the dates of an entry as they are seen, so that a file never says more than the page: "Mar 2021 – present" begins
// "2021-03" and is open, "2016 – 2018" has no months, and a lone "2024" begins and ends in it. In four languages.
func visibleDates(text string) (start, end string) {
	found := visibleDate.FindAllStringSubmatchIndex(strings.ToLower(text), -1)
	lower := strings.ToLower(text)
	var dates []string
	for _, m := range found {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return lower[m[2*i]:m[2*i+1]]
		}
		month := months()[group(1)]
		if month == 0 && m[2] >= 0 { // another word
			m[0] = m[6]
		}
		for _, digits := range []string{group(2), group(4)} {
			if n, err := strconv.Atoi(digits); err == nil {
				month = n
			}
		}
		date := group(3)
		if month >= 1 && month <= 12 {
			date += "-" + strconv.Itoa(100 + month)[1:]
		}
		dates = append(dates, date)
	}
	switch {
	case len(dates) == 0:
		return "", ""
	case len(dates) > 1:
		return dates[0], dates[1]
	case strings.TrimSpace(lower[:found[0][0]]+lower[found[0][1]:]) == "": // nothing but the date
		return dates[0], dates[0]
	}
	return dates[0], ""
}

// visibleDate is a year with what stands before or after it: a month's name, or its number ("03/2021", "2021-03").
var visibleDate = pattern.New(`(?:\b(\pL+)\.? (?:de |of )?|\b(\d{1,2})[./])?\b((?:19|20)\d\d)(?:-(\d\d)\b)?(?:-\d\d\b)?`)

// months are their names and usual short forms in English, German, French and Spanish.
var months = sync.OnceValue(func() map[string]int {
	names := [...]string{
		"jan january januar jänner janv janvier ene enero", "feb february februar fév févr février febrero", "mar march mär märz mrz mars marzo",
		"apr april avr avril abr abril", "may mai mayo", "jun june juni juin junio", "jul july juli juil juillet julio",
		"aug august août ago agosto", "sep sept september septembre septiembre", "oct october okt oktober octobre octubre",
		"nov november novembre noviembre", "dec december dez dezember déc décembre dic diciembre",
	}
	out := map[string]int{}
	for i, all := range names {
		for _, name := range strings.Fields(all) {
			out[name] = i + 1
		}
	}
	return out
})
