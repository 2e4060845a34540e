//go:build linux

package powerfs

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Children of this test program use the mounts: whoever serves one must not wait for it.

const (
	childVar = "AUTOJOB_POWERFS_CHILD"
	dirVar   = "AUTOJOB_POWERFS"
)

func child(t *testing.T, role, dir string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^TestChild$")
	cmd.Env = append(os.Environ(), childVar+"="+role, dirVar+"="+dir)
	return cmd
}

func TestChild(t *testing.T) {
	role, dir := os.Getenv(childVar), os.Getenv(dirVar)
	if role == "" {
		t.Skip("runs inside the child processes of other tests")
	}
	do, ok := roles[role]
	if !ok {
		t.Fatalf("there is no role %q", role)
	}
	if err := do(dir); err != nil {
		fmt.Println("failed", err)
		os.Exit(1)
	}
	fmt.Println("stored 0")
	time.Sleep(time.Minute) // until it is killed, with all it opened still open
}

// mounted mounts a disk that has the file "old" with text "old text", an empty folder and 16 pages of "0"
// in "big". It skips the test where nothing can be mounted.
func mounted(t *testing.T, opt Options) (m *Mount, dir string) {
	t.Helper()
	plain := filepath.Join(t.TempDir(), "plain")
	err := errors.Join(os.MkdirAll(filepath.Join(plain, "empty"), 0o700), os.WriteFile(filepath.Join(plain, "old"), []byte("old text"), 0o600),
		os.WriteFile(filepath.Join(plain, "big"), bytes.Repeat([]byte("0"), 16*pageSize), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	disk, err := ReadDisk(plain)
	if err != nil {
		t.Fatal(err)
	}
	dir = filepath.Join(t.TempDir(), "mount")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	m, err = NewMount(dir, disk, opt)
	if errors.Is(err, ErrNoFUSE) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := m.Close(); err != nil {
			t.Error(err)
		}
	})
	return m, dir
}

