package vault

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"
)

// BenchmarkSalvage reads 50,000 records of 2 kB, of which a part still stands in a log, and compares with Badger that
// opens a copy of the folder and reads everything.
func BenchmarkSalvage(b *testing.B) {
	dir, key := b.TempDir(), randomBytes(keySize)
	db, err := openStore(dir, key)
	if err != nil {
		b.Fatal(err)
	}
	registry, err := os.ReadFile(filepath.Join(dir, registryName))
	if err != nil {
		b.Fatal(err)
	}
	const records = 50_000
	for from := 0; from < records; from += 500 {
		err := db.Update(func(txn *badger.Txn) error {
			for i := range 500 {
				k := numbered(from + i)
				if err := txn.Set(k[:], randomBytes(2000)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	defer db.Close()
	var own, badgers time.Duration
	for b.Loop() {
		killed := copyOpen(b, dir)
		start := time.Now()
		s, err := salvage(context.Background(), killed, key, registry)
		own += time.Since(start)
		if err != nil || len(s.values) != records || len(s.unreadable) > 0 {
			b.Fatal(len(s.values), s.unreadable, err)
		}
		start = time.Now()
		db, err := openStore(killed, key)
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		err = db.View(func(txn *badger.Txn) error {
			it := txn.NewIterator(badger.DefaultIteratorOptions)
			defer it.Close()
			for it.Rewind(); it.Valid(); it.Next() {
				if _, err := it.Item().ValueCopy(nil); err != nil {
					return err
				}
				n++
			}
			return nil
		})
		badgers += time.Since(start)
		if err != nil || n != records {
			b.Fatal(n, err)
		}
		db.Close()
		os.RemoveAll(killed)
	}
	b.ReportMetric(own.Seconds()*1000/float64(b.N), "ms-salvage")
	b.ReportMetric(badgers.Seconds()*1000/float64(b.N), "ms-badger")
	b.ReportMetric(own.Seconds()/badgers.Seconds(), "ratio")
}
