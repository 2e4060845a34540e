package extract

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"golang.org/x/text/unicode/norm"

	"autojob/backend/core/document"
	"autojob/backend/core/hidden"
)

// page is what was read of a PDF page: words with places, before lines are made of them.
type page struct {
	width, height float64
	words         []word
	links         []link
	marks         []document.Box  // drawn shapes that may be the marks of list items
	hidden        hidden.Findings // words left out because nobody can see them
	pictured      bool            // it has words, and pictures cover most of it
	layer         bool            // its text is an invisible layer over a picture, as scanners make
}

// word is text without spaces, as one or more pieces in one font each.
type word struct {
	pieces []piece
	box    document.Box // as wide as the glyphs, as high as the font
	base   float64      // baseline, from the top of the page
	size   float64
	turned bool // not written from left to right

	colour hidden.RGB // as the file names it
	solid  bool       // filled with this colour, opaque
	unseen bool       // in an invisible mode or without opacity
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
	r := &pageReader{engine: e, ref: ref, view: v, page: &page{}, number: index + 1}
	r.page.width, r.page.height = v.size()
	if err := r.words(); err != nil {
		return nil, err
	}
	r.page.links = e.links(doc, ref, v)
	r.page.attachLinks()
	r.page.marks = e.marks(ref, v)
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
	number int // of the page, from 1

	alternate int            // words that stand for icons
	narrow    []document.Box // of words without room

	glyphs []glyph
	all    []word // every word on the page, seen or not
	cur    word
	look   look
	last   glyph
}

// glyph is one character as PDFium tells it.
type glyph struct {
	index  int
	text   string // "" for what is no text, " " for what parts words
	icon   bool
	end    bool         // the end of a line as PDFium sees it
	box    document.Box // advance width by font height
	tight  bool         // box is only as large as the ink, as in the parts of a ligature
	size   float64      // before the matrix
	weight int
	wide   float64 // a gap after this glyph that is wider than this parts words; while measuring, the line's usual gap
}

// look is what is asked of PDFium once for each stretch of equal text.
type look struct {
	face
	base      float64
	invisible bool // by its mode or without opacity
	colour    hidden.RGB
	solid     bool
	skewed    bool
	upright   bool
	icons     bool // the font holds pictures
}

func (r *pageReader) words() error {
	tp, err := r.engine.pdf.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: r.ref})
	if err != nil {
		return fmt.Errorf("loading the page's text: %w", err)
	}
	r.text = tp.TextPage
	defer r.engine.pdf.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: r.text})
	n, err := r.engine.pdf.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: r.text})
	if err != nil {
		return fmt.Errorf("counting the page's characters: %w", err)
	}
	if n.Count > maxChars {
		return fmt.Errorf("%d characters on a page", n.Count)
	}
	r.glyphs = make([]glyph, 0, n.Count)
	for i := range n.Count {
		r.glyphs = append(r.glyphs, r.glyph(i))
	}
	evenOut(r.glyphs)
	r.glyphs = dropFalseEnds(r.glyphs)
	start := 0
	for i, g := range r.glyphs {
		if g.end || i == len(r.glyphs)-1 {
			measureGaps(r.glyphs[start : i+1])
			start = i + 1
		}
	}
	measureLetters(r.glyphs)
	for _, g := range r.glyphs {
		r.char(g)
	}
	r.endWord()
	r.judge()
	return nil
}

// maxChars bounds a page: a densely printed one holds some 10,000.
const maxChars = 200_000

