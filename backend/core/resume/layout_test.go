package resume

import (
	"strings"
	"testing"

	"autojob/backend/core/document"
	"autojob/backend/core/profile"
)

// sheet builds a document with positions, as extract makes it of a PDF.
type sheet struct {
	d    document.Document
	page int
	col  int
	y    float64
}

func newSheet() *sheet { s := &sheet{}; s.turn(); return s }

// turn starts a page.
func (s *sheet) turn() {
	s.page++
	s.y = 40
	s.d.Format = document.PDF
	s.d.Pages = append(s.d.Pages, document.Page{Width: 595, Height: 842})
}

// put writes a line of runs at x. A run opens with marks: "*" bold, "_" italic, "#" size 22, "^" size 13; "@200 " moves it to
// x 200, as a right-hand column or a wide gap does.
func (s *sheet) put(x float64, runs ...string) {
	l := document.Line{Page: s.page, Block: document.Block{Column: s.col}}
	at := x
	for _, text := range runs {
		r := document.Run{Size: 10, Font: "Body"}
		for text != "" && strings.ContainsRune("*_#^", rune(text[0])) {
			switch text[0] {
			case '*':
				r.Bold = true
			case '_':
				r.Ital = true
			case '#':
				r.Size = 22
			case '^':
				r.Size = 13
			}
			text = text[1:]
		}
		if text[0] == '@' {
			far, rest, _ := strings.Cut(text[1:], " ")
			at = 0
			for _, c := range far {
				at = at*10 + float64(c-'0')
			}
			text = rest
			for text != "" && strings.ContainsRune("*_", rune(text[0])) {
				r.Bold, r.Ital = r.Bold || text[0] == '*', r.Ital || text[0] == '_'
				text = text[1:]
			}
			l.Text += " "
			if n := len(l.Runs); n > 0 {
				l.Runs[n-1].Text += " "
			}
		}
		r.Text = text
		w := float64(len([]rune(text))) * r.Size * 0.5
		r.Box = document.Box{X0: at, Y0: s.y, X1: at + w, Y1: s.y + r.Size}
		at += w
		l.Runs = append(l.Runs, r)
		l.Text += text
		l.Box = l.Box.Union(r.Box)
	}
	s.d.Lines = append(s.d.Lines, l)
	s.y += 14
}

func (s *sheet) gap() { s.y += 10 }

// check holds the parts of a profile that a case names against what was read.
func check(t *testing.T, d *document.Document, want string) *profile.Profile {
	t.Helper()
	p := Parse(d)
	holds(t, d, p)
	if got := brief(p); got != strings.TrimSpace(want) {
		t.Errorf("read\n%s\nwant\n%s", got, strings.TrimSpace(want))
	}
	return p
}

// brief writes what matters of a profile, a line per entry.
func brief(p *profile.Profile) string {
	var b strings.Builder
	row := func(kind string, vs ...string) { b.WriteString(kind + ": " + strings.Join(vs, " | ") + "\n") }
	row("name", p.Basics.Name, p.Basics.Label, p.Basics.Email, p.Basics.Phone)
	for _, w := range p.Work {
		row("work", w.Position, w.Name, w.Location, w.StartDate+".."+w.EndDate, strings.Join(w.Highlights, " / "))
	}
	for _, e := range p.Education {
		row("education", e.StudyType, e.Area, e.Institution, e.StartDate+".."+e.EndDate)
	}
	for _, s := range p.Skills {
		row("skill", s.Name, strings.Join(s.Keywords, ", "))
	}
	for _, l := range p.Languages {
		row("language", l.Language, l.Fluency)
	}
	return strings.TrimSpace(b.String())
}

