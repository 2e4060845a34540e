package summary

import (
	"slices"
	"strings"
)

// harmless reports whether a word needs no place: one of grammar, one of the form, one that a cited section makes so.
func (c *claimCheck) harmless(i int) bool {
	t, w := c.tongue, c.toks[i].norm
	if c.toks[i].values != nil {
		return false
	}
	if c.insideName(i) || c.tongue.code != "de" && i > 0 && c.besideName(i) {
		return c.grammar(i)
	}
	if c.skillHere(i) || c.listedAlone(i) {
		return false
	}
	for k := range c.cited {
		if c.gate.words.sections[c.cited[k].section][w] || c.gate.words.sections[c.cited[k].field][w] {
			return true
		}
	}
	if c.schooling(w) {
		return true
	}
	if t.is("weak", w) || t.is("negator", w) || t.is("current", w) {
		return true
	}
	if everyWords[w] && i+1 < len(c.toks) && c.recurs(i+1) {
		return true
	}
	if c.claims(i) {
		return false
	}
	if w == "first" && i+1 < len(c.toks) && sequenceWords[c.toks[i+1].norm] {
		return true
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

// listedAlone reports whether a word with a capital is an item of a list by itself, where no word of the form stands.
func (c *claimCheck) listedAlone(i int) bool {
	return i > 0 && c.toks[i].capital && c.tongue.code != "de" && c.segment[i-1] != c.segment[i] && (i+1 == len(c.toks) || c.segment[i+1] != c.segment[i]) && strings.Contains(c.toks[i].sep, ",") &&
		c.tongue.is("frame", c.toks[i].norm)
}

// skillHere reports whether a word of the form is meant as the name of a tool: "Java, Go", written with a capital.
func (c *claimCheck) skillHere(i int) bool {
	if !c.toks[i].capital || i == 0 || c.tongue.code == "de" && !c.toks[i].upper || !c.tongue.is("frame", c.toks[i].norm) {
		return false
	}
	for _, s := range c.skills() {
		if i >= s.from && i < s.to && s.kind == "tool" {
			return true
		}
	}
	return false
}

// schooling lets "studied" stand beside a degree and "Ausbildung" beside a training for a trade, neither beside a course.
func (c *claimCheck) schooling(word string) bool {
	studied, vocational := c.gate.words.sections["studied"][word], c.gate.words.sections["vocational"][word]
	if !studied && !vocational {
		return false
	}
	for k := range c.cited {
		l := &c.cited[k]
		for j := range l.toks {
			n := l.toks[j].norm
			if l.field == "studyType" && (studied && c.gate.words.degrees[n] != "" || vocational && c.gate.words.sections["vocational"][n]) {
				return true
			}
		}
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
	case t.is("scope", w), w == "wide", i+1 < len(c.toks) && c.toks[i+1].norm == "wide" && c.toks[i+1].glued:
		return ClaimScope
	case t.is("intensifier", w) && i+1 < len(c.toks) && c.marks(i+1):
		return ClaimDegree
	case t.is("intensifier", w), t.is("expert", w), t.is("lead", w), t.is("alone", w), words.ranks[w] > 0:
		return ClaimLevel
	case t.is("cause", w):
		return ClaimCause
	case c.citesTitle() && (t.is("levelhead", w) || t.is("limiter", w)):
		return ClaimTitle
	}
	if lex := c.gate.in.Lexicon; lex != nil {
		for _, s := range c.skills() {
			if i >= s.from && i < s.to {
				return ClaimSkill
			}
		}
		if c.citesTitle() {
			if c.gate.readTitle(c.toks[i].text).named {
				return ClaimTitle
			}
		}
	}
	if c.besideName(i) {
		return ClaimName
	}
	first := i == 0 || strings.ContainsAny(c.toks[i].sep, ".:!?")
	if c.toks[i].upper || c.toks[i].capital && !first && t.code != "de" || strings.ContainsAny(c.toks[i].text, "@/0123456789") {
		return ClaimName
	}
	return ClaimWord
}

// besideName reports whether a capitalised word stands beside one of a cited name: "Klinikum Lindenhof".
func (c *claimCheck) besideName(i int) bool {
	if !c.toks[i].capital {
		return false
	}
	for _, k := range [...]int{i - 1, i + 1} {
		if k < 0 || k >= len(c.toks) || !c.toks[k].capital || strings.TrimSpace(c.toks[max(i, k)].sep) != "" {
			continue
		}
		for _, at := range c.found[k] {
			if s := c.cited[at.leaf].section; s == "skills" || s == "languages" || s == "projects" {
				continue
			}
			switch c.cited[at.leaf].field {
			case "name", "institution", "issuer", "organization", "publisher", "awarder":
				return true
			}
		}
	}
	return false
}

// marks reports whether a word is that of a mark: the "bien" of "mention bien".
func (c *claimCheck) marks(i int) bool {
	return slices.ContainsFunc(c.found[i], func(at licence) bool { return c.cited[at.leaf].field == "score" })
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

// insideName reports whether a word with a capital is part of a name: in the middle of a stretch, in a language that keeps capitals for names.
func (c *claimCheck) insideName(i int) bool {
	return c.toks[i].capital && c.tongue.code != "de" && i > 0 && c.segment[i-1] == c.segment[i] && !strings.ContainsAny(c.toks[i].sep, "(\"“«„") && c.mixedCase() && monthNames[c.toks[i].norm] == 0
}

// recurs reports whether a word of time is cited as what recurs: "every week" of "weekly", "per week", "a week".
func (c *claimCheck) recurs(i int) bool {
	for _, at := range c.found[i] {
		l := &c.cited[at.leaf]
		w := l.toks[at.tok].norm
		if l.partOfWhole(at.tok) {
			return false
		}
		if timeWords[w] && at.tok > 0 && perWords[l.toks[at.tok-1].norm] || !timeWords[w] && timeWords[c.toks[i].norm] {
			return true
		}
	}
	return false
}

var timeWords = setOf("hour day week month quarter year shift stunde tag woche monat quartal jahr schicht night nacht nuit noche heure jour semaine mois trimestre an année hora día semana mes trimestre año")
var perWords = setOf("a an per every each pro je jede jeden jedes jeder par chaque por cada al la le")
var everyWords = setOf("every each jede jeder jedes jeden chaque cada")

// sequenceWords behind "first" make an order in time of it, not a rank.
var sequenceWords = setOf("as at job post role position")

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
