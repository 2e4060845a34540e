package vault

import (
	"context"
	"crypto/aes"
	"encoding/binary"
)

// maxChecksum is the size of the largest checksum message: two fields, one of up to ten bytes.
const maxChecksum = 13

// scanBlocks reads blocks from the start of a table as long as one follows the other. Where a block ends stands
// nowhere but in the index, so every end is tried: the IV would be in front of it, and with that the length of the
// checksum can be decrypted alone.
func scanBlocks(ctx context.Context, data []byte, k dataKey, put putFunc) (read int, err error) {
	const maxBlock = inTable + 64<<10
	work := 4 * len(data) // bytes that may be decrypted for ends that turn out wrong
	words := wordReader{key: k}
	iv := 0
	if k.block != nil {
		iv = aes.BlockSize
	}
	for start := 0; ; {
		if err := ctx.Err(); err != nil {
			return read, err
		}
		next := 0
		for end := start + iv + 12; end <= min(len(data), start+maxBlock) && work > 0; end++ {
			n := end - iv - start
			if words.last(data[start:end-iv], data[end-iv:end]) > maxChecksum {
				continue
			}
			work -= n
			plain := k.open(data[start:end])
			if _, err := checked(plain); err == nil && readBlock(plain, put) == nil {
				next = end
				break
			}
		}
		if next == 0 {
			return read, nil
		}
		start = next
		read++
	}
}

// wordReader decrypts the last four bytes of a sealed block, and only these.
type wordReader struct {
	key             dataKey
	counter, stream [2 * aes.BlockSize]byte
}

func (w *wordReader) last(sealed, iv []byte) uint32 {
	at := len(sealed) - 4
	word := binary.BigEndian.Uint32(sealed[at:])
	if w.key.block == nil {
		return word
	}
	hi, lo := binary.BigEndian.Uint64(iv), binary.BigEndian.Uint64(iv[8:])
	within := at % aes.BlockSize
	for i := 0; i < within+4; i += aes.BlockSize { // the word may stand in two blocks of the cipher
		low := lo + uint64((at+i)/aes.BlockSize)
		high := hi
		if low < lo {
			high++
		}
		binary.BigEndian.PutUint64(w.counter[i:], high)
		binary.BigEndian.PutUint64(w.counter[i+8:], low)
		w.key.block.Encrypt(w.stream[i:], w.counter[i:i+aes.BlockSize])
	}
	return word ^ binary.BigEndian.Uint32(w.stream[within:])
}
