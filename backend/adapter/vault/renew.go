package vault

import (
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
)

// A new generation is the one path of erasure, rotation, compaction, migration, a change of key or kit, and of everything that
// brings a store back: its entries are copied under a new root, read back and compared, CURRENT is renamed, and the
// old root, files and backups go.

// Renewal says what changes with a new generation. The zero Renewal erases: what was deleted or replaced is gone.
type Renewal struct {
	Key        KeyKind        // what opens the store from now on; "" leaves it
	Passphrase []byte         // with PassphraseKey and BothKeys
	Kit        *recovery.Card // the new recovery kit's card; nil leaves the kit that there is
	DropKit    bool           // no recovery kit from now on
}

// Receipt is what a new generation came to.
type Receipt struct {
	At                 time.Time
	Generation         string
	Records, Documents int
	KeyGone            bool // the old key is out of the keychain; else the next start tries again
}

// Renew makes a new generation. Writes go on until its last moment, and a cancelled ctx leaves everything as it was. When Renew
// returns nil the old root is out of this program, the old files and backups are removed and a new backup
// was made and read back. An error after the point of no return says so; the next start ends what is left.
func (v *Vault) Renew(ctx context.Context, r Renewal, tell Progress) (Receipt, error) {
	c := plan{card: r.Kit, dropKit: r.DropKit}
	if r.Key != "" {
		if r.Key != KeychainKey && !longEnough(r.Passphrase) {
			return Receipt{}, weakPassphrase()
		}
		c.opener = newLock(r.Key, r.Passphrase, v.opt.derivation())
	}
	if v.Damage() != nil {
		return Receipt{}, readOnly()
	}
	return v.renew(ctx, c, tell)
}

// plan is what a new generation has of its own.
type plan struct {
	opener  *lock // nil: as before
	card    *recovery.Card
	dropKit bool
	floor   uint64               // the new sequence is above it
	extra   func(*builder) error // called when everything is copied, to add what comes from elsewhere
	lossy   bool                 // what cannot be read is left out instead of ending the renewal
	former  *header              // of the generation that a backup is from, whose key goes as well
}

// renew does its work for Renew, and for Accept and Restore, which bring a damaged store back.
func (v *Vault) renew(ctx context.Context, c plan, tell Progress) (r Receipt, err error) {
	v.renewal.Lock()
	defer v.renewal.Unlock()
	if err := ctx.Err(); err != nil {
		return r, stopped(err)
	}
	opener := c.opener
	if opener == nil {
		opener = v.opener
	}
	if opener == nil && c.lossy && !v.opt.Kit.Empty() { // a store that is accepted or restored by its kit gets what the options name
		made, err := v.opt.newLock()
		if err != nil {
			return r, err
		}
		opener = made
	}
	if opener == nil {
		return r, problem.New(problem.Invalid, "The store was opened with its recovery kit.", "Choose what opens it from now on.")
	}
	card, err := v.keptCard(ctx)
	if err != nil && !c.lossy {
		return r, err
	}
	if c.card != nil {
		card = *c.card
	}
	if c.dropKit {
		card = recovery.Card{}
	}
	b, err := newBuilder(ctx, v.dir, v.store, opener, card, v.opt)
	if err != nil {
		return r, err
	}
	done := false
	defer func() {
		if !done {
			b.undo(ctx)
		}
	}()
	copied := map[*entry]bool{}
	if err := v.copyTo(ctx, b, copied, c, tell); err != nil {
		return r, err
	}

	// From here on nothing else is written, so what changed meanwhile is soon copied.
	v.writing.Lock()
	release := sync.OnceFunc(v.writing.Unlock)
	defer release()
	switch {
	case v.failure != nil:
		return r, halted(v.failure)
	case v.shut():
		return r, closed()
	}
	if err := v.copyTo(ctx, b, copied, c, tell); err != nil {
		return r, err
	}
	if c.extra != nil {
		if err := c.extra(b); err != nil {
			return r, err
		}
	}
	if err := b.keepCard(); err != nil {
		return r, err
	}
	sequence := max(v.index.head.sequence, c.floor) + 1
	tell.tell("Writing to the disk", 0, 0)
	if err := b.place(ctx, sequence); err != nil {
		return r, err
	}
	g, index, err := b.verify(ctx, tell)
	if err != nil {
		return r, err
	}
	if err = ctx.Err(); err == nil {
		err = v.opt.at("current")
	}
	if err == nil {
		err = writeFile(filepath.Join(v.dir, currentName), encodeCurrent(b.id))
	}
	if err == nil {
		err = v.opt.at("in force")
	}
	if err != nil {
		// The rename may have happened: only what CURRENT says now counts.
		if s, e := look(v.dir); e != nil || s.inCurrent != b.id {
			_ = g.db.Close()
			_ = g.anchor.close()
			return r, fromDisk("putting the new generation in force", err)
		}
	}
	done = true // the point of no return
	old := v.header
	r = v.adopt(b, g, index)
	old.keep(v.dir)
	c.former.keep(v.dir)
	release() // what follows may wait for a keychain, and nobody who writes shall
	return v.tidy(ctx, b.id, r, tell)
}

