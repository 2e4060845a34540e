package backend_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// clocked is a Backend on a new, open store whose clock the test sets.
func clocked(t *testing.T) (*backend.Backend, *time.Time) {
	t.Helper()
	at := now
	b := backend.New(backend.Config{Dir: filepath.Join(t.TempDir(), "store"), Keychain: &vault.MemoryKeychain{}, Now: func() time.Time { return at }})
	t.Cleanup(func() { _ = b.Close() })
	if err := b.Create(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	return b, &at
}

func nursing(file string, skills ...string) *backend.Draft {
	p := &profile.Profile{Basics: profile.Basics{Label: "Staff nurse"}, Work: []profile.Work{{Position: "Staff nurse", StartDate: "2020-01", Highlights: []string{"Nursing on a surgical ward"}}}}
	for _, s := range skills {
		p.Skills = append(p.Skills, profile.Skill{Name: s})
	}
	return &backend.Draft{FileName: file, Data: []byte(file), Profile: p}
}

func onWard(id string) posting.Posting {
	return posting.Posting{ID: id, Title: "Ward nurse", Company: "Example " + id, Location: "Leeds", Locations: []posting.Place{{City: "Leeds", Country: "GB"}},
		Description: "You work in house " + id + ".\nRequirements\n- Nursing\n- Wound care\n- Phlebotomy\n- Triage"}
}

func history(t *testing.T, b *backend.Backend, id string, opened bool) []backend.PastScore {
	t.Helper()
	out, err := b.History(t.Context(), id, opened)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// noted ranks and notes, as the page does.
func noted(t *testing.T, b *backend.Backend) {
	t.Helper()
	_, err := b.Matches(t.Context(), -1, nil)
	must(t, err)
	must(t, b.NoteScores(t.Context()))
}

func TestAScoreRemembersWhatItWasAndWhyItChanged(t *testing.T) {
	ctx := t.Context()
	b, at := clocked(t)
	keep(t, b, onWard("1"), onWard("2"))
	must(t, b.SaveResume(ctx, nursing("one.txt"), nil))
	if got := history(t, b, "1", false); len(got) != 0 {
		t.Errorf("a job that nobody opened: %+v", got)
	}
	first := history(t, b, "1", true)
	if len(first) != 1 || !slices.Equal(first[0].Causes, []backend.Cause{backend.FirstScore}) || first[0].CVs != 1 || len(first[0].Parts) < 8 {
		t.Fatalf("opened: %+v", first)
	}
	r, err := b.Match(ctx, "1")
	must(t, err)
	if first[0].Score != r.Match.Score || first[0].Fit != r.Match.Fit || first[0].Growth != r.Match.Growth {
		t.Errorf("%+v is not what the page says: %d %d %d", first[0], r.Match.Score, r.Match.Fit, r.Match.Growth)
	}
	for i, c := range r.Match.Components {
		if p := first[0].Parts[i]; p.Name != c.Name || p.Score != c.Score || p.Confidence != c.Confidence {
			t.Errorf("%+v, the page says %+v", p, c)
		}
	}
	steps := []struct {
		do    func()
		cause backend.Cause
	}{
		{func() { must(t, b.SaveResume(ctx, nursing("two.txt", "Wound care", "Phlebotomy"), nil)) }, backend.CVAdded},
		{func() {
			must(t, b.SavePreferences(ctx, profile.Preferences{Locations: []profile.Place{{City: "York", Country: "GB"}}}))
		}, backend.WishChanged},
		{func() {
			ad := onWard("1")
			ad.Description += "\n- Baking\n- HACCP\n- Python"
			keep(t, b, ad)
		}, backend.AdChanged},
		{func() {
			cvs, err := b.CVs(ctx)
			must(t, err)
			must(t, b.RemoveCV(ctx, cvs[0].ID))
		}, backend.CVRemoved},
	}
	for i, s := range steps {
		*at = at.AddDate(0, 0, 1)
		s.do()
		noted(t, b)
		got := history(t, b, "1", false)
		if len(got) != i+2 {
			t.Fatalf("after %s there are %d scores: %+v", s.cause, len(got), got)
		}
		last, before := got[i+1], got[i]
		if !slices.Equal(last.Causes, []backend.Cause{s.cause}) || last.Score == before.Score && last.Fit == before.Fit && last.Growth == before.Growth {
			t.Errorf("%s: %v, from %d to %d", s.cause, last.Causes, before.Score, last.Score)
		}
		if want := at.Format(time.RFC3339); last.At != want {
			t.Errorf("%s at %s, want %s", s.cause, last.At, want)
		}
	}
	if got := history(t, b, "2", false); len(got) != 0 {
		t.Errorf("a job that nobody opened: %+v", got)
	}
}

func TestASavedJobIsFollowedAndWhatDoesNotChangeIsNotKept(t *testing.T) {
	ctx := t.Context()
	b, at := clocked(t)
	keep(t, b, onWard("1"))
	must(t, b.SaveResume(ctx, nursing("one.txt"), nil))
	must(t, b.MarkJob(ctx, "1", backend.Saved))
	for range 3 {
		noted(t, b)
	}
	if got := history(t, b, "1", false); len(got) != 1 {
		t.Fatalf("nothing changed: %+v", got)
	}
	// What is tried out within an hour is one change, or none when it is taken back.
	place := func(city string) {
		*at = at.Add(time.Minute)
		p := profile.Preferences{}
		if city != "" {
			p.Locations = []profile.Place{{City: city, Country: "GB"}}
		}
		must(t, b.SavePreferences(ctx, p))
		noted(t, b)
	}
	place("York")
	if got := history(t, b, "1", false); len(got) != 2 {
		t.Fatalf("%+v", got)
	}
	place("")
	if got := history(t, b, "1", false); len(got) != 1 {
		t.Errorf("taken back: %+v", got)
	}
	for i := range 30 {
		*at = at.AddDate(0, 0, 1)
		place([]string{"York", ""}[i%2])
	}
	got := history(t, b, "1", false)
	if len(got) != 20 || !slices.Equal(got[0].Causes, []backend.Cause{backend.FirstScore}) || got[19].At != at.Format(time.RFC3339) {
		t.Errorf("%d are kept, from %+v to %+v", len(got), got[0], got[len(got)-1])
	}
	for i := 1; i < len(got); i++ {
		if got[i].At <= got[i-1].At {
			t.Errorf("not in order: %s, %s", got[i-1].At, got[i].At)
		}
	}
}

func TestScoresGoWithTheirJobAndWithTheCVs(t *testing.T) {
	ctx := t.Context()
	b, _ := clocked(t)
	for i := range 4 {
		ad := onWard(fmt.Sprint(i))
		ad.Title, ad.Company = []string{"Ward nurse", "Theatre nurse", "School nurse", "Dialysis nurse"}[i], fmt.Sprint("Example House ", i)
		keep(t, b, ad)
	}
	must(t, b.SaveResume(ctx, nursing("one.txt"), nil))
	for i := range 4 {
		history(t, b, fmt.Sprint(i), true)
	}
	must(t, b.RemoveJob(ctx, "0"))
	if _, err := b.History(ctx, "0", true); !problem.Is(err, problem.NotFound) {
		t.Errorf("removed: %v", err)
	}
	keep(t, b, onWard("0"))
	if got := history(t, b, "0", false); len(got) != 0 {
		t.Errorf("what was removed came back: %+v", got)
	}
	if got := history(t, b, "1", false); len(got) != 1 {
		t.Errorf("another job's: %+v", got)
	}
	must(t, b.RemoveProfile(ctx))
	if got := history(t, b, "1", true); len(got) != 0 {
		t.Errorf("without a CV: %+v", got)
	}
	must(t, b.SaveResume(ctx, nursing("one.txt"), nil))
	if got := history(t, b, "1", false); len(got) != 0 {
		t.Errorf("what came of CVs that are gone: %+v", got)
	}
}

func TestScoresAreInACopyOfTheStore(t *testing.T) {
	ctx := t.Context()
	b, at := clocked(t)
	keep(t, b, onWard("1"))
	must(t, b.SaveResume(ctx, nursing("one.txt"), nil))
	history(t, b, "1", true)
	*at = at.AddDate(0, 0, 1)
	must(t, b.SaveResume(ctx, nursing("two.txt", "Wound care", "Phlebotomy"), nil))
	want := history(t, b, "1", true)
	file := filepath.Join(t.TempDir(), "copy.autojob")
	must(t, b.Export(ctx, file, "four unrelated long words", nil))
	other := newBackend(t, filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{})
	must(t, other.Import(ctx, file, "four unrelated long words", backend.KeychainKey, "", nil))
	if got := history(t, other, "1", false); len(want) != 2 || len(got) != 2 || got[0].Score != want[0].Score || got[1].At != want[1].At {
		t.Errorf("%+v, in the copy %+v", want, got)
	}
}
