package backend

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"slices"

	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
)

// reading is what matching read from a stored ad, so that it need not be read again at each start. Nothing is lost with it.
type reading struct {
	By    string `json:"by"` // see match.Engine.Reads
	Of    []byte `json:"of"` // the ad that was read, see mark
	Facts []byte `json:"facts"`
}

// digest tells an ad from what it was before.
func digest(p *posting.Posting) []byte {
	data, err := json.Marshal(p)
	if err != nil {
		return nil
	}
	sum := sha256.Sum256(data)
	return sum[:12]
}

// readAlready is what was kept of an ad, nil where that is nothing, or of another ad or engine.
func (s *store) readAlready(ctx context.Context, e *match.Engine, j *job) *match.Facts {
	if !s.readings.Has(j.posting.ID) {
		return nil
	}
	kept, err := s.readings.Get(ctx, j.posting.ID)
	if err != nil || kept.By != e.Reads() || !slices.Equal(kept.Of, digest(&j.posting)) {
		return nil
	}
	facts, err := e.Facts(kept.Facts)
	if err != nil {
		return nil
	}
	return facts
}

// keepReadings keeps what was read of ads, of those that are still as they were. A store that cannot be written to goes without.
func (b *Backend) keepReadings(ctx context.Context, s *store, e *match.Engine, read map[*job]*match.Facts) {
	s.changing.Lock()
	defer s.changing.Unlock()
	if ctx.Err() != nil {
		return // the store is being closed
	}
	jobs, err := s.known(ctx)
	if err == nil {
		_, err = s.readings.PutAll(ctx, func(yield func(string, reading) bool) {
			for j, facts := range read {
				data, err := facts.MarshalBinary()
				if err == nil && jobs[j.posting.ID] == j && !yield(j.posting.ID, reading{e.Reads(), digest(&j.posting), data}) {
					return
				}
			}
		})
	}
	if err != nil && ctx.Err() == nil {
		b.log.Warn("keeping what was read of the job ads", "code", problem.From(err).Code)
	}
}

// drop removes ads with what was read of them, what they scored, and what was chosen about them. Its caller holds changing.
func (s *store) drop(ctx context.Context, ids []string) error {
	if err := s.unlearn(ctx, ids); err != nil {
		return err
	}
	if err := s.readings.DeleteAll(ctx, ids...); err != nil {
		return err
	}
	if err := s.scores.DeleteAll(ctx, ids...); err != nil {
		return err
	}
	return s.postings.DeleteAll(ctx, ids...)
}

// own counts the entries that are none of the person's: what was read of the ads, the store's settings and clock, and the pages of the
// record.
func (s *store) own() int {
	n := s.readings.Count() + s.record.Records() + s.clocks.Count()
	if s.settings.Has(settingsID) {
		n++
	}
	return n
}
