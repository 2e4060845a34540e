//go:build unix

package vault

import (
	"os"
	"syscall"
)

// plant makes what is no file and no folder.
func plant(path string, n node) error {
	if n.kind == pipe {
		return syscall.Mkfifo(path, 0o600)
	}
	return os.Symlink(n.target, path)
}
