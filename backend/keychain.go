package backend

import (
	"context"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
)

// KeychainName is what the system calls the place where the key is kept, "" where there is none.
func (b *Backend) KeychainName() string { return b.cfg.KeychainName }

func keychainName() string {
	switch runtime.GOOS {
	case "darwin":
		return "Keychain"
	case "windows":
		return "Credential Manager"
	}
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") == "" {
		if _, err := os.Stat("/run/user/" + strconv.Itoa(os.Getuid()) + "/bus"); err != nil {
			return ""
		}
	}
	if strings.Contains(strings.ToLower(os.Getenv("XDG_CURRENT_DESKTOP")), "kde") {
		return "KDE Wallet"
	}
	return "GNOME Keyring"
}

// opening is one call that opens or makes the store, and that the person may tell to wait no longer.
type opening struct {
	ctx     context.Context
	cancel  context.CancelFunc
	calls   atomic.Int32 // of the keychain, under way
	stopped atomic.Bool
}

// Waiting names the keychain that opening or making the store waits for at this moment; "" when none is waited for. It
// touches neither the keychain nor the store.
func (b *Backend) Waiting() string {
	b.openings.Lock()
	defer b.openings.Unlock()
	for o := range b.waiting {
		if o.calls.Load() > 0 {
			return b.cfg.KeychainName
		}
	}
	return ""
}

// StopWaiting ends every opening that waits for the keychain; it fails with Cancelled then.
func (b *Backend) StopWaiting() { b.stopOpenings(false) }

func (b *Backend) stopOpenings(all bool) {
	b.openings.Lock()
	defer b.openings.Unlock()
	var ending []*opening // chosen before one is ended: the next at the door begins to wait as soon as it is
	for o := range b.waiting {
		if all || o.calls.Load() > 0 {
			ending = append(ending, o)
		}
	}
	for _, o := range ending {
		o.stopped.Store(true)
		o.cancel()
	}
}

type openingKey struct{}

// atDoor runs do as the only one that opens or closes the store. What do waits for, StopWaiting and Close end.
func (b *Backend) atDoor(ctx context.Context, do func(context.Context) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	o := &opening{ctx: ctx, cancel: cancel}
	b.openings.Lock()
	b.waiting[o] = true
	b.openings.Unlock()
	defer func() {
		b.openings.Lock()
		defer b.openings.Unlock()
		delete(b.waiting, o)
	}()
	select {
	case b.door <- struct{}{}:
	case <-ctx.Done():
		return notWaited(ctx.Err())
	}
	defer func() { <-b.door }()
	err := do(context.WithValue(ctx, openingKey{}, o))
	if problem.Is(err, problem.Cancelled) && o.stopped.Load() {
		return notWaited(err)
	}
	return err
}

func notWaited(cause error) error {
	return problem.New(problem.Cancelled, "The keychain was not unlocked.", "Try again, and unlock it when it asks. Your data is unchanged.").Because(cause)
}

// heldKeychain is the keychain of one open store. It counts the calls that an opening waits for. Once the opening was stopped, or the
// store is being closed, no call may take long, not even one that tidies up: what it did not do by then, the next start does.
type heldKeychain struct {
	vault.Keychain

	mu     sync.Mutex
	hurry  chan struct{} // closed when no call may take long any more
	closed bool
}

// lastCall is how long the keychain may take then.
const lastCall = time.Second

func (b *Backend) keychain() *heldKeychain {
	k := &heldKeychain{Keychain: b.cfg.Keychain, hurry: make(chan struct{})}
	if k.Keychain == nil {
		k.Keychain = vault.SystemKeychain{}
	}
	return k
}

func (k *heldKeychain) close() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.closed {
		k.closed = true
		close(k.hurry)
	}
}

// call is the context for one call of the keychain.
func (k *heldKeychain) call(ctx context.Context) (context.Context, func()) {
	o, _ := ctx.Value(openingKey{}).(*opening)
	if o != nil {
		o.calls.Add(1)
	}
	var stopped <-chan struct{}
	if o != nil {
		stopped = o.ctx.Done()
	}
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		select {
		case <-ended:
			return
		case <-k.hurry:
		case <-stopped:
		}
		select {
		case <-ended:
		case <-time.After(lastCall):
			cancel()
		}
	}()
	return ctx, func() {
		close(ended)
		cancel()
		if o != nil {
			o.calls.Add(-1)
		}
	}
}

func (k *heldKeychain) Get(ctx context.Context, name string) ([]byte, error) {
	ctx, end := k.call(ctx)
	defer end()
	return k.Keychain.Get(ctx, name)
}

func (k *heldKeychain) Set(ctx context.Context, name string, secret []byte) error {
	ctx, end := k.call(ctx)
	defer end()
	return k.Keychain.Set(ctx, name, secret)
}

func (k *heldKeychain) Delete(ctx context.Context, name string) error {
	ctx, end := k.call(ctx)
	defer end()
	return k.Keychain.Delete(ctx, name)
}
