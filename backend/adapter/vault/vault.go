package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"autojob/backend/core/problem"

	"github.com/dgraph-io/badger/v4"
)

// Options say where the key is.
type Options struct {
	// Keychain holds the root key of a store without a passphrase; nil means the operating system's.
	Keychain Keychain
	// Passphrase, when set, makes a new store one that opens with it and needs no keychain, and opens such a store.
	Passphrase []byte
	// Probe, when set, is called before a store that was not closed cleanly is opened, with the folder and the key
	// of its Badger database. It can try them in a child process, because a damaged table kills the process that reads it.
	Probe func(ctx context.Context, db string, key []byte) error

	kdf       *kdf   // for tests: cheaper derivation, which also lowers the floor
	spareDisk uint64 // for tests: free bytes that a write must leave; zero means minSpare
}

func (o Options) keychain() Keychain {
	if o.Keychain == nil {
		return SystemKeychain{}
	}
	return o.Keychain
}

func (o Options) derivation() kdf {
	if o.kdf != nil {
		return *o.kdf
	}
	return usualKDF()
}

func (o Options) floorKiB() uint32 {
	if o.kdf != nil {
		return o.kdf.MemoryKiB
	}
	return floorMemoryKiB
}

// minSpare is left free on the disk: Badger writes through mapped files, where a full disk ends the process.
const minSpare = 64 << 20

// Vault is an open store. It is safe for concurrent use: reads run beside a write, writes follow one another.
type Vault struct {
	dir   string // the store's folder
	gen   string // the folder of the generation
	keys  *keyring
	db    *badger.DB
	lock  *os.File
	spare uint64

	writing sync.Mutex   // held by the one write from its start to its end
	commit  sync.RWMutex // held while disk and memory may differ
	failure error        // why no more writes are taken; guarded by writing
	using   sync.RWMutex // held for reading by every read of the disk, so that Close waits for them

	mu     sync.RWMutex // guards what follows; held for moments only
	index  *catalogue
	isShut bool
}

// Open opens the store in dir. Its problems: NotFound (no store), Locked (keychain locked or slow, or the
// passphrase is asked for), NoKeychain, KeyMissing, WrongKey, InUse, Damaged, Unavailable (newer format, no access).
func Open(ctx context.Context, dir string, opt Options) (*Vault, error) {
	if err := ctx.Err(); err != nil {
		return nil, stopped(err)
	}
	s, err := look(dir)
	if errors.Is(err, os.ErrNotExist) {
		return nil, absent()
	}
	if err != nil {
		return nil, fromDisk("looking at the store's folder", err)
	}
	if _, err := s.inForce(dir); err != nil {
		return nil, err
	}
	lock, err := lockFile(filepath.Join(dir, lockName))
	if err != nil {
		return nil, fromDisk("locking the store", err)
	}
	v, err := open(ctx, dir, opt)
	if err != nil {
		lock.Close()
		return nil, err
	}
	v.lock = lock
	return v, nil
}

// open does its work under the lock.
func open(ctx context.Context, dir string, opt Options) (*Vault, error) {
	s, err := look(dir)
	if err != nil {
		return nil, fromDisk("looking at the store's folder", err)
	}
	id, err := s.inForce(dir)
	if err != nil {
		return nil, err
	}
	gen := filepath.Join(dir, genPrefix+id.String())
	h, err := readHeader(gen, id, opt.floorKiB())
	if err != nil {
		return nil, err
	}
	root, err := h.root(ctx, id, opt)
	if err != nil {
		return nil, err
	}
	v := &Vault{dir: dir, gen: gen, keys: newKeyring(id, root), spare: opt.spareDisk}
	if v.spare == 0 {
		v.spare = minSpare
	}
	if !h.verify(v.keys) {
		return nil, wrongKey(h.Key, errors.New("the header's MAC does not fit"))
	}
	if !s.current {
		if err := writeFile(filepath.Join(dir, currentName), encodeCurrent(id)); err != nil {
			return nil, fromDisk("writing CURRENT", err)
		}
	}
	if err := s.sweep(ctx, dir, opt); err != nil {
		return nil, fromDisk("removing unfinished work", err)
	}
	if err := v.start(ctx, h, opt); err != nil {
		if v.db != nil {
			_ = v.db.Close()
		}
		v.keys.forget()
		return nil, err
	}
	return v, nil
}

// root fetches the root key. That a keychain holds no key for a store that exists is KeyMissing, never a reason to make one.
func (h *header) root(ctx context.Context, id generationID, opt Options) ([]byte, error) {
	if h.Key == PassphraseKey {
		if len(opt.Passphrase) == 0 {
			return nil, needsPassphrase()
		}
		root, err := h.unwrap(id, opt.Passphrase)
		if err != nil {
			return nil, wrongKey(PassphraseKey, err)
		}
		return root, nil
	}
	root, err := opt.keychain().Get(ctx, id.item())
	switch {
	case errors.Is(err, ErrNoItem):
		return nil, keyMissing(err)
	case err != nil:
		return nil, fmt.Errorf("fetching the key: %w", problem.From(err))
	case len(root) != rootSize:
		return nil, wrongKey(KeychainKey, fmt.Errorf("the keychain's item has %d bytes", len(root)))
	}
	return root, nil
}

// start opens the database and reads the catalogue.
func (v *Vault) start(ctx context.Context, h *header, opt Options) error {
	dir := filepath.Join(v.gen, dbName)
	key := v.keys.derive("badger")
	if err := tighten(v.dir); err != nil {
		return fromDisk("closing the store's files to others", err)
	}
	if err := mendRegistry(dir, h.Registry); err != nil {
		return err
	}
	dirty := filepath.Join(v.gen, dirtyName)
	if _, err := os.Stat(dirty); err == nil && opt.Probe != nil {
		if err := opt.Probe(ctx, dir, key); err != nil {
			return damaged(fmt.Errorf("probing after an unclean close: %w", err))
		}
	}
	if err := writeFile(dirty, nil); err != nil {
		return fromDisk("marking the store as open", err)
	}
	var err error
	if v.db, err = openStore(dir, key); err != nil {
		return err
	}
	v.index, err = v.keys.load(func(k recordKey) ([]byte, error) { return get(v.db, k) })
	if err != nil {
		return err
	}
	if err := v.settleDocuments(); err != nil {
		return fromDisk("settling documents", err)
	}
	return fromDisk("closing the store's files to others", tighten(v.gen))
}

// Close ends the use of the store. Every later call answers Locked. Closing twice is no error.
func (v *Vault) Close() error {
	v.writing.Lock()
	defer v.writing.Unlock()
	v.using.Lock()
	defer v.using.Unlock()
	v.mu.Lock()
	if v.isShut {
		v.mu.Unlock()
		return nil
	}
	v.isShut = true
	v.index = nil
	v.mu.Unlock()
	err := fromDisk("closing the database", v.db.Close())
	if err == nil {
		err = fromDisk("closing the store's files to others", tighten(v.gen))
	}
	if err == nil && v.failure == nil {
		err = fromDisk("marking the store as closed", os.Remove(filepath.Join(v.gen, dirtyName)))
	}
	v.keys.forget()
	if e := v.lock.Close(); err == nil {
		err = fromDisk("unlocking the store", e)
	}
	return err
}

// Generation is the id of the generation in force. It names nothing about the person.
func (v *Vault) Generation() string { return v.keys.generation.String() }
