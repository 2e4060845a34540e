package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"autojob/backend"
	"autojob/backend/adapter/vault"
)

// pty is a terminal: what is written to the first file is typed, what is read from it was shown.
func pty(t *testing.T) (person, program *os.File) {
	t.Helper()
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("this system gives no pseudo terminal: ", err)
	}
	t.Cleanup(func() { person.Close() })
	if err := unix.IoctlSetPointerInt(int(person.Fd()), unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetInt(int(person.Fd()), unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	program, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("this system gives no pseudo terminal: ", err)
	}
	t.Cleanup(func() { program.Close() })
	return person, program
}

func TestAPassphraseIsTypedAndNotShown(t *testing.T) {
	const words = "four unrelated long words"
	dir := filepath.Join(t.TempDir(), "store")
	b := backend.New(backend.Config{Dir: dir, Keychain: &vault.MemoryKeychain{}})
	if err := b.Create(t.Context(), words); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	person, program := pty(t)
	cmd, stdout, _ := ctl(t, "--data", dir, "erase")
	cmd.Stdin, cmd.Stderr = program, program
	var mu sync.Mutex
	var shown bytes.Buffer
	prompted := make(chan struct{})
	go func() {
		var once sync.Once
		buf := make([]byte, 1<<10)
		for {
			n, err := person.Read(buf)
			mu.Lock()
			shown.Write(buf[:n])
			if strings.Contains(shown.String(), "Passphrase: ") {
				once.Do(func() { close(prompted) })
			}
			mu.Unlock()
			if err != nil {
				return
			}
		}
	}()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	select {
	case <-prompted:
	case <-time.After(30 * time.Second):
		t.Fatal("it does not ask")
	}
	time.Sleep(50 * time.Millisecond) // the echo is off by the time a person types
	if _, err := person.WriteString(words + "\n"); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		mu.Lock()
		defer mu.Unlock()
		t.Fatalf("%v, shown %q", err, shown.String())
	}
	mu.Lock()
	defer mu.Unlock()
	if strings.Contains(shown.String(), "unrelated") || !strings.Contains(stdout.String(), `"key_gone":true`) {
		t.Errorf("shown %q, printed %q", shown.String(), stdout)
	}
}
