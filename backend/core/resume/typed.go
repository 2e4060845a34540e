package resume

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/document"
)

// typed gives the lines of a plain text the places that a typewriter would give them, so that indents, gaps and the right margin say in it
// what they say on a page.
type typed struct {
	columns []int        // the column of each character of the text
	rows    []int        // the document line of each character
	goes    map[int]bool // document lines that go on with the line above them, which a mail program broke
	blanks  map[int]bool // where such a line begins: the blanks there part no cells
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
	t := &typed{columns: make([]int, len(s.text)+1), rows: make([]int, len(s.text)+1), goes: map[int]bool{}, blanks: map[int]bool{}}
	col, row := 0, 0
	for i, c := range s.text {
		t.columns[i], t.rows[i] = col, row
		switch c {
		case '\n':
			col, row = 0, row+1
		case '\t':
			col += tabStop - col%tabStop
		default:
			col++
		}
	}
	t.columns[len(s.text)], t.rows[len(s.text)] = col, row
	for i := range s.doc.Lines {
		if !s.doc.Lines[i].Box.Empty() {
			return nil
		}
	}
	if wrap := s.wrapColumn(t); wrap > 0 {
		s.joinBroken(t, wrap)
	}
	return t
}

// joinBroken finds the lines that go on with the one above them, and makes each of their breaks a blank.
func (s *source) joinBroken(t *typed, wrap int) {
	for i := 1; i < len(s.doc.Lines); i++ {
		if !s.goesOn(t, i, wrap) {
			continue
		}
		t.goes[i] = true
		at := s.starts[i] - 1
		t.blanks[at] = true
		if s.raw == nil {
			s.raw = slices.Clone(s.text)
		}
		if at > 0 && s.text[at-1] != '-' { // else a word may be broken
			s.text[at] = ' '
		}
	}
}

// goesOn reports whether document line i goes on with the line above it, where lines are broken at column wrap: its first word found no room there.
func (s *source) goesOn(t *typed, i, wrap int) bool {
	above, below := strings.TrimRight(s.doc.Lines[i-1].Text, " "), strings.TrimSpace(s.doc.Lines[i].Text)
	if strings.TrimSpace(above) == "" || below == "" || listMark([]rune(below)) > 0 {
		return false
	}
	end := t.columns[s.starts[i-1]+utf8.RuneCountInString(above)]
	indent, left := s.indentOf(i), s.indentOf(i-1)
	if indent < left && !t.goes[i-1] || indent > left+8 && !(lastCell(above) > 0 && indent >= lastCell(above)-6 && indent <= lastCell(above)+3) && !(t.goes[i-1] && indent == s.indentOf(i-1)) || strings.HasSuffix(above, ":") {
		return false
	}
	word, _, _ := strings.Cut(below, " ")
	full := end+1+utf8.RuneCountInString(word) > wrap
	if startsLower(below) {
		return (full || end*10 > wrap*7) && !(sentenceEnd(above) && !full)
	}
	if ps := periods(below); len(ps) > 0 && ps[0].start == 0 && !strings.HasSuffix(above, ",") && !joiningWords[lastWord(fold(above))] {
		return false
	}
	if ps := periods(above); len(ps) > 0 && ps[len(ps)-1].end >= utf8.RuneCountInString(above)-1 {
		return false // a date ends an entry
	}
	if at := strings.LastIndexByte(above, ','); at > 0 && placeScore(strings.TrimSpace(above[at+1:])) >= 0.6 {
		return false // so does a place
	}
	k, _ := headingKind(below)
	c, _ := utf8.DecodeLastRuneInString(above)
	return full && wordCount(above) >= 5 && k == none && !shouting(below) && (c == ',' || unicode.IsLetter(c) || unicode.IsDigit(c) || sentenceEnd(above) && t.goes[i-1])
}

// indentOf is how many blanks document line i opens with.
func (s *source) indentOf(i int) int {
	text := s.doc.Lines[i].Text
	return utf8.RuneCountInString(text) - utf8.RuneCountInString(strings.TrimLeft(text, " \t"))
}

// lastCell is where the last words of a line start behind a wide gap, 0 where there is none.
func lastCell(text string) int {
	if at := strings.LastIndex(text, "   "); at >= 0 {
		return utf8.RuneCountInString(text[:at]) + 3
	}
	return 0
}

// box is where a stretch of document line i would stand.
func (t *typed) box(i int, sp document.Span) document.Box {
	x0, x1 := t.columns[sp.Start], t.columns[max(sp.Start, sp.End-1)]+1
	y, last := float64(i)*typedPitch, float64(t.rows[max(sp.Start, sp.End-1)])*typedPitch
	return document.Box{X0: float64(x0) * typedWidth, Y0: y, X1: float64(x1) * typedWidth, Y1: last + typedLine}
}

// wrapColumn is the column behind which a mail program or an editor broke the lines of a text; 0 where each line is a paragraph. It is told by lines
// that go on in small letters below, all of them ending near the longest line of the text.
func (s *source) wrapColumn(t *typed) int {
	end := func(i int) int {
		return t.columns[s.starts[i]+utf8.RuneCountInString(strings.TrimRight(s.doc.Lines[i].Text, " "))]
	}
	longest, broken := 0, 0
	for i := range s.doc.Lines {
		longest = max(longest, end(i))
	}
	if longest < 40 || longest > 110 {
		return 0
	}
	for i := 1; i < len(s.doc.Lines); i++ {
		above, below := s.doc.Lines[i-1].Text, strings.TrimSpace(s.doc.Lines[i].Text)
		word, _, _ := strings.Cut(below, " ")
		if above != "" && startsLower(below) && !sentenceEnd(above) && listMark([]rune(below)) == 0 && end(i-1)+1+utf8.RuneCountInString(word) > longest-8 {
			broken++
		}
	}
	if broken < 2 {
		return 0
	}
	return longest
}
