package resume

import (
	"strings"
	"testing"

	"autojob/backend/core/document"
)

// What a second set of CVs of other trades showed, class by class, in other words than theirs.

func TestDegreesUnderTheSchoolTheyShare(t *testing.T) {
	for name, rows := range map[string][]string{
		"years at the end":  {"Master of Accountancy, 2013", "B.S. in Accounting, 2012; GPA 3.8"},
		"years in brackets": {"Master of Accountancy (2013)", "B.S. in Accounting (2012)"},
	} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com")
		s.gap()
		s.put(50, "^*Education")
		s.put(50, "*University of Exampleton", ", Leeds")
		for _, r := range rows {
			s.put(50, r)
		}
		es := Parse(&s.d).Education
		if len(es) != 2 || es[0].Institution != "University of Exampleton" || es[1].Institution != "University of Exampleton" || es[1].StudyType != "B.S." || es[0].EndDate != "2013" || es[1].EndDate != "2012" {
			t.Errorf("%s: education is %+v", name, es)
		}
	}
}

func TestAPositionBehindAs(t *testing.T) {
	for lead, want := range map[string]string{
		"als Mediengestalterin":                          "Mediengestalterin",
		"als Systembetreuerin, später Teamleiterin":      "Systembetreuerin, später Teamleiterin",
		"as Senior Baker":                                "Senior Baker",
		"als Teil einer Gruppe von Menschen unterwegs":   "",
		"as part of a group that travelled for the firm": "",
	} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com")
		s.gap()
		s.put(50, "^*Berufserfahrung")
		s.put(50, "2015 – 2020", "@150 *Musterdruck & Medien GmbH", ", Berlin")
		s.put(150, lead)
		s.put(150, "• Druck")
		ws := Parse(&s.d).Work
		if len(ws) != 1 || ws[0].Position != want || ws[0].Name != "Musterdruck & Medien GmbH" {
			t.Errorf("%s: work is %+v", lead, ws)
		}
	}
}

func TestALongNameUnderItsDate(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Experience")
	for _, j := range [][2]string{{"2018 – 2020", "Assistante sociale de secteur – Conseil départemental de la Haute-Muster et Exemple"}, {"2016 – 2018", "Éducatrice – Maison des Exemples"}} {
		s.put(50, "*"+j[0])
		s.put(50, j[1])
		s.put(60, "• Ateliers")
		s.gap()
	}
	var got []string
	for _, w := range Parse(&s.d).Work {
		got = append(got, w.Position+" | "+w.Name)
	}
	same(t, "work", strings.Join(got, "\n"), "Assistante sociale de secteur | Conseil départemental de la Haute-Muster et Exemple\nÉducatrice | Maison des Exemples")
}

func TestLabelsAndListsInTwoColumnsOfSkills(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com, a line that reaches across the whole width of the page")
	s.gap()
	s.put(50, "^*Skills")
	top := s.y
	s.col = 1
	for _, l := range []string{"Systems", "Networks", "Scripts"} {
		s.put(50, l)
	}
	s.y, s.col = top, 2
	for _, l := range []string{"Debian, VMware, Windows", "Cisco, OPNsense", "Bash"} {
		s.put(170, l)
	}
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
skill: Systems | Debian, VMware, Windows
skill: Networks | Cisco, OPNsense
skill: Scripts | Bash`)
}

func TestASkillWhoseBracketGoesOnBelow(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Skills")
	s.put(50, "Costing • Planner • Excel (Power")
	s.put(50, "Query)")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
skill: Costing | 
skill: Planner | 
skill: Excel (Power Query) |`)
}

func TestTheNameBehindItsLabel(t *testing.T) {
	for _, label := range []string{"Nombre y apellidos", "Nom et prénom", "Vor- und Nachname", "Name", "Name and surname"} {
		p := Parse(document.FromText("CV\n\n" + label + ": Ada Example\nE-mail: ada@example.com\n\nEXPERIENCE\n\nBaker, Example Bread Ltd, 2019 - 2021\n- Bakes rye bread\n"))
		same(t, label, p.Basics.Name, "Ada Example")
	}
}

func TestAFirmBeforeAnUnknownTownTaughtTheTrade(t *testing.T) {
	for line, want := range map[string]string{
		"Gebrüder Muster Maschinenbau, Kleinbeispiel": "Gebrüder Muster Maschinenbau",
		"Musterdruck & Medien, Beispielheim":          "Musterdruck & Medien",
	} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com")
		s.gap()
		s.put(50, "^*Ausbildung")
		s.put(50, "*Berufslehre als Polymechanikerin")
		s.put(50, line+" | 2009 – 2013")
		es := Parse(&s.d).Education
		if len(es) != 1 || es[0].StudyType != "Berufslehre" || es[0].Area != "Polymechanikerin" || es[0].Institution != want {
			t.Errorf("%s: education is %+v", line, es)
		}
	}
}

func TestANameThatFillsItsLine(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Bildung")
	s.put(50, "2018 – 2020", "@150 *Umschulung zur Fachinformatikerin für Systemintegration", ", IHK")
	s.put(150, "Muster-Beispiel")
	s.put(50, "2009 – 2012", "@150 *Ausbildung zur Mediengestalterin", ", Muster Nolte")
	es := Parse(&s.d).Education
	if len(es) != 2 || es[0].Institution != "IHK Muster-Beispiel" || es[1].Institution != "Muster Nolte" {
		t.Errorf("education is %+v", es)
	}
}

