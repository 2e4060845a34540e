package resume

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/document"
)

// source is a document made ready for reading: its text as characters, and its visible lines with cells, styles and
// list marks. Offsets are characters of the whole text.
type source struct {
	doc     *document.Document
	text    []rune
	starts  []int              // the first character of each document line
	lines   []line             // in reading order, blank ones left out
	place   map[int]int        // where the line with an index stands in lines
	rights  map[[2]int]float64 // the right edge of the text, by page and column
	body    style              // the style most characters have
	fonts   bool               // fonts are known
	torn    bool               // line breaks were lost and guessed
	typed   *typed             // how the lines of a plain text stand; nil for other documents
	endless bool               // most of the text stands in lines that are too long to be lines
	raw     []rune             // the text before it was mended; nil if it was not
}

// style is what a reader sees of a font. Size counts half points.
type style struct {
	size       int
	bold, ital bool
	caps       bool
	font       string
}

// line is one visible line.
type line struct {
	index  int // counts lines, blank ones too: the next line's is one more
	doc    int // in doc.Lines
	span   document.Span
	cells  []cell // parted by wide gaps, at least one
	style  style  // the style most of its characters have
	bullet bool   // opens with a list mark (which the cells leave out)
	gap    float64
	page   int
	column int
	box    document.Box
	text   string // without list mark and icons at the start
	tells  bool   // stands in a table's column for what was done
}

// cell is a stretch of a line between wide gaps.
type cell struct {
	span document.Span
	runs []run
}

// run is a stretch of a cell in one style.
type run struct {
	span  document.Span
	style style
	link  string
}

func newSource(d *document.Document) *source {
	s := &source{doc: d, text: []rune(d.Text())}
	s.starts = d.Starts()
	s.endless = endless(d)
	s.typed = s.newTyped()
	weights := map[style]int{}
	seq := -1
	var marked []*document.Line // list marks that stand in lines of their own
	for i := range d.Lines {
		if t := []rune(strings.TrimSpace(d.Lines[i].Text)); len(t) == 1 && strings.ContainsRune("•◦▪‣●○■□▸►·-–", t[0]) && !d.Lines[i].Box.Empty() {
			marked = append(marked, &d.Lines[i])
		}
		if s.typed != nil && s.typed.goes[i] {
			continue // it is a part of the line above it
		}
		m := s.marks(&d.Lines[i])
		for _, p := range s.paragraphs(i, s.starts[i]) {
			seq += p.after
			l, ok := s.newLine(i, s.starts[i], p.span, m)
			if !ok {
				continue
			}
			l.index = seq
			s.lines = append(s.lines, l)
			for _, c := range l.cells {
				for _, r := range c.runs {
					weights[r.style] += r.span.End - r.span.Start
				}
			}
			if l.style.size > 0 || l.style.bold || l.style.font != "" {
				s.fonts = true
			}
		}
	}
	s.mark(marked)
	best := 0
	for st, w := range weights {
		if w > best || w == best && less(st, s.body) {
			s.body, best = st, w
		}
	}
	s.withoutMail()
	s.order()
	s.gaps()
	s.place, s.rights = make(map[int]int, len(s.lines)), map[[2]int]float64{}
	for i := range s.lines {
		l := &s.lines[i]
		s.place[l.index] = i
		at := [2]int{l.page, l.column}
		s.rights[at] = max(s.rights[at], l.box.X1)
	}
	return s
}

// mark makes list items of the lines that a list mark stands close before, on one height.
func (s *source) mark(marks []*document.Line) {
	for _, m := range marks[:min(len(marks), 400)] {
		for i := range s.lines {
			l := &s.lines[i]
			if d := l.box.X0 - m.Box.X1; l.page == m.Page && !l.box.Empty() && d > 0 && d < 25 && abs(l.box.Y0+l.box.Y1-m.Box.Y0-m.Box.Y1) < l.box.Y1-l.box.Y0 {
				l.bullet = true
			}
		}
	}
}

func less(a, b style) bool {
	if a.size != b.size {
		return a.size < b.size
	}
	if a.font != b.font {
		return a.font < b.font
	}
	if a.bold != b.bold {
		return b.bold
	}
	if a.ital != b.ital {
		return b.ital
	}
	return !a.caps && b.caps
}

