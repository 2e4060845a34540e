package vault

import (
	"bufio"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// The chunks of an archive are the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015) in the
// shape that age uses: the nonce is an 11-byte counter and a byte that is 1 for the last chunk only. Chunks taken out,
// swapped, repeated, brought from elsewhere or missing at the end therefore do not open.
const (
	archiveChunk = 64 << 10
	fileKeySize  = 32
	// archiveLabel starts every HKDF info and associated data of an archive, apart from those of the store.
	archiveLabel = "autojob archive 1 "
)

// newFileKey makes the key of one archive.
func newFileKey() []byte { return randomBytes(fileKeySize) }

// streamAEAD is the cipher of the chunks after this head.
func streamAEAD(fileKey, head []byte) (cipher.AEAD, error) {
	if len(fileKey) != fileKeySize {
		return nil, fmt.Errorf("a file key of %d bytes", len(fileKey))
	}
	sum := sha256.Sum256(head)
	key, err := hkdf.Key(sha256.New, fileKey, sum[:], archiveLabel+"stream", keySize)
	if err != nil {
		return nil, err
	}
	defer clear(key)
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// chunkNonce counts the chunks.
type chunkNonce [nonceSize]byte

func (n *chunkNonce) number() uint64 { return binary.BigEndian.Uint64(n[3:11]) }

func (n *chunkNonce) advance() { binary.BigEndian.PutUint64(n[3:11], n.number()+1) }

// last marks the nonce as that of the last chunk.
func (n *chunkNonce) last() { n[nonceSize-1] = 1 }

type chunkWriter struct {
	w      io.Writer
	aead   cipher.AEAD
	nonce  chunkNonce
	plain  []byte
	sealed []byte
}

func newChunkWriter(w io.Writer, aead cipher.AEAD) *chunkWriter {
	return &chunkWriter{w: w, aead: aead, plain: make([]byte, 0, archiveChunk), sealed: make([]byte, 0, archiveChunk+tagSize)}
}

// Write seals a chunk once it is full and more comes: only then is it known not to be the last.
func (c *chunkWriter) Write(p []byte) (n int, err error) {
	for len(p) > 0 {
		if len(c.plain) == archiveChunk {
			if err := c.flush(); err != nil {
				return n, err
			}
		}
		took := copy(c.plain[len(c.plain):archiveChunk], p)
		c.plain = c.plain[:len(c.plain)+took]
		p, n = p[took:], n+took
	}
	return n, nil
}

func (c *chunkWriter) close() error {
	c.nonce.last()
	return c.flush()
}

func (c *chunkWriter) flush() error {
	sealed := c.aead.Seal(c.sealed[:0], c.nonce[:], c.plain, nil)
	clear(c.plain)
	c.plain = c.plain[:0]
	c.nonce.advance()
	if _, err := c.w.Write(sealed); err != nil {
		return archiveUnwritten(err)
	}
	return nil
}

type chunkReader struct {
	src    *bufio.Reader
	aead   cipher.AEAD
	nonce  chunkNonce
	buffer []byte
	plain  []byte // what is left of the open chunk
	isLast bool
	err    error
}

func newChunkReader(r io.Reader, aead cipher.AEAD) *chunkReader {
	return &chunkReader{src: bufio.NewReaderSize(r, archiveChunk), aead: aead, buffer: make([]byte, archiveChunk+tagSize)}
}

// Read gives plain bytes; io.EOF follows only the chunk that was sealed as the last.
func (c *chunkReader) Read(p []byte) (int, error) {
	if len(c.plain) == 0 {
		if c.isLast && c.err == nil {
			return 0, io.EOF
		}
		if err := c.next(); err != nil {
			return 0, err
		}
	}
	n := copy(p, c.plain)
	c.plain = c.plain[n:]
	return n, nil
}

// next opens the next chunk. An error stays.
func (c *chunkReader) next() error {
	if c.err == nil {
		c.err = c.open()
	}
	return c.err
}

func (c *chunkReader) open() error {
	n, err := io.ReadFull(c.src, c.buffer)
	switch {
	case err == io.EOF:
		return archiveDamaged(fmt.Errorf("the file ends before chunk %d", c.nonce.number()))
	case err == io.ErrUnexpectedEOF:
		c.isLast = true
	case err != nil:
		return archiveUnread(err)
	default: // a full chunk is the last if nothing follows
		if _, err := c.src.Peek(1); err == io.EOF {
			c.isLast = true
		} else if err != nil {
			return archiveUnread(err)
		}
	}
	if n <= tagSize {
		return archiveDamaged(errors.New("the last chunk is empty"))
	}
	if c.isLast {
		c.nonce.last()
	}
	plain, err := c.aead.Open(c.buffer[:0], c.nonce[:], c.buffer[:n], nil)
	if err != nil {
		return archiveDamaged(fmt.Errorf("chunk %d does not open", c.nonce.number()))
	}
	c.plain = plain
	c.nonce.advance()
	return nil
}
