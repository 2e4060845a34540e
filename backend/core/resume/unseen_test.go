package resume

import (
	"strings"
	"testing"

	"autojob/backend/core/document"
)

// What CVs of other trades and layouts showed, class by class, in other words than theirs.

func TestAHeadingOfUnknownWordsIsKnownByItsStem(t *testing.T) {
	for text, want := range map[string]kind{
		"Fort- und Weiterbildungen": certificates, "Publicaciones seleccionadas": publications, "Proyectos de investigación": projects,
		"Sprachkenntnisse und Niveau": languages, "Meine beruflichen Stationen": work, "Schulischer Bildungsweg": education,
		"Voluntary things I do": volunteer, "Parcours en mer": work, "What colleagues say": other,
	} {
		if got := cuedKind(text); got != want {
			t.Errorf("%q is of kind %d, want %d", text, got, want)
		}
	}
}

func TestDatedListItemsAmongTheSchoolsAreCertificates(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Qualifications and Training")
	s.put(60, "• Oven Safety and Inspection – Example College, 2016")
	s.put(60, "• Rye Regulations, 3rd edition – 2019")
	s.put(60, "• Forklift 3a/3b – expires 2027")
	s.put(60, "• NVQ Level 3 Baking – Example College, 2013")
	p := Parse(&s.d)
	same(t, "certificates", certificateNames(p), "Oven Safety and Inspection | Example College | 2016\nRye Regulations, 3rd edition |  | 2019\nForklift 3a/3b, expires 2027 |  | ")
	if len(p.Education) != 1 || !strings.HasPrefix(p.Education[0].StudyType, "NVQ Level 3") {
		t.Errorf("education is %+v", p.Education)
	}
}

