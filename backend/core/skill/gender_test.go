package skill

import "testing"

func TestWordsForOneSexAreReadAsThoseForBoth(t *testing.T) {
	for _, c := range [][2]string{
		{"Waitress", "Waiter"}, {"Saleswoman", "Salesman"}, {"Softwareentwicklerin", "Softwareentwickler"}, {"Bürokauffrau", "Bürokaufmann"}, {"Psychologin", "Psychologe"}, {"Ingenieurin", "Ingenieur"},
		{"Éducatrice spécialisée", "Éducateur spécialisé"}, {"Contrôleuse de gestion", "Contrôleur de gestion"}, {"Infirmière", "Infirmier"}, {"Conseillère commerciale", "Conseiller commercial"}, {"Contrôleuse industrielle", "Contrôleur industriel"},
		{"Programadora", "Programador"}, {"Jefa de sala", "Jefe de sala"}, {"She led her team", "He led his team"}, {"Mrs Vale, mother of two", "Mr Vale, father of two"},
	} {
		if a, b := Ungendered(c[0]), Ungendered(c[1]); a != b {
			t.Errorf("%q is read as %q, %q as %q", c[0], a, c[1], b)
		}
	}
	for _, same := range []string{"Insulin, protein and glycerin", "Admin login", "Gerente de tienda", "Women's health", "Baker", "Première classe", "Pandora, agora"} {
		if got := Ungendered(same); got != same {
			t.Errorf("%q became %q", same, got)
		}
	}
	// Both forms mean one occupation of the lexicon.
	l := Default()
	for _, c := range [][2]string{{"Krankenschwester", "Krankenpfleger"}, {"Enfermera", "Enfermero"}, {"Caissière", "Caissier"}} {
		a, b := l.Titles(Ungendered(c[0])), l.Titles(Ungendered(c[1]))
		if len(a) == 0 || len(b) == 0 || a[0] != b[0] {
			t.Errorf("%q means %v, %q %v", c[0], a, c[1], b)
		}
	}
}
