package learn

import (
	"math"
	"slices"
)

// What follows was set once, by the simulated people of people_test.go, and holds for everybody.
const (
	spread, share = .125, .1 // how far a weight is expected to move: spread, and a share of what it was
	tagSpread     = .05      // how far a tag is
	free, freeTag = 3.0, 1.0 // degrees of freedom of the two: few let one move far while others stay
	floor         = .1       // the share of a shipped weight that always stays
	beside        = .5       // how much a choice with a reason says of what the reason is not about
	rounds, again = 8, 3     // of the fit, and of a fit without a fold, which begins at the whole one
	folds         = 4        // of the check on choices not seen
)

// Learn fits a Model to choices, the oldest first: the most likely weights where the shipped ones are expected and the chosen job
// is the best of those that were seen with it (or the worst, where it was turned down), scaled by how well such a fit
// foretells choices that were kept from it.
func Learn(prior Weights, choices []Choice) Model {
	m := Model{Prior: prior, Choices: len(choices)}
	usual := usuals(choices)
	tags := tagsOf(choices)
	f := newFitter(prior, len(tags))
	for i := range choices {
		f.add(&choices[i], i%folds, usual, tags)
	}
	if len(f.all) == 0 {
		return m
	}
	x, trust := f.learned()
	m.Trust = int(math.Round(mul(trust, 100)))
	for i := range Components {
		m.Shift[i], m.Usual[i] = int(math.Round(mul(x[i], one))), int(math.Round(mul(usual[i], one)))
	}
	for i, t := range tags {
		if p := int(math.Round(mul(x[Components+i], one))); p != 0 {
			m.Tags = append(m.Tags, Tag{t, p})
		}
	}
	return m
}

// usuals are the means of what is known of each component, drawn to the middle where little is.
func usuals(choices []Choice) (out [Components]float64) {
	var sum, n Weights
	add := func(j *Job) {
		for i, p := range j.Parts {
			if p.Confidence > 0 {
				sum[i] += p.Score
				n[i]++
			}
		}
	}
	for i := range choices {
		add(&choices[i].Job)
		for k := range choices[i].Passed {
			add(&choices[i].Passed[k])
		}
	}
	const doubt = 5
	for i := range out {
		out[i] = float64(sum[i]+doubt*one/2) / float64((n[i]+doubt)*one)
	}
	return out
}

// comparison is a choice as the fit sees it.
type comparison struct {
	fold   int
	weight float64
	sign   float64
	whole  bool  // of all that is known of the jobs, not only of what a reason is about
	rows   []row // the chosen job first
	used   []int // the parameters that any of them has, in order
}

// row is a job: its score before anything is learned, and what it has of each parameter.
type row struct {
	base float64
	at   []int
	val  []float64
}

// add takes a choice into the fit: one with a reason by what that is about, and less by all else.
func (f *fitter) add(c *Choice, fold int, usual [Components]float64, tags []string) {
	if len(c.Passed) == 0 {
		return
	}
	o := comparison{fold: fold, weight: 1, sign: 1, whole: true}
	if c.against() {
		o.sign = -1
		if b, said := blames[c.Reason]; said {
			o.weight = beside
			f.put(&comparison{fold: fold, weight: 1, sign: -1}, c, &b, usual, tags)
		}
	}
	f.put(&o, c, nil, usual, tags)
}

func (f *fitter) put(o *comparison, c *Choice, only *blame, usual [Components]float64, tags []string) {
	add := func(j *Job) {
		var r row
		if only == nil {
			r.base = float64(j.Base) / one
		}
		for i, p := range j.Parts {
			if p.Confidence == 0 || only != nil && !slices.Contains(only.components, Component(i)) {
				continue
			}
			v := mul(float64(p.Confidence)/one, float64(p.Score)/one-usual[i])
			r.at, r.val = append(r.at, i), append(r.val, v)
			if only != nil {
				r.base += mul(f.share[i], v)
			}
		}
		for i, t := range tags {
			if (only == nil || slices.Contains(only.kinds, kindOf(t))) && j.has(t) {
				r.at, r.val = append(r.at, Components+i), append(r.val, 1)
			}
		}
		o.rows = append(o.rows, r)
	}
	add(&c.Job)
	for i := range c.Passed[:min(len(c.Passed), MaxPassed)] {
		add(&c.Passed[i])
	}
	for i := range o.rows {
		o.used = append(o.used, o.rows[i].at...)
	}
	slices.Sort(o.used)
	o.used = slices.Compact(o.used)
	f.all = append(f.all, *o)
}
