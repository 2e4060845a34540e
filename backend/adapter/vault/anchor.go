package vault

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// The anchor remembers, outside Badger, the sequence of the last transaction, so that a database that went back to an
// earlier state is noticed. One is a file beside the database, written after each commit; it is not synced, because
// an anchor that is older than the head is no sign of anything, and the head is on the disk before the anchor is written. The
// other is in the keychain, where someone who holds only the folder cannot reach it.

const (
	anchorName = "ANCHOR"
	anchorMark = "AJAN\x01"
	anchorSize = len(anchorMark) + 16 + 8 + sha256.Size
	anchorSlot = 4096 // two slots, written in turn, so that one torn by a power loss leaves the other
)

func (k *keyring) encodeAnchor(sequence uint64) []byte {
	b := append([]byte(anchorMark), k.generation[:]...)
	b = binary.BigEndian.AppendUint64(b, sequence)
	return append(b, k.anchorMAC(b)...)
}

func (k *keyring) anchorMAC(b []byte) []byte {
	mac := hmac.New(sha256.New, k.derive("anchor"))
	mac.Write(b)
	return mac.Sum(nil)
}

func (k *keyring) decodeAnchor(b []byte) (sequence uint64, ok bool) {
	at := anchorSize - sha256.Size
	if len(b) < anchorSize || string(b[:len(anchorMark)]) != anchorMark || !hmac.Equal(b[at:anchorSize], k.anchorMAC(b[:at])) {
		return 0, false
	}
	return binary.BigEndian.Uint64(b[at-8:]), true
}

// anchorFile is the file of the generation in force, open for as long as the store is.
type anchorFile struct {
	f    *os.File
	keys *keyring
	slot int64 // the one to write next
}

// makeAnchor writes both slots and syncs.
func makeAnchor(gen string, k *keyring, sequence uint64) error {
	b := make([]byte, 2*anchorSlot)
	copy(b, k.encodeAnchor(sequence))
	copy(b[anchorSlot:], b[:anchorSize])
	return writeFile(filepath.Join(gen, anchorName), b)
}

// readAnchor gives the newer of the two slots; ok is false when neither passes.
func (k *keyring) readAnchor(r io.ReaderAt) (sequence uint64, slot int64, ok bool) {
	for i := range int64(2) {
		b := make([]byte, anchorSize)
		if n, err := r.ReadAt(b, i*anchorSlot); n < anchorSize && err != nil {
			continue
		}
		if s, good := k.decodeAnchor(b); good && (!ok || s >= sequence) {
			sequence, slot, ok = s, i, true
		}
	}
	return sequence, slot, ok
}

// openAnchor opens the file; ok is false when it is missing or nobody with the key wrote it.
func openAnchor(gen string, k *keyring) (a *anchorFile, sequence uint64, ok bool, err error) {
	path := filepath.Join(gen, anchorName)
	if info, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil, 0, false, nil
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, 0, false, err
	}
	sequence, slot, ok := k.readAnchor(f)
	return &anchorFile{f: f, keys: k, slot: 1 - slot}, sequence, ok, nil
}

func (a *anchorFile) write(sequence uint64) error {
	_, err := a.f.WriteAt(a.keys.encodeAnchor(sequence), a.slot*anchorSlot)
	a.slot = 1 - a.slot
	return err
}

func (a *anchorFile) close() error {
	if a == nil {
		return nil
	}
	return a.f.Close()
}

// anchorDelay is how long the keychain's anchor may stay behind. Within it, a folder put back to its state of that moment
// opens without a word; this is one of the windows that the threat model writes down.
const anchorDelay = 5 * time.Second

// keeper writes the keychain's anchor, off the path of the one who writes a record.
type keeper struct {
	keychain Keychain
	item     string
	delay    time.Duration

	mu      sync.Mutex // guards what follows
	latest  uint64     // what is to be kept
	timer   *time.Timer
	closed  bool
	writing sync.Mutex // held during a call
	kept    uint64     // guarded by writing
}

// newKeeper watches over the keychain's anchor of a store.
func newKeeper(opt Options, store storeID) *keeper {
	k := &keeper{keychain: opt.keychain(), item: store.anchorItem(), delay: opt.delay}
	if k.delay == 0 {
		k.delay = anchorDelay
	}
	return k
}

// note asks for the sequence to be kept within the delay.
func (k *keeper) note(sequence uint64) {
	if k == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.latest = max(k.latest, sequence)
	if k.timer == nil && !k.closed {
		k.timer = time.AfterFunc(k.delay, func() {
			ctx, cancel := context.WithTimeout(context.Background(), keychainWait)
			defer cancel()
			_ = k.settle(ctx) // a keychain that refuses now is asked again after the next write
		})
	}
}

// settle keeps the latest sequence now.
func (k *keeper) settle(ctx context.Context) error {
	if k == nil {
		return nil
	}
	k.writing.Lock()
	defer k.writing.Unlock()
	k.mu.Lock()
	if k.timer != nil {
		k.timer.Stop()
		k.timer = nil
	}
	sequence := k.latest
	k.mu.Unlock()
	if sequence <= k.kept {
		return nil
	}
	if err := k.keychain.Set(ctx, k.item, binary.BigEndian.AppendUint64(nil, sequence)); err != nil {
		return err
	}
	k.kept = sequence
	return nil
}

// close ends the keeper after one last try, which may not hold up the program's end.
func (k *keeper) close() {
	if k == nil {
		return
	}
	k.mu.Lock()
	k.closed = true
	k.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	_ = k.settle(ctx)
}

// keptAnchor asks the keychain how far the store had come; ok is false when it knows nothing of it.
func keptAnchor(ctx context.Context, k Keychain, item string) (sequence uint64, ok bool, err error) {
	b, err := k.Get(ctx, item)
	if errors.Is(err, ErrNoItem) || err == nil && len(b) != 8 {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	return binary.BigEndian.Uint64(b), true, nil
}
