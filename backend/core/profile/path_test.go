package profile

import (
	"encoding/json"
	"testing"

	"autojob/backend/core/document"
	"autojob/backend/core/problem"
)

func example() *Profile {
	return &Profile{
		Basics: Basics{Name: "Ada Example", Email: "ada@example.com"},
		Work: []Work{
			{Name: "One", Position: "Nurse", Highlights: []string{"a", "b"}},
			{Name: "Two", Position: "Sister"},
			{Name: "Three", Position: "Matron"},
		},
		Meta: Meta{Autojob: &Reading{Text: "Ada Example", Fields: map[string]Field{
			"basics.name":       {Span: document.Span{End: 11}, Confidence: 0.9},
			"work[0].name":      {Confidence: 0.8},
			"work[1].name":      {Confidence: 0.7},
			"work[2].name":      {Confidence: 0.6},
			"work[2].position":  {Confidence: 0.5},
			"workshop[3].other": {Confidence: 0.1},
		}}},
	}
}

func TestEditsAreMadeAgainstThePathsThatWereShown(t *testing.T) {
	p := example()
	got, err := Apply(p, []Edit{
		{Path: "work[0]", Removed: true},
		{Path: "work[2].position", Value: " Head of nursing "},
		{Path: "basics.name", Value: "Ada E. Example"},
		{Path: "work[0].highlights[0]", Removed: true},
		{Path: "skills[0].name", Value: "Triage"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Work) != 2 || got.Work[0].Name != "Two" || got.Work[1].Position != "Head of nursing" {
		t.Errorf("work is %+v", got.Work)
	}
	if got.Basics.Name != "Ada E. Example" || len(got.Skills) != 1 || got.Skills[0].Name != "Triage" {
		t.Errorf("basics %+v, skills %+v", got.Basics, got.Skills)
	}
	f := got.Meta.Autojob.Fields
	if f["work[0].name"].Confidence != 0.7 || f["work[1].name"].Confidence != 0.6 {
		t.Errorf("fields did not move up: %v", f)
	}
	if e := f["work[1].position"]; !e.Edited || e.Confidence != 1 {
		t.Errorf("the edited field is %+v", e)
	}
	if _, ok := f["workshop[3].other"]; !ok {
		t.Error("a list of another name was moved")
	}
	if e := f["basics.name"]; !e.Edited || e.Span.End != 11 {
		t.Errorf("the edited field lost its place: %+v", e)
	}
	// The profile given stays as it was.
	if want := example(); len(p.Work) != 3 || p.Basics.Name != want.Basics.Name || p.Meta.Autojob.Fields["work[1].name"].Confidence != 0.7 {
		t.Error("Apply changed its argument")
	}
}

func TestAPathThatDoesNotFitIsRefused(t *testing.T) {
	for _, path := range []string{"", "work", "work[9].name", "work[0].salary", "basics.name.first", "work[-1].name", "work[0", "basics..name", "nothing[0].x", "meta.version"} {
		if _, err := Apply(example(), []Edit{{Path: path, Value: "x"}}); !problem.Is(err, problem.Invalid) {
			t.Errorf("setting %q: %v", path, err)
		}
	}
	for _, path := range []string{"", "work[9]", "education[0]", "basics.phone"} {
		if _, err := Apply(example(), []Edit{{Path: path, Removed: true}}); !problem.Is(err, problem.Invalid) {
			t.Errorf("removing %q: %v", path, err)
		}
	}
}

func FuzzApply(f *testing.F) {
	f.Add("work[0].name", "x", false)
	f.Add("work[1]", "", true)
	f.Add("skills[0].keywords[0]", "Go", false)
	f.Fuzz(func(t *testing.T, path, value string, removed bool) {
		got, err := Apply(example(), []Edit{{path, value, removed}})
		if err != nil {
			return
		}
		if _, err := json.Marshal(got); err != nil {
			t.Fatal(err)
		}
		Leaves(got)
	})
}
