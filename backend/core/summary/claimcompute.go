package summary

import (
	"math"
)

// counted reports whether a number counts the entries that are cited: three posts, two languages.
func (c *claimCheck) counted(q *quantity) bool {
	if q.unit != "" || q.rel != exactly {
		return false
	}
	names := false
	for i := q.last + 1; i < len(c.toks) && i <= q.last+3; i++ {
		names = names || c.tongue.is("count", c.toks[i].norm)
	}
	if !names {
		return false
	}
	bySection := map[string]map[string]bool{}
	for k := range c.cited {
		l := &c.cited[k]
		if l.entry != "" && (!c.countsDegrees(q) || l.field == "studyType" && c.degreeIn(l)) {
			if bySection[l.section] == nil {
				bySection[l.section] = map[string]bool{}
			}
			bySection[l.section][c.employerOf(l)] = true
		}
	}
	for _, entries := range bySection {
		if float64(len(entries)) == q.values[0] {
			return true
		}
	}
	return false
}

// employerOf is the name of a job's employer, so that two posts at one count as one where employers are counted; otherwise the entry.
func (c *claimCheck) employerOf(l *citedLeaf) string {
	for i := range c.toks {
		if name := c.gate.leaves[l.entry+".name"]; name != nil && employerWords[c.toks[i].norm] && l.section == "work" {
			return name.value
		}
	}
	return l.entry
}

var employerWords = setOf("employers companies arbeitgeber arbeitgebern firmen betriebe betrieben employeurs entreprises empleadores empresas")
var degreeWords = setOf("degrees abschlüsse abschlüssen diplômes títulos")

func (c *claimCheck) countsDegrees(q *quantity) bool {
	for i := q.last + 1; i < len(c.toks) && i <= q.last+3; i++ {
		if degreeWords[c.toks[i].norm] {
			return true
		}
	}
	return false
}

func (c *claimCheck) degreeIn(l *citedLeaf) bool {
	for j := range l.toks {
		if c.gate.words.degrees[l.toks[j].norm] != "" {
			return true
		}
	}
	return false
}

// computed reports whether a number is a difference of two that are cited, or the part of the first that the difference is.
func (c *claimCheck) computed(q *quantity) bool {
	for k := range c.cited {
		l := &c.cited[k]
		for n := range l.numbers {
			a := &l.numbers[n]
			if a.pair < 0 || a.second || !l.quoted[a.number] || l.section == "ad" {
				continue
			}
			b := &l.numbers[a.pair]
			if !l.quoted[b.number] {
				continue
			}
			from, to := a.values[0], b.values[0]
			diff := math.Abs(to - from)
			for _, v := range q.values {
				switch {
				case (q.unit == a.unit && q.unit != "%" || q.unit == "points" && a.unit == "%") && (q.by || q.fewer || q.unit == "points"):
					if follows(q.rel, v, exactly, round(diff)) {
						return true
					}
				case q.unit == "%" && from != 0 && (q.by || a.unit != "%"):
					if follows(q.rel, v, exactly, math.Round(diff/from*100)) {
						return true
					}
				}
			}
		}
	}
	return c.product(q)
}

// product reports whether a number is one cited number times another of the same place: 5 groups of 26, or the share in per cent that 11
// of 19 are.
func (c *claimCheck) product(q *quantity) bool {
	for k := range c.cited {
		l := &c.cited[k]
		for n := 0; n+1 < len(l.numbers) && l.section != "ad"; n++ {
			a, b := &l.numbers[n], &l.numbers[n+1]
			if !l.quoted[a.number] || !l.quoted[b.number] || a.pair >= 0 || b.pair >= 0 || b.values[0] == 0 {
				continue
			}
			for _, v := range q.values {
				switch {
				case b.total && q.unit == "%":
					if follows(q.rel, v, exactly, math.Round(a.values[0]/b.values[0]*100)) {
						return true
					}
				case !b.total && a.unit == "" && b.unit == "" && q.unit == "" && q.noun >= 0 && c.sameNoun(q, k, b) && len(c.found[q.noun]) > 0 && (q.rel == about || a.rel == exactly && b.rel == exactly):
					if follows(q.rel, v, exactly, a.values[0]*b.values[0]) {
						return true
					}
				}
			}
		}
	}
	return false
}

func round(v float64) float64 { return math.Round(v*1e6) / 1e6 }

// justOne lets "one" stand where the place has the singular: "a", "ein", "une".
func (c *claimCheck) justOne(q *quantity) bool {
	if len(q.values) != 1 || q.values[0] != 1 || q.unit != "" || q.rel != exactly {
		return false
	}
	for k := range c.cited {
		for j, t := range c.cited[k].toks {
			switch t.norm {
			case "a", "an", "one", "ein", "eine", "einen", "einem", "einer", "un", "une", "una", "uno":
				if c.cited[k].quoted[j] {
					return true
				}
			}
		}
	}
	return false
}

// checkShares looks up "half", "doubled" and the like: a part of a whole, or a change, that is cited.
func (c *claimCheck) checkShares() {
	for i := range c.toks {
		if c.free[i] || len(c.found[i]) > 0 {
			continue
		}
		kind := ""
		for _, k := range [...]string{"halve", "double", "treble"} {
			if c.tongue.is(k, c.toks[i].norm) {
				kind = k
			}
		}
		if kind == "" {
			continue
		}
		first, rel := relationBefore(c.toks, i)
		if first == i && i > 0 && (c.toks[i-1].norm == "a" || c.toks[i-1].norm == "the" || c.toks[i-1].norm == "la" || c.toks[i-1].norm == "die") {
			first, rel = relationBefore(c.toks, i-1)
		}
		if first == i && i >= 2 { // "mehr als halbiert", "more than halved": the relation stands right before
			first, rel = relationBefore(c.toks, i)
		}
		for k := first; k <= i; k++ {
			c.free[k] = true
		}
		if !c.share(kind, rel) {
			c.refuse(ClaimNumber, c.toks[first].start, c.toks[i].end)
		}
	}
}

func (c *claimCheck) share(kind string, rel relation) bool {
	for k := range c.cited {
		l := &c.cited[k]
		for n := range l.numbers {
			a := &l.numbers[n]
			if !l.quoted[a.number] {
				continue
			}
			if a.pair >= 0 && !a.second && a.values[0] > 0 {
				ratio := l.numbers[a.pair].values[0] / a.values[0]
				switch kind {
				case "halve":
					if follows(rel, 50, exactly, math.Round(100-ratio*100)) {
						return true
					}
				case "double":
					if follows(rel, 2, exactly, ratio) {
						return true
					}
				case "treble":
					if follows(rel, 3, exactly, ratio) {
						return true
					}
				}
			}
			if kind == "halve" && n+1 < len(l.numbers) && l.numbers[n+1].number == a.last+2 && l.numbers[n+1].values[0] > 0 { // "11 of 19"
				if follows(rel, 50, exactly, math.Round(a.values[0]/l.numbers[n+1].values[0]*100)) {
					return true
				}
			}
		}
	}
	return false
}
