package summary

import (
	"testing"

	"autojob/backend/core/profile"
)

func TestWhatIsStillLearntIsSaidAsExpected(t *testing.T) {
	for _, c := range []struct{ lang, kind, area, page, alone, short string }{
		{"en", "Associate of Applied Science", "Accounting", "2024 – 2027 (expected)", "expected 2027", "(expected 2027)"},
		{"de", "Geprüfter Polier", "Hochbau", "2024 – 2027 (voraussichtlich)", "voraussichtlich 2027", "(voraussichtlich 2027)"},
		{"fr", "Licence", "Droit", "2024 – 2027 (prévu)", "prévu en 2027", "(prévu en 2027)"},
		{"es", "Grado", "Derecho", "2024 – 2027 (previsto)", "previsto en 2027", "(previsto en 2027)"},
	} {
		p := profile.Profile{Basics: profile.Basics{Name: "Ada Example", Label: "Clerk"}, Education: []profile.Education{{Institution: "Larch College", StudyType: c.kind, Area: c.area, StartDate: "2024", EndDate: "2027"}},
			Certificates: []profile.Certificate{{Name: "CSCS", Date: "2027-05"}}}
		of := func(k Kind) Draft { return Make(Input{Profile: &p, Kind: k, Language: c.lang, Day: today}) }
		wants(t, readable(of(Page)), []string{c.page}, nil)
		wants(t, readable(of(Short)), []string{c.short}, []string{"2024"})
		wants(t, readable(of(Board)), []string{c.short}, []string{"2024", "Larch"})
		for _, k := range kinds {
			passes(t, of(k), &p)
		}
		p.Education[0].StartDate = ""
		wants(t, readable(of(Page)), []string{"| " + c.alone}, nil)
		passes(t, of(Page), &p)
		p.Education[0].EndDate = "2025"
		wants(t, readable(of(Page)), []string{"2025"}, []string{c.alone})
	}
}

func TestABoardIsToldOfTheHighestFinishedTraining(t *testing.T) {
	for _, c := range []struct {
		lang      string
		education []profile.Education
		want      []string
		not       []string
	}{
		{"de", []profile.Education{{StudyType: "Fachwirtin für Versicherungen (IHK)", EndDate: "2027-05"}, {StudyType: "Ausbildung", Area: "Kauffrau für Versicherungen und Finanzen", Institution: "Agentur Lärche", StartDate: "2012", EndDate: "2015"},
			{StudyType: "Studium", Area: "Rechtswissenschaft", Institution: "Universität Lärche (ohne Abschluss)", StartDate: "2016", EndDate: "2018"}, {StudyType: "Abitur", EndDate: "2010"}},
			[]string{"Ausbildung: Kauffrau für Versicherungen und Finanzen\n", "- Fachwirtin für Versicherungen (IHK), voraussichtlich 2027"}, []string{"Studium", "Abitur", "Lärche"}},
		{"en", []profile.Education{{StudyType: "Associate of Applied Science", Area: "Accounting", Institution: "Larch College", StartDate: "2024", EndDate: "2027"}, {StudyType: "Diploma", Institution: "Elm High School", EndDate: "2021"}},
			[]string{"High school diploma", "Associate of Applied Science, Accounting (expected 2027)"}, []string{"Elm", "Larch"}},
		{"en", []profile.Education{{StudyType: "Certificate", Area: "Welding", EndDate: "2023"}, {StudyType: "MSc", Area: "Physics", EndDate: "2015"}, {StudyType: "BSc", Area: "Physics", EndDate: "2013"}}, []string{"MSc, Physics"}, []string{"BSc", "Certificate"}},
		{"es", []profile.Education{{StudyType: "Máster en dirección de proyectos", StartDate: "2025-10"}, {StudyType: "Grado", Area: "Derecho", EndDate: "2008"}}, []string{"Grado en Derecho", "Máster en dirección de proyectos (en curso)"}, nil},
		{"fr", []profile.Education{{StudyType: "Licence", Area: "Lettres", Institution: "Université (non validée)", EndDate: "2012"}, {StudyType: "BTS", Area: "Tourisme", EndDate: "2008"}}, []string{"BTS Tourisme"}, []string{"Licence"}},
		{"en", []profile.Education{{StudyType: "BA", Area: "History", Institution: "Larch (did not graduate)", EndDate: "2012"}}, nil, []string{"BA"}},
	} {
		p := profile.Profile{Basics: profile.Basics{Name: "Ada Example", Label: "Clerk", Summary: map[string]string{"es": "Soy abogada de la casa y trabajo en Madrid.", "fr": "Je suis conductrice et je travaille dans la région de Rennes."}[c.lang]}, Education: c.education}
		d := Make(Input{Profile: &p, Kind: Board, Language: c.lang, Day: today})
		wants(t, readable(d), c.want, c.not)
		passes(t, d, &p)
	}
}

// A study whose result is that it was left is told of in no letter, and on no page where nothing else says so.
func TestAStudyThatWasLeftIsNotClaimed(t *testing.T) {
	for _, left := range []string{"abgebrochen", "left after two years, no degree", "arrêtée en cours de deuxième année", "not submitted"} {
		e := profile.Education{StudyType: "Umschulung", Area: "Kaufmann im Einzelhandel", EndDate: "2011", Score: left}
		if !isBroken(e) || !leftWith(e) {
			t.Errorf("%q is no broken study", left)
		}
		e.Score = "1,7"
		if isBroken(e) {
			t.Error("a good grade breaks a study")
		}
	}
}
