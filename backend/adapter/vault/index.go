package vault

import (
	"encoding/binary"
	"errors"
	"path/filepath"
)

// The index is the whole catalogue in one sealed file, written at a clean close: reading 1,024 pages out of Badger takes
// longer than all else that opening does. It counts only when it is, to the last term, the catalogue of the head; otherwise
// the pages are read.

const (
	indexName = "INDEX"
	maxIndex  = 128 << 20 // of a million entries
)

func (k *keyring) indexData() []byte {
	return associated(k.generation, kindIndex, "", "", uint32(k.format))
}

// writeIndex keeps the catalogue for the next start. Failing is no harm.
func (g *generation) writeIndex(c *catalogue) error {
	sealed := seal(g.keys.aead(kindIndex, ""), c.encode(), g.keys.indexData())
	return writeFile(filepath.Join(g.gen, indexName), sealed)
}

// readIndex gives the kept catalogue; nil when there is none that this generation's root sealed.
func (g *generation) readIndex() *catalogue {
	sealed, err := readSmall(filepath.Join(g.gen, indexName), maxIndex)
	if err != nil {
		return nil
	}
	plain, err := unseal(g.keys.aead(kindIndex, ""), sealed, g.keys.indexData())
	if err != nil {
		return nil
	}
	c, err := decodeCatalogue(plain)
	if err != nil {
		return nil
	}
	return c
}

// encode writes the head, the terms of the pages with the number of their entries, and the shelves in their order.
func (c *catalogue) encode() []byte {
	b := c.head.encode()
	numbers := make(map[*entry]int, 1024)
	for n, p := range c.pages {
		b = binary.AppendUvarint(b, uint64(len(p.entries)))
		for _, w := range p.term {
			b = binary.LittleEndian.AppendUint64(b, w)
		}
		for _, e := range p.entries {
			numbers[e] = n
		}
	}
	b = binary.AppendUvarint(b, uint64(len(c.shelves)))
	for name, s := range c.shelves {
		b = append(b, byte(name.kind))
		b = appendText(b, name.class)
		b = binary.AppendUvarint(b, uint64(len(s.order)))
		for _, e := range s.order {
			b = binary.BigEndian.AppendUint16(b, uint16(numbers[e]))
			b = appendText(b, e.id)
			b = binary.AppendUvarint(b, uint64(e.version))
			b = append(b, e.tag[:]...)
			b = appendText(b, e.sort)
			b = binary.AppendUvarint(b, e.size)
			b = binary.AppendUvarint(b, e.written)
			if e.kind == kindDocument {
				b = append(b, e.file[:]...)
			}
		}
	}
	return b
}

// decodeCatalogue reads what encode wrote; any other bytes are an error, never a panic.
func decodeCatalogue(b []byte) (*catalogue, error) {
	whole := string(b) // ids and sort keys are parts of this one string
	c := cursor{rest: b}
	text := func() string {
		part := c.take(c.number())
		at := len(b) - len(c.rest) - len(part)
		return whole[at : at+len(part)]
	}
	out := &catalogue{shelves: map[shelfName]*shelf{}}
	var err error
	if out.head, err = decodeHead(c.take(headSize)); err != nil {
		return nil, err
	}
	total := uint64(0)
	var counts [pageCount]uint64
	for n := range out.pages {
		counts[n] = c.number()
		total += min(counts[n], uint64(len(b))+1)
		term := c.take(32)
		if c.bad || total > uint64(len(b)) { // every entry takes more than a byte
			return nil, errors.New("the index is cut off")
		}
		for i := range out.pages[n].term {
			out.pages[n].term[i] = binary.LittleEndian.Uint64(term[8*i:])
		}
	}
	pointers, entries := make([]*entry, total), make([]entry, total)
	for n := range out.pages {
		out.pages[n].entries, pointers = pointers[:0:counts[n]], pointers[counts[n]:]
	}
	for range min(c.number(), uint64(len(b))) {
		kind := c.take(1)
		class := text()
		count := c.number()
		if c.bad || count > uint64(len(entries)) {
			return nil, errors.New("the index is not readable")
		}
		s := &shelf{byID: make(map[string]*entry, count), order: make([]*entry, count)}
		name := shelfName{entryKind(kind[0]), class}
		if name.kind != kindRecord && name.kind != kindDocument || out.shelves[name] != nil {
			return nil, errors.New("the index is not readable")
		}
		out.shelves[name] = s
		for i := range s.order {
			e := &entries[0]
			entries = entries[1:]
			number := c.take(2)
			e.kind, e.class, e.id = name.kind, class, text()
			e.version = uint32(c.number())
			copy(e.tag[:], c.take(tagSize))
			e.sort = text()
			e.size = c.number()
			e.written = c.number()
			if e.kind == kindDocument {
				copy(e.file[:], c.take(16))
			}
			if c.bad {
				return nil, errors.New("the index is cut off")
			}
			n := binary.BigEndian.Uint16(number)
			if n >= pageCount || len(out.pages[n].entries) == cap(out.pages[n].entries) || i > 0 && inOrder(s.order[i-1], e) >= 0 {
				return nil, errors.New("the index contradicts itself")
			}
			out.pages[n].entries = append(out.pages[n].entries, e)
			s.order[i] = e
			s.byID[e.id] = e
		}
	}
	if c.bad || len(c.rest) != 0 || len(entries) != 0 {
		return nil, errors.New("the index has bytes to spare")
	}
	return out, nil
}
