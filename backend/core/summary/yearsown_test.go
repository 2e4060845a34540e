package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

func TestYearsOfOneTradeUnderSeveralTitlesSayOfWhat(t *testing.T) {
	for _, c := range []struct {
		lang   string
		titles [3]string
		want   string
	}{
		{"de", [3]string{"Leiterin Personal", "HR Business Partner", "Personalreferentin"}, "Berufserfahrung im Personalbereich: mehr als 16 Jahre"},
		{"de", [3]string{"Vertriebsleiter", "Key Account Manager Vertrieb", "Vertriebsmitarbeiter Außendienst"}, "Berufserfahrung im Vertrieb: mehr als 16 Jahre"},
		{"de", [3]string{"Leiter Logistik", "Teamleiter Logistik", "Logistikkoordinator"}, "Berufserfahrung in der Logistik: mehr als 16 Jahre"},
		{"en", [3]string{"HR Director", "HR Business Partner", "HR Administrator"}, "Experience in HR: more than 16 years"},
		{"en", [3]string{"Regional Sales Manager", "Sales Engineer", "Inside Sales Representative"}, "Experience in sales: more than 16 years"},
		{"en", [3]string{"Marketing Director", "Marketing Manager", "Marketing Assistant"}, "Experience in marketing: more than 16 years"},
		{"en", [3]string{"Management Accountant", "Accounts Assistant", "Accounts Clerk"}, "Experience in accounting: more than 16 years"},
		{"fr", [3]string{"Directrice commerciale", "Ingénieure commerciale", "Assistante commerciale"}, "Expérience commerciale : plus de 16 ans"},
		{"fr", [3]string{"Chef comptable", "Comptable général", "Aide-comptable"}, "Expérience : plus de 16 ans"},
		{"fr", [3]string{"Responsable RH", "Chargée de recrutement RH", "Assistante RH"}, "Expérience en ressources humaines : plus de 16 ans"},
		{"es", [3]string{"Directora de recursos humanos", "Técnica de recursos humanos", "Auxiliar de recursos humanos"}, "Experiencia: más de 16 años"},
		{"es", [3]string{"Director de ventas", "Jefe de zona de ventas", "Representante de ventas"}, "Experiencia en ventas: más de 16 años"},
	} {
		p := profile.Profile{Basics: profile.Basics{Label: c.titles[0]}, Work: []profile.Work{
			{Name: "Larch", Position: c.titles[0], StartDate: "2018-07"}, {Name: "Alder", Position: c.titles[1], StartDate: "2013-04", EndDate: "2018-06"}, {Name: "Rowan", Position: c.titles[2], StartDate: "2010-08", EndDate: "2013-03"}}}
		d := Make(Input{Profile: &p, Kind: Board, Language: c.lang, Day: today})
		got := ""
		for s := range d.Sentences() {
			if strings.HasPrefix(s.ID, "profile/years") {
				got = strings.ReplaceAll(s.Text, "\u00a0", " ")
			}
		}
		if got != c.want {
			t.Errorf("%v: %q, not %q", c.titles, got, c.want)
		}
		page := Make(Input{Profile: &p, Kind: Page, Language: c.lang, Day: today})
		if _, years, _ := strings.Cut(c.want, ": "); !strings.Contains(strings.ReplaceAll(readable(page), "\u00a0", " "), years+" ") {
			t.Errorf("%v: the page does not tell %q:\n%s", c.titles, years, readable(page))
		}
		for _, r := range append(Check(&d, &p, CheckInput{Lexicon: skill.Default(), Day: today}).Refused, Check(&page, &p, CheckInput{Lexicon: skill.Default(), Day: today}).Refused...) {
			t.Errorf("%v: the gate refuses %q: %s", c.titles, r.Words, r.Kind)
		}
	}
}

func TestThePersonsOwnNumberOfYearsIsTheOnlyOne(t *testing.T) {
	for _, c := range []struct{ lang, summary, want string }{
		{"en", "Welder with over twenty years in shipyards.", "Experience: over twenty years"},
		{"en", "Solicitor. I have 9 years of experience in housing law.", "Experience: 9 years"},
		{"en", "Cook with ten years of experience. Five years in hotels.", ""},
		{"de", "Pflegefachfrau mit neun Jahren Erfahrung in der Geriatrie.", "Berufserfahrung: neun Jahre"},
		{"de", "Nach vier Jahren Familienzeit arbeite ich seit 2023 wieder.", ""},
		{"fr", "Vingt ans de vente en agroalimentaire.", "Expérience : vingt ans"},
		{"fr", "Infirmière avec plus de dix ans d’expérience en gériatrie.", "Expérience : plus de dix ans"},
		{"es", "Enfermera con nueve años de experiencia en urgencias.", "Experiencia: nueve años"},
		{"fr", "Éducatrice spécialisée depuis neuf ans, aujourd’hui en milieu ouvert.", "Expérience : neuf ans"},
		{"en", "Backend engineer, eleven years, mostly JVM.", "Experience: eleven years"},
		{"fr", "Pflegefachfrau mit neun Jahren Erfahrung in der Geriatrie.", ""},
		{"de", "Seit zwei Jahren überwiegend Wallboxen.", ""},
		{"en", "Electrician; thirty-five years in the trade.", "Experience: thirty-five years"},
	} {
		p := profile.Profile{Basics: profile.Basics{Label: "Nurse", Summary: c.summary}, Work: []profile.Work{{Name: "Larch", Position: "Nurse", StartDate: "2014-01"}}}
		d := Make(Input{Profile: &p, Kind: Board, Language: c.lang, Day: today})
		got := ""
		for s := range d.Sentences() {
			if strings.HasPrefix(s.ID, "profile/years") {
				got = strings.ReplaceAll(s.Text, "\u00a0", " ")
			}
		}
		if got != c.want {
			t.Errorf("%q: %q, not %q", c.summary, got, c.want)
		}
		for _, r := range Check(&d, &p, CheckInput{Lexicon: skill.Default(), Day: today}).Refused {
			t.Errorf("%q: the gate refuses %q: %s", c.summary, r.Words, r.Kind)
		}
	}
}

func TestATimeOnTheWayIsNotToldAsLasting(t *testing.T) {
	for lang, about := range map[string]string{
		"es": "Técnico de obra civil y topógrafo. Dos años en Chile como jefe de turno.",
		"en": "Civil engineer and surveyor. Two years in Chile as a shift leader.",
		"fr": "Technicien de travaux et topographe. Deux ans en Bretagne comme chef d’équipe.",
	} {
		p := profile.Profile{Basics: profile.Basics{Name: "Jo Larch", Summary: about}, Work: []profile.Work{{Name: "Larch", Position: "Topógrafo", StartDate: "2018-01"}}}
		got := draftOf(p, Letter, lang)
		for _, wrong := range []string{"Llevo dos", "two years of experience", "deux ans d’expérience"} {
			if strings.Contains(got, wrong) {
				t.Errorf("%s: %q in\n%s", lang, wrong, got)
			}
		}
	}
}
