package backend

import (
	"context"
	"fmt"
	"net/mail"

	"autojob/backend/adapter/egress"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

// What the window, the command line and the tests see of the gateway.
type (
	NetworkState = egress.State
	NetworkCount = egress.Count
	MailSecurity = egress.Security
)

// Ways to speak to a mail server: see egress.
const (
	MailTLS      = egress.TLS
	MailStartTLS = egress.StartTLS
	MailPlain    = egress.Plain
)

// MailAccount is the person's own way to send mail.
type MailAccount struct {
	Host     string       `json:"host"`
	Port     uint16       `json:"port"`
	Security MailSecurity `json:"security"`
	User     string       `json:"user,omitempty"`
	From     string       `json:"from"` // a bare address
}

type storedAccount struct {
	MailAccount
	Password string `json:"password,omitempty"`
}

func (a storedAccount) server() egress.MailServer {
	return egress.MailServer{Host: a.Host, Port: a.Port, Security: a.Security, User: a.User, Password: a.Password}
}

// SetMailAccount keeps the account, its password sealed with it. Nothing is connected to: TryMailAccount does that.
func (b *Backend) SetMailAccount(ctx context.Context, a MailAccount, password string) error {
	if from, err := mail.ParseAddress(a.From); err != nil || from.Address != a.From || from.Name != "" {
		return problem.New(problem.Invalid, "Your own e-mail address cannot be used.", "Give it bare, such as jo@example.org.")
	}
	kept := storedAccount{a, password}
	if err := kept.server().Check(); err != nil {
		return err
	}
	return b.change(func(s *store) error {
		if err := s.accounts.Put(ctx, me, kept); err != nil {
			return fmt.Errorf("keeping the mail account: %w", err)
		}
		return nil
	})
}

// MailAccount is the account without its password; problem.NotFound when there is none.
func (b *Backend) MailAccount(ctx context.Context) (a MailAccount, err error) {
	err = b.with(func(s *store) error {
		kept, err := s.mailAccount(ctx)
		a = kept.MailAccount
		return err
	})
	return a, err
}

// RemoveMailAccount deletes the account with its password.
func (b *Backend) RemoveMailAccount(ctx context.Context) error {
	return b.change(func(s *store) error {
		if !s.accounts.Has(me) {
			return nil
		}
		return s.deleting(ctx, func() error { return s.accounts.Delete(ctx, me) })
	})
}

// TryMailAccount connects and logs in, and sends nothing.
func (b *Backend) TryMailAccount(ctx context.Context) error {
	var kept storedAccount
	err := b.with(func(s *store) (err error) {
		kept, err = s.mailAccount(ctx)
		return err
	})
	if err != nil {
		return err
	}
	return b.gate.TryMail(ctx, kept.server())
}

func (s *store) mailAccount(ctx context.Context) (storedAccount, error) {
	a, err := s.accounts.Get(ctx, me)
	if problem.Is(err, problem.NotFound) {
		return a, problem.New(problem.NotFound, "There is no mail account here yet.", "Enter your mail provider's server, or make a mail draft for your own mail program.").Because(err)
	}
	if err != nil {
		return a, fmt.Errorf("reading the mail account: %w", err)
	}
	return a, nil
}

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

// Network is how the way out stands.
func (b *Backend) Network() NetworkState { return b.gate.State() }

// Traffic is what was asked and sent since the program started, by kind and host.
func (b *Backend) Traffic() []NetworkCount { return b.gate.Meter() }
