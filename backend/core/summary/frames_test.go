package summary

import (
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
)

func TestAListWithAnAndOfItsOwnEndsOtherwise(t *testing.T) {
	for _, c := range []struct {
		f     *frames
		items []string
		want  string
	}{
		{&english, []string{"A", "B", "C"}, "A, B and C"},
		{&english, []string{"HTML and CSS", "Go"}, "HTML and CSS as well as Go"},
		{&english, []string{"“Moving and Handling”", "“First Aid”"}, "“Moving and Handling” and “First Aid”"},
		{&german, []string{"Elternarbeit", "Beobachtung und Dokumentation"}, "Elternarbeit sowie Beobachtung und Dokumentation"},
		{&french, []string{"devis", "budget et suivi"}, "devis ainsi que budget et suivi"},
		{&spanish, []string{"vinos y bebidas", "caja"}, "vinos y bebidas, así como caja"},
		{&spanish, []string{"caja", "inventarios"}, "caja e inventarios"},
	} {
		if got := c.f.listed(c.items); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}

func TestForHowLongIsASentenceOfTheLanguage(t *testing.T) {
	for _, c := range [][3]string{
		{"en", "Ten years of cost control in factories", "I have ten years of experience in cost control in factories."},
		{"en", "Ten years in sales", "I have ten years of experience in sales."},
		{"en", "Ten years of experience in sales", "I have ten years of experience in sales."},
		{"fr", "Vingt ans de vente en emballage", "J’ai vingt ans d’expérience de la vente en emballage."},
		{"fr", "Dix ans de contrôle de gestion", "J’ai dix ans d’expérience du contrôle de gestion."},
		{"fr", "Dix ans d’enseignement", "J’ai dix ans d’expérience de l’enseignement."},
		{"fr", "Dix ans de soudure", "J’ai dix ans d’expérience de la soudure."},
		{"fr", "Quinze ans de métier", "J’ai quinze ans de métier."},
		{"es", "Diez años de ventas", "Tengo diez años de experiencia en ventas."},
		{"es", "Diez años en sala", "Llevo diez años en sala."},
		{"es", "Diez años de experiencia en cocina", "Tengo diez años de experiencia en cocina."},
		{"de", "Zwanzig Jahre Vertrieb", ""},
		{"de", "Zwanzig Jahre Erfahrung im Vertrieb", "Ich habe zwanzig Jahre Erfahrung im Vertrieb."},
	} {
		m := maker{lang: c[0], f: framed[c[0]]}
		if got := m.yearsOf(c[1]); got != c[2] {
			t.Errorf("%q, not %q", got, c[2])
		}
	}
}

func TestALanguageIsSpokenAsWell(t *testing.T) {
	for _, c := range [][4]string{
		{"en", "French", "fluent", "fluent French"}, {"en", "French", "B2", "French (level B2)"}, {"en", "Igbo", "native", "Igbo (native)"},
		{"de", "Englisch", "verhandlungssicher", "verhandlungssicher Englisch"}, {"de", "Englisch", "B1", "Englisch (Niveau B1)"}, {"de", "Englisch", "", "Englisch"},
		{"fr", "anglais", "courant", "couramment anglais"}, {"fr", "anglais", "Intermédiaire", "anglais (niveau intermédiaire)"},
		{"es", "inglés", "fluido", "inglés con fluidez"}, {"es", "inglés", "medio", "inglés (nivel medio)"}, {"es", "árabe", "nativo", "árabe (nativo)"},
	} {
		m := maker{lang: c[0], f: framed[c[0]]}
		if got := m.withLevel(c[1], c[2]); got != c[3] {
			t.Errorf("%s: %q, not %q", c[0], got, c[3])
		}
	}
}

func TestALetterNamesTheTitlesSkillFirstAndWhatStandsBesideIt(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Beispiel"}, Work: []profile.Work{{Name: "Larch GmbH", Position: "Softwareentwicklerin", StartDate: "2020-01", Highlights: []string{"Betrieb einer Buchungsplattform mit hoher Last"}}},
		Skills:    []profile.Skill{{Name: "Plattform", Keywords: []string{"PostgreSQL", "Kafka", "Docker", "Kubernetes", "GitLab CI"}}},
		Volunteer: []profile.Volunteer{{Organization: "Code-Werkstatt Larch", Position: "Mentorin", StartDate: "2019"}, {Organization: "Ruderverein Larch", Position: "Kassenwartin", StartDate: "2015"}},
		Education: []profile.Education{{StudyType: "Zertifikatskurs Web-Entwicklung", Institution: "Larch Akademie", EndDate: "2016"}, {StudyType: "M.A.", Area: "Musikwissenschaft", Institution: "Universität Larch", EndDate: "2013"}}}
	ad := posting.Posting{Title: "Platform Engineer Kubernetes", Company: "Espe eG", Description: "Aufgaben\n\n- Betrieb unserer Cluster\n- Mentoring von Einsteigern\n\nIhr Profil\n\n- Erfahrung mit Kubernetes\n- Ausbildung in der IT"}
	wants(t, written(t, "de", p, ad), []string{"Zu meinen Kenntnissen gehören Kubernetes, Docker und GitLab CI.", "Ich habe den Zertifikatskurs Web-Entwicklung abgeschlossen (Larch Akademie, 2016). Davor habe ich Musikwissenschaft studiert",
		"Seit 2019 bin ich ehrenamtlich in der Code-Werkstatt Larch als Mentorin tätig."}, []string{"Ruderverein"})
}

