package summary

import (
	"maps"
	"slices"
	"strings"

	"autojob/backend/core/skill"
)

// skillNames licenses a skill that a cited place has under another of its names, or one that a cited skill is a kind of or brings with it.
func (c *claimCheck) skillNames() {
	lex := c.gate.in.Lexicon
	for _, said := range c.skills() {
		open := false
		for i := said.from; i < said.to; i++ {
			open = open || c.missing(i)
		}
		if !open {
			continue
		}
		for k := range c.cited {
			l := &c.cited[k]
			if l.section == "ad" {
				continue
			}
			for _, held := range l.namedSkills(lex) {
				if l.quoted[held.from] && l.quoted[held.to-1] && (held.id == said.id && c.sameName(said, l, held) || brings(lex, held.id, said.id, 3)) {
					c.grant(said.from, said.to, licence{k, held.from})
				}
			}
		}
	}
}

// sameName reports whether two names of one record of the lexicon, which has things of a kind under one roof, mean one thing: the same words
// but for those left out, a short form and what its letters stand for, or words that have nothing in common, as in two languages.
// "Advanced Life Support" is not "Immediate Life Support", MIG is not MAG, "Revit MEP" is more than "Revit".
func (c *claimCheck) sameName(said skillAt, l *citedLeaf, held skillAt) bool {
	shapes := l.in(c.tongue)
	var more, less []*claimToken
	shared := false
	for i := said.from; i < said.to; i++ {
		there := false
		for j := held.from; j < held.to; j++ {
			there = there || c.tongue.kin(&c.shapes[i], &shapes[j])
		}
		shared = shared || there && !makers[c.toks[i].norm]
		if !there && !makers[c.toks[i].norm] && !c.grammar(i) && !c.widerName(held.id, i) {
			more = append(more, &c.toks[i])
		}
	}
	for j := held.from; j < held.to; j++ {
		there := false
		for i := said.from; i < said.to; i++ {
			there = there || c.tongue.kin(&c.shapes[i], &shapes[j])
		}
		if !there && !makers[l.toks[j].norm] && !l.tongue.is("function", l.toks[j].norm) {
			less = append(less, &l.toks[j])
		}
	}
	switch {
	case len(more) == 0:
		return true
	case len(more) == 1 && len(less) == 1 && (more[0].upper && less[0].upper || shared):
		return false
	case len(more) == 1 && more[0].upper && len(less) != 1:
		return initials(less) == more[0].norm
	case len(less) == 1 && less[0].upper && len(more) != 1:
		return initials(more) == less[0].norm
	}
	return !shared
}

// widerName reports whether a word is the name of what a skill is a kind of: "CRM" behind "Salesforce".
func (c *claimCheck) widerName(held skill.ID, i int) bool {
	lex := c.gate.in.Lexicon
	for _, m := range lex.Extract(c.toks[i].text) {
		if m.Skill != held && brings(lex, held, m.Skill, 2) {
			return true
		}
	}
	return false
}

func initials(words []*claimToken) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteByte(w.norm[0])
	}
	return b.String()
}

// makers may stand before the name of their thing.
var makers = setOf("microsoft ms adobe autodesk google apache amazon oracle ibm sap atlassian jetbrains siemens")

// namedSkills are the skills that a leaf names, read once.
func (l *claimLeaf) namedSkills(lex *skill.Lexicon) []skillAt {
	if !l.skillsRead {
		l.skills, l.skillsRead = append(skillsOf(lex, l.value, l.toks), l.listed...), true
	}
	return l.skills
}

