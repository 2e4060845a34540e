package summary

import (
	"testing"

	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

func TestUnderTheNameStandsTheLastTitleAlone(t *testing.T) {
	for _, c := range []struct{ title, lang, want string }{
		{"Cashier, then Customer Service Desk Lead", "en", "Customer Service Desk Lead"},
		{"Ayudante y después jefe de producción", "es", "Jefe de producción"},
		{"Ayudante, luego encargada de turno", "es", "Encargada de turno"},
		{"Agent d'escale puis cheffe d'équipe", "fr", "Cheffe d'équipe"},
		{"Verkäufer, dann Filialleiter", "de", "Filialleiter"},
		{"Physical Therapist (PRN, then 0.8 FTE)", "en", "Physical Therapist"},
		{"Editorial Assistant (contract, 20 hrs/week)", "en", "Editorial Assistant"},
		{"Cashier, part-time", "en", "Cashier"},
		{"Pflegefachfrau (60 %)", "de", "Pflegefachfrau"},
		{"Telefonservice (befristet)", "de", "Telefonservice"},
		{"Stage de conduite (6 semaines)", "fr", "Stage de conduite"},
		{"Camarera (media jornada)", "es", "Camarera"},
		{"Sachbearbeiterin Schaden (Wohngebäude, Hausrat)", "de", "Sachbearbeiterin Schaden (Wohngebäude, Hausrat)"},
		{"Lawyer (contract and property law)", "en", "Lawyer (contract and property law)"},
		{"UX Designer (freelance)", "en", "UX Designer (freelance)"},
		{"Développeur junior puis senior", "fr", "Développeur junior puis senior"},
		{"Trainee, then part-time", "en", "Trainee"},
		{"iOS-Entwickler", "de", "iOS-Entwickler"},
		{"CONDUCTRICE DE BUS – EN RECONVERSION", "fr", "Conductrice de bus – en reconversion"},
		{"CHEF D'ÉQUIPE BTP", "fr", "Chef d'équipe BTP"},
		{"JEFA DE OBRA", "es", "Jefa de obra"},
		{"HEAD OF IT", "en", "Head of IT"},
		{"HR BUSINESS PARTNER", "en", "HR Business Partner"},
		{"NURSE", "en", "Nurse"},
		{"QA LEAD / CO-FOUNDER", "en", "QA Lead / Co-Founder"},
		{"KAUFFRAU FÜR VERSICHERUNGEN UND FINANZEN (IHK)", "de", "Kauffrau für Versicherungen und Finanzen (IHK)"},
		{"VERKÄUFER/IN", "de", "Verkäufer/in"},
		{"CTO", "en", "CTO"},
		{"RN, BSN", "en", "RN, BSN"},
		{"SAP BERATER", "de", "SAP Berater"},
		{"", "en", ""},
	} {
		p := profile.Profile{Basics: profile.Basics{Name: "Ada Example", Label: c.title}, Languages: []profile.Language{{Language: map[string]string{"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}[c.lang]}}}
		for _, k := range []Kind{Page, Board} {
			d := Make(Input{Profile: &p, Kind: k, Language: c.lang, Day: today})
			if d.Title != c.want {
				t.Errorf("%s of %q: %q, not %q", k, c.title, d.Title, c.want)
			}
			for _, r := range Check(&d, &p, CheckInput{Lexicon: skill.Default(), Day: today}).Refused {
				t.Errorf("%s of %q: refused %s %q", k, c.title, r.Kind, r.Words)
			}
		}
	}
}

func TestALetterSaysNowOfTheLastTitleAndNotOfABracket(t *testing.T) {
	for position, want := range map[string]string{
		"Physical Therapist (PRN, then 0.8 FTE)":   "as Physical Therapist.",
		"Cashier, then Customer Service Desk Lead": "now as Customer Service Desk Lead.",
	} {
		p := profile.Profile{Basics: profile.Basics{Name: "Ada Example"}, Work: []profile.Work{{Name: "Larch", Position: position, StartDate: "2023-05", Highlights: []string{"Evaluate and treat ten people a day"}}}}
		wants(t, readable(Make(Input{Profile: &p, Kind: Letter, Language: "en", Day: today})), []string{want}, []string{"FTE"})
		wants(t, readable(Make(Input{Profile: &p, Kind: Short, Language: "en", Day: today})), nil, []string{"FTE"}) // there the years are those of both posts
	}
}
