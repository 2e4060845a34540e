package profile

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"autojob/backend/core/document"
)

// read makes a profile whose fields all point at their own words in its text.
func read(t *testing.T, p Profile) *Profile {
	t.Helper()
	r := &Reading{Fields: map[string]Field{}, Pages: []document.Page{{Width: 595, Height: 842}}}
	for _, l := range Leaves(&p) {
		at := utf8.RuneCountInString(r.Text)
		r.Fields[l.Path] = Field{Span: document.Span{Start: at, End: at + utf8.RuneCountInString(l.Value)}, Page: 1, Confidence: 0.9}
		r.Text += l.Value + "\n"
	}
	p.Meta.Autojob = r
	return &p
}

func twoCVs(t *testing.T) []Part {
	newer := read(t, Profile{
		Basics: Basics{Name: "Mira Öztürk", Label: "Ward manager", Email: "mira@example.org", Location: Location{City: "Bremen"}},
		Work: []Work{
			{Name: "Klinikum Weserblick", Position: "Ward manager", StartDate: "2021-04", Highlights: []string{"Leads a team of 14 on two wards"}},
			{Name: "Klinikum Weserblick", Position: "Nurse", StartDate: "2016-09", EndDate: "2021-03"},
		},
		Languages: []Language{{Language: "German", Fluency: "native"}, {Language: "Turkish"}},
		Skills:    []Skill{{Name: "Care", Keywords: []string{"Wound care", "Triage"}}, {Name: "SAP"}},
	})
	older := read(t, Profile{
		Basics: Basics{Name: "Mira Oeztuerk", Phone: "030 23125000", Location: Location{City: "Oldenburg"}},
		Work: []Work{
			{Name: "Klinikum Weserblick GmbH, Bremen", Position: "Gesundheits- und Krankenpflegerin", StartDate: "2016", EndDate: "2021", Highlights: []string{"Praxisanleitung"}},
			{Name: "Haus Abendfrieden", Position: "Pflegehelferin", StartDate: "2013", EndDate: "2016"},
		},
		Education: []Education{{Institution: "Pflegeschule Nordlicht", EndDate: "2016"}},
		Languages: []Language{{Language: "Deutsch"}, {Language: "Englisch", Fluency: "B2"}},
		Skills:    []Skill{{Name: "Pflege", Keywords: []string{"wound-care", "Kinästhetik"}}, {Name: "sap"}},
	})
	return []Part{{ID: "b", FileName: "cv-2025.pdf", Profile: newer}, {ID: "a", FileName: "lebenslauf.pdf", Profile: older}}
}

func german(a, b string) bool {
	return a == "German" && b == "Deutsch" || a == "Deutsch" && b == "German"
}

func TestSeveralCVsBecomeOneProfile(t *testing.T) {
	p := Merge(twoCVs(t), german)
	if p.Basics.Name != "Mira Öztürk" || p.Basics.Phone != "030 23125000" || p.Basics.Location.City != "Bremen" {
		t.Errorf("basics are %+v", p.Basics)
	}
	if len(p.Work) != 3 {
		t.Fatalf("%d jobs: %+v", len(p.Work), p.Work)
	}
	if w := p.Work[0]; w.Position != "Ward manager" || w.EndDate != "" {
		t.Errorf("the present job is %+v", w)
	}
	if w := p.Work[1]; w.Position != "Nurse" || w.StartDate != "2016-09" || !slices.Equal(w.Highlights, []string{"Praxisanleitung"}) {
		t.Errorf("the same job told twice became %+v", w)
	}
	if p.Work[2].Name != "Haus Abendfrieden" || len(p.Education) != 1 {
		t.Errorf("what only the older CV says: %+v, %+v", p.Work[2], p.Education)
	}
	var langs []string
	for _, l := range p.Languages {
		langs = append(langs, l.Language+" "+l.Fluency)
	}
	if !slices.Equal(langs, []string{"German native", "Turkish ", "Englisch B2"}) {
		t.Errorf("languages are %q", langs)
	}
	if len(p.Skills) != 3 || !slices.Equal(p.Skills[0].Keywords, []string{"Wound care", "Triage"}) || !slices.Equal(p.Skills[2].Keywords, []string{"Kinästhetik"}) {
		t.Errorf("skills are %+v", p.Skills)
	}
}

func TestAMergedProfileStillPointsAtThePlacesItWasReadFrom(t *testing.T) {
	p := Merge(twoCVs(t), german)
	r := p.Meta.Autojob
	text := []rune(r.Text)
	values := map[string]string{}
	for _, l := range Leaves(p) {
		values[l.Path] = l.Value
	}
	if len(r.Fields) != len(values) {
		t.Errorf("%d places for %d texts", len(r.Fields), len(values))
	}
	for path, f := range r.Fields {
		if got := string(text[f.Span.Start:f.Span.End]); got != values[path] {
			t.Errorf("%s is %q and points at %q", path, values[path], got)
		}
		src := r.SourceOf(f)
		if src == nil {
			t.Fatalf("%s has no source", path)
		}
		if old := strings.HasPrefix(src.FileName, "lebens"); old != (f.Page == 2) {
			t.Errorf("%s is from page %d of %s", path, f.Page, src.FileName)
		}
	}
	if r.SourceOf(r.Fields["work[1].highlights[0]"]).ID != "a" || r.SourceOf(r.Fields["work[1].position"]).ID != "b" {
		t.Error("a merged entry does not know which CV said what")
	}
}

