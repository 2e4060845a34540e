package summary

// checkLanguages refuses a degree of knowing a language that is that of another: the nearest language before it in the stretch, or behind.
func (c *claimCheck) checkLanguages() {
	for i := range c.toks {
		entries := c.entriesOf(i, "languages", "fluency")
		if len(entries) == 0 {
			continue
		}
		for _, step := range [...]int{-1, 1} {
			k := i + step
			for k >= 0 && k < len(c.toks) && !c.namesLanguage(k) && !(step > 0 && c.segment[k] != c.segment[i]) {
				k += step
			}
			if k < 0 || k >= len(c.toks) || !c.namesLanguage(k) || step > 0 && c.segment[k] != c.segment[i] {
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
		if c.segment[i] == segment && c.namesLanguage(i) {
			return true
		}
	}
	return false
}

// namesLanguage reports whether a word is the name of a language, known to us or to the profile.
func (c *claimCheck) namesLanguage(i int) bool {
	return c.gate.words.languages[c.toks[i].norm] != "" || len(c.entriesOf(i, "languages", "language")) > 0
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
