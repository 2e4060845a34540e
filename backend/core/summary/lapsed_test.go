package summary

import (
	"strings"
	"testing"
	"time"

	"autojob/backend/core/profile"
)

func TestAPaperThatHasRunOutIsToldOnAPageAlone(t *testing.T) {
	p := &profile.Profile{Certificates: []profile.Certificate{{Name: "Working at heights, valid until 11/2026"}, {Name: "Crane ticket, valid until 2031"}, {Name: "Food Handler card, expired 2023"}}}
	p.Basics.Name = "Ada Example"
	for kind, want := range map[Kind][]string{Short: {"Crane ticket"}, Board: {"Crane ticket"}, Page: {"Working at heights, valid until 11/2026", "Crane ticket, valid until 2031", "Food Handler card, expired 2023"}} {
		d := Make(Input{Profile: p, Kind: kind, Day: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)})
		text := ""
		for _, b := range d.Blocks {
			for _, s := range b.Sentences {
				text += s.Text + "\n"
			}
		}
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s lacks %q: %s", kind, w, text)
			}
		}
		if kind != Page && (strings.Contains(text, "heights") || strings.Contains(text, "Food") || strings.Contains(text, "2031")) {
			t.Errorf("%s tells of what has run out, or until when: %s", kind, text)
		}
	}
}
