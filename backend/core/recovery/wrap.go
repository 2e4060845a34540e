package recovery

import (
	"bytes"
	"crypto/ed25519"
	"crypto/hmac"
	"crypto/hpke"
	"errors"
	"fmt"

	"autojob/backend/core/problem"
)

const (
	// RootSize is the length of the root key that a wrap holds.
	RootSize = 32
	// ContextSize is how long a context may be.
	ContextSize = 1024

	encSize    = 32            // HPKE's encapsulated key
	sealedSize = RootSize + 16 // and AES-GCM's tag
)

// Wrap is a store's root key, sealed for a kit and signed by its card. Anybody may see it. It holds no
// name of the store: the context does. Wraps are values; == compares them.
type Wrap struct {
	badge
	enc       [encSize]byte
	sealed    [sealedSize]byte
	signature [ed25519.SignatureSize]byte
}

// Wrap seals the store's root key, RootSize bytes, for the kit. context says what the root opens (the
// generation and its format); the wrap opens with the same context only.
func (c Card) Wrap(context, root []byte) (Wrap, error) {
	if c.signing == nil {
		return Wrap{}, errors.New("wrapping for the recovery kit: there is no card")
	}
	if len(root) != RootSize {
		return Wrap{}, fmt.Errorf("wrapping for the recovery kit: a root of %d bytes", len(root))
	}
	if err := fits(context); err != nil {
		return Wrap{}, fmt.Errorf("wrapping for the recovery kit: %w", err)
	}
	public, err := kem().NewPublicKey(c.public[:])
	if err != nil {
		return Wrap{}, fmt.Errorf("wrapping for the recovery kit: %w", err)
	}
	enc, sender, err := hpke.NewSender(public, hpke.HKDFSHA256(), hpke.AES256GCM(), info(context))
	if err != nil {
		return Wrap{}, fmt.Errorf("wrapping for the recovery kit: %w", err)
	}
	sealed, err := sender.Seal(c.badge.bytes(), root)
	if err != nil {
		return Wrap{}, fmt.Errorf("wrapping for the recovery kit: %w", err)
	}
	w := Wrap{badge: c.badge}
	copy(w.enc[:], enc)
	copy(w.sealed[:], sealed)
	copy(w.signature[:], ed25519.Sign(c.signing(), w.signed(context)))
	return w, nil
}

// Check reports whether w is a wrap that this card made for this context, as far as can be told
// without the words: a wrap that passes is opened by the kit. It is for the store's own check of itself.
func (c Card) Check(context []byte, w Wrap) error {
	if w.badge != c.badge {
		return errors.New("checking a recovery wrap: it is another card's")
	}
	if fits(context) != nil || !w.genuine(context) {
		return errors.New("checking a recovery wrap: its signature is wrong")
	}
	return nil
}

// Open returns the root key in w, RootSize bytes, if w was made for this kit and context by a card of
// this kit. Else the error is a *problem.Error: WrongKey if w is another kit's, Damaged if w was
// changed, comes from another context or was made by someone without a card of this kit.
func (s Secret) Open(context []byte, w Wrap) ([]byte, error) {
	k, err := s.keys()
	if err != nil {
		return nil, fmt.Errorf("opening with the recovery kit: %w", err)
	}
	if err := fits(context); err != nil {
		return nil, fmt.Errorf("opening with the recovery kit: %w", err)
	}
	// The signature first, though its key is not trusted yet: a wrap that contradicts itself is damaged,
	// and a changed public key is not taken for another kit's.
	if !w.genuine(context) {
		return nil, damaged("The part of this store that belongs to the recovery kit is damaged, or comes from another store.",
			elsewhere)
	}
	if !bytes.Equal(w.public[:], k.pair.PublicKey().Bytes()) {
		return nil, problem.New(problem.WrongKey, "These are the words of another recovery kit.",
			"This store asks for the kit made on "+w.Made()+". Look for a paper with that day on it.")
	}
	if !hmac.Equal(w.certificate[:], k.certify(w.badge)) {
		return nil, damaged("This store was not made with your recovery kit.",
			"Something else may lie in the place of your store. "+elsewhere)
	}
	root, err := k.open(context, w)
	if err != nil {
		return nil, damaged("The part of this store that belongs to the recovery kit does not open.",
			"Your words are right. "+elsewhere).Because(err)
	}
	return root, nil
}

