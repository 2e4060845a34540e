package render

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"autojob/backend/core/summary"
)

var golden = map[Format]string{Markdown: ".md", Text: ".txt", Form: ".form.txt", JSON: ".out.json"}

func TestTextFormsAreAsInTheGoldenFiles(t *testing.T) {
	for name, d := range drafts(t) {
		for format, extension := range golden {
			got := rendered(t, d, format).Bytes
			file := filepath.Join("testdata", "golden", name+extension)
			if *update {
				if err := os.WriteFile(file, got, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != string(want) {
				t.Errorf("%s is not as in %s; after looking at it, run with -update", name, file)
			}
		}
	}
}

// rules are what only sets text apart in text and Markdown.
func rules(words []string) []string {
	var out []string
	for _, w := range words {
		if strings.Trim(w, "-") != "" && strings.Trim(w, "#") != "" {
			out = append(out, w)
		}
	}
	return out
}

func TestTextFormsHaveAllWordsInTheirOrder(t *testing.T) {
	for name, d := range drafts(t) {
		want := rules(told(d))
		for _, format := range []Format{Text, Form} {
			sameWords(t, name+" as "+string(format), rules(wordsOf(string(rendered(t, d, format).Bytes))), want)
		}
		sameWords(t, name+" as markdown", rules(wordsOf(unescaped(string(rendered(t, d, Markdown).Bytes)))), want)
	}
}

// unescaped takes out the backslashes that CommonMark does not show.
func unescaped(s string) string {
	var b strings.Builder
	letters := []rune(s)
	for i := 0; i < len(letters); i++ {
		if letters[i] == '\\' && i+1 < len(letters) {
			i++
		}
		b.WriteRune(letters[i])
	}
	return b.String()
}

func TestTextIsWrappedAndTheTextOfFormsIsNot(t *testing.T) {
	for name, d := range drafts(t) {
		for _, line := range strings.Split(string(rendered(t, d, Text).Bytes), "\n") {
			if columnsOf(line) > columns && strings.Contains(strings.TrimSpace(line), " ") || strings.TrimRight(line, " ") != line {
				t.Errorf("%s: %q", name, line)
			}
		}
	}
	long := strings.Repeat("word ", 60)
	d := &summary.Draft{Kind: summary.Short, Blocks: []summary.Block{{Kind: summary.Paragraph, Sentences: []summary.Sentence{{Text: long}, {Text: "End."}}}}}
	if got := string(rendered(t, d, Form).Bytes); strings.Count(got, "\n") != 1 {
		t.Errorf("a paragraph of a form has several lines: %q", got)
	}
	if got := string(rendered(t, d, Text).Bytes); strings.Count(got, "\n") != 5 {
		t.Errorf("a paragraph is wrapped into %d lines", strings.Count(got, "\n"))
	}
}

func TestALineEndsWhereACarefulSetterEndsIt(t *testing.T) {
	for text, want := range map[string]string{
		"de 1 400 euros":             "de|1 400|euros",
		"plus de 12 000 000 pièces":  "plus|de|12 000 000|pièces",
		"le « bloc » est":            "le|« bloc »|est",
		"A ; B : C !":                "A ;|B :|C !",
		"2019 – 2021 at work":        "2019 –|2021|at|work",
		"in 2021 120 people":         "in|2021|120|people",
		"94 % of all - and no more.": "94 %|of|all - and|no|more.",
		"Wohnungs- und Gewerbebau":   "Wohnungs- und|Gewerbebau",
	} {
		if got := strings.Join(unbroken(text), "|"); got != want {
			t.Errorf("%q may end at %q, not %q", text, got, want)
		}
	}
}

func TestMarkdownShowsWhatWasWritten(t *testing.T) {
	for in, want := range map[string]string{
		"C# and C++":               "C# and C++",
		"# not a heading":          `\# not a heading`,
		"- not a list":             `\- not a list`,
		"1. not a list":            `1\. not a list`,
		"in 2021. Then":            "in 2021. Then",
		"*bold* _it_ snake_case":   `\*bold\* \_it\_ snake_case`,
		"[a](https://example.org)": `\[a\](https://example.org)`,
		"<script> & &amp;":         `\<script\> & \&amp;`,
		"`code` \\ | ~":            "\\`code\\` \\\\ \\| \\~",
	} {
		if got := escape(in); got != want {
			t.Errorf("%q is escaped to %q, not %q", in, got, want)
		}
		if unescaped(escape(in)) != in {
			t.Errorf("%q does not come back", in)
		}
	}
}
