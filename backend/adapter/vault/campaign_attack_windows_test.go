package vault

import "os"

// plant makes what is no file and no folder; in the place of a pipe stands an empty folder.
func plant(path string, n node) error {
	if n.kind == pipe {
		return os.Mkdir(path, 0o700)
	}
	return os.Symlink(n.target, path)
}
