package vault

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"autojob/backend/core/recovery"

	"github.com/dgraph-io/badger/v4"
)

// builder makes a new generation under a name that does not count. Nothing it holds was ever acknowledged; until place
// has renamed it, undo removes it without a trace, its key included.
type builder struct {
	dir, stage, gen string
	opt             Options
	store           storeID
	id              generationID
	keys            *keyring
	header          *header
	opener          *lock
	card            recovery.Card // the zero Card for none
	db              *badger.DB
	batch           *badger.WriteBatch
	entries         map[recordKey]*built
	seals           uint64
	residue         uint64 // entries that were put and then replaced or removed, as a write beside does
	inKeychain      bool
	placed          bool
}

// built is an entry of the new generation, with the digest of its plain bytes for the check before it counts.
type built struct {
	*entry
	digest [sha256.Size]byte
}

// newBuilder lays out the folder and puts the key into the keychain. It clears nothing of opener, which the caller keeps.
func newBuilder(ctx context.Context, dir string, store storeID, opener *lock, card recovery.Card, opt Options) (b *builder, err error) {
	id := generationID(randomBytes(16))
	b = &builder{dir: dir, store: store, id: id, opt: opt, opener: opener, card: card, keys: newKeyring(id, randomBytes(rootSize)),
		stage: filepath.Join(dir, newPrefix+id.String()), gen: filepath.Join(dir, genPrefix+id.String()),
		entries: map[recordKey]*built{}}
	defer func() {
		if err != nil {
			b.undo(ctx)
		}
	}()
	if err := opt.at("stage"); err != nil {
		return b, fromDisk("making a generation", err)
	}
	if err := roomFor(dir, opt.spare()); err != nil {
		return b, err
	}
	registry, err := b.layOut()
	if err != nil {
		return b, fromDisk("making a generation", err)
	}
	b.header = &header{Format: formatVersion, Store: store.String(), Generation: id.String(), Registry: registry,
		Made: opt.clock().UTC().Format(time.DateOnly)}
	secret := opener.close(b.header, id, b.keys.root)
	defer clear(secret)
	if card.Made() != "" && card.Encode() != nil {
		wrap, err := card.Wrap(kitData(id), b.keys.root)
		if err != nil {
			return b, err
		}
		b.header.Kit = wrap.Encode()
	}
	line, err := b.header.encode(b.keys)
	if err != nil {
		return b, err
	}
	b.header.data = line
	if err := opt.at("header"); err != nil {
		return b, fromDisk("writing the header", err)
	}
	// The header first: by it the next start knows that a key may be in the keychain, and that it is this store's.
	for _, name := range []string{headerName, headerCopy} {
		if err := writeFile(filepath.Join(b.stage, name), line); err != nil {
			return b, fromDisk("writing the header", err)
		}
	}
	if secret != nil {
		b.inKeychain = true // even if Set fails, it may have stored something
		if err := opt.at("keychain"); err != nil {
			return b, fmt.Errorf("storing the key: %w", sortKeychainError(err))
		}
		if err := keep(ctx, opt.keychain(), id.item(), secret); err != nil {
			return b, err
		}
	}
	if err := opt.at("staged"); err != nil {
		return b, fromDisk("making a generation", err)
	}
	if err := roomFor(dir, opt.spare()); err != nil {
		return b, err
	}
	if b.db, err = openStaging(filepath.Join(b.stage, dbName), b.keys.derive("badger")); err != nil {
		return b, err
	}
	b.batch = b.db.NewWriteBatch()
	return b, nil
}

// layOut makes the folders and an empty database, and returns Badger's key registry.
func (b *builder) layOut() ([]byte, error) {
	db := filepath.Join(b.stage, dbName)
	for _, d := range []string{b.stage, db, filepath.Join(b.stage, docName)} {
		if err := makeDir(d); err != nil {
			return nil, err
		}
	}
	store, err := openStaging(db, b.keys.derive("badger"))
	if err != nil {
		return nil, err
	}
	key := b.keys.headKey() // Badger makes its data key with the first value
	err = store.Update(func(txn *badger.Txn) error { return txn.Set(key[:], b.keys.sealHead(head{})) })
	if e := store.Close(); err == nil {
		err = e
	}
	if err != nil {
		return nil, err
	}
	registry, err := readSmall(filepath.Join(db, registryName), maxHeader/2)
	if err == nil && len(registry) <= emptyRegistry {
		err = noClock() // Badger takes a key that is younger than the epoch for valid, and has none
	}
	return registry, err
}

// put seals an item under the new keys. Written is the sequence of the transaction that wrote it, once.
func (b *builder) put(it item, written uint64) error {
	key := b.keys.key(it.kind, it.class, it.id)
	if err := b.remove(it.kind, it.class, it.id); err != nil {
		return err
	}
	if err := b.opt.at("put"); err != nil {
		return fromDisk("copying an entry", err)
	}
	if err := roomFor(b.dir, b.opt.spare()+uint64(2*len(it.plain))); err != nil {
		return err
	}
	e := &built{entry: &entry{kind: it.kind, class: it.class, id: it.id, version: it.version, sort: it.sort,
		size: uint64(len(it.plain)), written: written}, digest: sha256.Sum256(it.plain)}
	sealed := seal(b.keys.aead(it.kind, it.class), it.plain, associated(b.id, it.kind, it.class, it.id, it.version))
	e.tag = tagOf(sealed)
	b.seals++
	if it.kind == kindDocument {
		e.file = [16]byte(randomBytes(16))
		g := generation{gen: b.stage}
		if err := writeFile(g.documentPath(e.entry), sealed); err != nil {
			return fromDisk("copying a document", err)
		}
	} else if err := b.batch.Set(key[:], sealed); err != nil {
		return fromDisk("copying an entry", err)
	}
	b.entries[key] = e
	return nil
}

