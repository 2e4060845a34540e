package resume

import (
	"strings"
	"testing"

	"autojob/backend/core/document"
)

const flatCV = "Nora Tillfield nora.tillfield@example.org 12 Quay Road, Bristol PROFILE Planner with a liking for tides and for people who keep their word on both of them. " +
	"WORK EXPERIENCE Senior Berth Planner, Example Wharf Ltd, Bristol, March 2015 - Present • Planned the berths of forty ships a week and told their crews in time. " +
	"• Wrote the plan for nights in which the gates stay shut. Berth Planner, Sample Docks Ltd, June 2011 - February 2015 • Kept the tables of the tides and answered what the crews asked about them. " +
	"EDUCATION Bachelor of Science in Geography, University of Exampleton, 2008 - 2011 SKILLS tide tables, radio, Excel LANGUAGES English, French"

func TestAFlatTextIsReadByItsHeadingsMarksAndDates(t *testing.T) {
	d := document.FromText(flatCV)
	p := Parse(d)
	holds(t, d, p)
	if p.Basics.Name != "Nora Tillfield" || p.Basics.Email != "nora.tillfield@example.org" {
		t.Errorf("name %q, e-mail %q", p.Basics.Name, p.Basics.Email)
	}
	got := strings.Join(titles(p), "; ")
	if want := "Senior Berth Planner @ Example Wharf Ltd 2015-03/; Berth Planner @ Sample Docks Ltd 2011-06/2015-02"; got != want {
		t.Errorf("work is %s\nwant    %s", got, want)
	}
	if len(p.Education) != 1 || p.Education[0].Institution != "University of Exampleton" || p.Education[0].StudyType != "Bachelor of Science" {
		t.Errorf("education is %+v", p.Education)
	}
	if len(p.Skills) != 3 || len(p.Languages) != 2 {
		t.Errorf("skills %+v, languages %+v", p.Skills, p.Languages)
	}
}

func TestAFlatTextWithHeadingsBeforeColons(t *testing.T) {
	text := strings.NewReplacer("PROFILE", "Profile:", "WORK EXPERIENCE", "Work Experience:", "EDUCATION", "Education:", "SKILLS", "Skills:", "LANGUAGES", "Languages:").Replace(flatCV)
	p := Parse(document.FromText(text))
	if len(p.Work) != 2 || len(p.Education) != 1 || len(p.Skills) != 3 || p.Work[0].Position != "Senior Berth Planner" {
		t.Errorf("%d jobs, %d studies, %d skills; work is %s", len(p.Work), len(p.Education), len(p.Skills), titles(p))
	}
}

func TestProseIsNoFlatCV(t *testing.T) {
	text := strings.Repeat("We met at the quay in 2011 and spoke of Education and of the experience that tides leave. Nobody wrote it down. ", 20)
	if b := flatBreaks([]rune(text)); b != nil {
		t.Errorf("prose is cut at %d places", len(b))
	}
}
