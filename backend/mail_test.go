package backend_test

import (
	"strings"
	"testing"

	"autojob/backend"
	"autojob/backend/core/problem"
)

// The kept password is used again for the very same server and login only: a page that names another server does not get it sent there.
func TestAKeptPasswordGoesToNoOtherServer(t *testing.T) {
	s := newSharing(t)
	kept, err := s.MailAccount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.TryMail(t.Context(), kept, ""); err != nil {
		t.Errorf("the kept account with the kept password: %v", err)
	}
	accepted := s.mail.Accepted()
	for name, change := range map[string]func(*backend.MailAccount){
		"host": func(a *backend.MailAccount) { a.Host = "mail.example.net" }, "port": func(a *backend.MailAccount) { a.Port++ },
		"encryption": func(a *backend.MailAccount) { a.Security = backend.MailStartTLS }, "login": func(a *backend.MailAccount) { a.User = "al" },
	} {
		other := kept
		change(&other)
		if err := s.TryMail(t.Context(), other, ""); !problem.Is(err, problem.Invalid) || problem.From(err).Hint == "" {
			t.Errorf("tried with another %s: %v", name, err)
		}
		if err := s.SetMailAccount(t.Context(), other, ""); !problem.Is(err, problem.Invalid) {
			t.Errorf("kept with another %s: %v", name, err)
		}
	}
	if now := s.mail.Accepted(); now != accepted {
		t.Errorf("%d connections were made", now-accepted)
	}
	if err := s.TryMail(t.Context(), kept, "wrong"); !problem.Is(err, problem.Unavailable) {
		t.Errorf("tried with a wrong password: %v", err)
	}
	kept.Name = "Jo Okafor"
	if err := s.SetMailAccount(t.Context(), kept, ""); err != nil {
		t.Errorf("another name: %v", err)
	}
	if a, err := s.MailAccount(t.Context()); err != nil || a != kept {
		t.Errorf("%+v %v", a, err)
	}
	if err := s.TryMailAccount(t.Context()); err != nil {
		t.Errorf("after the name changed: %v", err)
	}
	if err := s.RemoveMailAccount(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.TryMail(t.Context(), kept, ""); !problem.Is(err, problem.Invalid) {
		t.Errorf("a removed password was used: %v", err)
	}
}

func TestAnAccountThatCannotBeUsedIsNotKept(t *testing.T) {
	s := newSharing(t)
	good, err := s.MailAccount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*backend.MailAccount){
		"a name in the address": func(a *backend.MailAccount) { a.From = "Jo <jo@example.org>" },
		"no address":            func(a *backend.MailAccount) { a.From = "" },
		"a header in the name":  func(a *backend.MailAccount) { a.Name = "Jo\r\nBcc: al@example.org" },
		"a very long name":      func(a *backend.MailAccount) { a.Name = strings.Repeat("x", 201) },
		"no port":               func(a *backend.MailAccount) { a.Port = 0 },
		"a login in clear":      func(a *backend.MailAccount) { a.Security = backend.MailPlain },
		"an address for a host": func(a *backend.MailAccount) { a.Host = "jo@mail.example.com" },
		"no way to speak to it": func(a *backend.MailAccount) { a.Security = "" },
	} {
		bad := good
		change(&bad)
		if err := s.SetMailAccount(t.Context(), bad, "pass word"); err == nil || problem.From(err).Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if a, err := s.MailAccount(t.Context()); err != nil || a != good {
		t.Errorf("%+v %v", a, err)
	}
}
