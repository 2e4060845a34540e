package vault

import (
	"context"
	"crypto/aes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
)

// readTable reads a table:
//
//	blocks | index | index length | checksum | checksum length
//
// Lengths are four bytes, big-endian. Blocks and index are encrypted each for itself, with the IV behind. A table does
// not say under which key; under a wrong one the index makes no sense. Each block has a checksum of its own, so the
// index is used whether or not its checksum is right, and without a usable index the blocks are found one by one
// from the start.
func readTable(ctx context.Context, data []byte, keys dataKeys, put putFunc) error {
	if len(keys) == 0 {
		return errors.New("there is no key to read it with")
	}
	index, blocks, err := footer(data)
	if err == nil {
		for _, k := range keys {
			spans, e := blockSpans(k.open(index), len(blocks))
			if e == nil {
				return readBlocks(ctx, blocks, spans, k, put)
			}
			err = e
		}
	}
	read := 0
	for _, k := range keys {
		n, e := scanBlocks(ctx, data, k, put)
		if e != nil {
			return e
		}
		if read = n; n > 0 {
			break
		}
	}
	return fmt.Errorf("the index is damaged (%w); the first %d blocks were read", err, read)
}

// footer finds the index and what stands in front of it.
func footer(data []byte) (index, blocks []byte, err error) {
	_, data, err = lastPart(data)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the checksum: %w", err)
	}
	index, blocks, err = lastPart(data)
	if err != nil {
		return nil, nil, fmt.Errorf("reading the index: %w", err)
	}
	return index, blocks, nil
}

// lastPart takes the part whose length stands in the last four bytes, and gives what is in front of it.
func lastPart(data []byte) (part, before []byte, err error) {
	if len(data) < 4 {
		return nil, nil, errOver
	}
	n := uint64(binary.BigEndian.Uint32(data[len(data)-4:]))
	data = data[:len(data)-4]
	if n > uint64(len(data)) {
		return nil, nil, errOver
	}
	at := len(data) - int(n)
	return data[at:], data[:at], nil
}

// open decrypts a block or an index; nil when there is no room for the IV.
func (k dataKey) open(sealed []byte) []byte {
	if k.block == nil {
		return sealed
	}
	at := len(sealed) - aes.BlockSize
	if at < 0 {
		return nil
	}
	return k.xor(sealed[:at], sealed[at:])
}

type span struct{ start, end int }

// blockSpans reads where the blocks stand from an index, a flatbuffer: a table whose field 0 lists tables with the
// block's first key 0, start 1 and length 2. Blocks follow each other without a gap up to the index; an index
// that says otherwise is damaged or was decrypted with a wrong key.
func blockSpans(index []byte, size int) ([]span, error) {
	f := flat(index)
	root, ok := f.follow(0)
	list, ok2 := f.field(root, 0)
	vector, ok3 := f.follow(list)
	count, ok4 := f.u32(vector)
	if !ok || !ok2 || !ok3 || !ok4 || list == 0 || count > uint32(len(index)/4) {
		return nil, errors.New("it lists no blocks")
	}
	spans := make([]span, 0, count)
	at := 0
	for i := range int(count) {
		block, ok := f.follow(vector + 4 + 4*i)
		start, ok2 := f.number(block, 1)
		length, ok3 := f.number(block, 2)
		if !ok || !ok2 || !ok3 || int64(start) != int64(at) || length == 0 || int64(length) > int64(size-at) {
			return nil, errors.New("its blocks do not follow each other")
		}
		at += int(length)
		spans = append(spans, span{int(start), at})
	}
	if at != size || count == 0 {
		return nil, errors.New("its blocks do not fill the table")
	}
	return spans, nil
}

// flat reads a flatbuffer. A position that is not inside gives false.
type flat []byte

func (f flat) u32(at int) (uint32, bool) {
	if at < 0 || at > len(f)-4 {
		return 0, false
	}
	return binary.LittleEndian.Uint32(f[at:]), true
}

func (f flat) u16(at int) (int, bool) {
	if at < 0 || at > len(f)-2 {
		return 0, false
	}
	return int(binary.LittleEndian.Uint16(f[at:])), true
}

