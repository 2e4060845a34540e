package render

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
)

var update = flag.Bool("update", false, "write the golden files again")

// drafts are the fictional people of testdata: one of each kind with much to tell, and one of each with almost nothing.
func drafts(t testing.TB) map[string]*summary.Draft {
	t.Helper()
	names, err := filepath.Glob("testdata/*.json")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d drafts in testdata (%v)", len(names), err)
	}
	out := map[string]*summary.Draft{}
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d := &summary.Draft{}
		if err := json.Unmarshal(raw, d); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[strings.TrimSuffix(filepath.Base(name), ".json")] = d
	}
	return out
}

func rendered(t testing.TB, d *summary.Draft, format Format) *Rendering {
	t.Helper()
	r, err := Render(d, format)
	if err != nil {
		t.Fatalf("rendering %s as %s: %v", d.Kind, format, err)
	}
	return r
}

// told are the words of a draft in the order in which they are read.
func told(d *summary.Draft) []string {
	texts := []string{d.Name, d.Title}
	subject := d.Subject
	if d.Kind != summary.Letter {
		subject = ""
	}
	for i, b := range d.Blocks {
		if i == 0 && b.Kind == summary.Heading && b.Section == "contact" {
			continue // what is beneath it stands beneath the name
		}
		if subject != "" && b.Section != "contact" && b.Section != "recipient" && b.Section != "date" {
			texts = append(texts, subject)
			subject = ""
		}
		for _, s := range []*summary.Sentence{b.Title, b.Place, b.Dates} {
			if s != nil {
				texts = append(texts, s.Text)
			}
		}
		for _, s := range b.Sentences {
			texts = append(texts, s.Text)
		}
	}
	return wordsOf(strings.Join(append(texts, subject), " "))
}

// wordsOf takes text apart; what only sets words apart does not count.
func wordsOf(text string) []string {
	var out []string
	for _, w := range strings.Fields(text) {
		if w = strings.Trim(w, ",•·"); w != "" && w != "-" {
			out = append(out, w)
		}
	}
	return out
}

// sameWords fails at the first word that is not where it should be.
func sameWords(t testing.TB, what string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Fatalf("%s ends before %q", what, want[i:min(i+6, len(want))])
		case i >= len(want):
			t.Fatalf("%s goes on with %q", what, got[i:min(i+6, len(got))])
		case got[i] != want[i]:
			t.Fatalf("%s has %q where %q should stand", what, got[i:min(i+6, len(got))], want[i:min(i+6, len(want))])
		}
	}
}

// printed runs a program on a file with these bytes and returns what it prints. Without the program the test is skipped.
func printed(t testing.TB, data []byte, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed (make test installs it)", program)
	}
	name := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = name
		}
	}
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v: %s", program, err, out)
	}
	return string(out)
}

func TestTheSameDraftGivesTheSameBytes(t *testing.T) {
	for name, d := range drafts(t) {
		for _, format := range Formats {
			first := rendered(t, d, format)
			if again := rendered(t, d, format); !bytes.Equal(first.Bytes, again.Bytes) {
				t.Errorf("%s as %s comes out in two ways", name, format)
			}
			if first.Media == "" || filepath.Ext(first.Name) == "" || strings.Contains(first.Name, " ") {
				t.Errorf("%s as %s is called %q, of type %q", name, format, first.Name, first.Media)
			}
			other := *d
			other.Name += " B."
			if bytes.Equal(first.Bytes, rendered(t, &other, format).Bytes) {
				t.Errorf("%s as %s does not change with the name", name, format)
			}
		}
	}
}

// What is internal is marked in every place that the recipient does not see, and looked for in what a file unpacks to.
func TestNothingButWhatIsSeenIsInAFile(t *testing.T) {
	const marker = "Zwiebelfisch"
	for name, d := range drafts(t) {
		d.Withheld = append(d.Withheld, summary.Withheld{Path: marker, Class: marker, Why: marker})
		for i := range d.Blocks {
			b := &d.Blocks[i]
			for _, s := range []*summary.Sentence{b.Title, b.Place, b.Dates} {
				mark(s, marker)
			}
			for j := range b.Sentences {
				mark(&b.Sentences[j], marker)
			}
		}
		if d.Kind != summary.Letter {
			d.Subject = marker
		}
		for _, format := range Formats {
			if bytes.Contains(bytes.ToLower(unpacked(t, rendered(t, d, format))), []byte(strings.ToLower(marker))) {
				t.Errorf("%s as %s holds what nobody sees", name, format)
			}
		}
	}
	seen := &summary.Draft{Kind: summary.Short, Name: marker}
	for _, format := range Formats {
		if !bytes.Contains(unpacked(t, rendered(t, seen, format)), []byte(marker)) {
			t.Errorf("the search does not find what is in %s", format)
		}
	}
}

