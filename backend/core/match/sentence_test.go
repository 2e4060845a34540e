package match

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/evidence"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

var update = flag.Bool("update", false, "write the golden files again")

// golden compares a file with what it should hold.
func golden(t *testing.T, path string, want []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what the program says (%v): run the test with -update and read what changed", path, err)
	}
}

// asJSON is a sentence in the shape in which package bind hands it to the window.
func asJSON(s Sentence) any {
	args := []any{}
	for _, a := range s.Args {
		skills := []any{}
		for _, w := range a.Skills {
			names := w.Names
			if names == nil {
				names = map[string]string{}
			}
			skills = append(skills, map[string]any{"id": w.ID, "label": w.Label, "inside": w.Inside, "names": names})
		}
		arg := map[string]any{"name": a.Name, "kind": a.Kind, "number": a.Number, "text": a.Text, "level": a.Level, "skills": skills, "sentence": nil}
		if a.Sentence != nil {
			arg["sentence"] = asJSON(*a.Sentence)
		}
		args = append(args, arg)
	}
	return map[string]any{"key": s.Key, "text": s.String(), "args": args}
}

// example fills a sentence in; of every number there is one or several.
func example(e *Engine, key string, n int) Sentence {
	s := Sentence{Key: key}
	for _, name := range argsOf(key) {
		var a Arg
		switch argKinds[name] {
		case NumberArg:
			a = number(name, n)
		case PercentArg:
			a = signed(name, 12*n)
		case TextArg:
			a = verbatim(name, map[string]string{"year": "2021", "title": "Staff nurse"}[name])
		case SkillsArg:
			a = e.skillsArg(name, "project-management", "python")
			if name == "held" {
				a = e.skillsArg(name, "wound-care")
			}
		case LabelsArg:
			a = labelled(e.lex, "project-management", "python").Args[0]
		case LevelArg:
			a = levelArg(name, n)
		case DegreeArg:
			a = degreeArg(evidence.Bachelor)
		case LanguageArg:
			a = languageArg(evidence.Requirement{Lang: "de", Level: "B2", Label: "German B2"})
		case LicenceArg:
			a = licenceArg("driver's licence")
		case SentenceArg:
			a = within(name, say("used_now", number("years", 5)))
		}
		s.Args = append(s.Args, a)
	}
	return s
}

