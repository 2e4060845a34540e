package summary

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// claimCheck is one sentence being checked.
type claimCheck struct {
	gate     *Gate
	sentence Sentence
	cited    []citedLeaf
	tongue   *gateTongue
	toks     []claimToken
	shapes   []wordShape
	dates    []claimDate
	isDate   []bool
	numbers  []quantity
	segment  []int       // of each token: stretches between commas and conjunctions
	part     []int       // of each token: stretches between semicolons, colons and stops
	not      []bool      // of each token: under a negation
	found    [][]licence // of each token: where it is licensed
	free     []bool      // of each token: needs no licence, or has it as part of a number or a date
	refusals []Refusal
	skills   func() []skillAt // that the sentence names, read when first asked for
}

// citedLeaf is a leaf with the tokens that are quoted, and what stands over its tokens.
type citedLeaf struct {
	*claimLeaf
	tongue  *gateTongue
	quoted  []bool
	not     []bool // under a negation
	weak    []int  // under "took part in" (1) or "stood in for" (2)
	segment []int  // of each token, as of the sentence
	numbers []quantity
}

// licence is a place where a word of the sentence is cited: token of a leaf.
type licence struct{ leaf, tok int }

// resolve looks the cites up. Without one that holds there is nothing to check against.
func (c *claimCheck) resolve() bool {
	s := c.sentence
	if strings.TrimSpace(s.Text) == "" {
		return false
	}
	if len(s.Cites) == 0 {
		c.refuse(ClaimCite, 0, len(s.Text))
		return false
	}
	for _, cite := range s.Cites {
		leaf := c.gate.leaves[cite.Path]
		if leaf == nil {
			c.refuse(ClaimCite, 0, len(s.Text))
			return false
		}
		from, to := 0, len(leaf.value)
		if cite.Quote != "" {
			from = strings.Index(leaf.value, cite.Quote)
			if to = from + len(cite.Quote); from < 0 {
				c.refuse(ClaimCite, 0, len(s.Text))
				return false
			}
		}
		l := citedLeaf{claimLeaf: leaf, quoted: make([]bool, len(leaf.toks))}
		for i, t := range leaf.toks {
			l.quoted[i] = t.start >= from && t.end <= to
		}
		c.cited = append(c.cited, l)
		c.addGroup(leaf)
	}
	return true
}

// addGroup adds the name of the group that a cited skill stands in: a heading over it, which is read with it.
func (c *claimCheck) addGroup(leaf *claimLeaf) {
	if leaf.section != "skills" || leaf.field != "keywords" {
		return
	}
	if name := c.gate.leaves[leaf.entry+".name"]; name != nil {
		all := make([]bool, len(name.toks))
		for i := range all {
			all[i] = true
		}
		c.cited = append(c.cited, citedLeaf{claimLeaf: name, quoted: all})
	}
}

// verbatim reports whether the sentence is the whole value of a cited place, word for word; the stop at its end may be gone, and it may begin with a capital.
func (c *claimCheck) verbatim() bool {
	for _, l := range c.cited {
		if value, text := withoutStop(l.value), withoutStop(c.sentence.Text); (value == text || raised(value) == text) && l.section != "ad" {
			return true
		}
	}
	return false
}

// read takes sentence and cited texts into words, dates, numbers and stretches.
func (c *claimCheck) read(language string) {
	text := c.sentence.Text
	c.toks = claimTokens(text)
	c.tongue = c.citedTongue(c.gate.words.tongueOf(c.toks, language))
	c.shapes = make([]wordShape, len(c.toks))
	for i := range c.toks {
		c.shapes[i] = c.tongue.shape(c.toks[i].norm)
	}
	c.dates = claimDates(c.toks)
	c.isDate = datesIn(c.toks, c.dates)
	c.numbers = c.tongue.quantities(text, c.toks, c.isDate)
	c.segment, c.part = stretches(c.tongue, c.toks)
	c.not = c.tongue.negated(c.toks)
	c.skills = sync.OnceValue(func() []skillAt { return skillsOf(c.gate.in.Lexicon, text, c.toks) })
	c.found = make([][]licence, len(c.toks))
	c.free = make([]bool, len(c.toks))
	for i := range c.cited {
		l := &c.cited[i]
		l.tongue = c.gate.words.tongueOf(l.toks, c.tongue.code)
		l.not = l.tongue.negated(l.toks)
		l.weak = l.tongue.weakened(l.toks)
		l.segment, _ = stretches(l.tongue, l.toks)
		l.numbers = l.tongue.quantities(l.value, l.toks, l.isDate)
	}
}

// license finds for every word where it is cited, and refuses what is cited nowhere.
func (c *claimCheck) license() {
	for i := range c.toks {
		c.lookUp(i)
	}
	c.checkDates()
	c.checkNumbers()
	c.lookUpLonger()
	rests := len(c.numbers) > 0 || len(c.dates) > 0
	for i := range c.toks {
		rests = rests || len(c.found[i]) > 0
		if !c.free[i] && len(c.found[i]) == 0 && !c.harmless(i) {
			c.refuseToken(c.kindOf(i), i)
		}
	}
	if !rests {
		c.refuse(ClaimCite, 0, len(c.sentence.Text)) // nothing of it is at its places, harmless as each word may be
	}
}

