package summary

import "strings"

// citedTongue is the language of a cited place where more words of grammar speak for it than for the one that a short sentence was taken
// to be in: a line of the CV is read as its place is. Of a line that is quoted word for word as many are enough.
func (c *claimCheck) citedTongue(t *gateTongue) *gateTongue {
	for i := range c.cited {
		of := c.gate.words.tongueOf(c.cited[i].toks, t.code)
		if of == t {
			continue
		}
		line := c.repeated(&c.cited[i])
		if of.functions(c.toks) > t.functions(c.toks) || len(line) > 0 && of.functions(line) >= t.functions(line) {
			t = of
		}
	}
	return t
}

// repeated are the words of a place that the sentence has word for word, all of itself or all that it quotes.
func (c *claimCheck) repeated(l *citedLeaf) []claimToken {
	if strings.Contains(l.value, withoutStop(c.sentence.Text)) {
		return c.toks
	}
	first, last := -1, -1
	for i, quoted := range l.quoted {
		if quoted && first < 0 {
			first = i
		}
		if quoted {
			last = i
		}
	}
	if last-first < 2 || !strings.Contains(c.sentence.Text, l.value[l.toks[first].start:l.toks[last].end]) {
		return nil
	}
	return l.toks[first : last+1]
}

func withoutStop(text string) string { return strings.TrimSuffix(strings.TrimSpace(text), ".") }