func TestALetterSaysThatThePostOfTheAdIsSought(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Name: "Ada Beispiel", Summary: "Erzieherin mit Freude am Beruf. Nach zwei Jahren Elternzeit arbeite ich wieder und suche nun eine Gruppenleitung."},
		Work: []profile.Work{{Name: "Kita Larch", Position: "Erzieherin", StartDate: "2020-01"}}}
	wants(t, written(t, "de", p, posting.Posting{Title: "Gruppenleitung Krippe", Description: "Wir suchen eine Gruppenleitung."}), []string{"Ich suche nun eine Gruppenleitung."}, []string{"Elternzeit"})
	wants(t, written(t, "de", p, posting.Posting{Title: "Köchin", Description: "Wir suchen eine Köchin."}), nil, []string{"Ich suche"})
}

func TestAPaperHasItsArticleOrIsWhatOneIs(t *testing.T) {
	for _, c := range [][3]string{
		{"de", "Staplerschein", "den Staplerschein"}, {"de", "Schaltberechtigung bis 30 kV", "die Schaltberechtigung bis 30 kV"}, {"de", "Approbation als Ärztin", "die Approbation als Ärztin"},
		{"de", "Staatliche Anerkennung als Erzieherin", "die staatliche Anerkennung als Erzieherin"}, {"de", "Waldpädagogik", ""}, {"fr", "CACES R489", "le CACES R489"}, {"fr", "AFGSU niveau 2", "l’AFGSU niveau 2"},
		{"fr", "Habilitation électrique B2V", "l’habilitation électrique B2V"}, {"fr", "Yellow Belt", ""}, {"es", "Carné de carretillero", "el carné de carretillero"}, {"es", "CAP mercancías", "el CAP de mercancías"},
	} {
		m := maker{lang: c[0], f: framed[c[0]]}
		if got := m.articled(c[1]); got != c[2] {
			t.Errorf("%s: %q, not %q", c[0], got, c[2])
		}
	}
	for name, want := range map[string]bool{"Praxisanleiter": true, "Fachkraft für Kleinstkindpädagogik": true, "Systemischer Coach": true, "SiGe-Koordinator": true, "Trainerlizenz C": false, "Ausbildung der Ausbilder": false, "Waldpädagogik": false, "Professional Scrum Master I": false} {
		m := maker{lang: "de", f: &german}
		if got := m.isPerson(name); got != want {
			t.Errorf("isPerson(%q) is %v", name, got)
		}
	}
	if got := (&maker{f: &german}).classesOf("Führerschein B, BE"); got != "Führerschein B und BE" {
		t.Errorf("%q", got)
	}
}

func TestATimeWithinAYearNamesItOnce(t *testing.T) {
	for _, c := range [][3]string{{"2025-07", "2025-08", "July"}, {"2024-07", "2025-08", "July 2024"}, {"2025", "2025-08", "2025"}} {
		if got := english.startOf(c[0], c[1]); got != c[2] {
			t.Errorf("%q, not %q", got, c[2])
		}
	}
}
