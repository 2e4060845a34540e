package backend

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"autojob/backend/adapter/ledger"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

// ConsentState is a purpose with its words and what was said to it.
type ConsentState struct {
	Words   consent.Wording
	On      bool // it is pursued; without a consent in force it began before it was asked for
	InForce []consent.Consent
	Past    []consent.Consent // withdrawn, replaced or over; the newest first
}

// Consents are all purposes, in the order in which they are shown. Each is off until the person chose it.
func (b *Backend) Consents(ctx context.Context, language string) ([]ConsentState, error) {
	var out []ConsentState
	err := b.with(func(s *store) error {
		now := s.latest(b.Now())
		all, err := s.allConsents(ctx)
		if err != nil {
			return err
		}
		for _, p := range consent.Purposes() {
			state := ConsentState{Words: p.Words(language), On: s.pursues(p)}
			for _, c := range all {
				switch {
				case c.Purpose != p:
				case c.InForce(now):
					state.InForce = append(state.InForce, c)
				default:
					state.Past = append(state.Past, c)
				}
			}
			state.On = state.On || !p.StaysHere() && len(state.InForce) > 0
			out = append(out, state)
		}
		return nil
	})
	return out, err
}

// allConsents are in the order in which they were given, the newest first.
func (s *store) allConsents(ctx context.Context) ([]consent.Consent, error) {
	var out []consent.Consent
	for r, err := range s.consents.All(ctx) {
		if err = s.around(err); err != nil {
			return nil, fmt.Errorf("reading the consents: %w", err)
		}
		if r.Value.ID != "" {
			out = append(out, r.Value)
		}
	}
	slices.SortFunc(out, func(x, y consent.Consent) int {
		if c := y.GivenAt.Compare(x.GivenAt); c != 0 {
			return c
		}
		return strings.Compare(x.ID, y.ID)
	})
	return out, nil
}

// consentFor is the consent in force for a purpose that covers a recipient; failing that, the newest in force that does not, so that the
// refusal can say so; nil when there is none.
func (s *store) consentFor(ctx context.Context, p consent.Purpose, to consent.Recipient, now time.Time) (*consent.Consent, error) {
	if !p.Asked() {
		return nil, nil
	}
	all, err := s.allConsents(ctx)
	if err != nil {
		return nil, err
	}
	var other *consent.Consent
	for i := range all {
		c := &all[i]
		if c.Purpose != p || !c.InForce(now) {
			continue
		}
		if c.Covers(to) {
			return c, nil
		}
		if other == nil {
			other = c
		}
	}
	return other, nil
}

// GiveConsent keeps a yes with its receipt. One to the same purpose and recipient is replaced; what stays here is switched on with it.
func (b *Backend) GiveConsent(ctx context.Context, choice consent.Choice) (consent.Consent, error) {
	var out consent.Consent
	err := b.change(func(s *store) error {
		now := s.latest(b.Now())
		c, err := consent.Give(newID(), choice, now)
		if err != nil {
			return err
		}
		err = s.vault.Write(ctx, func(batch *vault.Batch) error {
			all, err := s.allConsents(ctx)
			if err != nil {
				return err
			}
			for _, old := range all {
				if old.Purpose == c.Purpose && old.Scope.Recipient == c.Scope.Recipient && old.WithdrawnAt.IsZero() {
					if err := s.consents.PutIn(batch, old.ID, old.Withdraw(now)); err != nil {
						return err
					}
				}
			}
			if err := s.consents.PutIn(batch, c.ID, c); err != nil {
				return err
			}
			if _, err := s.record.AppendIn(ctx, batch, now, ledger.Note{Kind: ledger.ConsentGiven, Opening: openingOfConsent(c)}); err != nil {
				return err
			}
			return s.noteIn(batch, now)
		})
		if err != nil {
			return fmt.Errorf("keeping the consent: %w", err)
		}
		s.seenAt(now)
		out = c
		return s.switched(ctx, c.Purpose, true)
	})
	return out, err
}

// switched turns what is done on this computer alone on and off with its consent. Its caller holds changing.
func (s *store) switched(ctx context.Context, p consent.Purpose, on bool) error {
	if !p.StaysHere() {
		return nil
	}
	s.unread()
	return s.set(ctx, func(c *settings) {
		if p == consent.Learning {
			c.NoProfiling = !on
		} else {
			c.NoMatching = !on
		}
	})
}

