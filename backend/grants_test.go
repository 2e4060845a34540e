package backend_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/egress"
	"autojob/backend/adapter/egress/egresstest"
	"autojob/backend/adapter/ledger"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// sharing is an open Backend with a mail account at a real mail server; its clock moves when it is told to.
type sharing struct {
	*backend.Backend
	t     *testing.T
	clock *atomic.Int64
	mail  *egresstest.MailServer
	keys  *vault.MemoryKeychain
	dir   string
}

func newSharing(t *testing.T) *sharing {
	t.Helper()
	s := &sharing{t: t, clock: &atomic.Int64{}, keys: &vault.MemoryKeychain{}, dir: filepath.Join(t.TempDir(), "store")}
	s.clock.Store(now.Unix())
	s.mail = egresstest.ServeMail(t, &egresstest.MailServer{Implicit: true, User: "jo", Password: "pass word"})
	s.start()
	if err := s.Create(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	s.account()
	return s
}

func (s *sharing) start() {
	s.Backend = backend.New(backend.Config{Dir: s.dir, Keychain: s.keys, Network: s.mail.Config(), Now: func() time.Time { return time.Unix(s.clock.Load(), 0).UTC() }})
	b := s.Backend
	s.t.Cleanup(func() {
		if err := b.Close(); err != nil {
			s.t.Error(err)
		}
	})
}

func (s *sharing) account() {
	s.t.Helper()
	account := backend.MailAccount{Host: "mail.example.com", Port: s.mail.Port(), Security: backend.MailTLS, User: "jo", From: "jo@example.org"}
	if err := s.SetMailAccount(s.t.Context(), account, "pass word"); err != nil {
		s.t.Fatal(err)
	}
}

func (s *sharing) later(d time.Duration) { s.clock.Add(int64(d / time.Second)) }

const mailText = "From: Jo Okafor <jo@example.org>\r\nTo: jobs@example.com\r\nSubject: Ward nurse\r\nDate: Tue, 24 Nov 2026 09:00:00 +0000\r\nMessage-ID: <1@example.org>\r\n\r\n" +
	"Dear team,\r\n.\r\nI have nursed at Example Clinic since 2020.\r\n"

func (s *sharing) proposal() backend.Approval {
	return backend.Approval{Payload: []byte(mailText), Proposal: consent.Proposal{Draft: "d1", Job: "j1", Recipient: consent.Recipient{Kind: consent.Employer, Name: "Quillfeather Clinic", Address: "jobs@example.com"},
		Purpose: consent.Application, Method: consent.SMTP, Media: "message/rfc822", Fields: []string{"work[0].name", "basics.name"}, Until: time.Unix(s.clock.Load(), 0).Add(48 * time.Hour), Window: consent.Window}}
}

func (s *sharing) approve(change func(*backend.Approval)) backend.StoredGrant {
	s.t.Helper()
	a := s.proposal()
	if change != nil {
		change(&a)
	}
	g, err := s.Approve(s.t.Context(), a)
	if err != nil {
		s.t.Fatal(err)
	}
	return g
}

// record wants entries of these kinds, the oldest first, and a record that verifies.
func (s *sharing) record(want ...ledger.Kind) []backend.RecordLine {
	s.t.Helper()
	lines, err := s.Record(s.t.Context(), 0, 100)
	if err != nil {
		s.t.Fatal(err)
	}
	var got []ledger.Kind
	for i := len(lines) - 1; i >= 0; i-- {
		got = append(got, lines[i].Kind)
	}
	if len(got) != len(want) {
		s.t.Fatalf("recorded %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			s.t.Fatalf("recorded %v, want %v", got, want)
		}
	}
	if r, err := s.VerifyRecord(s.t.Context()); err != nil || !r.Whole() {
		s.t.Fatalf("%+v %v", r, err)
	}
	return lines
}

func (s *sharing) refused(id string, want consent.Refusal) {
	s.t.Helper()
	connected := s.mail.Accepted()
	_, err := s.Send(s.t.Context(), id)
	if !errors.Is(err, want) || problem.From(err).Hint == "" || len(s.mail.Mails()) != 0 || s.mail.Accepted() != connected {
		s.t.Errorf("got %v after %d connections, want %q", err, s.mail.Accepted()-connected, want)
	}
}

func TestWhatWasApprovedIsSentByteForByteOnce(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	g := s.approve(nil)
	s.record()
	s.refused(g.ID, consent.TooEarly)
	if q, err := s.Queue(ctx); err != nil || len(q) != 1 || !q[0].Early || q[0].Refused == nil {
		t.Fatalf("%+v %v", q, err)
	}
	s.later(11 * time.Second)
	if q, err := s.Queue(ctx); err != nil || len(q) != 1 || q[0].Refused != nil {
		t.Fatalf("%+v %v", q, err)
	}
	if s.mail.Accepted() != 0 || len(s.Traffic()) != 0 || !s.Network().LocalOnly {
		t.Error("something was connected to before sending")
	}
	sent, err := s.Send(ctx, g.ID)
	if err != nil || sent.State != consent.Spent || sent.Entry.Number != 1 {
		t.Fatalf("%+v %v", sent, err)
	}
	mails := s.mail.Mails()
	if len(mails) != 1 || string(mails[0].Data) != mailText || mails[0].To != "jobs@example.com" || mails[0].From != "jo@example.org" {
		t.Fatalf("%+v", mails)
	}
	lines := s.record(ledger.Sent)
	o := lines[0].Opening
	if o.Grant != g.ID || o.Digest != consent.Digest([]byte(mailText)) || o.Recipient.Name != "Quillfeather Clinic" || len(o.Fields) != 2 {
		t.Errorf("%+v", o)
	}
	if _, err := s.Send(ctx, g.ID); !errors.Is(err, consent.AlreadyUsed) || len(s.mail.Mails()) != 1 {
		t.Errorf("sent again: %v", err)
	}
	if err := s.CancelGrant(ctx, g.ID); !problem.Is(err, problem.Invalid) {
		t.Errorf("taken back after it was sent: %v", err)
	}
	if data, err := s.Payload(ctx, g.ID[:8]); err != nil || string(data) != mailText {
		t.Errorf("what was sent is not kept: %v", err)
	}
	if n := s.Network(); n.Last.Grant != g.ID || n.Last.Kind != egress.Mail {
		t.Errorf("%+v", n)
	}
	s.record(ledger.Sent)
}

func TestEightRacingSendsOfOneApprovalSendOnce(t *testing.T) {
	rounds := 2
	if os.Getenv("AUTOJOB_PROVE") == "1" {
		rounds = 100
	}
	s := newSharing(t)
	for round := 1; round <= rounds; round++ {
		g := s.approve(nil)
		s.later(time.Minute)
		var sent, refused atomic.Int32
		var wg sync.WaitGroup
		for range 8 {
			wg.Go(func() {
				switch _, err := s.Send(t.Context(), g.ID); {
				case err == nil:
					sent.Add(1)
				case errors.Is(err, consent.AlreadyUsed):
					refused.Add(1)
				default:
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if sent.Load() != 1 || refused.Load() != 7 || len(s.mail.Mails()) != round {
			t.Fatalf("round %d: %d sent, %d refused, %d arrived", round, sent.Load(), refused.Load(), len(s.mail.Mails()))
		}
	}
	if lines, err := s.Record(t.Context(), 0, 1000); err != nil || len(lines) != rounds {
		t.Errorf("%d entries for %d mails, %v", len(lines), rounds, err)
	}
	t.Logf("campaign: %d: approvals, each raced for by eight sends, sent and recorded once each", rounds)
}

func TestAnApprovalThatIsOverStaysOverWhenTheClockIsSetBack(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	g := s.approve(nil)
	s.later(48 * time.Hour)
	s.refused(g.ID, consent.TooLate)
	// The program is started once after the end, then the clock is set back.
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s.start()
	if err := s.Unlock(ctx, ""); err != nil {
		t.Fatal(err)
	}
	s.later(-47 * time.Hour)
	s.refused(g.ID, consent.TooLate)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s.start()
	if err := s.Unlock(ctx, ""); err != nil {
		t.Fatal(err)
	}
	s.refused(g.ID, consent.TooLate)
	short := s.proposal()
	short.Until = time.Unix(s.clock.Load(), 0).Add(time.Hour)
	if _, err := s.Approve(ctx, short); !problem.Is(err, problem.Invalid) { // until is judged by the same time
		t.Errorf("approved by a clock that was set back: %v", err)
	}
	// A clock that had been wrong: what waits is taken back, then the present counts.
	if err := s.MistakenClock(ctx); err != nil {
		t.Fatal(err)
	}
	s.refused(g.ID, consent.TakenBack)
	if err := s.MistakenClock(ctx); !problem.Is(err, problem.Invalid) {
		t.Errorf("%v", err)
	}
	s.approve(nil)
	s.record()
}

func TestEachOtherUseIsRefusedAndNothingIsConnectedTo(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	file := s.approve(func(a *backend.Approval) { a.Method, a.Recipient.Address = consent.File, "" })
	gone := s.approve(nil)
	s.later(time.Minute)
	s.refused(file.ID, consent.OtherMethod)
	if err := s.CancelGrant(ctx, gone.ID); err != nil {
		t.Fatal(err)
	}
	s.refused(gone.ID, consent.TakenBack)
	if _, err := s.Payload(ctx, gone.ID); !problem.Is(err, problem.NotFound) {
		t.Errorf("what was taken back is kept: %v", err)
	}
	if _, err := s.Send(ctx, strings.Repeat("0", 32)); !problem.Is(err, problem.NotFound) {
		t.Error(err)
	}
	g := s.approve(nil)
	s.later(time.Minute)
	s.SetAirplane(true)
	if _, err := s.Send(ctx, g.ID); !errors.Is(err, egress.ErrAirplane) || s.mail.Accepted() != 0 {
		t.Errorf("in airplane mode: %v", err)
	}
	s.SetAirplane(false)
	s.record()
	if _, err := s.Send(ctx, g.ID); err != nil {
		t.Fatal(err)
	}
	s.record(ledger.Sent)
	for name, change := range map[string]func(*backend.Approval){
		"a changed header": func(a *backend.Approval) {
			a.Payload = bytes.Replace(a.Payload, []byte("To: jobs"), []byte("To: boss"), 1)
		},
		"a bare line end":  func(a *backend.Approval) { a.Payload = bytes.ReplaceAll(a.Payload, []byte("\r\n"), []byte("\n")) },
		"nothing":          func(a *backend.Approval) { a.Payload = nil },
		"an unknown grant": func(a *backend.Approval) { a.Corrects = strings.Repeat("0", 32) },
	} {
		a := s.proposal()
		change(&a)
		if _, err := s.Approve(ctx, a); err == nil || problem.From(err).Hint == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The bytes that are kept are changed behind the program's back: by one with the store's keys, as the vault finds all others.
func TestOneByteChangedAfterTheApprovalIsRefused(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	g := s.approve(nil)
	s.later(time.Minute)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	v, err := vault.Open(ctx, s.dir, vault.Options{Keychain: s.keys})
	if err != nil {
		t.Fatal(err)
	}
	changed := []byte(mailText)
	changed[len(changed)-4] ^= 1
	if err := v.Documents("payload").Put(ctx, g.ID, changed); err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	s.start()
	if err := s.Unlock(ctx, ""); err != nil {
		t.Fatal(err)
	}
	s.refused(g.ID, consent.OtherBytes)
	s.record()
}

func TestAFailureAfterTheApprovalIsUsedUpIsRecorded(t *testing.T) {
	for answer, c := range map[string]struct {
		code int
		why  string
	}{"RCPT": {550, "unavailable"}, ".": {-1, "unclear"}} {
		s := newSharing(t)
		s.mail.Refuse(map[string]int{answer: c.code})
		g := s.approve(nil)
		s.later(time.Minute)
		if _, err := s.Send(t.Context(), g.ID); err == nil {
			t.Fatal("no error")
		}
		lines := s.record(ledger.Sent, ledger.Failed)
		if o := lines[0].Opening; o.About != 1 || o.Why != c.why || o.Grant != g.ID {
			t.Errorf("%s: %+v", answer, o)
		}
		if _, err := s.Send(t.Context(), g.ID); !errors.Is(err, consent.AlreadyUsed) {
			t.Errorf("%s: %v", answer, err)
		}
		if kept, err := s.Grant(t.Context(), g.ID); err != nil || kept.FailedWords == "" || kept.LeftAt == "" {
			t.Errorf("%s: %+v %v", answer, kept, err)
		}
		s.mail.Refuse(nil)
		again, err := s.ApproveAgain(t.Context(), g.ID, time.Unix(s.clock.Load(), 0).Add(time.Hour), 0)
		if err != nil || again.Digest != g.Digest || again.ID == g.ID {
			t.Fatalf("%+v %v", again, err)
		}
		if _, err := s.Send(t.Context(), again.ID); err != nil || len(s.mail.Mails()) != 1 {
			t.Errorf("%s: again: %v", answer, err)
		}
	}
	s := newSharing(t)
	if err := s.SetMailAccount(t.Context(), backend.MailAccount{Host: "mail.example.com", Port: s.mail.Port(), Security: backend.MailTLS, User: "jo", From: "jo@example.org"}, "wrong"); err != nil {
		t.Fatal(err)
	}
	if err := s.TryMailAccount(t.Context()); err == nil {
		t.Error("a wrong password passes")
	}
	g := s.approve(nil)
	s.later(time.Minute)
	if _, err := s.Send(t.Context(), g.ID); err == nil {
		t.Error("sent with a wrong password")
	}
	s.account()
	if _, err := s.Send(t.Context(), g.ID); err != nil {
		t.Errorf("a wrong password cost the approval: %v", err)
	}
}

func TestWhatIsHandedOverIsRecordedToo(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	handed := func(a *backend.Approval) {
		a.Method, a.Recipient.Address, a.Media = consent.File, "", "application/pdf"
	}
	g := s.approve(handed)
	s.later(time.Minute)
	path := filepath.Join(t.TempDir(), "letter.eml")
	got, err := s.HandOver(ctx, g.ID, consent.File, func(b []byte) error { return os.WriteFile(path, b, 0o600) })
	if err != nil || got.State != consent.Spent {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != mailText {
		t.Error(err)
	}
	if _, err := s.HandOver(ctx, g.ID, consent.File, func([]byte) error { t.Error("handed over twice"); return nil }); !errors.Is(err, consent.AlreadyUsed) {
		t.Error(err)
	}
	if _, err := s.HandOver(ctx, s.approve(nil).ID, consent.SMTP, func([]byte) error { return nil }); !problem.Is(err, problem.Invalid) {
		t.Error(err)
	}
	g = s.approve(handed)
	s.later(time.Minute)
	full := problem.New(problem.Unavailable, "The disk is full.", "Make room.")
	if _, err := s.HandOver(ctx, g.ID, consent.File, func([]byte) error { return full }); !errors.Is(err, full) {
		t.Error(err)
	}
	s.record(ledger.HandedOver, ledger.HandedOver, ledger.Failed)
	if s.mail.Accepted() != 0 {
		t.Error("a hand-over connects")
	}
}

func TestAKeychainThatDoesNotTakeNoteStopsTheMail(t *testing.T) {
	s := newSharing(t)
	g := s.approve(nil)
	s.later(time.Minute)
	var refuse atomic.Bool
	s.keys.Refuse = func(_ context.Context, call, _ string) error {
		if refuse.Load() && call == "set" {
			return problem.New(problem.Locked, "The keychain is locked.", "Unlock it.")
		}
		return nil
	}
	refuse.Store(true)
	_, err := s.Send(t.Context(), g.ID)
	if !problem.Is(err, problem.Locked) || len(s.mail.Mails()) != 0 {
		t.Errorf("%v, %d mails", err, len(s.mail.Mails()))
	}
	refuse.Store(false)
	s.record(ledger.Sent, ledger.Failed)
	if _, err := s.Send(t.Context(), g.ID); !errors.Is(err, consent.AlreadyUsed) {
		t.Error(err)
	}
}

func TestWhatWaitedIsTakenBackWhenTheStoreWentBack(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	saved(t, s.Backend, nurseCV())
	g := s.approve(nil)
	file := filepath.Join(t.TempDir(), "copy.autojob")
	if err := s.Export(ctx, file, "a long passphrase of some words", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Backup(ctx, nil); err != nil {
		t.Fatal(err)
	}
	s.later(time.Minute)
	if _, err := s.Send(ctx, g.ID); err != nil {
		t.Fatal(err)
	}
	if err := s.Import(ctx, file, "a long passphrase of some words", backend.KeychainKey, "", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Send(ctx, g.ID); !errors.Is(err, consent.TakenBack) || len(s.mail.Mails()) != 1 {
		t.Errorf("sent twice by way of an export: %v", err)
	}
}

func TestASharingGoesStaleWithTheProfileAndCanBeCorrectedAndWithdrawn(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	saved(t, s.Backend, nurseCV())
	g := s.approve(func(a *backend.Approval) { a.Fields = []string{"work[0].name", "work[0].position", "skills[0]"} })
	s.later(time.Minute)
	if _, err := s.Send(ctx, g.ID); err != nil {
		t.Fatal(err)
	}
	// Another job above it moves it down, which is no change of what it says.
	saved(t, s.Backend, teacherCV())
	if stale, err := s.Stale(ctx); err != nil || len(stale) != 0 {
		t.Fatalf("%+v %v", stale, err)
	}
	cvs, err := s.CVs(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, cv := range cvs {
		if cv.FileName == "nurse.txt" {
			d, err := s.SavedDraft(ctx, cv.ID)
			if err != nil {
				t.Fatal(err)
			}
			saved(t, s.Backend, d, profile.Edit{Path: "work[0].position", Value: "Nurse"})
		}
	}
	stale, err := s.Stale(ctx)
	if err != nil || len(stale) != 1 || len(stale[0].Changed) != 1 || stale[0].Changed[0] != "work[0].position" {
		t.Fatalf("%+v %v", stale, err)
	}
	next := s.approve(func(a *backend.Approval) { a.Corrects = g.ID })
	s.later(time.Minute)
	if _, err := s.Send(ctx, next.ID); err != nil {
		t.Fatal(err)
	}
	if stale, err := s.Stale(ctx); err != nil || len(stale) != 0 {
		t.Errorf("corrected and still stale: %+v %v", stale, err)
	}
	lines := s.record(ledger.Sent, ledger.Sent, ledger.Corrected)
	if o := lines[0].Opening; o.About != 1 || o.Grant != next.ID {
		t.Errorf("%+v", o)
	}
	if err := s.Withdraw(ctx, g.ID); err != nil {
		t.Fatal(err)
	}
	if err := s.Withdraw(ctx, g.ID); !problem.Is(err, problem.Invalid) {
		t.Errorf("withdrawn twice: %v", err)
	}
	if lines, err := s.RecordTo(ctx, "quillfeather clinic"); err != nil || len(lines) != 4 || lines[0].Kind != ledger.Withdrawn {
		t.Errorf("what the clinic knows: %d, %v", len(lines), err)
	}
	if lines, err := s.RecordTelling(ctx, "work[0].position"); err != nil || len(lines) != 1 {
		t.Errorf("what told of the position: %d, %v", len(lines), err)
	}
}

func TestWhoIsForgottenIsNowhere(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	a, b := s.approve(nil), s.approve(func(a *backend.Approval) { a.Recipient.Name = "Other Clinic"; a.Method = consent.File })
	s.later(time.Minute)
	if _, err := s.Send(ctx, a.ID); err != nil {
		t.Fatal(err)
	}
	waiting := s.approve(nil)
	if _, _, err := s.ForgetRecipient(ctx, "Nobody"); !problem.Is(err, problem.NotFound) {
		t.Error(err)
	}
	if _, _, err := s.ForgetRecipient(ctx, " "); !problem.Is(err, problem.Invalid) {
		t.Error(err)
	}
	entries, grants, err := s.ForgetRecipient(ctx, "quillfeather CLINIC")
	if err != nil || entries != 1 || grants != 2 {
		t.Fatal(entries, grants, err)
	}
	var out bytes.Buffer
	if err := s.ExportRecord(ctx, &out); err != nil || strings.Contains(strings.ToLower(out.String()), "quillfeather") {
		t.Error("the export names who was forgotten", err)
	}
	left, err := s.Grants(ctx)
	if err != nil || len(left) != 1 || left[0].ID != b.ID {
		t.Errorf("%+v %v", left, err)
	}
	for _, id := range []string{a.ID, waiting.ID} {
		if _, err := s.Payload(ctx, id); !problem.Is(err, problem.NotFound) {
			t.Error(err)
		}
	}
	s.record(ledger.Sent, ledger.Forgotten)
	r, err := backend.CheckRecord(out.Bytes())
	if err != nil || !r.Whole() || r.Forgotten != 1 {
		t.Errorf("%+v %v", r, err)
	}
	if own, err := s.OwnRecord(ctx, r.Tip); err != nil || !own {
		t.Error(err)
	}
}
