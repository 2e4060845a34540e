package summary

import (
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// skillsAsked are up to n entries of the list of skills that the ad asks for by name and the draft has not named so far. What everybody
// says of themselves is none.
func (m *maker) skillsAsked(n int) (names []string, cites []Cite) {
	var said strings.Builder
	for _, b := range m.draft.Blocks {
		for _, s := range b.Sentences {
			said.WriteString(strings.ToLower(s.Text) + "\n")
		}
	}
	add := func(path, text string) {
		name := strings.TrimSpace(text)
		if len(names) == n || countWords(name) > 4 || strings.ContainsAny(name, ",;:(") || strings.Contains(said.String(), strings.ToLower(name)) ||
			slices.Contains(names, name) || !m.namesOne(name) || !m.asksFor(name) {
			return
		}
		names, cites = append(names, name), append(cites, Cite{path, name})
	}
	for i, s := range m.p.Skills {
		for k, word := range s.Keywords {
			add(at("skills", i, "keywords")+index(k), word)
		}
		if len(s.Keywords) == 0 {
			add(at("skills", i, "name"), s.Name)
		}
	}
	return names, cites
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
