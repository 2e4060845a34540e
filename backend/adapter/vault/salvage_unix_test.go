//go:build unix

package vault

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestThingsThatAreNoFilesInTheDatabasesFolder: none of them is followed, waited for or read.
func TestThingsThatAreNoFilesInTheDatabasesFolder(t *testing.T) {
	l, tables := withTables(t)
	in := func(name string) string { return filepath.Join(l.dir, name) }
	for _, err := range []error{
		syscall.Mkfifo(in("000100.mem"), 0o600),
		syscall.Mkfifo(in("00101.mem"), 0o600),
		os.Mkdir(in("00102.mem"), 0o700),
		os.Symlink("/dev/zero", in("00103.mem")),
		os.Symlink(tables[0], in("00104.mem")),
		os.WriteFile(in("00105.mem"), nil, 0o600),
		os.Truncate(in("00105.mem"), 3<<30),
		os.Remove(in("KEYREGISTRY")),
		syscall.Mkfifo(in("KEYREGISTRY"), 0o600),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	start := time.Now()
	s := l.judge(t, l.dir, "no files")
	if len(s.unreadable) != 6 || len(s.current()) != len(l.now) {
		t.Errorf("%v: %d values, %v", time.Since(start), len(s.values), s.unreadable)
	}
	for _, err := range []error{os.Remove(in("MANIFEST")), syscall.Mkfifo(in("MANIFEST"), 0o600)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if s := l.judge(t, l.dir, "no manifest"); len(s.unreadable) != 7 || len(s.current()) != len(l.now) {
		t.Errorf("%d values, %v", len(s.values), s.unreadable)
	}
}
