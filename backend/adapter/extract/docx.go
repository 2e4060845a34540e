package extract

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/hidden"
)

// Bounds on a DOCX file. An archive that claims or turns out to hold more is refused: a bomb of a few kilobytes can
// unpack to gigabytes.
const (
	maxZipEntries = 4000
	maxPart       = 32 << 20 // bytes of one part, unpacked
	maxParts      = 64 << 20 // bytes of all parts read
	maxNesting    = 120      // elements inside each other; Word stays below 60
	maxLines      = 60000
)

var (
	errNesting = errors.New("elements nested too deep")
	errPart    = errors.New("a part is larger than any document needs")
)

// docx reads a WordprocessingML package (ECMA-376 part 1, section 17): paragraphs become lines.
type docx struct {
	files  map[string]*zip.File
	budget int64
	styles styles
	rels   map[string]string // relationship id -> target, of the part being read
	dec    *xml.Decoder
	depth  int
	tables int
	out    []document.Line
	found  hidden.Findings
	hidden int   // pieces that the OpenDocument reader left out
	shape  shape // the drawing being read
	drawn  bool  // the part being read draws shapes behind its text
}

// place is where in the document a paragraph stands.
type place struct {
	block  document.Block
	ground *string // behind the text: six digits of a colour, "" for one that is not known, nil for the page's
	hide   string  // why nobody sees what stands here
}

func readDOCX(z *zip.Reader) (*document.Document, error) {
	d := &docx{files: map[string]*zip.File{}, budget: maxParts}
	if len(z.File) > maxZipEntries {
		return nil, tooLarge("space", fmt.Errorf("%d entries", len(z.File)))
	}
	for _, f := range z.File {
		d.files[strings.TrimPrefix(f.Name, "/")] = f
	}
	if err := d.read(); err != nil {
		if errors.Is(err, errPart) || errors.Is(err, errNesting) {
			return nil, tooLarge("space", err)
		}
		return nil, unreadable(err)
	}
	doc := &document.Document{Format: document.DOCX, Pages: []document.Page{{}}, Lines: d.out}
	doc.Warnings = append(doc.Warnings, d.found.Warnings()...)
	if len(d.out) == 0 {
		doc.Warnings = append(doc.Warnings, document.Warning{Code: "no_text", Text: "This file holds no text. If it is a scan, paste its text instead."})
	}
	return doc, nil
}

func (d *docx) read() error {
	main := d.mainPart()
	if d.files[main] == nil {
		return errors.New("no main document part")
	}
	rels, err := d.relations(main)
	if err != nil {
		return err
	}
	if d.styles, err = d.readStyles(rels.first("/styles", main)); err != nil {
		return err
	}
	for _, part := range rels.all("/header", main) {
		if err := d.part(part, "header"); err != nil {
			return err
		}
	}
	if err := d.part(main, ""); err != nil {
		return err
	}
	for _, part := range rels.all("/footer", main) {
		if err := d.part(part, "footer"); err != nil {
			return err
		}
	}
	for _, part := range rels.all("/comments", main) {
		if err := d.comments(part); err != nil {
			return err
		}
	}
	return nil
}

// mainPart is where the package says the document is.
func (d *docx) mainPart() string {
	rels, err := d.relations("")
	if err == nil {
		if p := rels.first("/officeDocument", ""); d.files[p] != nil {
			return p
		}
	}
	return "word/document.xml"
}

// part reads one part's lines. A header that repeats an earlier one adds nothing.
func (d *docx) part(name, kind string) error {
	r, err := d.open(name)
	if err != nil || r == nil {
		return err
	}
	defer r.Close()
	rels, err := d.relations(name)
	if err != nil {
		return err
	}
	d.rels = rels.targets()
	b, err := io.ReadAll(r)
	if err != nil {
		return fmt.Errorf("unpacking %s: %w", path.Base(name), err)
	}
	d.drawn = drawnBehind(b, kind)
	d.dec, d.depth = newDecoder(bytes.NewReader(b)), 0
	from := len(d.out)
	if err := d.blocks(place{block: document.Block{Part: kind}}); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("reading %s: %w", path.Base(name), err)
	}
	if kind != "" && d.repeats(from, kind) {
		d.out = d.out[:from]
	}
	return nil
}

func (d *docx) repeats(from int, kind string) bool {
	for _, l := range d.out[from:] {
		if !slices.ContainsFunc(d.out[:from], func(o document.Line) bool { return o.Block.Part == kind && o.Text == l.Text }) {
			return false
		}
	}
	return true
}

