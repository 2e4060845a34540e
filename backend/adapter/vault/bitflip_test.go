package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"autojob/backend/core/problem"
)

const flipRecords = 60

// check reads everything that TestABitFlippedInBadgersFiles wrote and gives its verdict in one word.
func check(ctx context.Context, dir string, opt Options) string {
	v, err := Open(ctx, dir, opt)
	if problem.Is(err, problem.Damaged) {
		return "damaged"
	}
	if err != nil {
		return "odd: " + err.Error()
	}
	defer v.Close()
	if v.Damage() != nil {
		return "damaged"
	}
	notes := In[note](v, "note", 1)
	verdict := "right"
	n := 0
	for r, err := range notes.All(ctx) {
		if problem.Is(err, problem.Damaged) {
			return "damaged"
		}
		if err != nil {
			return "odd: " + err.Error()
		}
		if r.ID != fmt.Sprintf("%03d", n) || r.Value.Rank != n || r.Value.Title != strings.Repeat(r.ID, 100) {
			return "wrong: record " + r.ID
		}
		n++
	}
	if n < flipRecords {
		verdict = "back: an earlier state as a whole"
	}
	return verdict
}

// One bit anywhere in Badger's files is damage or does no harm. It never ends the process, gives a wrong record, leaves one out
// or takes the store back.
func TestABitFlippedInBadgersFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	ctx := context.Background()
	for _, c := range []struct{ name, pattern string }{{"tables", "*.sst"}, {"write-ahead log", "*.mem"}, {"manifest", "MANIFEST"}} {
		v, dir, opt := store(t)
		notes := In[note](v, "note", 1)
		for i := range flipRecords {
			if err := notes.Put(ctx, fmt.Sprintf("%03d", i), note{Title: strings.Repeat(fmt.Sprintf("%03d", i), 100), Rank: i}); err != nil {
				t.Fatal(err)
			}
		}
		if c.pattern == "*.mem" { // while open the log is what there is; a copy is what a power cut leaves
			copied := filepath.Join(t.TempDir(), "vault")
			if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			dir = copied
		} else if err := v.Close(); err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(dir, genPrefix+"*", dbName, c.pattern))
		if err != nil || len(files) == 0 {
			t.Fatalf("no %s to harm: %v", c.name, err)
		}
		verdicts := map[string]int{}
		for range rounds(12, 300) {
			harmed := filepath.Join(t.TempDir(), "vault")
			if err := os.CopyFS(harmed, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			path := strings.Replace(files[rand.IntN(len(files))], dir, harmed, 1)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			used := len(bytes.TrimRight(data, "\x00"))
			data[rand.IntN(used)] ^= 1 << rand.IntN(8)
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			out, err := child(t, "check", harmed, opt).CombinedOutput()
			verdict, _, _ := strings.Cut(string(out), "\n")
			var ended *exec.ExitError
			if errors.As(err, &ended) && !strings.HasPrefix(verdict, "wrong") {
				verdict = "process ended"
			}
			verdicts[verdict]++
			if verdict != "right" && verdict != "damaged" {
				t.Errorf("%s: %s", c.name, out)
			}
			os.RemoveAll(harmed)
		}
		t.Logf("%s: %v", c.name, verdicts)
	}
}
