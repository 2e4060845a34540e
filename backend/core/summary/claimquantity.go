package summary

import (
	"strings"
)

// quantity is a number with what it counts: tokens first to last, of which the number's own begin at number.
type quantity struct {
	first, number, last int
	values              []float64
	unit                string // "%", "points", "EUR", "min", "day", "month", "mm", "g", ...; "" a bare number
	rel                 relation
	pair                int  // index of the other end of "from 9 to 5", -1 none
	change, second      bool // of a pair: it tells a change, not a range; this is the end
	by                  bool // "by 5": a difference
	fewer               bool // "four fewer"
	total               bool // the 19 of "11 of 19"
	noun                int  // the token that says what is counted, -1 none
}

func wordsAt(toks []claimToken, at int, words []string) bool {
	if at+len(words) > len(toks) {
		return false
	}
	for k, w := range words {
		if toks[at+k].norm != w {
			return false
		}
	}
	return true
}

// after is what stands behind a token, up to the next one.
func after(text string, toks []claimToken, i int) string {
	if i+1 < len(toks) {
		return toks[i+1].sep
	}
	return text[toks[i].end:]
}

// quantities finds the numbers of a text, without those that are dates.
func (t *gateTongue) quantities(text string, toks []claimToken, isDate []bool) []quantity {
	var out []quantity
	for i := 0; i < len(toks); {
		if isDate[i] {
			i++
			continue
		}
		q, next, ok := t.quantityAt(text, toks, i, isDate)
		if !ok {
			i++
			continue
		}
		if n := len(out); n > 0 && q.unit == "min" && out[n-1].unit == "min" && out[n-1].last+1 == q.number && strings.TrimSpace(toks[q.number].sep) == "" && q.rel == exactly {
			out[n-1].values = []float64{out[n-1].values[0] + q.values[0]} // "3 h 20 min"
			out[n-1].last = q.last
			i = next
			continue
		}
		if n := len(out); n > 0 && q.unit == out[n-1].unit && (q.unit == "min" || q.unit == "month") && q.number == out[n-1].last+2 && q.values[0] < out[n-1].values[0] && plusWords[toks[q.number-1].norm] {
			out[n-1].values = []float64{out[n-1].values[0] + q.values[0]} // "3 hours and 20 minutes"
			out[n-1].last = q.last
			i = next
			continue
		}
		if n := len(out); n > 0 && q.number >= 2 && out[n-1].last == q.number-2 && ofWords[toks[q.number-1].norm] || n > 0 && q.number >= 3 && wordsAt(toks, q.number-2, outOf) {
			q.total = true
			shareUnit(toks, &out[n-1], &q)
		}
		t.joinPair(toks, out, &q)
		if q.pair >= 0 {
			out[q.pair].pair = len(out)
		}
		out = append(out, q)
		i = next
	}
	return out
}

// shareUnit gives both numbers of "4 of 5 years", or "four years out of five", what one of them counts.
func shareUnit(toks []claimToken, part, whole *quantity) {
	from, to := whole, part
	if whole.unit == "" && whole.noun < 0 {
		from, to = part, whole
	}
	if to.unit != "" || to.noun >= 0 || from.unit == "" {
		return
	}
	f := scaleOf(toks, from)
	to.unit = from.unit
	for k := range to.values {
		to.values[k] *= f
	}
}

