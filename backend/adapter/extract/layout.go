package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/document"
)

// How lines are found. Words with one baseline form a row; a row is cut into fragments wherever its words
// stand apart. A region of rows is searched for its best gutter: an upright stripe that stays empty over several rows with
// text on both sides. What is above it is read first, then what is left of it, then right, then below, each
// part searched again. A gutter that merely sets dates or labels apart from what they belong to is no column: there
// the fragments of a row stay one line. gutter.go finds and judges gutters.

// fragment is neighbouring words of one row.
type fragment struct {
	words []word
	box   document.Box
	size  float64
}

// row is what stands on one baseline, from left to right.
type row struct {
	frags []fragment
	base  float64
}

func (r row) box() (b document.Box) {
	for _, f := range r.frags {
		b = span(b, f.box)
	}
	return b
}

// arrange makes lines of a page's words in reading order.
func arrange(p *page) []document.Line {
	var flat, turned []word
	for _, w := range p.words {
		if w.turned {
			turned = append(turned, w)
		} else {
			flat = append(flat, w)
		}
	}
	a := &arranger{}
	a.region(rows(flat), 0)
	a.number()
	for _, w := range turned { // a name along the margin, a watermark: at the end, word by word
		if w.text() != "" {
			a.lines = append(a.lines, line([]fragment{{words: []word{w}, box: w.box, size: w.size}}))
		}
	}
	return a.lines
}

// rows groups words by baseline and cuts the groups into fragments.
func rows(words []word) []row {
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.base, b.base) })
	var groups [][]word
	for _, w := range words {
		if n := len(groups); n > 0 {
			first := groups[n-1][0]
			if w.base-first.base <= 0.28*min(w.size, first.size) {
				groups[n-1] = append(groups[n-1], w)
				continue
			}
		}
		groups = append(groups, []word{w})
	}
	out := make([]row, 0, len(groups))
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b word) int { return cmp.Compare(a.box.X0, b.box.X0) })
		g = unspace(g)
		r := row{base: g[0].base}
		for _, w := range g {
			if n := len(r.frags); n > 0 && w.box.X0-r.frags[n-1].box.X1 < 0.8*max(w.size, r.frags[n-1].size) {
				f := &r.frags[n-1]
				f.words = append(f.words, w)
				f.box = span(f.box, w.box)
				f.size = max(f.size, w.size)
				continue
			}
			r.frags = append(r.frags, fragment{words: []word{w}, box: w.box, size: w.size})
		}
		out = append(out, r)
	}
	return out
}

// unspace joins words that were set with a space between all letters ("E D U C A T I O N"). Where the gap is clearly wider
// a word ends.
func unspace(ws []word) []word {
	out := ws[:0:0]
	for i := 0; i < len(ws); {
		j := i
		var gaps []float64
		for j < len(ws) && oneLetter(ws[j]) && (j == i || ws[j].box.X0-ws[j-1].box.X1 < 1.8*ws[j].size) {
			if j > i {
				gaps = append(gaps, ws[j].box.X0-ws[j-1].box.X1)
			}
			j++
		}
		if j-i < 4 {
			out = append(out, ws[i])
			i++
			continue
		}
		slices.Sort(gaps)
		usual := gaps[len(gaps)/2]
		cur := ws[i]
		for k := i + 1; k < j; k++ {
			if gap := ws[k].box.X0 - ws[k-1].box.X1; gap > 1.7*usual && gap > usual+0.2*ws[k].size {
				out = append(out, cur)
				cur = ws[k]
				continue
			}
			cur = glue(cur, ws[k])
		}
		out = append(out, cur)
		i = j
	}
	return out
}

func oneLetter(w word) bool {
	t := []rune(w.text())
	return len(t) == 1 && unicode.IsLetter(t[0])
}

func glue(a, b word) word {
	a.pieces = slices.Clone(a.pieces)
	for _, p := range b.pieces {
		if last := &a.pieces[len(a.pieces)-1]; last.face == p.face && last.link == p.link {
			last.text += p.text
			last.box = span(last.box, p.box)
		} else {
			a.pieces = append(a.pieces, p)
		}
	}
	a.box = span(a.box, b.box)
	return a
}

// arranger collects lines in reading order. During the walk, Block.Column holds the number of the leaf a line belongs to.
type arranger struct {
	lines  []document.Line
	leaves int
}

const maxDepth = 12

// region emits the lines of rows; column is the leaf they belong to, 0 outside columns.
func (a *arranger) region(rs []row, column int) { a.walk(rs, column, 0) }

func (a *arranger) walk(rs []row, column, depth int) {
	if len(rs) == 0 {
		return
	}
	g := gutter{}
	if depth < maxDepth {
		g = findGutter(rs)
	}
	switch g.kind {
	case noGutter, together:
		for _, r := range joinDates(rs) {
			a.emit(r, column)
		}
		return
	case columns:
		a.walk(rs[:g.from], column, depth+1)
		left, right := split(rs[g.from:g.to], g.x)
		a.leaves++
		a.walk(left, a.leaves, depth+1)
		a.leaves++
		a.walk(right, a.leaves, depth+1)
	case labels:
		a.walk(rs[:g.from], column, depth+1)
		a.labelled(rs[g.from:g.to], g.x, depth)
	}
	a.walk(rs[g.to:], column, depth+1)
}

// labelled reads rows with labels ("Education") left of x: each label, then what stands beside and below it up to the next.
func (a *arranger) labelled(rs []row, x float64, depth int) {
	a.leaves += 2
	l, r := a.leaves-1, a.leaves
	for len(rs) > 0 {
		n := 1
		for n < len(rs) && rs[n].frags[0].box.X0 > x {
			n++
		}
		left, right := split(rs[:n], x)
		for _, row := range left {
			a.emit(row, l)
		}
		a.walk(right, r, depth+1)
		rs = rs[n:]
	}
}

