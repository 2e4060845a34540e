package skill

import "testing"

func TestTitlesFindOccupationAndLevel(t *testing.T) {
	for _, c := range []struct {
		title string
		want  ID
		level int
	}{
		{"Senior Front-End Engineer (m/w/d)", "front-end-developer", 3},
		{"RN - ICU nights", "intensive-care-nurse", 3},
		{"Sachbearbeiter Buchhaltung", "accountant", 2},
		{"Softwareentwickler:in", "software-developer", 2},
		{"Junior Java Developer - Remote, Berlin", "software-developer", 1},
		{"Head of Marketing", "marketing-manager", 5},
		{"Krankenpflegerin", "registered-nurse", 2},
		{"Infirmier(e) DE H/F", "registered-nurse", 2},
		{"Lead Data Scientist #48812", "data-scientist", 4},
		{"Product Manager", "product-manager", 3},
		{"Staff Nurse", "registered-nurse", 2},
		{"Staff Software Engineer", "software-developer", 4},
		{"VP of Engineering", "chief-technology-officer", 6},
		{"Auszubildende Kauffrau für Büromanagement", "administrative-assistant", 0},
		{"Chief Financial Officer", "chief-financial-officer", 7},
		{"Software Engineer III", "software-developer", 3},
		{"Vendedor/a", "retail-salesperson", 1},
		{"Line Cook - Downtown", "chef", 2},
		{"Elektroniker für Betriebstechnik (m/w/d) in Leipzig", "electrician", 2},
		{"ELEMENTARY SCHOOL TEACHER", "primary-school-teacher", 2},
		{"Sr. Accountant", "accountant", 3},
		{"HR Business Partner", "hr-business-partner", 3},
		{"Marketing Intern", "marketing-specialist", 0},
		{"Personal Trainer", "personal-trainer", 2},
		{"A&P Mechanic", "aircraft-mechanic", 2},
	} {
		got := Default().Titles(c.title)
		if len(got) == 0 {
			t.Errorf("%q: no occupation", c.title)
			continue
		}
		if got[0].Occupation != c.want || got[0].Level != c.level {
			t.Errorf("%q is %s level %d (%.2f), want %s level %d", c.title, got[0].Occupation, got[0].Level, got[0].Score, c.want, c.level)
		}
		for i := range got {
			if got[i].Score < 0 || got[i].Score > 1 || i > 0 && got[i].Score > got[i-1].Score || got[i].Label == "" {
				t.Errorf("%q: candidate %d is %+v", c.title, i, got[i])
			}
		}
	}
	if got := Default().Titles("xqzt vvwk"); len(got) != 0 {
		t.Errorf("nonsense is %v", got)
	}
	if got := Default().Titles("Software developer"); got[0].Score != 1 {
		t.Errorf("the label itself scores %.2f", got[0].Score)
	}
}

func TestLevelSaysWhetherTheTitleSpeaksOfIt(t *testing.T) {
	for _, c := range []struct {
		title string
		level int
		said  bool
	}{
		{"Software Engineer", 2, false}, {"Senior Software Engineer", 3, true}, {"Principal Engineer", 4, true},
		{"Director of Sales", 6, true}, {"Vice President", 6, true}, {"Praktikant Marketing", 0, true}, {"Teamleiter Logistik", 4, true},
		{"Deputy Head of Finance", 4, true}, {"Junior Product Manager", 1, true}, {"Account Manager", 3, false}, {"Nurse", 2, false},
		{"Gardener", 2, false}, {"Managing Director", 7, false}, {"Trainee Manager", 0, true}, {"", 2, false},
	} {
		level, said := Default().Level(c.title)
		if said != c.said || said && level != c.level {
			t.Errorf("%q: %d %v, want %d %v", c.title, level, said, c.level, c.said)
		}
	}
}

func TestEachStepOfALadderIsALevelAboveTheLast(t *testing.T) {
	for _, ladder := range [][]string{
		{"Assistant Store Manager", "Store Manager"}, {"Deputy Nursery Manager", "Nursery Manager"}, {"Procurement Assistant", "Procurement Manager"}, {"Account Manager", "Account Director"},
		{"Third Officer", "First Officer"}, {"Software Engineer II", "Software Engineer III", "Software Engineer IV"}, {"Stage Hand", "Stage Manager"}, {"Marine Engineer", "Chief Engineer"},
		{"Chief Engineer", "Chief Technology Officer"}, {"Buchhalter", "Werkzeugbauleiter"},
	} {
		for i := 1; i < len(ladder); i++ {
			a, _ := Default().Level(ladder[i-1])
			b, _ := Default().Level(ladder[i])
			if b <= a {
				t.Errorf("%s is level %d, %s level %d", ladder[i-1], a, ladder[i], b)
			}
		}
	}
	if level, said := Default().Level("Stage assistant RH"); level != 0 || !said {
		t.Errorf("an internship is level %d %v", level, said)
	}
}
