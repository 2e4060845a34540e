package summary

import (
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestVoluntaryWorkIsSaidAsWhatOrInBrackets(t *testing.T) {
	for _, c := range [][4]string{
		{"fr", "Permanence juridique", "Maison des droits de Larch", "j'ai été bénévole à la Maison des droits de Larch (permanence juridique)."},
		{"fr", "Avocate bénévole", "Maison des droits de Larch", "j'ai été avocate bénévole à la Maison des droits de Larch."},
		{"fr", "Trésorière", "Association Larch", "j'ai été bénévole à l'Association Larch comme trésorière."},
		{"de", "Hausaufgabenhilfe", "Stadtbücherei Larch", "war ich ehrenamtlich in der Stadtbücherei Larch (Hausaufgabenhilfe) tätig."},
		{"de", "Lesepatin", "Stadtbücherei Larch", "war ich ehrenamtlich in der Stadtbücherei Larch als Lesepatin tätig."},
		{"de", "Ehrenamtliche Beraterin", "Caritas Larch", "war ich bei der Caritas Larch als ehrenamtliche Beraterin tätig."},
		{"es", "Abogada voluntaria", "Oficina de Derechos Larch", "colaboré en la Oficina de Derechos Larch como abogada voluntaria."},
		{"es", "Reparto de alimentos", "Banco de Larch", "colaboré de forma voluntaria en el Banco de Larch (reparto de alimentos)."},
		{"en", "Reading mentor", "Larch School", "I volunteered at Larch School as a reading mentor."},
		{"en", "Volunteer helper", "Larch School", "I worked at Larch School as a volunteer helper."},
		{"en", "Weekend cooking", "Larch Shelter", "I volunteered at Larch Shelter (weekend cooking)."},
	} {
		p := profile.Profile{Basics: profile.Basics{Name: "Ada Larch"}, Volunteer: []profile.Volunteer{{Organization: c[2], Position: c[1], StartDate: "2016", EndDate: "2020"}}}
		wants(t, passed(t, c[0], p, posting.Posting{Title: "Larch", Description: "Larch"}), []string{c[3]}, nil)
	}
}

func TestAWordForSomebodyIsToldFromOneForAThing(t *testing.T) {
	for _, c := range []struct {
		lang        string
		some, thing []string
	}{
		{"en", []string{"Treasurer", "Youth football coach", "Trustee", "Volunteer", "Chair of the board"}, []string{"Food bank", "Homework help", "Weekend cooking", "Beach cleaning"}},
		{"de", []string{"Kassenwartin", "Vorsitzender", "Trainer der D-Jugend", "Schöffin"}, []string{"Nachhilfe für Kinder", "Tafel", "Hausaufgabenhilfe", "Elternvertretung"}},
		{"fr", []string{"Secouriste", "Membre du bureau", "Présidente", "Animateur"}, []string{"Soutien scolaire", "Maraude", "Aide aux devoirs", "Collecte"}},
		{"es", []string{"Monitora de tiempo libre", "Vocal", "Voluntario", "Tesorera"}, []string{"Comedor social", "Clases de español", "Recogida de alimentos", "Acompañamiento"}},
	} {
		m := &maker{lang: c.lang, f: framed[c.lang]}
		for _, s := range c.some {
			if !m.namesSomebody(s) {
				t.Errorf("%s: %q is nobody", c.lang, s)
			}
		}
		for _, s := range c.thing {
			if m.namesSomebody(s) {
				t.Errorf("%s: %q is somebody", c.lang, s)
			}
		}
	}
}