var openDate = regexp.MustCompile(`(?i)(–|—|-|\bto|\bbis|\bau|\ba)\s*$`)

// joinDates moves the second half of a date range that was broken in a narrow column ("June 2020 –" above "Present") up to its
// first half.
func joinDates(rs []row) []row {
	out := slices.Clone(rs)
	for i := 1; i < len(out); i++ {
		above, below := &out[i-1], &out[i]
		if len(above.frags) < 2 || len(below.frags) == 0 {
			continue
		}
		f, g := above.frags[0], below.frags[0]
		if !f.dated() || !g.dated() || !openDate.MatchString(f.text()) || g.box.X0 > f.box.X1 || g.box.X1 > above.frags[1].box.X0 {
			continue
		}
		joined := fragment{words: append(slices.Clone(f.words), g.words...), box: span(f.box, g.box), size: f.size}
		above.frags = append([]fragment{joined}, above.frags[1:]...)
		below.frags = below.frags[1:]
	}
	return out
}

// split divides rows at x.
func split(rs []row, x float64) (left, right []row) {
	for _, r := range rs {
		l, rt := row{base: r.base}, row{base: r.base}
		for _, f := range r.frags {
			if f.box.X0 < x {
				l.frags = append(l.frags, f)
			} else {
				rt.frags = append(rt.frags, f)
			}
		}
		if len(l.frags) > 0 {
			left = append(left, l)
		}
		if len(rt.frags) > 0 {
			right = append(right, rt)
		}
	}
	return left, right
}

// emit makes a row one line, or more where its fragments plainly do not belong together.
func (a *arranger) emit(r row, column int) {
	start := 0
	for i := 1; i <= len(r.frags); i++ {
		if i < len(r.frags) && !apart(r.frags[i-1], r.frags[i]) {
			continue
		}
		if l := line(r.frags[start:i]); l.Text != "" || len(l.Runs) > 0 {
			l.Block.Column = column
			a.add(l)
		}
		start = i
	}
}

// add appends a line; one without text only carries links, which go to its neighbour.
func (a *arranger) add(l document.Line) {
	if n := len(a.lines); n > 0 {
		last := &a.lines[n-1]
		if l.Text == "" || last.Text == "" {
			if last.Text == "" {
				last.Text, last.Block = l.Text, l.Block
			}
			last.Runs = append(last.Runs, l.Runs...)
			last.Box = last.Box.Union(l.Box)
			return
		}
	}
	a.lines = append(a.lines, l)
}

// apart reports that two neighbours of a row are different things: a name in large letters and a telephone number.
func apart(l, r fragment) bool {
	gap := r.box.X0 - l.box.X1
	big, small := max(l.size, r.size), min(l.size, r.size)
	return gap > 2*small && big > 1.35*small
}

// number turns leaf numbers into columns counted from the left.
func (a *arranger) number() {
	left := map[int]float64{}
	for _, l := range a.lines {
		c := l.Block.Column
		if x, ok := left[c]; c > 0 && (!ok || l.Box.X0 < x) {
			left[c] = l.Box.X0
		}
	}
	edges := make([]float64, 0, len(left))
	for _, x := range left {
		edges = append(edges, x)
	}
	slices.Sort(edges)
	column, number := 0, map[float64]int{}
	for i, x := range edges {
		if i == 0 || x-edges[i-1] > 20 {
			column++
		}
		number[x] = column
	}
	for i := range a.lines {
		if c := a.lines[i].Block.Column; c > 0 {
			a.lines[i].Block.Column = number[left[c]]
		}
	}
}

// line joins fragments with single spaces into a line whose runs partition its text.
func line(frags []fragment) document.Line {
	var l document.Line
	var b strings.Builder
	for i, f := range frags {
		for j, w := range f.words {
			for k, p := range w.pieces {
				text := p.text
				n := len(l.Runs)
				if k == 0 && b.Len() > 0 && text != "" {
					b.WriteByte(' ')
					l.Runs[n-1].Text += " "
				}
				b.WriteString(text)
				r := document.Run{Text: text, Box: p.box, Size: p.face.size, Bold: p.face.bold, Ital: p.face.ital, Font: p.face.font, Link: p.link}
				newFragment := i > 0 && j == 0 && k == 0
				if n > 0 && !newFragment && sameRun(l.Runs[n-1], r) {
					l.Runs[n-1].Text += text
					l.Runs[n-1].Box = span(l.Runs[n-1].Box, p.box)
				} else {
					l.Runs = append(l.Runs, r)
				}
			}
			l.Box = span(l.Box, w.box)
		}
	}
	l.Text = b.String()
	return l
}

func sameRun(a, b document.Run) bool {
	return a.Font == b.Font && a.Size == b.Size && a.Bold == b.Bold && a.Ital == b.Ital && a.Link == b.Link
}

var datePattern = regexp.MustCompile(`(?i)\b(19|20)\d\d\b|\b\d{1,2}[/.]\d{2,4}\b|\b(present|current|today|now|heute|aujourd|actual|seit|since)`)

// dated reports whether a fragment is mostly a date or a range of dates.
func (f fragment) dated() bool {
	if len(f.words) > 9 {
		return false
	}
	t := f.text()
	return len(t) <= 45 && datePattern.MatchString(t)
}

func (f fragment) text() string {
	var b strings.Builder
	for i, w := range f.words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text())
	}
	return b.String()
}