// quantityAt reads a number, what it counts and how it is meant.
func (t *gateTongue) quantityAt(text string, toks []claimToken, i int, isDate []bool) (q quantity, next int, ok bool) {
	q = quantity{pair: -1, noun: -1, number: i}
	values, next := t.readNumber(toks, i)
	if values == nil {
		if q, next, ok = t.articleQuantity(toks, i); !ok {
			return q, i, false
		}
		q.first, q.rel = relationBefore(toks, q.number)
		return q, next, true
	}
	q.values = append([]float64(nil), values...)
	j := next
	j = t.halves(toks, j, &q)
	if at := i; at > 0 {
		for sign, unit := range currencySigns {
			if strings.HasSuffix(toks[at].sep, sign) || strings.HasSuffix(toks[at].sep, sign+" ") {
				q.unit = unit
			}
		}
		if u, yes := unitWords[toks[at-1].norm]; yes && toks[at-1].upper && (u.unit == "EUR" || u.unit == "CHF" || u.unit == "USD" || u.unit == "GBP") {
			q.unit = u.unit
		}
	} else {
		for sign, unit := range currencySigns {
			if strings.HasSuffix(toks[0].sep, sign) {
				q.unit = unit
			}
		}
	}
	j = t.unitAfter(text, toks, j, &q, isDate)
	j = t.halves(toks, j, &q)
	q.last = j - 1
	q.first, q.rel = relationBefore(toks, i)
	if q.rel == exactly && toks[i].values == nil && (strings.HasSuffix(toks[i].norm, "aine") || strings.HasSuffix(toks[i].norm, "ena")) && next == i+1 {
		q.rel = about // "une vingtaine"
	}
	if s := after(text, toks, next-1); strings.HasPrefix(s, "+") && q.rel == exactly {
		q.rel = atLeast
	}
	if q.first > 0 {
		b := toks[q.first-1].norm
		q.by = b == "by" || b == "um"
	}
	q.by = q.by || t.code == "en" && j < len(toks) && toks[j].norm == "off" // "took four days off"
	if j < len(toks) && t.is("fewer", toks[j].norm) && strings.TrimSpace(toks[j].sep) == "" && !(j+1 < len(toks) && (toks[j+1].norm == "than" || toks[j+1].norm == "als" || toks[j+1].norm == "que")) {
		q.fewer = true
		j++
		q.last = j - 1
	}
	if q.unit == "" || q.unit == "%" {
		q.noun = t.nounAfter(toks, j, isDate)
	}
	return q, j, true
}

// halves adds "and a half", "et demi", "y medio", "and a quarter".
func (t *gateTongue) halves(toks []claimToken, j int, q *quantity) int {
	for _, h := range [...]struct {
		words string
		add   float64
	}{{"and a half", 0.5}, {"and a quarter", 0.25}, {"and three quarters", 0.75}, {"et demi", 0.5}, {"et demie", 0.5}, {"y medio", 0.5}, {"y media", 0.5}, {"und ein halbes", 0.5}} {
		words := strings.Fields(h.words)
		if wordsAt(toks, j, words) {
			per := 1.0
			if q.unit == "month" {
				per = 12
			} else if q.unit != "" && q.unit != "day" {
				return j
			}
			for k := range q.values {
				q.values[k] += h.add * per
			}
			return j + len(words)
		}
	}
	return j
}

// articleQuantity reads what has no number word: "a year and a half", "half an hour", "a decade", "zweijährig", "eine halbe Stunde".
func (t *gateTongue) articleQuantity(toks []claimToken, i int) (q quantity, next int, ok bool) {
	q = quantity{pair: -1, noun: -1, number: i}
	word := toks[i].norm
	if stem, _, found := strings.Cut(word, "jahrig"); found && t.code == "de" && stem != "" {
		if v, ok := germanValue(stem); ok {
			q.values, q.unit, q.last = []float64{v * 12}, "month", i
			return q, i + 1, true
		}
	}
	if word == "ano" && t.code == "es" { // "año y medio"
		q.values, q.unit, q.last = []float64{12}, "month", i
		if next = t.halves(toks, i+1, &q); next > i+1 {
			q.last = next - 1
			return q, next, true
		}
		return q, i, false
	}
	switch word {
	case "a", "an", "ein", "einem", "einen", "un", "une", "eine", "einer", "half", "demi", "medio", "media", "halbe", "halben", "halbes", "decade", "jahrzehnt":
	default:
		return q, i, false
	}
	j, value, half := i, 1.0, false
	for ; j < len(toks) && j < i+3; j++ {
		switch toks[j].norm {
		case "half", "demi", "medio", "media", "halbe", "halben", "halbes":
			value, half = 0.5, true
			continue
		case "a", "ein", "einem", "einen", "un", "une", "eine", "einer":
			continue
		case "an": // in French a year
			if t.code == "en" {
				continue
			}
		}
		break
	}
	if j >= len(toks) {
		return q, i, false
	}
	u, isUnit := unitWords[toks[j].norm]
	if !isUnit || u.unit != "min" && u.unit != "day" && u.unit != "month" {
		return q, i, false
	}
	q.values, q.unit, q.last = []float64{value * u.factor}, u.unit, j
	if half || u.factor == 120 {
		return q, j + 1, true
	}
	if k := t.halves(toks, j+1, &q); k > j+1 {
		q.last = k - 1
		return q, k, true
	}
	if _, rel := relationBefore(toks, i); rel != exactly && rel != about {
		return q, j + 1, true // "over a year"
	}
	return q, i, false
}

