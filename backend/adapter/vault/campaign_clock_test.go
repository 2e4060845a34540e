package vault

import (
	"bytes"
	"context"
	"crypto/aes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/dgraph-io/badger/v4"
)

func year(y int) time.Time { return time.Date(y, 3, 4, 5, 6, 7, 0, time.UTC) }

// A clock that is wrong decides nothing: the latest backup is the one with the latest content, seven stay, and each restores.
func TestAClockSetBackOrForwardDoesNoHarm(t *testing.T) {
	ctx := context.Background()
	for _, wrong := range []int{1970, 1990, 2000, 2090} {
		t.Run(fmt.Sprint(wrong), func(t *testing.T) {
			t.Parallel()
			v, dir, opt := store(t)
			filled(t, v)
			for range 4 {
				if _, err := v.Backup(ctx, nil); err != nil {
					t.Fatal(err)
				}
			}
			opt.now = func() time.Time { return year(wrong) }
			v = again(t, v, dir, opt)
			notes := In[note](v, "note", 1)
			for i := range 5 {
				if err := notes.Put(ctx, "count", note{Rank: i}); err != nil {
					t.Fatal(err)
				}
				b, err := v.Backup(ctx, nil)
				if err != nil || !b.Present || b.Made.Year() != wrong || latest(t, dir) != b.Name {
					t.Fatalf("%+v %v, the latest is %s", b, err, latest(t, dir))
				}
			}
			opt.now = nil // and set right again
			v = again(t, v, dir, opt)
			notes = In[note](v, "note", 1)
			if err := notes.Put(ctx, "count", note{Rank: 5}); err != nil {
				t.Fatal(err)
			}
			if b, err := v.Backup(ctx, nil); err != nil || latest(t, dir) != b.Name {
				t.Fatalf("%+v %v", b, err)
			}
			all, err := Backups(dir)
			if err != nil || len(all) != keptBackups || all[1].Made.Year() != wrong {
				t.Fatalf("%+v %v", all, err)
			}
			opt.now = func() time.Time { return year(wrong) }
			v = again(t, v, dir, opt)
			r, err := v.Renew(ctx, Renewal{}, nil)
			if err != nil || !r.KeyGone || r.At.Year() != wrong {
				t.Fatalf("%+v %v", r, err)
			}
			if found, err := v.Check(ctx, nil); err != nil {
				t.Fatal(err)
			} else {
				for _, f := range found {
					if f.Grade != Good && f.ID != "kit" {
						t.Errorf("%+v", f)
					}
				}
			}
			if err := v.Close(); err != nil {
				t.Fatal(err)
			}
			opt.now = nil
			v, restored, err := Restore(ctx, dir, latest(t, dir), opt)
			if err != nil || restored.Kept != 52 || restored.Lost+restored.Older+restored.FromBackup != 0 {
				t.Fatalf("%+v %v", restored, err)
			}
			// A backup from a year that is far off is not taken for a recent one.
			f := v.checkBackups(ctx, nil)
			v.opt.now = func() time.Time { return year(wrong) }
			if far := v.checkBackups(ctx, nil); f.Grade != Good || far.Grade != Attention {
				t.Errorf("%+v, and in %d %+v", f, wrong, far)
			}
			v = again(t, v, dir, opt)
			if err := In[note](v, "note", 1).Delete(ctx, "count"); err != nil {
				t.Fatal(err)
			}
			wantFilled(t, v)
		})
	}
}

