package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func fuzzKeys() *keyring {
	return newKeyring(generationID{1, 2, 3}, bytes.Repeat([]byte{7}, rootSize))
}

func FuzzDecodeHead(f *testing.F) {
	f.Add(head{}.encode())
	f.Add(head{sequence: 1 << 40, seals: 9, residue: 3, set: sum256{1, 2, 3, 4}}.encode())
	f.Add(head{sequence: 7, seals: 9}.encode()[:headSize1])
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := decodeHead(data)
		if err != nil {
			return
		}
		if b := h.encode(); !bytes.Equal(b[:len(data)], data) || len(data) == headSize1 && h.residue != 0 {
			t.Fatalf("%x is read as %+v", data, h)
		}
	})
}

// What an anchor holds is only ever what somebody with the key wrote.
func FuzzDecodeAnchor(f *testing.F) {
	k, other := fuzzKeys(), newKeyring(generationID{1, 2, 3}, bytes.Repeat([]byte{8}, rootSize))
	f.Add(k.encodeAnchor(5), k.encodeAnchor(6))
	f.Add(k.encodeAnchor(5), other.encodeAnchor(60))
	f.Add([]byte{}, k.encodeAnchor(1<<63))
	f.Add(k.encodeAnchor(0), []byte(nil))
	f.Fuzz(func(t *testing.T, one, two []byte) {
		data := append(make([]byte, 0, 2*anchorSlot), one[:min(len(one), anchorSlot)]...)
		if len(two) > 0 {
			data = append(data, make([]byte, anchorSlot-len(data))...)
			data = append(data, two[:min(len(two), anchorSlot)]...)
		}
		sequence, slot, ok := k.readAnchor(bytes.NewReader(data))
		if ok && !bytes.HasPrefix(data[slot*anchorSlot:], k.encodeAnchor(sequence)) {
			t.Fatalf("%d is read from slot %d", sequence, slot)
		}
		// With the right MAC behind it, a body that is an anchor's is read, and any other is not.
		body := one[:min(len(one), anchorSize-sha256.Size)]
		signed := append(bytes.Clone(body), k.anchorMAC(body)...)
		if sequence, ok := k.decodeAnchor(signed); ok && !bytes.Equal(k.encodeAnchor(sequence)[:len(anchorMark)], body[:len(anchorMark)]) {
			t.Fatalf("%x is an anchor at %d", signed, sequence)
		}
	})
}

func FuzzDecodeFiles(f *testing.F) {
	k := fuzzKeys()
	list := map[string]fileMark{"000001.sst": {size: 5, nonce: [8]byte{1}, sum: [32]byte{2}}, "MANIFEST": {size: 1 << 40}}
	for _, l := range []map[string]fileMark{nil, {}, list} {
		b := k.encodeFiles(l)
		f.Add(b)
		f.Add(b[:len(b)-sha256.Size])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := k.decodeFiles(data); err == nil && !bytes.Equal(data[len(data)-sha256.Size:], k.filesMAC(data[:len(data)-sha256.Size])) {
			t.Fatal("a list that nobody with the key made")
		}
		list, err := k.decodeFiles(append(bytes.Clone(data), k.filesMAC(data)...)) // the holder of the key makes odd lists, too
		if err != nil {
			return
		}
		again, err := k.decodeFiles(k.encodeFiles(list))
		if err != nil || !reflect.DeepEqual(again, list) {
			t.Fatalf("%v differs from %v (%v)", again, list, err)
		}
	})
}

// framedHeader puts checksum and MAC behind a header's line, so that what is in the line is reached.
func framedHeader(line, mac []byte) []byte {
	sum := sha256.Sum256(line)
	out := append(bytes.Clone(line), '\n')
	out = append(hex.AppendEncode(out, sum[:]), '\n')
	return append(base64.StdEncoding.AppendEncode(out, mac), '\n')
}

// Whatever a header asks for, the derivation it names stays within its bounds: neither weak nor a way to take all memory.
func FuzzPassphraseHeader(f *testing.F) {
	k := fuzzKeys()
	add := func(kind KeyKind, p kdf) {
		p.Salt = make([]byte, 16)
		line, err := json.Marshal(&header{Format: formatVersion, Store: k.generation.String(), Generation: k.generation.String(), Key: kind,
			KDF: &p, Wrapped: make([]byte, 288), Registry: []byte("registry"), Made: "2026-01-02"})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(line)
	}
	for _, kind := range []KeyKind{PassphraseKey, BothKeys, KeychainKey} {
		add(kind, usualKDF())
		add(kind, kdf{Name: "argon2id", Time: 1, MemoryKiB: floorMemoryKiB - 1, Threads: 1})
		add(kind, kdf{Name: "argon2id", Time: 1<<32 - 1, MemoryKiB: 1<<32 - 1, Threads: 255})
		add(kind, kdf{Name: "argon2i", Time: 3, MemoryKiB: 1 << 18})
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		h, err := parseHeader(framedHeader(line, make([]byte, sha256.Size)), k.generation, floorMemoryKiB)
		if err != nil {
			return
		}
		if h.Generation != k.generation.String() || (h.Key == KeychainKey) != (h.KDF == nil) || h.verify(k) {
			t.Fatalf("accepted: %s", line)
		}
		if p := h.KDF; p != nil && (p.Name != "argon2id" || p.Time < 1 || p.Time > 16 || p.MemoryKiB < floorMemoryKiB || p.MemoryKiB > 1<<20 ||
			p.Threads < 1 || p.Threads > 16 || len(p.Salt) != 16 || len(h.Wrapped) == 0) {
			t.Fatalf("accepted out of bounds: %s", line)
		}
	})
}

// Of two copies those come back that can be read, each once.
func FuzzReadHeaders(f *testing.F) {
	k, dir := fuzzKeys(), f.TempDir()
	h := &header{Format: formatVersion, Store: k.generation.String(), Generation: k.generation.String(), Key: KeychainKey, Registry: []byte("registry"), Made: "2026-01-02"}
	good, err := h.encode(k)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good, good)
	f.Add(good[:90], good)
	f.Add(good, []byte("garbage"))
	f.Add(bytes.Replace(good, []byte("2026"), []byte("2027"), 1), framedHeader(bytes.Split(good, []byte("\n"))[0], make([]byte, 32)))
	f.Fuzz(func(t *testing.T, one, two []byte) {
		for name, data := range map[string][]byte{headerName: one, headerCopy: two} {
			if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		found, err := readHeaders(dir, k.generation, floorMemoryKiB)
		if (err == nil) != (len(found) > 0) || len(found) > 2 || len(found) == 2 && bytes.Equal(found[0].data, found[1].data) {
			t.Fatalf("%d headers, %v", len(found), err)
		}
		for _, h := range found {
			if !bytes.Equal(h.data, one) && !bytes.Equal(h.data, two) {
				t.Fatal("a header that is in neither copy")
			}
			if h.verify(k) && !bytes.Equal(h.line, bytes.Split(good, []byte("\n"))[0]) {
				t.Fatal("a header that nobody with the key made")
			}
		}
	})
}
