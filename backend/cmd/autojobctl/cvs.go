package main

import (
	"context"

	"autojob/backend"
)

type cvLine struct {
	ID     string `json:"id"`
	File   string `json:"file"`
	Saved  string `json:"saved_at"`
	Sample bool   `json:"sample,omitempty"`
}

// cvs lists the CVs in the store, the newest first.
// history prints the match history.
func (p *program) history(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		h, err := b.MatchHistory(ctx)
		if err != nil {
			return err
		}
		return p.print(h)
	})
}

func (p *program) cvs(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		all, err := b.CVs(ctx)
		if err != nil {
			return err
		}
		for _, cv := range all {
			if err := p.print(cvLine{cv.ID, cv.FileName, cv.SavedAt, cv.Sample}); err != nil {
				return err
			}
		}
		return nil
	})
}

// cvAgain reads a CV in the store anew, as after an update of the program, and keeps what was read.
func (p *program) cvAgain(ctx context.Context, a arguments) error {
	id := ""
	switch len(a.files) {
	case 0:
	case 1:
		id = a.files[0]
	default:
		return usageError("cv again takes one id, or none for the newest")
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		d, err := b.ReadAgain(ctx, id)
		if err != nil {
			return err
		}
		if err := b.SaveResume(ctx, d, nil); err != nil {
			return err
		}
		p.tellLost(d)
		return nil
	})
}

func (p *program) cvRemove(ctx context.Context, a arguments) error {
	if len(a.files) != 1 {
		return usageError("cv remove takes one id; autojobctl cvs lists them")
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error { return b.RemoveCV(ctx, a.files[0]) })
}
