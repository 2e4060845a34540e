package vault

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// writeFile puts data at path so that after a crash either the old or the new file is there, whole. The mode is
// 0600 whatever the umask.
func writeFile(path string, data []byte) error {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, tempPrefix)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(0o600)
	}
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if info, e := os.Lstat(path); err == nil && e == nil && info.IsDir() {
		err = os.RemoveAll(path) // no work of ours: it would be in the way for good
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return err
	}
	return syncDir(dir)
}

// removeTemps removes what interrupted calls of writeFile left in a folder. What cannot be removed is tried again another time.
func removeTemps(dir string) {
	files, _ := os.ReadDir(dir)
	for _, f := range files {
		if strings.HasPrefix(f.Name(), tempPrefix) {
			_ = os.Remove(filepath.Join(dir, f.Name()))
		}
	}
}

// openRegular opens a file, but no pipe, which would be waited for, and no folder.
func openRegular(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%s is no regular file", filepath.Base(path))
	}
	if err != nil {
		return nil, err
	}
	return os.Open(path)
}

// isFolder is an error where there is none, or a link to one: whoever plants a link decides what it leads to.
func isFolder(path string) error {
	info, err := os.Lstat(path)
	if err == nil && !info.IsDir() {
		err = fmt.Errorf("%s is no folder", filepath.Base(path))
	}
	return err
}

// clearWay removes what is no file from where a file is about to be opened for writing.
func clearWay(path string) error {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode().IsRegular() {
		return nil
	}
	if err != nil {
		return err
	}
	return os.RemoveAll(path)
}

// lockStore takes the lock of the store in dir.
func lockStore(dir string) (*os.File, error) {
	path := filepath.Join(dir, lockName)
	err := clearWay(path)
	var held *os.File
	if err == nil {
		held, err = lockFile(path)
	}
	return held, fromDisk("locking the store", err)
}

// readSmall reads at most limit bytes of a regular file; a longer one is an error, and so is a pipe, which would be waited for.
func readSmall(path string, limit int64) ([]byte, error) {
	if info, err := os.Lstat(path); err != nil {
		return nil, err
	} else if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is no regular file", filepath.Base(path))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	size := sizeOf(f)
	if size > limit {
		return nil, fmt.Errorf("%s is over %d bytes", filepath.Base(path), limit)
	}
	data := make([]byte, size)
	n, err := readFull(f, data)
	return data[:n], err
}

// readFull fills buf unless the file ends before.
func readFull(r io.Reader, buf []byte) (int, error) {
	n, err := io.ReadFull(r, buf)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return n, err
}

// makeDir makes one folder with mode 0700, whatever the umask.
func makeDir(path string) error {
	if err := os.Mkdir(path, 0o700); err != nil {
		return err
	}
	return os.Chmod(path, 0o700)
}

// syncDir makes renames in dir durable. Windows has no such call: NTFS journals them.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// syncTree makes every file and folder below dir durable, dir itself and its name included.
func syncTree(dir string) error {
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			return syncDir(path)
		}
		f, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		return f.Sync()
	})
	if err != nil {
		return err
	}
	return syncDir(filepath.Dir(dir))
}

// syncNew makes what Badger has just made in its folder durable: it syncs tables itself, but not the names of its logs.
func syncNew(dir string) error {
	names, err := dbFiles(dir)
	if err != nil {
		return err
	}
	for _, name := range names {
		if filepath.Ext(name) == ".sst" {
			continue
		}
		f, err := os.OpenFile(filepath.Join(dir, name), os.O_RDWR, 0)
		if err != nil {
			return err
		}
		err = f.Sync()
		f.Close()
		if err != nil {
			return err
		}
	}
	return syncDir(dir)
}

// syncNames makes the names in db/ durable before a commit is acknowledged that may stand in a new log: Badger syncs its
// files, but not the folder they are in. A folder's time is coarse, so one that changed a moment ago counts as changing.
func (g *generation) syncNames() error {
	info, err := os.Stat(g.dbDir())
	if err != nil {
		return err
	}
	changed := info.ModTime()
	if changed.Equal(g.named) && time.Since(changed) > 50*time.Millisecond {
		return nil
	}
	g.named = changed
	return syncDir(g.dbDir())
}

// tighten takes from everybody else what Badger's own file modes and a loose umask may have given. Files made
// while the store is open stand in folders that are 0700 already.
func tighten(root string) error {
	if runtime.GOOS == "windows" {
		return nil // the profile folder's access list decides there
	}
	return filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // Badger removes files as it goes
		}
		if err != nil {
			return err
		}
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode()&fs.ModeSymlink != 0 {
			return nil
		}
		if err != nil {
			return err
		}
		want := fs.FileMode(0o600)
		if e.IsDir() {
			want = 0o700
		}
		if info.Mode().Perm() == want {
			return nil
		}
		if err := os.Chmod(path, want); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}
