package extract

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"autojob/backend/adapter/extract/tessdata"
	"autojob/backend/core/problem"
)

// childArg makes the test binary a child, as autojobctl is one in the program.
const childArg = "extract-child-for-tests"

var testCache string

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == childArg {
		os.Exit(serve(os.Stdin, os.Stdout, testOps(), tessdata.Files))
	}
	os.Exit(run(m))
}

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "extract-cache-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	testCache = dir
	return m.Run()
}

func newExtractor(t testing.TB) *Extractor {
	t.Helper()
	program, err := childProgram()
	if err != nil {
		t.Fatal(err)
	}
	x := &Extractor{Child: []string{program, childArg}, CacheDir: testCache}
	if raceDetector {
		x.Limits.Time = time.Minute
	}
	return x
}

// childProgram is the program that the tests' children run: this one, or under the race detector the same without it, which is ten times as fast.
var childProgram = sync.OnceValues(func() (string, error) {
	if !raceDetector {
		return os.Executable()
	}
	program := filepath.Join(testCache, "child.test")
	if out, err := exec.Command("go", "test", "-c", "-race=false", "-o", program, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the child: %w\n%s", err, out)
	}
	return program, nil
})

// wantProblem checks the code, and that a person is told what happened and what to do.
func wantProblem(t *testing.T, err error, code problem.Code) {
	t.Helper()
	if !problem.Is(err, code) {
		t.Fatalf("error = %v, want code %s", err, code)
	}
	p := problem.From(err)
	if p.Message == "" || p.Hint == "" {
		t.Fatalf("problem %+v lacks a message or a hint", p)
	}
}

func TestAPDFIsReadThroughAChild(t *testing.T) {
	x := newExtractor(t)
	d, err := x.Document(t.Context(), simplePDF("Mara Lindqvist", "mara@example.com"), "cv.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := d.Text(), "Mara Lindqvist\nmara@example.com"; got != want {
		t.Errorf("text = %q, want %q", got, want)
	}
	if d.Pages[0].Width != 595 || d.Lines[0].Page != 1 || d.Lines[0].Box.Empty() {
		t.Errorf("page %+v, line %+v", d.Pages[0], d.Lines[0])
	}
}

func simplePDF(lines ...string) []byte {
	var c strings.Builder
	for i, l := range lines {
		fmt.Fprintf(&c, "BT /F1 12 Tf 1 0 0 1 72 %d Tm (%s) Tj ET\n", 760-20*i, l)
	}
	return makePDF(c.String())
}

// makePDF writes a PDF of one page per content stream, with Helvetica as F1 and Helvetica-Bold as F2.
func makePDF(contents ...string) []byte {
	var b bytes.Buffer
	var offsets []int
	obj := func(body string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	b.WriteString("%PDF-1.7\n")
	kids := make([]string, len(contents))
	for i := range contents {
		kids[i] = fmt.Sprintf("%d 0 R", 5+2*i)
	}
	obj("<< /Type /Catalog /Pages 2 0 R >>")
	obj(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids)))
	obj("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	obj("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
	for i, c := range contents {
		obj(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>", 6+2*i))
		obj(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(c), c))
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return b.Bytes()
}
