package extract

import (
	"image"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"autojob/backend/core/document"
	"autojob/backend/core/hidden"
)

// Whether a person can see a word is asked of the page as it is drawn: once with its text and once without. Where both pictures are equal
// nothing of the word shows, whatever the reason: its colour, opacity, clip, layer, font, or what was drawn over it. The colour the file names
// for it and the picture without text behind it tell the rest, since the edges of letters are blends.

// sight is a page drawn with and without its text.
type sight struct {
	with, without *image.RGBA
	scale         float64
	texts         []references.FPDF_PAGEOBJECT
	pictures      []document.Box
}

const (
	maxInside  = 8 // forms inside each other that are walked
	noInk      = 8 // levels of 255: less than this is no difference
	leastInk   = 0.01
	sightScale = 1.5 // pixels a point
)

// lookAtPage draws the page. The result is nil when it cannot be drawn. It changes the page: its text is invisible from now on.
func (r *pageReader) lookAtPage() *sight {
	w, h := r.view.size()
	width := int(math.Min(sightScale*w, 1400))
	if w < 1 || h < 1 || width < 1 || float64(width)*float64(width)*h/w > maxPixels {
		return nil
	}
	s := &sight{}
	if s.with = r.paint(width); s.with == nil {
		return nil
	}
	s.scale = float64(s.with.Rect.Dx()) / w
	budget := 4 * maxObjects
	n, err := r.engine.pdf.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: r.ref})
	if err != nil {
		return nil
	}
	for i := range n.Count {
		if o, err := r.engine.pdf.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: r.ref, Index: i}); err == nil {
			r.walk(s, o.PageObject, 0, &budget)
		}
	}
	if budget <= 0 {
		return nil // a drawing of tens of thousands of parts
	}
	r.show(s.texts, false)
	if s.without = r.paint(width); s.without == nil || s.without.Rect != s.with.Rect {
		return nil
	}
	return s
}

// walk collects the texts and pictures of an object and of what is inside it.
func (r *pageReader) walk(s *sight, o references.FPDF_PAGEOBJECT, depth int, budget *int) {
	if *budget--; *budget <= 0 || depth > maxInside {
		return
	}
	pdf := r.engine.pdf
	t, err := pdf.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o})
	if err != nil {
		return
	}
	switch t.Type {
	case enums.FPDF_PAGEOBJ_TEXT:
		s.texts = append(s.texts, o)
	case enums.FPDF_PAGEOBJ_IMAGE:
		if b, err := pdf.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o}); err == nil {
			s.pictures = append(s.pictures, r.view.box(float64(b.Left), float64(b.Top), float64(b.Right), float64(b.Bottom)))
		}
	case enums.FPDF_PAGEOBJ_FORM:
		n, err := pdf.FPDFFormObj_CountObjects(&requests.FPDFFormObj_CountObjects{PageObject: o})
		if err != nil {
			return
		}
		for i := range n.Count {
			if c, err := pdf.FPDFFormObj_GetObject(&requests.FPDFFormObj_GetObject{PageObject: o, Index: uint64(i)}); err == nil {
				r.walk(s, c.PageObject, depth+1, budget)
			}
		}
	}
}

// show makes texts visible as filled letters, or invisible.
func (r *pageReader) show(texts []references.FPDF_PAGEOBJECT, visible bool) {
	mode := enums.FPDF_TEXTRENDERMODE_INVISIBLE
	if visible {
		mode = enums.FPDF_TEXTRENDERMODE_FILL
	}
	for _, o := range texts {
		_, _ = r.engine.pdf.FPDFTextObj_SetTextRenderMode(&requests.FPDFTextObj_SetTextRenderMode{PageObject: o, TextRenderMode: mode})
	}
}

// paint draws the page as a person sees it, on white.
func (r *pageReader) paint(width int) *image.RGBA {
	p, err := r.engine.pdf.RenderPageInPixels(&requests.RenderPageInPixels{Page: r.ref, Width: width, RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT})
	if err != nil {
		return nil
	}
	defer p.Cleanup()
	img, ok := p.Result.RenderedImage.(*image.RGBA)
	if !ok {
		return nil
	}
	own := &image.RGBA{Pix: slices.Clone(img.Pix), Stride: img.Stride, Rect: img.Rect}
	for i := 3; i < len(own.Pix); i += 4 { // a page with transparency is drawn on nothing
		if a := int(own.Pix[i]); a < 255 {
			for k := i - 3; k < i; k++ {
				own.Pix[k] = byte((int(own.Pix[k])*a + 255*(255-a)) / 255)
			}
		}
	}
	return own
}

// ink is what two pictures differ in, in a box: the share of pixels that differ, and the share on which a colour would show.
type ink struct {
	share float64
	most  int     // the largest difference of a channel
	fits  float64 // of the box, where the colour is apart from the ground
	own   float64 // the best contrast between the pictures where they differ
}

