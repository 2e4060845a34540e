package summary

import (
	"testing"

	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

func TestWhatWasStudiedIsOnePhraseOfItsLanguage(t *testing.T) {
	for _, c := range []struct{ lang, kind, area, want string }{
		{"de", "Fachschule", "Sozialpädagogik", "Fachschule für Sozialpädagogik"},
		{"de", "Berufsfachschule", "Altenpflege", "Berufsfachschule für Altenpflege"},
		{"de", "Berufsfachschule", "Altenpfleger", "Berufsfachschule: Altenpfleger"},
		{"de", "Ausbildung", "Schweißer", "Ausbildung: Schweißer"},
		{"de", "Meisterprüfung", "Elektrotechnik", "Meisterprüfung, Elektrotechnik"},
		{"en", "National 5", "English, Maths, Woodwork", "National 5: English, Maths, Woodwork"},
		{"en", "A levels", "English, History, French", "A levels: English, History, French"},
		{"en", "MA", "Museum Studies", "MA, Museum Studies"},
		{"fr", "Bac pro", "Commerce", "Bac pro Commerce"},
		{"fr", "Diplôme d’État d’éducateur spécialisé", "Éducation spécialisée", "Diplôme d’État d’éducateur spécialisé"},
		{"de", "Ausbildung, Gesellenprüfung (gut)", "Elektroniker für Gebäudetechnik", "Ausbildung, Gesellenprüfung (gut): Elektroniker für Gebäudetechnik"},
		{"fr", "Master", "Marketing et négociation", "Master Marketing et négociation"},
		{"fr", "Master CCA", "Contrôle, audit", "Master CCA, Contrôle, audit"},
		{"es", "Bachillerato", "Ciencias", "Bachillerato de Ciencias"},
		{"es", "Grado", "Enfermería", "Grado en Enfermería"},
		{"es", "Técnico Superior", "Administración y Finanzas", "Técnico Superior en Administración y Finanzas"},
	} {
		whole := map[string]string{"de": "Ich arbeite in der Werkstatt und prüfe die Nähte der Schweißer.", "en": "I work in the yard and check what the others have welded.", "fr": "Je travaille dans un atelier et je vérifie les soudures des autres.", "es": "Trabajo en un taller y reviso las soldaduras de los demás."}[c.lang]
		p := profile.Profile{Basics: profile.Basics{Summary: whole}, Education: []profile.Education{{Institution: "Larch", StudyType: c.kind, Area: c.area, EndDate: "2020"}}}
		m := newMaker(Input{Profile: &p, Language: c.lang, Kind: Page, Day: today})
		if got := m.degree(0); got != c.want {
			t.Errorf("%s, %s: %q, not %q", c.kind, c.area, got, c.want)
		}
		d := Make(Input{Profile: &p, Language: c.lang, Kind: Page, Day: today})
		for _, r := range Check(&d, &p, CheckInput{Lexicon: skill.Default(), Day: today}).Refused {
			t.Errorf("%s, %s: the gate refuses %q: %s", c.kind, c.area, r.Words, r.Kind)
		}
	}
}
