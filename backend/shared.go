package backend

import (
	"cmp"
	"context"
	"slices"
	"time"

	"autojob/backend/adapter/ledger"
	"autojob/backend/core/consent"
	"autojob/backend/core/profile"
)

// Shared is something that left, as it stands now.
type Shared struct {
	StoredGrant
	Changed     []string // paths of which the profile says something else now, as they were when it was approved
	CorrectedAt string   // RFC 3339: when something later took its place; "" when nothing did
	AskedAt     string   // RFC 3339: when a letter left that asks to delete it; "" when none did
}

// Arrived reports whether the recipient has it, as far as is known: it left, and nothing says that it did not come to its end.
func (g StoredGrant) Arrived() bool {
	return g.LeftAt != "" && (g.Failed == "" || g.Failed == string(unclear))
}

// Holder is somebody who got something. Recipients of one name are one, whatever address each thing went to.
type Holder struct {
	Name   string
	Shares []Shared // the newest first; never none
}

// Holders are all who got something, or for whom something left, the one of the newest first. Approvals that were not used are no part of it.
func (b *Backend) Holders(ctx context.Context) ([]Holder, error) {
	all, err := b.shares(ctx)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	var out []Holder
	for _, s := range all {
		key := consent.Fold(s.Recipient.Name)
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, Holder{Name: s.Recipient.Name})
		}
		out[i].Shares = append(out[i].Shares, s)
	}
	return out, nil
}

// Stale is what was shared, not withdrawn, and is no longer as the profile has it; the newest first.
func (b *Backend) Stale(ctx context.Context) ([]Shared, error) {
	all, err := b.shares(ctx)
	return slices.DeleteFunc(all, func(s Shared) bool { return !s.Stale() }), err
}

// Stale reports whether somebody has something that is no longer so, and nothing was done about it.
func (s Shared) Stale() bool {
	return s.State == consent.Spent && len(s.Changed) > 0 && s.CorrectedAt == ""
}

// shares is all that left, the newest first.
func (b *Backend) shares(ctx context.Context) ([]Shared, error) {
	all, err := b.Grants(ctx)
	if err != nil {
		return nil, err
	}
	corrected, asked := map[string]string{}, map[string]string{}
	for _, g := range slices.Backward(all) {
		if !g.Arrived() {
			continue
		}
		if g.Corrects != "" && g.State == consent.Spent && g.Failed == "" {
			corrected[g.Corrects] = g.LeftAt
		}
		for _, id := range g.Asks {
			asked[id] = g.LeftAt
		}
	}
	var out []Shared
	err = b.with(func(s *store) error {
		current, err := s.values(ctx, b.Lexicon())
		if err != nil {
			return err
		}
		for _, g := range all {
			if g.LeftAt != "" {
				out = append(out, Shared{g, g.stale(current), corrected[g.ID], asked[g.ID]})
			}
		}
		questions, err := s.questions(ctx)
		out = append(out, questions...)
		return err
	})
	slices.SortStableFunc(out, func(x, y Shared) int { return cmp.Compare(y.LeftAt, x.LeftAt) })
	return out, err
}

// questions are what language models were asked: a consent covers them, so they have no approval of their own.
func (s *store) questions(ctx context.Context) ([]Shared, error) {
	consents, err := s.allConsents(ctx)
	if err != nil || !slices.ContainsFunc(consents, func(c consent.Consent) bool { return c.Purpose == consent.LanguageModel }) {
		return nil, err // nobody was asked, and the record need not be read
	}
	all, err := s.record.Recipients(ctx)
	if err != nil {
		return nil, err
	}
	var out []Shared
	for _, k := range all {
		if k.Recipient.Kind != consent.Model {
			continue
		}
		lines, err := s.record.To(ctx, k.Recipient.Name)
		if err != nil {
			return nil, err
		}
		for _, l := range lines {
			if o := l.Opening; l.Kind == ledger.Sent && o.Grant == "" && o.Recipient == k.Recipient {
				at, _ := time.Parse(time.RFC3339, l.At) // the ledger writes no other
				out = append(out, Shared{StoredGrant: StoredGrant{Entry: l.Tip(), LeftAt: l.At, Grant: consent.Grant{Recipient: o.Recipient, Purpose: o.Purpose,
					Method: o.Method, Media: o.Media, Digest: o.Digest, Size: o.Size, Fields: o.Fields, GivenAt: at, State: consent.Spent}}})
			}
		}
	}
	return out, nil
}

// ProfileSays is what the profile says now, by path.
func (b *Backend) ProfileSays(ctx context.Context) (map[string]string, error) {
	out := map[string]string{}
	err := b.with(func(s *store) error {
		p, err := s.profile(ctx, b.Lexicon())
		if err != nil || p == nil {
			return err
		}
		for _, l := range profile.Leaves(p.Profile) {
			out[l.Path] = l.Value
		}
		return nil
	})
	return out, err
}

// DraftIDs are the summaries that are kept.
func (b *Backend) DraftIDs() (ids []string, err error) {
	err = b.with(func(s *store) error {
		ids, err = s.drafts.IDs()
		return err
	})
	return ids, err
}
