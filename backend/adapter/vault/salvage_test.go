package vault

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"
)

// smallTables makes Badger flush and compact every few hundred writes.
func smallTables(dir string, key []byte) badger.Options {
	return storeOptions(dir, key).WithMemTableSize(1 << 20).WithValueThreshold(64 << 10).WithBaseTableSize(256 << 10).
		WithBaseLevelSize(512 << 10).WithLevelSizeMultiplier(4).WithNumLevelZeroTables(2).WithMaxLevels(4)
}

// ledger is a database under test and what was ever written to it.
type ledger struct {
	dir      string
	key      []byte
	db       *badger.DB
	rng      *rand.Rand
	now      map[recordKey]string
	ever     map[recordKey]map[string]bool
	registry []byte
}

func newLedger(t *testing.T, opt func(dir string, key []byte) badger.Options) *ledger {
	t.Helper()
	l := &ledger{dir: t.TempDir(), key: bytes.Repeat([]byte{7}, 32), rng: rand.New(rand.NewPCG(1, 2)),
		now: map[recordKey]string{}, ever: map[recordKey]map[string]bool{}}
	db, err := badger.Open(opt(l.dir, l.key))
	if err != nil {
		t.Fatal(err)
	}
	l.db = db
	t.Cleanup(func() { l.db.Close() })
	if l.registry, err = os.ReadFile(filepath.Join(l.dir, registryName)); err != nil {
		t.Fatal(err)
	}
	return l
}

func numbered(i int) (k recordKey) {
	binary.BigEndian.PutUint64(k[:], uint64(i)*0x9e3779b97f4a7c15)
	binary.BigEndian.PutUint64(k[8:], uint64(i))
	return k
}

