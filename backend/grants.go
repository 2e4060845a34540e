package backend

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"autojob/backend/adapter/egress"
	"autojob/backend/adapter/ledger"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

// StoredGrant is an approval as it is kept. The bytes are kept beside it until they are forgotten.
type StoredGrant struct {
	consent.Grant
	Values   map[string]string `json:"values,omitempty"`   // by path of a field: what the profile said when it was approved
	Entry    ledger.Tip        `json:"entry,omitzero"`     // the record's entry that used it up
	Corrects string            `json:"corrects,omitempty"` // id of a grant whose payload this one takes the place of
	LeftAt   string            `json:"left_at,omitempty"`  // RFC 3339: when it was sent or handed over
	Failed   string            `json:"failed,omitempty"`   // why that failed after it was used up, as a code; "unclear" when it may have arrived

	FailedWords string `json:"failed_words,omitempty"` // the same, for people

	WithdrawnAt string   `json:"withdrawn_at,omitempty"` // RFC 3339: when the person took it back after it was spent
	Asks        []string `json:"asks,omitempty"`         // of a letter that asks to delete what was shared: ids of the grants that it names
}

// Approval is what a person approves.
type Approval struct {
	consent.Proposal
	Payload  []byte   // exactly these bytes
	Corrects string   // "" or the id of a grant
	Asks     []string // of a letter that asks to delete what was shared: the grants that it names
}

// Approve keeps an approval of exactly these bytes with the bytes themselves, until they are sent, taken back or forgotten. Nothing leaves.
func (b *Backend) Approve(ctx context.Context, a Approval) (StoredGrant, error) {
	var out StoredGrant
	err := b.change(func(s *store) error {
		now := s.latest(b.Now())
		payload := slices.Clone(a.Payload)
		if a.Method == consent.SMTP {
			account, err := s.mailAccount(ctx)
			if err != nil {
				return err
			}
			if err := egress.CheckMessage(payload, account.From, a.Recipient.Address); err != nil {
				return err
			}
		}
		if err := s.correctable(ctx, a.Corrects); err != nil {
			return err
		}
		c, err := s.consentFor(ctx, a.Purpose, a.Recipient, now)
		if err != nil {
			return err
		}
		g, err := consent.Approve(newID(), a.Proposal, payload, c, now)
		if err != nil {
			return err
		}
		out = StoredGrant{Grant: g, Corrects: a.Corrects, Asks: a.Asks}
		if out.Values, err = s.valuesOf(ctx, b.Lexicon(), g.Fields); err != nil {
			return err
		}
		err = s.vault.Write(ctx, func(batch *vault.Batch) error {
			if err := s.record.Payloads().PutIn(batch, g.ID, payload); err != nil {
				return err
			}
			if err := s.grants.PutIn(batch, g.ID, out); err != nil {
				return err
			}
			return s.noteIn(batch, now)
		})
		if err != nil {
			return fmt.Errorf("keeping the approval: %w", err)
		}
		s.seenAt(now)
		return nil
	})
	return out, err
}

// ApproveAgain approves the same bytes once more, for the same recipient in the same way: after sending failed, or once they were sent.
func (b *Backend) ApproveAgain(ctx context.Context, id string, until time.Time, window time.Duration) (StoredGrant, error) {
	g, err := b.Grant(ctx, id)
	if err != nil {
		return g, err
	}
	payload, err := b.Payload(ctx, g.ID)
	if err != nil {
		return g, err
	}
	if consent.Digest(payload) != g.Digest {
		return g, problem.New(problem.Damaged, "What is kept of this approval is not what was approved.", "Make the draft again and approve it.")
	}
	return b.Approve(ctx, Approval{Payload: payload, Corrects: g.Corrects, Asks: g.Asks, Proposal: consent.Proposal{Draft: g.Draft, Job: g.Job, Recipient: g.Recipient, Purpose: g.Purpose,
		Method: g.Method, Media: g.Media, Fields: g.Fields, Until: until, Window: window}})
}

func newID() string {
	id := make([]byte, 16)
	_, _ = rand.Read(id) // never fails
	return hex.EncodeToString(id)
}

func (s *store) correctable(ctx context.Context, id string) error {
	if id == "" {
		return nil
	}
	g, err := s.grant(ctx, id)
	if err == nil && g.State != consent.Spent {
		return problem.New(problem.Invalid, "What is to be corrected was not shared.", "Take the approval back and approve the new text instead.")
	}
	return err
}

// grant reads an approval; id may be its first eight digits or more, where they are enough.
func (s *store) grant(ctx context.Context, id string) (StoredGrant, error) {
	if !consent.IsID(id) && len(id) >= 8 {
		ids, err := s.grants.IDs()
		if err != nil {
			return StoredGrant{}, fmt.Errorf("listing the approvals: %w", err)
		}
		ids = slices.DeleteFunc(ids, func(full string) bool { return !strings.HasPrefix(full, id) })
		if len(ids) == 1 {
			id = ids[0]
		}
	}
	g, err := s.grants.Get(ctx, id)
	if problem.Is(err, problem.NotFound) || problem.Is(err, problem.Invalid) {
		return g, problem.New(problem.NotFound, "There is no such approval.", "Look at the list of approvals; it may have been forgotten.").Because(err)
	}
	if err != nil {
		return g, fmt.Errorf("reading an approval: %w", err)
	}
	return g, nil
}

