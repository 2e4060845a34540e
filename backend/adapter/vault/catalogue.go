package vault

import (
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"autojob/backend/core/problem"
)

// entryKind separates what is sealed: the byte stands in keys and in associated data.
type entryKind byte

const (
	kindRecord   entryKind = 'r'
	kindDocument entryKind = 'd'
	kindPage     entryKind = 'p'
	kindHead     entryKind = 'h'
	kindRoot     entryKind = 'k'
	kindIndex    entryKind = 'i'
)

// entry is what the catalogue knows about one record or document. Entries are never changed, only replaced.
type entry struct {
	kind    entryKind
	class   string
	id      string
	version uint32 // of the record's own format
	tag     tag
	sort    string
	size    uint64   // of the plain bytes
	written uint64   // sequence of the transaction that wrote it; 0 in format 1
	file    [16]byte // name of a document's sealed file
}

const pageCount = 1024

// page lists the entries whose keys begin with its number.
type page struct {
	entries []*entry
	term    sum256 // what this page adds to the head's set hash; zero for a page never written
}

func pageOf(key recordKey) int { return int(binary.BigEndian.Uint16(key[:2]) >> 6) }

// head covers the whole catalogue.
type head struct {
	sequence uint64 // grows by one with each transaction, from one generation to the next as well
	seals    uint64 // values sealed in this generation; a new one is due well before 2^31
	residue  uint64 // entries that were replaced or removed in this generation: their sealed bytes are still in its files
	set      sum256 // sum of all pages' terms
}

// sum256 adds modulo 2^256, little-endian words.
type sum256 [4]uint64

func (a sum256) plus(b sum256) (c sum256) {
	var carry uint64
	for i := range a {
		c[i], carry = bits.Add64(a[i], b[i], carry)
	}
	return c
}

func (a sum256) minus(b sum256) (c sum256) {
	var borrow uint64
	for i := range a {
		c[i], borrow = bits.Sub64(a[i], b[i], borrow)
	}
	return c
}

// term is HMAC-SHA256(set key, page number, nonce, tag) of a sealed page. The key is what makes the sum hard to forge.
func (k *keyring) term(number int, sealed []byte) (t sum256) {
	mac := hmac.New(sha256.New, k.set)
	mac.Write(binary.BigEndian.AppendUint32(nil, uint32(number)))
	mac.Write(sealed[:nonceSize])
	mac.Write(sealed[len(sealed)-tagSize:])
	s := mac.Sum(nil)
	for i := range t {
		t[i] = binary.LittleEndian.Uint64(s[8*i:])
	}
	return t
}

const (
	headSize1 = 48 // format 1 had no residue
	headSize  = 56
)

func (h head) encode() []byte {
	b := binary.BigEndian.AppendUint64(nil, h.sequence)
	b = binary.BigEndian.AppendUint64(b, h.seals)
	for _, w := range h.set {
		b = binary.BigEndian.AppendUint64(b, w)
	}
	return binary.BigEndian.AppendUint64(b, h.residue)
}

func decodeHead(b []byte) (h head, err error) {
	if len(b) != headSize && len(b) != headSize1 {
		return h, errors.New("the head has another size")
	}
	h.sequence = binary.BigEndian.Uint64(b)
	h.seals = binary.BigEndian.Uint64(b[8:])
	for i := range h.set {
		h.set[i] = binary.BigEndian.Uint64(b[16+8*i:])
	}
	if len(b) == headSize {
		h.residue = binary.BigEndian.Uint64(b[headSize1:])
	}
	return h, nil
}

