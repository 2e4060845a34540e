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
		if e := c.gate.entries[c.cited[k].entry]; e != nil && e.hasStart && (!e.hasEnd || e.end.low > e.day.high) {
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
