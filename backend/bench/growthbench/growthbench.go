// Package growthbench measures whether the program knows a step up when it sees one: a promotion must promise more growth to who is
// promoted than the way back would. Start with Ladders, whose truth is backend/testdata/ladders.json, and Careers, which reads the
// consecutive jobs of real CVs in place. Figures returns the rows of the table.
package growthbench

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"autojob/backend/bench/panel"
	"autojob/backend/bench/proofs"
	"autojob/backend/bench/rankbench"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

// Step is what the program makes of a job for someone who holds another: the levels between, and the growth.
type Step struct {
	From, To, Lang string
	Levels         int
	Growth         int
}

// Pair is a step and the step back.
type Pair struct{ There, Back Step }

// Held reports which half of the list a pair belongs to. What is changed is chosen by looking at the other half only.
func (p Pair) Held() bool { return rankbench.Held(p.There.From + " > " + p.There.To) }

// steps reads each title once.
type steps struct {
	engine *match.Engine
	people map[string]*match.Person
	jobs   map[string]*match.Job
}

func newSteps(e *match.Engine) *steps {
	return &steps{e, map[string]*match.Person{}, map[string]*match.Job{}}
}

// person is somebody who has held a title for five years and says nothing else.
func (s *steps) person(title string) *match.Person {
	p := s.people[title]
	if p == nil {
		p = s.engine.Person(&profile.Profile{Work: []profile.Work{{Position: title, StartDate: "2021-11"}}}, panel.Day)
		s.people[title] = p
	}
	return p
}

// job is an ad that says its title and nothing else.
func (s *steps) job(title string) *match.Job {
	j := s.jobs[title]
	if j == nil {
		j = s.engine.Job(&posting.Posting{ID: title, Title: title})
		s.jobs[title] = j
	}
	return j
}

func (s *steps) step(from, to, lang string) Step {
	m := s.engine.Score(s.person(from), s.job(to), nil)
	return Step{from, to, lang, m.Step.Levels, m.Growth}
}

func (s *steps) pair(from, to, lang string) Pair {
	return Pair{s.step(from, to, lang), s.step(to, from, lang)}
}

// Ladder is what came of the list: promotions with their ways back, and pairs of titles at one level.
type Ladder struct{ Promotions, Level []Pair }

// Ladders takes every step of the list; root is that of the repository.
func Ladders(root string, e *match.Engine) (*Ladder, error) {
	raw, err := os.ReadFile(filepath.Join(root, "backend", "testdata", "ladders.json"))
	if err != nil {
		return nil, fmt.Errorf("reading the ladders: %w", err)
	}
	var list struct {
		Pairs []struct{ From, To, Lang string }
		Same  []struct{ A, B, Lang string }
	}
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("reading the ladders: %w", err)
	}
	s := newSteps(e)
	out := &Ladder{}
	for _, p := range list.Pairs {
		out.Promotions = append(out.Promotions, s.pair(p.From, p.To, p.Lang))
	}
	for _, p := range list.Same {
		out.Level = append(out.Level, s.pair(p.A, p.B, p.Lang))
	}
	return out, nil
}

// AUC is the chance that a step up promises more growth than a step back, of any two of the list; ties count half.
func AUC(pairs []Pair, of func(Step) int) float64 {
	up, back := make([]int, len(pairs)), make([]int, len(pairs))
	for i, p := range pairs {
		up[i], back[i] = of(p.There), of(p.Back)
	}
	return above(up, back)
}

// Each is the share of pairs whose step up promises more growth than their own step back; ties count half.
func Each(pairs []Pair, of func(Step) int) float64 {
	sum := 0.0
	for _, p := range pairs {
		switch cmp.Compare(of(p.There), of(p.Back)) {
		case 1:
			sum++
		case 0:
			sum += .5
		}
	}
	return sum / float64(max(1, len(pairs)))
}

// above is the chance that one of a is greater than one of b.
func above(a, b []int) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	b = slices.Sorted(slices.Values(b))
	sum := 0.0
	for _, x := range a {
		below, _ := slices.BinarySearch(b, x)
		through, _ := slices.BinarySearch(b, x+1)
		sum += float64(below) + float64(through-below)/2
	}
	return sum / float64(len(a)*len(b))
}

// Growth and Levels are what a step is judged by.
func Growth(s Step) int { return s.Growth }
func Levels(s Step) int { return s.Levels }

// Half are the pairs of one half.
func Half(pairs []Pair, held bool) []Pair {
	var out []Pair
	for _, p := range pairs {
		if p.Held() == held {
			out = append(out, p)
		}
	}
	return out
}

// Figures are the rows of the table.
func Figures(root, data string, e *match.Engine) ([]proofs.Figure, error) {
	l, err := Ladders(root, e)
	if err != nil {
		return nil, err
	}
	held := Half(l.Promotions, true)
	auc := AUC(l.Promotions, Growth)
	out := []proofs.Figure{{
		Task: "growth: a promotion above the way back, AUC", Set: fmt.Sprintf("ladders, %d promotions", len(l.Promotions)),
		Value:    fmt.Sprintf("%.3f, half not looked at %.3f; pair by pair %.3f", auc, AUC(held, Growth), Each(l.Promotions, Growth)),
		Baseline: fmt.Sprintf("chance .500; at the first run .780, half not looked at .776; by level alone %.3f", AUC(l.Promotions, Levels)), Target: ">= .800", Missed: auc < .8,
	}}
	pairs, cvs, err := Careers(data, e, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	return append(out, proofs.Figure{
		Task: "growth: a later job above the earlier one, AUC", Set: fmt.Sprintf("livecareer, %d steps of %d CVs", len(pairs), cvs),
		Value: fmt.Sprintf("%.3f; pair by pair %.3f", AUC(pairs, Growth), Each(pairs, Growth)), Baseline: fmt.Sprintf("chance .500; at the first run .528; by level alone %.3f", AUC(pairs, Levels)),
	}), nil
}