// newLine parts a stretch of document line i, which starts at character first, into cells and runs. It reports false for a line without letters or digits.
func (s *source) newLine(i, first int, sp document.Span, m marks) (line, bool) {
	dl := &s.doc.Lines[i]
	start, n := sp.Start, sp.End-sp.Start
	text := s.text[sp.Start:sp.End]
	l := line{doc: i, page: dl.Page, column: dl.Block.Column, box: dl.Box, bullet: dl.Block.List}
	if more := start - first + n - len(m.styles); more > 0 { // the lines that go on with this one have no styles of their own
		m.styles, m.links, m.gaps = append(m.styles, make([]style, more)...), append(m.links, make([]string, more)...), append(m.gaps, make([]bool, more)...)
	}
	styles, links, gaps := m.styles[start-first:][:n], m.links[start-first:][:n], m.gaps[start-first:][:n]

	from := 0
	for from < n && unicode.IsSpace(text[from]) {
		from++
	}
	if s.typed != nil {
		l.box = s.typed.box(i, document.Span{Start: start + from, End: sp.End})
	}
	if k := listMark(text[from:]); k > 0 {
		l.bullet = true
		from += k
	}
	for from < n && (unicode.IsSpace(text[from]) || icon(text[from])) {
		from++
	}
	to := n
	for to > from && (unicode.IsSpace(text[to-1]) || icon(text[to-1])) {
		to--
	}
	useful := false
	for _, r := range text[from:to] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			useful = true
			break
		}
	}
	if !useful {
		return l, false
	}
	l.span = document.Span{Start: start + from, End: start + to}
	l.text = string(text[from:to])

	count := map[style]int{}
	at := from
	cut := func(end, next int) {
		a, b := at, end
		for a < b && (unicode.IsSpace(text[a]) || icon(text[a])) {
			a++
		}
		for b > a && (unicode.IsSpace(text[b-1]) || icon(text[b-1])) {
			b--
		}
		at = next
		if a == b {
			return
		}
		c := cell{span: document.Span{Start: start + a, End: start + b}}
		for k := a; k < b; {
			m := k
			for m < b && styles[m] == styles[k] && links[m] == links[k] {
				m++
			}
			c.runs = append(c.runs, run{document.Span{Start: start + k, End: start + m}, styles[k], links[k]})
			count[styles[k]] += m - k
			k = m
		}
		c.runs = smooth(c.runs, s.text)
		l.cells = append(l.cells, c)
	}
	for k := from; k < to; k++ {
		if len(l.cells) >= maxCells {
			break
		}
		if s.typed != nil && s.typed.blanks[start+k] {
			for k+1 < to && unicode.IsSpace(text[k+1]) {
				k++
			}
			continue
		}
		if text[k] == '\t' {
			cut(k, k+1)
			continue
		}
		if gaps[k] {
			cut(k, k)
			continue
		}
		if text[k] == ' ' {
			m := k
			for m < to && text[m] == ' ' {
				m++
			}
			if m-k >= 3 || m-k == 2 && k > 0 && !strings.ContainsRune(".!?:;,", text[k-1]) && (s.typed == nil || unicode.IsDigit(text[k-1]) || m < to && unicode.IsDigit(text[m])) { // who types two blanks beside words made a slip
				cut(k, m)
				k = m - 1
			}
		}
	}
	cut(to, to)
	if len(l.cells) == 0 {
		return l, false
	}
	best := -1
	for st, c := range count {
		if c > best || c == best && less(st, l.style) {
			l.style, best = st, c
		}
	}
	l.style.caps = shouting(l.text)
	return l, true
}

// maxCells bounds the cells of a line: a line with more is no line of a CV, and its end stays whole.
const maxCells = 24

// marks are what is known of each character of a document line.
type marks struct {
	styles []style
	links  []string
	gaps   []bool
}

