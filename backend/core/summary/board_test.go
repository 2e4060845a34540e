package summary

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/consent"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestABoardIsToldWhatSomebodyDidAndForHowLong(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Svenja Beispiel", Location: profile.Location{City: "Münster"}}, Projects: []profile.Project{{Name: "Dunkelblau"}},
		Work: []profile.Work{
			{Name: "Westfalia-Domus Versicherung a. G.", Position: "Sachbearbeiterin Schaden (Wohngebäude, Hausrat)", StartDate: "2021-11", Highlights: []string{"Bearbeitung von rund 1.100 Schäden im Jahr, Leitungswasser, Sturm, Einbruch, eigene Regulierungsvollmacht bis 15.000 Euro",
				"beauftragung und Steuerung von Gutachtern und Handwerkern", "Mitarbeit im Projekt Nachtfalter: Schäden geprüft", "Schäden für die Westfalia-Domus geprüft", "Schäden bei Kunden wie Siemens geprüft", "Schäden in Ergolding geprüft", "Schäden mit Dunkelblau geprüft", "Schaden Nr. 4711899 geprüft", "Schäden der Larch GmbH geprüft", "Regulierung von Schäden nach Vorgabe von Frau Tombrink"}},
			{Name: "Ems-Assekuranz AG", Position: "Sachbearbeiterin Haftpflicht-Schaden, Niederlassung Osnabrück", StartDate: "2015-08", EndDate: "2019-07", Highlights: []string{"Deckungsprüfung und Abwehr unberechtigter Ansprüche bei Schäden"}},
			{Name: "Ems-Assekuranz AG", Position: "Telefonservice (befristet)", StartDate: "2015-02", EndDate: "2015-07"},
			{Name: "Lärche", Position: "Kellnerin", StartDate: "2012-02", EndDate: "2013-07"},
		}}
	ad := posting.Posting{Title: "Schadenreferent", Language: "de", Description: "Aufgaben\n- Bearbeitung von Schäden\n- Steuerung von Gutachtern\n- Abwehr von Ansprüchen\n"}
	d := Make(Input{Profile: &p, Kind: Board, Posting: &ad, Language: "de", Day: today})
	text := readable(d)
	wants(t, text, []string{"== Berufserfahrung\n", "- Sachbearbeiterin Schaden (Wohngebäude, Hausrat): fünf Jahre\n", "- Sachbearbeiterin Haftpflicht-Schaden: vier Jahre\n", "- Telefonservice: sechs Monate\n", "- Beauftragung und Steuerung von Gutachtern und Handwerkern\n", "1.100 Schäden", "- Deckungsprüfung und Abwehr"},
		[]string{"Kellnerin", "Westfalia", "Ems", "Osnabrück", "Ergolding", "Siemens", "Dunkelblau", "Nachtfalter", "4711899", "GmbH", "Tombrink", "2021", "Münster"})
	passes(t, d, &p)
	for _, b := range d.Blocks {
		for _, s := range b.Sentences {
			if !s.Plain && len(s.Cites) == 0 {
				t.Errorf("%q cites nothing", s.Text)
			}
		}
	}
	never := consent.Disclosure{Kinds: map[consent.RecipientKind]map[consent.Field]consent.Class{consent.Board: {consent.WorkHistory: consent.Never}}}
	wants(t, readable(Make(Input{Profile: &p, Kind: Board, Posting: &ad, Language: "de", Day: today, Recipient: consent.Board, Disclosure: never})), nil, []string{"Schaden", "Berufserfahrung"})
	nameless := consent.Disclosure{Kinds: map[consent.RecipientKind]map[consent.Field]consent.Class{consent.Board: {consent.Name: consent.Never, consent.Town: consent.Never}}}
	p.Work[0].Highlights = []string{"Schäden mit Svenja Beispiel geprüft", "Schäden in Münster geprüft"}
	wants(t, readable(Make(Input{Profile: &p, Kind: Board, Posting: &ad, Language: "de", Day: today, Recipient: consent.Board, Disclosure: nameless})), nil, []string{"Svenja", "Münster"})
}

