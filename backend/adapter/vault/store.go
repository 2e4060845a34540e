package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

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

	// rotation is when Badger makes itself another data key. Its old ones stay for ever, so rotating shreds nothing and is kept
	// rare. It must stay well below the time since 1970: a registry without a key counts as made then, and within
	// the duration Badger takes "no key yet" for valid and writes without any encryption.
	rotation = 10 * 365 * 24 * time.Hour
	// emptyRegistry is the size of a key registry without a data key: an IV and the encrypted sanity text.
	emptyRegistry = 16 + 12
	maxRegistry   = 64 << 10
)

func storeOptions(dir string, key []byte) badger.Options {
	return badger.DefaultOptions(dir).
		WithEncryptionKey(key).
		WithEncryptionKeyRotationDuration(rotation).
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

// openStore opens Badger. An unclean end can leave logs without their size: each open fails at one with "Create a new
// file" and mends it (Badger #2207).
func openStore(dir string, key []byte) (db *badger.DB, err error) {
	defer func() {
		if r := recover(); r != nil {
			db, err = nil, damaged(fmt.Errorf("opening the database: %v", r))
		}
	}()
	// Badger writes its process id into LOCK, through a link to wherever it leads. What counts is the vault's own lock.
	if err := os.RemoveAll(filepath.Join(dir, lockName)); err != nil {
		return nil, fromDisk("opening the database", err)
	}
	if err := roomFor(dir, roomToOpen); err != nil {
		return nil, err
	}
	for attempt := 0; ; attempt++ {
		db, err = badger.Open(storeOptions(dir, key))
		if err == nil || attempt == 20 || !strings.Contains(err.Error(), "Create a new file") {
			return db, fromDisk("opening the database", err)
		}
	}
}

// openStaging opens a database that counts only once it is whole, closed and synced.
func openStaging(dir string, key []byte) (*badger.DB, error) {
	if err := roomFor(dir, roomToOpen); err != nil {
		return nil, err
	}
	db, err := badger.Open(storeOptions(dir, key).WithSyncWrites(false))
	return db, fromDisk("opening the database", err)
}

// get reads one value; nil without an error means that there is none.
func get(db *badger.DB, key recordKey) (value []byte, err error) {
	err = db.View(func(txn *badger.Txn) (err error) {
		value, err = getIn(txn, key)
		return err
	})
	return value, fromDisk("reading the database", err)
}

func getIn(txn *badger.Txn, key recordKey) (value []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			value, err = nil, damaged(fmt.Errorf("reading the database: %v", r))
		}
	}()
	item, err := txn.Get(key[:])
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return item.ValueCopy(nil)
}
