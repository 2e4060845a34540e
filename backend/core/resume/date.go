package resume

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// period is a date or a range of dates found in a text. From and To are JSON Resume dates; Open means "to the present".
type period struct {
	start, end int // characters of the text that was searched, brackets and durations around it included
	dates      [2][2]int
	from, to   string
	open       bool
	ranged     bool // two ends, or one and "since"/"present"
	month      bool // at least a month is given
	bare       bool // a lone year
	lapse      bool // until when something is valid, which is no date of it
}

// maxDates bounds the dates read from one line: a line with more is no line of a CV.
const maxDates = 12

// token is a word, a number or a single other character.
type token struct {
	start, end int
	word       string // lower case without accents; empty for numbers and signs
	num, width int    // number and its count of digits; width 0: no number
	sign       rune   // 0 for words and numbers
	far        bool   // a tab or a wide gap stands before it
}

func tokens(text []rune) []token {
	var out []token
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case unicode.IsSpace(c):
			i++
		case c >= '0' && c <= '9':
			j, n := i, 0
			for j < len(text) && text[j] >= '0' && text[j] <= '9' {
				if j-i < 9 {
					n = n*10 + int(text[j]-'0')
				}
				j++
			}
			out = append(out, token{start: i, end: j, num: n, width: j - i})
			i = j
		case unicode.IsLetter(c):
			j := i
			for j < len(text) && (unicode.IsLetter(text[j]) || unicode.Is(unicode.Mn, text[j])) {
				j++
			}
			w := ""
			if j-i <= 16 {
				w = fold(string(text[i:j]))
			}
			out = append(out, token{start: i, end: j, word: w, sign: map[bool]rune{true: 'x'}[w == ""]})
			i = j
		default:
			out = append(out, token{start: i, end: i + 1, sign: c})
			i++
		}
	}
	for i := 1; i < len(out); i++ {
		gap := text[out[i-1].end:out[i].start]
		out[i].far = len(gap) >= 3 || slices.Contains(gap, '\t')
	}
	return out
}

// point is one end of a period: year, month (0: unknown), day (0: unknown).
type point struct {
	y, m, d int
	last    int // month when it is the later end of a period (quarters)
	next    int // index of the token after it
	weak    bool
}

func (p point) iso(end bool) string {
	m := p.m
	if end && p.last > 0 {
		m = p.last
	}
	switch {
	case p.y == 0:
		return ""
	case m == 0:
		return fmt.Sprintf("%04d", p.y)
	case p.d == 0:
		return fmt.Sprintf("%04d-%02d", p.y, m)
	}
	return fmt.Sprintf("%04d-%02d-%02d", p.y, m, p.d)
}

func isYear(t token) bool { return t.width == 4 && t.num >= 1940 && t.num <= 2049 }

// periods finds the dates and ranges of dates in a text, in order.
func periods(text string) []period {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	runes := []rune(text)
	toks := tokens(runes)
	var out []period
	for i := 0; i < len(toks); {
		p, next, ok := readPeriod(toks, i)
		if !ok {
			i++
			continue
		}
		// Brackets and a duration belong to it: "(Jan 2020 - May 2021, 1 year 5 months)".
		p.start, p.end, next = widen(toks, i, next, p)
		if !p.ranged && p.month {
			p = schoolYear(toks, p)
		}
		p = validity(toks, i, p)
		p = stated(toks, p)
		if n := len(out) - 1; n >= 0 && begunAndExpected(toks, out[n], p) {
			out[n] = spanning(out[n], p)
		} else if out = append(out, p); len(out) == maxDates {
			break
		}
		i = next
	}
	return out
}