// marks gives each character of a line its style, its link and whether a wide gap lies before it.
func (s *source) marks(dl *document.Line) marks {
	n := utf8.RuneCountInString(dl.Text)
	styles, links, gaps := make([]style, n), make([]string, n), make([]bool, n)
	at := 0
	var last document.Box
	var before style
	for _, r := range dl.Runs {
		m := utf8.RuneCountInString(r.Text)
		st := style{size: int(math.Round(r.Size * 2)), bold: r.Bold, ital: r.Ital, font: family(r.Font)}
		if at > 0 && at < n && !last.Empty() && !r.Box.Empty() {
			em := max(r.Size, 6)
			far := 1.6 * em
			if st == before {
				far = 0.8 * em // a run that ends without a change of font ends at a gap
			}
			if d := r.Box.X0 - last.X1; d > far || d < -3*em {
				gaps[at] = true
			}
		}
		if strings.TrimSpace(r.Text) != "" {
			last, before = r.Box, st
		}
		for k := 0; k < m && at < n; k++ {
			styles[at], links[at] = st, r.Link
			at++
		}
	}
	return marks{styles, links, gaps}
}

// smooth gives blanks and punctuation between runs to their left neighbour and joins runs of one style.
func smooth(runs []run, text []rune) []run {
	var out []run
	for _, r := range runs {
		letters := false
		for _, c := range text[r.span.Start:r.span.End] {
			if unicode.IsLetter(c) || unicode.IsDigit(c) {
				letters = true
				break
			}
		}
		if k := len(out) - 1; k >= 0 && (!letters && r.link == "" || out[k].style == r.style && out[k].link == r.link) {
			out[k].span.End = r.span.End
			continue
		}
		out = append(out, r)
	}
	return out
}

// family is a font's name without its subset tag.
func family(font string) string {
	if len(font) > 7 && font[6] == '+' {
		return font[7:]
	}
	return font
}

// shouting reports whether the letters of t are all capitals (and there are some).
func shouting(t string) bool {
	up, n := 0, 0
	for _, c := range t {
		if unicode.IsLetter(c) {
			n++
			if unicode.IsUpper(c) {
				up++
			}
		}
	}
	return n >= 3 && up >= n*9/10
}

// gaps measures the white space above each line, in line heights.
func (s *source) gaps() {
	for i := range s.lines {
		l := &s.lines[i]
		if i == 0 {
			l.gap = 2
			continue
		}
		p := &s.lines[i-1]
		switch {
		case l.page != p.page || l.column != p.column:
			l.gap = 1
		case !l.box.Empty() && !p.box.Empty():
			h := max(min(l.box.Y1-l.box.Y0, p.box.Y1-p.box.Y0), 4)
			l.gap = max(0, (l.box.Y0-p.box.Y1)/h)
		default:
			l.gap = float64(min(l.index-p.index-1, 3))
		}
	}
}

// cut returns the characters of a span.
func (s *source) cut(sp document.Span) string {
	a, b := max(sp.Start, 0), min(sp.End, len(s.text))
	if a >= b {
		return ""
	}
	return string(s.text[a:b])
}

// trim shrinks a span by blanks, icons and the given characters at its ends.
func (s *source) trim(sp document.Span, cutset string) document.Span {
	drop := func(c rune) bool { return unicode.IsSpace(c) || icon(c) || strings.ContainsRune(cutset, c) }
	for sp.Start < sp.End && drop(s.text[sp.Start]) {
		sp.Start++
	}
	for sp.End > sp.Start && drop(s.text[sp.End-1]) {
		sp.End--
	}
	if strings.ContainsRune(cutset, '»') && sp.End < len(s.text) && s.text[sp.End] == '»' && strings.ContainsRune(string(s.text[sp.Start:sp.End]), '«') {
		sp.End++
	}
	if strings.ContainsRune(cutset, ')') {
		// A bracket that has its partner inside stays.
		depth, low := 0, 0
		for _, c := range s.text[sp.Start:sp.End] {
			switch c {
			case '(':
				depth++
			case ')':
				depth--
				low = min(low, depth)
			}
		}
		if depth > 0 && sp.End < len(s.text) && s.text[sp.End] == ')' {
			sp.End++
		}
		if low < 0 && sp.Start > 0 && s.text[sp.Start-1] == '(' {
			sp.Start--
		}
	}
	return sp
}

// sub turns byte offsets of l's text into a span of the whole text.
func (l *line) sub(a, b int) document.Span {
	start := l.span.Start + utf8.RuneCountInString(l.text[:a])
	return document.Span{Start: start, End: start + utf8.RuneCountInString(l.text[a:b])}
}

// wordCount counts the blank-separated words of t.
func wordCount(t string) int { return len(strings.Fields(t)) }