// Grant is one approval.
func (b *Backend) Grant(ctx context.Context, id string) (out StoredGrant, err error) {
	err = b.with(func(s *store) error {
		out, err = s.grant(ctx, id)
		return err
	})
	return out, err
}

// Payload is the bytes that an approval is for.
func (b *Backend) Payload(ctx context.Context, id string) (data []byte, err error) {
	err = b.with(func(s *store) error {
		g, err := s.grant(ctx, id)
		if err != nil {
			return err
		}
		data, err = s.record.Payload(ctx, g.ID)
		return err
	})
	return data, err
}

// Grants are all approvals, the newest first.
func (b *Backend) Grants(ctx context.Context) (out []StoredGrant, err error) {
	err = b.with(func(s *store) error {
		out, err = s.allGrants(ctx)
		return err
	})
	slices.SortFunc(out, func(x, y StoredGrant) int {
		if c := y.GivenAt.Compare(x.GivenAt); c != 0 {
			return c
		}
		return strings.Compare(x.ID, y.ID)
	})
	return out, err
}

func (s *store) allGrants(ctx context.Context) ([]StoredGrant, error) {
	var out []StoredGrant
	for r, err := range s.grants.All(ctx) {
		if err = s.around(err); err != nil {
			return nil, fmt.Errorf("reading the approvals: %w", err)
		}
		if r.Value.ID != "" {
			out = append(out, r.Value)
		}
	}
	return out, nil
}

// Queued is an approval that waits to be sent or handed over.
type Queued struct {
	StoredGrant
	Refused *problem.Error // why it cannot be used now; nil when it can
	Early   bool           // only because it can still be taken back for a moment
	Stale   []string       // fields whose values have changed since
}

// Queue is what waits, the oldest first.
func (b *Backend) Queue(ctx context.Context) ([]Queued, error) {
	all, err := b.Grants(ctx)
	if err != nil {
		return nil, err
	}
	var out []Queued
	err = b.with(func(s *store) error {
		now := s.latest(b.Now())
		current, err := s.values(ctx, b.Lexicon())
		if err != nil {
			return err
		}
		for _, g := range slices.Backward(all) {
			if g.State != consent.Waiting {
				continue
			}
			q := Queued{StoredGrant: g, Stale: g.stale(current)}
			u, err := s.useOf(ctx, g, now)
			if err != nil {
				return err
			}
			if err := g.Refuse(u, now); err != nil {
				q.Refused, q.Early = problem.From(err), errors.Is(err, consent.TooEarly)
			}
			out = append(out, q)
		}
		return nil
	})
	return out, err
}

// useOf is the use of a grant that was approved: its bytes are looked at when they are used.
func (s *store) useOf(ctx context.Context, g StoredGrant, now time.Time) (consent.Use, error) {
	c, err := s.consentFor(ctx, g.Purpose, g.Recipient, now)
	return consent.Use{Digest: g.Digest, Size: g.Size, Method: g.Method, Recipient: g.Recipient, Consent: c}, err
}

// CancelGrant takes an approval back before it was used, with its bytes.
func (b *Backend) CancelGrant(ctx context.Context, id string) error {
	return b.change(func(s *store) error {
		g, err := s.grant(ctx, id)
		if err != nil {
			return err
		}
		if g.State != consent.Waiting {
			return problem.New(problem.Invalid, "This approval no longer waits, so it cannot be taken back.", "What was shared can be withdrawn.")
		}
		return s.deleting(ctx, func() error {
			return s.vault.Write(ctx, func(batch *vault.Batch) error {
				// Once more: it may have been used while this waited.
				if g, err = s.grant(ctx, id); err != nil || g.State != consent.Waiting {
					return errors.Join(err, problem.New(problem.Invalid, "This approval was used at this moment.", "What was shared can be withdrawn."))
				}
				return s.cancelIn(batch, g)
			})
		})
	})
}

func (s *store) cancelIn(batch *vault.Batch, g StoredGrant) error {
	g.State, g.Values = consent.Cancelled, nil
	if err := s.record.Payloads().DeleteIn(batch, g.ID); err != nil {
		return err
	}
	return s.grants.PutIn(batch, g.ID, g)
}

// takeBack cancels all that waits: after the store went back in time, and where nothing can be judged any more.
func (s *store) takeBack(ctx context.Context) error {
	if s.grants.Count() == 0 {
		return nil
	}
	err := s.vault.Write(ctx, func(batch *vault.Batch) error {
		all, err := s.allGrants(ctx)
		if err != nil {
			return err
		}
		for _, g := range all {
			if g.State == consent.Waiting {
				if err := s.cancelIn(batch, g); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("taking back what waits: %w", err)
	}
	return nil
}
