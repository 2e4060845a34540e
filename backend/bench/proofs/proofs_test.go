package proofs

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestEachWriterReplacesItsOwnSectionOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "docs", "proofs.md")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	none := func(string) bool { return false }
	must(Write(path, "Campaigns", []Row{{What: "fuzz FuzzA", Count: "1,000", Result: "no failure", Command: "go test -fuzz FuzzA", Commit: "aaa"}}, none))
	must(WriteFigures(path, "Figures", []Figure{{Task: "word recall", Set: "PDF | one column", Value: "99.9%", Target: "98%"}}, "bbb"))
	// A person's own words after the sections stay.
	must(os.WriteFile(path, []byte(read(t, path)+"\nHow to read this page.\n"), 0o644))
	before := read(t, path)
	must(Write(path, "Campaigns", []Row{{What: "fuzz FuzzA", Count: "2,000", Commit: "ccc"}}, none))
	after := read(t, path)

	for _, want := range []string{"| fuzz FuzzA | 2,000 | - | - | ccc |", "At commit bbb.",
		`| word recall | PDF \| one column | 99.9% | - | 98%, met |`, "How to read this page.", "# Proofs"} {
		if !strings.Contains(after, want) {
			t.Errorf("the page lacks %q:\n%s", want, after)
		}
	}
	for _, gone := range []string{"1,000", "aaa"} {
		if strings.Contains(after, gone) {
			t.Errorf("the page still holds %q", gone)
		}
	}
	if !strings.Contains(before, "`go test -fuzz FuzzA`") {
		t.Errorf("the command is not shown as one:\n%s", before)
	}
	must(Write(path, "Campaigns", []Row{{What: "fuzz FuzzA", Count: "2,000", Commit: "ccc"}}, none))
	if again := read(t, path); again != after {
		t.Errorf("writing the same again changed the page:\n%s", again)
	}
}

func TestRowsOfOtherCampaignsStay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "proofs.md")
	put := func(stays func(string) bool, rows ...Row) {
		t.Helper()
		if err := Write(path, "Campaigns", rows, stays); err != nil {
			t.Fatal(err)
		}
	}
	put(nil, Row{What: "a | b", Count: "1", Result: "x | y", Command: "go test a", Commit: "aaa"}, Row{What: "gone", Count: "1"}, Row{What: "kept", Count: "1", Commit: "aaa"})
	put(func(what string) bool { return what != "gone" }, Row{What: "a | b", Count: "2", Result: "x | y", Command: "go test a", Commit: "bbb"}, Row{What: "new"})
	page := read(t, path)
	want := "| a \\| b | 2 | x \\| y | `go test a` | bbb |\n| kept | 1 | - | - | aaa |\n| new | - | - | - | - |\n<!-- end"
	if !strings.Contains(page, want) {
		t.Fatalf("the page lacks %q:\n%s", want, page)
	}
	put(func(string) bool { return true })
	if again := read(t, path); again != page {
		t.Fatalf("kept rows changed:\n%s", again)
	}
}

func TestBrokenMarkersAreAnErrorAndChangeNothing(t *testing.T) {
	for _, page := range []string{
		"<!-- begin Campaigns -->\nno end\n",
		"no beginning\n<!-- end Campaigns -->\n",
		"<!-- end Campaigns -->\n<!-- begin Campaigns -->\n",
		strings.Repeat("<!-- begin Campaigns -->\n<!-- end Campaigns -->\n", 2),
	} {
		path := filepath.Join(t.TempDir(), "proofs.md")
		if err := os.WriteFile(path, []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := Write(path, "Campaigns", nil, nil); err == nil {
			t.Errorf("no error for the page %q", page)
		}
		if got := read(t, path); got != page {
			t.Errorf("the page %q became %q", page, got)
		}
	}
	if err := Write(filepath.Join(t.TempDir(), "p.md"), "two\nlines", nil, nil); err == nil {
		t.Error("no error for a section's name of two lines")
	}
}

func TestCommitSaysWhenTheTreeDiffers(t *testing.T) {
	dir := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=Test", "-c", "user.email=test@example.com"}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	write := func(name string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	dirty := func() bool {
		t.Helper()
		name, err := Commit(dir)
		if err != nil {
			t.Fatal(err)
		}
		hash, rest, _ := strings.Cut(name, " ")
		if len(hash) != 12 {
			t.Fatalf("Commit = %q", name)
		}
		return rest == "+ changes"
	}
	git("init", "-q")
	write("a")
	git("add", "a")
	git("commit", "-q", "-m", "a")
	if dirty() {
		t.Error("a clean tree is called changed")
	}
	write(Path)
	if dirty() {
		t.Error("the page of proofs itself counts as a change")
	}
	write("b")
	if !dirty() {
		t.Error("a new file is no change")
	}
	if _, err := Commit(t.TempDir()); err == nil {
		t.Error("no error outside a repository")
	}
}

// logger keeps what a test would log.
type logger struct{ line string }

func (l *logger) Helper()                         {}
func (l *logger) Logf(format string, args ...any) { l.line = fmt.Sprintf(format, args...) }

func TestACampaignIsReadBack(t *testing.T) {
	var l logger
	Campaign(&l, 300, "0 acknowledged writes lost")
	count, result, ok := ParseCampaign("    crash_test.go:41: " + l.line)
	if !ok || count != 300 || result != "0 acknowledged writes lost" {
		t.Errorf("read back %d, %q, %v", count, result, ok)
	}
	if _, _, ok := ParseCampaign("    crash_test.go:41: 300 kills"); ok {
		t.Error("another line was taken for a campaign's")
	}
}

func Example() {
	dir, err := os.MkdirTemp("", "proofs")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "proofs.md")
	err = Write(path, "Campaigns", []Row{{What: "kill -9", Count: "300", Result: "nothing lost", Command: "make prove", Commit: "0123456789ab"}}, nil)
	page, _ := os.ReadFile(path)
	_, section, _ := strings.Cut(string(page), "\n\n<!--")
	fmt.Println(err)
	fmt.Print("<!--" + section)
	// Output:
	// <nil>
	// <!-- begin Campaigns -->
	// ## Campaigns
	//
	// | What | How many | Result | Command | Commit |
	// | --- | --- | --- | --- | --- |
	// | kill -9 | 300 | nothing lost | `make prove` | 0123456789ab |
	// <!-- end Campaigns -->
}
