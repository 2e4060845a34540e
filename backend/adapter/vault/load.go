package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"autojob/backend/core/problem"

	"github.com/dgraph-io/badger/v4"
)

// How a generation comes into use. A database that is, file for file, what the last clean close left is opened in
// place. Any other is read by salvage, checked whole, and either written anew and put in its place or, when something is
// amiss, shown as damaged and left as it is.

const (
	freshDB = "new-db"
	staleDB = "old-db"
)

// start brings the unlocked generation into use. Damage is no error: it is in v.damage.
func (v *Vault) start(ctx context.Context) error {
	if err := tighten(v.dir); err != nil && !errors.Is(err, fs.ErrPermission) {
		return fromDisk("closing the store's files to others", err)
	}
	kept := v.askKeeper(ctx)
	var anchor uint64
	var known bool
	anchors := sync.OnceValue(func() (err error) {
		anchor, known, err = v.anchors(kept)
		return err
	})
	index, harm, err := v.generation.load(ctx, v.opt, func(h head) (older bool, err error) {
		err = anchors()
		return !known || anchor > h.sequence, err
	})
	if err == nil {
		err = anchors()
	}
	if err != nil {
		return err
	}
	v.index = index
	missing := uint64(0)
	if anchor > index.head.sequence {
		missing = anchor - index.head.sequence
	}
	if (missing > 0 || !known) && v.header.Format > firstFormat {
		harm = harm.older(missing, fmt.Errorf("the head is at %d, the anchor at %d (found: %t)", index.head.sequence, anchor, known))
	}
	v.damage = harm
	if harm != nil {
		return nil
	}
	if err := v.opt.at("settle"); err != nil {
		return fromDisk("settling documents", err)
	}
	if err := v.settleDocuments(known && anchor == index.head.sequence); err != nil {
		return fromDisk("settling documents", err)
	}
	removeTemps(v.gen)
	if v.anchor != nil {
		if err := v.anchor.write(index.head.sequence); err != nil {
			return fromDisk("writing the anchor", err)
		}
	}
	v.keeper.note(index.head.sequence)
	return fromDisk("closing the store's files to others", tighten(v.gen))
}

type keptAnswer struct {
	sequence uint64
	ok       bool
	err      error
}

// askKeeper asks the keychain for its anchor while the database is being read; nil where there is none.
func (v *Vault) askKeeper(ctx context.Context) <-chan keptAnswer {
	if v.header.Key == PassphraseKey || v.header.Format == firstFormat {
		return nil
	}
	k := v.opt.keychain()
	v.keeper = newKeeper(v.opt, v.store)
	answer := make(chan keptAnswer, 1)
	go func() {
		var a keptAnswer
		a.sequence, a.ok, a.err = keptAnchor(ctx, k, v.store.anchorItem())
		answer <- a
	}()
	return answer
}

// anchors is the furthest that either anchor knows of. known is false when the file is missing or broken; that the keychain
// knows nothing is no sign of anybody who holds only the folder.
func (v *Vault) anchors(kept <-chan keptAnswer) (sequence uint64, known bool, err error) {
	v.anchor, sequence, known, err = openAnchor(v.gen, v.keys)
	if err != nil {
		return 0, false, fromDisk("opening the anchor", err)
	}
	if kept == nil {
		return sequence, known, nil
	}
	a := <-kept
	if a.err != nil {
		if v.opt.Kit.Empty() { // with the kit, another computer's keychain is no part of it
			return 0, false, fmt.Errorf("asking for the anchor: %w", problem.From(a.err))
		}
		v.keeper = nil
		return sequence, known, nil
	}
	return max(sequence, a.sequence), known, nil
}

