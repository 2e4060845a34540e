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
}
