package vault

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"autojob/backend/core/problem"
)

// Restored says where the entries of a restored store come from.
type Restored struct {
	Receipt    Receipt
	Kept       int // from the store as it was
	FromBackup int
	Older      int // from the backup, in an older version than the lost one
	Lost       int // known to the store, unreadable, and not in the backup
	Missing    int // changes that the anchors know of, made after all that store and backup can tell of
}

// Restore brings a store back with one of its backups, by name, and opens it: what passes its checks stays, the rest comes
// from the backup, all of it in a new generation. The store must be closed. When nothing of it opens any more, all comes
// from the backup, which then opens with the key, passphrase or recovery kit of its time. The old files go only when
// the new generation is in force.
func Restore(ctx context.Context, dir, name string, opt Options) (*Vault, Restored, error) {
	if err := backupNamed(name); err != nil {
		return nil, Restored{}, err
	}
	held, s, err := claim(dir)
	if err != nil {
		return nil, Restored{}, err
	}
	v, openErr := open(ctx, dir, opt, held)
	if openErr != nil && !beyondOpening(openErr) {
		held.Close()
		return nil, Restored{}, openErr // what is newer than the backup is there, and will open another time
	}
	if openErr != nil {
		v, err = shell(dir, s, held, opt)
	}
	var r Restored
	if err == nil {
		r, err = v.restore(ctx, name, openErr, opt.Progress)
	}
	if err != nil {
		if v == nil {
			held.Close()
		} else {
			_ = v.Close()
		}
		return nil, r, err
	}
	return v, r, nil
}

// beyondOpening says that trying again would not help: the store is damaged or gone, or its key is.
func beyondOpening(err error) bool {
	for _, code := range []problem.Code{problem.Damaged, problem.KeyMissing, problem.WrongKey, problem.NotFound} {
		if problem.Is(err, code) {
			return true
		}
	}
	return false
}

// Restore is the same for the open store, which stays open.
func (v *Vault) Restore(ctx context.Context, name string, tell Progress) (Restored, error) {
	if err := backupNamed(name); err != nil {
		return Restored{}, err
	}
	if v.shut() {
		return Restored{}, closed()
	}
	return v.restore(ctx, name, nil, tell)
}

func backupNamed(name string) error {
	if name != filepath.Base(name) || filepath.Ext(name) != archiveEnding {
		return problem.New(problem.Invalid, "This is not the name of a backup.", "Choose one from the list.")
	}
	return nil
}

// shell is a store of which nothing is open: what comes from elsewhere is put into it.
func shell(dir string, s survey, held *os.File, opt Options) (*Vault, error) {
	store := s.store(dir)
	if store == (storeID{}) {
		store = storeID(randomBytes(16))
	}
	g := &generation{keys: newKeyring(generationID{}, randomBytes(rootSize)), header: &header{Format: formatVersion, Key: PassphraseKey}, found: &salvaged{}}
	return &Vault{dir: dir, opt: opt, lock: held, store: store, generation: g,
		index: &catalogue{shelves: map[shelfName]*shelf{}}, damage: &Damage{Reason: Catalogue, Problem: damaged(errors.New("nothing is open"))}}, nil
}

