package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"autojob/backend/core/problem"
	"autojob/backend/core/recovery"
)

// filled puts 50 notes (some replaced, some deleted) and 3 documents into a store.
func filled(t testing.TB, v *Vault) {
	t.Helper()
	ctx := context.Background()
	notes, docs := In[note](v, "note", 1), v.Documents("cv")
	notes.Sort = func(n note) string { return fmt.Sprintf("%03d", n.Rank) }
	for i := range 50 {
		if err := notes.Put(ctx, fmt.Sprintf("%03d", i), note{Title: strings.Repeat("old ", i), Rank: i}); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 10 {
		if err := notes.Put(ctx, fmt.Sprintf("%03d", i), note{Title: "new", Rank: i}); err != nil {
			t.Fatal(err)
		}
	}
	if err := notes.DeleteAll(ctx, "040", "041"); err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		if err := docs.Put(ctx, fmt.Sprint(i), []byte(strings.Repeat(fmt.Sprint("document ", i), 500))); err != nil {
			t.Fatal(err)
		}
	}
}

// wantFilled checks that all of it is there, whole and in order.
func wantFilled(t testing.TB, v *Vault) {
	t.Helper()
	ctx := context.Background()
	if d := v.Damage(); d != nil {
		t.Fatalf("damaged: %+v", d)
	}
	notes, docs := In[note](v, "note", 1), v.Documents("cv")
	list, err := notes.List(ctx, 0, -1)
	if err != nil || len(list) != 48 || docs.Count() != 3 {
		t.Fatalf("%d notes and %d documents, %v", len(list), docs.Count(), err)
	}
	for n, r := range list {
		i := n
		if n >= 40 {
			i += 2
		}
		want := note{Title: strings.Repeat("old ", i), Rank: i}
		if i < 10 {
			want.Title = "new"
		}
		if r.ID != fmt.Sprintf("%03d", i) || r.Value != want {
			t.Fatalf("at %d stands %v", n, r)
		}
	}
	for i := range 3 {
		if d, err := docs.Get(ctx, fmt.Sprint(i)); err != nil || string(d) != strings.Repeat(fmt.Sprint("document ", i), 500) {
			t.Fatalf("document %d: %v", i, err)
		}
	}
}

func one(t testing.TB, dir string) string {
	t.Helper()
	s, err := look(dir)
	if err != nil || len(s.generations) != 1 || len(s.unfinished)+len(s.gone)+len(s.temps) != 0 {
		t.Fatalf("%+v %v", s, err)
	}
	return s.generations[0].String()
}

func TestRenewingLeavesOneGenerationOneKeyAndOneBackup(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	filled(t, v)
	if _, err := v.Backup(ctx, nil); err != nil {
		t.Fatal(err)
	}
	before := v.Generation()
	if i, err := v.Info(); err != nil || i.Residue != 12 || i.Records != 48 || i.Documents != 3 {
		t.Fatalf("%+v %v", i, err)
	}
	var steps []string
	r, err := v.Renew(ctx, Renewal{}, func(step string, _, _ int) {
		if !slices.Contains(steps, step) {
			steps = append(steps, step)
		}
	})
	if err != nil || !r.KeyGone || r.Records != 48 || r.Documents != 3 || r.Generation == before || len(steps) < 3 {
		t.Fatalf("%+v %v %v", r, err, steps)
	}
	wantFilled(t, v)
	if i, err := v.Info(); err != nil || i.Residue != 0 {
		t.Fatalf("%+v %v", i, err)
	}
	if names := keyNames(opt.Keychain.(*MemoryKeychain)); len(names) != 1 || names[0] != "vault-"+r.Generation || one(t, dir) != r.Generation {
		t.Fatal(names)
	}
	if all, err := Backups(dir); err != nil || len(all) != 1 || !all[0].Present {
		t.Fatalf("%+v %v", all, err)
	}
	if err := In[note](v, "note", 1).Put(ctx, "new", note{Rank: 1}); err != nil {
		t.Fatal(err)
	}
	if err := In[note](v, "note", 1).Delete(ctx, "new"); err != nil {
		t.Fatal(err)
	}
	v = again(t, v, dir, opt)
	wantFilled(t, v)
}

func TestWritesGoOnWhileAGenerationIsMade(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	notes := In[note](v, "note", 1)
	for i := range 300 {
		if err := notes.Put(ctx, fmt.Sprintf("%03d", i), note{Rank: i}); err != nil {
			t.Fatal(err)
		}
	}
	stop := make(chan struct{})
	var writer sync.WaitGroup
	last := map[string]int{}
	writer.Go(func() {
		for n := 1000; ; n++ {
			select {
			case <-stop:
				return
			default:
			}
			id := fmt.Sprintf("%03d", n%310)
			if n%7 == 0 {
				if err := notes.Delete(ctx, id); err != nil {
					t.Error(err)
				}
				delete(last, id)
				continue
			}
			if err := notes.Put(ctx, id, note{Rank: n}); err != nil {
				t.Error(err)
			}
			last[id] = n
		}
	})
	for range 3 {
		if _, err := v.Renew(ctx, Renewal{}, nil); err != nil {
			t.Fatal(err)
		}
		time.Sleep(10 * time.Millisecond)
	}
	close(stop)
	writer.Wait()
	v = again(t, v, dir, opt)
	notes = In[note](v, "note", 1)
	for id, rank := range last {
		if n, err := notes.Get(ctx, id); err != nil || n.Rank != rank {
			t.Fatalf("%s: %v %v, want %d", id, n, err, rank)
		}
	}
}

