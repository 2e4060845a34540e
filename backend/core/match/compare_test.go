package match

import (
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func differing(ds []Difference, name string) (Difference, bool) {
	for _, d := range ds {
		if d.Name == name {
			return d, true
		}
	}
	return Difference{}, false
}

func TestTwoJobsDifferInWhatTheScoreAndTheWishesSay(t *testing.T) {
	prefs := &profile.Preferences{Locations: []profile.Place{{City: "Leeds", Country: "GB"}}, Remote: []string{"onsite"}, MustHave: map[string]bool{"place": true}}
	ms := ranked(t, nurse(), prefs)
	near, far := find(t, ms, "nurse"), find(t, ms, "go")
	ds := Differences(&near, &far)
	if d := ds[0]; d.Name != "wish: place" || d.Lead <= 0 || d.FirstState != Met || d.SecondState != Conflict {
		t.Errorf("a conflict comes first: %+v", ds)
	}
	for _, name := range []string{"skills", "title"} {
		d, ok := differing(ds, name)
		if !ok || d.Lead <= 0 || d.First-d.Second < leastApart {
			t.Errorf("%s: %+v", name, d)
		}
		for _, side := range []struct {
			m    *Match
			said int
		}{{&near, d.First}, {&far, d.Second}} {
			for _, c := range side.m.Components {
				if c.Name == name && c.Score != side.said {
					t.Errorf("%s is said to be %d, and is %d", name, side.said, c.Score)
				}
			}
		}
	}
	if _, ok := differing(ds, "wish: pay"); ok {
		t.Error("a wish that nobody has makes a difference")
	}
}

func TestTheFirstLeadsByWhatTheSecondLacks(t *testing.T) {
	list := many(40)
	e := engine()
	p := e.Person(nurse(), today)
	for _, prefs := range somePreferences() {
		for i := range list[1:] {
			a, b := e.Score(p, e.Job(&list[i]), prefs), e.Score(p, e.Job(&list[i+1]), prefs)
			there, back := Differences(&a, &b), Differences(&b, &a)
			if len(there) != len(back) {
				t.Fatalf("%v\n%v", there, back)
			}
			for k, d := range there {
				if k > 0 && abs(d.Lead) > abs(there[k-1].Lead) {
					t.Errorf("the weightiest is not first: %v", there)
				}
				o, ok := differing(back, d.Name)
				if !ok || o.Lead != -d.Lead || o.First != d.Second || o.Second != d.First || o.FirstState != d.SecondState {
					t.Errorf("%+v the other way round: %+v", d, o)
				}
			}
		}
	}
	m := e.Score(p, e.Job(&list[0]), nil)
	if ds := Differences(&m, &m); len(ds) != 0 {
		t.Errorf("a job differs from itself: %v", ds)
	}
}

func TestPayIsComparedWhereBothSayItInOneCurrency(t *testing.T) {
	e := engine()
	p := e.Person(nurse(), today)
	score := func(s *posting.Salary) *Match {
		ad := ads()[0]
		ad.Salary = s
		m := e.Score(p, e.Job(&ad), nil)
		return &m
	}
	hour, year := score(&posting.Salary{Max: 20, Currency: "GBP", Period: "hour"}), score(&posting.Salary{Min: 30_000, Max: 32_000, Currency: "GBP", Period: "year"})
	if d, ok := differing(Differences(year, hour), "pay"); !ok || d.First != 32_000 || d.Second != 40_000 || d.Lead >= 0 {
		t.Errorf("%+v", d)
	}
	for _, other := range []*posting.Salary{nil, {Max: 60_000, Currency: "EUR", Period: "year"}, {Max: 32_500, Currency: "GBP", Period: "year"}} {
		if d, ok := differing(Differences(year, score(other)), "pay"); ok {
			t.Errorf("%+v: %+v", other, d)
		}
	}
}
