package matchbench

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"autojob/backend/bench/panel"
	"autojob/backend/bench/proofs"
	"autojob/backend/core/match"
)

// judgement is one pair of person and ad: a figure of ours from 0 to 100, and the share of graders who call the ad good or better.
type judgement struct {
	person string
	shown  int
	good   float64
}

// Calibration says how far a figure that people see means what it seems to: of ads shown with 70, 70 of 100 are graded good or better.
type Calibration struct {
	Figure string
	all    []judgement
}

// Calibrations are those of fit and score over all panels.
func Calibrations(root string, e *match.Engine) ([]Calibration, error) {
	fit, score := Calibration{Figure: "fit"}, Calibration{Figure: "score"}
	for _, name := range panel.Names {
		p, err := panel.Read(root, name)
		if err != nil {
			return nil, err
		}
		jobs := make([]*match.Job, len(p.Ads))
		for i := range p.Ads {
			jobs[i] = e.Job(&p.Ads[i])
		}
		for _, one := range p.People {
			person := e.Person(one.Profile, panel.Day)
			for i, j := range jobs {
				m := e.Score(person, j, one.Preferences)
				good := 0.0
				for _, g := range p.Graders {
					if g[one.ID][p.Ads[i].ID] >= 2 {
						good += 1 / float64(len(p.Graders))
					}
				}
				fit.all = append(fit.all, judgement{one.ID, m.Fit, good})
				score.all = append(score.all, judgement{one.ID, m.Score, good})
			}
		}
	}
	return []Calibration{fit, score}, nil
}

// Error is the mean square of what is shown, read as a chance, off what was graded.
func (c Calibration) Error() float64 {
	return meanSquare(c.all, func(j judgement) float64 { return float64(j.shown) / 100 })
}

// Mapped is the error of a rising map that was learned from everybody else.
func (c Calibration) Mapped() float64 {
	maps := map[string]func(int) float64{}
	return meanSquare(c.all, func(j judgement) float64 {
		if maps[j.person] == nil {
			maps[j.person] = rising(slices.DeleteFunc(slices.Clone(c.all), func(o judgement) bool { return o.person == j.person }))
		}
		return maps[j.person](j.shown)
	})
}

func meanSquare(all []judgement, chance func(judgement) float64) float64 {
	sum := 0.0
	for _, j := range all {
		d := chance(j) - j.good
		sum += d * d / float64(len(all))
	}
	return sum
}

// rising is the rising step function that comes closest to what was graded: neighbours that stand the wrong way round are joined.
func rising(all []judgement) func(shown int) float64 {
	type step struct {
		from    int
		sum, of float64
	}
	var steps []step
	for _, j := range slices.SortedFunc(slices.Values(all), func(a, b judgement) int { return cmp.Compare(a.shown, b.shown) }) {
		if n := len(steps); n > 0 && steps[n-1].from == j.shown {
			steps[n-1].sum, steps[n-1].of = steps[n-1].sum+j.good, steps[n-1].of+1
		} else {
			steps = append(steps, step{j.shown, j.good, 1})
		}
	}
	var out []step
	for _, s := range steps {
		out = append(out, s)
		for n := len(out); n > 1 && out[n-2].sum/out[n-2].of >= out[n-1].sum/out[n-1].of; n = len(out) {
			out[n-2].sum, out[n-2].of = out[n-2].sum+out[n-1].sum, out[n-2].of+out[n-1].of
			out = out[:n-1]
		}
	}
	return func(shown int) float64 {
		chance := 0.0
		for i, s := range out {
			if i == 0 || s.from <= shown {
				chance = s.sum / s.of
			}
		}
		return chance
	}
}

// Bins words what is shown, by tens, beside what was graded.
func (c Calibration) Bins() string {
	var sum, n [10]float64
	for _, j := range c.all {
		k := min(9, j.shown/10)
		sum[k] += j.good
		n[k]++
	}
	var out []string
	for k := range n {
		if n[k] > 0 {
			out = append(out, fmt.Sprintf("%d-%d: %.0f%% of %.0f", 10*k, 10*k+9, 100*sum[k]/n[k], n[k]))
		}
	}
	return strings.Join(out, ", ")
}

// Row is the row of the table.
func (c Calibration) Row() proofs.Figure {
	people := map[string]bool{}
	for _, j := range c.all {
		people[j.person] = true
	}
	return proofs.Figure{Task: c.Figure + " shown, and graded good or better", Set: fmt.Sprintf("both panels, %d people, %d pairs", len(people), len(c.all)),
		Value: c.Bins(), Baseline: fmt.Sprintf("mean square error %.3f; with a rising map learned from the other people %.3f", c.Error(), c.Mapped())}
}
