package backend

import (
	"context"
	"time"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
)

// What the window, the command line and the tests see of the vault; they import this package alone.
type (
	KeyKind    = vault.KeyKind
	Receipt    = vault.Receipt
	Damage     = vault.Damage
	BackupInfo = vault.BackupInfo
	Restored   = vault.Restored
	Finding    = vault.Finding
)

// Kinds of key: see vault.
const (
	KeychainKey   = vault.KeychainKey
	PassphraseKey = vault.PassphraseKey
	BothKeys      = vault.BothKeys
)

// Dir is the folder of the store.
func (b *Backend) Dir() string { return b.cfg.Dir }

func homeless() error {
	return problem.New(problem.Unavailable, "This system does not say where your home folder is.", "Set AUTOJOB_HOME to a folder for your data, then start again.")
}

// Create makes the store and opens it: its key goes into the keychain or, with a passphrase, under that.
func (b *Backend) Create(ctx context.Context, passphrase string) error {
	return b.enter(ctx, passphrase, vault.Create)
}

// Unlock opens the store. It does nothing when it is open, and looks again when it is damaged. A store of which part
// cannot be read opens, too: State says that it is damaged, and it can only be read.
func (b *Backend) Unlock(ctx context.Context, passphrase string) error {
	return b.enter(ctx, passphrase, vault.Open)
}

func (b *Backend) enter(ctx context.Context, passphrase string, how func(context.Context, string, vault.Options) (*vault.Vault, error)) error {
	if b.cfg.Dir == "" {
		return homeless()
	}
	secret := []byte(passphrase)
	return b.atDoor(ctx, func(ctx context.Context) error {
		if s := b.store.Load(); s != nil {
			if s.vault.Damage() == nil {
				clear(secret)
				return nil
			}
			if err := b.shut(); err != nil {
				b.log.Warn("closing the damaged store", "code", problem.From(err).Code)
			}
		}
		k := b.keychain()
		v, err := how(ctx, b.cfg.Dir, vault.Options{Keychain: k, Passphrase: secret})
		if problem.Is(err, problem.Damaged) {
			b.failed(err, secret)
			return err
		}
		clear(secret)
		if err != nil {
			b.failed(err, nil)
			return err
		}
		b.admit(v, k, nil)
		return nil
	})
}

// failed notes why the store did not open. A passphrase that could not be tried on anything serves a backup later.
func (b *Backend) failed(err error, passphrase []byte) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.unopened = nil
	if problem.Is(err, problem.Damaged) {
		b.unopened = problem.From(err)
	}
	clear(b.tried)
	b.tried = passphrase
}

// admit brings an open vault into use. Secret is cleared when it closes.
func (b *Backend) admit(v *vault.Vault, k *heldKeychain, secret func()) {
	s := newStore(v)
	s.keychain, s.secret, s.care = k, secret, newCare(b, s)
	if err := s.loadSettings(context.Background()); err != nil {
		b.log.Warn("reading the store's settings", "code", problem.From(err).Code)
	}
	if err := s.loadClock(context.Background()); err != nil {
		b.log.Warn("reading the store's clock", "code", problem.From(err).Code)
	}
	s.tick(context.Background(), b.Now())
	b.store.Store(s)
	b.mu.Lock()
	b.unopened, b.keptKey = nil, nil
	clear(b.tried)
	b.tried = nil
	b.mu.Unlock()
	s.care.begin()
}

// patience is how long closing waits for long work that was told to stop.
const patience = 10 * time.Second

// shut closes the store, if it is open. The caller holds the door. Work in the background is stopped and not waited for
// longer than a keychain call may then take.
func (b *Backend) shut() error {
	s := b.store.Load()
	if s == nil {
		return nil
	}
	b.store.Store(nil)
	s.keychain.close()
	s.care.stop()
	s.care.wait()
	select { // work that the person waited for ends, too
	case s.care.slot <- struct{}{}:
	case <-time.After(patience):
		b.log.Warn("closing the store beside long work")
	}
	err := s.vault.Close()
	s.forget()
	return err
}

// Close closes the store, if it is open, and ends whatever opens it at the moment.
func (b *Backend) Close() error {
	b.stopOpenings(true)
	b.door <- struct{}{}
	defer func() { <-b.door }()
	b.failed(nil, nil)
	return b.shut()
}

// closed is what everything answers that needs the open store.
func closed() error {
	return problem.New(problem.Locked, "Your data is locked.", "Unlock it first.")
}
