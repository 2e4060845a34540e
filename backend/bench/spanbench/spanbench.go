// Package spanbench measures how well places that name knowledge are found in sentences of job ads: SkillSpan's spans of
// knowledge, exact and by overlap. Start with Run, which gives the rows of the bench table.
package spanbench

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/skill"
	"autojob/backend/core/tagger"
)

// Parts are SkillSpan's two sources of ads with the F1 that is aimed at.
var Parts = []struct {
	Name string
	Aim  float64
}{{"house", 0.5}, {"tech", 0.6}}

// Run measures the tagger on the development part, beside what the lexicon finds alone.
func Run(data string) ([]proofs.Figure, error) {
	var rows []proofs.Figure
	for _, part := range Parts {
		sentences, err := Read(filepath.Join(data, "skillspan", "skillspan_"+part.Name+"_dev.conll"))
		if err != nil {
			return nil, err
		}
		_, _, f1, _ := Measure(sentences, ByTagger).Scores()
		_, _, alone, _ := Measure(sentences, ByLexicon).Scores()
		rows = append(rows, proofs.Figure{
			Task: "spans of knowledge, F1", Set: "skillspan " + part.Name + " dev", Value: fmt.Sprintf("%.3f", f1),
			Baseline: fmt.Sprintf("lexicon alone %.3f", alone), Target: fmt.Sprintf("%.2f", part.Aim), Missed: f1 < part.Aim,
		})
	}
	return rows, nil
}

// ByLexicon finds what the lexicon knows of what SkillSpan calls knowledge; abilities and personal skills are its other layer.
func ByLexicon(text string) [][2]int {
	l := skill.Default()
	var out [][2]int
	for _, m := range l.Extract(text) {
		if s, _ := l.Skill(m.Skill); s.Kind != skill.Soft && s.Kind != skill.Ability && m.Confidence >= 0.5 {
			out = append(out, [2]int{m.Start, m.End})
		}
	}
	return out
}

// ByTagger finds what the built-in tagger finds.
func ByTagger(text string) [][2]int {
	var out [][2]int
	for _, s := range tagger.Default().Spans(text) {
		out = append(out, [2]int{s.Start, s.End})
	}
	return out
}

// Sentence is one of SkillSpan's: its tokens joined by blanks, and the spans of knowledge in characters, marks at their ends apart.
type Sentence struct {
	Text  string
	Spans [][2]int
}

// Read reads a CoNLL file of SkillSpan.
func Read(name string) ([]Sentence, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading SkillSpan: %w", err)
	}
	var out []Sentence
	for block := range strings.SplitSeq(string(data), "\n\n") {
		var s Sentence
		n, open := 0, false
		for line := range strings.SplitSeq(block, "\n") {
			c := strings.Split(line, "\t")
			if len(c) < 3 {
				continue
			}
			if n > 0 {
				s.Text += " "
				n++
			}
			end := n + len([]rune(c[0]))
			switch {
			case strings.HasPrefix(c[2], "B"):
				s.Spans = append(s.Spans, [2]int{n, end})
				open = true
			case strings.HasPrefix(c[2], "I") && open:
				s.Spans[len(s.Spans)-1][1] = end
			default:
				open = false
			}
			s.Text += c[0]
			n = end
		}
		if s.Text == "" {
			continue
		}
		runes := []rune(s.Text)
		for i := range s.Spans {
			s.Spans[i] = trim(runes, s.Spans[i])
		}
		out = append(out, s)
	}
	return out, nil
}

// trim takes blanks and marks off the ends of a span: SkillSpan's tokens carry brackets, the text does not mean them.
func trim(runes []rune, s [2]int) [2]int {
	mark := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '#' }
	for s[0] < s[1] && mark(runes[s[0]]) && runes[s[0]] != '.' {
		s[0]++
	}
	for s[1] > s[0] && mark(runes[s[1]-1]) {
		s[1]--
	}
	return s
}

// Figures are counts of spans: Right exactly, Touched and Reached by overlap.
type Figures struct{ Right, Touched, Found, Gold, Reached int }

// Scores are precision, recall and F1 of exact spans, and F1 by overlap.
func (f Figures) Scores() (p, r, f1, overlap float64) {
	part := func(a, b int) float64 { return float64(a) / float64(max(b, 1)) }
	mean := func(p, r float64) float64 { return 2 * p * r / max(p+r, 1e-9) }
	p, r = part(f.Right, f.Found), part(f.Right, f.Gold)
	return p, r, mean(p, r), mean(part(f.Touched, f.Found), part(f.Reached, f.Gold))
}

// Measure compares what extract finds with the spans.
func Measure(sentences []Sentence, extract func(string) [][2]int) Figures {
	var f Figures
	for _, s := range sentences {
		runes := []rune(s.Text)
		got := extract(s.Text)
		f.Found += len(got)
		f.Gold += len(s.Spans)
		reached := make([]bool, len(s.Spans))
		for _, m := range got {
			m = trim(runes, m)
			touched := false
			for i, g := range s.Spans {
				if m == g {
					f.Right++
				}
				if m[0] < g[1] && g[0] < m[1] {
					touched, reached[i] = true, true
				}
			}
			if touched {
				f.Touched++
			}
		}
		for _, r := range reached {
			if r {
				f.Reached++
			}
		}
	}
	return f
}
