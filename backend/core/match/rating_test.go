package match

import (
	"reflect"
	"testing"

	"autojob/backend/core/learn"
)

func TestAnIndexRatesAsScoringEachAdDoes(t *testing.T) {
	e := engine()
	plain := e.Person(nurse(), today)
	liking := plain.With(&learn.Model{Tags: []learn.Tag{{Name: "company:" + tagWord("The Plover"), Points: 700}, {Name: "industry:" + tagWord("Software"), Points: -300}, {Name: "remote:remote", Points: 200}}})
	list := many(60)
	x := e.NewIndex()
	ids := []string{"no such ad"}
	for i := range list {
		x.Put(list[i].ID, e.Job(&list[i]).Facts())
		ids = append(ids, list[i].ID)
	}
	learned := false
	for k, prefs := range somePreferences() {
		p := []*Person{plain, liking}[k%2]
		got := x.Rate(p, prefs, ids)
		if len(got) != len(list) {
			t.Fatalf("%d ratings of %d ads", len(got), len(list))
		}
		for i := range list {
			m := e.Score(p, e.Job(&list[i]), prefs)
			learned = learned || m.Learned != 0
			if want := m.Rating(); !reflect.DeepEqual(got[i], want) {
				t.Fatalf("preferences %d, %s:\n%+v\nscored alone\n%+v", k, list[i].ID, got[i], want)
			}
		}
	}
	if !learned {
		t.Error("nothing was learned")
	}
}
