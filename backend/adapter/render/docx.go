package render

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"autojob/backend/core/summary"
)

// docx is the view as a Word document (ECMA-376, WordprocessingML): real styles that can be edited, A4, the language of the draft, no
// properties of a document or an editor (docProps, rsids). Word is asked to put none in when it saves.
func (v *view) docx() ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [...]struct{ name, content string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"word/document.xml", v.document()},
		{"word/_rels/document.xml.rels", documentRels},
		{"word/styles.xml", v.styles()},
		{"word/numbering.xml", numbering},
		{"word/footer1.xml", footer},
		{"word/fontTable.xml", fontTable},
		{"word/settings.xml", settings},
	} {
		// The earliest date that a zip can say stands for none.
		//lint:ignore SA1019 Modified would be written twice, the second time with seconds and a zone
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Deflate, ModifiedDate: 1<<5 | 1})
		if err != nil {
			return nil, fmt.Errorf("adding %s: %w", part.name, err)
		}
		if _, err := w.Write([]byte(xml.Header + part.content)); err != nil {
			return nil, fmt.Errorf("writing %s: %w", part.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("closing the document: %w", err)
	}
	return out.Bytes(), nil
}

// document is word/document.xml.
func (v *view) document() string {
	d, side := &body{}, twips(themeOf(v.kind).left)
	d.WriteString(`<w:document xmlns:w="` + wordNS + `" xmlns:r="` + relNS + `"><w:body>`)
	contact, blocks := v.contact()
	letter, about := v.kind == summary.Letter, v.subject
	large, beneath := v.top()
	d.para("Title", d.run("", large))
	d.para("Subtitle", d.run("", beneath))
	if contact != nil {
		d.para("Contact", d.run("", strings.Join(contact.all(), dot)))
	}
	for i := range blocks {
		b := &blocks[i]
		if letter && !b.opens() {
			d.para("SubjectLine", d.run("", about))
			about = ""
		}
		if letter && i == len(blocks)-1 && b.kind == summary.Paragraph && len(b.lines) == 1 && b.lines[0] == v.name {
			d.para("Signature", d.run("", v.name))
			continue
		}
		d.block(b)
	}
	d.para("SubjectLine", d.run("", about))
	fmt.Fprintf(d, `<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>`+
		`<w:pgMar w:top="1304" w:right="%d" w:bottom="1134" w:left="%d" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>`, side, side)
	return d.String()
}

// styles is word/styles.xml. A letter's sender stands back behind what they write.
func (v *view) styles() string {
	title := "46" // half points
	if v.kind == summary.Letter {
		title = "32"
	}
	return strings.NewReplacer("{lang}", locale(v.language), "{title}", title).Replace(styles)
}

// body is the content of a document being written.
type body struct{ strings.Builder }

func (d *body) block(b *block) {
	switch {
	case b.kind == summary.Heading:
		d.para("Heading1", d.run("", b.title))
		return
	case b.section == "recipient":
		d.para("Address", d.run("", b.all()...))
		return
	case b.section == "date":
		d.para("Date", d.run("", strings.Join(b.all(), " ")))
		return
	}
	d.head(b)
	switch {
	case len(b.lines) == 0:
	case b.kind == summary.Facts:
		for _, l := range b.lines {
			label, value := fact(l)
			if label != "" {
				label += " "
			}
			d.para("Facts", d.run("Quiet", label), d.run("", value))
		}
	case b.flat():
		d.para("", d.run("", b.joined()))
	case b.kind == summary.Paragraph:
		d.para("", d.run("", strings.Join(b.lines, " ")))
	default:
		for _, l := range b.lines {
			d.para("ListBullet", d.run("", l))
		}
	}
}

// head writes what a block is headed by: its title, and beneath it place and dates.
func (d *body) head(b *block) {
	d.para("Heading2", d.run("", b.title))
	between := ""
	if b.place != "" && b.dates != "" {
		between = dot
	}
	d.para("Place", d.run("", b.place), d.run("Quiet", between+b.dates))
}

// para writes a paragraph, unless it holds nothing.
func (d *body) para(style string, runs ...string) {
	text := strings.Join(runs, "")
	if text == "" {
		return
	}
	d.WriteString("<w:p>")
	if style != "" {
		fmt.Fprintf(d, `<w:pPr><w:pStyle w:val="%s"/></w:pPr>`, style)
	}
	d.WriteString(text + "</w:p>")
}

// run is text in a character style, or in none; several lines are broken apart.
func (d *body) run(style string, lines ...string) string {
	var b strings.Builder
	for _, l := range lines {
		if l == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("<w:br/>")
		}
		b.WriteString(`<w:t xml:space="preserve">`)
		_ = xml.EscapeText(&b, []byte(l)) // a Builder does not fail
		b.WriteString("</w:t>")
	}
	switch {
	case b.Len() == 0:
		return ""
	case style != "":
		return `<w:r><w:rPr><w:rStyle w:val="` + style + `"/></w:rPr>` + b.String() + "</w:r>"
	}
	return "<w:r>" + b.String() + "</w:r>"
}

// twips are twentieths of a point.
func twips(points float64) int { return int(points*20 + 0.5) }

// locale is a language as Word names it. Where a country must be named, it is the largest of Europe.
func locale(language string) string {
	switch language {
	case "":
		return "en-GB"
	case "en":
		return "en-GB"
	case "de", "fr", "es", "it", "pl", "pt", "nl", "ru", "tr":
		return language + "-" + strings.ToUpper(language)
	}
	return language
}
