package resume

import (
	"strings"
	"testing"

	"autojob/backend/core/document"
)

// What CVs that the program sets itself showed when they were read back, class by class, in other words than theirs.

// headed is a sheet with a name, above a section.
func headed(section string) *sheet {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*"+section)
	return s
}

func TestATitleThatTakesTwoLines(t *testing.T) {
	s := headed("Experience")
	s.put(50, "*Senior Technician for Refrigeration, Heating, Ventilation and Air Conditioning in the")
	s.put(50, "*Northern Region")
	s.put(50, "Example Cooling Ltd · 2019 – 2022")
	s.put(60, "• Ran a team that serves four hundred shops between two rivers and the coast, day and night")
	s.gap()
	s.put(50, "*Technician")
	s.put(50, "Example Heating Ltd · 2015 – 2019")
	s.put(60, "• Repaired boilers")
	ws := Parse(&s.d).Work
	if len(ws) != 2 || ws[0].Position != "Senior Technician for Refrigeration, Heating, Ventilation and Air Conditioning in the Northern Region" || ws[0].Name != "Example Cooling Ltd" || ws[1].Position != "Technician" {
		t.Errorf("work is %+v", ws)
	}
}

func TestABareYearBelowATitle(t *testing.T) {
	s := headed("Education")
	s.put(50, "*Bachelor of Arts")
	s.put(50, "University of Exampleton · 09/2014 – 06/2017")
	s.gap()
	s.put(50, "*A levels")
	s.put(50, "Example Grammar School · 2014")
	es := Parse(&s.d).Education
	if len(es) != 2 || es[1].EndDate != "2014" || es[1].Institution != "Example Grammar School" || es[0].EndDate != "2017-06" {
		t.Errorf("education is %+v", es)
	}
}

func TestAFieldBehindTheDegreeAndAComma(t *testing.T) {
	for title, want := range map[string][3]string{
		"Bachelor of Arts, Philosophy, Politics, Economics": {"Bachelor of Arts", "Philosophy, Politics, Economics"},
		"Bachelor of Science, Chemistry":                    {"Bachelor of Science", "Chemistry"},
		"Bachelor of Science, Chemistry, First":             {"Bachelor of Science", "Chemistry", "First"},
		"BSc, 2.1, Chemistry with Mathematics":              {"BSc", "Chemistry with Mathematics", "2.1"},
		"LLB (Hons), 2:1, Law":                              {"LLB (Hons)", "Law", "2:1"},
		"MSc, Mechanical Engineering, Precision Systems":    {"MSc", "Mechanical Engineering, Precision Systems"},
	} {
		s := headed("Education")
		s.put(50, "*"+title)
		s.put(50, "Universidad de Ejemplo · 2014 – 2017")
		es := Parse(&s.d).Education
		if len(es) != 1 || es[0].StudyType != want[0] || es[0].Area != want[1] || es[0].Score != want[2] {
			t.Errorf("%s: education is %+v", title, es)
		}
	}
}

func TestItemsBelowAStudy(t *testing.T) {
	s := headed("Ausbildung")
	s.put(50, "*Bachelor of Science, Informatik")
	s.put(50, "Universität Musterstadt · 2014 – 2017")
	s.put(60, "• 1,4")
	s.put(60, "• Abschlussarbeit über Fahrpläne")
	es := Parse(&s.d).Education
	if len(es) != 1 || es[0].Score != "1,4" || len(es[0].Courses) != 1 || es[0].Courses[0] != "Abschlussarbeit über Fahrpläne" {
		t.Errorf("education is %+v", es)
	}
}

func TestAYearInABracketOfATitle(t *testing.T) {
	s := headed("Experience")
	s.put(50, "*Carpenter and Joiner (apprentice until 2012)")
	s.put(50, "Example Joinery Ltd · 09/2009 – 12/2013")
	s.put(60, "• Doors")
	ws := Parse(&s.d).Work
	if len(ws) != 1 || ws[0].Position != "Carpenter and Joiner (apprentice until 2012)" || ws[0].StartDate != "2009-09" {
		t.Errorf("work is %+v", ws)
	}
}