// played runs a role up to its "stored 0", cuts the power, and returns the mount.
func played(t *testing.T, role string, opt Options) *Mount {
	t.Helper()
	m, dir := mounted(t, opt)
	cmd := child(t, role, dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Scan()
	m.Cut()
	if lines.Text() != "stored 0" {
		t.Errorf("%s: %s", role, lines.Text())
	}
	_ = cmd.Process.Kill()
	m.Release()
	_ = cmd.Wait()
	return m
}

// listing is what a disk holds, in one line.
func listing(t *testing.T, disk *Disk) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "left")
	if err := disk.CopyTo(dir); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || path == dir || d.Name() == "big" {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		if d.IsDir() {
			fmt.Fprintf(&b, "%s/ ", name)
			return nil
		}
		text, err := os.ReadFile(path)
		if len(text) > 100 {
			text = fmt.Appendf(bytes.Trim(text, "\x00"), "+%d", len(text))
		}
		fmt.Fprintf(&b, "%s=%s ", name, text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

func TestWhatWasNotSyncedIsLost(t *testing.T) {
	for _, c := range []struct{ role, dropped, journal, kept string }{
		// The loss of all that is pending, strictly and with a journal, and of nothing.
		{"write", "empty/ old=old text", "", "a=new empty/ old=old text"},
		{"write, sync", "empty/ old=old text", "a=new empty/ old=old text", "a=new empty/ old=old text"},
		{"write, sync dir", "a= empty/ old=old text", "", "a=new empty/ old=old text"},
		{"write, sync both", "a=new empty/ old=old text", "", "a=new empty/ old=old text"},
		{"write with O_DSYNC", "a=new empty/ old=old text", "", "a=new empty/ old=old text"},
		{"write again", "a=new empty/ old=old text", "", "a=newer empty/ old=old text"},
		{"replace", "empty/ old=old text", "empty/ next=new old=old text", "empty/ old=new"},
		{"replace, sync dir", "empty/ old=new", "", "empty/ old=new"},
		{"replace without sync of the file", "empty/ old=", "", "empty/ old=new"},
		{"remove", "empty/ old=old text", "", "empty/"},
		{"remove, sync dir", "empty/", "", "empty/"},
		{"folder", "empty/ old=old text", "empty/ old=old text sub/ sub/a=new", "empty/ old=old text sub/ sub/a=new"},
		{"folder, sync parent", "empty/ old=old text sub/ sub/a=new", "", "empty/ old=old text sub/ sub/a=new"},
		{"move, sync source", "empty/ old=old text", "empty/ empty/old=old text", "empty/ empty/old=old text"},
		{"move, sync target", "empty/ empty/old=old text", "", "empty/ empty/old=old text"},
		{"truncate", "empty/ old=old text", "", "empty/ old=o"},
		{"truncate, sync", "empty/ old=o", "", "empty/ old=o"},
		{"extend, sync", "empty/ old=old text+9000", "", "empty/ old=old text+9000"},
		{"map", "empty/ mapped=+12288 old=old text", "", ""},
		{"map, unmap and close", "empty/ mapped=+12288 old=old text", "", "empty/ mapped=new+12288 old=old text"},
		{"map, msync", "empty/ mapped=new+12288 old=old text", "", "empty/ mapped=new+12288 old=old text"},
		{"map, sync by fsync", "empty/ mapped=new+12288 old=old text", "", "empty/ mapped=new+12288 old=old text"},
	} {
		m := played(t, c.role, Options{})
		if got := listing(t, m.Survivors(DropAll, 1)); got != c.dropped {
			t.Errorf("%s, drop all: %q, want %q", c.role, got, c.dropped)
		}
		if got := listing(t, m.Survivors(KeepAll, 1)); c.kept != "" && got != c.kept {
			t.Errorf("%s, keep all: %q, want %q", c.role, got, c.kept)
		}
		if c.journal == "" {
			c.journal = c.dropped
		}
		if got := listing(t, played(t, c.role, Options{Journal: true}).Survivors(DropAll, 1)); got != c.journal {
			t.Errorf("%s, with a journal, drop all: %q, want %q", c.role, got, c.journal)
		}
	}
}

func TestSomeOfThePagesAndSectorsSurvive(t *testing.T) {
	m := played(t, "pages", Options{})
	state := func(loss Loss, seed uint64) string {
		b := make([]byte, 16*pageSize)
		m.Survivors(loss, seed).root.names["big"].content.read(b, 0)
		return string(b)
	}
	seen, torn, mixed := map[byte]bool{}, false, false
	for seed := range uint64(20) {
		got := state(KeepPages, seed)
		if got != state(KeepPages, seed) {
			t.Fatal("the same seed gives another disk")
		}
		for i := range 16 {
			one := got[i*pageSize : (i+1)*pageSize]
			seen[one[0]] = true
			mixed = mixed || one[0] != got[0]
			if one != strings.Repeat(one[:1], pageSize) {
				t.Fatalf("seed %d: page %d is torn", seed, i)
			}
		}
		got = state(KeepSectors, seed)
		for i := range 16 * pageSize / sectorSize {
			one := got[i*sectorSize : (i+1)*sectorSize]
			if one != strings.Repeat(one[:1], sectorSize) {
				t.Fatalf("seed %d: sector %d is torn", seed, i)
			}
			torn = torn || one[0] != got[i*sectorSize/pageSize*pageSize]
		}
		// A disk that keeps the order has all of the first round before any of the second.
		got = state(KeepEarlier, seed)
		if strings.Contains(got, "01") || strings.Contains(got, "12") || strings.Contains(got, "0") && strings.Contains(got, "2") {
			t.Fatalf("seed %d: the order was not kept", seed)
		}
	}
	if len(seen) != 3 || !mixed || !torn {
		t.Fatalf("20 seeds: versions %v, mixed %v, torn %v", seen, mixed, torn)
	}
}

func TestNothingIsAcknowledgedAfterTheCut(t *testing.T) {
	for cutAt := range 40 {
		m, dir := mounted(t, Options{CutAt: cutAt})
		cmd := child(t, "log", dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if cutAt == 0 {
			time.AfterFunc(100*time.Millisecond, m.Cut)
		}
		time.AfterFunc(20*time.Second, m.Cut)
		go func() { // what was answered before the cut may still be said after it
			<-m.WasCut()
			time.Sleep(5 * time.Millisecond)
			_ = cmd.Process.Kill()
			m.Release()
		}()
		stored := 0
		for lines := bufio.NewScanner(out); lines.Scan(); stored++ {
			if lines.Text() != fmt.Sprint("stored ", stored) {
				t.Fatalf("record %d: %s", stored, lines.Text())
			}
		}
		_ = cmd.Wait()
		_, text, _ := strings.Cut(listing(t, m.Survivors(DropAll, 0)), "log=")
		if held := m.Survivors(DropAll, 0).root.names["log"]; held == nil && stored > 0 || held != nil && held.content.size != int64(stored)*8 {
			t.Fatalf("cut at %d: %d records were acknowledged, the disk has %q", cutAt, stored, text)
		}
		if cutAt > 0 && m.Requests() != cutAt {
			t.Fatalf("cut at request %d instead of %d", m.Requests(), cutAt)
		}
	}
}

func TestADiskIsReadAndCopied(t *testing.T) {
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "holes"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = f.WriteAt([]byte("in the middle"), 1<<30-5)
	if err := errors.Join(err, f.Truncate(2<<30), f.Close(), os.MkdirAll(filepath.Join(dir, "a", "b"), 0o750)); err != nil {
		t.Fatal(err)
	}
	disk, err := ReadDisk(dir)
	if err != nil {
		t.Fatal(err)
	}
	again := filepath.Join(t.TempDir(), "again")
	if err := disk.CopyTo(again); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(again, "holes"))
	if err != nil || info.Size() != 2<<30 || info.Sys().(*syscall.Stat_t).Blocks > 1000 {
		t.Fatalf("%v %+v", err, info)
	}
	text := make([]byte, 13)
	if f, err = os.Open(filepath.Join(again, "holes")); err == nil {
		_, err = f.ReadAt(text, 1<<30-5)
	}
	if info, serr := os.Stat(filepath.Join(again, "a", "b")); err != nil || string(text) != "in the middle" || serr != nil || !info.IsDir() {
		t.Fatalf("%v %v %q", err, serr, text)
	}
	if err := os.Symlink("holes", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadDisk(dir); err == nil {
		t.Fatal("a link was read")
	}
}
