package summary_test

import (
	"testing"
	"time"

	"autojob/backend/core/summary"
)

func TestADayIsSaidInEveryLanguage(t *testing.T) {
	at := time.Date(2026, 3, 5, 23, 0, 0, 0, time.UTC)
	for language, want := range map[string]string{"en": "5 March 2026", "de": "5. März 2026", "fr": "5 mars 2026", "es": "5 de marzo de 2026", "pl": "5 March 2026"} {
		if got := summary.Day(language, at); got != want {
			t.Errorf("%s: %q, not %q", language, got, want)
		}
	}
	for language, want := range map[string]string{"en": "1 December 2026", "de": "1. Dezember 2026", "fr": "1er décembre 2026", "es": "1 de diciembre de 2026"} {
		in := summary.Input{Kind: summary.Letter, Language: language, Day: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)}
		for _, b := range summary.Make(in).Blocks {
			if b.Section == "date" && b.Sentences[0].Text != want {
				t.Errorf("%s: a letter has %q, not %q", language, b.Sentences[0].Text, want)
			}
		}
		if got := summary.Day(language, in.Day); got != want {
			t.Errorf("%s: %q, not %q", language, got, want)
		}
	}
}