// nounAfter finds what a bare number counts: the next word that is not one of grammar, in the same stretch.
func (t *gateTongue) nounAfter(toks []claimToken, j int, isDate []bool) int {
	for k := j; k < len(toks) && k < j+4; k++ {
		if isDate[k] || toks[k].values != nil || strings.ContainsAny(toks[k].sep, ",;:.()–—") {
			return -1
		}
		if _, ok := wordValue(t.code, toks[k].norm); ok && t.code != "de" {
			return -1
		}
		if n := toks[k].norm; t.is("function", n) {
			if n == "of" || n == "de" || n == "d" || n == "der" || n == "meiner" || n == "my" {
				continue
			}
			return -1
		}
		return k
	}
	return -1
}

// joinPair makes a pair of two numbers with "to", "auf", "a" or a dash between them.
func (t *gateTongue) joinPair(toks []claimToken, out []quantity, q *quantity) {
	n := len(out)
	if n == 0 || out[n-1].pair >= 0 {
		return
	}
	p := &out[n-1]
	between := toks[p.last+1 : q.number]
	if q.rel == upTo && q.first < q.number { // "bis", "jusqu'à", "hasta" between two numbers
		between = toks[p.last+1 : q.first+1]
	} else if q.first < q.number {
		between = toks[p.last+1 : q.first]
	}
	linked := false
	switch {
	case len(between) == 0:
		linked = strings.ContainsAny(toks[q.number].sep, "–—-") && len(strings.Trim(toks[q.number].sep, " ")) <= 4
	case len(between) <= 2 || len(between) == 3 && between[2].norm == "to":
		switch between[len(between)-1].norm {
		case "to", "auf", "bis", "a", "au", "al", "hasta":
			linked = true
		case "and", "und", "et", "y":
			for k := max(0, p.first-2); k < p.number; k++ {
				linked = linked || toks[k].norm == "between" || toks[k].norm == "zwischen" || toks[k].norm == "entre"
			}
		}
	}
	if !linked {
		return
	}
	q.pair, q.second = n-1, true
	if q.rel == upTo && len(between) > 0 {
		q.rel = exactly
	}
	for k := max(0, p.first-2); k < p.number; k++ {
		switch toks[k].norm {
		case "from", "von", "de", "del", "du":
			p.change, q.change = true, true
		}
	}
	if len(between) > 0 && (between[len(between)-1].norm == "auf") {
		p.change, q.change = true, true
	}
	if p.unit == "" && p.noun < 0 || p.unit == "" && q.unit != "" {
		p.unit, p.noun = q.unit, q.noun
		if f := scaleOf(toks, q); f != 1 {
			for k := range p.values {
				p.values[k] *= f
			}
		}
	} else if q.unit == "" && q.noun < 0 {
		f := scaleOf(toks, p)
		q.unit, q.noun = p.unit, p.noun
		for k := range q.values {
			q.values[k] *= f
		}
	}
}
