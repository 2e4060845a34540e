package resumebench

import (
	"path/filepath"
	"testing"

	"autojob/backend/adapter/render"
	"autojob/backend/bench/panel"
	"autojob/backend/core/profile"
	"autojob/backend/core/resume"
	"autojob/backend/core/summary"
)

// knownLosses are the invented people of whom something is read otherwise than it was written, and what.
var knownLosses = map[string]string{
	"p02": "a study's name holds a date to come",
	"p03": "a certificate's name holds the year that it ends in",
	"p04": "a career break is no job; a certificate's name holds years",
	"p09": "a journal's name takes two lines of the PDF",
	"p12": "a title holds a date",
	"q11": "a group of one skill, which holds a comma",
	"q02": "grades in brackets behind subjects",
}

// What a draft shows of a CV is what is read of the file that is made of it.
func TestOurOwnFilesReadBackAsWritten(t *testing.T) {
	x := extractor(t)
	names := []string{"Łucja Żmudzińska-Grabowiecka", "Ελένη Παπαδοπούλου", "Наталия Ёлкина", "Þórður Ægisson"}
	people := 0
	for _, folder := range panel.Names {
		p, err := panel.Read(filepath.Join("..", "..", ".."), folder)
		if err != nil {
			t.Fatal(err)
		}
		for i, one := range p.People {
			if testing.Short() && i%6 > 0 {
				continue
			}
			people++
			one.Profile.Basics.Name = names[i%len(names)]
			lost := 0
			for _, kind := range []summary.Kind{summary.Whole, summary.Page} {
				d := summary.Make(summary.Input{Profile: one.Profile, Kind: kind, Chosen: []string{"email", "phone"}})
				for _, format := range []render.Format{render.PDF, render.DOCX} {
					r, err := render.Render(&d, format)
					if err != nil {
						t.Fatalf("%s, %s as %s: %v", one.ID, kind, format, err)
					}
					read, err := x.Document(t.Context(), r.Bytes, r.Name)
					if err != nil {
						t.Fatalf("%s, %s as %s: %v", one.ID, kind, format, err)
					}
					for _, l := range ReadBack(&d, one.Profile, resume.Parse(read)) {
						lost++
						if knownLosses[one.ID] == "" {
							t.Errorf("%s, %s as %s: %s", one.ID, kind, format, l)
						}
					}
				}
			}
			if lost == 0 && knownLosses[one.ID] != "" {
				t.Errorf("%s is read back as written now; it is no known loss", one.ID)
			}
		}
	}
	if people < 4 {
		t.Fatalf("%d people", people)
	}
}

func TestAFactThatIsReadOtherwiseIsFound(t *testing.T) {
	p := &profile.Profile{Work: []profile.Work{{Name: "Acme, Inc.", Position: "Engineer", StartDate: "2019-01", EndDate: "2020-02", Highlights: []string{"Built a bridge"}}}, Skills: []profile.Skill{{Name: "Excel, advanced"}, {Name: "Go"}}}
	p.Basics.Name = "Ada Example"
	d := summary.Make(summary.Input{Profile: p, Kind: summary.Whole})
	if lost := ReadBack(&d, p, p); len(lost) > 0 {
		t.Errorf("the profile itself is read otherwise: %q", lost)
	}
	back := *p
	back.Basics.Name = "Ada Exampel"
	back.Work = []profile.Work{{Name: "Acme", Position: "Engineer", StartDate: "2019-01", EndDate: "2020-02"}}
	back.Skills = []profile.Skill{{Name: "Excel"}, {Name: "advanced"}, {Name: "Go"}}
	if lost := ReadBack(&d, p, &back); len(lost) != 8 { // the name, the job and the skills both ways, the highlight, which is gone
		t.Errorf("of 8 differences were found %q", lost)
	}
}
