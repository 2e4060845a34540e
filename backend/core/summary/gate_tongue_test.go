package summary

import (
	"testing"
	"time"

	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// A phrase of the draft's language may stand before a line of the CV in another; what the line says is checked as ever, and a phrase that
// says "now" of what has ended is refused.
func TestAPhraseMayStandBeforeALineInAnotherLanguage(t *testing.T) {
	p := &profile.Profile{Basics: profile.Basics{Name: "Ada Muster"}, Work: []profile.Work{{Name: "Nordwerft", Position: "Clerk", StartDate: "2009-01", EndDate: "2012-03",
		Highlights: []string{"Looked after 14 customers of the yard with Excel"}}}}
	g := NewGate(p, CheckInput{Lexicon: skill.Default(), Day: gateDay})
	check := func(language, text string) []Refusal {
		return g.Sentence(Sentence{ID: "s", Text: text, Cites: []Cite{{Path: "work[0].highlights[0]"}, {Path: "work[0].endDate"}, {Path: "work[0].startDate"}}}, language)
	}
	if got := check("es", "Mi trabajo allí incluía: looked after 14 customers of the yard with Excel."); len(got) > 0 {
		t.Errorf("refused: %v", got)
	}
	got := check("es", "Mi trabajo allí incluía: looked after 40 customers of the yard with Excel.")
	if len(got) == 0 || got[0].Words != "40" || got[0].Start != 38 {
		t.Errorf("another number: %v", got)
	}
	if got := check("es", "Mi gran obra allí fue: looked after 14 customers of the yard with Excel."); len(got) == 0 {
		t.Error("a phrase that is none of the form passes")
	}
}

func TestTheGateKnowsTheFirstOfAMonthInFrench(t *testing.T) {
	first := time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)
	g := NewGate(&profile.Profile{}, CheckInput{Day: first})
	for text, want := range map[string]bool{Day("fr", first): true, "2 décembre 2026": false, "1er novembre 2026": false} {
		if g.isDay(text) != want {
			t.Errorf("%s is the day of the letter: %v", text, !want)
		}
	}
}
