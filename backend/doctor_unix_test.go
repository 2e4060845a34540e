//go:build !windows

package backend_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"autojob/backend"
	"autojob/backend/adapter/vault"
)

func makePipe(t *testing.T, path string) {
	t.Helper()
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestAFolderThatOthersCanReachIsTold(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	w := newWard(t)
	above := filepath.Dir(w.dir)
	if err := os.Chmod(above, 0o777); err != nil {
		t.Fatal(err)
	}
	if f := checkup(t, w.b)["place"]; f.Grade != vault.Attention || !strings.Contains(f.Text, "put another one in its place") {
		t.Errorf("%+v", f)
	}
	if err := os.Chmod(above, 0o777|os.ModeSticky); err != nil {
		t.Fatal(err)
	}
	if f := checkup(t, w.b)["place"]; f.Grade != vault.Good {
		t.Errorf("as in a temporary folder: %+v", f)
	}
}

// The limit is the process's own, so another process sets it.
func TestCoreDumpsAreTold(t *testing.T) {
	if os.Getenv("AUTOJOB_TEST_DUMPS") != "" {
		var limit syscall.Rlimit
		if err := syscall.Getrlimit(syscall.RLIMIT_CORE, &limit); err != nil {
			t.Fatal(err)
		}
		b := backend.New(backend.Config{Keychain: &vault.MemoryKeychain{}})
		if limit.Cur = limit.Max; limit.Max > 0 {
			if err := syscall.Setrlimit(syscall.RLIMIT_CORE, &limit); err != nil {
				t.Fatal(err)
			}
			if f := checkup(t, b)["dumps"]; f.Grade != vault.Attention {
				t.Errorf("dumps are on: %+v", f)
			}
		}
		if err := backend.ForbidDumps(); err != nil {
			t.Fatal(err)
		}
		if f := checkup(t, b)["dumps"]; f.Grade != vault.Good && !strings.Contains(f.Text, "crash reporter") {
			t.Errorf("dumps are off: %+v", f)
		}
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestCoreDumpsAreTold$")
	cmd.Env = append(os.Environ(), "AUTOJOB_TEST_DUMPS=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
