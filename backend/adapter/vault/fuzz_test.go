package vault

import (
	"bytes"
	"reflect"
	"testing"
)

func FuzzParseHeader(f *testing.F) {
	id, root := generationID(randomBytes(16)), bytes.Repeat([]byte{7}, rootSize)
	for i := range id {
		id[i] = byte(i)
	}
	keys := newKeyring(id, root)
	h := &header{Format: formatVersion, Store: id.String(), Generation: id.String(), Key: KeychainKey, Registry: []byte("registry"), Made: "2026-01-02"}
	line, err := h.encode(keys)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(line)
	newLock(PassphraseKey, []byte("correct horse"), *cheap()).close(h, id, root)
	if line, err = h.encode(keys); err != nil {
		f.Fatal(err)
	}
	f.Add(line)
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := parseHeader(data, id, cheap().MemoryKiB)
		if err != nil {
			return
		}
		if h.KDF != nil && h.KDF.check(cheap().MemoryKiB) != nil || h.Generation != id.String() {
			t.Fatalf("accepted out of bounds: %+v", h)
		}
		// Only the holder of the root makes a header that verifies, and verifying covers every byte of the fields.
		if h.verify(keys) && !bytes.HasPrefix(line, h.line) && h.Key == PassphraseKey {
			if root, _, err := h.unwrap(id, nil, []byte("correct horse")); err == nil && len(root) != rootSize {
				t.Fatal("a root of another size")
			}
		}
	})
}

func FuzzParseCurrent(f *testing.F) {
	f.Add(encodeCurrent(generationID{1, 2, 3}))
	f.Add([]byte("autojob vault 2\nwhatever"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if id, err := parseCurrent(data); err == nil && !bytes.Equal(encodeCurrent(id), data) {
			t.Fatalf("%q is read as %s", data, id)
		}
	})
}

func FuzzUnseal(f *testing.F) {
	a := newAEAD(bytes.Repeat([]byte{9}, keySize))
	ad := associated(generationID{}, kindRecord, "note", "a", 1)
	for _, plain := range [][]byte{nil, []byte(`{"title":"x"}`), bytes.Repeat([]byte("y"), 5000)} {
		f.Add(seal(a, plain, ad), plain)
	}
	f.Fuzz(func(t *testing.T, sealed, plain []byte) {
		if len(plain) > 1<<16 {
			return
		}
		got, err := unseal(a, seal(a, plain, ad), ad)
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("sealed and unsealed: %q %v", got, err)
		}
		got, err = unseal(a, sealed, ad)
		if err == nil && len(sealed) != padded(4+len(got))+overhead {
			t.Fatalf("%d sealed bytes give %d plain ones", len(sealed), len(got))
		}
		if _, err := unseal(a, sealed, ad[1:]); err == nil {
			t.Fatal("opened with other associated data")
		}
		// What is inside a seal is foreign bytes too, should a key ever leak.
		frame := a.Seal(nil, nil, plain, ad)
		if got, err := unseal(a, frame, ad); err == nil && padded(4+len(got)) != len(plain) {
			t.Fatal("a frame of another size was accepted")
		}
	})
}

func FuzzDecodePage(f *testing.F) {
	f.Add(encodePage(nil))
	f.Add(encodePage([]*entry{
		{kind: kindRecord, class: "note", id: "a", version: 1, tag: tag{1}, sort: "s", size: 12},
		{kind: kindDocument, class: "cv", id: "b", version: 1, tag: tag{2}, size: 1 << 25, file: [16]byte{3}},
	}))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := decodePage(data, formatVersion)
		if err != nil {
			return
		}
		again, err := decodePage(encodePage(entries), formatVersion)
		if err != nil || !reflect.DeepEqual(again, entries) {
			t.Fatalf("%v differs from %v (%v)", again, entries, err)
		}
	})
}

func FuzzDecodeIndex(f *testing.F) {
	c := &catalogue{head: head{sequence: 7, seals: 9, residue: 1}, shelves: map[shelfName]*shelf{}}
	f.Add(c.encode())
	for i, e := range []*entry{
		{kind: kindRecord, class: "note", id: "a", version: 1, tag: tag{1}, sort: "s", size: 12, written: 3},
		{kind: kindRecord, class: "note", id: "b", version: 1, tag: tag{4}, sort: "s", size: 1},
		{kind: kindDocument, class: "cv", id: "b", version: 1, tag: tag{2}, size: 1 << 25, file: [16]byte{3}},
	} {
		c.pages[i].entries = append(c.pages[i].entries, e)
		c.pages[i].term = sum256{uint64(i), 5}
		c.replace(nil, e)
		f.Add(c.encode())
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := decodeCatalogue(data)
		if err != nil {
			return
		}
		again, err := decodeCatalogue(c.encode())
		if err != nil || !reflect.DeepEqual(again, c) {
			t.Fatalf("%v differs from %v (%v)", again, c, err)
		}
	})
}

func TestSizesAreHidden(t *testing.T) {
	last, steps := 0, 0
	for n := range 1 << 20 {
		p := padded(n)
		if p < n || p < last || n > minPadded && float64(p) > 1.13*float64(n) {
			t.Fatalf("%d is padded to %d after %d", n, p, last)
		}
		if p != last {
			last, steps = p, steps+1
		}
	}
	if steps > 260 {
		t.Fatalf("%d different sizes up to 1 MiB hide little", steps)
	}
}
