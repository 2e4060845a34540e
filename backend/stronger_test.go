package backend_test

import (
	"context"
	"slices"
	"testing"

	"autojob/backend"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

func TestStrongerIsWorkedOutForTheJobsThatWereChosen(t *testing.T) {
	ctx, b := t.Context(), opened(t)
	nurse := func(id, title, asks string) posting.Posting {
		return posting.Posting{ID: id, Title: title, Company: "Example " + id, Description: "You work on a ward of house " + id + ".\nRequirements\n- Nursing\n- " + asks}
	}
	keep(t, b, nurse("1", "Staff nurse", "Phlebotomy"), nurse("2", "Ward nurse", "Wound care"), nurse("3", "Staff nurse, nights", "Triage"),
		posting.Posting{ID: "4", Title: "Pastry chef", Company: "Example Inn", Description: "Requirements\n- Baking\n- HACCP"})
	if s, err := b.Stronger(ctx, "1", backend.OneJob, nil); err != nil || s.Rated || len(s.Gaps) > 0 {
		t.Errorf("without a CV: %+v, %v", s, err)
	}
	cv := &backend.Draft{FileName: "cv.txt", Data: []byte("x"), Profile: &profile.Profile{Basics: profile.Basics{Label: "Staff nurse"},
		Work: []profile.Work{{Position: "Staff nurse", StartDate: "2020-01", Highlights: []string{"Nursing on a surgical ward for six years"}}}}}
	if err := b.SaveResume(ctx, cv, nil); err != nil {
		t.Fatal(err)
	}
	for id, m := range map[string]backend.Mark{"3": backend.Hidden, "4": backend.Saved, "2": backend.Saved} {
		if err := b.MarkJob(ctx, id, m); err != nil {
			t.Fatal(err)
		}
	}
	for scope, want := range map[backend.Scope][]string{backend.OneJob: {"1"}, backend.AlikeJobs: {"1", "2"}, backend.SavedJobs: {"2", "4"}} {
		s, err := b.Stronger(ctx, "1", scope, nil)
		var ids []string
		for _, j := range s.Jobs {
			ids = append(ids, j.Posting.ID)
		}
		slices.Sort(ids)
		if err != nil || !s.Rated || !slices.Equal(ids, want) || len(s.Gaps) == 0 {
			t.Errorf("%s: jobs %v, %d gaps, %v", scope, ids, len(s.Gaps), err)
		}
	}
	// A hidden job can be asked for by itself, and among those like it.
	if s, err := b.Stronger(ctx, "3", backend.AlikeJobs, nil); err != nil || len(s.Jobs) != 3 {
		t.Errorf("%d jobs like a hidden one, %v", len(s.Jobs), err)
	}
	if _, err := b.Stronger(ctx, "no such job", backend.AlikeJobs, nil); !problem.Is(err, problem.NotFound) {
		t.Error(err)
	}
	if _, err := b.Stronger(ctx, "1", "everything", nil); !problem.Is(err, problem.Invalid) {
		t.Error(err)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := b.Stronger(stopped, "1", backend.AlikeJobs, nil); !problem.Is(err, problem.Cancelled) {
		t.Errorf("stopped: %v", err)
	}
}
