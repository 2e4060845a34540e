package extract

import (
	"fmt"
	"math"
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
	"golang.org/x/text/unicode/norm"

	"autojob/backend/core/document"
)

// page is what was read of a PDF page: words with places, before lines are made of them.
type page struct {
	width, height float64
	words         []word
	links         []link
	hidden        int  // words left out because nobody can see them
	layer         bool // its text is an invisible layer over a picture, as scanners make
}

// word is text without spaces, as one or more pieces in one font each.
type word struct {
	pieces []piece
	box    document.Box // as wide as the glyphs, as high as the font
	base   float64      // baseline, from the top of the page
	size   float64
	turned bool // not written from left to right
}

type piece struct {
	text string
	box  document.Box
	face face
	link string
}

// face is how text looks.
type face struct {
	font       string
	size       float64
	bold, ital bool
}

type link struct {
	box    document.Box
	target string
	used   bool
}

func (w word) text() string {
	if len(w.pieces) == 1 {
		return w.pieces[0].text
	}
	var b strings.Builder
	for _, p := range w.pieces {
		b.WriteString(p.text)
	}
	return b.String()
}

// view maps PDF user space to a page as seen: origin top left, Y down, rotation applied.
type view struct {
	left, bottom, right, top float64
	turns                    int // quarter turns clockwise
}

func (v view) size() (w, h float64) {
	w, h = v.right-v.left, v.top-v.bottom
	if v.turns%2 == 1 {
		w, h = h, w
	}
	return w, h
}

func (v view) point(x, y float64) (float64, float64) {
	switch v.turns {
	case 1:
		return y - v.bottom, x - v.left
	case 2:
		return v.right - x, y - v.bottom
	case 3:
		return v.top - y, v.right - x
	}
	return x - v.left, v.top - y
}

func (v view) box(left, top, right, bottom float64) document.Box {
	x0, y0 := v.point(left, top)
	x1, y1 := v.point(right, bottom)
	return document.Box{X0: min(x0, x1), Y0: min(y0, y1), X1: max(x0, x1), Y1: max(y0, y1)}
}

// readPage reads the words and links of the page with this index.
func (e *engine) readPage(doc references.FPDF_DOCUMENT, index int) (*page, error) {
	loaded, err := e.pdf.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: index})
	if err != nil {
		return nil, fmt.Errorf("loading the page: %w", err)
	}
	defer e.pdf.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	ref := requests.Page{ByReference: &loaded.Page}
	v, err := e.view(ref)
	if err != nil {
		return nil, err
	}
	r := &pageReader{engine: e, ref: ref, view: v, page: &page{}}
	r.page.width, r.page.height = v.size()
	if err := r.words(); err != nil {
		return nil, err
	}
	r.page.links = e.links(doc, ref, v)
	r.page.attachLinks()
	return r.page, nil
}

func (e *engine) view(ref requests.Page) (view, error) {
	b, err := e.pdf.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: ref})
	if err != nil {
		return view{}, fmt.Errorf("measuring the page: %w", err)
	}
	v := view{left: float64(b.Rect.Left), right: float64(b.Rect.Right), top: float64(b.Rect.Top), bottom: float64(b.Rect.Bottom)}
	if v.top < v.bottom {
		v.top, v.bottom = v.bottom, v.top
	}
	if rot, err := e.pdf.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: ref}); err == nil {
		v.turns = int(rot.PageRotation) & 3
	}
	return v, nil
}

// pageReader turns PDFium's characters into words.
type pageReader struct {
	engine *engine
	ref    requests.Page
	text   references.FPDF_TEXTPAGE
	view   view
	page   *page

	chars    []*responses.GetPageTextStructuredChar
	faint    []word // words in a very light colour: visible only on a dark ground
	unseen   []word // words in an invisible mode
	cur      word
	look     look
	lastBox  document.Box
	lastSize float64
	lastBold int
}

// look is what is asked of PDFium once for each stretch of equal text.
type look struct {
	face
	base        float64
	top, bottom float64
	invisible   bool
	light       bool
	skewed      bool
	upright     bool
}