func TestACancelledRenewalLeavesEverythingAsItWas(t *testing.T) {
	v, dir, opt := store(t)
	filled(t, v)
	before := v.Generation()
	ctx, cancel := context.WithCancel(context.Background())
	_, err := v.Renew(ctx, Renewal{}, func(string, int, int) { cancel() })
	wantProblem(t, err, problem.Cancelled)
	if one(t, dir) != before || len(keyNames(opt.Keychain.(*MemoryKeychain))) != 1 {
		t.Fatal("something was left")
	}
	wantFilled(t, v)
}

func TestWhatOpensTheStoreCanBeChanged(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	filled(t, v)
	opt.kdf = cheap()
	v = again(t, v, dir, opt)
	first, second := []byte("one good passphrase"), []byte("another passphrase")

	if _, err := v.Renew(ctx, Renewal{Key: BothKeys, Passphrase: first}, nil); err != nil {
		t.Fatal(err)
	}
	wantFilled(t, v)
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := Open(ctx, dir, opt)
	wantProblem(t, err, problem.Locked)
	opt.Passphrase = second
	_, err = Open(ctx, dir, opt)
	wantProblem(t, err, problem.WrongKey)
	opt.Passphrase = first
	_, err = Open(ctx, dir, Options{Keychain: &MemoryKeychain{}, Passphrase: first, kdf: cheap()})
	wantProblem(t, err, problem.KeyMissing)
	if v, err = Open(ctx, dir, opt); err != nil {
		t.Fatal(err)
	}
	wantFilled(t, v)
	if _, err := v.Renew(ctx, Renewal{}, nil); err != nil { // under the same passphrase, which nobody types
		t.Fatal(err)
	}
	v = again(t, v, dir, opt)
	wantFilled(t, v)

	if _, err := v.Renew(ctx, Renewal{Key: PassphraseKey, Passphrase: second}, nil); err != nil {
		t.Fatal(err)
	}
	if names := keyNames(opt.Keychain.(*MemoryKeychain)); len(names) != 0 {
		t.Fatalf("with a passphrase alone the keychain holds %v", names)
	}
	opt.Passphrase = second
	v = again(t, v, dir, opt)
	wantFilled(t, v)
	if _, err := v.Renew(ctx, Renewal{Key: KeychainKey}, nil); err != nil {
		t.Fatal(err)
	}
	opt.Passphrase = nil
	v = again(t, v, dir, opt)
	wantFilled(t, v)
	_, err = v.Renew(ctx, Renewal{Key: PassphraseKey, Passphrase: []byte("short")}, nil)
	wantProblem(t, err, problem.Invalid)
}

// withKit gives the store a recovery kit and returns its secret.
func withKit(t testing.TB, v *Vault) recovery.Secret {
	t.Helper()
	kit := recovery.New()
	card, err := kit.Card("2026-11-29")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := v.Renew(context.Background(), Renewal{Kit: &card}, nil); err != nil {
		t.Fatal(err)
	}
	return kit
}

