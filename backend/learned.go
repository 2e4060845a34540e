package backend

import (
	"context"
	"slices"
	"sync"

	"autojob/backend/core/learn"
	"autojob/backend/core/match"
)

// learning keeps what was learned, until the choices or what it began with change.
type learning struct {
	mu     sync.Mutex
	from   []Chosen
	prior  learn.Weights
	model  *learn.Model
	plain  *match.Person // whom tasted is of
	tasted *match.Person
}

// maxLearned is how many of the newest choices count: taste changes.
const maxLearned = 150

// of is what was learned of choices.
func (l *learning) of(chosen []Chosen, prior learn.Weights) *learn.Model {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.model == nil || l.prior != prior || !same(l.from, chosen) {
		recent := chosen[max(0, len(chosen)-maxLearned):]
		choices := make([]learn.Choice, len(recent))
		for i := range recent {
			choices[i] = recent[i].Choice
		}
		m := learn.Learn(prior, choices)
		l.from, l.prior, l.model, l.plain = chosen, prior, &m, nil
	}
	return l.model
}

// person is the person with that taste.
func (l *learning) person(p *match.Person, m *learn.Model) *match.Person {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.plain != p || l.model != m {
		l.plain, l.tasted, l.model = p, p.With(m), m
	}
	return l.tasted
}

// same says whether two lists are one: a list of choices is never changed, another takes its place.
func same(a, b []Chosen) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// taste gives the view's person the taste that was learned, unless profiling is off.
func (v *view) taste() {
	if v.person == nil || !v.profiling || len(v.chosen) == 0 {
		return
	}
	v.person = v.store.learning.person(v.person, v.store.learning.of(v.chosen, match.Prior(&v.prefs)))
}

// Learned is what Autojob has learned, for the person to see.
type Learned struct {
	Profiling bool // false: nothing is learned, and what was is not used
	Model     learn.Model
	Choices   []Chosen // the newest first
}

// Learned returns what was learned, also while it is not used.
func (b *Backend) Learned(ctx context.Context) (Learned, error) {
	v, err := b.view(ctx, "")
	if err != nil {
		return Learned{}, err
	}
	out := Learned{Profiling: v.profiling, Choices: slices.Clone(v.chosen)}
	slices.Reverse(out.Choices)
	out.Model = *v.store.learning.of(v.chosen, match.Prior(&v.prefs))
	return out, nil
}

// LearnedShare is what a part counts in a score, in percent: as shipped, and as learned.
type LearnedShare struct {
	Part    string  `json:"part"`
	Shipped float64 `json:"shipped"`
	Learned float64 `json:"learned"`
}

// Weights are the shares of the parts that count, or would without what was learned.
func (l *Learned) Weights() []LearnedShare {
	var out []LearnedShare
	for i, shipped := range l.Model.Prior {
		if now := shipped + l.Model.Shift[i]; shipped != 0 || now != 0 {
			out = append(out, LearnedShare{learn.Component(i).String(), float64(shipped) / 100, float64(now) / 100})
		}
	}
	return out
}

// maxDifferent is how many of the first jobs of a list have something different among them.
const maxDifferent = 200

// differ gives one place in ten of a list to something different, marked, once anything was learned. It changes with the day.
func (b *Backend) differ(v *view, list []Ranked) []Ranked {
	if v.person == nil || !v.profiling || len(v.chosen) == 0 {
		return list
	}
	var ids []string // of those that are shown
	var at []int
	for i := range list {
		if list[i].Stored.Mark != Hidden && list[i].Place != nil && len(ids) < maxDifferent {
			ids, at = append(ids, list[i].Stored.Posting.ID), append(at, i)
		}
	}
	v.store.ranker.mu.Lock()
	if v.store.ranker.engine != v.person.Engine() { // a pack came or went: the next list follows it
		v.store.ranker.mu.Unlock()
		return list
	}
	jobs, places := v.store.ranker.index.Learnable(v.person, &v.prefs, ids)
	v.store.ranker.mu.Unlock()
	of := make([]learn.Job, len(ids))
	for i, id := range ids {
		of[i] = jobs[id]
	}
	order, moved := learn.Different(len(ids), uint64(b.Now().Unix()/(24*60*60)), func(i int) *learn.Job { return &of[i] },
		func(i int) bool { return places[ids[i]].Conflicts == 0 && list[at[i]].Stored.Mark == NoMark })
	out := slices.Clone(list)
	for k, i := range order {
		out[at[k]] = list[at[i]]
		out[at[k]].Different = moved[i]
	}
	return out
}
