package backend_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// lived is a store with a CV, wishes and five ads, of which two were marked; and a backup of it.
func lived(t *testing.T, k vault.Keychain) (b *backend.Backend, dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "store")
	b = keyed(t, dir, k)
	if err := b.Create(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	fillUp(t, b)
	return b, dir
}

func fillUp(t *testing.T, b *backend.Backend) {
	t.Helper()
	ctx := t.Context()
	cv := &backend.Draft{ID: "me", FileName: "cv.txt", Data: []byte(strings.Repeat("the CV ", 300)), Profile: &profile.Profile{Basics: profile.Basics{Name: "Jo Okafor", Label: "Nurse"}}}
	if err := b.SaveResume(ctx, cv, nil); err != nil {
		t.Fatal(err)
	}
	if err := b.SavePreferences(ctx, profile.Preferences{Roles: []string{"Nurse"}}); err != nil {
		t.Fatal(err)
	}
	keep(t, b, ad("1", "Ward nurse", "Example Clinic"), ad("2", "Cook", "Example Inn"), ad("3", "Baker", "Example Bread"),
		ad("4", "Driver", "Example Freight"), ad("5", "Roofer", "Example Roofs"))
	if _, err := b.Backup(ctx, nil); err != nil {
		t.Fatal(err)
	}
}

// wantWhole checks that all of it is there.
func wantWhole(t *testing.T, b *backend.Backend) {
	t.Helper()
	s, err := b.State(t.Context())
	if err != nil || s.Status != backend.Open || s.Problem != nil || !s.Profile || s.Jobs != 5 {
		t.Fatalf("%+v, %v", s, err)
	}
	if d, err := b.SavedDraft(t.Context(), ""); err != nil || string(d.Data) != strings.Repeat("the CV ", 300) || d.Profile.Basics.Name != "Jo Okafor" {
		t.Fatalf("%+v, %v", d, err)
	}
	if p, err := b.Preferences(t.Context()); err != nil || len(p.Roles) != 1 {
		t.Fatalf("%+v, %v", p, err)
	}
	if r, err := b.Matches(t.Context(), -1, nil); err != nil || len(r.Jobs) != 5 || !r.Rated {
		t.Fatalf("%d ranked, %v", len(r.Jobs), err)
	}
}

// cvFiles are the files of the CVs in a store's folder.
func cvFiles(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "gen-*", "doc", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%q, %v", files, err)
	}
	return files
}

