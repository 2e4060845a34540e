package spanbench

import (
	"os"
	"path/filepath"
	"testing"

	"autojob/backend/core/tagger"
)

// The floors keep what was reached; the aim is .50 and .60. What the lexicon alone finds is measured in core/skill.
func TestKnowledgeSpansOfTheDevelopmentPart(t *testing.T) {
	dir := os.Getenv("AUTOJOB_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "data")
	}
	if _, err := os.Stat(filepath.Join(dir, "skillspan")); err != nil {
		t.Skip("SkillSpan is not here (AUTOJOB_DATA)")
	}
	for name, floor := range map[string]float64{"house": .3, "tech": .5} {
		sentences, err := Read(filepath.Join(dir, "skillspan", "skillspan_"+name+"_dev.conll"))
		if err != nil {
			t.Fatal(err)
		}
		f := Measure(sentences, func(text string) [][2]int {
			var out [][2]int
			for _, s := range tagger.Default().Spans(text) {
				out = append(out, [2]int{s.Start, s.End})
			}
			return out
		})
		p, r, f1, overlap := f.Scores()
		t.Logf("%-6s precision %.3f recall %.3f F1 %.3f, by overlap F1 %.3f (%d of %d spans, %d found)", name, p, r, f1, overlap, f.Right, f.Gold, f.Found)
		if f1 < floor {
			t.Errorf("%s: F1 %.3f is under %.2f", name, f1, floor)
		}
		if _, _, none, _ := Measure(sentences, func(string) [][2]int { return nil }).Scores(); none != 0 {
			t.Errorf("finding nothing scores %.3f", none)
		}
	}
}
