package vault

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
)

// Badger ends the whole process from a goroutine of its own when a table is damaged (y.Check is log.Fatal), where no
// recover helps. What may be damaged is therefore read here: without mapping files into memory, which a file that
// shrinks turns into SIGBUS, without a goroutine, with every length checked, and without a write into the folder.
// The formats are those of Badger 4.9.6: salvage_table.go, salvage_log.go, salvage_registry.go.

const (
	maxSalvageFile = 1 << 30   // a table is about 33 MiB at most
	maxSalvageLog  = 128 << 20 // a log is 64 MiB
	maxSalvageLogs = 256 << 20 // what all logs hold, holes not counted: anybody can write entries that pass their checksums
	maxSalvage     = 4 << 30   // of all files together
	maxFound       = 2 << 20   // keys: those alone take hundreds of megabytes
)

// foundValue is the newest version of one key that a file of the database holds.
type foundValue struct {
	version uint64
	value   []byte
	deleted bool
}

// salvaged is what could be read from the files of a database that was not opened.
type salvaged struct {
	values map[recordKey]foundValue
	// unreadable has one error per file that could not be read as a whole: the file's name and the cause, no bytes of
	// keys or values. What kill -9 leaves behind is no such error: half a transaction at the end of a log, or a
	// table that the manifest does not name yet.
	unreadable []error
}

// salvage reads a Badger folder that no process has open and that may be damaged in any way. key is the database's
// encryption key, registry a good copy of Badger's key registry, which the file on disk may only extend.
//
// Files are not authenticated: whoever can write to the folder decides what is found. The caller checks each value's
// seal and the catalogue. A log that ends early, at the very end of what was written, looks like one that was being
// written; only the anchors tell. An error is one of a folder that cannot be read at all, or of ctx.
func salvage(ctx context.Context, dir string, key, registry []byte) (*salvaged, error) {
	s := &salvager{ctx: ctx, dir: dir, left: maxSalvage, out: &salvaged{values: map[recordKey]foundValue{}}}
	if err := s.run(key, registry); err != nil {
		return nil, err
	}
	return s.out, nil
}

// errOver says that the bytes end before what they announce.
var errOver = errors.New("it ends too early")

type salvager struct {
	ctx  context.Context
	dir  string
	keys dataKeys
	left int64 // bytes of files that may still be read
	logs int64 // bytes that logs held
	out  *salvaged
}

func (s *salvager) run(key, registry []byte) error {
	names, err := os.ReadDir(s.dir)
	if err != nil {
		return fromDisk("reading the database's folder", err)
	}
	if err := s.readKeys(key, registry); err != nil {
		return damaged(err)
	}
	tables, trusted := s.readManifest()
	var replaced []fs.DirEntry
	for _, e := range names {
		switch base := e.Name(); filepath.Ext(base) {
		case ".sst":
			state := tables[base]
			delete(tables, base)
			if state == tableReplaced {
				replaced = append(replaced, e)
				continue
			}
			err := s.read(e, readTable)
			if state == tableLive || !trusted {
				s.note(base, err)
			}
		case ".mem":
			s.note(base, s.read(e, readLog))
		}
		if err := s.ctx.Err(); err != nil {
			return stopped(err)
		}
	}
	for base, state := range tables {
		if state == tableLive {
			s.note(base, fs.ErrNotExist)
		}
	}
	// A compaction that was killed leaves tables behind that it had replaced. They may hold what was deleted since, so
	// they count only where something of the newer state is lost. The catalogue says what is too old.
	if len(s.out.unreadable) > 0 {
		for _, e := range replaced {
			s.read(e, readTable)
		}
	}
	if err := s.ctx.Err(); err != nil {
		return stopped(err)
	}
	return nil
}

func (s *salvager) note(base string, err error) {
	if err != nil && s.ctx.Err() == nil {
		s.out.unreadable = append(s.out.unreadable, fmt.Errorf("%q: %w", base, err))
	}
}

// parser reads one file's bytes and hands on every entry it can read, in spite of an error about the others.
type parser func(ctx context.Context, data []byte, keys dataKeys, put putFunc) error

// putFunc takes an entry: Badger's key with the version at its end, the entry's meta byte and its value.
type putFunc func(key []byte, meta byte, value []byte) error

func (s *salvager) read(e fs.DirEntry, parse parser) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading it failed: %v", r)
		}
	}()
	if !e.Type().IsRegular() {
		return errors.New("it is not a file")
	}
	data, err := s.load(e.Name())
	if err != nil {
		return err
	}
	return parse(s.ctx, data, s.keys, s.put)
}

// load reads a file without the zeros at its end, of which a log is mostly made. The first of them stay, so that
// whatever ends in zeros is still whole.
func (s *salvager) load(base string) ([]byte, error) {
	f, err := os.Open(filepath.Join(s.dir, base))
	if err != nil {
		return nil, withoutPath(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, withoutPath(err)
	}
	size := info.Size()
	isLog := strings.HasSuffix(base, ".mem")
	if size > maxSalvageFile || size > s.left || isLog && size > maxSalvageLog {
		return nil, fmt.Errorf("%d bytes are too many", size)
	}
	s.left -= size
	const chunk = 256 << 10
	var data []byte
	if !isLog {
		data = make([]byte, 0, size)
	}
	zeros := 0
	for part := make([]byte, chunk); int64(len(data)+zeros) < size; {
		if err := s.ctx.Err(); err != nil {
			return nil, err
		}
		n, err := io.ReadFull(f, part[:min(chunk, size-int64(len(data)+zeros))])
		if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
			return data, withoutPath(err)
		}
		if n == 0 {
			break
		}
		if isZero(part[:n]) {
			zeros += n
			continue
		}
		if isLog {
			if s.logs += int64(zeros + n); s.logs > maxSalvageLogs {
				return nil, errors.New("the logs hold too much")
			}
		}
		data = append(append(data, make([]byte, zeros)...), part[:n]...)
		zeros = 0
	}
	return append(data, make([]byte, min(zeros, chunk))...), nil
}

// put keeps the newest version of a key.
func (s *salvager) put(key []byte, meta byte, value []byte) error {
	if len(key) != len(recordKey{})+8 {
		return nil // Badger's own
	}
	if meta&metaPointer != 0 {
		return errors.New("a value stands in a value log, which the vault never writes")
	}
	name, version := recordKey(key[:16]), versionOf(key)
	have, ok := s.out.values[name]
	switch {
	case ok && have.version >= version:
		return nil
	case !ok && len(s.out.values) >= maxFound:
		return errors.New("there are more entries than a store holds")
	}
	if meta&metaDelete != 0 {
		s.out.values[name] = foundValue{version: version, deleted: true}
		return nil
	}
	s.out.values[name] = foundValue{version: version, value: value}
	return nil
}

// Bits of an entry's meta byte.
const (
	metaDelete  = 1 << 0
	metaPointer = 1 << 1
	metaTxn     = 1 << 6
	metaFinTxn  = 1 << 7
)

// versionOf is the commit's number at the end of a key, turned round so that the newest sorts first.
func versionOf(key []byte) uint64 {
	if len(key) <= 8 {
		return 0
	}
	return math.MaxUint64 - binary.BigEndian.Uint64(key[len(key)-8:])
}

func isZero(data []byte) bool {
	for len(data) >= 8 {
		if binary.NativeEndian.Uint64(data) != 0 {
			return false
		}
		data = data[8:]
	}
	for _, b := range data {
		if b != 0 {
			return false
		}
	}
	return true
}

// withoutPath takes the folder out of an error, for it may hold the person's name.
func withoutPath(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
