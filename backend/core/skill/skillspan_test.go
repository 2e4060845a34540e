package skill

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sentence is one of SkillSpan's: its tokens joined by blanks, and the spans of knowledge in characters.
type sentence struct {
	text  string
	spans [][2]int
}

func readSkillSpan(t *testing.T, name string) []sentence {
	t.Helper()
	dir := os.Getenv("AUTOJOB_DATA")
	if dir == "" {
		dir = "../../../../shared/data"
	}
	data, err := os.ReadFile(filepath.Join(dir, "skillspan", name))
	if err != nil {
		t.Skipf("SkillSpan is not here (AUTOJOB_DATA): %v", err)
	}
	var out []sentence
	for block := range strings.SplitSeq(string(data), "\n\n") {
		var s sentence
		n, open := 0, false
		for line := range strings.SplitSeq(block, "\n") {
			c := strings.Split(line, "\t")
			if len(c) < 3 {
				continue
			}
			if n > 0 {
				s.text += " "
				n++
			}
			end := n + len([]rune(c[0]))
			switch {
			case strings.HasPrefix(c[2], "B"):
				s.spans = append(s.spans, [2]int{n, end})
				open = true
			case strings.HasPrefix(c[2], "I") && open:
				s.spans[len(s.spans)-1][1] = end
			default:
				open = false
			}
			s.text += c[0]
			n = end
		}
		if s.text != "" {
			out = append(out, s)
		}
	}
	return out
}

// trim takes blanks and marks off the ends of a span: SkillSpan's tokens carry brackets, the text does not mean them.
func trim(runes []rune, s [2]int) [2]int {
	mark := func(r rune) bool { return !isWord(r) && r != '+' && r != '#' }
	for s[0] < s[1] && mark(runes[s[0]]) && runes[s[0]] != '.' {
		s[0]++
	}
	for s[1] > s[0] && mark(runes[s[1]-1]) {
		s[1]--
	}
	return s
}

type figures struct{ right, touched, found, gold, reached int }

func (f figures) scores() (p, r, f1, relaxed float64) {
	p, r = float64(f.right)/float64(max(f.found, 1)), float64(f.right)/float64(max(f.gold, 1))
	f1 = 2 * p * r / max(p+r, 1e-9)
	rp, rr := float64(f.touched)/float64(max(f.found, 1)), float64(f.reached)/float64(max(f.gold, 1))
	return p, r, f1, 2 * rp * rr / max(rp+rr, 1e-9)
}

func measure(sentences []sentence, extract func(string) [][2]int) figures {
	var f figures
	for _, s := range sentences {
		runes := []rune(s.text)
		got := extract(s.text)
		f.found += len(got)
		f.gold += len(s.spans)
		for _, g := range s.spans {
			g = trim(runes, g)
			hit := false
			for _, m := range got {
				hit = hit || m[0] < g[1] && g[0] < m[1]
			}
			if hit {
				f.reached++
			}
		}
		for _, m := range got {
			m = trim(runes, m)
			touched := false
			for _, g := range s.spans {
				g = trim(runes, g)
				if m == g {
					f.right++
				}
				touched = touched || m[0] < g[1] && g[0] < m[1]
			}
			if touched {
				f.touched++
			}
		}
	}
	return f
}

// knowledge is what SkillSpan calls so; abilities and personal skills are its other layer.
func knowledge(text string) [][2]int {
	l := Default()
	var out [][2]int
	for _, m := range l.Extract(text) {
		if s, _ := l.Skill(m.Skill); s.Kind != Soft && s.Kind != Ability && m.Confidence >= 0.5 {
			out = append(out, [2]int{m.Start, m.End})
		}
	}
	return out
}

// The floors keep what was reached; the aim is .50 and .60.
func TestSkillSpanKnowledgeSpans(t *testing.T) {
	for _, c := range []struct {
		file  string
		floor float64
	}{{"skillspan_house_dev.conll", .2}, {"skillspan_tech_dev.conll", .45}, {"skillspan_house_train.conll", 0}, {"skillspan_tech_train.conll", 0}} {
		sentences := readSkillSpan(t, c.file)
		f := measure(sentences, knowledge)
		p, r, f1, relaxed := f.scores()
		t.Logf("%-28s precision %.3f recall %.3f F1 %.3f, by overlap F1 %.3f (%d of %d spans, %d found)", c.file, p, r, f1, relaxed, f.right, f.gold, f.found)
		if f1 < c.floor {
			t.Errorf("%s: F1 %.3f is under %.2f", c.file, f1, c.floor)
		}
		none := measure(sentences, func(string) [][2]int { return nil })
		if _, _, bad, _ := none.scores(); bad != 0 {
			t.Errorf("finding nothing scores %.3f", bad)
		}
	}
}
