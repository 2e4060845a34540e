package skill

import (
	"slices"
	"strings"
	"testing"
)

func has(refs []Ref, id ID) bool {
	return slices.ContainsFunc(refs, func(r Ref) bool { return r.ID == id })
}

func TestAnEntrySaysWhatTheLexiconKnows(t *testing.T) {
	l := Default()
	e, ok := l.Entry("react")
	if !ok || e.Label != "React" || e.Kind != "tool" || !has(e.Broader, "front-end-development") || !has(e.Implies, "javascript") || !has(e.UsedBy, "front-end-developer") {
		t.Errorf("%+v", e)
	}
	if e, _ := l.Entry("front-end-development"); !has(e.Narrower, "react") {
		t.Errorf("narrower: %+v", e.Narrower)
	}
	if e, _ := l.Entry("go"); !slices.Contains(e.Names, Name{"Go", RuleContext}) || len(e.Near) == 0 {
		t.Errorf("Go: %+v", e)
	}
	e, ok = l.Entry("chef")
	if !ok || e.Kind != "occupation" || !has(e.Next, "sous-chef") || !has(e.Previous, "kitchen-assistant") || !has(e.Skills, "cooking") || len(e.Narrower) == 0 {
		t.Errorf("chef: %+v", e)
	}
	if _, ok := l.Entry("no-such"); ok {
		t.Error("no-such has an entry")
	}
}

func TestEveryRelationIsSeenFromBothSides(t *testing.T) {
	l := Default()
	for _, s := range l.Skills()[:200] {
		e, _ := l.Entry(s.ID)
		for _, b := range e.Broader {
			if up, _ := l.Entry(b.ID); !has(up.Narrower, s.ID) {
				t.Errorf("%s is not among what is narrower than %s", s.ID, b.ID)
			}
		}
		for _, r := range e.Related {
			if other, _ := l.Entry(r.ID); !has(other.Related, s.ID) {
				t.Errorf("%s is not related to %s from there", s.ID, r.ID)
			}
		}
	}
}

func TestFindPutsTheSameNameFirst(t *testing.T) {
	l := Default()
	for query, want := range map[string]ID{"react": "react", "Golang": "go", "Krankenschwester": "registered-nurse", "postgres": "postgresql", "CHEF": "chef", "kubernet": "kubernetes"} {
		got := l.Find(query, 5)
		if len(got) == 0 || got[0].ID != want {
			t.Errorf("%s: %v", query, got)
		}
	}
	if got := l.Find("e", 7); len(got) != 7 {
		t.Errorf("%d of 7", len(got))
	}
	if got := l.Find(" -?", 7); got != nil {
		t.Errorf("nothing finds %v", got)
	}
}

func TestUnknownFindsNamesThatTextsShare(t *testing.T) {
	l := Default()
	texts := []string{
		"You work with Zyntrax Flow and Python every day. We are a great team.",
		"Experience with tower whistling is a plus. Python, Zyntrax Flow, Docker.",
		"Skills: SQL, Zyntrax Flow and Excel. Experience with tower whistling.",
		"We are a great team. You know Docker.",
	}
	got := l.Unknown(texts, 2, 10, nil)
	var names []string
	for _, p := range got {
		names = append(names, p.Text)
	}
	if len(names) != 2 || names[0] != "Zyntrax Flow" || names[1] != "tower whistling" {
		t.Fatalf("%q", names)
	}
	if got[0].Texts != 3 || got[0].Count != 3 || !strings.Contains(got[0].Quote, "Zyntrax Flow") {
		t.Errorf("%+v", got[0])
	}
	if got := l.Unknown(texts, 4, 10, nil); len(got) != 0 {
		t.Errorf("in all four: %v", got)
	}
	if got := l.Unknown(nil, 1, 10, nil); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

func TestUnknownTakesWhatAnotherFinderFinds(t *testing.T) {
	l := Default()
	text := "größer: you do lantern rigging and Python"
	at := len([]rune("größer: you do "))
	more := func(string) [][2]int {
		return [][2]int{{at, at + len("lantern rigging")}, {at + len("lantern rigging and "), at + len("lantern rigging and Python")}}
	}
	got := l.Unknown([]string{text}, 1, 10, more)
	if len(got) != 1 || got[0].Text != "lantern rigging" || got[0].Count != 1 {
		t.Errorf("%+v", got)
	}
}
