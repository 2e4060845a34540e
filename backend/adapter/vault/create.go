package vault

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"autojob/backend/core/recovery"
)

// Create makes a store in dir, which must be absent or empty, and opens it. The key goes into the keychain, or
// under Options.Passphrase. An interrupted Create leaves nothing that Create or Open would mistake for a store.
func Create(ctx context.Context, dir string, opt Options) (*Vault, error) {
	if err := ctx.Err(); err != nil {
		return nil, stopped(err)
	}
	opener, err := opt.newLock()
	if err != nil {
		return nil, err
	}
	defer opener.forget()
	if s, err := look(dir); err == nil && s.foreign {
		return nil, foreign()
	}
	held, s, err := claim(ctx, dir, opt)
	if err != nil {
		return nil, err
	}
	defer held.Close()
	switch {
	case len(s.generations) > 0 || s.inCurrent != generationID{} || s.newer || s.backups:
		return nil, exists()
	case s.foreign:
		return nil, foreign()
	}
	s.sweep(ctx, dir, generationID{}, storeID{}, opt)
	if err := found(ctx, dir, storeID(randomBytes(16)), opener, opt); err != nil {
		return nil, err
	}
	if err := held.Close(); err != nil {
		return nil, fromDisk("unlocking the store", err)
	}
	v, err := Open(ctx, dir, opt)
	if err == nil {
		_ = v.Settle(ctx) // a keychain that refuses now is asked again within seconds
	}
	return v, err
}

// claim makes the folder, takes its lock, ends a deletion that was interrupted and looks at what is there.
func claim(ctx context.Context, dir string, opt Options) (*os.File, survey, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, survey{}, fromDisk("making the store's folder", err)
	}
	held, err := lockFile(filepath.Join(dir, lockName))
	if err != nil {
		return nil, survey{}, fromDisk("locking the store", err)
	}
	s, err := look(dir)
	if err == nil && s.deleted {
		if _, err = wipe(ctx, dir, s, opt); err == nil {
			s, err = look(dir)
		}
	}
	if err == nil {
		err = os.Chmod(dir, 0o700)
	}
	if err != nil {
		held.Close()
		return nil, s, fromDisk("looking at the store's folder", err)
	}
	return held, s, nil
}

// found makes the first generation and puts it in force.
func found(ctx context.Context, dir string, store storeID, opener *lock, opt Options) error {
	b, err := newBuilder(ctx, dir, store, opener, recovery.Card{}, opt)
	if err != nil {
		return err
	}
	err = b.place(ctx, 1)
	if err == nil && ctx.Err() != nil {
		err = stopped(ctx.Err())
	}
	if err == nil {
		err = fromDisk("writing CURRENT", writeFile(filepath.Join(dir, currentName), encodeCurrent(b.id)))
	}
	if err != nil {
		_ = os.Remove(filepath.Join(dir, currentName))
		b.undo(ctx)
		return err
	}
	b.keys.forget()
	return nil
}

// Destroy deletes everything: keys first, so that from the first moment on nothing opens what is still on the disk, then
// all files. It needs no key and the store must be closed. keyGone is false while the keychain refuses to let a
// key go; the next start tries again.
func Destroy(ctx context.Context, dir string, opt Options) (keyGone bool, err error) {
	s, err := look(dir)
	if errors.Is(err, os.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, fromDisk("looking at the store's folder", err)
	}
	held, err := lockFile(filepath.Join(dir, lockName))
	if err != nil {
		return false, fromDisk("locking the store", err)
	}
	defer held.Close()
	// From here on it is done even if the program ends: the next start goes on.
	if err := writeFile(filepath.Join(dir, deletedName), nil); err != nil {
		return false, fromDisk("deleting the store", err)
	}
	return wipe(ctx, dir, s, opt)
}

// wipe removes all that a store put into its folder, and nothing else.
func wipe(ctx context.Context, dir string, s survey, opt Options) (keyGone bool, err error) {
	ctx = context.WithoutCancel(ctx)
	store := s.store(dir)
	keyGone = s.sweep(ctx, dir, generationID{}, store, opt)
	if store != (storeID{}) {
		ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
		defer cancel()
		_ = opt.keychain().Delete(ctx, store.anchorItem()) // it holds a number and nothing more
	}
	for _, name := range []string{backupName, currentName} {
		if e := os.RemoveAll(filepath.Join(dir, name)); err == nil {
			err = e
		}
	}
	if err == nil {
		err = os.Remove(filepath.Join(dir, deletedName))
	}
	if err == nil {
		err = syncDir(dir)
	}
	return keyGone, fromDisk("deleting the store", err)
}

// store is the id that the headers in the folder name, of the generation in force if it can be told.
func (s survey) store(dir string) (id storeID) {
	for prefix, ids := range map[string][]generationID{gonePrefix: s.gone, genPrefix: s.generations} {
		for _, g := range ids {
			headers, err := readHeaders(filepath.Join(dir, prefix+g.String()), g, 0)
			if err == nil && (g == s.inCurrent || id == storeID{}) {
				id = storeID(mustID(headers[0].Store))
			}
		}
	}
	return id
}
