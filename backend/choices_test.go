package backend_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/consent"
	"autojob/backend/core/learn"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// chooser is a store with the sample CV and ads.
func chooser(t *testing.T) (*backend.Backend, string, *vault.MemoryKeychain) {
	t.Helper()
	dir, keys := filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{}
	b := newBackend(t, dir, keys)
	if err := b.Create(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if err := b.AddSample(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return b, dir, keys
}

func ranked(t *testing.T, b *backend.Backend) []backend.Ranked {
	t.Helper()
	r, err := b.Matches(t.Context(), -1, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r.Jobs
}

func idsOf(list []backend.Ranked) []string {
	var ids []string
	for _, r := range list {
		ids = append(ids, r.Stored.Posting.ID)
	}
	return ids
}

func scores(list []backend.Ranked) string {
	all := map[string]int{}
	for _, r := range list {
		all[r.Stored.Posting.ID] = r.Place.Score
	}
	text, _ := json.Marshal(all)
	return string(text)
}

func choose(t *testing.T, b *backend.Backend, kind learn.Kind, id string) {
	t.Helper()
	if err := b.Choose(t.Context(), backend.Deed{Job: id, Kind: kind, Among: idsOf(ranked(t, b))}); err != nil {
		t.Fatal(err)
	}
}

// liking has the person save jobs that have something in their title, wherever they stand, and hide the first that has not.
func liking(t *testing.T, b *backend.Backend, word string) {
	t.Helper()
	for range 6 {
		list := ranked(t, b)[:40]
		for _, r := range list {
			if has := strings.Contains(r.Stored.Posting.Title, word); has && r.Stored.Mark == backend.NoMark {
				choose(t, b, learn.Saved, r.Stored.Posting.ID)
				break
			}
		}
		for _, r := range list {
			if has := strings.Contains(r.Stored.Posting.Title, word); !has && r.Stored.Mark == backend.NoMark {
				choose(t, b, learn.Hidden, r.Stored.Posting.ID)
				break
			}
		}
	}
}

func TestChoicesMoveTheListAndCanBeTakenBack(t *testing.T) {
	b, dir, keys := chooser(t)
	ctx := t.Context()
	before := ranked(t, b)
	for _, r := range before {
		if r.Different {
			t.Error("something different stands in a list of which nothing is known")
		}
	}
	liking(t, b, "Manager")
	l, err := b.Learned(ctx)
	if err != nil || len(l.Choices) < 8 || l.Model.Choices != len(l.Choices) || l.Model.Shift == (learn.Weights{}) || !l.Profiling {
		t.Fatalf("%d choices, %+v, %v", len(l.Choices), l.Model, err)
	}
	if c := l.Choices[0]; c.Title == "" || c.Score == 0 || len(c.Passed) == 0 || len(c.Passed) > learn.MaxPassed || c.Number <= l.Choices[1].Number || c.At != "2026-11-24T09:00:00Z" {
		t.Errorf("%+v", c)
	}
	after := ranked(t, b)
	if scores(after) == scores(before) {
		t.Error("the scores stand as before")
	}
	different := 0
	for _, r := range after[:min(40, len(after))] {
		if r.Different {
			different++
			if r.Stored.Mark != backend.NoMark || r.Place.Conflicts > 0 {
				t.Errorf("something different: %+v", r.Stored.Mark)
			}
		}
	}
	if different < 2 || different > 4 {
		t.Errorf("%d of 40 are something different", different)
	}
	for _, r := range after[:10] {
		page, err := b.Match(ctx, r.Stored.Posting.ID)
		if err != nil || page.Match.Score != r.Place.Score || page.Match.Fit != r.Place.Fit {
			t.Errorf("page %d, list %d, %v", page.Match.Score, r.Place.Score, err)
		}
	}

	// Another start knows the same.
	learned := scores(after)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	b = newBackend(t, dir, keys)
	if err := b.Unlock(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if got := scores(ranked(t, b)); got != learned {
		t.Error("after another start the scores are others")
	}

	// Off: as shipped, and nothing is noted.
	if _, err := b.WithdrawConsent(ctx, string(consent.Learning)); err != nil {
		t.Fatal(err)
	}
	if got := scores(ranked(t, b)); got != scores(before) {
		t.Error("with profiling off something learned is applied")
	}
	if slices.ContainsFunc(ranked(t, b), func(r backend.Ranked) bool { return r.Different }) {
		t.Error("with profiling off something different is shown")
	}
	choose(t, b, learn.Applied, idsOf(before)[3])
	if off, err := b.Learned(ctx); err != nil || off.Profiling || len(off.Choices) != len(l.Choices) {
		t.Errorf("with profiling off: %d choices, %v", len(off.Choices), err)
	}
	if _, err := b.GiveConsent(ctx, consent.Choice{Purpose: consent.Learning, Version: 1, Language: "en"}); err != nil {
		t.Fatal(err)
	}
	if got := scores(ranked(t, b)); got != learned {
		t.Error("switched on again, it has forgotten")
	}

	// Back, one and all.
	last := l.Choices[0]
	if err := b.ForgetChoice(ctx, 0); err != nil {
		t.Fatal(err)
	}
	if l, _ := b.Learned(ctx); l.Choices[0].Number >= last.Number {
		t.Error("the newest is still there")
	}
	if j, err := b.Job(ctx, last.JobID); err != nil || j.Mark != backend.NoMark {
		t.Errorf("its mark is %q, %v", j.Mark, err)
	}
	if err := b.ForgetChoices(ctx); err != nil {
		t.Fatal(err)
	}
	if got := scores(ranked(t, b)); got != scores(before) {
		t.Error("after forgetting all, the scores are not as shipped")
	}
	if err := b.ForgetChoice(ctx, 0); !problem.Is(err, problem.NotFound) {
		t.Error(err)
	}
}

func TestAMarkAndItsChoiceGoTogether(t *testing.T) {
	b, _, _ := chooser(t)
	ctx := t.Context()
	id := idsOf(ranked(t, b))[4]
	count := func(want int, kind learn.Kind, why learn.Reason) {
		t.Helper()
		l, err := b.Choices(ctx)
		if err != nil || len(l) != want {
			t.Fatalf("%d choices, %v", len(l), err)
		}
		if want > 0 && (l[0].Kind != kind || l[0].Reason != why) {
			t.Errorf("%s, %q", l[0].Kind, l[0].Reason)
		}
	}
	choose(t, b, learn.Saved, id)
	count(1, learn.Saved, "")
	choose(t, b, learn.Hidden, id) // in place of the other
	count(1, learn.Hidden, "")
	if err := b.WhyNot(ctx, id, learn.TooSenior); err != nil {
		t.Fatal(err)
	}
	count(1, learn.Hidden, learn.TooSenior)
	if err := b.MarkJob(ctx, id, backend.NoMark); err != nil {
		t.Fatal(err)
	}
	count(0, "", "")
	if err := b.WhyNot(ctx, id, learn.TooSenior); err != nil {
		t.Fatal(err)
	}
	choose(t, b, learn.Raised, id)
	choose(t, b, learn.Raised, id)
	choose(t, b, learn.Saved, id)
	count(2, learn.Saved, "")
	for _, d := range []backend.Deed{{Job: id, Kind: "liked"}, {Job: id, Kind: learn.Hidden, Reason: "ugly"}} {
		if err := b.Choose(ctx, d); !problem.Is(err, problem.Invalid) {
			t.Error(err)
		}
	}
	if err := b.WhyNot(ctx, id, "ugly"); !problem.Is(err, problem.Invalid) {
		t.Error(err)
	}
	if err := b.Choose(ctx, backend.Deed{Job: "gone", Kind: learn.Saved}); !problem.Is(err, problem.NotFound) {
		t.Error(err)
	}
	if err := b.RemoveSample(ctx); err != nil {
		t.Fatal(err)
	}
	count(0, "", "")
}

func TestADeletedAdLeavesNothingInTheChoices(t *testing.T) {
	b := newBackend(t, filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{})
	ctx := t.Context()
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	p := &profile.Profile{Work: []profile.Work{{Position: "Nurse", StartDate: "2020-01", Highlights: []string{"Wound care"}}}}
	if err := b.SaveResume(ctx, &backend.Draft{FileName: "cv.txt", Data: []byte("cv"), Profile: p}, nil); err != nil {
		t.Fatal(err)
	}
	var ads []posting.Posting
	for _, id := range []string{"otter", "heron", "finch"} {
		ads = append(ads, posting.Posting{ID: id, Title: "Nurse at the " + id, Company: "The " + id, Description: "Requirements: wound care, the " + id + " way"})
	}
	if _, err := b.KeepPostings(ctx, ads, "file", false, nil); err != nil {
		t.Fatal(err)
	}
	choose(t, b, learn.Saved, "otter")
	choose(t, b, learn.Hidden, "heron")
	said := func() string {
		all, err := b.Choices(ctx)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := json.Marshal(all)
		return string(text)
	}
	if text := said(); !strings.Contains(text, "otter") || !strings.Contains(text, "company:the finch") {
		t.Fatal(text)
	}
	for _, id := range []string{"otter", "finch"} {
		if err := b.RemoveJob(ctx, id); err != nil {
			t.Fatal(err)
		}
	}
	if text := said(); strings.Contains(text, "otter") || strings.Contains(text, "finch") || !strings.Contains(text, "company:the heron") {
		t.Error(text)
	}
	if all, err := b.Choices(ctx); err != nil || len(all) != 1 || len(all[0].Passed) != 2 {
		t.Errorf("%+v %v", all, err)
	}
}

func TestChoicesTravelInAnExport(t *testing.T) {
	b, _, _ := chooser(t)
	ctx := t.Context()
	choose(t, b, learn.Saved, idsOf(ranked(t, b))[2])
	want, err := b.Choices(ctx)
	if err != nil || len(want) != 1 {
		t.Fatal(len(want), err)
	}
	file := filepath.Join(t.TempDir(), "all.autojob")
	if err := b.Export(ctx, file, "correct horse battery", nil); err != nil {
		t.Fatal(err)
	}
	other := newBackend(t, filepath.Join(t.TempDir(), "store"), &vault.MemoryKeychain{})
	if err := other.Import(ctx, file, "correct horse battery", backend.KeychainKey, "", nil); err != nil {
		t.Fatal(err)
	}
	got, err := other.Choices(ctx)
	if err != nil || len(got) != 1 || got[0].JobID != want[0].JobID || len(got[0].Passed) != len(want[0].Passed) {
		t.Errorf("%d choices, %v", len(got), err)
	}
}

func TestTheMatchHistoryIsExportedAndGoesWhenItIsForgotten(t *testing.T) {
	b, _, _ := chooser(t)
	ctx := t.Context()
	liking(t, b, "Manager")
	must(t, b.NoteScores(ctx))
	path := filepath.Join(t.TempDir(), "history.json")
	must(t, b.ExportMatchHistory(ctx, path))
	read := func() (h backend.MatchHistory) {
		data, err := os.ReadFile(path)
		must(t, err)
		must(t, json.Unmarshal(data, &h))
		return h
	}
	h, l := read(), learned(t, b)
	if len(h.Choices) != len(l.Choices) || h.Choices[0].Number >= h.Choices[1].Number || h.Choices[0].Title == "" || !h.Profiling || h.Algorithm == "" {
		t.Errorf("the choices: %d of %d, %+v", len(h.Choices), len(l.Choices), h.Choices[0])
	}
	if len(h.Weights) == 0 || len(h.Tags) != len(l.Model.Tags) || len(h.Tags) == 0 {
		t.Errorf("what was learned: %+v, %+v", h.Weights, h.Tags)
	}
	saved := 0
	for _, j := range h.Jobs {
		if j.Mark == backend.Saved && j.Title != "" && len(j.Scores) > 0 && j.Scores[0].Score > 0 {
			saved++
		}
	}
	if saved == 0 {
		t.Errorf("no saved job with its score among %d", len(h.Jobs))
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("the file: %v, %v", info.Mode(), err)
	}

	must(t, b.ForgetChoices(ctx))
	must(t, b.ExportMatchHistory(ctx, path))
	if h := read(); len(h.Choices) != 0 || len(h.Tags) != 0 {
		t.Errorf("after forgetting: %+v, %+v", h.Choices, h.Tags)
	}
	if err := b.ExportMatchHistory(ctx, filepath.Join(path, "below", "a-file")); problem.From(err).Code == problem.Internal {
		t.Errorf("a place that is none: %v", err)
	}
}

func learned(t *testing.T, b *backend.Backend) backend.Learned {
	t.Helper()
	l, err := b.Learned(t.Context())
	must(t, err)
	return l
}
