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
			if l := &c.cited[at.leaf]; l.section == "work" || l.section == "projects" || l.section == "volunteer" {
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

// opening are the fields whose words say which entry is spoken of.
var opening = map[string]bool{"name": true, "position": true, "organization": true, "institution": true, "studyType": true, "title": true, "location": true}

// frame is the entry that a sentence speaks of at a place: those that fit what was named so far.
type frame struct {
	entries map[string]bool
	fields  map[string]bool
}

// mergedUnderName follows the names of employers, posts and schools through the sentence and refuses what is not of the entry it stands
// under: the last that was named, or, before any is, the first.
func (c *claimCheck) mergedUnderName() {
	var f frame
	var waiting []int
	for from := 0; from < len(c.toks); {
		to := from
		for to < len(c.toks) && c.segment[to] == c.segment[from] {
			to++
		}
		if named := c.named(from, to); named.entries != nil {
			if !c.open(&f, named, from, to) {
				c.refuse(ClaimMerged, c.toks[from].start, c.toks[to-1].end)
			}
			c.refuseOutside(waiting, f.entries)
			waiting = nil
		}
		for i := from; i < to; i++ {
			if len(c.found[i]) == 0 || c.opens(i) || c.tongue.is("frame", c.toks[i].norm) {
				continue
			}
			if f.entries == nil {
				waiting = append(waiting, i)
			} else {
				c.refuseOutside([]int{i}, f.entries)
			}
		}
		from = to
	}
}

// named is what the words of a stretch name.
func (c *claimCheck) named(from, to int) frame {
	f := frame{fields: map[string]bool{}}
	for i := from; i < to; i++ {
		set := c.entrySet(i)
		if set == nil || !c.opens(i) {
			continue
		}
		if f.entries == nil {
			f.entries = set
		} else if b := both(f.entries, set); len(b) > 0 {
			f.entries = b
		}
	}
	for i := from; i < to; i++ {
		for _, at := range c.found[i] {
			if l := &c.cited[at.leaf]; c.opens(i) && f.entries[l.entry] {
				f.fields[l.field] = true
			}
		}
	}
	return f
}

// open goes over to what is named. It may not, in a line of facts, put one entry's post beside another's employer, or an employer where a
// school or an issuer stands.
func (c *claimCheck) open(f *frame, named frame, from, to int) bool {
	if b := both(f.entries, named.entries); len(b) > 0 || f.entries == nil {
		if f.entries != nil {
			named.entries = b
			for field := range f.fields {
				named.fields[field] = true
			}
		}
		*f = named
		return true
	}
	bare, other := true, sectionOf(f.entries) != sectionOf(named.entries)
	for i := from; i < to; i++ {
		bare = bare && c.opens(i)
	}
	repeats := false
	for field := range named.fields {
		repeats = repeats || f.fields[field]
	}
	before := *f
	*f = named
	if other {
		return !bare || !named.fields["name"] || named.fields["position"] || sectionOf(named.entries) != "work" || len(before.fields) == 0
	}
	return repeats
}

func sectionOf(entries map[string]bool) string {
	for e := range entries {
		section, _, _ := pathParts(e)
		return section
	}
	return ""
}

// opens reports whether a word is cited only where it says which entry is spoken of.
func (c *claimCheck) opens(i int) bool {
	for _, at := range c.found[i] {
		l := &c.cited[at.leaf]
		if !opening[l.field] || !bound[l.section] || l.section == "languages" {
			return false
		}
	}
	return len(c.found[i]) > 0
}

// isArea reports whether a word is a subject of studies, which may be spoken of beside a job.
func (c *claimCheck) isArea(i int) bool {
	for _, at := range c.found[i] {
		if c.cited[at.leaf].field == "area" {
			return true
		}
	}
	return false
}

// refuseOutside refuses words of other entries than those spoken of.
func (c *claimCheck) refuseOutside(tokens []int, entries map[string]bool) {
	under := sectionOf(entries)
	for _, i := range tokens {
		set := c.entrySet(i)
		if set == nil || meet(set, entries) {
			continue
		}
		section := sectionOf(set)
		done := section == "work" || section == "volunteer" || section == "projects"
		if section == under || done && (under == "work" || under == "volunteer" || under == "projects") || len(c.deeds(i)) == 0 && section != "languages" && !c.isArea(i) {
			c.refuseToken(ClaimMerged, i)
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
