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

// knownLosses are what is read otherwise than it was written: of which invented person, in which field, and why.
var knownLosses = map[string]map[string]string{
	"p01": {"skills": moved, "certificates": moved},
	"p02": {"education": "a study's name holds a date to come"},
	"p03": {"certificates": "a name holds the year that it ends in"},
	"p04": {"work": "a career break is no job", "certificates": "a name holds years"},
	"p09": {"publications": "a journal's name takes two lines of the PDF"},
	"p12": {"work": "a title holds a date"},
	"q01": {"skills": moved + "; what is left of its group holds a comma", "certificates": moved},
	"q02": {"education": "grades in brackets behind subjects"},
	"q11": {"skills": "a group of one skill, which holds a comma", "certificates": moved},
}

// moved is the loss of who has a licence to drive among the skills.
const moved = "a licence to drive is read as a certificate"

// What a draft shows of a CV is what is read of the file that is made of it.
func TestOurOwnFilesReadBackAsWritten(t *testing.T) {
	x := extractor(t)
	names := []string{"Łucja Żmudzińska-Grabowiecka", "Ελένη Παπαδοπούλου", "Наталия Ёлкина", "Þórður Ægisson"}
	people := map[string]bool{}
	for _, folder := range panel.Names {
		p, err := panel.Read(filepath.Join("..", "..", ".."), folder)
		if err != nil {
			t.Fatal(err)
		}
		for i, one := range p.People {
			if testing.Short() && i%6 > 0 {
				continue
			}
			people[one.ID] = true
			one.Profile.Basics.Name = names[i%len(names)]
			lost := map[string]bool{}
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
					for _, l := range readBack(&d, one.Profile, resume.Parse(read)) {
						lost[l.field] = true
						if knownLosses[one.ID][l.field] == "" {
							t.Errorf("%s, %s as %s: %s: %s", one.ID, kind, format, l.field, l.what)
						}
					}
				}
			}
			for field := range knownLosses[one.ID] {
				if !lost[field] {
					t.Errorf("%s: %s is read back as written now; it is no known loss", one.ID, field)
				}
			}
		}
	}
	for id := range knownLosses {
		if !people[id] && !testing.Short() {
			t.Errorf("%s, whose losses are known, is nobody", id)
		}
	}
	if len(people) < 4 {
		t.Fatalf("%d people", len(people))
	}
}

func TestAFactThatIsReadOtherwiseIsFound(t *testing.T) {
	p := &profile.Profile{Work: []profile.Work{{Name: "Acme, Inc.", Position: "Engineer", StartDate: "2019-01", EndDate: "2020-02", Highlights: []string{"Built a bridge"}}}, Skills: []profile.Skill{{Name: "Excel, advanced"}, {Name: "Go"}}}
	p.Basics.Name = "Ada Example"
	d := summary.Make(summary.Input{Profile: p, Kind: summary.Whole})
	if lost := readBack(&d, p, p); len(lost) > 0 {
		t.Errorf("the profile itself is read otherwise: %q", lost)
	}
	back := *p
	back.Basics.Name = "Ada Exampel"
	back.Work = []profile.Work{{Name: "Acme", Position: "Engineer", StartDate: "2019-01", EndDate: "2020-02"}}
	back.Skills = []profile.Skill{{Name: "Excel"}, {Name: "advanced"}, {Name: "Go"}}
	if lost := readBack(&d, p, &back); len(lost) != 8 { // the name, the job and the skills both ways, the highlight, which is gone
		t.Errorf("of 8 differences were found %q", lost)
	}
}
