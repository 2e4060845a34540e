package backend

import (
	"context"
	"fmt"
	"io"

	"autojob/backend/adapter/ledger"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

// What the window, the command line and the tests see of the record.
type (
	RecordLine   = ledger.Line
	RecordTip    = ledger.Tip
	RecordKnown  = ledger.Known
	RecordReport = ledger.Report
)

const handedOver = ledger.HandedOver

// Record gives at most limit entries before a number, the newest first; before 0 means from the end.
func (b *Backend) Record(ctx context.Context, before int64, limit int) ([]RecordLine, error) {
	return b.recorded(func(l *ledger.Ledger) ([]RecordLine, error) { return l.Latest(ctx, before, limit) })
}

// RecordTo gives what went to a recipient, by name or address, the newest first.
func (b *Backend) RecordTo(ctx context.Context, who string) ([]RecordLine, error) {
	return b.recorded(func(l *ledger.Ledger) ([]RecordLine, error) { return l.To(ctx, who) })
}

// RecordTelling gives what told of a field of the profile, by its path, the newest first.
func (b *Backend) RecordTelling(ctx context.Context, path string) ([]RecordLine, error) {
	return b.recorded(func(l *ledger.Ledger) ([]RecordLine, error) { return l.Telling(ctx, path) })
}

func (b *Backend) recorded(read func(*ledger.Ledger) ([]RecordLine, error)) (out []RecordLine, err error) {
	err = b.with(func(s *store) error {
		out, err = read(s.record)
		return err
	})
	return out, err
}

// Recipients are all who got something, the latest first.
func (b *Backend) Recipients(ctx context.Context) (out []RecordKnown, err error) {
	err = b.with(func(s *store) error {
		out, err = s.record.Recipients(ctx)
		return err
	})
	return out, err
}

// VerifyRecord checks the whole record: the chain, that each approval that was used stands in it, and the bytes that are kept.
func (b *Backend) VerifyRecord(ctx context.Context) (RecordReport, error) {
	s, err := b.opened()
	if err != nil {
		return RecordReport{}, err
	}
	grants, err := s.allGrants(ctx)
	if err != nil {
		return RecordReport{}, err
	}
	var known []RecordTip
	for _, g := range grants {
		if g.Entry.Number > 0 {
			known = append(known, g.Entry)
		}
	}
	report, err := s.record.Verify(ctx, known)
	if err != nil {
		return report, fmt.Errorf("verifying the record: %w", err)
	}
	_, faults, err := s.record.VerifyPayloads(ctx)
	if err != nil {
		return report, fmt.Errorf("verifying what was sent: %w", err)
	}
	report.Faults = append(report.Faults, faults...)
	return report, nil
}

// ExportRecord writes the whole record as JSON that verifies by itself.
func (b *Backend) ExportRecord(ctx context.Context, w io.Writer) error {
	return b.change(func(s *store) error { return s.record.Export(ctx, w) }) // nothing is recorded or forgotten meanwhile
}

// CheckRecord verifies an export of the record by itself; known are ends of the chain that it must have.
func CheckRecord(data []byte, known ...RecordTip) (RecordReport, error) {
	return ledger.CheckExport(data, known...)
}

// OwnRecord reports whether an export's end stands in this store's record: then it is this record, as far as it goes.
func (b *Backend) OwnRecord(ctx context.Context, end RecordTip) (own bool, err error) {
	err = b.with(func(s *store) error {
		own, err = s.record.Has(ctx, end)
		return err
	})
	return own, err
}

// ForgetRecipient deletes what the store knows of what went to a recipient, by name or address: openings, payloads, approvals, consents. The
// record's chain stays and verifies. It answers how many entries and approvals there were.
func (b *Backend) ForgetRecipient(ctx context.Context, who string) (entries, grants int, err error) {
	if consent.Fold(who) == "" {
		return 0, 0, problem.New(problem.Invalid, "Who is to be forgotten is missing.", "Name the recipient as the record does.")
	}
	err = b.change(func(s *store) error {
		known, err := s.knows(ctx, who)
		if err != nil {
			return err
		}
		if !known {
			return problem.New(problem.NotFound, "Nothing about this recipient is recorded.", "Name them exactly as the record does, or by their address.")
		}
		return s.deleting(ctx, func() error {
			if grants, err = s.forgetGrants(ctx, who); err != nil {
				return err
			}
			if entries, err = s.record.Forget(ctx, who, s.latest(b.Now()), nil); err != nil {
				return fmt.Errorf("forgetting a recipient: %w", err)
			}
			return s.vault.Settle(ctx)
		})
	})
	return entries, grants, err
}

func meant(r consent.Recipient, who string) bool {
	who = consent.Fold(who)
	return consent.Fold(r.Name) == who || consent.Fold(r.Address) == who
}

func (s *store) knows(ctx context.Context, who string) (bool, error) {
	grants, err := s.allGrants(ctx)
	if err != nil {
		return false, err
	}
	for _, g := range grants {
		if meant(g.Recipient, who) {
			return true, nil
		}
	}
	consents, err := s.allConsents(ctx)
	if err != nil {
		return false, err
	}
	for _, c := range consents {
		if meant(c.Scope.Recipient, who) {
			return true, nil
		}
	}
	lines, err := s.record.To(ctx, who)
	return len(lines) > 0, err
}

// forgetGrants deletes approvals and consents that name a recipient, with the approvals' bytes.
func (s *store) forgetGrants(ctx context.Context, who string) (n int, err error) {
	err = s.vault.Write(ctx, func(batch *vault.Batch) error {
		grants, err := s.allGrants(ctx)
		if err != nil {
			return err
		}
		for _, g := range grants {
			if !meant(g.Recipient, who) {
				continue
			}
			n++
			if err := s.record.Payloads().DeleteIn(batch, g.ID); err != nil {
				return err
			}
			if err := s.grants.DeleteIn(batch, g.ID); err != nil {
				return err
			}
		}
		consents, err := s.allConsents(ctx)
		if err != nil {
			return err
		}
		for _, c := range consents {
			if meant(c.Scope.Recipient, who) {
				if err := s.consents.DeleteIn(batch, c.ID); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return n, fmt.Errorf("forgetting a recipient: %w", err)
	}
	return n, nil
}
