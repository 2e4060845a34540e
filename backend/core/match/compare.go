package match

import (
	"cmp"
	"slices"
)

// Difference is a respect in which two jobs differ for one person, with what it is of each. Nothing that an ad leaves unsaid makes one.
type Difference struct {
	Name          string // a part of the score, "pay", or "wish: " and the name of a constraint
	Lead          int    // by how many points the first is ahead where it counts most; negative: the second is
	First, Second int    // of a part: its score; of pay: the most it offers a year

	FirstState, SecondState State // of a wish
}

const (
	leastApart  = 10 // points between the scores of a part, below which two jobs are about the same
	conflictCut = 60
)

// Differences are the respects in which two jobs of one person differ, the weightiest first.
func Differences(a, b *Match) []Difference {
	out := slices.Concat(parts(a, b), wishesApart(a, b))
	if d, ok := payApart(a, b); ok {
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(x, y Difference) int { return cmp.Compare(abs(y.Lead), abs(x.Lead)) })
	return out
}

// parts compares the parts that something is known of in both.
func parts(a, b *Match) []Difference {
	var out []Difference
	for _, x := range a.Components {
		i := slices.IndexFunc(b.Components, func(y Component) bool { return y.Name == x.Name })
		if i < 0 || x.Confidence == 0 || b.Components[i].Confidence == 0 || x.Name == partNames[payPart] {
			continue
		}
		apart := x.Score - b.Components[i].Score
		lead := apart * share(x.Name) / 100
		if abs(apart) >= leastApart && lead != 0 {
			out = append(out, Difference{Name: x.Name, Lead: lead, First: x.Score, Second: b.Components[i].Score})
		}
	}
	return out
}

// share is how many percent of its number, fit or growth, a part can make.
func share(name string) int {
	i := slices.Index(partNames[:], name)
	if i < fitParts {
		return fitWeights[i] / 100
	}
	return growthWeights[i] / 100
}

// wishesApart compares what the person wishes for and what the ads demand. Unknown is as good as met.
func wishesApart(a, b *Match) []Difference {
	var out []Difference
	compare := func(name string, x, y State) {
		if lead := cost(name, y) - cost(name, x); lead != 0 {
			out = append(out, Difference{Name: "wish: " + name, Lead: lead, FirstState: x, SecondState: y})
		}
	}
	for _, c := range a.Constraints {
		compare(c.Name, c.State, b.stateOf(c.Name))
	}
	for _, c := range b.Constraints {
		if a.stateOf(c.Name) == "" {
			compare(c.Name, "", c.State)
		}
	}
	return out
}

// cost is what a constraint in a state takes off a score, about.
func cost(name string, s State) int {
	switch s {
	case Conflict:
		return conflictCut
	case NotMet:
		left := languageMissed
		if i := slices.Index(wishNames[:], name); i >= 0 {
			left = missed[i]
		}
		return (one - left) / 100
	}
	return 0
}

// stateOf is the state of a constraint by its name, "" where the job has none of it.
func (m *Match) stateOf(name string) State {
	for _, c := range m.Constraints {
		if c.Name == name {
			return c.State
		}
	}
	return ""
}

// payApart compares what both offer at most, where they say so in one currency.
func payApart(a, b *Match) (Difference, bool) {
	x, y := &a.Job.facts.row, &b.Job.facts.row
	if x.pay <= 0 || y.pay <= 0 || x.currency != y.currency {
		return Difference{}, false
	}
	percent := int((x.pay - y.pay) * 100 / min(x.pay, y.pay))
	if abs(percent) < 3 {
		return Difference{}, false
	}
	return Difference{Name: "pay", Lead: max(-20, min(20, percent/2)), First: int(x.pay), Second: int(y.pay)}, true
}

func abs(n int) int { return max(n, -n) }