func TestOneCVIsTheProfile(t *testing.T) {
	one := twoCVs(t)[:1]
	if Merge(one, nil) != one[0].Profile {
		t.Error("a single CV was changed")
	}
}

func TestWhatThePersonTypedGoesBeforeANewerReading(t *testing.T) {
	parts := twoCVs(t)
	edited, err := Apply(parts[1].Profile, []Edit{{Path: "basics.location.city", Value: "Hamburg"}, {Path: "work[0].position", Value: "Krankenschwester"}})
	if err != nil {
		t.Fatal(err)
	}
	parts[1].Profile = edited
	p := Merge(parts, nil)
	if p.Basics.Location.City != "Hamburg" || p.Work[1].Position != "Krankenschwester" {
		t.Errorf("city %q, position %q", p.Basics.Location.City, p.Work[1].Position)
	}
}

func TestPromotionsAndTwoStintsStayApart(t *testing.T) {
	a := read(t, Profile{Work: []Work{{Name: "Acme", Position: "Engineer", StartDate: "2019", EndDate: "2020"}}})
	b := read(t, Profile{Work: []Work{{Name: "Acme", Position: "Engineer", StartDate: "2012", EndDate: "2014"}, {Name: "Acme", Position: "Lead", StartDate: "2020"}}})
	if p := Merge([]Part{{Profile: a}, {Profile: b}}, nil); len(p.Work) != 3 {
		t.Errorf("three jobs became %+v", p.Work)
	}
}

func TestEditsAreKeptWhenACVIsReadAgain(t *testing.T) {
	first := read(t, Profile{
		Basics: Basics{Name: "Ada Example", Label: "Nurse"},
		Work: []Work{
			{Name: "One", Position: "Nurce", StartDate: "2020", Highlights: []string{"Cared for twelve people a shift", "Ran the ward round"}},
			{Name: "Two", Position: "Sister"},
		},
		Skills: []Skill{{Name: "Triage"}, {Name: "Page 2"}},
	})
	edits := []Edit{
		{Path: "work[0].position", Value: "Nurse"},
		{Path: "work[0].name", Value: "One Ltd"},
		{Path: "work[0].startDate", Value: "2020-03"},
		{Path: "work[0].highlights[1]", Removed: true},
		{Path: "work[1]", Removed: true},
		{Path: "skills[1]", Removed: true},
		{Path: "skills[2].name", Value: "Mentoring"},
		{Path: "awards[0].title", Value: "Nurse of the year"},
		{Path: "awards[0].date", Value: "2022"},
		{Path: "basics.label", Value: "Senior nurse"},
	}
	want, err := Apply(first, edits)
	if err != nil {
		t.Fatal(err)
	}
	changes := Changes(first, edits)
	if again, lost := Rebase(first, changes); len(lost) > 0 || !equal(again, want) {
		t.Errorf("on the same reading: %+v, want %+v, lost %+v", again, want, lost)
	}

	// A better parser finds another job first, and has one thing right by itself.
	second := read(t, Profile{
		Basics: Basics{Name: "Ada Example", Label: "Nurse"},
		Work: []Work{
			{Name: "Zero", Position: "Volunteer"},
			{Name: "Two", Position: "Sister"},
			{Name: "One", Position: "Nurse", StartDate: "2020", Highlights: []string{"Cared for 12 people a shift", "Ran the ward round"}},
		},
		Skills: []Skill{{Name: "Triage"}},
	})
	again, lost := Rebase(second, changes)
	if len(lost) > 0 {
		t.Errorf("lost %+v", lost)
	}
	if len(again.Work) != 2 || again.Work[1].Name != "One Ltd" || again.Work[1].StartDate != "2020-03" || len(again.Work[1].Highlights) != 1 {
		t.Errorf("work is %+v", again.Work)
	}
	if len(again.Skills) != 2 || again.Skills[1].Name != "Mentoring" || len(again.Awards) != 1 || again.Awards[0].Date != "2022" || again.Basics.Label != "Senior nurse" {
		t.Errorf("%+v %+v %+v", again.Skills, again.Awards, again.Basics)
	}

	// What the new reading no longer has is told, not dropped.
	third := read(t, Profile{Basics: Basics{Name: "Ada Example"}})
	if _, lost := Rebase(third, changes); len(lost) != 3 {
		t.Errorf("lost %+v", lost)
	}
}

func equal(a, b *Profile) bool { return slices.Equal(Leaves(a), Leaves(b)) }

func FuzzMerge(f *testing.F) {
	f.Add("Acme", "Engineer", "2020", "Acme Ltd", "engineer", "2020-03")
	f.Fuzz(func(t *testing.T, a, b, c, d, e, g string) {
		one := Profile{Work: []Work{{Name: a, Position: b, StartDate: c, Highlights: []string{d}}, {}}, Skills: []Skill{{Name: d, Keywords: []string{e}}}}
		two := Profile{Work: []Work{{Name: d, Position: e, StartDate: g, Highlights: []string{a}}}, Skills: []Skill{{Name: d, Keywords: []string{a}}}, Languages: []Language{{Language: g}}}
		p := Merge([]Part{{ID: "1", Profile: &one}, {ID: "2", Profile: &two}}, nil)
		edits := []Edit{{Path: "work[0].name", Value: "x"}, {Path: "work[0].highlights[0]", Removed: true}}
		Rebase(p, Changes(&one, edits))
	})
}
