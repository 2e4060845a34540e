package summary

import (
	"strings"
	"testing"

	"autojob/backend/core/profile"
)

func draftOf(p profile.Profile, kind Kind, lang string) string {
	return strings.ReplaceAll(readable(Make(Input{Profile: &p, Kind: kind, Language: lang, Day: today})), "\u00a0", " ")
}

func TestYearsOnOnesOwnAreOfSuchPostsAlone(t *testing.T) {
	for _, c := range []struct{ lang, label, own, employed, want string }{
		{"en", "Freelance Illustrator", "Freelance Illustrator", "Illustrator", "Experience: about eleven years"},
		{"en", "Illustrator", "Freelance Illustrator", "Illustrator", "Experience: about 14 years"},
		{"de", "Freiberufliche Grafikdesignerin", "Freiberufliche Grafikdesignerin", "Grafikdesignerin", "Berufserfahrung: etwa elf Jahre"},
		{"fr", "Graphiste indépendante", "Graphiste indépendante", "Graphiste", "Expérience : environ onze ans"},
		{"es", "Diseñadora gráfica autónoma", "Diseñadora gráfica autónoma", "Diseñadora gráfica", "Experiencia: unos once años"},
	} {
		p := profile.Profile{Basics: profile.Basics{Label: c.label}, Work: []profile.Work{
			{Name: "Larch", Position: c.own, StartDate: "2015"}, {Name: "Alder Cards", Position: c.employed, StartDate: "2012", EndDate: "2015"}}}
		if got := draftOf(p, Board, c.lang); !strings.Contains(got, c.want) {
			t.Errorf("%s: no %q in\n%s", c.label, c.want, got)
		}
	}
}

func TestHowATradeIsWorkedTodayDoesNotHideTheYearsBefore(t *testing.T) {
	p := profile.Profile{Basics: profile.Basics{Label: "Illustrator (freelance)"}, Work: []profile.Work{
		{Name: "Larch", Position: "Illustrator", StartDate: "2015"}, {Name: "Alder Cards", Position: "Illustrator", StartDate: "2012", EndDate: "2015"}}}
	if got := draftOf(p, Board, "en"); !strings.Contains(got, "about 14 years") {
		t.Error(got)
	}
}

func TestANumberOfYearsToldAmongTheJobsIsTheOnlyOne(t *testing.T) {
	for lang, told := range map[string]string{"en": "Ten years independent, 140 commissions.", "de": "Zehn Jahre selbstständig, 140 Aufträge.", "fr": "Dix ans indépendante, 140 commandes.", "es": "Diez años por cuenta propia, 140 encargos."} {
		p := profile.Profile{Basics: profile.Basics{Label: "Designer"}, Work: []profile.Work{{Name: "Larch", Position: "Designer", StartDate: "2012-01", Summary: told}}}
		for _, kind := range []Kind{Page, Short, Board} {
			if got := draftOf(p, kind, lang); strings.Contains(got, "14 ") || strings.Contains(got, "15 ") {
				t.Errorf("%s: another number of years stands beside %q:\n%s", lang, told, got)
			}
		}
	}
}

func TestYearsOfWhichOnlyTheYearsAreKnownAreNotRoundedUp(t *testing.T) {
	for want, years := range map[string][][2]string{
		"Experience: about 14 years":    {{"2012", ""}},
		"Experience: about three years": {{"2012", "2015"}},
		"Experience: about 13 years":    {{"2008", "2012"}, {"2017", ""}},
	} {
		p := profile.Profile{Basics: profile.Basics{Label: "Welder"}}
		for _, y := range years {
			p.Work = append(p.Work, profile.Work{Name: "Larch Yard", Position: "Welder", StartDate: y[0], EndDate: y[1]})
		}
		if got := draftOf(p, Board, "en"); !strings.Contains(got, want) {
			t.Errorf("%v: no %q in\n%s", years, want, got)
		}
	}
}

func TestWorkForNobodyHasNoBracket(t *testing.T) {
	for lang, name := range map[string]string{"en": "Self-employed", "de": "Selbstständig", "fr": "Indépendante", "es": "Por cuenta propia"} {
		p := profile.Profile{Basics: profile.Basics{Label: "Designer"}, Work: []profile.Work{
			{Name: name, Position: "Designer", StartDate: "2019-05", Highlights: []string{"30 posters", "Twelve logos for clubs"}},
			{Name: "Private Clinic Larch", Position: "Designer", StartDate: "2016-05", EndDate: "2019-04", Highlights: []string{"Leaflets for 40 wards"}}}}
		if got := draftOf(p, Short, lang); strings.Contains(got, "("+name) || !strings.Contains(got, "Leaflets for 40 wards (Private Clinic Larch)") {
			t.Errorf("%s:\n%s", lang, got)
		}
	}
}

func TestPermitsAloneAreUnderAHeadingOfTheirOwn(t *testing.T) {
	for _, c := range []struct{ lang, paper, want string }{
		{"es", "Carné C+E", "== Permisos\n"}, {"es", "Colegiada n.º 4411", "== Licencias y colegiaciones\n"}, {"en", "CDL Class A", "== Licenses\n"}, {"en", "Category C licence", "== Licences\n"},
		{"en", "NMC registration", "== Licences and registrations\n"}, {"de", "Approbation", "== Zulassungen\n"}, {"de", "Klasse CE", "== Berechtigungen\n"},
	} {
		p := profile.Profile{Basics: profile.Basics{Label: "Driver"}, Certificates: []profile.Certificate{{Name: c.paper, Date: "2019"}}}
		if got := draftOf(p, Page, c.lang); !strings.Contains(got, c.want) {
			t.Errorf("%s: no %q in\n%s", c.paper, c.want, got)
		}
	}
}
