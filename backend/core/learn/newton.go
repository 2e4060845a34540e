package learn

import (
	"math"
	"slices"
)

// fitter finds the most likely parameters: the components' shifts, then the tags' points.
type fitter struct {
	n     int
	slope float64
	share [Components]float64 // the shipped weights as shares of all
	low   []float64           // the least that each parameter may be
	base  []float64           // 1 over the square of how far each is expected to move
	all   []comparison

	hess, grad, mean, rest, step []float64
}

func newFitter(prior Weights, tags int) *fitter {
	n := Components + tags
	f := &fitter{n: n, low: make([]float64, n), base: make([]float64, n),
		hess: make([]float64, n*n), grad: make([]float64, n), mean: make([]float64, n), rest: make([]float64, n), step: make([]float64, n)}
	sum := 0
	for _, w := range prior {
		sum += w
	}
	for i := range n {
		f.low[i] = math.Inf(-1)
		far := tagSpread
		if i < Components {
			f.share[i] = float64(prior[i]) / float64(max(1, sum))
			f.low[i] = -mul(1-floor, f.share[i]) // what is met never counts against a job
			far = spread + mul(share, f.share[i])
		}
		f.base[i] = 1 / mul(far, far)
	}
	return f
}

// fit moves x towards the most likely parameters, by all comparisons but those of the fold.
func (f *fitter) fit(x []float64, without, times int) {
	for range times {
		clear(f.hess)
		clear(f.grad)
		for i := range f.all {
			if f.all[i].fold != without {
				f.pull(x, &f.all[i])
			}
		}
		for i := range f.n {
			degrees := free
			if i >= Components {
				degrees = freeTag
			}
			// A Student's t as the normal distribution that is like it where x is.
			tight := mul(degrees+1, f.base[i]) / (degrees + mul(mul(x[i], x[i]), f.base[i]))
			f.grad[i] -= mul(x[i], tight)
			f.hess[i*f.n+i] += tight
			for k := range i {
				f.hess[i*f.n+k] = f.hess[k*f.n+i]
			}
		}
		f.descend(x)
		for i := range f.n {
			x[i] += f.step[i]
		}
	}
}

// odds returns how likely each row of a comparison is to be the chosen one.
func (f *fitter) odds(x []float64, o *comparison, t trust, out []float64) []float64 {
	by, top := mul(f.slope, o.sign), math.Inf(-1)
	for i := range o.rows {
		r := &o.rows[i]
		parts, tags := 0.0, 0.0
		for u, p := range r.at {
			if p < Components {
				parts += mul(x[p], r.val[u])
			} else {
				tags += mul(x[p], r.val[u])
			}
		}
		v := mul(by, r.base+mul(t.parts, parts)+mul(t.tags, tags))
		out = append(out, v)
		top = max(top, v)
	}
	sum := 0.0
	for i := range out {
		out[i] = exp(out[i] - top)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// pull adds what a comparison says to gradient and curvature.
func (f *fitter) pull(x []float64, o *comparison) {
	var space [MaxPassed + 1]float64
	odds := f.odds(x, o, trust{1, 1}, space[:0])
	by := mul(f.slope, o.sign)
	rise, bend := mul(o.weight, by), mul(o.weight, mul(by, by))
	for i := range o.rows {
		r := &o.rows[i]
		g := -mul(rise, odds[i])
		if i == 0 {
			g += rise
		}
		for u, p := range r.at {
			f.grad[p] += mul(g, r.val[u])
			f.mean[p] += mul(odds[i], r.val[u])
		}
	}
	for i := range o.rows {
		r := &o.rows[i]
		w := mul(bend, odds[i])
		for u, p := range r.at {
			wu, line := mul(w, r.val[u]), f.hess[p*f.n:p*f.n+f.n]
			for v := u; v < len(r.at); v++ { // the half above the diagonal: at is in order
				line[r.at[v]] += mul(wu, r.val[v])
			}
		}
	}
	for u, p := range o.used {
		w, line := mul(bend, f.mean[p]), f.hess[p*f.n:p*f.n+f.n]
		for _, q := range o.used[u:] {
			line[q] -= mul(w, f.mean[q])
		}
	}
	for _, p := range o.used {
		f.mean[p] = 0
	}
}

// descend finds the step that the gradient and the curvature ask for and that keeps every parameter above its least.
func (f *fitter) descend(x []float64) {
	clear(f.step)
	copy(f.rest, f.grad)
	for range 20 {
		far := 0.0
		for i := range f.n {
			line := f.hess[i*f.n : i*f.n+f.n]
			by := max(f.step[i]+f.rest[i]/line[i], f.low[i]-x[i]) - f.step[i]
			if math.Abs(by) < 1e-7 {
				continue
			}
			f.step[i] += by
			for k, h := range line {
				f.rest[k] -= mul(h, by)
			}
			far = max(far, math.Abs(by))
		}
		if far < 1e-5 {
			break
		}
	}
}

// trust is how much of what was fitted is used.
type trust struct{ parts, tags float64 }

// steps are the trusts that are tried, of parts and of tags each.
var steps = [...]float64{0, 1.0 / 3, 2.0 / 3, 1}

// belief is how likely each step is held to be before any choice.
var belief = [len(steps)]float64{.5, .5, .7, 1}

// slopes are how surely the better of two jobs is chosen: by somebody who chooses nearly at random, and by most.
var slopes = [...]float64{2, 8}

// learned is the mean of what was fitted, at each of slopes and with each trust, by how well so much of fits without a fold foretold the
// fold; and how much of what was fitted that is.
func (f *fitter) learned() (mean []float64, used float64) {
	const each = len(steps) * len(steps)
	var likely [len(slopes) * each]float64
	var fits [len(slopes)][]float64
	for n, slope := range slopes {
		f.slope, fits[n] = slope, make([]float64, f.n)
		f.fit(fits[n], -1, rounds)
		f.foretold(fits[n], likely[n*each:(n+1)*each])
	}
	top, all := slices.Max(likely[:]), 0.0
	mean = make([]float64, f.n)
	for n, l := range likely {
		p, t := n%each/len(steps), n%len(steps)
		w := mul(mul(belief[p], belief[t]), exp(l-top))
		for i, x := range fits[n/each] {
			if i < Components {
				mean[i] += mul(w, mul(x, steps[p]))
			} else {
				mean[i] += mul(w, mul(x, steps[t]))
			}
		}
		used += mul(w, (steps[p]+steps[t])/2)
		all += w
	}
	for i := range mean {
		mean[i] /= all
	}
	return mean, used / all
}

// foretold adds, for each trust, the log of how likely the choices of each fold were by a fit without it.
func (f *fitter) foretold(x, likely []float64) {
	without := make([]float64, f.n)
	var space [MaxPassed + 1]float64
	for fold := range folds {
		copy(without, x)
		f.fit(without, fold, again)
		for i := range f.all {
			o := &f.all[i]
			if o.fold != fold || !o.whole {
				continue
			}
			for n := range likely {
				t := trust{steps[n/len(steps)], steps[n%len(steps)]}
				likely[n] += log(max(1e-12, f.odds(without, o, t, space[:0])[0]))
			}
		}
	}
}
