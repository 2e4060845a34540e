package recovery

import (
	"bytes"
	"crypto/ecdh"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/hpke"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"autojob/backend/core/problem"
)

const (
	publicSize      = 32 // an X25519 public key
	certificateSize = sha256.Size
	daySize         = len(time.DateOnly)
)

// The labels part the uses of one key, and the versions of this construction.
const (
	labelPair        = "autojob recovery kit 1: key pair"
	labelMAC         = "autojob recovery kit 1: certificate key"
	labelCertificate = "autojob recovery kit 1: certificate\x00"
	labelSignature   = "autojob recovery kit 1: wrap\x00"
	labelInfo        = "autojob recovery kit 1: root\x00"
	labelCard        = "autojob recovery kit 1: card\x00"
)

// badge is what a card and its wraps say openly of themselves: whose they are.
type badge struct {
	public      [publicSize]byte
	verify      [ed25519.PublicKeySize]byte
	certificate [certificateSize]byte
	made        [daySize]byte
}

// Card is what the open store keeps of a kit, sealed like every record: enough to wrap a root key for
// the kit, not enough to open a wrap. Whoever steals it can make wraps that the kit takes for the store's
// own, and had the open store in their hands to steal it. The zero Card is none.
type Card struct {
	badge
	signing func() ed25519.PrivateKey // a function for the reason that Secret has one
}

// Card makes the kit's card. made is the day, "2006-01-02", which the person finds on the paper too. Each
// card has a signing key of its own; the kit opens the wraps of all its cards.
func (s Secret) Card(made string) (Card, error) {
	if err := isDay([]byte(made)); err != nil {
		return Card{}, fmt.Errorf("making a recovery card: %w", err)
	}
	k, err := s.keys()
	if err != nil {
		return Card{}, fmt.Errorf("making a recovery card: %w", err)
	}
	verify, signing, err := ed25519.GenerateKey(nil)
	if err != nil {
		return Card{}, fmt.Errorf("making a recovery card: %w", err)
	}
	c := Card{signing: func() ed25519.PrivateKey { return signing }}
	copy(c.public[:], k.pair.PublicKey().Bytes())
	copy(c.verify[:], verify)
	copy(c.made[:], made)
	copy(c.certificate[:], k.certify(c.badge))
	return c, nil
}

// Public returns the kit's public key, which names the kit: the head of the store holds it, sealed.
func (c Card) Public() []byte { return bytes.Clone(c.public[:]) }

// Made returns the day on which the card was made, "2006-01-02".
func (c Card) Made() string { return string(c.made[:]) }

const (
	cardMark = "AJKC\x01" // the last byte is the version
	cardSum  = 8
	// CardSize is the length of an encoded card.
	CardSize = len(cardMark) + publicSize + certificateSize + daySize + ed25519.SeedSize + cardSum
)

// Encode returns the card for DecodeCard, or nil of the zero Card. It holds the signing key: seal it.
func (c Card) Encode() []byte {
	if c.signing == nil {
		return nil
	}
	out := make([]byte, 0, CardSize)
	out = append(out, cardMark...)
	out = append(out, c.public[:]...)
	out = append(out, c.certificate[:]...)
	out = append(out, c.made[:]...)
	out = append(out, c.signing().Seed()...)
	return append(out, cardCheck(out)...)
}

// DecodeCard reads what Encode wrote, and nothing else; an error is a *problem.Error, Damaged. A
// card that a fault has changed is noticed by its checksum: no kit would open its wraps.
func DecodeCard(b []byte) (Card, error) {
	body, ok := bytes.CutPrefix(b, []byte(cardMark))
	if !ok || len(b) != CardSize {
		return Card{}, badCard(errors.New("not a card of this version"))
	}
	if at := CardSize - cardSum; !bytes.Equal(b[at:], cardCheck(b[:at])) {
		return Card{}, badCard(errors.New("its checksum is wrong"))
	}
	var c Card
	body = take(c.public[:], body)
	body = take(c.certificate[:], body)
	body = take(c.made[:], body)
	signing := ed25519.NewKeyFromSeed(body[:ed25519.SeedSize])
	c.signing = func() ed25519.PrivateKey { return signing }
	copy(c.verify[:], signing[ed25519.SeedSize:]) // the second half of a private key is the public one
	if err := isDay(c.made[:]); err != nil {
		return Card{}, badCard(err)
	}
	return c, nil
}

func badCard(cause error) error {
	return damaged("What this store keeps of its recovery kit is damaged.",
		"Your entries are not affected. Make a new recovery kit.").Because(fmt.Errorf("reading a recovery card: %w", cause))
}

func cardCheck(b []byte) []byte {
	sum := sha256.Sum256(append([]byte(labelCard), b...))
	return sum[:cardSum]
}

// String shows that there is a card and of which day.
func (c Card) String() string {
	return "[recovery card of " + string(bytes.Trim(c.made[:], "\x00")) + "]"
}

// MarshalText refuses: a card in JSON or a log would show the signing key, or be lost. Encode keeps it.
func (c Card) MarshalText() ([]byte, error) {
	return nil, errors.New("a recovery card is written by Encode only")
}

// keys are what the secret stands for.
type keys struct {
	pair hpke.PrivateKey
	mac  []byte
}

func (s Secret) keys() (keys, error) {
	if s.Empty() {
		return keys{}, errCleared
	}
	ikm, err := hkdf.Key(sha256.New, s.bytes(), nil, labelPair, 32)
	if err != nil {
		return keys{}, err
	}
	defer clear(ikm)
	pair, err := kem().DeriveKeyPair(ikm)
	if err != nil {
		return keys{}, err
	}
	mac, err := hkdf.Key(sha256.New, s.bytes(), nil, labelMAC, 32)
	return keys{pair: pair, mac: mac}, err
}

// certify returns the certificate that b has to carry: only who has the words can make it.
func (k keys) certify(b badge) []byte {
	h := hmac.New(sha256.New, k.mac)
	h.Write([]byte(labelCertificate))
	h.Write(b.public[:])
	h.Write(b.verify[:])
	h.Write(b.made[:])
	return h.Sum(nil)
}

func kem() hpke.KEM { return hpke.DHKEM(ecdh.X25519()) }

func isDay(made []byte) error {
	if _, err := time.Parse(time.DateOnly, string(made)); err != nil || len(made) != daySize {
		return errors.New("the day is not of the form 2006-01-02")
	}
	return nil
}

// take fills field from the front of b, which is long enough, and returns the rest.
func take(field, b []byte) []byte { return b[copy(field, b):] }

func damaged(message, hint string) *problem.Error { return problem.New(problem.Damaged, message, hint) }
