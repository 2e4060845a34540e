package extract

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/problem"
)

// odt reads an OpenDocument text (OASIS OpenDocument 1.3, part 3): paragraphs and headings become lines. The archive, its bounds and
// the walk over XML are those of DOCX.
type odt struct {
	docx
	styles odfStyles
}

// odfPlace is where in the document a paragraph stands.
type odfPlace struct {
	block document.Block
	shade bool // something behind the text may be coloured
}

const odfNamespace = "urn:oasis:names:tc:opendocument:xmlns:"

// readODT reads a packed OpenDocument text.
func readODT(z *zip.Reader) (*document.Document, error) {
	o := &odt{docx: docx{files: map[string]*zip.File{}, budget: maxParts}, styles: newODFStyles()}
	if len(z.File) > maxZipEntries {
		return nil, tooLarge("space", fmt.Errorf("%d entries", len(z.File)))
	}
	for _, f := range z.File {
		o.files[f.Name] = f
	}
	if o.encrypted() {
		return nil, problem.New(problem.Encrypted, "This OpenDocument file asks for a password.",
			"Open it with its password, save it without one, and choose that file.")
	}
	content, err := o.bytes("content.xml")
	if err == nil && content == nil {
		err = errors.New("no content")
	}
	if err != nil {
		return nil, odfProblem(err)
	}
	named, err := o.bytes("styles.xml")
	if err != nil {
		return nil, odfProblem(err)
	}
	return o.document(named, content)
}

// readOpenDocument reads a text; spreadsheets and presentations are not for CVs.
func readOpenDocument(z *zip.Reader) (*document.Document, error) {
	for _, f := range z.File {
		if f.Name != "mimetype" || f.UncompressedSize64 > 200 {
			continue
		}
		r, err := f.Open()
		if err != nil {
			return nil, unreadable(err)
		}
		b, err := io.ReadAll(io.LimitReader(r, 200))
		r.Close()
		if err != nil {
			return nil, unreadable(err)
		}
		if kind := string(b); strings.Contains(kind, "opendocument") && !strings.Contains(kind, ".text") {
			return nil, problem.New(problem.Unreadable, "This is a spreadsheet or a presentation.", "Save it as PDF from the program that opens it, or choose another file.")
		}
	}
	return readODT(z)
}

// readFlatODT reads an OpenDocument text that is one XML file (.fodt).
func readFlatODT(text string) (*document.Document, error) {
	o := &odt{styles: newODFStyles()}
	return o.document(nil, []byte(text))
}

// looksFlatODT reports whether text is an OpenDocument file without its archive.
func looksFlatODT(text string) bool {
	head := text[:min(len(text), 4096)]
	return strings.HasPrefix(strings.TrimSpace(head), "<") && strings.Contains(head, "<office:document ") && strings.Contains(head, odfNamespace+"office")
}

func odfProblem(err error) error {
	if errors.Is(err, errPart) || errors.Is(err, errNesting) {
		return tooLarge("space", err)
	}
	return unreadable(err)
}

// encrypted reports whether the manifest names an encrypted content.
func (o *odt) encrypted() bool {
	b, err := o.bytes("META-INF/manifest.xml")
	return err == nil && bytes.Contains(b, []byte("encryption-data"))
}

// bytes is a whole part, nil if there is none.
func (o *odt) bytes(part string) ([]byte, error) {
	r, err := o.open(part)
	if err != nil || r == nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", part, err)
	}
	return b, nil
}

func (o *odt) document(named, content []byte) (*document.Document, error) {
	read := func(b []byte, f func(xml.StartElement) error) error {
		if b == nil {
			return nil
		}
		o.dec, o.depth = newDecoder(bytes.NewReader(b)), 0
		if err := o.children(f); err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		return nil
	}
	err := errors.Join(read(named, o.readStyles), read(content, o.readStyles))
	for _, kind := range []string{"header", "", "footer"} {
		if err != nil {
			return nil, odfProblem(err)
		}
		if kind == "" {
			err = read(content, o.body)
			continue
		}
		for _, b := range [][]byte{named, content} {
			err = errors.Join(err, read(b, func(e xml.StartElement) error { return o.margin(e, kind) }))
		}
	}
	if err != nil {
		return nil, odfProblem(err)
	}
	d := &document.Document{Format: document.ODT, Pages: []document.Page{{}}, Lines: o.out}
	if o.hidden > 0 {
		d.Warnings = append(d.Warnings, hiddenWarning())
	}
	if len(o.out) == 0 {
		d.Warnings = append(d.Warnings, document.Warning{Code: "no_text", Text: "This file holds no text. If it is a scan, choose the scan itself."})
	}
	return d, nil
}

// margin reads the headers or footers of the page styles. One that repeats an earlier one adds nothing.
func (o *odt) margin(e xml.StartElement, kind string) error {
	switch e.Name.Local {
	case "header", "header-first", "header-left", "footer", "footer-first", "footer-left":
		if !strings.HasPrefix(e.Name.Local, kind) || strings.Contains(attr(e, "display"), "false") {
			return o.skip(e)
		}
		from := len(o.out)
		err := o.blocks(odfPlace{block: document.Block{Part: kind}, shade: true})
		if o.repeats(from, kind) {
			o.out = o.out[:from]
		}
		return err
	case "body", "styles", "automatic-styles", "font-face-decls", "settings", "scripts":
		return o.skip(e)
	}
	return o.children(func(e xml.StartElement) error { return o.margin(e, kind) })
}

