package backend

import (
	"context"
	"fmt"
	"time"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
)

// clock is the latest time that the store has seen. Approvals and consents are judged by it, so that a clock set back opens nothing.
type clock struct {
	Seen string `json:"seen"` // RFC 3339
}

const clockID = "clock"

// clockStep is how much later it must be for the time to be written down by itself.
const clockStep = 10 * time.Minute

func (s *store) loadClock(ctx context.Context) error {
	c, err := s.clocks.Get(ctx, clockID)
	if err != nil {
		if missing(err) {
			return nil
		}
		return fmt.Errorf("reading the latest time: %w", err)
	}
	if at, err := time.Parse(time.RFC3339, c.Seen); err == nil {
		s.seen.Store(at.Unix())
	}
	return nil
}

// latest is the time by which approvals are judged.
func (s *store) latest(now time.Time) time.Time {
	if seen := time.Unix(s.seen.Load(), 0).UTC(); seen.After(now) {
		return seen
	}
	return now.UTC().Truncate(time.Second)
}

// latest is the same for whoever has no store at hand.
func (b *Backend) latest() time.Time {
	now := b.Now()
	if s := b.store.Load(); s != nil {
		return s.latest(now)
	}
	return now
}

// noteIn adds the time to a batch. What is to be judged by it is read after the batch is written.
func (s *store) noteIn(batch *vault.Batch, at time.Time) error {
	if at.Unix() <= s.seen.Load() {
		return nil
	}
	if err := s.clocks.PutIn(batch, clockID, clock{stamp(at)}); err != nil {
		return fmt.Errorf("keeping the time: %w", err)
	}
	return nil
}

// seenAt notes in memory what was written.
func (s *store) seenAt(at time.Time) {
	for {
		seen := s.seen.Load()
		if at.Unix() <= seen || s.seen.CompareAndSwap(seen, at.Unix()) {
			return
		}
	}
}

// tick writes the time down where something depends on it. It is called when the store opens and from time to time.
func (s *store) tick(ctx context.Context, now time.Time) {
	now = s.latest(now)
	if s.grants.Count()+s.consents.Count() == 0 || s.vault.Damage() != nil {
		return
	}
	kept, err := s.clocks.Get(ctx, clockID)
	if err == nil {
		if at, err := time.Parse(time.RFC3339, kept.Seen); err == nil && now.Sub(at) < clockStep {
			return
		}
	}
	if err := s.clocks.Put(ctx, clockID, clock{stamp(now)}); err == nil {
		s.seenAt(now)
	}
}

// MistakenClock says that the clock was wrong when it showed a later time than now: the present time counts again. Whatever waits to be sent
// is taken back first, so that it opens nothing.
func (b *Backend) MistakenClock(ctx context.Context) error {
	return b.change(func(s *store) error {
		now := b.Now()
		if !s.latest(now).After(now.Add(time.Minute)) {
			return problem.New(problem.Invalid, "The clock shows no earlier time than before.", "Set the computer's clock right first.")
		}
		if err := s.takeBack(ctx); err != nil {
			return err
		}
		if err := s.clocks.Put(ctx, clockID, clock{stamp(now)}); err != nil {
			return fmt.Errorf("keeping the time: %w", err)
		}
		s.seen.Store(now.Unix())
		return s.settle(ctx)
	})
}