// remove takes back what was put before.
func (b *builder) remove(kind entryKind, class, id string) error {
	key := b.keys.key(kind, class, id)
	e := b.entries[key]
	if e == nil {
		return nil
	}
	delete(b.entries, key)
	b.residue++
	if kind == kindDocument {
		g := generation{gen: b.stage}
		return fromDisk("copying a document", os.Remove(g.documentPath(e.entry)))
	}
	return fromDisk("copying an entry", b.batch.Delete(key[:]))
}

// place ends the copying: pages and head are written, everything is synced, and the folder gets its final name. It still does
// not count: CURRENT names another.
func (b *builder) place(ctx context.Context, sequence uint64) error {
	pages := map[int][]*entry{}
	for key, e := range b.entries {
		n := pageOf(key)
		pages[n] = append(pages[n], e.entry)
	}
	h := head{sequence: sequence, residue: b.residue, seals: b.seals + uint64(len(pages)) + 1}
	for n, entries := range pages {
		sealed := b.keys.sealPage(n, entries)
		h.set = h.set.plus(b.keys.term(n, sealed))
		key := b.keys.pageKey(n)
		if err := b.batch.Set(key[:], sealed); err != nil {
			return fromDisk("writing the catalogue", err)
		}
	}
	key := b.keys.headKey()
	if err := b.batch.Set(key[:], b.keys.sealHead(h)); err != nil {
		return fromDisk("writing the catalogue", err)
	}
	err := b.opt.at("fill")
	if err == nil {
		err = roomFor(b.dir, b.opt.spare())
	}
	if err == nil {
		err = b.batch.Flush()
	}
	if err == nil {
		err = closeDB(b.db)
		b.db = nil
	}
	if err == nil {
		err = makeAnchor(b.stage, b.keys, sequence)
	}
	if err == nil {
		err = tighten(b.stage)
	}
	g := generation{gen: b.stage, keys: b.keys}
	if err == nil {
		err = g.markClosed(ctx)
	}
	if err == nil {
		err = syncTree(b.stage)
	}
	if err == nil {
		err = b.opt.at("place")
	}
	if err == nil {
		err = os.Rename(b.stage, b.gen)
		b.placed = err == nil
	}
	if err == nil {
		err = b.opt.at("placed")
	}
	if err == nil {
		err = syncDir(b.dir)
	}
	return fromDisk("finishing a generation", err)
}

// verify opens the finished generation, reads every entry back and compares it with what was copied.
func (b *builder) verify(ctx context.Context, tell Progress) (*generation, *catalogue, error) {
	g := &generation{gen: b.gen, keys: b.keys, header: b.header, opener: b.opener}
	index, err := g.openInPlace(nil)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the new generation: %w", err)
	}
	err = b.compare(ctx, g, index, tell)
	if err == nil {
		g.anchor, _, _, err = openAnchor(g.gen, g.keys)
	}
	if err == nil && g.anchor == nil {
		err = errors.New("the new anchor is missing")
	}
	if err == nil {
		err = b.opt.at("verify")
	}
	if err != nil {
		_ = g.db.Close()
		_ = g.anchor.close()
		return nil, nil, fromDisk("reading the new generation", err)
	}
	return g, index, nil
}

func (b *builder) compare(ctx context.Context, g *generation, index *catalogue, tell Progress) error {
	records, documents := index.size()
	if records+documents != len(b.entries) {
		return fmt.Errorf("%d entries were copied and %d are there", len(b.entries), records+documents)
	}
	done := 0
	for e := range index.all {
		if err := ctx.Err(); err != nil {
			return err
		}
		want := b.entries[b.keys.key(e.kind, e.class, e.id)]
		sealed, err := g.sealed(e)
		if err != nil {
			return err
		}
		plain, err := g.open(e, sealed)
		if err != nil {
			return err
		}
		if want == nil || sha256.Sum256(plain) != want.digest || e.version != want.version || e.sort != want.sort {
			return errors.New("an entry is not what was copied")
		}
		if done++; done%256 == 0 {
			tell.tell("Checking the copy", done, len(b.entries))
		}
	}
	return nil
}

// undo removes the generation and its key. What it cannot remove, the next start removes.
func (b *builder) undo(ctx context.Context) {
	if b.batch != nil {
		b.batch.Cancel()
	}
	if b.db != nil {
		_ = closeDB(b.db)
	}
	if b.placed {
		_ = os.Rename(b.gen, b.stage) // first out of sight, in one step
	}
	gone := true
	if b.inKeychain {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		err := b.opt.keychain().Delete(ctx, b.id.item())
		gone = err == nil || errors.Is(err, ErrNoItem)
	}
	if gone {
		_ = os.RemoveAll(b.stage)
	}
	b.keys.forget()
}

// keep stores a secret and reads it back: a keychain that forgets must be noticed before data depends on it.
func keep(ctx context.Context, k Keychain, name string, secret []byte) error {
	if err := k.Set(ctx, name, secret); err != nil {
		return fmt.Errorf("storing the key: %w", err)
	}
	back, err := k.Get(ctx, name)
	if errors.Is(err, ErrNoItem) || err == nil && string(back) != string(secret) {
		return oddKeychain(errors.New("the keychain did not keep the key"))
	}
	if err != nil {
		return fmt.Errorf("reading the key back: %w", err)
	}
	clear(back)
	return nil
}
