package backend

import (
	"context"
	"fmt"
	"time"

	"autojob/backend/adapter/ledger"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

// spender uses up approvals for the gateway.
type spender struct{ b *Backend }

// Spend uses an approval up: its state, the record's entry and the time are written in one transaction, and known outside the store before
// it returns nil. Of several that race, one gets nil.
func (p spender) Spend(ctx context.Context, id string, use consent.Use) error {
	return p.b.spend(ctx, id, use, ledger.Sent)
}

func (b *Backend) spend(ctx context.Context, id string, use consent.Use, kind ledger.Kind) error {
	return b.change(func(s *store) error {
		now := s.latest(b.Now())
		err := s.vault.Write(ctx, func(batch *vault.Batch) error {
			g, err := s.grant(ctx, id)
			if err != nil {
				return err
			}
			if use.Consent, err = s.consentFor(ctx, g.Purpose, g.Recipient, now); err != nil {
				return err
			}
			if err := g.Refuse(use, now); err != nil {
				return err
			}
			notes, err := s.notes(ctx, g, kind)
			if err != nil {
				return err
			}
			asked, err := s.asked(ctx, g, now)
			if err != nil {
				return err
			}
			for _, old := range asked {
				notes = append(notes, withdrawnNote(old))
				if err := s.grants.PutIn(batch, old.ID, old); err != nil {
					return err
				}
			}
			entries, err := s.record.AppendIn(ctx, batch, now, notes...)
			if err != nil {
				return fmt.Errorf("recording: %w", err)
			}
			g.State, g.Entry, g.LeftAt = consent.Spent, entries[0].Tip(), entries[0].At
			if err := s.grants.PutIn(batch, g.ID, g); err != nil {
				return err
			}
			return s.noteIn(batch, now)
		})
		if err != nil {
			return err
		}
		s.seenAt(now)
		if err := s.settle(ctx); err != nil {
			s.note(ctx, b, id, problem.From(err))
			return err
		}
		return nil
	})
}

// notes are what the record says of a use: the sharing, and of a correction what it took the place of.
func (s *store) notes(ctx context.Context, g StoredGrant, kind ledger.Kind) ([]ledger.Note, error) {
	notes := []ledger.Note{{Kind: kind, Opening: openingOf(g)}}
	if g.Corrects == "" {
		return notes, nil
	}
	old, err := s.grant(ctx, g.Corrects)
	if problem.Is(err, problem.NotFound) {
		return notes, nil // forgotten meanwhile
	}
	return append(notes, ledger.Note{Kind: ledger.Corrected, Opening: ledger.Opening{Recipient: old.Recipient, Purpose: old.Purpose, Grant: g.ID, About: old.Entry.Number}}), err
}

// asked are the grants that a letter asks to delete and that nobody took back yet, as they are once it left: it says that the person does.
func (s *store) asked(ctx context.Context, letter StoredGrant, now time.Time) (out []StoredGrant, err error) {
	for _, id := range letter.Asks {
		g, err := s.grant(ctx, id)
		if problem.Is(err, problem.NotFound) || err == nil && g.State != consent.Spent {
			continue
		}
		if err != nil {
			return nil, err
		}
		g.State, g.WithdrawnAt = consent.Withdrawn, stamp(now)
		out = append(out, g)
	}
	return out, nil
}

func withdrawnNote(g StoredGrant) ledger.Note {
	return ledger.Note{Kind: ledger.Withdrawn, Opening: ledger.Opening{Recipient: g.Recipient, Purpose: g.Purpose, Grant: g.ID, About: g.Entry.Number}}
}

func openingOf(g StoredGrant) ledger.Opening {
	return ledger.Opening{Recipient: g.Recipient, Purpose: g.Purpose, Method: g.Method, Grant: g.ID, Draft: g.Draft, Job: g.Job, Media: g.Media, Digest: g.Digest, Size: g.Size, Fields: g.Fields}
}

// settle waits until the keychain knows how far the store has come: what was used up stays so, even if the folder is put back.
func (s *store) settle(ctx context.Context) error {
	if err := s.vault.Settle(ctx); err != nil {
		return problem.New(problem.From(err).Code, "The keychain did not take note of this, so nothing was sent.", "Unlock the keychain, then approve it again.").Because(err)
	}
	return nil
}

// failing records that what was used up did not come to its end.
func (b *Backend) failing(ctx context.Context, id string, why *problem.Error) {
	ctx = context.WithoutCancel(ctx)
	if err := b.change(func(s *store) error { s.note(ctx, b, id, why); return nil }); err != nil {
		b.log.Warn("recording a failure", "code", problem.From(err).Code)
	}
}

// note writes a failure down. Its caller holds changing.
func (s *store) note(ctx context.Context, b *Backend, id string, why *problem.Error) {
	ctx = context.WithoutCancel(ctx)
	err := s.vault.Write(ctx, func(batch *vault.Batch) error {
		g, err := s.grant(ctx, id)
		if err != nil {
			return err
		}
		o := ledger.Opening{Recipient: g.Recipient, Purpose: g.Purpose, Method: g.Method, Grant: g.ID, About: g.Entry.Number, Why: string(why.Code)}
		if _, err := s.record.AppendIn(ctx, batch, s.latest(b.Now()), ledger.Note{Kind: ledger.Failed, Opening: o}); err != nil {
			return err
		}
		g.Failed, g.FailedWords = string(why.Code), why.Message
		return s.grants.PutIn(batch, g.ID, g)
	})
	if err != nil {
		b.log.Warn("recording a failure", "code", problem.From(err).Code)
	}
}

// unclear is the reason of a failure of which nobody knows whether it is one.
const unclear problem.Code = "unclear"

// Withdraw notes that the person takes back what an approval shared. What the recipient has they have: ApproveLetter makes the letter
// that asks them to delete it.
func (b *Backend) Withdraw(ctx context.Context, id string) error {
	return b.change(func(s *store) error {
		now := s.latest(b.Now())
		err := s.vault.Write(ctx, func(batch *vault.Batch) error {
			g, err := s.grant(ctx, id)
			switch {
			case err != nil:
				return err
			case g.State == consent.Waiting:
				return problem.New(problem.Invalid, "This was not shared yet.", "Take the approval back instead.")
			case g.State != consent.Spent:
				return problem.New(problem.Invalid, "This was withdrawn already, or never shared.", "Look at the list of approvals.")
			}
			if _, err := s.record.AppendIn(ctx, batch, now, withdrawnNote(g)); err != nil {
				return err
			}
			g.State, g.WithdrawnAt = consent.Withdrawn, stamp(now)
			if err := s.grants.PutIn(batch, g.ID, g); err != nil {
				return err
			}
			return s.noteIn(batch, now)
		})
		if err != nil {
			return err
		}
		s.seenAt(now)
		if err := s.vault.Settle(ctx); err != nil {
			return fmt.Errorf("withdrawing: %w", err)
		}
		return nil
	})
}