// glyph asks what is asked of every character.
func (r *pageReader) glyph(i int) glyph {
	pdf := r.engine.pdf
	g := glyph{index: i}
	u, err := pdf.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: r.text, Index: i})
	if err != nil || u.Unicode == 0 {
		return g
	}
	c := rune(u.Unicode)
	if utf16.IsSurrogate(c) { // PDFium gives characters beyond U+FFFF in halves
		next, err := pdf.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: r.text, Index: i + 1})
		if err != nil {
			return g
		}
		if c = utf16.DecodeRune(c, rune(next.Unicode)); c == utf8.RuneError {
			return g
		}
	}
	g.text, g.icon = clean1(c), unicode.Is(unicode.Co, c)
	if g.text == " " || (g.text == "" && !g.icon) {
		g.end = c == '\n' || c == '\r'
		return g
	}
	b, err := pdf.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: r.text, Index: i})
	if err == nil && b.Rect.Right > b.Rect.Left {
		g.box = r.view.box(float64(b.Rect.Left), float64(b.Rect.Top), float64(b.Rect.Right), float64(b.Rect.Bottom))
	} else if b, err := pdf.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: r.text, Index: i}); err == nil {
		g.box, g.tight = r.view.box(b.Left, b.Top, b.Right, b.Bottom), true
	}
	if s, err := pdf.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: r.text, Index: i}); err == nil {
		g.size = s.FontSize
	}
	if w, err := pdf.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: r.text, Index: i}); err == nil {
		g.weight = w.FontWeight
	}
	return g
}

// dropFalseEnds removes the line ends that PDFium sees where none are: some browsers place every letter by itself.
func dropFalseEnds(all []glyph) []glyph {
	out := all[:0]
	for i := 0; i < len(all); i++ {
		j := i
		for j < len(all) && all[j].end {
			j++
		}
		if j > i && j < len(all) && len(out) > 0 && follows(out[len(out)-1], all[j]) {
			i = j
		}
		out = append(out, all[i])
	}
	return out
}

// follows reports that b stands on a's line, right behind it.
func follows(a, b glyph) bool {
	h := a.box.Y1 - a.box.Y0
	gap := b.box.X0 - a.box.X1
	return h > 0 && math.Abs(a.box.Y1-b.box.Y1) < 0.15*h && math.Abs(a.box.Y0-b.box.Y0) < 0.15*h && gap > -0.3*h && gap < 0.8*h
}

// evenOut finds the glyphs whose box is only as large as their ink (PDFium takes ligatures apart that way) and gives them
// the height of their neighbours.
func evenOut(all []glyph) {
	tall := map[float64]float64{}
	for _, g := range all {
		tall[g.size] = max(tall[g.size], g.box.Y1-g.box.Y0)
	}
	last := -1
	for i := range all {
		g := &all[i]
		h := g.box.Y1 - g.box.Y0
		if h == 0 {
			continue
		}
		if h < 0.8*tall[g.size] {
			g.tight = true
			if last >= 0 {
				g.stretch(all[last])
			}
		} else if last >= 0 && all[last].tight {
			for k := i - 1; k >= 0 && (all[k].tight || all[k].box.Empty()); k-- {
				all[k].stretch(*g)
			}
		}
		last = i
	}
}

// stretch gives a tight box the height of a neighbour in the same font.
func (g *glyph) stretch(n glyph) {
	const slack = 0.5
	if g.tight && n.size == g.size && n.box.Y0 <= g.box.Y0+slack && n.box.Y1 >= g.box.Y1-slack && n.box.X1 > n.box.X0 {
		g.box.Y0, g.box.Y1 = n.box.Y0, n.box.Y1
	}
}

// measureGaps finds how wide the gaps between the letters of a line are, so that words set apart by a little more than
// that are told apart also where the file holds no spaces, and letters set wide are not.
func measureGaps(line []glyph) {
	var gaps []float64
	for i := 1; i < len(line); i++ {
		if gap, ok := gapBefore(line, i); ok {
			gaps = append(gaps, gap)
		}
	}
	usual := 0.0
	if len(gaps) > 3 {
		slices.Sort(gaps)
		usual = max(0, gaps[len(gaps)/4])
	}
	for i := range line {
		line[i].wide = usual
	}
}

// gapBefore is the gap between glyph i and the one before it, in heights of the font.
func gapBefore(line []glyph, i int) (float64, bool) {
	a, b := line[i-1], line[i]
	h := a.box.Y1 - a.box.Y0
	return (b.box.X0 - a.box.X1) / max(h, 0.01), h > 0 && b.box.Y1 > b.box.Y0
}

