// Package render turns a draft into the bytes that a recipient gets: PDF, DOCX, Markdown, text, JSON, and a mail message (Mail) or a
// mailto: address (Mailto). Start with Render.
//
// What it promises: the same draft gives the same bytes, without clock, randomness, disk or network. A file shows what the draft shows:
// its cites, ids and what is withheld are in none. PDF and DOCX say nothing of who made them, when or with what; they have no title of
// their own, no author and no properties. What the font of the PDF cannot show is a problem before a byte is written, never an empty box.
package render

import (
	"strconv"

	"autojob/backend/core/problem"
	"autojob/backend/core/summary"
)

// Format is what a draft is rendered to.
type Format string

const (
	PDF      Format = "pdf"
	DOCX     Format = "docx"
	Markdown Format = "markdown"
	Text     Format = "text"   // lines of at most 78 columns
	Form     Format = "form"   // text whose paragraphs are one line each, for the fields of a form
	Fields   Format = "fields" // what a form asks for, field by field: FieldGroup
	JSON     Format = "json"   // of a board profile a JSON Resume; of others what is shown, block by block
)

// Formats are all of them, the usual one first.
var Formats = [...]Format{PDF, DOCX, Markdown, Text, Form, Fields, JSON}

// Rendering is a draft as bytes.
type Rendering struct {
	Format Format
	Bytes  []byte
	Media  string // media type, with the charset of texts
	Name   string // a neutral file name: "cv.pdf"
	Pages  int    // of a PDF
}

// maxText and maxParts bound a draft: more than a hundred pages are no summary. Time and memory grow with both.
const (
	maxText  = 200_000 // bytes of all texts
	maxParts = 5_000   // sentences and blocks
)

// Render renders d. Its problems are a draft that is empty (Invalid) or too long (TooLarge), and characters that the PDF's font does not
// have (Invalid).
func Render(d *summary.Draft, format Format) (*Rendering, error) {
	v, err := look(d)
	if err != nil {
		return nil, err
	}
	r := &Rendering{Format: format, Name: FileName(d, format, false)}
	switch format {
	case PDF:
		r.Media = "application/pdf"
		r.Bytes, r.Pages, err = v.pdf()
	case DOCX:
		r.Media = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
		r.Bytes, err = v.docx()
	case Markdown:
		r.Media, r.Bytes = "text/markdown; charset=utf-8", []byte(v.markdown())
	case Text:
		r.Media, r.Bytes = "text/plain; charset=utf-8", []byte(v.text(columns))
	case Form:
		r.Media, r.Bytes = "text/plain; charset=utf-8", []byte(v.text(0))
	case Fields:
		r.Media = FieldsMedia
		r.Bytes, err = v.fields(d)
	case JSON:
		r.Media = "application/json"
		r.Bytes, err = v.json(d)
	default:
		err = problem.New(problem.Invalid, "There is no format "+strconv.Quote(string(format))+".", "Choose pdf, docx, markdown, text, form, fields or json.")
	}
	if err != nil {
		return nil, err
	}
	return r, nil
}
