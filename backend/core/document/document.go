// Package document is text with layout: what extract makes of a file and what resume and posting
// read. It is pure data.
//
// A Document is a sequence of Lines in reading order. Its whole text is the lines joined by "\n"
// (Text); every Span elsewhere in the program counts characters (Unicode code points, not bytes)
// of exactly that text, so a quote can always be cut out and shown verbatim.
package document

import (
	"strings"
	"unicode/utf8"
)

// Format names of Document.Format.
const (
	PDF  = "pdf"
	DOCX = "docx"
	Text = "text"
	HTML = "html"

	ODT      = "odt"
	RTF      = "rtf"
	Markdown = "markdown"
	Image    = "image" // a photo or scan, read by OCR
)

// Document is one file's visible text. Pages is at least 1 when there are lines; formats without pages have one.
type Document struct {
	Format   string    `json:"format"`
	Pages    []Page    `json:"pages"`
	Lines    []Line    `json:"lines"`
	Warnings []Warning `json:"warnings,omitempty"`
}

// Page is a page's size in points (1/72 inch); 0 by 0 where the format has no pages.
type Page struct {
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// Line is one visual line, or one paragraph where the format knows no lines. Text is NFC with ordinary spaces, without
// line breaks. Runs partition it where fonts are known (they may be empty).
type Line struct {
	Text  string `json:"text"`
	Page  int    `json:"page"` // from 1
	Box   Box    `json:"box"`  // zero where the format has no positions
	Runs  []Run  `json:"runs,omitempty"`
	Block Block  `json:"block"`
	Style string `json:"style,omitempty"` // the file's own name of the paragraph style ("Heading 1", "List Bullet"), if any

	Doubts []Doubt `json:"doubts,omitempty"` // words that were recognised in a picture and may be wrong
}

// Doubt is a stretch of a line's text (in characters of the line) that may be read wrong.
type Doubt struct {
	Span
	Much float64 `json:"much"` // 0 to 1: the share of such words expected to be wrong
}

// Block says what surrounds a line. Column counts the text columns of the page from the left, 0 being text across
// the whole width; Table, Row and Cell are from 1 inside tables, 0 outside.
type Block struct {
	Column int    `json:"column,omitempty"`
	Table  int    `json:"table,omitempty"`
	Row    int    `json:"row,omitempty"`
	Cell   int    `json:"cell,omitempty"`
	Part   string `json:"part,omitempty"`  // "header", "footer", "textbox"; empty is the body
	List   bool   `json:"list,omitempty"`  // a list item by the file's own mark-up
	Level  int    `json:"level,omitempty"` // how many lists a list item is inside of, besides its own
}

// Run is a stretch of a Line in one font.
type Run struct {
	Text string  `json:"text"`
	Box  Box     `json:"box"`
	Size float64 `json:"size,omitempty"` // points, as seen on the page
	Bold bool    `json:"bold,omitempty"`
	Ital bool    `json:"italic,omitempty"`
	Font string  `json:"font,omitempty"`
	Link string  `json:"link,omitempty"` // target of a hyperlink over this run
}

// Box is a rectangle in points, origin at the page's top left, Y down.
type Box struct {
	X0 float64 `json:"x0"`
	Y0 float64 `json:"y0"`
	X1 float64 `json:"x1"`
	Y1 float64 `json:"y1"`
}

// Empty reports whether the box has no area.
func (b Box) Empty() bool { return b.X1 <= b.X0 || b.Y1 <= b.Y0 }

// Union returns the smallest box that holds both; an empty box adds nothing.
func (b Box) Union(o Box) Box {
	if b.Empty() {
		return o
	}
	if o.Empty() {
		return b
	}
	return Box{min(b.X0, o.X0), min(b.Y0, o.Y0), max(b.X1, o.X1), max(b.Y1, o.Y1)}
}

// Size is the largest font size in the line, 0 where unknown.
func (l Line) Size() float64 {
	var s float64
	for _, r := range l.Runs {
		s = max(s, r.Size)
	}
	return s
}

// Bold reports whether all visible text of the line is bold.
func (l Line) Bold() bool {
	seen := false
	for _, r := range l.Runs {
		if strings.TrimSpace(r.Text) == "" {
			continue
		}
		if !r.Bold {
			return false
		}
		seen = true
	}
	return seen
}

// Warning is something a person should know about how a file was read. Code is for programs, Text for people.
type Warning struct {
	Code string `json:"code"` // e.g. "hidden_text", "machine_text", "no_text", "pages_skipped"
	Text string `json:"text"`
	Page int    `json:"page,omitempty"`

	// Of what is hidden or addresses a machine: which kind, how many words, and how it begins.
	Kind  string `json:"kind,omitempty"`
	Words int    `json:"words,omitempty"`
	Quote string `json:"quote,omitempty"`
}

// Span is a half-open range of characters (code points) of a text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Text joins the lines with "\n".
func (d *Document) Text() string {
	var b strings.Builder
	for i, l := range d.Lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.Text)
	}
	return b.String()
}

// Starts returns for each line the character offset at which it starts in Text.
func (d *Document) Starts() []int {
	starts := make([]int, len(d.Lines))
	at := 0
	for i, l := range d.Lines {
		starts[i] = at
		at += utf8.RuneCountInString(l.Text) + 1
	}
	return starts
}

// FromText makes a Document of plain text: a line per line, one page, no positions.
func FromText(text string) *Document {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	d := &Document{Format: Text, Pages: []Page{{}}}
	for l := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		d.Lines = append(d.Lines, Line{Text: l, Page: 1})
	}
	return d
}

// Cut returns the characters of a span of text, clipped to it.
func Cut(text string, s Span) string {
	start, end := -1, len(text)
	n := 0
	for i := range text {
		if n == s.Start {
			start = i
		}
		if n == s.End {
			end = i
			break
		}
		n++
	}
	if start < 0 || start >= end {
		return ""
	}
	return text[start:end]
}
