package extract

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"autojob/backend/core/document"
	"autojob/backend/core/problem"
)

// openPDF hands the bytes to PDFium and counts the pages.
func (c *child) openPDF(data []byte) (references.FPDF_DOCUMENT, int, error) {
	if c.engine == nil {
		return "", 0, errors.New("the PDF reader was not loaded")
	}
	opened, err := c.engine.pdf.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword):
		return "", 0, problem.New(problem.Encrypted, "This PDF asks for a password.",
			"Open it with its password, save or print it as a new PDF, and choose that one.")
	case errors.Is(err, pdferrors.ErrSecurity):
		return "", 0, problem.New(problem.Encrypted, "This PDF is protected in a way Autojob cannot open.",
			"Print it to a new PDF from the program that opens it, and choose that one.")
	case err != nil:
		return "", 0, unreadable(fmt.Errorf("opening the PDF: %w", err))
	}
	n, err := c.engine.pdf.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: opened.Document})
	if err != nil {
		return "", 0, unreadable(fmt.Errorf("counting pages: %w", err))
	}
	if n.PageCount == 0 {
		return "", 0, problem.New(problem.Unreadable, "This PDF has no pages.", "Save it again from the program that made it.")
	}
	return opened.Document, n.PageCount, nil
}

// pdf reads a PDF's visible text.
func (c *child) pdf(ctx context.Context, data []byte) (*document.Document, error) {
	doc, pages, err := c.openPDF(data)
	if err != nil {
		return nil, err
	}
	d := &document.Document{Format: document.PDF}
	broken := 0
	// Rather most of a slow file than nothing: new pages are begun in the first two thirds of the time only.
	start := time.Now()
	for i := range min(pages, c.limits.Pages) {
		if ctx.Err() != nil || (i > 0 && time.Since(start) > c.limits.Time*2/3) {
			break
		}
		p, err := c.engine.readPage(doc, i)
		if err != nil {
			broken++
			d.Pages = append(d.Pages, document.Page{})
			d.Warnings = append(d.Warnings, document.Warning{Code: "page_unreadable", Page: i + 1,
				Text: fmt.Sprintf("Page %d is damaged and could not be read.", i+1)})
			continue
		}
		d.Pages = append(d.Pages, document.Page{Width: p.width, Height: p.height})
		lines := arrange(p)
		markItems(lines, p.marks)
		for j := range lines {
			lines[j].Page = i + 1
		}
		if c.isScan(doc, i, p, lines) && c.scanned(ctx, doc, i, min(pages, c.limits.Pages), d) {
			continue
		}
		if len(lines) == 0 && p.hidden.Words() == 0 {
			d.Warnings = append(d.Warnings, document.Warning{Code: "no_text", Page: i + 1,
				Text: fmt.Sprintf("Page %d holds a picture and no text. If it is a scan, paste its text instead.", i+1)})
		}
		d.Warnings = append(d.Warnings, p.hidden.Warnings()...)
		if p.layer {
			d.Warnings = append(d.Warnings, document.Warning{Code: "scan_text", Page: i + 1,
				Text: fmt.Sprintf("Page %d is a picture with text recognised by another program. Check it for reading mistakes.", i+1)})
		}
		d.Lines = append(d.Lines, lines...)
	}
	if len(d.Pages) < pages {
		d.Warnings = append(d.Warnings, document.Warning{Code: "pages_skipped",
			Text: fmt.Sprintf("Only the first %d of %d pages were read.", len(d.Pages), pages)})
	}
	if broken == len(d.Pages) {
		return nil, unreadable(errors.New("no page could be read"))
	}
	return d, nil
}

// isPDF follows the readers people use: the mark may stand anywhere in the first kilobyte.
func isPDF(data []byte) bool {
	return strings.Contains(string(data[:min(len(data), 1024)]), "%PDF-")
}
