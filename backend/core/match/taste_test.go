package match

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"autojob/backend/core/learn"
	"autojob/backend/core/profile"
)

// someTaste has an opinion on every part and on every other tag of the ads of an index.
func someTaste(x *Index, p *Person, prefs *profile.Preferences, seed uint64) *learn.Model {
	r := rand.New(rand.NewPCG(seed, 1))
	m := &learn.Model{Choices: 1}
	for i := range m.Shift {
		m.Shift[i], m.Usual[i] = r.IntN(2_000)-1_000, 3_000+r.IntN(4_000)
	}
	var tags []string
	jobs, _ := x.Learnable(p, prefs, slices.Clone(x.ids))
	for _, j := range jobs {
		tags = append(tags, j.Tags...)
	}
	slices.Sort(tags)
	for i, t := range slices.Compact(tags) {
		if i%2 == 0 {
			m.Tags = append(m.Tags, learn.Tag{Name: t, Points: r.IntN(800) - 400})
		}
	}
	return m
}

func tasteIndex(e *Engine, n int) *Index {
	x := e.NewIndex()
	list := many(n)
	for i := range list {
		x.Put(list[i].ID, e.Job(&list[i]).Facts())
	}
	return x
}

func TestARankingAddsWhatLearningSays(t *testing.T) {
	e := engine()
	x := tasteIndex(e, 300)
	p := e.Person(nurse(), today)
	kinds := map[string]int{}
	for k, prefs := range somePreferences() {
		m := someTaste(x, p, prefs, uint64(k))
		jobs, places := x.Learnable(p.With(m), prefs, slices.Clone(x.ids))
		got, err := x.Rank(context.Background(), p.With(m), prefs, 0)
		if err != nil || len(got) != 300 || len(jobs) != 300 {
			t.Fatal(len(got), len(jobs), err)
		}
		plain, _ := x.Rank(context.Background(), p, prefs, 0)
		before := map[string]Placed{}
		for _, g := range plain {
			before[g.ID] = g
		}
		for _, g := range got {
			j, was := jobs[g.ID], before[g.ID]
			points := m.Points(&j)
			if was.hard > 0 {
				points = min(0, points)
			}
			if j.Base != was.fine || g != places[g.ID] || g.fine != min(one, max(0, j.Base+points)) || g.Fit != was.Fit || g.Growth != was.Growth {
				t.Fatalf("preferences %d: %+v, was %+v, learnable %+v, %d points", k, g, was, j, points)
			}
			for _, tag := range j.Tags {
				kinds[tag[:4]]++
			}
		}
	}
	for _, kind := range []string{"fiel", "skil", "leve", "remo", "cont", "hour", "comp", "indu"} {
		if kinds[kind] == 0 {
			t.Errorf("no ad has a tag that begins with %s: %v", kind, kinds)
		}
	}
}

func TestAJobThatBreaksAMustHaveGainsNothingByTaste(t *testing.T) {
	e := engine()
	x := tasteIndex(e, 200)
	p := e.Person(nurse(), today)
	prefs := &profile.Preferences{Remote: []string{"remote"}, MustHave: map[string]bool{"remote": true}}
	m := &learn.Model{Tags: []learn.Tag{{Name: "remote:onsite", Points: 2_400}}}
	broken := 0
	got, err := x.Rank(context.Background(), p.With(m), prefs, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range got {
		if g.hard > 0 {
			broken++
			if g.Score > 27 {
				t.Errorf("%+v", g)
			}
		}
	}
	if broken < 20 {
		t.Errorf("%d jobs break the must-have", broken)
	}
}

func TestTasteCostsNoSheet(t *testing.T) {
	e := engine()
	x := tasteIndex(e, 50)
	p := e.Person(nurse(), today)
	if _, err := x.Rank(context.Background(), p, nil, 0); err != nil {
		t.Fatal(err)
	}
	kept := &x.sheets[0]
	if _, err := x.Rank(context.Background(), p.With(someTaste(x, p, nil, 1)), nil, 0); err != nil {
		t.Fatal(err)
	}
	if &x.sheets[0] != kept || slices.Contains(x.stale, true) {
		t.Error("the sheets were made anew")
	}
	if p.taste.Model != nil || p.With(&learn.Model{Choices: 3}).taste.Model != nil {
		t.Error("nothing learned is a taste")
	}
}

func TestTellingSkillsAreTheWeightiest(t *testing.T) {
	var asks []byte
	for i, w := range []int{5, 200, 30, 30, 90, 1, 70, 2_000, 8} {
		asks = ask{weight: w, options: []int{100 + i, 300 + i}}.append(asks)
	}
	asks = ask{weight: 9_000, options: []int{101}}.append(asks) // the same skill again counts once
	asks = ask{weight: 9_000}.append(asks)
	all, n := telling(string(asks))
	if want := []int{107, 101, 104, 106, 102, 103}; !reflect.DeepEqual(all[:n], want) {
		t.Errorf("%v, want %v", all[:n], want)
	}
	if _, n := telling(""); n != 0 {
		t.Error(n)
	}
}

func TestThePriorIsTheSharesOfAScore(t *testing.T) {
	sum := func(w learn.Weights) (n int) {
		for _, x := range w {
			n += x
		}
		return n
	}
	all := 1.0
	for _, c := range []struct {
		prefs *profile.Preferences
		sum   int
		step  int
	}{{nil, 10_000, 350}, {&profile.Preferences{Balance: &all}, 10_000, 3_500}, {&profile.Preferences{Values: map[string]int{"learning": 1}}, 10_900, 350}} {
		if w := Prior(c.prefs); sum(w) != c.sum || w[learn.Step] != c.step {
			t.Errorf("%+v: %v", c.prefs, w)
		}
	}
	for i, name := range partNames {
		if learn.Component(i).String() != name {
			t.Errorf("part %s is %s to learning", name, learn.Component(i))
		}
	}
	for _, l := range learnedWishes {
		if l.as.String() != wishNames[l.wish] {
			t.Errorf("wish %s is %s to learning", wishNames[l.wish], l.as)
		}
	}
}

// BenchmarkRankingAgain is what a choice costs: only sums change.
func BenchmarkRankingAgain(b *testing.B) {
	e := engine()
	x := tasteIndex(e, 5_000)
	p := e.Person(nurse(), today)
	for _, c := range []struct {
		name   string
		person *Person
	}{{"plain", p}, {"learned", p.With(someTaste(x, p, nil, 1))}} {
		b.Run(fmt.Sprint(c.name), func(b *testing.B) {
			for b.Loop() {
				if _, err := x.Rank(context.Background(), c.person, nil, 0); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