func TestAnAcademicCareerBesideTheStudiesIsWork(t *testing.T) {
	for _, head := range []string{"Trayectoria académica", "Academic Career", "Akademischer Werdegang"} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com")
		s.gap()
		s.put(50, "^*"+head)
		s.put(50, "2016 – 2020", "@130 *Senior Lecturer", ", University of Exampleton")
		s.put(50, "2011 – 2016", "@130 *Research Fellow", ", Institute of Samples")
		s.gap()
		s.put(50, "^*Education")
		s.put(50, "2005 – 2008", "@130 *PhD in History", ", University of Exampleton")
		s.put(50, "2004 – 2005", "@130 *MA in Archives", ", University of Exampleton")
		s.gap()
		s.put(50, "^*Languages")
		s.put(50, "English (native)")
		check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
work: Senior Lecturer | University of Exampleton |  | 2016..2020 | 
work: Research Fellow | Institute of Samples |  | 2011..2016 | 
education: PhD | History | University of Exampleton | 2005..2008
education: MA | Archives | University of Exampleton | 2004..2005
language: English | native`)
	}
}

func TestLanguagesWhereverTheyStand(t *testing.T) {
	text := "Ada Example\nada@example.com\n\nEXPERIENCE\n\nBaker, Example Bread Ltd, 2019 - 2021\n- Bakes rye bread\n\n"
	for rest, want := range map[string]string{
		"OTHER\n\nFull driving licence. Welsh (fluent), English (native).\n":   "Welsh fluent, English native",
		"MISCELLANEOUS\n\nGerman (C1), Polish (B2)\n":                          "German C1, Polish B2",
		"LANGUAGES\n\nSpanish and Basque (native), English (C2)\n":             "Spanish native, Basque native, English C2",
		"SPRACHEN\n\nDeutsch und Sorbisch (Muttersprachen), Polnisch (B1)\n":   "Deutsch Muttersprachen, Sorbisch Muttersprachen, Polnisch B1",
		"OTHER\n\nI teach English to beginners. Good with German customers.\n": "",
	} {
		var got []string
		for _, l := range Parse(document.FromText(text + rest)).Languages {
			got = append(got, l.Language+" "+l.Fluency)
		}
		same(t, rest, strings.Join(got, ", "), want)
	}
}

func TestAWardBehindAPositionIsNoEmployer(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Experience")
	s.put(50, "*Example Medical Center", ", Leeds")
	s.put(50, "_Charge Nurse, Heart Center", ", March 2021 – Present")
	s.put(60, "• Leads the nights")
	s.put(50, "_Staff Nurse, Medical Unit", ", July 2017 – February 2021")
	s.put(60, "• Ran the beds")
	s.gap()
	s.put(50, "*Sample Hospital", ", York")
	s.put(50, "_Nurse Assistant", ", May 2016 – June 2017")
	s.put(60, "• Drew blood")
	var got []string
	for _, w := range Parse(&s.d).Work {
		got = append(got, w.Position+" | "+w.Name)
	}
	same(t, "work", strings.Join(got, "\n"), "Charge Nurse, Heart Center | Example Medical Center\nStaff Nurse, Medical Unit | Example Medical Center\nNurse Assistant | Sample Hospital")
}

func TestWhoAVolunteerHelpsNeedsNoCapital(t *testing.T) {
	for line, want := range map[string]string{
		"Équipière, station de sauvetage de Port-Exemple": "Équipière | station de sauvetage de Port-Exemple",
		"Trainer, freiwillige Feuerwehr Musterstadt":      "Trainer | freiwillige Feuerwehr Musterstadt",
		"Treasurer, Example Rowing Club":                  "Treasurer | Example Rowing Club",
	} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com")
		s.gap()
		s.put(50, "^*Volunteering")
		s.put(50, "*"+line, "@450 2018 – 2020")
		vs := Parse(&s.d).Volunteer
		if len(vs) != 1 || vs[0].Position+" | "+vs[0].Organization != want {
			t.Errorf("%s: %+v", line, vs)
		}
	}
}

func TestWordsBeforeAFieldAndGrades(t *testing.T) {
	for line, want := range map[string]string{
		"Diplôme d’ingénieur, spécialité génie naval, École des Exemples, 2016 - 2019":    "Diplôme d’ingénieur | génie naval | École des Exemples",
		"Bachelorstudium Physiotherapie, Fachhochschule Musterstadt, 2012 - 2015":         "Bachelorstudium | Physiotherapie | Fachhochschule Musterstadt",
		"Ausbildung zum Koch, Gasthof Zum Muster, Kleinbeispiel, 2008 - 2011":             "Ausbildung | Koch | Gasthof Zum Muster",
		"Master Informatik, Schwerpunkt Sicherheit, Universität Musterstadt, 2008 - 2011": "Master | Informatik | Universität Musterstadt",
		"Baccalauréat S, mention bien, Lycée de Port-Exemple, 2014":                       "Baccalauréat S |  | Lycée de Port-Exemple",
	} {
		p := Parse(document.FromText("Ada Example\nada@example.com\n\nEDUCATION\n\n" + line + "\n"))
		if len(p.Education) != 1 {
			t.Errorf("%s: %+v", line, p.Education)
			continue
		}
		e := p.Education[0]
		same(t, line, e.StudyType+" | "+e.Area+" | "+e.Institution, want)
	}
}

func TestALabelWithOneSkillBelowALabelWithMany(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Skills")
	s.put(50, "Software", "@170 Word, Excel, Planner")
	s.put(50, "Licence", "@170 B")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
skill: Software | Word, Excel, Planner
skill: Licence | B`)
}

func TestAReferenceWithAHangingIndent(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Publications")
	s.put(50, "Example, A. (2022). The port and the strike: work and protest in the")
	s.put(74, "North, 1890–1936. Leeds: Sample Press.")
	s.put(50, "Example, A. and Sample, B. (2019). “Women of the quay”. Review of")
	s.put(74, "Working History, 14, 33–58.")
	var got []string
	for _, p := range Parse(&s.d).Publications {
		got = append(got, p.Name)
	}
	same(t, "publications", strings.Join(got, "\n"), "The port and the strike: work and protest in the North, 1890–1936\nWomen of the quay")
}
