package summary

import (
	"math"
	"slices"
	"strings"
)

// checkNumbers looks up every number of the sentence with what it counts.
func (c *claimCheck) checkNumbers() {
	for n := range c.numbers {
		q := &c.numbers[n]
		for i := q.first; i <= q.last; i++ {
			c.free[i] = true
		}
		if at, ok := c.figure(n); ok {
			c.found[q.number] = append(c.found[q.number], at)
			continue
		}
		if n > 0 && c.numbers[n-1].unit == "month" && q.unit == "" && q.noun < 0 { // "eight years, the last five of them"
			q.unit = "month"
			for k := range q.values {
				q.values[k] *= 12
			}
		}
		switch {
		case c.duration(q), c.counted(q), c.computed(q), c.justOne(q):
		case q.unit == "month" && len(c.stretchesOfTime(nil)) > 0:
			c.refuse(ClaimDuration, c.toks[q.first].start, c.toks[q.last].end)
		default:
			c.refuse(ClaimNumber, c.toks[q.first].start, c.toks[q.last].end)
		}
	}
	c.checkShares()
}

// figure finds a cited number that says the same, or from which the sentence's follows: more than 100 from 120.
func (c *claimCheck) figure(of int) (licence, bool) {
	q := &c.numbers[of]
	for k := range c.cited {
		l := &c.cited[k]
		if l.section == "ad" {
			continue
		}
		for n := range l.numbers {
			p := inMonths(q, &l.numbers[n])
			if l.quoted[p.number] && l.quoted[p.last] && sameUnit(q, p) && c.sameRole(q, l, p) && anyFollows(q, p) && c.sameNoun(q, k, p) && c.sameStretch(q, k) && c.sameRate(of, k, n) {
				return licence{k, p.number}, true
			}
		}
	}
	return licence{}, false
}

// inMonths is a cited stretch of days in months, where the sentence has months or years and does not claim to be exact.
func inMonths(q, p *quantity) *quantity {
	if q.unit != "month" || p.unit != "day" || q.rel == exactly || p.values[0] < 60 {
		return p
	}
	m := *p
	m.unit, m.values = "month", []float64{p.values[0] / 30.44}
	return &m
}

func sameUnit(q, p *quantity) bool {
	if q.unit == p.unit {
		return true
	}
	return q.unit == "" && q.noun < 0 && (p.unit == "day" || p.unit == "month" || p.unit == "min")
}

// sameRole keeps the ends of a pair apart: "from 9 to 5" is not "by 5", not "from 5 to 9"; of "8 to 10" the 10 is "up to".
func (c *claimCheck) sameRole(q *quantity, l *citedLeaf, p *quantity) bool {
	if q.by && !p.by || q.fewer && !p.fewer || p.total && !q.total || ofThem(c.toks, q) && !ofThem(l.toks, p) {
		return false
	}
	if q.pair >= 0 {
		if p.pair < 0 || q.second != p.second {
			return false
		}
		a, b := &c.numbers[q.pair], &l.numbers[p.pair]
		return sameUnit(a, b) && anyFollows(a, b)
	}
	if p.pair >= 0 && p.change && q.first > 0 {
		switch before := c.toks[q.first-1].norm; {
		case before == "to" || before == "auf" || before == "a" && c.tongue.code == "fr" || before == "al" || before == "hasta":
			return p.second
		case before == "from" || before == "von" || before == "del":
			return !p.second
		}
	}
	if p.pair < 0 || p.change {
		return true
	}
	return q.rel == upTo && p.second || q.rel == atLeast && !p.second || q.rel == over && !p.second || q.rel == under && p.second
}

func anyFollows(q, p *quantity) bool {
	rel := p.rel
	if q.rel == upTo && p.pair >= 0 && p.second && rel == exactly {
		rel = upTo
	}
	for _, n := range q.values {
		for _, v := range p.values {
			if follows(q.rel, n, rel, v) {
				return true
			}
		}
	}
	return false
}