func mark(s *summary.Sentence, marker string) {
	if s != nil {
		s.ID = marker
		s.Cites = append(s.Cites, summary.Cite{Path: "work[0].name", Quote: marker}, summary.Cite{Path: "basics.email", Quote: marker}, summary.Cite{Path: marker, Quote: "a"})
	}
}

func TestADraftOfNothingIsAProblem(t *testing.T) {
	nothing := &summary.Sentence{Text: " \u200b\u00ad\t"}
	for what, d := range map[string]*summary.Draft{
		"empty":             {Kind: summary.Page},
		"invisible":         {Kind: summary.Page, Name: "\u202e", Blocks: []summary.Block{{Kind: summary.Entry, Title: nothing, Place: nothing}}},
		"headings, no more": {Kind: summary.Page, Blocks: []summary.Block{{Kind: summary.Heading, Title: &summary.Sentence{Text: "Work"}}}},
	} {
		for _, format := range Formats {
			if _, err := Render(d, format); !problem.Is(err, problem.Invalid) {
				t.Errorf("%s as %s: %v", what, format, err)
			}
		}
	}
	if _, err := Render(&summary.Draft{Name: "Bo Li"}, "xps"); !problem.Is(err, problem.Invalid) {
		t.Errorf("an unknown format: %v", err)
	}
}

func TestADraftThatIsTooLongIsAProblem(t *testing.T) {
	many := &summary.Draft{Kind: summary.Page, Name: "Bo Li", Blocks: []summary.Block{{Kind: summary.List, Sentences: make([]summary.Sentence, maxParts)}}}
	for what, d := range map[string]*summary.Draft{
		"one text":   {Kind: summary.Page, Name: strings.Repeat("a", maxText+1)},
		"many parts": many,
	} {
		for _, format := range Formats {
			if _, err := Render(d, format); !problem.Is(err, problem.TooLarge) {
				t.Errorf("%s as %s: %v", what, format, err)
			}
		}
	}
}

func TestWhatCannotBeSeenIsTakenOut(t *testing.T) {
	for in, want := range map[string]string{
		"  Anna\t\n Nowak ":              "Anna Nowak",
		"Z\u0307o\u0301łć":               "Żółć",
		"a\u202eb\u2066c\u00add\ufeffe":  "abcde",
		"x\x00y\x1bz\u0085w":             "xyz w",
		"tag\U000E0041\U000E0042s":       "tags",
		"10\u00a0000\u202f€":             "10\u00a0000\u202f€",
		"می\u200cخواهم":                  "می\u200cخواهم",
		"a\xffb":                         "a\ufffdb",
		"one\u2028two\u200bthree\u3000x": "one two three x",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q is cleaned to %q, not %q", in, got, want)
		}
	}
}

func TestFileNamesAreSafeAndTellNobodyUnlessChosen(t *testing.T) {
	for _, c := range []struct {
		kind  summary.Kind
		name  string
		named bool
		want  string
	}{
		{summary.Page, "Łucja Żmudzińska-Grabowiecka", false, "cv.pdf"},
		{summary.Page, "Łucja Żmudzińska-Grabowiecka", true, "lucja-zmudzinska-grabowiecka-cv.pdf"},
		{summary.Letter, "Наталия Ёлкина", true, "наталия-ёлкина-cover-letter.pdf"},
		{summary.Short, "../../etc/passwd\x00", true, "etc-passwd-profile.pdf"},
		{summary.Board, "   ", true, "profile.pdf"},
		{summary.Whole, "İlker Çağlayan O'Neill, Dr.", true, "ilker-caglayan-o-neill-dr-cv.pdf"},
		{"new", strings.Repeat("abc ", 100), true, strings.Repeat("abc-", 20) + "a-document.pdf"},
	} {
		if got := FileName(&summary.Draft{Kind: c.kind, Name: c.name}, PDF, c.named); len(got) > 120 || got != c.want {
			t.Errorf("%q is called %q, not %q", c.name, got, c.want)
		}
	}
}

// office returns the text of a document as LibreOffice reads it. Without LibreOffice, which is not part of make test, it skips.
func office(t testing.TB, data []byte) string {
	t.Helper()
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("LibreOffice is not installed; the other tests hold the file to the schema")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.docx"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir, filepath.Join(dir, "a.docx")).CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v: %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, "a.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(string(text), "\ufeff")
}
