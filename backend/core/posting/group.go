package posting

import (
	"slices"
	"strings"
)

const (
	bands     = 16 // ads that agree in one of these parts of their samples are compared
	perBand   = bins / bands
	mostTried = 6 // groups that an ad is compared with in one part: it bounds the work where a thousand ads share one text
)

// Groups puts ads of one job together: each group lists the indexes of its sketches in order, and every ad is in exactly one. Time grows
// with the number of ads, not with that of pairs.
func Groups(sketches []Sketch) [][]int {
	parent := make([]int, len(sketches))
	for i := range parent {
		parent[i] = i
	}
	find := func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	cities := make([][]string, len(sketches)) // of the group, at its root
	for i := range sketches {
		cities[i] = sketches[i].Cities
	}
	// join puts two groups together, unless they are for different towns: an ad without a place must not bring these together.
	join := func(i, j int) bool {
		a, b := min(i, j), max(i, j)
		switch {
		case len(cities[a]) == 0:
			cities[a] = cities[b]
		case len(cities[b]) > 0 && !slices.ContainsFunc(cities[a], func(c string) bool { return slices.Contains(cities[b], c) }):
			return false
		}
		parent[b] = a
		return true
	}
	try := func(bucket []int, i int) []int {
		tried := 0
		for k := len(bucket) - 1; k >= 0 && tried < mostTried; k-- {
			j := bucket[k]
			if find(i) == find(j) {
				return bucket
			}
			tried++
			if SameJob(&sketches[j], &sketches[i]) && join(find(i), find(j)) {
				return bucket
			}
		}
		return append(bucket, i)
	}
	byName := map[string][]int{}
	byBand := map[bandKey][]int{}
	for i := range sketches {
		s := &sketches[i]
		if len(s.Title) > 0 && s.Company != "" {
			key := s.Company + "\x00" + strings.Join(s.Title, " ") + "\x00" + firstCity(s)
			byName[key] = try(byName[key], i)
		}
		if s.Words < 4 {
			continue
		}
		place := uint32(fnv([]byte(firstCity(s))))
		for b := range bands {
			h := uint64(b) + 1
			for _, v := range s.sample[b*perBand : (b+1)*perBand] {
				h = mix(h ^ uint64(v))
			}
			// Once by the place, so that a chain's towns stay apart, and once among those that name none.
			for _, p := range []uint32{place, 0} {
				if p == 0 && len(s.Cities) > 0 && b%4 != 0 {
					continue
				}
				key := bandKey{h, p}
				byBand[key] = try(byBand[key], i)
			}
		}
	}
	at := map[int]int{}
	var out [][]int
	for i := range sketches {
		root := find(i)
		g, ok := at[root]
		if !ok {
			g = len(out)
			at[root] = g
			out = append(out, nil)
		}
		out[g] = append(out[g], i)
	}
	return out
}

type bandKey struct {
	sample uint64
	place  uint32
}

func firstCity(s *Sketch) string {
	if len(s.Cities) == 0 {
		return ""
	}
	return slices.Min(s.Cities)
}

// Seen is one appearance of a job: where it stood, and when.
type Seen struct {
	ID     string `json:"id"`
	Origin string `json:"origin,omitempty"`
	URL    string `json:"url,omitempty"`
	Title  string `json:"title,omitempty"`
	Posted string `json:"posted,omitempty"`
}

// Merge makes one ad of several about the same job, and lists where each stood. The longest text is kept; what its ad leaves open is taken
// from the others in their order. The first day of posting counts, and the last of closing.
func Merge(ads []Posting) (Posting, []Seen) {
	if len(ads) == 0 {
		return Posting{}, nil
	}
	best := 0
	var seen []Seen
	for i, p := range ads {
		seen = append(seen, Seen{p.ID, p.Origin, p.URL, p.Title, p.Posted})
		if len(p.Description) > len(ads[best].Description) {
			best = i
		}
	}
	out := ads[best]
	for _, p := range ads {
		for _, f := range []struct{ into, from *string }{{&out.Company, &p.Company}, {&out.URL, &p.URL}, {&out.Location, &p.Location}, {&out.Remote, &p.Remote}, {&out.SalaryText, &p.SalaryText},
			{&out.Contract, &p.Contract}, {&out.Hours, &p.Hours}, {&out.Industry, &p.Industry}, {&out.Language, &p.Language}} {
			if *f.into == "" {
				*f.into = *f.from
			}
		}
		if len(out.Locations) == 0 {
			out.Locations = p.Locations
		}
		if out.Salary == nil {
			out.Salary = p.Salary
		}
		if len(out.Skills) == 0 {
			out.Skills = p.Skills
		}
		if p.Posted != "" && (out.Posted == "" || p.Posted < out.Posted) {
			out.Posted = p.Posted
		}
		out.Closes = max(out.Closes, p.Closes)
	}
	return out, seen
}
