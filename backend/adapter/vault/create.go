package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"autojob/backend/core/problem"
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
	held, s, err := claim(dir)
	if err != nil {
		return nil, err
	}
	defer held.Close()
	switch {
	case len(s.generations) > 0 || s.inCurrent != generationID{} || s.newer || s.backups || s.buried:
		return nil, exists()
	case s.foreign:
		return nil, foreign()
	}
	if err := s.wasUsed(ctx, dir, opt); err != nil {
		return nil, err
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

// wasUsed is an error when what looks like an interrupted Create is a store that was in use: the keychain knows of its sequence.
// Whoever renames a generation and removes the rest must not get its key thrown away.
func (s survey) wasUsed(ctx context.Context, dir string, opt Options) error {
	for _, id := range s.unfinished {
		headers, _ := readHeaders(filepath.Join(dir, newPrefix+id.String()), id, 0)
		for _, h := range headers {
			if h.Key == PassphraseKey {
				continue
			}
			_, known, err := keptAnchor(ctx, opt.keychain(), storeID(mustID(h.Store)).anchorItem())
			if err != nil {
				return fmt.Errorf("asking for the anchor: %w", problem.From(err))
			}
			if known {
				return damaged(errors.New("there are remains of a store"))
			}
		}
	}
	return nil
}

// claim makes the folder, takes its lock and looks at what is there.
func claim(dir string) (*os.File, survey, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, survey{}, fromDisk("making the store's folder", err)
	}
	held, err := lockStore(dir)
	if err != nil {
		return nil, survey{}, err
	}
	s, err := look(dir)
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
		err = fromDisk("writing CURRENT", opt.at("current"))
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

// Destroy deletes everything: each generation first goes out of sight and its key out of the keychain, so that from the
// first moment on nothing opens what is still on the disk, then all files go. It needs no key and the store must be closed. keyGone is
// false while the keychain refuses to let a key go; the next start tries again. When it is interrupted, what is left is a
// damaged store, which can be deleted again: no mark that anybody could plant makes the program delete something.
func Destroy(ctx context.Context, dir string, opt Options) (keyGone bool, err error) {
	s, err := look(dir)
	if errors.Is(err, os.ErrNotExist) {
		return true, nil
	}
	if err != nil {
		return false, fromDisk("looking at the store's folder", err)
	}
	held, err := lockStore(dir)
	if err != nil {
		return false, err
	}
	defer held.Close()
	if err := opt.at("destroy"); err != nil {
		return false, fromDisk("deleting the store", err)
	}
	ctx = context.WithoutCancel(ctx) // half a deletion is none
	store := s.store(dir)
	keyGone = s.sweep(ctx, dir, generationID{}, store, opt)
	if err := opt.at("swept"); err != nil {
		return keyGone, fromDisk("deleting the store", err)
	}
	if left, err := look(dir); err != nil || len(left.generations) > 0 || left.buried {
		return keyGone, notDeleted(err) // backups and CURRENT go only after it
	}
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
		err = syncDir(dir)
	}
	return keyGone, fromDisk("deleting the store", err)
}

// store is the id that the headers in the folder name, of the generation in force if it can be told. What an interrupted
// Create or Import left counts where there is nothing else, so that the next one takes its key away.
func (s survey) store(dir string) (id storeID) {
	for _, of := range []struct {
		prefix string
		ids    []generationID
	}{{genPrefix, s.generations}, {gonePrefix, s.gone}, {newPrefix, s.unfinished}} {
		for _, g := range of.ids {
			headers, err := readHeaders(filepath.Join(dir, of.prefix+g.String()), g, 0)
			if err == nil && (g == s.inCurrent || id == storeID{}) {
				id = storeID(mustID(headers[0].Store))
			}
		}
	}
	return id
}
