package backend

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/learn"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
)

// Import counts what came of keeping job ads.
type Import struct {
	Added, Updated, Unchanged int
	Problems                  []posting.Problem // ads that could not be kept
}

// Progress tells how far a long call is; total is 0 while unknown. A nil Progress tells nobody. It must not call the Backend, which
// may be in the middle of a write.
type Progress func(step string, done, total int)

// Tell calls p, if there is one.
func (p Progress) Tell(step string, done, total int) {
	if p != nil {
		p(step, done, total)
	}
}

// KeepPostings adds what was read to the store. An ad that is there already is updated and keeps the person's mark; one that the person
// brought never becomes a sample, and a sample that they bring becomes theirs. When ctx ends halfway, what has been stored stays
// and the error is Cancelled.
func (b *Backend) KeepPostings(ctx context.Context, ads []posting.Posting, origin string, sample bool, progress Progress) (Import, error) {
	return b.keepPostings(ctx, ads, bringing{origin: origin, sample: sample}, progress)
}

// bringing is where ads come from.
type bringing struct {
	origin string
	sample bool
	board  string            // the watched board's id, whose ads have ids of their own
	stamps map[string]string // by ad
}

func (b *Backend) keepPostings(ctx context.Context, ads []posting.Posting, from bringing, progress Progress) (Import, error) {
	var out Import
	err := b.change(func(s *store) error {
		jobs, err := s.known(ctx)
		if err != nil {
			return err
		}
		now := stamp(b.Now())
		fresh := map[string]StoredPosting{}
		var order []string
		find := func(id string) (StoredPosting, bool) {
			if p, ok := fresh[id]; ok {
				return p, true
			}
			if j, ok := jobs[id]; ok {
				return *j.stored, true
			}
			return StoredPosting{}, false
		}
		for _, ad := range ads {
			if !fits(ad) {
				out.Problems = append(out.Problems, posting.Problem{Where: ad.Title, Message: "This ad is too long to be kept.",
					Hint: "Paste only the part that describes the job."})
				continue
			}
			stamp := from.stamps[ad.ID]
			if from.board == "" || len(ad.ID) > maxJobID {
				ad.ID = idFor(ad, find)
			}
			ad.Origin = from.origin
			next := StoredPosting{Posting: ad, AddedAt: now, Sample: from.sample, Board: from.board, Stamp: stamp}
			old, known := find(ad.ID)
			if known {
				next.AddedAt, next.Mark, next.Sample = old.AddedAt, old.Mark, from.sample && old.Sample
				if from.board == "" {
					next.Board, next.Stamp, next.Gone = old.Board, old.Stamp, old.Gone
				}
				if next.Sample == old.Sample {
					next.Posting.Origin = old.Posting.Origin // where it was first found
				}
			}
			switch {
			case !known:
				out.Added++
			case reflect.DeepEqual(old, next):
				out.Unchanged++
				continue
			default:
				out.Updated++
			}
			if _, again := fresh[ad.ID]; !again {
				order = append(order, ad.ID)
			}
			fresh[ad.ID] = next
		}
		stored, err := s.postings.PutAll(ctx, func(yield func(string, StoredPosting) bool) {
			for i, id := range order {
				if i%50 == 0 {
					progress.Tell("Saving job ads", i, len(order))
				}
				if !yield(id, fresh[id]) {
					return
				}
			}
		})
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, id := range order[:stored] {
			jobs[id] = newJob(fresh[id])
		}
		s.edition++
		return err
	})
	if err != nil {
		return out, fmt.Errorf("keeping the job ads: %w", err)
	}
	return out, nil
}

