package matchbench

import (
	"fmt"
	"strings"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/match"
)

// ablations are the parts of the fit that are left out one by one; "" leaves out none.
var ablations = []string{"", "skills", "title", "duties", "level", "education", "languages", "culture"}

// without is the fit of each match without one of its parts, from what a match shows: the mean of the others by weight and confidence.
func without(part string, matches []match.Match) []float64 {
	out := make([]float64, len(matches))
	for i, m := range matches {
		sum, used := 0, 0
		for _, c := range m.Components {
			if c.Name == part {
				continue
			}
			sum += c.Weight * c.Confidence * c.Score
			used += c.Weight * c.Confidence
		}
		if used > 0 {
			out[i] = float64(sum) / float64(used)
		}
	}
	return out
}

// ablated is the row that says what each part adds: what the figure loses without it.
func ablated(set string, ways []Judged) proofs.Figure {
	whole := ways[0]
	var parts []string
	for _, w := range ways[1:] {
		low, high := gainInterval(whole.Each, w.Each)
		parts = append(parts, fmt.Sprintf("%s %+.3f (%+.3f to %+.3f)", w.Way, whole.Mean-w.Mean, low, high))
	}
	return proofs.Figure{Task: "what each part of the fit adds, nDCG, 95%", Set: set, Value: strings.Join(parts, ", "), Baseline: fmt.Sprintf("the fit alone, all parts: %.3f", whole.Mean)}
}