func readPeriod(toks []token, i int) (period, int, bool) {
	k := i
	since, until := false, false
	for k < len(toks) && k < i+2 {
		w := toks[k].word
		if sinceWords[w] {
			since = true
		} else if untilWords[w] {
			until = true
		} else if !fromWords[w] {
			break
		}
		k++
	}
	a, ok := readPoint(toks, k)
	if !ok {
		// "May - Aug 2018": a month that borrows its year from the other end.
		if m := month(toks, k); m > 0 && !until {
			j := k + 1
			if j < len(toks) && toks[j].sign == '.' {
				j++
			}
			if e := separator(toks, j); e > j {
				if b, ok := readPoint(toks, e); ok && b.m > 0 && !b.weak {
					a = point{y: b.y, m: m}
					if a.m > b.m {
						a.y--
					}
					return ranged(toks, k, j, e, a, b), b.next, true
				}
			}
		}
		return period{}, 0, false
	}
	if k > i && (since || until) && a.weak && a.m == 0 {
		return period{}, 0, false
	}
	e := separator(toks, a.next)
	if e > a.next {
		if n := present(toks, e); n > e {
			p := period{from: a.iso(false), open: true, ranged: true, month: a.m > 0}
			p.dates = [2][2]int{{toks[k].start, toks[a.next-1].end}, {toks[e].start, toks[n-1].end}}
			return p, n, true
		}
		spaced := toks[e-1].sign == '/' && a.m == 0 && toks[a.next-1].end < toks[e-1].start
		if b, ok := readPoint(toks, e); ok && !(b.y < a.y) && !(spaced && b.y > a.y+1) {
			return ranged(toks, k, a.next, e, a, b), b.next, true
		}
		if e < len(toks) && toks[e-1].sign == '/' && a.m == 0 && isYear(toks[e]) && toks[e].num > a.y && !(e+1 < len(toks) && toks[e+1].start == toks[e].end && (toks[e+1].sign == '/' || toks[e+1].width > 0)) && toks[a.next-1].end == toks[e-1].start && (k == 0 || toks[k-1].sign != 0 && toks[k-1].sign != 'x') {
			return ranged(toks, k, a.next, e, a, point{y: toks[e].num, next: e + 1}), e + 1, true // "2015/2018"
		}
		// "2011-12" and "2019/20": a short second year.
		if a.m == 0 && e < len(toks) && toks[e].width == 2 && toks[e].num == (a.y+1)%100 || a.m == 0 && e < len(toks) && toks[e].width == 2 && toks[e].num > a.y%100 && toks[e].num > 12 {
			y := a.y - a.y%100 + toks[e].num
			if y < a.y {
				y += 100
			}
			b := point{y: y, next: e + 1}
			return ranged(toks, k, a.next, e, a, b), b.next, true
		}
		// "2020 -" at the end: still going on.
		if (e == len(toks) || toks[e].far) && !a.weak && dashes[toks[e-1].sign] && !until {
			p := period{from: a.iso(false), open: true, ranged: true, month: a.m > 0}
			p.dates[0] = [2]int{toks[k].start, toks[a.next-1].end}
			return p, e, true
		}
	}
	// "Mar. 2010   Aug. 2017": the dash between them has no letter form in some fonts.
	if a.m > 0 && !a.weak && !since && !until && a.next < len(toks) {
		if b, ok := readPoint(toks, a.next); ok && b.m > 0 && !b.weak && (b.y > a.y || b.y == a.y && b.m >= a.m) {
			return ranged(toks, k, a.next, a.next, a, b), b.next, true
		}
	}
	if n := present(toks, a.next); n > a.next && !until {
		p := period{from: a.iso(false), open: true, ranged: true, month: a.m > 0}
		p.dates = [2][2]int{{toks[k].start, toks[a.next-1].end}, {toks[a.next].start, toks[n-1].end}}
		return p, n, true
	}
	if a.weak {
		return period{}, 0, false
	}
	p := period{month: a.m > 0, bare: a.m == 0}
	at := [2]int{toks[k].start, toks[a.next-1].end}
	switch {
	case since:
		p.from, p.open, p.ranged, p.bare, p.dates[0] = a.iso(false), true, true, false, at
	case until:
		p.to, p.ranged, p.dates[1] = a.iso(true), true, at
	default:
		p.from, p.to, p.dates = a.iso(false), a.iso(true), [2][2]int{at, at}
	}
	return p, a.next, true
}

