package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"autojob/backend/core/problem"
)

func latest(t testing.TB, dir string) string {
	t.Helper()
	all, err := Backups(dir)
	if err != nil || len(all) == 0 {
		t.Fatal(all, err)
	}
	return all[0].Name
}

func TestSevenBackupsAreKept(t *testing.T) {
	ctx := context.Background()
	v, dir, _ := store(t)
	filled(t, v)
	for range 9 {
		if b, err := v.Backup(ctx, nil); err != nil || !b.Present || b.Bytes == 0 || b.Made.IsZero() {
			t.Fatalf("%+v %v", b, err)
		}
	}
	if all, err := Backups(dir); err != nil || len(all) != keptBackups {
		t.Fatalf("%d %v", len(all), err)
	}
	if hits, _ := filepath.Glob(filepath.Join(dir, backupName, tempPrefix+"*")); len(hits) != 0 {
		t.Fatal(hits)
	}
}

// What a restore takes from where: entries that pass stay, the rest comes from the backup, and what was deleted stays deleted.
func TestARestoreKeepsWhatPassesAndTakesTheRestFromTheBackup(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	filled(t, v)
	if _, err := v.Backup(ctx, nil); err != nil {
		t.Fatal(err)
	}
	notes, docs := In[note](v, "note", 1), v.Documents("cv")
	if err := errors.Join(notes.Put(ctx, "after", note{Rank: 900}), notes.Put(ctx, "000", note{Rank: 0, Title: "newer"}),
		notes.Delete(ctx, "049"), docs.Put(ctx, "1", []byte("newer"))); err != nil {
		t.Fatal(err)
	}
	// Two documents are lost: one that the backup has as it was, one of which it has an older version.
	for _, id := range []string{"0", "1"} {
		if err := flipFile(v.documentPath(v.index.find(kindDocument, "cv", id)), 100); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := docs.Get(ctx, "0"); !problem.Is(err, problem.Damaged) {
		t.Fatal(err)
	}
	wantDamage(t, v, Records)
	if _, err := v.Backup(ctx, nil); !problem.Is(err, problem.Damaged) {
		t.Fatalf("a damaged store was backed up: %v", err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	v, r, err := Restore(ctx, dir, latest(t, dir), opt)
	if err != nil {
		t.Fatal(err)
	}
	if r.Kept != 49 || r.FromBackup != 1 || r.Older != 1 || r.Lost != 0 {
		t.Fatalf("%+v", r)
	}
	v = again(t, v, dir, opt)
	notes, docs = In[note](v, "note", 1), v.Documents("cv")
	if n, err := notes.Get(ctx, "after"); err != nil || n.Rank != 900 {
		t.Fatal(n, err)
	}
	if n, err := notes.Get(ctx, "000"); err != nil || n.Title != "newer" {
		t.Fatal(n, err)
	}
	if notes.Has("049") || notes.Count() != 48 || docs.Count() != 3 {
		t.Fatal(notes.Count(), docs.Count())
	}
}

// An older state put back, and a backup that is newer than it: all of the backup counts.
func TestARestoreOverAnOlderStateTakesTheNewerBackup(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	if err := In[note](v, "note", 1).Put(ctx, "deleted later", note{}); err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	old := filepath.Join(t.TempDir(), "gen")
	if err := os.CopyFS(old, os.DirFS(v.gen)); err != nil {
		t.Fatal(err)
	}
	v, err := Open(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	filled(t, v)
	if err := In[note](v, "note", 1).Delete(ctx, "deleted later"); err != nil {
		t.Fatal(err)
	}
	if _, err := v.Backup(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(v.Close(), os.RemoveAll(v.gen), os.CopyFS(v.gen, os.DirFS(old))); err != nil {
		t.Fatal(err)
	}
	if v, err = Open(ctx, dir, opt); err != nil {
		t.Fatal(err)
	}
	wantDamage(t, v, Older)
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	v, r, err := Restore(ctx, dir, latest(t, dir), opt)
	if err != nil || r.FromBackup != 51 || r.Kept+r.Older+r.Lost != 0 {
		t.Fatalf("%+v %v", r, err)
	}
	v = again(t, v, dir, opt)
	wantFilled(t, v)
}

func TestADamagedBackupRestoresNothingAndHarmsNothing(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	filled(t, v)
	if _, err := v.Backup(ctx, nil); err != nil {
		t.Fatal(err)
	}
	name := latest(t, dir)
	path := filepath.Join(dir, backupName, name)
	info, err := os.Stat(path)
	if err := errors.Join(err, v.Close(), flipFile(path, int(info.Size()/2))); err != nil {
		t.Fatal(err)
	}
	if _, _, err = Restore(ctx, dir, name, opt); !problem.Is(err, problem.Damaged) {
		t.Fatal(err)
	}
	for _, odd := range []string{"../CURRENT", "nothing.autojob", "x", ""} {
		if _, _, err := Restore(ctx, dir, odd, opt); err == nil {
			t.Fatalf("%q was restored", odd)
		}
	}
	if v, err = Open(ctx, dir, opt); err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	wantFilled(t, v)
}

func TestAnExportMakesTheStoreElsewhere(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	opt.kdf = cheap()
	v = again(t, v, dir, opt)
	filled(t, v)
	path := filepath.Join(t.TempDir(), "mine.autojob")
	wantProblem(t, v.Export(ctx, path, []byte("short"), nil), problem.Invalid)
	if err := v.Export(ctx, path, []byte("for my new computer"), nil); err != nil {
		t.Fatal(err)
	}
	elsewhere, there := filepath.Join(t.TempDir(), "vault"), Options{Keychain: &MemoryKeychain{}, kdf: cheap()}
	_, err := Import(ctx, elsewhere, path, []byte("something else"), there)
	wantProblem(t, err, problem.WrongKey)
	if s, _ := Inspect(ctx, elsewhere); s.Status != Absent {
		t.Fatalf("%+v", s)
	}
	w, err := Import(ctx, elsewhere, path, []byte("for my new computer"), there)
	if err != nil {
		t.Fatal(err)
	}
	wantFilled(t, w)
	w = again(t, w, elsewhere, there)
	wantFilled(t, w)
	if w.store == v.store {
		t.Fatal("two stores of one name")
	}

	// In the place of a store that does not open.
	if err := errors.Join(In[note](w, "note", 1).Put(ctx, "x", note{}), w.Close()); err != nil {
		t.Fatal(err)
	}
	there = Options{Keychain: &MemoryKeychain{}, kdf: cheap(), Passphrase: []byte("from now on this"), Both: true}
	_, err = Open(ctx, elsewhere, there)
	wantProblem(t, err, problem.KeyMissing)
	if w, err = Import(ctx, elsewhere, path, []byte("for my new computer"), there); err != nil {
		t.Fatal(err)
	}
	wantFilled(t, w)
	one(t, elsewhere)
	w = again(t, w, elsewhere, there)
	wantFilled(t, w)
	if i, err := w.Info(); err != nil || i.Key != BothKeys {
		t.Fatal(i, err)
	}
}

func TestACheckFindsWhatIsWrong(t *testing.T) {
	ctx := context.Background()
	v, _, _ := store(t)
	filled(t, v)
	grades := func() map[string]Grade {
		t.Helper()
		found, err := v.Check(ctx, nil)
		if err != nil {
			t.Fatal(err)
		}
		g := map[string]Grade{}
		for _, f := range found {
			if f.Text == "" || (f.Grade != Good) != (f.Hint != "") {
				t.Errorf("%+v", f)
			}
			g[f.ID] = f.Grade
		}
		return g
	}
	if g := fmt.Sprint(grades()); g != "map[anchor:good backup:attention catalogue:good key:good kit:attention modes:good records:good residue:attention]" {
		t.Fatal(g)
	}
	withKit(t, v)
	if g := fmt.Sprint(grades()); g != "map[anchor:good backup:good catalogue:good key:good kit:good modes:good records:good residue:good]" {
		t.Fatal(g)
	}
	if err := flipFile(v.documentPath(v.index.find(kindDocument, "cv", "0")), 100); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(v.documentPath(v.index.find(kindDocument, "cv", "1")), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := v.opt.Keychain.Delete(ctx, v.keys.generation.item()); err != nil {
		t.Fatal(err)
	}
	g := grades()
	if g["records"] != Bad || g["modes"] != Attention || g["key"] != Bad || g["catalogue"] != Good {
		t.Fatal(g)
	}
}
