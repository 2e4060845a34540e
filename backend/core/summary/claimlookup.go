package summary

import (
	"slices"
	"strings"
)

// needsPlace are the lists of words that are claims by themselves: they are licensed by a place that says them, never by being usual.
var needsPlace = [...]string{"scope", "award", "expert", "lead", "alone", "cause", "certificate", "degree", "intensifier"}

func (c *claimCheck) claims(i int) bool {
	if jointAt(c.toks, i) { // "ainsi que" tells no cause
		return false
	}
	for _, list := range needsPlace {
		if c.tongue.is(list, c.toks[i].norm) {
			return true
		}
	}
	return false
}

// grammar reports whether a token is a word of grammar where it stands: not a part of a compound, not an acronym ("IT").
func (c *claimCheck) grammar(i int) bool {
	t := &c.toks[i]
	if t.capital && len(t.text) == 1 && i > 0 && t.text != "I" {
		return false // a letter is a name: "Klasse C", "R"
	}
	return c.tongue.is("function", t.norm) && !c.joined(i) && !(t.upper && len(t.text) > 1 && c.mixedCase())
}

func (c *claimCheck) joined(i int) bool {
	return c.toks[i].glued || i+1 < len(c.toks) && c.toks[i+1].glued
}

func (c *claimCheck) mixedCase() bool {
	return strings.ToUpper(c.sentence.Text) != c.sentence.Text
}

// lookUp finds the places of one word.
func (c *claimCheck) lookUp(i int) {
	if c.grammar(i) && !c.claims(i) || c.toks[i].values != nil {
		return
	}
	for k := range c.cited {
		l := &c.cited[k]
		if l.section == "ad" && !c.ofTheAd(i) {
			continue
		}
		shapes := l.in(c.tongue)
		for j := range l.toks {
			if l.quoted[j] && l.toks[j].values == nil && c.licenses(i, l, j, shapes) {
				c.found[i] = append(c.found[i], licence{k, j})
			}
		}
	}
	c.preferExact(i)
}

// licenses reports whether a cited word is said by one of the sentence. Words of grammar are cited only as they are.
func (c *claimCheck) licenses(i int, l *citedLeaf, j int, shapes []wordShape) bool {
	if c.toks[i].norm != l.toks[j].norm && l.tongue.is("function", l.toks[j].norm) && !l.toks[j].upper {
		return false
	}
	return !c.losesPart(i, l, j) && (c.tongue.alike(&c.shapes[i], &shapes[j]) || c.namesSame(i, l, j))
}

// preferExact keeps of the places of a word those that have it as it is, where there are any: "Nursing" of a Nursing Home is no nurse.
func (c *claimCheck) preferExact(i int) {
	exact := slices.DeleteFunc(slices.Clone(c.found[i]), func(at licence) bool { return c.cited[at.leaf].toks[at.tok].norm != c.toks[i].norm })
	if len(exact) > 0 {
		c.found[i] = exact
	}
}

// losesPart reports whether a cited word is the second part of "part-qualified" or "semi-senior" and the sentence has it alone.
func (c *claimCheck) losesPart(i int, l *citedLeaf, j int) bool {
	if !l.toks[j].glued || !lessening[l.toks[j-1].norm] {
		return false
	}
	return !c.toks[i].glued || c.toks[i-1].norm != l.toks[j-1].norm
}

var lessening = setOf("part semi demi sous non vice half pre sub quasi halb teil vize")

// namesSame reports whether two words name the same language, or the same degree of knowing it, or the same kind of degree.
func (c *claimCheck) namesSame(i int, l *citedLeaf, j int) bool {
	w := c.gate.words
	said, cited := c.toks[i].norm, l.toks[j].norm
	if a, ok := w.languages[said]; ok && a == w.languages[cited] {
		return true
	}
	if a, b := w.ranks[said], w.ranks[cited]; a > 0 && (a == b || a == 4 && b == 5) {
		return true
	}
	if cited == "c2" && w.ranks[said] == 4 && l.field == "fluency" {
		return true
	}
	return l.field == "studyType" && genericDegrees[said] && w.degrees[said] == w.degrees[cited]
}

// genericDegrees may be said for any degree of their class; a BSc may not be said for a BA.
var genericDegrees = setOf("bachelor bachelors licence grado licenciatura master masters mastère máster maestría doctor doctorate doktor doctorat doctorado diploma diplom diplôme")

// ofTheAd reports whether the ad may license a word: behind a word that speaks of the ad and before any that speaks of the person.
func (c *claimCheck) ofTheAd(i int) bool {
	for k := i; k >= 0 && c.part[k] == c.part[i]; k-- {
		switch n := c.toks[k].norm; {
		case personCues[n]:
			return false
		case adCues[n]:
			return true
		}
	}
	return false
}

var personCues = setOf("have had bring hold worked gained led habe hatte bringe arbeitete leitete ai avais apporte dispose tengo tuve aporto trabajé my meine mein meinen mon ma mes mi mis")

var adCues = setOf("you your advertisement ad vacancy apply applying application joining join advertised sie ihre ihr ihrer ihrem anzeige ausschreibung bewerbe bewerbung vous votre vos annonce candidature postule ustedes usted su anuncio oferta candidatura solicito puesto")

// lookUpLonger finds what single words do not show: short forms and what they stand for, skills under other names, compounds, titles in
// another language.
func (c *claimCheck) lookUpLonger() {
	c.expansions()
	for i := range c.toks {
		if c.missing(i) {
			_ = c.acronym(i) || c.compound(i) || c.together(i)
		} else if i+1 < len(c.toks) && !c.grammar(i) && c.missing(i+1) {
			c.acronym(i)
		}
	}
	if c.anyMissing() {
		c.skillNames()
	}
	if c.anyMissing() {
		c.titleNames()
	}
}

func (c *claimCheck) missing(i int) bool {
	return !c.free[i] && len(c.found[i]) == 0 && !c.harmless(i)
}

func (c *claimCheck) anyMissing() bool {
	for i := range c.toks {
		if c.missing(i) {
			return true
		}
	}
	return false
}
