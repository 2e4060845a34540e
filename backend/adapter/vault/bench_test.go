package vault

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"
)

type ad struct {
	Title, Company, Text string
	Skills               []string
}

func sampleAd(i int) ad {
	return ad{Title: fmt.Sprint("Bookbinder ", i), Company: "Example Bindery", Text: strings.Repeat("We bind books by hand. ", 85),
		Skills: []string{"bookbinding", "paper", "leather"}}
}

func fill(b testing.TB, c *Collection[ad], n int) {
	b.Helper()
	_, err := c.PutAll(context.Background(), func(yield func(string, ad) bool) {
		for i := range n {
			if !yield(fmt.Sprintf("ad-%05d", i), sampleAd(i)) {
				return
			}
		}
	})
	if err != nil {
		b.Fatal(err)
	}
}

func BenchmarkPut1000(b *testing.B) {
	v, _, _ := store(b)
	c := In[ad](v, "ad", 1)
	for b.Loop() {
		for i := range 1000 {
			if err := c.Put(context.Background(), fmt.Sprintf("ad-%05d", i), sampleAd(i)); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// What the seals and the catalogue cost: the same writes into Badger alone, encrypted and with synchronous writes.
func BenchmarkBadgerPut1000(b *testing.B) {
	db, err := badger.Open(storeOptions(b.TempDir(), randomBytes(32)))
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	for b.Loop() {
		for i := range 1000 {
			data, err := json.Marshal(sampleAd(i))
			if err != nil {
				b.Fatal(err)
			}
			if err := db.Update(func(txn *badger.Txn) error { return txn.Set(fmt.Appendf(nil, "ad-%05d", i), data) }); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkImport5000(b *testing.B) {
	v, _, _ := store(b)
	for n := 0; b.Loop(); n++ {
		fill(b, In[ad](v, fmt.Sprint("ad", n), 1), 5000)
	}
}

func BenchmarkList5000(b *testing.B) {
	v, _, _ := store(b)
	c := In[ad](v, "ad", 1)
	fill(b, c, 5000)
	for b.Loop() {
		if r, err := c.List(context.Background(), 0, -1); err != nil || len(r) != 5000 {
			b.Fatal(len(r), err)
		}
	}
}

func BenchmarkOpen50000(b *testing.B) {
	v, dir, opt := store(b)
	fill(b, In[ad](v, "ad", 1), 50_000)
	for b.Loop() {
		v = again(b, v, dir, opt)
	}
}

func BenchmarkDocument25MB(b *testing.B) {
	v, _, _ := store(b)
	data := randomBytes(25 << 20)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if err := v.Documents("cv").Put(context.Background(), "a", data); err != nil {
			b.Fatal(err)
		}
		if _, err := v.Documents("cv").Get(context.Background(), "a"); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAnImportOf5000RecordsIsFast(t *testing.T) {
	v, _, _ := store(t)
	start := time.Now()
	fill(t, In[ad](v, "ad", 1), 5000)
	d := time.Since(start)
	t.Logf("5,000 records of 2 kB in %v", d.Round(time.Millisecond))
	if d > 10*time.Second {
		t.Fatalf("5,000 records took %v, want under 10 s", d)
	}
}
