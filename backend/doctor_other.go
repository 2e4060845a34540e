//go:build !linux && !darwin && !windows

package backend

import (
	"path/filepath"
	"strings"
)

// diskOf is not known here.
func diskOf(string) (kind string, remote bool) { return "", false }

// programPlaces are the folders besides the data in which the program keeps something.
func programPlaces() []area {
	return []area{{name: "cache folder", dir: filepath.Join(home(), ".cache", "autojob"), ours: true}}
}

// dumpOf reports whether a file is a memory dump of the program, by its name.
func dumpOf(name string) bool { return strings.Contains(strings.ToLower(name), "autojob") }
