package resume

import (
	"testing"

	"autojob/backend/core/document"
)

// What the twelve fresh layouts showed, class by class.

func TestBoldTitlesInTheStyleOfTheHeadingsStartNoSection(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.gap()
	for _, sec := range []struct {
		head string
		rows [][3]string
	}{
		{"Ausbildung", [][3]string{{"2018 – 2021", "Bachelor of Science Informatik", "Universität Musterstadt"}}},
		{"Praktische Erfahrung", [][3]string{{"04/2024 – heute", "Werkstudentin Entwicklung", "Datenmuster GmbH"}, {"08/2022 – 10/2023", "Praktikantin Beratung", "Beispiel Consulting"}}},
	} {
		s.put(50, "*"+sec.head)
		s.gap()
		for _, r := range sec.rows {
			s.put(50, r[0])
			s.put(50, "*"+r[1])
			s.put(50, r[2])
			s.gap()
		}
	}
	check(t, &s.d, `
name: Ada Example |  |  | 
work: Werkstudentin Entwicklung | Datenmuster GmbH |  | 2024-04.. | 
work: Praktikantin Beratung | Beispiel Consulting |  | 2022-08..2023-10 | 
education: Bachelor of Science | Informatik | Universität Musterstadt | 2018..2021`)
}

func TestALastLineWithAMonthIsNoSignature(t *testing.T) {
	head := "Ada Example\nada@example.com\n\nEXPERIENCE\n\nBaker, Example Bread Ltd, 2019 - 2021\n- Bakes rye bread\n\nCERTIFICATES\n\nFood Hygiene, March 2022\n"
	p := Parse(document.FromText(head + "Coffee Roasting, May 2023\n"))
	if n := len(p.Certificates); n != 2 {
		t.Errorf("%d certificates of 2: %+v", n, p.Certificates)
	}
	p = Parse(document.FromText(head + "\nBerlin, 12.05.2023\n"))
	if n := len(p.Certificates); n != 1 {
		t.Errorf("the signature is a certificate: %+v", p.Certificates)
	}
}

func TestAPermitAmongTheSchoolsIsACertificate(t *testing.T) {
	p := Parse(document.FromText("Ada Example\nada@example.com\nBeruf: Dachdeckerin\n\nAUSBILDUNG\n\n2015 – 2018  Gesellenbrief Dachdeckerin, Berufsschule Musterstadt\n\n05/2019  Kranführerschein\n"))
	if len(p.Certificates) != 1 || p.Certificates[0].Name != "Kranführerschein" || p.Certificates[0].Date != "2019-05" {
		t.Errorf("certificates are %+v, education %+v", p.Certificates, p.Education)
	}
	if p.Basics.Label != "Dachdeckerin" {
		t.Errorf("the title is %q", p.Basics.Label)
	}
}

func TestDegreesOfSeveralWords(t *testing.T) {
	for text, want := range map[string][2]string{
		"Master of Arts Psychologie":                {"Master of Arts", "Psychologie"},
		"Bachelor of Science (Hons)":                {"Bachelor of Science (Hons)", ""},
		"Bac professionnel Cuisine":                 {"Bac professionnel", "Cuisine"},
		"Postgraduate Certificate Intensive Care":   {"Postgraduate Certificate", "Intensive Care"},
		"Grado Superior Administración de sistemas": {"Grado Superior", "Administración de sistemas"},
		"Master of Science in Electrical Machinery": {"Master of Science", "Electrical Machinery"},
		"Bachelor of Science Degree":                {"Bachelor of Science Degree", ""},
		"Promotionsstudium der Neueren Germanistik": {"Promotionsstudium der Neueren Germanistik", ""},
	} {
		d := document.FromText(text)
		b := &book{source: newSource(d)}
		degree, area := b.splitDegree(document.Span{End: len(b.text)})
		if got := [2]string{b.cut(degree), b.cut(area)}; got != want {
			t.Errorf("%q is %q", text, got)
		}
	}
}

func TestSmallCapitalsWithAccents(t *testing.T) {
	for in, want := range map[string]string{"JAN KüSTER": "JAN KÜSTER", "Jan Küster": "Jan Küster", "ANNA GROß": "ANNA GROß", "Ada McExample": "Ada McExample"} {
		if got := capitals(in); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

func TestNamesBrokenByANarrowColumn(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "^*Expériences")
	s.put(50, "*Professeure d'histoire – Lycée Anne-de-")
	s.put(50, "*Musterville")
	s.put(50, "septembre 2018 – aujourd'hui")
	s.put(60, "• Classes de seconde et de terminale")
	s.gap()
	s.put(50, "^*Formation")
	s.put(50, "*Master Métiers de")
	s.put(50, "*l’enseignement")
	s.put(50, "Université de Musterville")
	s.put(50, "2012 – 2014")
	check(t, &s.d, `
name: Ada Example |  |  | 
work: Professeure d'histoire | Lycée Anne-de- Musterville |  | 2018-09.. | Classes de seconde et de terminale
education: Master | Métiers de l’enseignement | Université de Musterville | 2012..2014`)
}
