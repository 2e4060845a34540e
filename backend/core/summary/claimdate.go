package summary

import (
	"strings"
	"time"
)

// claimMonth counts months from year 0; low and high are the first and the last month that a date may mean.
type claimMonths struct{ low, high int }

func (a claimMonths) meets(b claimMonths) bool { return a.low <= b.high && b.low <= a.high }

// dateRole is what a sentence says of a date.
type dateRole int

const (
	someDate dateRole = iota
	fromDate          // "since", the first of a range
	toDate            // "until", the last of a range
)

// claimDate is a date in a text: tokens first to last.
type claimDate struct {
	first, last int
	months      claimMonths
	role        dateRole
	open        bool // "since 2020", "2020 to present": it lasts
	since       bool
	pair        int // the other end of a range; -1 none
}

var monthNames = func() map[string]int {
	out := map[string]int{}
	for i, names := range [...]string{"january jan januar janner janvier janv enero ene", "february feb februar fevrier fevr febrero", "march mar marz maerz mars marzo", "april apr avril avr abril abr",
		"may mai mayo", "june jun juni juin junio", "july jul juli juillet juil julio", "august aug aout agosto ago", "september sept sep septembre septiembre setiembre", "october oct oktober okt octobre octubre",
		"november nov novembre noviembre", "december dec dezember dez decembre diciembre dic"} {
		for n := range strings.FieldsSeq(names) {
			out[n] = i + 1
		}
	}
	return out
}()

// parts of a year, as months from its first.
var yearParts = map[string]claimMonths{"early": {0, 4}, "anfang": {0, 4}, "debut": {0, 4}, "principios": {0, 4}, "comienzos": {0, 4}, "beginning": {0, 4}, "mid": {3, 8}, "mitte": {3, 8}, "mi": {3, 8}, "milieu": {3, 8},
	"mediados": {3, 8}, "middle": {3, 8}, "late": {7, 11}, "ende": {8, 11}, "end": {8, 11}, "fin": {8, 11}, "finales": {8, 11}, "fines": {8, 11},
	"spring": {1, 5}, "fruhjahr": {1, 5}, "fruhling": {1, 5}, "printemps": {1, 5}, "primavera": {1, 5}, "summer": {4, 8}, "sommer": {4, 8}, "ete": {4, 8}, "verano": {4, 8}, "autumn": {7, 11}, "fall": {7, 11}, "herbst": {7, 11},
	"automne": {7, 11}, "otono": {7, 11}, "winter": {0, 11}, "hiver": {0, 11}, "invierno": {0, 11}}

var sinceWords = setOf("since seit depuis desde from ab von")
var lastingWords = setOf("since seit depuis desde") // of these, what lasts unless an end follows
var untilWords = setOf("until till to bis jusqu jusque à a au hasta al through")
var rangeWords = setOf("to until till bis à a au al hasta and und et y through jusqu jusque en")
var presentWords = setOf("present today now heute jetzt aujourd actualidad hoy ongoing date présent presente actualmente laufend current")

func yearOf(t *claimToken) (int, bool) {
	if len(t.text) != 4 || len(t.values) == 0 {
		return 0, false
	}
	y := int(t.values[0])
	return y, float64(y) == t.values[0] && y >= 1940 && y <= 2060
}

func smallNumber(t *claimToken, most int) (int, bool) {
	if len(t.values) == 0 || len(t.text) > 2 {
		return 0, false
	}
	v := int(t.values[0])
	return v, v >= 1 && v <= most && float64(v) == t.values[0]
}

func month(y, m int) claimMonths { return claimMonths{y*12 + m - 1, y*12 + m - 1} }

// dateAt reads the date that begins at a token; next is behind it.
func dateAt(toks []claimToken, i int) (d claimDate, next int, ok bool) {
	t := &toks[i]
	d = claimDate{first: i, pair: -1}
	dateSep := func(j int) bool {
		return j < len(toks) && (toks[j].sep == "/" || toks[j].sep == "." || toks[j].sep == "-" || toks[j].sep == "‑")
	}
	if y, yes := yearOf(t); yes { // 2020, 2020-03, 2020-03-15
		if dateSep(i + 1) {
			if m, yes := smallNumber(&toks[i+1], 12); yes && len(toks[i+1].text) == 2 && toks[i+1].sep == "-" {
				d.months, d.last = month(y, m), i+1
				if dateSep(i + 2) {
					if _, yes := smallNumber(&toks[i+2], 31); yes {
						d.last = i + 2
					}
				}
				return d, d.last + 1, true
			}
		}
		d.months, d.last = claimMonths{y * 12, y*12 + 11}, i
		return d, i + 1, true
	}
	if v, yes := smallNumber(t, 31); yes && dateSep(i+1) { // 03/2020, 15.03.2020
		if y, yes := yearOf(&toks[i+1]); yes && v <= 12 {
			d.months, d.last = month(y, v), i+1
			return d, i + 2, true
		}
		if m, yes := smallNumber(&toks[i+1], 12); yes && dateSep(i+2) {
			if y, yes := yearOf(&toks[i+2]); yes {
				d.months, d.last = month(y, m), i+2
				return d, i + 3, true
			}
		}
	}
	return namedDateAt(toks, i, d)
}

