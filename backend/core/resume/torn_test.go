package resume

import (
	"strings"
	"testing"

	"autojob/backend/core/document"
	"autojob/backend/core/profile"
)

// torn is a CV whose line breaks became two blanks, and whose dashes and list marks were lost with them.
const torn = "Nora Tillfield  Harbour Planner  12 Quay Road, Bristol  nora.tillfield@example.org    " +
	"Profile  Planner with a liking for tides and for people who keep their word on both of them.    " +
	"P ROFESSIONAL E XPERIENCE  Example Wharf  Bristol, England  Senior Berth Planner (permanent)  2015  Present  " +
	"\x01 Planned the berths of forty ships a week and told their crews in time.  " +
	"\x01 Wrote the plan for nights in which the gates stay shut.  " +
	"Berth Planner at Sample Docks Ltd  March 2011  May 2015  Kept the tables of the tides and answered what the crews asked about them.  " +
	"2009  2011  Clerk. Typed the letters of the pilots and kept their books for two years.    " +
	"Highlights of Voluntary Activities  Taught children to row.    " +
	"Academic Background of Note  Bachelor of Science in Geography  University of Exampleton, 2009    " +
	"Skills: tide tables, radio, Excel, French"

func titles(p *profile.Profile) (out []string) {
	for _, w := range p.Work {
		out = append(out, w.Position+" @ "+w.Name+" "+w.StartDate+"/"+w.EndDate)
	}
	return out
}

func TestATornTextIsReadByItsWords(t *testing.T) {
	d := document.FromText(torn)
	p := Parse(d)
	holds(t, d, p)
	got := strings.Join(titles(p), "; ")
	want := "Senior Berth Planner @ Example Wharf 2015/; Berth Planner @ Sample Docks Ltd 2011-03/2015-05; Clerk @  2009/2011"
	if got != want {
		t.Errorf("work is %s\nwant    %s", got, want)
	}
	if len(p.Education) != 1 || p.Education[0].StudyType != "Bachelor of Science" || p.Education[0].Area != "Geography" || p.Education[0].Institution != "University of Exampleton" {
		t.Errorf("education is %+v", p.Education)
	}
	if p.Basics.Name != "Nora Tillfield" || p.Basics.Label != "Harbour Planner" {
		t.Errorf("name %q, label %q", p.Basics.Name, p.Basics.Label)
	}
}

func TestAPositionUnderItsEmployerAndBesideAnother(t *testing.T) {
	text := "Ada Example  ada@example.org    EXPERIENCE  Example Foundry, New Quay, NY  1998 to 2008  Sales Manager, 2004 to 2008  Sold what the foundry made.  " +
		"Sales Assistant, 1998 to 2004  Helped to sell what it made.  Sample & Sons, PA  2008 to 2010  Position: keeper of the keys/porter  Kept all of the keys.    " +
		"EDUCATION: Example College, Diploma in Casting, 1998"
	p := Parse(document.FromText(text + "  " + strings.Repeat("  and so on", 30)))
	got := strings.Join(titles(p), "; ")
	if want := "Sales Manager @ Example Foundry 2004/2008; Sales Assistant @ Example Foundry 1998/2004; keeper of the keys/porter @ Sample & Sons 2008/2010"; got != want {
		t.Errorf("work is %s\nwant    %s", got, want)
	}
	if len(p.Education) != 1 || p.Education[0].Institution != "Example College" {
		t.Errorf("education is %+v", p.Education)
	}
}

func TestMendKeepsEveryPlace(t *testing.T) {
	for in, want := range map[string]string{
		"in 2001  2005: x":                   "in 2001– 2005: x",
		"May 2001  Present":                  "May 2001– Present",
		"2003-2006  2005-2007":               "2003-2006  2005-2007",
		"1995  1996  1997":                   "1995  1996  1997",
		"2005  2001":                         "2005  2001",
		"P ROJECT M ANAGER x":                "  PROJECT MANAGER x",
		"J. A BBOT":                          "J. A BBOT",
		"\x01 Led a crew":                    "• Led a crew",
		"Class of 2011  2 Example Row, Leed": "Class of 2011  2 Example Row, Leed",
	} {
		r := []rune(in)
		mend(r)
		if string(r) != want {
			t.Errorf("mend(%q) = %q, want %q", in, string(r), want)
		}
	}
}

func TestATextWithItsLineBreaksIsNotTorn(t *testing.T) {
	s := newSource(document.FromText("Ada Example\nada@example.org\n\nEXPERIENCE\nBaker    2001  2005\n" + strings.Repeat("Baked.  ", 20)))
	if s.torn || s.raw != nil {
		t.Error("a text with line breaks is taken for a torn one")
	}
}
