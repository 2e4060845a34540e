package vault

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"sync"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

const (
	rootSize      = 32
	keySize       = 32
	label         = "autojob vault 1 " // starts every HKDF info and every associated data, whatever the format
	minPassphrase = 8                  // characters, asked for only when a store is made
)

// generationID names a generation: 16 random bytes, in hex on disk and in the keychain.
type generationID [16]byte

func (g generationID) String() string { return fmt.Sprintf("%x", g[:]) }

// item is the name of the keychain item that holds the generation's root key.
func (g generationID) item() string { return keyPrefix + g.String() }

const keyPrefix = "vault-"

// recordKey is a Badger key: a bare HMAC, so that keys in files and logs say nothing.
type recordKey [16]byte

// storeID names a store through all its generations. It is random, like theirs.
type storeID [16]byte

func (s storeID) String() string { return fmt.Sprintf("%x", s[:]) }

// anchorItem is the name of the keychain item that remembers how far the store had come.
func (s storeID) anchorItem() string { return "anchor-" + s.String() }

// keyring derives all keys of one generation from its root.
type keyring struct {
	generation generationID
	format     int // of the generation's head and pages
	root       []byte
	index, set []byte

	mu    sync.Mutex
	seals map[string]cipher.AEAD
}

func newKeyring(generation generationID, root []byte) *keyring {
	k := &keyring{generation: generation, format: formatVersion, root: root, seals: map[string]cipher.AEAD{}}
	k.index = k.derive("index")
	k.set = k.derive("set")
	return k
}

func (k *keyring) derive(purpose string) []byte {
	key, err := hkdf.Key(sha256.New, k.root, k.generation[:], label+purpose, keySize)
	if err != nil {
		panic(err) // only for lengths HKDF cannot give
	}
	return key
}

// aead is the seal of a kind and class. It is safe for concurrent use.
func (k *keyring) aead(kind entryKind, class string) cipher.AEAD {
	purpose := "seal " + string(kind) + " " + class
	k.mu.Lock()
	defer k.mu.Unlock()
	if a, ok := k.seals[purpose]; ok {
		return a
	}
	a := newAEAD(k.derive(purpose))
	k.seals[purpose] = a
	return a
}

// gmac authenticates files; its nonce is given by the caller, once for each piece.
func (k *keyring) gmac() cipher.AEAD {
	block, err := aes.NewCipher(k.derive("files"))
	if err != nil {
		panic(err) // only for a wrong key length
	}
	a, err := cipher.NewGCM(block)
	if err != nil {
		panic(err)
	}
	return a
}

// key is where the entry with this class and id stands in Badger.
func (k *keyring) key(kind entryKind, class, id string) recordKey {
	mac := hmac.New(sha256.New, k.index)
	mac.Write([]byte{byte(kind), byte(len(class))})
	mac.Write([]byte(class))
	mac.Write([]byte(id))
	return recordKey(mac.Sum(nil)[:16])
}

// forget overwrites what can be overwritten; Go gives no stronger promise.
func (k *keyring) forget() {
	clear(k.root)
	clear(k.index)
	clear(k.set)
	k.mu.Lock()
	clear(k.seals)
	k.mu.Unlock()
}

// newAEAD is AES-256-GCM that puts a random 96-bit nonce before each ciphertext.
func newAEAD(key []byte) cipher.AEAD {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err) // only for a wrong key length
	}
	a, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err)
	}
	return a
}

func randomBytes(n int) []byte {
	b := make([]byte, n)
	rand.Read(b) // never fails: it ends the program instead
	return b
}

// kdf is how a passphrase becomes a key. The bounds keep a forged header from asking for a weak derivation or
// for all of the computer's memory.
type kdf struct {
	Name      string `json:"name"`
	Time      uint32 `json:"time"`
	MemoryKiB uint32 `json:"memory_kib"`
	Threads   uint8  `json:"threads"`
	Salt      []byte `json:"salt"`
}

const (
	floorMemoryKiB = 64 << 10
	ceilMemoryKiB  = 1 << 20
	ceilWorkKiB    = 4 << 20 // memory times passes: about five times the usual
)

// usualKDF is Argon2id with t=3, m=256 MiB, p=2: about a second on a small laptop.
func usualKDF() kdf { return kdf{Name: "argon2id", Time: 3, MemoryKiB: 256 << 10, Threads: 2} }

func (p kdf) check(floor uint32) error {
	switch {
	case p.Name != "argon2id":
		return fmt.Errorf("unknown key derivation")
	case p.Time < 1 || p.Time > 16:
		return fmt.Errorf("key derivation: time %d is outside 1 to 16", p.Time)
	case p.MemoryKiB < floor || p.MemoryKiB > ceilMemoryKiB:
		return fmt.Errorf("key derivation: memory %d KiB is outside %d to %d", p.MemoryKiB, floor, ceilMemoryKiB)
	case uint64(p.Time)*uint64(p.MemoryKiB) > ceilWorkKiB:
		return fmt.Errorf("key derivation: %d passes over %d KiB are too many", p.Time, p.MemoryKiB)
	case p.Threads < 1 || p.Threads > 16:
		return fmt.Errorf("key derivation: %d threads is outside 1 to 16", p.Threads)
	case len(p.Salt) != 16:
		return fmt.Errorf("key derivation: salt of %d bytes", len(p.Salt))
	}
	return nil
}

// key derives the wrapping key. The passphrase is brought to NFKC first, so that the same letters typed on
// another system give the same bytes.
func (p kdf) key(passphrase []byte) []byte {
	normal := slices.Clone(norm.NFKC.Bytes(passphrase)) // Bytes may return its argument, which is the caller's
	defer clear(normal)
	return argon2.IDKey(normal, p.Salt, p.Time, p.MemoryKiB, p.Threads, keySize)
}

func longEnough(passphrase []byte) bool {
	return utf8.RuneCount(norm.NFKC.Bytes(passphrase)) >= minPassphrase
}

// associated builds the associated data of a seal: every part with its length before it, so that no two
// different lists of parts give the same bytes.
func associated(generation generationID, kind entryKind, class, id string, version uint32) []byte {
	b := make([]byte, 0, len(label)+len(class)+len(id)+40)
	b = append(b, label...)
	b = append(b, generation[:]...)
	b = append(b, byte(kind))
	b = binary.BigEndian.AppendUint32(b, uint32(len(class)))
	b = append(b, class...)
	b = binary.BigEndian.AppendUint32(b, uint32(len(id)))
	b = append(b, id...)
	return binary.BigEndian.AppendUint32(b, version)
}
