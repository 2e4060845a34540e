package backend

import (
	"context"
	"fmt"
	"time"

	"autojob/backend/adapter/egress"
	"autojob/backend/adapter/ledger"
	"autojob/backend/core/consent"
)

// What the window, the command line and the tests see of the gateway.
type (
	NetworkState = egress.State
	NetworkCount = egress.Count
	NetworkKind  = egress.Kind
)

// What a request is for: see egress.
const (
	AdRequest         = egress.AdSource
	MailRequest       = egress.Mail
	ModelRequest      = egress.Model
	LocalModelRequest = egress.LocalModel
)

// Network is how the way out stands.
func (b *Backend) Network() NetworkState { return b.gate.State() }

// Traffic is what was asked and sent since the program started, by kind and host.
func (b *Backend) Traffic() []NetworkCount { return b.gate.Meter() }

// SetAirplane closes the way out, or opens it again, until the program ends. It stops what is under way, and tells how many requests that were.
func (b *Backend) SetAirplane(on bool) (stopped int) { return b.gate.SetAirplane(on) }

// Airplane reports whether the way out is closed.
func (b *Backend) Airplane() bool { return b.gate.Airplane() }

// sharing is how often something was shared since a time, as the record had it when its end was this one.
type sharing struct {
	tip   RecordTip
	since string
	count int
}

// SharedSince is how often something that was approved was sent or handed over since a time, by the record, but for what surely did not arrive:
// a question to a language model has a yes and no approval of its own, and is told apart. Asked again while nothing is recorded, it costs one look
// at the record's end; it waits for nobody who reads or changes the store.
func (b *Backend) SharedSince(ctx context.Context, since time.Time) (int, error) {
	s, err := b.opened()
	if err != nil {
		return 0, err
	}
	tip, err := s.record.Tip(ctx)
	if err != nil {
		return 0, fmt.Errorf("reading the record's end: %w", err)
	}
	now := sharing{tip: tip, since: stamp(since)}
	if known := s.shared.Load(); known != nil && known.tip == now.tip && known.since == now.since {
		return known.count, nil
	}
	if now.count, err = s.countShared(ctx, now); err != nil {
		return 0, fmt.Errorf("counting what was shared: %w", err)
	}
	s.shared.Store(&now)
	return now.count, nil
}

func (s *store) countShared(ctx context.Context, at sharing) (count int, err error) {
	failed := map[int64]bool{}
	for before := at.tip.Number + 1; before > 1; {
		lines, err := s.record.Latest(ctx, before, 50)
		if err != nil || len(lines) == 0 {
			return count, err
		}
		for _, l := range lines {
			if l.At < at.since { // both are UTC to the second
				return count, nil
			}
			switch l.Kind {
			case ledger.Failed: // recorded after what it is about
				if l.Opening != nil && l.Opening.Why != string(unclear) {
					failed[l.Opening.About] = true
				}
			case ledger.Sent, ledger.HandedOver:
				question := l.Opening != nil && l.Opening.Purpose == consent.LanguageModel
				if !failed[l.Number] && !question {
					count++
				}
			}
		}
		before = lines[len(lines)-1].Number
	}
	return count, nil
}