const adaWant = `
name: Ada Example | Data Engineer | ada@example.com | +49 30 55501234
work: Data Engineer | Example Analytics GmbH | Berlin | 2019-03.. | Built the data platform for four hundred users across three sites in two countries / Cut costs by a third
work: Junior Developer | Fictional Software Ltd | Leeds | 2016-09..2019-02 | Wrote the import service
education: BSc | Computer Science | University of Leeds | 2013..2016
skill: Databases | PostgreSQL, Redis
skill: Languages | Go, Python
language: German | C1
language: English | native`

func TestOneColumnWithDatesAtTheRightMargin(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "Data Engineer")
	s.put(50, "ada@example.com", " | +49 30 55501234 | ", "Berlin, Germany")
	s.gap()
	s.put(50, "^*Work Experience")
	s.put(50, "*Example Analytics GmbH", "@450 03/2019 - present")
	s.put(50, "_Data Engineer", "@450 Berlin")
	s.put(60, "• Built the data platform for four hundred users across three sites")
	s.put(68, "in two countries")
	s.put(60, "• Cut costs by a third")
	s.gap()
	s.put(50, "*Fictional Software Ltd", "@450 09/2016 - 02/2019")
	s.put(50, "_Junior Developer", "@450 Leeds")
	s.put(60, "• Wrote the import service")
	s.gap()
	s.put(50, "^*Education")
	s.put(50, "*University of Leeds", "@450 2013 - 2016")
	s.put(50, "_BSc Computer Science")
	s.gap()
	s.put(50, "^*Skills")
	s.put(50, "*Databases:", " PostgreSQL, Redis")
	s.put(50, "*Languages:", " Go, Python")
	s.gap()
	s.put(50, "^*Languages")
	s.put(50, "German (C1), English (native)")
	check(t, &s.d, adaWant)
}

func TestSideBarBesideTheMainColumnOverTwoPages(t *testing.T) {
	s := newSheet()
	s.col = 1
	s.put(30, "^*CONTACT")
	s.put(30, "ada@example.com")
	s.put(30, "+49 30 55501234")
	s.gap()
	s.put(30, "^*SKILLS")
	s.put(30, "*Databases")
	s.put(30, "PostgreSQL, Redis")
	s.put(30, "*Languages")
	s.put(30, "Go, Python")
	s.gap()
	s.put(30, "^*LANGUAGES")
	s.put(30, "German (C1)")
	s.put(30, "English (native)")
	s.col, s.y = 2, 40
	s.put(220, "#*Ada Example")
	s.put(220, "Data Engineer")
	s.gap()
	s.put(220, "^*EXPERIENCE")
	s.put(220, "*Data Engineer")
	s.put(220, "Example Analytics GmbH, Berlin")
	s.put(220, "_March 2019 – Present")
	s.put(230, "• Built the data platform for four hundred users across three sites")
	s.put(238, "in two countries")
	s.turn()
	s.col = 0
	s.put(230, "• Cut costs by a third")
	s.gap()
	s.put(220, "*Junior Developer")
	s.put(220, "Fictional Software Ltd, Leeds")
	s.put(220, "_September 2016 – February 2019")
	s.put(230, "• Wrote the import service")
	s.gap()
	s.put(220, "^*EDUCATION")
	s.put(220, "*BSc Computer Science")
	s.put(220, "University of Leeds")
	s.put(220, "_2013 – 2016")
	check(t, &s.d, adaWant)
}

func TestDatesInAColumnOfTheirOwn(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "Data Engineer")
	s.put(50, "ada@example.com · +49 30 55501234")
	s.gap()
	s.put(50, "^*Experience")
	top := s.y
	s.col = 1
	s.put(50, "03/2019 – now")
	s.y += 42
	s.put(50, "09/2016 – 02/2019")
	s.col, s.y = 2, top
	s.put(180, "*Data Engineer", ", Example Analytics GmbH, Berlin")
	s.put(190, "• Built the data platform for four hundred users across three sites")
	s.put(198, "in two countries")
	s.put(190, "• Cut costs by a third")
	s.put(180, "*Junior Developer", ", Fictional Software Ltd, Leeds")
	s.put(190, "• Wrote the import service")
	s.col = 0
	s.gap()
	s.put(50, "^*Education")
	s.put(50, "2013 – 2016", "@180 *BSc Computer Science", ", University of Leeds")
	s.gap()
	s.put(50, "^*Skills")
	s.put(50, "*Databases", "@180 PostgreSQL, Redis")
	s.put(50, "*Languages", "@180 Go, Python")
	s.gap()
	s.put(50, "^*Languages")
	s.put(50, "German", "@180 C1")
	s.put(50, "English", "@180 native")
	check(t, &s.d, adaWant)
}

