package backend

import (
	"context"
	"fmt"
	"time"

	"autojob/backend/adapter/source"
	"autojob/backend/core/problem"
)

// Refreshed is what came of fetching one board.
type Refreshed struct {
	ID, Name string
	Import            // counts, and ads that could not be read
	Gone     int      // ads that the board lists no more; none where its list came short
	Same     bool     // the board says that nothing changed
	Fresh    bool     // it was fetched just before and was not asked again
	Failed   *Failure // why it did not come to its end; what came before is kept
}

// RefreshSource fetches a watched board whole and keeps its ads. An interrupted refresh goes on where it stopped.
func (b *Backend) RefreshSource(ctx context.Context, id string, progress Progress) (Refreshed, error) {
	var kept StoredSource
	err := b.with(func(s *store) (err error) {
		kept, err = s.sources.Get(ctx, id)
		if err != nil {
			return noSource(err)
		}
		return nil
	})
	if err != nil {
		return Refreshed{ID: id}, err
	}
	return b.refresh(ctx, id, kept, SourceName(kept.Board), progress)
}

// RefreshSources fetches all watched boards, one after another. One that fails does not stop the others; what stops it is the person,
// a closed store or airplane mode.
func (b *Backend) RefreshSources(ctx context.Context, progress Progress) ([]Refreshed, error) {
	all, err := b.Sources(ctx)
	if err != nil {
		return nil, err
	}
	var out []Refreshed
	for i, s := range all {
		name := SourceName(s.Board)
		if len(all) > 1 {
			name = fmt.Sprintf("%s (%d of %d)", name, i+1, len(all))
		}
		r, err := b.refresh(ctx, s.ID, s.StoredSource, name, progress)
		if err != nil && (r.Failed == nil || ctx.Err() != nil || b.gate.Airplane()) {
			return out, err
		}
		r.Name = SourceName(s.Board)
		out = append(out, r)
	}
	return out, nil
}

// refresh fetches one board. The store is held only while something is kept, never while the board is waited for.
func (b *Backend) refresh(ctx context.Context, id string, kept StoredSource, step string, progress Progress) (out Refreshed, err error) {
	out = Refreshed{ID: id, Name: SourceName(kept.Board)}
	if !b.fetches.begin(id) {
		return out, problem.New(problem.InUse, "This board is being fetched already.", "Wait until it is done, or stop it.")
	}
	defer b.fetches.end(id)
	step = "Fetching " + step
	progress.Tell(step, 0, 0)
	if whole, err := time.Parse(time.RFC3339, kept.WholeAt); err == nil && kept.State.Cursor == nil && b.Now().Sub(whole) < kept.Board.Kind.Every() && !whole.After(b.Now()) {
		out.Fresh = true
		return out, nil
	}
	stamps, err := b.stamps(ctx, id)
	if err != nil {
		return out, err
	}
	kept.TriedAt, kept.Failed = stamp(b.Now()), nil
	done, err := b.boards.Refresh(ctx, source.Job{Board: kept.Board, State: kept.State,
		Known:    func(ad, now string) bool { was, ok := stamps[ad]; return ok && was == now && now != "" },
		Progress: func(done, total int) { progress.Tell(step, done, total) },
		Keep: func(batch source.Batch) error {
			kept.State = batch.State
			if kept.Board.Name == "" {
				kept.Board.Name = batch.Name
			}
			got, err := b.keepBatch(context.WithoutCancel(ctx), id, kept, batch)
			out.Added += got.Added
			out.Updated += got.Updated
			out.Unchanged += got.Unchanged
			out.Problems = append(out.Problems, got.Problems...)
			return err
		}})
	if err == nil {
		kept.State, kept.WholeAt, kept.LastAdded = done.State, stamp(b.Now()), out.Added
		out.Same = done.Unchanged
		if done.Listed != nil {
			out.Gone, err = b.markGone(context.WithoutCancel(ctx), id, done.Listed, !done.Cut)
		}
	} else if e := problem.From(err); e.Code != problem.Locked && e.Code != problem.Cancelled && e.Code != problem.NotFound || problem.Is(err, problem.NotFound) && b.watched(ctx, id) {
		out.Failed = &Failure{e.Code, e.Message, e.Hint}
		kept.Failed = out.Failed
	}
	if e := b.keepSource(context.WithoutCancel(ctx), id, kept); err == nil {
		err = e
	}
	return out, err
}

// stamps are the stamps of a board's ads that are kept.
func (b *Backend) stamps(ctx context.Context, id string) (map[string]string, error) {
	out := map[string]string{}
	err := b.with(func(s *store) error {
		jobs, err := s.load(ctx)
		for ad, j := range jobs {
			if j.stored.Board == id && j.stored.Stamp != "" && j.stored.Gone == "" {
				out[ad] = j.stored.Stamp
			}
		}
		return err
	})
	return out, err
}

func (b *Backend) watched(ctx context.Context, id string) bool {
	return b.with(func(s *store) error {
		_, err := s.sources.Get(ctx, id)
		return err
	}) == nil
}

// keepBatch keeps what a step brought, and how far the board is fetched.
func (b *Backend) keepBatch(ctx context.Context, id string, kept StoredSource, batch source.Batch) (Import, error) {
	if !b.watched(ctx, id) {
		return Import{}, noSource(problem.New(problem.NotFound, "", ""))
	}
	got, err := b.keepPostings(ctx, batch.Postings, bringing{origin: "board", board: id, stamps: batch.Stamps}, nil)
	if err != nil {
		return got, err
	}
	got.Problems = append(got.Problems, batch.Problems[:min(len(batch.Problems), 100)]...)
	return got, b.keepSource(ctx, id, kept)
}

// keepSource writes a watched board anew, unless it was removed meanwhile.
func (b *Backend) keepSource(ctx context.Context, id string, kept StoredSource) error {
	return b.change(func(s *store) error {
		if _, err := s.sources.Get(ctx, id); err != nil {
			return noSource(err)
		}
		if err := s.sources.Put(ctx, id, kept); err != nil {
			return fmt.Errorf("keeping a watched board: %w", err)
		}
		return nil
	})
}

// markGone takes the mark from the kept ads that a board lists again and, if what is listed is all of the board, marks those that it lists
// no more. It returns how many went.
func (b *Backend) markGone(ctx context.Context, id string, listed []string, whole bool) (gone int, err error) {
	there := make(map[string]bool, len(listed))
	for _, key := range listed {
		there[key] = true
	}
	err = b.change(func(s *store) error {
		jobs, err := s.known(ctx)
		if err != nil {
			return err
		}
		var changed []StoredPosting
		for ad, j := range jobs {
			next := *j.stored
			switch {
			case next.Board != id:
				continue
			case !there[source.Key(ad)] && next.Gone == "" && whole:
				next.Gone = stamp(b.Now())
				gone++
			case there[source.Key(ad)] && next.Gone != "":
				next.Gone = ""
			default:
				continue
			}
			changed = append(changed, next)
		}
		stored, err := s.postings.PutAll(ctx, func(yield func(string, StoredPosting) bool) {
			for _, p := range changed {
				if !yield(p.Posting.ID, p) {
					return
				}
			}
		})
		s.mu.Lock()
		defer s.mu.Unlock()
		for _, p := range changed[:stored] {
			jobs[p.Posting.ID].stored = &p
		}
		if err != nil {
			return fmt.Errorf("marking ads that are gone: %w", err)
		}
		return nil
	})
	return gone, err
}
