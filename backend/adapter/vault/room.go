package vault

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/dgraph-io/badger/v4"
)

// Badger writes through mapped files. A page for which the disk has no room ends the whole process there, with no error that
// could be handled, so what it is going to write is weighed before. minSpare covers what others write meanwhile.

// roomToOpen is for Badger's new log files, most of which are holes, and again for what others write meanwhile.
const roomToOpen = 16 << 20

// roomFor is a problem when fewer bytes are free.
func roomFor(dir string, bytes uint64) error {
	free, err := freeSpace(dir)
	if err != nil {
		return fromDisk("asking for free space", err)
	}
	if free < bytes {
		return full(fmt.Errorf("%d bytes free, %d are needed", free, bytes))
	}
	return nil
}

// closeDB closes a database if it can: Badger then writes its log once more as a table, and where no file can be made it
// tries so for ever. With an error the database is left as a killed process leaves it, and the next start reads it so.
func closeDB(db *badger.DB) error {
	dir := db.Opts().Dir
	probe, err := os.CreateTemp(dir, tempPrefix)
	if err == nil {
		probe.Close()
		err = os.Remove(probe.Name())
	}
	if err != nil {
		return fromDisk("closing the database", err)
	}
	need := int64(roomToOpen)
	logs, _ := filepath.Glob(filepath.Join(dir, "*.mem"))
	for _, path := range logs {
		if info, err := os.Stat(path); err == nil {
			need += min(onDisk(info), memTable)
		}
	}
	if err := roomFor(dir, uint64(need)); err != nil {
		return err
	}
	return fromDisk("closing the database", db.Close())
}
