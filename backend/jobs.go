package backend

import (
	"context"
	"fmt"
	"maps"
	"reflect"

	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
)

// Import counts what came of reading job ads.
type Import struct {
	Added, Updated, Unchanged int
	Problems                  []ImportProblem
}

// ImportProblem is a row or a file that could not be read.
type ImportProblem struct {
	File string
	posting.Problem
}

// Progress tells how far a long call is; total is 0 while unknown.
type Progress func(step string, done, total int)

// KeepPostings adds what was read to the store. An ad that is there already is updated and keeps the person's mark. When ctx ends
// halfway, what has been stored stays and the error is Cancelled.
func (b *Backend) KeepPostings(ctx context.Context, ads []posting.Posting, origin string, sample bool, progress Progress) (Import, error) {
	var out Import
	err := b.with(func(s *store) error {
		jobs, err := s.load(ctx)
		if err != nil {
			return err
		}
		now := stamp(b.Now())
		fresh := map[string]StoredPosting{}
		var order []string
		for _, ad := range ads {
			ad.Origin = origin
			next := StoredPosting{Posting: ad, AddedAt: now, Sample: sample}
			if old, ok := jobs[ad.ID]; ok {
				if reflect.DeepEqual(old.stored.Posting, ad) {
					out.Unchanged++
					continue
				}
				next.AddedAt, next.Mark = old.stored.AddedAt, old.stored.Mark
				out.Updated++
			} else if _, twice := fresh[ad.ID]; twice {
				out.Unchanged++
				continue
			} else {
				out.Added++
			}
			fresh[ad.ID] = next
			order = append(order, ad.ID)
		}
		stored, err := s.postings.PutAll(ctx, func(yield func(string, StoredPosting) bool) {
			for i, id := range order {
				if progress != nil && i%50 == 0 {
					progress("Saving job ads", i, len(order))
				}
				if !yield(id, fresh[id]) {
					return
				}
			}
		})
		for _, id := range order[:stored] {
			jobs[id] = newJob(fresh[id])
		}
		return err
	})
	if err != nil {
		return out, fmt.Errorf("keeping the job ads: %w", err)
	}
	return out, nil
}

// Job returns one stored ad.
func (b *Backend) Job(ctx context.Context, id string) (StoredPosting, error) {
	var out StoredPosting
	err := b.with(func(s *store) error {
		j, err := s.job(ctx, id)
		if err == nil {
			out = j.stored
		}
		return err
	})
	return out, err
}

func (s *store) job(ctx context.Context, id string) (*job, error) {
	jobs, err := s.load(ctx)
	if err != nil {
		return nil, err
	}
	j, ok := jobs[id]
	if !ok {
		return nil, problem.New(problem.NotFound, "This job is no longer here.", "It may have been removed. Go back to the list.")
	}
	return j, nil
}

// Jobs returns all stored ads, in no particular order.
func (b *Backend) Jobs(ctx context.Context) ([]StoredPosting, error) {
	var out []StoredPosting
	err := b.with(func(s *store) error {
		jobs, err := s.load(ctx)
		for j := range maps.Values(jobs) {
			out = append(out, j.stored)
		}
		return err
	})
	return out, err
}

// MarkJob saves or hides a job, or clears that.
func (b *Backend) MarkJob(ctx context.Context, id string, m Mark) error {
	if m != NoMark && m != Saved && m != Hidden {
		return problem.New(problem.Invalid, "A job can be saved or hidden.", "Choose one of these.")
	}
	return b.with(func(s *store) error {
		j, err := s.job(ctx, id)
		if err != nil {
			return err
		}
		next := j.stored
		next.Mark = m
		if err := s.postings.Put(ctx, id, next); err != nil {
			return fmt.Errorf("marking the job: %w", err)
		}
		j.stored = next
		return nil
	})
}

// RemoveJob deletes an ad.
func (b *Backend) RemoveJob(ctx context.Context, id string) error {
	return b.with(func(s *store) error {
		if _, err := s.job(ctx, id); err != nil {
			return err
		}
		if err := s.postings.Delete(ctx, id); err != nil {
			return fmt.Errorf("removing the job: %w", err)
		}
		delete(s.jobs, id)
		return nil
	})
}