func ranged(toks []token, k, aNext, e int, a, b point) period {
	p := period{from: a.iso(false), to: b.iso(true), ranged: true, month: a.m > 0 || b.m > 0}
	p.dates = [2][2]int{{toks[k].start, toks[aNext-1].end}, {toks[e].start, toks[b.next-1].end}}
	return p
}

// readPoint reads one date at token i.
func readPoint(toks []token, i int) (point, bool) {
	at := func(k int) token {
		if k >= 0 && k < len(toks) {
			return toks[k]
		}
		return token{}
	}
	sep := func(k int) bool { s := at(k).sign; return s == '/' || s == '.' || s == '-' || s == '‐' || s == '‑' }
	close := func(a, b int) bool { return at(a).end == at(b).start }
	t := at(i)
	switch {
	case isYear(t):
		if i > 0 && joined(at(i-1), t) || i > 1 && at(i-1).sign == ':' && at(i-1).end == t.start && at(i-2).width > 0 && at(i-2).end == at(i-1).start {
			return point{}, false // "ISO 17025:2017"
		}
		if sep(i+1) && at(i+2).width == 2 && at(i+2).num >= 1 && at(i+2).num <= 12 && close(i, i+1) && close(i+1, i+2) {
			m := at(i + 2).num
			if at(i+1).sign == '-' && at(i+3).sign == '/' && isYear(at(i+4)) {
				return point{y: t.num, next: i + 1}, true // "2014-08/2022"
			}
			if at(i+3).sign == at(i+1).sign && at(i+4).width == 2 && at(i+4).num >= 1 && at(i+4).num <= 31 && close(i+2, i+3) && close(i+3, i+4) {
				return point{y: t.num, m: m, d: at(i + 4).num, next: i + 5}, true
			}
			if !(at(i+1).sign == '/' && m == (t.num+1)%100) {
				return point{y: t.num, m: m, next: i + 3}, true
			}
		}
		if m := at(i + 2); at(i+1).sign == '/' && m.width == 2 && m.num >= 1 && m.num <= 12 && !close(i, i+1) && !close(i+1, i+2) {
			return point{y: t.num, m: m.num, next: i + 3}, true // "2015 / 07"
		}
		if q := at(i + 2); at(i+1).word == "q" && q.width == 1 && q.num >= 1 && q.num <= 4 && close(i+1, i+2) {
			return point{y: t.num, m: q.num*3 - 2, last: q.num * 3, next: i + 3}, true
		}
		if at(i+1).width > 0 && close(i, i+1) || at(i+1).word != "" && close(i, i+1) && !cjkDate(at(i+1)) || at(i+1).sign == '%' || at(i+1).sign == '+' {
			return point{}, false
		}
		if cjkDate(at(i + 1)) {
			if at(i+2).width > 0 && at(i+2).num >= 1 && at(i+2).num <= 12 && cjkDate(at(i+3)) {
				return point{y: t.num, m: at(i + 2).num, next: i + 4}, true
			}
			return point{y: t.num, next: i + 2}, true
		}
		return point{y: t.num, next: i + 1}, true

	case (t.width == 1 || t.width == 2) && sep(i+1) && (close(i, i+1) || at(i+1).sign == '/' && isYear(at(i+2))):
		if i > 0 && joined(at(i-1), t) {
			return point{}, false
		}
		u := at(i + 2)
		if close(i+1, i+2) || at(i+1).sign == '.' || at(i+1).sign == '/' && isYear(u) {
			if isYear(u) && t.num >= 1 && t.num <= 12 && !(at(i+3).sign == '.' && close(i+2, i+3) && at(i+4).width > 0 && close(i+3, i+4)) {
				return point{y: u.num, m: t.num, next: i + 3}, true
			}
			if u.width > 0 && u.width <= 2 && at(i+3).sign == at(i+1).sign && at(i+4).width > 0 {
				y := at(i + 4)
				d, m := t.num, u.num
				if at(i+1).sign == '/' && m > 12 || m > 12 {
					d, m = m, d
				}
				if m >= 1 && m <= 12 && d >= 1 && d <= 31 {
					if isYear(y) {
						return point{y: y.num, m: m, d: d, next: i + 5}, true
					}
					if y.width == 2 {
						return point{y: century(y.num), m: m, d: d, next: i + 5, weak: true}, true
					}
				}
				return point{}, false
			}
			if u.width == 2 && t.num >= 1 && t.num <= 12 && at(i+1).sign == '/' && at(i+3).sign != '/' {
				return point{y: century(u.num), m: t.num, next: i + 3, weak: true}, true
			}
		}
		if at(i+1).sign == '.' { // "15. Januar 2020"
			if m := month(toks, i+2); m > 0 {
				if p, ok := yearAfter(toks, i+3); ok {
					p.m, p.d = m, t.num
					return p, p.d >= 1 && p.d <= 31
				}
			}
		}
		if at(i+1).sign == '.' && quarterWords[at(i+2).word] && t.num >= 1 && t.num <= 4 {
			if p, ok := yearAfter(toks, i+3); ok {
				p.m, p.last = t.num*3-2, t.num*3
				return p, true
			}
		}

	case t.width == 1 || t.width == 2: // "15 January 2020", "1er janvier 2020", "5 de mayo de 2020"
		k := i + 1
		if w := at(k).word; w == "er" || w == "st" || w == "nd" || w == "rd" || w == "th" || w == "o" {
			k++
		}
		if w := at(k).word; w == "de" || w == "of" {
			k++
		}
		if m := month(toks, k); m > 0 && t.num >= 1 && t.num <= 31 && !at(i+1).far {
			if p, ok := yearAfter(toks, k+1); ok && !p.weak {
				p.m, p.d = m, t.num
				return p, true
			}
		}

	case t.word != "":
		if m := month(toks, i); m > 0 {
			k := i + 1
			if at(k).sign == '.' {
				k++
			}
			if p, ok := yearAfter(toks, k); ok {
				p.m = m
				return p, true
			}
			if d := at(k); (d.width == 1 || d.width == 2) && d.num >= 1 && d.num <= 31 { // "January 15, 2020"
				k++
				if w := at(k).word; w == "st" || w == "nd" || w == "rd" || w == "th" {
					k++
				}
				if p, ok := yearAfter(toks, k); ok && !p.weak {
					p.m, p.d = m, d.num
					return p, true
				}
			}
			return point{}, false
		}
		if q := at(i + 1); (t.word == "q" || t.word == "t") && q.width == 1 && q.num >= 1 && q.num <= 4 && close(i, i+1) {
			k := i + 2
			if sep(k) {
				k++
			}
			if p, ok := yearAfter(toks, k); ok && !p.weak {
				p.m, p.last = q.num*3-2, q.num*3
				return p, true
			}
		}
		if seasonWords[t.word] {
			if p, ok := yearAfter(toks, i+1); ok && !p.weak {
				if at(p.next).sign == '/' && at(p.next+1).width == 2 && at(p.next+1).num == (p.y+1)%100 {
					p.next += 2
				}
				return p, true
			}
		}
	}
	return point{}, false
}