func TestAPositionOfTwoNames(t *testing.T) {
	s := headed("Experience")
	s.put(50, "*Bookkeeper / Payroll")
	s.put(50, "Example Accountants Ltd · 2012 – 2018")
	s.put(60, "• Wages")
	if ws := Parse(&s.d).Work; len(ws) != 1 || ws[0].Position != "Bookkeeper / Payroll" || ws[0].Name != "Example Accountants Ltd" {
		t.Errorf("work is %+v", ws)
	}
}

func TestPointsPartSkillsThatHoldCommas(t *testing.T) {
	s := headed("Skills")
	s.put(50, "Excel, advanced · SAP CO, S/4HANA · Power BI")
	s.put(50, "Site: VDE 0100-600, measuring · Lifts")
	p := Parse(&s.d)
	var got []string
	for _, k := range p.Skills {
		got = append(got, k.Name+"="+strings.Join(k.Keywords, "|"))
	}
	if want := "Excel, advanced=;SAP CO, S/4HANA=;Power BI=;Site=VDE 0100-600, measuring|Lifts"; strings.Join(got, ";") != want {
		t.Errorf("skills are %q, not %q", strings.Join(got, ";"), want)
	}
}

func TestTheSecondLineOfACertificate(t *testing.T) {
	for name, lines := range map[string][]string{
		"below a dash":         {"Example Certified Baker –", "Associate, 2024"},
		"above who issued it":  {"Example Cloud Professional and", "Data Engineer", "Example Institute, May 2024"},
		"a name and an issuer": {"First aid", "Example Institute, May 2024"},
	} {
		s := headed("Certificates")
		for _, l := range lines {
			s.put(50, l)
		}
		want := map[string]string{"below a dash": "Example Certified Baker – Associate", "above who issued it": "Example Cloud Professional and Data Engineer", "a name and an issuer": "First aid"}[name]
		if cs := Parse(&s.d).Certificates; len(cs) != 1 || cs[0].Name != want {
			t.Errorf("%s: certificates are %+v", name, cs)
		}
	}
}

func TestContactDetailsAreNoPartOfASummary(t *testing.T) {
	s := headed("Profile")
	s.put(50, "030 23125447")
	s.put(50, "Tax clerk with twelve years in small firms, payroll and accounts above all.")
	s.put(50, "I like to explain what a letter from the tax office says.")
	s.put(50, "ada.example@example.org")
	if got, want := Parse(&s.d).Basics.Summary, "Tax clerk with twelve years in small firms, payroll and accounts above all. I like to explain what a letter from the tax office says."; got != want {
		t.Errorf("the summary is %q, not %q", got, want)
	}
}

func TestProjectsThatAreOnlyNamed(t *testing.T) {
	d := &document.Document{Format: document.DOCX, Pages: []document.Page{{}}}
	add := func(style string, bold bool, size float64, text string) {
		d.Lines = append(d.Lines, document.Line{Text: text, Page: 1, Style: style, Runs: []document.Run{{Text: text, Size: size, Bold: bold, Font: "Body"}}})
	}
	add("Title", true, 22, "Ada Example")
	add("Subtitle", false, 12, "Payroll and accounts")
	add("", false, 10, "ada@example.com")
	add("", false, 10, "I build bridges for a living and have done so for twenty years in three countries.")
	add("Heading 1", true, 13, "Projects")
	add("Heading 2", true, 10, "Bridge of Exampleton")
	add("Heading 2", true, 10, "Musterstadt Lock")
	add("Heading 1", true, 13, "Skills")
	add("", false, 10, "Concrete, Steel")
	p := Parse(d)
	if len(p.Projects) != 2 || p.Projects[1].Name != "Musterstadt Lock" {
		t.Errorf("projects are %+v", p.Projects)
	}
	if p.Basics.Label != "Payroll and accounts" {
		t.Errorf("the label is %q", p.Basics.Label)
	}
}

func TestAnEmployerBeforeRemote(t *testing.T) {
	for _, below := range []string{"Copperline Cloud, Remote", "Copperline Cloud, Remote (US)"} {
		s := headed("Experience")
		s.put(50, "*Site Reliability Engineer")
		s.put(50, below+" · 06/2021 – Present")
		s.put(60, "• On call")
		if ws := Parse(&s.d).Work; len(ws) != 1 || ws[0].Name != "Copperline Cloud" {
			t.Errorf("%s: work is %+v", below, ws)
		}
	}
}
