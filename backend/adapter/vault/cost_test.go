package vault

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"autojob/backend/bench/proofs"

	"github.com/dgraph-io/badger/v4"
)

// What the promises cost, beside encrypted Badger alone with the same options, in the same run: the time to the first page of 50,000
// records, and a write.
func TestFirstPageAndWritesAgainstBadger(t *testing.T) {
	ctx := context.Background()
	n, writes, turns := rounds(10_000, 50_000), rounds(60, 400), rounds(3, 9)
	v, dir, opt := store(t)
	ads := In[ad](v, "ad", 1)
	fill(t, ads, n)

	plain, key := filepath.Join(t.TempDir(), "db"), randomBytes(keySize)
	db, err := badger.Open(storeOptions(plain, key))
	if err != nil {
		t.Fatal(err)
	}
	batch := db.NewWriteBatch()
	for i := range n {
		if err := batch.Set(fmt.Appendf(nil, "ad-%05d", i), encoded(t, i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := batch.Flush(); err != nil {
		t.Fatal(err)
	}

	// Writes take turns, so that a slow moment of the disk meets both.
	var ours, theirs []time.Duration
	for i := range writes {
		ours = append(ours, timed(t, func() error { return ads.Put(ctx, fmt.Sprintf("ad-%05d", i*7%n), sampleAd(i)) }))
		theirs = append(theirs, timed(t, func() error {
			data, err := json.Marshal(sampleAd(i))
			if err != nil {
				return err
			}
			return db.Update(func(txn *badger.Txn) error { return txn.Set(fmt.Appendf(nil, "ad-%05d", i*7%n), data) })
		}))
	}
	write, plainWrite := median(ours), median(theirs)

	ours, theirs = nil, nil
	for range turns {
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		ours = append(ours, timed(t, func() (err error) {
			if v, err = Open(ctx, dir, opt); err != nil {
				return err
			}
			page, err := In[ad](v, "ad", 1).List(ctx, 0, 50)
			if len(page) != 50 {
				t.Fatalf("%d records on the first page", len(page))
			}
			return err
		}))
		theirs = append(theirs, timed(t, func() (err error) {
			if db, err = badger.Open(storeOptions(plain, key)); err != nil {
				return err
			}
			return firstPage(db)
		}))
	}
	defer db.Close()
	open, plainOpen := median(ours), median(theirs)
	if os.Getenv("AUTOJOB_PROVE") == "1" { // the short form shows that it runs; its machine is busy
		if open > max(plainOpen*3/2, plainOpen+50*time.Millisecond) {
			t.Errorf("the first page takes %v, Badger alone %v", open, plainOpen)
		}
		if write > 2*plainWrite {
			t.Errorf("a write takes %v, Badger alone %v", write, plainWrite)
		}
	}
	ratio := func(a, b time.Duration) float64 { return float64(a) / float64(b) }
	text := fmt.Sprintf("first page %.2f times encrypted Badger (%v more), median write %.2f times", ratio(open, plainOpen),
		(open - plainOpen).Round(time.Millisecond), ratio(write, plainWrite))
	t.Log(text)
	proofs.Campaign(t, n, text)
}

func firstPage(db *badger.DB) error {
	return db.View(func(txn *badger.Txn) error {
		it := txn.NewIterator(badger.IteratorOptions{PrefetchValues: true, PrefetchSize: 50})
		defer it.Close()
		n := 0
		for it.Rewind(); it.Valid() && n < 50; it.Next() {
			err := it.Item().Value(func(b []byte) error {
				var a ad
				return json.Unmarshal(b, &a)
			})
			if err != nil {
				return err
			}
			n++
		}
		return nil
	})
}

func encoded(t testing.TB, i int) []byte {
	t.Helper()
	data, err := json.Marshal(sampleAd(i))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func timed(t testing.TB, do func() error) time.Duration {
	t.Helper()
	start := time.Now()
	if err := do(); err != nil {
		t.Fatal(err)
	}
	return time.Since(start)
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}
