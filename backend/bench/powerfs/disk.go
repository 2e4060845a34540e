//go:build linux

package powerfs

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Disk is what a disk holds while no program is at work on it. It never changes.
type Disk struct{ root *entry }

type entry struct {
	mode    uint32
	changed time.Time
	content content           // of a file
	names   map[string]*entry // of a directory
}

// NewDisk returns an empty one.
func NewDisk() *Disk {
	return &Disk{root: &entry{mode: syscall.S_IFDIR | 0o700, changed: time.Now(), names: map[string]*entry{}}}
}

// ReadDisk returns one that holds what is in dir.
func ReadDisk(dir string) (*Disk, error) {
	root, err := readEntry(dir)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", dir, err)
	}
	return &Disk{root: root}, nil
}

func readEntry(path string) (*entry, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	e := &entry{mode: uint32(info.Mode().Perm()), changed: info.ModTime()}
	switch {
	case info.IsDir():
		e.mode |= syscall.S_IFDIR
		e.names = map[string]*entry{}
		list, err := os.ReadDir(path)
		if err != nil {
			return nil, err
		}
		for _, item := range list {
			if e.names[item.Name()], err = readEntry(filepath.Join(path, item.Name())); err != nil {
				return nil, err
			}
		}
		return e, nil
	case info.Mode().IsRegular():
		e.mode |= syscall.S_IFREG
		e.content, err = readContent(path, info.Size())
		return e, err
	}
	return nil, fmt.Errorf("%s is neither file nor folder", path)
}

func readContent(path string, size int64) (content, error) {
	c := content{size, map[int64]*page{}}
	f, err := os.Open(path)
	if err != nil {
		return c, err
	}
	defer f.Close()
	for at := int64(0); at < size; at += pageSize {
		// Holes are skipped: a database's logs are gigabytes of them.
		data, err := unix.Seek(int(f.Fd()), at, unix.SEEK_DATA)
		if errors.Is(err, unix.ENXIO) {
			break
		}
		if err == nil {
			at = data / pageSize * pageSize
		}
		fresh := new(page)
		if _, err := f.ReadAt(fresh[:], at); err != nil && !errors.Is(err, io.EOF) {
			return c, err
		}
		if *fresh != (page{}) {
			c.pages[at/pageSize] = fresh
		}
	}
	return c, nil
}

// CopyTo writes all it holds into dir, which it makes.
func (d *Disk) CopyTo(dir string) error {
	if err := d.root.copyTo(dir); err != nil {
		return fmt.Errorf("copying a disk: %w", err)
	}
	return nil
}

func (e *entry) copyTo(path string) error {
	perm := fs.FileMode(e.mode & 0o777)
	if e.names != nil {
		if err := os.MkdirAll(path, perm|0o700); err != nil {
			return err
		}
		for name, child := range e.names {
			if err := child.copyTo(filepath.Join(path, name)); err != nil {
				return err
			}
		}
		return nil
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, perm)
	if err != nil {
		return err
	}
	err = f.Truncate(e.content.size)
	for _, p := range sorted(e.content.pages) {
		if err != nil {
			break
		}
		if held := e.content.pages[p]; *held != (page{}) {
			_, err = f.WriteAt(held[:min(pageSize, e.content.size-p*pageSize)], p*pageSize)
		}
	}
	return errors.Join(err, f.Close())
}
