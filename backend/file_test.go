package backend_test

import (
	"os"
	"path/filepath"
	"testing"

	"autojob/backend"
	"autojob/backend/core/problem"
)

func TestANewFileTakesNoOthersPlace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.txt")
	must(t, backend.WriteNewFile(path, []byte("first")))
	if err := backend.WriteNewFile(path, []byte("second")); !problem.Is(err, problem.Invalid) {
		t.Errorf("over one that is there: %v", err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "first" {
		t.Errorf("%q, %v", got, err)
	}
	must(t, backend.WriteFile(path, []byte("third")))
	if got, err := os.ReadFile(path); err != nil || string(got) != "third" {
		t.Errorf("%q, %v", got, err)
	}
	if err := backend.WriteNewFile(filepath.Join(path, "below"), nil); err == nil {
		t.Error("written below a file")
	}
}
