package backend

import (
	"context"

	"autojob/backend/core/match"
	"autojob/backend/core/problem"
)

// Comparison is two jobs side by side, scored for one person with one set of wishes. Without a profile there are no differences.
type Comparison struct {
	First, Second Judged
	Differences   []match.Difference
}

// Compare scores two stored ads and says in what they differ.
func (b *Backend) Compare(ctx context.Context, first, second string) (Comparison, error) {
	if first == second {
		return Comparison{}, problem.New(problem.Invalid, "This is one and the same job.", "Choose another one to compare it with.")
	}
	v, err := b.view(ctx, first)
	if err != nil {
		return Comparison{}, err
	}
	other, err := b.view(ctx, second)
	if err != nil {
		return Comparison{}, err
	}
	other.person, other.prefs = v.person, v.prefs // something may have been saved in between
	var out Comparison
	if out.First, err = b.judged(ctx, &v); err != nil {
		return Comparison{}, err
	}
	if out.Second, err = b.judged(ctx, &other); err != nil {
		return Comparison{}, err
	}
	if v.person != nil {
		out.Differences = match.Differences(out.First.Match, out.Second.Match)
	}
	return out, nil
}
