package summary

import (
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestShortTellsWhatAnswersADutyOfWhicheverJob(t *testing.T) {
	for _, c := range []struct{ lang, title, ad, idle, answer, other string }{
		{"en", "Training adviser", "Tasks\n- Answer questions of craftspeople about apprenticeships\n- Keep the web page", "Cut the waiting for lifts by 12 %", "Answered craftspeople on apprenticeship contracts", "Questions of craftspeople by telephone"},
		{"de", "Beratung Handwerk", "Aufgaben\n- Beratung von Handwerksbetrieben zur Berufsausbildung\n- Pflege der Internetseite", "Wartezeit am Aufzug um 12 % gesenkt", "Beratung von Handwerksbetrieben zum Lehrvertrag und zur Berufsausbildung", "Beratung kleiner Handwerksbetriebe am Telefon"},
		{"fr", "Conseil aux artisans", "Missions\n- Répondre aux artisans sur l’embauche et l’apprentissage\n- Tenir la page du site", "Attente aux ascenseurs réduite de 12 %", "Réponses aux artisans sur l’embauche et l’apprentissage", "Permanence pour artisans : embauche et paie"},
		{"es", "Asesoría a artesanos", "Funciones\n- Atender consultas de artesanos sobre contratación\n- Cuidar la página", "Espera del ascensor reducida un 12 %", "Consultas de artesanos sobre contratación y aprendizaje", "Consultas de artesanos por teléfono"},
	} {
		p := profile.Profile{Basics: profile.Basics{Label: "Jurist"}, Work: []profile.Work{
			{Name: "Larch Stores", Position: "Jurist", StartDate: "2020-01", Highlights: []string{"34 shops, 1,900 people", "Two agreements, 12 rounds", c.idle, "70 % of files closed early"}},
			{Name: "Rowan Office", Position: "Jurist", StartDate: "2015-07", EndDate: "2019-12", Highlights: []string{"80 % of letters answered in two days", c.other}},
			{Name: "Alder Chamber", Position: "Clerk", StartDate: "2013-01", EndDate: "2015-06", Highlights: []string{"Post room", c.answer}}}}
		d := Make(Input{Profile: &p, Kind: Short, Language: c.lang, Day: today, Posting: &posting.Posting{Title: c.title, Description: c.ad, Language: c.lang}})
		got := readable(d)
		if !strings.Contains(got, c.answer) || !strings.Contains(got, c.other) || strings.Count(got, "  - ") != 4 || strings.Count(got, " (Rowan Office)")+strings.Count(got, " (Alder Chamber)") != 2 {
			t.Errorf("%s: %q and %q are not told beside two of the present:\n%s", c.lang, c.answer, c.other, got)
		}
	}
}

func TestAPageLosesWhatAnswersADutyAndTheFirstPointLast(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Label: "Architect"}, Work: []profile.Work{
		{Name: "Larch", Position: "Architect", StartDate: "2017", Highlights: []string{"Drafting of the plan for the old quarter", "Twelve houses", "Nine schools", "Six halls"}},
		{Name: "Alder", Position: "Architect", StartDate: "2001", EndDate: "2005", Highlights: []string{"Two sports halls", "Subsidised dwellings for elderly tenants"}}}}
	m := newMaker(Input{Profile: &p, Kind: Page, Language: "en", Day: today,
		Posting: &posting.Posting{Title: "Head of building", Description: "Your tasks\n- Plan subsidised dwellings\n- Lead three people", Language: "en"}})
	var work []told
	for _, j := range m.jobs() {
		work = append(work, told{j, m.workOf(j)})
	}
	m.squeeze(work, 0, dutyPoint-1)
	var left []string
	for _, w := range work {
		for _, p := range w.pieces {
			left = append(left, p.text)
		}
	}
	if want := []string{p.Work[0].Highlights[0], p.Work[1].Highlights[1]}; !slices.Equal(left, want) {
		t.Errorf("the page keeps %q, not %q", left, want)
	}
}

func TestRootsOfWordsOfDoing(t *testing.T) {
	for _, pair := range [][2]string{{"planning", "planned"}, {"Beratung", "beraten"}, {"animation", "animer"}, {"formations", "former"}, {"coordinación", "coordinar"}, {"viviendas", "vivienda"}, {"gestion", "gestions"}} {
		if a, b := rootOf(strings.ToLower(pair[0])), rootOf(strings.ToLower(pair[1])); a != b {
			t.Errorf("%s is %s, %s is %s", pair[0], a, pair[1], b)
		}
	}
}