func (v *Vault) shut() bool {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.isShut
}

// copyTo brings the builder up to date with the catalogue as it is now.
func (v *Vault) copyTo(ctx context.Context, b *builder, copied map[*entry]bool, c plan, tell Progress) error {
	v.mu.RLock()
	if v.isShut {
		v.mu.RUnlock()
		return closed()
	}
	now := slices.Collect(v.index.all)
	v.mu.RUnlock()
	present := make(map[*entry]bool, len(now))
	for _, e := range now {
		present[e] = true
	}
	for e := range copied {
		if !present[e] {
			if err := b.remove(e.kind, e.class, e.id); err != nil {
				return err
			}
			delete(copied, e)
		}
	}
	for i, e := range now {
		if err := ctx.Err(); err != nil {
			return stopped(err)
		}
		if copied[e] || e.class == kitClass {
			continue
		}
		if i%256 == 0 {
			tell.tell("Copying under a new key", i, len(now))
		}
		if err := v.opt.at("copy"); err != nil {
			return fromDisk("copying an entry", err)
		}
		plain, err := v.readEntry(e)
		switch {
		case errors.Is(err, errReplaced):
			continue // the next pass copies what took its place
		case err != nil && c.lossy && problem.Is(err, problem.Damaged):
			continue
		case err != nil:
			return err
		}
		if err := b.put(item{kind: e.kind, class: e.class, id: e.id, version: e.version, sort: e.sort, plain: plain}, e.written); err != nil {
			return err
		}
		copied[e] = true
	}
	return nil
}

var errReplaced = errors.New("the entry was replaced meanwhile")

// readEntry reads exactly this version of an entry, or answers errReplaced.
func (v *Vault) readEntry(e *entry) ([]byte, error) {
	v.using.RLock()
	defer v.using.RUnlock()
	if v.shut() {
		return nil, closed()
	}
	sealed, err := v.sealed(e)
	if err == nil {
		var plain []byte
		if plain, err = v.open(e, sealed); err == nil {
			return plain, nil
		}
	}
	v.commit.RLock() // as in read: a write may have come between
	defer v.commit.RUnlock()
	v.mu.RLock()
	still := v.index != nil && v.index.find(e.kind, e.class, e.id) == e
	v.mu.RUnlock()
	if !still {
		return nil, errReplaced
	}
	if sealed, err = v.sealed(e); err != nil {
		return nil, err
	}
	return v.open(e, sealed)
}

// adopt puts the new generation in the place of the old one, which CURRENT no longer names.
func (v *Vault) adopt(b *builder, g *generation, index *catalogue) Receipt {
	v.using.Lock()
	v.mu.Lock()
	old := v.generation
	v.generation, v.index, v.damage = g, index, nil
	v.mu.Unlock()
	v.watch()
	v.using.Unlock()
	if old.opener == g.opener {
		old.opener = nil // the new one closes with it
	}
	old.drop()
	records, documents := index.size()
	if b.entries[b.keys.key(kindRecord, kitClass, kitID)] != nil {
		records-- // the card is the store's own
	}
	return Receipt{At: v.opt.clock().UTC(), Generation: b.id.String(), Records: records, Documents: documents}
}

// tidy removes what was before the new generation, and makes the first backup of it. It goes on to its end even when nobody waits
// for it any more; what fails the next start tries again.
func (v *Vault) tidy(ctx context.Context, id generationID, r Receipt, tell Progress) (Receipt, error) {
	ctx = context.WithoutCancel(ctx)
	err := v.opt.at("anchor")
	if err == nil {
		err = v.Settle(ctx)
	}
	if err == nil {
		err = v.opt.at("forget")
	}
	if err == nil {
		var s survey
		if s, err = look(v.dir); err == nil {
			r.KeyGone = s.sweep(ctx, v.dir, id, v.store, v.opt)
			err = v.opt.at("backup")
		}
	}
	if err == nil {
		_, err = v.backup(ctx, tell)
	}
	if err != nil {
		return r, unfinished(err)
	}
	return r, nil
}

// watch gives the store the keeper that its key asks for.
func (v *Vault) watch() {
	if v.header.Key == PassphraseKey {
		v.keeper.close()
		v.keeper = nil
		return
	}
	if v.keeper == nil {
		v.keeper = newKeeper(v.opt, v.store)
	}
	v.keeper.note(v.index.head.sequence)
}

