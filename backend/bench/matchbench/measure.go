package matchbench

import (
	"math"
	"slices"
	"strings"
)

// order lists the places of scores, best first; equal ones stay in their order.
func order(scores []float64) []int {
	out := make([]int, len(scores))
	for i := range out {
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int {
		switch {
		case scores[a] > scores[b]:
			return -1
		case scores[a] < scores[b]:
			return 1
		}
		return 0
	})
	return out
}

// ndcg is the usual measure of the first k places, with a gain for each text.
func ndcg(k int, scores []float64, gain func(int) float64) float64 {
	got, ideal := 0.0, 0.0
	gains := make([]float64, len(scores))
	for i := range scores {
		gains[i] = gain(i)
	}
	for place, i := range order(scores)[:min(k, len(scores))] {
		got += gains[i] / math.Log2(float64(place)+2)
	}
	slices.Sort(gains)
	slices.Reverse(gains)
	for place, g := range gains[:min(k, len(gains))] {
		ideal += g / math.Log2(float64(place)+2)
	}
	if ideal == 0 {
		return 0
	}
	return got / ideal
}

// plain is the text of an ad or CV for the baselines.
func plain(parts ...string) string { return strings.Join(parts, "\n") }
