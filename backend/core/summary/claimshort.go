package summary

import (
	"strings"
)

// grant licenses tokens from to to by one place.
func (c *claimCheck) grant(from, to int, at licence) {
	for i := from; i < to; i++ {
		c.found[i] = append(c.found[i], at)
	}
}

// citedWords finds words that stand one after the other in a quote.
func (c *claimCheck) citedWords(words []string) (licence, bool) {
	for k := range c.cited {
		l := &c.cited[k]
		for j := range l.toks {
			if l.quoted[j] && wordsAt(l.toks, j, words) && l.quoted[j+len(words)-1] && l.section != "ad" {
				return licence{k, j}, true
			}
		}
	}
	return licence{}, false
}

// expansions licenses "Bachelor of Arts" by "BA" and the like, either way.
func (c *claimCheck) expansions() {
	for i := range c.toks {
		for _, pair := range c.gate.words.expand[c.toks[i].norm] {
			if wordsAt(c.toks, i, pair[0]) {
				if at, ok := c.citedWords(pair[1]); ok {
					c.grant(i, i+len(pair[0]), at)
				}
			}
		}
		for k := range c.cited {
			if l := &c.cited[k]; l.field == "countryCode" {
				name := claimTokens(countryIn(l.value, c.tongue.code))
				words := make([]string, len(name))
				for j := range name {
					words[j] = name[j].norm
				}
				if len(words) > 0 && wordsAt(c.toks, i, words) {
					c.grant(i, i+len(words), licence{k, 0})
				}
			}
		}
	}
}

// acronym licenses "CKAD" by the words whose first letters it is, and those words by it.
func (c *claimCheck) acronym(i int) bool {
	t := &c.toks[i]
	for k := range c.cited {
		l := &c.cited[k]
		if l.section == "ad" {
			continue
		}
		for j := range l.toks {
			if !l.quoted[j] {
				continue
			}
			if t.upper && len(t.text) >= 2 && len(t.text) <= 6 && spells(l.toks, j, t.norm, l.tongue, l.quoted) > 0 {
				c.grant(i, i+1, licence{k, j})
				return true
			}
			if a := &l.toks[j]; a.upper && len(a.text) >= 2 && len(a.text) <= 6 {
				if n := spells(c.toks, i, a.norm, c.tongue, nil); n > 0 {
					c.grant(i, i+n, licence{k, j})
					return true
				}
			}
		}
	}
	return false
}

// spells is how many tokens from at have these first letters, words of grammar left out; the last word may hold the last two letters, as
// compounds do ("Gute Laborpraxis"). 0 where they do not.
func spells(toks []claimToken, at int, letters string, t *gateTongue, quoted []bool) int {
	n, words := 0, 0
	for i := at; i < len(toks) && i < at+10; i++ {
		if quoted != nil && !quoted[i] {
			return 0
		}
		w := toks[i].norm
		if i > at && t.is("function", w) && w[0] != letters[n] {
			continue
		}
		if w[0] != letters[n] {
			return 0
		}
		n++
		words++
		if n == len(letters) && words >= 2 {
			if goesOn(toks, i+1, t) || at > 0 && toks[at-1].capital && goesOn(toks, at, t) && !t.is("function", toks[at-1].norm) {
				return 0
			}
			return i + 1 - at
		}
		if n == len(letters)-1 && words >= 2 && t.code == "de" && len(w) > 8 && strings.IndexByte(w[4:], letters[n]) >= 0 {
			return i + 1 - at
		}
		if n == len(letters) {
			return 0
		}
	}
	return 0
}

// goesOn reports whether a name runs on at a token: another capitalised word without a mark before it.
func goesOn(toks []claimToken, i int, t *gateTongue) bool {
	return t.code != "de" && i < len(toks) && strings.TrimSpace(toks[i].sep) == "" && toks[i].capital && !t.is("function", toks[i].norm)
}

// compound licenses a German word by a compound it is part of, or by two words it is made of.
func (c *claimCheck) compound(i int) bool {
	if c.tongue.code != "de" || len(c.toks[i].norm) < 4 || len(c.toks[i].norm) > 60 {
		return false
	}
	if c.partPlaces(i, c.toks[i].norm, i) {
		return true
	}
	for _, pair := range splits(c.toks[i].norm) {
		left, right := c.places(pair[0]), c.places(pair[1])
		if left != nil && right != nil {
			c.found[i] = append(c.found[i], *left, *right)
			return true
		}
		if left != nil && c.tongue.is("frame", pair[1]) {
			c.found[i] = append(c.found[i], *left)
			return true
		}
	}
	return false
}

func (c *claimCheck) partPlaces(i int, word string, _ int) bool {
	for k := range c.cited {
		l := &c.cited[k]
		for j := range l.toks {
			if l.quoted[j] && l.section != "ad" && c.tongue.partOf(word, l.toks[j].norm) {
				c.found[i] = append(c.found[i], licence{k, j})
			}
		}
	}
	return len(c.found[i]) > 0
}

// places finds where a part of a word is cited, by itself or in a compound.
func (c *claimCheck) places(word string) *licence {
	shape := c.tongue.shape(word)
	for k := range c.cited {
		l := &c.cited[k]
		shapes := l.in(c.tongue)
		for j := range l.toks {
			if l.quoted[j] && l.section != "ad" && (c.tongue.kin(&shape, &shapes[j]) || c.tongue.partOf(word, l.toks[j].norm)) {
				return &licence{k, j}
			}
		}
	}
	return nil
}

// together licenses "fork lift" by "Forklift" and the other way round.
func (c *claimCheck) together(i int) bool {
	for k := range c.cited {
		l := &c.cited[k]
		for j := range l.toks {
			if !l.quoted[j] || l.section == "ad" {
				continue
			}
			if i+1 < len(c.toks) && c.toks[i].norm+c.toks[i+1].norm == l.toks[j].norm {
				c.grant(i, i+2, licence{k, j})
				return true
			}
			if j+1 < len(l.toks) && l.quoted[j+1] && c.toks[i].norm == l.toks[j].norm+l.toks[j+1].norm {
				c.grant(i, i+1, licence{k, j})
				return true
			}
		}
	}
	return false
}
