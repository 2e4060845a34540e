package embed

import (
	"bytes"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the golden files anew")

// goldenTexts are of every kind that a table row can come from.
var goldenTexts = []string{
	"", "nurse", "Registered Nurses", "Site Reliability Engineer (SRE)", "senior C++/C# developer", "Müller's Straße",
	"Krankenschwester", "Netzwerkadministrator", "développeur logiciel", "jefe de proyecto", "Architects, Except Landscape and Naval",
	"Responsible for the budgets of three teams and for the hiring of engineers in Berlin.", "日本語", "zzzxqj qqqq", "\xff\xfe broken",
}

// The bytes were made on amd64; a machine that makes others breaks every stored vector.
func TestVectorsAreTheSameBytesEverywhere(t *testing.T) {
	var b strings.Builder
	for _, text := range goldenTexts {
		fmt.Fprintf(&b, "%q %s\n", text, hex.EncodeToString(Default().Embed(text).Bytes()))
	}
	const file = "testdata/vectors.golden"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(b.String(), "\n")
	for i, line := range strings.Split(string(want), "\n") {
		if i >= len(got) || got[i] != line {
			t.Errorf("line %d of %s differs (%s changed? then change Version and run with -update)", i+1, file, Version)
		}
	}
}

func TestMeaningIsNear(t *testing.T) {
	m := Default()
	for _, c := range []struct{ text, near, far string }{
		{"lorry driver", "truck driver", "nurse"},
		{"attorney", "lawyer", "plumber"},
		{"SRE", "site reliability engineer", "sales representative"},
		{"HR", "human resources", "information technology"},
		{"CDL", "truck driving licence", "compact disc"},
		{"Kafka", "event streaming", "novelist"},
		{"Figma", "user interface design", "fig tree"},
		{"cyber security engineer", "information security specialist", "security guard"},
		{"Organiser", "organizers", "accountant"},
		{"Softwareentwickler", "software developer", "nurse"},
	} {
		near, far := Cosine(m.Embed(c.text), m.Embed(c.near)), Cosine(m.Embed(c.text), m.Embed(c.far))
		if near <= far {
			t.Errorf("%s: %s %.2f, %s %.2f", c.text, c.near, near, c.far, far)
		}
	}
}

func TestCosineIsSymmetricAndBounded(t *testing.T) {
	m := Default()
	for _, a := range goldenTexts {
		for _, b := range goldenTexts {
			x, y := Cosine(m.Embed(a), m.Embed(b)), Cosine(m.Embed(b), m.Embed(a))
			if x != y || x < -1 || x > 1 {
				t.Errorf("%q and %q: %v and %v", a, b, x, y)
			}
		}
	}
	if !m.Embed("").IsZero() || Cosine(m.Embed(""), m.Embed("nurse")) != 0 {
		t.Error("an empty text has a meaning")
	}
	if c := Cosine(m.Embed("nurse"), m.Embed("Nurses")); c != 1 {
		t.Errorf("a text and its plural: %v, want 1", c)
	}
}

// Titles in three languages find their English counterpart among all counterparts of the file. The words of
// pairs.tsv are in the lists that the table was made from, those of pairs_unlisted.tsv are not.
func TestOtherLanguagesReachEnglish(t *testing.T) {
	for _, c := range []struct {
		file  string
		floor float64
	}{{"testdata/pairs.tsv", .95}, {"testdata/pairs_unlisted.tsv", .45}} {
		b, err := os.ReadFile(c.file)
		if err != nil {
			t.Fatal(err)
		}
		var titles, labels, distinct []string
		seen := make(map[string]bool)
		for line := range strings.Lines(string(b)) {
			f := strings.Split(strings.TrimSpace(line), "\t")
			titles, labels = append(titles, f[1]), append(labels, f[2])
			if !seen[f[2]] {
				seen[f[2]] = true
				distinct = append(distinct, f[2])
			}
		}
		r := NewRanker(Default(), distinct)
		right, chance := 0, 0
		for i, title := range titles {
			if r.Rank(title, 1)[0].Text == labels[i] {
				right++
			}
			if r.Rank(title, 1)[0].Text == labels[(i+7)%len(labels)] {
				chance++ // the same measure with wrong answers
			}
		}
		share := float64(right) / float64(len(titles))
		t.Logf("%s: %d of %d (with shuffled answers %d)", c.file, right, len(titles), chance)
		if share < c.floor {
			t.Errorf("%s: %.2f found, want %.2f", c.file, share, c.floor)
		}
		if float64(chance) > .25*float64(len(titles)) {
			t.Errorf("%s: %d of %d shuffled answers pass", c.file, chance, len(titles))
		}
	}
}

func TestLemma(t *testing.T) {
	for word, want := range map[string]string{
		"managers": "manager", "policies": "policy", "salesmen": "salesman", "policewomen": "policewoman", "specimen": "specimen",
		"businesses": "business", "branches": "branch", "labourers": "laborer", "organisers": "organizer", "organisation": "organization",
		"exercise": "exercise", "advises": "advise", "analysing": "analyzing", "analysts": "analyst", "analysis": "analysis",
		"physics": "physics", "colour": "color", "hour": "hour", "tour": "tour", "theatre": "theater", "bus": "bus", "sql": "sql",
	} {
		if got := Lemma(word); got != want {
			t.Errorf("Lemma(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"C++/C# Developer's R&D, node.js.": "c++|c#|developer|r&d|node.js",
		"Müller’s Straße 3-D infirmière":   "muller|strasse|3|d|infirmiere",
		"a.b, 'quoted' & (bracketed)":      "a|b|quoted|bracketed",
		"":                                 "",
		".NET / ASP.NET":                   ".net|asp.net",
	} {
		if got := strings.Join(Words(text), "|"); got != want {
			t.Errorf("Words(%q) = %q, want %q", text, got, want)
		}
	}
	if got := strings.Join(terms("Electronics Engineers, Except Computer, and Drafters"), " "); got != "electronics engineer drafter" {
		t.Errorf("an exception is read as a meaning: %q", got)
	}
}

func TestParseTableRefusesWhatIsNotATable(t *testing.T) {
	good := tableFile
	for name, b := range map[string][]byte{
		"empty":            nil,
		"other magic":      append([]byte("AJEMBED9"), good[8:]...),
		"cut":              good[:len(good)-1],
		"one byte more":    append(bytes.Clone(good), 0),
		"other dimensions": append(append(bytes.Clone(good[:8]), 0, 2, 0, 0), good[12:]...),
		"token twice":      twice(good),
	} {
		if _, err := parseTable(b); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

// twice names the second token like the first.
func twice(b []byte) []byte {
	b = bytes.Clone(b)
	vocab := b[20:]
	first := bytes.IndexByte(vocab, '\n')
	second := bytes.IndexByte(vocab[first+1:], '\n')
	if first == second {
		copy(vocab[first+1:], vocab[:first])
	}
	return b
}

func FuzzEmbed(f *testing.F) {
	for _, t := range goldenTexts {
		f.Add(t)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v := Default().Embed(text)
		if w := Default().Embed(text); !bytes.Equal(v.Bytes(), w.Bytes()) {
			t.Error("two vectors of one text")
		}
		if c := Cosine(v, v); !v.IsZero() && (c < .999999 || c > 1) {
			t.Errorf("cosine with itself %v", c)
		}
		for _, w := range Words(text) {
			if w == "" || len(w) > wordLimit || !utf8.ValidString(w) {
				t.Errorf("word %q", w)
			}
			Lemma(w)
		}
	})
}

func BenchmarkEmbed(b *testing.B) {
	m := Default()
	for b.Loop() {
		m.Embed("senior site reliability engineer for payment systems")
	}
}
