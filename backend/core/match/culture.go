package match

import (
	"autojob/backend/core/culture"
	"autojob/backend/core/profile"
)

// Dimension is what an ad says about one culture dimension.
type Dimension struct {
	Name   culture.Dimension
	Score  int // 0 to 100; 50 when not said
	Said   bool
	Wanted int // the person's own weight, 0 to 3
	Cues   []culture.Cue
}

// byCues is the score of a dimension by how many cues there are, up to three: one says something, three say it clearly. Silence is neutral.
var byCues = [...]int{50, 75, 90, 100}

// culture weighs what an ad says of the place by what the person values.
func (w *wishes) culture(c cues) cell {
	sum, all, said := 0, 0, 0
	for i, d := range dimensions {
		if wanted := wanted(w.Preferences, d); wanted > 0 {
			n := c.of(i)
			sum += wanted * byCues[n] * 100
			all += wanted
			if n > 0 {
				said += wanted
			}
		}
	}
	if all == 0 {
		return cell{}
	}
	return cellOf(sum/all, said*one/all)
}

// ReadCulture groups cues by dimension.
func ReadCulture(all []culture.Cue, prefs *profile.Preferences) []Dimension {
	var out []Dimension
	for _, name := range dimensions {
		d := Dimension{Name: name}
		for _, c := range all {
			if c.Dimension == name {
				d.Cues = append(d.Cues, c)
			}
		}
		d.Said = len(d.Cues) > 0
		d.Score = byCues[min(len(d.Cues), len(byCues)-1)]
		d.Wanted = wanted(prefs, name)
		out = append(out, d)
	}
	return out
}

func wanted(prefs *profile.Preferences, d culture.Dimension) int {
	if prefs == nil {
		return 0
	}
	return max(0, min(3, prefs.Values[string(d)]))
}
