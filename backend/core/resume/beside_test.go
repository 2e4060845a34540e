package resume

import (
	"fmt"
	"strings"
	"testing"

	"autojob/backend/core/document"
)

// unplaced is a sheet's document without positions, as a word processor's file gives it.
func (s *sheet) unplaced() *document.Document {
	for i := range s.d.Lines {
		s.d.Lines[i].Box = document.Box{}
		for k := range s.d.Lines[i].Runs {
			s.d.Lines[i].Runs[k].Box = document.Box{}
		}
	}
	return &s.d
}

// pair is a label and its value; a heading has no value.
type pair struct{ label, value string }

// columns draws labels in one column and their values in the next, as a PDF's reading order gives them.
func (s *sheet) columns(pairs []pair) {
	top := s.y
	s.col = 1
	for _, p := range pairs {
		if p.value == "" {
			s.gap()
			s.put(50, "^*"+p.label)
			s.gap()
			continue
		}
		if p.label == "" {
			s.y += 14
			continue
		}
		s.put(50, p.label)
	}
	s.y, s.col = top, 2
	for _, p := range pairs {
		if p.value == "" {
			s.y += 34
			continue
		}
		s.put(170, p.value)
	}
	s.col = 0
}

func TestHeadingsAmongLabelsKeepTheirValues(t *testing.T) {
	for _, c := range []struct {
		pairs []pair
		want  string
	}{
		{[]pair{{"Sprachen", ""}, {"Deutsch", "Muttersprache"}, {"Polnisch", "gut"}, {"Ehrenamt", ""}, {"2012 – 2018", "*Schatzmeisterin"}, {"", "Ruderverein Musterstadt"}},
			"Deutsch Muttersprache, Polnisch gut; Ruderverein Musterstadt"},
		{[]pair{{"LANGUES", ""}, {"Français", "langue maternelle"}, {"Italien", "B2"}, {"BÉNÉVOLAT", ""}, {"2016 – 2018", "*Trésorière, Association des Exemples"}},
			"Français langue maternelle, Italien B2; Association des Exemples"},
		{[]pair{{"Volunteering", ""}, {"2012 – 2018", "*Treasurer"}, {"", "Example Rowing Club"}, {"Languages", ""}, {"English", "native"}, {"Welsh", "B1"}},
			"English native, Welsh B1; Example Rowing Club"},
	} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com, a line that reaches across the whole width of the page")
		s.columns(c.pairs)
		p := Parse(&s.d)
		var ls, vs []string
		for _, l := range p.Languages {
			ls = append(ls, l.Language+" "+l.Fluency)
		}
		for _, v := range p.Volunteer {
			vs = append(vs, v.Organization)
		}
		same(t, c.pairs[0].label, strings.Join(ls, ", ")+"; "+strings.Join(vs, ", "), c.want)
		if len(p.Skills) > 0 {
			t.Errorf("skills are %+v", p.Skills)
		}
	}
}

