package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/dgraph-io/badger/v4"
)

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
