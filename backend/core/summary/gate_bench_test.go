package summary

import (
	"testing"

	"autojob/backend/core/skill"
)

// A sentence is checked as it is written: under a millisecond. A page, with its profile read anew: under 50.
func BenchmarkSentence(b *testing.B) {
	lines := readTruth(b, "true.json", "seen")
	gates := map[string]*Gate{}
	for _, l := range lines {
		if gates[l.Person] == nil {
			gates[l.Person] = gateOf(b, l.Person)
		}
	}
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		l := lines[i%len(lines)]
		gates[l.Person].Sentence(Sentence{Text: l.Text, Cites: l.Cites}, l.Language)
	}
}

func BenchmarkRefusedSentence(b *testing.B) {
	lines := readTruth(b, "fabricated.json", "seen")
	gates := map[string]*Gate{}
	for _, l := range lines {
		if gates[l.Person] == nil {
			gates[l.Person] = gateOf(b, l.Person)
		}
	}
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		l := lines[i%len(lines)]
		gates[l.Person].Sentence(Sentence{Text: l.Text, Cites: l.Cites}, l.Language)
	}
}

func BenchmarkPage(b *testing.B) {
	p := personOf(b, "dimitris-papadakis")
	d := &Draft{Kind: Page, Language: "en", Name: p.Basics.Name, Title: p.Basics.Label}
	var block Block
	for _, l := range readTruth(b, "true.json", "seen") {
		if l.Person == "dimitris-papadakis" && l.Language == "en" {
			block.Sentences = append(block.Sentences, Sentence{ID: l.ID, Text: l.Text, Cites: l.Cites})
		}
	}
	d.Blocks = []Block{block, block, block}
	in := CheckInput{Lexicon: skill.Default(), Day: gateDay}
	for b.Loop() {
		Check(d, p, in)
	}
}
