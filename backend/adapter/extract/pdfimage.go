package extract

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"

	"autojob/backend/core/document"
	"autojob/backend/core/problem"
)

// maxPixels bounds a rendered page: a page may be a metre high.
const maxPixels = 8 << 20

// page draws one page as PNG.
func (c *child) page(_ context.Context, data []byte, a args) (any, error) {
	if !isPDF(data) {
		return nil, problem.New(problem.Invalid, "Only PDF files have page pictures.", "The text of this file is shown instead.")
	}
	doc, pages, err := c.openPDF(data)
	if err != nil {
		return nil, err
	}
	if a.Page < 1 || a.Page > pages {
		return nil, problem.New(problem.NotFound, fmt.Sprintf("There is no page %d; this file has %d.", a.Page, pages), "Choose another page.")
	}
	ref := requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: a.Page - 1}}
	v, err := c.engine.view(ref)
	if err != nil {
		return nil, unreadable(err)
	}
	w, h := v.size()
	width := min(max(a.Width, 16), MaxPageWidth)
	if w < 1 || h < 1 || float64(width)*float64(width)*h/w > maxPixels {
		return nil, tooLarge("space", fmt.Errorf("page of %.0f by %.0f points", w, h))
	}
	img, err := c.engine.pdf.RenderPageInPixels(&requests.RenderPageInPixels{Page: ref, Width: width, RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT})
	if err != nil {
		return nil, unreadable(fmt.Errorf("drawing the page: %w", err))
	}
	defer img.Cleanup()
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&b, img.Result.RenderedImage); err != nil {
		return nil, fmt.Errorf("encoding the page: %w", err)
	}
	return b.Bytes(), nil
}

// gray draws the page in shades of gray to look at, about 2 pixels a point. The picture is nil when it cannot be drawn and
// is valid until done is called.
func (e *engine) gray(ref requests.Page) (img *image.Gray, scale float64, done func()) {
	done = func() {}
	v, err := e.view(ref)
	if err != nil {
		return nil, 0, done
	}
	w, h := v.size()
	width := int(math.Min(2*w, 1400))
	if w < 1 || h < 1 || float64(width)*float64(width)*h/w > maxPixels {
		return nil, 0, done
	}
	r, err := e.pdf.RenderPageInPixels(&requests.RenderPageInPixels{Page: ref, Width: width, ImageFormat: requests.RenderImageFormatGrayscale})
	if err != nil {
		return nil, 0, done
	}
	img, _ = r.Result.RenderedImage.(*image.Gray)
	return img, float64(r.Result.Width) / w, r.Cleanup
}

// contrast is the difference between the lightest and the darkest pixel in a box of points, 0 to 255.
func contrast(img *image.Gray, b document.Box, scale float64) int {
	r := image.Rect(int(b.X0*scale), int(b.Y0*scale), int(math.Ceil(b.X1*scale)), int(math.Ceil(b.Y1*scale))).Intersect(img.Rect)
	lo, hi := 255, 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for _, p := range img.Pix[img.PixOffset(r.Min.X, y):img.PixOffset(r.Max.X, y)] {
			lo, hi = min(lo, int(p)), max(hi, int(p))
		}
	}
	return max(0, hi-lo)
}

// hasPicture reports whether the page shows an image.
func (e *engine) hasPicture(ref requests.Page) bool {
	n, err := e.pdf.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil {
		return false
	}
	for i := range min(n.Count, 200) {
		o, err := e.pdf.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			continue
		}
		t, err := e.pdf.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o.PageObject})
		if err == nil && t.Type == enums.FPDF_PAGEOBJ_IMAGE {
			return true
		}
	}
	return false
}
