package backend_test

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
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
	if n, err := s.WithdrawConsent(ctx, again.ID); err != nil || n != (backend.Withdrawal{Consents: 1, Cancelled: 1}) {
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
	if n, err := s.WithdrawConsent(ctx, string(consent.BackgroundCheck)); err != nil || n != (backend.Withdrawal{Consents: 1}) {
		t.Errorf("%+v %v", n, err)
	}
}

func TestALanguageModelIsAskedByConsentOnlyAndEachQuestionIsRecorded(t *testing.T) {
	ctx := t.Context()
	var came atomic.Int32
	o := newOnline(t, func(w http.ResponseWriter, _ *http.Request) { came.Add(1); fmt.Fprint(w, "{}") })
	if _, _, err := o.LanguageModel(ctx); !problem.Is(err, problem.NotFound) {
		t.Fatalf("without consent: %v", err)
	}
	choice := consent.Choice{Purpose: consent.LanguageModel, Version: 2, Language: "en", Scope: consent.Scope{Region: "Iceland", Policy: "https://models.example.com/privacy",
		Recipient: consent.Recipient{Kind: consent.Model, Name: "Example Models", Address: "https://models.example.com/v1"}}}
	if _, err := o.GiveConsent(ctx, choice); err != nil {
		t.Fatal(err)
	}
	m, c, err := o.LanguageModel(ctx)
	if err != nil || c.Scope.Region != "Iceland" {
		t.Fatal(err)
	}
	ask := func(method, path, body string) error {
		req, err := http.NewRequestWithContext(ctx, method, "https://models.example.com/v1/"+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		res, err := m.Do(req)
		if err == nil {
			_ = res.Body.Close()
		}
		return err
	}
	for _, err := range []error{ask(http.MethodGet, "models", ""), ask(http.MethodPost, "chat/completions", "one"), ask(http.MethodPost, "chat/completions", "two")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	lines, err := o.RecordTo(ctx, "example models")
	if err != nil || len(lines) != 3 || lines[0].Kind != ledger.Sent || lines[0].Opening.Digest != consent.Digest([]byte("two")) || lines[2].Kind != ledger.ConsentGiven {
		t.Errorf("%+v %v", lines, err)
	}
	if _, err := o.WithdrawConsent(ctx, "language_model"); err != nil {
		t.Fatal(err)
	}
	if err := ask(http.MethodPost, "chat/completions", "three"); !errors.Is(err, consent.NoConsent) || came.Load() != 3 {
		t.Errorf("after the consent was withdrawn: %v, %d questions", err, came.Load())
	}
	// A consent to another address does not open the way to this one.
	choice.Scope.Recipient.Address = "https://other.example.com/v1"
	if _, err := o.GiveConsent(ctx, choice); err != nil {
		t.Fatal(err)
	}
	if err := ask(http.MethodPost, "chat/completions", "four"); !errors.Is(err, consent.NoConsent) || came.Load() != 3 {
		t.Errorf("by another's consent: %v", err)
	}
	if r, err := o.VerifyRecord(ctx); err != nil || !r.Whole() {
		t.Errorf("%+v %v", r, err)
	}
}

func TestWhoDoesNotWantTheirCVComparedGetsAListWithoutScores(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	saved(t, s.Backend, nurseCV())
	if p, err := s.Person(ctx); err != nil || p == nil {
		t.Fatal(err)
	}
	give := func(p consent.Purpose) {
		t.Helper()
		if _, err := s.GiveConsent(ctx, consent.Choice{Purpose: p, Version: 1, Language: "en"}); err != nil {
			t.Fatal(err)
		}
	}
	give(consent.Matching)
	give(consent.Learning)
	for _, p := range []consent.Purpose{consent.Matching, consent.Learning} {
		if _, err := s.WithdrawConsent(ctx, string(p)); err != nil {
			t.Fatal(err)
		}
	}
	if p, err := s.Person(ctx); err != nil || p != nil {
		t.Errorf("compared all the same: %v", err)
	}
	if l, err := s.Learned(ctx); err != nil || l.Profiling {
		t.Errorf("learned all the same: %+v %v", l, err)
	}
	give(consent.Matching)
	if p, err := s.Person(ctx); err != nil || p == nil {
		t.Errorf("not compared again: %v", err)
	}
}

// A store that compared before it asked goes on, says so, and stops when it is told to.
func TestWhatBeganUnaskedIsSaidToBeOnAndEnds(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	state := func() backend.ConsentState {
		t.Helper()
		all, err := s.Consents(ctx, "en")
		if err != nil || all[0].Words.Purpose != consent.Matching {
			t.Fatal(err)
		}
		return all[0]
	}
	if c := state(); !c.On || len(c.InForce) != 0 {
		t.Errorf("%+v", c)
	}
	if w, err := s.WithdrawConsent(ctx, string(consent.Matching)); err != nil || w != (backend.Withdrawal{}) {
		t.Errorf("%+v %v", w, err)
	}
	if state().On {
		t.Error("it goes on")
	}
	s.record(ledger.ConsentWithdrawn)
	if _, err := s.WithdrawConsent(ctx, string(consent.Matching)); !problem.Is(err, problem.NotFound) {
		t.Error(err)
	}
	if err := s.AskFirst(ctx); err != nil || state().On {
		t.Error(err)
	}
}
