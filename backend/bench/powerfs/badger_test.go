//go:build linux

package powerfs

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"

	"autojob/backend/bench/proofs"
)

// Badger in a child of the test program. What it does is set by words in the environment: "sync" for
// SyncWrites, "small" for logs and tables so small that new ones are made all the time, "log" for values
// in the value log, "secret" for encryption.
const badgerVar = "AUTOJOB_POWERFS_BADGER"

func value(i int) []byte {
	v := make([]byte, 20+i*37%900)
	for at := range v {
		v[at] = byte(i + at)
	}
	binary.BigEndian.PutUint64(v, uint64(i))
	return v
}

// openBadger opens and returns how many records there are: all from the first on, each as it was written.
func openBadger(dir, words string) (*badger.DB, int, error) {
	opt := badger.DefaultOptions(dir).WithLogger(nil).WithMetricsEnabled(false).WithCompression(options.None).WithBlockCacheSize(1 << 20).
		WithIndexCacheSize(1 << 20).WithMemTableSize(8 << 20).WithNumCompactors(2).WithVerifyValueChecksum(true).WithValueThreshold(1 << 10).
		WithSyncWrites(strings.Contains(words, "sync"))
	if strings.Contains(words, "small") {
		opt = opt.WithMemTableSize(128 << 10).WithValueLogFileSize(1 << 20).WithValueLogMaxEntries(100).WithNumLevelZeroTables(2).
			WithNumLevelZeroTablesStall(4).WithBaseTableSize(128 << 10)
	}
	if strings.Contains(words, "log") {
		opt = opt.WithValueThreshold(64)
	}
	if strings.Contains(words, "secret") {
		opt = opt.WithEncryptionKey(bytes.Repeat([]byte("k"), 32))
	}
	db, err := badger.Open(opt)
	// A log whose name is on the disk and whose size is not: each open fails at one of them and fills it.
	for try := 0; try < 20 && err != nil && strings.Contains(err.Error(), "Create a new file"); try++ {
		fmt.Println("retried")
		db, err = badger.Open(opt)
	}
	if err != nil {
		return nil, 0, err
	}
	n := 0
	err = db.View(func(txn *badger.Txn) error {
		it := txn.NewIterator(badger.DefaultIteratorOptions)
		defer it.Close()
		for it.Rewind(); it.Valid(); it.Next() {
			item := it.Item()
			v, err := item.ValueCopy(nil)
			if err != nil {
				return fmt.Errorf("record %s: %w", item.Key(), err)
			}
			if string(item.Key()) != fmt.Sprintf("%08d", n) {
				return fmt.Errorf("record %s stands where %d is expected", item.Key(), n)
			}
			if string(v) != string(value(n)) {
				return fmt.Errorf("record %d is wrong", n)
			}
			n++
		}
		return nil
	})
	if err != nil {
		return nil, 0, errors.Join(err, db.Close())
	}
	return db, n, nil
}

func checkBadger(dir string) error {
	db, n, err := openBadger(dir, os.Getenv(badgerVar))
	if err != nil {
		return err
	}
	fmt.Println("held", n)
	if err := db.Close(); err != nil {
		return err
	}
	os.Exit(0)
	return nil
}

func writeBadger(dir string) error {
	db, i, err := openBadger(dir, os.Getenv(badgerVar))
	for ; err == nil; i++ {
		err = db.Update(func(txn *badger.Txn) error { return txn.Set(fmt.Appendf(nil, "%08d", i), value(i)) })
		if err == nil {
			fmt.Println("stored", i)
		}
	}
	return err
}

// badgerCampaign runs Badger with these options; the check is in a child, too, since a damaged table kills
// the process that reads it.
func badgerCampaign(t *testing.T, words string, c Campaign) Result {
	t.Helper()
	with := func(role, dir string) *exec.Cmd {
		cmd := child(t, role, dir)
		cmd.Env = append(cmd.Env, badgerVar+"="+words)
		return cmd
	}
	c.Command = func(dir string) *exec.Cmd { return with("badger", dir) }
	retried := 0
	c.Check = func(dir string, acknowledged int) error {
		cmd := with("badger, check", dir)
		out, _ := cmd.CombinedOutput()
		retried += strings.Count(string(out), "retried\n")
		_, text, ok := strings.Cut(string(out), "held ")
		text, _, _ = strings.Cut(text, "\n")
		n, err := strconv.Atoi(text)
		if !ok || err != nil {
			return errors.New(tail(string(out)))
		}
		if n < acknowledged+1 {
			return fmt.Errorf("%d records, %d were acknowledged", n, acknowledged+1)
		}
		return nil
	}
	r, err := c.Run(t.Context(), t.TempDir())
	if errors.Is(err, ErrNoFUSE) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: %d acknowledged, %d cycles without, %d retried, %d findings", words, r.Acknowledged, r.Unused, retried, len(r.Findings))
	for _, f := range r.Findings {
		t.Log(f)
	}
	return r
}

// rounds is the number of cycles: few in a usual run, AUTOJOB_PROVE=1 for the long one.
func rounds(few, many int) int {
	if os.Getenv("AUTOJOB_PROVE") == "1" {
		return many
	}
	return few
}

func TestBadgerLosesNothingOnADiskWithAJournal(t *testing.T) {
	n := rounds(20, 200)
	r := badgerCampaign(t, "sync small log secret", Campaign{Cycles: n, Seed: 1, Journal: true, Longest: 80 * time.Millisecond})
	if len(r.Findings) > 0 || r.Acknowledged < 10*n {
		t.Fatalf("%d findings, %d writes acknowledged", len(r.Findings), r.Acknowledged)
	}
	proofs.Campaign(t, n, fmt.Sprintf("%d writes acknowledged, 0 lost, 0 wrong", r.Acknowledged))
}

// The campaign is shown to bite: writes that are acknowledged and not synced are missed.
func TestBadgerWithoutSyncIsFoundOut(t *testing.T) {
	r := badgerCampaign(t, "small", Campaign{Cycles: 4, Seed: 1, Journal: true, Losses: []Loss{DropAll, KeepEarlier}})
	if !slices.ContainsFunc(r.Findings, func(f Finding) bool { return strings.Contains(f.Err.Error(), "were acknowledged") }) {
		t.Fatal("nothing is missed")
	}
}

// Badger syncs its folder neither after a new log nor between a new table and the MANIFEST that names it,
// and so leans on a file system that does it unasked, as ext4 does. When this fails, a new Badger does it
// itself, and the vault's own care for the folder may go.
func TestBadgerDoesNotSyncItsFolder(t *testing.T) {
	r := badgerCampaign(t, "sync small", Campaign{Cycles: 8, Seed: 1, Losses: []Loss{DropAll}})
	if !slices.ContainsFunc(r.Findings, func(f Finding) bool { return strings.Contains(f.Err.Error(), "file does not exist for table") }) {
		t.Fatal("no table is missed")
	}
}
