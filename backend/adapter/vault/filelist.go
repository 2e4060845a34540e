package vault

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
)

// A database whose files are exactly those of the last clean close is safe to hand to Badger. Of any other, one bad
// byte in a table could end the process from one of Badger's goroutines, so it is read by salvage instead.

const (
	filesName = "FILES" // present only while the store is closed
	filesMark = "AJFL\x01"
	maxFiles  = 1 << 20
	fileChunk = 1 << 20
)

// fileMark is how a file of the database is known again.
type fileMark struct {
	size  uint64
	nonce [8]byte
	sum   [sha256.Size]byte
}

// marks takes the mark of every file below db/. What known holds of a table is taken over unread: tables never change,
// and what changed on the disk meanwhile must not be signed.
func (k *keyring) marks(ctx context.Context, dir string, known map[string]fileMark) (map[string]fileMark, error) {
	names, err := dbFiles(dir)
	if err != nil {
		return nil, err
	}
	out := map[string]fileMark{}
	var mu sync.Mutex
	err = eachFile(ctx, names, func(name string) error {
		m, ok := known[name]
		if !ok || filepath.Ext(name) != ".sst" {
			m = fileMark{nonce: [8]byte(randomBytes(8))}
			if err := k.mark(filepath.Join(dir, name), &m); err != nil {
				return err
			}
		}
		mu.Lock()
		defer mu.Unlock()
		out[name] = m
		return nil
	})
	return out, err
}

// fits says whether the files below dir are exactly those of the list.
func (k *keyring) fits(ctx context.Context, dir string, list map[string]fileMark) (bool, error) {
	names, err := dbFiles(dir)
	if err != nil {
		return false, err
	}
	if !slices.Equal(names, slices.Sorted(maps.Keys(list))) {
		return false, nil
	}
	odd := errors.New("another file")
	err = eachFile(ctx, names, func(name string) error {
		want := list[name]
		have := fileMark{nonce: want.nonce}
		info, err := os.Lstat(filepath.Join(dir, name))
		if err != nil || !info.Mode().IsRegular() || uint64(info.Size()) != want.size {
			return odd
		}
		if k.mark(filepath.Join(dir, name), &have) != nil || have != want {
			return odd
		}
		return nil
	})
	if errors.Is(err, odd) {
		return false, nil
	}
	return err == nil, err
}

// mark fills in size and sum. The sum is over the GMACs of the file's pieces, which is several times faster than a hash over
// the bytes themselves; only the holder of the root can make a piece that fits.
func (k *keyring) mark(path string, m *fileMark) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	a := k.gmac()
	sum := sha256.New()
	buf := make([]byte, min(fileChunk, int(sizeOf(f))+1))
	nonce := make([]byte, nonceSize)
	copy(nonce, m.nonce[:])
	m.size = 0
	for i := uint32(0); ; i++ {
		n, err := readFull(f, buf)
		if err != nil {
			return err
		}
		binary.BigEndian.PutUint32(nonce[8:], i)
		sum.Write(a.Seal(nil, nonce, nil, buf[:n]))
		m.size += uint64(n)
		if n < fileChunk {
			break
		}
	}
	sum.Sum(m.sum[:0])
	return nil
}

func sizeOf(f *os.File) int64 {
	info, err := f.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}

// dbFiles lists the files of a database, without Badger's lock.
func dbFiles(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if e.Name() != lockName {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// eachFile runs do for the names, on all cores.
func eachFile(ctx context.Context, names []string, do func(string) error) error {
	next := make(chan string)
	errs := make(chan error, runtime.NumCPU())
	var all sync.WaitGroup
	for range runtime.NumCPU() {
		all.Go(func() {
			for name := range next {
				if err := do(name); err != nil {
					select {
					case errs <- err:
					default:
					}
				}
			}
		})
	}
	for _, name := range names {
		if ctx.Err() != nil {
			break
		}
		next <- name
	}
	close(next)
	all.Wait()
	close(errs)
	if err := ctx.Err(); err != nil {
		return err
	}
	return <-errs
}

func (k *keyring) encodeFiles(list map[string]fileMark) []byte {
	b := append([]byte(filesMark), binary.AppendUvarint(nil, uint64(len(list)))...)
	for _, name := range slices.Sorted(maps.Keys(list)) {
		m := list[name]
		b = appendText(b, name)
		b = binary.AppendUvarint(b, m.size)
		b = append(b, m.nonce[:]...)
		b = append(b, m.sum[:]...)
	}
	return append(b, k.filesMAC(b)...)
}

func (k *keyring) decodeFiles(b []byte) (map[string]fileMark, error) {
	at := len(b) - sha256.Size
	if at < 0 || !bytes.HasPrefix(b, []byte(filesMark)) || !hmac.Equal(b[at:], k.filesMAC(b[:at])) {
		return nil, errors.New("the list of files is not the store's own")
	}
	c := cursor{rest: b[len(filesMark):at]}
	list := map[string]fileMark{}
	for range min(c.number(), maxFiles/sha256.Size) {
		var m fileMark
		name := string(c.take(c.number()))
		m.size = c.number()
		copy(m.nonce[:], c.take(8))
		copy(m.sum[:], c.take(sha256.Size))
		list[name] = m
	}
	if c.bad || len(c.rest) != 0 {
		return nil, errors.New("the list of files is not readable")
	}
	return list, nil
}

func (k *keyring) filesMAC(b []byte) []byte {
	mac := hmac.New(sha256.New, k.derive("file list"))
	mac.Write(b)
	return mac.Sum(nil)
}

// closedCleanly gives the list of the last clean close, if the database is as it was then.
func (g *generation) closedCleanly(ctx context.Context) (map[string]fileMark, bool, error) {
	b, err := readSmall(filepath.Join(g.gen, filesName), maxFiles)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, nil // unreadable is as good as absent: the files themselves decide
	}
	list, err := g.keys.decodeFiles(b)
	if err != nil {
		return nil, false, nil
	}
	ok, err := g.keys.fits(ctx, filepath.Join(g.gen, dbName), list)
	return list, ok, err
}

// markOpen takes the list away: from now on only a clean close says that the files are good.
func (g *generation) markOpen() error {
	path := filepath.Join(g.gen, filesName)
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	err := os.RemoveAll(path)
	if err == nil {
		err = syncDir(g.gen)
	}
	if err != nil {
		return fmt.Errorf("marking the store as open: %w", err)
	}
	return nil
}

// markClosed writes the list of the closed database.
func (g *generation) markClosed(ctx context.Context) error {
	list, err := g.keys.marks(ctx, g.dbDir(), g.tables)
	if err == nil {
		err = syncNew(g.dbDir()) // Badger cuts its logs to size after it has synced them
	}
	if err != nil {
		return fmt.Errorf("marking the store as closed: %w", err)
	}
	return writeFile(filepath.Join(g.gen, filesName), g.keys.encodeFiles(list))
}
