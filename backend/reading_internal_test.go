package backend

import (
	"path/filepath"
	"testing"
	"time"

	"autojob/backend/adapter/extract/extracttest"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestWhatWasReadOfAnAdIsKeptUntilTheAdIsAnother(t *testing.T) {
	ctx := t.Context()
	config := Config{Dir: filepath.Join(t.TempDir(), "store"), Keychain: &vault.MemoryKeychain{}, Child: extracttest.Child(t), Cache: extracttest.Cache(t), Now: func() time.Time { return time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC) }}
	b := New(config)
	ok := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	ok(b.Create(ctx, ""))
	ok(b.SaveResume(ctx, &Draft{FileName: "cv.txt", Data: []byte("cv"), Profile: &profile.Profile{Work: []profile.Work{{Position: "Nurse", StartDate: "2020-01", Highlights: []string{"Wound care"}}}}}, nil))
	bring := func(ads ...posting.Posting) {
		t.Helper()
		_, err := b.KeepPostings(ctx, ads, "file", false, nil)
		ok(err)
	}
	fits := func() map[string]int {
		t.Helper()
		r, err := b.Matches(ctx, -1, nil)
		ok(err)
		out := map[string]int{}
		for _, j := range r.Jobs {
			out[j.Stored.Posting.ID] = j.Place.Fit
		}
		return out
	}
	readings := func(want int) *store {
		t.Helper()
		s := b.store.Load()
		for wait := time.Now().Add(10 * time.Second); s.readings.Count() != want; time.Sleep(5 * time.Millisecond) {
			if time.Now().After(wait) {
				t.Fatalf("%d readings, want %d", s.readings.Count(), want)
			}
		}
		return s
	}
	nurse := posting.Posting{ID: "nurse", Title: "Nurse", Description: "Requirements:\n- Wound care\n- Triage"}
	cook := posting.Posting{ID: "cook", Title: "Cook", Description: "Requirements:\n- Food hygiene\n- Menu planning"}
	bring(nurse, cook)
	before := fits()
	s := readings(2)
	if before["nurse"] <= before["cook"] {
		t.Fatalf("%v", before)
	}

	// In a later start the ads are not read again: what is kept of the cook, put in the nurse's place, counts.
	of, err := s.readings.Get(ctx, "cook")
	ok(err)
	was, err := s.readings.Get(ctx, "nurse")
	ok(err)
	ok(s.readings.Put(ctx, "nurse", reading{was.By, was.Of, of.Facts}))
	ok(b.Close())
	b = New(config)
	defer func() { ok(b.Close()) }()
	ok(b.Unlock(ctx, ""))
	if got := fits(); got["nurse"] != before["cook"] {
		t.Errorf("the ads were read again: %v, before %v", got, before)
	}

	// Another engine's, a broken one and that of another text do not count.
	s = readings(2)
	for what, r := range map[string]reading{"another engine's": {"match/0", was.Of, of.Facts}, "of another text": {was.By, []byte("another"), of.Facts}, "broken": {was.By, was.Of, of.Facts[:20]}} {
		ok(s.readings.Put(ctx, "nurse", r))
		s.anew()
		s.ranker.engine = nil
		if got := fits(); got["nurse"] != before["nurse"] {
			t.Errorf("%s: %v", what, got)
		}
		for wait := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
			if r, err := s.readings.Get(ctx, "nurse"); err == nil && r.By == was.By && string(r.Facts) == string(was.Facts) {
				break
			} else if time.Now().After(wait) {
				t.Fatalf("%s was not replaced", what)
			}
		}
	}

	nurse.Description = "Requirements:\n- Menu planning\n- Food hygiene\n- Pastry\n- Stock control in a kitchen of thirty seats"
	bring(nurse)
	if got := fits(); got["nurse"] == before["nurse"] {
		t.Errorf("a changed ad was not read again: %v, before %v", got, before)
	}
	ok(b.RemoveJob(ctx, "nurse"))
	readings(1)
}
