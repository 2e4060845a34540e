package resume

import (
	"strings"
	"testing"

	"autojob/backend/core/document"
)

// What belongs together from line to line: an employer and the positions held there, full dates and lone years, remarks.

func TestAnEmployerAboveItsPositionsInPlainOrder(t *testing.T) {
	for name, c := range map[string]struct {
		head []string
		want string
	}{
		"whole time": {[]string{"*Example Parcel Services, Little Exampling", " Nov 2016 - present"}, "Example Parcel Services"},
		"years":      {[]string{"*Fictional Harbour Stores", " 2016 - 2024"}, "Fictional Harbour Stores"},
	} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com")
		s.put(50, "^*WORK HISTORY")
		s.put(50, c.head...)
		s.put(50, "*Shift Supervisor", " May 2022 - Jan 2024")
		s.put(50, "• ", "Led the late shift")
		s.put(50, "*Team Leader, Goods In", " Aug 2019 - Apr 2022")
		s.put(50, "• ", "Planned bays")
		s.put(50, "*Warehouse Operative", " Nov 2016 - Jul 2019")
		s.put(50, "• ", "Picking")
		s.put(50, "*Store Assistant", " Jun 2014 - Oct 2016")
		s.put(50, "_Sample Home & Garden, Leeds")
		var got []string
		for _, w := range Parse(s.unplaced()).Work {
			got = append(got, w.Position+" | "+w.Name)
		}
		same(t, name, strings.Join(got, "\n"), "Shift Supervisor | "+c.want+"\nTeam Leader, Goods In | "+c.want+"\nWarehouse Operative | "+c.want+"\nStore Assistant | Sample Home & Garden")
	}
}

func TestALoneYearAmongFullDatesDatesAnEntry(t *testing.T) {
	for _, last := range [][]string{
		{"*Abitur", ", Muster-Gymnasium Kleinstadt, 1999"},
		{"*Abitur", " (1999), Muster-Gymnasium Kleinstadt"},
		{"*Abitur,", " Muster-Gymnasium Kleinstadt  1999"},
	} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com")
		s.put(50, "^*Ausbildung")
		s.put(50, "*Promotion in Physik", ", Beispiel-Universität, 2006 bis 2010")
		s.put(50, "*Diplom, Mathematik", ", Beispiel-Universität, 2000 bis 2006")
		s.put(50, last...)
		es := Parse(s.unplaced()).Education
		if len(es) != 3 || es[2].StudyType != "Abitur" || es[2].EndDate != "1999" || es[1].Area != "Mathematik" {
			t.Errorf("%v: education is %+v", last, es)
		}
	}
}

func TestADatedRemarkUnderTheDatesIsNoEntry(t *testing.T) {
	for _, remark := range []string{"GPA 3.5; expected graduation May 2028", "Graduated with honours, July 2027", "Thesis handed in March 2027"} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com")
		s.gap()
		s.put(50, "^*Education")
		s.put(50, "*B.S., Environmental Engineering")
		s.put(50, "Example Polytechnic")
		s.put(50, "2024 – May 2028")
		s.put(50, remark)
		s.gap()
		s.put(50, "*High School Diploma")
		s.put(50, "Sample Union High School")
		s.put(50, "2024")
		es := Parse(&s.d).Education
		if len(es) != 2 || es[0].EndDate != "2028-05" || es[1].Institution != "Sample Union High School" {
			t.Errorf("%s: education is %+v", remark, es)
		}
	}
}

func TestProjectsUnderBoldNamesNeedNoDate(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Projekte")
	for _, p := range [][2]string{{"Hafenbrücke Musterstadt", "Neubau, 120 m, 2014 bis 2019"}, {"Schleuse Beispielau", "Instandsetzung der Tore, 2008"}, {"Steg am Mustersee", "Sanierung ohne Sperrung"}} {
		s.put(60, "*"+p[0])
		s.put(60, p[1])
		s.gap()
	}
	var got []string
	for _, p := range Parse(&s.d).Projects {
		got = append(got, p.Name)
	}
	same(t, "projects", strings.Join(got, ", "), "Hafenbrücke Musterstadt, Schleuse Beispielau, Steg am Mustersee")
}

func TestACertificateWithAColonUnderItsDate(t *testing.T) {
	s := newSheet()
	row := 0
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.put(50, "^*Training")
	for _, c := range [][2]string{{"Mar 2019", "Teach the Teacher: Lifting, Example Skills"}, {"Nov 2022", "Fire Watch Level 2, Example Council"}, {"Feb 2024", "Leading: the first year, Example Academy"}} {
		row++
		for k, text := range c {
			s.put(50, text)
			s.d.Lines[len(s.d.Lines)-1].Block = document.Block{Table: 1, Row: row, Cell: k + 1}
		}
	}
	same(t, "certificates", certificateNames(Parse(s.unplaced())), "Teach the Teacher: Lifting | Example Skills | 2019-03\nFire Watch Level 2 | Example Council | 2022-11\nLeading: the first year | Example Academy | 2024-02")
}

func TestTheFieldBehindADegree(t *testing.T) {
	for line, want := range map[string]string{
		"Licence de Droit, Université de Musterville, 2010 - 2013":                 "Licence | Droit | Université de Musterville",
		"Master d’Histoire, Université de Musterville, 2013 - 2015":                "Master | Histoire | Université de Musterville",
		"Máster de Restauración, Universidad del Ejemplo, 2018 - 2019":             "Máster | Restauración | Universidad del Ejemplo",
		"Facharbeiter für Betonbau, Berufsschule Musterstadt, 1984 - 1986":         "Facharbeiter | Betonbau | Berufsschule Musterstadt",
		"Diplôme de comptabilité et de gestion, Lycée de Musterville, 2009 - 2010": "Diplôme de comptabilité et de gestion |  | Lycée de Musterville",
		"SVQ Level 3 in Bread Making, Exampleton College, 2010 - 2013":             "SVQ Level 3 | Bread Making | Exampleton College",
		"DCG, Lycée de Musterville, 2009 - 2010":                                   "DCG |  | Lycée de Musterville",
		"Bachillerato en Ciencias / Villar del Ejemplo, España / 2006 a 2012":      "Bachillerato | Ciencias | ",
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

func TestAPageNumberAtTheFootIsNoPublication(t *testing.T) {
	for _, foot := range []string{"A. Example, curriculum vitae, page 1", "Ada Example · Lebenslauf · Seite 1", "Ada Example, CV, página 1"} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com")
		s.gap()
		s.put(50, "^*Publications")
		s.put(50, "[1] A. Example, “A map of slow glue”, Annals of Glue, 2019.")
		s.y = 800
		s.put(200, foot)
		s.turn()
		s.put(50, "^*Skills")
		s.put(50, "Glue, Paper")
		if p := Parse(&s.d); len(p.Publications) != 1 {
			t.Errorf("%s: publications are %+v", foot, p.Publications)
		}
	}
}

func TestAHouseBeforeItsPart(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Experience")
	s.put(50, "*Research Assistant")
	s.put(50, "Example Polytechnic, River Lab")
	s.put(50, "Sep 2025 – present | Leeds")
	s.gap()
	s.put(50, "*Supply Officer (31B), Corporal")
	s.put(50, "Sample Logistics Group, Transport Department")
	s.put(50, "Sep 2022 – May 2025 | York")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
work: Research Assistant | Example Polytechnic, River Lab | Leeds | 2025-09.. | 
work: Supply Officer (31B), Corporal | Sample Logistics Group, Transport Department | York | 2022-09..2025-05 |`)
}