// write commits one transaction over some of the first keys: mostly new values, some deletions.
func (l *ledger) write(t *testing.T, keys, size int) {
	t.Helper()
	changes := map[recordKey]*string{}
	for range 1 + l.rng.IntN(5) {
		k := numbered(l.rng.IntN(keys))
		changes[k] = nil
		if l.rng.IntN(5) > 0 {
			v := make([]byte, l.rng.IntN(size))
			for i := range v {
				v[i] = byte(l.rng.Uint32())
			}
			s := string(v)
			changes[k] = &s
		}
	}
	err := l.db.Update(func(txn *badger.Txn) error {
		for k, v := range changes {
			if v == nil {
				if err := txn.Delete(k[:]); err != nil {
					return err
				}
			} else if err := txn.Set(bytes.Clone(k[:]), []byte(*v)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for k, v := range changes {
		if v == nil {
			delete(l.now, k)
			continue
		}
		l.now[k] = *v
		if l.ever[k] == nil {
			l.ever[k] = map[string]bool{}
		}
		l.ever[k][*v] = true
	}
}

// values is what was salvaged, without what is deleted.
func (s *salvaged) current() map[recordKey]string {
	m := map[recordKey]string{}
	for k, f := range s.values {
		if !f.deleted {
			m[k] = string(f.value)
		}
	}
	return m
}

func (l *ledger) salvage(t *testing.T, dir string) *salvaged {
	t.Helper()
	s, err := salvage(context.Background(), dir, l.key, l.registry)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// same fails unless exactly what was last written was salvaged, without a complaint.
func (l *ledger) same(t *testing.T, s *salvaged) {
	t.Helper()
	if len(s.unreadable) > 0 {
		t.Errorf("unreadable: %v", errors.Join(s.unreadable...))
	}
	if got := s.current(); !reflect.DeepEqual(got, l.now) {
		missing, extra, wrong := 0, 0, 0
		for k, v := range l.now {
			if g, ok := got[k]; !ok {
				missing++
			} else if g != v {
				wrong++
			}
		}
		for k := range got {
			if _, ok := l.now[k]; !ok {
				extra++
			}
		}
		t.Fatalf("%d salvaged for %d: %d missing, %d deleted ones, %d wrong", len(got), len(l.now), missing, extra, wrong)
	}
}

func TestSalvageFindsWhatBadgerReads(t *testing.T) {
	l := newLedger(t, smallTables)
	for round := range 4 {
		for range 500 {
			l.write(t, 3000, 2000)
		}
		if round == 2 {
			if err := l.db.Flatten(2); err != nil {
				t.Fatal(err)
			}
		}
		if round%2 == 0 {
			if err := l.db.Close(); err != nil {
				t.Fatal(err)
			}
			l.same(t, l.salvage(t, l.dir))
			reopenSmall(t, l)
		}
	}
	if err := l.db.Close(); err != nil {
		t.Fatal(err)
	}
	before := listing(t, l.dir)
	s := l.salvage(t, l.dir)
	l.same(t, s)
	if after := listing(t, l.dir); before != after {
		t.Fatalf("the folder was changed:\n%s\n%s", before, after)
	}
	tables, _ := filepath.Glob(filepath.Join(l.dir, "*.sst"))
	if len(tables) < 3 {
		t.Fatalf("only %d tables: nothing was compacted", len(tables))
	}
	// Badger agrees, key by key.
	reopenSmall(t, l)
	for i := range 3000 {
		k := numbered(i)
		v, err := get(l.db, k)
		if err != nil {
			t.Fatal(err)
		}
		if f, ok := s.values[k]; (!ok || f.deleted) != (v == nil) || ok && !bytes.Equal(f.value, v) {
			t.Fatalf("key %d: salvaged %v, Badger has %d bytes", i, ok, len(v))
		}
	}
	t.Logf("%d keys in %d tables", len(l.now), len(tables))
}

func TestSalvageOfTheVaultsOwnOptions(t *testing.T) {
	l := newLedger(t, storeOptions)
	for range 300 {
		l.write(t, 200, 50000)
	}
	k := numbered(1 << 20)
	large := strings.Repeat("x", 900<<10)
	if err := l.db.Update(func(txn *badger.Txn) error { return txn.Set(k[:], []byte(large)) }); err != nil {
		t.Fatal(err)
	}
	l.now[k] = large
	l.same(t, l.salvage(t, copyOpen(t, l.dir)))
	if err := l.db.Close(); err != nil {
		t.Fatal(err)
	}
	l.same(t, l.salvage(t, l.dir))
}

// copyOpen copies the folder of an open database between two writes, as kill -9 would leave it. While Badger changes
// files in the background it tries again.
func copyOpen(t testing.TB, dir string) string {
	t.Helper()
	for range 200 {
		before := listing(t, dir)
		copied := filepath.Join(t.TempDir(), "db")
		err := os.CopyFS(copied, os.DirFS(dir))
		if err == nil && listing(t, dir) == before {
			return copied
		}
		os.RemoveAll(copied)
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("Badger never rests")
	return ""
}

// listing is names, sizes and times of the files in a folder.
func listing(t testing.TB, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			continue // removed meanwhile: the listing differs from the next
		}
		fmt.Fprintln(&b, e.Name(), info.Size(), info.ModTime().UnixNano())
	}
	return b.String()
}

func TestSalvageOfAnOpenDatabaseFindsAllThatWasAcknowledged(t *testing.T) {
	l := newLedger(t, smallTables)
	copies := rounds(50, 300)
	for range copies {
		for range 1 + l.rng.IntN(60) {
			l.write(t, 1000, 2000)
		}
		copied := copyOpen(t, l.dir)
		l.same(t, l.salvage(t, copied))
		os.RemoveAll(copied)
	}
	l.write(t, 1000, 2000)
	if s := l.salvage(t, copyOpen(t, l.dir)); len(s.values) == 0 {
		t.Fatal("nothing was salvaged")
	}
}

func reopenSmall(t *testing.T, l *ledger) {
	t.Helper()
	db, err := badger.Open(smallTables(l.dir, l.key))
	if err != nil {
		t.Fatal(err)
	}
	l.db = db
}
