package place

import (
	"fmt"
	"strings"
	"testing"
)

func TestDistancesAreThoseOfAMap(t *testing.T) {
	for _, c := range []struct {
		a, b Town
		want int // kilometres
	}{
		{Town{"Dublin", "IE"}, Town{"Galway", "IE"}, 187},
		{Town{"Leeds", "GB"}, Town{"leeds", ""}, 0},
		{Town{"Köln", "DE"}, Town{"Bonn", "DE"}, 25},
		{Town{"Cologne", "DE"}, Town{"München", "DE"}, 456},
		{Town{"Zuerich", "CH"}, Town{"Genf", "CH"}, 224},
		{Town{"Paris", "FR"}, Town{"Lyon", "FR"}, 392},
		{Town{"Málaga", "ES"}, Town{"MALAGA", "es"}, 0},
		{Town{"Newcastle", "GB"}, Town{"Stoke-on-Trent", "GB"}, 223},
		{Town{"Frankfurt", "DE"}, Town{"Frankfurt am Main", "DE"}, 0},
		{Town{"Saint-Étienne", "FR"}, Town{"saint etienne", "FR"}, 0},
	} {
		got, ok := Apart(c.a, c.b)
		if !ok || got < c.want-c.want/50-6 || got > c.want+c.want/50+6 {
			t.Errorf("%v to %v: %d, %v; want about %d", c.a, c.b, got, ok, c.want)
		}
		if back, _ := Apart(c.b, c.a); back != got {
			t.Errorf("%v to %v is %d, back %d", c.a, c.b, got, back)
		}
	}
}

func TestATownIsKnownByItsNameAlone(t *testing.T) {
	for name, want := range map[string]bool{"Dublin": true, "Ergolding": true, "münster": true, "Wohnanlage": false, "": false} {
		if Known(name) != want {
			t.Errorf("%q is known: %t", name, !want)
		}
	}
}

func TestWhatIsNoTownIsNotKnown(t *testing.T) {
	for _, name := range []string{"", " ", "Nowhere at all", "remote", "Dubli", "\xff"} {
		if km, ok := Apart(Town{name, ""}, Town{"Dublin", "IE"}); ok {
			t.Errorf("%q is %d km from Dublin", name, km)
		}
	}
	if _, ok := Apart(Town{"Leeds", "DE"}, Town{"Leeds", "GB"}); ok {
		t.Error("there is a Leeds in Germany")
	}
}

func TestEveryAliasLeadsToATown(t *testing.T) {
	for name, town := range towns().aliases {
		if len(towns().find(town, "")) == 0 {
			t.Errorf("%q leads to %q, which is not there", name, town)
		}
	}
}

func TestTheDataIsInOrder(t *testing.T) {
	g := towns()
	if len(g.lines) < 80_000 {
		t.Fatalf("%d towns", len(g.lines))
	}
	for i := 1; i < len(g.lines); i++ {
		if a, b := g.line(i-1), g.line(i); a >= b {
			t.Fatalf("%q before %q", a, b)
		} else if name, _, _ := strings.Cut(b, "\t"); name != Fold(name) {
			t.Fatalf("%q is not folded as Fold does it: %q", name, Fold(name))
		}
	}
}

func ExampleApart() {
	km, _ := Apart(Town{"Leeds", "GB"}, Town{"York", "GB"})
	fmt.Println(km)
	// Output: 36
}

func FuzzApart(f *testing.F) {
	f.Add("Köln", "DE", "Genève", "")
	f.Fuzz(func(t *testing.T, a, in, b, of string) {
		km, ok := Apart(Town{a, in}, Town{b, of})
		back, ok2 := Apart(Town{b, of}, Town{a, in})
		if ok != ok2 || km != back || km < 0 || km > 30_000 {
			t.Fatalf("%d %v, back %d %v", km, ok, back, ok2)
		}
	})
}
