package backend

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"autojob/backend/core/problem"
)

// StoredSearch is a search as the person keeps it. It stays here: no board is ever asked with its words.
type StoredSearch struct {
	Words    string `json:"words"`
	MadeAt   string `json:"made_at"`   // RFC 3339
	LookedAt string `json:"looked_at"` // RFC 3339: what came later is new
}

// Search is a kept search with what it finds now.
type Search struct {
	StoredSearch
	ID    string
	Found int // ads that are not hidden and still listed
	New   int // of these, the ones that came since the last look
}

// maxSearches bounds how many searches are kept.
const maxSearches = 100

// Searches are the kept searches, by their words.
func (b *Backend) Searches(ctx context.Context) ([]Search, error) {
	var out []Search
	err := b.with(func(s *store) error {
		ids, err := s.searches.IDs()
		if err != nil {
			return fmt.Errorf("reading the searches: %w", err)
		}
		jobs, err := s.load(ctx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			kept, err := s.searches.Get(ctx, id)
			if missing(err) || s.told && problem.Is(err, problem.Damaged) {
				continue
			}
			if err != nil {
				return fmt.Errorf("reading the searches: %w", err)
			}
			out = append(out, Search{StoredSearch: kept, ID: id})
		}
		for _, j := range jobs {
			p := j.stored
			if p.Mark == Hidden || p.Gone != "" {
				continue
			}
			text := strings.ToLower(p.Posting.Title + " " + p.Posting.Company + " " + p.Posting.Location)
			for i := range out {
				if finds(out[i].Words, text) {
					out[i].Found++
					if later(p.AddedAt, out[i].LookedAt) {
						out[i].New++
					}
				}
			}
		}
		return nil
	})
	slices.SortFunc(out, func(x, y Search) int { return cmp.Or(strings.Compare(x.Words, y.Words), strings.Compare(x.ID, y.ID)) })
	return out, err
}

// finds reports whether all words stand in a text, as the filter of the Jobs page has it.
func finds(words, text string) bool {
	for _, w := range strings.Fields(words) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func later(a, b string) bool {
	x, err := time.Parse(time.RFC3339, a)
	if err != nil {
		return false
	}
	y, err := time.Parse(time.RFC3339, b)
	return err != nil || x.After(y)
}

// KeepSearch keeps a search. The same words make the same search.
func (b *Backend) KeepSearch(ctx context.Context, words string) (string, error) {
	words = strings.Join(strings.Fields(strings.ToLower(words)), " ")
	if words == "" || len(words) > 200 {
		return "", problem.New(problem.Invalid, "There is nothing to search for.", "Write a few words of a title, a company or a place.")
	}
	sum := sha256.Sum256([]byte(words))
	id := hex.EncodeToString(sum[:8])
	return id, b.change(func(s *store) error {
		if _, err := s.searches.Get(ctx, id); err == nil || !missing(err) {
			return err
		}
		ids, err := s.searches.IDs()
		if err != nil {
			return fmt.Errorf("reading the searches: %w", err)
		}
		if len(ids) >= maxSearches {
			return problem.New(problem.TooLarge, fmt.Sprintf("Autojob keeps %d searches at most.", maxSearches), "Remove one first.")
		}
		now := stamp(b.Now())
		if err := s.searches.Put(ctx, id, StoredSearch{Words: words, MadeAt: now, LookedAt: now}); err != nil {
			return fmt.Errorf("keeping a search: %w", err)
		}
		return nil
	})
}

// LookAtSearch notes that the person looked at what a search finds: only what comes later is new.
func (b *Backend) LookAtSearch(ctx context.Context, id string) error {
	return b.change(func(s *store) error {
		kept, err := s.searches.Get(ctx, id)
		if err != nil {
			return noSearch(err)
		}
		kept.LookedAt = stamp(b.Now())
		if err := s.searches.Put(ctx, id, kept); err != nil {
			return fmt.Errorf("keeping a search: %w", err)
		}
		return nil
	})
}

// RemoveSearch forgets a search.
func (b *Backend) RemoveSearch(ctx context.Context, id string) error {
	return b.change(func(s *store) error {
		if _, err := s.searches.Get(ctx, id); err != nil {
			return noSearch(err)
		}
		return s.deleting(ctx, func() error { return s.searches.Delete(ctx, id) })
	})
}

func noSearch(err error) error {
	if !missing(err) {
		return fmt.Errorf("reading a search: %w", err)
	}
	return problem.New(problem.NotFound, "This search is no longer here.", "Write it anew.")
}
