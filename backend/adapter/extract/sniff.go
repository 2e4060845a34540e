package extract

import (
	"bytes"
	"context"

	"autojob/backend/core/document"
	"autojob/backend/core/problem"
)

// document finds out what the bytes are and reads them.
func (c *child) document(ctx context.Context, data []byte, a args) (*document.Document, error) {
	switch {
	case isPDF(data):
		return c.pdf(ctx, data)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return nil, unreadable(nil)
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return nil, problem.New(problem.Unreadable, "This is an old Word file (.doc) or another Office file of that age.",
			"Open it in Word or LibreOffice, save it as DOCX or PDF, and choose that file.")
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return nil, problem.New(problem.Unreadable, "This is an RTF file, which Autojob does not read yet.",
			"Open it in a word processor, save it as DOCX or PDF, and choose that file.")
	}
	text, ok := decodeText(data)
	if !ok {
		return nil, problem.New(problem.Unreadable, "This is not a file Autojob can read text from.",
			"Choose a PDF, DOCX, HTML or text file, or paste the text.")
	}
	return readText(text), nil
}