// measureLetters refines the gaps by letter. Some fonts claim letters to be wider than they are set (an f may overlap its
// neighbour by a fifth of the height), so that the same gap inside and between words looks different.
func measureLetters(all []glyph) {
	after := map[string][]float64{}
	for i := 1; i < len(all); i++ {
		if gap, ok := gapBefore(all, i); ok && gap > -0.5 && gap < 1 {
			after[all[i-1].text] = append(after[all[i-1].text], gap)
		}
	}
	for i := range all {
		g := &all[i]
		limit := g.wide + 0.08
		if gaps := after[g.text]; len(gaps) >= 4 {
			slices.Sort(gaps)
			limit = min(limit, max(g.wide+0.02, gaps[len(gaps)/4]+0.12))
		}
		g.wide = limit * (g.box.Y1 - g.box.Y0)
	}
}

// char adds a character to the current word or ends it.
func (r *pageReader) char(g glyph) {
	if g.icon {
		r.endWord()
		r.startWord(g)
		r.cur.pieces = append(r.cur.pieces, piece{box: g.box, face: r.look.face, text: bullet(r.look.font)})
		r.endWord()
		return
	}
	if g.text == " " {
		r.endWord()
		return
	}
	if g.text == "" {
		return
	}
	if len(r.cur.pieces) > 0 && r.jumps(g) {
		r.endWord()
	}
	if len(r.cur.pieces) == 0 {
		r.startWord(g)
	} else if g.size != r.last.size || g.weight != r.last.weight || r.look.icons { // letters may follow an icon directly
		before := r.look
		r.inspect(g)
		if now := r.look; now.invisible != before.invisible || hidden.Distance(now.colour, before.colour) > 100 || now.icons != before.icons ||
			math.Abs(now.base-before.base) > before.size*0.6 {
			r.look = before
			r.endWord()
			r.look = now
			r.begin(g)
		}
	}
	r.last = g
	text := g.text
	if r.look.size > r.cur.size { // after a raised or lowered beginning
		r.cur.size, r.cur.base = r.look.size, r.look.base
	}
	last := len(r.cur.pieces) - 1
	if last < 0 || r.cur.pieces[last].face != r.look.face {
		r.cur.pieces = append(r.cur.pieces, piece{text: text, box: g.box, face: r.look.face})
	} else {
		r.cur.pieces[last].text += text
		r.cur.pieces[last].box = span(r.cur.pieces[last].box, g.box)
	}
	r.cur.box = span(r.cur.box, g.box)
}

// jumps reports that the next glyph stands apart from the last one although no space was found between them.
func (r *pageReader) jumps(g glyph) bool {
	size := r.look.size
	if !r.look.upright {
		return math.Abs(g.box.X0-r.last.box.X0) > 3*size || math.Abs(g.box.Y0-r.last.box.Y0) > 3*size
	}
	wide := r.last.wide
	if g.tight || r.last.tight {
		wide = max(wide, 0.25*size)
	}
	if gap := g.box.X0 - r.last.box.X1; gap > wide || gap < -1.5*size {
		return true
	}
	return g.box.Y0 > r.look.base || g.box.Y1 < r.look.base-size
}

func (r *pageReader) startWord(g glyph) {
	r.inspect(g)
	r.begin(g)
}

func (r *pageReader) begin(g glyph) {
	r.cur = word{base: r.look.base, size: r.look.size, turned: !r.look.upright, box: g.box,
		colour: r.look.colour, solid: r.look.solid, unseen: r.look.invisible}
	r.last = g
}

func (r *pageReader) endWord() {
	w := r.cur
	r.cur = word{}
	if len(w.pieces) == 0 {
		return
	}
	if r.look.icons && utf8.RuneCountInString(w.text()) <= 2 {
		// A picture with the code of a letter. Longer text in such a font is what the file says the picture and the words after
		// it mean (ActualText).
		for i := range w.pieces {
			w.pieces[i].text = ""
		}
	}
	for i := range w.pieces {
		w.pieces[i].text = norm.NFC.String(w.pieces[i].text)
	}
	text := w.text()
	switch {
	case w.box.X1 <= 0 || w.box.Y1 <= 0 || w.box.X0 >= r.page.width || w.box.Y0 >= r.page.height:
		r.hide(hidden.Outside, w)
	case text != "" && w.size < leastSize:
		r.hide(hidden.Size, w)
	case w.squeezed():
		if r.alternate++; !r.look.icons || r.alternate > maxAlternate {
			r.hide(hidden.Squeezed, w)
			r.narrow = append(r.narrow, w.box)
		} else if strings.ContainsAny(text, ":@/") {
			r.all = append(r.all, w)
		}
	default:
		r.all = append(r.all, w)
	}
}