func TestTableWithDatesInTheLeftCell(t *testing.T) {
	d := &document.Document{Format: document.DOCX, Pages: []document.Page{{}}}
	row := 0
	plain := func(text string, bold bool, size float64) {
		d.Lines = append(d.Lines, document.Line{Text: text, Page: 1, Runs: []document.Run{{Text: text, Bold: bold, Size: size}}})
	}
	cells := func(left string, right ...string) {
		row++
		for i, text := range append([]string{left}, right...) {
			b := document.Block{Table: 1, Row: row, Cell: min(i+1, 2)}
			bold := strings.HasPrefix(text, "*")
			text = strings.TrimPrefix(text, "*")
			if b.List = strings.HasPrefix(text, "• "); b.List {
				text = strings.TrimPrefix(text, "• ")
			}
			d.Lines = append(d.Lines, document.Line{Text: text, Page: 1, Block: b, Runs: []document.Run{{Text: text, Bold: bold, Size: 11}}})
		}
	}
	plain("Ada Example", true, 20)
	plain("Data Engineer", false, 11)
	plain("ada@example.com, +49 30 55501234", false, 11)
	plain("Experience", true, 14)
	cells("03/2019 – present", "*Data Engineer", "Example Analytics GmbH, Berlin", "• Built the data platform for four hundred users across three sites in two countries", "• Cut costs by a third")
	cells("09/2016 – 02/2019", "*Junior Developer", "Fictional Software Ltd, Leeds", "• Wrote the import service")
	plain("Education", true, 14)
	cells("2013 – 2016", "*BSc Computer Science", "University of Leeds")
	plain("Skills", true, 14)
	cells("Databases", "PostgreSQL, Redis")
	cells("Languages", "Go, Python")
	plain("Languages", true, 14)
	cells("German", "C1")
	cells("English", "native")
	check(t, d, adaWant)
}

func TestPlainTextWithInlineHeadingsAndSpacedLetters(t *testing.T) {
	check(t, document.FromText(`Ada Example
Data Engineer
ada@example.com | +49 30 55501234

E X P E R I E N C E

Data Engineer at Example Analytics GmbH, Berlin (March 2019 - present)
- Built the data platform for four hundred users across three sites in two countries
- Cut costs by a third

Junior Developer at Fictional Software Ltd, Leeds (Sept 2016 - Feb 2019)
- Wrote the import service

E D U C A T I O N

BSc Computer Science, University of Leeds, 2013-2016

S K I L L S

Databases: PostgreSQL, Redis
Languages: Go, Python

Languages: German (C1), English (native)
`), adaWant)
}

func TestTheSameStylePlaysTheSameRole(t *testing.T) {
	// No word says that "Meander" and "Silberlicht" are employers or that "Gardens" is a job: the other entries' styles do.
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "^*Experience")
	for _, e := range [][3]string{{"Nordwind GmbH", "Project Manager", "2019 – 2021"}, {"Meander", "Gardens and Water", "2017 – 2019"}, {"Silberlicht", "Sales Assistant", "2015 – 2017"}} {
		s.put(50, "*"+e[0], "@450 "+e[2])
		s.put(50, "_"+e[1])
		s.put(60, "• Looked after what there was to look after")
		s.gap()
	}
	check(t, &s.d, `
name: Ada Example |  |  | 
work: Project Manager | Nordwind GmbH |  | 2019..2021 | Looked after what there was to look after
work: Gardens and Water | Meander |  | 2017..2019 | Looked after what there was to look after
work: Sales Assistant | Silberlicht |  | 2015..2017 | Looked after what there was to look after`)
}

