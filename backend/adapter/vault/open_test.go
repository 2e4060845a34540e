package vault

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"autojob/backend/core/problem"
	"autojob/backend/core/recovery"
)

// After the point of no return a renewal may wait for the keychain, and nobody who writes waits with it.
func TestAKeychainThatHangsAfterANewGenerationHoldsUpNoWrite(t *testing.T) {
	ctx := t.Context()
	v, _, opt := store(t)
	filled(t, v)
	if _, err := v.Backup(ctx, nil); err != nil {
		t.Fatal(err)
	}
	hangs, goOn := make(chan struct{}), make(chan struct{})
	var once sync.Once
	opt.Keychain.(*MemoryKeychain).Refuse = func(_ context.Context, call, _ string) error {
		if call == "delete" {
			once.Do(func() { close(hangs) })
			<-goOn
		}
		return nil
	}
	ended := make(chan error, 1)
	go func() {
		_, err := v.Renew(ctx, Renewal{}, nil)
		ended <- err
	}()
	<-hangs
	written := make(chan error, 1)
	go func() { written <- In[note](v, "note", 1).Put(ctx, "new", note{Rank: 7}) }()
	select {
	case err := <-written:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("the write waits for the keychain")
	}
	close(goOn)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if n, err := In[note](v, "note", 1).Get(ctx, "new"); err != nil || n.Rank != 7 {
		t.Errorf("%+v, %v", n, err)
	}
}

func TestTheOpenStoreIsRestoredWhereItStands(t *testing.T) {
	ctx := t.Context()
	v, dir, _ := store(t)
	filled(t, v)
	if _, err := v.Backup(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if err := flipFile(v.documentPath(v.index.find(kindDocument, "cv", "0")), 100); err != nil {
		t.Fatal(err)
	}
	if _, err := v.Documents("cv").Get(ctx, "0"); !problem.Is(err, problem.Damaged) {
		t.Fatal(err)
	}
	if _, err := v.Restore(ctx, "../"+latest(t, dir), nil); !problem.Is(err, problem.Invalid) {
		t.Fatalf("a name that leads elsewhere: %v", err)
	}
	r, err := v.Restore(ctx, latest(t, dir), nil)
	if err != nil || r.Kept != 50 || r.FromBackup != 1 || r.Lost+r.Older != 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	wantFilled(t, v)
}

// A store that only its kit opens, and that is damaged besides, gets what the options name when it is accepted.
func TestADamagedStoreIsAcceptedByItsKit(t *testing.T) {
	ctx := t.Context()
	v, dir, opt := store(t)
	filled(t, v)
	kit := withKit(t, v)
	path := v.documentPath(v.index.find(kindDocument, "cv", "0"))
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	opt.Keychain = &MemoryKeychain{} // another computer
	opt.Kit = kit
	v, err := Open(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	wantDamage(t, v, Records)
	if r, err := v.Accept(ctx, nil); err != nil || r.Documents != 2 {
		t.Fatalf("%+v, %v", r, err)
	}
	opt.Kit = recovery.Secret{}
	v = again(t, v, dir, opt) // by the keychain alone
	if v.Documents("cv").Count() != 2 {
		t.Error("the documents that pass are not there")
	}
}

// The key may be in the keychain although the whole folder of the generation is lost.
func TestBackupsOfALostGenerationAreStillThoseOfThePresentKey(t *testing.T) {
	ctx := t.Context()
	v, dir, opt := store(t)
	filled(t, v)
	if _, err := v.Backup(ctx, nil); err != nil {
		t.Fatal(err)
	}
	gen := v.gen
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(gen); err != nil {
		t.Fatal(err)
	}
	if all, err := Backups(dir); err != nil || len(all) != 1 || !all[0].Present {
		t.Fatalf("%+v, %v", all, err)
	}
	v, r, err := Restore(ctx, dir, latest(t, dir), opt)
	if err != nil || r.FromBackup != 51 {
		t.Fatalf("%+v, %v", r, err)
	}
	defer v.Close()
	wantFilled(t, v)
}

func TestAnExportIsCheckedBeforeAnythingMakesWayForIt(t *testing.T) {
	ctx := t.Context()
	v, _, opt := store(t)
	filled(t, v)
	path := filepath.Join(t.TempDir(), "copy.autojob")
	words := []byte("four unrelated long words")
	if err := v.Export(ctx, path, words, nil); err != nil {
		t.Fatal(err)
	}
	if err := CheckExport(ctx, path, words, opt); err != nil {
		t.Error(err)
	}
	if err := CheckExport(ctx, path, []byte("other unrelated words"), opt); !problem.Is(err, problem.WrongKey) {
		t.Error(err)
	}
	if err := flipFile(path, 3000); err != nil {
		t.Fatal(err)
	}
	if err := CheckExport(ctx, path, words, opt); err == nil {
		t.Error("a changed file passes")
	}
}

func TestACheckFindsADocumentThatIsGone(t *testing.T) {
	v, _, _ := store(t)
	filled(t, v)
	if err := os.Remove(v.documentPath(v.index.find(kindDocument, "cv", "0"))); err != nil {
		t.Fatal(err)
	}
	found, err := v.Check(t.Context(), nil)
	if err != nil || found[0].ID != "records" || found[0].Grade != Bad || len(found[0].Details) != 1 || found[0].Details[0] != "cv: 1" {
		t.Fatalf("%+v, %v", found, err)
	}
}

// A process that is killed while it writes an anchor leaves the file that was to take its place.
func TestAnInterruptedWriteOfASmallFileLeavesNothing(t *testing.T) {
	v, dir, opt := store(t)
	filled(t, v)
	left := []string{filepath.Join(v.gen, tempPrefix+"1234567"), filepath.Join(v.gen, docName, tempPrefix+"89")}
	for _, path := range left {
		if err := os.WriteFile(path, []byte("half an anch"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	v = again(t, v, dir, opt)
	for _, path := range left {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", filepath.Base(path), err)
		}
	}
	wantFilled(t, v)
}

// A store whose anchor is lost may be an earlier state, but it is a later one than its backup, and knows what was deleted since.
func TestARestoreBringsNothingBackThatWasDeletedSince(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	notes := In[note](v, "note", 1)
	if err := errors.Join(notes.Put(ctx, "kept", note{Rank: 1}), notes.Put(ctx, "deleted", note{Rank: 2})); err != nil {
		t.Fatal(err)
	}
	if _, err := v.Backup(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(notes.Delete(ctx, "deleted"), notes.Put(ctx, "kept", note{Rank: 3}), v.Close()); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(v.gen, anchorName)); err != nil {
		t.Fatal(err)
	}
	v, r, err := Restore(ctx, dir, latest(t, dir), opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = v.Close() })
	notes = In[note](v, "note", 1)
	if n, err := notes.Get(ctx, "kept"); err != nil || n.Rank != 3 {
		t.Errorf("what was changed since is %v, %v", n, err)
	}
	if _, err := notes.Get(ctx, "deleted"); !problem.Is(err, problem.NotFound) {
		t.Errorf("what was deleted since is back: %v, %+v", err, r)
	}
	if r.Kept != 1 || r.FromBackup+r.Older+r.Lost+r.Missing != 0 {
		t.Errorf("%+v", r)
	}
}