// The window words the keys that stand here, with what they are filled in with; frontend/tests/said.test.ts holds its messages against
// the examples.
func TestTheWindowKnowsEverySentence(t *testing.T) {
	e := engine()
	keys := slices.Sorted(maps.Keys(english))
	var types strings.Builder
	types.WriteString("// Written by the tests of backend/core/match with -update; do not edit.\n\n")
	types.WriteString("/** What each sentence of a match is filled in with, by its key: see english.go there. */\nexport interface Sentences {\n")
	var examples []any
	for _, key := range keys {
		names := argsOf(key)
		fields := "never"
		if len(names) > 0 {
			fields = `"` + strings.Join(names, `" | "`) + `"`
		}
		fmt.Fprintf(&types, "  %s: %s;\n", key, fields)
		one, many := example(e, key, 1), example(e, key, 5)
		examples = append(examples, asJSON(one))
		if one.String() != many.String() {
			examples = append(examples, asJSON(many))
		}
	}
	types.WriteString("}\n")
	text, err := json.MarshalIndent(map[string]any{"sentences": examples, "licences": evidence.Licences()}, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	frontend := filepath.Join("..", "..", "..", "frontend")
	golden(t, filepath.Join(frontend, "src", "lib", "said", "sentences.ts"), []byte(types.String()))
	golden(t, filepath.Join(frontend, "tests", "sentences.json"), append(text, '\n'))
}

func TestEnglishNamesOnlyWhatASentenceIsFilledInWith(t *testing.T) {
	for key := range english {
		for _, name := range argsOf(key) {
			if argKinds[name] == "" {
				t.Errorf("%s: {%s} has no kind", key, name)
			}
		}
	}
	if got := say("asked_years", number("asked", 1)).String() + ", " + say("asked_years", number("asked", 2)).String(); got != "1 year of experience, 2 years of experience" {
		t.Error(got)
	}
}

// faults are what is wrong with a sentence that was said.
func faults(s Sentence) []string {
	var out []string
	if _, ok := english[s.Key]; !ok {
		return []string{"no key " + s.Key}
	}
	want := argsOf(s.Key)
	for _, a := range s.Args {
		if !slices.Contains(want, a.Name) {
			out = append(out, s.Key+" is filled in with "+a.Name)
		}
		if argKinds[a.Name] != a.Kind {
			out = append(out, fmt.Sprintf("%s of %s is a %s", a.Name, s.Key, a.Kind))
		}
		if a.english == "" {
			out = append(out, a.Name+" of "+s.Key+" is empty")
		}
		if a.Sentence != nil {
			out = append(out, faults(*a.Sentence)...)
		}
	}
	if len(s.Args) != len(want) {
		out = append(out, fmt.Sprintf("%s has %d arguments, its words %d", s.Key, len(s.Args), len(want)))
	}
	return out
}

// everything is all that is said of the sample ads to a nurse who wishes for much.
func everything(t *testing.T) (all []Sentence, text string) {
	t.Helper()
	e := engine()
	prefs := &profile.Preferences{Locations: []profile.Place{{City: "Leeds", Country: "GB"}}, Remote: []string{"hybrid"}, NeedsVisa: true,
		Salary: &profile.Salary{Min: 35_000, Currency: "GBP", Period: "year"}, Contracts: []string{"permanent"}, Hours: []string{"part_time"},
		Industries: []string{"health"}, Roles: []string{"Ward sister"}, AvoidCompanies: []string{"The Plover"}, Values: map[string]int{"learning": 2}}
	var b strings.Builder
	note := func(what string, s ...Sentence) {
		for _, s := range s {
			all = append(all, s)
			fmt.Fprintf(&b, "  %s: %s\n", what, s)
		}
	}
	for _, cv := range []*profile.Profile{nurse(), {}} {
		p := e.Person(cv, today)
		for _, m := range ranked(t, cv, prefs) {
			fmt.Fprintf(&b, "%s %d\n", m.Job.Posting.ID, m.Score)
			x := e.Explain(p, &m)
			if h := e.Headline(p, &m); !h.IsZero() {
				note("headline", h)
			}
			for _, r := range x.For {
				note("for", r.Text)
			}
			for _, r := range x.Against {
				note("against", r.Text)
			}
			note("would change", x.WouldChange...)
			for _, c := range m.Components {
				note(c.Name, c.Text...)
			}
			if !m.Step.Pay.IsZero() {
				note("pay", m.Step.Pay)
			}
			for _, ev := range m.Evidence {
				note("asks for", Asked(e.lex, ev.Requirement))
			}
		}
	}
	return all, b.String()
}

func TestWhatIsSaidOfTheSampleAds(t *testing.T) {
	all, text := everything(t)
	for _, s := range all {
		for _, fault := range faults(s) {
			t.Error(fault)
		}
	}
	golden(t, filepath.Join("testdata", "said.txt"), []byte(text))
}

func TestTheCheckOfSentencesBites(t *testing.T) {
	for _, bad := range []Sentence{say("no_such"), say("asked_years"), say("asked_years", number("years", 1)), say("used_listed", number("years", 1)),
		say("asked_years", Arg{Name: "asked", Kind: TextArg, english: "five"}), say("held_must", engine().skillsArg("skills", "python"), within("how", say("no_such")))} {
		if len(faults(bad)) == 0 {
			t.Errorf("nothing is wrong with %+v", bad)
		}
	}
}

func TestASkillIsCalledAsASentenceCallsIt(t *testing.T) {
	lex := skill.Default()
	for id, want := range map[skill.ID]string{"wound-care": "wound care", "python": "Python", "no-such": "no-such"} {
		if got := lex.Wording(id).Inside; got != want {
			t.Errorf("%s: %s", id, got)
		}
	}
}
