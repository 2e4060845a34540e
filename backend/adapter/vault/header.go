package vault

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"autojob/backend/core/recovery"
)

// KeyKind says what opens a generation.
type KeyKind string

const (
	KeychainKey   KeyKind = "keychain"
	PassphraseKey KeyKind = "passphrase"
	BothKeys      KeyKind = "both" // a passphrase on top: the keychain's secret and the passphrase together
)

const (
	formatVersion   = 2
	firstFormat     = 1 // without anchor, file list, store id and recovery kit; opened to be brought to the present one
	documentVersion = 1
	maxHeader       = 8 << 10
)

// header is what a generation says about itself without a key. On disk: the fields as one line of JSON, the
// SHA-256 of that line (so that plain damage is told apart from a wrong key), and its MAC under a key from the root.
type header struct {
	Format     int     `json:"format"`
	Store      string  `json:"store,omitempty"` // the same through all generations
	Generation string  `json:"generation"`
	Key        KeyKind `json:"key"`
	KDF        *kdf    `json:"kdf,omitempty"`     // where there is a passphrase
	Wrapped    []byte  `json:"wrapped,omitempty"` // the root key, sealed under the passphrase's key
	Half       []byte  `json:"half,omitempty"`    // with BothKeys: shows that the keychain's half belongs to this generation and store
	Kit        []byte  `json:"kit,omitempty"`     // the root key, wrapped for the recovery kit
	Registry   []byte  `json:"registry"`          // Badger's KEYREGISTRY, which it cannot do without
	Made       string  `json:"made"`              // the day, for the person who has several copies

	data, line, mac []byte // as read
}

var errNewer = errors.New("the format is newer than this program")

func (h *header) encode(k *keyring) ([]byte, error) {
	line, err := json.Marshal(h)
	if err != nil {
		return nil, fmt.Errorf("encoding the header: %w", err)
	}
	sum := sha256.Sum256(line)
	out := append(bytes.Clone(line), '\n')
	out = hex.AppendEncode(out, sum[:])
	out = append(out, '\n')
	out = base64.StdEncoding.AppendEncode(out, headerMAC(k, line))
	return append(out, '\n'), nil
}

func headerMAC(k *keyring, line []byte) []byte {
	mac := hmac.New(sha256.New, k.derive("header"))
	mac.Write(line)
	return mac.Sum(nil)
}

// parseHeader reads a header of the given generation. Nothing in it is trusted before verify; the bounds hold already.
func parseHeader(data []byte, generation generationID, floorKiB uint32) (*header, error) {
	if len(data) > maxHeader {
		return nil, fmt.Errorf("header of %d bytes", len(data))
	}
	lines := bytes.Split(data, []byte("\n"))
	if len(lines) != 4 || len(lines[3]) != 0 {
		return nil, errors.New("the header is not complete")
	}
	sum := sha256.Sum256(lines[0])
	if string(lines[1]) != hex.EncodeToString(sum[:]) {
		return nil, errors.New("the header's checksum does not fit")
	}
	mac, err := base64.StdEncoding.Strict().DecodeString(string(lines[2]))
	if err != nil || len(mac) != sha256.Size {
		return nil, errors.New("the header's MAC is not one")
	}
	var version struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(lines[0], &version); err != nil {
		return nil, fmt.Errorf("reading the header: %w", err)
	}
	if version.Format > formatVersion {
		return nil, errNewer
	}
	h := &header{data: bytes.Clone(data), line: lines[0], mac: mac}
	d := json.NewDecoder(bytes.NewReader(lines[0]))
	d.DisallowUnknownFields()
	if err := d.Decode(h); err != nil {
		return nil, fmt.Errorf("reading the header: %w", err)
	}
	return h, h.check(generation, floorKiB)
}

func (h *header) check(generation generationID, floorKiB uint32) error {
	if h.Format < firstFormat || h.Format > formatVersion {
		return fmt.Errorf("header format %d", h.Format)
	}
	if h.Generation != generation.String() {
		return errors.New("the header belongs to another generation")
	}
	if _, ok := parseID(h.Store); !ok && h.Format > firstFormat {
		return errors.New("the header names no store")
	}
	switch h.Key {
	case KeychainKey:
		if h.KDF != nil || h.Wrapped != nil {
			return errors.New("the header names two kinds of key")
		}
	case PassphraseKey, BothKeys:
		if h.KDF == nil || len(h.Wrapped) == 0 {
			return errors.New("the header lacks its key derivation")
		}
		return h.KDF.check(floorKiB)
	default:
		return errors.New("the header names an unknown kind of key")
	}
	return nil
}

