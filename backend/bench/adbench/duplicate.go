package adbench

import (
	"fmt"
	"strings"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/posting"
)

// Twins is what was found among ads whose repetitions are known: those that say the same word for word under one title in one place.
type Twins struct {
	Ads           int
	Pairs, Found  int // repetitions known, and those put together
	Again, Caught int // ads published again with a changed text, and those recognised
	Mixed         int // groups that hold different towns
}

// Tables are those whose repetitions are counted.
var Tables = []string{"monster_jobs_sample/jobs_sample.csv", "glassdoor_ds_jobs/glassdoor_jobs.csv"}

// Repeated groups the ads of tables and counts. Each tenth ad is added once more as boards change them: without its last
// sentences, in other breaks, under a title with the place.
func Repeated(data string, tables ...string) (Twins, error) {
	l := &library{dir: data, files: map[string]*source{}}
	var out Twins
	var ads []posting.Posting
	for _, name := range tables {
		s, err := l.open(name)
		if err != nil {
			return out, err
		}
		for i := range s.rows {
			if p, err := l.ad(name, "", i); err == nil {
				ads = append(ads, *p)
			}
		}
	}
	out.Ads = len(ads)
	twin := map[int]int{}
	for i := 0; i < out.Ads; i += 10 {
		if p := ads[i]; len(p.Description) > 1200 && p.Company != "" {
			p.Description = strings.ReplaceAll(p.Description[:len(p.Description)*9/10], ". ", ".\n\n")
			p.Title += " - " + p.Location
			twin[len(ads)] = i
			ads = append(ads, p)
		}
	}
	sketches := make([]posting.Sketch, len(ads))
	for i := range ads {
		sketches[i] = posting.Sketched(&ads[i])
	}
	group := make([]int, len(ads))
	for g, members := range posting.Groups(sketches) {
		towns := map[string]bool{}
		for _, i := range members {
			group[i] = g
			if len(sketches[i].Cities) > 0 {
				towns[sketches[i].Cities[0]] = true
			}
		}
		if len(towns) > 1 {
			out.Mixed++
		}
	}
	first := map[string]int{}
	for i, p := range ads[:out.Ads] {
		key := posting.TitleKey(&p) + "\x00" + posting.CompanyKey(p.Company) + "\x00" + p.Location + "\x00" + p.Description
		if j, ok := first[key]; ok {
			out.Pairs++
			if group[i] == group[j] {
				out.Found++
			}
		} else {
			first[key] = i
		}
	}
	for i, j := range twin {
		out.Again++
		if group[i] == group[j] {
			out.Caught++
		}
	}
	return out, nil
}

// Figures are the rows of the bench table.
func (t Twins) Figures() []proofs.Figure {
	set := fmt.Sprintf("%d real ads", t.Ads)
	return []proofs.Figure{
		{Task: "the same ad again: recognised", Set: set, Value: fmt.Sprintf("%d of %d", t.Found, t.Pairs), Target: "all", Missed: t.Found < t.Pairs},
		{Task: "the same job with a changed text: recognised", Set: set, Value: fmt.Sprintf("%d of %d", t.Caught, t.Again), Target: "at least .95", Missed: share(t.Caught, t.Again) < Target},
		{Task: "different towns taken for one job", Set: set, Value: fmt.Sprint(t.Mixed), Target: "0", Missed: t.Mixed > 0},
	}
}
