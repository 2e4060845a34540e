package extractbench

import (
	"fmt"
	"os"
	"os/exec"
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

// TestEveryRealFileIsReadCompletely reads the project's test data where it is.
func TestEveryRealFileIsReadCompletely(t *testing.T) {
	dir := os.Getenv("AUTOJOB_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared", "data")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the test data is not here; AUTOJOB_DATA names its folder")
	}
	for _, tool := range []string{"pdftotext", "soffice"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(tool + " is not installed; it gives the words to compare with")
		}
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	x := &extract.Extractor{Child: []string{self, childArg}, CacheDir: t.TempDir()}
	for _, c := range []struct {
		ext    string
		target float64
	}{{".pdf", 0.99}, {".docx", 0.999}} {
		files, err := Measure(t.Context(), x, dir, c.ext)
		if err != nil {
			t.Fatal(err)
		}
		var sum float64
		for _, f := range files {
			sum += f.Recall()
			if f.Problem != "" {
				t.Errorf("%s: %s", f.Name, f.Problem)
			}
			if testing.Verbose() {
				fmt.Printf("%6.2f%% %5d/%5d own %5d %.2fs %s %.300v\n", 100*f.Recall(), f.Found, f.Words, f.Own, f.Time.Seconds(), f.Name, f.Missing)
			}
		}
		if mean := sum / float64(len(files)); mean < c.target {
			t.Errorf("mean recall of %d%s files is %.4f, want %.3f", len(files), c.ext, mean, c.target)
		} else {
			t.Logf("mean recall of %d%s files is %.4f", len(files), c.ext, mean)
		}
	}
}

func TestCompareCountsWhatIsMissing(t *testing.T) {
	var f File
	f.compare(words("One two, two three"), words("two one"))
	if f.Found != 2 || f.Words != 4 || len(f.Missing) != 2 {
		t.Errorf("compare = %+v", f)
	}
}
