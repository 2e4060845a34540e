package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

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

// Create makes a store in dir, which must be absent or empty, and opens it. The key goes into the keychain, or
// under Options.Passphrase. An interrupted Create leaves nothing that Create or Open would mistake for a store.
func Create(ctx context.Context, dir string, opt Options) (*Vault, error) {
	if err := ctx.Err(); err != nil {
		return nil, stopped(err)
	}
	if len(opt.Passphrase) > 0 && !longEnough(opt.Passphrase) {
		return nil, weakPassphrase()
	}
	if s, err := look(dir); err == nil && s.foreign {
		return nil, foreign()
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fromDisk("making the store's folder", err)
	}
	lock, err := lockFile(filepath.Join(dir, lockName))
	if err != nil {
		return nil, fromDisk("locking the store", err)
	}
	defer lock.Close()
	s, err := look(dir)
	if err != nil {
		return nil, fromDisk("looking at the store's folder", err)
	}
	switch {
	case s.current || len(s.generations) > 0:
		return nil, exists()
	case s.foreign:
		return nil, foreign()
	}
	if err := os.Chmod(dir, 0o700); err != nil {
		return nil, fromDisk("closing the store's folder to others", err)
	}
	if err := s.sweep(ctx, dir, opt); err != nil {
		return nil, fromDisk("removing an unfinished store", err)
	}
	if err := found(ctx, dir, opt); err != nil {
		return nil, err
	}
	if err := lock.Close(); err != nil {
		return nil, fromDisk("unlocking the store", err)
	}
	return Open(ctx, dir, opt)
}

// found makes the first generation: all of it under a name that does not count, its key, then the two renames.
func found(ctx context.Context, dir string, opt Options) (err error) {
	id := generationID(randomBytes(16))
	root := randomBytes(rootSize)
	defer clear(root)
	stage, gen := filepath.Join(dir, newPrefix+id.String()), filepath.Join(dir, genPrefix+id.String())
	inKeychain := false
	defer func() {
		if err == nil {
			return
		}
		_ = os.Rename(gen, stage) // first out of sight, in one step
		if inKeychain {
			ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
			defer cancel()
			_ = opt.keychain().Delete(ctx, id.item())
		}
		_ = os.RemoveAll(stage)
	}()
	keys := newKeyring(id, root)
	registry, err := layOut(stage, keys)
	if err != nil {
		return fromDisk("making the store", err)
	}
	h := &header{Format: formatVersion, Generation: id.String(), Key: KeychainKey, Registry: registry,
		Made: time.Now().UTC().Format(time.DateOnly)}
	if len(opt.Passphrase) > 0 {
		h.Key = PassphraseKey
		h.wrap(id, root, opt.Passphrase, opt.derivation())
	}
	line, err := h.encode(keys)
	if err != nil {
		return err
	}
	if err := writeFile(filepath.Join(stage, headerName), line); err != nil {
		return fromDisk("writing the header", err)
	}
	if h.Key == KeychainKey {
		inKeychain = true // even if Set fails, it may have stored something
		if err := keep(ctx, opt.keychain(), id.item(), root); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return stopped(err)
	}
	if err := os.Rename(stage, gen); err != nil {
		return fromDisk("naming the generation", err)
	}
	if err := syncDir(dir); err != nil {
		return fromDisk("naming the generation", err)
	}
	return fromDisk("writing CURRENT", writeFile(filepath.Join(dir, currentName), encodeCurrent(id)))
}

// layOut makes the folders and an empty database with its head, and returns Badger's key registry.
func layOut(stage string, keys *keyring) ([]byte, error) {
	db := filepath.Join(stage, dbName)
	for _, d := range []string{stage, db, filepath.Join(stage, docName)} {
		if err := makeDir(d); err != nil {
			return nil, err
		}
	}
	store, err := openStore(db, keys.derive("badger"))
	if err != nil {
		return nil, err
	}
	key := keys.headKey()
	err = store.Update(func(txn *badger.Txn) error { return txn.Set(key[:], keys.sealHead(head{})) })
	if e := store.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = tighten(stage)
	}
	if err != nil {
		return nil, err
	}
	registry, err := readSmall(filepath.Join(db, registryName), maxHeader/2)
	if err == nil && len(registry) <= emptyRegistry {
		err = errors.New("the database has no data key; is the clock set?")
	}
	return registry, err
}

// keep stores the root key and reads it back: a keychain that forgets must be noticed before data depends on it.
func keep(ctx context.Context, k Keychain, name string, root []byte) error {
	if err := k.Set(ctx, name, root); err != nil {
		return fmt.Errorf("storing the key: %w", err)
	}
	back, err := k.Get(ctx, name)
	if errors.Is(err, ErrNoItem) || err == nil && string(back) != string(root) {
		return oddKeychain(errors.New("the keychain did not keep the key"))
	}
	if err != nil {
		return fmt.Errorf("reading the key back: %w", err)
	}
	clear(back)
	return nil
}

// sweep removes what interrupted work left behind. It holds nothing that was acknowledged.
func (s survey) sweep(ctx context.Context, dir string, opt Options) error {
	for _, id := range s.unfinished {
		stage := filepath.Join(dir, newPrefix+id.String())
		if h, err := readHeader(stage, id, opt.floorKiB()); err == nil && h.Key == KeychainKey {
			if err := opt.keychain().Delete(ctx, id.item()); err != nil && !errors.Is(err, ErrNoItem) {
				continue // try again next time, so that no key outlives its folder
			}
		}
		if err := os.RemoveAll(stage); err != nil {
			return err
		}
	}
	for _, name := range s.temps {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	return nil
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
	if err := v.sweepDocuments(); err != nil {
		return fromDisk("removing unfinished documents", err)
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
