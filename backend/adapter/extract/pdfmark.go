package extract

import (
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"

	"autojob/backend/core/document"
)

// Browsers draw the marks of lists as shapes: the text alone does not tell where an item begins.

// maxObjects bounds how many of a page's objects are looked at; charts have tens of thousands.
const maxObjects = 5000

// marks finds the drawn shapes of a page that are as small and as wide as high as the mark of a list item.
func (e *engine) marks(ref requests.Page, v view) []document.Box {
	n, err := e.pdf.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil || n.Count > maxObjects {
		return nil
	}
	var out []document.Box
	for i := range n.Count {
		o, err := e.pdf.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			continue
		}
		t, err := e.pdf.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o.PageObject})
		if err != nil || t.Type != enums.FPDF_PAGEOBJ_PATH {
			continue
		}
		r, err := e.pdf.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o.PageObject})
		if err != nil {
			continue
		}
		b := v.box(float64(r.Left), float64(r.Top), float64(r.Right), float64(r.Bottom))
		if w, h := b.X1-b.X0, b.Y1-b.Y0; w > 1 && h > 1 && w < 9 && h < 9 && max(w, h) < 1.35*min(w, h) {
			out = append(out, b)
		}
	}
	return out
}

// markItems tells the lines that begin beside a mark from the rest. A mark is less than about half as high as its line,
// which icons are not, and has no second one beside it, which the dots of a rating have.
func markItems(lines []document.Line, marks []document.Box) {
	for _, m := range marks {
		size, mid := m.X1-m.X0, (m.Y0+m.Y1)/2
		rated := false
		for _, o := range marks {
			if o != m && o.Y0 < mid && o.Y1 > mid && o.X0 < m.X1+2*size && o.X1 > m.X0-2*size && (o.X0 > m.X1-0.3 || o.X1 < m.X0+0.3) {
				rated = true
				break
			}
		}
		if rated {
			continue
		}
		for i := range lines {
			b := lines[i].Box
			h := b.Y1 - b.Y0
			if mid > b.Y0+0.25*h && mid < b.Y1-0.15*h && m.X1 <= b.X0+0.5 && b.X0-m.X1 < 1.2*h && size < 0.55*h {
				lines[i].Block.List = true
			}
		}
	}
}
