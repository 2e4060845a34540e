package render

import (
	"strings"

	"autojob/backend/adapter/render/pdf"
)

// text is how running text is set.
func (t theme) text() face { return face{pdf.Regular, t.body, ink} }

// setText sets text as an element of its own over the whole measure; lead is a multiple of its size.
func (s *sheet) setText(kind string, f face, text string, above, lead float64) {
	if text != "" {
		s.setWords(s.doc.Begin(nil, kind), words(s.doc, f, text, s.measure()), 0, s.measure(), above, f.size*lead)
	}
}

// setWords breaks words into rows from an indent on, room wide.
func (s *sheet) setWords(part *pdf.Element, all []word, from, room, above, high float64) {
	s.setLines(part, fill(all, room), from, above, high)
}

// setFull breaks words into rows each of which is as full as it can be. What names something is set so: that a line is full tells that the
// name goes on below.
func (s *sheet) setFull(part *pdf.Element, all []word, above, high float64) {
	s.setLines(part, fillFull(all, s.measure()), 0, above, high)
}

// setLines puts lines into rows. The first two and the last two of a paragraph stay together.
func (s *sheet) setLines(part *pdf.Element, lines [][]word, from, above, high float64) {
	for i, line := range lines {
		r := row{high: high, keep: i == 0 && len(lines) > 1 || i == len(lines)-2, runs: s.runs(part, line, s.left+from)}
		if i == 0 {
			r.above = above
		}
		for _, w := range line {
			r.down = max(r.down, (high+capitals*w.size)/2)
		}
		s.rows = append(s.rows, r)
	}
}

// capitals is how high capital letters are, as a part of the size.
const capitals = 0.714

// runs puts a line's words together where they are set alike.
func (s *sheet) runs(part *pdf.Element, line []word, x float64) []run {
	var out []run
	for i, w := range line {
		space := i > 0 && !w.glued
		if n := len(out); n > 0 && out[n-1].face == w.face {
			if space {
				out[n-1].text += " "
			}
			out[n-1].text += w.text
			continue
		}
		if n := len(out); n > 0 {
			if space {
				out[n-1].text += " "
			}
			x = out[n-1].x + s.doc.Width(out[n-1].style, out[n-1].size, out[n-1].text)
		}
		out = append(out, run{face: w.face, x: x, text: w.text, part: part})
	}
	return out
}

// keep holds the last row to what comes after it.
func (s *sheet) keep() {
	if n := len(s.rows); n > 0 {
		s.rows[n-1].keep = true
	}
}

// setHeading sets the heading of a section beneath a hairline; it never stands last on a page.
func (s *sheet) setHeading(text string) {
	s.rows = append(s.rows, row{above: s.section, high: 5, rule: true, keep: true})
	s.setText(pdf.Heading2, face{pdf.Bold, s.head, headInk}, text, 0, 1.5)
	s.keep()
}

// setRecipient sets an address, a line each.
func (s *sheet) setRecipient(b *block) {
	part, above := s.doc.Begin(nil, pdf.Paragraph), s.address
	for _, l := range b.all() {
		s.setWords(part, words(s.doc, s.text(), l, s.measure()), 0, s.measure(), above, s.body*1.38)
		above = 0
		s.keep()
	}
	s.rows[len(s.rows)-1].keep = false
}

// setEntry sets a job, a school or a thing: title and dates in one line, the place beneath, then a list. Its first lines stay together.
func (s *sheet) setEntry(b *block) {
	s.setTitle(b)
	s.setList(b.lines)
}

// setTitle sets what a block is headed by: its title, and beneath it place and dates, which stand back. Dates are not set at the right
// margin: a gap in a line is read as a gap between columns, and programs that read by place then put dates after what follows them (with
// pdftotext in 76 of 300 generated drafts; like this in none).
func (s *sheet) setTitle(b *block) {
	above := s.entry
	if n := len(s.rows); n > 0 && s.rows[n-1].keep {
		above = s.para // right beneath its heading
	}
	from := len(s.rows)
	if b.title != "" {
		s.setFull(s.doc.Begin(nil, pdf.Heading3), words(s.doc, face{pdf.Bold, s.body, ink}, b.title, s.measure()), above, s.body*s.lead)
		above = 0
	}
	var under []word
	if b.place != "" {
		under = words(s.doc, s.text(), b.place, s.measure())
	}
	if b.dates != "" {
		dated, text := face{pdf.Regular, s.body, quietInk}, b.dates
		if b.place != "" {
			under = append(under, words(s.doc, dated, strings.TrimSpace(dot), s.measure())...)
		}
		if len(text) < 40 {
			text = strings.ReplaceAll(text, " ", string(nonBreaking))
		}
		under = append(under, words(s.doc, dated, text, s.measure())...)
	}
	if len(under) > 0 {
		s.setFull(s.doc.Begin(nil, pdf.Paragraph), under, above, s.body*s.lead)
	}
	for i := from; i < len(s.rows)-1; i++ {
		s.rows[i].keep = true
	}
	if len(b.lines) > 0 {
		s.keep()
	}
}

// setList sets a line each, with a point before it.
func (s *sheet) setList(lines []string) {
	if len(lines) == 0 {
		return
	}
	list := s.doc.Begin(nil, pdf.List)
	for i, l := range lines {
		item := s.doc.Begin(list, pdf.Item)
		label, body := s.doc.Begin(item, pdf.Label), s.doc.Begin(item, pdf.Body)
		from := len(s.rows)
		s.setWords(body, words(s.doc, s.text(), l, s.measure()-indent), indent, s.measure()-indent, s.between(i), s.body*s.lead)
		point := run{face: face{pdf.Regular, s.body, quietInk}, x: s.left + 1, text: "•", part: label}
		s.rows[from].runs = append([]run{point}, s.rows[from].runs...)
		s.keepEnds(i, len(lines))
	}
}

// keepEnds holds the first two and the last two of a list's lines together.
func (s *sheet) keepEnds(i, of int) {
	if i < of-1 && (i == 0 || i == of-2) {
		s.keep()
	}
}

// setFacts sets label and value, a line each.
func (s *sheet) setFacts(lines []string) {
	for i, l := range lines {
		label, value := fact(l)
		var all []word
		if label != "" {
			all = words(s.doc, face{pdf.Regular, s.body, quietInk}, label, s.measure())
		}
		all = append(all, words(s.doc, s.text(), value, s.measure())...)
		s.setWords(s.doc.Begin(nil, pdf.Paragraph), all, 0, s.measure(), s.between(i), s.body*s.lead)
		s.keepEnds(i, len(lines))
	}
}

// between is the space above a line of a list.
func (s *sheet) between(i int) float64 {
	if i == 0 {
		return s.para
	}
	return s.bullet
}
