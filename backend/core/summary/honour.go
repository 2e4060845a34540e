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
	return m.topicFirst(len(m.p.Awards), n, func(i int) (string, string) { return m.p.Awards[i].Title, m.p.Awards[i].Date })
}

// published are up to n publications, those first whose topic the ad names, then the newest.
func (m *maker) published(n int) []int {
	return m.topicFirst(len(m.p.Publications), n, func(i int) (string, string) { return m.p.Publications[i].Name, m.p.Publications[i].ReleaseDate })
}

// topicFirst are up to n of so many entries by their names and dates: those first whose name says something of the ad, then the newest.
func (m *maker) topicFirst(all, n int, of func(i int) (name, date string)) []int {
	out := inOrder(all)
	slices.SortStableFunc(out, func(a, b int) int {
		x, xDate := of(a)
		y, yDate := of(b)
		if p, q := m.shared(x) > 0, m.shared(y) > 0; p != q {
			return number(q) - number(p)
		}
		return strings.Compare(yDate, xDate)
	})
	return out[:min(all, n)]
}

// valuing are words with which an ad says that it values what stands beside work.
var valuing = map[string]*pattern.Pattern{
	"publications": pattern.New(`(?i)\bpublications?\b|\bpublished\b|veröffentlich|publikation|\bpublicaci|\bpublié`),
	"awards":       pattern.New(`(?i)\bawards?\b|\bprizes?\b|auszeichnung|\bpremios?\b|\bdistinctions?\b`),
	"volunteer":    pattern.New(`(?i)\bvolunt|ehrenamt|freiwillig|bénévol|voluntari`),
}

// values reports whether the ad values a section that stands beside work.
func (m *maker) values(section string) bool {
	return m.in.Posting != nil && valuing[section].MatchString(m.in.Posting.Description)
}

// valued are the lines of a section that the ad values, or whose topic it names.
func (m *maker) valued(b Block) Block {
	if !m.values(b.Section) {
		b.Sentences = slices.DeleteFunc(slices.Clone(b.Sentences), func(s Sentence) bool { return m.shared(s.Text) == 0 })
	}
	return b
}
