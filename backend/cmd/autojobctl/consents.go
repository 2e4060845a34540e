package main

import (
	"context"
	"fmt"
	"strconv"

	"autojob/backend"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/release"
)

type consentLine struct {
	consent.Wording
	On      bool              `json:"on"`
	InForce []consent.Consent `json:"in_force"`
	Past    []consent.Consent `json:"past,omitempty"`
}

func (p *program) consents(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		all, err := b.Consents(ctx, a.get("language"))
		if err != nil {
			return err
		}
		for _, c := range all {
			l := consentLine{c.Words, c.On, append([]consent.Consent{}, c.InForce...), c.Past}
			if err := p.print(l); err != nil {
				return err
			}
		}
		return nil
	})
}

// consentsGive says yes. Without the version of the words it prints them: a yes to words that were not read is none.
func (p *program) consentsGive(ctx context.Context, a arguments) error {
	if err := a.only("a purpose"); err != nil {
		return err
	}
	c := consent.Choice{Purpose: consent.Purpose(a.files[0]), Language: a.get("language")}
	if a.get("version") == "" && c.Purpose.Asked() {
		w := c.Purpose.Words(c.Language)
		if err := p.print(w); err != nil {
			return err
		}
		p.tell("", problem.New(problem.Invalid, "Nothing was chosen yet. Read these words first.", fmt.Sprintf("To say yes to them: --version %d", w.Version)))
		return errTold
	}
	var err error
	if v := a.get("version"); v != "" {
		if c.Version, err = strconv.Atoi(v); err != nil {
			return usageError("--version takes a number")
		}
	}
	if u := a.get("until"); u != "" {
		if c.Scope.Until, err = dayEnd(u); err != nil {
			return err
		}
	}
	if r := a.get("recipient"); r != "" {
		c.Scope.Recipient = recipientFrom(r, kindFor[c.Purpose])
	}
	c.Scope.What, c.Scope.Region, c.Scope.Policy = a.flags["what"], a.get("region"), a.get("policy")
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		given, err := b.GiveConsent(ctx, c)
		if err != nil {
			return err
		}
		return p.print(given.Receipt())
	})
}

func (p *program) consentsWithdraw(ctx context.Context, a arguments) error {
	if err := a.only("a consent or a purpose"); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		w, err := b.WithdrawConsent(ctx, a.files[0])
		if err != nil {
			return err
		}
		return p.print(struct {
			Withdrawn int `json:"withdrawn"`
			Cancelled int `json:"cancelled,omitempty"` // approvals that waited on it
		}{w.Consents, w.Cancelled})
	})
}

func (p *program) consentsReceipt(ctx context.Context, a arguments) error {
	if err := a.only("a consent"); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		r, err := b.ConsentReceipt(ctx, a.files[0])
		if err != nil {
			return err
		}
		return p.print(r)
	})
}

// consentsRelease releases facts for a background check. Without the digest of what would leave it prints that, with the words of the consent: a yes
// to what was not read is none.
func (p *program) consentsRelease(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	for _, name := range []string{"provider", "for", "item", "until"} {
		if !a.has(name) {
			return usageError("--" + name + " is missing")
		}
	}
	until, err := dayEnd(a.get("until"))
	if err != nil {
		return err
	}
	to := recipientFrom(a.get("provider"), consent.Provider)
	w := backend.ReleaseWish{Address: to.Address, Wish: release.Wish{Provider: to.Name, For: a.get("for"), Until: until, Language: a.get("language")}}
	for _, i := range a.flags["item"] {
		w.Items = append(w.Items, release.Item(i))
	}
	format, method := backend.PDF, consent.File
	if f := a.get("format"); f != "" {
		format = backend.Format(f)
	}
	if m := a.get("method"); m != "" {
		method = consent.Method(m)
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		if a.get("digest") == "" {
			return p.showRelease(ctx, b, w, format)
		}
		version, err := strconv.Atoi(a.get("version"))
		if err != nil {
			return usageError("--version takes the number of the words that you read")
		}
		c, g, err := b.GiveRelease(ctx, w, format, method, a.get("digest"), version)
		if err != nil {
			return err
		}
		return p.print(struct {
			Consent string    `json:"consent"`
			Grant   grantLine `json:"grant"`
		}{c.ID, grantLineOf(g)})
	})
}

func (p *program) showRelease(ctx context.Context, b *backend.Backend, w backend.ReleaseWish, format backend.Format) error {
	r, err := b.PlanRelease(ctx, w, format)
	if err != nil {
		return err
	}
	text, err := b.PlanRelease(ctx, w, backend.Text)
	if err != nil {
		return err
	}
	err = p.print(struct {
		Text   string          `json:"text"`
		Digest string          `json:"digest"`
		Words  consent.Wording `json:"words"`
	}{string(text.Bytes.Bytes), r.Digest, r.Words})
	if err != nil {
		return err
	}
	p.tell("", problem.New(problem.Invalid, "Nothing was released yet. Read this first.", fmt.Sprintf("To release exactly this: --version %d --digest %s", r.Words.Version, r.Digest)))
	return errTold
}