// maxAlternate is how many words a page may say for its icons. What they stand for ("mailto:...") is read; what they show ("Envelope") is not.
const maxAlternate = 40

// leastSize is the size in points under which no one reads text.
const leastSize = 2.5

// squeezed reports that the word has no room for its letters: a font that says a sentence for a dot, or letters of no width. Runs of
// narrow letters take a fifth of their height each at least.
func (w word) squeezed() bool {
	n := 0
	for _, c := range w.text() {
		if !unicode.In(c, unicode.Cf, unicode.Mn) { // those take no room
			n++
		}
	}
	long := max(w.box.X1-w.box.X0, w.box.Y1-w.box.Y0)
	if !w.turned {
		long = w.box.X1 - w.box.X0
	}
	if n < 4 { // the box of one letter may be its ink only
		return long < 0.03*w.size*float64(n)
	}
	return long < 0.1*w.size*float64(n)
}

func (r *pageReader) hide(kind string, w word) { r.page.hidden.Add(kind, r.number, w.text()) }

// inspect learns how a character looks.
func (r *pageReader) inspect(g glyph) {
	pdf, i := r.engine.pdf, g.index
	l := look{upright: true}
	scale := 1.0
	if m, err := pdf.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: r.text, Index: i}); err == nil {
		a, b, c, d := float64(m.Matrix.A), float64(m.Matrix.B), float64(m.Matrix.C), float64(m.Matrix.D)
		scale = math.Hypot(c, d)
		l.skewed = math.Abs(b) < 0.05*math.Abs(a) && math.Abs(c) > 0.1*math.Abs(d)
		dx, dy := r.direction(a, b)
		l.upright = dx > 0 && math.Abs(dy) < 0.2*dx
	}
	l.size = math.Round(g.size*scale*10) / 10
	name, flags := "", 0
	if f, err := pdf.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: r.text, Index: i}); err == nil {
		name, flags = f.FontName, f.Flags
	}
	if _, after, ok := strings.Cut(name, "+"); ok {
		name = after
	}
	l.font = strings.ToValidUTF8(name, "")
	l.bold = isBold(name, g.weight, flags)
	l.ital = isItalic(name, flags) || l.skewed
	l.icons = isIconFont(name)
	if o, err := pdf.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: r.text, Index: i}); err == nil {
		_, l.base = r.view.point(o.X, o.Y)
	}
	filled := true
	if obj, err := pdf.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: r.text, Index: i}); err == nil {
		if m, err := pdf.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: obj.TextObject}); err == nil {
			l.invisible = m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE || m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_CLIP
			filled = m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_FILL
			l.bold = l.bold || m.TextRenderMode == enums.FPDF_TEXTRENDERMODE_FILL_STROKE
		}
	}
	if c, err := pdf.FPDFText_GetFillColor(&requests.FPDFText_GetFillColor{TextPage: r.text, Index: i}); err == nil {
		l.colour = hidden.RGB{R: uint8(c.R), G: uint8(c.G), B: uint8(c.B)}
		l.solid = filled && c.A > 250
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

// overlap is the share of b that a covers.
func overlap(a, b document.Box) float64 {
	w, h := min(a.X1, b.X1)-max(a.X0, b.X0), min(a.Y1, b.Y1)-max(a.Y0, b.Y0)
	if w <= 0 || h <= 0 || b.Empty() {
		return 0
	}
	return w * h / ((b.X1 - b.X0) * (b.Y1 - b.Y0))
}

func span(a, b document.Box) document.Box {
	if a == (document.Box{}) {
		return b
	}
	return document.Box{X0: min(a.X0, b.X0), Y0: min(a.Y0, b.Y0), X1: max(a.X1, b.X1), Y1: max(a.Y1, b.Y1)}
}
