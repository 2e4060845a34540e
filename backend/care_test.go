package backend_test

import (
	"context"
	"log/slog"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
)

// eager is a Backend that is soon sure of quiet, with a short minute and a clock of the test's.
func eager(t *testing.T, dir string, k vault.Keychain, quiet, minute time.Duration, clock func() time.Time) *backend.Backend {
	t.Helper()
	b := backend.New(backend.Config{Dir: dir, Keychain: k, Quiet: quiet, Minute: minute, Now: clock, Log: slog.New(slog.NewTextHandler(t.Output(), nil))})
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

func residue(t *testing.T, b *backend.Backend) uint64 {
	t.Helper()
	v, err := b.View()
	if err != nil {
		t.Fatal(err)
	}
	return v.Residue
}

func made(t *testing.T, b *backend.Backend) string {
	t.Helper()
	v, err := b.View()
	if err != nil {
		t.Fatal(err)
	}
	return v.LastErased
}

func TestWhatIsDeletedIsErasedOnceItIsQuiet(t *testing.T) {
	ctx := t.Context()
	b := eager(t, filepath.Join(t.TempDir(), "store"), newMoody(), 300*time.Millisecond, time.Hour, time.Now)
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	fillUp(t, b)
	if err := b.MarkJob(ctx, "1", backend.Saved); err != nil {
		t.Fatal(err)
	}
	time.Sleep(600 * time.Millisecond)
	if residue(t, b) == 0 || made(t, b) != "" {
		t.Fatal("a mark is no deletion, and was erased")
	}
	for _, id := range []string{"5", "4", "3"} { // never at once for each
		if err := b.RemoveJob(ctx, id); err != nil {
			t.Fatal(err)
		}
		if made(t, b) != "" {
			t.Fatal("erased while the person still deletes")
		}
		time.Sleep(50 * time.Millisecond)
	}
	soon(t, "erased", func() bool { return residue(t, b) == 0 })
	if made(t, b) == "" {
		t.Error("it does not say when")
	}
	soon(t, "the step is over", func() bool { v, err := b.View(); return err == nil && v.Working == "" })
	if s, err := b.State(ctx); err != nil || s.Jobs != 2 || !s.Profile {
		t.Errorf("%+v, %v", s, err)
	}
	if all, err := b.Backups(); err != nil || len(all) != 1 || !all[0].Present {
		t.Errorf("%+v, %v", all, err)
	}
	at := made(t, b)
	time.Sleep(700 * time.Millisecond)
	if made(t, b) != at || residue(t, b) != 0 {
		t.Error("erased again for nothing")
	}
	for what, gone := range map[string]func() error{
		"a CV":            func() error { return b.RemoveProfile(ctx) },
		"a CV's place":    func() error { fillUp(t, b); fillUp(t, b); return nil },
		"nothing of them": func() error { return b.RemoveSample(ctx) },
	} {
		if err := gone(); err != nil {
			t.Fatal(err)
		}
		soon(t, what+" erased", func() bool { return residue(t, b) == 0 })
	}
}

// The program may be closed before it is quiet: what was deleted is erased after the next start.
func TestAnErasureThatIsDueOutlastsTheProgram(t *testing.T) {
	ctx, dir, keys := t.Context(), filepath.Join(t.TempDir(), "store"), newMoody()
	b := eager(t, dir, keys, time.Hour, time.Hour, time.Now)
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	fillUp(t, b)
	if err := b.RemoveProfile(ctx); err != nil {
		t.Fatal(err)
	}
	closeIt(t, b)
	b = eager(t, dir, keys, 10*time.Millisecond, time.Hour, time.Now)
	if err := b.Unlock(ctx, ""); err != nil {
		t.Fatal(err)
	}
	soon(t, "erased after a start", func() bool { return residue(t, b) == 0 })
}

// A background erasure that waits for a slow keychain makes way for what the person asks for, and for closing.
func TestBackgroundWorkMakesWay(t *testing.T) {
	ctx, dir, keys := t.Context(), filepath.Join(t.TempDir(), "store"), newMoody()
	b := eager(t, dir, keys, 10*time.Millisecond, time.Hour, time.Now)
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	fillUp(t, b)
	keys.slow.Store(true)
	if err := b.RemoveJob(ctx, "5"); err != nil {
		t.Fatal(err)
	}
	working := func() bool { v, err := b.View(); return err == nil && v.Working != "" }
	soon(t, "the erasure runs", working)
	if b.Waiting() != "" {
		t.Error("the person is told to wait for what runs in the background")
	}
	promptly(t, 5*time.Second, "writing beside it", func() {
		if err := b.MarkJob(ctx, "1", backend.Saved); err != nil {
			t.Error(err)
		}
	})
	promptly(t, time.Minute, "an export beside it", func() {
		if err := b.Export(ctx, filepath.Join(t.TempDir(), "copy.autojob"), "four unrelated long words", nil); err != nil {
			t.Error(err)
		}
	})
	keys.slow.Store(false)
	if r, err := b.Erase(ctx, nil); err != nil || !r.KeyGone {
		t.Errorf("%+v, %v", r, err)
	}
	keys.slow.Store(true)
	if err := b.RemoveJob(ctx, "4"); err != nil {
		t.Fatal(err)
	}
	soon(t, "the erasure runs", working)
	promptly(t, 15*time.Second, "closing", func() { closeIt(t, b) })
	keys.slow.Store(false)
	if err := b.Unlock(ctx, ""); err != nil {
		t.Fatal(err)
	}
	soon(t, "erased after all", func() bool { return residue(t, b) == 0 })
	if s, err := b.State(ctx); err != nil || s.Jobs != 3 {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestABackupIsMadeEveryDay(t *testing.T) {
	ctx := t.Context()
	var ahead atomic.Int64 // of the real clock, in hours
	clock := func() time.Time { return time.Now().Add(time.Duration(ahead.Load()) * time.Hour) }
	b := eager(t, filepath.Join(t.TempDir(), "store"), newMoody(), time.Millisecond, 5*time.Millisecond, clock)
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	count := func() int {
		all, err := b.Backups()
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	time.Sleep(200 * time.Millisecond)
	if count() != 0 {
		t.Error("a backup of nothing")
	}
	keep(t, b, ad("1", "Cook", "Example Inn"))
	soon(t, "the first backup", func() bool { return count() == 1 })
	ahead.Store(23)
	time.Sleep(200 * time.Millisecond)
	if n := count(); n != 1 {
		t.Errorf("%d backups within a day", n)
	}
	ahead.Store(25)
	soon(t, "the next day's", func() bool { return count() == 2 })
	time.Sleep(200 * time.Millisecond)
	ahead.Store(-100) // a clock set back asks for no more than one
	time.Sleep(300 * time.Millisecond)
	if n := count(); n > 3 {
		t.Errorf("%d backups by a clock set back", n)
	}
}

func TestTheStoreLocksItselfWhenNobodyIsThere(t *testing.T) {
	const words = "four unrelated long words"
	ctx := t.Context()
	b := eager(t, filepath.Join(t.TempDir(), "store"), newMoody(), time.Hour, 300*time.Millisecond, time.Now)
	var told atomic.Int32
	b.OnLocked(func() { told.Add(1) })
	if err := b.Create(ctx, words); err != nil {
		t.Fatal(err)
	}
	for _, minutes := range []int{-1, 1 << 30} {
		wantCode(t, b.SetIdleLock(ctx, minutes), problem.Invalid)
	}
	if err := b.SetIdleLock(ctx, 2); err != nil {
		t.Fatal(err)
	}
	for range 12 { // longer than two of its minutes, and somebody is there
		time.Sleep(100 * time.Millisecond)
		b.Active()
	}
	if v, err := b.View(); err != nil || v.IdleMinutes != 2 || told.Load() != 0 {
		t.Fatalf("%+v, %v, told %d times", v, err, told.Load())
	}
	soon(t, "locked", func() bool { return told.Load() > 0 })
	if s, err := b.State(ctx); err != nil || s.Status != backend.Passphrase {
		t.Fatalf("%+v, %v", s, err)
	}
	_, err := b.Jobs(ctx)
	wantCode(t, err, problem.Locked)
	if err := b.Unlock(ctx, words); err != nil {
		t.Fatal(err)
	}
	if v, err := b.View(); err != nil || v.IdleMinutes != 2 {
		t.Fatalf("the idle time is not kept: %+v, %v", v, err)
	}
	soon(t, "locked again", func() bool { return told.Load() == 2 })
}

func TestOnlyAPassphraseLocks(t *testing.T) {
	ctx := t.Context()
	b := opened(t)
	wantCode(t, b.Lock(ctx), problem.Invalid)
	wantCode(t, b.SetIdleLock(ctx, 5), problem.Invalid)
	if err := b.SetIdleLock(ctx, 0); err != nil {
		t.Error(err)
	}
	if s, err := b.State(ctx); err != nil || s.Status != backend.Open {
		t.Errorf("%+v, %v", s, err)
	}
}

// All of it at once, with a short quiet; the race detector watches.
func TestTheStoreIsLookedAfterWhileItIsUsed(t *testing.T) {
	ctx := t.Context()
	b := eager(t, filepath.Join(t.TempDir(), "store"), newMoody(), time.Millisecond, 2*time.Millisecond, time.Now)
	if err := b.Create(ctx, ""); err != nil {
		t.Fatal(err)
	}
	fillUp(t, b)
	end := time.Now().Add(3 * time.Second)
	ended := make(chan error, 4)
	for _, do := range []func(i int) error{
		func(i int) error {
			if _, err := b.KeepPostings(ctx, []posting.Posting{ad("new", "Tailor", "Example Seams")}, "file", false, nil); err != nil {
				return err
			}
			return b.RemoveJob(ctx, "new")
		},
		func(i int) error { _, err := b.Matches(ctx, -1, nil); return err },
		func(i int) error { _, err := b.View(); time.Sleep(time.Millisecond); return err },
		func(i int) error {
			if i > 3 {
				time.Sleep(20 * time.Millisecond)
				return nil
			}
			_, err := b.Erase(ctx, nil)
			return err
		},
	} {
		go func() {
			var err error
			for i := 0; err == nil && time.Now().Before(end); i++ {
				err = do(i)
			}
			ended <- err
		}()
	}
	for range 4 {
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	wantWhole(t, b)
	if _, err := b.Erase(context.Background(), nil); err != nil {
		t.Error(err)
	}
}
