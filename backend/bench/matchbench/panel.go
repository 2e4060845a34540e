package matchbench

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"autojob/backend/bench/baseline"
	"autojob/backend/bench/panel"
	"autojob/backend/bench/proofs"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

// Judged is what a way of ranking comes to: nDCG for each person or ad and the mean, and the mean share of pairs in order.
type Judged struct {
	Way         string
	Each        []float64
	Mean, Pairs float64
}

// add takes in the figures of one more person or ad.
func (j *Judged) add(way string, ndcg, pairs float64) {
	n := float64(len(j.Each))
	j.Way, j.Each = way, append(j.Each, ndcg)
	j.Mean, j.Pairs = (j.Mean*n+ndcg)/(n+1), (j.Pairs*n+pairs)/(n+1)
}

// PanelResult is the panel's agreement with itself, and each way of ranking beside the others, ours first.
type PanelResult struct {
	Name        string
	People, Ads int
	Kappa       []float64 // quadratic weighted, of each two graders
	Same        float64   // share of grades in which all graders agree
	Ways        []Judged
	Without     []Judged // the fit alone, without one of its parts each
}

// Panel ranks the forty ads of a panel for its twelve people. The grades were written by graders who saw neither scores nor
// code; a pair's gain is the mean of 2^grade-1 over the graders.
func Panel(root, name string, e *match.Engine) (*PanelResult, error) {
	p, err := panel.Read(root, name)
	if err != nil {
		return nil, err
	}
	people, ads, graders := p.People, p.Ads, p.Graders
	out := &PanelResult{Name: name, People: len(people), Ads: len(ads)}
	out.agreement(graders, people, ads)
	jobs := make([]*match.Job, len(ads))
	for i := range ads {
		jobs[i] = e.Job(&ads[i])
	}
	ways := append([]baseline.Way{{Name: "match"}}, baseline.All(texts(ads))...)
	out.Ways, out.Without = make([]Judged, len(ways)), make([]Judged, len(ablations))
	for _, p := range people {
		gain := func(i int) float64 {
			sum := 0.0
			for _, g := range graders {
				sum += math.Exp2(float64(g[p.ID][ads[i].ID])) - 1
			}
			return sum / float64(len(graders))
		}
		cv := cvText(p)
		ours := make([]float64, len(jobs))
		matches := make([]match.Match, len(jobs))
		for i, m := range e.Rank(e.Person(p.Profile, panel.Day), jobs, p.Preferences, 0) {
			k := slices.Index(jobs, m.Job)
			ours[k], matches[k] = float64(-i), m
		}
		for k, w := range ways {
			scores := ours
			if k > 0 {
				scores = w.Scores(cv)
			}
			out.Ways[k].add(w.Name, ndcg(10, scores, gain), pairs(scores, gain))
		}
		for a, part := range ablations {
			out.Without[a].add(part, ndcg(10, without(part, matches), gain), 0)
		}
	}
	return out, nil
}

// agreement compares every two graders.
func (r *PanelResult) agreement(graders []panel.Grades, people []panel.Person, ads []posting.Posting) {
	same, all := 0, 0
	for _, p := range people {
		for _, ad := range ads {
			all++
			if !slices.ContainsFunc(graders, func(g panel.Grades) bool { return g[p.ID][ad.ID] != graders[0][p.ID][ad.ID] }) {
				same++
			}
		}
	}
	r.Same = float64(same) / float64(max(1, all))
	for i := range graders {
		for k := range i {
			var a, b []int
			for _, p := range people {
				for _, ad := range ads {
					a, b = append(a, graders[i][p.ID][ad.ID]), append(b, graders[k][p.ID][ad.ID])
				}
			}
			r.Kappa = append(r.Kappa, kappa(a, b))
		}
	}
}

// kappa is Cohen's, with quadratic weights, of grades from 0 to 3.
func kappa(a, b []int) float64 {
	var seen [4][4]float64
	var rows, columns [4]float64
	for i := range a {
		seen[a[i]][b[i]]++
		rows[a[i]]++
		columns[b[i]]++
	}
	got, chance := 0.0, 0.0
	for i := range 4 {
		for k := range 4 {
			w := float64((i - k) * (i - k))
			got += w * seen[i][k]
			chance += w * rows[i] * columns[k] / float64(len(a))
		}
	}
	if chance == 0 {
		return 1
	}
	return 1 - got/chance
}

// cvText is all that a CV says, for ways that know words alone.
func cvText(p panel.Person) string {
	parts := []string{p.Wish}
	for _, l := range profile.Leaves(p.Profile) {
		if !strings.HasPrefix(l.Path, "basics.") || l.Path == "basics.label" || l.Path == "basics.summary" {
			parts = append(parts, l.Value)
		}
	}
	return plain(parts...)
}

// BestBaseline is the best of the other ways.
func (r *PanelResult) BestBaseline() Judged { return bestOf(r.Ways[1:]) }

func bestOf(ways []Judged) Judged {
	return slices.MaxFunc(ways, func(a, b Judged) int { return cmp.Compare(a.Mean, b.Mean) })
}

// gainInterval is the 95% bootstrap interval of the mean difference of a and b over the same cases.
func gainInterval(a, b []float64) (low, high float64) {
	r := rand.New(rand.NewPCG(1, 1))
	means := make([]float64, 10_000)
	for i := range means {
		for range a {
			k := r.IntN(len(a))
			means[i] += (a[k] - b[k]) / float64(len(a))
		}
	}
	slices.Sort(means)
	return means[250], means[9_749]
}

// Figures are the rows of the table.
func (r *PanelResult) Figures() []proofs.Figure {
	ours, best := r.Ways[0], r.BestBaseline()
	var others []string
	for _, w := range r.Ways[1:] {
		others = append(others, fmt.Sprintf("%s %.3f", w.Way, w.Mean))
	}
	low, high := gainInterval(ours.Each, best.Each)
	set := fmt.Sprintf("%s, %d people by %d ads", r.Name, r.People, r.Ads)
	return []proofs.Figure{
		{Task: "ads for a person, nDCG@10", Set: set, Value: fmt.Sprintf("%.3f", ours.Mean), Baseline: strings.Join(others, ", "), Target: ">= .900", Missed: ours.Mean < .9},
		{Task: "gain over the best baseline, 95%", Set: set, Value: fmt.Sprintf("%+.3f (%+.3f to %+.3f)", ours.Mean-best.Mean, low, high), Baseline: best.Way, Target: ">= .100", Missed: ours.Mean-best.Mean < .1},
		{Task: "graders' agreement", Set: set, Value: fmt.Sprintf("quadratic kappa %.2f, the same grade %.0f%%", slices.Min(r.Kappa), 100*r.Same)},
		ablated(set, r.Without),
	}
}
