package render

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// pdfFile is one of our PDFs, read back without the package that wrote it: by its table of objects, its fonts' ToUnicode and its tags.
type pdfFile struct {
	objects [][]byte // what stands between "obj" and "endobj", with streams unpacked
	pages   []string // text in the order of the file, a line for each piece
	folios  []string // what is furniture
	tags    int      // pieces that belong to an element
}

var (
	objectHead = regexp.MustCompile(`^(\d+) 0 obj\n`)
	streamPart = regexp.MustCompile(`^(<<.*/Length (\d+).*>>)\nstream\n`)
	fontUse    = regexp.MustCompile(`/F(\d) (\d+) 0 R`)
	codeChar   = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)
	reference  = regexp.MustCompile(`/(\w+) (\d+) 0 R`)
	piece      = regexp.MustCompile(`(?s)/(\w+) (?:<</MCID (\d+)>> BDC|BMC)\n(.*?)EMC\n`)
	shownText  = regexp.MustCompile(`(?s)/F(\d) [\d.]+ Tf\n.*\[(.*)\] TJ`)
	codes      = regexp.MustCompile(`<([0-9A-F]+)>`)
)

func readPDF(data []byte) (*pdfFile, error) {
	f := &pdfFile{}
	if err := f.readObjects(data); err != nil {
		return nil, err
	}
	fonts, err := f.readFonts()
	if err != nil {
		return nil, err
	}
	for i, o := range f.objects {
		if !bytes.Contains(o, []byte("/Type /Page ")) {
			continue
		}
		content, err := f.ref(o, "Contents")
		if err != nil {
			return nil, fmt.Errorf("page of object %d: %w", i+1, err)
		}
		if err := f.readPage(string(content), fonts); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (f *pdfFile) readObjects(data []byte) error {
	at := bytes.LastIndex(data, []byte("startxref\n"))
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n")) || at < 0 || !bytes.HasSuffix(data, []byte("\n%%EOF\n")) {
		return fmt.Errorf("no header, table or end")
	}
	start, err := strconv.Atoi(strings.Fields(string(data[at:]))[1])
	if err != nil {
		return err
	}
	table := strings.Split(string(data[start:at]), "\n")
	for _, line := range table[3:] { // "xref", how many, the free one
		if !strings.HasSuffix(line, " n ") {
			break
		}
		from, err := strconv.Atoi(line[:10])
		if err != nil {
			return err
		}
		n := len(f.objects) + 1
		m := objectHead.FindSubmatch(data[from:])
		if m == nil || string(m[1]) != strconv.Itoa(n) {
			return fmt.Errorf("object %d is not at %d", n, from)
		}
		body := data[from+len(m[0]):]
		if s := streamPart.FindSubmatch(body[:min(len(body), 400)]); s != nil {
			size, _ := strconv.Atoi(string(s[2]))
			packed := body[len(s[0]) : len(s[0])+size]
			if !bytes.HasPrefix(body[len(s[0])+size:], []byte("\nendstream\nendobj\n")) {
				return fmt.Errorf("stream %d has another length", n)
			}
			z, err := zlib.NewReader(bytes.NewReader(packed))
			if err != nil {
				return err
			}
			plain, err := io.ReadAll(z)
			if err != nil {
				return err
			}
			f.objects = append(f.objects, append(append([]byte{}, s[1]...), plain...))
			continue
		}
		end := bytes.Index(body, []byte("\nendobj\n"))
		f.objects = append(f.objects, body[:end])
	}
	return nil
}

// ref returns what an entry of a dictionary refers to.
func (f *pdfFile) ref(object []byte, name string) ([]byte, error) {
	for _, m := range reference.FindAllSubmatch(object, -1) {
		if n, _ := strconv.Atoi(string(m[2])); string(m[1]) == name && n >= 1 && n <= len(f.objects) {
			return f.objects[n-1], nil
		}
	}
	return nil, fmt.Errorf("no /%s in %.80s", name, object)
}

func (f *pdfFile) readFonts() (map[string]map[uint16]string, error) {
	fonts := map[string]map[uint16]string{}
	for _, o := range f.objects {
		if !bytes.HasPrefix(o, []byte("<</Font <<")) {
			continue
		}
		for _, m := range fontUse.FindAllSubmatch(o, -1) {
			n, _ := strconv.Atoi(string(m[2]))
			table, err := f.ref(f.objects[n-1], "ToUnicode")
			if err != nil {
				return nil, err
			}
			chars := map[uint16]string{}
			for _, c := range codeChar.FindAllSubmatch(table, -1) {
				code, _ := strconv.ParseUint(string(c[1]), 16, 16)
				raw, _ := hex.DecodeString(string(c[2]))
				var units []uint16
				for i := 0; i+1 < len(raw); i += 2 {
					units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
				}
				chars[uint16(code)] = string(utf16.Decode(units))
			}
			fonts[string(m[1])] = chars
		}
	}
	return fonts, nil
}

func (f *pdfFile) readPage(content string, fonts map[string]map[uint16]string) error {
	var text []string
	for n, m := 0, piece.FindAllStringSubmatch(content, -1); n < len(m); n++ {
		s := shownText.FindStringSubmatch(m[n][3])
		if s == nil {
			continue // a rule
		}
		var line strings.Builder
		for _, c := range codes.FindAllStringSubmatch(s[2], -1) {
			for i := 0; i+4 <= len(c[1]); i += 4 {
				code, _ := strconv.ParseUint(c[1][i:i+4], 16, 16)
				char, ok := fonts[s[1]][uint16(code)]
				if !ok {
					return fmt.Errorf("code %s of font %s has no character", c[1][i:i+4], s[1])
				}
				line.WriteString(char)
			}
		}
		if m[n][1] == "Artifact" {
			f.folios = append(f.folios, line.String())
			continue
		}
		f.tags++
		text = append(text, line.String())
	}
	f.pages = append(f.pages, strings.Join(text, "\n"))
	return nil
}

// parts returns the parts of a DOCX by name; each is a well-formed XML of its own.
func parts(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		out[f.Name] = content
		for d := xml.NewDecoder(bytes.NewReader(content)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	return out
}

// unpacked is all that can be read in a file, its packed parts too.
func unpacked(t testing.TB, r *Rendering) []byte {
	t.Helper()
	out := bytes.Clone(r.Bytes)
	switch r.Format {
	case PDF:
		f, err := readPDF(r.Bytes)
		if err != nil {
			t.Fatal(err)
		}
		out = append(append(out, bytes.Join(f.objects, nil)...), strings.Join(f.pages, "")...)
	case DOCX:
		for name, content := range parts(t, r.Bytes) {
			out = append(append(out, name...), content...)
		}
	}
	return out
}
