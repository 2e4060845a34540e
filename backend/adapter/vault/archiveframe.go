package vault

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"
)

const (
	frameEnd       byte = 'e'
	maxFrameClass       = 64
	maxFrameID          = 256
	maxFrameSort        = 256
	maxFrameRecord      = 1 << 20
	maxFrameFile        = 33 << 20
	frameStep           = 64 << 10 // what a size read from a file may make us allocate before the bytes are there
)

// item is one record or document as it travels between generations, backups and exports.
type item struct {
	kind      entryKind
	class, id string
	version   uint32
	sort      string // of a record: at most 256 bytes, any bytes
	plain     []byte
}

// check holds for what is written and for what is read.
func (it *item) check() error {
	limit := maxFrameRecord
	switch it.kind {
	case kindRecord:
	case kindDocument:
		limit = maxFrameFile
	default:
		return fmt.Errorf("an item of kind %d", it.kind)
	}
	switch {
	case it.class == "" || len(it.class) > maxFrameClass || !utf8.ValidString(it.class):
		return fmt.Errorf("a class of %d bytes", len(it.class))
	case it.id == "" || len(it.id) > maxFrameID || !utf8.ValidString(it.id):
		return fmt.Errorf("an id of %d bytes", len(it.id))
	case len(it.sort) > maxFrameSort:
		return fmt.Errorf("a sort key of %d bytes", len(it.sort))
	case len(it.plain) > limit:
		return fmt.Errorf("data of %d bytes, the limit is %d", len(it.plain), limit)
	}
	return nil
}

// frameWriter writes the plain stream.
type frameWriter struct {
	w                  io.Writer
	start              []byte // of a frame, used again
	size               int
	records, documents uint64
}

func (f *frameWriter) add(it item) error {
	if err := it.check(); err != nil {
		return fmt.Errorf("adding to an archive: %w", err)
	}
	b := append(f.start[:0], byte(it.kind))
	b = appendFrameText(b, it.class)
	b = appendFrameText(b, it.id)
	b = binary.AppendUvarint(b, uint64(it.version))
	b = appendFrameText(b, it.sort)
	b = binary.AppendUvarint(b, uint64(len(it.plain)))
	f.start = b
	if it.kind == kindRecord {
		f.records++
	} else {
		f.documents++
	}
	if err := f.write(b); err != nil {
		return err
	}
	return f.write(it.plain)
}

func (f *frameWriter) end() error {
	b := append(f.start[:0], frameEnd)
	b = binary.AppendUvarint(b, f.records)
	b = binary.AppendUvarint(b, f.documents)
	if err := f.write(b); err != nil {
		return err
	}
	zeros := make([]byte, 4<<10)
	for rest := padded(f.size) - f.size; rest > 0; rest -= min(rest, len(zeros)) {
		if _, err := f.w.Write(zeros[:min(rest, len(zeros))]); err != nil {
			return err
		}
	}
	return nil
}

func (f *frameWriter) write(b []byte) error {
	n, err := f.w.Write(b)
	f.size += n
	return err
}

func appendFrameText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// frameReader reads the plain stream. Its bytes are authenticated, yet it trusts no size among them.
type frameReader struct {
	src                *bufio.Reader
	size               int // read so far
	records, documents uint64
	err                error
}

func newFrameReader(plain io.Reader) frameReader {
	return frameReader{src: bufio.NewReaderSize(plain, 4<<10)}
}

func (f *frameReader) next() (item, error) {
	if f.err != nil {
		return item{}, f.err
	}
	var it item
	it, f.err = f.frame()
	if f.err != nil {
		clear(it.plain)
		return item{}, f.err
	}
	if it.kind == kindRecord {
		f.records++
	} else {
		f.documents++
	}
	return it, nil
}

func (f *frameReader) frame() (it item, err error) {
	kind, err := f.byte()
	if err != nil {
		return it, err
	}
	limit := uint64(maxFrameRecord)
	switch kind {
	case frameEnd:
		return it, f.end()
	case byte(kindRecord):
	case byte(kindDocument):
		limit = maxFrameFile
	default:
		return it, archiveDamaged(fmt.Errorf("a frame of kind %d", kind))
	}
	it.kind = entryKind(kind)
	if it.class, err = f.text(maxFrameClass); err != nil {
		return it, err
	}
	if it.id, err = f.text(maxFrameID); err != nil {
		return it, err
	}
	version, err := f.number(1<<32 - 1)
	if err != nil {
		return it, err
	}
	it.version = uint32(version)
	if it.sort, err = f.text(maxFrameSort); err != nil {
		return it, err
	}
	size, err := f.number(limit)
	if err != nil {
		return it, err
	}
	if it.plain, err = f.bytes(int(size)); err != nil {
		return it, err
	}
	if err := it.check(); err != nil {
		return it, archiveDamaged(fmt.Errorf("a frame holds %w", err))
	}
	return it, nil
}

// end checks everything after the last item. It answers io.EOF when all is as it must be.
func (f *frameReader) end() error {
	records, err := f.number(1<<64 - 1)
	if err != nil {
		return err
	}
	documents, err := f.number(1<<64 - 1)
	if err != nil {
		return err
	}
	if records != f.records || documents != f.documents {
		return archiveDamaged(fmt.Errorf("%d records and %d documents are there, the end says %d and %d",
			f.records, f.documents, records, documents))
	}
	for rest := padded(f.size) - f.size; rest > 0; rest-- {
		if b, err := f.byte(); err != nil {
			return err
		} else if b != 0 {
			return archiveDamaged(errors.New("the padding is not empty"))
		}
	}
	switch _, err := f.src.ReadByte(); {
	case err == nil:
		return archiveDamaged(errors.New("there are bytes after the end"))
	case err != io.EOF:
		return err
	}
	return io.EOF
}

func (f *frameReader) byte() (byte, error) {
	b, err := f.src.ReadByte()
	if err != nil {
		return 0, cutOff(err)
	}
	f.size++
	return b, nil
}

// number reads a varint in its shortest form.
func (f *frameReader) number(limit uint64) (uint64, error) {
	var n uint64
	for shift := 0; ; shift += 7 {
		b, err := f.byte()
		if err != nil {
			return 0, err
		}
		if shift == 63 && b > 1 || shift > 0 && b == 0 {
			return 0, archiveDamaged(errors.New("a number is not well formed"))
		}
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			break
		}
	}
	if n > limit {
		return 0, archiveDamaged(fmt.Errorf("a size of %d, the limit is %d", n, limit))
	}
	return n, nil
}

func (f *frameReader) text(limit uint64) (string, error) {
	n, err := f.number(limit)
	if err != nil {
		return "", err
	}
	b, err := f.bytes(int(n))
	return string(b), err
}

// bytes reads n bytes and takes memory only as they arrive.
func (f *frameReader) bytes(n int) ([]byte, error) {
	b := make([]byte, 0, min(n, frameStep))
	for len(b) < n {
		if len(b) == cap(b) {
			b = slices.Grow(b, min(n-len(b), len(b)))
		}
		got, err := io.ReadFull(f.src, b[len(b):min(cap(b), n)])
		b = b[:len(b)+got]
		if err != nil {
			return b, cutOff(err)
		}
	}
	f.size += n
	return b, nil
}

// cutOff makes damage of an end that comes too early.
func cutOff(err error) error {
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return archiveDamaged(errors.New("the file ends within a frame"))
	}
	return err
}
