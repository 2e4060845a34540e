package summary

import (
	"slices"
	"strings"
	"unicode"
)

// lowNames are names of tools that begin with a small letter wherever they stand.
var lowNames = wordSet("npm dbt nginx numpy pandas pytest scikit-learn webpack jquery")

// begun is a text with a capital at its beginning, but for a word that is written otherwise by whoever made it: "iOS", "d.velop", "npm".
func begun(s string) string {
	word, _, _ := strings.Cut(s, " ")
	if s == "" || lowNames[strings.TrimRight(word, ",.:;")] {
		return s
	}
	first, _, _ := strings.Cut(word, "-")
	letters := []rune(first)
	for i, r := range letters {
		if i > 0 && (unicode.IsUpper(r) || r == '.' && i+3 < len(letters) && unicode.IsLetter(letters[i+1]) && unicode.IsLetter(letters[i+2])) {
			return s
		}
	}
	return raised(s)
}

// evenly are the items of a list beginning alike: where some have a capital, all.
func evenly(items []string) []string {
	if !slices.ContainsFunc(items, func(s string) bool { return unicode.IsUpper(firstRune(s)) }) {
		return items
	}
	out := slices.Clone(items)
	for i, s := range out {
		out[i] = begun(s)
	}
	return out
}

// beginningAlike are lines beginning alike.
func beginningAlike(all []Sentence) []Sentence {
	var texts []string
	for _, s := range all {
		texts = append(texts, s.Text)
	}
	for i, text := range evenly(texts) {
		all[i].Text = text
	}
	return all
}

// point is a piece as it stands in a list: without a stop, which points have none of, and but where the CV goes out as it is with a capital.
func (m *maker) point(section string, p *piece) Sentence {
	s := m.said(section, p)
	if s.Text = bare(s.Text); m.in.Kind != Whole {
		s.Text = begun(s.Text)
	}
	return s
}

// heads begins the heading line of an entry with a capital, but where the CV goes out as it is.
func (m *maker) heads(s *Sentence) *Sentence {
	if s != nil && m.in.Kind != Whole {
		s.Text = begun(s.Text)
	}
	return s
}

// inTime are the jobs of a page in order of time: those that last first, then by their ends; of the same time, as the CV has them. One without dates
// stays behind the one that it stands behind.
func inTime(jobs []job) []job {
	var groups [][]job
	for _, j := range jobs {
		if n := len(groups); n > 0 && j.end == 0 {
			groups[n-1] = append(groups[n-1], j)
		} else {
			groups = append(groups, []job{j})
		}
	}
	slices.SortStableFunc(groups, func(a, b []job) int {
		x, y := a[0], b[0]
		switch {
		case x.open != y.open:
			return number(y.open) - number(x.open)
		case x.open:
			return 0
		case x.end != y.end:
			return y.end - x.end
		}
		return y.start - x.start
	})
	return slices.Concat(groups...)
}
