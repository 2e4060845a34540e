package culture

import (
	"slices"
	"testing"
)

// Written before the reader first ran on them.
var said = []struct {
	text string
	want []Dimension
}{
	{"You'll join a close-knit, supportive team that works together every day.", []Dimension{Collaboration}},
	{"We are an equal opportunity employer and welcome people from all backgrounds.", []Dimension{Diversity}},
	{"30 Tage Urlaub, Gleitzeit und regelmäßige Weiterbildungen.", []Dimension{Balance, Flexibility, Learning}},
	{"Un environnement bienveillant, avec télétravail deux jours par semaine.", []Dimension{Respect, Flexibility}},
	{"Ofrecemos contrato indefinido y formación continua.", []Dimension{Stability, Learning}},
	{"Fast-paced sales floor, uncapped commission.", []Dimension{Pace, Performance}},
	{"There is no training and this is not a structured place.", nil},
	{"Operate the press brake and read drawings.", nil},
}

func TestCuesAreReadFromTheWordsOfAnAd(t *testing.T) {
	for _, c := range said {
		var got []Dimension
		for _, cue := range Read(c.text) {
			if !slices.Contains(got, cue.Dimension) {
				got = append(got, cue.Dimension)
			}
		}
		slices.Sort(got)
		want := slices.Sorted(slices.Values(c.want))
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", c.text, got, want)
		}
	}
}

func TestEveryCueNamesAKnownDimension(t *testing.T) {
	n := map[Dimension]int{}
	for _, list := range phrases() {
		for _, p := range list {
			if !Known(p.dimension) {
				t.Errorf("unknown dimension %q", p.dimension)
			}
			n[p.dimension]++
		}
	}
	for _, d := range append(Values(), Styles()...) {
		if n[d] < 12 {
			t.Errorf("%s has only %d cues", d, n[d])
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range said {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n := len([]rune(text))
		for _, c := range Read(text) {
			if c.Start < 0 || c.End <= c.Start || c.End > n {
				t.Fatalf("cue %v outside a text of %d characters", c, n)
			}
		}
	})
}
