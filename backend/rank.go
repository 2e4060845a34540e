package backend

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"autojob/backend/core/match"
	"autojob/backend/core/problem"
)

// person reads the saved profile for matching, once until it changes.
func (b *Backend) person(ctx context.Context, s *store) (*match.Person, error) {
	if s.person != nil {
		return s.person, nil
	}
	p, err := s.profiles.Get(ctx, me)
	if missing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the profile: %w", err)
	}
	s.person = b.Engine().Person(p.Profile, b.Now())
	s.scored = "" // scores of another person
	return s.person, nil
}

func (b *Backend) reading(j *job) *match.Job {
	if j.read == nil {
		j.read = b.Engine().Job(&j.stored.Posting)
	}
	return j.read
}

func (b *Backend) rank(ctx context.Context, s *store, balance float64, progress Progress) ([]Ranked, error) {
	jobs, err := s.load(ctx)
	if err != nil {
		return nil, err
	}
	person, err := b.person(ctx, s)
	if err != nil {
		return nil, err
	}
	prefs, err := s.preferred(ctx)
	if err != nil {
		return nil, err
	}
	key := prefs.Key()
	if balance < 0 {
		balance = match.DefaultBalance
		if prefs.Balance != nil {
			balance = *prefs.Balance
		}
	}
	if s.scored != key {
		for _, j := range jobs {
			j.match = nil
		}
		s.scored = key
	}
	out := make([]Ranked, 0, len(jobs))
	for _, j := range jobs {
		if ctx.Err() != nil {
			return nil, problem.New(problem.Cancelled, "Stopped.", "Nothing was changed.")
		}
		if progress != nil && len(out)%100 == 0 {
			progress("Comparing jobs", len(out), len(jobs))
		}
		r := Ranked{Stored: j.stored}
		if person != nil {
			if j.match == nil {
				m := b.Engine().Score(person, b.reading(j), &prefs)
				j.match = &m
			}
			m := *j.match
			m.Blend(balance)
			r.Match = &m
		}
		out = append(out, r)
	}
	slices.SortFunc(out, func(x, y Ranked) int {
		if x.Match != nil && y.Match != nil {
			return match.Compare(*x.Match, *y.Match)
		}
		return strings.Compare(x.Stored.Posting.ID, y.Stored.Posting.ID)
	})
	return out, nil
}
