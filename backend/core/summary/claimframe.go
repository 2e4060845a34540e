package summary

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
