package summary

import (
	"strconv"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
)

// date is a JSON Resume date. month is 0 where only the year is known, year is 0 where nothing is.
type date struct{ year, month int }

func readDate(s string) date {
	if len(s) < 4 {
		return date{}
	}
	y, err := strconv.Atoi(s[:4])
	if err != nil || y < 1900 || y > 2200 || len(s) > 4 && s[4] != '-' {
		return date{}
	}
	d := date{year: y}
	if len(s) >= 7 {
		if m, err := strconv.Atoi(s[5:7]); err == nil && m >= 1 && m <= 12 {
			d.month = m
		}
	}
	return d
}

// count is the date in months; a bare year is its January, or as an end its December.
func (d date) count(end bool) int {
	switch {
	case d.month > 0:
		return d.year*12 + d.month - 1
	case end:
		return d.year*12 + 11
	}
	return d.year * 12
}

// short is a date in a table; what is no date stays as it is written.
func (f *frames) short(s string) string {
	d := readDate(s)
	switch {
	case d.year == 0:
		return s
	case d.month == 0:
		return strconv.Itoa(d.year)
	}
	name := []rune(f.months[d.month-1])
	number := strconv.Itoa(d.month)
	if d.month < 10 {
		number = "0" + number
	}
	return fill(f.shortIn, "s", string(name[:min(3, len(name))]), "n", number, "y", strconv.Itoa(d.year))
}

// long is a date in a sentence, "" for what is none.
func (f *frames) long(s string) string {
	d := readDate(s)
	switch {
	case d.year == 0:
		return ""
	case d.month == 0:
		return strconv.Itoa(d.year)
	}
	return fill(f.monthIn, "m", f.months[d.month-1], "y", strconv.Itoa(d.year))
}

// startOf is the start of a time in a sentence that names its end behind it: without its year where both are of one, "from July to August 2025".
func (f *frames) startOf(start, end string) string {
	from, to := readDate(start), readDate(end)
	if from.year == to.year && from.month > 0 && to.month > 0 {
		return f.months[from.month-1]
	}
	return f.long(start)
}

// reach is a start and an end in a table. An open end lasts where open says so.
func (f *frames) reach(start, end string, open bool) string {
	from, to := f.short(start), f.short(end)
	switch {
	case from == "" || from == to:
		return to
	case to == "" && open:
		return from + " – " + f.today
	case to == "":
		return from
	}
	return from + " – " + to
}

// roughly words a number of months in years: "six years", "more than six years", "almost seven years". Exact says that the months are
// known, not only the years. It is "" for less than a year.
func (f *frames) roughly(months int, exact bool) string {
	years, rest := months/12, months%12
	kind := 0
	switch {
	case !exact:
		kind = 3 // never more than the whole years
	case rest >= 10:
		years, kind = years+1, 2
	case rest >= 2:
		kind = 1
	}
	if years < 1 || years == 1 && kind == 2 && months < 10 {
		return ""
	}
	if years == 1 {
		return f.yearOne[kind]
	}
	n := strconv.Itoa(years)
	if years < len(f.numbers) {
		n = f.numbers[years]
	}
	return fill(f.years[kind], "n", n)
}

// job is a position held, as far as it is shown.
type job struct {
	at         int // in the profile's work
	start, end int // months; 0 where it is not said
	open       bool
	exact      bool // the months are known
	off        bool // time away from work that the CV lists among the jobs
}

func (m *maker) jobs() []job {
	var out []job
	for i, w := range m.p.Work {
		if strings.TrimSpace(w.Name+w.Position) == "" && w.Summary == "" && len(w.Highlights) == 0 {
			continue
		}
		j := job{at: i, off: away.MatchString(w.Name) || away.MatchString(w.Position)}
		from, to := readDate(w.StartDate), readDate(w.EndDate)
		if from.year > 0 {
			j.start, j.open, j.exact = from.count(false), w.EndDate == "", from.month > 0
		}
		switch {
		case to.year > 0:
			j.end, j.exact = to.count(true), j.exact && to.month > 0
		case j.open:
			j.end = max(j.start, m.today)
		}
		out = append(out, j)
	}
	return out
}

// isBefore reports whether a job ended when another began; where only years are known, in the same year.
func (j job) isBefore(other job) bool {
	slack := 1
	if !j.exact || !other.exact {
		slack = 12
	}
	return j.start > 0 && j.start < other.start && j.end <= other.start+slack
}

// away is time that was no work.
var away = pattern.New(`(?i)^\W*(?:(?:career|family|planned) break|parental leave|maternity|paternity|sabbatical|full[- ]time (?:parent|carer|mother|father)|elternzeit|auszeit|mutterschutz|familienzeit|congé (?:parental|maternité)|pause (?:carrière|professionnelle)|excedencia|baja (?:maternal|paternal)|pausa)`)

// worked is how many months of work all jobs come to, overlaps counted once.
func (m *maker) worked() int {
	var in evidence.Positions
	for _, j := range m.jobs() {
		if j.at < 64 && j.start > 0 && !j.off {
			in |= 1 << j.at
		}
	}
	return m.person.MonthsIn(in)
}

// age is for how many months a position has ended.
func (m *maker) age(j job) int {
	if j.end == 0 {
		return 36 // not known
	}
	return max(0, m.today-j.end)
}

// index is a place in a list as paths have it.
func index(i int) string { return "[" + strconv.Itoa(i) + "]" }