// joined reports whether t is glued to the token before, so that it is part of a longer number or name ("3.2019", "v2019").
func joined(prev, t token) bool {
	return prev.end == t.start && (prev.word != "" || prev.width > 0 || prev.sign == '.' || prev.sign == '/' || prev.sign == '$' || prev.sign == '€' || prev.sign == '£' || prev.sign == '#' || prev.sign == '_' || prev.sign == 'x')
}

func cjkDate(t token) bool { return t.word == "年" || t.word == "月" }

func century(y int) int {
	if y < 50 {
		return 2000 + y
	}
	return 1900 + y
}

// yearAfter reads a year, after "," or "of", possibly short ("'20").
func yearAfter(toks []token, k int) (point, bool) {
	for k < len(toks) && (toks[k].sign == ',' || toks[k].sign == '/' || toks[k].sign == '-' || toks[k].word == "de" || toks[k].word == "del" || toks[k].word == "of") {
		k++
	}
	if k >= len(toks) {
		return point{}, false
	}
	if isYear(toks[k]) && !(k+1 < len(toks) && toks[k+1].start == toks[k].end && (toks[k+1].width > 0 || toks[k+1].word != "" && !cjkDate(toks[k+1]))) {
		return point{y: toks[k].num, next: k + 1}, true
	}
	if s := toks[k].sign; (s == '\'' || s == '’' || s == '‘' || s == '`') && k+1 < len(toks) && toks[k+1].width == 2 {
		return point{y: century(toks[k+1].num), next: k + 2}, true
	}
	if toks[k].width == 2 && toks[k].num >= 70 || toks[k].width == 2 && toks[k].num <= 39 {
		return point{y: century(toks[k].num), next: k + 1, weak: true}, true
	}
	return point{}, false
}

