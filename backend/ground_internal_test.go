package backend

import (
	"fmt"
	"testing"
	"time"

	"autojob/backend/core/skill"
	"autojob/backend/core/summary"
)

func TestTheGateIsAskedAgainOnlyOfWhatIsOther(t *testing.T) {
	v, asked := &verdicts{}, 0
	day := time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC)
	lex := skill.Default()
	said := func(lex *skill.Lexicon, day time.Time, basis, title string) int {
		t.Helper()
		got := v.of(summary.CheckInput{Lexicon: lex, Day: day}, basis, &summary.Draft{Title: title}, func() summary.Verdict {
			asked++
			return summary.Verdict{Own: []string{fmt.Sprint(basis, title, day.Day(), lex == nil)}}
		})
		if want := fmt.Sprint(basis, title, day.Day(), lex == nil); got.Own[0] != want {
			t.Errorf("%q was said, not %q", got.Own[0], want)
		}
		return asked
	}
	for i, c := range []struct {
		lex          *skill.Lexicon
		day          time.Time
		basis, title string
		asked        int
	}{
		{lex, day, "a", "x", 1}, {lex, day.Add(time.Hour), "a", "x", 1},
		{lex, day, "b", "x", 2}, {lex, day, "a", "y", 3}, {lex, day.AddDate(0, 0, 1), "a", "x", 4}, {lex, day, "a", "x", 4},
		{nil, day, "a", "x", 5}, {lex, day, "a", "x", 6},
	} {
		if n := said(c.lex, c.day, c.basis, c.title); n != c.asked {
			t.Errorf("turn %d: asked %d times, not %d", i, n, c.asked)
		}
	}
	for i := range mostVerdicts + 10 {
		said(lex, day, "c", fmt.Sprint(i))
	}
	if len(v.said) > mostVerdicts {
		t.Errorf("%d are remembered", len(v.said))
	}
}
