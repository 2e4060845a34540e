package vault

import (
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"math/bits"
)

const (
	nonceSize = 12
	tagSize   = 16
	overhead  = nonceSize + tagSize
	minPadded = 256
)

// tag is the end of a seal. The catalogue keeps it, so that a value sealed earlier under the same name is refused.
type tag [tagSize]byte

func tagOf(sealed []byte) (t tag) {
	if len(sealed) >= tagSize {
		copy(t[:], sealed[len(sealed)-tagSize:])
	}
	return t
}

// seal pads the plain bytes to a size step and seals them: nonce, ciphertext, tag.
func seal(a cipher.AEAD, plain, ad []byte) []byte {
	frame := make([]byte, padded(4+len(plain)))
	binary.BigEndian.PutUint32(frame, uint32(len(plain)))
	copy(frame[4:], plain)
	return a.Seal(make([]byte, 0, len(frame)+overhead), nil, frame, ad)
}

var errUnsealed = errors.New("the seal does not hold")

// unseal gives back the plain bytes, or errUnsealed when anything differs from what was sealed.
func unseal(a cipher.AEAD, sealed, ad []byte) ([]byte, error) {
	frame, err := a.Open(nil, nil, sealed, ad)
	if err != nil || len(frame) < 4 {
		return nil, errUnsealed
	}
	n := int64(binary.BigEndian.Uint32(frame))
	if n > int64(len(frame)-4) || len(frame) != padded(4+int(n)) {
		return nil, errUnsealed
	}
	return frame[4 : 4+n], nil
}

// padded is the size step at or above n: 256 at least, then Padmé, which keeps only as many leading bits of a length
// as its logarithm has. It costs at most 12 percent, and a length tells O(log log n) bits.
func padded(n int) int {
	if n <= minPadded {
		return minPadded
	}
	e := bits.Len(uint(n)) - 1
	s := bits.Len(uint(e))
	mask := 1<<(e-s) - 1
	return (n + mask) &^ mask
}
