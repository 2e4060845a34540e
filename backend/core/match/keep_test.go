package match

import (
	"bytes"
	"reflect"
	"testing"
)

func TestFactsAreTheSameAfterTheyWereKept(t *testing.T) {
	e := engine()
	for _, ad := range ads() {
		f := e.Job(&ad).Facts()
		data, err := f.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		got, err := e.Facts(data)
		if err != nil || !reflect.DeepEqual(f, got) {
			t.Fatalf("%s: %v\n%+v\n%+v", ad.Title, err, f, got)
		}
		if len(data) > 1_000 {
			t.Errorf("%s: %d bytes", ad.Title, len(data))
		}
		for n := range len(data) {
			if _, err := e.Facts(data[:n]); err == nil {
				t.Fatalf("%s: %d of %d bytes were taken for facts", ad.Title, n, len(data))
			}
		}
		if _, err := e.Facts(append(data, 0)); err == nil {
			t.Fatalf("%s: more than the facts was taken for facts", ad.Title)
		}
	}
}

// FuzzFacts shows that whatever is taken for facts can be scored and comes out as it went in.
func FuzzFacts(f *testing.F) {
	e := engine()
	for _, ad := range ads()[:4] {
		data, err := e.Job(&ad).Facts().MarshalBinary()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	p := e.Person(nurse(), today)
	f.Fuzz(func(t *testing.T, data []byte) {
		facts, err := e.Facts(data)
		if err != nil {
			return
		}
		x := e.NewIndex()
		x.Put("ad", facts)
		if all, err := x.Rank(t.Context(), p, nil, 0); err != nil || len(all) != 1 || all[0].Score < 0 || all[0].Score > 100 {
			t.Fatalf("%+v %v", all, err)
		}
		again, err := facts.MarshalBinary()
		if back, err2 := e.Facts(again); err != nil || err2 != nil || !reflect.DeepEqual(back, facts) || len(again) > len(data) && !bytes.Equal(again, data) {
			t.Fatal("other facts came back")
		}
	})
}