// open returns a part, bounded by what all parts together may hold, or nil if there is none.
func (d *docx) open(name string) (io.ReadCloser, error) {
	f := d.files[name]
	if f == nil {
		return nil, nil
	}
	if f.UncompressedSize64 > maxPart {
		return nil, errPart
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("unpacking: %w", err)
	}
	return &boundedPart{ReadCloser: r, left: &d.budget}, nil
}

// boundedPart counts what is really unpacked, whatever the archive claimed.
type boundedPart struct {
	io.ReadCloser
	left *int64
}

func (b *boundedPart) Read(p []byte) (int, error) {
	if *b.left <= 0 {
		return 0, errPart
	}
	n, err := b.ReadCloser.Read(p[:min(int64(len(p)), *b.left)])
	*b.left -= int64(n)
	return n, err
}

// newDecoder reads XML as it is: Go expands no entities but the five of XML itself.
func newDecoder(r io.Reader) *xml.Decoder {
	dec := xml.NewDecoder(r)
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return dec
}

// next returns the next token and watches the nesting.
func (d *docx) next() (xml.Token, error) {
	t, err := d.dec.Token()
	if err != nil {
		return nil, err
	}
	switch t.(type) {
	case xml.StartElement:
		if d.depth++; d.depth > maxNesting {
			return nil, errNesting
		}
	case xml.EndElement:
		d.depth--
	}
	return t, nil
}

// children calls f for each child of the element just opened, until it ends. f must consume the child.
func (d *docx) children(f func(xml.StartElement) error) error {
	for {
		t, err := d.next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := f(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

func (d *docx) skip(xml.StartElement) error { return d.children(d.skip) }

// blocks reads paragraphs and tables at any depth of wrappers.
func (d *docx) blocks(at place) error {
	return d.children(func(e xml.StartElement) error { return d.block(e, at) })
}

func (d *docx) block(e xml.StartElement, at place) error {
	switch name(e) {
	case "p":
		return d.paragraph(at)
	case "tbl":
		return d.table(at)
	case "del":
		return d.deleted(e)
	case "moveFrom", "sectPr", "Fallback", "sdtPr", "background":
		return d.skip(e)
	}
	return d.blocks(at)
}

func (d *docx) table(at place) error {
	d.tables++
	at.block.Table, at.block.Row, at.block.Cell = d.tables, 0, 0
	styled := false
	var rows func(xml.StartElement) error
	rows = func(e xml.StartElement) error {
		switch name(e) {
		case "tr":
			at.block.Row++
			at.block.Cell = 0
			row := at
			var cells func(xml.StartElement) error
			cells = func(e xml.StartElement) error {
				switch name(e) {
				case "tc":
					at.block.Cell++
					row.block.Cell = at.block.Cell
					return d.cell(row, styled)
				case "trPr":
					return d.children(func(e xml.StartElement) error {
						if name(e) == "trHeight" && attr(e, "hRule") == "exact" && size(e, "val") < 3*20 {
							row.hide = hidden.Covered
						}
						return d.skip(e)
					})
				case "tblPrEx", "sdtPr":
					return d.skip(e)
				}
				return d.children(cells)
			}
			return d.children(cells)
		case "tblPr":
			return d.children(func(e xml.StartElement) error {
				switch name(e) {
				case "tblStyle": // its colours are not read
					styled = attr(e, "val") != "TableGrid" && attr(e, "val") != "TableNormal"
				case "shd":
					if g := shading(e); g != nil {
						at.ground = g
					}
				}
				return d.skip(e)
			})
		case "tblGrid", "sdtPr":
			return d.skip(e)
		}
		return d.children(rows)
	}
	return d.children(rows)
}

// name is an element's local name if it belongs to word processing, markup compatibility or mathematics; names of
// drawings and pictures are marked, since they repeat the short ones.
func name(e xml.StartElement) string {
	if strings.Contains(e.Name.Space, "drawingml") || strings.Contains(e.Name.Space, "/wordprocessingDrawing") {
		return "drawing:" + e.Name.Local
	}
	return e.Name.Local
}

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// on reads a toggle such as <w:b/> or <w:b w:val="0"/>.
func on(e xml.StartElement) bool {
	switch attr(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

func number(e xml.StartElement) float64 {
	f, err := strconv.ParseFloat(attr(e, "val"), 64)
	if err != nil || f < 0 || f > 10000 {
		return 0
	}
	return f
}
