package hiddenbench

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// sheet is a PDF page being drawn, in points from the bottom left as PDF counts.
type sheet struct {
	ops       strings.Builder
	objects   []string          // bodies of indirect objects after the fixed ones
	resources map[string]string // "Font /F9" -> reference or dictionary
	page      string            // more entries of the page
	catalog   string            // more entries of the catalog
	y         float64           // where the next line goes
}

const firstObject = 6 // after catalog, pages, page, contents and F1; F2 is the first of objects

func newSheet() *sheet {
	s := &sheet{resources: map[string]string{}, y: 790}
	s.resource("Font", "F1", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	s.resource("Font", "F2", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
	return s
}

// object adds an indirect object and returns its number.
func (s *sheet) object(body string) int {
	s.objects = append(s.objects, body)
	return firstObject + len(s.objects) - 1
}

func (s *sheet) resource(kind, name, body string) {
	s.resources[kind+" "+name] = fmt.Sprintf("%d 0 R", s.object(body))
}

// stream is the body of a compressed stream object.
func stream(dict string, data []byte) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write(data)
	_ = w.Close()
	return fmt.Sprintf("<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream", dict, b.Len(), b.String())
}

func (s *sheet) raw(format string, a ...any) { fmt.Fprintf(&s.ops, format+"\n", a...) }

// literal is a PDF string.
func literal(text string) string {
	b, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		b = text
	}
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(b) + ")"
}

// text draws a line. Colour is PDF's own operator, such as "0 g".
func (s *sheet) text(x, y, size float64, font, colour, text string) {
	s.raw("BT %s /%s %g Tf 1 0 0 1 %g %g Tm %s Tj ET", colour, font, size, x, y, literal(text))
}

func (s *sheet) rect(x, y, w, h float64, colour string) {
	s.raw("q %s %g %g %g %g re f Q", colour, x, y, w, h)
}

// wrap breaks text into lines that fit a width, by a rough width of Helvetica.
func wrap(text string, width, size float64) []string {
	var out []string
	line := ""
	for _, w := range strings.Fields(text) {
		if line != "" && float64(len(line)+1+len(w))*size*0.5 > width {
			out = append(out, line)
			line = w
			continue
		}
		line = strings.TrimSpace(line + " " + w)
	}
	return append(out, line)
}

// flow draws blocks from the top down in one column.
func (s *sheet) flow(blocks []block, x, width float64, colour string) {
	for _, b := range blocks {
		size, font, indent, before := 10.0, "F1", 0.0, 3.0
		switch b.kind {
		case "name":
			size, font = 20, "F2"
		case "heading":
			size, font, before = 13, "F2", 10
		case "entry":
			font, before = "F2", 5
		case "bullet":
			indent = 14
		}
		s.y -= before
		for i, l := range wrap(b.text, width-indent, size) {
			s.y -= size * 1.25
			if b.kind == "bullet" && i == 0 {
				s.text(x+4, s.y, size, font, colour, "•")
			}
			s.text(x+indent, s.y, size, font, colour, l)
		}
	}
}

// picture adds an image of w by h pixels and returns the operators that draw it.
func (s *sheet) picture(name string, w, h int, colour func(x, y int) (r, g, b byte)) {
	data := make([]byte, 0, 3*w*h)
	for y := range h {
		for x := range w {
			r, g, b := colour(x, y)
			data = append(data, r, g, b)
		}
	}
	s.resource("XObject", name, stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8", w, h), data))
}

func (s *sheet) draw(name string, x, y, w, h float64) {
	s.raw("q %g 0 0 %g %g %g cm /%s Do Q", w, h, x, y, name)
}

// mapped adds a font that looks like Helvetica and says other characters for some codes.
func (s *sheet) mapped(name string, says map[byte]string) {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n1 begincodespacerange <00> <FF> endcodespacerange\n")
	var codes []byte
	for c := range says {
		codes = append(codes, c)
	}
	slices.Sort(codes)
	fmt.Fprintf(&b, "%d beginbfchar\n", len(codes))
	for _, c := range codes {
		fmt.Fprintf(&b, "<%02X> <%X>\n", c, utf16be(says[c]))
	}
	b.WriteString("endbfchar endcmap end end\n")
	n := s.object(stream("", []byte(b.String())))
	s.resource("Font", name, fmt.Sprintf("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode %d 0 R >>", n))
}

// bytes writes the file.
func (s *sheet) bytes() []byte {
	var b bytes.Buffer
	var offsets []int
	obj := func(body string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	kinds := map[string][]string{}
	for k, v := range s.resources {
		kind, name, _ := strings.Cut(k, " ")
		kinds[kind] = append(kinds[kind], "/"+name+" "+v)
	}
	var res strings.Builder
	for _, kind := range []string{"Font", "XObject", "ExtGState", "Shading", "Properties", "ColorSpace", "Pattern"} {
		if names := kinds[kind]; len(names) > 0 {
			slices.Sort(names)
			fmt.Fprintf(&res, "/%s << %s >> ", kind, strings.Join(names, " "))
		}
	}
	page := s.page
	if !strings.Contains(page, "/MediaBox") {
		page += " /MediaBox [0 0 595 842]"
	}
	b.WriteString("%PDF-1.7\n")
	obj("<< /Type /Catalog /Pages 2 0 R " + s.catalog + " >>")
	obj("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
	obj(fmt.Sprintf("<< /Type /Page /Parent 2 0 R %s /Resources << %s >> /Contents 4 0 R >>", page, res.String()))
	obj(stream("", []byte(s.ops.String())))
	obj("<< >>")
	for _, o := range s.objects {
		obj(o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return b.Bytes()
}
