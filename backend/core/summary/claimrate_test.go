package summary

import (
	"testing"

	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// What a number is a rate of, what it counts and what is a part of a whole are of the number that is cited, in four languages; the true
// sentence beside each lie passes.
func TestNumbersKeepWhatTheyCountAndTheWholeTheyArePartOf(t *testing.T) {
	p := &profile.Profile{Basics: profile.Basics{Name: "Ada Muster"}, Work: []profile.Work{{Name: "Nordwerft", Position: "Kitchen Hand", StartDate: "2019-01", Highlights: []string{
		"80 meals per shift, 4 shifts per week",
		"Beat the monthly target in 9 of 12 months",
		"Trained 5 apprentices; three of them stayed",
		"40 Proben pro Schicht, 6 Schichten pro Woche",
		"In 3 von 4 Jahren ohne Beanstandung geprüft",
		"90 repas par service, 6 services par semaine",
		"70 platos por turno, 5 turnos por semana",
	}}}, Education: []profile.Education{{Institution: "Lycée de la Rance", StudyType: "Baccalauréat", Score: "mention bien"}, {Institution: "Realschule", StudyType: "Abschluss", Score: "gut"}}}
	g := NewGate(p, CheckInput{Lexicon: skill.Default(), Day: gateDay})
	line := func(n string) []string { return []string{"work[0].highlights[" + n + "]"} }
	for _, c := range []struct {
		cites          []string
		language       string
		sound, planted string
	}{
		{line("0"), "en", "I served 80 meals per shift.", "I served 80 meals per week."},
		{line("0"), "en", "4 shifts per week, 80 meals per shift", "4 meals per shift"},
		{line("1"), "en", "I beat the monthly target in 9 of 12 months.", "I beat the monthly target in every month."},
		{line("1"), "en", "Beat the target in nine of twelve months", "Beat the target in all months"},
		{line("2"), "en", "I trained five apprentices, and three of them stayed.", "I trained three apprentices; five of them stayed."},
		{line("3"), "de", "40 Proben pro Schicht", "40 Proben pro Woche"},
		{line("4"), "de", "In 3 von 4 Jahren ohne Beanstandung geprüft", "In allen Jahren ohne Beanstandung geprüft"},
		{line("5"), "fr", "90 repas par service", "90 repas par semaine"},
		{line("6"), "es", "70 platos por turno", "70 platos por semana"},
		{[]string{"education[0].studyType", "education[0].score"}, "fr", "Baccalauréat, mention bien", "Baccalauréat, mention très bien"},
		{[]string{"education[1].studyType", "education[1].score"}, "de", "Abschluss (gut)", "Abschluss (sehr gut)"},
	} {
		var cites []Cite
		for _, path := range c.cites {
			cites = append(cites, Cite{Path: path})
		}
		if got := g.Sentence(Sentence{ID: "s", Text: c.sound, Cites: cites}, c.language); len(got) > 0 {
			t.Errorf("%q is refused: %v", c.sound, got)
		}
		if got := g.Sentence(Sentence{ID: "s", Text: c.planted, Cites: cites}, c.language); len(got) == 0 {
			t.Errorf("%q passes", c.planted)
		}
	}
}