// load opens the database or, where that could end the process or show something wrong, what salvage reads of it.
func (g *generation) load(ctx context.Context, opt Options, older func(head) (bool, error)) (*catalogue, *Damage, error) {
	if err := opt.at("open"); err != nil {
		return nil, nil, fromDisk("opening the database", err)
	}
	if err := g.settleDB(); err != nil {
		return nil, nil, fromDisk("settling the database", err)
	}
	for _, name := range []string{dbName, docName} {
		if err := isFolder(filepath.Join(g.gen, name)); err != nil {
			return nil, nil, fromDisk("looking at the database", err)
		}
	}
	kept := make(chan *catalogue, 1)
	go func() { kept <- g.readIndex() }() // while the files are looked at
	list, good, err := g.closedCleanly(ctx)
	index := <-kept
	if err != nil {
		return nil, nil, fromDisk("looking at the database", err)
	}
	if good {
		g.tables = list
		index, err := g.openInPlace(index)
		if err == nil {
			return index, g.missingDocuments(index), nil
		}
		if !problem.Is(err, problem.Damaged) {
			return nil, nil, err
		}
	}
	return g.openSalvaged(ctx, opt, older)
}

// openInPlace hands the database to Badger. The kept index saves reading the pages if it is that of the head. With an error
// the database is closed again.
func (g *generation) openInPlace(kept *catalogue) (*catalogue, error) {
	if err := g.markOpen(); err != nil {
		return nil, fromDisk("marking the store as open", err)
	}
	db, err := openStore(g.dbDir(), g.keys.derive("badger"))
	if err == nil {
		err = fromDisk("settling the database", syncNew(g.dbDir()))
	}
	var index *catalogue
	if err == nil {
		from := func(k recordKey) ([]byte, error) { return get(db, k) }
		if index, err = g.matching(kept, from); index == nil && err == nil {
			index, err = g.keys.load(from)
		}
	}
	if err != nil {
		if db != nil {
			_ = db.Close()
		}
		return nil, err
	}
	g.db = db
	return index, nil
}

// matching gives the kept index if head and terms are those of the database; nil if not.
func (g *generation) matching(kept *catalogue, get func(recordKey) ([]byte, error)) (*catalogue, error) {
	if kept == nil {
		return nil, nil
	}
	sealed, err := get(g.keys.headKey())
	if err != nil && !problem.Is(err, problem.Damaged) {
		return nil, err
	}
	h, err := g.keys.openHead(sealed, err)
	var sum sum256
	for n := range kept.pages {
		sum = sum.plus(kept.pages[n].term)
	}
	if err != nil || h != kept.head || sum != h.set {
		return nil, nil
	}
	return kept, nil
}

// openSalvaged reads the files without Badger and checks everything that the catalogue names.
func (g *generation) openSalvaged(ctx context.Context, opt Options, older func(head) (bool, error)) (*catalogue, *Damage, error) {
	opt.Progress.tell("Checking your data after an unclean end", 0, 0)
	found, err := salvage(ctx, g.dbDir(), g.keys.derive("badger"), g.header.Registry)
	if err != nil {
		return nil, nil, fromDisk("reading the database", err)
	}
	g.found = found
	index, err := g.keys.load(g.get)
	if index == nil {
		return nil, nil, err
	}
	if err != nil {
		return index, g.survey(ctx, index, Catalogue, err), nil
	}
	reason := Files
	if len(found.unreadable) == 0 {
		reason = Records
	}
	if harm := g.survey(ctx, index, reason, errors.Join(found.unreadable...)); len(harm.Affected) > 0 {
		return index, harm, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, stopped(err)
	}
	if g.header.Format == firstFormat {
		return index, nil, nil // it is about to be copied into a new generation
	}
	if back, err := older(index.head); back || err != nil {
		return index, nil, err // Vault.start says so, and nothing in place is touched
	}
	return g.rebuild(ctx, index, opt)
}

