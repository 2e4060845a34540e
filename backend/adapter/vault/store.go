package vault

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"
)

const (
	memTable     = 32 << 20
	cacheSize    = 16 << 20
	inTable      = 1 << 20             // Badger keeps values up to this beside their keys; larger ones are never written
	maxBatch     = memTable * 15 / 100 // Badger's own limit of a transaction
	batchBudget  = maxBatch * 6 / 10   // where PutAll starts a new one
	registryName = badger.KeyRegistryFileName
)

func storeOptions(dir string, key []byte) badger.Options {
	return badger.DefaultOptions(dir).
		WithEncryptionKey(key).
		WithEncryptionKeyRotationDuration(200 * 365 * 24 * 3600e9). // its old keys stay for ever, so rotating them shreds nothing
		WithSyncWrites(true).
		WithIndexCacheSize(cacheSize). // 0 would be a panic later
		WithBlockCacheSize(cacheSize).
		WithMemTableSize(memTable).
		WithNumMemtables(2).
		WithNumCompactors(2).
		WithValueThreshold(inTable).
		WithValueLogFileSize(16 << 20). // the value log stays empty
		WithCompression(options.None).  // seals do not compress
		WithChecksumVerificationMode(options.OnBlockRead).
		WithVerifyValueChecksum(true).
		WithDetectConflicts(false). // one writer at a time
		WithMetricsEnabled(false).
		WithLogger(nil) // it prints keys
}

// openStore opens Badger. A freshly killed process can leave a state in which the first open fails with "Create a
// new file" and the second works (Badger #2207).
func openStore(dir string, key []byte) (db *badger.DB, err error) {
	defer func() {
		if r := recover(); r != nil {
			db, err = nil, damaged(fmt.Errorf("opening the database: %v", r))
		}
	}()
	for attempt := 0; ; attempt++ {
		db, err = badger.Open(storeOptions(dir, key))
		if err == nil || attempt > 0 || !strings.Contains(err.Error(), "Create a new file") {
			return db, fromDisk("opening the database", err)
		}
	}
}

// mendRegistry puts back Badger's key registry, without which nothing opens, when it differs from the header's copy.
func mendRegistry(dir string, registry []byte) error {
	path := filepath.Join(dir, registryName)
	have, err := readSmall(path, maxHeader)
	if err == nil && bytes.Equal(have, registry) {
		return nil
	}
	if err != nil && !errors.Is(err, os.ErrNotExist) && !errors.Is(err, os.ErrPermission) && len(have) == 0 {
		return fromDisk("reading the key registry", err)
	}
	return fromDisk("mending the key registry", writeFile(path, registry))
}

// get reads one value; nil without an error means that there is none.
func get(db *badger.DB, key recordKey) (value []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			value, err = nil, damaged(fmt.Errorf("reading the database: %v", r))
		}
	}()
	err = db.View(func(txn *badger.Txn) error {
		item, err := txn.Get(key[:])
		if errors.Is(err, badger.ErrKeyNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		value, err = item.ValueCopy(nil)
		return err
	})
	return value, fromDisk("reading the database", err)
}
