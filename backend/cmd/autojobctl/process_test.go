package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/extract/extracttest"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/profile"
	"autojob/backend/sample"
)

// ctl is a command of the program that ships.
func ctl(t *testing.T, args ...string) (cmd *exec.Cmd, stdout, stderr *bytes.Buffer) {
	t.Helper()
	cmd = exec.CommandContext(t.Context(), extracttest.Child(t)[0], args...)
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+extracttest.Cache(t))
	stdout, stderr = &bytes.Buffer{}, &bytes.Buffer{}
	cmd.Stdout, cmd.Stderr = stdout, stderr
	return cmd, stdout, stderr
}

func wantExit(t *testing.T, err error, status int) {
	t.Helper()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != status {
		t.Fatalf("ended with %v, want exit status %d", err, status)
	}
}

func TestAnInterruptEndsACommandThatWaits(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no interrupt to send to one process")
	}
	cmd, stdout, stderr := ctl(t, "skills")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	answered, w := io.Pipe()
	cmd.Stdout = io.MultiWriter(stdout, w)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(in, "Python\n"); err != nil {
		t.Fatal(err)
	}
	if _, err := answered.Read(make([]byte, 1<<10)); err != nil { // it is up, and waits for the next line
		t.Fatal(err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		wantExit(t, err, 1)
	case <-time.After(20 * time.Second):
		t.Fatal("it still waits for its input")
	}
	if !strings.Contains(stderr.String(), "Stopped.") || strings.Contains(stderr.String(), "context") || strings.Count(stdout.String(), "\n") != 1 {
		t.Errorf("stdout %q, stderr %q", stdout, stderr)
	}
}

func TestASecondProcessIsToldThatTheStoreIsOpen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	const words = "four unrelated long words"
	b := backend.New(backend.Config{Dir: dir, Keychain: &vault.MemoryKeychain{}})
	if err := b.Create(t.Context(), words); err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	pass := filepath.Join(t.TempDir(), "pass")
	if err := os.WriteFile(pass, []byte(words+"\r\nanother line\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd, stdout, stderr := ctl(t, "--data", dir, "--passphrase-file", pass, "jobs")
	wantExit(t, cmd.Run(), 1)
	if stdout.Len() > 0 || !strings.Contains(stderr.String(), "already open") || !strings.Contains(stderr.String(), "close it first") {
		t.Errorf("stdout %q, stderr %q", stdout, stderr)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	cmd, stdout, stderr = ctl(t, "--data", dir, "--passphrase-file", pass, "jobs")
	if err := cmd.Run(); err != nil || stdout.Len()+stderr.Len() > 0 {
		t.Errorf("an empty store: %v, stdout %q, stderr %q", err, stdout, stderr)
	}
}

// What cannot be written ends the command, and the CVs still being read are not waited for.
func TestAnAnswerThatCannotBeWrittenEndsTheCommand(t *testing.T) {
	var paths []string
	for range 40 {
		path := filepath.Join(t.TempDir(), "cv.json")
		if err := os.WriteFile(path, sample.CVs()[3].Data, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	p := program{stdout: shutPipe{}, stderr: io.Discard, child: extracttest.Child(t)}
	b, err := p.backend(arguments{})
	if err != nil {
		t.Fatal(err)
	}
	var read atomic.Int64
	err = p.eachResume(context.Background(), b, paths, func(string, *profile.Profile) any { read.Add(1); return 1 })
	if !errors.Is(err, io.ErrClosedPipe) || read.Load() > 10 {
		t.Errorf("%v after %d of %d CVs", err, read.Load(), len(paths))
	}
}

type shutPipe struct{}

func (shutPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