// unfinished is for what fails after the new generation is in force.
func unfinished(cause error) *problem.Error {
	return problem.New(problem.Unavailable, "The new key is in force and nothing was lost, but the old key or the old backups could not all be removed yet.",
		"Autojob tries again at the next start. A full disk or a locked keychain are the usual causes.").Because(cause)
}

// sweep removes what interrupted or ended work left: generations not in force, unfinished ones, and their keys. It is called once
// the one in force has proved itself. What fails is tried at the next start; allGone is false then.
func (s survey) sweep(ctx context.Context, dir string, inForce generationID, store storeID, opt Options) (allGone bool) {
	allGone = true
	for _, of := range []struct {
		prefix string
		ids    []generationID
	}{{gonePrefix, s.gone}, {newPrefix, s.unfinished}, {genPrefix, s.generations}} { // the others become gone-
		for _, id := range of.ids {
			switch {
			case id != inForce:
				allGone = dropGeneration(ctx, dir, of.prefix, id, store, opt) && allGone
			case of.prefix != genPrefix: // no work of ours leaves that; the key is the one in force
				allGone = os.RemoveAll(filepath.Join(dir, of.prefix+id.String())) == nil && allGone
			}
		}
	}
	removeTemps(dir)
	return allGone
}

// dropGeneration takes a generation out of sight in one step, then its key out of the keychain, then its files off the disk.
// While the keychain refuses, the headers stay, so that the next start knows of the key. A folder that another store's
// root made costs no key: anybody can put such a folder here.
func dropGeneration(ctx context.Context, dir, prefix string, id generationID, store storeID, opt Options) (keyGone bool) {
	gone := filepath.Join(dir, gonePrefix+id.String())
	if opt.at("bury") != nil {
		return false
	}
	if prefix != gonePrefix {
		if isFolder(gone) != nil {
			_ = os.Remove(gone) // a planted file would be in the way for good
		}
		if err := os.Rename(filepath.Join(dir, prefix+id.String()), gone); err != nil {
			return false
		}
		_ = syncDir(dir)
	}
	keyGone = forgetKey(ctx, gone, id, store, opt)
	if opt.at("buried") != nil {
		return false
	}
	if keyGone {
		return os.RemoveAll(gone) == nil
	}
	for _, name := range []string{dbName, docName, anchorName, filesName, indexName, freshDB, staleDB} {
		_ = os.RemoveAll(filepath.Join(gone, name))
	}
	return false
}

// forgetKey takes the secret of a generation of this store out of the keychain; true when none is left there.
func forgetKey(ctx context.Context, gen string, id generationID, store storeID, opt Options) bool {
	headers, err := readHeaders(gen, id, 0)
	if err != nil && !problem.Is(err, problem.Damaged) {
		return false
	}
	backedUp := backedUpHeaders(filepath.Dir(gen), id, 0)
	if err != nil && len(backedUp) > 0 {
		mendHeaders(gen, backedUp[0]) // for the next start, when the backup is gone
	}
	headers = append(headers, backedUp...)
	headers = slices.DeleteFunc(headers, func(h *header) bool {
		return h.Key == PassphraseKey || h.Format > firstFormat && store != (storeID{}) && h.Store != store.String()
	})
	if len(headers) == 0 {
		return true // there never was a key, or nobody can tell whose it is
	}
	ctx, cancel := context.WithTimeout(ctx, keychainWait)
	defer cancel()
	secret, err := opt.keychain().Get(ctx, id.item())
	if errors.Is(err, ErrNoItem) {
		return true
	}
	if err != nil {
		return false
	}
	defer clear(secret)
	if !slices.ContainsFunc(headers, func(h *header) bool { return h.owns(id, secret) }) {
		return true
	}
	err = opt.keychain().Delete(ctx, id.item())
	return err == nil || errors.Is(err, ErrNoItem)
}

// Accept goes on with the store as it is, an older state or one of which part cannot be read, after the person said so. What
// cannot be read is left out.
func (v *Vault) Accept(ctx context.Context, tell Progress) (Receipt, error) {
	d := v.Damage()
	if d == nil {
		return Receipt{}, nil
	}
	r, err := v.renew(ctx, plan{lossy: true, floor: v.furthest(ctx)}, tell)
	if err != nil {
		return r, fmt.Errorf("going on with the store as it is: %w", err)
	}
	return r, nil
}

// furthest is the highest sequence that anything here knows of, so that what comes next is newer than all of it.
func (v *Vault) furthest(ctx context.Context) uint64 {
	v.mu.RLock()
	sequence := v.index.head.sequence
	v.mu.RUnlock()
	if v.anchor != nil {
		s, _, _ := v.keys.readAnchor(v.anchor.f)
		sequence = max(sequence, s)
	}
	if s, ok, err := keptAnchor(ctx, v.opt.keychain(), v.store.anchorItem()); ok && err == nil {
		sequence = max(sequence, s)
	}
	return sequence
}