func TestAPointWithANameIsNoneForABoard(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		ok         bool
	}{
		{"en", "Balance 6 registers and the safe at closing, about $38,000 on a Saturday", true},
		{"en", "Train new cashiers (11 so far)", true},
		{"en", "Write plans of care in PointClickCare", true}, // which the lexicon knows
		{"en", "Write plans of care in CareNoteBox", false},
		{"en", "Trained staff in Excel and SQL", true},
		{"en", "Led the move to Python for 12 analysts", true},
		{"en", "Ran the Falcon programme for 40 people", false},
		{"en", "Wire transfers (Western Union agent)", false},
		{"en", "Wrote the \"Around the County\" page", false},
		{"en", "Stood in for Mr Miller", false},
		{"en", "Brazos customers served at the desk", false},
		{"en", "Served brazos fresh market customers", false},
		{"en", "Reported to HQ by www.example.com", false},
		{"en", "Dublin: opened a second shop", false},
		{"en", "Dublin office set up with 12 desks", false},
		{"en", "Cut the ramp time of new hires from 9 to 6 months", true},
		{"en", "Started Spanish-language handouts", true},
		{"en", "Teams of 12 led. Budgets of $2m held.", true},
		{"en", "Resurfaced the A-1247 road", false},
		{"en", "iPadOS devices set up", false},
		{"fr", "Encadrement d'une équipe de 5 agents à partir de 2021", true},
		{"fr", "Missions pour le Salon du Livre", false},
		{"fr", "Vente chez Darty de 200 appareils", false},
		{"es", "Control de costes y subcontratas", true},
		{"es", "Variante de la NA-2420, fase 1", false},
		{"es", "Mediciones en Logroño", false},
		{"de", "Führung einer Kolonne von 4 bis 7 Leuten, darunter immer ein Lehrling", true},
		{"de", "Zubereitung von Frühstück und Mittagessen für 72 Kinder", true},
		{"de", "Wohnanlage mit 24 Einheiten in Ergolding", false},
		{"de", "Einkauf für Bosch und Miele", false},
		{"de", "Umstellung auf Kranos", false},
		{"de", "Betreuung von Göttingen und Bremen", false},
	} {
		p := profile.Profile{Basics: profile.Basics{Name: "Ada Example"}, Work: []profile.Work{{Name: "Brazos Fresh Market", Position: "Clerk", StartDate: "2020", Highlights: []string{c.text}}}}
		d := Make(Input{Profile: &p, Kind: Board, Language: c.lang, Day: today})
		if got := strings.Contains(shown(d), begun(bare(c.text))); got != c.ok {
			t.Errorf("%q stands there: %t", c.text, got)
		}
	}
}

func TestATradeCalledAHelpersHasItsYearsOnABoard(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Exemple", Label: "Aide-soignante diplômée d’État", Summary: "Aide-soignante depuis huit ans, d’abord en EHPAD puis à l’hôpital."}, Work: []profile.Work{{Name: "Orme", Position: "Aide-soignante", StartDate: "2017-03"}}}
	d := Make(Input{Profile: &p, Kind: Board, Language: "fr", Day: today})
	wants(t, strings.ReplaceAll(readable(d), "\u00a0", " "), []string{"Expérience : huit ans"}, nil)
	passes(t, d, &p)
}

func TestNoOtherNumberStandsBesideOnesOwnOfATrade(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Beispiel", Label: "Steuerfachangestellte", Summary: "Steuerfachangestellte mit zwölf Jahren Erfahrung in Kanzleien."}, Work: []profile.Work{{Name: "Lärche", Position: "Steuerfachangestellte", StartDate: "2018-04"}, {Name: "Ulme", Position: "Steuerfachangestellte", StartDate: "2013-04", EndDate: "2018-03"}, {Name: "Esche", Position: "Bürokraft", StartDate: "2012-01", EndDate: "2012-12"}, {Name: "Bundeswehr", Position: "Wehrdienstleistender", StartDate: "2011-01", EndDate: "2011-06"}}}
	d := Make(Input{Profile: &p, Kind: Board, Language: "de", Day: today})
	wants(t, readable(d), []string{"Berufserfahrung: zwölf Jahre\n", "  - Steuerfachangestellte\n  - Bürokraft: zwölf Monate\n"}, []string{"Wehrdienst"})
	passes(t, d, &p)
	p.Basics.Summary = ""
	wants(t, readable(Make(Input{Profile: &p, Kind: Board, Language: "de", Day: today})), []string{"  - Steuerfachangestellte: mehr als 13 Jahre\n"}, nil)
}

