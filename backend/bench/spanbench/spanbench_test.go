package spanbench

import (
	"os"
	"path/filepath"
	"testing"
)

// The floors keep what was reached; the aim is .50 and .60.
func TestKnowledgeSpansOfTheDevelopmentPart(t *testing.T) {
	dir := os.Getenv("AUTOJOB_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "data")
	}
	if _, err := os.Stat(filepath.Join(dir, "skillspan")); err != nil {
		t.Skip("SkillSpan is not here (AUTOJOB_DATA)")
	}
	for _, c := range []struct {
		part   string
		finder string
		find   func(string) [][2]int
		floor  float64
	}{
		{"house", "lexicon", ByLexicon, .2}, {"tech", "lexicon", ByLexicon, .45},
		{"house", "tagger", ByTagger, .4}, {"tech", "tagger", ByTagger, .57},
	} {
		sentences, err := Read(filepath.Join(dir, "skillspan", "skillspan_"+c.part+"_dev.conll"))
		if err != nil {
			t.Fatal(err)
		}
		f := Measure(sentences, c.find)
		p, r, f1, overlap := f.Scores()
		t.Logf("%-6s %-8s precision %.3f recall %.3f F1 %.3f, by overlap F1 %.3f (%d of %d spans, %d found)", c.part, c.finder, p, r, f1, overlap, f.Right, f.Gold, f.Found)
		if f1 < c.floor {
			t.Errorf("%s by %s: F1 %.3f is under %.2f", c.part, c.finder, f1, c.floor)
		}
		if _, _, none, _ := Measure(sentences, func(string) [][2]int { return nil }).Scores(); none != 0 {
			t.Errorf("finding nothing scores %.3f", none)
		}
	}
}
