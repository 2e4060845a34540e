package learn

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
)

// learner makes a scorer of the prior and the choices so far.
type learner func(prior Weights, choices []Choice) scorer

const choicesEach = 30

// measured is nDCG@10 on jobs that were not shown, over all people, learned less prior.
type measured struct {
	prior, best float64                  // mean nDCG@10 of the prior, and of a ranking by all that can be read of the taste
	mean        [choicesEach + 1]float64 // mean difference after so many choices
	people      []gained
}

type gained struct {
	kind string
	by   float64 // after all choices
	low  float64 // lowest on the way
}

// gain is the mean after all choices.
func (m measured) gain() float64 { return m.mean[choicesEach] }

// lowest is the lowest mean on the way.
func (m measured) lowest() float64 { return slices.Min(m.mean[1:]) }

// worstTenth is the mean of the tenth of people who gained least.
func (m measured) worstTenth() float64 {
	all := slices.Clone(m.people)
	slices.SortFunc(all, func(a, b gained) int { return cmp.Compare(a.by, b.by) })
	all = all[:max(1, len(all)/10)]
	sum := 0.0
	for _, g := range all {
		sum += g.by / float64(len(all))
	}
	return sum
}

func (m measured) kinds() string {
	sum, n := map[string]float64{}, map[string]int{}
	for _, g := range m.people {
		sum[g.kind] += g.by
		n[g.kind]++
	}
	var out []string
	for k := range sum {
		out = append(out, fmt.Sprintf("%s %+.3f (%d)", k, sum[k]/float64(n[k]), n[k]))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func (m measured) String() string {
	lost := 0
	for _, g := range m.people {
		if g.by < 0 {
			lost++
		}
	}
	return fmt.Sprintf("prior %.3f, best %.3f, gain %+.4f, after 5 %+.4f, after 10 %+.4f, lowest %+.4f, worst tenth %+.4f, lost %d of %d; %s",
		m.prior, m.best, m.gain(), m.mean[5], m.mean[10], m.lowest(), m.worstTenth(), lost, len(m.people), m.kinds())
}

// measure lets people make their choices, each list ranked by what was learned before.
func measure(seed uint64, people int, l learner) measured {
	type path struct {
		prior, best float64
		diff        [choicesEach + 1]float64
		kind        string
	}
	paths := make([]path, people)
	var group sync.WaitGroup
	gate := make(chan struct{}, 2)
	for i := range people {
		group.Add(1)
		gate <- struct{}{}
		go func() {
			defer group.Done()
			defer func() { <-gate }()
			p := newPerson(seed, i)
			at := &paths[i]
			at.kind = p.kind
			grade := grades(p.held)
			at.prior = ndcg(rank(p.held, byPrior), grade)
			byTaste := slices.Clone(p.held)
			readable := func(a *ad) float64 { return a.liking - math.Sqrt(p.unseen)*a.unseen }
			slices.SortStableFunc(byTaste, func(a, b *ad) int { return cmp.Compare(readable(b), readable(a)) })
			at.best = ndcg(byTaste, grade)
			var choices []Choice
			score := l(p.prior, nil)
			for n := 1; n <= choicesEach; n++ {
				if c, ok := p.choose(n, score); ok {
					choices = append(choices, c)
					score = l(p.prior, choices)
				}
				at.diff[n] = ndcg(rank(p.held, score), grade) - at.prior
			}
		}()
	}
	group.Wait()
	var m measured
	for _, at := range paths {
		m.prior += at.prior / float64(people)
		m.best += at.best / float64(people)
		for n, d := range at.diff {
			m.mean[n] += d / float64(people)
		}
		m.people = append(m.people, gained{at.kind, at.diff[choicesEach], slices.Min(at.diff[1:])})
	}
	return m
}

// grades are 3 for the twentieth of the jobs that the person likes best, 2 for the next tenth, 1 for the next 15 percent.
func grades(ads []*ad) map[*ad]int {
	sorted := slices.Clone(ads)
	slices.SortStableFunc(sorted, func(a, b *ad) int { return cmp.Compare(b.liking, a.liking) })
	out := map[*ad]int{}
	for i, a := range sorted {
		switch share := float64(i) / float64(len(ads)); {
		case share < 0.05:
			out[a] = 3
		case share < 0.15:
			out[a] = 2
		case share < 0.3:
			out[a] = 1
		}
	}
	return out
}

// ndcg is the normalised discounted cumulative gain of the first ten, with gains of 2^grade - 1.
func ndcg(ranking []*ad, grade map[*ad]int) float64 {
	got, ideal := 0.0, 0.0
	var all []int
	for i, a := range ranking {
		if i < 10 {
			got += (math.Exp2(float64(grade[a])) - 1) / math.Log2(float64(i+2))
		}
		all = append(all, grade[a])
	}
	slices.SortFunc(all, func(a, b int) int { return b - a })
	for i, g := range all[:min(10, len(all))] {
		ideal += (math.Exp2(float64(g)) - 1) / math.Log2(float64(i+2))
	}
	if ideal == 0 {
		return 1
	}
	return got / ideal
}
