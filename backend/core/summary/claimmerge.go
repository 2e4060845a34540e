package summary

// checkMerged refuses facts of two entries made into one claim: what was done at one employer under the name of another, a degree with
// another's subject, the beginning of one deed with the end of another.
func (c *claimCheck) checkMerged() {
	c.mergedInStretch()
	c.mergedUnderName()
	c.mergedByEllipsis()
}

// bound are the sections whose entries are things by themselves: what is said of one is not said of another.
var bound = setOf("work volunteer education projects awards publications certificates languages references")

// entrySet is the entries at which a word is cited; nil where it is cited outside of them, or nowhere.
func (c *claimCheck) entrySet(i int) map[string]bool {
	var out map[string]bool
	for _, at := range c.found[i] {
		l := &c.cited[at.leaf]
		if !bound[l.section] {
			return nil
		}
		if out == nil {
			out = map[string]bool{}
		}
		out[l.entry] = true
		for path, other := range c.gate.leaves { // an employer who stands in two entries is one
			if l.field == "name" && l.section == "work" && other.section == "work" && other.field == "name" && other.value == l.value {
				out[pathEntry(path)] = true
			}
		}
	}
	return out
}

func pathEntry(path string) string {
	_, entry, _ := pathParts(path)
	return entry
}

// mergedInStretch refuses a stretch without comma or conjunction whose words share no entry.
func (c *claimCheck) mergedInStretch() {
	var common map[string]bool
	segment, since := -1, 0
	for i := range c.toks {
		set := c.entrySet(i)
		if set == nil || c.tongue.is("frame", c.toks[i].norm) {
			continue
		}
		if c.segment[i] != segment {
			segment, common, since = c.segment[i], set, i
			continue
		}
		both := both(common, set)
		if len(both) > 0 {
			common = both
			continue
		}
		if c.mayStandTogether(since, i) {
			common = set
			continue
		}
		c.refuse(ClaimMerged, c.toks[since].start, c.toks[i].end)
		return
	}
}

func both(a, b map[string]bool) map[string]bool {
	out := map[string]bool{}
	for k := range a {
		if b[k] {
			out[k] = true
		}
	}
	return out
}

// mayStandTogether allows a certificate beside a job, and the trade of one entry beside the subject of another: "from teaching to design".
func (c *claimCheck) mayStandTogether(a, b int) bool {
	la, lb := &c.cited[c.found[a][0].leaf], &c.cited[c.found[b][0].leaf]
	if la.section == lb.section {
		return false
	}
	if la.section == "certificates" || lb.section == "certificates" || la.section == "languages" || lb.section == "languages" {
		return true
	}
	general := func(l *citedLeaf) bool { return l.field == "position" || l.field == "area" || l.field == "studyType" }
	return general(la) && general(lb)
}

// mergedUnderName follows the names of employers and posts through the sentence and refuses a deed that is not of the one it stands under:
// the last that was named, or, before any is, the first.
func (c *claimCheck) mergedUnderName() {
	var frame map[string]bool
	var waiting []int
	for from := 0; from < len(c.toks); {
		to := from
		for to < len(c.toks) && c.segment[to] == c.segment[from] {
			to++
		}
		var named map[string]bool
		for i := from; i < to; i++ {
			if set := c.entrySet(i); set != nil && c.isName(i) {
				if named == nil {
					named = set
				} else if b := both(named, set); len(b) > 0 {
					named = b
				}
			}
		}
		if named != nil {
			if b := both(frame, named); len(b) > 0 {
				frame = b
			} else {
				frame = named
			}
			c.refuseOutside(waiting, frame)
			waiting = nil
		}
		for i := from; i < to; i++ {
			if len(c.deeds(i)) == 0 || c.isName(i) || c.tongue.is("frame", c.toks[i].norm) {
				continue
			}
			if frame == nil {
				waiting = append(waiting, i)
			} else {
				c.refuseOutside([]int{i}, frame)
			}
		}
		from = to
	}
}

// isName reports whether a word is cited as the name of an employer or a post and as nothing else.
func (c *claimCheck) isName(i int) bool {
	for _, at := range c.found[i] {
		l := &c.cited[at.leaf]
		if !(l.section == "work" || l.section == "volunteer") || l.field != "name" && l.field != "position" && l.field != "organization" {
			return false
		}
	}
	return len(c.found[i]) > 0
}

func (c *claimCheck) refuseOutside(tokens []int, frame map[string]bool) {
	for _, i := range tokens {
		set := c.entrySet(i)
		if set == nil || meet(set, frame) {
			continue
		}
		for entry := range set {
			if section := pathSection(entry); section == "work" || section == "volunteer" || section == "projects" {
				c.refuseToken(ClaimMerged, i)
				break
			}
		}
	}
}

// mergedByEllipsis refuses a stretch that lives on the words before it, "a degree in mathematics and in physics", and is of another entry.
func (c *claimCheck) mergedByEllipsis() {
	var over map[string]bool
	for i := range c.toks {
		set := c.entrySet(i)
		if set == nil {
			continue
		}
		if l := &c.cited[c.found[i][0].leaf]; l.header && (l.section == "education" || l.section == "certificates" || l.section == "awards") {
			over = set
			continue
		}
		if over == nil || meet(over, set) || len(c.deeds(i)) < len(c.found[i]) {
			continue
		}
		first := i
		for first > 0 && c.segment[first-1] == c.segment[i] {
			first--
		}
		words := 0
		for k := first; k < len(c.toks) && c.segment[k] == c.segment[i]; k++ {
			if !c.grammar(k) {
				words++
			}
		}
		if words == 1 && c.segment[i] > 0 {
			c.refuseToken(ClaimMerged, i)
		}
	}
}

func pathSection(entry string) string {
	section, _, _ := pathParts(entry)
	return section
}
