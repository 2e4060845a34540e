//go:build unix

package vault

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"autojob/backend/core/problem"
)

// As root a write-protected folder can be written to, so the child runs as somebody else.
func TestAWriteProtectedFolderIsSaidPlainly(t *testing.T) {
	v, _, opt := store(t)
	if err := errors.Join(In[note](v, "note", 1).Put(context.Background(), "a", note{}), v.Close()); err != nil {
		t.Fatal(err)
	}
	base, err := os.MkdirTemp("", "vault-ro-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(base)
	dir, program := filepath.Join(base, "vault"), filepath.Join(base, "program")
	data, err := os.ReadFile(self(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Chmod(base, 0o755), os.WriteFile(program, data, 0o755), os.CopyFS(dir, os.DirFS(v.dir))); err != nil {
		t.Fatal(err)
	}
	for _, role := range []string{"open", "create"} {
		target := dir
		if role == "create" {
			target = filepath.Join(base, "elsewhere", "vault")
		}
		cmd := child(t, role, target, opt)
		cmd.Path, cmd.Args[0], cmd.Dir = program, program, base
		err = filepath.WalkDir(base, func(path string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			mode := fs.FileMode(0o444)
			if e.IsDir() || path == program {
				mode = 0o555
			}
			return os.Chmod(path, mode)
		})
		if err != nil {
			t.Fatal(err)
		}
		if os.Getuid() == 0 {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
		before := tree(t, dir)
		out, err := cmd.CombinedOutput()
		if err != nil || !strings.Contains(string(out), "Autojob may not write to its data folder") {
			t.Fatalf("%s: %v %s", role, err, out)
		}
		if tree(t, dir) != before {
			t.Fatalf("%s changed the folder", role)
		}
	}
}

// A loose umask must not open anything to others. The umask belongs to the whole process, so a child has it.
func TestALooseUmaskChangesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "vault")
	cmd := child(t, "create", dir, Options{Keychain: &MemoryKeychain{}})
	cmd.Args = []string{"sh", "-c", `umask 0; exec "$0" "$@"`, self(t), "-test.run=^TestChild$"}
	cmd.Path = "/bin/sh"
	if out, err := cmd.CombinedOutput(); err != nil || !strings.Contains(string(out), "created <nil>") {
		t.Fatalf("%v %s", err, out)
	}
	lines := strings.Split(strings.TrimSpace(tree(t, dir)), "\n")
	for _, line := range lines {
		if mode := strings.Fields(line)[1]; mode != "drwx------" && mode != "-rw-------" {
			t.Error(line)
		}
	}
	if len(lines) < 8 {
		t.Fatalf("too few files to prove anything:\n%s", strings.Join(lines, "\n"))
	}
}

func TestALockThatIsAboutToBeGivenBackIsWaitedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "LOCK")
	first, err := lockFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lockFile(path); !problem.Is(err, problem.InUse) {
		t.Errorf("a lock that is held: %v", err)
	}
	time.AfterFunc(lockTries*lockPause/3, func() { first.Close() })
	second, err := lockFile(path)
	if err != nil {
		t.Fatal(err)
	}
	second.Close()
}
