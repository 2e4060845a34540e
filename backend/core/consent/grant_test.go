package consent_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

var now = time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)

const id = "00112233445566778899aabbccddeeff"

func letter() consent.Proposal {
	return consent.Proposal{Draft: "d1", Recipient: consent.Recipient{Kind: consent.Employer, Name: "Example Clinic", Address: "jobs@example.com"},
		Purpose: consent.Application, Method: consent.SMTP, Media: "message/rfc822", Fields: []string{"work[0].name", "basics.name", "work[0].name"},
		Until: now.Add(48 * time.Hour), Window: consent.Window}
}

var payload = []byte("Dear team,\r\nI have nursed for six years.\r\n")

func approved(t *testing.T, p consent.Proposal, c *consent.Consent) consent.Grant {
	t.Helper()
	g, err := consent.Approve(id, p, payload, c, now)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func use(g consent.Grant) consent.Use {
	return consent.Use{Digest: g.Digest, Size: g.Size, Method: g.Method, Recipient: g.Recipient}
}

func TestAGrantCoversExactlyWhatWasApproved(t *testing.T) {
	g := approved(t, letter(), nil)
	in := now.Add(time.Minute)
	if err := g.Refuse(use(g), in); err != nil {
		t.Fatal(err)
	}
	if len(g.Fields) != 2 || g.Fields[0] != "basics.name" {
		t.Errorf("fields %q", g.Fields)
	}
	short := use(g)
	short.Recipient = consent.Recipient{Address: "jobs@example.com"}
	if err := g.Refuse(short, in); err != nil {
		t.Errorf("who knows only the address is refused: %v", err)
	}
	for i := range payload {
		other := append([]byte(nil), payload...)
		other[i] ^= 1
		u := use(g)
		u.Digest = consent.Digest(other)
		wantRefusal(t, g, u, in, consent.OtherBytes)
	}
	for want, change := range map[consent.Refusal]func(*consent.Grant, *consent.Use, *time.Time){
		consent.AlreadyUsed:    func(g *consent.Grant, _ *consent.Use, _ *time.Time) { g.State = consent.Spent },
		consent.TakenBack:      func(g *consent.Grant, _ *consent.Use, _ *time.Time) { g.State = consent.Cancelled },
		consent.OtherMethod:    func(_ *consent.Grant, u *consent.Use, _ *time.Time) { u.Method = consent.File },
		consent.OtherRecipient: func(_ *consent.Grant, u *consent.Use, _ *time.Time) { u.Recipient.Address = "jobs@example.org" },
		consent.OtherBytes:     func(_ *consent.Grant, u *consent.Use, _ *time.Time) { u.Size++ },
		consent.TooEarly:       func(_ *consent.Grant, _ *consent.Use, at *time.Time) { *at = now.Add(9 * time.Second) },
		consent.TooLate:        func(_ *consent.Grant, _ *consent.Use, at *time.Time) { *at = now.Add(48 * time.Hour) },
	} {
		g, u, at := g, use(g), in
		change(&g, &u, &at)
		wantRefusal(t, g, u, at, want)
	}
	for _, r := range []consent.Recipient{{}, {Name: "Example Clinic"}, {Address: "jobs@example.com", Name: "Another Clinic"}, {Address: "jobs@example.com", Kind: consent.Agency}, {Address: "JOBS@example.com"}} {
		u := use(g)
		u.Recipient = r
		wantRefusal(t, g, u, in, consent.OtherRecipient)
	}
	g.State = consent.Withdrawn
	wantRefusal(t, g, use(g), in, consent.AlreadyUsed)
	g.State = ""
	wantRefusal(t, g, use(g), in, consent.TakenBack)
	wantRefusal(t, approved(t, letter(), nil), use(approved(t, letter(), nil)), now.Add(-time.Hour), consent.TooEarly)
}

func wantRefusal(t *testing.T, g consent.Grant, u consent.Use, at time.Time, want consent.Refusal) {
	t.Helper()
	err := g.Refuse(u, at)
	if !errors.Is(err, want) || !problem.Is(err, problem.Invalid) || problem.From(err).Hint == "" {
		t.Errorf("got %v, want %q", err, want)
	}
}

func TestAWithdrawnConsentStopsWhatRestsOnIt(t *testing.T) {
	p := letter()
	p.Purpose, p.Method, p.Recipient = consent.BackgroundCheck, consent.File, consent.Recipient{Kind: consent.Provider, Name: "Checkers Ltd"}
	if _, err := consent.Approve(id, p, payload, nil, now); !errors.Is(err, consent.NoConsent) {
		t.Errorf("without consent: %v", err)
	}
	c, err := consent.Give(id, consent.Choice{Purpose: consent.BackgroundCheck, Version: 1, Language: "en",
		Scope: consent.Scope{Recipient: p.Recipient, What: []string{"Employers and dates"}, Until: now.Add(72 * time.Hour)}}, now)
	if err != nil {
		t.Fatal(err)
	}
	g := approved(t, p, &c)
	in, u := now.Add(time.Minute), use(g)
	u.Consent = &c
	if err := g.Refuse(u, in); err != nil {
		t.Fatal(err)
	}
	wantRefusal(t, g, use(g), in, consent.NoConsent)
	gone := c.Withdraw(in)
	u.Consent = &gone
	wantRefusal(t, g, u, in, consent.NoConsent)
	if gone.Withdraw(in.Add(time.Hour)).WithdrawnAt != gone.WithdrawnAt {
		t.Error("withdrawing twice moves the time")
	}
	other := c
	other.Scope.Recipient.Name = "Someone Else Ltd"
	u.Consent = &other
	wantRefusal(t, g, u, in, consent.NoConsent)
	p.Until = now.Add(80 * time.Hour)
	if _, err := consent.Approve(id, p, payload, &c, now); !errors.Is(err, consent.NoConsent) {
		t.Errorf("an approval outlasts the consent: %v", err)
	}
}

func TestAnApprovalThatCannotBeKeptIsNotGiven(t *testing.T) {
	for name, change := range map[string]func(*consent.Proposal){
		"no purpose":           func(p *consent.Proposal) { p.Purpose = "" },
		"a purpose that stays": func(p *consent.Proposal) { p.Purpose = consent.Matching },
		"no recipient":         func(p *consent.Proposal) { p.Recipient.Name = " " },
		"two lines":            func(p *consent.Proposal) { p.Recipient.Name = "A\r\nBcc: b@example.com" },
		"a long name":          func(p *consent.Proposal) { p.Recipient.Name = strings.Repeat("x", 201) },
		"another kind":         func(p *consent.Proposal) { p.Recipient.Kind = consent.Provider },
		"no method":            func(p *consent.Proposal) { p.Method = "fax" },
		"a model's method":     func(p *consent.Proposal) { p.Method = consent.LLM },
		"no address":           func(p *consent.Proposal) { p.Recipient.Address = "" },
		"a name in it":         func(p *consent.Proposal) { p.Recipient.Address = "Jobs <jobs@example.com>" },
		"two addresses":        func(p *consent.Proposal) { p.Recipient.Address = "a@example.com, b@example.com" },
		"a line in it":         func(p *consent.Proposal) { p.Recipient.Address = "a@example.com\r\nRCPT TO:<b@example.com>" },
		"the past":             func(p *consent.Proposal) { p.Until = now },
		"no end":               func(p *consent.Proposal) { p.Until = now.AddDate(2, 0, 0) },
		"a window past it":     func(p *consent.Proposal) { p.Until, p.Window = now.Add(time.Minute), time.Hour },
		"a negative window":    func(p *consent.Proposal) { p.Window = -1 },
	} {
		p := letter()
		change(&p)
		if _, err := consent.Approve(id, p, payload, nil, now); !problem.Is(err, problem.Invalid) || problem.From(err).Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := consent.Approve(id, letter(), nil, nil, now); !problem.Is(err, problem.Invalid) {
		t.Errorf("nothing at all: %v", err)
	}
}
