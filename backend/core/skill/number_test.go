package skill

import (
	"slices"
	"testing"
)

func TestNearHoldsEverythingThatIsClose(t *testing.T) {
	l := Default()
	all := l.Skills()
	for i := 0; i < len(all); i += 97 {
		near := l.Near(all[i].ID)
		if !slices.IsSorted(near) || !slices.Contains(near, i) {
			t.Fatalf("%s: %v", all[i].ID, near)
		}
		for n := range all {
			if l.Closeness(all[i].ID, all[n].ID) > 0 && !slices.Contains(near, n) {
				t.Errorf("%s is close to %s and not near it", all[i].ID, all[n].ID)
			}
		}
	}
	if got := l.Near("no such skill"); len(got) != 0 {
		t.Errorf("near nothing: %v", got)
	}
}

func TestANumberIsThePlaceInTheList(t *testing.T) {
	l := Default()
	for i, s := range l.Skills() {
		if l.Number(s.ID) != i {
			t.Fatalf("%s is number %d, stands at %d", s.ID, l.Number(s.ID), i)
		}
	}
	for i, o := range l.Occupations() {
		if l.OccupationNumber(o.ID) != i {
			t.Fatalf("%s is number %d, stands at %d", o.ID, l.OccupationNumber(o.ID), i)
		}
	}
	if l.Number("none") != -1 || l.OccupationNumber("none") != -1 || l.Len() != len(l.Skills()) || l.OccupationLen() != len(l.Occupations()) {
		t.Error("what is not there has a number, or the counts are wrong")
	}
}
