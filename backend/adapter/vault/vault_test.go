package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"autojob/backend/core/problem"
)

type note struct {
	Title string `json:"title"`
	Rank  int    `json:"rank"`
}

// store makes a store in a temporary folder and closes it at the end of the test.
func store(t testing.TB) (*Vault, string, Options) {
	t.Helper()
	dir, opt := filepath.Join(t.TempDir(), "vault"), Options{Keychain: &MemoryKeychain{}}
	v, err := Create(context.Background(), dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return v, dir, opt
}

// again closes the store and opens it once more.
func again(t testing.TB, v *Vault, dir string, opt Options) *Vault {
	t.Helper()
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	v, err := Open(context.Background(), dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	return v
}

// keyNames is the items that hold keys; the anchors hold none.
func keyNames(k *MemoryKeychain) (names []string) {
	for _, n := range k.Names() {
		if strings.HasPrefix(n, "vault-") {
			names = append(names, n)
		}
	}
	return names
}

func wantProblem(t testing.TB, err error, code problem.Code) {
	t.Helper()
	if !problem.Is(err, code) {
		t.Fatalf("error %v, want a problem %q", err, code)
	}
	if p := problem.From(err); p.Message == "" || p.Hint == "" {
		t.Fatalf("problem without words: %+v", p)
	}
}

func TestWhatIsPutIsThereAfterReopening(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	notes := In[note](v, "note", 1)
	notes.Sort = func(n note) string { return fmt.Sprintf("%03d", n.Rank) }
	for i := range 20 {
		if err := notes.Put(ctx, fmt.Sprintf("id%02d", i), note{Title: fmt.Sprint("n", i), Rank: 100 - i}); err != nil {
			t.Fatal(err)
		}
	}
	if err := notes.Put(ctx, "id03", note{Title: "changed", Rank: 1}); err != nil {
		t.Fatal(err)
	}
	if err := notes.Delete(ctx, "id05"); err != nil {
		t.Fatal(err)
	}
	if err := notes.Delete(ctx, "never there"); err != nil {
		t.Fatal(err)
	}
	cv := bytes.Repeat([]byte("%PDF-1.7 fictional "), 50_000)
	if err := v.Documents("cv").Put(ctx, "main", cv); err != nil {
		t.Fatal(err)
	}
	for round := range 2 {
		notes := In[note](v, "note", 1)
		if notes.Count() != 19 {
			t.Fatalf("round %d: %d records, want 19", round, notes.Count())
		}
		list, err := notes.List(ctx, 0, 3)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(list); got != "[{id03 {changed 1}} {id19 {n19 81}} {id18 {n18 82}}]" {
			t.Fatalf("round %d: the first three are %s", round, got)
		}
		if _, err := notes.Get(ctx, "id05"); !problem.Is(err, problem.NotFound) {
			t.Fatalf("a deleted record gives %v", err)
		}
		got, err := v.Documents("cv").Get(ctx, "main")
		if err != nil || !bytes.Equal(got, cv) {
			t.Fatalf("the document differs (%v)", err)
		}
		v = again(t, v, dir, opt)
	}
}

func TestABatchIsWrittenWholeOrNotAtAll(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	notes, docs := In[note](v, "note", 1), v.Documents("cv")
	oops := errors.New("oops")
	err := v.Write(ctx, func(b *Batch) error {
		if err := notes.PutIn(b, "a", note{Title: "A"}); err != nil {
			return err
		}
		if err := docs.PutIn(b, "d", []byte("D")); err != nil {
			return err
		}
		return oops
	})
	if !errors.Is(err, oops) || notes.Count() != 0 || docs.Count() != 0 {
		t.Fatalf("error %v, %d records and %d documents after a refused batch", err, notes.Count(), docs.Count())
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "gen-*", docName, "*")); len(left) != 0 {
		t.Fatalf("a refused batch left %v", left)
	}
	err = v.Write(ctx, func(b *Batch) error {
		return errors.Join(notes.PutIn(b, "a", note{Title: "A"}), notes.PutIn(b, "a", note{Title: "A2"}),
			notes.PutIn(b, "b", note{}), notes.DeleteIn(b, "b"), docs.PutIn(b, "d", []byte("D")))
	})
	if err != nil {
		t.Fatal(err)
	}
	v = again(t, v, dir, opt)
	notes, docs = In[note](v, "note", 1), v.Documents("cv")
	if n, err := notes.Get(ctx, "a"); err != nil || n.Title != "A2" || notes.Count() != 1 || notes.Has("b") {
		t.Fatalf("%v %v, %d records", n, err, notes.Count())
	}
	if d, err := docs.Get(ctx, "d"); err != nil || string(d) != "D" {
		t.Fatalf("%q %v", d, err)
	}
	if err := docs.Delete(ctx, "d"); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "gen-*", docName, "*")); len(left) != 0 {
		t.Fatalf("a deleted document left %v", left)
	}
}

