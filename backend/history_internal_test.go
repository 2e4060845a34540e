package backend

import (
	"slices"
	"testing"
	"time"

	"autojob/backend/core/match"
)

func TestWhatWasLearnedIsAChangeOnceItComesToSomething(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	rated := func(score int) match.Rating {
		return match.Rating{Placed: match.Placed{ID: "1", Score: score, Fit: 70, Growth: 40}, Learned: score - 67}
	}
	var k StoredScores
	if !k.add(rated(67), scoreBasis{CVs: map[string]string{"me": "a"}}, now) {
		t.Fatal("the first is not kept")
	}
	basis := scoreBasis{CVs: map[string]string{"me": "a"}, Learned: "1 to 1"}
	if k.add(rated(69), basis, now.AddDate(0, 0, 1)) || len(k.Scores) != 1 {
		t.Errorf("two points: %+v", k.Scores)
	}
	basis.Learned = "2 to 2"
	if !k.add(rated(70), basis, now.AddDate(0, 0, 2)) || len(k.Scores) != 2 || !slices.Equal(k.Scores[1].Causes, []Cause{TasteLearned}) || k.Scores[1].Learned != 3 {
		t.Errorf("three points over two choices: %+v", k.Scores)
	}
	basis.Learned, basis.CVs = "3 to 3", map[string]string{"me": "b"}
	if !k.add(rated(71), basis, now.AddDate(0, 0, 3)) || !slices.Equal(k.Scores[2].Causes, []Cause{CVChanged, TasteLearned}) {
		t.Errorf("with another CV: %+v", k.Scores)
	}
}
