package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"unicode/utf8"

	"autojob/backend/core/problem"

	"github.com/dgraph-io/badger/v4"
)

const (
	maxRecord = 900 << 10 // plain bytes; padded and sealed it stays under what Badger keeps in its tables
	maxID     = 256
	maxSort   = 256
)

// Batch gathers changes that are written together: all of them or none.
type Batch struct {
	v     *Vault
	ops   map[recordKey]*change
	order []recordKey
	files []string // sealed document files written for this batch
	bytes int      // of the values, without pages
}

type change struct {
	old, new *entry // what stands in the catalogue, what will; nil for none
	sealed   []byte // of a record
}

// Write runs fill and then writes what it gathered in one transaction, durable when Write returns nil. While
// fill runs nothing else is written, so it may read, decide and change; its reads see the state before. When fill returns an
// error nothing is written and Write returns that error. A batch that is over Badger's limit (about 4 MB) is TooLarge.
func (v *Vault) Write(ctx context.Context, fill func(*Batch) error) error {
	if err := ctx.Err(); err != nil {
		return stopped(err)
	}
	v.writing.Lock()
	defer v.writing.Unlock()
	if v.failure != nil {
		return halted(v.failure)
	}
	v.mu.RLock()
	isShut, harmed := v.isShut, v.damage != nil
	v.mu.RUnlock()
	if isShut {
		return closed()
	}
	if harmed {
		return readOnly()
	}
	b := &Batch{v: v, ops: map[recordKey]*change{}}
	err := fill(b)
	if err == nil && ctx.Err() != nil {
		err = stopped(ctx.Err())
	}
	if err == nil {
		err = b.commit()
	}
	if err != nil && v.failure == nil {
		for _, path := range b.files {
			_ = os.Remove(path) // what stays is removed at the next start
		}
	}
	return err
}

// set puts a change into the batch; a later change of the same entry replaces an earlier one.
func (b *Batch) set(kind entryKind, class, id string, new *entry, sealed []byte) {
	key := b.v.keys.key(kind, class, id)
	c, ok := b.ops[key]
	if !ok {
		b.v.mu.RLock()
		c = &change{old: b.v.index.find(kind, class, id)}
		b.v.mu.RUnlock()
		b.ops[key] = c
		b.order = append(b.order, key)
	}
	b.bytes += len(sealed) - len(c.sealed)
	c.new, c.sealed = new, sealed
}

func (b *Batch) putRecord(class, id string, version uint32, sort string, plain []byte) error {
	if err := checkName(class, id); err != nil {
		return err
	}
	if len(plain) > maxRecord {
		return tooLarge("entry", len(plain), maxRecord)
	}
	if len(sort) > maxSort {
		sort = sort[:maxSort]
	}
	k := b.v.keys
	sealed := seal(k.aead(kindRecord, class), plain, associated(k.generation, kindRecord, class, id, version))
	b.set(kindRecord, class, id, &entry{kind: kindRecord, class: class, id: id, version: version,
		tag: tagOf(sealed), sort: sort, size: uint64(len(plain))}, sealed)
	return nil
}

// remove takes an entry out. One that is not there is no error.
func (b *Batch) remove(kind entryKind, class, id string) error {
	if err := checkName(class, id); err != nil {
		return err
	}
	b.set(kind, class, id, nil, nil)
	return nil
}

// weight estimates the size of the transaction with everything in the batch so far, pages included.
func (b *Batch) weight() int {
	b.v.mu.RLock()
	defer b.v.mu.RUnlock()
	sum := b.bytes
	seen := map[int]bool{}
	for _, key := range b.order {
		if n := pageOf(key); !seen[n] {
			seen[n] = true
			sum += minPadded + 128
			for _, e := range b.v.index.pages[n].entries {
				sum += entryWeight(e)
			}
		}
		if c := b.ops[key]; c.new != nil {
			sum += entryWeight(c.new) + 64
		}
	}
	return sum
}

func entryWeight(e *entry) int { return 56 + len(e.class) + len(e.id) + len(e.sort) }

