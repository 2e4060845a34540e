package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"unicode/utf16"
)

// file is the body of a PDF: its objects, in the order of their numbers (ISO 32000-1, 7.5).
type file struct {
	objects []string
}

// reserve returns the number of an object that is written later.
func (f *file) reserve() int {
	f.objects = append(f.objects, "")
	return len(f.objects)
}

func (f *file) put(n int, format string, args ...any) { f.objects[n-1] = fmt.Sprintf(format, args...) }

func (f *file) add(format string, args ...any) int {
	n := f.reserve()
	f.put(n, format, args...)
	return n
}

// stream adds a compressed stream with further entries of its dictionary.
func (f *file) stream(entries string, data []byte) int {
	var packed bytes.Buffer
	w, _ := zlib.NewWriterLevel(&packed, zlib.BestCompression) // the level is valid, and a Buffer does not fail
	_, _ = w.Write(data)
	_ = w.Close()
	return f.add("<</Filter /FlateDecode /Length %d%s>>\nstream\n%s\nendstream", packed.Len(), entries, packed.String())
}

// Bytes returns the whole file. It ends the document: nothing is added after it.
func (d *Document) Bytes() []byte {
	f := &file{}
	catalog, pages, tree := f.reserve(), f.reserve(), f.reserve()
	resources := f.add("<</Font <<%s>>>>", d.putFonts(f))
	numbers, kids := make([]int, len(d.pages)), make([]string, len(d.pages))
	for i := range d.pages {
		numbers[i] = f.reserve()
		kids[i] = fmt.Sprintf("%d 0 R", numbers[i])
	}
	for i, p := range d.pages {
		f.put(numbers[i], "<</Type /Page /Parent %d 0 R /MediaBox [0 0 %s %s] /Resources %d 0 R /Contents %d 0 R /StructParents %d /Tabs /S>>",
			pages, number(PageWidth), number(PageHeight), resources, f.stream("", p.content.Bytes()), i)
	}
	f.put(pages, "<</Type /Pages /Count %d /Kids [%s]>>", len(kids), strings.Join(kids, " "))
	d.putTags(f, tree, numbers)
	f.put(catalog, "<</Type /Catalog /Pages %d 0 R /Lang %s /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R>>", pages, literal(d.language), tree)
	return f.bytes(catalog)
}

// putTags writes the tree of elements and, for each page, whose its marked contents are.
func (d *Document) putTags(f *file, tree int, pages []int) {
	d.root.prune()
	d.root.walk(func(e *Element) { e.object = f.reserve() })
	d.root.walk(func(e *Element) {
		parent := tree
		if e.parent != nil {
			parent = e.parent.object
		}
		var kids []string
		for _, c := range e.content {
			kids = append(kids, fmt.Sprintf("<</Type /MCR /Pg %d 0 R /MCID %d>>", pages[c.page], c.number))
		}
		for _, c := range e.children {
			kids = append(kids, fmt.Sprintf("%d 0 R", c.object))
		}
		f.put(e.object, "<</Type /StructElem /S /%s /P %d 0 R /K [%s]>>", e.kind, parent, strings.Join(kids, " "))
	})
	var owners strings.Builder
	for i, p := range d.pages {
		fmt.Fprintf(&owners, "%d [", i)
		for _, e := range p.marked {
			fmt.Fprintf(&owners, "%d 0 R ", e.object)
		}
		owners.WriteString("] ")
	}
	f.put(tree, "<</Type /StructTreeRoot /K [%d 0 R] /ParentTree <</Nums [%s]>> /ParentTreeNextKey %d>>", d.root.object, owners.String(), len(d.pages))
}

// putFonts writes the cuts that were used, each cut down to the glyphs that were, and returns the entries of the dictionary of fonts.
func (d *Document) putFonts(f *file) string {
	var entries strings.Builder
	for style := range d.fonts {
		u, face := &d.fonts[style], faces[style]()
		if len(u.runes) == 0 {
			continue
		}
		program := face.file.subset(u.glyphs)
		data := f.stream(fmt.Sprintf(" /Length1 %d", len(program)), program)
		name := fmt.Sprintf("%s+%s", strings.Repeat(string(rune('A'+style)), 6), face.name)
		descriptor := f.add("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV %d /FontFile2 %d 0 R>>",
			name, face.box[0], face.box[1], face.box[2], face.box[3], face.ascent, face.descent, face.capitals, 80+60*style, data)
		var widths strings.Builder
		for i, r := range u.runes {
			w := 600 // the empty box, which is never set
			if i > 0 {
				w = face.glyphs[r].advance
			}
			fmt.Fprintf(&widths, "%d ", w)
		}
		glyphs := f.add("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> /FontDescriptor %d 0 R /W [0 [%s]] /CIDToGIDMap /Identity>>",
			name, descriptor, widths.String())
		font := f.add("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
			name, glyphs, f.stream("", toUnicode(u.runes)))
		fmt.Fprintf(&entries, "/F%d %d 0 R ", style, font)
	}
	return entries.String()
}

// toUnicode is the map from codes to characters (ISO 32000-1, 9.10.3), at most 100 a section.
func toUnicode(runes []rune) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for from := 1; from < len(runes); from += 100 {
		to := min(from+100, len(runes))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for code := from; code < to; code++ {
			fmt.Fprintf(&b, "<%04X> <", code)
			for _, unit := range utf16.Encode(runes[code : code+1]) {
				fmt.Fprintf(&b, "%04X", unit)
			}
			b.WriteString(">\n")
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.Bytes()
}

// literal is a string of a PDF that holds letters, digits and hyphens; anything else is left out.
func literal(s string) string {
	keep := func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return -1
	}
	return "(" + strings.Map(keep, s) + ")"
}

// bytes lays out the file: header, objects, the table of where they stand, trailer.
func (f *file) bytes(catalog int) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	at := make([]int, len(f.objects))
	for i, o := range f.objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d /Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, catalog, start)
	return b.Bytes()
}
