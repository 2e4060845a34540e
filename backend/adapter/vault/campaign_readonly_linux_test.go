package vault

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"autojob/backend/core/problem"
)

func wantWriteProtected(t testing.TB, what string, err error) {
	t.Helper()
	if !problem.Is(err, problem.Unavailable) || problem.From(err).Message != "Autojob may not write to its data folder." {
		t.Errorf("%s: %v", what, err)
	}
}

// A store on a medium that cannot be written to: everything says so, and nothing is harmed.
func TestAStoreOnAReadOnlyMediumSaysSo(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	filled(t, v)
	_, err := v.Backup(ctx, nil)
	if err := errors.Join(err, v.Close()); err != nil {
		t.Fatal(err)
	}
	medium := t.TempDir()
	if err := syscall.Mount(dir, medium, "", syscall.MS_BIND, ""); err != nil {
		t.Skipf("mounting a folder: %v (it takes the rights of root)", err)
	}
	defer func() { _ = syscall.Unmount(medium, syscall.MNT_DETACH) }()
	if err := syscall.Mount("", medium, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	_, err = Open(ctx, medium, opt)
	wantWriteProtected(t, "opening", err)
	_, _, err = Restore(ctx, medium, latest(t, medium), opt)
	wantWriteProtected(t, "restoring", err)
	_, err = Destroy(ctx, medium, opt)
	wantWriteProtected(t, "deleting", err)
	_, err = Import(ctx, medium, "nothing", nil, opt)
	wantWriteProtected(t, "importing", err)
	if _, err := Create(ctx, filepath.Join(medium, "new"), opt); err == nil {
		t.Error("a store was made there")
	} else {
		wantWriteProtected(t, "creating", err)
	}
	if s, err := Inspect(ctx, medium); err != nil || s.Status != Ready {
		t.Errorf("%+v %v", s, err)
	}
	if tree(t, dir) != before || len(opt.Keychain.(*MemoryKeychain).Names()) != 2 {
		t.Error("something changed")
	}
	if err := syscall.Mount("", medium, "", syscall.MS_BIND|syscall.MS_REMOUNT, ""); err != nil {
		t.Fatal(err)
	}
	if v, err = Open(ctx, medium, opt); err != nil {
		t.Fatal(err)
	}
	wantFilled(t, v)
	v.Close()
}

const protectedVar = "AUTOJOB_PROTECTED"

// TestProtectedChild is the program whose folder is closed to it while the store is open. It runs as somebody who is not root.
func TestProtectedChild(t *testing.T) {
	dir := os.Getenv(protectedVar)
	if dir == "" {
		t.Skip("runs inside the child process of another test")
	}
	ctx, opt := context.Background(), Options{Passphrase: []byte("a good passphrase"), kdf: cheap()}
	v, err := Create(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	filled(t, v)
	if _, err := v.Backup(ctx, nil); err != nil {
		t.Fatal(err)
	}
	turn := func() {
		fmt.Println("your turn")
		if _, err := bufio.NewReader(os.Stdin).ReadString('\n'); err != nil {
			t.Fatal(err)
		}
	}
	turn()
	notes := In[note](v, "note", 1)
	if err := notes.Put(ctx, "later", note{Rank: 7}); err != nil { // its log is open already
		t.Fatal(err)
	}
	wantWriteProtected(t, "putting a document", v.Documents("cv").Put(ctx, "later", []byte("x")))
	_, err = v.Renew(ctx, Renewal{}, nil)
	wantWriteProtected(t, "erasing", err)
	_, err = v.Backup(ctx, nil)
	wantProblem(t, err, problem.Unavailable)
	wantProblem(t, v.Export(ctx, filepath.Join(dir, "export.autojob"), []byte("a good passphrase"), nil), problem.Unavailable)
	if n, err := notes.Get(ctx, "later"); err != nil || n.Rank != 7 {
		t.Errorf("%v %v", n, err)
	}
	if err := notes.Put(ctx, "latest", note{Rank: 8}); err != nil {
		t.Fatal(err)
	}
	wantWriteProtected(t, "closing", v.Close()) // and does not wait for ever
	_, err = Open(ctx, dir, opt)
	wantWriteProtected(t, "opening", err)
	turn()
	if v, err = Open(ctx, dir, opt); err != nil {
		t.Fatal(err)
	}
	notes = In[note](v, "note", 1)
	later, err1 := notes.Get(ctx, "later")
	latest, err2 := notes.Get(ctx, "latest")
	if later.Rank != 7 || latest.Rank != 8 || v.Damage() != nil || v.Documents("cv").Count() != 3 {
		t.Errorf("%v %v %v %v", later, latest, errors.Join(err1, err2), v.Damage())
	}
	if err := errors.Join(notes.DeleteAll(ctx, "later", "latest"), v.Documents("cv").Put(ctx, "new", []byte("x")), v.Documents("cv").Delete(ctx, "new")); err != nil {
		t.Error(err)
	}
	wantFilled(t, v)
	if _, err := v.Renew(ctx, Renewal{}, nil); err != nil {
		t.Error(err)
	}
	one(t, dir)
	if err := v.Close(); err != nil {
		t.Error(err)
	}
}

// protect takes the right to write from everybody, or gives it back to the owner.
func protect(t testing.TB, dir string, on bool) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o600)
		if e.IsDir() {
			mode = 0o700
		}
		if on {
			mode &^= 0o222
		}
		return os.Chmod(path, mode)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAFolderThatIsClosedWhileTheStoreIsOpenLosesNothing(t *testing.T) {
	base, err := os.MkdirTemp("", "vault-protected-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(base)
	program, home := filepath.Join(base, "program"), filepath.Join(base, "home")
	data, err := os.ReadFile(self(t))
	if err := errors.Join(err, os.WriteFile(program, data, 0o755), os.Chmod(base, 0o755), os.Mkdir(home, 0o700)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-test.run=^TestProtectedChild$", "-test.v")
	cmd.Dir = base
	cmd.Env = append(os.Environ(), protectedVar+"="+filepath.Join(home, "vault"), "TMPDIR="+home)
	if os.Getuid() == 0 { // root may write everywhere, so the child is somebody else
		if err := os.Chown(home, 65534, 65534); err != nil {
			t.Fatal(err)
		}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = cmd.Stdout
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	closed := false
	for lines := bufio.NewScanner(out); lines.Scan(); {
		fmt.Fprintln(&said, lines.Text())
		if lines.Text() == "your turn" {
			closed = !closed
			protect(t, filepath.Join(home, "vault"), closed)
			fmt.Fprintln(in)
		}
	}
	if err := cmd.Wait(); err != nil || !strings.Contains(said.String(), "--- PASS: TestProtectedChild") {
		t.Fatalf("%v\n%s", err, said.String())
	}
}