// elsewhere is what a person can do when a wrap is no good.
const elsewhere = "Try the same words with a backup or an earlier copy of the store's folder."

// open is HPKE alone: it does not know who sealed.
func (k keys) open(context []byte, w Wrap) ([]byte, error) {
	recipient, err := hpke.NewRecipient(w.enc[:], k.pair, hpke.HKDFSHA256(), hpke.AES256GCM(), info(context))
	if err != nil {
		return nil, err
	}
	return recipient.Open(w.badge.bytes(), w.sealed[:])
}

// genuine reports whether the signature is that of the key in w, over all of w and the context.
func (w Wrap) genuine(context []byte) bool {
	return ed25519.Verify(w.verify[:], w.signed(context), w.signature[:])
}

// signed is what the signature is over. All parts but the context, which is last, have one length.
func (w Wrap) signed(context []byte) []byte {
	out := make([]byte, 0, len(labelSignature)+WrapSize+len(context))
	out = append(out, labelSignature...)
	out = append(out, w.badge.bytes()...)
	out = append(out, w.enc[:]...)
	out = append(out, w.sealed[:]...)
	return append(out, context...)
}

// Public returns the public key of the kit that opens w; compare it with what the store's head names.
func (w Wrap) Public() []byte { return bytes.Clone(w.public[:]) }

// Made returns the day on which the kit's card was made, "2006-01-02".
func (w Wrap) Made() string { return string(w.made[:]) }

const (
	wrapMark  = "AJKW\x01" // the last byte is the version
	badgeSize = publicSize + ed25519.PublicKeySize + certificateSize + daySize
	// WrapSize is the length of an encoded wrap.
	WrapSize = len(wrapMark) + badgeSize + encSize + sealedSize + ed25519.SignatureSize
)

// Encode returns the wrap for DecodeWrap.
func (w Wrap) Encode() []byte {
	out := make([]byte, 0, WrapSize)
	out = append(out, wrapMark...)
	out = append(out, w.badge.bytes()...)
	out = append(out, w.enc[:]...)
	out = append(out, w.sealed[:]...)
	return append(out, w.signature[:]...)
}

// DecodeWrap reads what Encode wrote, and nothing else; an error is a *problem.Error, Damaged. Whose the
// wrap is, and whether it is whole, Open and Check say.
func DecodeWrap(b []byte) (Wrap, error) {
	body, ok := bytes.CutPrefix(b, []byte(wrapMark))
	if !ok || len(b) != WrapSize {
		return Wrap{}, badWrap(errors.New("not a wrap of this version"))
	}
	var w Wrap
	body = take(w.public[:], body)
	body = take(w.verify[:], body)
	body = take(w.certificate[:], body)
	body = take(w.made[:], body)
	body = take(w.enc[:], body)
	body = take(w.sealed[:], body)
	take(w.signature[:], body)
	if err := isDay(w.made[:]); err != nil {
		return Wrap{}, badWrap(err)
	}
	return w, nil
}

func badWrap(cause error) error {
	return damaged("The part of this store that belongs to the recovery kit is damaged.", elsewhere).
		Because(fmt.Errorf("reading a recovery wrap: %w", cause))
}

func (b badge) bytes() []byte {
	out := make([]byte, 0, badgeSize)
	out = append(out, b.public[:]...)
	out = append(out, b.verify[:]...)
	out = append(out, b.certificate[:]...)
	return append(out, b.made[:]...)
}

func info(context []byte) []byte { return append([]byte(labelInfo), context...) }

func fits(context []byte) error {
	if len(context) == 0 || len(context) > ContextSize {
		return fmt.Errorf("a context of %d bytes", len(context))
	}
	return nil
}
