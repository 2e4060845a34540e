package backend_test

import (
	"testing"
	"time"

	"autojob/backend/core/problem"
)

func TestWhatWasSharedSinceATimeIsCountedByTheRecord(t *testing.T) {
	s := newSharing(t)
	count := func(since time.Time, want int) {
		t.Helper()
		for range 2 { // the second time by what the first has counted
			if got, err := s.SharedSince(t.Context(), since); err != nil || got != want {
				t.Errorf("%d %v since %v, want %d", got, err, since, want)
			}
		}
	}
	start := time.Unix(s.clock.Load(), 0)
	count(start, 0)
	for range 2 {
		g := s.approve(nil)
		s.later(time.Hour)
		if _, err := s.Send(t.Context(), g.ID); err != nil {
			t.Fatal(err)
		}
	}
	count(start, 2)
	count(start.Add(2*time.Hour), 1) // the moment itself counts
	count(start.Add(3*time.Hour), 0)

	s.mail.Refuse(map[string]int{"RCPT": 550})
	g := s.approve(nil)
	s.later(time.Hour)
	if _, err := s.Send(t.Context(), g.ID); err == nil {
		t.Fatal("sent")
	}
	count(start, 2) // what the server refused was not shared
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SharedSince(t.Context(), start); !problem.Is(err, problem.Locked) {
		t.Errorf("of a closed store: %v", err)
	}
}
