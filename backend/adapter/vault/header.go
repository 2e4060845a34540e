package vault

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

// KeyKind says what opens a generation.
type KeyKind string

const (
	KeychainKey   KeyKind = "keychain"
	PassphraseKey KeyKind = "passphrase"
)

const (
	formatVersion = 1
	maxHeader     = 8 << 10
)

// header is what a generation says about itself without a key. On disk: the fields as one line of JSON, the
// SHA-256 of that line (so that plain damage is told apart from a wrong key), and its MAC under a key from the root.
type header struct {
	Format     int     `json:"format"`
	Generation string  `json:"generation"`
	Key        KeyKind `json:"key"`
	KDF        *kdf    `json:"kdf,omitempty"`     // with PassphraseKey
	Wrapped    []byte  `json:"wrapped,omitempty"` // the root key, sealed under the passphrase's key
	Registry   []byte  `json:"registry"`          // Badger's KEYREGISTRY, which it cannot do without
	Made       string  `json:"made"`              // the day, for the person who has several copies

	line, mac []byte // as read
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
	h := &header{line: lines[0], mac: mac}
	d := json.NewDecoder(bytes.NewReader(lines[0]))
	d.DisallowUnknownFields()
	if err := d.Decode(h); err != nil {
		return nil, fmt.Errorf("reading the header: %w", err)
	}
	return h, h.check(generation, floorKiB)
}

func (h *header) check(generation generationID, floorKiB uint32) error {
	if h.Format != formatVersion {
		return fmt.Errorf("header format %d", h.Format)
	}
	if h.Generation != generation.String() {
		return errors.New("the header belongs to another generation")
	}
	switch h.Key {
	case KeychainKey:
		if h.KDF != nil || h.Wrapped != nil {
			return errors.New("the header names two kinds of key")
		}
	case PassphraseKey:
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

// wrap seals the root under a passphrase; the parameters are covered by the header's MAC and by the key itself.
func (h *header) wrap(generation generationID, root, passphrase []byte, params kdf) {
	params.Salt = randomBytes(16)
	key := params.key(passphrase)
	defer clear(key)
	h.KDF = &params
	h.Wrapped = seal(newAEAD(key), root, associated(generation, kindRoot, "", "", formatVersion))
}

// unwrap gives the root, or errUnsealed for another passphrase.
func (h *header) unwrap(generation generationID, passphrase []byte) ([]byte, error) {
	key := h.KDF.key(passphrase)
	defer clear(key)
	root, err := unseal(newAEAD(key), h.Wrapped, associated(generation, kindRoot, "", "", formatVersion))
	if err != nil || len(root) != rootSize {
		return nil, errUnsealed
	}
	return root, nil
}
