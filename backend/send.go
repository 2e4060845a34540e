package backend

import (
	"context"

	"autojob/backend/adapter/egress"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

// Send sends what was approved through the person's own mail server: exactly these bytes, once.
func (b *Backend) Send(ctx context.Context, id string) (StoredGrant, error) {
	g, payload, account, err := b.ready(ctx, id, consent.SMTP)
	if err != nil {
		return g, err
	}
	l := egress.Letter{Grant: g.ID, Server: account.server(), From: account.From, To: g.Recipient.Address, Message: payload}
	d, err := b.gate.Send(ctx, l, spender{b})
	if err != nil {
		if d.Spent {
			why := problem.From(err)
			if d.Unclear {
				why = problem.New(unclear, why.Message, why.Hint)
			}
			b.failing(ctx, g.ID, why)
		}
		return g, err
	}
	return b.Grant(ctx, g.ID)
}

// ready reads an approval with its bytes and refuses what could not be used now, before anything is connected to.
func (b *Backend) ready(ctx context.Context, id string, method consent.Method) (g StoredGrant, payload []byte, a storedAccount, err error) {
	err = b.with(func(s *store) error {
		if g, err = s.grant(ctx, id); err != nil {
			return err
		}
		now := s.latest(b.Now())
		u, err := s.useOf(ctx, g, now)
		if err != nil {
			return err
		}
		u.Method = method
		if g.State == consent.Waiting {
			if payload, err = s.record.Payload(ctx, g.ID); err != nil {
				return err
			}
			u.Digest, u.Size = consent.Digest(payload), len(payload)
		}
		if err := g.Refuse(u, now); err != nil {
			return err
		}
		if method == consent.SMTP {
			a, err = s.mailAccount(ctx)
		}
		return err
	})
	return g, payload, a, err
}

// HandOver gives the approved bytes to the person for their recipient, once: deliver gets them after the record says so. When it fails, the
// record says that, too.
func (b *Backend) HandOver(ctx context.Context, id string, method consent.Method, deliver func(payload []byte) error) (StoredGrant, error) {
	if !method.Handed() {
		return StoredGrant{}, problem.New(problem.Invalid, "This is sent, not handed over.", "Send it, or approve it for a file.")
	}
	g, payload, _, err := b.ready(ctx, id, method)
	if err != nil {
		return g, err
	}
	u := consent.Use{Digest: consent.Digest(payload), Size: len(payload), Method: method, Recipient: g.Recipient}
	if err := b.spend(ctx, g.ID, u, handedOver); err != nil {
		return g, err
	}
	if err := deliver(payload); err != nil {
		b.failing(ctx, g.ID, problem.From(err))
		return g, err
	}
	return b.Grant(ctx, g.ID)
}
