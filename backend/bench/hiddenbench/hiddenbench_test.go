package hiddenbench

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"autojob/backend/adapter/extract"
	"autojob/backend/adapter/extract/tessdata"
	"autojob/backend/core/document"
)

const childArg = "extract-child-for-tests"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == childArg {
		os.Exit(extract.Serve(os.Stdin, os.Stdout, tessdata.Files))
	}
	os.Exit(m.Run())
}

func reader(t *testing.T) *extract.Extractor {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cache := os.Getenv("HIDDENBENCH_CACHE") // kept between runs while the reader is being worked on
	if cache == "" {
		cache = t.TempDir()
	}
	return &extract.Extractor{Child: []string{self, childArg}, CacheDir: cache}
}

func count(name string, short int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return short
}

// TestHiddenTextIsFoundKeptOutAndTold reads every trick once and every clean kind once.
func TestHiddenTextIsFoundKeptOutAndTold(t *testing.T) {
	x := reader(t)
	tricked := Tricked(1, count("HIDDENBENCH_TRICKED", len(pdfTricks)+len(wordTricks)+len(webTricks)))
	clean := Clean(1, count("HIDDENBENCH_CLEAN", 54))
	if dir := os.Getenv("HIDDENBENCH_KEEP"); dir != "" {
		for i, d := range append(tricked, clean...) {
			_ = os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d %s%s", i, d.Kind, filepath.Ext(d.Name))), d.Data, 0o600)
		}
	}
	s, err := Measure(t.Context(), x, tricked, clean, func(f Finding) {
		t.Logf("%s (CV %v): flagged %v, same %v, ranked %v %s", f.Kind, f.CV, f.Flagged, f.Same, f.Ranked, f.Unlike)
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", s)
	if s.Flagged*100 < s.Tricked*95 || s.Same < s.Tricked || s.Ranked < s.Tricked {
		t.Errorf("%d of %d tricks flagged, %d read as their twins, %d ranked as they are", s.Flagged, s.Tricked, s.Same, s.Ranked)
	}
	if s.False*100 >= s.Clean {
		t.Errorf("%d of %d clean documents flagged", s.False, s.Clean)
	}
}

func TestRealFilesAreNotSuspected(t *testing.T) {
	dir := os.Getenv("AUTOJOB_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "data")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the test data is not here; AUTOJOB_DATA names its folder")
	}
	files, flagged, err := Real(t.Context(), reader(t), dir, func(name string, ws []document.Warning) { t.Log(name, ws) })
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d flagged", flagged, files)
}

// A comparison of ranks that sees no difference between different people, or ads, would prove nothing.
func TestRanksOfDifferentDocumentsDiffer(t *testing.T) {
	x := reader(t)
	r, err := newRanker(t.Context(), x)
	if err != nil {
		t.Fatal(err)
	}
	b := bench{x, r}
	seen := map[string]string{}
	for _, d := range Clean(1, 6) {
		got, err := b.read(t.Context(), d, d.Data)
		if err != nil {
			t.Fatal(err)
		}
		if got.rank == "" || seen[got.rank] != "" && seen[got.rank] != got.text {
			t.Errorf("%s ranks as another document does: %q", d.Kind, got.rank)
		}
		seen[got.rank] = got.text
	}
}
