package growthbench

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/match"
	"autojob/backend/core/profile"
	"autojob/backend/core/resume"
)

// Careers takes the steps between consecutive jobs of the CVs in livecareer, at most so many CVs (0: all), and says how many CVs had one.
// A later job is mostly, by no means always, a step up.
func Careers(data string, e *match.Engine, most int) (pairs []Pair, cvs int, err error) {
	raw, err := os.ReadFile(filepath.Join(data, "livecareer", "resumes.jsonl"))
	if err != nil {
		return nil, 0, fmt.Errorf("reading the CVs: %w", err)
	}
	s := newSteps(e)
	row := 0
	for line := range strings.Lines(string(raw)) {
		if row++; most > 0 && row > most {
			break
		}
		var cv struct{ Text string }
		if err := json.Unmarshal([]byte(line), &cv); err != nil {
			return nil, 0, fmt.Errorf("reading CV %d: %w", row, err)
		}
		_, text, _ := strings.Cut(cv.Text, "\n") // the first line is the search word, which is not the CV's
		before := len(pairs)
		jobs := dated(resume.Parse(document.FromText(text)).Work)
		for i := 1; i < len(jobs); i++ {
			from, to := jobs[i-1], jobs[i]
			if from.StartDate < to.StartDate && !strings.EqualFold(from.Position, to.Position) {
				pairs = append(pairs, s.pair(from.Position, to.Position, "en"))
			}
		}
		if len(pairs) > before {
			cvs++
		}
	}
	return pairs, cvs, nil
}

// dated are the jobs with a title and a beginning, oldest first.
func dated(work []profile.Work) []profile.Work {
	work = slices.DeleteFunc(slices.Clone(work), func(w profile.Work) bool { return w.Position == "" || w.StartDate == "" })
	slices.SortStableFunc(work, func(a, b profile.Work) int { return cmp.Compare(a.StartDate, b.StartDate) })
	return work
}