// verify says whether the keyring's root made this header.
func (h *header) verify(k *keyring) bool { return hmac.Equal(h.mac, headerMAC(k, h.line)) }

// owns says whether the keychain's secret is that of the generation of this header: whoever writes the header without knowing the
// secret cannot have it pass.
func (h *header) owns(generation generationID, secret []byte) bool {
	switch h.Key {
	case KeychainKey:
		k := newKeyring(generation, bytes.Clone(secret))
		defer k.forget()
		return h.verify(k)
	case BothKeys:
		return hmac.Equal(h.Half, h.halfProof(generation, secret))
	}
	return false
}

// halfProof is made of the keychain's half, and tells nothing of it. It names the store, for whoever copies the header of another
// store sees its proof.
func (h *header) halfProof(generation generationID, half []byte) []byte {
	proof, err := hkdf.Key(sha256.New, half, generation[:], label+"half of "+h.Store, keySize)
	if err != nil {
		panic(err) // only for lengths HKDF cannot give
	}
	return proof
}

// keep leaves the proven header of a generation that is no longer in force where the sweep looks, whatever was done to its folder
// meanwhile: by it the key is found that has to go.
func (h *header) keep(dir string) {
	if h == nil || len(h.data) == 0 || h.Key == PassphraseKey {
		return
	}
	gone := filepath.Join(dir, gonePrefix+h.Generation)
	for _, gen := range []string{filepath.Join(dir, genPrefix+h.Generation), filepath.Join(dir, newPrefix+h.Generation), gone} {
		if isFolder(gen) == nil {
			mendHeaders(gen, h)
			return
		}
	}
	_ = os.Remove(gone)
	_ = makeDir(gone)
	mendHeaders(gone, h)
}

func (h *header) rootData(generation generationID) []byte {
	return associated(generation, kindRoot, "", "", uint32(h.Format))
}

// kitData is the context of the wrap for the recovery kit.
func kitData(generation generationID) []byte {
	return associated(generation, kindRoot, "kit", "", formatVersion)
}

// lock is what opens a store, kept so that the next generation can be closed with it: the kind and, where there is a
// passphrase, what Argon2id made of it.
type lock struct {
	kind    KeyKind
	params  kdf
	derived []byte
}

// newLock derives a fresh lock from a passphrase, which is empty for KeychainKey.
func newLock(kind KeyKind, passphrase []byte, params kdf) *lock {
	l := &lock{kind: kind}
	if kind != KeychainKey {
		params.Salt = randomBytes(16)
		l.params, l.derived = params, params.key(passphrase)
	}
	return l
}

// forget overwrites what can be overwritten.
func (l *lock) forget() {
	if l != nil {
		clear(l.derived)
	}
}

// wrappingKey is what the root is sealed under: for BothKeys neither part is enough.
func (l *lock) wrappingKey(generation generationID, half []byte) []byte {
	if l.kind != BothKeys {
		return l.derived
	}
	key, err := hkdf.Key(sha256.New, slices.Concat(half, l.derived), generation[:], label+"both", keySize)
	if err != nil {
		panic(err) // only for lengths HKDF cannot give
	}
	return key
}

// close puts the lock on a header and gives the secret for the keychain; nil where none goes there.
func (l *lock) close(h *header, generation generationID, root []byte) (secret []byte) {
	h.Key = l.kind
	switch l.kind {
	case KeychainKey:
		return bytes.Clone(root)
	case BothKeys:
		secret = randomBytes(rootSize)
		h.Half = h.halfProof(generation, secret)
	}
	params := l.params
	h.KDF = &params
	h.Wrapped = seal(newAEAD(l.wrappingKey(generation, secret)), root, h.rootData(generation))
	return secret
}

// unwrap gives the root and the lock that opened it, or errUnsealed for another passphrase (or half).
func (h *header) unwrap(generation generationID, half, passphrase []byte) ([]byte, *lock, error) {
	l := &lock{kind: h.Key, params: *h.KDF, derived: h.KDF.key(passphrase)}
	root, err := unseal(newAEAD(l.wrappingKey(generation, half)), h.Wrapped, h.rootData(generation))
	if err != nil || len(root) != rootSize {
		l.forget()
		return nil, nil, errUnsealed
	}
	return root, l, nil
}

// rootByKit opens the wrap for the recovery kit.
func (h *header) rootByKit(id generationID, kit recovery.Secret) ([]byte, error) {
	if len(h.Kit) == 0 {
		return nil, noKit()
	}
	w, err := recovery.DecodeWrap(h.Kit)
	if err != nil {
		return nil, err
	}
	return kit.Open(kitData(id), w)
}
