package backend_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// opened is a Backend on a new, open store.
func opened(t *testing.T) *backend.Backend {
	t.Helper()
	b := newBackend(t, filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{})
	if err := b.Create(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	return b
}

func ad(id, title, company string) posting.Posting {
	return posting.Posting{ID: id, Title: title, Company: company, Description: title + " at " + company + ". You know nursing."}
}

func keep(t *testing.T, b *backend.Backend, ads ...posting.Posting) backend.Import {
	t.Helper()
	got, err := b.KeepPostings(t.Context(), ads, "file", false, nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestAProfileAndItsFileAreKeptTogetherOrNotAtAll(t *testing.T) {
	ctx, b := t.Context(), opened(t)
	old := &backend.Draft{FileName: "old.txt", Data: []byte("the old file"), Profile: &profile.Profile{Basics: profile.Basics{Name: "Old"}}}
	if err := b.SaveResume(ctx, old, nil); err != nil {
		t.Fatal(err)
	}
	huge := &backend.Draft{FileName: "huge.txt", Data: []byte("the huge file"), Profile: &profile.Profile{Basics: profile.Basics{Name: "Huge", Summary: strings.Repeat("x", 1<<20)}}}
	err := b.SaveResume(ctx, huge, nil)
	if e := problem.From(err); err == nil || e.Code != problem.TooLarge || e.Hint == "" {
		t.Errorf("a profile over the store's limit: %v", err)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if err := b.SaveResume(stopped, huge, nil); !problem.Is(err, problem.Cancelled) {
		t.Errorf("stopped: %v", err)
	}
	got, err := b.SavedDraft(ctx, "")
	if err != nil || got.FileName != "old.txt" || string(got.Data) != "the old file" || got.Profile.Basics.Name != "Old" {
		t.Errorf("after saves that failed: %+v, %v", got, err)
	}
	if err := b.RemoveProfile(ctx); err != nil {
		t.Fatal(err)
	}
	if _, err := b.SavedDraft(ctx, ""); !problem.Is(err, problem.NotFound) {
		t.Errorf("removed: %v", err)
	}
}

func TestTheSampleCVNeverTakesTheOwnOnesPlace(t *testing.T) {
	ctx, b := t.Context(), opened(t)
	own := &backend.Draft{FileName: "own.txt", Data: []byte("x"), Profile: &profile.Profile{Basics: profile.Basics{Name: "Jo"}}}
	saved := false
	err := b.AddSample(ctx, func(step string, _, _ int) {
		if step == "Reading the sample CV" { // the store is free; the person is quicker
			saved = true
			if err := b.SaveResume(ctx, own, nil); err != nil {
				t.Error(err)
			}
		}
	})
	if p, profileErr := b.Profile(ctx); err != nil || profileErr != nil || !saved || p.Sample || p.FileName != "own.txt" {
		t.Errorf("%+v, %v, %v", p, err, profileErr)
	}
}

func TestAdsWithTheSameIDAreToldApart(t *testing.T) {
	b := opened(t)
	one, two := ad("1", "Ward nurse", "Example Clinic"), ad("1", "Lorry driver", "Example Freight")
	long := ad(strings.Repeat("é", 300), "Cook", "Example Inn")
	if got := keep(t, b, one, two, long); got.Added != 3 {
		t.Errorf("%+v", got)
	}
	if got := keep(t, b, two, one, long); got.Unchanged != 3 {
		t.Errorf("again, in another order: %+v", got)
	}
	two.Title = "Night driver"
	if got := keep(t, b, two); got.Updated != 1 {
		t.Errorf("one brought up to date: %+v", got)
	}
	if err := b.RemoveJob(t.Context(), "1"); err != nil {
		t.Fatal(err)
	}
	if got := keep(t, b, two); got.Unchanged != 1 {
		t.Errorf("the other one alone: %+v", got)
	}
	moved := ad("9", "Roofer", "Example Roofs")
	moved.URL = "https://example.com/9"
	keep(t, b, moved)
	moved.Company = "Example Roofs & Sons"
	if got := keep(t, b, moved); got.Updated != 1 {
		t.Errorf("the same page under a new name: %+v", got)
	}
	if got := keep(t, b); got.Added+got.Updated+got.Unchanged+len(got.Problems) != 0 {
		t.Errorf("nothing: %+v", got)
	}
}

func TestAnAdThatIsTooLongIsNamedAndTheRestIsKept(t *testing.T) {
	b := opened(t)
	long := ad("2", "Novelist", "Example Press")
	long.Description = strings.Repeat("word ", 180<<10)
	got := keep(t, b, ad("1", "Cook", "Example Inn"), long, ad("3", "Waiter", "Example Inn"))
	if got.Added != 2 || len(got.Problems) != 1 || got.Problems[0].Where != "Novelist" || got.Problems[0].Hint == "" {
		t.Errorf("%+v", got)
	}
	if _, err := b.Job(t.Context(), "3"); err != nil {
		t.Error(err)
	}
}

func TestAnImportThatIsStoppedKeepsWhatItSaid(t *testing.T) {
	b := opened(t)
	var ads []posting.Posting
	for i := range 3000 {
		ads = append(ads, ad(fmt.Sprint(i), "Cook", "Example Inn"))
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err := b.KeepPostings(ctx, ads, "file", false, func(_ string, done, total int) {
		if total != len(ads) {
			t.Errorf("%d of %d", done, total)
		}
		if done >= 2000 {
			cancel()
		}
	})
	if !problem.Is(err, problem.Cancelled) {
		t.Fatal(err)
	}
	s, err := b.State(t.Context())
	jobs, jobsErr := b.Jobs(t.Context())
	if err != nil || jobsErr != nil || s.Jobs == 0 || s.Jobs == len(ads) || s.Jobs != len(jobs) {
		t.Errorf("%d in the store, %d listed, %v %v", s.Jobs, len(jobs), err, jobsErr)
	}
	if got := keep(t, b, ads...); got.Unchanged != s.Jobs || got.Added != len(ads)-s.Jobs {
		t.Errorf("the rest: %+v, %d were there", got, s.Jobs)
	}
}

// Ranking goes on while everything that it ranks changes; the race detector watches.
func TestEverythingMayBeCalledAtOnce(t *testing.T) {
	ctx, b := t.Context(), opened(t)
	cv := &backend.Draft{FileName: "cv.txt", Data: []byte("x"), Profile: &profile.Profile{Basics: profile.Basics{Name: "Jo", Label: "Nurse"}, Skills: []profile.Skill{{Name: "Nursing"}}}}
	var ads []posting.Posting
	for i := range 30 {
		ads = append(ads, ad(fmt.Sprint(i), "Ward nurse", "Example Clinic"))
	}
	keep(t, b, ads...)
	if err := b.SaveResume(ctx, cv, nil); err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for _, do := range []func(i int) error{
		func(int) error {
			r, err := b.Matches(ctx, 0.5, nil)
			for _, j := range r.Jobs {
				if (j.Place != nil) != r.Rated {
					t.Error("a match without a person, or the other way round")
				}
			}
			return err
		},
		func(i int) error { _, err := b.Match(ctx, fmt.Sprint(i%10)); return err },
		func(i int) error { _, err := b.Headlines(ctx, []string{"1", fmt.Sprint(i % 10)}); return err },
		func(i int) error { _, err := b.History(ctx, fmt.Sprint(i%10), i%2 == 0); return err },
		func(int) error { return b.NoteScores(ctx) },
		func(i int) error { return b.MarkJob(ctx, fmt.Sprint(i%10), backend.Saved) },
		func(i int) error {
			ads[20+i%10].Description = fmt.Sprintf("You know nursing and %d wards.", i)
			_, err := b.KeepPostings(ctx, ads[20:], "file", false, nil)
			return err
		},
		func(i int) error {
			if i%3 == 0 {
				return b.RemoveProfile(ctx)
			}
			return b.SaveResume(ctx, cv, nil)
		},
		func(i int) error {
			return b.SavePreferences(ctx, profile.Preferences{Roles: []string{fmt.Sprint("Nurse ", i)}})
		},
		func(int) error { _, err := b.State(ctx); return err },
	} {
		wg.Go(func() {
			for i := range 12 {
				if err := do(i); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

// A write may have to wait for a new generation, or for the disk; what is read does not wait with it.
func TestReadingDoesNotWaitForAWrite(t *testing.T) {
	ctx, b := t.Context(), opened(t)
	fillUp(t, b)
	var once sync.Once
	writes, goOn, kept := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		_, err := b.KeepPostings(ctx, []posting.Posting{ad("new", "Tailor", "Example Seams")}, "file", false, func(string, int, int) {
			once.Do(func() { close(writes) })
			<-goOn
		})
		kept <- err
	}()
	<-writes
	promptly(t, 10*time.Second, "reading", func() { wantWhole(t, b) })
	promptly(t, 10*time.Second, "the view", func() {
		if _, err := b.View(); err != nil {
			t.Error(err)
		}
	})
	close(goOn)
	if err := <-kept; err != nil {
		t.Error(err)
	}
}

func TestAPersonIsReadAgainOnAnotherDay(t *testing.T) {
	day := now
	b := backend.New(backend.Config{Dir: filepath.Join(t.TempDir(), "store"), Keychain: &vault.MemoryKeychain{}, Now: func() time.Time { return day }})
	t.Cleanup(func() { _ = b.Close() })
	if err := b.Create(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	cv := &backend.Draft{Profile: &profile.Profile{Work: []profile.Work{{Name: "Example Clinic", Position: "Nurse", StartDate: "2024-11"}}}}
	if err := b.SaveResume(t.Context(), cv, nil); err != nil {
		t.Fatal(err)
	}
	months := func() int {
		p, err := b.Person(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return p.Months
	}
	first := months()
	day = day.AddDate(1, 0, 0)
	if got := months(); first == 0 || got != first+12 {
		t.Errorf("%d months, a year later %d", first, got)
	}
}

func TestFilesAreReadOrSayWhyNot(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	if data, err := backend.ReadFile(file); err != nil || !bytes.Equal(data, []byte("text")) {
		t.Errorf("%q, %v", data, err)
	}
	for path, code := range map[string]problem.Code{dir: problem.Invalid, filepath.Join(dir, "nowhere"): problem.NotFound, filepath.Join(file, "below"): problem.Unreadable, "": problem.NotFound} {
		_, err := backend.ReadFile(path)
		if e := problem.From(err); err == nil || e.Code != code || e.Hint == "" || strings.Contains(e.Message, dir) {
			t.Errorf("%q: %v, want %s", path, err, code)
		}
	}
}

func TestWithoutAHomeNothingIsWrittenAnywhere(t *testing.T) {
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "AUTOJOB_HOME", "USERPROFILE", "LOCALAPPDATA"} {
		t.Setenv(name, "")
	}
	cfg := backend.DefaultConfig("autojobctl")
	if cfg.Dir != "" {
		t.Fatalf("the store would be in %q", cfg.Dir)
	}
	b := backend.New(cfg)
	_, err := b.State(t.Context())
	for _, err := range []error{err, b.Create(t.Context(), "four unrelated long words"), b.Unlock(t.Context(), "")} {
		if e := problem.From(err); err == nil || e.Code != problem.Unavailable || e.Hint == "" {
			t.Error(err)
		}
	}
	t.Setenv("AUTOJOB_HOME", "somewhere")
	if cfg := backend.DefaultConfig("autojobctl"); cfg.Dir != "somewhere" {
		t.Errorf("AUTOJOB_HOME is not heeded: %q", cfg.Dir)
	}
}
