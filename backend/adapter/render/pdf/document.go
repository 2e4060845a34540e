// Package pdf writes PDF files of text in an embedded font (Noto Sans: Latin, Greek, Cyrillic). Start with New, Page, Text, Bytes.
//
// What it promises: the same calls give the same bytes; the file has no information dictionary, no metadata, no dates, no identifier and
// no name of a program; each character is one glyph with its own code and its own entry in ToUnicode, so what is copied out is what was
// put in; text is tagged (ISO 32000-1, 14.8) and stands in the file in the order in which it is read. It sets no ligatures, hyphenates
// nothing and writes from left to right only. Has says which characters there are.
package pdf

import (
	"bytes"
	"fmt"
	"strconv"

	"golang.org/x/image/font/sfnt"
)

// A4, in points.
const (
	PageWidth  = 595.28
	PageHeight = 841.89
)

// Ink is a colour: red, green and blue from 0 to 1.
type Ink [3]float64

// Document is a file being made. Places are in points from the upper left corner of a page.
type Document struct {
	language string
	pages    []*page
	root     *Element
	fonts    [len(faces)]used
	pairs    pairs
}

type page struct {
	content bytes.Buffer
	marked  []*Element // whose the marked contents are, by their number
}

// used are the characters that a cut is needed for; a character's code is its place.
type used struct {
	codes  map[rune]int
	runes  []rune
	glyphs []sfnt.GlyphIndex
}

// New begins a document in a language (ISO 639-1).
func New(language string) *Document {
	return &Document{language: language, root: &Element{kind: "Document"}}
}

// Page begins the next page.
func (d *Document) Page() { d.pages = append(d.pages, &page{}) }

// Pages returns how many pages there are.
func (d *Document) Pages() int { return len(d.pages) }

// Text sets s in one line from x on the baseline y, as part of e; with a nil e it is furniture of the page, which is not read.
// Characters that the font does not have are left out: ask Has before.
func (d *Document) Text(e *Element, x, y float64, style Style, size float64, ink Ink, s string) {
	p := d.pages[len(d.pages)-1]
	shown := d.show(style, s)
	if shown == "" {
		return
	}
	p.open(d, e)
	fmt.Fprintf(&p.content, "BT\n/F%d %s Tf\n%s rg\n1 0 0 1 %s %s Tm\n[%s] TJ\nET\nEMC\n",
		style, number(size), ink, number(x), number(PageHeight-y), shown)
}

// Rule draws a line of the given width from x to x+length at the height y. It is furniture.
func (d *Document) Rule(x, y, length, width float64, ink Ink) {
	p := d.pages[len(d.pages)-1]
	fmt.Fprintf(&p.content, "/Artifact BMC\n%s RG\n%s w\n%s %s m\n%s %s l\nS\nEMC\n",
		ink, number(width), number(x), number(PageHeight-y), number(x+length), number(PageHeight-y))
}

// open begins marked content.
func (p *page) open(d *Document, e *Element) {
	if e == nil {
		p.content.WriteString("/Artifact BMC\n")
		return
	}
	e.content = append(e.content, content{page: len(d.pages) - 1, number: len(p.marked)})
	fmt.Fprintf(&p.content, "/%s <</MCID %d>> BDC\n", e.kind, len(p.marked))
	p.marked = append(p.marked, e)
}

// show returns the operand of TJ for s: codes, and the kerning between them.
func (d *Document) show(style Style, s string) string {
	f, u := faces[style](), &d.fonts[style]
	if u.codes == nil {
		u.codes, u.runes, u.glyphs = map[rune]int{}, []rune{0}, []sfnt.GlyphIndex{0}
	}
	var b bytes.Buffer
	before := sfnt.GlyphIndex(0)
	for _, r := range s {
		g, ok := f.glyphs[r]
		if !ok {
			continue
		}
		code, ok := u.codes[r]
		if !ok {
			code = len(u.runes)
			u.codes[r] = code
			u.runes, u.glyphs = append(u.runes, r), append(u.glyphs, g.index)
		}
		switch k := d.kernAfter(style, before, g.index); {
		case before == 0:
			b.WriteByte('<')
		case k != 0:
			fmt.Fprintf(&b, ">%d<", -k)
		}
		fmt.Fprintf(&b, "%04X", code)
		before = g.index
	}
	if before != 0 {
		b.WriteByte('>')
	}
	return b.String()
}

func (d *Document) kernAfter(style Style, before, g sfnt.GlyphIndex) int {
	if before == 0 {
		return 0
	}
	return d.pairs.kern(style, before, g)
}

func (i Ink) String() string { return number(i[0]) + " " + number(i[1]) + " " + number(i[2]) }

// number writes a number of a content stream with at most three decimals.
func number(f float64) string {
	s := strconv.FormatFloat(f, 'f', 3, 64)
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	if s == "-0" {
		return "0"
	}
	return s
}
