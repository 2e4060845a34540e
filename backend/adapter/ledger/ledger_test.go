package ledger

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/consent"
	"autojob/backend/core/problem"
)

var now = time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)

func newVault(t testing.TB) *vault.Vault {
	t.Helper()
	v, err := vault.Create(context.Background(), filepath.Join(t.TempDir(), "store"), vault.Options{Keychain: &vault.MemoryKeychain{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := v.Close(); err != nil {
			t.Error(err)
		}
	})
	return v
}

func note(i int) Note {
	company := fmt.Sprintf("Company %d", i%7)
	return Note{Sent, Opening{Recipient: consent.Recipient{Kind: consent.Employer, Name: company, Address: fmt.Sprintf("jobs@c%d.example.com", i%7)},
		Purpose: consent.Application, Method: consent.SMTP, Grant: fmt.Sprintf("%032x", i), Draft: fmt.Sprintf("draft-%d", i), Media: "message/rfc822",
		Digest: consent.Digest([]byte(company)), Size: 100 + i, Fields: []string{"basics.name", "work[0].name", fmt.Sprintf("skills[%d].name", i%11)}}}
}

func record(t testing.TB, l *Ledger, at time.Time, notes ...Note) []Entry {
	t.Helper()
	var out []Entry
	err := l.v.Write(context.Background(), func(b *vault.Batch) (err error) {
		out, err = l.AppendIn(context.Background(), b, at, notes...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// filled is a ledger of n entries.
func filled(t testing.TB, n int) *Ledger {
	t.Helper()
	l := New(newVault(t))
	for i := 0; i < n; {
		var notes []Note
		for ; i < n && len(notes) < 1500; i++ {
			notes = append(notes, note(i))
		}
		record(t, l, now, notes...)
	}
	return l
}

func whole(t testing.TB, l *Ledger, entries, forgotten int64) Report {
	t.Helper()
	r, err := l.Verify(context.Background(), nil)
	if err != nil || !r.Whole() || r.Entries != entries || r.Forgotten != forgotten || r.Opened != entries-forgotten {
		t.Fatalf("%+v, %v; want %d entries and %d forgotten", r, err, entries, forgotten)
	}
	return r
}

func TestWhatIsRecordedIsFoundAgain(t *testing.T) {
	ctx, l := t.Context(), New(newVault(t))
	whole(t, l, 0, 0)
	if lines, err := l.Latest(ctx, 0, 10); err != nil || len(lines) != 0 {
		t.Fatalf("%v %v", lines, err)
	}
	for i := range 12 {
		record(t, l, now.Add(time.Duration(i)*time.Minute), note(i))
	}
	record(t, l, now.Add(-time.Hour), Note{Withdrawn, Opening{Recipient: note(3).Opening.Recipient, About: 4}}, Note{Corrected, Opening{Recipient: note(4).Opening.Recipient, About: 5}})
	r := whole(t, l, 14, 0)
	lines, err := l.Latest(ctx, 0, 5)
	if err != nil || len(lines) != 5 || lines[0].Number != 14 || lines[0].Kind != Corrected || lines[0].Opening.About != 5 || lines[4].Number != 10 {
		t.Fatalf("%+v %v", lines, err)
	}
	if lines[0].At != lines[2].At {
		t.Errorf("time goes back: %s after %s", lines[0].At, lines[2].At)
	}
	if lines, err = l.Latest(ctx, 3, 5); err != nil || len(lines) != 2 || lines[1].Number != 1 {
		t.Fatalf("%+v %v", lines, err)
	}
	if lines, err = l.To(ctx, " company  3"); err != nil || len(lines) != 3 || lines[0].Kind != Withdrawn || lines[2].Number != 4 {
		t.Errorf("to one company: %+v %v", lines, err)
	}
	if lines, err = l.To(ctx, "JOBS@c3.example.com"); err != nil || len(lines) != 3 {
		t.Errorf("to one address: %+v %v", lines, err)
	}
	for path, want := range map[string]int{"work[0].name": 12, "work[0]": 12, "work": 12, "skills[1].name": 1, "skills[10].name": 1, "skills[1": 0, "wor": 0, "": 0} {
		if lines, err = l.Telling(ctx, path); err != nil || len(lines) != want {
			t.Errorf("telling of %q: %d, %v", path, len(lines), err)
		}
	}
	if lines, err = l.Of(ctx, fmt.Sprintf("%032x", 2)); err != nil || len(lines) != 1 || lines[0].Number != 3 {
		t.Errorf("of a grant: %+v %v", lines, err)
	}
	known, err := l.Recipients(ctx)
	if err != nil || len(known) != 7 || known[0].Recipient.Name != "Company 4" || known[0].Last != 14 || known[1].Entries != 3 {
		t.Errorf("%+v %v", known, err)
	}
	if ok, err := l.Has(ctx, r.Tip); err != nil || !ok {
		t.Error("the end is not in the record", err)
	}
	if ok, _ := l.Has(ctx, Tip{3, r.Tip.Hash}); ok {
		t.Error("another hash is in the record")
	}
}

func TestARecordIsWrittenWithWhatBelongsToItOrNotAtAll(t *testing.T) {
	ctx, l := t.Context(), filled(t, 3)
	things := vault.In[string](l.v, "thing", 1)
	err := l.v.Write(ctx, func(b *vault.Batch) error {
		if _, err := l.AppendIn(ctx, b, now, note(9)); err != nil {
			return err
		}
		if err := things.PutIn(b, "x", "y"); err != nil {
			return err
		}
		return problem.New(problem.Cancelled, "Stopped.", "Go on.")
	})
	if !problem.Is(err, problem.Cancelled) || things.Has("x") {
		t.Fatal(err)
	}
	whole(t, l, 3, 0)
	err = l.v.Write(ctx, func(b *vault.Batch) error {
		_, err := l.AppendIn(ctx, b, now, note(9))
		if err == nil {
			_, err = l.AppendIn(ctx, b, now, note(10))
		}
		return err
	})
	if err == nil {
		t.Error("two appends in one batch, of which the second would not know of the first")
	}
	if err := l.v.Write(ctx, func(b *vault.Batch) error { _, err := l.AppendIn(ctx, b, now, Note{Kind: "invented"}); return err }); err == nil {
		t.Error("an entry of no kind")
	}
	whole(t, l, 3, 0)
}

func TestForgettingARecipientLeavesNothingOfThemAndAWholeChain(t *testing.T) {
	ctx, l := t.Context(), New(newVault(t))
	marker := consent.Recipient{Kind: consent.Employer, Name: "Quillfeather & Söhne <AG>", Address: "quillfeather@example.com"}
	for i := range 300 {
		n := note(i)
		if i%3 == 0 {
			n.Opening.Recipient = marker
			n.Opening.Draft = "quillfeather-draft"
		}
		record(t, l, now, n)
		if err := l.Payloads().Put(ctx, n.Opening.Grant, []byte("to "+n.Opening.Recipient.Name)); err != nil {
			t.Fatal(err)
		}
	}
	record(t, l, now, Note{Failed, Opening{Recipient: marker, About: 1, Why: "unavailable"}})
	before := whole(t, l, 301, 0)
	var also int
	n, err := l.Forget(ctx, "quillfeather & söhne <ag>", now, func(_ *vault.Batch, o []Opening) error { also += len(o); return nil })
	if err != nil || n != 101 || also != 101 {
		t.Fatal(n, also, err)
	}
	whole(t, l, 302, 101)
	if r, err := l.Verify(ctx, []Tip{before.Tip}); err != nil || !r.Whole() {
		t.Errorf("an end from before is not in the chain: %+v %v", r, err)
	}
	var out bytes.Buffer
	if err := l.Export(ctx, &out); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(strings.ToLower(out.String()), "quillfeather") {
		t.Error("the export names who was forgotten")
	}
	if err := l.scan(ctx, func(o opened) error {
		if strings.Contains(strings.ToLower(fmt.Sprintf("%+v", o)), "quillfeather") {
			t.Errorf("opening %d names who was forgotten", o.Number)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	ids, err := l.Payloads().IDs()
	if err != nil || len(ids) != 200 {
		t.Errorf("%d payloads, %v", len(ids), err)
	}
	for _, id := range ids {
		data, err := l.Payload(ctx, id)
		if err != nil || strings.Contains(string(data), "Quillfeather") {
			t.Fatal("a payload of who was forgotten", err)
		}
	}
	if _, err := l.Payload(ctx, note(0).Opening.Grant); !problem.Is(err, problem.NotFound) {
		t.Errorf("a forgotten payload: %v", err)
	}
	lines, err := l.Latest(ctx, 0, 1000)
	if err != nil || len(lines) != 302 || lines[0].Kind != Forgotten || len(lines[0].Opening.Entries) != 101 || lines[301].Opening != nil || lines[300].Opening == nil {
		t.Errorf("%d lines, %v", len(lines), err)
	}
	if n, err := l.Forget(ctx, marker.Address, now, nil); err != nil || n != 0 {
		t.Error("forgotten twice", n, err)
	}
	if n, err := l.Forget(ctx, "", now, nil); err != nil || n != 0 {
		t.Error("nobody is forgotten", n, err)
	}
	whole(t, l, 302, 101)
}

func TestManyEntriesAreForgottenInWholeSteps(t *testing.T) {
	l := New(newVault(t))
	for range 4 {
		var notes []Note
		for i := range 1000 {
			n := note(i)
			n.Opening.Recipient = consent.Recipient{Kind: consent.Agency, Name: "One"}
			notes = append(notes, n)
		}
		record(t, l, now, notes...)
	}
	n, err := l.Forget(t.Context(), "one", now, nil)
	if err != nil || n != 4000 {
		t.Fatal(n, err)
	}
	r, err := l.Verify(t.Context(), nil)
	if err != nil || !r.Whole() || r.Forgotten != 4000 || r.Entries < 4002 {
		t.Fatalf("%+v %v", r, err)
	}
}

func TestPayloadsAreComparedWithWhatWasApproved(t *testing.T) {
	ctx, l := t.Context(), New(newVault(t))
	data := []byte("Dear team")
	n := note(1)
	n.Opening.Digest, n.Opening.Size = consent.Digest(data), len(data)
	record(t, l, now, n)
	if _, faults, err := l.VerifyPayloads(ctx); err != nil || len(faults) != 1 {
		t.Errorf("missing: %v %v", faults, err)
	}
	if err := l.Payloads().Put(ctx, n.Opening.Grant, data); err != nil {
		t.Fatal(err)
	}
	if checked, faults, err := l.VerifyPayloads(ctx); err != nil || len(faults) != 0 || checked != 1 {
		t.Errorf("as approved: %v %v", faults, err)
	}
	if err := l.Payloads().Put(ctx, n.Opening.Grant, []byte("Dear Team")); err != nil {
		t.Fatal(err)
	}
	if _, faults, err := l.VerifyPayloads(ctx); err != nil || len(faults) != 1 {
		t.Errorf("changed: %v %v", faults, err)
	}
}

func TestTheTailIsNotBuiltOnWhenItIsNotTheTail(t *testing.T) {
	ctx, l := t.Context(), filled(t, 5)
	tip, err := l.tip(ctx)
	if err != nil {
		t.Fatal(err)
	}
	tip.Number = 4
	if err := l.tips.Put(ctx, tipID, tip); err != nil {
		t.Fatal(err)
	}
	err = l.v.Write(ctx, func(b *vault.Batch) error { _, err := l.AppendIn(ctx, b, now, note(6)); return err })
	if !problem.Is(err, problem.Damaged) {
		t.Errorf("appended to a changed chain: %v", err)
	}
}

func TestAnExportVerifiesByItself(t *testing.T) {
	ctx, l := t.Context(), filled(t, 450)
	for _, n := range []int64{450, 451} {
		var out bytes.Buffer
		if err := l.Export(ctx, &out); err != nil {
			t.Fatal(err)
		}
		r, err := CheckExport(out.Bytes())
		if err != nil || !r.Whole() || r.Entries != n {
			t.Fatalf("%+v %v", r, err)
		}
		if ok, err := l.Has(ctx, r.Tip); err != nil || !ok {
			t.Error("the store does not know its own export", err)
		}
		if r, err := CheckExport(out.Bytes(), Tip{7, strings.Repeat("0", 64)}); err != nil || r.Whole() {
			t.Errorf("another chain's end is in this one: %+v %v", r, err)
		}
		if n == 450 {
			if _, err := l.Forget(ctx, "Company 2", now, nil); err != nil {
				t.Fatal(err)
			}
		}
	}
	var empty bytes.Buffer
	if err := New(newVault(t)).Export(ctx, &empty); err != nil {
		t.Fatal(err)
	}
	if r, err := CheckExport(empty.Bytes()); err != nil || !r.Whole() || r.Entries != 0 {
		t.Errorf("%+v %v", r, err)
	}
	for _, bad := range []string{"", "{}", "[]", "null", `{"format":"autojob-ledger/2","chain":"","tip":{"number":0,"hash":""},"entries":[]}`, empty.String()[:40]} {
		if _, err := CheckExport([]byte(bad)); !problem.Is(err, problem.Unreadable) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}
