package summary

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// How much an ad wants a skill of the list, from one that its title names down to one that is near to what it asks.
const (
	nearRank   = 1
	wordedRank = 2
	niceRank   = 3
	askedRank  = 4
	mustRank   = 5
	titleRank  = 6
)

// skillsAsked are up to most entries of the list of skills that the draft has not named so far: what the ad asks for by name, its title's own first, and,
// where there is any of that, up to fill what is near to it; with others what else there is, so that one does not look like all. Of what is wanted alike the
// present post's comes first. What everybody says of themselves is none.
func (m *maker) skillsAsked(most, fill int, others bool, beside ...Sentence) (names []string, cites []Cite) {
	said := m.saidSoFar(beside)
	known := map[skill.ID]bool{}
	for _, mention := range m.lex.Extract(said) {
		known[mention.Skill] = mention.Confidence >= 0.5
	}
	type held struct {
		name Cite
		rank int
		used bool
	}
	var all []held
	present := m.presentStems()
	for _, g := range m.groups() {
		for _, c := range g.items {
			name := c.Quote
			if countWords(name) > 4 || strings.ContainsAny(name, ",;:(") || driving.MatchString(name) || aLittle.MatchString(name) || strings.Contains(said, strings.ToLower(name)) || m.namesAny(name, known) || m.everybodys(name) {
				continue
			}
			if rank := m.wanted(name); rank > 0 || others {
				all = append(all, held{c, rank, shares(stemsOf(name), present)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b held) int {
		if a.rank != b.rank {
			return b.rank - a.rank
		}
		return number(b.used) - number(a.used)
	})
	least := wordedRank
	if others && m.in.Kind == Short && len(all) > 1 && all[1].rank > 0 { // two that are near stand for a list, too
		least = nearRank
	}
	for _, h := range all {
		if h.rank == nearRank && len(names) >= 2 && !h.used && !m.namesOne(h.name.Quote) && !m.echoed(h.name.Quote) && m.in.Kind == Letter {
			continue // what is no more than near, of which the ad has no word, and no part of the present work, adds nothing to what is asked for
		}
		enough := h.rank < wordedRank && len(names) >= fill
		if len(names) == most || enough || all[0].rank < least || slices.Contains(names, h.name.Quote) {
			break
		}
		names, cites = append(names, h.name.Quote), append(cites, h.name)
	}
	return names, cites
}

// saidSoFar is what the draft and some sentences beside it say of the person, in small letters. A phrase of the form says nothing: that the ad's title
// names a skill does not tell that the person has it.
func (m *maker) saidSoFar(beside []Sentence) string {
	var said strings.Builder
	for _, b := range m.draft.Blocks {
		beside = append(beside, b.Sentences...)
	}
	for _, s := range beside {
		if !s.Plain {
			said.WriteString(strings.ToLower(s.Text) + "\n")
		}
	}
	return said.String()
}

// wanted is how much the ad wants a skill, 0 where it does not.
func (m *maker) wanted(name string) int {
	if m.inTitle(name) {
		return titleRank
	}
	p := &piece{text: name}
	m.sel.read(p)
	rank := 0
	for _, a := range p.answers {
		switch need := m.sel.asks[a.requirement].Requirement.Need; {
		case a.close < 0.69:
		case a.close < 0.95 || !m.namesOne(name) && !m.inAd(name):
			rank = max(rank, nearRank)
		case need == evidence.Must:
			rank = max(rank, mustRank)
		case need == evidence.Nice:
			rank = max(rank, niceRank)
		default:
			rank = max(rank, askedRank)
		}
	}
	switch {
	case m.inAd(name):
		rank = max(rank, askedRank)
	case m.inWords(name):
		rank = max(rank, wordedRank)
	}
	return rank
}

// echoed reports whether the ad has a word that begins as one of a text: "Lohnabrechnung" of "Lohnbuchhaltung".
func (m *maker) echoed(text string) bool {
	n := 5
	if m.lang == "de" {
		n = 4
	}
	begins := func(s string) map[string]bool {
		out := map[string]bool{}
		for _, w := range plainWords(s) {
			if r := []rune(w); len(r) >= n && !hollow[w] {
				out[string(r[:n])] = true
			}
		}
		return out
	}
	return m.in.Posting != nil && shares(begins(text), begins(m.in.Posting.Description))
}

// inTitle reports whether the ad's title names a skill that has a name of its own.
func (m *maker) inTitle(name string) bool {
	if m.in.Posting == nil || !m.namesOne(name) {
		return false
	}
	held := map[skill.ID]bool{}
	for _, mention := range m.lex.Extract(m.in.Posting.Title) {
		held[mention.Skill] = mention.Confidence >= 0.5
	}
	return m.namesAny(name, held)
}

// inWords reports whether the ad has the words of a skill of several, in whatever form: all in one sentence, or the one that says what it is, "contract
// negotiation" of "negotiation and signing".
func (m *maker) inWords(name string) bool {
	stems := stemsOf(name)
	if len(stems) < 2 || m.in.Posting == nil {
		return false
	}
	for stem := range stemsOf(m.headOf(name)) {
		if m.sel.echoes[stem] >= 0.7 && !general[stem] {
			return true
		}
	}
	return slices.ContainsFunc(sentencesOf(m.in.Posting.Description), func(s string) bool {
		held := stemsOf(s)
		for stem := range stems {
			if !held[stem] || everyday[stem] {
				return false
			}
		}
		return true
	})
}

// headOf is the word of a skill that says what it is: the last in English and German, the first in French and Spanish.
func (m *maker) headOf(name string) string {
	if m.lang == "fr" || m.lang == "es" {
		return firstWord(name)
	}
	return lastWord(name)
}

// general are stems of words that say what of anything.
var general = stemsOf(`planning management managing analysis support development design control service services system systems software program programs communication engineering process operations training working customer business project quality tools skills
	planung verwaltung beratung entwicklung steuerung betreuung führung kenntnisse arbeit pflege prüfung
	gestion analyse conception suivi développement service organisation conseil outils
	atención análisis desarrollo control servicio organización manejo herramientas`)

// withNeighbours are skills with the tools and methods, up to n in all, that stand next to the first in a group of the CV that has a name: people write
// beside each other what belongs together.
func (m *maker) withNeighbours(names []string, cites []Cite, n int, beside []Sentence) ([]string, []Cite) {
	said := m.saidSoFar(beside)
	for _, g := range m.groups() {
		at := slices.Index(g.items, cites[0])
		if g.name == "" || at < 0 || !m.namesOne(names[0]) {
			continue
		}
		for step := 1; step < len(g.items); step++ {
			for _, i := range []int{at - step, at + step} {
				if i < 0 || i >= len(g.items) || len(names) >= n {
					continue
				}
				c := g.items[i]
				if m.namesOne(c.Quote) && !m.everybodys(c.Quote) && !aLittle.MatchString(c.Quote) && countWords(c.Quote) < 4 && !strings.ContainsAny(c.Quote, ",;:(") && !slices.Contains(cites, c) && !strings.Contains(said, strings.ToLower(c.Quote)) {
					names, cites = append(names, c.Quote), append(cites, c)
				}
			}
		}
	}
	return names, cites
}

// presentStems are the stems of what the person does now, as their posts tell it.
func (m *maker) presentStems() map[string]bool {
	out := map[string]bool{}
	for _, j := range m.jobs() {
		if w := m.p.Work[j.at]; j.open {
			maps.Copy(out, stemsOf(w.Position+"\n"+w.Summary+"\n"+strings.Join(w.Highlights, "\n")))
		}
	}
	return out
}

// shares reports whether two sets of stems have one in common.
func shares(a, b map[string]bool) bool {
	for stem := range a {
		if b[stem] {
			return true
		}
	}
	return false
}

// namesAny reports whether a text names one of some skills.
func (m *maker) namesAny(text string, skills map[skill.ID]bool) bool {
	return slices.ContainsFunc(m.lex.Extract(text), func(held skill.Mention) bool { return skills[held.Skill] })
}

// aLittle is a skill that somebody has hardly: a list of all shows it, a few that stand for all do not.
var aLittle = pattern.New(`(?i)^(?:etwas|grundlagen|grundkenntnisse|basic|basics|some|a little|notions|bases|nociones|conocimientos básicos)\b`)

// inAd reports whether the ad has a name as it is written, but for capitals, hyphens and the end of its last word.
func (m *maker) inAd(name string) bool {
	if m.in.Posting == nil || m.in.Posting.Language != "" && m.in.Posting.Language != m.main {
		return false
	}
	words := func(s string) string {
		return " " + strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '#' }), " ")
	}
	named := words(name)
	if countWords(named) == 1 && (len([]rune(named)) < 9 || m.namesOne(name)) {
		return false // "Excel" is not "to excel": of such names the lexicon knows more
	}
	return strings.Contains(words(m.in.Posting.Description), named)
}

