package backend

import (
	"context"
	"fmt"
	"net/mail"
	"strings"

	"autojob/backend/adapter/egress"
	"autojob/backend/core/problem"
)

// MailSecurity is how a mail server is spoken to.
type MailSecurity = egress.Security

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
	From     string       `json:"from"`           // a bare address
	Name     string       `json:"name,omitempty"` // beside it in a mail; "" is the address alone
}

// sender is what stands in a mail as who it is from.
func (a MailAccount) sender() string {
	if a.Name == "" {
		return a.From
	}
	return (&mail.Address{Name: a.Name, Address: a.From}).String()
}

type storedAccount struct {
	MailAccount
	Password string `json:"password,omitempty"`
}

func (a storedAccount) server() egress.MailServer {
	return egress.MailServer{Host: a.Host, Port: a.Port, Security: a.Security, User: a.User, Password: a.Password}
}

// usable says why an account could not be used, without asking anybody.
func (a storedAccount) usable() error {
	if from, err := mail.ParseAddress(a.From); err != nil || from.Address != a.From || from.Name != "" {
		return problem.New(problem.Invalid, "Your own e-mail address cannot be used.", "Give it bare, such as jo@example.org.")
	}
	if len(a.Name) > 200 || strings.ContainsAny(a.Name, "\r\n\x00") {
		return problem.New(problem.Invalid, "This name cannot stand in a mail.", "Give it in one short line, or leave it out.")
	}
	if a.User != "" && a.Password == "" {
		return problem.New(problem.Invalid, "The password is missing.", "It is kept sealed and not shown again, and goes only to the server for which it was given.")
	}
	return a.server().Check()
}

// SetMailAccount keeps the account, its password sealed with it. No password means the one that is kept, for the same server and login only:
// another server never gets it. Nothing is connected to: TryMail does that.
func (b *Backend) SetMailAccount(ctx context.Context, a MailAccount, password string) error {
	return b.change(func(s *store) error {
		account, err := s.completed(ctx, a, password)
		if err != nil {
			return err
		}
		keep := func() error {
			if err := s.accounts.Put(ctx, me, account); err != nil {
				return fmt.Errorf("keeping the mail account: %w", err)
			}
			return nil
		}
		if s.accounts.Has(me) { // the old password is to leave the files
			return s.deleting(ctx, keep)
		}
		return keep()
	})
}

// completed is an account as it would be kept, if it can be used.
func (s *store) completed(ctx context.Context, a MailAccount, password string) (storedAccount, error) {
	account := storedAccount{a, password}
	if password == "" && a.User != "" {
		kept, err := s.mailAccount(ctx)
		if err != nil && !problem.Is(err, problem.NotFound) {
			return account, err
		}
		if strings.EqualFold(kept.Host, a.Host) && kept.Port == a.Port && kept.Security == a.Security && kept.User == a.User {
			account.Password = kept.Password
		}
	}
	return account, account.usable()
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

// TryMailAccount connects to the server of the kept account and logs in, and sends nothing.
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

// TryMail does the same with an account that is not kept yet. No password means the one that is kept, as in SetMailAccount.
func (b *Backend) TryMail(ctx context.Context, a MailAccount, password string) error {
	var account storedAccount
	err := b.with(func(s *store) (err error) {
		account, err = s.completed(ctx, a, password)
		return err
	})
	if err != nil {
		return err
	}
	return b.gate.TryMail(ctx, account.server())
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
