package vault

import (
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"strconv"
)

const (
	logHeader = 8 + 12                              // id of the data key, first part of each IV
	maxLogKey = 1 << 16                             // Badger's own bound
	scanWork  = 4                                   // how often a log's bytes may be summed while looking for what follows
	ourKey    = len(recordKey{}) + 8                // a record's key with its version
	finKey    = len("!badger!txn") + 8              // the key of an entry that ends a transaction
	maxEntry  = 2 + 3*10 + maxLogKey + inTable + 64 // bytes of one entry
)

var errLogDamaged = errors.New("it is damaged before its end; what was written after that place is not in force")

// readLog reads a write-ahead log: a header, then entries, then zeros up to twice the size of a memtable. It takes
// what Badger would replay: complete transactions up to the first entry that does not pass. Badger ends a log there without a word,
// for a process that was killed leaves half an entry. Here the rest tells the two apart: Badger writes a transaction, syncs
// it, and only then begins the next. So if entries of another transaction follow, the place was on the disk once and is
// damaged now; if only zeros, or pieces of the same transaction, it was never acknowledged.
func readLog(ctx context.Context, data []byte, keys dataKeys, put putFunc) error {
	if len(data) < logHeader {
		if isZero(data) {
			return nil // made, and never written to
		}
		return errOver
	}
	if isZero(data[logHeader:]) {
		return nil
	}
	if len(keys) == 0 {
		return errors.New("there is no key to read it with")
	}
	if isZero(data[:logHeader]) { // the header was never on the disk, or is lost: nothing can be decrypted
		if r := (replay{ctx: ctx, data: data, end: logHeader}); r.anotherFollows() {
			return errLogDamaged
		}
		return nil
	}
	var first *replay
	for _, k := range likelyFirst(keys, binary.BigEndian.Uint64(data)) {
		r := replay{ctx: ctx, data: data, key: k, put: put}
		if err := r.run(); err != nil {
			return err
		}
		if first == nil || r.committed > 0 {
			first = &r
		}
		if r.committed > 0 {
			break
		}
	}
	if first.odd || first.anotherFollows() {
		return errLogDamaged
	}
	return first.refused
}

// likelyFirst puts the key with this id in front. The others follow: the id may be what is damaged.
func likelyFirst(keys dataKeys, id uint64) dataKeys {
	ordered := make(dataKeys, 0, len(keys))
	for _, k := range keys {
		if k.id == id {
			ordered = append(ordered, k)
		}
	}
	for _, k := range keys {
		if k.id != id {
			ordered = append(ordered, k)
		}
	}
	return ordered
}

// logEntry is one entry of a log. Key and value are encrypted together, under an IV made of the header's and the entry's position.
type logEntry struct {
	meta   byte
	keyLen int
	start  int // of the entry
	body   int // where key and value begin
	end    int // of key and value; the checksum follows
	ours   bool
}

// entryAt reads an entry's head: meta, user meta, and as varints the lengths of key and value, and the expiry.
func entryAt(data []byte, at int) (e logEntry, ok bool) {
	if at > len(data)-2 {
		return e, false
	}
	e.meta, e.start = data[at], at
	pos := at + 2
	var numbers [3]uint64
	for i := range numbers {
		n, size := binary.Uvarint(data[pos:min(len(data), pos+binary.MaxVarintLen64)])
		if size <= 0 {
			return e, false
		}
		numbers[i] = n
		pos += size
	}
	if numbers[0] > maxLogKey || numbers[1] > math.MaxUint32 {
		return e, false
	}
	left := uint64(len(data) - pos)
	if numbers[0]+numbers[1]+crc32.Size > left {
		return e, false
	}
	e.keyLen, e.body = int(numbers[0]), pos
	e.end = pos + int(numbers[0]+numbers[1])
	e.ours = data[at+1] == 0 && numbers[2] == 0
	return e, true
}

func (e logEntry) size() int { return e.end + crc32.Size - e.start }

func (e logEntry) passes(data []byte) bool {
	return crc32.Checksum(data[e.start:e.end], castagnoli) == binary.BigEndian.Uint32(data[e.end:])
}

// replay goes through a log under one key.
type replay struct {
	ctx  context.Context
	data []byte
	key  dataKey
	put  putFunc

	end       int    // of what was read
	open      uint64 // the transaction that has begun there, 0 for none
	committed int    // entries handed on
	odd       bool   // entries pass their checksums and make no sense
	refused   error  // what put said first
}

// plain decrypts key and value.
func (r *replay) plain(e logEntry) (key, value []byte) {
	var iv [16]byte
	copy(iv[:], r.data[8:logHeader])
	binary.BigEndian.PutUint32(iv[12:], uint32(e.start))
	both := r.key.xor(r.data[e.body:e.end], iv[:])
	return both[:e.keyLen:e.keyLen], both[e.keyLen:]
}

func (r *replay) run() error {
	type waiting struct {
		key, value []byte
		meta       byte
	}
	var transaction []waiting
	r.end = logHeader
	for n := 0; ; n++ {
		if n%256 == 0 {
			if err := r.ctx.Err(); err != nil {
				return err
			}
		}
		e, ok := entryAt(r.data, r.end)
		if !ok || !e.passes(r.data) || e.keyLen == 0 {
			return nil
		}
		key, value := r.plain(e)
		switch {
		case e.meta&metaTxn != 0:
			version := versionOf(key)
			if r.open == 0 {
				r.open = version
			}
			if r.open != version {
				r.odd = true
				return nil
			}
			transaction = append(transaction, waiting{key, value, e.meta})
		case e.meta&metaFinTxn != 0:
			version, err := strconv.ParseUint(string(value), 10, 64)
			if err != nil || r.open != version {
				r.odd = true
				return nil
			}
			r.open = 0
			for _, w := range transaction {
				r.hand(w.key, w.meta, w.value)
			}
			transaction = transaction[:0]
		default:
			if r.open != 0 {
				r.odd = true
				return nil
			}
			r.hand(key, e.meta, value)
		}
		r.end += e.size()
	}
}

func (r *replay) hand(key []byte, meta byte, value []byte) {
	r.committed++
	if err := r.put(key, meta, value); err != nil && r.refused == nil {
		r.refused = err
	}
}

// anotherFollows says whether behind the place where reading ended there are entries of a transaction that was
// begun after the one there had been synced.
func (r *replay) anotherFollows() bool {
	version, ended := r.open, false
	blind := isZero(r.data[:logHeader]) // the header, too, was never on the disk
	work := scanWork*len(r.data) + maxEntry
	for at := r.end; at < len(r.data); {
		if r.data[at]&(metaTxn|metaFinTxn) == 0 {
			at++
			continue
		}
		e, ok := entryAt(r.data, at)
		if !ok || !e.ours || e.keyLen != ourKey && e.keyLen != finKey || e.size() > maxEntry {
			at++
			continue
		}
		if work -= e.size(); work < 0 {
			return true // no process leaves so many beginnings of entries behind
		}
		if !e.passes(r.data) {
			at++
			continue
		}
		if !blind {
			key, _ := r.plain(e)
			v := versionOf(key)
			if version != 0 && v != version {
				return true
			}
			version = v
		}
		if ended {
			return true
		}
		ended = e.meta&metaFinTxn != 0
		at += e.size()
	}
	return false
}
