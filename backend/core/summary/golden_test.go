package summary

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// readable is a draft as text, for golden files.
func readable(d Draft) string {
	var b strings.Builder
	w := bufio.NewWriter(&b)
	line := func(parts ...string) { w.WriteString(strings.Join(parts, "") + "\n") }
	line(string(d.Kind), " ", d.Language, "\n", d.Name, "\n", d.Title, "\n", d.Subject)
	for _, k := range d.Blocks {
		var head, run []string
		for _, s := range []*Sentence{k.Title, k.Place, k.Dates} {
			if s != nil {
				head = append(head, s.Text)
			}
		}
		for _, s := range k.Sentences {
			run = append(run, s.Text)
		}
		switch k.Kind {
		case Heading:
			line("\n== ", strings.Join(head, ""))
		case Paragraph:
			line("\n", strings.Join(run, " "))
		default:
			if len(head) > 0 {
				line("* ", strings.Join(head, " | "))
			}
			for _, r := range run {
				line("  - ", r)
			}
		}
	}
	for _, n := range d.Notes {
		line("note ", n.Key, " ", n.Value)
	}
	for _, h := range d.Withheld {
		if h.Why != NotNeeded {
			line("withheld ", h.Path, " ", string(h.Field), " ", string(h.Why))
		}
	}
	w.Flush()
	return b.String()
}

func TestDraftsReadAsTheyDid(t *testing.T) {
	all, who := ads(t), people(t)
	for _, c := range []struct {
		person, ad string
		kind       Kind
	}{{"p01", "p-04", Letter}, {"q09", "q-19", Letter}, {"q05", "q-14", Page}, {"q08", "q-09", Letter}, {"p02", "p-28", Page}, {"p07", "p-01", Letter},
		{"q06", "q-25", Page}, {"p08", "p-10", Letter}, {"p04", "p-14", Short}, {"q12", "q-16", Board}, {"q11", "q-06", Whole}} {
		got := readable(Make(Input{Profile: who[c.person], Posting: all[c.ad], Kind: c.kind, Day: today}))
		file := filepath.Join("testdata", "drafts", c.person+"-"+c.ad+"-"+string(c.kind)+".txt")
		if *update {
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s reads otherwise:\n%s", file, got)
		}
	}
}
