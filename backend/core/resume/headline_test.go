package resume

import (
	"testing"

	"autojob/backend/core/profile"
)

func TestAHeadlineInWideLettersIsTheTitleOfTheJob(t *testing.T) {
	jobs := []profile.Work{{Position: "Leiterin Personal"}, {Position: "HR Business Partner"}}
	for headline, want := range map[string]string{
		"Leiter in Personal":    "Leiterin Personal",
		"HR BusinessPartner":    "HR Business Partner",
		"Leiterin Personal":     "Leiterin Personal",
		"Leiter im Personal":    "Leiter im Personal",
		"":                      "",
		"Personalleiterin":      "Personalleiterin",
		"leiterin personal, HR": "leiterin personal, HR",
	} {
		if got := asHeld(headline, jobs); got != want {
			t.Errorf("%q: %q, want %q", headline, got, want)
		}
	}
}
