package hiddenbench

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// cleanKind makes a document in which everything is visible, of a kind that a careless reader suspects.
type cleanKind struct {
	name string
	make func(r *rand.Rand, blocks []block) []byte
}

// drawn is a PDF with the usual text and something more around it.
func drawn(dark bool, under, over func(s *sheet, r *rand.Rand)) func(*rand.Rand, []block) []byte {
	return func(r *rand.Rand, blocks []block) []byte {
		s := newSheet()
		if under != nil {
			under(s, r)
		}
		layout(s, blocks, dark)
		if over != nil {
			over(s, r)
		}
		return s.bytes()
	}
}

var pdfClean = []cleanKind{
	{"side bar", drawn(true, nil, nil)},
	{"grey", drawn(false, nil, func(s *sheet, _ *rand.Rand) {
		lines(s, 10, 56, "0.6 g", "References are given on request", "")
		s.text(56, 20, 9, "F1", "0.73 g", "Last changed in spring")
	})},
	{"small print", drawn(false, nil, func(s *sheet, _ *rand.Rand) {
		s.text(56, 20, 5, "F1", "0.4 g", "I agree that my data may be kept for this application. Page 1 of 1")
		s.text(56, 30, 6, "F1", "0 g", "Printed on recycled paper")
	})},
	{"photo title", drawn(false, func(s *sheet, r *rand.Rand) {
		s.picture("Im1", 80, 20, func(x, y int) (byte, byte, byte) { d := byte(r.IntN(60)); return 20 + d, byte(x) + d/2, 90 + d })
		s.draw("Im1", 0, 800, 595, 42)
		s.text(56, 812, 14, "F2", "1 g", "Application")
	}, nil)},
	{"gradient title", drawn(false, func(s *sheet, _ *rand.Rand) {
		s.resource("Shading", "Sh1", "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 595 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [0.1 0.2 0.4] /C1 [0.7 0.3 0.5] /N 1 >> >>")
		s.raw("q 0 800 595 42 re W n /Sh1 sh Q")
		s.text(56, 812, 14, "F2", "1 g", "Application for a post")
	}, nil)},
	{"shaded table", drawn(false, nil, func(s *sheet, _ *rand.Rand) {
		y := max(60, s.y-30)
		for i, row := range []string{"Driving licence   B", "Notice period   four weeks", "Start   spring"} {
			if i%2 == 0 {
				s.rect(50, y-4-14*float64(i), 495, 14, "0.9 0.93 0.97 rg")
			}
			s.text(56, y-14*float64(i), 9, "F1", "0.1 g", row)
		}
	})},
	{"coloured", drawn(false, nil, func(s *sheet, _ *rand.Rand) {
		for i, c := range []string{"0.9 0.3 0.1 rg", "0 0.5 0.6 rg", "0.95 0.75 0.1 rg", "0.3 0.8 0.4 rg"} {
			s.text(56+110*float64(i), 40, 12, "F2", c, pick(rand.New(rand.NewPCG(uint64(i), 1)), []string{"Careful", "Curious", "Reliable"}))
		}
	})},
	{"pastel on dark", drawn(false, nil, func(s *sheet, _ *rand.Rand) {
		s.rect(0, 0, 595, 44, "0.1 0.12 0.2 rg")
		s.text(56, 18, 9, "F1", "0.7 0.85 0.8 rg", "Portfolio and references on request")
	})},
	{"scan", scan},
	{"wide letters", drawn(false, nil, func(s *sheet, _ *rand.Rand) {
		s.raw("BT 0 g 6 Tc /F2 12 Tf 1 0 0 1 56 30 Tm (REFERENCES) Tj 0 Tc ET")
	})},
	{"raised", drawn(false, nil, func(s *sheet, _ *rand.Rand) {
		s.raw("BT 0 g /F1 10 Tf 1 0 0 1 56 30 Tm (Thesis graded 1) Tj 5 Ts /F1 6 Tf (st of the year) Tj 0 Ts ET")
	})},
	{"turned", func(r *rand.Rand, blocks []block) []byte {
		s := newSheet()
		s.page = "/Rotate 90 /MediaBox [0 0 842 595]"
		s.raw("q 0 1 -1 0 842 0 cm")
		s.flow(blocks, 56, 480, "0 g")
		s.raw("Q")
		return s.bytes()
	}},
	{"crop box", func(r *rand.Rand, blocks []block) []byte {
		s := newSheet()
		s.page = "/MediaBox [-20 -20 615 862] /CropBox [0 0 595 842]"
		layout(s, blocks, false)
		s.rect(-20, -20, 10, 882, "0 g")
		return s.bytes()
	}},
	{"twice for bold", drawn(false, nil, func(s *sheet, _ *rand.Rand) {
		s.text(56, 30, 11, "F1", "0 g", "References on request")
		s.text(56.3, 30, 11, "F1", "0 g", "References on request")
	})},
	{"shadow", drawn(false, func(s *sheet, _ *rand.Rand) {
		s.text(401, 809, 16, "F2", "0.75 g", "Application")
		s.text(400, 810, 16, "F2", "0.1 0.2 0.5 rg", "Application")
	}, nil)},
	{"watermark", drawn(false, func(s *sheet, _ *rand.Rand) {
		s.raw("BT 0.9 g /F2 70 Tf 0.7 0.7 -0.7 0.7 150 200 Tm (COPY) Tj ET")
	}, nil)},
	{"form", drawn(false, nil, func(s *sheet, _ *rand.Rand) {
		s.resource("XObject", "Fm1", stream("/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency >> /Resources << /Font << /F1 "+s.resources["Font F1"]+" >> >>",
			[]byte("0.2 0.3 0.5 rg 40 20 500 24 re f BT 1 g /F1 9 Tf 1 0 0 1 56 28 Tm (Available from the first of next month) Tj ET")))
		s.raw("q /Fm1 Do Q")
	})},
	{"half transparent", drawn(false, nil, func(s *sheet, _ *rand.Rand) {
		s.resource("ExtGState", "GS1", "<< /ca 0.5 >>")
		s.raw("q /GS1 gs")
		s.text(56, 30, 10, "F1", "0 g", "Written in plain words")
		s.raw("Q")
	})},
}