func TestASideBarWithHeadingsStaysASideBar(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com, a line that reaches across the whole width of the page")
	top := s.y
	s.col = 1
	s.gap()
	s.put(50, "^*Languages")
	s.gap()
	s.put(50, "German")
	s.put(50, "Polish")
	s.gap()
	s.put(50, "^*Skills")
	s.gap()
	s.put(50, "Baking")
	s.put(50, "Roasting")
	s.y, s.col = top, 2
	s.gap()
	s.put(220, "^*Experience")
	s.gap()
	s.put(220, "*Baker", "@450 2019 - 2021")
	s.put(220, "Example Bread Ltd")
	s.gap()
	s.put(220, "^*Education")
	s.gap()
	s.put(220, "*BA History", "@450 2016 - 2019")
	s.put(220, "Example College")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
work: Baker | Example Bread Ltd |  | 2019..2021 | 
education: BA | History | Example College | 2016..2019
skill: Baking | 
skill: Roasting | 
language: German | 
language: Polish |`)
}

func TestDatesBetweenColumnsBelongToTheLeftOne(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com, a line that reaches across the whole width of the page")
	s.gap()
	top := s.y
	s.col = 1
	s.put(50, "^*Certificates")
	s.put(50, "Bread Safety, Example Mills")
	s.put(50, "Oven Care, Example Kilns")
	s.y, s.col = top, 2
	s.put(420, "^*Languages")
	s.put(420, "German: native")
	s.put(420, "Polish: B1")
	s.y = top + 14
	s.put(370, "2021")
	s.put(370, "2019")
	p := Parse(&s.d)
	same(t, "certificates", certificateNames(p), "Bread Safety | Example Mills | 2021\nOven Care | Example Kilns | 2019")
	if len(p.Languages) != 2 {
		t.Errorf("languages are %+v", p.Languages)
	}
}

func TestANameInACellBesideTheSideBar(t *testing.T) {
	for _, title := range []string{"*Pastry Chef", "Leitende Konditorin"} {
		s := newSheet()
		cell := func(n int, lines ...string) {
			for _, l := range lines {
				s.put(50, l)
				s.d.Lines[len(s.d.Lines)-1].Block = document.Block{Table: 1, Row: 1, Cell: n}
			}
		}
		cell(1, "^*Contact", "07700 900123", "ada@example.com", "^*Skills", "Sourdough", "Marzipan")
		cell(2, "#*Ada Example", title, "^*Profile", "Baker of quiet breads, at work since 2009 in two towns by the sea.", "^*Experience", "*Baker", "Example Bread Ltd", "2019 - 2021")
		p := Parse(s.unplaced())
		if p.Basics.Name != "Ada Example" || p.Basics.Label != strings.Trim(title, "*") || len(p.Skills) != 2 {
			t.Errorf("basics are %+v, skills %+v", p.Basics, p.Skills)
		}
	}
}

func TestDrawnListMarksAreKnownByTheirIndent(t *testing.T) {
	type form func(s *sheet, date, title, org string)
	for name, c := range map[string]struct {
		x    float64
		head form
	}{
		"dates in the margin": {150, func(s *sheet, date, title, org string) { s.put(80, date, "@140 *"+title, ", ", "_"+org) }},
		"dates at the right":  {62, func(s *sheet, date, title, org string) { s.put(50, "*"+org); s.put(50, "_"+title, "@450 "+date) }},
		"dates in a line of their own": {70, func(s *sheet, date, title, org string) {
			s.put(50, "*"+title)
			s.put(50, org)
			s.put(50, date)
		}},
	} {
		s := newSheet()
		s.put(50, "#*Ada Example")
		s.put(50, "ada@example.com, a line that reaches across the whole width of the page, or nearly so")
		s.gap()
		s.put(50, "^*Experience")
		for _, j := range []struct {
			date, title, org string
			lines            []string
		}{
			{"2019 – 2021", "Head Baker", "Example Bread Ltd", []string{"Rye for forty cafés", "Two apprentices and a new oven", "Night shifts"}},
			{"2016 – 2019", "Baker", "Fictional Rolls Ltd", []string{"Rolls, buns and cakes for the market hall", "Deliveries"}},
			{"2014 – 2016", "Trainee", "Sample Mills Ltd", []string{"Milling and sifting"}},
		} {
			c.head(s, j.date, j.title, j.org)
			for _, l := range j.lines {
				s.put(c.x, l)
			}
			s.gap()
		}
		p := Parse(&s.d)
		var got []string
		for _, w := range p.Work {
			got = append(got, fmt.Sprint(w.Position, ", ", w.Name, ", ", len(w.Highlights)))
		}
		same(t, name, strings.Join(got, "\n"), "Head Baker, Example Bread Ltd, 3\nBaker, Fictional Rolls Ltd, 2\nTrainee, Sample Mills Ltd, 1")
	}
}

func TestAnIndentedEmployerIsNoListItem(t *testing.T) {
	s := newSheet()
	s.put(50, "#*Ada Example")
	s.put(50, "ada@example.com")
	s.gap()
	s.put(50, "^*Experience")
	s.put(50, "*Head Baker", "@450 2019 – 2021")
	s.put(62, "Example Bread Ltd, Leeds")
	s.put(62, "Rye for forty cafés and a school kitchen, with two apprentices.")
	s.gap()
	s.put(50, "*Baker", "@450 2016 – 2019")
	s.put(62, "Fictional Rolls Ltd, York")
	check(t, &s.d, `
name: Ada Example |  | ada@example.com | 
work: Head Baker | Example Bread Ltd | Leeds | 2019..2021 | 
work: Baker | Fictional Rolls Ltd | York | 2016..2019 |`)
}
