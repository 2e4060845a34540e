package extract

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"autojob/backend/core/profile"
	"autojob/backend/core/resume"
)

// structured reads the files that tell a CV's fields by name: JSON Resume, LinkedIn's data export, Europass XML, and a PDF that carries
// such a file. It returns nil for all others.
func (c *child) structured(ctx context.Context, data []byte, a args) (*profile.Profile, error) {
	switch {
	case a.Ext == ".json", bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) && !bytes.HasPrefix(data, []byte(`{\rtf`)):
		return resume.FromJSON(data)
	case isPDF(data):
		return c.attached(ctx, data)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return linkedIn(data)
	case bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(data[:min(len(data), 100)], []byte("\xEF\xBB\xBF"))), []byte("<")), bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		if text, ok := decodeText(data); ok && resume.LooksEuropass(text) {
			return resume.FromEuropass([]byte(text))
		}
	}
	return nil, nil
}

// linkedIn reads LinkedIn's data export, nil for another archive.
func linkedIn(data []byte) (*profile.Profile, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, unreadable(err)
	}
	if len(z.File) > maxZipEntries {
		return nil, tooLarge("space", fmt.Errorf("%d entries", len(z.File)))
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	if !resume.LinkedInExport(names) {
		return nil, nil
	}
	tables := map[string][]byte{}
	budget := int64(maxParts)
	for _, f := range z.File {
		if !resume.LinkedInFile(f.Name) {
			continue
		}
		if f.UncompressedSize64 > maxPart {
			return nil, tooLarge("space", errPart)
		}
		r, err := f.Open()
		if err != nil {
			return nil, unreadable(err)
		}
		b, err := io.ReadAll(&boundedPart{ReadCloser: r, left: &budget})
		r.Close()
		if errors.Is(err, errPart) {
			return nil, tooLarge("space", err)
		}
		if err != nil {
			return nil, unreadable(fmt.Errorf("unpacking a table: %w", err))
		}
		if text, ok := decodeText(b); ok {
			tables[f.Name] = []byte(text)
		}
	}
	return resume.FromLinkedIn(tables)
}

// Bounds on the files that a PDF carries.
const (
	maxAttachments = 20
	maxAttachment  = 8 << 20
)

// attached reads the Europass CV that a PDF carries, nil if it carries none that can be read: the pages are read then.
func (c *child) attached(_ context.Context, data []byte) (*profile.Profile, error) {
	if c.engine == nil || !bytes.Contains(data, []byte("EmbeddedFile")) && !bytes.Contains(data, []byte("ObjStm")) {
		return nil, nil
	}
	doc, _, err := c.openPDF(data)
	if err != nil {
		return nil, nil // what is wrong with it is told when its pages are read
	}
	defer c.engine.pdf.FPDF_CloseDocument(&requests.FPDF_CloseDocument{Document: doc})
	n, err := c.engine.pdf.FPDFDoc_GetAttachmentCount(&requests.FPDFDoc_GetAttachmentCount{Document: doc})
	if err != nil {
		return nil, nil
	}
	for i := range min(n.AttachmentCount, maxAttachments) {
		text, ok := c.attachment(doc, i)
		if !ok || !resume.LooksEuropass(text) {
			continue
		}
		if p, err := resume.FromEuropass([]byte(text)); err == nil {
			return p, nil
		}
	}
	return nil, nil
}

func (c *child) attachment(doc references.FPDF_DOCUMENT, i int) (string, bool) {
	a, err := c.engine.pdf.FPDFDoc_GetAttachment(&requests.FPDFDoc_GetAttachment{Document: doc, Index: i})
	if err != nil {
		return "", false
	}
	f, err := c.engine.pdf.FPDFAttachment_GetFile(&requests.FPDFAttachment_GetFile{Attachment: a.Attachment})
	if err != nil || len(f.Contents) == 0 || len(f.Contents) > maxAttachment {
		return "", false
	}
	return decodeText(f.Contents)
}
