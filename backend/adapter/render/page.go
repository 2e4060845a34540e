package render

import (
	"fmt"
	"strings"

	"autojob/backend/adapter/render/pdf"
	"autojob/backend/core/summary"
)

// pdf sets the view on A4, tightened step by step where that saves a page: what is meant to be one page stays one, and no page holds just
// the last few lines. A whole CV is tightened less.
func (v *view) pdf() ([]byte, int, error) {
	if err := v.missing(); err != nil {
		return nil, 0, err
	}
	steps := len(tighter)
	if v.kind == summary.Whole {
		steps = 3
	}
	best := v.set(themeOf(v.kind))
	pages := best.theme.paged(best.rows)
	if len(pages) > 4 { // one more or less is not seen, and setting it takes long
		steps = 1
	}
	for step := 1; step < steps && len(pages) > 1; step++ {
		s := v.set(themeOf(v.kind).tightened(step))
		if p := s.theme.paged(s.rows); len(p) < len(pages) {
			best, pages = s, p
		}
	}
	best.theme.draw(best.doc, pages)
	return best.doc.Bytes(), len(pages), nil
}

func folio(page, of int) string { return fmt.Sprintf("%d / %d", page, of) }

// sheet is a document being set: rows from the first to the last, not yet on pages.
type sheet struct {
	theme
	doc  *pdf.Document
	rows []row
}

func (v *view) set(t theme) *sheet {
	s := &sheet{theme: t, doc: pdf.New(v.language)}
	contact, blocks := v.contact()
	s.setHeader(v, contact)
	letter, about := v.kind == summary.Letter, v.subject
	for i := range blocks {
		b := &blocks[i]
		if letter && !b.opens() {
			s.setSubject(about)
			about = ""
		}
		from := len(s.rows)
		s.setBlock(b)
		switch {
		case i == 0 && b.kind != summary.Heading && v.subject == "": // beneath the header
			s.rows[from].above = max(s.rows[from].above, s.section)
		case letter && i == len(blocks)-1 && b.kind == summary.Paragraph && len(b.lines) == 1 && b.lines[0] == v.name:
			s.rows[from].above = s.signature
		}
	}
	s.setSubject(about)
	return s
}

// setHeader sets name, title and, in one line beneath, how to reach the person.
func (s *sheet) setHeader(v *view, contact *block) {
	large, beneath := v.top()
	s.setText(pdf.Heading1, face{pdf.Bold, s.name, ink}, large, 0, 1.2)
	s.setText(pdf.Paragraph, face{pdf.Regular, s.title, quietInk}, beneath, 1, 1.35)
	if contact != nil {
		s.setContact(contact)
	}
	if v.kind == summary.Letter && len(s.rows) > 0 {
		s.rows = append(s.rows, row{above: 8, rule: true})
	}
}

// setContact sets things in one line that breaks only between them.
func (s *sheet) setContact(b *block) {
	f := face{pdf.Regular, s.quiet, quietInk}
	var all []word
	for i, l := range b.all() {
		if i > 0 {
			all = append(all, words(s.doc, f, strings.TrimSpace(dot), s.measure())...)
		}
		all = append(all, words(s.doc, f, strings.ReplaceAll(l, " ", string(nonBreaking)), s.measure())...)
	}
	s.setWords(s.doc.Begin(nil, pdf.Paragraph), all, 0, s.measure(), 5, s.quiet*1.55)
}

// setSubject sets what a letter is about.
func (s *sheet) setSubject(text string) {
	if text != "" {
		s.setText(pdf.Heading2, face{pdf.Bold, s.body, ink}, text, s.section, s.lead)
		s.keep()
	}
}

func (s *sheet) setBlock(b *block) {
	switch {
	case b.kind == summary.Heading:
		s.setHeading(b.title)
		return
	case b.section == "recipient":
		s.setRecipient(b)
		return
	case b.section == "date":
		s.setText(pdf.Paragraph, s.text(), strings.Join(b.all(), " "), s.address, s.lead)
		return
	case b.kind == summary.Entry:
		s.setEntry(b)
		return
	case b.title != "" || b.dates != "" || b.place != "":
		s.setTitle(b)
	}
	switch {
	case b.kind == summary.Facts:
		s.setFacts(b.lines)
	case b.flat():
		s.setText(pdf.Paragraph, s.text(), b.joined(), s.para, s.lead)
	case b.kind == summary.List:
		s.setList(b.lines)
	default:
		s.setText(pdf.Paragraph, s.text(), strings.Join(b.lines, " "), s.para, s.lead)
	}
}
