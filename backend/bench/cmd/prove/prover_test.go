package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// module writes a module of its own with one package of tests.
func module(t *testing.T, tests string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":    "module example\n\ngo 1.26.0\n",
		"a.go":      "package example\n",
		"a_test.go": "package example\n\nimport (\n\t\"os\"\n\t\"testing\"\n)\n\nvar long = os.Getenv(\"AUTOJOB_PROVE\")\n\n" + tests,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func prove(t *testing.T, dir, kind string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := run(t.Context(), "", []string{"-C", dir, "-page", "", "-fuzztime", "50x", "-racecount", "2", "-only", kind}, &out)
	return out.String(), err
}

func TestGoodCampaignsPassWithTheirCounts(t *testing.T) {
	dir := module(t, `
func FuzzAny(f *testing.F) { f.Fuzz(func(t *testing.T, s string) {}) }

func TestAKilledProcessLosesNothing(t *testing.T) {
	if long == "" {
		t.Skip("a long campaign: make prove")
	}
	t.Logf("campaign: %d: %s", 1234, "nothing lost")
}

func TestOther(t *testing.T) {}
`)
	for kind, want := range map[string]string{
		"fuzz":     "no failure",
		"campaign": "a killed process loses nothing: 1,234, nothing lost",
		// FuzzAny's seeds are a test too; the campaign is skipped outside its long form.
		"race": "4 tests, no race, no failure",
	} {
		out, err := prove(t, dir, kind)
		if err != nil || !strings.Contains(out, want) || !strings.Contains(out, " passed, 0 failed") {
			t.Errorf("%s: want %q, got error %v and\n%s", kind, want, err, out)
		}
	}
}

func TestBadCampaignsFailAndSayWhy(t *testing.T) {
	for name, c := range map[string]struct{ kind, tests, want string }{
		"a fuzz target that finds something": {"fuzz", `
func FuzzBad(f *testing.F) {
	f.Add("ok")
	f.Add("bad")
	f.Fuzz(func(t *testing.T, s string) {
		if s != "ok" {
			t.Fatal("bad input")
		}
	})
}

var _ = long
`, "bad input"},
		"a campaign that loses a write": {"campaign", `
func TestLost(t *testing.T) {
	t.Logf("campaign: %d: %s", 7, "all kept")
	if long != "" {
		t.Fatal("1 write lost")
	}
}
`, "1 write lost"},
		"a test beside the campaigns that fails": {"campaign", "func TestOther(t *testing.T) { _ = long; t.Error(\"not the same\") }\n", "not the same"},
		"a campaign that exits":                  {"campaign", "func TestExit(t *testing.T) { _ = long; os.Exit(3) }\n", "FAILED"},
		"a race": {"race", `
func TestRace(t *testing.T) {
	_ = long
	n, done := 0, make(chan bool)
	go func() { n++; close(done) }()
	n++
	<-done
}
`, "races"},
		"nothing to run": {"fuzz", "var _ = long\n\nvar _ testing.TB\n", ""},
	} {
		out, err := prove(t, module(t, c.tests), c.kind)
		if err == nil || !strings.Contains(out, c.want) {
			t.Errorf("%s: want an error and %q, got %v and\n%s", name, c.want, err, out)
		}
	}
}

func TestNoPageIsWrittenWithoutACommitAndEachRowHasItsCommand(t *testing.T) {
	dir := module(t, "func TestCopies(t *testing.T) { _ = long; t.Logf(\"campaign: 3: all equal\") }\n")
	page := filepath.Join(t.TempDir(), "proofs.md")
	var out bytes.Buffer
	if err := run(t.Context(), "", []string{"-C", dir, "-page", page, "-only", "campaign"}, &out); err == nil {
		t.Error("no error where no commit can be named")
	}
	if _, err := os.Stat(page); err == nil {
		t.Error("a page without a commit was written")
	}
	got := command([]string{"AUTOJOB_PROVE=1"}, []string{"test", "-run", "^TestCopies$", "example"})
	if want := "AUTOJOB_PROVE=1 go test -run '^TestCopies$' example"; got != want {
		t.Errorf("command = %s, want %s", got, want)
	}
}

func TestTheRowOfARealModelStaysWhereNoServerIsNamed(t *testing.T) {
	p := prover{dir: module(t, "func TestOther(t *testing.T) { _ = long }\n"), packages: "./...", out: io.Discard}
	for server, gone := range map[string]bool{"": false, "http://127.0.0.1:8080/v1": true} {
		t.Setenv(modelServer, server)
		covers, err := p.covers(t.Context(), []string{"campaign"})
		if err != nil || covers(words("TestARealModelGetsNothingAndBringsNothing")) != gone || !covers("attacks") {
			t.Errorf("with the server %q: %v, want covered %v", server, err, gone)
		}
	}
}

func TestTheRowOfARealModelNamesWhatItWasAskedWith(t *testing.T) {
	t.Setenv(modelServer, "http://127.0.0.1:8080/v1")
	t.Setenv("AUTOJOB_MODEL_ROUNDS", "40")
	t.Setenv("AUTOJOB_MODEL_TOKENS", "")
	real := words("TestARealModelGetsNothingAndBringsNothing")
	if got := settings(real); !slices.Equal(got, []string{longForm, "AUTOJOB_MODEL=http://127.0.0.1:8080/v1", "AUTOJOB_MODEL_ROUNDS=40"}) {
		t.Errorf("%q", got)
	}
	t.Setenv("AUTOJOB_MODEL_TOKENS", "900")
	if got := settings(real); len(got) != 4 || got[3] != "AUTOJOB_MODEL_TOKENS=900" {
		t.Errorf("%q", got)
	}
	if got := settings("attacks"); !slices.Equal(got, []string{longForm}) {
		t.Errorf("another campaign: %q", got)
	}
}

func TestNumbersAndNames(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := grouped(n); got != want {
			t.Errorf("grouped(%d) = %s, want %s", n, got, want)
		}
	}
	if got := words("TestAKilledProcessLosesNothing"); got != "a killed process loses nothing" {
		t.Errorf("words = %q", got)
	}
}