func encodePage(entries []*entry) []byte {
	b := binary.AppendUvarint(nil, uint64(len(entries)))
	for _, e := range entries {
		b = append(b, byte(e.kind))
		b = appendText(b, e.class)
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
	return b
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// decodePage reads what encodePage wrote; any other bytes are an error, never a panic.
func decodePage(b []byte, format int) ([]*entry, error) {
	c := cursor{rest: b}
	n := c.number()
	if n > uint64(len(b)) { // every entry takes more than a byte
		return nil, errors.New("the page is cut off")
	}
	entries := make([]*entry, 0, n)
	for range n {
		e := &entry{}
		if k := c.take(1); k != nil {
			e.kind = entryKind(k[0])
		}
		e.class = string(c.take(c.number()))
		e.id = string(c.take(c.number()))
		version := c.number()
		copy(e.tag[:], c.take(tagSize))
		e.sort = string(c.take(c.number()))
		e.size = c.number()
		if format > firstFormat {
			e.written = c.number()
		}
		if e.kind == kindDocument {
			copy(e.file[:], c.take(16))
		}
		if c.bad || version > 1<<32-1 || e.kind != kindRecord && e.kind != kindDocument {
			return nil, errors.New("the page is not readable")
		}
		e.version = uint32(version)
		entries = append(entries, e)
	}
	if len(c.rest) != 0 {
		return nil, errors.New("the page has bytes to spare")
	}
	return entries, nil
}

// cursor reads from a byte slice and remembers when it ran out.
type cursor struct {
	rest []byte
	bad  bool
}

func (c *cursor) number() uint64 {
	n, size := binary.Uvarint(c.rest)
	if size <= 0 {
		c.bad, c.rest = true, nil
		return 0
	}
	c.rest = c.rest[size:]
	return n
}

func (c *cursor) take(n uint64) []byte {
	if n > uint64(len(c.rest)) {
		c.bad, c.rest = true, nil
		return nil
	}
	b := c.rest[:n:n]
	c.rest = c.rest[n:]
	return b
}

// shelf holds the entries of one kind and class, by id and in order.
type shelf struct {
	byID  map[string]*entry
	order []*entry // by sort key, then id
}

func inOrder(a, b *entry) int {
	return cmp.Or(strings.Compare(a.sort, b.sort), strings.Compare(a.id, b.id))
}

type shelfName struct {
	kind  entryKind
	class string
}

// catalogue is the index in memory: what the pages on disk say.
type catalogue struct {
	pages   [pageCount]page
	head    head
	shelves map[shelfName]*shelf
}

func (c *catalogue) find(kind entryKind, class, id string) *entry {
	if s := c.shelves[shelfName{kind, class}]; s != nil {
		return s.byID[id]
	}
	return nil
}

func (c *catalogue) shelf(e *entry) *shelf {
	name := shelfName{e.kind, e.class}
	s := c.shelves[name]
	if s == nil {
		s = &shelf{byID: map[string]*entry{}}
		c.shelves[name] = s
	}
	return s
}

// replace brings the shelves up to date: old leaves, new comes, either may be nil.
func (c *catalogue) replace(old, new *entry) {
	if old != nil {
		s := c.shelf(old)
		delete(s.byID, old.id)
		if i, ok := slices.BinarySearchFunc(s.order, old, inOrder); ok {
			s.order = slices.Delete(s.order, i, i+1)
		}
	}
	if new != nil {
		s := c.shelf(new)
		s.byID[new.id] = new
		i, _ := slices.BinarySearchFunc(s.order, new, inOrder)
		s.order = slices.Insert(s.order, i, new)
	}
}

// all goes through the entries of the catalogue, in no order.
func (c *catalogue) all(yield func(*entry) bool) {
	for _, s := range c.shelves {
		for _, e := range s.order {
			if !yield(e) {
				return
			}
		}
	}
}

func (c *catalogue) size() (records, documents int) {
	for name, s := range c.shelves {
		if name.kind == kindDocument {
			documents += len(s.order)
		} else {
			records += len(s.order)
		}
	}
	return records, documents
}

// load reads the whole catalogue and checks every page against the head. get answers nil for an absent key. With an error
// that is problem.Damaged the catalogue holds what could be read: every entry stands in a page whose seal is right.
func (k *keyring) load(get func(recordKey) ([]byte, error)) (c *catalogue, err error) {
	c = &catalogue{shelves: map[shelfName]*shelf{}}
	var flaws []error
	sealed, err := get(k.headKey())
	if err != nil && !problem.Is(err, problem.Damaged) {
		return nil, err
	}
	if c.head, err = k.openHead(sealed, err); err != nil {
		flaws = append(flaws, err)
	}
	var sum sum256
	for n := range pageCount {
		sealed, err := get(k.pageKey(n))
		if err != nil && !problem.Is(err, problem.Damaged) {
			return nil, err
		}
		if sealed == nil && err == nil {
			continue
		}
		var entries []*entry
		if err == nil {
			var plain []byte
			if plain, err = unseal(k.aead(kindPage, ""), sealed, k.pageData(n)); err == nil {
				entries, err = decodePage(plain, k.format)
			}
		}
		if err != nil {
			flaws = append(flaws, fmt.Errorf("page %d of the catalogue: %w", n, err))
			continue
		}
		c.pages[n] = page{entries: entries, term: k.term(n, sealed)}
		sum = sum.plus(c.pages[n].term)
		for _, e := range entries {
			s := c.shelf(e)
			s.byID[e.id] = e
			s.order = append(s.order, e)
		}
	}
	for _, s := range c.shelves {
		slices.SortFunc(s.order, inOrder)
	}
	if len(flaws) == 0 && sum != c.head.set {
		flaws = append(flaws, errors.New("the pages of the catalogue are not those of its head"))
	}
	if len(flaws) > 0 {
		return c, damaged(errors.Join(flaws...))
	}
	return c, nil
}

func (k *keyring) openHead(sealed []byte, err error) (head, error) {
	if err == nil && sealed == nil {
		return head{}, errors.New("the head of the catalogue is missing")
	}
	var plain []byte
	if err == nil {
		plain, err = unseal(k.aead(kindHead, ""), sealed, k.headData())
	}
	if err != nil {
		return head{}, fmt.Errorf("reading the head of the catalogue: %w", err)
	}
	h, err := decodeHead(plain)
	if err != nil {
		return head{}, fmt.Errorf("reading the head of the catalogue: %w", err)
	}
	return h, nil
}

func (k *keyring) headKey() recordKey { return k.key(kindHead, "", "") }

func (k *keyring) pageKey(n int) recordKey { return k.key(kindPage, "", fmt.Sprint(n)) }

func (k *keyring) pageData(n int) []byte {
	return associated(k.generation, kindPage, "", fmt.Sprint(n), uint32(k.format))
}

func (k *keyring) headData() []byte {
	return associated(k.generation, kindHead, "", "", uint32(k.format))
}

func (k *keyring) sealHead(h head) []byte {
	return seal(k.aead(kindHead, ""), h.encode(), k.headData())
}

func (k *keyring) sealPage(n int, entries []*entry) []byte {
	return seal(k.aead(kindPage, ""), encodePage(entries), k.pageData(n))
}
