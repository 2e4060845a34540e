package backend

import (
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// diskOf is the kind of file system that dir is on, and whether it may be on another computer.
func diskOf(dir string) (kind string, remote bool) {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return "", false
	}
	kind = unix.ByteSliceToString(s.Fstypename[:])
	return kind, s.Flags&unix.MNT_LOCAL == 0 || strings.Contains(kind, "fuse")
}

// programPlaces are the folders besides the data in which the program, the window's web view and the system keep something of it.
func programPlaces() []area {
	library := filepath.Join(home(), "Library")
	var areas []area
	for _, name := range []string{"autojob", "Autojob", "dev.autojob.Autojob"} {
		areas = append(areas, area{name: "cache folder", dir: filepath.Join(library, "Caches", name), ours: true},
			area{name: "window's folder", dir: filepath.Join(library, "WebKit", name), ours: true},
			area{name: "log folder", dir: filepath.Join(library, "Logs", name), ours: true})
	}
	areas = append(areas, area{name: "crash dumps", dir: "/cores", dumps: true},
		area{name: "crash reports", dir: filepath.Join(library, "Logs", "DiagnosticReports"), pick: func(name string) bool {
			return strings.Contains(strings.ToLower(name), "autojob")
		}})
	if here, err := os.Getwd(); err == nil {
		areas = append(areas, area{name: "crash dumps", dir: here, dumps: true, flat: true})
	}
	return areas
}

// dumpOf reports whether a file is a memory dump that may be the program's, by its name.
func dumpOf(name string) bool {
	return name == "core" || strings.HasPrefix(name, "core.") && strings.Trim(name[5:], "0123456789") == ""
}
