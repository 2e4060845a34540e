package hiddenbench

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf16"
)

// planted is one way to hide a payload in a PDF. under draws before the visible text, over after it; each may be nil. look
// replaces the visible text itself.
type planted struct {
	name  string
	under func(s *sheet, r *rand.Rand, payload string)
	over  func(s *sheet, r *rand.Rand, payload string)
	dark  bool // the page has a dark side bar
	seen  bool // the payload is visible; the twin has it too
	dot   bool // the trick needs a visible dot, which the twin has as well
	alter bool // the payload stands in place of visible words
}

func utf16be(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u>>8), byte(u))
	}
	return out
}

// lines draws the payload as lines below what was drawn, or in the bottom margin.
func lines(s *sheet, size, x float64, before, payload, after string) {
	y := max(30, s.y-16)
	for _, l := range wrap(payload, 400, max(size, 8)) {
		s.raw("BT %s /F1 %g Tf 1 0 0 1 %g %g Tm %s Tj ET %s", before, size, x, y, literal(l), after)
		y -= max(size, 3) * 1.2
	}
}

func plain(before, after string) func(*sheet, *rand.Rand, string) {
	return func(s *sheet, _ *rand.Rand, p string) { lines(s, 10, 56, before, p, after) }
}

var pdfTricks = []planted{
	{name: "white", over: plain("1 g", "")},
	{name: "near-white", over: plain("0.98 g", "")},
	{name: "panel", dark: true, over: func(s *sheet, _ *rand.Rand, p string) {
		for i, l := range wrap(p, 130, 9) {
			s.text(20, 300-12*float64(i), 9, "F1", panelColour, l)
		}
	}},
	{name: "row", over: func(s *sheet, _ *rand.Rand, p string) {
		y := max(40, s.y-40)
		s.rect(50, y-30, 495, 46, "0.94 0.95 0.97 rg")
		for i, l := range wrap(p, 400, 10) {
			s.text(56, y-13*float64(i), 10, "F1", "0.97 0.98 1 rg", l)
		}
	}},
	{name: "photo", over: func(s *sheet, r *rand.Rand, p string) {
		s.picture("Im1", 60, 60, func(x, y int) (byte, byte, byte) { d := byte(r.IntN(6)); return 60 + d, 90 + d, 120 + d })
		s.draw("Im1", 430, 40, 120, 120)
		for i, l := range wrap(p, 90, 6) {
			s.text(440, 140-8*float64(i), 6, "F1", "0.245 0.363 0.481 rg", l)
		}
	}},
	{name: "gradient", over: func(s *sheet, _ *rand.Rand, p string) {
		s.resource("Shading", "Sh1", "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [50 0 545 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [0.1 0.2 0.4] /C1 [0.2 0.3 0.5] /N 1 >> >>")
		y := max(60, s.y-50)
		s.raw("q 50 %g 495 40 re W n /Sh1 sh Q", y-25)
		for i, l := range wrap(p, 200, 9) {
			s.text(60, y-11*float64(i), 9, "F1", "0.12 0.22 0.42 rg", l)
		}
	}},
	{name: "tiny", over: func(s *sheet, _ *rand.Rand, p string) { lines(s, 1, 56, "0 g", p, "") }},
	{name: "tiny-matrix", over: func(s *sheet, _ *rand.Rand, p string) {
		s.raw("BT 0 g /F1 12 Tf 0.06 0 0 0.06 56 %g Tm %s Tj ET", max(30, s.y-16), literal(p))
	}},
	{name: "squeezed", over: plain("0 g 1 Tz", "100 Tz")},
	{name: "mode-3", over: plain("0 g 3 Tr", "")},
	{name: "mode-3-photo", over: func(s *sheet, r *rand.Rand, p string) {
		s.picture("Im1", 60, 60, func(x, y int) (byte, byte, byte) { d := byte(r.IntN(160)); return 60 + d, 40 + d, 80 + d })
		s.draw("Im1", 430, 40, 120, 120)
		for i, l := range wrap(p, 100, 8) {
			s.raw("BT 3 Tr /F1 8 Tf 1 0 0 1 436 %g Tm %s Tj ET", 140-10*float64(i), literal(l))
		}
	}},
	{name: "mode-7", over: func(s *sheet, _ *rand.Rand, p string) { lines(s, 10, 56, "q 7 Tr", p, "Q") }},
	{name: "white-stroke", over: plain("1 Tr 1 G 0 g", "")},
	{name: "off-page", over: func(s *sheet, _ *rand.Rand, p string) { s.text(700, 400, 10, "F1", "0 g", p) }},
	{name: "off-crop", over: func(s *sheet, _ *rand.Rand, p string) {
		s.page = "/MediaBox [0 -200 595 842] /CropBox [0 0 595 842]"
		s.text(56, -60, 10, "F1", "0 g", p)
	}},
	{name: "covered-box", over: func(s *sheet, _ *rand.Rand, p string) {
		lines(s, 10, 56, "0 g", p, "")
		s.rect(50, max(30, s.y-16)-40, 500, 56, "1 g")
	}},
	{name: "covered-image", over: func(s *sheet, r *rand.Rand, p string) {
		for i, l := range wrap(p, 110, 9) {
			s.text(432, 140-11*float64(i), 9, "F1", "0 g", l)
		}
		s.picture("Im1", 60, 60, func(x, y int) (byte, byte, byte) { d := byte(r.IntN(160)); return 60 + d, 40 + d, 80 + d })
		s.draw("Im1", 425, 30, 130, 130)
	}},
	{name: "clipped", over: func(s *sheet, _ *rand.Rand, p string) {
		s.raw("q 0 0 5 5 re W n")
		lines(s, 10, 56, "0 g", p, "")
		s.raw("Q")
	}},
	{name: "transparent", over: func(s *sheet, _ *rand.Rand, p string) {
		s.resource("ExtGState", "GS1", "<< /ca 0 /CA 0 >>")
		s.raw("q /GS1 gs")
		lines(s, 10, 56, "0 g", p, "")
		s.raw("Q")
	}},
	{name: "layer-off", over: func(s *sheet, _ *rand.Rand, p string) {
		n := s.object("<< /Type /OCG /Name (Layer) >>")
		s.resources["Properties OC1"] = fmt.Sprintf("%d 0 R", n)
		s.catalog = fmt.Sprintf("/OCProperties << /OCGs [%d 0 R] /D << /OFF [%d 0 R] /Order [] >> >>", n, n)
		s.raw("/OC /OC1 BDC")
		lines(s, 10, 56, "0 g", p, "")
		s.raw("EMC")
	}},
	{name: "cmyk-white", over: plain("0 0 0 0 k", "")},
	{name: "form-white", over: func(s *sheet, _ *rand.Rand, p string) {
		var b strings.Builder
		for i, l := range wrap(p, 400, 10) {
			fmt.Fprintf(&b, "BT 1 g /F1 10 Tf 1 0 0 1 56 %d Tm %s Tj ET\n", 70-12*i, literal(l))
		}
		s.resource("XObject", "Fm1", stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 "+s.resources["Font F1"]+" >> >>", []byte(b.String())))
		s.raw("q /Fm1 Do Q")
	}},
	{name: "type3-blank", over: func(s *sheet, _ *rand.Rand, p string) {
		glyph := s.object(stream("", []byte("500 0 d0")))
		cmap := s.object(stream("", []byte("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfrange <20> <7E> <0020> endbfrange endcmap end end")))
		s.resource("Font", "F9", fmt.Sprintf("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 32 /LastChar 126 /Widths [%s] /CharProcs << /a %d 0 R >> /Encoding << /Differences [32 %s] >> /ToUnicode %d 0 R /Resources << >> >>",
			strings.Repeat("500 ", 95), glyph, strings.Repeat("/a ", 95), cmap))
		s.text(56, max(30, s.y-16), 10, "F9", "0 g", p)
	}},
	{name: "one-glyph", over: func(s *sheet, _ *rand.Rand, p string) {
		s.mapped("F9", map[byte]string{'.': " " + p + " "})
		s.text(56, max(30, s.y-16), 10, "F9", "0 g", ".")
	}},
	{name: "actual-text", over: func(s *sheet, _ *rand.Rand, p string) {
		s.raw("/Span << /ActualText <FEFF%X> >> BDC", utf16be(p))
		s.text(56, max(30, s.y-16), 10, "F1", "0 g", "-")
		s.raw("EMC")
	}},
	{name: "tags", dot: true, over: func(s *sheet, _ *rand.Rand, p string) {
		s.mapped("F9", map[byte]string{'.': "." + tagged(p)})
		s.text(56, max(30, s.y-16), 10, "F9", "0 g", ".")
	}},
	{name: "lookalike", alter: true, under: func(s *sheet, _ *rand.Rand, _ string) {
		s.mapped("F1", map[byte]string{'a': "а", 'e': "е", 'o': "о", 'c': "с"})
	}},
	{name: "order", seen: true, over: plain("0.2 g", "")},
}

// tagged spells text in tag characters, which no program draws.
func tagged(s string) string {
	var b strings.Builder
	for _, c := range s {
		if c < 0x7F {
			b.WriteRune(0xE0000 + c)
		}
	}
	return b.String()
}

const panelColour = "0.13 0.2 0.3 rg"

// layout draws the visible text of a PDF, with a dark side bar or without.
func layout(s *sheet, blocks []block, dark bool) {
	if !dark {
		s.flow(blocks, 56, 480, "0 g")
		return
	}
	s.rect(0, 0, 160, 842, panelColour)
	var side, main []block
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if b.kind == "heading" && (b.text == "Skills" || b.text == "Languages" || b.text == "What we offer") {
			side = append(side, b)
			for i+1 < len(blocks) && blocks[i+1].kind != "heading" {
				i++
				side = append(side, blocks[i])
			}
			continue
		}
		main = append(main, b)
	}
	s.flow(side, 16, 130, "1 g")
	s.y = 790
	s.flow(main, 180, 370, "0 g")
}

// pdfPair makes a document with a trick, and its twin.
func pdfPair(r *rand.Rand, t planted, blocks []block, payload string) (tricked, twin []byte) {
	seed := r.Uint64()
	write := func(with bool) []byte {
		own := rand.New(rand.NewPCG(seed, 1))
		s := newSheet()
		if with && t.under != nil {
			t.under(s, own, payload)
		}
		layout(s, blocks, t.dark)
		if with && t.over != nil {
			t.over(s, own, payload)
		} else if t.dot {
			s.text(56, max(30, s.y-16), 10, "F1", "0 g", ".")
		}
		return s.bytes()
	}
	return write(true), write(t.seen)
}
