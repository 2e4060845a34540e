package backend

import (
	"context"
	"fmt"

	"autojob/backend/adapter/egress"
	"autojob/backend/adapter/ledger"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

// LanguageModel is the way to the language model that a consent in force names; problem.NotFound when there is none.
func (b *Backend) LanguageModel(ctx context.Context) (*egress.LanguageModel, consent.Consent, error) {
	var c *consent.Consent
	err := b.with(func(s *store) (err error) {
		c, err = s.consentFor(ctx, consent.LanguageModel, consent.Recipient{}, s.latest(b.Now()))
		return err
	})
	if err == nil && c == nil {
		err = problem.New(problem.NotFound, "No language model may be asked.", "Name one on the Privacy page, if you want one. Everything works without.")
	}
	if err != nil {
		return nil, consent.Consent{}, err
	}
	m, err := b.gate.Model(c.Scope.Recipient.Address, asking{b})
	return m, *c, err
}

// asking is who the gateway asks before each question to a language model.
type asking struct{ b *Backend }

// Allow lets a question pass when a consent in force names this address, and records it: one entry for each question, before it goes.
func (a asking) Allow(ctx context.Context, address string, body []byte) error {
	return a.b.change(func(s *store) error {
		now := s.latest(a.b.Now())
		err := s.vault.Write(ctx, func(batch *vault.Batch) error {
			c, err := s.consentFor(ctx, consent.LanguageModel, consent.Recipient{}, now)
			switch {
			case err != nil:
				return err
			case c == nil || c.Scope.Recipient.Address != address:
				return problem.New(problem.Invalid, "You have not said yes to asking this language model, or you took it back.", "Say yes to it on the Privacy page.").Because(consent.NoConsent)
			case len(body) == 0:
				return nil // which models there are: nothing about the person
			}
			o := ledger.Opening{Recipient: c.Scope.Recipient, Purpose: consent.LanguageModel, Method: consent.LLM, Consent: c.ID, Media: "application/json", Digest: consent.Digest(body), Size: len(body)}
			if _, err := s.record.AppendIn(ctx, batch, now, ledger.Note{Kind: ledger.Sent, Opening: o}); err != nil {
				return fmt.Errorf("recording: %w", err)
			}
			return s.noteIn(batch, now)
		})
		if err != nil {
			return err
		}
		s.seenAt(now)
		return s.settle(ctx)
	})
}
