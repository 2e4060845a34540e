// Package recovery is the recovery kit: 24 words, or the QR code beside them, that open a store whose
// keychain key or passphrase is lost.
//
// Start with New, which makes the kit's Secret, and Secret.Card. The words go to the person and are
// forgotten by the program; the card stays in the open store. Card.Wrap seals the store's root key for
// the kit, again for each generation, without the words; the wrap lies beside the store for everyone to
// see. Secret.Open, with the words typed again, opens it.
//
// What it promises:
//   - Whoever holds card, wrap and folder, but not the words, cannot open a wrap.
//   - Only a store that had this kit's card makes a wrap that the kit opens. HPKE has no sender: without
//     the signature and its certificate anybody who knows the public key could put a forged store,
//     under a root of their own, in the place of the real one.
//   - A wrap opens in one context only: that of the generation for which it was made.
//   - A secret shows nothing of itself in messages, logs or JSON, and no error repeats a word.
//
// Construction: the secret is 32 random bytes. HKDF-SHA256 derives from it an HPKE key pair (RFC 9180:
// DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM) and a key for certificates. A certificate is
// an HMAC-SHA256 over the kit's public key, an Ed25519 key and the day; the Ed25519 key signs wraps. The
// words are those of BIP-39 in English; no wallet is derived from them.
package recovery

import (
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
)

// SecretSize is the length of the secret in bytes.
const SecretSize = 32

// errCleared says that a secret is used that was never made, or was cleared.
var errCleared = errors.New("the recovery kit's secret is not there any more")

// Secret is what the words stand for. Copies share one memory: Clear on one clears them all. The zero
// Secret is as a cleared one.
type Secret struct {
	// A function, because of what prints by reflection: fmt does not ask an unexported field how it wants
	// to be shown, and follows pointers for some verbs. Of a function it shows the address.
	held func() *held
}

type held struct {
	bytes   [SecretSize]byte
	cleared bool
}

// New draws a secret from the system's random numbers.
func New() Secret {
	var b [SecretSize]byte
	defer clear(b[:])
	rand.Read(b[:]) // never fails: it ends the program rather than return an error
	return secretOf(b[:])
}

// secretOf copies b, which has SecretSize bytes.
func secretOf(b []byte) Secret {
	h := &held{}
	copy(h.bytes[:], b)
	return Secret{held: func() *held { return h }}
}

// Clear overwrites the secret. What Words and Text gave away is beyond its reach.
func (s Secret) Clear() {
	if s.held != nil {
		h := s.held()
		clear(h.bytes[:])
		h.cleared = true
	}
}

// Empty reports whether there is no secret here: never made, or cleared.
func (s Secret) Empty() bool { return s.held == nil || s.held().cleared }

// Equal reports whether both are the same kit, in constant time. An empty Secret equals none.
func (s Secret) Equal(other Secret) bool {
	return !s.Empty() && !other.Empty() && subtle.ConstantTimeCompare(s.bytes(), other.bytes()) == 1
}

// bytes is the secret itself, not a copy. The secret must not be empty.
func (s Secret) bytes() []byte { return s.held().bytes[:] }

// shown stands for a secret wherever one is printed.
const shown = "[recovery kit]"

// String, GoString, Format and MarshalText show that there is a secret and nothing of it. JSON and slog
// take MarshalText, or Format.
func (s Secret) String() string { return shown }

// GoString is as String.
func (s Secret) GoString() string { return shown }

// Format is as String, for every verb.
func (s Secret) Format(f fmt.State, _ rune) { io.WriteString(f, shown) }

// MarshalText is as String.
func (s Secret) MarshalText() ([]byte, error) { return []byte(shown), nil }
