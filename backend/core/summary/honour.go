package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/pattern"
)

// recentHonour is for how many years a letter tells of an award.
const recentHonour = 8

// nearly is said of what was not won.
var nearly = pattern.New(`(?i)short-?list|finalist|nomin|runner[- ]up|second place|zweiter platz|endrunde`)

// saysAward is a name that says itself what it is.
var saysAward = pattern.New(`(?i)^\p{Lu}.*\b(?:award|prize|medal|scholarship)$`)

// honoured is the award that a letter tells of: one for work, and not long ago.
func (m *maker) honoured() []Sentence {
	for _, i := range m.honours(1) {
		a := m.p.Awards[i]
		year := readDate(a.Date).year
		if strings.TrimSpace(a.Title) == "" || year+recentHonour < m.in.Day.Year() || nearly.MatchString(a.Title) {
			continue
		}
		name, frame := m.f.quoteOpen+strings.TrimSpace(a.Title)+m.f.quoteClose, m.f.award
		if m.lang == "en" && saysAward.MatchString(a.Title) {
			name, frame = strings.TrimSpace(a.Title), "I received the {name}."
		}
		text := name + bracketed(joined(", ", flat(strings.TrimSpace(a.Awarder)), a.Date[:4]))
		return []Sentence{m.cited("letter", at("awards", i, "title"), ended(fill(frame, "name", text)), whole(at("awards", i, "title"), a.Title), whole(at("awards", i, "awarder"), a.Awarder), Cite{at("awards", i, "date"), a.Date})}
	}
	return nil
}

// honours are up to n awards, those first that answer the ad, then the newest.
func (m *maker) honours(n int) []int {
	out := inOrder(len(m.p.Awards))
	slices.SortStableFunc(out, func(a, b int) int {
		x, y := m.p.Awards[a], m.p.Awards[b]
		if p, q := m.shared(x.Title) > 0, m.shared(y.Title) > 0; p != q {
			return number(q) - number(p)
		}
		return strings.Compare(y.Date, x.Date)
	})
	return out[:min(len(out), n)]
}
