package summary

import (
	"strings"
)

// checkCause refuses an effect that is told as one where no place tells it so.
func (c *claimCheck) checkCause() {
	c.checkLinks()
	for i := range c.toks {
		for _, p := range c.tongue.phrases["causephrase"] {
			if wordsAt(c.toks, i, p) && !c.citesCause() {
				c.refuse(ClaimCause, c.toks[i].start, c.toks[i+len(p)-1].end)
			}
		}
	}
}

// checkLinks refuses "by", "durch", "which" between deeds of two places: that one came of the other stands nowhere.
func (c *claimCheck) checkLinks() {
	for i := range c.toks {
		if !c.tongue.is("link", c.toks[i].norm) || c.free[i] || c.citesCause() {
			continue
		}
		if c.toks[i].norm == "by" && !(i+1 < len(c.toks) && strings.HasSuffix(c.toks[i+1].norm, "ing")) {
			continue
		}
		if c.toks[i].norm != "which" {
			if c.ofSeveral(c.part[i]) {
				c.refuseToken(ClaimCause, i)
			}
			continue
		}
		end := i + 1
		for end < len(c.toks) && c.part[end] == c.part[i] && (end == i+1 || c.segment[end] == c.segment[i]) {
			end++
		}
		inside, outside := c.deedLeaves(i+1, end), c.deedLeaves(0, i)
		if len(inside) > 0 && len(outside) > 0 && !meetLeaves(inside, outside) {
			c.refuseToken(ClaimCause, i)
		}
	}
}

// ofSeveral reports whether the deeds of a part are of two places that share none of its words.
func (c *claimCheck) ofSeveral(part int) bool {
	var first map[int]bool
	for i := range c.toks {
		if c.part[i] != part {
			continue
		}
		leaves := c.deedLeaves(i, i+1)
		if len(leaves) == 0 {
			continue
		}
		if first == nil {
			first = leaves
		} else if !meetLeaves(first, leaves) {
			return true
		}
	}
	return false
}

func (c *claimCheck) deedLeaves(from, to int) map[int]bool {
	out := map[int]bool{}
	for i := from; i < to; i++ {
		for _, at := range c.deeds(i) {
			out[at.leaf] = true
		}
	}
	return out
}

func meetLeaves(a, b map[int]bool) bool {
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}

func (c *claimCheck) citesCause() bool {
	for k := range c.cited {
		l := &c.cited[k]
		for j := range l.toks {
			for _, p := range l.tongue.phrases["causephrase"] {
				if wordsAt(l.toks, j, p) && l.quoted[j] {
					return true
				}
			}
		}
	}
	return false
}
