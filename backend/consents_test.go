package backend_test

import (
	"errors"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/ledger"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

func background(s *sharing) (consent.Choice, func(*backend.Approval)) {
	provider := consent.Recipient{Kind: consent.Provider, Name: "Checkers Ltd"}
	choice := consent.Choice{Purpose: consent.BackgroundCheck, Version: consent.BackgroundCheck.Words("en").Version, Language: "en",
		Scope: consent.Scope{Recipient: provider, What: []string{"Employers and dates"}, Until: time.Unix(s.clock.Load(), 0).Add(72 * time.Hour)}}
	return choice, func(a *backend.Approval) {
		a.Recipient, a.Purpose, a.Method = provider, consent.BackgroundCheck, consent.File
	}
}

func TestEachConsentIsOffUntilItIsGiven(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	all, err := s.Consents(ctx, "fr")
	if err != nil || len(all) != len(consent.Purposes()) {
		t.Fatal(err)
	}
	for _, c := range all {
		if len(c.InForce) != 0 || len(c.Past) != 0 || c.Words.Language != "fr" || c.Words.Title == "" {
			t.Errorf("%+v", c)
		}
	}
}

func TestAConsentIsGivenUsedAndWithdrawnWithReceipts(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	choice, change := background(s)
	a := s.proposal()
	change(&a)
	if _, err := s.Approve(ctx, a); !errors.Is(err, consent.NoConsent) {
		t.Fatalf("approved without consent: %v", err)
	}
	c, err := s.GiveConsent(ctx, choice)
	if err != nil {
		t.Fatal(err)
	}
	g := s.approve(change)
	s.later(time.Minute)
	again, err := s.GiveConsent(ctx, choice) // takes the place of the first
	if err != nil {
		t.Fatal(err)
	}
	if n, err := s.WithdrawConsent(ctx, again.ID); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if _, err := s.HandOver(ctx, g.ID, consent.File, func([]byte) error { t.Error("handed over"); return nil }); !errors.Is(err, consent.TakenBack) {
		t.Errorf("used after the consent was withdrawn: %v", err)
	}
	if _, err := s.WithdrawConsent(ctx, string(consent.BackgroundCheck)); !problem.Is(err, problem.NotFound) {
		t.Error(err)
	}
	s.record(ledger.ConsentGiven, ledger.ConsentGiven, ledger.ConsentWithdrawn)
	for id, events := range map[string]int{c.ID: 2, again.ID: 2} {
		r, err := s.ConsentReceipt(ctx, id)
		if err != nil || len(r.Record.Events) != events {
			t.Errorf("%+v %v", r, err)
		}
	}
	if _, err := s.ConsentReceipt(ctx, ""); !problem.Is(err, problem.NotFound) {
		t.Error(err)
	}
	all, err := s.Consents(ctx, "en")
	if err != nil {
		t.Fatal(err)
	}
	for _, state := range all {
		if state.Words.Purpose == consent.BackgroundCheck && (len(state.InForce) != 0 || len(state.Past) != 2) {
			t.Errorf("%+v", state)
		}
	}
}

func TestAConsentThatIsOverCoversNothing(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	choice, change := background(s)
	if _, err := s.GiveConsent(ctx, choice); err != nil {
		t.Fatal(err)
	}
	a := s.proposal()
	change(&a)
	a.Recipient.Name = "Other Checkers"
	if _, err := s.Approve(ctx, a); !errors.Is(err, consent.NoConsent) {
		t.Errorf("for another provider: %v", err)
	}
	s.later(73 * time.Hour)
	a = s.proposal()
	change(&a)
	if _, err := s.Approve(ctx, a); !errors.Is(err, consent.NoConsent) {
		t.Errorf("after its end: %v", err)
	}
	if n, err := s.WithdrawConsent(ctx, string(consent.BackgroundCheck)); err != nil || n != 1 {
		t.Errorf("%d %v", n, err)
	}
}
