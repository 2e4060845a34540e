package scanbench

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"autojob/backend/adapter/extract"
	"autojob/backend/adapter/extract/tessdata"
)

const childArg = "extract-child-for-tests"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == childArg {
		os.Exit(extract.Serve(os.Stdin, os.Stdout, tessdata.Files))
	}
	os.Exit(m.Run())
}

// TestScansAreRecognised takes minutes, so it runs only where it is asked for.
func TestScansAreRecognised(t *testing.T) {
	if os.Getenv("AUTOJOB_SCANS") == "" {
		t.Skip("recognising a dozen pages takes minutes; set AUTOJOB_SCANS to *.pdf to do it")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	x := &extract.Extractor{Child: []string{self, childArg}, CacheDir: t.TempDir()}
	pages, err := Measure(t.Context(), x, filepath.Join("..", "..", "testdata", "cvs"), os.Getenv("AUTOJOB_SCANS"), 1, func(p Page) {
		fmt.Printf("%6.2f%% %4d/%4d %.1fs %s %.300v\n", 100*p.Recall(), p.Found, p.Words, p.Time.Seconds(), p.Name, p.Missing)
	})
	if err != nil {
		t.Fatal(err)
	}
	found, words := 0, 0
	for _, p := range pages {
		found, words = found+p.Found, words+p.Words
	}
	if mean := float64(found) / float64(max(words, 1)); mean < 0.95 {
		t.Errorf("%.4f of the words of %d scans were recognised, want .95", mean, len(pages))
	}
}