func (s *sight) ink(a, b *image.RGBA, box document.Box, colour hidden.RGB) ink {
	rect := image.Rect(int(box.X0*s.scale), int(box.Y0*s.scale), int(math.Ceil(box.X1*s.scale)), int(math.Ceil(box.Y1*s.scale))).Intersect(a.Rect)
	var k ink
	all, differ, fits := 0, 0, 0
	ground, apart := hidden.RGB{}, hidden.Apart(colour, hidden.RGB{}) // grounds are mostly of one colour
	for y := rect.Min.Y; y < rect.Max.Y; y++ {
		for x := rect.Min.X; x < rect.Max.X; x++ {
			i := a.PixOffset(x, y)
			p := hidden.RGB{R: a.Pix[i], G: a.Pix[i+1], B: a.Pix[i+2]}
			q := hidden.RGB{R: b.Pix[i], G: b.Pix[i+1], B: b.Pix[i+2]}
			all++
			if d := hidden.Distance(p, q); d >= noInk {
				differ++
				if d > k.most {
					k.most = d
					k.own = hidden.Contrast(p, q)
				}
			}
			if q != ground {
				ground, apart = q, hidden.Apart(colour, q)
			}
			if apart {
				fits++
			}
		}
	}
	if all > 0 {
		k.share, k.fits = float64(differ)/float64(all), float64(fits)/float64(all)
	}
	return k
}

// kind is why nobody sees the word, "" if one does.
func (s *sight) kind(w *word) string {
	if s == nil {
		return ""
	}
	k := s.ink(s.with, s.without, w.box, w.colour)
	letters := strings.IndexFunc(w.text(), func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) >= 0
	switch {
	case k.share == 0 || (letters && utf8.RuneCountInString(w.text()) > 2 && k.share < leastInk):
		if w.solid && k.fits < 0.15 {
			return hidden.Colour
		}
		return hidden.Covered
	case w.solid && k.fits < 0.1 && k.own < 1.3:
		return hidden.Colour
	case !w.solid && k.most < 40 && k.own < 1.12:
		return hidden.Colour
	}
	return ""
}

// judge decides which words a person can see. Invisible text stands for something visible where a scanner laid it over the picture of
// a page, or a browser over letters that it drew as shapes; anywhere else it is a trick.
func (r *pageReader) judge() {
	if len(r.all) == 0 {
		return
	}
	s := r.lookAtPage()
	r.page.pictured = s != nil && s.pictured(r.page.width, r.page.height)
	var unseen []word
	for _, w := range r.all {
		switch {
		case w.text() == "":
			r.page.words = append(r.page.words, w)
		case slices.ContainsFunc(r.narrow, func(b document.Box) bool { return overlap(b, w.box) > 0.8 && overlap(w.box, b) > 0.2 }):
			r.hide(hidden.Squeezed, w) // the short words of a sentence without room
		case w.unseen:
			unseen = append(unseen, w)
		default:
			if kind := s.kind(&w); kind != "" {
				r.hide(kind, w)
			} else {
				r.page.words = append(r.page.words, w)
			}
		}
	}
	r.layer(s, unseen)
}

// layer takes the invisible words that stand for visible ones.
func (r *pageReader) layer(s *sight, unseen []word) {
	if len(unseen) == 0 {
		return
	}
	plain := len(r.page.words)
	scanned := len(unseen) > plain && r.page.pictured
	for _, w := range unseen {
		over := slices.ContainsFunc(r.page.words[:plain], func(o word) bool { return overlap(o.box, w.box) > 0.3 })
		if s != nil && !over && s.stands(w, scanned) {
			r.page.words = append(r.page.words, w)
			continue
		}
		r.hide(hidden.Invisible, w)
	}
	r.page.layer = scanned && len(r.page.words) > plain
}

// pictured reports that pictures cover most of the page, as scans do.
func (s *sight) pictured(w, h float64) bool {
	page := document.Box{X1: w, Y1: h}
	covered := 0.0
	for _, p := range s.pictures {
		covered += overlap(p, page)
	}
	return covered > 0.6
}

// stands reports that what is drawn under an invisible word may be that word: some ink in a scan; elsewhere strokes beside
// each other, about as many as letters, and no picture.
func (s *sight) stands(w word, scanned bool) bool {
	if scanned {
		return s.contrast(w.box) > 24
	}
	for _, p := range s.pictures {
		if overlap(p, w.box) > 0.1 {
			return false
		}
	}
	return s.strokes(w.box) >= max(1, utf8.RuneCountInString(w.text())*2/3)
}

// contrast is the difference between the lightest and darkest pixel of a box, 0 to 255.
func (s *sight) contrast(b document.Box) int {
	lo, hi := 255, 0
	s.rows(b, func(row []byte) {
		for i := 1; i < len(row); i += 4 {
			lo, hi = min(lo, int(row[i])), max(hi, int(row[i]))
		}
	})
	return max(0, hi-lo)
}

// strokes is the largest number of dark stretches on a line through the box.
func (s *sight) strokes(b document.Box) int {
	most := 0
	lo, hi := 255, 0
	s.rows(b, func(row []byte) {
		for i := 1; i < len(row); i += 4 {
			lo, hi = min(lo, int(row[i])), max(hi, int(row[i]))
		}
	})
	if hi-lo < 48 {
		return 0
	}
	s.rows(b, func(row []byte) {
		n, in := 0, false
		for i := 1; i < len(row); i += 4 {
			if dark := int(row[i]) < (lo+hi)/2; dark != in {
				in = dark
				n++
			}
		}
		most = max(most, n/2)
	})
	return most
}

// rows calls f with each row of pixels of a box. Letters that no program can name (they may be of a font without a map) are among them.
func (s *sight) rows(b document.Box, f func(row []byte)) {
	r := image.Rect(int(b.X0*s.scale), int(b.Y0*s.scale), int(math.Ceil(b.X1*s.scale)), int(math.Ceil(b.Y1*s.scale))).Intersect(s.with.Rect)
	for y := r.Min.Y; y < r.Max.Y && !r.Empty(); y++ {
		f(s.without.Pix[s.without.PixOffset(r.Min.X, y) : s.without.PixOffset(r.Max.X-1, y)+4])
	}
}
