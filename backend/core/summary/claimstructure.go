package summary

import "strings"

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

func titlesIn(t *gateTongue, toks []claimToken) []titleWords {
	var out []titleWords
	for i := 0; i < len(toks); {
		j := i + 1
		for j < len(toks) && !strings.ContainsAny(toks[j].sep, ",;()/|") && toks[j].norm != "later" && toks[j].norm != "puis" && toks[j].norm != "dann" && toks[j].norm != "luego" {
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
			if i >= 0 && (tok == lim+1 || tok == w.to-1 && lim < tok) && only(i) {
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

// checkLanguages refuses a degree of knowing a language that is that of another: the nearest language before it in the stretch, or behind.
func (c *claimCheck) checkLanguages() {
	w := c.gate.words
	for i := range c.toks {
		entries := c.entriesOf(i, "languages", "fluency")
		if len(entries) == 0 {
			continue
		}
		for _, step := range [...]int{-1, 1} {
			k := i + step
			for k >= 0 && k < len(c.toks) && w.languages[c.toks[k].norm] == "" && !(step > 0 && c.segment[k] != c.segment[i]) {
				k += step
			}
			if k < 0 || k >= len(c.toks) || w.languages[c.toks[k].norm] == "" || step > 0 && c.segment[k] != c.segment[i] {
				continue
			}
			if step < 0 && c.segment[k] != c.segment[i] && c.languageIn(c.segment[i]) {
				continue
			}
			if named := c.entriesOf(k, "languages", "language"); len(named) > 0 && !meet(named, entries) {
				c.refuseToken(ClaimLanguage, i)
			}
			break
		}
	}
}

func (c *claimCheck) languageIn(segment int) bool {
	for i := range c.toks {
		if c.segment[i] == segment && c.gate.words.languages[c.toks[i].norm] != "" {
			return true
		}
	}
	return false
}

func (c *claimCheck) entriesOf(i int, section, field string) map[string]bool {
	out := map[string]bool{}
	for _, at := range c.found[i] {
		if l := &c.cited[at.leaf]; l.section == section && l.field == field {
			out[l.entry] = true
		}
	}
	return out
}

func meet(a, b map[string]bool) bool {
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}