// rebuild writes the database anew from what was found and puts it in the place of the old one.
func (g *generation) rebuild(ctx context.Context, index *catalogue, opt Options) (*catalogue, *Damage, error) {
	if err := opt.at("rebuild"); err != nil {
		return nil, nil, fromDisk("rebuilding the database", err)
	}
	fresh := filepath.Join(g.gen, freshDB)
	free, err := freeSpace(g.gen)
	if err == nil && free < opt.spare()+g.found.bytes() {
		return nil, nil, full(fmt.Errorf("%d bytes free", free))
	}
	if err == nil {
		err = os.RemoveAll(fresh)
	}
	if err == nil {
		err = makeDir(fresh)
	}
	if err == nil {
		err = writeFile(filepath.Join(fresh, registryName), g.header.Registry)
	}
	if err != nil {
		return nil, nil, fromDisk("rebuilding the database", err)
	}
	db, err := openStaging(fresh, g.keys.derive("badger"))
	if err != nil {
		return nil, nil, err
	}
	err = g.copyFound(ctx, db, index)
	if e := closeDB(db); err == nil {
		err = e
	}
	if err == nil {
		err = opt.at("rebuilt")
	}
	if err == nil {
		err = syncTree(fresh)
	}
	if err == nil {
		err = os.Rename(g.dbDir(), filepath.Join(g.gen, staleDB))
	}
	if err == nil {
		err = opt.at("rebuilt, half in place")
	}
	if err == nil {
		err = g.settleDB()
	}
	if err != nil {
		return nil, nil, fromDisk("rebuilding the database", err)
	}
	g.found, g.tables = nil, nil
	index, err = g.openInPlace(nil)
	return index, nil, err
}

func (s *salvaged) bytes() (sum uint64) {
	for _, f := range s.values {
		sum += uint64(len(f.value)) + 64
	}
	return sum
}

func (g *generation) copyFound(ctx context.Context, db *badger.DB, index *catalogue) error {
	batch := db.NewWriteBatch()
	defer batch.Cancel()
	put := func(key recordKey) error {
		if f := g.found.values[key]; f.value != nil && !f.deleted {
			return batch.Set(key[:], f.value)
		}
		return nil
	}
	if err := put(g.keys.headKey()); err != nil {
		return err
	}
	for n := range pageCount {
		if err := put(g.keys.pageKey(n)); err != nil {
			return err
		}
	}
	for e := range index.all {
		if err := ctx.Err(); err != nil {
			return err
		}
		if e.kind != kindRecord {
			continue
		}
		if err := put(g.keys.key(e.kind, e.class, e.id)); err != nil {
			return err
		}
	}
	return batch.Flush()
}

// settleDB ends an exchange of the database that was interrupted: the fresh one was whole before the old one made way.
func (g *generation) settleDB() error {
	fresh, stale := filepath.Join(g.gen, freshDB), filepath.Join(g.gen, staleDB)
	if _, err := os.Stat(g.dbDir()); errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Stat(fresh); err == nil {
			if err := os.Rename(fresh, g.dbDir()); err != nil {
				return err
			}
			if err := syncDir(g.gen); err != nil {
				return err
			}
		}
	}
	for _, path := range []string{fresh, stale} {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := os.RemoveAll(path); err != nil {
			return err
		}
	}
	return nil
}

// settleDocuments ends what an interrupted write began: new files that the catalogue names take their place, other new
// files go. A file in its place that the catalogue does not name was replaced or deleted; it goes only if the anchors say that
// this catalogue is the latest, because one that has gone back to an earlier state must not take documents with it.
func (v *Vault) settleDocuments(latest bool) error {
	dir := filepath.Join(v.gen, docName)
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	named := v.index.documentFiles()
	for _, f := range files {
		path := filepath.Join(dir, f.Name())
		name, isNew := strings.CutPrefix(f.Name(), newPrefix)
		switch {
		case isNew && named[name]:
			err = os.Rename(path, filepath.Join(dir, name))
		case isNew || strings.HasPrefix(f.Name(), tempPrefix):
			err = os.Remove(path)
		case latest && !named[name]:
			_ = os.RemoveAll(path) // whatever it is, it is not the store's; what stays is tried again
		}
		if err != nil {
			return err
		}
	}
	return nil
}
