package summary

import "strings"

// harmless reports whether a word needs no place: one of grammar, one of the form, one that a cited section makes so.
func (c *claimCheck) harmless(i int) bool {
	t, w := c.tongue, c.toks[i].norm
	if c.toks[i].values != nil {
		return false
	}
	for k := range c.cited {
		if c.gate.words.sections[c.cited[k].section][w] || c.gate.words.sections[c.cited[k].field][w] {
			return true
		}
	}
	if t.is("weak", w) || t.is("negator", w) || t.is("current", w) {
		return true
	}
	if c.claims(i) {
		return false
	}
	switch {
	case c.grammar(i), t.usual(w), t.is("title", w), t.is("count", w) && c.counts():
		return true
	case t.is("several", w):
		return c.severalCited()
	case monthNames[w] > 0:
		return c.monthCited(monthNames[w])
	}
	return false
}

func (c *claimCheck) counts() bool {
	for n := range c.numbers {
		if c.counted(&c.numbers[n]) {
			return true
		}
	}
	return false
}

// severalCited reports whether a cited number is at least three.
func (c *claimCheck) severalCited() bool {
	for k := range c.cited {
		for _, q := range c.cited[k].numbers {
			if q.unit == "" && q.values[0] >= 3 && c.cited[k].quoted[q.number] {
				return true
			}
		}
	}
	return false
}

func (c *claimCheck) monthCited(m int) bool {
	for k := range c.cited {
		for _, d := range c.cited[k].dates {
			if d.months.low == d.months.high && d.months.low%12 == m-1 {
				return true
			}
		}
	}
	return false
}

// kindOf says what sort of claim a word is that no place has.
func (c *claimCheck) kindOf(i int) ClaimKind {
	t, w := c.tongue, c.toks[i].norm
	words := c.gate.words
	switch {
	case c.toks[i].values != nil:
		return ClaimNumber
	case monthNames[w] > 0:
		return ClaimDate
	case words.languages[w] != "", words.codes[w]:
		return ClaimLanguage
	case words.ranks[w] > 0 && c.citesSection("languages"):
		return ClaimLanguage
	case t.is("certificate", w):
		return ClaimProof
	case words.degrees[w] != "" || t.is("degree", w):
		return ClaimDegree
	case t.is("award", w):
		return ClaimAward
	case t.is("scope", w):
		return ClaimScope
	case t.is("expert", w), t.is("lead", w), t.is("alone", w), words.ranks[w] > 0:
		return ClaimLevel
	case t.is("cause", w):
		return ClaimCause
	case c.citesTitle() && (t.is("levelhead", w) || t.is("limiter", w)):
		return ClaimTitle
	}
	if lex := c.gate.in.Lexicon; lex != nil {
		for _, s := range skillsOf(lex, c.sentence.Text, c.toks) {
			if i >= s.from && i < s.to {
				return ClaimSkill
			}
		}
		if c.citesTitle() {
			if found := lex.Titles(c.toks[i].text); len(found) > 0 && found[0].Score >= 0.99 {
				return ClaimTitle
			}
		}
	}
	first := i == 0 || strings.ContainsAny(c.toks[i].sep, ".:!?")
	if c.toks[i].upper || c.toks[i].capital && !first && t.code != "de" || strings.ContainsAny(c.toks[i].text, "@/0123456789") {
		return ClaimName
	}
	return ClaimWord
}

func (c *claimCheck) citesSection(section string) bool {
	for k := range c.cited {
		if c.cited[k].section == section {
			return true
		}
	}
	return false
}

func (c *claimCheck) citesTitle() bool {
	for k := range c.cited {
		if c.cited[k].title {
			return true
		}
	}
	return false
}

// usual reports whether a word, or of an English verb another form of it, is one of the form.
func (t *gateTongue) usual(word string) bool {
	if t.is("frame", word) {
		return true
	}
	if t.code == "en" {
		for _, ending := range [...]string{"s", "ed", "d", "ing", "es"} {
			if stem, ok := strings.CutSuffix(word, ending); ok && len(stem) >= 3 && (t.is("frame", stem) || ending == "ing" && t.is("frame", stem+"e")) {
				return true
			}
		}
	}
	return false
}
