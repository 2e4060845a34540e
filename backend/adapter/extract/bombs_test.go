package extract

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
	"time"

	"autojob/backend/core/problem"
)

// rawPDF writes objects as they are, numbered from 1; the first is the catalog.
func rawPDF(objects ...string) []byte {
	var b bytes.Buffer
	var offsets []int
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, xref)
	return b.Bytes()
}

func deflated(dict string, data []byte, times int) string {
	filters := strings.Repeat("/FlateDecode ", times)
	for range times {
		var b bytes.Buffer
		w, _ := zlib.NewWriterLevel(&b, zlib.BestCompression)
		_, _ = w.Write(data)
		_ = w.Close()
		data = b.Bytes()
	}
	return fmt.Sprintf("<< %s /Filter [%s] /Length %d >>\nstream\n%s\nendstream", dict, filters, len(data), data)
}

const (
	bombCatalog = "<< /Type /Catalog /Pages 2 0 R >>"
	bombPages   = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
)

func bombPage(more string) string {
	return "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R " + more + " >>"
}

func pdfBombs() map[string][]byte {
	bombs := map[string][]byte{}
	bombs["a stream that unpacks to 200 MB"] = rawPDF(bombCatalog, bombPages, bombPage(""), deflated("", bytes.Repeat([]byte(" "), 200<<20), 1))
	bombs["a stream packed twice that unpacks to 400 MB of drawing"] = rawPDF(bombCatalog, bombPages, bombPage(""), deflated("", bytes.Repeat([]byte("0 0 m 9 9 l S "), 28<<20), 2))
	bombs["a form that draws itself"] = rawPDF(bombCatalog, bombPages, bombPage("/Resources << /XObject << /F 5 0 R >> >>"), "<< /Length 5 >>\nstream\n/F Do\nendstream",
		"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F 5 0 R >> >> /Length 11 >>\nstream\n/F Do /F Do\nendstream")
	laughs := []string{bombCatalog, bombPages, bombPage("/Resources << /XObject << /F 5 0 R >> >>"), "<< /Length 5 >>\nstream\n/F Do\nendstream"}
	for i := range 9 {
		ops := strings.Repeat("/F Do ", 12)
		laughs = append(laughs, fmt.Sprintf("<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /F %d 0 R >> >> /Length %d >>\nstream\n%s\nendstream", 6+i, len(ops), ops))
	}
	laughs = append(laughs, "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Length 14 >>\nstream\n0 0 99 99 re f\nendstream")
	bombs["forms in forms, twelve to the ninth"] = rawPDF(laughs...)
	bombs["a tree of pages that holds itself"] = rawPDF(bombCatalog, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>")
	bombs["a million pages by its own word"] = rawPDF(bombCatalog, "<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>", bombPage(""), "<< /Length 0 >>\nstream\n\nendstream")
	bombs["a page of a million kilometres"] = rawPDF(bombCatalog, bombPages, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 3e12 3e12] /UserUnit 1000000 /Contents 4 0 R >>", "<< /Length 0 >>\nstream\n\nendstream")
	bombs["a page of no size"] = rawPDF(bombCatalog, bombPages, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 0 0] /Contents 4 0 R >>", "<< /Length 0 >>\nstream\n\nendstream")
	image := func(w, h int, more string) []byte {
		return rawPDF(bombCatalog, bombPages, bombPage("/Resources << /XObject << /I 5 0 R >> >>"), "<< /Length 26 >>\nstream\n500 0 0 500 20 20 cm /I Do\nendstream",
			deflated(fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8 %s", w, h, more), []byte("x"), 1))
	}
	bombs["a picture of 30,000 by 30,000"] = image(30000, 30000, "")
	bombs["a picture of two thousand million by one"] = image(2000000000, 1, "")
	bombs["a picture that masks itself"] = image(100, 100, "/SMask 5 0 R")
	bombs["arrays in arrays"] = rawPDF(bombCatalog, bombPages, bombPage("/X "+strings.Repeat("[", 200000)), "<< /Length 0 >>\nstream\n\nendstream")
	bombs["a table of objects that points to itself"] = []byte("%PDF-1.7\n1 0 obj\n" + bombCatalog + "\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 2 /Root 1 0 R /Prev 58 >>\nstartxref\n58\n%%EOF\n")
	bombs["an object stream inside itself"] = rawPDF(bombCatalog, bombPages, bombPage(""), deflated("/Type /ObjStm /N 1 /First 4 /Extends 4 0 R", []byte("4 0 << >>"), 1))
	bombs["a stroke of a million dashes"] = rawPDF(bombCatalog, bombPages, bombPage(""), deflated("", []byte(strings.Repeat("[0.0001 0.0001] 0 d 0.00001 w 0 0 m 595 842 l S ", 20000)), 1))
	return bombs
}

// TestBombsEndInAProblemOrADocument: whatever unpacks, repeats or claims to be large ends in time, with a hint for the person, and the
// parent lives.
func TestBombsEndInAProblemOrADocument(t *testing.T) {
	if testing.Short() {
		t.Skip("some end only at their time limit")
	}
	x := newExtractor(t)
	x.Limits.Time = 6 * time.Second
	if raceDetector {
		x.Limits.Time = 10 * time.Second
	}
	if err := x.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	bombs := pdfBombs()
	bombs["a page of elements in elements"] = []byte("<html>" + strings.Repeat("<div>", 300000) + "x")
	bombs["a page of 100,000 rules and elements"] = []byte("<html><style>" + strings.Repeat("b b b b b b b b b b i{color:red}", 60000) + "</style>" + strings.Repeat("<b>", 400) + strings.Repeat("<i>x</i>", 200000))
	bombs["a document of a million paragraphs"] = makeDOCX(strings.Repeat("<w:p><w:r><w:t>a</w:t></w:r></w:p>", 600000))
	bombs["a document of a million attributes"] = makeDOCX("<w:p " + manyAttributes(300000) + "/>")
	for name, data := range bombs {
		start := time.Now()
		d, err := x.Document(t.Context(), data, "file")
		took := time.Since(start)
		switch {
		case err == nil:
			t.Logf("%s: a document of %d lines after %v", name, len(d.Lines), took.Round(time.Millisecond))
		default:
			p := problem.From(err)
			t.Logf("%s: %s after %v: %v", name, p.Code, took.Round(time.Millisecond), p.Cause)
			if p.Code != problem.TooLarge && p.Code != problem.Unreadable || p.Hint == "" {
				t.Errorf("%s: %v", name, err)
			}
		}
		most := x.Limits.Time + 4*time.Second
		if strings.Contains(name, "picture") || err == nil && len(d.Lines) == 0 { // looked at by the text recognition too, which has a limit of its own and may be compiled first
			most += 3 * time.Minute
		}
		if took > most {
			t.Errorf("%s took %v", name, took)
		}
	}
	if d, err := x.Document(t.Context(), makePDF(at(60, 60, 12, "F1", "Still here, and reading on")), ""); err != nil || d.Text() != "Still here, and reading on" {
		t.Errorf("after the bombs: %v %v", d, err)
	}
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `a%d="x" `, i)
	}
	return b.String()
}