// body reads the text of the document.
func (o *odt) body(e xml.StartElement) error {
	switch e.Name.Local {
	case "body":
		return o.blocks(odfPlace{})
	case "document", "document-content":
		return o.children(o.body)
	}
	return o.skip(e)
}

// blocks reads paragraphs, lists and tables at any depth of wrappers.
func (o *odt) blocks(at odfPlace) error {
	return o.children(func(e xml.StartElement) error { return o.block(e, at) })
}

func (o *odt) block(e xml.StartElement, at odfPlace) error {
	switch e.Name.Local {
	case "p", "h":
		return o.paragraph(e, at)
	case "list-item":
		at.block.List = true
	case "table":
		return o.table(at)
	case "section":
		if attr(e, "display") == "none" {
			o.hidden++
			return o.skip(e)
		}
	case "text-box", "custom-shape", "rect", "ellipse":
		at.block.Part, at.shade = "textbox", true
	case "tracked-changes", "annotation", "sequence-decls", "variable-decls", "user-field-decls", "forms", "title", "desc", "image", "object", "plugin",
		"list-header-number", "table-of-content-source", "binary-data", "event-listeners":
		return o.skip(e)
	}
	return o.blocks(at)
}

func (o *odt) table(at odfPlace) error {
	o.tables++
	at.block.Table, at.block.Row, at.block.Cell, at.block.List, at.shade = o.tables, 0, 0, false, true
	var rows func(xml.StartElement) error
	rows = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "table-row":
			at.block.Row++
			at.block.Cell = 0
			return o.children(func(e xml.StartElement) error {
				at.block.Cell++
				if e.Name.Local != "table-cell" {
					return o.skip(e)
				}
				return o.blocks(at)
			})
		case "table-rows", "table-header-rows", "table-row-group":
			return o.children(rows)
		}
		return o.skip(e)
	}
	return o.children(rows)
}

// odfParagraph collects a paragraph's runs. Line breaks end a line; text boxes anchored in it follow it.
type odfParagraph struct {
	at    odfPlace
	runs  []document.Run
	lines [][]document.Run
	after []document.Line
}

func (p *odfParagraph) breakLine() {
	p.lines = append(p.lines, p.runs)
	p.runs = nil
}

func (o *odt) paragraph(e xml.StartElement, at odfPlace) error {
	p := &odfParagraph{at: at}
	id := attr(e, "style-name")
	look := o.styles.paragraph(id)
	look.shade = look.shade || at.shade
	if err := o.inline(p, look, ""); err != nil {
		return err
	}
	p.breakLine()
	style := o.styles.visible(id)
	if n, err := strconv.Atoi(attr(e, "outline-level")); e.Name.Local == "h" && err == nil && n > 0 && n < 10 {
		style = "Heading " + strconv.Itoa(n)
		at.block.List = false
	}
	for _, runs := range p.lines {
		l := joinRuns(runs)
		if l.Text == "" {
			continue
		}
		if len(o.out) >= maxLines {
			return errPart
		}
		l.Page, l.Block, l.Style = 1, at.block, style
		o.out = append(o.out, l)
	}
	o.out = append(o.out, p.after...)
	return nil
}

// inline reads what stands inside a paragraph.
func (o *odt) inline(p *odfParagraph, look textLook, link string) error {
	for {
		t, err := o.next()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.CharData:
			o.write(p, string(bytes.ReplaceAll(t, []byte("\t"), []byte(" "))), look, link)
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := o.inlineElement(p, t, look, link); err != nil {
				return err
			}
		}
	}
}

func (o *odt) write(p *odfParagraph, text string, look textLook, link string) {
	if look.unseen() {
		if strings.TrimSpace(text) != "" {
			o.hidden++
		}
		return
	}
	p.runs = append(p.runs, look.run(text, link))
}

func (o *odt) inlineElement(p *odfParagraph, e xml.StartElement, look textLook, link string) error {
	switch e.Name.Local {
	case "span":
		return o.inline(p, o.styles.span(attr(e, "style-name"), look), link)
	case "a":
		if to := safeLink(attr(e, "href")); to != "" {
			link = to
		}
	case "s":
		o.write(p, " ", look, link)
	case "tab":
		o.write(p, "\t", look, link)
	case "line-break":
		p.breakLine()
	case "hidden-text", "hidden-paragraph":
		o.hidden++
		return o.skip(e)
	case "annotation", "annotation-end", "change", "change-start", "change-end", "note-citation", "title", "desc", "image", "object", "ruby-text",
		"binary-data", "event-listeners", "soft-page-break":
		return o.skip(e)
	case "frame", "custom-shape", "rect", "ellipse", "note-body", "text-box":
		return o.boxed(p, e)
	}
	return o.inline(p, look, link)
}

// boxed reads what hangs on a paragraph: a text box, a shape with text, a footnote.
func (o *odt) boxed(p *odfParagraph, e xml.StartElement) error {
	outer := o.out
	o.out = nil
	at := p.at
	if e.Name.Local != "note-body" {
		at.block.Part, at.block.List, at.shade = "textbox", false, true
	}
	err := o.blocks(at)
	p.after = append(p.after, o.out...)
	o.out = outer
	return err
}
