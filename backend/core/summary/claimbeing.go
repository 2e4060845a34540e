package summary

import "strings"

// checkBeing refuses to be what somebody else is in the CV: "Report to the Director" makes no director, "limits set by the site manager"
// no site manager. A title is the person's where a place of titles has it, or where it opens its clause: "Coordinator of the programme".
func (c *claimCheck) checkBeing() {
	for i := range c.toks {
		if len(c.found[i]) == 0 || c.isDate[i] || !c.person(i) || governed(c.toks, i, c.tongue) {
			continue
		}
		others := true
		for _, at := range c.found[i] {
			l := &c.cited[at.leaf]
			others = others && !l.header && !l.title && governed(l.toks, at.tok, l.tongue)
		}
		if others {
			c.refuseToken(ClaimTitle, i)
		}
	}
}

// person reports whether a word, by itself or with the one before it, is what somebody is called for their work.
func (c *claimCheck) person(i int) bool {
	t, w := c.tongue, c.toks[i].norm
	if t.is("levelhead", w) {
		return true
	}
	lex := c.gate.in.Lexicon
	if lex == nil || len(c.found[i]) == 0 {
		return false
	}
	for _, at := range c.found[i] {
		l := &c.cited[at.leaf]
		if l.header || l.title || !governed(l.toks, at.tok, l.tongue) {
			return false
		}
	}
	if c.gate.readTitle(c.toks[i].text).named {
		return true
	}
	return i > 0 && strings.TrimSpace(c.toks[i].sep) == "" && c.gate.readTitle(c.sentence.Text[c.toks[i-1].start:c.toks[i].end]).named
}

var articles = setOf("the a an my der die das den dem des ein eine einen einem einer mein meine meinen le la les l un une mon ma el los las una mi")
var copulas = setOf("am is are was were been be being as became bin ist war waren als wurde geworden werde suis est étais était été comme devenu devenue soy es era fui fue como sido siendo")

// governed reports whether a noun hangs on what stands before it, "to the director", "helped the sister", and does not say who somebody is.
func governed(toks []claimToken, i int, t *gateTongue) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if strings.ContainsAny(toks[k+1].sep, ",;:.!?()–—") {
			return false
		}
		if _, counted := wordValue(t.code, toks[k].norm); counted || toks[k].values != nil {
			return true
		}
		switch w := toks[k].norm; {
		case copulas[w]:
			return false
		case articles[w]:
			if k == 0 || strings.ContainsAny(toks[k].sep, ",;:.!?()–—") {
				return false
			}
			return !copulas[toks[k-1].norm]
		case joints[w]:
			return false
		case t.is("function", w):
			return true
		}
	}
	return false
}

// checkTense refuses to do now what is cited of an entry that has ended: "I am" with its title, "I look after" where it "looked after".
func (c *claimCheck) checkTense() {
	for i := range c.toks {
		if !c.presentHere(i) {
			continue
		}
		ended, lasting := false, false
		for k := i; k < len(c.toks) && c.segment[k] == c.segment[i]; k++ {
			for _, at := range c.found[k] {
				l := &c.cited[at.leaf]
				if e := c.gate.entries[l.entry]; e == nil || !e.hasEnd || l.field == "startDate" {
					lasting = true
				} else if l.title || !l.header {
					ended = true
				}
			}
		}
		if ended && !lasting {
			c.refuseToken(ClaimDate, i)
		}
	}
}

// presentHere reports whether a verb in the present tense stands at a token, as far as that can be told: "am", "bin", "suis", "soy"; a
// verb behind "I" whose past is cited; one in "-e" beside "ich".
func (c *claimCheck) presentHere(i int) bool {
	w := c.toks[i].norm
	before := ""
	if i > 0 {
		before = c.toks[i-1].norm
	}
	switch c.tongue.code {
	case "en":
		if w == "am" && c.speaks(i) {
			return true
		}
		if before != "i" {
			return false
		}
		for _, at := range c.found[i] {
			if cited := c.cited[at.leaf].toks[at.tok].norm; cited == w+"ed" || cited == w+"d" || cited == w+"n"+"ed" {
				return true
			}
		}
	case "de":
		first := before == "ich" && (i == 1 || c.segment[i-2] != c.segment[i])
		if !first && !(i+1 < len(c.toks) && c.toks[i+1].norm == "ich") || c.toks[i].capital && i > 0 || c.tongue.is("negator", w) {
			return false
		}
		return w == "bin" || !havingWords[w] && strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "te") && !c.tongue.is("function", w) && len(w) > 3
	case "fr":
		return w == "suis" && before == "je" || before == "j" && strings.HasSuffix(w, "e") && !strings.HasSuffix(c.toks[i].text, "é") && !c.tongue.is("function", w)
	case "es":
		return w == "soy"
	}
	return false
}

// speaks reports whether an English verb has its "I" before it or opens a stretch. In a line of a German CV "am" is "on the".
func (c *claimCheck) speaks(i int) bool {
	for k := i; k >= 0 && c.part[k] == c.part[i]; k-- {
		if c.toks[k].norm == "i" {
			return true
		}
	}
	return i == 0 || c.segment[i-1] != c.segment[i] || i+1 < len(c.toks) && c.toks[i+1].norm == "i"
}

// havingWords say what somebody has from what they did, which lasts when that has ended.
var havingWords = setOf("bringe habe besitze kenne verfüge")
