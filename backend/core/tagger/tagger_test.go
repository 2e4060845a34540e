package tagger

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"autojob/backend/core/embed"
	"autojob/backend/core/skill"
)

func found(text string) []string {
	runes := []rune(text)
	var out []string
	for _, s := range Default().Spans(text) {
		out = append(out, string(runes[s.Start:s.End]))
	}
	return out
}

// The names are made up, so that no lexicon has them; the sentences are written here.
func TestNamesThatNoLexiconHasAreFound(t *testing.T) {
	for text, want := range map[string]string{
		"Experience with Zyntrax, Quorbit and Python is required.":   "Zyntrax",
		"You have worked with Zyntrax or other frontend frameworks.": "Zyntrax",
		"Good knowledge of Quorbit, SQL and Docker.":                 "Quorbit",
	} {
		if got := found(text); !slices.Contains(got, want) {
			t.Errorf("%s: %q", text, got)
		}
		if got := skill.Default().Extract(want); len(got) != 0 {
			t.Errorf("%s is in the lexicon: this says nothing", want)
		}
	}
}

func TestNoNameRunsOverAComma(t *testing.T) {
	for _, name := range found("Experience with Zyntrax, Quorbit, Python; Docker, machine learning and SQL.") {
		if strings.ContainsAny(name, ",;") {
			t.Errorf("%q", name)
		}
	}
}

func TestPlainSentencesNameNothing(t *testing.T) {
	for _, text := range []string{"", " \n ", "We are a great team and have lunch together.", "Apply today!", "Our office is in a quiet street."} {
		if got := found(text); len(got) != 0 {
			t.Errorf("%q: %q", text, got)
		}
	}
}

func TestWithoutWeightsNothingIsFound(t *testing.T) {
	m := New(&Weights{}, NewReader(skill.Default(), embed.Default()))
	if got := m.Spans("Experience with Zyntrax and Python"); len(got) != 0 {
		t.Errorf("%v", got)
	}
}

func TestWeightsSurviveTheirFile(t *testing.T) {
	w, err := Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(w.Encode(), file) {
		t.Error("encoding what was decoded gives another file")
	}
	if len(file) > 2<<20 {
		t.Errorf("%d bytes", len(file))
	}
	for name, bad := range map[string][]byte{"short": file[:100], "empty": nil, "another": append([]byte("ATAG9\n"), file[6:]...)} {
		if _, err := Decode(bad); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestTokensKeepTheirPlaces(t *testing.T) {
	r := NewReader(skill.Default(), embed.Default())
	const text = "C++/C#, .NET 4.5 und größere Teams. Node.js (v18)\nR&D"
	runes := []rune(text)
	var got []string
	for _, s := range r.Read(text) {
		for _, tok := range s.Tokens {
			if string(runes[tok.Start:tok.End]) != tok.Text {
				t.Errorf("%q stands at %q", tok.Text, string(runes[tok.Start:tok.End]))
			}
			got = append(got, tok.Text)
		}
	}
	if want := strings.Fields("C++ / C# .NET 4.5 und größere Teams . Node.js ( v18 ) R & D"); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func FuzzSpans(f *testing.F) {
	for _, s := range []string{"", "Experience with Zyntrax (v2.0), C++/C#.", "\xff\xfe .net", "a\u0301\u0301 #+#", strings.Repeat("Python, ", 300)} {
		f.Add(s)
	}
	m := Default()
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, s := range m.Spans(text) {
			if s.Start < at || s.End <= s.Start || s.End > utf8.RuneCountInString(text) || s.Confidence < 0 || s.Confidence > 1 {
				t.Fatalf("%+v after %d", s, at)
			}
			at = s.End
		}
	})
}
