package summary

import (
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/evidence"
	"autojob/backend/core/skill"
)

// asName reports whether the ad has a name that the lexicon does not know, of one word and with its capital in the middle of a sentence, where only a name has
// one: "Manejo de Lexnet". In German every noun has.
func (m *maker) asName(name string) bool {
	if m.lang == "de" || len([]rune(name)) < 4 || !unicode.IsUpper(firstRune(name)) || m.known(name) {
		return false
	}
	return namedIn(m.in.Posting.Description, name)
}

// known reports whether the lexicon has a text.
func (m *maker) known(text string) bool {
	return slices.ContainsFunc(m.lex.Extract(text), func(held skill.Mention) bool { return held.Start == 0 })
}

// namedIn reports whether a text has a word behind another of its sentence.
func namedIn(text, name string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], name)
		if i < 0 {
			return false
		}
		at += i
		before, after := text[:at], text[at+len(name):]
		if strings.HasSuffix(before, " ") && !unicode.IsLetter(firstRune(after)) && !strings.HasSuffix(before, "- ") {
			if word := strings.TrimRight(before, " "); word != "" && !strings.ContainsAny(word[len(word)-1:], ".:!?\n-*") {
				return true
			}
		}
		at += len(name)
	}
}

// inMust reports whether what an ad must have names a skill as it is written.
func (m *maker) inMust(name string) bool {
	if m.ad == nil || !m.inAd(name) {
		return false
	}
	low := strings.ToLower(name)
	return slices.ContainsFunc(m.ad.Segments, func(s evidence.Segment) bool {
		return s.Section == evidence.MustHave && strings.Contains(strings.ToLower(s.Text), low)
	})
}

// isWhatOneIs reports whether a field is what somebody calls themselves, or is called at their present post: "derecho laboral" of an abogada laboralista. The
// whole letter is about it.
func (m *maker) isWhatOneIs(name string) bool {
	own := m.p.Basics.Label
	for _, j := range m.jobs() {
		if j.open {
			own += "\n" + m.p.Work[j.at].Position
		}
	}
	called, all := stemsOf(own), stemsOf(name)
	found := false
	for stem := range all {
		switch {
		case called[stem]:
			found = true
		case !fields[stem]:
			return false
		}
	}
	return found
}

// fields are stems of words for a field, which say nothing of which.
var fields = stemsOf(`derecho recht rechts droit nursing pflege soins enfermería teaching unterricht enseignement enseñanza engineering ingenieurwesen ingénierie ingeniería design gestaltung diseño conception conduite conducción driving fahren welding schweißen soudure soldadura experience knowledge`)

// smallInAd reports whether the ad writes a word small, so that it is no name.
func (m *maker) smallInAd(name string) bool {
	return m.in.Posting != nil && namedIn(m.in.Posting.Description, lowered(name)) && !m.isTool(name)
}

// amongTools reports whether a skill stands in a group of the CV with two others that are tools, so that it is one: "Greenhouse" beside "Workday" and "Excel".
func (m *maker) amongTools(c Cite) bool {
	for _, g := range m.groups() {
		n := 0
		for _, other := range g.items {
			n += number(other != c && (m.isTool(other.Quote) || m.namesOne(other.Quote)))
		}
		if slices.Contains(g.items, c) {
			return n >= 2
		}
	}
	return false
}
