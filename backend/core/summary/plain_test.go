package summary

import "testing"

func TestAPhraseOfTheFormIsPlainAndNothingElseIs(t *testing.T) {
	slots := Slots{Job: "Welder (m/f/d)", Employer: "Nordwerft", Name: "Ada Byron"}
	for _, c := range []struct {
		language, text string
		want           bool
	}{
		{"en", "Work experience", true},
		{"en", "I am applying for the position of Welder (m/f/d) at Nordwerft.", true},
		{"en", "I am applying for the position of Master Welder at Nordwerft.", false},
		{"en", "I am applying for the position of Welder (m/f/d) at Nordwerft, where I have worked.", false},
		{"de", "Sehr geehrte Damen und Herren,", true},
		{"de", "Mit freundlichen Grüßen und zehn Jahren Erfahrung", false},
		{"fr", "Je vous prie d’agréer, Madame, Monsieur, mes salutations distinguées.", true},
		{"es", "Candidatura al puesto de Welder (m/f/d) en Nordwerft", true},
		{"es", "Sehr geehrte Damen und Herren,", false},
		{"en", "Ada Byron", true},
	} {
		if got := IsPlain(c.language, c.text, slots); got != c.want {
			t.Errorf("IsPlain(%s, %q) = %t", c.language, c.text, got)
		}
	}
	if IsPlain("en", "I am applying for the position of", Slots{}) {
		t.Error("a phrase with an empty slot passed as plain")
	}
}
