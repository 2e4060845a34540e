package vault

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"autojob/backend/core/problem"

	"github.com/dgraph-io/badger/v4"
)

// withTables is a closed database of some tables.
func withTables(t *testing.T) (l *ledger, tables []string) {
	t.Helper()
	l = newLedger(t, smallTables)
	for range 1000 {
		l.write(t, 3000, 2000)
	}
	if err := l.db.Close(); err != nil {
		t.Fatal(err)
	}
	tables, err := filepath.Glob(filepath.Join(l.dir, "*.sst"))
	if err != nil || len(tables) < 3 {
		t.Fatalf("%d tables: %v", len(tables), err)
	}
	return l, tables
}

func TestADamagedBlockCostsNoOther(t *testing.T) {
	l, tables := withTables(t)
	whole, err := os.ReadFile(tables[0])
	if err != nil {
		t.Fatal(err)
	}
	overwriteAt(t, tables[0], 10000, []byte{whole[10000] ^ 1})
	s := l.judge(t, l.dir, "one block")
	lost := 0
	for k, v := range l.now {
		if s.current()[k] != v {
			lost++
		}
	}
	if lost > 20 || len(s.unreadable) != 1 || !strings.Contains(s.unreadable[0].Error(), " of ") {
		t.Errorf("%d lost, %v", lost, s.unreadable)
	}
}

