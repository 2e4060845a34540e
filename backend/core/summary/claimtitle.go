package summary

import (
	"strings"
)

// checkTitles refuses a title that lost what lowers it ("Junior"), or what it is the head of ("Cheffe" of "Cheffe de partie").
func (c *claimCheck) checkTitles() {
	for k := range c.cited {
		l := &c.cited[k]
		if !l.title && !(l.section == "awards" && l.field == "title") {
			continue
		}
		for _, t := range titlesIn(l.tongue, l.toks) {
			c.checkTitle(k, t)
		}
	}
}

// titleWords is one title of a leaf: tokens from to to, those that lower it, and the head with what follows its "of".
type titleWords struct {
	from, to int
	limiters []int
	head     int
	behind   int // the first token of what the head is of; to where there is none
}

// nextPost are words behind which a position tells of the post that came after.
var nextPost = setOf("later then puis ensuite dann danach später luego después")

func titlesIn(t *gateTongue, toks []claimToken) []titleWords {
	var out []titleWords
	for i := 0; i < len(toks); {
		j := i + 1
		for j < len(toks) && !strings.ContainsAny(toks[j].sep, ",;()/|") && !nextPost[toks[j].norm] {
			j++
		}
		w := titleWords{from: i, to: j, head: -1, behind: j}
		for k := i; k < j; k++ {
			if t.is("limiter", toks[k].norm) {
				w.limiters = append(w.limiters, k)
			}
			if w.head < 0 && k+2 <= j-1 && t.is("levelhead", toks[k].norm) && t.is("function", toks[k+1].norm) {
				w.head, w.behind = k, k+2
			}
		}
		out = append(out, w)
		i = j
	}
	return out
}

func (c *claimCheck) checkTitle(leaf int, w titleWords) {
	at := func(i, tok int) bool {
		for _, f := range c.found[i] {
			if f.leaf == leaf && f.tok == tok {
				return true
			}
		}
		return false
	}
	only := func(i int) bool { // the word is at no other place
		for _, f := range c.found[i] {
			if f.leaf != leaf || f.tok < w.from || f.tok >= w.to {
				return false
			}
		}
		return true
	}
	said := map[int]int{}
	for i := range c.toks {
		for tok := w.from; tok < w.to; tok++ {
			if at(i, tok) {
				said[tok] = i + 1
			}
		}
	}
	for _, lim := range w.limiters {
		if said[lim] > 0 {
			continue
		}
		if t := c.cited[leaf].tongue; (t.code == "fr" || t.code == "es") && lim > w.from && said[w.from] > 0 && only(said[w.from]-1) {
			c.refuseToken(ClaimTitle, said[w.from]-1)
			continue
		}
		for tok := w.from; tok < w.to; tok++ {
			i := said[tok] - 1
			if i >= 0 && !c.tongue.is("frame", c.toks[i].norm) && (tok == lim+1 || tok == w.to-1 && lim < tok) && only(i) {
				c.refuseToken(ClaimTitle, i)
				break
			}
		}
	}
	if w.head >= 0 && said[w.head] > 0 && only(said[w.head]-1) {
		for tok := w.behind; tok < w.to; tok++ {
			if said[tok] > 0 {
				return
			}
		}
		c.refuseToken(ClaimTitle, said[w.head]-1)
	}
}