func TestManyRecordsAreSplitAndAllStored(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	notes := In[note](v, "note", 1)
	const many = 5000
	stored, err := notes.PutAll(ctx, func(yield func(string, note) bool) {
		for i := range many {
			if !yield(fmt.Sprintf("%05d", i), note{Title: strings.Repeat("x", 600), Rank: i}) {
				return
			}
		}
	})
	if err != nil || stored != many {
		t.Fatalf("%d stored, %v", stored, err)
	}
	if v.index.head.sequence < 2 {
		t.Fatal("one transaction: the test does not reach the split")
	}
	v = again(t, v, dir, opt)
	notes = In[note](v, "note", 1)
	n := 0
	for r, err := range notes.All(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if r.ID != fmt.Sprintf("%05d", n) || r.Value.Rank != n {
			t.Fatalf("record %d is %s with rank %d", n, r.ID, r.Value.Rank)
		}
		n++
	}
	if n != many {
		t.Fatalf("%d records, want %d", n, many)
	}
	ids, err := notes.IDs()
	if err != nil {
		t.Fatal(err)
	}
	if err := notes.DeleteAll(ctx, ids[1:]...); err != nil || notes.Count() != 1 {
		t.Fatalf("%v, %d records left", err, notes.Count())
	}
}

func TestCreateRefusesWhatIsThere(t *testing.T) {
	ctx := context.Background()
	_, dir, opt := store(t)
	_, err := Create(ctx, dir, opt)
	wantProblem(t, err, problem.InUse)
	v2, dir2, opt2 := store(t)
	if err := v2.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Create(ctx, dir2, opt2)
	wantProblem(t, err, problem.Invalid)
	if names := keyNames(opt2.Keychain.(*MemoryKeychain)); len(names) != 1 {
		t.Fatalf("a refused Create changed the keychain: %v", names)
	}
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "thesis.odt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = Create(ctx, other, opt)
	wantProblem(t, err, problem.Invalid)
	_, err = Open(ctx, filepath.Join(other, "none"), opt)
	wantProblem(t, err, problem.NotFound)
}

func TestAClosedStoreAnswersLocked(t *testing.T) {
	ctx := context.Background()
	v, _, _ := store(t)
	notes := In[note](v, "note", 1)
	if err := errors.Join(v.Close(), v.Close()); err != nil {
		t.Fatal(err)
	}
	wantProblem(t, notes.Put(ctx, "a", note{}), problem.Locked)
	_, err := notes.Get(ctx, "a")
	wantProblem(t, err, problem.Locked)
	_, err = notes.List(ctx, 0, -1)
	wantProblem(t, err, problem.Locked)
	wantProblem(t, v.Documents("cv").Put(ctx, "a", nil), problem.Locked)
}

func TestAfterAWriteOfUnknownOutcomeNothingMoreIsWritten(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	notes := In[note](v, "note", 1)
	if err := notes.Put(ctx, "a", note{Rank: 1}); err != nil {
		t.Fatal(err)
	}
	if err := v.db.Close(); err != nil { // the database fails under the vault
		t.Fatal(err)
	}
	for range 2 {
		wantProblem(t, notes.Put(ctx, "a", note{Rank: 2}), problem.Unavailable)
	}
	if v.failure == nil {
		t.Fatal("the failure was forgotten")
	}
	v = again(t, v, dir, opt)
	notes = In[note](v, "note", 1)
	if n, err := notes.Get(ctx, "a"); err != nil || n.Rank != 1 {
		t.Fatalf("%v %v", n, err)
	}
	if err := notes.Put(ctx, "a", note{Rank: 3}); err != nil {
		t.Fatal(err)
	}
}
