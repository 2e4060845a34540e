package backend_test

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"autojob/backend"
	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
)

// moody is a keychain whose answers a test chooses.
type moody struct {
	vault.MemoryKeychain
	slow   atomic.Bool // it does not answer before the caller gives up
	refuse atomic.Bool // the person closed its prompt
}

func newMoody() *moody {
	m := &moody{}
	m.Refuse = func(ctx context.Context, _, _ string) error {
		if m.slow.Load() {
			<-ctx.Done()
		}
		if m.refuse.Load() {
			return problem.New(problem.Locked, "Your keychain is locked.", "Unlock it, then try again.")
		}
		return nil
	}
	return m
}

// keyed is a Backend on dir whose keychain people call "Example Keyring".
func keyed(t *testing.T, dir string, k vault.Keychain) *backend.Backend {
	t.Helper()
	b := backend.New(backend.Config{Dir: dir, Keychain: k, KeychainName: "Example Keyring", Now: func() time.Time { return now }})
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

// wantCode checks that an error is a problem of this kind, with words for a person.
func wantCode(t *testing.T, err error, code problem.Code) {
	t.Helper()
	if e := problem.From(err); err == nil || e.Code != code || e.Message == "" || e.Hint == "" {
		t.Errorf("error = %v, want code %s with a message and a hint", err, code)
	}
}

// soon waits until a condition holds.
func soon(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if holds() {
			return
		}
	}
	t.Fatalf("never: %s", what)
}

// promptly fails when do takes so long that a person would think the program hangs.
func promptly(t *testing.T, limit time.Duration, what string, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); do() }()
	select {
	case <-done:
	case <-time.After(limit):
		t.Fatalf("%s takes over %v", what, limit)
	}
}

func TestASlowKeychainIsNamedAndHoldsUpNothingElse(t *testing.T) {
	dir, keys := filepath.Join(t.TempDir(), "store"), newMoody()
	b := keyed(t, dir, keys)
	if b.Waiting() != "" {
		t.Error("something is waited for before anything was asked")
	}
	b.StopWaiting() // of no effect
	// Making the store.
	keys.slow.Store(true)
	made := make(chan error, 1)
	go func() { made <- b.Create(context.Background(), "") }()
	soon(t, "the keychain is waited for", func() bool { return b.Waiting() == "Example Keyring" })
	promptly(t, 5*time.Second, "asking for the state", func() {
		if _, err := b.State(context.Background()); err != nil {
			t.Error(err)
		}
		if _, err := b.Jobs(context.Background()); !problem.Is(err, problem.Locked) {
			t.Errorf("a list before there is a store: %v", err)
		}
		if _, err := b.Damage(context.Background()); err != nil {
			t.Error(err)
		}
	})
	b.StopWaiting()
	promptly(t, 10*time.Second, "making a store that was stopped", func() { wantCode(t, <-made, problem.Cancelled) })
	if b.Waiting() != "" {
		t.Error("it is still waited for")
	}
	keys.slow.Store(false)
	if s, err := b.State(t.Context()); err != nil || s.Status != backend.Absent {
		t.Fatalf("after a store that was not made: %+v, %v", s, err)
	}
	if err := b.Create(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}

	// Opening it.
	keys.slow.Store(true)
	opened := make(chan error, 2)
	go func() { opened <- b.Unlock(context.Background(), "") }()
	soon(t, "the keychain is waited for", func() bool { return b.Waiting() != "" })
	go func() { opened <- b.Unlock(context.Background(), "") }() // the page was loaded again
	time.Sleep(20 * time.Millisecond)
	b.StopWaiting()
	err := <-opened
	wantCode(t, err, problem.Cancelled)
	if backend.StatusOf(err) != backend.Locked {
		t.Errorf("stopped: the screen %q", backend.StatusOf(err))
	}
	soon(t, "the second opening waits in its turn", func() bool {
		select {
		case err := <-opened:
			t.Fatalf("the second opening ended: %v", err)
		default:
		}
		return b.Waiting() != ""
	})
	keys.slow.Store(false) // it answers the next call; the one under way is stopped
	b.StopWaiting()
	<-opened
	if err := b.Unlock(t.Context(), ""); err != nil {
		t.Error(err)
	}
}

func TestClosingTheWindowEndsTheWaitForAKeychain(t *testing.T) {
	dir, keys := filepath.Join(t.TempDir(), "store"), newMoody()
	b := keyed(t, dir, keys)
	if err := b.Create(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	keys.slow.Store(true)
	opened := make(chan error, 1)
	go func() { opened <- b.Unlock(context.Background(), "") }()
	soon(t, "the keychain is waited for", func() bool { return b.Waiting() != "" })
	promptly(t, 10*time.Second, "closing", func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	wantCode(t, <-opened, problem.Cancelled)
}

func TestEachKeychainTroubleHasItsScreen(t *testing.T) {
	dir, keys := filepath.Join(t.TempDir(), "store"), newMoody()
	b := keyed(t, dir, keys)
	if err := b.Create(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	var item string
	for _, name := range keys.Names() {
		if len(name) > 6 && name[:6] == "vault-" {
			item = name
		}
	}
	changed := newMoody()
	if err := changed.Set(t.Context(), item, make([]byte, 32)); err != nil {
		t.Fatal(err)
	}
	refused := newMoody()
	refused.refuse.Store(true)
	none := newMoody()
	none.Refuse = func(context.Context, string, string) error {
		return problem.New(problem.NoKeychain, "This computer offers no keychain right now.", "Choose a passphrase.")
	}
	for want, k := range map[backend.Status]vault.Keychain{backend.Locked: refused, backend.KeyMissing: newMoody(), backend.WrongKey: changed, backend.NoKeychain: none} {
		other := keyed(t, dir, k)
		err := other.Unlock(t.Context(), "")
		if got := backend.StatusOf(err); got != want {
			t.Errorf("%q, want %q: %v", got, want, err)
		}
		if d, err := other.Damage(t.Context()); d != nil || err != nil {
			t.Errorf("%s is called damage: %+v, %v", want, d, err)
		}
		if s, err := other.State(t.Context()); err != nil || s.Status != backend.Locked {
			t.Errorf("after %s: %+v, %v", want, s, err)
		}
	}
	if err := b.Unlock(t.Context(), ""); err != nil {
		t.Errorf("the right keychain afterwards: %v", err)
	}
}

// Closing waits for no keychain: what it did not do by then, the next start does.
func TestAKeychainThatHangsDoesNotHoldUpTheEnd(t *testing.T) {
	dir, keys := filepath.Join(t.TempDir(), "store"), newMoody()
	b := keyed(t, dir, keys)
	if err := b.Create(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	keep(t, b, ad("1", "Cook", "Example Inn"))
	keys.slow.Store(true)
	erased := make(chan error, 1)
	go func() { _, err := b.Erase(context.Background(), nil); erased <- err }()
	time.Sleep(100 * time.Millisecond)
	promptly(t, 15*time.Second, "closing", func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := <-erased; err == nil {
		t.Error("an erasure came to its end without the keychain")
	}
	keys.slow.Store(false)
	if err := b.Unlock(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Job(t.Context(), "1"); err != nil {
		t.Error(err)
	}
}
