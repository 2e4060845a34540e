package vault

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"autojob/backend/core/problem"
	"autojob/backend/core/recovery"

	"github.com/dgraph-io/badger/v4"
)

const (
	archiveEnding = ".autojob"
	keptBackups   = 7
)

// BackupInfo is a backup in the store's folder.
type BackupInfo struct {
	Name    string
	Made    time.Time // zero when the file cannot be read
	Bytes   int64
	Present bool // made under the key in force
	Damaged bool // its beginning does not pass; the rest is checked when it is restored

	sequence uint64
}

// backupPaths are the files in a store's folder that are called backups, by name, which is by time.
func backupPaths(dir string) (paths []string) {
	files, _ := os.ReadDir(filepath.Join(dir, backupName))
	for _, f := range files {
		if filepath.Ext(f.Name()) == archiveEnding {
			paths = append(paths, filepath.Join(dir, backupName, f.Name()))
		}
	}
	return paths
}

// Backups lists the backups in a store's folder, newest first. It needs no key.
func Backups(dir string) ([]BackupInfo, error) {
	paths := backupPaths(dir)
	var inForce string
	if s, err := look(dir); err == nil {
		id, err := s.inForce(dir)
		if err != nil {
			id = s.inCurrent // its folder is lost, its key need not be
		}
		inForce = id.String()
	}
	var all []BackupInfo
	for _, path := range paths {
		b := BackupInfo{Name: filepath.Base(path)}
		f, err := openRegular(path)
		switch {
		case errors.Is(err, os.ErrNotExist):
			continue
		case err != nil && pathProblem(err):
			return nil, fromDisk("looking at a backup", err)
		case err != nil:
			b.Damaged = true
			all = append(all, b)
			continue
		}
		if info, err := f.Stat(); err == nil {
			b.Bytes = info.Size()
		}
		info, err := readArchiveInfo(f)
		f.Close()
		b.Damaged = err != nil
		if err == nil {
			b.Made, _ = time.Parse(time.RFC3339, info.Made)
			b.Present, b.sequence = info.Generation == inForce, info.Sequence
		}
		all = append(all, b)
	}
	slices.SortFunc(all, func(a, b BackupInfo) int { // by what is in them first: a clock may be set back
		return cmp.Or(cmp.Compare(b.sequence, a.sequence), b.Made.Compare(a.Made), strings.Compare(b.Name, a.Name))
	})
	return all, nil
}

// backedUpHeaders gives the headers of a generation that its backups hold, as many as a store keeps backups. Nothing proves them yet.
func backedUpHeaders(dir string, id generationID, floorKiB uint32) (found []*header) {
	for _, path := range slices.Backward(backupPaths(dir)) { // the newest first, by name
		if len(found) == keptBackups {
			break
		}
		f, err := openRegular(path)
		if err != nil {
			continue
		}
		info, err := readArchiveInfo(f)
		f.Close()
		if err != nil || info.Generation != id.String() {
			continue
		}
		if h, err := parseHeader(info.Header, id, floorKiB); err == nil {
			found = append(found, h)
		}
	}
	return found
}

// Backup writes everything into a new sealed backup and reads it back. The seven newest under the present key stay, all
// others go once the new one has passed.
func (v *Vault) Backup(ctx context.Context, tell Progress) (BackupInfo, error) {
	v.renewal.Lock()
	defer v.renewal.Unlock()
	if v.shut() {
		return BackupInfo{}, closed()
	}
	return v.backup(ctx, tell)
}

func (v *Vault) backup(ctx context.Context, tell Progress) (BackupInfo, error) {
	dir := filepath.Join(v.dir, backupName)
	if isFolder(dir) != nil {
		_ = os.Remove(dir) // a planted link would lead the pruning below elsewhere
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return BackupInfo{}, fromDisk("making the folder of backups", err)
	}
	now := v.opt.clock().UTC()
	info := archiveInfo{Store: v.store.String(), Generation: v.keys.generation.String(), Made: now.Format(time.RFC3339), Header: v.header.data}
	fileKey := newFileKey()
	key := v.keys.derive("backup")
	defer clear(key)
	info.wrapForKey(key, fileKey)
	name := now.Format("20060102-150405-") + fmt.Sprintf("%x", randomBytes(4)) + archiveEnding
	path := filepath.Join(dir, name)
	if err := v.archive(ctx, path, info, fileKey, tell); err != nil {
		return BackupInfo{}, err
	}
	if err := v.opt.at("prune"); err != nil {
		return BackupInfo{}, fromDisk("removing old backups", err)
	}
	all, err := Backups(v.dir)
	if err != nil {
		return BackupInfo{}, err
	}
	var made BackupInfo
	kept := 1 // the new one, however many were made in its second
	for _, b := range all {
		if b.Name == name {
			made = b
			continue
		}
		if b.Present && !b.Damaged && kept < keptBackups {
			kept++
			continue
		}
		if err := v.opt.at("prune one"); err != nil {
			return made, fromDisk("removing old backups", err)
		}
		if err := os.RemoveAll(filepath.Join(dir, b.Name)); err != nil {
			return made, fromDisk("removing old backups", err)
		}
	}
	removeTemps(dir)
	return made, fromDisk("removing old backups", syncDir(dir))
}

