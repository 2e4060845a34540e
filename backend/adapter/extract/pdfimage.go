package extract

import (
	"bytes"
	"context"
	"fmt"
	"image/png"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"

	"autojob/backend/core/problem"
)

// maxPixels bounds a rendered page: a page may be a metre high.
const maxPixels = 8 << 20

// page draws one page as PNG.
func (c *child) page(_ context.Context, data []byte, a args) (any, error) {
	if isPicture(data) {
		return picturePage(data, a)
	}
	if !isPDF(data) {
		return nil, problem.New(problem.Invalid, "Only PDF files and pictures have page pictures.", "The text of this file is shown instead.")
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