func (r *pageReader) words() error {
	structured, err := r.engine.pdf.GetPageTextStructured(&requests.GetPageTextStructured{Page: r.ref, Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return fmt.Errorf("reading the page's characters: %w", err)
	}
	r.chars = structured.Chars
	tp, err := r.engine.pdf.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: r.ref})
	if err != nil {
		return fmt.Errorf("loading the page's text: %w", err)
	}
	r.text = tp.TextPage
	defer r.engine.pdf.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: r.text})
	for i, ch := range r.chars {
		r.char(i, ch)
	}
	r.endWord()
	r.judge()
	return nil
}

// char adds a character to the current word or ends it.
func (r *pageReader) char(i int, ch *responses.GetPageTextStructuredChar) {
	text := clean1(ch.Text)
	p := ch.PointPosition
	box := r.view.box(p.Left, p.Top, p.Right, p.Bottom)
	if text == "" {
		if isIcon(ch.Text) {
			r.endWord()
			r.startWord(i, box)
			r.cur.pieces = append(r.cur.pieces, piece{box: box, face: r.look.face})
			r.endWord()
		}
		return
	}
	if text == " " {
		r.endWord()
		return
	}
	if len(r.cur.pieces) > 0 && r.jumps(box) {
		r.endWord()
	}
	if len(r.cur.pieces) == 0 {
		r.startWord(i, box)
	} else if size, bold := r.quick(i); size != r.lastSize || bold != r.lastBold {
		before := r.look
		r.inspect(i)
		if r.look.invisible != before.invisible || r.look.light != before.light || math.Abs(r.look.base-before.base) > before.size*0.6 {
			now := r.look
			r.look = before
			r.endWord()
			r.look = now
			r.begin(box)
		}
	}
	r.lastBox = box
	last := len(r.cur.pieces) - 1
	if last < 0 || r.cur.pieces[last].face != r.look.face {
		r.cur.pieces = append(r.cur.pieces, piece{text: text, box: r.tall(box), face: r.look.face})
	} else {
		r.cur.pieces[last].text += text
		r.cur.pieces[last].box = span(r.cur.pieces[last].box, r.tall(box))
	}
	r.cur.box = span(r.cur.box, r.tall(box))
}

// tall gives a glyph's box the height of its font, so that boxes of one line agree.
func (r *pageReader) tall(b document.Box) document.Box {
	if r.look.upright && r.look.bottom > r.look.top {
		b.Y0, b.Y1 = r.look.top, r.look.bottom
	}
	return b
}

// jumps reports that the next glyph stands apart from the last one although no space was found between them.
func (r *pageReader) jumps(box document.Box) bool {
	if !r.look.upright {
		return math.Abs(box.X0-r.lastBox.X0) > 3*r.look.size && math.Abs(box.Y0-r.lastBox.Y0) > 3*r.look.size
	}
	gap := box.X0 - r.lastBox.X1
	if gap > 0.6*r.look.size || gap < -1.5*r.look.size {
		return true
	}
	return box.Y0 > r.look.base+0.5*r.look.size || box.Y1 < r.look.base-1.3*r.look.size
}

func (r *pageReader) startWord(i int, box document.Box) {
	r.lastSize, r.lastBold = r.quick(i)
	r.inspect(i)
	r.begin(box)
}

func (r *pageReader) begin(box document.Box) {
	r.cur = word{base: r.look.base, size: r.look.size, turned: !r.look.upright, box: r.tall(box)}
	r.lastBox = box
}

func (r *pageReader) endWord() {
	w := r.cur
	r.cur = word{}
	if len(w.pieces) == 0 {
		return
	}
	for i := range w.pieces {
		w.pieces[i].text = norm.NFC.String(w.pieces[i].text)
	}
	off := w.box.X1 <= 0 || w.box.Y1 <= 0 || w.box.X0 >= r.page.width || w.box.Y0 >= r.page.height
	switch {
	case off, w.size < 2:
		if w.text() != "" {
			r.page.hidden++
		}
	case r.look.invisible:
		r.unseen = append(r.unseen, w)
	case r.look.light:
		r.faint = append(r.faint, w)
	default:
		r.page.words = append(r.page.words, w)
	}
}

