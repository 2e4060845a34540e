package skill

import "testing"

func TestLaddersLeadUpward(t *testing.T) {
	l := Default()
	if len(l.ladders) < 100 {
		t.Fatalf("%d ladders", len(l.ladders))
	}
	for _, ladder := range l.ladders {
		seen := map[ID]bool{}
		for i, id := range ladder {
			if seen[id] {
				t.Errorf("%v comes to %s twice", ladder, id)
			}
			seen[id] = true
			if i == 0 {
				continue
			}
			a, _ := l.Occupation(ladder[i-1])
			b, _ := l.Occupation(id)
			if b.Level < a.Level-1 {
				t.Errorf("%v: from %s (level %d) to %s (level %d)", ladder, a.ID, a.Level, b.ID, b.Level)
			}
		}
	}
}

func TestNextAndPreviousAreEachOthersMirror(t *testing.T) {
	l := Default()
	for _, o := range l.Occupations() {
		if o.Broader != "" {
			continue
		}
		for _, next := range l.Next(o.ID) {
			found := false
			for _, back := range l.Previous(next) {
				found = found || back == o.ID
			}
			if !found {
				t.Errorf("%s leads to %s, which does not come from it", o.ID, next)
			}
		}
	}
	if got := l.Next("sous-chef"); len(got) != 1 || got[0] != "head-chef" {
		t.Errorf("after sous chef: %v", got)
	}
	if got := l.Next("no-such"); got != nil {
		t.Errorf("after nothing: %v", got)
	}
}

func TestASpecialCaseIsCloseToItsWiderOccupation(t *testing.T) {
	l := Default()
	n := 0
	for _, o := range l.Occupations() {
		if o.Broader == "" {
			continue
		}
		n++
		if c := l.OccupationCloseness(o.ID, o.Broader); c < closeSpecial || c != l.OccupationCloseness(o.Broader, o.ID) {
			t.Errorf("%s and %s: %.2f", o.ID, o.Broader, c)
		}
		if len(l.Next(o.ID)) < len(l.Next(o.Broader))-1 {
			t.Errorf("%s does not lead where %s does", o.ID, o.Broader)
		}
	}
	if n < 700 {
		t.Errorf("%d special cases", n)
	}
}