// Export writes everything into one file that opens with the passphrase on any computer.
func (v *Vault) Export(ctx context.Context, path string, passphrase []byte, tell Progress) error {
	if !longEnough(passphrase) {
		return weakPassphrase()
	}
	v.renewal.Lock()
	defer v.renewal.Unlock()
	if v.shut() {
		return closed()
	}
	info := archiveInfo{Made: v.opt.clock().UTC().Format(time.RFC3339)}
	fileKey := newFileKey()
	info.wrapForPassphrase(passphrase, fileKey, v.opt.derivation())
	return v.archive(ctx, path, info, fileKey, tell)
}

// archive writes the entries as they are at one moment, reads the file back, compares, and only then gives it its name.
func (v *Vault) archive(ctx context.Context, path string, info archiveInfo, fileKey []byte, tell Progress) error {
	for attempt := 0; ; attempt++ {
		err := v.tryArchive(ctx, path, info, slices.Clone(fileKey), tell)
		if attempt == 3 || !errors.Is(err, errReplaced) {
			return fromDisk("writing the backup", err)
		}
	}
}

func (v *Vault) tryArchive(ctx context.Context, path string, info archiveInfo, fileKey []byte, tell Progress) (err error) {
	v.using.RLock()
	defer v.using.RUnlock()
	if v.shut() {
		return closed()
	}
	if v.Damage() != nil && info.Key == archiveRoot {
		return readOnly() // an export may still carry out what can be read
	}
	snap, err := v.snapshot()
	if err != nil {
		return err
	}
	defer snap.close()
	if info.Generation != "" {
		info.Sequence = snap.head.sequence
	}
	if free, err := freeSpace(filepath.Dir(path)); err == nil && free < v.opt.spare()+snap.bytes() {
		return full(fmt.Errorf("%d bytes free", free))
	}
	if err := v.opt.at("archive"); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), tempPrefix)
	if err != nil {
		return archiveUnwritten(err)
	}
	defer func() {
		f.Close()
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	keyAgain := slices.Clone(fileKey)
	digests, err := snap.writeTo(ctx, f, info, fileKey, tell)
	if err == nil {
		err = f.Sync()
	}
	if err == nil {
		err = v.opt.at("archived")
	}
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err == nil {
		err = verifyArchive(ctx, f, keyAgain, v.keys, digests, tell)
	}
	if err == nil {
		err = v.opt.at("name the archive")
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err == nil {
		err = syncDir(filepath.Dir(path))
	}
	return err
}

// snapshot is the store at one moment, while writes go on.
type snapshot struct {
	g       *generation
	txn     *badger.Txn // nil while damaged: nothing changes then
	head    head
	entries []*entry
}

func (v *Vault) snapshot() (*snapshot, error) {
	v.commit.RLock()
	defer v.commit.RUnlock()
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.isShut {
		return nil, closed()
	}
	s := &snapshot{g: v.generation, head: v.index.head, entries: slices.Collect(v.index.all)}
	if v.db != nil {
		s.txn = v.db.NewTransaction(false)
	}
	return s, nil
}

func (s *snapshot) close() {
	if s.txn != nil {
		s.txn.Discard()
	}
}

func (s *snapshot) bytes() (sum uint64) {
	for _, e := range s.entries {
		sum += e.size + 128
	}
	return sum
}

// read gives an entry as it was at the moment. A document that was replaced since is errReplaced.
func (s *snapshot) read(e *entry) ([]byte, error) {
	var sealed []byte
	var err error
	switch {
	case e.kind == kindDocument:
		sealed, err = s.g.readDocument(e)
		if problem.Is(err, problem.Damaged) && s.txn != nil {
			return nil, errReplaced
		}
	case s.txn != nil:
		sealed, err = getIn(s.txn, s.g.keys.key(e.kind, e.class, e.id))
		err = fromDisk("reading the database", err)
	default:
		sealed, err = s.g.get(s.g.keys.key(e.kind, e.class, e.id))
	}
	if err != nil {
		return nil, err
	}
	return s.g.open(e, sealed)
}

type digests map[recordKey][sha256.Size]byte

// writeTo writes the archive and gives the digests of what is in it. From a damaged store it leaves out what does not pass.
func (s *snapshot) writeTo(ctx context.Context, w io.Writer, info archiveInfo, fileKey []byte, tell Progress) (digests, error) {
	a, err := newArchiveWriter(w, info, fileKey)
	if err != nil {
		return nil, err
	}
	out := digests{}
	for i, e := range s.entries {
		if err := ctx.Err(); err != nil {
			return nil, stopped(err)
		}
		if i%256 == 0 {
			tell.tell("Writing the backup", i, len(s.entries))
		}
		plain, err := s.read(e)
		if problem.Is(err, problem.Damaged) && s.txn == nil {
			continue
		}
		if err != nil {
			return nil, err
		}
		if err := a.Add(item{kind: e.kind, class: e.class, id: e.id, version: e.version, sort: e.sort, plain: plain}); err != nil {
			return nil, err
		}
		out[s.g.keys.key(e.kind, e.class, e.id)] = sha256.Sum256(plain)
		clear(plain)
	}
	return out, a.Close()
}

// verifyArchive reads a whole archive and compares it with what should be in it.
func verifyArchive(ctx context.Context, r io.Reader, fileKey []byte, keys *keyring, want digests, tell Progress) error {
	a, err := openArchive(r, func(archiveInfo) ([]byte, error) { return fileKey, nil })
	if err != nil {
		return err
	}
	n := 0
	for {
		if err := ctx.Err(); err != nil {
			return stopped(err)
		}
		it, err := a.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return err
		}
		if n++; n%256 == 0 {
			tell.tell("Reading the backup back", n, len(want))
		}
		if sum, ok := want[keys.key(it.kind, it.class, it.id)]; !ok || sum != sha256.Sum256(it.plain) {
			return archiveDamaged(errors.New("what was read back is not what was written"))
		}
	}
	if n != len(want) {
		return archiveDamaged(fmt.Errorf("%d of %d entries were read back", n, len(want)))
	}
	return nil
}