func TestSentencesOfLanguages(t *testing.T) {
	p := Parse(document.FromText("Ada Example\nada@example.com\n\nIDIOMAS\n\nCastellano y gallego: nativo. Portugués: nivel medio.\n"))
	var got []string
	for _, l := range p.Languages {
		got = append(got, l.Language+" "+l.Fluency)
	}
	same(t, "languages", strings.Join(got, ", "), "Castellano nativo, gallego nativo, Portugués nivel medio")
}

func TestHeadingsByTheNameOfTheirStyle(t *testing.T) {
	var d document.Document
	put := func(style string, lines ...string) {
		for _, l := range lines {
			d.Lines = append(d.Lines, document.Line{Text: l, Page: 1, Style: style, Runs: []document.Run{{Text: l, Bold: style != "Body"}}})
		}
	}
	d.Format, d.Pages = document.DOCX, []document.Page{{}}
	put("Title", "Ada Example")
	put("Body", "ada@example.com")
	put("Rubric", "Experience")
	put("Body", "Baker, Example Bread Ltd, 2019 - 2021")
	put("Rubric", "Papers that mattered")
	put("Body", "Example, A. (2022). The port and the strike. Leeds: Sample Press.")
	put("Rubric", "Languages")
	put("Body", "English (native)")
	p := Parse(&d)
	if len(p.Publications) != 0 || len(p.Work) != 1 {
		t.Errorf("publications are %+v, work %+v", p.Publications, p.Work)
	}
	for i := range d.Lines {
		if d.Lines[i].Text == "Papers that mattered" {
			d.Lines[i].Text = "Publicaciones escogidas"
			d.Lines[i].Runs[0].Text = d.Lines[i].Text
		}
	}
	if p = Parse(&d); len(p.Publications) != 1 || p.Publications[0].Name != "The port and the strike" {
		t.Errorf("publications are %+v", p.Publications)
	}
}

func TestWhoGaveACertificateMayStandInBrackets(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Certificates")
	s.put(50, "2023", "@150 Manual Therapy, Level 3 (Example Academy)")
	s.put(50, "2021", "@150 Night Nursing (Sample Institute)")
	s.put(50, "2018", "@150 Palliative Care (160 hours), Example Hospital")
	same(t, "certificates", certificateNames(Parse(&s.d)), "Manual Therapy, Level 3 | Example Academy | 2023\nNight Nursing | Sample Institute | 2021\nPalliative Care (160 hours) | Example Hospital | 2018")
}

func TestANameThatIsATradeIsBorneOutByTheAddress(t *testing.T) {
	for _, name := range []string{"Grace Cook", "Mason Carpenter", "Ada Example"} {
		address := strings.ToLower(strings.ReplaceAll(name, " ", "."))
		p := Parse(document.FromText(name + "\nLorry driver\n" + address + "@example.com\n\nEXPERIENCE\n\nDriver, Example Haulage Ltd, 2019 - 2021\n- Drives at night\n"))
		same(t, "name", p.Basics.Name, name)
		same(t, "label", p.Basics.Label, "Lorry driver")
	}
}

func TestVoluntaryWorkAmongTheJobsIsNoJob(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Experience")
	for _, j := range [][3]string{{"Solicitor", "Example Partners LLP", "2014 – 2019"}, {"Volunteer Adviser", "Example Law Centre", "2010 – 2012"}, {"Volunteer Manager", "Sample Charity", "2008 – 2010"}} {
		s.put(50, "*"+j[0], "@450 "+j[2])
		s.put(50, "_"+j[1])
		s.put(60, "• Housing and debt advice")
		s.gap()
	}
	p := Parse(&s.d)
	var got []string
	for _, w := range p.Work {
		got = append(got, w.Position+" | "+w.Name)
	}
	for _, v := range p.Volunteer {
		got = append(got, v.Position+" | "+v.Organization+" | "+v.StartDate+" | "+v.EndDate)
	}
	same(t, "entries", strings.Join(got, "\n"), "Solicitor | Example Partners LLP\nVolunteer Manager | Sample Charity\nVolunteer Adviser | Example Law Centre | 2010 | 2012")
	if f := p.Meta.Autojob.Fields; f["volunteer[0].position"].Confidence == 0 || f["work[2].position"].Confidence != 0 {
		t.Errorf("fields of %d jobs and %d posts: %v", len(p.Work), len(p.Volunteer), f)
	}
}

func TestAWordBrokenAtALinesEndIsWholeWhereItIsKnown(t *testing.T) {
	p := Parse(document.FromText("Ada Example\nada@example.com\n\nProfile\nLooks after the wel-\nfare of sam-\npling teams, of water qual-\nity and full-\ntime work near the Example-\nBrook.\n\nSkills\nWater sampling\nWelfare\n"))
	same(t, "summary", p.Basics.Summary, "Looks after the welfare of sampling teams, of water quality and full- time work near the Example- Brook.")
}
