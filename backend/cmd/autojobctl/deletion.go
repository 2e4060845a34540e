package main

import (
	"context"

	"autojob/backend"
	"autojob/backend/core/consent"
)

// askDeletion approves the letter with which the person takes back what they shared.
func (p *program) askDeletion(ctx context.Context, a arguments) error {
	if len(a.files) == 0 {
		return usageError("name what was shared by its approval")
	}
	if a.get("until") == "" {
		return usageError("--until is missing")
	}
	until, err := dayEnd(a.get("until"))
	if err != nil {
		return err
	}
	window, err := a.window()
	if err != nil {
		return err
	}
	l := backend.LetterApproval{LetterWish: backend.LetterWish{Language: a.get("language"), Address: a.get("address")}, Format: backend.PDF, Method: consent.File, Until: until, Window: window}
	if f := a.get("format"); f != "" {
		l.Format = backend.Format(f)
	}
	if m := a.get("method"); m != "" {
		l.Method = consent.Method(m)
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		for _, id := range a.files {
			g, err := b.Grant(ctx, id)
			if err != nil {
				return err
			}
			l.Grants = append(l.Grants, g.ID)
		}
		g, err := b.ApproveLetter(ctx, l)
		if err != nil {
			return err
		}
		return p.print(grantLineOf(g))
	})
}
