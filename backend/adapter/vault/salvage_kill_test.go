package vault

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"
)

const salvageChildVar = "AUTOJOB_SALVAGE_CHILD"

// TestSalvageChild is the process that TestSalvageAfterAKill kills: it writes transaction after transaction and says
// so with a byte each.
func TestSalvageChild(t *testing.T) {
	dir := os.Getenv(salvageChildVar)
	if dir == "" {
		t.Skip("runs inside the child processes of another test")
	}
	db, err := badger.Open(smallTables(dir, bytes.Repeat([]byte{7}, keySize)))
	if err != nil {
		t.Fatal(err)
	}
	registry, err := os.ReadFile(filepath.Join(dir, registryName))
	if err != nil {
		t.Fatal(err)
	}
	os.Stdout.Write(binary.BigEndian.AppendUint32(nil, uint32(len(registry))))
	os.Stdout.Write(registry)
	for i := 0; ; i++ {
		err := db.Update(func(txn *badger.Txn) error {
			for k, v := range scripted(i) {
				if v == nil {
					if err := txn.Delete(bytes.Clone(k[:])); err != nil {
						return err
					}
				} else if err := txn.Set(bytes.Clone(k[:]), v); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		os.Stdout.Write([]byte{'.'})
	}
}

// scripted is what the transaction with this number changes; nil deletes.
func scripted(number int) map[recordKey][]byte {
	rng := rand.New(rand.NewPCG(uint64(number), 5))
	changes := map[recordKey][]byte{}
	for range 1 + rng.IntN(6) {
		k := numbered(rng.IntN(500))
		if changes[k] = nil; rng.IntN(4) > 0 {
			changes[k] = bytes.Repeat(fmt.Appendf(nil, "%d of %d,", rng.IntN(100), number), 1+rng.IntN(600))
		}
	}
	return changes
}

func TestSalvageAfterAKill(t *testing.T) {
	ctx := context.Background()
	rng := rand.New(rand.NewPCG(3, 4))
	kills, total, inFlight, tables := rounds(15, 300), 0, 0, 0
	for range kills {
		dir := t.TempDir()
		cmd := exec.Command(self(t), "-test.run=^TestSalvageChild$")
		cmd.Env = append(os.Environ(), salvageChildVar+"="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var size [4]byte
		if _, err := io.ReadFull(out, size[:]); err != nil {
			t.Fatal(err)
		}
		registry := make([]byte, binary.BigEndian.Uint32(size[:]))
		if _, err := io.ReadFull(out, registry); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(rng.IntN(2000))*time.Millisecond, func() { cmd.Process.Kill() })
		said, err := io.ReadAll(out)
		if err != nil {
			t.Fatal(err)
		}
		cmd.Wait()
		if len(bytes.Trim(said, ".")) > 0 {
			t.Fatalf("the child failed: %s", bytes.Trim(said, "."))
		}
		s, err := salvage(ctx, dir, bytes.Repeat([]byte{7}, keySize), registry)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.unreadable) > 0 {
			t.Errorf("after %d writes: %v", len(said), errors.Join(s.unreadable...))
		}
		want := map[recordKey]string{}
		for i := range len(said) {
			applyScript(want, scripted(i))
		}
		if !reflect.DeepEqual(s.current(), want) {
			inFlight++
			if applyScript(want, scripted(len(said))); !reflect.DeepEqual(s.current(), want) {
				t.Errorf("after %d writes the state is neither the last acknowledged nor the next", len(said))
			}
		}
		total += len(said)
		found, _ := filepath.Glob(filepath.Join(dir, "*.sst"))
		tables += len(found)
		os.RemoveAll(dir)
	}
	t.Logf("%d kills, %d writes, %d tables left, %d times one write more than acknowledged", kills, total, tables, inFlight)
}

func applyScript(state map[recordKey]string, changes map[recordKey][]byte) {
	for k, v := range changes {
		if v == nil {
			delete(state, k)
		} else {
			state[k] = string(v)
		}
	}
}
