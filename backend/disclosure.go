package backend

import (
	"context"
	"fmt"

	"autojob/backend/core/consent"
	"autojob/backend/core/profile"
)

// Disclosure is what the person said of which fields may travel.
func (b *Backend) Disclosure(ctx context.Context) (d consent.Disclosure, err error) {
	err = b.with(func(s *store) error {
		d, err = s.disclosed(ctx)
		return err
	})
	return d, err
}

func (s *store) disclosed(ctx context.Context) (consent.Disclosure, error) {
	d, err := s.disclosures.Get(ctx, me)
	if err != nil && !missing(err) {
		return d, fmt.Errorf("reading what may travel: %w", err)
	}
	return d, nil
}

// SetDisclosure keeps it. Drafts that were made before stay as they are until they are made anew; an approval looks at the rules of its moment.
func (b *Backend) SetDisclosure(ctx context.Context, d consent.Disclosure) error {
	return b.change(func(s *store) error { return s.disclose(ctx, d) })
}

func (s *store) disclose(ctx context.Context, d consent.Disclosure) error {
	if err := s.disclosures.Put(ctx, me, d); err != nil {
		return fmt.Errorf("keeping what may travel: %w", err)
	}
	return nil
}

// SetFieldClass sets the class of one field: for a kind of recipient, or for whoever it is (""). Nothing becomes looser than where the person said
// nothing; that is refused rather than kept without an effect.
func (b *Backend) SetFieldClass(ctx context.Context, f consent.Field, kind consent.RecipientKind, class consent.Class) error {
	return b.change(func(s *store) error {
		d, err := s.disclosed(ctx)
		if err != nil {
			return err
		}
		if d, err = d.With(f, kind, class); err != nil {
			return err
		}
		return s.disclose(ctx, d)
	})
}

// HeldFields are those of which the person's CVs and wishes say something.
func (b *Backend) HeldFields(ctx context.Context) (map[consent.Field]bool, error) {
	held := map[consent.Field]bool{}
	err := b.with(func(s *store) error {
		p, err := s.profile(ctx, b.Lexicon())
		if err != nil {
			return err
		}
		if p != nil {
			for _, l := range profile.Leaves(p.Profile) {
				held[consent.FieldOf(l.Path)] = true
			}
		}
		wishes, err := s.preferred(ctx)
		if err != nil && !missing(err) {
			return err
		}
		held[consent.Preferences] = wishes.Key() != profile.Preferences{}.Key()
		held[consent.Pay] = wishes.Salary != nil
		return nil
	})
	delete(held, "")
	return held, err
}