// follows reports whether "rel n" is true of what is cited as "cited v".
func follows(rel relation, n float64, cited relation, v float64) bool {
	same := math.Abs(n-v) <= 1e-9*math.Max(math.Abs(n), math.Abs(v))
	switch rel {
	case exactly:
		return same && (cited == exactly || cited == over || cited == atLeast)
	case about:
		return (same || rounder(n, v) && math.Abs(n-v) <= 0.15*math.Max(n, v)) && cited != upTo && cited != under
	case near:
		return same && (cited == near || cited == about || cited == almost) || rounder(n, v) && math.Abs(n-v) <= 0.12*math.Max(n, v) && cited != upTo && cited != under
	case over:
		return same && cited == over || n < v && cited != upTo && cited != under && cited != almost && !(cited == about && v < 1.03*n)
	case atLeast:
		return n < v && cited != upTo && cited != under && cited != almost || same && (cited == exactly || cited == over || cited == atLeast)
	case almost:
		return same && (cited == almost || cited == near) || v < n && v >= 0.93*n && rounder(n, v) && (cited == exactly || cited == about)
	case under:
		return same && cited == under || n > v && cited != over && cited != atLeast && !(cited == about && n < 1.03*v)
	case upTo:
		return same && cited == upTo || n >= v && n <= 1.1*v && cited == exactly
	}
	return false
}

// rounder reports whether a number is another one rounded: it has fewer digits that are not the zeros at its end.
func rounder(n, v float64) bool {
	return digits(n) < digits(v) || v != math.Trunc(v) && n == math.Trunc(n)
}

func digits(v float64) int {
	v, count := math.Round(v*1000), 0
	for v >= 1 && math.Mod(v, 10) == 0 {
		v /= 10
	}
	for ; v >= 1; v = math.Trunc(v / 10) {
		count++
	}
	return count
}

// sameNoun reports whether what the sentence counts is what the place counts: its word is cited near the number. A word that is cited
// nowhere is refused by itself.
func (c *claimCheck) sameNoun(q *quantity, leaf int, p *quantity) bool {
	if q.noun < 0 || len(c.found[q.noun]) == 0 {
		return true
	}
	if q.first > 0 && q.first == q.number {
		for _, at := range c.found[q.first-1] { // a number that belongs to the name before it: "DIN EN 1090"
			if at.leaf == leaf && at.tok == p.number-1 {
				return true
			}
		}
	}
	if next := q.noun + 1; next < len(c.toks) && c.tongue.code == "en" && strings.TrimSpace(c.toks[next].sep) == "" && len(c.found[next]) > 0 && len(c.deeds(next)) == 0 && !c.isDate[next] && !c.foundIn(next, leaf) {
		return false // "7 sales managers": what is counted is a title of another place
	}
	for i := q.noun; i < len(c.toks) && i < q.noun+3 && c.segment[i] == c.segment[q.noun]; i++ {
		for _, at := range c.found[i] {
			if at.leaf != leaf {
				continue
			}
			if p.noun >= 0 && at.tok >= p.noun && at.tok <= p.noun+3 || p.noun < 0 && at.tok >= p.first-4 && at.tok <= p.last+5 && !c.cited[leaf].countsOther(at.tok, p) {
				return true
			}
		}
	}
	return false
}

func (c *claimCheck) foundIn(i, leaf int) bool {
	return slices.ContainsFunc(c.found[i], func(at licence) bool { return at.leaf == leaf })
}

// sameStretch refuses a number of one place among the deeds of another.
func (c *claimCheck) sameStretch(q *quantity, leaf int) bool {
	others := false
	for i := range c.toks {
		if c.segment[i] != c.segment[q.number] {
			continue
		}
		for _, at := range c.deeds(i) {
			if at.leaf == leaf {
				return true
			}
			others = true
		}
	}
	return !others || c.cited[leaf].header
}

// checkSingular refuses "in a year" where "in two years" is cited.
func (c *claimCheck) checkSingular() {
	for i := 1; i < len(c.toks); i++ {
		switch c.toks[i-1].norm {
		case "a", "an", "ein", "eine", "einem", "einen", "einer", "un", "une", "una":
		default:
			continue
		}
		found := c.deeds(i)
		many := len(found) > 0 && len(found) == len(c.found[i]) && !c.free[i]
		for _, at := range found {
			many = many && c.cited[at.leaf].countedAt(at.tok)
		}
		if many {
			c.refuseToken(ClaimNumber, i)
		}
	}
}

// countedAt reports whether a word of a leaf is what a number of two or more counts.
func (l *citedLeaf) countedAt(tok int) bool {
	for n := range l.numbers {
		p := &l.numbers[n]
		if (p.noun == tok || tok > p.number && tok <= p.last && p.unit != "") && p.values[0] >= 2 && !(p.unit == "month" && p.values[0] == 12) && !(p.unit == "day" && p.values[0] == 7) {
			return true
		}
	}
	return false
}
