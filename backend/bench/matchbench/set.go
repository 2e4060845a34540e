package matchbench

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"autojob/backend/bench/baseline"
	"autojob/backend/bench/panel"
	"autojob/backend/bench/proofs"
	"autojob/backend/core/document"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/resume"
)

// Set is ads with the CVs that are to be ranked for each, by Fit.
type Set struct {
	Name   string
	Places int // of a ranking that count
	Ads    []posting.Posting
	CVs    []*profile.Profile
	Gains  [][]float64 // of each CV for each ad; below 0 is not judged, and not ranked
	Report bool        // no measure of quality: only reported
}

// SetResult is what each way of ranking comes to, ours first, then the baselines, then ours without one part of the fit each.
type SetResult struct {
	*Set
	Ways    []Judged
	Without []Judged
}

// Measure ranks the CVs of a set.
func (s *Set) Measure(e *match.Engine) *SetResult {
	people := make([]*match.Person, len(s.CVs))
	for i, cv := range s.CVs {
		people[i] = e.Person(cv, panel.Day)
	}
	ways := append([]baseline.Way{{Name: "match"}}, baseline.All(cvTexts(s.CVs))...)
	out := &SetResult{Set: s, Ways: make([]Judged, len(ways)), Without: make([]Judged, len(ablations))}
	for i := range s.Ads {
		job := e.Job(&s.Ads[i])
		var judged []int
		for k, g := range s.Gains[i] {
			if g >= 0 {
				judged = append(judged, k)
			}
		}
		if !slices.ContainsFunc(judged, func(k int) bool { return s.Gains[i][k] != s.Gains[i][judged[0]] }) {
			continue // any order is as good
		}
		matches := make([]match.Match, len(judged))
		fits := make([]float64, len(judged))
		for n, k := range judged {
			matches[n] = e.Score(people[k], job, nil)
			fits[n] = float64(matches[n].Fit)
		}
		gain := func(n int) float64 { return s.Gains[i][judged[n]] }
		for w := range ways {
			scores := fits
			if w > 0 {
				all := ways[w].Scores(s.Ads[i].Title + "\n" + s.Ads[i].Description)
				scores = make([]float64, len(judged))
				for n, k := range judged {
					scores[n] = all[k]
				}
			}
			out.Ways[w].add(ways[w].Name, ndcg(s.Places, scores, gain), pairs(scores, gain))
		}
		for a, part := range ablations {
			out.Without[a].add(part, ndcg(s.Places, without(part, matches), gain), 0)
		}
	}
	return out
}

// pairs is the share of pairs of unlike gain that stand the right way round; ties count half.
func pairs(scores []float64, gain func(int) float64) float64 {
	good, all := 0.0, 0.0
	for i := range scores {
		for k := range scores {
			if gain(i) <= gain(k) {
				continue
			}
			all++
			switch {
			case scores[i] > scores[k]:
				good++
			case scores[i] == scores[k]:
				good += 0.5
			}
		}
	}
	if all == 0 {
		return 0
	}
	return good / all
}

// Ashoub are 99 made-up pairs of ad and CV, graded in four steps.
func Ashoub(data string) (*Set, error) {
	dir := filepath.Join(data, "ashoub_gold_pairs")
	jobs, err := rows(dir, "jobs.csv")
	if err != nil {
		return nil, err
	}
	people, err := rows(dir, "candidates.csv")
	if err != nil {
		return nil, err
	}
	graded, err := rows(dir, "gold_eval_pairs_reduced.csv")
	if err != nil {
		return nil, err
	}
	s := &Set{Name: "ashoub_gold_pairs", Places: 5, Report: true}
	ad, cv := map[string]int{}, map[string]int{}
	for _, p := range people {
		cv[p[0]] = len(s.CVs)
		s.CVs = append(s.CVs, resume.Parse(document.FromText(p[1])))
	}
	for _, j := range jobs {
		ad[j[0]] = len(s.Ads)
		s.Ads = append(s.Ads, posting.Posting{ID: j[0], Title: j[1], Description: j[2]})
		s.Gains = append(s.Gains, unjudged(len(s.CVs)))
	}
	grade := map[string]float64{"no_fit": 0, "weak": 1, "medium": 3, "strong": 7}
	for _, g := range graded {
		i, isAd := ad[g[0]]
		k, isCV := cv[g[1]]
		if !isAd || !isCV {
			return nil, fmt.Errorf("reading the set: %s and %s are graded but not there", g[0], g[1])
		}
		s.Gains[i][k] = grade[g[2]]
	}
	return s, nil
}

