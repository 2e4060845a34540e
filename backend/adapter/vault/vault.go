package vault

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"autojob/backend/core/problem"
	"autojob/backend/core/recovery"

	"github.com/dgraph-io/badger/v4"
)

// Options say what opens a store.
type Options struct {
	// Keychain holds the root key, or its part with BothKeys, and the anchor; nil means the operating system's.
	Keychain Keychain
	// Passphrase opens a store that asks for one, and makes a new store one that does.
	Passphrase []byte
	// Both makes a new store (by Create, Import or Restore) ask for the keychain's key and the passphrase together.
	Both bool
	// Kit, when set, opens the store by its recovery kit instead of keychain and passphrase. Change what opens
	// it then (Vault.Renew), or it will be asked for again.
	Kit recovery.Secret
	// Progress, when set, is told how far the long steps of Open, Import and Restore are.
	Progress Progress

	kdf       *kdf                    // for tests: cheaper derivation, which also lowers the floor
	spareDisk uint64                  // for tests: free bytes that a write must leave; zero means minSpare
	delay     time.Duration           // for tests: of the keychain's anchor; zero means anchorDelay
	step      func(name string) error // for tests: called before each step that may fail; its error is the step's
	now       func() time.Time        // for tests: the clock
}

// Progress tells what is being done, for people, and how far it is; total is 0 while unknown.
type Progress func(step string, done, total int)

func (p Progress) tell(step string, done, total int) {
	if p != nil {
		p(step, done, total)
	}
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

func (o Options) spare() uint64 {
	if o.spareDisk == 0 {
		return minSpare
	}
	return o.spareDisk
}

// clock is the time by the computer's clock, which may be wrong: it stands in what people read and decides nothing.
func (o Options) clock() time.Time {
	if o.now == nil {
		return time.Now()
	}
	return o.now()
}

// at is a step of the work that a test may let fail.
func (o Options) at(step string) error {
	if o.step == nil {
		return nil
	}
	return o.step(step)
}

// newLock is what a new store opens with.
func (o Options) newLock() (*lock, error) {
	switch {
	case len(o.Passphrase) == 0:
		return newLock(KeychainKey, nil, kdf{}), nil
	case !longEnough(o.Passphrase):
		return nil, weakPassphrase()
	case o.Both:
		return newLock(BothKeys, o.Passphrase, o.derivation()), nil
	}
	return newLock(PassphraseKey, o.Passphrase, o.derivation()), nil
}

// minSpare is left free on the disk: Badger writes through mapped files, where a full disk ends the process.
const minSpare = 64 << 20

// Vault is an open store. It is safe for concurrent use: reads run beside a write, writes follow one another.
type Vault struct {
	dir     string // the store's folder
	opt     Options
	lock    *os.File
	store   storeID
	keeper  *keeper    // nil where there is no keychain
	renewal sync.Mutex // held by the one renewal or backup under way

	writing sync.Mutex   // held by the one write from its start to its end
	commit  sync.RWMutex // held while disk and memory may differ
	failure error        // why no more writes are taken; guarded by writing
	using   sync.RWMutex // held for reading by every read of the disk, so that Close and a new generation wait for them

	*generation // in force; changes only while writing, using and mu are held

	mu     sync.RWMutex // guards what follows; held for moments only
	index  *catalogue
	damage *Damage // set while the store can only be read
	isShut bool
}

// generation is everything under one root key.
type generation struct {
	gen    string // its folder
	keys   *keyring
	header *header
	opener *lock               // nil when the recovery kit opened it
	db     *badger.DB          // nil while damaged
	found  *salvaged           // what is read instead of db while damaged
	anchor *anchorFile         // nil when it is missing
	tables map[string]fileMark // of the files that passed at the start
	named  time.Time           // when the folder db/ had last changed as its names were synced; guarded by Vault.writing
}

// get reads one sealed value; nil without an error means that there is none.
func (g *generation) get(key recordKey) ([]byte, error) {
	if g.found != nil {
		if f := g.found.values[key]; !f.deleted {
			return f.value, nil
		}
		return nil, nil
	}
	return get(g.db, key)
}

func (g *generation) dbDir() string { return filepath.Join(g.gen, dbName) }

// Open opens the store in dir. Its problems: NotFound (no store), Locked (keychain locked or slow, or the
// passphrase is asked for), NoKeychain, KeyMissing, WrongKey, InUse, Damaged (nothing can be read), Unavailable (newer
// format, no access). A store that is damaged in part opens and can only be read: Vault.Damage says why. A store
// of an earlier format is brought to the present one.
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
	held, err := lockStore(dir)
	if err != nil {
		return nil, err
	}
	v, err := open(ctx, dir, opt, held)
	if err != nil {
		held.Close()
		return nil, err
	}
	return v, nil
}