func (v *Vault) restore(ctx context.Context, name string, openErr error, tell Progress) (r Restored, err error) {
	var opener *lock
	var former *header
	c, err := openContents(ctx, filepath.Join(v.dir, backupName, name), func(info archiveInfo) (key []byte, err error) {
		key, former, opener, err = v.unlockBackup(ctx, info)
		return key, err
	}, tell)
	if err != nil {
		if openErr != nil && problem.Is(err, problem.WrongKey) {
			return r, openErr // why the store itself does not open is the better answer
		}
		return r, err
	}
	d := v.Damage()
	// Whether the catalogue says what was deleted since: not if it is broken, or older than the backup.
	whole := (d == nil || d.Reason != Catalogue) && v.index.head.sequence >= c.info.Sequence
	if openErr != nil && c.info.Store != "" {
		v.store = storeID(mustID(c.info.Store))
	}
	furthest, told := v.furthest(ctx), c.info.Sequence
	if whole || d.Reason == Older {
		told = max(told, v.index.head.sequence)
	}
	ch := plan{lossy: true, former: former, floor: max(furthest, told)}
	if v.opener == nil {
		ch.opener = opener
		if !v.opt.Kit.Empty() {
			if ch.opener, err = v.opt.newLock(); err != nil {
				return r, err
			}
		}
	}
	if card, err := v.keptCard(ctx); err != nil || card.Encode() == nil {
		ch.card = c.card
	}
	ch.extra = func(b *builder) error {
		seen := map[recordKey]bool{}
		r = Restored{}
		err := c.each(ctx, func(it item) error {
			key := b.keys.key(it.kind, it.class, it.id)
			seen[key] = true
			have, cur := b.entries[key], v.index.find(it.kind, it.class, it.id)
			switch {
			case have != nil && (whole || have.written > c.info.Sequence):
				return nil // counted below
			case cur == nil && whole:
				return nil // deleted since
			case have != nil:
				r.Kept++ // the same, or of an earlier catalogue
			case cur != nil && cur.written > c.info.Sequence:
				r.Older++
			default:
				r.FromBackup++
			}
			return b.put(it, c.info.Sequence)
		})
		if err != nil {
			return err
		}
		for e := range v.index.all {
			key := b.keys.key(e.kind, e.class, e.id)
			have := b.entries[key]
			switch {
			case e.class == kitClass:
			case have == nil && (whole || e.written > c.info.Sequence):
				r.Lost++
			case have != nil && !seen[key] && !whole && e.written <= c.info.Sequence:
				if err := b.remove(e.kind, e.class, e.id); err != nil { // a catalogue that went back named what was deleted
					return err
				}
			case have != nil && (!seen[key] || whole || have.written > c.info.Sequence) && have.written == e.written:
				r.Kept++
			}
		}
		return nil
	}
	r.Receipt, err = v.renew(ctx, ch, tell)
	if furthest > told {
		r.Missing = int(furthest - told)
	}
	return r, err
}

// unlockBackup gives the key of a backup: by the open store when it is of the same generation, otherwise by what its own
// copy of the header asks for, which is former then.
func (v *Vault) unlockBackup(ctx context.Context, info archiveInfo) (fileKey []byte, former *header, opener *lock, err error) {
	if info.Key != archiveRoot {
		return nil, nil, nil, archiveForeign()
	}
	keys := v.keys
	if info.Generation != keys.generation.String() {
		id := mustID(info.Generation)
		h, err := parseHeader(info.Header, id, v.opt.floorKiB())
		if err != nil {
			return nil, nil, nil, archiveDamaged(err)
		}
		var root []byte
		if root, opener, err = h.root(ctx, id, v.opt); err != nil {
			return nil, nil, nil, err
		}
		keys = newKeyring(id, root)
		defer keys.forget()
		if !h.verify(keys) {
			return nil, nil, nil, archiveWrongKey(archiveRoot, errors.New("the header in the backup is another root's"))
		}
		former = h
	}
	key := keys.derive("backup")
	defer clear(key)
	fileKey, err = info.unwrapWithKey(key)
	return fileKey, former, opener, err
}

// CheckExport reads a whole export file and says why Import would refuse it; nil when it would not.
func CheckExport(ctx context.Context, path string, passphrase []byte, opt Options) error {
	_, err := openContents(ctx, path, func(info archiveInfo) ([]byte, error) {
		return info.unwrapWithPassphrase(passphrase, opt.floorKiB())
	}, opt.Progress)
	return err
}

// Import makes a store in dir from an export file and opens it, under the key that opt asks for. A store that is there makes
// way for it, once the new one is in force.
func Import(ctx context.Context, dir, path string, passphrase []byte, opt Options) (*Vault, error) {
	opener, err := opt.newLock()
	if err != nil {
		return nil, err
	}
	if s, err := look(dir); err == nil && s.foreign {
		return nil, foreign()
	}
	held, s, err := claim(dir)
	if err != nil {
		return nil, err
	}
	v, err := shell(dir, s, held, opt)
	if err == nil {
		err = v.imported(ctx, path, passphrase, opener, s)
	}
	if err != nil {
		_ = v.Close()
		return nil, err
	}
	return v, nil
}

func (v *Vault) imported(ctx context.Context, path string, passphrase []byte, opener *lock, s survey) error {
	c, err := openContents(ctx, path, func(info archiveInfo) ([]byte, error) {
		return info.unwrapWithPassphrase(passphrase, v.opt.floorKiB())
	}, v.opt.Progress)
	if err != nil {
		return err
	}
	floor := v.furthest(ctx)
	for _, id := range s.generations {
		floor = max(floor, claimed(v.dir, id))
	}
	_, err = v.renew(ctx, plan{opener: opener, card: c.card, floor: floor, extra: func(b *builder) error {
		return c.each(ctx, func(it item) error { return b.put(it, 0) })
	}}, v.opt.Progress)
	return err
}
