package match

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

// many are ads of several trades in many variants, some without this or that.
func many(n int) []posting.Posting {
	r := rand.New(rand.NewPCG(7, 7))
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	var out []posting.Posting
	for i := range n {
		base := ads()[r.IntN(4)]
		ad := posting.Posting{ID: fmt.Sprintf("ad-%d", i), Title: pick("", "Senior ", "Junior ", "Head of ") + base.Title, Company: pick("The Plover", "Kestrel Labs", "", "Northmoor Trust"),
			Remote: pick("", "onsite", "hybrid", "remote"), Contract: pick("", "permanent", "temporary"), Hours: pick("", "full_time", "part_time"),
			Industry:    pick("", "Health care", "Software"),
			Description: base.Description + pick("", "\nWe will sponsor visas.", "\nWe are unable to sponsor visas for this role.") + pick("", "\nRequirements\n- Bachelor's degree\n- Python or Java or C++", "\n- Driving licence\n- French B2")}
		if r.IntN(3) > 0 {
			ad.Locations = []posting.Place{{City: pick("Leeds", "York", ""), Country: pick("GB", "DE", "")}}
		}
		if r.IntN(3) > 0 {
			ad.Salary = &posting.Salary{Min: float64(10 + r.IntN(90)), Max: float64(r.IntN(120)), Currency: pick("GBP", "EUR", ""), Period: pick("hour", "day", "")}
		}
		out = append(out, ad)
	}
	return out
}

func somePreferences() []*profile.Preferences {
	half := 0.5
	return []*profile.Preferences{nil, {},
		{Locations: []profile.Place{{City: "Leeds", Country: "GB"}}, Remote: []string{"onsite", "remote"}, Salary: &profile.Salary{Min: 30, Currency: "GBP", Period: "hour"},
			Contracts: []string{"permanent"}, Hours: []string{"full_time"}, NeedsVisa: true, MustHave: map[string]bool{"place": true}, AvoidCompanies: []string{"the plover"}},
		{Roles: []string{"Nurse", "Go Developer"}, Industries: []string{"health"}, Languages: []profile.SpokenLanguage{{Language: "de", Level: "C1"}, {Language: "fr", Level: "A1"}},
			Values: map[string]int{"learning": 3, "innovation": 1}, Balance: &half, MustHave: map[string]bool{"role": true}},
	}
}

func TestAnIndexRanksAsScoringEachAdDoes(t *testing.T) {
	e := engine()
	list := many(300)
	x := e.NewIndex()
	var jobs []*Job
	for i := range list {
		j := e.Job(&list[i])
		jobs = append(jobs, j)
		x.Put(list[i].ID, j.Facts())
	}
	read := e.Person(nurse(), today)
	for k, prefs := range append(somePreferences(), somePreferences()...) {
		p := read
		if k >= len(somePreferences()) {
			p = read.With(someTaste(x, read, prefs, uint64(k)))
		}
		want := e.Rank(p, jobs, prefs, 0)
		for _, top := range []int{0, 1, 7, 50, 1000} {
			got, err := x.Rank(context.Background(), p, prefs, top)
			if err != nil {
				t.Fatal(err)
			}
			if n := min(len(want), max(top, len(want)*(1-min(top, 1)))); len(got) != n {
				t.Fatalf("preferences %d, top %d: %d of %d", k, top, len(got), n)
			}
			for i, g := range got {
				if w := want[i]; g.ID != w.Job.Posting.ID || g.Score != w.Score || g.Fit != w.Fit || g.Growth != w.Growth || g.Confidence != w.Confidence {
					t.Fatalf("preferences %d, top %d, place %d: %+v, scored alone %s %d %d %d %d", k, top, i, g, w.Job.Posting.ID, w.Score, w.Fit, w.Growth, w.Confidence)
				}
			}
		}
	}
}

func TestAnIndexForgetsItsPast(t *testing.T) {
	e := engine()
	list := many(1200)
	facts := map[string]*Facts{}
	for i := range list {
		facts[list[i].ID] = e.Job(&list[i]).Facts()
	}
	p := e.Person(nurse(), today)
	fresh := e.NewIndex()
	for i := range list[:600] {
		fresh.Put(list[i].ID, facts[list[i].ID])
	}
	want := ranking2text(t, fresh, p)
	old := e.NewIndex()
	r := rand.New(rand.NewPCG(3, 3))
	for _, i := range r.Perm(len(list)) {
		old.Put(list[i].ID, facts[list[r.IntN(len(list))].ID])
		if i%100 == 0 {
			ranking2text(t, old, p)
		}
	}
	for _, i := range r.Perm(len(list)) {
		if i >= 600 {
			old.Remove(list[i].ID)
		} else {
			old.Put(list[i].ID, facts[list[i].ID])
		}
		if i%100 == 0 {
			ranking2text(t, old, p)
		}
	}
	old.Remove("never there")
	if old.Len() != 600 {
		t.Errorf("%d ads are left", old.Len())
	}
	for _, cores := range []int{1, 2, 5} {
		was := runtime.GOMAXPROCS(cores)
		got := ranking2text(t, old, p)
		runtime.GOMAXPROCS(was)
		if got != want {
			t.Fatalf("on %d cores, after changes:\n%.200s\nfresh:\n%.200s", cores, got, want)
		}
	}
}

func ranking2text(t *testing.T, x *Index, p *Person) string {
	t.Helper()
	got, err := x.Rank(context.Background(), p, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, g := range got {
		fmt.Fprintln(&b, g)
	}
	return b.String()
}

func TestARankingCanBeStopped(t *testing.T) {
	e := engine()
	list := many(3)
	x := e.NewIndex()
	for i := range list {
		x.Put(list[i].ID, e.Job(&list[i]).Facts())
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := x.Rank(ctx, e.Person(nurse(), today), nil, 0); err == nil {
		t.Error("it went on")
	}
}
