package summary

// spokenOf are the entries that the stretch of a token names; nil where it names none.
func (c *claimCheck) spokenOf(i int) map[string]bool {
	from, to := i, i
	for from > 0 && c.segment[from-1] == c.segment[i] {
		from--
	}
	for to < len(c.toks) && c.segment[to] == c.segment[i] {
		to++
	}
	out, bySection, titled := map[string]bool{}, map[string]map[string]bool{}, false
	for k := from; k < to; k++ {
		titled = titled || c.saysTitle(k)
	}
	for k := from; k < to; k++ {
		set := c.entrySet(k)
		if set == nil || !c.opens(k) {
			continue
		}
		if c.ofTitle(k) {
			if !titled {
				continue // "ten years in audit" is of every entry that is cited for it
			}
			c.addTitled(k, set)
		}
		section := sectionOf(set)
		if b := both(bySection[section], set); len(b) > 0 {
			set = b
		}
		bySection[section] = set
	}
	for _, set := range bySection {
		for e := range set {
			out[e] = true
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// ofTitle reports whether a word is cited in a title.
func (c *claimCheck) ofTitle(i int) bool {
	for _, at := range c.found[i] {
		if c.cited[at.leaf].title {
			return true
		}
	}
	return false
}

// saysTitle reports whether a word is the head of a cited title: its last word, in French and Spanish its first.
func (c *claimCheck) saysTitle(i int) bool {
	for _, at := range c.found[i] {
		l := &c.cited[at.leaf]
		if !l.title {
			continue
		}
		for _, t := range titlesIn(l.tongue, l.toks) {
			head := t.to - 1
			if l.tongue.code == "fr" || l.tongue.code == "es" {
				head = t.from
			}
			if at.tok == head {
				return true
			}
		}
	}
	return false
}

// addTitled adds the entries whose titles have a word in another form: a Schweißer is a Rohrschweißer's trade too.
func (c *claimCheck) addTitled(i int, set map[string]bool) {
	for k := range c.cited {
		l := &c.cited[k]
		if !l.title || l.entry == "" {
			continue
		}
		shapes := l.in(c.tongue)
		for j := range l.toks {
			if l.quoted[j] && (c.tongue.kin(&c.shapes[i], &shapes[j]) || c.tongue.partOf(c.toks[i].norm, l.toks[j].norm)) {
				set[l.entry] = true
			}
		}
	}
}

// stretchesOfTime are the lengths, in months from least to most, that the cited dates give: of each entry, of all together, and of a run
// of entries without a gap.
func (c *claimCheck) stretchesOfTime(of map[string]bool) []claimMonths {
	var entries []*entryDates
	var out []claimMonths
	for k := range c.cited {
		l := &c.cited[k]
		if e := c.gate.entries[l.entry]; e != nil && e.hasStart && l.field == "startDate" && (of == nil || of[l.entry]) {
			entries = append(entries, e)
		}
		for n := range l.dates { // "since 2022" in a text
			if p := &l.dates[n]; p.open && l.quoted[p.first] && !l.header {
				if e := c.gate.entries[l.entry]; e == nil || !e.hasEnd {
					day := monthsOf(c.gate.in.Day)
					out = append(out, claimMonths{day.low - p.months.high, day.high - p.months.low + 1})
				}
			}
		}
	}
	if len(entries) == 0 {
		return out
	}
	sum := claimMonths{}
	first, last := entries[0].start, entries[0].until()
	covered := map[int]bool{}
	for _, e := range entries {
		end := e.until()
		span := claimMonths{max(0, end.low-e.start.high), end.high - e.start.low + 1}
		out = append(out, span)
		sum.low, sum.high = sum.low+span.low, sum.high+span.high
		first.low, first.high = min(first.low, e.start.low), min(first.high, e.start.high)
		last.low, last.high = max(last.low, end.low), max(last.high, end.high)
		for m := e.start.low; m <= end.high && m < e.start.low+1200; m++ {
			covered[m] = true
		}
	}
	if len(entries) > 1 {
		if len(covered) < sum.high {
			sum = claimMonths{min(sum.low, len(covered)), len(covered)}
		}
		out = append(out, sum)
		if whole := last.high - first.low + 1; whole-len(covered) <= 3 {
			out = append(out, claimMonths{last.low - first.high, whole})
		}
	}
	return out
}

func (e *entryDates) until() claimMonths {
	if e.hasEnd {
		return e.end
	}
	return e.day
}

// duration reports whether the cited dates give a stretch of time: whole years may be said until the next is full.
func (c *claimCheck) duration(q *quantity) bool {
	if q.unit != "month" {
		return false
	}
	n := q.values[0]
	for _, span := range c.stretchesOfTime(c.spokenOf(q.number)) {
		low, high := float64(span.low), float64(span.high)
		step := 12.0
		if n != float64(int(n/12))*12 {
			step = 3
		}
		ok := false
		switch q.rel {
		case exactly:
			ok = high >= n && low < n+step
		case about:
			ok = high >= n*0.88 && low <= n+max(6, n*0.1)
		case over:
			ok = high > n && (low >= n || span.high-span.low > 1)
		case atLeast:
			ok = high >= n
		case almost:
			ok = low < n && high >= n-max(2, min(6, n*0.15))
		case near:
			ok = high >= n*0.88 && low <= n+6
		case under:
			ok = low < n && high >= n*0.6
		}
		if ok {
			return true
		}
	}
	return false
}