// readSkillList reads the places of skills as one list, in which "Go" and "R" are known by their neighbours.
func (g *Gate) readSkillList() {
	if g.in.Lexicon == nil {
		return
	}
	paths := slices.Sorted(maps.Keys(g.leaves))
	var text strings.Builder
	var places []*claimLeaf
	for _, path := range paths {
		if l := g.leaves[path]; l.section == "skills" && l.field != "level" && len(l.value) < 200 {
			text.WriteString(l.value + ", ")
			places = append(places, l)
		}
	}
	all := claimTokens(text.String())
	found := skillsOf(g.in.Lexicon, text.String(), all)
	at := 0
	for _, l := range places {
		for _, s := range found {
			if s.from >= at && s.to <= at+len(l.toks) {
				l.listed = append(l.listed, skillAt{s.id, s.kind, s.from - at, s.to - at})
			}
		}
		at += len(l.toks)
	}
}

// brings reports whether whoever has one skill has the other: what it implies, or is a kind of, in few steps.
func brings(lex *skill.Lexicon, held, asked skill.ID, steps int) bool {
	s, ok := lex.Skill(held)
	if !ok || steps == 0 {
		return false
	}
	for _, id := range slices.Concat(s.Implies, s.Broader) {
		if id == asked || brings(lex, id, asked, steps-1) {
			return true
		}
	}
	return false
}

// titleNames licenses a title that means the same occupation as a cited one, at no higher level: "Welder" of a Schweißer.
func (c *claimCheck) titleNames() {
	lex := c.gate.in.Lexicon
	if lex == nil {
		return
	}
	for i := 0; i < len(c.toks); i++ {
		if !c.missing(i) {
			continue
		}
		for n := 4; n >= 1; n-- {
			for from := max(0, i-n+1); from <= i && from+n <= len(c.toks); from++ {
				if c.segment[from] == c.segment[from+n-1] && !c.grammar(from) && !c.grammar(from+n-1) && c.titleAt(lex, from, from+n) {
					n = 0
					break
				}
			}
		}
	}
}

// titleRead is what the lexicon makes of a title; named, that it is a name of an occupation word for word.
type titleRead struct {
	found []skill.Candidate
	level int
	named bool
}

func (g *Gate) readTitle(text string) titleRead {
	if t, ok := g.titles[text]; ok {
		return t
	}
	var t titleRead
	t.found, t.level, _ = g.in.Lexicon.ReadTitle(text)
	t.named = len(t.found) > 0 && t.found[0].Score >= 0.99 && namedSo(g.in.Lexicon, t.found[0].Occupation, text)
	if len(g.titles) < 4096 {
		g.titles[text] = t
	}
	return t
}

// namedSo reports whether a text is, word for word but for its gender, a name that the lexicon has for an occupation; a search for titles
// looks through words that it does not know.
func namedSo(lex *skill.Lexicon, id skill.ID, text string) bool {
	o, ok := lex.Occupation(id)
	if !ok {
		return false
	}
	text = claimFold(skill.Ungendered(text))
	for _, name := range append([]string{o.Label}, o.Aliases...) {
		if claimFold(skill.Ungendered(name)) == text {
			return true
		}
	}
	return false
}

// sharesRoot reports whether a title begins like a cited one without being it: no translation, but another title of the same trade.
func (c *claimCheck) sharesRoot(l *citedLeaf, from, to int) bool {
	for i := from; i < to; i++ {
		for j := range l.toks {
			if len(c.toks[i].norm) >= 4 && strings.HasPrefix(l.toks[j].norm, c.toks[i].norm[:4]) && len(c.found[i]) == 0 {
				return true
			}
		}
	}
	return false
}

func (c *claimCheck) titleAt(lex *skill.Lexicon, from, to int) bool {
	text := c.sentence.Text[c.toks[from].start:c.toks[to-1].end]
	said := c.gate.readTitle(text)
	if !said.named {
		return false
	}
	for k := range c.cited {
		l := &c.cited[k]
		if !l.title || l.section == "ad" || c.sharesRoot(l, from, to) {
			continue
		}
		held := c.gate.readTitle(l.value)
		for _, h := range held.found {
			if h.Score >= 0.9 && h.Occupation == said.found[0].Occupation && said.level <= held.level {
				c.grant(from, to, licence{k, 0})
				return true
			}
		}
	}
	return false
}
