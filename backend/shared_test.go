package backend_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/ledger"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/summary"
)

// What a recipient knows is told with the values as they were shared; what changed since is named, and a letter that asks to delete it goes
// through the same approval as everything else, after which it counts as taken back.
func TestWhatARecipientKnowsIsToldAndCanBeAskedToBeDeleted(t *testing.T) {
	b, at := drafting(t)
	ctx := t.Context()
	k := settled(t, b, drafted(t, b, summary.Page))
	g, err := b.ApproveDraft(ctx, approval(k, backend.PDF))
	must(t, err)
	*at = at.Add(time.Minute)
	if all, err := b.Holders(ctx); err != nil || len(all) != 0 {
		t.Fatalf("who holds something before it left: %+v, %v", all, err)
	}
	if _, err := b.PlanLetter(ctx, backend.LetterApproval{LetterWish: backend.LetterWish{Grants: []string{g.ID}}, Format: backend.Text, Method: consent.File}); !problem.Is(err, problem.NotFound) {
		t.Errorf("a letter about what did not leave: %v", err)
	}
	_, err = b.HandOver(ctx, g.ID, consent.File, func([]byte) error { return nil })
	must(t, err)
	all, err := b.Holders(ctx)
	if err != nil || len(all) != 1 || all[0].Name != "Norvik Yard" || len(all[0].Shares) != 1 {
		t.Fatalf("%+v, %v", all, err)
	}
	if s := all[0].Shares[0]; s.Values["basics.name"] != "Paweł Łęcki" || s.Stale() || !s.Arrived() {
		t.Errorf("told: %v, stale %v, arrived %v", s.Values, s.Stale(), s.Arrived())
	}

	cvs, err := b.CVs(ctx)
	must(t, err)
	d, err := b.SavedDraft(ctx, cvs[0].ID)
	must(t, err)
	must(t, b.SaveResume(ctx, d, []profile.Edit{{Path: "basics.name", Value: "Paweł Nowak"}}))
	all, err = b.Holders(ctx)
	must(t, err)
	if s := all[0].Shares[0]; !s.Stale() || len(s.Changed) != 1 || s.Values["basics.name"] != "Paweł Łęcki" {
		t.Errorf("after the name changed: %v, %v", s.Changed, s.Values["basics.name"])
	}

	// The same summary made anew and given to the same recipient corrects it.
	again, err := b.MakeDraft(ctx, k.Wish)
	must(t, err)
	settled(t, b, again)
	*at = at.Add(time.Minute)
	next, err := b.ApproveDraft(ctx, approval(again, backend.PDF))
	must(t, err)
	if next.Corrects != g.ID {
		t.Errorf("corrects %q, want %q", next.Corrects, g.ID)
	}
	must(t, b.CancelGrant(ctx, next.ID))

	wish := backend.LetterWish{Grants: []string{g.ID}, Language: "de"}
	letter, err := b.ApproveLetter(ctx, backend.LetterApproval{LetterWish: wish, Format: backend.Text, Method: consent.File, Until: at.AddDate(0, 1, 0)})
	must(t, err)
	payload, err := b.Payload(ctx, letter.ID)
	must(t, err)
	for _, want := range []string{"Norvik Yard", "24. November 2026: Lebenslauf auf einer Seite (PDF), für die Stelle", "Pipe welder", "zu löschen", "Paweł Nowak"} {
		if !strings.Contains(strings.Join(strings.Fields(string(payload)), " "), want) {
			t.Errorf("%q is missing in\n%s", want, payload)
		}
	}
	if g, err := b.Grant(ctx, g.ID); err != nil || g.State != consent.Spent {
		t.Errorf("taken back before the letter left: %v, %v", g.State, err)
	}
	_, err = b.HandOver(ctx, letter.ID, consent.File, func([]byte) error { return nil })
	must(t, err)
	all, err = b.Holders(ctx)
	must(t, err)
	old := all[0].Shares[len(all[0].Shares)-1]
	if old.ID != g.ID || old.State != consent.Withdrawn || old.AskedAt == "" || old.WithdrawnAt == "" || old.Stale() {
		t.Errorf("after the letter left: %+v", old)
	}
	lines, err := b.Record(ctx, 0, 10)
	if err != nil || len(lines) != 3 || lines[0].Kind != ledger.Withdrawn || lines[0].Opening.About != 1 || lines[1].Opening.Purpose != consent.Deletion {
		t.Errorf("recorded: %+v, %v", lines, err)
	}
	if r, err := b.VerifyRecord(ctx); err != nil || !r.Whole() {
		t.Errorf("%+v, %v", r, err)
	}

	for _, language := range []string{"en", "de", "fr", "es"} {
		var out bytes.Buffer
		if err := b.PrintRecord(ctx, language, &out); err != nil || !bytes.HasPrefix(out.Bytes(), []byte("%PDF-")) {
			t.Errorf("%s: %d bytes, %v", language, out.Len(), err)
		}
	}
}

func TestALetterIsForOneRecipient(t *testing.T) {
	s, ctx := newSharing(t), t.Context()
	var ids []string
	for _, name := range []string{"Quillfeather Clinic", "Other Clinic"} {
		g := s.approve(func(a *backend.Approval) { a.Method, a.Recipient.Name = consent.File, name })
		s.later(time.Minute)
		if _, err := s.HandOver(ctx, g.ID, consent.File, func([]byte) error { return nil }); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, g.ID)
	}
	letter := func(method consent.Method, ids ...string) (backend.PlannedLetter, error) {
		return s.PlanLetter(ctx, backend.LetterApproval{LetterWish: backend.LetterWish{Grants: ids}, Format: backend.EML, Method: method})
	}
	if _, err := letter(consent.MailDraft, ids...); !problem.Is(err, problem.Invalid) {
		t.Errorf("a letter to two: %v", err)
	}
	// As a mail it is read before it is known to which address it goes.
	for _, method := range []consent.Method{consent.MailDraft, consent.SMTP} {
		d, err := letter(method, ids[0])
		if err != nil || d.Language != "en" || d.Subject == "" || d.Media != "message/rfc822" || !bytes.Contains(d.Payload, []byte("Quillfeather Clinic")) {
			t.Errorf("%s: %+v, %v", method, d, err)
		}
	}
}
