package summary

import "strings"

// perNoun is the word that a number is a rate of: the "service" of "60 couverts par service". It stands in the stretch of the number,
// behind it up to the next number or else before the first one; -1 where there is none.
func perNoun(toks []claimToken, segment []int, numbers []quantity, n int) int {
	q := &numbers[n]
	from, to := 0, len(toks)
	for k := range numbers {
		switch o := &numbers[k]; {
		case k < n && segment[o.number] == segment[q.number]:
			from = q.first
		case k > n:
			to = min(to, o.first)
		}
	}
	for k := q.last + 1; k < to && segment[k] == segment[q.number]; k++ {
		if at := perAt(toks, segment, k); at >= 0 && at < to {
			return at
		}
	}
	for k := q.first - 2; k >= from && segment[k] == segment[q.number]; k-- {
		if at := perAt(toks, segment, k); at >= 0 {
			return at
		}
	}
	return -1
}

// perAt is the word behind "per", "pro", "par", "por", or behind "a", "am", "al" where that is a stretch of time.
func perAt(toks []claimToken, segment []int, k int) int {
	at := k + 1
	if at >= len(toks) || segment[at] != segment[k] || toks[at].values != nil || strings.TrimSpace(toks[at].sep) != "" {
		return -1
	}
	switch toks[k].norm {
	case "per", "pro", "par", "por", "je", "each", "every", "jede", "jeder", "jedem", "jeden", "chaque", "cada":
		return at
	case "a", "an", "am", "im", "al", "la":
		if timeWords[toks[at].norm] {
			return at
		}
	}
	return -1
}

// sameRate refuses "60 covers a week" of "60 covers a service, 5 services a week": what a number is a rate of is that of the cited number,
// and a rate of another number is not lent to it.
func (c *claimCheck) sameRate(n int, leaf, p int) bool {
	per := perNoun(c.toks, c.segment, c.numbers, n)
	if per < 0 || c.free[per] {
		return true
	}
	l := &c.cited[leaf]
	own := perNoun(l.toks, l.segment, l.numbers, p)
	lent := false
	for _, at := range c.found[per] {
		if at.leaf == leaf && at.tok == own {
			return true
		}
		m := &c.cited[at.leaf]
		for k := range m.numbers {
			lent = lent || (at.leaf != leaf || k != p) && perNoun(m.toks, m.segment, m.numbers, k) == at.tok
		}
	}
	return own < 0 && !lent
}

// ofThem reports whether a number is one of those that were just named: "two of them", "zwei davon", "dont deux".
func ofThem(toks []claimToken, q *quantity) bool {
	for _, words := range [...][]string{{"of", "them"}, {"of", "these"}, {"of", "whom"}, {"of", "which"}, {"davon"}, {"von", "ihnen"}, {"d", "entre", "eux"}, {"d", "entre", "elles"}, {"de", "ellos"}, {"de", "ellas"}} {
		if wordsAt(toks, q.last+1, words) {
			return true
		}
	}
	return q.first > 0 && (toks[q.first-1].norm == "dont" || toks[q.first-1].norm == "davon")
}

// countsOther reports whether a word of a leaf is what another of its numbers counts, so that this one does not.
func (l *citedLeaf) countsOther(tok int, p *quantity) bool {
	for n := range l.numbers {
		o := &l.numbers[n]
		if o.number != p.number && (p.pair < 0 || n != p.pair) && o.noun >= 0 && (tok == o.noun || tok == o.noun+1 && l.segment[tok] == l.segment[o.noun]) {
			return true
		}
	}
	return false
}

// checkShare refuses "in every year" where "in 4 of 5 years" is cited: of what is cited as a part nothing is said that is true of the whole.
func (c *claimCheck) checkShare() {
	for i := range c.toks {
		if !everyWords[c.toks[i].norm] && !wholeWords[c.toks[i].norm] {
			continue
		}
		for k := i + 1; k < len(c.toks) && k <= i+2 && c.segment[k] == c.segment[i] && c.toks[k].values == nil; k++ {
			for _, at := range c.deeds(k) {
				if c.cited[at.leaf].partOfWhole(at.tok) {
					c.refuseToken(ClaimScope, i)
				}
			}
		}
	}
}

var wholeWords = setOf("all alle allen aller tous toutes tout toute todos todas todo toda")

// partOfWhole reports whether a word is what the numbers of "4 of 5 years" count.
func (l *citedLeaf) partOfWhole(tok int) bool {
	for n := range l.numbers {
		p := &l.numbers[n]
		shared := p.total || n+1 < len(l.numbers) && l.numbers[n+1].total
		if shared && (p.noun == tok || tok > p.number && tok <= p.last) {
			return true
		}
	}
	return false
}