// isTool reports whether the lexicon has a text as the name of a tool.
func (m *maker) isTool(text string) bool {
	return slices.ContainsFunc(m.lex.Extract(text), func(held skill.Mention) bool {
		k, ok := m.lex.Skill(held.Skill)
		return ok && k.Kind == skill.Tool
	})
}

// everybodys reports whether a text names a virtue or a tongue, which are told elsewhere or not at all.
func (m *maker) everybodys(text string) bool {
	for _, held := range m.lex.Extract(text) {
		if k, ok := m.lex.Skill(held.Skill); ok && held.Confidence >= 0.5 && (k.Kind == skill.Soft || k.Kind == skill.Language) {
			return true
		}
	}
	return false
}

// namesOne reports whether a text is a skill that has a name of its own: a tool, a method, a certificate; not a virtue, nor a tongue.
func (m *maker) namesOne(text string) bool {
	for _, held := range m.lex.Extract(text) {
		if k, ok := m.lex.Skill(held.Skill); ok && held.Confidence >= 0.5 && (k.Kind == skill.Tool || k.Kind == skill.Method || k.Kind == skill.Certificate) {
			return true
		}
	}
	return false
}

// asksFor reports whether the ad asks for what a text names, and not only for what is near it.
func (m *maker) asksFor(text string) bool {
	p := &piece{text: text}
	m.sel.read(p)
	return slices.ContainsFunc(p.answers, func(a answer) bool { return a.close >= 0.95 })
}