func TestATableWithoutItsIndexIsReadBlockByBlock(t *testing.T) {
	l, tables := withTables(t)
	for _, path := range tables {
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, blocks, err := footer(whole)
		if err != nil {
			t.Fatal(err)
		}
		for _, cut := range []int{len(blocks), len(whole) - 1} {
			if err := os.WriteFile(path, whole[:cut], 0o600); err != nil {
				t.Fatal(err)
			}
			s := l.judge(t, l.dir, "no index")
			if len(s.unreadable) != 1 || !reflect.DeepEqual(s.current(), l.now) {
				t.Errorf("%d of %d salvaged, %v", len(s.current()), len(l.now), s.unreadable)
			}
		}
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTablesThatAKilledCompactionLeaves: those it had replaced bring back nothing that was deleted, and half a new one is no damage.
func TestTablesThatAKilledCompactionLeaves(t *testing.T) {
	l := newLedger(t, smallTables)
	old := map[string][]byte{}
	keep := func() {
		tables, err := filepath.Glob(filepath.Join(l.dir, "*.sst"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range tables {
			if data, err := os.ReadFile(path); err == nil { // else Badger has just removed it
				old[path] = data // again and again, for the first may have been read while it was written
			}
		}
	}
	for i := range 2500 {
		if l.write(t, 600, 2000); i%10 == 0 {
			keep()
		}
	}
	for k := range maps.Clone(l.now) {
		if err := l.db.Update(func(txn *badger.Txn) error { return txn.Delete(bytes.Clone(k[:])) }); err != nil {
			t.Fatal(err)
		}
		if delete(l.now, k); len(l.now) < 10 {
			break
		}
	}
	if err := l.db.Close(); err != nil {
		t.Fatal(err)
	}
	reopenSmall(t, l)
	if err := l.db.Flatten(2); err != nil {
		t.Fatal(err)
	}
	if err := l.db.Close(); err != nil {
		t.Fatal(err)
	}
	back := 0
	for path, data := range old {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			back++
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	tables, _ := filepath.Glob(filepath.Join(l.dir, "*.sst"))
	half, err := os.ReadFile(tables[len(tables)-1])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(l.dir, "000999.sst"), half[:len(half)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	l.same(t, l.salvage(t, l.dir))
	if back == 0 {
		t.Fatal("no table was replaced")
	}
	// Without the manifest all of them are read, and what was deleted comes back: the known-bad case.
	if err := os.Remove(filepath.Join(l.dir, badger.ManifestFilename)); err != nil {
		t.Fatal(err)
	}
	if s := l.judge(t, l.dir, "no manifest"); len(s.unreadable) == 0 || len(s.current()) <= len(l.now) {
		t.Errorf("%d values, %v", len(s.current()), s.unreadable)
	}
}

func TestALostTableIsNamed(t *testing.T) {
	l, tables := withTables(t)
	if err := os.Remove(tables[1]); err != nil {
		t.Fatal(err)
	}
	s := l.judge(t, l.dir, "lost")
	if len(s.unreadable) != 1 || !errors.Is(s.unreadable[0], fs.ErrNotExist) || !strings.Contains(s.unreadable[0].Error(), filepath.Base(tables[1])) {
		t.Errorf("%v", s.unreadable)
	}
}

func TestSalvageSaysWhyItCannotBegin(t *testing.T) {
	l, _ := withTables(t)
	ctx, cancel := context.WithCancel(context.Background())
	if _, err := salvage(ctx, l.dir, bytes.Repeat([]byte{8}, keySize), l.registry); !problem.Is(err, problem.Damaged) {
		t.Errorf("another key: %v", err)
	}
	if err := os.Remove(filepath.Join(l.dir, registryName)); err != nil {
		t.Fatal(err)
	}
	if _, err := salvage(ctx, l.dir, l.key, l.registry[:20]); !problem.Is(err, problem.Damaged) {
		t.Errorf("half a registry: %v", err)
	}
	if _, err := salvage(ctx, filepath.Join(l.dir, "none"), l.key, l.registry); err == nil {
		t.Error("no folder: no error")
	}
	cancel()
	if _, err := salvage(ctx, l.dir, l.key, l.registry); !problem.Is(err, problem.Cancelled) {
		t.Errorf("stopped: %v", err)
	}
}

// TestTheRegistryOnDiskCountsOnlyWhereItExtendsTheCopy makes Badger write under a second data key.
func TestTheRegistryOnDiskCountsOnlyWhereItExtendsTheCopy(t *testing.T) {
	l := newLedger(t, smallTables)
	for range 20 {
		l.write(t, 50, 500)
	}
	if err := l.db.Close(); err != nil {
		t.Fatal(err)
	}
	db, err := badger.Open(smallTables(l.dir, l.key).WithEncryptionKeyRotationDuration(1))
	if err != nil {
		t.Fatal(err)
	}
	l.db = db
	for range 20 {
		l.write(t, 50, 500)
	}
	dir := copyOpen(t, l.dir)
	path := filepath.Join(dir, registryName)
	extended, err := os.ReadFile(path)
	if err != nil || !bytes.HasPrefix(extended, l.registry) || len(extended) == len(l.registry) {
		t.Fatalf("the registry has not grown: %v", err)
	}
	l.same(t, l.salvage(t, dir))
	for at := range extended {
		overwriteAt(t, path, int64(at), []byte{extended[at] ^ 0x10})
		s := l.judge(t, dir, "registry")
		if len(s.values) == 0 || !reflect.DeepEqual(s.current(), l.now) && len(s.unreadable) == 0 {
			t.Fatalf("byte %d: %d values, %v", at, len(s.values), s.unreadable)
		}
		overwriteAt(t, path, int64(at), extended[at:at+1])
	}
}

// TestNumbersInATableAskForNoMemory: every length in a table may be a lie.
func TestNumbersInATableAskForNoMemory(t *testing.T) {
	ctx := context.Background()
	put := func([]byte, byte, []byte) error { return nil }
	rng := rand.New(rand.NewPCG(2, 2))
	tables := plainTables(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	n := 0
	for _, whole := range tables {
		for at := 0; at+4 <= len(whole); at += 1 + rng.IntN(8) {
			for _, lie := range []uint32{0, 1, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffff0, uint32(len(whole))} {
				data := bytes.Clone(whole)
				binary.LittleEndian.PutUint32(data[at:], lie)
				readTable(ctx, data, dataKeys{{}}, put)
				if index, blocks, err := footer(data); err == nil {
					blockSpans(index, len(blocks))
				}
				if len(data) > 4 {
					readEntries(data, put)
				}
				n++
			}
		}
	}
	runtime.ReadMemStats(&after)
	if each := (after.TotalAlloc - before.TotalAlloc) / uint64(n); each > 64<<10 {
		t.Errorf("%d bytes for each of %d", each, n)
	}
}

func TestAnEntryThatSharesMoreThanThereIs(t *testing.T) {
	body := binary.LittleEndian.AppendUint16(nil, 8)
	body = binary.LittleEndian.AppendUint16(body, 16)
	body = append(body, make([]byte, 16+3)...)                                         // key, meta, user meta, expiry
	body = binary.BigEndian.AppendUint32(binary.LittleEndian.AppendUint32(body, 0), 1) // position, count
	entries := 0
	if err := readEntries(body, func([]byte, byte, []byte) error { entries++; return nil }); err == nil || entries > 0 {
		t.Errorf("%d entries, %v", entries, err)
	}
	clear(body[:2])
	if err := readEntries(body, func([]byte, byte, []byte) error { entries++; return nil }); err != nil || entries != 1 {
		t.Errorf("%d entries, %v: the first case fails for another reason", entries, err)
	}
}

// TestTheLastWordOfABlockIsDecryptedAlone, also where the counter runs over.
func TestTheLastWordOfABlockIsDecryptedAlone(t *testing.T) {
	k := fuzzKey()
	words := wordReader{key: k}
	for _, iv := range [][]byte{make([]byte, 16), bytes.Repeat([]byte{0xff}, 16), append(make([]byte, 8), bytes.Repeat([]byte{0xff}, 8)...)} {
		for size := 4; size < 100; size++ {
			plain := bytes.Repeat([]byte{1, 2, 3, 4, 5}, 20)[:size]
			if got := words.last(k.xor(plain, iv), iv); got != binary.BigEndian.Uint32(plain[size-4:]) {
				t.Fatalf("%d bytes: %x", size, got)
			}
		}
	}
}

// plainTables are small tables that Badger wrote without encryption.
func plainTables(t testing.TB) [][]byte {
	t.Helper()
	dir := t.TempDir()
	db, err := badger.Open(smallTables(dir, nil))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Update(func(txn *badger.Txn) error {
		for i := range 12 {
			k := numbered(i)
			if err := txn.Set(k[:], bytes.Repeat([]byte("value"), 10*i)); err != nil {
				return err
			}
		}
		k := numbered(3)
		return txn.Delete(k[:])
	}); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.sst"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no table: %v", err)
	}
	var tables [][]byte
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		tables = append(tables, data)
	}
	return tables
}
