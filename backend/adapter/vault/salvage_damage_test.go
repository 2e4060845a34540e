package vault

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// judge salvages a harmed folder. Whatever was done to it: no panic, no long wait, no value under a key for which it was
// never written.
func (l *ledger) judge(t *testing.T, dir, what string) *salvaged {
	t.Helper()
	start := time.Now()
	s := l.salvage(t, dir)
	if d := time.Since(start); d > 2*time.Second {
		t.Errorf("%s: it took %v", what, d)
	}
	for k, f := range s.values {
		if !f.deleted && !l.ever[k][string(f.value)] {
			t.Fatalf("%s: a value of %d bytes that was never written", what, len(f.value))
		}
	}
	for _, err := range s.unreadable {
		if strings.Contains(err.Error(), "reading it failed") {
			t.Errorf("%s: a panic was caught: %v", what, err)
		}
		if strings.Contains(err.Error(), l.dir) || strings.Contains(err.Error(), dir) {
			t.Errorf("%s: the folder's name is in the error: %v", what, err)
		}
	}
	return s
}

func TestEveryByteOfSmallDatabaseFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	l := newLedger(t, smallTables)
	for range 6 {
		l.write(t, 8, 60)
	}
	if err := l.db.Close(); err != nil {
		t.Fatal(err)
	}
	reopenSmall(t, l)
	for range 6 {
		l.write(t, 8, 60)
	}
	dir := copyOpen(t, l.dir)
	l.same(t, l.judge(t, dir, "unharmed"))
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	flips, silent := 0, 0
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		used := len(bytes.TrimRight(whole, "\x00")) + 8
		for at := range min(used, len(whole)) {
			mask := byte(1) << l.rng.IntN(8)
			if at%3 == 0 {
				mask = 0xff
			}
			overwriteAt(t, path, int64(at), []byte{whole[at] ^ mask})
			s := l.judge(t, dir, e.Name())
			if !reflect.DeepEqual(s.current(), l.now) && len(s.unreadable) == 0 {
				if filepath.Ext(e.Name()) != ".mem" {
					t.Errorf("byte %d of %s: loss in silence", at, e.Name())
				}
				silent++ // the log's last transaction looks as if it was being written
			}
			overwriteAt(t, path, int64(at), whole[at:at+1])
			flips++
		}
	}
	l.same(t, l.judge(t, dir, "mended"))
	if silent == 0 || silent > 600 {
		t.Errorf("%d times the end of the log was cut without a word", silent)
	}
	t.Logf("%d flips", flips)
}

func TestHarmedDatabaseFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	l := newLedger(t, smallTables)
	for range 1500 {
		l.write(t, 1000, 2000)
	}
	if err := l.db.Close(); err != nil {
		t.Fatal(err)
	}
	reopenSmall(t, l)
	states := []map[recordKey]string{l.copyNow()}
	for range 40 {
		l.write(t, 1000, 2000)
		states = append(states, l.copyNow())
	}
	dir := copyOpen(t, l.dir)
	l.same(t, l.judge(t, dir, "unharmed"))
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(8, 9))
	cut, noted, unharmed := 0, 0, 0
	n := rounds(500, 10000)
	for i := range n {
		e := entries[rng.IntN(len(entries))]
		for filepath.Ext(e.Name()) == ".vlog" { // large, and never read
			e = entries[rng.IntN(len(entries))]
		}
		path := filepath.Join(dir, e.Name())
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		what := harmAtRandom(rng, bytes.Clone(whole))
		if what.gone {
			err = os.Remove(path)
		} else {
			err = os.WriteFile(path, what.data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		s := l.judge(t, dir, what.name+" "+e.Name())
		switch got := s.current(); {
		case len(s.unreadable) > 0:
			noted++
		case reflect.DeepEqual(got, l.now):
			unharmed++
		case filepath.Ext(e.Name()) == ".mem" && isOneOf(states, got):
			cut++ // an end of the log that was never written looks the same
		default:
			t.Errorf("%d: %s %s: loss in silence", i, what.name, e.Name())
		}
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l.same(t, l.judge(t, dir, "mended"))
	t.Logf("%d harmed: %d noted, %d without loss, %d times the log's end was cut", n, noted, unharmed, cut)
}

type harmedFile struct {
	name string
	data []byte
	gone bool
}

func harmAtRandom(rng *rand.Rand, data []byte) harmedFile {
	used := max(1, len(bytes.TrimRight(data, "\x00")))
	at := rng.IntN(used)
	length := min(1+rng.IntN(1<<rng.IntN(16)), used-at)
	switch rng.IntN(8) {
	case 0:
		return harmedFile{name: "removed", gone: true}
	case 1:
		return harmedFile{name: "cut", data: data[:at]}
	case 2:
		clear(data[at : at+length])
		return harmedFile{name: "zeroed", data: data}
	case 3:
		for i := at; i < at+length; i++ {
			data[i] = byte(rng.Uint32())
		}
		return harmedFile{name: "overwritten", data: data}
	case 4:
		to := rng.IntN(used)
		copy(data[to:], bytes.Clone(data[at:at+length]))
		return harmedFile{name: "copied within", data: data}
	case 5:
		return harmedFile{name: "shortened", data: append(data[:at:at], data[at+length:]...)}
	}
	data[at] ^= 1 << rng.IntN(8)
	return harmedFile{name: "flipped", data: data}
}

func isOneOf(states []map[recordKey]string, got map[recordKey]string) bool {
	for _, s := range states {
		if reflect.DeepEqual(s, got) {
			return true
		}
	}
	return false
}

func (l *ledger) copyNow() map[recordKey]string {
	m := make(map[recordKey]string, len(l.now))
	for k, v := range l.now {
		m[k] = v
	}
	return m
}

func overwriteAt(t *testing.T, path string, at int64, b []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(b, at); err != nil {
		t.Fatal(err)
	}
}
