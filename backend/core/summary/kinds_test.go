package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestTheWholeCVIsWhole(t *testing.T) {
	for who, p := range people(t) {
		d := Make(Input{Profile: p, Kind: Whole, Day: today})
		for _, w := range d.Withheld {
			if w.Why == NotNeeded {
				t.Errorf("%s: %s is left out", who, w.Path)
			}
		}
	}
}

func TestABoardGetsNoNameNoEmployerNoTown(t *testing.T) {
	each(t, func(who string, p *profile.Profile, ad *posting.Posting, d Draft) {
		if d.Kind != Board {
			return
		}
		text := shown(d)
		for _, w := range p.Work {
			if strings.Contains(text, w.Name) {
				t.Errorf("a board sees that %s works at %s", who, w.Name)
			}
		}
		if d.Name != "" || strings.Contains(text, p.Basics.Name) || strings.Contains(text, p.Basics.Location.City) && p.Basics.Location.City != p.Basics.Location.Region {
			t.Errorf("a board sees %s", text)
		}
	})
}

func TestLengthsDiffer(t *testing.T) {
	p, ad := people(t)["q01"], ads(t)["q-02"]
	size := func(k Kind, l Length) int {
		return len(shown(Make(Input{Profile: p, Posting: ad, Kind: k, Day: today, Length: l})))
	}
	for _, k := range []Kind{Short, Page, Letter} {
		if less, usual, plenty := size(k, Less), size(k, Usual), size(k, Plenty); less >= usual || usual > plenty {
			t.Errorf("%s: %d, %d, %d", k, less, usual, plenty)
		}
	}
}