func TestEveryLengthOfAPostPassesTheGate(t *testing.T) {
	for lang, title := range map[string]string{"en": "Clerk", "de": "Maurer", "fr": "Vendeuse", "es": "Camarera"} {
		for months := 1; months < 40; months++ {
			for _, end := range []string{fmt.Sprintf("%d-%02d", 2020+(months-1)/12, (months-1)%12+1), fmt.Sprint(2020 + months/12)} {
				p := profile.Profile{Work: []profile.Work{{Name: "Larch", Position: title, StartDate: "2020-01"[:len(end)], EndDate: end}}}
				passes(t, Make(Input{Profile: &p, Kind: Board, Language: lang, Day: today}), &p)
			}
		}
	}
}

func TestANameInsideAWordIsNone(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Beispiel", Location: profile.Location{City: "Essen"}}, Skills: []profile.Skill{{Name: "Interessenausgleich"}, {Name: "Messen in Essen"}, {Name: "Essens Messen"}}}
	wants(t, readable(Make(Input{Profile: &p, Kind: Board, Language: "de", Day: today})), []string{"  - Interessenausgleich\n"}, []string{"Messen"})
}

func TestPlacesOnABoardHaveTheirNames(t *testing.T) {
	for _, c := range [][3]string{{"TX", "US", "Location: Texas, United States"}, {"TX", "", "Location: Texas"}, {"ON", "CA", "Location: Ontario, Canada"}, {"NSW", "AU", "Location: New South Wales, Australia"}, {"WA", "AU", "Location: Western Australia, Australia"}, {"CA", "US", "Location: California, United States"}, {"Ohio", "", "Location: Ohio"}, {"ZH", "CH", "Location: ZH, Switzerland"}, {"NRW", "DE", "Location: NRW, Germany"}} {
		p := profile.Profile{Basics: profile.Basics{Name: "Ada Example", Location: profile.Location{City: "Larch Falls", Region: c[0], CountryCode: c[1]}}}
		d := Make(Input{Profile: &p, Kind: Board, Language: "en", Day: today})
		wants(t, readable(d), []string{c[2] + "\n"}, []string{"Larch Falls"})
		passes(t, d, &p)
	}
	p := profile.Profile{Basics: profile.Basics{Location: profile.Location{Region: "TX"}}}
	d := Draft{Language: "en", Blocks: []Block{{Kind: Facts, Section: "profile", Sentences: []Sentence{{ID: "a", Text: "Location: Ohio", Cites: []Cite{{"basics.location.region", "TX"}}}}}}}
	if len(Check(&d, &p, CheckInput{Day: today}).Refused) == 0 {
		t.Error("Texas may be told as Ohio")
	}
}

func TestALicenceOnABoardHasNoNumber(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Example"}, Certificates: []profile.Certificate{{Name: "Physical Therapist License, Texas (PT 1234567)"}, {Name: "Nursing License", Issuer: "Ohio (RN 0000000)"}, {Name: "Auditor ISO 17025"}, {Name: "Registered Nurse, NMC PIN 12A3456E"}, {Name: "CSCS", Date: "2027-05"}}}
	d := Make(Input{Profile: &p, Kind: Board, Language: "en", Day: today})
	wants(t, readable(d), []string{"Physical Therapist License, Texas\n", "Nursing License, Ohio\n", "Auditor ISO 17025\n", "Registered Nurse\n", "CSCS (expected 2027)\n"}, []string{"1234567", "3456"})
	passes(t, d, &p)
}

func TestNoBoardNamesWhomSomebodyWorkedFor(t *testing.T) {
	all := ads(t)
	for who, p := range people(t) {
		for _, id := range slices.Sorted(func(yield func(string) bool) {
			for id := range all {
				if id[0] == who[0] && !yield(id) {
					return
				}
			}
		}) {
			if id[3] != who[2] {
				continue
			}
			d := Make(Input{Profile: p, Posting: all[id], Kind: Board, Day: today})
			text := strings.ToLower(shown(d))
			for _, name := range ownNames(p) {
				if len(name) > 3 && strings.Contains(text, strings.ToLower(name)) {
					t.Errorf("a board sees %q of %s for %s:\n%s", name, who, id, readable(d))
				}
			}
		}
	}
}