func TestARangeBrokenByANarrowDateColumn(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "^*Experience")
	s.put(50, "June 2022 –", "@140 *Nurse", ", ", "_Example Hospital", ", Leeds, UK")
	s.put(50, "Present", "@140 Led the night shifts on a ward of thirty beds.")
	s.put(50, "May 2020 –", "@140 *Carer", ", ", "_Example Home Ltd", ", Leeds, UK")
	s.put(50, "May 2022", "@140 Looked after twelve residents.")
	check(t, &s.d, `
name: Ada Example |  |  | 
work: Nurse | Example Hospital | Leeds, UK | 2022-06.. | 
work: Carer | Example Home Ltd | Leeds, UK | 2020-05..2022-05 | `)
}

func TestSeveralPositionsUnderOneEmployer(t *testing.T) {
	s := newSheet()
	s.put(50, "#Ada Example")
	s.put(50, "Head of Baking at Example Bread Ltd")
	s.gap()
	s.put(50, "^Experience")
	s.put(50, "*Example Bread Ltd")
	s.put(50, "5 years 2 months")
	s.put(50, "Head of Baking")
	s.put(50, "_March 2021 - Present (3 years 2 months)")
	s.put(50, "Leeds, England, United Kingdom")
	s.put(50, "Runs the bakery with forty people and three ovens that never rest.")
	s.gap()
	s.put(50, "Baker")
	s.put(50, "_March 2019 - February 2021 (2 years)")
	s.put(50, "Leeds, England, United Kingdom")
	s.gap()
	s.put(50, "*Fictional Flour Inc.")
	s.put(50, "Miller")
	s.put(50, "_January 2015 - March 2019 (4 years 3 months)")
	s.put(50, "York, England, United Kingdom")
	s.gap()
	s.put(50, "^Education")
	s.put(50, "*University of Leeds")
	s.put(50, "Bachelor of Science - BS, Food Science · (2011 - 2014)")
	check(t, &s.d, `
name: Ada Example | Head of Baking at Example Bread Ltd |  | 
work: Head of Baking | Example Bread Ltd | Leeds, England, United Kingdom | 2021-03.. | 
work: Baker | Example Bread Ltd | Leeds, England, United Kingdom | 2019-03..2021-02 | 
work: Miller | Fictional Flour Inc. | York, England, United Kingdom | 2015-01..2019-03 | 
education: Bachelor of Science | Food Science | University of Leeds | 2011..2014`)
}

func TestEuropassRowsOfLabelsAndValues(t *testing.T) {
	check(t, document.FromText(`Curriculum Vitae
PERSONAL INFORMATION
Ada Example
ada@example.com

WORK EXPERIENCE

01/03/2019 – CURRENT – Leeds, United Kingdom
BAKER – EXAMPLE BREAD LTD
- Bakes rye bread

01/01/2015 – 28/02/2019 – York, United Kingdom
MILLER – FICTIONAL FLOUR INC.
- Mills wheat

EDUCATION AND TRAINING

09/2011 – 06/2014 – Leeds, United Kingdom
BSC FOOD SCIENCE – University of Leeds

LANGUAGE SKILLS

Mother tongue(s): ENGLISH
Other language(s): GERMAN B2
`), `
name: Ada Example |  | ada@example.com | 
work: BAKER | EXAMPLE BREAD LTD | Leeds, United Kingdom | 2019-03-01.. | Bakes rye bread
work: MILLER | FICTIONAL FLOUR INC. | York, United Kingdom | 2015-01-01..2019-02-28 | Mills wheat
education: BSC | FOOD SCIENCE | University of Leeds | 2011-09..2014-06
language: ENGLISH | Mother tongue
language: GERMAN | B2`)
}
