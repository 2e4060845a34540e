package summary

import (
	"testing"
	"unicode/utf8"
)

// FuzzCheck: whatever is written, the gate says where in it something is not as cited, and nothing outside of it.
func FuzzCheck(f *testing.F) {
	for _, file := range []string{"true.json", "fabricated.json"} {
		for i, l := range readTruth(f, file, "seen") {
			if i%9 == 0 && len(l.Cites) > 0 {
				f.Add(l.Text, l.Language, l.Cites[0].Path, l.Cites[0].Quote)
			}
		}
	}
	f.Add("of of 3 h 20 h – 5 % m€ 1.2.3 de", "fr", "basics.summary", "")
	f.Add("’s n't 'n’t’s -1 ½ Ⅻ ٣٤ 2\u0301", "en", "work[0].name", "x")
	g := gateOf(f, "dimitris-papadakis")
	f.Fuzz(func(t *testing.T, text, language, path, quote string) {
		s := Sentence{ID: "s", Text: text, Cites: []Cite{{path, quote}, {"work[1].highlights[0]", ""}, {"work[0].startDate", ""}}}
		refusals := g.Sentence(s, language)
		for _, r := range refusals {
			if r.Start < 0 || r.End < r.Start || r.End > utf8.RuneCountInString(text) {
				t.Fatalf("%q: %+v is outside of the text", text, r)
			}
		}
		if again := g.Sentence(s, language); len(again) != len(refusals) {
			t.Fatalf("%q: asked twice, answered otherwise", text)
		}
	})
}
