package backend_test

import (
	"testing"

	"autojob/backend"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
)

const duties = "You plan the dosing of the pumps, watch the filters of three waterworks, keep the logs, train the new colleagues and are on call one week in five. " +
	"We work in shifts of eight hours, pay by the public scale and give thirty days of leave. You have finished training as a water engineer and can drive."

func waterworks(id, origin, city, posted string) posting.Posting {
	return posting.Posting{ID: id, Title: "Waterworks operator", Company: "Example Water Ltd", Origin: origin, Posted: posted, Description: duties,
		Locations: []posting.Place{{City: city, Country: "GB"}}, Location: city}
}

func rows(t *testing.T, b *backend.Backend) []backend.Ranked {
	t.Helper()
	r, err := b.Matches(t.Context(), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r.Jobs
}

func TestAJobThatStandsInSeveralPlacesIsShownOnce(t *testing.T) {
	ctx, b := t.Context(), opened(t)
	keep(t, b, waterworks("a", "file", "Hull", "2026-09-01"), waterworks("b", "lever", "Hull", "2026-10-20"), waterworks("c", "file", "York", "2026-10-20"), ad("d", "Tailor", "Example Seams"))
	got := rows(t, b)
	if len(got) != 3 {
		t.Fatalf("%d rows for three jobs", len(got))
	}
	var two backend.Ranked
	for _, r := range got {
		if len(r.Seen) > 0 {
			two = r
		}
	}
	if len(two.Seen) != 2 || two.Seen[0].ID != two.Stored.Posting.ID {
		t.Fatalf("it stood at %+v", two.Seen)
	}
	r, err := b.Match(ctx, "b")
	if err != nil || len(r.Seen) != 2 || r.Seen[0].ID != "b" || r.Seen[1].Origin != "file" {
		t.Errorf("%+v, %v", r.Seen, err)
	}

	// What is said of one is said of the job, also of an ad that comes later.
	if err := b.MarkJob(ctx, "a", backend.Hidden); err != nil {
		t.Fatal(err)
	}
	keep(t, b, waterworks("e", "greenhouse", "Hull", "2026-11-20"))
	for _, id := range []string{"a", "b", "e"} {
		if r, err := b.Match(ctx, id); err != nil || r.Stored.Mark != backend.Hidden || len(r.Seen) != 3 {
			t.Errorf("%s: %+v, %v", id, r.Stored.Mark, err)
		}
	}
	for _, r := range rows(t, b) {
		if hull := r.Stored.Posting.Location == "Hull"; hull != (r.Stored.Mark == backend.Hidden) {
			t.Errorf("%s is marked %q", r.Stored.Posting.ID, r.Stored.Mark)
		}
	}
	if err := b.MarkJob(ctx, "e", backend.NoMark); err != nil {
		t.Fatal(err)
	}
	if r, err := b.Match(ctx, "a"); err != nil || r.Stored.Mark != backend.NoMark {
		t.Errorf("shown again: %+v, %v", r.Stored.Mark, err)
	}

	if err := b.RemoveJob(ctx, "b"); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"a", "b", "e"} {
		if _, err := b.Match(ctx, id); !problem.Is(err, problem.NotFound) {
			t.Errorf("%s after it was removed: %v", id, err)
		}
	}
	if n := len(rows(t, b)); n != 2 {
		t.Errorf("%d rows are left of two", n)
	}
}
