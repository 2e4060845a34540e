package vault

import (
	"bytes"
	"context"
	"encoding/binary"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"
)

// entriesOf lists a log's entries as Badger wrote them.
func entriesOf(t *testing.T, data []byte) (entries []logEntry) {
	t.Helper()
	for at := logHeader; ; {
		e, ok := entryAt(data, at)
		if !ok || !e.passes(data) {
			return entries
		}
		entries = append(entries, e)
		at += e.size()
	}
}

func theLog(t *testing.T, dir string) (path string, data []byte) {
	t.Helper()
	logs, err := filepath.Glob(filepath.Join(dir, "*.mem"))
	if err != nil || len(logs) != 1 {
		t.Fatalf("%d logs: %v", len(logs), err)
	}
	data, err = os.ReadFile(logs[0])
	if err != nil {
		t.Fatal(err)
	}
	return logs[0], data
}

// TestHalfALogAndADamagedLog: what a killed process or a power cut leaves at the end is dropped without a word, what
// neither can leave is said.
func TestHalfALogAndADamagedLog(t *testing.T) {
	l := newLedger(t, smallTables)
	for n := range 4 { // transactions of two values each: three entries with the one that ends them
		if err := l.db.Update(func(txn *badger.Txn) error {
			for i := range 2 {
				k := numbered(2*n + i)
				if err := txn.Set(k[:], bytes.Repeat([]byte{byte(n + 1)}, 100)); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	dir := copyOpen(t, l.dir)
	path, whole := theLog(t, dir)
	entries := entriesOf(t, whole)
	if len(entries) != 12 || entries[2].meta&metaFinTxn == 0 {
		t.Fatalf("%d entries", len(entries))
	}
	end := entries[11].start + entries[11].size()
	mend := func(d []byte, e logEntry) {
		binary.BigEndian.PutUint32(d[e.end:], crc32.Checksum(d[e.start:e.end], castagnoli))
	}
	for _, c := range []struct {
		name    string
		harm    func(d []byte) []byte
		left    int // transactions
		damaged bool
	}{
		{"whole", func(d []byte) []byte { return d }, 4, false},
		{"cut where the zeros begin", func(d []byte) []byte { return d[:end] }, 4, false},
		{"cut in the last entry", func(d []byte) []byte { return d[:end-1] }, 3, false},
		{"half an entry", func(d []byte) []byte { clear(d[entries[11].body:]); return d }, 3, false},
		{"half a head", func(d []byte) []byte { clear(d[entries[9].start+3:]); return d }, 3, false},
		{"half a transaction", func(d []byte) []byte { clear(d[entries[10].start:]); return d }, 3, false},
		{"a transaction without its end", func(d []byte) []byte { clear(d[entries[11].start:]); return d }, 3, false},
		{"a page of the last transaction never written", func(d []byte) []byte { clear(d[entries[9].body:entries[9].end]); return d }, 3, false},
		{"the last transaction's middle never written", func(d []byte) []byte { clear(d[entries[10].start : entries[10].end+4]); return d }, 3, false},
		{"an end that was never written, and half a transaction behind", func(d []byte) []byte {
			clear(d[entries[8].start:entries[9].start])
			clear(d[entries[9].end:])
			return d
		}, 2, false},
		{"a flip in the last transaction but one", func(d []byte) []byte { d[entries[6].body+30] ^= 1; return d }, 2, true},
		{"a flip in its end", func(d []byte) []byte { d[entries[8].body+1] ^= 1; return d }, 2, true},
		{"a flip in a length", func(d []byte) []byte { d[entries[3].start+3] ^= 4; return d }, 1, true},
		{"a huge length", func(d []byte) []byte { copy(d[entries[3].start+2:], "\xff\xff\xff\xff\x7f"); return d }, 1, true},
		{"zeros in the middle", func(d []byte) []byte { clear(d[entries[4].start:entries[7].start]); return d }, 1, true},
		{"a flip in the header's IV", func(d []byte) []byte { d[9] ^= 1; return d }, 0, true},
		{"another key's id", func(d []byte) []byte { d[7] ^= 7; return d }, 4, false},
		{"no header, more than one transaction", func(d []byte) []byte { clear(d[:logHeader]); return d }, 0, true},
		{"no header, one transaction", func(d []byte) []byte { clear(d[:logHeader]); clear(d[entries[3].start:]); return d }, 0, false},
		{"no header, half a transaction", func(d []byte) []byte { clear(d[:logHeader]); clear(d[entries[2].start:]); return d }, 0, false},
		{"shorter than a header", func(d []byte) []byte { return d[:11] }, 0, true},
		{"empty", func(d []byte) []byte { return nil }, 0, false},
		{"made and never written to", func(d []byte) []byte { clear(d[logHeader:]); return d }, 0, false},
		{"an entry of another transaction in between", func(d []byte) []byte {
			return slices.Concat(d[:entries[4].start], d[entries[6].start:])
		}, 1, true},
		{"an entry outside of transactions in one", func(d []byte) []byte {
			d[entries[4].start] &^= metaTxn
			mend(d, entries[4])
			return d
		}, 1, true},
		{"a value pointer", func(d []byte) []byte {
			d[entries[9].start] |= metaPointer
			mend(d, entries[9])
			return d
		}, 4, true},
	} {
		if err := os.WriteFile(path, c.harm(bytes.Clone(whole)), 0o600); err != nil {
			t.Fatal(err)
		}
		s := l.salvage(t, dir)
		want := 2 * c.left
		if c.name == "a value pointer" {
			want--
		}
		if len(s.values) != want || (len(s.unreadable) > 0) != c.damaged {
			t.Errorf("%s: %d values instead of %d, %v", c.name, len(s.values), want, s.unreadable)
		}
	}
}

// TestMixedTransactionsEndALog puts together what Badger wrote in plain text, where an entry may be moved.
func TestMixedTransactionsEndALog(t *testing.T) {
	log := databaseFiles(t, nil, "*.mem")[0]
	log[0] = 1 // an all-zero header stands for a lost one
	var transactions [][]logEntry
	begun := true
	for _, e := range entriesOf(t, log) {
		if begun {
			transactions = append(transactions, nil)
		}
		transactions[len(transactions)-1] = append(transactions[len(transactions)-1], e)
		begun = e.meta&metaFinTxn != 0
	}
	if len(transactions) != 3 {
		t.Fatalf("%d transactions", len(transactions))
	}
	one, two, three := transactions[0], transactions[1], transactions[2]
	for _, c := range []struct {
		name    string
		entries []logEntry
		taken   int
		damaged bool
	}{
		{"in order", slices.Concat(one, two, three), len(one) + len(two) + len(three) - 3, false},
		{"another's end", slices.Concat(one, two[:len(two)-1], three[len(three)-1:]), len(one) - 1, true},
		{"another's entry", slices.Concat(one, two[:1], three[:1], two[1:]), len(one) - 1, true},
		{"an end alone", slices.Concat(one, two[len(two)-1:], three), len(one) - 1, true},
		{"no end, then the next", slices.Concat(one, two[:len(two)-1], three), len(one) - 1, true},
		{"no end", slices.Concat(one, two[:len(two)-1]), len(one) - 1, false},
	} {
		data := bytes.Clone(log[:logHeader])
		for _, e := range c.entries {
			data = append(data, log[e.start:e.start+e.size()]...)
		}
		taken := 0
		err := readLog(context.Background(), append(data, make([]byte, 100)...), dataKeys{{}}, func([]byte, byte, []byte) error { taken++; return nil })
		if taken != c.taken || (err != nil) != c.damaged {
			t.Errorf("%s: %d entries instead of %d, %v", c.name, taken, c.taken, err)
		}
	}
}

// TestAFileIsLoadedWithoutItsZeros, but with enough of them that an entry which ends in zeros is whole.
func TestAFileIsLoadedWithoutItsZeros(t *testing.T) {
	dir := t.TempDir()
	s := &salvager{ctx: context.Background(), dir: dir, left: maxSalvage}
	for _, filled := range []int{0, 1, 256<<10 - 1, 256 << 10, 256<<10 + 1, 3 << 20} {
		data := bytes.Repeat([]byte{1}, filled)
		path := filepath.Join(dir, "1.mem")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, 8<<20); err != nil {
			t.Fatal(err)
		}
		got, err := s.load("1.mem")
		if err != nil || len(got) < filled+1000 || len(got) > filled+1<<20 || !bytes.HasPrefix(got, data) || !isZero(got[filled:]) {
			t.Errorf("%d bytes: %d loaded, %v", filled, len(got), err)
		}
	}
	if _, err := s.load("none.mem"); err == nil || strings.Contains(err.Error(), dir) {
		t.Errorf("the folder's name is in the error: %v", err)
	}
}

// TestAHarmedLogIsReadAsBadgerReplaysIt gives both the same harmed log.
func TestAHarmedLogIsReadAsBadgerReplaysIt(t *testing.T) {
	l := newLedger(t, smallTables)
	for range 60 {
		l.write(t, 50, 300)
	}
	dir := copyOpen(t, l.dir)
	path, whole := theLog(t, dir)
	end := len(bytes.TrimRight(whole, "\x00"))
	rng := rand.New(rand.NewPCG(6, 6))
	differs := 0
	for i := range rounds(40, 400) {
		data := bytes.Clone(whole)
		at := logHeader + rng.IntN(end-logHeader)
		if i%4 == 0 {
			clear(data[at:min(end, at+rng.IntN(400))])
		} else {
			data[at] ^= 1 << rng.IntN(8)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		own := l.salvage(t, dir)
		copied := filepath.Join(t.TempDir(), "db")
		if err := os.CopyFS(copied, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		db, err := badger.Open(smallTables(copied, l.key))
		if err != nil {
			t.Fatal(err)
		}
		for n := range 50 {
			k := numbered(n)
			v, err := get(db, k)
			if err != nil {
				t.Fatal(err)
			}
			if f, ok := own.values[k]; (ok && !f.deleted) != (v != nil) || !bytes.Equal(f.value, v) {
				t.Errorf("harm %d at %d: key %d differs from Badger's", i, at, n)
			}
		}
		db.Close()
		os.RemoveAll(copied)
		if !reflect.DeepEqual(own.current(), l.now) {
			differs++
		}
	}
	if differs == 0 {
		t.Error("no harm changed anything")
	}
}
