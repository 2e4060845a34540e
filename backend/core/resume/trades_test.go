package resume

import (
	"strings"
	"testing"

	"autojob/backend/core/document"
)

// What a third set of CVs of other trades showed, class by class, in other words than theirs.

func TestADoctorOfMedicineAndHerHeadings(t *testing.T) {
	for _, name := range []string{"Dr. med. Ada Example", "Prof. Dr. rer. nat. Ada Example", "Dr.-Ing. Ada Example"} {
		s := newSheet()
		s.put(50, "^*"+name)
		s.put(50, "ada@example.com")
		s.gap()
		s.put(50, "^*Ärztliche Tätigkeit")
		s.put(50, "2016 – 2020", "@150 *Assistenzärztin", ", Klinikum Musterstadt")
		s.gap()
		s.put(50, "^*Studium und Prüfungen")
		s.put(50, "2006 – 2012", "@150 Studium der Humanmedizin, Universität Musterstadt")
		s.put(50, "2006", "@150 Abitur, Sankt-Muster-Gymnasium (1,3)")
		s.gap()
		s.put(50, "^*Mitgliedschaften")
		s.put(50, "Gesellschaft für Muster")
		s.gap()
		s.put(50, "^*Sprachen")
		s.put(50, "Deutsch (Muttersprache)")
		check(t, &s.d, `
name: `+name+` |  | ada@example.com | 
work: Assistenzärztin | Klinikum Musterstadt |  | 2016..2020 | 
education: Studium | Humanmedizin | Universität Musterstadt | 2006..2012
education: Abitur |  | Sankt-Muster-Gymnasium | ..2006
language: Deutsch | Muttersprache`)
	}
}

func TestADateThatFoundNoRoomOnItsLine(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Education")
	s.put(50, "Master of Public Administration, Example State University, Leeds, 05/2018")
	s.put(50, "Bachelor of Arts, Political Science, Example State University, York,")
	s.put(50, "05/2015")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
education: Master of Public Administration |  | Example State University | ..2018-05
education: Bachelor of Arts | Political Science | Example State University | ..2015-05`)
}

func TestAnEmployerThatGoesOnBelowItsComma(t *testing.T) {
	for _, house := range [][2]string{{"Institut für Muster", "Universität Beispiel"}, {"Department of Samples", "University of Exampleton"}} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com")
		s.gap()
		s.put(50, "^*Experience")
		s.put(50, "2016 – 2020", "@150 *Research Assistant", ", "+house[0]+",")
		s.put(150, house[1])
		s.put(50, "2014 – 2016", "@150 *Baker", ", Example Bread Ltd")
		var got []string
		for _, w := range Parse(&s.d).Work {
			got = append(got, w.Position+" | "+w.Name)
		}
		same(t, house[0], strings.Join(got, "\n"), "Research Assistant | "+house[0]+", "+house[1]+"\nBaker | Example Bread Ltd")
	}
}

func TestAReferenceBesideItsYearGoesOnBelow(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Publikationen")
	s.put(50, "2021", "@150 Example A, Muster T. Musterflimmern auf dem Land: eine")
	s.put(150, "Kohorte. Muster und Region 2021; 8: 33–41")
	s.put(50, "2016", "@150 „Ruhe in der Aufnahme“, Kongress der Mustermediziner,")
	s.put(150, "Beispielburg")
	var got []string
	for _, p := range Parse(&s.d).Publications {
		got = append(got, p.Name)
	}
	same(t, "publications", strings.Join(got, "\n"), "Musterflimmern auf dem Land: eine Kohorte\nRuhe in der Aufnahme")
}

func TestVocationalDegreesOfOneLevel(t *testing.T) {
	for line, want := range map[string]string{
		"NVQ Level 3 Baking Services, Example College, 2013 - 2014":          "NVQ Level 3 | Baking Services",
		"SVQ 3 Social Services (Children), Example College, 2013 - 2014":     "SVQ 3 | Social Services (Children)",
		"HNC Childhood Practice, Example College, 2013 - 2014":               "HNC | Childhood Practice",
		"Gesellenprüfung Tischlerhandwerk, Berufsschule Muster, 2013 - 2014": "Gesellenprüfung | Tischlerhandwerk",
	} {
		p := Parse(document.FromText("Ada Example\nada@example.com\n\nEDUCATION\n\n" + line + "\n"))
		if len(p.Education) != 1 || p.Education[0].StudyType+" | "+p.Education[0].Area != want {
			t.Errorf("%s: %+v", line, p.Education)
		}
	}
}