// scan is a picture of a page with the layer of invisible text that scanners add.
func scan(r *rand.Rand, blocks []block) []byte {
	s := newSheet()
	probe := newSheet()
	probe.flow(blocks, 56, 480, "3 Tr 0 g")
	const scale = 2
	type inked struct{ x, y, w, h int }
	var words []inked
	for l := range strings.Lines(probe.ops.String()) {
		var size, x, y float64
		_, rest, _ := strings.Cut(l, "/F")
		if _, err := fmt.Sscanf(rest[1:], " %g Tf 1 0 0 1 %g %g", &size, &x, &y); err != nil {
			continue
		}
		_, text, _ := strings.Cut(l, "(")
		for _, c := range text[:max(0, strings.LastIndex(text, ")"))] {
			w := size * 0.5
			if c != ' ' {
				words = append(words, inked{int(x * scale), int((842 - y - size*0.7) * scale), int(w * scale * 0.6), int(size * 0.7 * scale)})
			}
			x += w
		}
	}
	grid := make([]byte, 595*842*scale*scale)
	for i := range grid {
		grid[i] = 235 + byte(r.IntN(20))
	}
	for _, w := range words {
		for y := w.y; y < w.y+w.h; y++ {
			for x := w.x; x < w.x+w.w; x++ {
				if at := y*595*scale + x; (y-w.y)%5 < 2 || (x-w.x) < 2 {
					if at >= 0 && at < len(grid) {
						grid[at] = 30
					}
				}
			}
		}
	}
	s.resource("XObject", "Im1", stream(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8", 595*scale, 842*scale), grid))
	s.draw("Im1", 0, 0, 595, 842)
	s.ops.WriteString(probe.ops.String())
	return s.bytes()
}

// written is a DOCX with the usual text and more after it.
func written(more, styles string, words func(string) string) func(*rand.Rand, []block) []byte {
	return func(_ *rand.Rand, blocks []block) []byte {
		var b strings.Builder
		for _, bl := range blocks {
			text := bl.text
			if words != nil {
				text = words(text)
			}
			b.WriteString(wordBlock(bl, text))
		}
		return wordFile(b.String()+more, styles, nil)
	}
}

const darkCell = `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>%s</w:tc></w:tr></w:tbl>`

var wordClean = []cleanKind{
	{"white in a dark cell", written(fmt.Sprintf(darkCell, para("", `<w:color w:val="FFFFFF"/>`, "References on request")), "", nil)},
	{"white in a dark box", written(strings.Replace(box(900000, 3000000, "", para("", `<w:color w:val="FFFFFF"/>`, "References on request")), "</wps:spPr>", `<a:solidFill><a:srgbClr val="203050"/></a:solidFill></wps:spPr>`, 1), "", nil)},
	{"white on a dark paragraph", written(para(`<w:shd w:val="clear" w:fill="203050"/>`, `<w:color w:val="FFFFFF"/>`, "References on request"), "", nil)},
	{"white on a dark run", written(para("", `<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="000000"/>`, "References on request"), "", nil)},
	{"grey", written(para("", `<w:color w:val="A6A6A6"/>`, "References on request"), "", nil)},
	{"small print", written(para("", `<w:sz w:val="10"/>`, "I agree that my data may be kept for this application"), "", nil)},
	{"soft hyphens", written("", "", func(t string) string {
		return strings.NewReplacer("Experience", "Ex\u00adpe\u00adri\u00adence", "regulations", "reg\u00adu\u00adla\u00adtions", "Education", "Edu\u00adca\u00adtion").Replace(t)
	})},
	{"Greek and Cyrillic names", written(para("", "", "References: Σοφία Παπαδοπούλου, Ирина Соколова, Роман Сорокин, Ελένη Κατσαρού"), "", nil)},
	{"accepted changes", written(`<w:p><w:ins w:id="3" w:author="A"><w:r><w:t>References on request</w:t></w:r></w:ins></w:p>`, "", nil)},
	{"highlight", written(para("", `<w:highlight w:val="yellow"/>`, "Available now"), "", nil)},
	{"non-breaking", written("", "", func(t string) string { return strings.Replace(t, " - ", "\u00a0- ", 1) })},
	{"raised note", written(para("", `<w:vertAlign w:val="superscript"/><w:sz w:val="12"/>`, "1 graded first of the year"), "", nil)},
	{"exact lines", written(para(`<w:spacing w:line="200" w:lineRule="exact"/>`, `<w:sz w:val="20"/>`, "References on request"), "", nil)},
	{"left marks", written(para("", "", "Tel. \u202a+44 7700 900555\u202c and \u200email"), "", nil)},
	{"theme colours", written(para("", `<w:color w:val="FFFFFF" w:themeColor="text1"/>`, "References on request")+fmt.Sprintf(darkCell, para("", `<w:color w:themeColor="background1"/>`, "Available now")), "", nil)},
}

// shown is a page with the usual text and more after it.
func shown(style, more string, words func(string) string) func(*rand.Rand, []block) []byte {
	return func(_ *rand.Rand, blocks []block) []byte {
		var b strings.Builder
		for _, bl := range blocks {
			text := bl.text
			if words != nil {
				text = words(text)
			}
			b.WriteString(webBlock(bl, text))
		}
		return webFile(style, b.String()+more)
	}
}

var webClean = []cleanKind{
	{"white on dark by class", shown(".side{background-color:#203050;color:#fff} .side a{color:#eef}", `<div class="side"><p>References on request</p><a href="https://example.com">Portfolio</a></div>`, nil)},
	{"white on a gradient", shown(".top{background:linear-gradient(90deg,#123,#456);color:white}", `<div class="top">References on request</div>`, nil)},
	{"white on a picture", shown(".top{background-image:url(bar.jpg);color:white}", `<div class="top">References on request</div>`, nil)},
	{"labels for screen readers", shown(".sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}", `<a href="https://example.com"><span class="sr-only">Portfolio</span></a><p>References on request</p>`, nil)},
	{"closed menu", shown("nav ul.sub{display:none}", `<nav><ul><li>Jobs</li></ul><ul class="sub"><li>About us and our teams</li><li>Our places in the world</li></ul></nav>`, nil)},
	{"cookie notice", shown("", `<div class="cookie-banner" style="display:none"><p>We use cookies to make this page work. Accept all of them or choose which ones you like.</p></div>`, nil)},
	{"printed only", shown("@media print{.screen{display:none}} @media screen and (max-width:400px){p{display:none}}", `<p class="screen">References on request</p>`, nil)},
	{"closed details", shown("", `<details><summary>More about me</summary><p>I like to repair old radios and to walk in the hills.</p></details>`, nil)},
	{"soft hyphens", shown("", `<p>Donau&shy;dampf&shy;schiff&shy;fahrts&shy;gesell&shy;schaft</p>`, nil)},
	{"long link", shown("", `<p>https://example.com/a/&#8203;very/&#8203;long/&#8203;address, super&#8203;long</p>`, nil)},
	{"emoji", shown("", "<p>Team player 👩‍💻👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ ✔️ and more</p>", nil)},
	{"Greek and Cyrillic names", shown("", "<p>References: Σοφία Παπαδοπούλου, Ирина Соколова, Роман Сорокин. Skilled in μC, TGFβ, IL-1β, kΩ and 5 µm work</p>", nil)},
	{"icon font", shown(".icon{font-family:Icons}", "<p><i class=\"icon\">\ue001</i> Available now</p>", nil)},
	{"small print", shown("", `<p style="font-size:9px;color:#999">I agree that my data may be kept for this application</p>`, nil)},
	{"dark page", shown("body{background:#111;color:#eee} h2{color:#fff}", `<p>References on request</p>`, nil)},
	{"trade of machines", shown("", `<p>Prompt engineering, evaluated large language models, wrote ignore lists and system prompts, instructions for AI assistants and scoring of candidates.</p>`, nil)},
}