// idFor is the id under which an ad is kept: its own, unless an ad of another employer has it, since many sources count from 1.
func idFor(ad posting.Posting, find func(string) (StoredPosting, bool)) string {
	employer := strings.ToLower(strings.TrimSpace(ad.Company))
	if employer == "" {
		employer = strings.ToLower(strings.TrimSpace(ad.Title))
	}
	id, sum := ad.ID, sha256.Sum256([]byte(ad.ID+"\n"+employer))
	suffix := "-" + hex.EncodeToString(sum[:6])
	if len(id) > maxJobID {
		return strings.ToValidUTF8(id[:maxJobID], "") + suffix
	}
	if _, ok := find(id + suffix); ok {
		return id + suffix
	}
	old, ok := find(id)
	if p := old.Posting; !ok || p.URL != "" && p.URL == ad.URL || strings.EqualFold(strings.TrimSpace(p.Company), strings.TrimSpace(ad.Company)) &&
		(ad.Company != "" || strings.EqualFold(strings.TrimSpace(p.Title), strings.TrimSpace(ad.Title))) {
		return id
	}
	return id + suffix
}

// What the store takes: see vault, which refuses the whole of a write when one record is over its limits.
const (
	maxJobID = 200
	maxJob   = 800 << 10 // bytes of JSON
)

func fits(ad posting.Posting) bool {
	if len(ad.Description) < maxJob/16 {
		return true
	}
	data, err := json.Marshal(ad)
	return err == nil && len(data) <= maxJob
}

// Job returns one stored ad.
func (b *Backend) Job(ctx context.Context, id string) (StoredPosting, error) {
	var out StoredPosting
	err := b.with(func(s *store) error {
		j, err := s.job(ctx, id)
		if err == nil {
			out = *j.stored
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
		return nil, noJob()
	}
	return j, nil
}

func noJob() error {
	return problem.New(problem.NotFound, "This job is no longer here.", "It may have been removed. Go back to the list.")
}

// Jobs returns all stored ads, in no particular order.
func (b *Backend) Jobs(ctx context.Context) ([]StoredPosting, error) {
	var out []StoredPosting
	err := b.with(func(s *store) error {
		jobs, err := s.load(ctx)
		for _, j := range jobs {
			out = append(out, *j.stored)
		}
		return err
	})
	return out, err
}

// MarkJob saves or hides a job, or clears that: all its ads. What was learned from an earlier mark of it is forgotten.
func (b *Backend) MarkJob(ctx context.Context, id string, m Mark) error {
	return b.markJob(ctx, id, m, nil)
}

// markJob marks a job, and keeps what that says to learning.
func (b *Backend) markJob(ctx context.Context, id string, m Mark, c *StoredChoice) error {
	if m != NoMark && m != Saved && m != Hidden {
		return problem.New(problem.Invalid, "A job can be saved or hidden.", "Choose one of these.")
	}
	ids, err := b.sameJob(ctx, id)
	if err != nil {
		return err
	}
	return b.change(func(s *store) error {
		jobs, err := s.known(ctx)
		if err != nil {
			return err
		}
		if jobs[id] == nil {
			return noJob()
		}
		next := map[string]StoredPosting{}
		for _, id := range ids {
			if j := jobs[id]; j != nil { // it may have gone meanwhile
				p := *j.stored
				p.Mark = m
				next[id] = p
			}
		}
		earlier := func(o *Chosen) bool {
			return slices.Contains(ids, o.JobID) && (o.Kind == learn.Saved || o.Kind == learn.Hidden)
		}
		err = s.swap(ctx, c, earlier, func(batch *vault.Batch) error {
			for _, id := range ids {
				if p, ok := next[id]; ok {
					if err := s.postings.PutIn(batch, id, p); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("marking the job: %w", err)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		for id, p := range next {
			jobs[id].stored = &p
		}
		return nil
	})
}

// RemoveJob deletes an ad, with the others of the same job.
func (b *Backend) RemoveJob(ctx context.Context, id string) error {
	ids, err := b.sameJob(ctx, id)
	if err != nil {
		return err
	}
	return b.change(func(s *store) error {
		jobs, err := s.known(ctx)
		if err != nil {
			return err
		}
		if jobs[id] == nil {
			return noJob()
		}
		if err := s.deleting(ctx, func() error { return s.drop(ctx, ids) }); err != nil {
			return fmt.Errorf("removing the job: %w", err)
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, id := range ids {
			delete(jobs, id)
		}
		s.edition++
		return nil
	})
}
