package summary

import (
	"slices"
	"strings"
)

// needsPlace are the lists of words that are claims by themselves: they are licensed by a place that says them, never by being usual.
var needsPlace = [...]string{"scope", "award", "expert", "lead", "alone", "cause", "certificate", "degree"}

func (c *claimCheck) claims(i int) bool {
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
	open := false
	for i := range c.toks {
		if c.missing(i) {
			open = c.acronym(i) || c.compound(i) || c.together(i)
			open = open || c.missing(i)
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

// grant licenses tokens from to to by one place.
func (c *claimCheck) grant(from, to int, at licence) {
	for i := from; i < to; i++ {
		c.found[i] = append(c.found[i], at)
	}
}

// citedWords finds words that stand one after the other in a quote.
func (c *claimCheck) citedWords(words []string) (licence, bool) {
	for k := range c.cited {
		l := &c.cited[k]
		for j := range l.toks {
			if l.quoted[j] && wordsAt(l.toks, j, words) && l.quoted[j+len(words)-1] && l.section != "ad" {
				return licence{k, j}, true
			}
		}
	}
	return licence{}, false
}

// expansions licenses "Bachelor of Arts" by "BA" and the like, either way.
func (c *claimCheck) expansions() {
	for i := range c.toks {
		for _, pair := range c.gate.words.expand[c.toks[i].norm] {
			if wordsAt(c.toks, i, pair[0]) {
				if at, ok := c.citedWords(pair[1]); ok {
					c.grant(i, i+len(pair[0]), at)
				}
			}
		}
	}
}

// acronym licenses "CKAD" by the words whose first letters it is, and those words by it.
func (c *claimCheck) acronym(i int) bool {
	t := &c.toks[i]
	for k := range c.cited {
		l := &c.cited[k]
		if l.section == "ad" {
			continue
		}
		for j := range l.toks {
			if !l.quoted[j] {
				continue
			}
			if t.upper && len(t.text) >= 2 && len(t.text) <= 6 && spells(l.toks, j, t.norm, c.tongue, l.quoted) > 0 {
				c.grant(i, i+1, licence{k, j})
				return true
			}
			if a := &l.toks[j]; a.upper && len(a.text) >= 2 && len(a.text) <= 6 {
				if n := spells(c.toks, i, a.norm, c.tongue, nil); n > 0 {
					c.grant(i, i+n, licence{k, j})
					return true
				}
			}
		}
	}
	return false
}

// spells is how many tokens from at have these first letters, words of grammar left out; the last word may hold the last two letters, as
// compounds do ("Gute Laborpraxis"). 0 where they do not.
func spells(toks []claimToken, at int, letters string, t *gateTongue, quoted []bool) int {
	n, words := 0, 0
	for i := at; i < len(toks) && i < at+10; i++ {
		if quoted != nil && !quoted[i] {
			return 0
		}
		w := toks[i].norm
		if i > at && t.is("function", w) && w[0] != letters[n] {
			continue
		}
		if w[0] != letters[n] {
			return 0
		}
		n++
		words++
		if n == len(letters) && words >= 2 {
			if goesOn(toks, i+1, t) || at > 0 && toks[at-1].capital && goesOn(toks, at, t) && !t.is("function", toks[at-1].norm) {
				return 0
			}
			return i + 1 - at
		}
		if n == len(letters)-1 && words >= 2 && t.code == "de" && len(w) > 8 && strings.IndexByte(w[4:], letters[n]) >= 0 {
			return i + 1 - at
		}
		if n == len(letters) {
			return 0
		}
	}
	return 0
}

// goesOn reports whether a name runs on at a token: another capitalised word without a mark before it.
func goesOn(toks []claimToken, i int, t *gateTongue) bool {
	return t.code != "de" && i < len(toks) && strings.TrimSpace(toks[i].sep) == "" && toks[i].capital && !t.is("function", toks[i].norm)
}

// compound licenses a German word by a compound it is part of, or by two words it is made of.
func (c *claimCheck) compound(i int) bool {
	if c.tongue.code != "de" || len(c.toks[i].norm) < 4 || len(c.toks[i].norm) > 60 {
		return false
	}
	if c.partPlaces(i, c.toks[i].norm, i) {
		return true
	}
	for _, pair := range splits(c.toks[i].norm) {
		left, right := c.places(pair[0]), c.places(pair[1])
		if left != nil && right != nil {
			c.found[i] = append(c.found[i], *left, *right)
			return true
		}
		if left != nil && c.tongue.is("frame", pair[1]) {
			c.found[i] = append(c.found[i], *left)
			return true
		}
	}
	return false
}

func (c *claimCheck) partPlaces(i int, word string, _ int) bool {
	for k := range c.cited {
		l := &c.cited[k]
		for j := range l.toks {
			if l.quoted[j] && l.section != "ad" && c.tongue.partOf(word, l.toks[j].norm) {
				c.found[i] = append(c.found[i], licence{k, j})
			}
		}
	}
	return len(c.found[i]) > 0
}

// places finds where a part of a word is cited, by itself or in a compound.
func (c *claimCheck) places(word string) *licence {
	shape := c.tongue.shape(word)
	for k := range c.cited {
		l := &c.cited[k]
		shapes := l.in(c.tongue)
		for j := range l.toks {
			if l.quoted[j] && l.section != "ad" && (c.tongue.kin(&shape, &shapes[j]) || c.tongue.partOf(word, l.toks[j].norm)) {
				return &licence{k, j}
			}
		}
	}
	return nil
}

// together licenses "fork lift" by "Forklift" and the other way round.
func (c *claimCheck) together(i int) bool {
	for k := range c.cited {
		l := &c.cited[k]
		for j := range l.toks {
			if !l.quoted[j] || l.section == "ad" {
				continue
			}
			if i+1 < len(c.toks) && c.toks[i].norm+c.toks[i+1].norm == l.toks[j].norm {
				c.grant(i, i+2, licence{k, j})
				return true
			}
			if j+1 < len(l.toks) && l.quoted[j+1] && c.toks[i].norm == l.toks[j].norm+l.toks[j+1].norm {
				c.grant(i, i+1, licence{k, j})
				return true
			}
		}
	}
	return false
}
