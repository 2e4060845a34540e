package profile

import (
	"fmt"
	"strings"
	"time"

	"autojob/backend/core/pattern"
)

// Until when a paper is valid stands behind its name, in the words of the CV: "First aid, valid until 03/2027".

// validity matches it: the name, the words, the last date in them.
var validity = pattern.New(`(?i)^(.+?), ((?:valid|current|in date|good|(?:(?:commission|registration|registered|term|licen[cs]ed?) )?(?:through|thru)|(?:refresh\pL*|renewal|recertification|update) due|expire[sd]?|expiry|lapsed|gültig|abgelaufen|läuft ab|valable|valide|expirée?|périmée?|válid[oa]|vigente|vence|caduca|caducad[oa]|vencid[oa])(?:$|[^\pL]).*|\d{1,2} (?:jahre?|years?|ans?|años?) (?:gültig|valid|valable|valide|válid[oa]))$`)

// term matches for how many years it is valid.
var term = pattern.New(`(?i)(?:^|\P{L})(\d{1,2}) (?:jahre?n?|years?|ans?|años?)(?:$|\P{L})`)

// over matches what says that it is no longer valid.
var over = pattern.New(`(?i)^(?:expired|lapsed|abgelaufen|expirée?|périmée?|caducad[oa]|vencid[oa])(?:$|[^\pL])`)

var (
	lastYear = pattern.New(`(?i)(?:(?:(\d{1,2})[./])?(\d{1,2})[./]|(jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|janv|févr|fév|mars|avr|juin|juil|août|aou|déc|ene|abr|ago|dic)\pL*\.?(?: de| del)? )?(20\d\d|19\d\d)$`)
	monthsOf = map[string]int{"jan": 1, "feb": 2, "mar": 3, "mär": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12, "janv": 1, "févr": 2, "fév": 2, "mars": 3, "avr": 4, "juin": 6, "juil": 7, "août": 8, "aou": 8, "déc": 12, "ene": 1, "abr": 4, "ago": 8, "dic": 12}
)

// Validity parts the name of a certificate from the words that say until when it is valid; until is the last month of it as "2027-03", or the year, and empty
// where no date can be told.
func Validity(name string) (base, words, until string) {
	m := validity.FindStringSubmatch(strings.TrimSpace(name))
	if m == nil {
		return name, "", ""
	}
	if d := lastYear.FindStringSubmatch(strings.TrimRight(m[2], " .)")); d != nil {
		until = d[4]
		month := monthsOf[strings.ToLower(d[3])]
		if d[2] != "" {
			fmt.Sscan(strings.TrimLeft(d[2], "0"), &month)
		}
		if month >= 1 && month <= 12 {
			until = fmt.Sprintf("%s-%02d", d[4], month)
		}
	}
	return m[1], m[2], until
}

// Lapsed reports whether a certificate says that it is no longer valid on a day.
func Lapsed(c Certificate, day time.Time) bool {
	_, words, until := Validity(c.Name)
	if words == "" {
		return false
	}
	if over.MatchString(words) {
		return true
	}
	if m := term.FindStringSubmatch(words); m != nil && len(c.Date) >= 4 {
		years, year := 0, 0
		fmt.Sscan(m[1], &years)
		fmt.Sscan(c.Date[:4], &year)
		until = fmt.Sprintf("%04d%s", year+years, c.Date[4:min(len(c.Date), 7)])
	}
	if until == "" {
		return false
	}
	return until < day.Format("2006-01")[:len(until)]
}
