package profile

import "testing"

func TestAStudyThatWasNotFinishedIsTold(t *testing.T) {
	for text, want := range map[string]string{
		"B.Sc. Biology (not completed)":          "not completed",
		"left after two years, no degree":        "left after",
		"Studium der Physik (ohne Abschluss)":    "ohne Abschluss",
		"licence interrompue en 2e année":        "interrompue",
		"Licence de droit, arretee en 2015":      "arretee",
		"2e année non validée":                   "non validée",
		"Derecho, tres cursos, sin título":       "sin título",
		"Licenciatura (titulación en trámite)":   "titulación en trámite",
		"Certificate of Completion, Example Ltd": "",
		"Incompletely Known Systems, a thesis":   "",
		"Finished with distinction":              "",
	} {
		got := ""
		if m := Unfinished(text); m != nil {
			got = text[m[0]:m[1]]
		}
		if got != want {
			t.Errorf("%q: found %q, want %q", text, got, want)
		}
	}
}
