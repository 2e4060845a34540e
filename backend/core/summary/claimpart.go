package summary

import (
	"strings"
)

// deeds are the places of a word that tell what was done, not who, where and when.
func (c *claimCheck) deeds(i int) []licence {
	var out []licence
	for _, at := range c.found[i] {
		if !c.cited[at.leaf].header {
			out = append(out, at)
		}
	}
	return out
}

// checkNegation refuses what is cited under a "no" and said without one, and the other way round.
func (c *claimCheck) checkNegation() {
	for i := range c.toks {
		deeds := c.deeds(i)
		if len(deeds) == 0 || c.free[i] || c.tongue.is("negator", c.toks[i].norm) || len(deeds) < len(c.found[i]) {
			continue
		}
		yes, no := false, false
		for _, at := range deeds {
			if c.cited[at.leaf].not[at.tok] {
				no = true
			} else {
				yes = true
			}
		}
		if c.not[i] && !no && !c.tongue.is("frame", c.toks[i].norm) || !c.not[i] && !yes {
			c.refuseToken(ClaimNot, i)
		}
	}
}

// checkPart refuses what is cited as taken part in, helped with or stood in for, and said without that.
func (c *claimCheck) checkPart() {
	for i := range c.toks {
		deeds := c.deeds(i)
		if len(deeds) == 0 || len(deeds) < len(c.found[i]) || c.isDate[i] || c.tongue.is("weak", c.toks[i].norm) {
			continue
		}
		least, marker := 2, false
		for _, at := range deeds {
			l := &c.cited[at.leaf]
			least = min(least, l.weak[at.tok])
			marker = marker || l.tongue.weakAt(l.toks, at.tok) > 0
		}
		if least == 0 || marker || c.saysPart(i, least) || c.isTool(i) {
			continue
		}
		c.refuseToken(ClaimLevel, i)
	}
}

// checkOthers refuses what the place says that others did, "limits set by the manager", and the sentence says without them.
func (c *claimCheck) checkOthers() {
	by := func(toks []claimToken, i int) bool {
		return i+1 < len(toks) && (toks[i+1].norm == "by" || toks[i+1].norm == "par" && c.tongue.code == "fr") && strings.TrimSpace(toks[i+1].sep) == ""
	}
	for i := range c.toks {
		deeds := c.deeds(i)
		others := len(deeds) > 0 && len(deeds) == len(c.found[i]) && !by(c.toks, i) && i > 0 && c.toks[i-1].norm == "i"
		for _, at := range deeds {
			others = others && by(c.cited[at.leaf].toks, at.tok)
		}
		if others {
			c.refuseToken(ClaimLevel, i)
		}
	}
}

// checkMaking refuses "made" and "started" in the place of what was done: the systems that somebody maintained they did not make. Where
// the place names the thing alone, "25 visits a week", it may be made.
func (c *claimCheck) checkMaking() {
	for i := range c.toks {
		if !c.tongue.is("making", c.toks[i].norm) || len(c.found[i]) > 0 {
			continue
		}
		used := map[licence]bool{}
		for k := range c.toks {
			for _, at := range c.deeds(k) {
				used[at] = true
			}
		}
		for k := range c.toks {
			if c.segment[k] != c.segment[i] || len(c.deeds(k)) < len(c.found[k]) {
				continue
			}
			lost := len(c.found[k]) > 0
			for _, at := range c.deeds(k) {
				l := &c.cited[at.leaf]
				lost = lost && l.section != "skills" && !used[licence{at.leaf, l.clauseHead(at.tok)}]
			}
			if lost {
				c.refuseToken(ClaimLevel, i)
				break
			}
		}
	}
}

// clauseHead is the first word, not of grammar and no number, of the stretch between semicolons that a word of a leaf stands in.
func (l *citedLeaf) clauseHead(tok int) int {
	from := tok
	for from > 0 && !strings.ContainsAny(l.toks[from].sep, ";:.") {
		from--
	}
	for from < tok && (l.tongue.is("function", l.toks[from].norm) || l.toks[from].values != nil) {
		from++
	}
	return from
}

// saysPart reports whether the sentence, in the same part, says that it was a part, or a standing in.
func (c *claimCheck) saysPart(i, force int) bool {
	for k := range c.toks {
		if c.part[k] != c.part[i] {
			continue
		}
		f := c.tongue.weakAt(c.toks, k)
		if f == 0 && force == 1 && c.tongue.is("weak", c.toks[k].norm) {
			f = 1
		}
		if f >= force {
			return true
		}
	}
	return false
}

// isTool reports whether a word names a tool: who helped with something in it has used it.
func (c *claimCheck) isTool(i int) bool {
	for _, at := range c.found[i] {
		for _, s := range c.cited[at.leaf].namedSkills(c.gate.in.Lexicon) {
			if at.tok >= s.from && at.tok < s.to && s.kind == "tool" {
				return true
			}
		}
	}
	return false
}