// commit writes values, pages and head in one transaction and then brings the catalogue in memory up to date.
func (b *Batch) commit() error {
	if len(b.order) == 0 {
		return nil
	}
	v := b.v
	if err := v.opt.at("write"); err != nil {
		return fromDisk("writing", err)
	}
	free, err := freeSpace(v.gen)
	if err != nil {
		return fromDisk("asking for free space", err)
	}
	if free < v.opt.spare()+uint64(2*b.bytes) {
		return full(fmt.Errorf("%d bytes free", free))
	}
	pages, next := b.pages()
	txn := v.db.NewTransaction(true)
	defer txn.Discard()
	for _, key := range b.order {
		c := b.ops[key]
		switch {
		case c.sealed != nil:
			err = txn.Set(key[:], c.sealed)
		case c.old != nil && c.old.kind == kindRecord:
			err = txn.Delete(key[:])
		}
		if err != nil {
			return tooBig(err)
		}
	}
	for n, p := range pages {
		key := v.keys.pageKey(n)
		sealed := v.keys.sealPage(n, p.entries)
		p.term = v.keys.term(n, sealed)
		next.set = next.set.minus(v.index.pages[n].term).plus(p.term)
		if err := txn.Set(key[:], sealed); err != nil {
			return tooBig(err)
		}
	}
	key := v.keys.headKey()
	if err := txn.Set(key[:], v.keys.sealHead(next)); err != nil {
		return tooBig(err)
	}
	v.commit.Lock()
	defer v.commit.Unlock()
	err = finish(txn)
	if err == nil {
		err = v.opt.at("written")
	}
	if err == nil {
		err = v.syncNames()
	}
	if err == nil {
		err = v.anchor.write(next.sequence)
	}
	if err != nil {
		// The values may or may not be on the disk. The catalogue in memory stays as it was, and no further write may build on it.
		v.failure = err
		if err = fromDisk("writing", err); problem.Is(err, problem.Damaged) {
			return halted(err) // nothing was read, so nothing is known to be damaged
		}
		return err
	}
	b.apply(pages, next)
	v.keeper.note(next.sequence)
	return nil
}

func finish(txn *badger.Txn) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the database stopped: %v", r)
		}
	}()
	return txn.Commit()
}

func tooBig(err error) error {
	if errors.Is(err, badger.ErrTxnTooBig) {
		return tooLarge("change", maxBatch, maxBatch)
	}
	return fromDisk("writing", err)
}

// pages builds the new state of every page that the batch touches, and of the head without its set hash. Reading the
// index needs no lock here: only the holder of writing changes it.
func (b *Batch) pages() (map[int]*page, head) {
	pages := map[int]*page{}
	for _, key := range b.order {
		c := b.ops[key]
		n := pageOf(key)
		p := pages[n]
		if p == nil {
			p = &page{entries: slices.Clone(b.v.index.pages[n].entries)}
			pages[n] = p
		}
		if c.old != nil {
			p.entries = slices.DeleteFunc(p.entries, func(e *entry) bool { return e == c.old })
		}
		if c.new != nil {
			c.new.written = b.v.index.head.sequence + 1
			p.entries = append(p.entries, c.new)
		}
	}
	next := b.v.index.head
	next.sequence++
	next.seals += uint64(len(b.order) + len(pages) + 1)
	for _, c := range b.ops {
		if c.old != nil {
			next.residue++
		}
	}
	return pages, next
}

func (b *Batch) apply(pages map[int]*page, next head) {
	v := b.v
	var obsolete, fresh []*entry
	v.mu.Lock()
	v.index.head = next
	for n, p := range pages {
		v.index.pages[n] = *p
	}
	for _, key := range b.order {
		c := b.ops[key]
		v.index.replace(c.old, c.new)
		if c.old != nil && c.old.kind == kindDocument {
			obsolete = append(obsolete, c.old)
		}
		if c.new != nil && c.new.kind == kindDocument {
			fresh = append(fresh, c.new)
		}
	}
	v.mu.Unlock()
	for _, e := range fresh {
		if v.opt.at("document in place") != nil {
			continue
		}
		_ = os.Rename(v.newDocumentPath(e), v.documentPath(e)) // otherwise the next start does it; reading knows both places
	}
	for _, e := range obsolete {
		_ = os.Remove(v.documentPath(e)) // what stays is sealed and goes with the generation
		_ = os.Remove(v.newDocumentPath(e))
	}
	for _, path := range b.files { // a document was put twice into one batch, or put and removed
		if !slices.ContainsFunc(fresh, func(e *entry) bool { return v.newDocumentPath(e) == path }) {
			_ = os.Remove(path)
		}
	}
}

// checkName keeps the names that callers choose within what the format holds.
func checkName(class, id string) error {
	bad := class == "" || len(class) > 64
	for _, r := range class {
		bad = bad || (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '.'
	}
	if bad {
		return fmt.Errorf("class %q is not a name of the store", class)
	}
	if id == "" || len(id) > maxID || !utf8.ValidString(id) {
		return problem.New(problem.Invalid, "This entry has no usable name.", "Give it a name of at most 256 bytes.").
			Because(fmt.Errorf("id of %d bytes in class %q", len(id), class))
	}
	return nil
}