// open does its work under the lock.
func open(ctx context.Context, dir string, opt Options, held *os.File) (*Vault, error) {
	s, err := look(dir)
	if err != nil {
		return nil, fromDisk("looking at the store's folder", err)
	}
	id, err := s.inForce(dir)
	if err != nil {
		return nil, err
	}
	g, err := unlockGeneration(ctx, filepath.Join(dir, genPrefix+id.String()), id, opt)
	if err != nil {
		return nil, err
	}
	v := &Vault{dir: dir, opt: opt, lock: held, generation: g}
	if g.header.Format > firstFormat {
		v.store = storeID(mustID(g.header.Store))
	} else {
		v.store = storeID(g.keys.derive("store")[:16]) // given with the new format, below; the same if that has to begin again
	}
	if err := v.start(ctx); err != nil {
		v.generation.drop()
		return nil, err
	}
	if s.inCurrent != id {
		if err := writeFile(filepath.Join(dir, currentName), encodeCurrent(id)); err != nil && v.damage == nil {
			v.generation.drop()
			return nil, fromDisk("writing CURRENT", err)
		}
	}
	if v.damage == nil {
		s.sweep(ctx, dir, id, v.store, opt)
	}
	if v.damage == nil && g.header.Format < formatVersion {
		if _, err := v.renew(ctx, plan{}, opt.Progress); err != nil {
			v.generation.drop()
			return nil, err
		}
	}
	return v, nil
}

// unlockGeneration fetches the root and proves that it is this generation's. Of the header's two copies, which are
// equal, the first that proves itself counts, and the other is mended. Who has the folder can put a header there that asks for a
// passphrase that nobody ever chose, or calls itself newer; the backups of the generation still hold its own.
func unlockGeneration(ctx context.Context, gen string, id generationID, opt Options) (*generation, error) {
	headers, unread := readHeaders(gen, id, opt.floorKiB())
	var first error
	try := func(h *header) *generation {
		root, opener, err := h.root(ctx, id, opt)
		if err == nil {
			keys := newKeyring(id, root)
			keys.format = h.Format
			if h.verify(keys) {
				mendHeaders(gen, h)
				return &generation{gen: gen, keys: keys, header: h, opener: opener}
			}
			keys.forget()
			err = wrongKey(h.Key, errors.New("the header's MAC does not fit"))
		}
		if first == nil {
			first = err
		}
		return nil
	}
	for _, h := range headers {
		if g := try(h); g != nil {
			return g, nil
		}
	}
	for _, h := range backedUpHeaders(filepath.Dir(gen), id, opt.floorKiB()) {
		if slices.ContainsFunc(headers, func(tried *header) bool { return bytes.Equal(tried.data, h.data) }) {
			continue
		}
		if g := try(h); g != nil {
			return g, nil
		}
		headers = append(headers, h)
	}
	return nil, cmp.Or(first, unread)
}

// root fetches the root key. That a keychain holds no key for a store that exists is KeyMissing, never a reason to make one.
func (h *header) root(ctx context.Context, id generationID, opt Options) ([]byte, *lock, error) {
	if !opt.Kit.Empty() {
		root, err := h.rootByKit(id, opt.Kit)
		return root, nil, err
	}
	if h.Key != KeychainKey && len(opt.Passphrase) == 0 {
		return nil, nil, needsPassphrase()
	}
	var secret []byte
	if h.Key != PassphraseKey {
		var err error
		secret, err = opt.keychain().Get(ctx, id.item())
		switch {
		case errors.Is(err, ErrNoItem):
			return nil, nil, keyMissing(err)
		case err != nil:
			return nil, nil, fmt.Errorf("fetching the key: %w", problem.From(err))
		case len(secret) != rootSize:
			return nil, nil, wrongKey(KeychainKey, fmt.Errorf("the keychain's item has %d bytes", len(secret)))
		}
	}
	if h.Key == KeychainKey {
		return secret, newLock(KeychainKey, nil, kdf{}), nil
	}
	defer clear(secret)
	root, opener, err := h.unwrap(id, secret, opt.Passphrase)
	if err != nil {
		return nil, nil, wrongKey(h.Key, err)
	}
	return root, opener, nil
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
	index := v.index
	v.index = nil
	v.mu.Unlock()
	v.keeper.close()
	if v.failure != nil || v.opt.at("close") != nil {
		index = nil
	}
	err := v.generation.close(index)
	if e := v.lock.Close(); err == nil {
		err = fromDisk("unlocking the store", e)
	}
	return err
}

// close ends the use of the generation. With an index, which says that all was written without failure, it is marked as
// whole.
func (g *generation) close(index *catalogue) error {
	defer g.keys.forget()
	defer g.opener.forget()
	err := fromDisk("closing the anchor", g.anchor.close())
	if g.db == nil {
		return err
	}
	if e := closeDB(g.db); err == nil {
		err = e
	}
	if err == nil {
		err = fromDisk("closing the store's files to others", tighten(g.gen))
	}
	if err == nil && index != nil {
		err = fromDisk("closing the store", errors.Join(g.writeIndex(index), g.markClosed(context.Background())))
	}
	return err
}

// drop closes a generation that did not come into use, or is no longer.
func (g *generation) drop() {
	_ = g.close(nil)
}

// Generation is the id of the generation in force. It names nothing about the person.
func (v *Vault) Generation() string {
	v.using.RLock()
	defer v.using.RUnlock()
	return v.keys.generation.String()
}

// Settle returns when the keychain knows how far the store has come: from then on not even a copy of the whole folder
// from a moment ago passes for the present one. Where there is no keychain it does nothing.
func (v *Vault) Settle(ctx context.Context) error {
	v.using.RLock()
	keeper := v.keeper
	v.using.RUnlock()
	if err := keeper.settle(ctx); err != nil {
		return fmt.Errorf("anchoring in the keychain: %w", problem.From(err))
	}
	return nil
}
