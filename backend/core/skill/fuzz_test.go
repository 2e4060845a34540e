package skill

import (
	"slices"
	"testing"
	"unicode/utf8"
)

func FuzzExtract(f *testing.F) {
	for _, s := range []string{"", "Go", "C++/C#, .NET", "développement à Zürich 🚀 Python", "a\xff\xfeb Java", "R&D\n\n•Excel•\u00adWord", "++##.net..js", "driver's licence’s"} {
		f.Add(s)
	}
	l := Default()
	f.Fuzz(func(t *testing.T, text string) {
		n := utf8.RuneCountInString(text)
		last := 0
		for _, m := range l.Extract(text) {
			if m.Start < last || m.End <= m.Start || m.End > n || m.Label == "" || m.Confidence <= 0 || m.Confidence > 1 {
				t.Fatalf("%q: %+v after %d", text, m, last)
			}
			if _, ok := l.Skill(m.Skill); !ok {
				t.Fatalf("%q: unknown %s", text, m.Skill)
			}
			last = m.End
		}
	})
}

func FuzzTitles(f *testing.F) {
	for _, s := range []string{"", "Senior Front-End Engineer (m/w/d)", "Sachbearbeiter*in", "II/III", "(((", "Ärztin – Klinik", "\xff\xfe", "Chief"} {
		f.Add(s)
	}
	l := Default()
	f.Fuzz(func(t *testing.T, title string) {
		got := l.Titles(title)
		for i, c := range got {
			if c.Label == "" || c.Score < 0 || c.Score > 1 || c.Level < 0 || c.Level > 7 || i > 0 && c.Score > got[i-1].Score {
				t.Fatalf("%q: %+v", title, c)
			}
		}
		if !slices.Equal(got, l.Titles(title)) {
			t.Fatalf("%q: two answers", title)
		}
		if level, _ := l.Level(title); level < 0 || level > 7 {
			t.Fatalf("%q: level %d", title, level)
		}
	})
}