// quick asks what is cheap to ask of every character; when it changes, inspect asks the rest.
func (r *pageReader) quick(i int) (float64, int) {
	var size float64
	weight := 0
	if s, err := r.engine.pdf.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: r.text, Index: i}); err == nil {
		size = s.FontSize
	}
	if w, err := r.engine.pdf.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: r.text, Index: i}); err == nil {
		weight = w.FontWeight
	}
	return size, weight
}

// inspect learns how character i looks.
func (r *pageReader) inspect(i int) {
	pdf := r.engine.pdf
	r.lastSize, r.lastBold = r.quick(i)
	l := look{upright: true}
	scale, size := 1.0, r.lastSize
	if m, err := pdf.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: r.text, Index: i}); err == nil {
		a, b, c, d := float64(m.Matrix.A), float64(m.Matrix.B), float64(m.Matrix.C), float64(m.Matrix.D)
		scale = math.Hypot(c, d)
		l.skewed = math.Abs(b) < 0.05*math.Abs(a) && math.Abs(c) > 0.1*math.Abs(d)
		dx, dy := r.direction(a, b)
		l.upright = dx > 0 && math.Abs(dy) < 0.2*dx
	}
	l.size = math.Round(size*scale*10) / 10
	name, flags := "", 0
	if f, err := pdf.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: r.text, Index: i}); err == nil {
		name, flags = f.FontName, f.Flags
	}
	if _, after, ok := strings.Cut(name, "+"); ok {
		name = after
	}
	l.font = strings.ToValidUTF8(name, "")
	l.bold = isBold(name, r.lastBold, flags)
	l.ital = isItalic(name, flags) || l.skewed
	if o, err := pdf.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: r.text, Index: i}); err == nil {
		_, l.base = r.view.point(o.X, o.Y)
	}
	if b, err := pdf.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: r.text, Index: i}); err == nil {
		box := r.view.box(float64(b.Rect.Left), float64(b.Rect.Top), float64(b.Rect.Right), float64(b.Rect.Bottom))
		l.top, l.bottom = box.Y0, box.Y1
	}
	if obj, err := pdf.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: r.text, Index: i}); err == nil {
		if m, err := pdf.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: obj.TextObject}); err == nil {
			l.invisible = m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE || m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_CLIP
			l.bold = l.bold || m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_FILL_STROKE
		}
	}
	if c, err := pdf.FPDFText_GetFillColor(&requests.FPDFText_GetFillColor{TextPage: r.text, Index: i}); err == nil {
		l.light = 299*c.R+587*c.G+114*c.B > 215*1000
		l.invisible = l.invisible || c.A < 10
	}
	r.look = l
}

// direction turns a vector of user space into one of the page as seen.
func (r *pageReader) direction(a, b float64) (float64, float64) {
	x0, y0 := r.view.point(0, 0)
	x1, y1 := r.view.point(a, b)
	return x1 - x0, y1 - y0
}

// judge decides which of the doubtful words a person can see.
func (r *pageReader) judge() {
	if len(r.unseen) > 0 {
		if len(r.page.words) == 0 && len(r.faint) == 0 && r.engine.hasPicture(r.ref) {
			r.page.words, r.page.layer = r.unseen, true
			return
		}
		r.page.hidden += len(r.unseen)
	}
	if len(r.faint) == 0 {
		return
	}
	img, scale, done := r.engine.gray(r.ref)
	defer done()
	for _, w := range r.faint {
		if img == nil || contrast(img, w.box, scale) > 24 {
			r.page.words = append(r.page.words, w)
		} else {
			r.page.hidden++
		}
	}
}

func span(a, b document.Box) document.Box {
	if a == (document.Box{}) {
		return b
	}
	return document.Box{X0: min(a.X0, b.X0), Y0: min(a.Y0, b.Y0), X1: max(a.X1, b.X1), Y1: max(a.Y1, b.Y1)}
}

func isIcon(s string) bool {
	for _, c := range s {
		return unicode.Is(unicode.Co, c)
	}
	return false
}