// namedDateAt reads "March 2020", "15 March 2020", "June 15, 2021", "mars 2020", "15. März 2020", "septiembre de 2019", "end of 2020".
func namedDateAt(toks []claimToken, i int, d claimDate) (claimDate, int, bool) {
	j := i
	if _, yes := smallNumber(&toks[j], 31); yes && j+1 < len(toks) {
		j++
		if toks[j].norm == "de" && j+1 < len(toks) {
			j++
		}
	}
	if m := monthNames[toks[j].norm]; m > 0 {
		k := j + 1
		if k < len(toks) && (toks[k].norm == "de" || toks[k].norm == "of" || toks[k].norm == "del") {
			k++
		}
		if k == j+1 && k+1 < len(toks) {
			if _, yes := smallNumber(&toks[k], 31); yes && strings.Contains(toks[k+1].sep, ",") {
				k++
			}
		}
		if k < len(toks) && !strings.ContainsAny(toks[k].sep, ";:(") {
			if y, yes := yearOf(&toks[k]); yes {
				d.months, d.last = month(y, m), k
				return d, k + 1, true
			}
		}
		return d, i, false
	}
	if part, yes := yearParts[toks[i].norm]; yes {
		k := i + 1
		for k < len(toks) && k < i+3 && (toks[k].norm == "of" || toks[k].norm == "de" || toks[k].norm == "des" || toks[k].norm == "jahres" || toks[k].norm == "l" || toks[k].norm == "annee" || toks[k].norm == "in") {
			k++
		}
		if k < len(toks) && !strings.ContainsAny(toks[k].sep, ",;:(") {
			if y, yes := yearOf(&toks[k]); yes {
				d.months, d.last = claimMonths{y*12 + part.low, y*12 + part.high}, k
				return d, k + 1, true
			}
		}
	}
	return d, i, false
}

// claimDates finds the dates of a text and what is said of each.
func claimDates(toks []claimToken) []claimDate {
	var out []claimDate
	for i := 0; i < len(toks); {
		d, next, ok := dateAt(toks, i)
		if !ok {
			i++
			continue
		}
		before := ""
		if i > 0 {
			before = toks[i-1].norm
			if i > 1 && (before == "l" || before == "le" || before == "im" || before == "the" || before == "el") {
				before = toks[i-2].norm
			}
		}
		if n := len(out); n > 0 && out[n-1].pair < 0 && ranged(toks, out[n-1].last+1, i) {
			out[n-1].pair, d.pair = n, n-1
			out[n-1].role, d.role = fromDate, toDate
			out[n-1].open = false
		} else if sinceWords[before] {
			d.role, d.open, d.since = fromDate, lastingWords[before], true
		} else if untilWords[before] && before != "a" {
			d.role = toDate
		}
		if end, ok := shortYear(toks, next, d); ok {
			d.pair, d.role, end.pair = len(out)+1, fromDate, len(out)
			out = append(out, d, end)
			i = end.last + 1
			continue
		}
		d.open = d.open || toPresent(toks, next)
		if d.open {
			d.role = fromDate
		}
		out = append(out, d)
		i = next
	}
	return out
}

// ranged reports whether what stands between two dates makes a range of them.
func ranged(toks []claimToken, from, to int) bool {
	if to == from {
		s := strings.TrimSpace(toks[to].sep)
		return s == "-" || s == "–" || s == "—" || s == "‑"
	}
	if to-from > 2 || !rangeWords[toks[from].text] && !rangeWords[toks[from].norm] {
		return false
	}
	word := toks[from].norm
	if word == "and" || word == "und" || word == "et" || word == "y" { // only "between X and Y"
		for i := max(0, from-6); i < from; i++ {
			if n := toks[i].norm; n == "between" || n == "zwischen" || n == "entre" {
				return true
			}
		}
		return false
	}
	return true
}

// shortYear reads the end of "2013–16".
func shortYear(toks []claimToken, i int, d claimDate) (claimDate, bool) {
	if i >= len(toks) || toks[i].sep != "–" && toks[i].sep != "-" && toks[i].sep != "/" || len(toks[i].text) != 2 || d.months.high-d.months.low != 11 {
		return d, false
	}
	v, ok := smallNumber(&toks[i], 99)
	y := d.months.low/12/100*100 + v
	if !ok || y*12 <= d.months.low {
		return d, false
	}
	return claimDate{first: i, last: i, months: claimMonths{y * 12, y*12 + 11}, role: toDate}, true
}

// toPresent reports whether "to present", "– heute", "à ce jour" follows.
func toPresent(toks []claimToken, i int) bool {
	for j := i; j < len(toks) && j < i+4; j++ {
		if presentWords[toks[j].norm] {
			return j > i || strings.ContainsAny(toks[j].sep, "–—-")
		}
		if !rangeWords[toks[j].norm] && toks[j].norm != "ce" && toks[j].norm != "la" && toks[j].norm != "the" && toks[j].norm != "jour" {
			return false
		}
	}
	return false
}

// profileMonths reads a date of JSON Resume: "2020", "2020-03", "2020-03-15".
func profileMonths(s string) (claimMonths, bool) {
	toks := claimTokens(s)
	for i := range toks {
		if d, _, ok := dateAt(toks, i); ok {
			return d.months, true
		}
	}
	return claimMonths{}, false
}

func monthsOf(t time.Time) claimMonths { return month(t.Year(), int(t.Month())) }
