package skill

import "testing"

func TestClosenessFollowsTheRelations(t *testing.T) {
	l := Default()
	for _, c := range []struct {
		held, asked ID
		low, high   float64
	}{
		{"react", "react", 1, 1}, {"react", "javascript", .8, .9}, {"javascript", "react", .3, .45}, {"postgresql", "databases", .75, .85},
		{"react", "vue-js", .45, .55}, {"mysql", "postgresql", .2, .55}, {"react", "welding", 0, 0}, {"nursing", "sql", 0, 0}, {"scrum", "agile", .75, .9},
		{"no-such", "react", 0, 0}, {"no-such", "no-such", 1, 1},
	} {
		if got := l.Closeness(c.held, c.asked); got < c.low || got > c.high {
			t.Errorf("%s held, %s asked: %.2f, want %.2f to %.2f", c.held, c.asked, got, c.low, c.high)
		}
	}
	if l.Rarity("communication") > .2 || l.Rarity("microsoft-excel") > .2 || l.Rarity("kubernetes") < .4 || l.Rarity("no-such") != .5 {
		t.Errorf("rarity: %v %v %v", l.Rarity("communication"), l.Rarity("microsoft-excel"), l.Rarity("kubernetes"))
	}
	near, far := l.OccupationCloseness("front-end-developer", "full-stack-developer"), l.OccupationCloseness("front-end-developer", "butcher")
	if near < .6 || far > .2 || l.OccupationCloseness("butcher", "front-end-developer") != far {
		t.Errorf("occupations: near %.2f far %.2f", near, far)
	}
	for _, s := range l.Skills() {
		if r := l.Rarity(s.ID); r < 0 || r > 1 {
			t.Errorf("%s: rarity %v", s.ID, r)
		}
	}
}