func closeIt(t *testing.T, b *backend.Backend) {
	t.Helper()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestADamagedStoreCanBeLookedAtAndIsBroughtBack(t *testing.T) {
	ctx := t.Context()
	b, dir := lived(t, newMoody())
	if d, err := b.Damage(ctx); d != nil || err != nil {
		t.Fatalf("%+v, %v", d, err)
	}
	closeIt(t, b)
	for _, f := range cvFiles(t, dir) {
		if err := os.Remove(f); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Unlock(ctx, ""); err != nil {
		t.Fatal(err)
	}
	s, err := b.State(ctx)
	if err != nil || s.Status != backend.Damaged || s.Problem == nil || s.Problem.Code != problem.Damaged || !s.Profile || s.Jobs != 5 {
		t.Fatalf("%+v, %v", s, err)
	}
	d, err := b.Damage(ctx)
	if err != nil || d == nil || d.Reason != vault.Records || d.Readable < 7 || len(d.Affected) != 1 || d.Affected[0] != (vault.Affected{Class: "resume", Count: 1}) {
		t.Fatalf("%+v, %v", d, err)
	}
	// What passes can be read.
	if p, err := b.Profile(ctx); err != nil || p.Profile.Basics.Name != "Jo Okafor" {
		t.Errorf("%+v, %v", p, err)
	}
	if r, err := b.Matches(ctx, -1, nil); err != nil || len(r.Jobs) != 5 {
		t.Errorf("%d, %v", len(r.Jobs), err)
	}
	_, err = b.SavedDraft(ctx, "")
	wantCode(t, err, problem.Damaged)
	// Nothing is changed.
	for _, err := range []error{b.MarkJob(ctx, "1", backend.Saved), b.RemoveJob(ctx, "1"), b.RemoveProfile(ctx), b.SavePreferences(ctx, profile.Preferences{})} {
		wantCode(t, err, problem.Damaged)
	}
	_, err = b.Erase(ctx, nil)
	wantCode(t, err, problem.Damaged)
	_, err = b.NewKit()
	wantCode(t, err, problem.Damaged)
	_, err = b.Backup(ctx, nil)
	wantCode(t, err, problem.Damaged)
	if v, err := b.View(); err != nil || v.Documents != 1 {
		t.Errorf("%+v, %v", v, err)
	}
	// Looking again, after somebody put the file back or not.
	if err := b.Unlock(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if s, err := b.State(ctx); err != nil || s.Status != backend.Damaged {
		t.Fatalf("%+v, %v", s, err)
	}
	all, err := b.Backups()
	if err != nil || len(all) != 1 || !all[0].Present {
		t.Fatalf("%+v, %v", all, err)
	}
	_, err = b.Restore(ctx, "nothing.autojob", nil)
	if err == nil {
		t.Error("a backup that is not there was restored")
	}
	r, err := b.Restore(ctx, all[0].Name, nil)
	if err != nil || r.FromBackup != 1 || r.Lost+r.Older != 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	wantWhole(t, b)
	if d, err := b.Damage(ctx); d != nil || err != nil {
		t.Errorf("%+v, %v", d, err)
	}
	if err := b.MarkJob(ctx, "1", backend.Saved); err != nil {
		t.Error(err)
	}
}

func TestDamageThatIsFoundWhileReadingIsTold(t *testing.T) {
	ctx := t.Context()
	b, dir := lived(t, newMoody())
	for _, f := range cvFiles(t, dir) {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		data[40] ^= 1
		if err := os.WriteFile(f, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if s, err := b.State(ctx); err != nil || s.Status != backend.Open {
		t.Fatalf("nobody has read it yet: %+v, %v", s, err)
	}
	_, err := b.SavedDraft(ctx, "")
	wantCode(t, err, problem.Damaged)
	if s, err := b.State(ctx); err != nil || s.Status != backend.Damaged || s.Problem == nil {
		t.Fatalf("%+v, %v", s, err)
	}
	if d, err := b.Damage(ctx); err != nil || d == nil || d.Affected[0].Class != "resume" {
		t.Fatalf("%+v, %v", d, err)
	}
	wantCode(t, b.MarkJob(ctx, "1", backend.Saved), problem.Damaged)
	if err := b.MarkJob(ctx, "none", "odd"); !problem.Is(err, problem.Invalid) {
		t.Error(err)
	}
}

func copyDir(t *testing.T, from, to string) {
	t.Helper()
	if err := os.RemoveAll(to); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(to, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			err = os.Chmod(path, 0o600)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAnEarlierStateIsToldAndAccepted(t *testing.T) {
	ctx := t.Context()
	b, dir := lived(t, newMoody())
	closeIt(t, b)
	old := filepath.Join(t.TempDir(), "old")
	copyDir(t, dir, old)
	if err := b.Unlock(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if err := b.RemoveJob(ctx, "5"); err != nil {
		t.Fatal(err)
	}
	closeIt(t, b)
	copyDir(t, old, dir)
	if err := b.Unlock(ctx, ""); err != nil {
		t.Fatal(err)
	}
	d, err := b.Damage(ctx)
	if err != nil || d == nil || d.Reason != vault.Older || d.Missing < 1 {
		t.Fatalf("%+v, %v", d, err)
	}
	if s, err := b.State(ctx); err != nil || s.Status != backend.Damaged || s.Jobs != 5 {
		t.Fatalf("%+v, %v", s, err)
	}
	if r, err := b.Accept(ctx, nil); err != nil || r.Documents != 1 || !r.KeyGone {
		t.Fatalf("%+v, %v", r, err)
	}
	wantWhole(t, b)
}

// With both headers gone nothing opens any more, and a backup brings all of it back.
func TestAStoreThatDoesNotOpenAtAllComesBackFromABackup(t *testing.T) {
	ctx := t.Context()
	b, dir := lived(t, newMoody())
	closeIt(t, b)
	generations, err := filepath.Glob(filepath.Join(dir, "gen-*"))
	if err != nil || len(generations) != 1 {
		t.Fatal(generations, err)
	}
	if err := os.RemoveAll(generations[0]); err != nil {
		t.Fatal(err)
	}
	for _, open := range []bool{false, true} { // before and after it was tried
		if open {
			wantCode(t, b.Unlock(ctx, ""), problem.Damaged)
		}
		if s, err := b.State(ctx); err != nil || s.Status != backend.Damaged || s.Problem == nil {
			t.Fatalf("%+v, %v", s, err)
		}
		if d, err := b.Damage(ctx); err != nil || d == nil || d.Reason != vault.Files || d.Readable != 0 || d.Problem == nil {
			t.Fatalf("%+v, %v", d, err)
		}
	}
	all, err := b.Backups()
	if err != nil || len(all) != 1 || !all[0].Present {
		t.Fatalf("%+v, %v", all, err)
	}
	r, err := b.Restore(ctx, all[0].Name, nil)
	if err != nil || r.FromBackup != 8 || r.Kept+r.Older+r.Lost != 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	wantWhole(t, b)
}

func TestEverythingIsDeletedWithItsKeys(t *testing.T) {
	ctx, keys := t.Context(), newMoody()
	b, dir := lived(t, keys)
	if err := b.DeleteEverything(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if s, err := b.State(ctx); err != nil || s.Status != backend.Absent || s.Problem != nil {
		t.Fatalf("%+v, %v", s, err)
	}
	if names := keys.Names(); len(names) != 0 {
		t.Errorf("left in the keychain: %q", names)
	}
	_ = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && e.Name() != "LOCK" {
			t.Errorf("left: %s", path)
		}
		return err
	})
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	// A keychain that does not let go is told, and nothing is left but its item.
	keys.refuse.Store(true)
	if err := b.DeleteEverything(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if s, err := b.State(ctx); err != nil || s.Status != backend.Absent || s.Problem == nil {
		t.Fatalf("%+v, %v", s, err)
	}
	keys.refuse.Store(false)
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	if s, err := b.State(ctx); err != nil || s.Status != backend.Open || s.Problem != nil {
		t.Fatalf("%+v, %v", s, err)
	}
	if n := strings.Count(strings.Join(keys.Names(), " "), "vault-"); n != 1 { // an anchor is a number and no key
		t.Errorf("%d keys in the keychain: %q", n, keys.Names())
	}
}

func TestAnExportMovesEverythingToAnotherComputer(t *testing.T) {
	const words, other = "four unrelated long words", "three other long words"
	ctx := t.Context()
	b, dir := lived(t, newMoody())
	file := filepath.Join(t.TempDir(), "copy.autojob")
	wantCode(t, b.Export(ctx, filepath.Join(dir, "copy.autojob"), words, nil), problem.Invalid)
	wantCode(t, b.Export(ctx, filepath.Join(dir, "backup", "copy.autojob"), words, nil), problem.Invalid)
	wantCode(t, b.Export(ctx, "", words, nil), problem.Invalid)
	wantCode(t, b.Export(ctx, file, "short", nil), problem.Invalid)
	if err := b.Export(ctx, file, words, nil); err != nil {
		t.Fatal(err)
	}
	there := keyed(t, filepath.Join(t.TempDir(), "there"), newMoody())
	wantCode(t, there.Import(ctx, file, "wrong words altogether", backend.KeychainKey, "", nil), problem.WrongKey)
	wantCode(t, there.Import(ctx, file, words, backend.BothKeys, "", nil), problem.Invalid)
	wantCode(t, there.Import(ctx, file, words, "somehow", "", nil), problem.Invalid)
	if s, err := there.State(ctx); err != nil || s.Status != backend.Absent {
		t.Fatalf("%+v, %v", s, err)
	}
	if err := there.Import(ctx, file, words, backend.BothKeys, other, nil); err != nil {
		t.Fatal(err)
	}
	wantWhole(t, there)
	if v, err := there.View(); err != nil || v.Key != backend.BothKeys {
		t.Errorf("%+v, %v", v, err)
	}

	// In place of an open store: a file that is no good leaves it open.
	keep(t, b, ad("6", "Tailor", "Example Seams"))
	wantCode(t, b.Import(ctx, file, "wrong words altogether", backend.KeychainKey, "", nil), problem.WrongKey)
	if s, err := b.State(ctx); err != nil || s.Status != backend.Open || s.Jobs != 6 {
		t.Fatalf("%+v, %v", s, err)
	}
	if err := b.Import(ctx, file, words, backend.KeychainKey, "", nil); err != nil {
		t.Fatal(err)
	}
	wantWhole(t, b)
}