// sharesShort reports whether the ad names a thing by the same letters: "EPA", "WSET".
func (m *maker) sharesShort(text string) bool {
	if m.in.Posting == nil {
		return false
	}
	letters := func(r rune) bool { return !unicode.IsLetter(r) }
	capitals := func(w string) bool { return len(w) >= 3 && w == strings.ToUpper(w) && w != strings.ToLower(w) }
	held := slices.DeleteFunc(strings.FieldsFunc(text, letters), func(w string) bool { return !capitals(w) })
	return slices.ContainsFunc(strings.FieldsFunc(m.in.Posting.Description, letters), func(w string) bool {
		return slices.Contains(held, strings.TrimLeftFunc(w, unicode.IsLower)) // words of old ads run together: "skillsEPA"
	})
}

// degreeNamed is the entry of education whose degree begins as the ad writes one: "Diplôme d'État". It is -1 where there is none.
func (m *maker) degreeNamed() int {
	if m.in.Posting == nil {
		return -1
	}
	plain := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, "’", "'")) }
	ad := plain(m.in.Posting.Description)
	return slices.IndexFunc(m.p.Education, func(e profile.Education) bool {
		words := strings.Fields(plain(e.StudyType))
		if len(words) < 2 {
			return false
		}
		begin := words[0] + " " + words[1]
		return len(begin) >= 10 && strings.Contains(ad, begin)
	})
}
