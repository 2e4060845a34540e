package summary

import (
	"strings"
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

// A line of the CV stands in a draft of another language as it is, with or without its stop and with its place behind it; what is left of
// it is refused as before.
func TestALineInAnotherLanguageIsReadAsItsPlaceIs(t *testing.T) {
	line := "Participación en 70 auditorías de Brincolar. Mi último puesto en Olmara fue de dos años al frente del taller."
	p := &profile.Profile{Basics: profile.Basics{Name: "Ada Muster"}, Work: []profile.Work{{Name: "Talleres Olmara SA", Position: "Clerk", StartDate: "2009-01", EndDate: "2012-03",
		Highlights: []string{line, "Rundgang am 12.05.2011 in Norden.", "Participated in 12 audits. Led the sorting of 40 crates."}}}}
	g := NewGate(p, CheckInput{Lexicon: skill.Default(), Day: gateDay})
	check := func(language, text string, place int, quote string) []Refusal {
		return g.Sentence(Sentence{ID: "s", Text: text, Cites: []Cite{{Path: "work[0].highlights[" + string(rune('0'+place)) + "]", Quote: quote}, {Path: "work[0].name"}}}, language)
	}
	for language := range strings.FieldsSeq(tongueOrder) {
		first := "Participación en 70 auditorías de Brincolar."
		for _, text := range []string{first, withoutStop(first), withoutStop(first) + " (Talleres Olmara SA)"} {
			if got := check(language, text, 0, first); len(got) > 0 {
				t.Errorf("%s: %q is refused: %v", language, text, got)
			}
		}
		for _, text := range []string{"Rundgang am 12.05.2011 in Norden", "Rundgang am 12.05.2011 in Norden (Talleres Olmara SA)"} {
			if got := check(language, text, 1, ""); len(got) > 0 {
				t.Errorf("%s: %q is refused: %v", language, text, got)
			}
		}
		for _, text := range []string{"70 auditorías de Brincolar", "Dirección de 70 auditorías de Brincolar", "Participación en 90 auditorías de Brincolar"} {
			if got := check(language, text, 0, first); len(got) == 0 {
				t.Errorf("%s: %q passes", language, text)
			}
		}
		if got := check(language, "Led 12 audits", 2, ""); len(got) == 0 {
			t.Errorf("%s: the led audits pass", language)
		}
	}
	if got := check("en", "I am a clerk at Talleres Olmara SA", 2, ""); len(got) == 0 {
		t.Error("a post that has ended is said to be held")
	}
}
