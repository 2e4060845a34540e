package resume

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/document"
)

// typed gives the lines of a plain text the places that a typewriter would give them, so that indents, gaps and the right margin say in it
// what they say on a page.
type typed struct {
	columns []int   // the column of each character of the text
	right   float64 // where lines are broken; far away where each line is a paragraph
}

// Points for a character and a line of plain text, much as they are on a page.
const (
	typedWidth = 6.0
	typedPitch = 14.0
	typedLine  = 12.0
	tabStop    = 8
)

// newTyped measures a plain text. It returns nil for a document whose lines have places of their own or lost their breaks.
func (s *source) newTyped() *typed {
	if s.doc.Format != document.Text || s.endless {
		return nil
	}
	t := &typed{columns: make([]int, len(s.text)+1)}
	col := 0
	for i, c := range s.text {
		t.columns[i] = col
		switch c {
		case '\n':
			col = 0
		case '\t':
			col += tabStop - col%tabStop
		default:
			col++
		}
	}
	t.columns[len(s.text)] = col
	for i := range s.doc.Lines {
		if !s.doc.Lines[i].Box.Empty() {
			return nil
		}
	}
	t.right = s.wrapColumn(t) * typedWidth
	return t
}

// box is where a stretch of document line i would stand.
func (t *typed) box(i int, sp document.Span) document.Box {
	x0, x1 := t.columns[sp.Start], t.columns[max(sp.Start, sp.End-1)]+1
	y := float64(i) * typedPitch
	return document.Box{X0: float64(x0) * typedWidth, Y0: y, X1: float64(x1) * typedWidth, Y1: y + typedLine}
}

// endlessLine is a column that no line reaches.
const endlessLine = 1e6

// wrapColumn is the column behind which a mail program or an editor broke the lines of a text; endlessLine where each line is a paragraph. It is told
// by lines that go on in small letters below, all of them ending near the longest line of the text.
func (s *source) wrapColumn(t *typed) float64 {
	end := func(l *document.Line, first int) int {
		return t.columns[first+utf8.RuneCountInString(strings.TrimRight(l.Text, " "))]
	}
	longest, broken := 0, 0
	for i := range s.doc.Lines {
		longest = max(longest, end(&s.doc.Lines[i], s.starts[i]))
	}
	if longest < 40 || longest > 110 {
		return endlessLine
	}
	for i := 1; i < len(s.doc.Lines); i++ {
		above, below := &s.doc.Lines[i-1], strings.TrimSpace(s.doc.Lines[i].Text)
		word, _, _ := strings.Cut(below, " ")
		c, _ := utf8.DecodeRuneInString(below)
		if above.Text == "" || !unicode.IsLower(c) || sentenceEnd(above.Text) || listMark([]rune(below)) > 0 {
			continue
		}
		if end(above, s.starts[i-1])+1+utf8.RuneCountInString(word) > longest-8 {
			broken++
		}
	}
	if broken < 2 {
		return endlessLine
	}
	return float64(longest)
}

// goesOn reports whether line l goes on with the sentence of the line above it: its first word found no room there, or it opens in small letters
// where lines are broken.
func (t *typed) goesOn(p, l *line) bool {
	if l.bullet || t.right >= endlessLine {
		return !l.bullet && startsLower(l.text) && !sentenceEnd(p.text) && l.gap < 0.9
	}
	word, _, _ := strings.Cut(l.text, " ")
	return startsLower(l.text) || p.box.X1+typedWidth*float64(utf8.RuneCountInString(word)+1) > t.right-2*typedWidth
}
