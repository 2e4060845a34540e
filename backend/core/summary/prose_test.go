package summary

import (
	"testing"

	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// passed is a letter that the gate passes.
func passed(t *testing.T, lang string, p profile.Profile, ad posting.Posting) string {
	t.Helper()
	ad.Language = lang
	d := Make(Input{Profile: &p, Kind: Letter, Language: lang, Day: today, Posting: &ad})
	for _, r := range Check(&d, &p, CheckInput{Lexicon: skill.Default(), Day: today, Job: JobTitle(&ad), Employer: ad.Company, AdText: ad.Description}).Refused {
		t.Errorf("%s: %s %q", r.Sentence, r.Kind, r.Words)
	}
	return readable(d)
}

func TestAPresentPostThatIsToldInProseIsToldInALetter(t *testing.T) {
	for _, c := range []struct {
		lang, position, prose, title, ad string
		want                             []string
	}{
		{"es", "Conductora de reparto", "Rutas semanales a Francia y Bélgica con semirremolque frigorífico. Cuido del tacógrafo, de la carga y de los papeles de aduana, y enseño la ruta a los nuevos.", "Conductora internacional", "Rutas internacionales con frigorífico y tacógrafo.",
			[]string{"como conductora de reparto: rutas semanales a Francia y Bélgica con semirremolque frigorífico.", "Allí cuido del tacógrafo, de la carga y de los papeles de aduana, y enseño la ruta a los nuevos."}},
		{"es", "Enfermera", "Atención a 24 pacientes de medicina interna. Administración de medicación y curas.", "Enfermera", "Atención a pacientes y administración de medicación.",
			[]string{"De mi trabajo allí destaco:", "- Atención a 24 pacientes de medicina interna"}},
		{"de", "Schweißer", "Schweißen von Rohrleitungen für die Lebensmittelindustrie. Ich prüfe die Nähte und führe das Protokoll.", "Schweißer", "Schweißen von Rohren und Prüfen der Nähte.",
			[]string{"als Schweißer: Schweißen von Rohrleitungen", "Ich prüfe die Nähte und führe das Protokoll."}},
		{"de", "Rechtsanwältin", "Betreue 60 Mandate im Arbeitsrecht. Vertretung vor den Arbeitsgerichten in Hessen.", "Rechtsanwältin", "Mandate im Arbeitsrecht und Vertretung vor Gericht.",
			[]string{"Ich betreue 60 Mandate im Arbeitsrecht.", "Vertretung vor den Arbeitsgerichten in Hessen"}},
		{"fr", "Infirmière", "Soins à domicile auprès de 30 patients. Je coordonne les tournées avec les médecins du secteur.", "Infirmière", "Soins à domicile et coordination avec les médecins.",
			[]string{"soins à domicile auprès de 30 patients.", "Je coordonne les tournées"}},
		{"fr", "Soudeur", "Assure la soudure TIG de cuves en inox. Contrôle des joints et lecture de plans.", "Soudeur", "Soudure TIG, lecture de plans.",
			[]string{"contrôle des joints et lecture de plans.", "assure la soudure TIG de cuves en inox."}},
		{"en", "Nurse", "I look after 24 patients on a surgical ward. Preparation of discharge plans with families.", "Nurse", "Patients on a surgical ward and discharge plans.",
			[]string{"I look after 24 patients on a surgical ward."}},
		{"en", "Van driver", "Weekly runs to France and Belgium with a refrigerated trailer. Look after the tachograph and the customs papers.", "Driver", "Runs to France with a refrigerated trailer; tachograph.",
			[]string{"as a van driver: weekly runs to France"}},
		{"es", "Comercial", "Gestiona una cartera de 40 clientes en Galicia.", "Comercial", "Gestionar cartera de clientes.", []string{"Gestiono una cartera de 40 clientes en Galicia."}},
		{"es", "Interiorista", "Diseño de interiores y de muebles. Traslado y montaje en obra.", "Interiorista", "Diseño de interiores y montaje en obra.", []string{"- Diseño de interiores y de muebles\n  - Traslado y montaje en obra"}},
		{"de", "Werkstudentin", "Schreiben von Tests. Pflege einer internen Anwendung.", "Entwicklerin", "Tests und Pflege von Anwendungen.", []string{"Schreiben von Tests\n  - Pflege einer internen Anwendung"}},
		{"es", "Soldador", "Me encargo de la soldadura de depósitos de acero. También superviso a dos aprendices.", "Soldador", "Soldadura de depósitos.", []string{"Me encargo de la soldadura de depósitos de acero. También superviso a dos aprendices."}},
		{"de", "Altenpflegerin", "Betreut 14 Bewohner, plant die Pflege und leitet zwei Auszubildende an. Wundversorgung im Frühdienst.", "Pflegefachkraft", "Wundversorgung von Bewohnern.", []string{"als Altenpflegerin: Wundversorgung im Frühdienst."}},
		{"en", "Welder", "My job is TIG welding of stainless tanks. We are a team of six.", "Welder", "TIG welding in a team.", []string{"as a welder.\n\nMy job is TIG welding of stainless tanks.\n"}},
	} {
		p := profile.Profile{Basics: profile.Basics{Name: "Ada Larch"}, Work: []profile.Work{{Name: "Larch", Position: c.position, StartDate: "2017-03", Summary: c.prose}}}
		wants(t, passed(t, c.lang, p, posting.Posting{Title: c.title, Description: c.ad}), c.want, nil)
	}
}

func TestProseThatTellsOfTheFirmIsNotToldAsWork(t *testing.T) {
	for text, want := range map[string]bool{
		"A family bistro with 40 seats.": false, "Mittelständischer Maschinenbauer mit 300 Mitarbeitenden.": false, "Entreprise de transport, 45 salariés.": false, "Empresa familiar de congelados.": false,
		"Führung von 12 Mitarbeitenden.": true, "Gestion de la paie de 45 salariés.": true, "Weekly runs to France.": true, "Nóminas de 90 trabajadores.": true,
	} {
		if got := tellsWork(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