// pursues says whether a purpose that stays on this computer is pursued.
func (s *store) pursues(p consent.Purpose) bool {
	switch p {
	case consent.Learning:
		return !s.setting().NoProfiling
	case consent.Matching:
		return !s.setting().NoMatching
	}
	return false
}

// AskFirst has a new store pursue nothing before it was chosen, not even what stays on this computer.
func (b *Backend) AskFirst(ctx context.Context) error {
	return b.change(func(s *store) error {
		s.unread()
		return s.set(ctx, func(c *settings) { c.NoMatching, c.NoProfiling = true, true })
	})
}

func openingOfConsent(c consent.Consent) ledger.Opening {
	return ledger.Opening{Recipient: c.Scope.Recipient, Purpose: c.Purpose, Consent: c.ID, Fields: c.Scope.What}
}

// Withdrawal is what taking a yes back did.
type Withdrawal struct {
	Consents  int // that were in force, or had come to their end by themselves
	Cancelled int // approvals that waited on them
}

// WithdrawConsent ends a consent, by its id, or all of a purpose, by that. Whatever waits on it is taken back. What stays on this computer and
// began before it was asked for ends as well.
func (b *Backend) WithdrawConsent(ctx context.Context, which string) (Withdrawal, error) {
	var out Withdrawal
	var gone map[string]bool
	var ended []consent.Purpose
	err := b.change(func(s *store) error {
		now := s.latest(b.Now())
		err := s.vault.Write(ctx, func(batch *vault.Batch) error {
			all, err := s.allConsents(ctx)
			if err != nil {
				return err
			}
			gone = map[string]bool{}
			ended = nil
			var notes []ledger.Note
			for _, c := range all {
				if c.ID != which && string(c.Purpose) != which || !c.WithdrawnAt.IsZero() {
					continue
				}
				gone[c.ID] = true
				ended = append(ended, c.Purpose)
				notes = append(notes, ledger.Note{Kind: ledger.ConsentWithdrawn, Opening: openingOfConsent(c)})
				if err := s.consents.PutIn(batch, c.ID, c.Withdraw(now)); err != nil {
					return err
				}
			}
			out.Consents = len(notes)
			if p := consent.Purpose(which); out.Consents == 0 && s.pursues(p) {
				ended = append(ended, p)
				notes = append(notes, ledger.Note{Kind: ledger.ConsentWithdrawn, Opening: ledger.Opening{Purpose: p}})
			}
			if len(notes) == 0 {
				return problem.New(problem.NotFound, "There is no such consent in force.", "Look at the list of consents.")
			}
			if _, err := s.record.AppendIn(ctx, batch, now, notes...); err != nil {
				return err
			}
			left := slices.DeleteFunc(all, func(c consent.Consent) bool { return gone[c.ID] || !c.InForce(now) })
			if out.Cancelled, err = s.cancelUncovered(ctx, batch, left); err != nil {
				return err
			}
			return s.noteIn(batch, now)
		})
		if err != nil {
			return err
		}
		s.seenAt(now)
		for _, p := range ended {
			if err := s.switched(ctx, p, false); err != nil {
				return err
			}
		}
		if err := s.vault.Settle(ctx); err != nil {
			return fmt.Errorf("withdrawing: %w", err)
		}
		return nil
	})
	return out, err
}

// cancelUncovered takes back what waits for a purpose of which no consent covers it any more, and says how much that was.
func (s *store) cancelUncovered(ctx context.Context, batch *vault.Batch, left []consent.Consent) (int, error) {
	grants, err := s.allGrants(ctx)
	if err != nil {
		return 0, err
	}
	cancelled := 0
	for _, g := range grants {
		covered := slices.ContainsFunc(left, func(c consent.Consent) bool { return c.Purpose == g.Purpose && c.Covers(g.Recipient) })
		if g.State == consent.Waiting && g.Purpose.Asked() && !covered {
			if err := s.cancelIn(batch, g); err != nil {
				return 0, err
			}
			cancelled++
		}
	}
	return cancelled, nil
}

// ConsentReceipt is the receipt of a consent, by its id.
func (b *Backend) ConsentReceipt(ctx context.Context, id string) (out consent.Receipt, err error) {
	err = b.with(func(s *store) error {
		c, err := s.consents.Get(ctx, id)
		if problem.Is(err, problem.NotFound) || problem.Is(err, problem.Invalid) {
			return problem.New(problem.NotFound, "There is no such consent.", "Look at the list of consents.").Because(err)
		}
		if err != nil {
			return fmt.Errorf("reading a consent: %w", err)
		}
		out = c.Receipt()
		return nil
	})
	return out, err
}
