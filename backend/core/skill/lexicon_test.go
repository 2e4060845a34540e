package skill

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// lines are the records of each file of the lexicon.
func lines(t *testing.T) map[string][]string {
	t.Helper()
	names, err := fs.Glob(files, "lexicon/*.txt")
	if err != nil || len(names) < 20 {
		t.Fatalf("lexicon files: %v, %v", names, err)
	}
	imported, err := fs.Glob(files, "lexicon/imported/*.txt")
	if err != nil || len(imported) != 4 {
		t.Fatalf("imported files: %v, %v", imported, err)
	}
	names = append(names, imported...)
	out := map[string][]string{}
	for _, n := range names {
		data, err := fs.ReadFile(files, n)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if line[0] != '#' {
				out[n] = append(out[n], strings.TrimSuffix(line, "\n"))
			}
		}
	}
	return out
}

func TestTheLexiconIsLargeAndCoversEveryField(t *testing.T) {
	l := Default()
	if n := len(l.Skills()); n < 4000 {
		t.Errorf("%d skills, want 4000", n)
	}
	if n := len(l.Occupations()); n < 1200 {
		t.Errorf("%d occupations, want 1200", n)
	}
	fields := map[string]int{}
	for _, o := range l.Occupations() {
		fields[o.Field]++
		if len(o.Skills) == 0 && o.Level > 0 {
			t.Errorf("%s has no skills", o.ID)
		}
	}
	for f, n := range fields {
		if n < 3 {
			t.Errorf("field %s has %d occupations", f, n)
		}
	}
}

func TestEachLineSurvivesReadingAndWriting(t *testing.T) {
	for file, list := range lines(t) {
		for i, line := range list {
			var back string
			if strings.Contains(file, "/occupations-") {
				r, err := parseOccupation(line)
				if err != nil {
					t.Errorf("%s: %v", file, err)
				}
				back = r.String()
			} else {
				r, err := parseSkill(line)
				if err != nil {
					t.Errorf("%s: %v", file, err)
				}
				r.added = strings.Contains(file, "/imported/")
				back = r.String()
			}
			if back != line {
				t.Errorf("%s:\n%s\nreads as\n%s", file, line, back)
			}
			if i > 0 && id(list[i-1]) >= id(line) {
				t.Errorf("%s: %s stands after %s", file, id(line), id(list[i-1]))
			}
			if strings.Trim(id(line), "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
				t.Errorf("%s: id %q", file, id(line))
			}
		}
	}
}

func id(line string) string { return strings.TrimSpace(line[:strings.IndexByte(line, '|')]) }

// shared lists the names that belong to two skills of which at least one does not ask for context.
func shared(l *Lexicon) []string {
	type owner struct {
		id   ID
		mark byte
	}
	owners := map[string][]owner{}
	for _, r := range l.records {
		seen := map[string]bool{}
		add := func(n name) {
			key := strings.Join(words(n.text), " ")
			if !seen[key] {
				seen[key] = true
				owners[key] = append(owners[key], owner{r.skill.ID, n.mark})
			}
		}
		for _, n := range r.names {
			add(n)
		}
		if !named(r.names, r.skill.Label) {
			add(name{r.skill.Label, markNone})
		}
	}
	var out []string
	for key, list := range owners {
		if len(list) > 1 && slices.ContainsFunc(list, func(o owner) bool { return o.mark == markNone || o.mark == markCase }) {
			out = append(out, key)
		}
	}
	slices.Sort(out)
	return out
}

func TestNoNameMeansTwoSkillsWithoutContext(t *testing.T) {
	for _, name := range shared(Default()) {
		t.Errorf("%q belongs to two skills", name)
	}
}

func TestNoTitleMeansTwoOccupations(t *testing.T) {
	owner := map[string]ID{}
	for _, o := range Default().Occupations() {
		for _, a := range append([]string{o.Label}, o.Aliases...) {
			key := strings.ToLower(a)
			if other, ok := owner[key]; ok && other != o.ID {
				t.Errorf("%q is %s and %s", a, other, o.ID)
			}
			owner[key] = o.ID
		}
	}
}

func TestWhatWasCuratedWins(t *testing.T) {
	l, err := Read(fstest.MapFS{
		"lexicon/a.txt":          {Data: []byte("go | Go | tool | !Go; Golang | | | | near=code\nsql | SQL | tool | | | | |\n")},
		"lexicon/imported/b.txt": {Data: []byte("golang | golang | knowledge | Go language | | | | esco=1\nsqlite | SQLite | tool | SQL; lite | sql; gone | | | esco=2; domain=data\nsql | Sequel | tool | | | | |\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := len(l.Skills()); got != 3 {
		t.Errorf("%d skills: %v", got, l.Skills())
	}
	if s, _ := l.Skill("go"); s.Concept != "esco:1" || len(s.Aliases) != 1 || s.Source != "" {
		t.Errorf("Go is %+v", s)
	}
	s, _ := l.Skill("sqlite")
	if len(s.Aliases) != 1 || s.Aliases[0] != "lite" || len(s.Broader) != 1 || s.Domain != "data" || s.Source != "ESCO" {
		t.Errorf("SQLite is %+v", s)
	}
	if m := l.Extract("SQL and lite"); len(m) != 2 || m[0].Skill != "sql" || m[1].Skill != "sqlite" {
		t.Errorf("mentions %v", m)
	}
}

func read(file, text string) (*Lexicon, error) {
	return Read(fstest.MapFS{"lexicon/" + file: {Data: []byte(text)}})
}

func TestABrokenLexiconIsRefused(t *testing.T) {
	const good = "go | Go | tool | !Go; Golang | | | | near=code\n"
	if _, err := read("a.txt", good); err != nil {
		t.Fatalf("a good record: %v", err)
	}
	for name, text := range map[string]string{
		"twice":            good + good,
		"unknown relation": "go | Go | tool | | nowhere | | |\n",
		"columns":          "go | Go | tool\n",
		"kind":             "go | Go | thing | | | | |\n",
		"flag":             "go | Go | tool | | | | | shape=round\n",
		"rarity":           "go | Go | tool | | | | | rarity=400\n",
		"no id":            " | Go | tool | | | | |\n",
	} {
		if _, err := read("a.txt", text); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := read("occupations-a.txt", "x | X | F | | 9 | |\n"); err == nil {
		t.Error("level 9: no error")
	}
	l, err := read("a.txt", "one | One | tool | Same | | | |\ntwo | Two | tool | same | | | |\n")
	if err != nil {
		t.Fatal(err)
	}
	if got := shared(l); len(got) != 1 {
		t.Errorf("a shared name is not found: %v", got)
	}
}
