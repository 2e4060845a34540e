package extract

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/hidden"
	"autojob/backend/core/problem"
)

// document reads the text of a file, without what nobody can see.
func (c *child) document(ctx context.Context, data []byte, a args) (*document.Document, error) {
	d, err := c.text(ctx, data, a)
	if err != nil {
		return nil, err
	}
	hidden.Document(d)
	return d, nil
}

// text finds out what the bytes are and reads them.
func (c *child) text(ctx context.Context, data []byte, a args) (*document.Document, error) {
	switch {
	case isPDF(data):
		return c.pdf(ctx, data)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return readZip(data)
	case bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		// A DOCX with a password is such a container too (MS-OFFCRYPTO); it names its streams in UTF-16.
		if bytes.Contains(data, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
			return nil, problem.New(problem.Encrypted, "This Office file asks for a password.",
				"Open it with its password, save it without one as DOCX or PDF, and choose that file.")
		}
		return nil, problem.New(problem.Unreadable, "This is an old Word file (.doc) or another Office file of that age.",
			"Open it in Word or LibreOffice, save it as DOCX or PDF, and choose that file.")
	case isPicture(data):
		return c.picture(ctx, data)
	case otherPicture(data) != "":
		return nil, problem.New(problem.Unreadable, "This is "+otherPicture(data)+", which Autojob does not read.",
			"Open it, save it as JPEG or PNG, and choose that file.")
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return readRTF(data)
	}
	text, ok := decodeText(data)
	if !ok {
		return nil, problem.New(problem.Unreadable, "This is not a file Autojob can read text from.",
			"Choose a PDF, DOCX, ODT, RTF, HTML, Markdown or text file, or paste the text.")
	}
	switch a.Ext {
	case ".md", ".markdown", ".mdown", ".mkd":
		return readMarkdown(text), nil
	}
	if looksFlatODT(text) {
		return readFlatODT(text)
	}
	if looksHTML(text, a.Ext) {
		return readHTML(text)
	}
	return readText(text), nil
}

// readZip reads the Office files that are ZIP archives.
func readZip(data []byte) (*document.Document, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, unreadable(err)
	}
	kind := ""
	for _, f := range z.File {
		switch {
		case strings.HasPrefix(f.Name, "word/"):
			return readDOCX(z)
		case strings.HasPrefix(f.Name, "xl/"), strings.HasPrefix(f.Name, "ppt/"):
			kind = "a spreadsheet or a presentation"
		case f.Name == "content.xml":
			return readOpenDocument(z)
		}
	}
	if kind == "" {
		kind = "an archive, not a document"
	}
	return nil, problem.New(problem.Unreadable, "This is "+kind+".", "Save it as PDF or DOCX from the program that opens it, or choose another file.")
}
