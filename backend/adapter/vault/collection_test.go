package vault

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"autojob/backend/core/problem"
)

func TestRecordsOfAnEarlierVersionAreUpgraded(t *testing.T) {
	ctx := context.Background()
	v, _, _ := store(t)
	type first struct {
		Name string `json:"name"`
	}
	if err := In[first](v, "note", 1).Put(ctx, "a", first{Name: "old"}); err != nil {
		t.Fatal(err)
	}
	notes := In[note](v, "note", 2)
	notes.Upgrade = func(version int, data []byte) ([]byte, error) {
		var f first
		if version != 1 {
			return nil, fmt.Errorf("version %d", version)
		}
		if err := json.Unmarshal(data, &f); err != nil {
			return nil, err
		}
		return json.Marshal(note{Title: f.Name})
	}
	if n, err := notes.Get(ctx, "a"); err != nil || n.Title != "old" {
		t.Fatalf("%v %v", n, err)
	}
	if err := notes.Put(ctx, "a", note{Title: "new"}); err != nil {
		t.Fatal(err)
	}
	_, err := In[first](v, "note", 1).Get(ctx, "a")
	wantProblem(t, err, problem.Unavailable) // an older program does not guess
}

func TestNamesAndSizesHaveLimits(t *testing.T) {
	ctx := context.Background()
	v, _, _ := store(t)
	notes := In[note](v, "note", 1)
	for _, id := range []string{"", strings.Repeat("x", maxID+1), "\xff"} {
		wantProblem(t, notes.Put(ctx, id, note{}), problem.Invalid)
		wantProblem(t, notes.Delete(ctx, id), problem.Invalid)
		wantProblem(t, v.Documents("cv").Put(ctx, id, nil), problem.Invalid)
	}
	for _, class := range []string{"", "Note", "no te", strings.Repeat("x", 65)} {
		if err := In[note](v, class, 1).Put(ctx, "a", note{}); err == nil {
			t.Errorf("class %q is accepted", class)
		}
	}
	wantProblem(t, notes.Put(ctx, "a", note{Title: strings.Repeat("x", maxRecord)}), problem.TooLarge)
	wantProblem(t, v.Documents("cv").Put(ctx, "a", make([]byte, maxDocument+1)), problem.TooLarge)
	big := make([]byte, maxDocument)
	copy(big[len(big)-4:], "tail")
	if err := errors.Join(notes.Put(ctx, "a", note{Title: strings.Repeat("x", maxRecord-100)}),
		v.Documents("cv").Put(ctx, "empty", nil), v.Documents("cv").Put(ctx, "big", big)); err != nil {
		t.Fatal(err)
	}
	if got, err := v.Documents("cv").Get(ctx, "big"); err != nil || !bytes.Equal(got, big) {
		t.Fatalf("the largest document comes back changed: %v", err)
	}
	if got, err := v.Documents("cv").Get(ctx, "empty"); err != nil || len(got) != 0 {
		t.Fatalf("%q %v", got, err)
	}
	err := v.Write(ctx, func(b *Batch) error {
		for i := range 8 {
			if err := notes.PutIn(b, fmt.Sprint(i), note{Title: strings.Repeat("x", maxRecord-100)}); err != nil {
				return err
			}
		}
		return nil
	})
	wantProblem(t, err, problem.TooLarge)
	if notes.Count() != 1 {
		t.Fatalf("%d records after a batch that was too large", notes.Count())
	}
	if err := notes.Put(ctx, "b", note{}); err != nil {
		t.Fatalf("after a batch that was too large: %v", err)
	}
}

func TestACancelledCallStopsAndSaysHowFarItCame(t *testing.T) {
	v, _, _ := store(t)
	notes := In[note](v, "note", 1)
	ctx, cancel := context.WithCancel(context.Background())
	stored, err := notes.PutAll(ctx, func(yield func(string, note) bool) {
		for i := range 5000 {
			if i == 2500 {
				cancel()
			}
			if !yield(fmt.Sprint(i), note{Rank: i}) {
				return
			}
		}
	})
	wantProblem(t, err, problem.Cancelled)
	if stored == 0 || stored > 2500 || stored != notes.Count() {
		t.Fatalf("%d said, %d stored", stored, notes.Count())
	}
	_, err = notes.Get(ctx, "1")
	wantProblem(t, err, problem.Cancelled)
}

func TestReadersAndWritersDoNotMeetHalfWrittenRecords(t *testing.T) {
	ctx := context.Background()
	v, _, _ := store(t)
	notes := In[note](v, "note", 1)
	docs := v.Documents("cv")
	const ids, writes = 5, 150
	write := func(i int) error {
		id := fmt.Sprint(i % ids)
		return v.Write(ctx, func(b *Batch) error {
			return errors.Join(notes.PutIn(b, id, note{Title: strings.Repeat("x", i), Rank: i}),
				docs.PutIn(b, id, bytes.Repeat([]byte{byte(i)}, 3000)))
		})
	}
	for i := range ids {
		if err := write(i); err != nil {
			t.Fatal(err)
		}
	}
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				for r, err := range notes.All(ctx) {
					if err != nil || len(r.Value.Title) != r.Value.Rank {
						t.Errorf("%d %d %v", len(r.Value.Title), r.Value.Rank, err)
						return
					}
					if d, err := docs.Get(ctx, r.ID); err != nil || len(bytes.Trim(d, string(d[:1]))) != 0 {
						t.Errorf("document: %v", err)
						return
					}
				}
			}
		})
	}
	for i := ids; i < writes; i++ {
		if err := write(i); err != nil {
			t.Fatal(err)
		}
	}
	close(done)
	readers.Wait()

	// Closing in the middle of reads is an answer, not a crash.
	var late sync.WaitGroup
	for range 3 {
		late.Go(func() {
			for {
				if _, err := notes.Get(ctx, "1"); err != nil {
					if !problem.Is(err, problem.Locked) {
						t.Errorf("while closing: %v", err)
					}
					return
				}
			}
		})
	}
	if err := v.Close(); err != nil {
		t.Error(err)
	}
	late.Wait()
}

func TestReadAndChangeInOneWrite(t *testing.T) {
	ctx := context.Background()
	v, _, _ := store(t)
	notes := In[note](v, "note", 1)
	if err := notes.Put(ctx, "count", note{}); err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 5 {
				err := v.Write(ctx, func(b *Batch) error {
					n, err := notes.Get(ctx, "count")
					if err != nil {
						return err
					}
					n.Rank++
					return notes.PutIn(b, "count", n)
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if n, err := notes.Get(ctx, "count"); err != nil || n.Rank != 40 {
		t.Fatalf("%v %v, want 40", n, err)
	}
}