var dashes = map[rune]bool{'-': true, '–': true, '—': true, '‐': true, '‑': true, '‒': true, '―': true, '−': true, '~': true, '→': true, '～': true, '/': true}

// separator returns the index after what stands between two ends of a range, or k if nothing does.
func separator(toks []token, k int) int {
	e := k
	for e < len(toks) && e < k+3 {
		switch t := toks[e]; {
		case e > k && present(toks, e) > e: // "2025 - en cours"
			return e
		case dashes[t.sign] && (t.sign != '/' || e+1 < len(toks)):
		case rangeWords[t.word]:
		case t.sign == ',' && e > k, t.sign == '\'' && e > k, t.sign == '’' && e > k:
		case t.sign == '>':
		case t.word == "jusqu":
		default:
			return e
		}
		e++
	}
	return e
}

// present returns the index after a word for "now", or k.
func present(toks []token, k int) int {
	if k >= len(toks) {
		return k
	}
	w := toks[k].word
	if w == "aujourd" && k+2 < len(toks) {
		return k + 3
	}
	next := ""
	if k+1 < len(toks) {
		next = toks[k+1].word
	}
	if w == "a" && next == "ce" && k+2 < len(toks) && toks[k+2].word == "jour" {
		return k + 3
	}
	switch {
	case (w == "en" || w == "in") && (next == "cours" || next == "curso" || next == "progress"):
		return k + 2
	case w == "la" && (next == "actualidad" || next == "fecha"), w == "l" && k+2 < len(toks) && presentWords[toks[k+2].word]:
		if w == "l" {
			return k + 3
		}
		return k + 2
	case w == "a" && next == "ce", w == "ce" && next == "jour":
		if w == "a" {
			return min(k+3, len(toks))
		}
		return k + 2
	case w == "to" && (next == "date" || next == "present"), w == "the" && next == "present", w == "el" && next == "presente", w == "il" && next == "presente", w == "til" && next == "now":
		return k + 2
	case presentWords[w]:
		return k + 1
	}
	return k
}

func month(toks []token, k int) int {
	if k < 0 || k >= len(toks) {
		return 0
	}
	return monthWords[toks[k].word]
}

// widen takes in brackets, and a duration that follows.
func widen(toks []token, i, next int, p period) (int, int, int) {
	start, end := toks[i].start, toks[next-1].end
	k := next
	for k < len(toks) && (toks[k].sign == ',' || toks[k].sign == '·' || toks[k].sign == '(' || toks[k].sign == '|' || toks[k].sign == ';') {
		k++
	}
	d := k
	for d+1 < len(toks) && toks[d].width > 0 && toks[d].width <= 2 && durationWords[toks[d+1].word] {
		d += 2
		for d < len(toks) && (toks[d].sign == ',' || toks[d].sign == '.' || toks[d].word == "and" || toks[d].word == "und" || toks[d].word == "et" || toks[d].word == "y") {
			d++
		}
	}
	if d > k {
		for d < len(toks) && (toks[d].sign == ')' || toks[d].sign == '.') {
			d++
		}
		next = d
		end = toks[d-1].end
	}
	if i > 0 && (toks[i-1].sign == '(' || toks[i-1].sign == '[') {
		start = toks[i-1].start
		if next < len(toks) && (toks[next].sign == ')' || toks[next].sign == ']') {
			end = toks[next].end
			next++
		}
	}
	return start, end, next
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
