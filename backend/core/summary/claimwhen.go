package summary

// checkDates looks up every date of the sentence, and what it says of it: since when, until when, that it lasts.
func (c *claimCheck) checkDates() {
	for n := range c.dates {
		d := &c.dates[n]
		at, ok := c.datePlace(d)
		for i := d.first; i <= d.last; i++ {
			c.free[i] = true
			if ok {
				c.found[i] = []licence{at}
			}
		}
		if !ok {
			c.refuse(ClaimDate, c.toks[d.first].start, c.toks[d.last].end)
		}
	}
}

func (c *claimCheck) datePlace(d *claimDate) (licence, bool) {
	for k := range c.cited {
		l := &c.cited[k]
		if l.section == "ad" {
			continue
		}
		for n := range l.dates {
			p := &l.dates[n]
			if !l.quoted[p.first] || !l.quoted[p.last] || p.months.low < d.months.low || p.months.high > d.months.high {
				continue
			}
			if c.dateRole(d, l, p) {
				return licence{k, p.first}, true
			}
		}
	}
	return licence{}, false
}

// dateRole reports whether a cited date is what the sentence makes of it.
func (c *claimCheck) dateRole(d *claimDate, l *citedLeaf, p *claimDate) bool {
	role := p.role
	switch l.field {
	case "startDate":
		role = fromDate
	case "endDate":
		role = toDate
	}
	if d.role == fromDate && role == toDate || d.role == toDate && role == fromDate {
		return false
	}
	if d.open && !c.lasts(l, p) {
		return false
	}
	if d.pair >= 0 && l.field == "startDate" && d.role == fromDate {
		return c.endsThere(&c.dates[d.pair], l.entry)
	}
	return true
}

// lasts reports whether what began at a cited date goes on: its entry has no end, or one that is cited with it has none.
func (c *claimCheck) lasts(l *citedLeaf, p *claimDate) bool {
	if e := c.gate.entries[l.entry]; e != nil && !e.hasEnd {
		return l.field == "startDate" || p.open
	}
	if (p.open || l.section == "certificates") && c.gate.entries[l.entry] == nil {
		return true
	}
	return l.field == "startDate" && c.anyLasting()
}

func (c *claimCheck) anyLasting() bool {
	for k := range c.cited {
		if e := c.gate.entries[c.cited[k].entry]; e != nil && e.hasStart && !e.hasEnd {
			return true
		}
	}
	return false
}

// endsThere reports whether the second date of a range is the end of the entry that the first begins, or of one cited after it.
func (c *claimCheck) endsThere(d *claimDate, entry string) bool {
	for k := range c.cited {
		l := &c.cited[k]
		if l.field != "endDate" {
			continue
		}
		for n := range l.dates {
			if l.dates[n].months.low >= d.months.low && l.dates[n].months.high <= d.months.high && (l.entry == entry || !c.citesEnd(entry)) {
				return true
			}
		}
	}
	return false
}

func (c *claimCheck) citesEnd(entry string) bool {
	for k := range c.cited {
		if c.cited[k].entry == entry && c.cited[k].field == "endDate" {
			return true
		}
	}
	return false
}

// checkOwnDates refuses the beginning of a job for what has its own: "coordinator since 2022" is no coordinator since the job began.
func (c *claimCheck) checkOwnDates() {
	for n := range c.dates {
		d := &c.dates[n]
		if !d.since || len(c.found[d.first]) == 0 || c.cited[c.found[d.first][0].leaf].field != "startDate" {
			continue
		}
		for i := range c.toks {
			if c.segment[i] != c.segment[d.first] || c.isDate[i] {
				continue
			}
			for _, at := range c.deeds(i) {
				for _, p := range c.cited[at.leaf].dates {
					if p.since && !p.months.meets(d.months) {
						c.refuse(ClaimDate, c.toks[d.first].start, c.toks[d.last].end)
						return
					}
				}
			}
		}
	}
}

// checkCurrent refuses "currently" where every cited entry has ended.
func (c *claimCheck) checkCurrent() {
	for i := range c.toks {
		if !c.tongue.is("current", c.toks[i].norm) || c.isDate[i] || len(c.found[i]) > 0 {
			continue
		}
		dated := false
		for k := range c.cited {
			dated = dated || c.gate.entries[c.cited[k].entry] != nil
		}
		if dated && !c.anyLasting() {
			c.refuseToken(ClaimDate, i)
		}
	}
}

// stretchesOfTime are the lengths, in months from least to most, that the cited dates give: of each entry, of all together, and of a run
// of entries without a gap.
// spokenOf are the entries that the stretch of a token names; nil where it names none.
func (c *claimCheck) spokenOf(i int) map[string]bool {
	from, to := i, i
	for from > 0 && c.segment[from-1] == c.segment[i] {
		from--
	}
	for to < len(c.toks) && c.segment[to] == c.segment[i] {
		to++
	}
	var out map[string]bool
	bySection := map[string]map[string]bool{}
	for k := from; k < to; k++ {
		set := c.entrySet(k)
		if set == nil || !c.opens(k) {
			continue
		}
		section := sectionOf(set)
		if b := both(bySection[section], set); len(b) > 0 {
			set = b
		}
		bySection[section] = set
	}
	for _, set := range bySection {
		if out == nil {
			out = map[string]bool{}
		}
		for e := range set {
			out[e] = true
		}
	}
	return out
}

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