// follow goes where the offset at a position points.
func (f flat) follow(at int) (int, bool) {
	n, ok := f.u32(at)
	if !ok || uint64(n) > uint64(len(f)) {
		return 0, false
	}
	return at + int(n), true
}

// field is where a table's field stands; 0 when the table leaves it out.
func (f flat) field(table, number int) (int, bool) {
	back, ok := f.u32(table)
	if !ok {
		return 0, false
	}
	fields := table - int(int32(back))
	size, ok := f.u16(fields)
	if !ok {
		return 0, false
	}
	if 4+2*number+2 > size {
		return 0, true
	}
	offset, ok := f.u16(fields + 4 + 2*number)
	if !ok || offset == 0 {
		return 0, ok
	}
	return table + offset, true
}

// number is a field's value; a field that is left out is 0.
func (f flat) number(table, number int) (uint32, bool) {
	at, ok := f.field(table, number)
	if !ok || at == 0 {
		return 0, ok
	}
	return f.u32(at)
}

func readBlocks(ctx context.Context, blocks []byte, spans []span, k dataKey, put putFunc) error {
	bad := 0
	var first error
	for _, s := range spans {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := readBlock(k.open(blocks[s.start:s.end]), put); err != nil {
			bad++
			if first == nil {
				first = err
			}
		}
	}
	if first != nil {
		return fmt.Errorf("%d of %d blocks: %w", bad, len(spans), first)
	}
	return nil
}

// readBlock reads a block:
//
//	entries | their positions | number of entries | checksum | checksum length
//
// The checksum covers everything in front of it. Entries and their positions are in the byte order of the machine,
// which is little-endian on every system Autojob is built for. An entry is the number of bytes it shares with the
// block's first key, the number that follow, these, then meta, user meta, expiry and value. No entry of the vault
// expires, so an expiry hides nothing.
func readBlock(plain []byte, put putFunc) error {
	body, err := checked(plain)
	if err != nil {
		return err
	}
	return readEntries(body, put)
}

// readEntries reads a block without its checksum, of at least four bytes.
func readEntries(body []byte, put putFunc) error {
	count := uint64(binary.BigEndian.Uint32(body[len(body)-4:]))
	body = body[:len(body)-4]
	if count*4 > uint64(len(body)) {
		return errOver
	}
	entries := body[:len(body)-int(count)*4]
	positions := body[len(entries):]
	var base []byte
	for i := range int(count) {
		start, end := uint64(binary.LittleEndian.Uint32(positions[4*i:])), uint64(len(entries))
		if i+1 < int(count) {
			end = uint64(binary.LittleEndian.Uint32(positions[4*i+4:]))
		}
		if start > end || end > uint64(len(entries)) || end-start < 4 {
			return errors.New("an entry is not where it should be")
		}
		entry := entries[start:end]
		shared, own := int(binary.LittleEndian.Uint16(entry)), int(binary.LittleEndian.Uint16(entry[2:]))
		entry = entry[4:]
		if own > len(entry) || shared > len(base) {
			return errOver
		}
		if i == 0 {
			base = entry[:own]
		}
		var key []byte
		if shared+own == len(recordKey{})+8 {
			key = append(append(make([]byte, 0, shared+own), base[:shared]...), entry[:own]...)
		}
		entry = entry[own:]
		if len(entry) < 2 {
			return errOver
		}
		_, n := binary.Uvarint(entry[2:])
		if n <= 0 {
			return errOver
		}
		value := entry[2+n:]
		if err := put(key, entry[0], value[:len(value):len(value)]); err != nil {
			return err
		}
	}
	return nil
}

// checked gives a block up to its checksum, if that is right.
func checked(plain []byte) ([]byte, error) {
	checksum, body, err := lastPart(plain)
	if err != nil {
		return nil, err
	}
	if len(body) < 4 {
		return nil, errOver
	}
	var kind, want uint64
	if err := eachField(checksum, func(field int, number uint64, _ []byte) error {
		switch field {
		case 1:
			kind = number
		case 2:
			want = number
		}
		return nil
	}); err != nil {
		return nil, err
	}
	if kind != 0 || uint64(crc32.Checksum(body, castagnoli)) != want {
		return nil, errors.New("a checksum is wrong")
	}
	return body, nil
}
