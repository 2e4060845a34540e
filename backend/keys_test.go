package backend_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"autojob/backend"
	"autojob/backend/core/problem"
)

// kitOf makes the store's recovery kit and gives its words.
func kitOf(t *testing.T, b *backend.Backend) string {
	t.Helper()
	kit, err := b.NewKit()
	if err != nil {
		t.Fatal(err)
	}
	var typed []string
	for _, at := range kit.Ask {
		typed = append(typed, kit.Words[at-1])
	}
	if r, err := b.KeepKit(t.Context(), kit.ID, typed, nil); err != nil || !r.KeyGone {
		t.Fatalf("%+v, %v", r, err)
	}
	return strings.Join(kit.Words, " ")
}

func TestAKitCountsOnceItsWordsAreTypedAgain(t *testing.T) {
	ctx := t.Context()
	b, _ := lived(t, newMoody())
	first, err := b.NewKit()
	if err != nil || len(first.Words) != 24 || len(first.Ask) != 3 || len(first.QR) < 20 || len(first.QR[0]) != len(first.QR) {
		t.Fatalf("%d words, asks %v, %v", len(first.Words), first.Ask, err)
	}
	last := 0
	for _, at := range first.Ask {
		if at <= last || at > 24 {
			t.Errorf("asks for %v", first.Ask)
		}
		last = at
	}
	if v, err := b.View(); err != nil || v.Kit != "" {
		t.Errorf("a kit that nobody kept counts: %+v, %v", v, err)
	}
	second, err := b.NewKit()
	if err != nil {
		t.Fatal(err)
	}
	right := func(k backend.Kit) (typed []string) {
		for _, at := range k.Ask {
			typed = append(typed, strings.ToUpper(k.Words[at-1]))
		}
		return typed
	}
	_, err = b.KeepKit(ctx, first.ID, right(first), nil) // another was shown since
	wantCode(t, err, problem.NotFound)
	for _, typed := range [][]string{nil, right(second)[:2], {"zoo", "zoo", "zoo"}, {right(second)[0], right(second)[1], right(second)[2] + " " + right(second)[2]}} {
		_, err := b.KeepKit(ctx, second.ID, typed, nil)
		wantCode(t, err, problem.Invalid)
	}
	if v, err := b.View(); err != nil || v.Kit != "" {
		t.Errorf("after words that were not right: %+v, %v", v, err)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	_, err = b.KeepKit(stopped, second.ID, right(second), nil)
	wantCode(t, err, problem.Cancelled)
	if _, err := b.KeepKit(ctx, second.ID, right(second), nil); err != nil { // it can be tried again
		t.Fatal(err)
	}
	if v, err := b.View(); err != nil || v.Kit != "2026-11-24" {
		t.Errorf("%+v, %v", v, err)
	}
	_, err = b.KeepKit(ctx, second.ID, right(second), nil)
	wantCode(t, err, problem.NotFound)
	third, err := b.NewKit()
	if err != nil {
		t.Fatal(err)
	}
	b.DiscardKit("another")
	b.DiscardKit(third.ID)
	_, err = b.KeepKit(ctx, third.ID, right(third), nil)
	wantCode(t, err, problem.NotFound)
	if _, err := b.RemoveKit(ctx, nil); err != nil {
		t.Fatal(err)
	}
	if v, err := b.View(); err != nil || v.Kit != "" {
		t.Errorf("%+v, %v", v, err)
	}
	wantWhole(t, b)
}

func TestTheKitOpensAStoreWhoseKeyIsLost(t *testing.T) {
	const words = "four unrelated long words"
	ctx := t.Context()
	b, dir := lived(t, newMoody())
	kit := kitOf(t, b)
	wantCode(t, b.Recover(ctx, kit, backend.KeychainKey, "", nil), problem.Invalid) // it is open
	closeIt(t, b)

	lost := newMoody() // another computer's keychain
	b = keyed(t, dir, lost)
	if err := b.Unlock(ctx, ""); backend.StatusOf(err) != backend.KeyMissing {
		t.Fatal(err)
	}
	other := kitOf(t, opened(t))
	wantCode(t, b.Recover(ctx, other, backend.KeychainKey, "", nil), problem.WrongKey)
	wantCode(t, b.Recover(ctx, "zoo zoo", backend.KeychainKey, "", nil), problem.Invalid)
	wantCode(t, b.Recover(ctx, kit, backend.PassphraseKey, "short", nil), problem.Invalid)
	wantCode(t, b.Recover(ctx, kit, "somehow", "", nil), problem.Invalid)
	if err := b.Unlock(ctx, ""); backend.StatusOf(err) != backend.KeyMissing {
		t.Fatalf("after tries that failed: %v", err)
	}
	if err := b.Recover(ctx, kit, backend.BothKeys, words, nil); err != nil {
		t.Fatal(err)
	}
	wantWhole(t, b)
	v, err := b.View()
	if err != nil || v.Key != backend.BothKeys || v.Kit == "" || len(v.Backups) != 1 {
		t.Fatalf("%+v, %v", v, err)
	}
	if err := b.Lock(ctx); err != nil {
		t.Fatal(err)
	}
	if s, err := b.State(ctx); err != nil || s.Status != backend.Passphrase {
		t.Fatalf("%+v, %v", s, err)
	}
	if err := b.Unlock(ctx, words); err != nil {
		t.Fatal(err)
	}
	wantWhole(t, b)
}

// A store that is damaged, and whose key is lost, is read by its kit and gets the new key with its restore.
func TestTheKitOpensADamagedStoreForItsRestore(t *testing.T) {
	ctx := t.Context()
	b, dir := lived(t, newMoody())
	kit := kitOf(t, b)
	closeIt(t, b)
	for _, f := range cvFiles(t, dir) {
		copyDir(t, t.TempDir(), f) // a folder stands where the file was
	}
	keys := newMoody()
	b = keyed(t, dir, keys)
	if err := b.Recover(ctx, kit, backend.KeychainKey, "", nil); err != nil {
		t.Fatal(err)
	}
	if s, err := b.State(ctx); err != nil || s.Status != backend.Damaged {
		t.Fatalf("%+v, %v", s, err)
	}
	all, err := b.Backups()
	if err != nil || len(all) != 1 {
		t.Fatalf("%+v, %v", all, err)
	}
	if r, err := b.Restore(ctx, all[0].Name, nil); err != nil || r.FromBackup != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	wantWhole(t, b)
	closeIt(t, b)
	if err := b.Unlock(ctx, ""); err != nil {
		t.Fatalf("by the key that was asked for: %v", err)
	}
	wantWhole(t, b)
}

func TestWhatOpensTheStoreIsChanged(t *testing.T) {
	const words = "four unrelated long words"
	ctx, keys := t.Context(), newMoody()
	b, dir := lived(t, keys)
	_, err := b.ChangeKey(ctx, backend.PassphraseKey, "", nil)
	wantCode(t, err, problem.Invalid)
	_, err = b.ChangeKey(ctx, backend.PassphraseKey, "short", nil)
	wantCode(t, err, problem.Invalid)
	_, err = b.ChangeKey(ctx, "", words, nil)
	wantCode(t, err, problem.Invalid)
	if r, err := b.ChangeKey(ctx, backend.PassphraseKey, words, nil); err != nil || !r.KeyGone || r.Records != 7 || r.Documents != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	if n := strings.Count(strings.Join(keys.Names(), " "), "vault-"); n != 0 {
		t.Errorf("%d keys are in the keychain", n)
	}
	if err := b.SetIdleLock(ctx, 7); err != nil {
		t.Fatal(err)
	}
	closeIt(t, b)
	b = keyed(t, dir, keys)
	if s, err := b.State(ctx); err != nil || s.Status != backend.Passphrase {
		t.Fatalf("%+v, %v", s, err)
	}
	if err := b.Unlock(ctx, words); err != nil {
		t.Fatal(err)
	}
	wantWhole(t, b)
	if _, err := b.ChangeKey(ctx, backend.KeychainKey, "", nil); err != nil {
		t.Fatal(err)
	}
	if v, err := b.View(); err != nil || v.IdleMinutes != 0 || v.Key != backend.KeychainKey || v.Records != 7 {
		t.Errorf("a store that opens by itself: %+v, %v", v, err)
	}
	keys.refuse.Store(true)
	_, err = b.ChangeKey(ctx, backend.BothKeys, words, nil)
	wantCode(t, err, problem.Locked)
	keys.refuse.Store(false)
	wantWhole(t, b)
}

func TestWhatNeedsTheOpenStoreSaysSo(t *testing.T) {
	ctx := t.Context()
	b := keyed(t, filepath.Join(t.TempDir(), "store"), newMoody())
	_, viewed := b.View()
	_, erased := b.Erase(ctx, nil)
	_, changed := b.ChangeKey(ctx, backend.KeychainKey, "", nil)
	_, made := b.NewKit()
	_, kept := b.KeepKit(ctx, "x", nil, nil)
	_, accepted := b.Accept(ctx, nil)
	_, backed := b.Backup(ctx, nil)
	exported := b.Export(ctx, filepath.Join(t.TempDir(), "x.autojob"), "four unrelated long words", nil)
	for _, err := range []error{viewed, erased, changed, made, kept, accepted, backed, exported, b.SetIdleLock(ctx, 1)} {
		wantCode(t, err, problem.Locked)
	}
	b.Active()
	b.DiscardKit("x")
	if err := b.Lock(ctx); err != nil {
		t.Error(err)
	}
	if all, err := b.Backups(); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
}
