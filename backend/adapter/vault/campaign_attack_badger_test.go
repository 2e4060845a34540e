package vault

import (
	"bytes"
	"crypto/aes"
	"encoding/binary"
	"hash/crc32"
	"slices"
)

// Attacks on Badger's own formats, by someone who mends its checksums.

// tableOf is a table with the places of its blocks.
func (a *attacker) tableOf(im image, name string) (data []byte, spans []span) {
	data = im[name].bytes()
	index, blocks, err := footer(data)
	if err != nil {
		return nil, nil
	}
	for _, k := range a.prey.keys {
		if spans, err = blockSpans(k.open(index), len(blocks)); err == nil {
			return data, spans
		}
	}
	return nil, nil
}

func tables(im image) []string {
	return im.files(func(name string) bool { return role(name) == "table" })
}

func logs(im image) []string {
	return im.files(func(name string) bool { return role(name) == "log" && len(im[name].data) > logHeader })
}

// spliceBlocks puts blocks of other times into a table: all are under one data key, and each brings its IV along.
func (a *attacker) spliceBlocks() bool {
	if a.rng.IntN(2) == 0 {
		delete(a.im, a.gen+"/"+filesName)
	}
	to := tables(a.im)
	m, ok := a.past(true)
	if len(to) == 0 || !ok {
		return false
	}
	name := among(a.rng, to)
	data, spans := a.tableOf(a.im, name)
	from := m.image
	if a.rng.IntN(2) == 0 {
		from = a.im
	}
	theirs := tables(from)
	if len(spans) == 0 || len(theirs) == 0 {
		return false
	}
	other, parts := a.tableOf(from, among(a.rng, theirs))
	if len(parts) == 0 {
		return false
	}
	for range 1 + a.rng.IntN(3) {
		s, p := among(a.rng, spans), among(a.rng, parts)
		for range 20 { // blocks of one size are what serves best
			if q := among(a.rng, parts); q.end-q.start == s.end-s.start {
				p = q
			}
		}
		copy(data[s.start:s.end], other[p.start:p.end])
		if n := p.end - p.start; n < s.end-s.start { // the IV stands at the end
			copy(data[s.end-aes.BlockSize:s.end], other[p.end-aes.BlockSize:p.end])
		}
	}
	a.put(name, data)
	a.say("blocks of %s exchanged", name)
	return true
}

// forgeTable changes the plain bytes of a block under the cipher and mends the block's checksum. The checksum is linear, so
// that the forger needs no key for it (TestAForgedSalaryIsCaught does without); here the key saves the guessing of places.
func (a *attacker) forgeTable() bool {
	if a.rng.IntN(2) == 0 {
		delete(a.im, a.gen+"/"+filesName)
	}
	names := tables(a.im)
	if len(names) == 0 {
		return false
	}
	name := among(a.rng, names)
	data, spans := a.tableOf(a.im, name)
	if len(spans) == 0 {
		return false
	}
	s := among(a.rng, spans)
	sealed := data[s.start:s.end]
	iv := sealed[len(sealed)-aes.BlockSize:]
	for _, k := range a.prey.keys {
		plain := k.open(sealed)
		body, err := checked(plain)
		if err != nil {
			continue
		}
		if !a.forgeBlock(body) {
			return false
		}
		mended := checksumOf(body)
		if len(body)+len(mended)+4 != len(plain) {
			return false // another length: the forger takes another bit
		}
		copy(plain[len(body):], mended)
		copy(sealed, k.xor(plain, iv))
		a.put(name, data)
		a.say("a block of %s", name)
		return true
	}
	return false
}

// forgeBlock changes the key, the version, the meta byte or the value of an entry, or where entries begin.
func (a *attacker) forgeBlock(body []byte) bool {
	count := int(binary.BigEndian.Uint32(body[len(body)-4:]))
	at := len(body) - 4 - 4*count
	if count < 1 || at < 0 {
		return false
	}
	i := a.rng.IntN(count)
	start := int(binary.LittleEndian.Uint32(body[at+4*i:]))
	own := int(binary.LittleEndian.Uint16(body[start+2:]))
	switch a.rng.IntN(7) {
	case 0:
		body[start+4+own-1-a.rng.IntN(8)] ^= 1 << a.rng.IntN(8) // the version
		a.say("a version forged")
	case 1:
		body[start+4+a.rng.IntN(max(1, own-8))] ^= 1 << a.rng.IntN(8)
		a.say("a key forged")
	case 2:
		body[start+4+own] ^= 1 << a.rng.IntN(8) // deleted, in a value log, expired
		a.say("a meta byte forged")
	case 3:
		body[start+a.rng.IntN(4)] ^= 1 << a.rng.IntN(8)
		a.say("an entry's lengths forged")
	case 4:
		body[at+a.rng.IntN(4*count)] ^= 1 << a.rng.IntN(8)
		a.say("a position forged")
	case 5:
		body[len(body)-1-a.rng.IntN(4)] ^= 1 << a.rng.IntN(8)
		a.say("the number of entries forged")
	default:
		body[start+4+own+3+a.rng.IntN(max(1, at-start-4-own-3))] ^= 1 << a.rng.IntN(8)
		a.say("a value forged")
	}
	return true
}