// TalentCLEF are ten ads and 472 CVs, translated into Romanian by machine: close to sorting by topic, so only reported.
func TalentCLEF(data string) (*Set, error) {
	dir := filepath.Join(data, "talentclef26_taskA_dev_ro")
	s := &Set{Name: "talentclef26_taskA_dev_ro", Places: 10, Report: true}
	ad, cv := map[string]int{}, map[string]int{}
	err := each(filepath.Join(dir, "corpus"), func(name, text string) {
		cv[name] = len(s.CVs)
		s.CVs = append(s.CVs, resume.Parse(document.FromText(text)))
	})
	if err != nil {
		return nil, err
	}
	err = each(filepath.Join(dir, "queries"), func(name, text string) {
		title, rest, _ := strings.Cut(text, "\n")
		ad[name] = len(s.Ads)
		s.Ads = append(s.Ads, posting.Posting{ID: name, Title: strings.TrimSpace(title), Description: rest})
		s.Gains = append(s.Gains, make([]float64, len(s.CVs)))
	})
	if err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(filepath.Join(dir, "qrels.tsv"))
	if err != nil {
		return nil, fmt.Errorf("reading the set: %w", err)
	}
	for line := range strings.Lines(string(raw)) {
		f := strings.Fields(line)
		if len(f) != 4 {
			continue
		}
		i, isAd := ad[f[0]]
		k, isCV := cv[f[2]]
		if g, err := strconv.ParseFloat(f[3], 64); err == nil && isAd && isCV {
			s.Gains[i][k] = g
		}
	}
	return s, nil
}

// each calls do with every file of a folder.
func each(dir string, do func(name, text string)) error {
	files, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("reading the set: %w", err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return fmt.Errorf("reading the set: %w", err)
		}
		do(f.Name(), string(raw))
	}
	return nil
}

func unjudged(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// rows are those of a table, without its head. Blanks behind a closing quote, which one of the files has, are none of it.
func rows(path ...string) ([][]string, error) {
	raw, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		return nil, fmt.Errorf("reading the set: %w", err)
	}
	var text strings.Builder
	for line := range strings.Lines(string(raw)) {
		text.WriteString(strings.TrimRight(line, " \r\n") + "\n")
	}
	all, err := csv.NewReader(strings.NewReader(text.String())).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", path[len(path)-1], err)
	}
	return all[1:], nil
}

// Figures are the rows of the table.
func (r *SetResult) Figures() []proofs.Figure {
	ours, best := r.Ways[0], bestOf(r.Ways[1:])
	var others []string
	for _, w := range r.Ways[1:] {
		others = append(others, fmt.Sprintf("%s %.3f / %.3f", w.Way, w.Mean, w.Pairs))
	}
	set := fmt.Sprintf("%s, %d ads", r.Name, len(ours.Each))
	if r.Report {
		set += ", only reported"
	}
	low, high := gainInterval(ours.Each, best.Each)
	return []proofs.Figure{
		{Task: fmt.Sprintf("CVs for an ad, nDCG@%d / pairs", r.Places), Set: set, Value: fmt.Sprintf("%.3f / %.3f", ours.Mean, ours.Pairs), Baseline: strings.Join(others, ", ")},
		{Task: "gain over the best baseline, 95%", Set: set, Value: fmt.Sprintf("%+.3f (%+.3f to %+.3f)", ours.Mean-best.Mean, low, high), Baseline: best.Way},
		ablated(set, r.Without),
	}
}