// structure checks what words alone do not show: a "no" or a "helped" left out, facts of two entries in one claim, an effect.
func (c *claimCheck) structure() {
	c.checkNegation()
	c.checkPart()
	c.checkMaking()
	c.checkOthers()
	c.checkShare()
	c.checkTitles()
	c.checkBeing()
	c.checkTense()
	c.checkMerged()
	c.checkCause()
	c.checkCurrent()
	c.checkOwnDates()
	c.checkSingular()
	c.checkLanguages()
	c.checkProofs()
	c.checkCourses()
	c.checkLimits()
}

func (c *claimCheck) refuseToken(kind ClaimKind, i int) {
	c.refuse(kind, c.toks[i].start, c.toks[i].end)
}

// refuse notes a refusal of the bytes from start to end.
func (c *claimCheck) refuse(kind ClaimKind, start, end int) {
	c.refusals = append(c.refusals, Refusal{Sentence: c.sentence.ID, Kind: kind, Start: start, End: end})
}

// result joins refusals of one kind that stand side by side and counts in characters.
func (c *claimCheck) result() []Refusal {
	slices.SortStableFunc(c.refusals, func(a, b Refusal) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	text := c.sentence.Text
	var out []Refusal
	for _, r := range c.refusals {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if r.End <= last.End {
				continue
			}
			if r.Kind == last.Kind && strings.Trim(text[min(last.End, r.Start):r.Start], " -") == "" {
				last.End = r.End
				continue
			}
		}
		out = append(out, r)
	}
	for i := range out {
		out[i].Words = text[out[i].Start:out[i].End]
		start := utf8.RuneCountInString(text[:out[i].Start])
		out[i].Start, out[i].End = start, start+utf8.RuneCountInString(out[i].Words)
	}
	return out
}

// joints are conjunctions at which a new stretch begins.
var joints = setOf("and or und oder sowie et ou y e o but aber sondern mais pero then dann puis luego while während mientras plus")

// stretches numbers the tokens by segment and by part.
func stretches(t *gateTongue, toks []claimToken) (segment, part []int) {
	segment, part = make([]int, len(toks)), make([]int, len(toks))
	s, p := 0, 0
	for i := range toks {
		sep := toks[i].sep
		switch {
		case i == 0:
		case strings.ContainsAny(sep, ";:!?") || strings.Contains(sep, ". "):
			s, p = s+1, p+1
		case strings.ContainsAny(sep, ",–—|•/&") || joints[toks[i].norm] && t.is("function", toks[i].norm) || jointAt(toks, i):
			s++
		}
		segment[i], part[i] = s, p
	}
	return segment, part
}

// negated marks the words under a "no", "kein", "sans": up to the end of the stretch between marks; of "not" and "ne" the whole stretch.
func (t *gateTongue) negated(toks []claimToken) []bool {
	out := make([]bool, len(toks))
	begin := 0
	under := false
	for i := range toks {
		if i > 0 && (strings.ContainsAny(toks[i].sep, ";:!?,()") || strings.Contains(toks[i].sep, ". ") || butWords[toks[i].norm]) {
			begin, under = i, false
		}
		if t.is("negator", toks[i].norm) && !toks[i].glued {
			under = true
			if t.is("negallclause", toks[i].norm) {
				for k := begin; k < i; k++ {
					out[k] = true
				}
			}
		}
		out[i] = under
	}
	return out
}

var butWords = setOf("but aber sondern mais pero sino")

// weakened marks the words of what somebody took part in (1) or stood in for (2): those behind such a word, up to a semicolon or stop; in
// German, where it may come last, the whole stretch.
func (t *gateTongue) weakened(toks []claimToken) []int {
	out := make([]int, len(toks))
	begin, force := 0, 0
	for i := range toks {
		if i > 0 && (strings.ContainsAny(toks[i].sep, ";:!?") || strings.Contains(toks[i].sep, ". ")) {
			begin, force = i, 0
		}
		if f := t.weakAt(toks, i); f > 0 {
			force = max(force, f)
			if t.code == "de" {
				for k := begin; k < i; k++ {
					out[k] = max(out[k], f)
				}
			}
		}
		out[i] = force
	}
	return out
}

// weakAt is 1 where a word of part-taking begins, 2 where one of standing in does.
func (t *gateTongue) weakAt(toks []claimToken, i int) int {
	if t.code == "fr" && i+1 < len(toks) && toks[i+1].sep == "-" { // "aide-soignante" is a trade
		return 0
	}
	if t.is("standin", toks[i].norm) {
		return 2
	}
	for _, p := range t.phrases["weakphrase"] {
		if wordsAt(toks, i, p) {
			return 1
		}
	}
	if t.code == "en" && t.is("weak", toks[i].norm) && toks[i].norm != "contribution" && !strings.HasPrefix(toks[i].norm, "support") && toks[i].norm != "shared" {
		return 1
	}
	return 0
}
