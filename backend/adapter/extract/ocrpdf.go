package extract

import (
	"context"
	"fmt"
	"image"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"autojob/backend/core/document"
)

// maxScan bounds the dots of a page that is recognised: a sheet of A3 at 300 an inch.
const maxScan = 18 << 20

// isScan reports whether a page may be a picture of text: something is drawn on it and no letters are among it, or a few, as a scanner's
// stamp, beside a picture of the whole. Letters that were turned into curves are such a picture, too.
func (c *child) isScan(doc references.FPDF_DOCUMENT, index int, p *page, lines []document.Line) bool {
	letters := 0
	for _, l := range lines {
		letters += len(l.Text)
	}
	if letters > 20 || letters > 0 && !p.pictured || p.layer || p.hidden.Words() > 0 {
		return false
	}
	ref := requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: index}}
	n, err := c.engine.pdf.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	return err == nil && n.Count > 0
}

// scanned reads a page by recognising it and reports true; without the recognition at hand it asks for it.
func (c *child) scanned(ctx context.Context, doc references.FPDF_DOCUMENT, index, of int, d *document.Document) bool {
	if c.ocr == nil {
		c.scan = true
		return false
	}
	c.tell(index, of)
	img, err := c.engine.draw(doc, index)
	if err != nil {
		return false
	}
	lines, _, err := c.recognise(ctx, img, index+1)
	if err != nil {
		return false
	}
	addScan(d, lines)
	c.tell(index+1, of)
	return len(lines) > 0
}

// draw makes a picture of a page, as fine as the recognition likes it.
func (e *engine) draw(doc references.FPDF_DOCUMENT, index int) (*image.Gray, error) {
	ref := requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: index}}
	v, err := e.view(ref)
	if err != nil {
		return nil, err
	}
	w, h := v.size()
	width, height := w*ocrPoint, h*ocrPoint
	if width < 16 || height < 16 || width*height > maxScan {
		return nil, fmt.Errorf("page of %.0f by %.0f points", w, h)
	}
	r, err := e.pdf.RenderPageInPixels(&requests.RenderPageInPixels{Page: ref, Width: int(width + 0.5), RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT, ImageFormat: requests.RenderImageFormatGrayscale})
	if err != nil {
		return nil, fmt.Errorf("drawing the page: %w", err)
	}
	defer r.Cleanup()
	return gray(r.Result.RenderedImage), nil
}