// datedRegistry is a key registry whose data keys were made at another time. That time stands in it as it is.
func datedRegistry(t testing.TB, registry []byte, made time.Time) []byte {
	t.Helper()
	const start = aes.BlockSize + len(registryText)
	out := bytes.Clone(registry[:start])
	for rest := registry[start:]; len(rest) > 0; {
		entry, after, err := framed(rest)
		if err != nil || entry == nil {
			t.Fatal("the registry is not readable: ", err)
		}
		var b []byte
		err = eachField(entry, func(field int, number uint64, data []byte) error {
			switch field {
			case 1:
				b = binary.AppendUvarint(append(b, 1<<3), number)
			case 2, 3:
				b = append(binary.AppendUvarint(append(b, byte(field<<3|2)), uint64(len(data))), data...)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		b = binary.AppendUvarint(append(b, 4<<3), uint64(made.Unix()))
		out = binary.BigEndian.AppendUint32(out, uint32(len(b)))
		out = binary.BigEndian.AppendUint32(out, crc32.Checksum(b, castagnoli))
		out = append(out, b...)
		rest = after
	}
	return out
}

// Badger looks at the clock to see whether it is time for another data key. What a clock that was wrong when the generation was
// made, or is wrong now, does to that: nothing, or one more key.
func TestBadgersKeysOutliveAWrongClock(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		made time.Time
		more bool
	}{
		"made in 1981, when a clock was not set":                   {year(1981), true},
		"made in 2000":                                             {year(2000), true},
		"made in 2090, so that the clock has gone back since":      {year(2090), false},
		"made in 2036, so that today is ten years before its time": {year(2036), false},
	} {
		t.Run(name, func(t *testing.T) {
			v, dir, opt := store(t)
			filled(t, v)
			if err := v.Close(); err != nil {
				t.Fatal(err)
			}
			keys := keysOf(t, v, opt)
			h := *v.header
			h.Registry = datedRegistry(t, h.Registry, c.made)
			line, err := h.encode(keys)
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(v.gen, dbName, registryName)
			for path, data := range map[string][]byte{path: h.Registry, filepath.Join(v.gen, headerName): line, filepath.Join(v.gen, headerCopy): line} {
				if err := os.WriteFile(path, data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			g := generation{gen: v.gen, keys: keys, header: &h}
			if err := errors.Join(os.Remove(filepath.Join(v.gen, filesName)), g.markClosed(ctx)); err != nil {
				t.Fatal(err)
			}
			for round := range 3 {
				if v, err = Open(ctx, dir, opt); err != nil {
					t.Fatal(err)
				}
				wantFilled(t, v)
				if err := errors.Join(In[note](v, "note", 1).Put(ctx, "x", note{Rank: round}), In[note](v, "note", 1).Delete(ctx, "x")); err != nil {
					t.Fatal(err)
				}
				if err := v.Close(); err != nil {
					t.Fatal(err)
				}
				if round == 1 { // as after a kill: salvage knows all the keys
					if err := os.Remove(filepath.Join(v.gen, filesName)); err != nil {
						t.Fatal(err)
					}
				}
				if round == 0 {
					if now, err := os.ReadFile(path); err != nil || !bytes.HasPrefix(now, h.Registry) || (len(now) > len(h.Registry)) != c.more {
						t.Fatalf("a registry of %d bytes, it had %d, %v", len(now), len(h.Registry), err)
					}
				}
			}
		})
	}
}

// In the first ten years after 1970 Badger writes without any encryption, because it takes having no data key yet for a valid one. As no test
// can set the computer's clock, the rotation is made longer than the time since then, which comes to the same.
func TestBadgerHasNoDataKeyInTheFirstYearsAfter1970(t *testing.T) {
	key := randomBytes(keySize)
	for early, rotates := range map[bool]time.Duration{false: rotation, true: time.Since(time.Unix(0, 0)) + time.Hour} {
		dir := t.TempDir()
		db, err := badger.Open(storeOptions(dir, key).WithEncryptionKeyRotationDuration(rotates))
		if err != nil {
			t.Fatal(err)
		}
		err = db.Update(func(txn *badger.Txn) error { return txn.Set([]byte("a"), []byte("b")) })
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
		registry, err := os.ReadFile(filepath.Join(dir, registryName))
		if err != nil || (len(registry) <= emptyRegistry) != early { // what builder.layOut refuses
			t.Fatalf("a registry of %d bytes, %v", len(registry), err)
		}
	}
}