func TestTheKitOpensStoreAndBackups(t *testing.T) {
	ctx := context.Background()
	v, dir, _ := store(t)
	filled(t, v)
	kit := withKit(t, v)
	if i, err := v.Info(); err != nil || i.Kit != "2026-11-29" || i.Records != 48 {
		t.Fatalf("%+v %v", i, err)
	}
	if _, err := v.Renew(ctx, Renewal{}, nil); err != nil { // the kit goes on without its words
		t.Fatal(err)
	}
	if day, err := v.checkKit(ctx); err != nil || day != "2026-11-29" {
		t.Fatalf("%q %v", day, err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}

	empty := Options{Keychain: &MemoryKeychain{}} // another computer, or the keychain was lost
	_, err := Open(ctx, dir, empty)
	wantProblem(t, err, problem.KeyMissing)
	empty.Kit = recovery.New()
	_, err = Open(ctx, dir, empty)
	wantProblem(t, err, problem.WrongKey)
	empty.Kit = kit
	if v, err = Open(ctx, dir, empty); err != nil {
		t.Fatal(err)
	}
	wantFilled(t, v)
	_, err = v.Renew(ctx, Renewal{}, nil)
	wantProblem(t, err, problem.Invalid) // what shall open it?
	if _, err := v.Renew(ctx, Renewal{Key: KeychainKey}, nil); err != nil {
		t.Fatal(err)
	}
	empty.Kit = recovery.Secret{}
	v = again(t, v, dir, empty)
	wantFilled(t, v)

	// Headers gone, keychain gone: the kit opens the store by what the backup knows of it, and the backup.
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	all, err := Backups(dir)
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	if err := errors.Join(os.Remove(filepath.Join(v.gen, headerName)), os.Remove(filepath.Join(v.gen, headerCopy))); err != nil {
		t.Fatal(err)
	}
	lost := Options{Keychain: &MemoryKeychain{}, Kit: kit}
	v, err = Open(ctx, dir, lost)
	if err != nil {
		t.Fatal(err)
	}
	wantFilled(t, v)
	if err := errors.Join(v.Close(), os.RemoveAll(v.gen)); err != nil {
		t.Fatal(err)
	}
	v, r, err := Restore(ctx, dir, all[0].Name, lost)
	if err != nil || r.FromBackup != 51 || r.Kept+r.Lost+r.Older != 0 {
		t.Fatalf("%+v %v", r, err)
	}
	lost.Kit = recovery.Secret{}
	v = again(t, v, dir, lost)
	wantFilled(t, v)
	if i, err := v.Info(); err != nil || i.Kit != "2026-11-29" {
		t.Fatalf("the kit is lost: %+v %v", i, err)
	}
	if _, err := v.Renew(ctx, Renewal{DropKit: true}, nil); err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(ctx, dir, Options{Keychain: &MemoryKeychain{}, Kit: kit})
	wantProblem(t, err, problem.WrongKey)
}

func TestDeletingEverythingLeavesNoKey(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	filled(t, v)
	if _, err := v.Backup(ctx, nil); err != nil {
		t.Fatal(err)
	}
	_, err := Destroy(ctx, dir, opt)
	wantProblem(t, err, problem.InUse)
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	gone, err := Destroy(ctx, dir, opt)
	if err != nil || !gone {
		t.Fatal(gone, err)
	}
	if names := opt.Keychain.(*MemoryKeychain).Names(); len(names) != 0 {
		t.Fatal(names)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 || left[0].Name() != lockName {
		t.Fatal(left, err)
	}
	if s, err := Inspect(ctx, dir); err != nil || s.Status != Absent {
		t.Fatalf("%+v %v", s, err)
	}
	if v, err = Create(ctx, dir, opt); err != nil {
		t.Fatal(err)
	}
	v.Close()
}

// A keychain that refuses keeps nobody from deleting; the key goes with the next start.
func TestAKeyThatCannotBeDeletedNowGoesAtTheNextStart(t *testing.T) {
	ctx := context.Background()
	keychain := &MemoryKeychain{}
	opt := Options{Keychain: keychain}
	dir := filepath.Join(t.TempDir(), "vault")
	v, err := Create(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	filled(t, v)
	old := v.Generation()
	keychain.Refuse = func(_ context.Context, call, name string) error {
		if call == "delete" {
			return problem.New(problem.Locked, "locked", "unlock")
		}
		return nil
	}
	r, err := v.Renew(ctx, Renewal{}, nil)
	if err != nil || r.KeyGone {
		t.Fatalf("%+v %v", r, err)
	}
	wantFilled(t, v)
	if paths, _ := filepath.Glob(filepath.Join(dir, gonePrefix+old, "*")); len(paths) != 2 {
		t.Fatalf("of the old generation there is %v", paths)
	}
	keychain.Refuse = nil
	v = again(t, v, dir, opt)
	wantFilled(t, v)
	if names := keyNames(keychain); len(names) != 1 || one(t, dir) != r.Generation {
		t.Fatal(names)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	keychain.Refuse = func(context.Context, string, string) error { return problem.New(problem.Locked, "locked", "unlock") }
	if gone, err := Destroy(ctx, dir, opt); err != nil || gone {
		t.Fatal(gone, err)
	}
	keychain.Refuse = nil
	if s, err := Inspect(ctx, dir); err != nil || s.Status != Absent {
		t.Fatalf("%+v %v", s, err)
	}
	if v, err = Create(ctx, dir, opt); err != nil {
		t.Fatal(err)
	}
	v.Close()
	if names := keyNames(keychain); len(names) != 1 {
		t.Fatal(names)
	}
}

// A folder that somebody put here, with the header of another store of the same person, costs that store nothing.
func TestAPlantedGenerationCostsNoOtherStoreItsKey(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	other := filepath.Join(t.TempDir(), "other")
	w, err := Create(ctx, other, opt)
	if err != nil {
		t.Fatal(err)
	}
	filled(t, w)
	if err := errors.Join(v.Close(), w.Close()); err != nil {
		t.Fatal(err)
	}
	planted := filepath.Join(dir, filepath.Base(w.gen))
	if err := os.CopyFS(planted, os.DirFS(w.gen)); err != nil {
		t.Fatal(err)
	}
	if v, err = Open(ctx, dir, opt); err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if _, err := os.Stat(planted); !errors.Is(err, fs.ErrNotExist) {
		t.Fatal("the planted folder stayed")
	}
	if w, err = Open(ctx, other, opt); err != nil {
		t.Fatal(err)
	}
	wantFilled(t, w)
	w.Close()
}
