package backend_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"autojob/backend"
	"autojob/backend/adapter/extract/extracttest"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	samples "autojob/backend/sample"
)

func TestMain(m *testing.M) { extracttest.Main(m) }

var now = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// newBackend is a Backend on a folder of its own, or on dir, with the keychain given.
func newBackend(t *testing.T, dir string, k vault.Keychain) *backend.Backend {
	t.Helper()
	b := backend.New(backend.Config{Dir: dir, Keychain: k, Child: extracttest.Child(t), Cache: extracttest.Cache(t), Now: func() time.Time { return now }})
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

func cv(t *testing.T, name string) []byte {
	t.Helper()
	for _, f := range samples.CVs() {
		if f.Name == name {
			return f.Data
		}
	}
	t.Fatalf("no sample CV %s", name)
	return nil
}

func TestFromFirstStartToRankedJobsAndBack(t *testing.T) {
	ctx, dir, keys := t.Context(), filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{}
	b := newBackend(t, dir, keys)
	if s, err := b.State(ctx); err != nil || s.Status != backend.Absent {
		t.Fatalf("first start: %+v, %v", s, err)
	}
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	d, err := b.DraftResume(ctx, cv(t, "nurse.pdf"), "nurse.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if err := b.SaveResume(ctx, d, []profile.Edit{{Path: "basics.label", Value: "Surgical nurse"}}); err != nil {
		t.Fatal(err)
	}
	if err := b.AddSample(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if p, err := b.Profile(ctx); err != nil || p.Profile.Basics.Label != "Surgical nurse" || p.Sample {
		t.Fatalf("the person's own CV is kept: %+v, %v", p, err)
	}
	first, err := b.Matches(ctx, -1, nil)
	if err != nil {
		t.Fatal(err)
	}
	ranked := first.Jobs
	if len(ranked) < 60 || !strings.Contains(ranked[0].Stored.Posting.Title, "Nurse") && !strings.Contains(ranked[0].Stored.Posting.Title, "Sister") {
		t.Fatalf("%d jobs, first %q", len(ranked), ranked[0].Stored.Posting.Title)
	}
	best := ranked[0].Stored.Posting.ID
	if err := b.MarkJob(ctx, best, backend.Saved); err != nil {
		t.Fatal(err)
	}
	r, err := b.Match(ctx, best)
	if err != nil || r.Match == nil || len(r.Why.For) == 0 {
		t.Fatalf("%+v %v", r, err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}

	// Another day, another process.
	b = newBackend(t, dir, keys)
	if _, err := b.Jobs(ctx); !problem.Is(err, problem.Locked) {
		t.Fatalf("a closed store: %v", err)
	}
	if err := b.Unlock(ctx, ""); err != nil {
		t.Fatal(err)
	}
	second, err := b.Matches(ctx, -1, nil)
	if err != nil {
		t.Fatal(err)
	}
	again := second.Jobs
	for i := range ranked {
		if ranked[i].Stored.Posting.ID != again[i].Stored.Posting.ID || ranked[i].Place.Score != again[i].Place.Score {
			t.Fatalf("place %d: %s %d, then %s %d", i, ranked[i].Stored.Posting.ID, ranked[i].Place.Score, again[i].Stored.Posting.ID, again[i].Place.Score)
		}
	}
	if again[0].Stored.Mark != backend.Saved {
		t.Error("the mark is gone")
	}
	saved, err := b.SavedDraft(ctx, "")
	if err != nil || !bytes.Equal(saved.Data, cv(t, "nurse.pdf")) {
		t.Fatalf("the CV's file is not what was brought: %v", err)
	}
	if err := b.RemoveSample(ctx); err != nil {
		t.Fatal(err)
	}
	s, err := b.State(ctx)
	if err != nil || s.Jobs != 0 || s.Sample || !s.Profile {
		t.Fatalf("after the samples are gone: %+v, %v", s, err)
	}
}

func TestNothingOfTheCVIsReadableInTheFolder(t *testing.T) {
	ctx, dir := t.Context(), t.TempDir()
	b := newBackend(t, filepath.Join(dir, "store"), &vault.MemoryKeychain{})
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	d, err := b.DraftResume(ctx, cv(t, "nurse.pdf"), "nurse.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if err := b.SaveResume(ctx, d, nil); err != nil {
		t.Fatal(err)
	}
	if err := b.SavePreferences(ctx, profile.Preferences{Roles: []string{"Ward Sister"}, AvoidCompanies: []string{"Severnside Independent Hospital"}}); err != nil {
		t.Fatal(err)
	}
	basics := d.Profile.Basics
	markers := []string{basics.Name, basics.Email, basics.Phone, d.Profile.Work[0].Name, "nurse.pdf", "Ward Sister", "Severnside", "%PDF-"}
	for _, m := range markers {
		if m == "" {
			t.Fatalf("the CV was not read: %+v", basics)
		}
	}
	if hits := search(t, dir, markers); len(hits) > 0 {
		t.Errorf("readable in the folder: %v", hits)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if hits := search(t, dir, markers); len(hits) > 0 {
		t.Errorf("readable in the closed folder: %v", hits)
	}
	// The search bites.
	if err := os.WriteFile(filepath.Join(dir, "leak"), []byte("x"+base64.StdEncoding.EncodeToString([]byte(basics.Email))), 0o600); err != nil {
		t.Fatal(err)
	}
	if hits := search(t, dir, markers); len(hits) != 1 {
		t.Errorf("a planted leak is found %d times", len(hits))
	}
}

// search looks for markers in names and contents below dir: as they are, in UTF-16 and in base64.
func search(t *testing.T, dir string, markers []string) (hits []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		data = append(data, []byte(e.Name())...)
		for _, m := range markers {
			var wide []byte
			for _, u := range utf16.Encode([]rune(m)) {
				wide = append(wide, byte(u), byte(u>>8))
			}
			for _, form := range [][]byte{[]byte(m), wide, []byte(strings.TrimRight(base64.StdEncoding.EncodeToString([]byte(m)), "=")[:len(m)])} {
				if bytes.Contains(data, form) {
					hits = append(hits, m)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return hits
}

func TestWhatCannotBeReadSaysWhyAndLosesNothing(t *testing.T) {
	ctx := t.Context()
	b := newBackend(t, filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{})
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	pdf := cv(t, "nurse.pdf")
	d, err := b.DraftResume(ctx, pdf, "nurse.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if err := b.SaveResume(ctx, d, nil); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		code problem.Code
	}{
		"empty.pdf":       {nil, problem.Unreadable},
		"truncated.pdf":   {pdf[:len(pdf)/3], problem.Unreadable},
		"truncated.docx":  {cv(t, "accountant.docx")[:4000], problem.Unreadable},
		"huge.pdf":        {make([]byte, 26<<20), problem.TooLarge},
		"broken.json":     {[]byte(`{"basics": {"name": "Ada"`), problem.Unreadable},
		"other.json":      {[]byte(`{"price": 3}`), problem.Invalid},
		"shopping.txt":    {[]byte("milk\nbread\neggs\n"), problem.Invalid},
		"an-article.html": {[]byte("<h1>The history of bread</h1><p>" + strings.Repeat("Bread is old and good. ", 60) + "</p>"), problem.Invalid},
	} {
		_, err := b.DraftResume(ctx, c.data, name)
		e := problem.From(err)
		if err == nil || e.Code != c.code || e.Message == "" || e.Hint == "" {
			t.Errorf("%s: %v, want code %s with message and hint", name, e, c.code)
		}
	}
	rows := `{"title":"Cook","company":"A","description":"Cooks soup for forty guests"}
{"title":"Waiter","company":"B","description":
{"title":"Baker","company":"C","description":"Bakes bread from three in the morning"}
`
	r, err := b.ReadPostings(ctx, []byte(rows), "jobs.jsonl")
	if err != nil || len(r.Postings) != 2 || len(r.Problems) != 1 || r.Problems[0].Where != "line 2" {
		t.Fatalf("%+v, %v", r, err)
	}
	if got, err := b.KeepPostings(ctx, r.Postings, "file", false, nil); err != nil || got.Added != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	r.Postings[0].Salary = &posting.Salary{Min: 14, Currency: "GBP", Period: "hour"}
	if got, err := b.KeepPostings(ctx, r.Postings, "file", false, nil); err != nil || got.Updated != 1 || got.Unchanged != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	if p, err := b.Profile(ctx); err != nil || p == nil || p.Profile.Basics.Name != d.Profile.Basics.Name {
		t.Fatalf("the profile after the failures: %+v, %v", p, err)
	}
}

func TestLongWorkCanBeStopped(t *testing.T) {
	b := newBackend(t, filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := b.DraftResume(ctx, cv(t, "nurse.pdf"), "nurse.pdf"); !problem.Is(err, problem.Cancelled) {
		t.Errorf("reading a CV: %v", err)
	}
	if err := b.Create(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if err := b.AddSample(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Matches(ctx, -1, nil); !problem.Is(err, problem.Cancelled) {
		t.Errorf("ranking: %v", err)
	}
}

func TestAClosedDoorHasItsOwnScreen(t *testing.T) {
	ctx, dir := t.Context(), filepath.Join(t.TempDir(), "store")
	b := newBackend(t, dir, &vault.MemoryKeychain{})
	if err := b.Create(ctx, "four unrelated long words"); err != nil {
		t.Fatal(err)
	}
	other := newBackend(t, dir, &vault.MemoryKeychain{})
	if err := other.Unlock(ctx, "four unrelated long words"); backend.StatusOf(err) != backend.InUse {
		t.Errorf("a second program: %v", err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err := other.State(ctx); err != nil || s.Status != backend.Passphrase {
		t.Errorf("%+v, %v", s, err)
	}
	if err := other.Unlock(ctx, "not the right words at all"); backend.StatusOf(err) != backend.WrongKey {
		t.Errorf("a wrong passphrase: %v", err)
	}
	if err := other.Unlock(ctx, "four unrelated long words"); err != nil {
		t.Errorf("the right one: %v", err)
	}
}
