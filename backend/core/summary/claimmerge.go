package summary

// checkMerged refuses facts of two entries made into one claim: what was done at one employer under the name of another, a degree with
// another's subject, the beginning of one deed with the end of another.
func (c *claimCheck) checkMerged() {
	c.mergedInStretch()
	c.mergedDeeds()
	c.mergedSkills()
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
		if l.field == "name" || l.field == "position" || l.field == "location" || l.field == "institution" { // who stands in two entries is one
			for entry := range c.gate.sharing[l.section+" "+l.field+" "+l.value] {
				out[entry] = true
			}
		}
	}
	return out
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
		kind := ClaimMerged
		if c.cited[c.found[i][0].leaf].section == "languages" {
			kind = ClaimLanguage
		}
		c.refuse(kind, c.toks[since].start, c.toks[i].end)
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

// mergedDeeds refuses a stretch that joins words of two deeds, as they stand in two lines of the CV, without anything between them.
func (c *claimCheck) mergedDeeds() {
	var common map[int]bool
	segment, since := -1, 0
	for i := range c.toks {
		deeds := c.deeds(i)
		if len(deeds) == 0 || len(deeds) < len(c.found[i]) || c.tongue.is("frame", c.toks[i].norm) || c.isDate[i] || c.cited[deeds[0].leaf].section == "skills" {
			continue
		}
		leaves := c.deedLeaves(i, i+1)
		switch {
		case c.segment[i] != segment:
			segment, common, since = c.segment[i], leaves, i
		case meetLeaves(common, leaves):
			for k := range common {
				if !leaves[k] {
					delete(common, k)
				}
			}
		default:
			c.refuse(ClaimMerged, c.toks[since].start, c.toks[i].end)
			return
		}
	}
}

// mergedSkills refuses a skill from the list of skills in the stretch of a post or an employer: that it was used there stands nowhere.
func (c *claimCheck) mergedSkills() {
	held := map[int]bool{}
	for i := range c.toks {
		for _, at := range c.found[i] {
			if l := &c.cited[at.leaf]; bound[l.section] && l.section != "languages" {
				held[c.segment[i]] = held[c.segment[i]] || l.title || opening[l.field] && l.field != "location"
			}
		}
	}
	for i := range c.toks {
		skills := len(c.found[i]) > 0 && held[c.segment[i]]
		for _, at := range c.found[i] {
			skills = skills && c.cited[at.leaf].section == "skills"
		}
		if skills {
			c.refuseToken(ClaimMerged, i)
		}
	}
}

// mayStandTogether allows a certificate beside a job, and the trade of one entry beside the subject of another: "from teaching to design".
func (c *claimCheck) mayStandTogether(a, b int) bool {
	la, lb := &c.cited[c.found[a][0].leaf], &c.cited[c.found[b][0].leaf]
	if la.section == lb.section {
		if la.field != "position" || lb.field != "position" {
			return false
		}
		for k := a + 1; k < b; k++ { // "before I became a leader I was"
			if copulas[c.toks[k].norm] {
				return true
			}
		}
		return false
	}
	if la.section == "certificates" || lb.section == "certificates" || la.section == "languages" || lb.section == "languages" {
		return true
	}
	general := func(l *citedLeaf) bool { return l.field == "position" || l.field == "area" || l.field == "studyType" }
	return general(la) && general(lb)
}