// checksumOf is Badger's message: kind 0 (left out) and the sum as a varint.
func checksumOf(body []byte) []byte {
	return binary.AppendUvarint([]byte{2 << 3}, uint64(crc32.Checksum(body, castagnoli)))
}

// walk gives the entries of a log, in the order in which they stand there.
func walk(data []byte) (all []logEntry) {
	for at := logHeader; ; {
		e, ok := entryAt(data, at)
		if !ok || !e.passes(data) || e.keyLen == 0 {
			return all
		}
		all = append(all, e)
		at += e.size()
	}
}

func (e logEntry) mend(data []byte) {
	binary.BigEndian.PutUint32(data[e.end:], crc32.Checksum(data[e.start:e.end], castagnoli))
}

// forgeLog changes an entry of a log and mends its checksum, for which nobody needs a key.
func (a *attacker) forgeLog() bool {
	names := logs(a.im)
	if len(names) == 0 {
		return false
	}
	name := among(a.rng, names)
	data := a.im[name].bytes()
	entries := walk(data)
	if len(entries) == 0 {
		return false
	}
	e := among(a.rng, entries)
	switch a.rng.IntN(6) {
	case 0:
		data[e.start] ^= 1 << a.rng.IntN(8)
		a.say("meta of an entry")
	case 1:
		data[e.body+e.keyLen-1-a.rng.IntN(8)] ^= 1 << a.rng.IntN(8)
		a.say("version of an entry")
	case 2:
		data[e.body+a.rng.IntN(e.keyLen)] ^= 1 << a.rng.IntN(8)
		a.say("key of an entry")
	case 3:
		data[e.start+1+a.rng.IntN(e.body-e.start-1)] ^= 1 << a.rng.IntN(8)
		a.say("head of an entry")
	default:
		if e.end == e.body+e.keyLen {
			return false
		}
		data[e.body+e.keyLen+a.rng.IntN(e.end-e.body-e.keyLen)] ^= 1 << a.rng.IntN(8)
		a.say("value of an entry")
	}
	e.mend(data)
	a.im[name] = node{data: data, size: a.im[name].size}
	a.say("in %s", name)
	return true
}

// spliceLogs cuts a log between transactions, leaves one out, moves one, or brings entries of another time.
func (a *attacker) spliceLogs() bool {
	names := logs(a.im)
	if len(names) == 0 {
		return false
	}
	name := among(a.rng, names)
	data := a.im[name].bytes()
	var ends []int // of the transactions
	for _, e := range walk(data) {
		if e.meta&metaFinTxn != 0 || e.meta&metaTxn == 0 {
			ends = append(ends, e.end+crc32.Size)
		}
	}
	if len(ends) < 3 {
		return false
	}
	i := a.rng.IntN(len(ends) - 1)
	from, to := ends[i], ends[i+1]
	switch a.rng.IntN(6) {
	case 0:
		data = data[:from]
		a.say("cut after transaction %d", i)
	case 1:
		clear(data[from:to])
		a.say("transaction %d zeroed", i)
	case 2:
		data = slices.Delete(data, from, to)
		a.say("transaction %d left out", i)
	case 3:
		data = slices.Insert(data, from, data[from:to]...)
		a.say("transaction %d twice", i)
	case 4:
		clear(data[from:])
		a.say("zeros after transaction %d", i)
	case 5:
		m, ok := a.past(true)
		if theirs := logs(m.image); ok && len(theirs) > 0 {
			other := m.image[among(a.rng, theirs)].bytes()
			at := min(a.rng.IntN(len(other)), len(data))
			copy(data[at:], other[at:])
			a.say("from %d on it is the one of %s", at, m.name)
		}
	}
	a.im[name] = node{data: bytes.TrimRight(data, "\x00"), size: a.im[name].size}
	a.say("in %s", name)
	return true
}