// contents reads a whole archive for good: what it holds passes to the end before anything is done with it.
type contents struct {
	info archiveInfo
	card *recovery.Card
	open func() (*archiveReader, io.Closer, error)
}

func openContents(ctx context.Context, path string, unlock func(archiveInfo) ([]byte, error), tell Progress) (*contents, error) {
	c := &contents{}
	var key []byte
	c.open = func() (*archiveReader, io.Closer, error) {
		f, err := openRegular(path)
		if err != nil {
			return nil, nil, archiveUnread(err)
		}
		a, err := openArchive(f, func(info archiveInfo) ([]byte, error) {
			var err error
			if key == nil {
				key, err = unlock(info)
			}
			return slices.Clone(key), err
		})
		if err != nil {
			f.Close()
			return nil, nil, err
		}
		return a, f, nil
	}
	a, f, err := c.open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c.info = a.info
	err = each(ctx, a, func(n int, it item) error {
		if n%256 == 0 {
			tell.tell("Checking the backup", n, 0)
		}
		if it.class == kitClass {
			card, err := recovery.DecodeCard(it.plain)
			if err != nil {
				return err
			}
			c.card = &card
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// each goes through the items of an archive but for the card of the kit, which stands apart.
func (c *contents) each(ctx context.Context, do func(item) error) error {
	a, f, err := c.open()
	if err != nil {
		return err
	}
	defer f.Close()
	return each(ctx, a, func(_ int, it item) error {
		if it.class == kitClass {
			return nil
		}
		return do(it)
	})
}

func each(ctx context.Context, a *archiveReader, do func(n int, it item) error) error {
	for n := 0; ; n++ {
		if err := ctx.Err(); err != nil {
			return stopped(err)
		}
		it, err := a.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := do(n, it); err != nil {
			return err
		}
	}
}
