package extract

import (
	"strings"
	"testing"

	"autojob/backend/core/document"
)

// set puts words of a size on a page: "x0 y text".
func set(p *page, x, y, size float64, bold bool, text string) {
	for _, w := range strings.Fields(text) {
		width := 0.5 * size * float64(len(w))
		b := document.Box{X0: x, Y0: y - 0.7*size, X1: x + width, Y1: y}
		p.words = append(p.words, word{box: b, base: y, size: size, pieces: []piece{{text: w, box: b, face: face{size: size, bold: bold}}}})
		x += width + 0.25*size
	}
}

func textOf(lines []document.Line) string {
	var out []string
	for _, l := range lines {
		out = append(out, l.Text)
	}
	return strings.Join(out, "\n")
}

func TestLabelsAboveADateColumnAreReadWithTheirValues(t *testing.T) {
	p := &page{width: 595, height: 842}
	set(p, 50, 60, 20, true, "Ada Muster")
	set(p, 50, 84, 13, false, "Ausgebildete Bäckermeisterin") // ends just before the second column
	set(p, 50, 110, 13, true, "Zur Person")
	for i, l := range [][2]string{{"Adresse", "Musterweg 8, 10999 Berlin"}, {"Telefon", "030 555 0100"}, {"E-Mail", "ada@example.com"}, {"Familie", "ledig"}} {
		set(p, 50, 130+20*float64(i), 11, false, l[0])
		set(p, 250, 130+20*float64(i), 11, false, l[1])
	}
	set(p, 50, 220, 13, true, "Beruf")
	y := 240.0
	for _, e := range [][2]string{{"seit 2020", "Bäckermeisterin"}, {"01/2015 – 12/2019", "Bäckerin"}, {"08/2012 – 12/2014", "Verkäuferin"}} {
		set(p, 50, y, 11, false, e[0])
		set(p, 250, y, 11, true, e[1])
		set(p, 250, y+15, 11, false, "Musterbrot GmbH, Berlin")
		set(p, 248, y+30, 11, false, "•")
		set(p, 262, y+30, 11, false, "Brot und Kuchen für den Tag")
		y += 45
	}
	got := textOf(arrange(p))
	for _, want := range []string{"Adresse Musterweg 8, 10999 Berlin", "seit 2020 Bäckermeisterin\nMusterbrot GmbH, Berlin\n• Brot und Kuchen", "01/2015 – 12/2019 Bäckerin"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestListMarksAreNoColumn(t *testing.T) {
	p := &page{width: 595, height: 842}
	for i, text := range []string{"Bakes bread", "Sells cake to all", "Cleans ovens", "Trains beginners"} {
		set(p, 50, 100+16*float64(i), 11, false, "•")
		set(p, 75, 100+16*float64(i), 11, false, text)
	}
	if got := textOf(arrange(p)); got != "• Bakes bread\n• Sells cake to all\n• Cleans ovens\n• Trains beginners" {
		t.Errorf("read as\n%s", got)
	}
}

func TestColumnsStayColumns(t *testing.T) {
	p := &page{width: 595, height: 842}
	set(p, 50, 85, 13, true, "Skills")
	set(p, 220, 85, 13, true, "Work")
	for i, text := range []string{"Rye", "Wheat", "Sourdough", "Cakes", "Ovens", "Hygiene"} {
		set(p, 50, 103+17*float64(i), 11, false, text)
	}
	for i, text := range []string{"Baker at Example Bread since long ago", "Bakes two hundred loaves a night there", "Looks after three beginners at once", "Seller at Fictional Rolls before that", "Sold rolls in the morning hours", "Counted the till each evening"} {
		set(p, 220, 110+19*float64(i), 11, false, text)
	}
	if got := textOf(arrange(p)); !strings.Contains(got, "Skills\nRye\nWheat\nSourdough\nCakes\nOvens\nHygiene") {
		t.Errorf("read as\n%s", got)
	}
}

// A side bar with a line height of its own shares no baseline with the text beside it.
func TestASideBarWithALineHeightOfItsOwnIsAColumn(t *testing.T) {
	p := &page{width: 595, height: 842}
	side := []string{"Contact", "Elm Lane 8", "ada@example.com", "Skills", "Ledger", "Payroll", "Excel", "Hobbies", "Rowing and rye bread"}
	for i, text := range side {
		set(p, 20, 100+31*float64(i), 10, false, text)
	}
	for i := range 18 {
		set(p, 230, 103+15.5*float64(i), 10, false, "Kept the books of many small firms")
	}
	got := textOf(arrange(p))
	if !strings.Contains(got, "Skills\nLedger\nPayroll\nExcel\nHobbies\nRowing and rye bread\nKept") {
		t.Errorf("read as\n%s", got)
	}
}
