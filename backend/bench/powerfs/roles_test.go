//go:build linux

package powerfs

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// roles are what children do before the cut.
var roles = map[string]func(dir string) error{
	"write":           func(dir string) error { return written(dir, "a", "new", 0) },
	"write, sync":     func(dir string) error { return written(dir, "a", "new", syncFile) },
	"write, sync dir": func(dir string) error { return written(dir, "a", "new", syncFolder) },
	"write, sync both": func(dir string) error {
		return written(dir, "a", "new", syncFile|syncFolder)
	},
	"write with O_DSYNC": func(dir string) error {
		f, err := os.OpenFile(filepath.Join(dir, "a"), os.O_CREATE|os.O_WRONLY|unix.O_DSYNC, 0o600)
		if err != nil {
			return err
		}
		_, err = f.WriteString("new")
		return errors.Join(err, synced(dir))
	},
	"write again": func(dir string) error { // after a sync
		if err := written(dir, "a", "new", syncFile|syncFolder); err != nil {
			return err
		}
		return written(dir, "a", "newer", 0)
	},
	"replace": func(dir string) error { return replaced(dir, syncFile) },
	"replace, sync dir": func(dir string) error {
		return replaced(dir, syncFile|syncFolder)
	},
	"replace without sync of the file": func(dir string) error { return replaced(dir, syncFolder) },
	"remove":                           func(dir string) error { return os.Remove(filepath.Join(dir, "old")) },
	"remove, sync dir": func(dir string) error {
		return errors.Join(os.Remove(filepath.Join(dir, "old")), synced(dir))
	},
	"folder": func(dir string) error {
		sub := filepath.Join(dir, "sub")
		return errors.Join(os.Mkdir(sub, 0o700), written(sub, "a", "new", syncFile|syncFolder))
	},
	"folder, sync parent": func(dir string) error {
		sub := filepath.Join(dir, "sub")
		return errors.Join(os.Mkdir(sub, 0o700), written(sub, "a", "new", syncFile|syncFolder), synced(dir))
	},
	"move, sync source": func(dir string) error {
		return errors.Join(os.Rename(filepath.Join(dir, "old"), filepath.Join(dir, "empty", "old")), synced(dir))
	},
	"move, sync target": func(dir string) error {
		return errors.Join(os.Rename(filepath.Join(dir, "old"), filepath.Join(dir, "empty", "old")), synced(filepath.Join(dir, "empty")))
	},
	"truncate": func(dir string) error { return os.Truncate(filepath.Join(dir, "old"), 1) },
	"truncate, sync": func(dir string) error {
		return errors.Join(os.Truncate(filepath.Join(dir, "old"), 1), synced(filepath.Join(dir, "old")))
	},
	"extend, sync": func(dir string) error {
		return errors.Join(os.Truncate(filepath.Join(dir, "old"), 9000), synced(filepath.Join(dir, "old")))
	},
	"map":                  func(dir string) error { return mapped(dir, 0) },
	"map, unmap and close": func(dir string) error { return mapped(dir, unmap) },
	"map, msync":           func(dir string) error { return mapped(dir, syncFile) },
	"map, sync by fsync":   func(dir string) error { return mapped(dir, syncByFsync) },
	"log":                  func(dir string) error { return logged(dir, true) },
	"log, unsynced":        func(dir string) error { return logged(dir, false) },
	"end": func(string) error {
		fmt.Fprintln(os.Stderr, "out of ideas")
		os.Exit(3)
		return nil
	},
	"badger":        writeBadger,
	"badger, check": checkBadger,
	"pages": func(dir string) error { // all of "big" written anew, in two rounds, without a sync
		f, err := os.OpenFile(filepath.Join(dir, "big"), os.O_WRONLY, 0)
		for _, text := range []string{"1", "2"} {
			for i := int64(0); i < 16 && err == nil; i++ {
				_, err = f.WriteAt(bytes.Repeat([]byte(text), pageSize), i*pageSize)
			}
		}
		return err
	},
}

// What is synced, and how.
const (
	syncFile = 1 << iota
	syncFolder
	syncByFsync
	unmap
)

func synced(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func written(dir, name, text string, how int) error {
	path := filepath.Join(dir, name)
	err := os.WriteFile(path, []byte(text), 0o600)
	if err == nil && how&syncFile != 0 {
		err = synced(path)
	}
	if err == nil && how&syncFolder != 0 {
		err = synced(dir)
	}
	return err
}

func replaced(dir string, how int) error {
	if err := written(dir, "next", "new", how&syncFile); err != nil {
		return err
	}
	err := os.Rename(filepath.Join(dir, "next"), filepath.Join(dir, "old"))
	if err == nil && how&syncFolder != 0 {
		err = synced(dir)
	}
	return err
}

// mapped writes "new" to a file of its own through a shared mapping; file, size and name are synced before.
func mapped(dir string, how int) error {
	path := filepath.Join(dir, "mapped")
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Truncate(3*pageSize), f.Sync(), synced(dir)); err != nil {
		return err
	}
	data, err := unix.Mmap(int(f.Fd()), 0, 3*pageSize, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_SHARED)
	if err != nil {
		return err
	}
	copy(data[pageSize:], "new")
	switch how {
	case syncFile:
		return unix.Msync(data, unix.MS_SYNC)
	case syncByFsync:
		return f.Sync()
	case unmap:
		return errors.Join(unix.Munmap(data), f.Close())
	}
	return nil
}

// logged writes records of 8 bytes, each acknowledged, for ever. It goes on after the last whole one: a cut may have left the size of
// a record without its bytes.
func logged(dir string, sync bool) error {
	f, err := os.OpenFile(filepath.Join(dir, "log"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	held, err := io.ReadAll(f)
	if err == nil {
		err = synced(dir)
	}
	i := int64(0)
	for bytes.HasPrefix(held[i*8:], record(i)) {
		i++
	}
	for ; err == nil; i++ {
		if _, err = f.WriteAt(record(i), i*8); err == nil && sync {
			err = f.Sync()
		}
		if err == nil {
			fmt.Println("stored", i)
		}
	}
	return err
}

func record(i int64) []byte { return fmt.Appendf(nil, "%07d\n", i) }
