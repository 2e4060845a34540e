// Package extracttest gives tests the confined child that reads foreign files: autojobctl as it ships, built once for a test run.
//
// A test binary could be its own child, but under the race detector it reads a PDF too slowly for the limits that it is there to
// show. Start with Main in TestMain, Child and Cache in the tests.
package extracttest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

// Main runs a package's tests and removes what they built. It does not return.
func Main(m *testing.M) { os.Exit(Run(m)) }

// Run is Main for those that have more to do: it returns the exit status.
func Run(m interface{ Run() int }) int {
	code := m.Run()
	_ = os.RemoveAll(folder())
	return code
}

// Child is the command that ends up in extract.Serve, for Config.Child. The first call builds it.
func Child(t testing.TB) []string {
	t.Helper()
	program, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return []string{program, "extract-child"}
}

// Cache is where the child's compiled PDF reader stays from one test run to the next: making it takes seconds. The program's own
// cache is another one, because programs of different builds clear out each other's.
func Cache(t testing.TB) string {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "autojob-test")
}

// folder is this process's own: several packages are tested at once.
func folder() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("autojob-child-%d", os.Getpid()))
}

var build = sync.OnceValues(func() (string, error) {
	program := filepath.Join(folder(), "autojobctl")
	if runtime.GOOS == "windows" {
		program += ".exe"
	}
	if err := os.Mkdir(folder(), 0o700); err != nil {
		return "", fmt.Errorf("making a folder for the child: %w", err)
	}
	// The flags of `make cli`, so that both use the same compiled packages.
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", program, "autojob/backend/cmd/autojobctl")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building autojobctl for the child: %w\n%s", err, out)
	}
	return program, nil
})
