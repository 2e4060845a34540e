package summary

import (
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
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
		used bool // in the present post
		near bool // in a group of the CV that has a name, with what is asked for
	}
	var all []held
	present := m.presentStems()
	for _, g := range m.groups() {
		near := g.name != "" && slices.ContainsFunc(g.items, func(c Cite) bool { return m.wanted(c.Quote) >= wordedRank })
		for _, c := range g.items {
			name := c.Quote
			if countWords(name) > 4 || strings.ContainsAny(name, ",;:(") || driving.MatchString(name) || aLittle.MatchString(name) || strings.Contains(said, strings.ToLower(name)) || m.namesAny(name, known) && !m.inMust(name) || m.everybodys(name) {
				continue
			}
			if rank := m.wanted(name); rank > 0 || others {
				all = append(all, held{c, rank, shares(stemsOf(name), present), near})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b held) int {
		switch {
		case a.rank != b.rank:
			return b.rank - a.rank
		case a.rank == 0 && a.near != b.near:
			return number(b.near) - number(a.near)
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
		return m.asName(name) // "Excel" is not "to excel": of such names the lexicon knows more
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
