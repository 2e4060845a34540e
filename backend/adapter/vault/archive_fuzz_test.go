package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Nobody without the key makes an archive, and nobody makes a second one out of a given one: what is read to its
// end is one of the seeds, byte for byte.
func FuzzReadArchive(f *testing.F) {
	var seeds [][]byte // from files: each process of the fuzzer must have the same
	for _, name := range []string{"archive-1-backup.autojob", "archive-1-export.autojob"} {
		file, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		seeds = append(seeds, file)
		f.Add(file)
	}
	f.Add([]byte("autojob archive 2\nlater"))
	unlock := func(info archiveInfo) ([]byte, error) {
		if info.KDF == nil {
			return info.unwrapWithKey(archiveKey())
		}
		if info.KDF.MemoryKiB > 1024 || info.KDF.Time > 2 {
			return nil, errUnsealed // within the bounds, but too slow to try here
		}
		return info.unwrapWithPassphrase([]byte("correct horse"), cheap().MemoryKiB)
	}
	for _, seed := range seeds {
		if _, err := readArchive(bytes.NewReader(seed), unlock); err != nil {
			f.Fatal("the check of the check:", err)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, file := range [][]byte{data, withChecksum(data)} {
			_, err := readArchive(bytes.NewReader(file), unlock)
			if err == nil && !slices.ContainsFunc(seeds, func(s []byte) bool { return bytes.Equal(s, file) }) {
				t.Fatalf("an archive that nobody wrote was read: %q", file)
			}
		}
	})
}

// withChecksum mends the sum of the info, which the fuzzer cannot.
func withChecksum(data []byte) []byte {
	const at = len(archiveMagic)
	if len(data) < at+4 {
		return nil
	}
	end := at + 4 + int(binary.BigEndian.Uint32(data[at:])%maxArchiveInfo)
	if end+sha256.Size > len(data) {
		return nil
	}
	file := bytes.Clone(data)
	sum := sha256.Sum256(file[:end])
	copy(file[end:], sum[:])
	return file
}

// What is accepted as an info keeps the bounds and has no second form.
func FuzzArchiveInfo(f *testing.F) {
	for _, file := range [][]byte{backupOf(f, nil), exportOf(f, "correct horse", nil)} {
		head, _ := takeApart(f, file)
		f.Add(head[len(archiveMagic)+4 : len(head)-48])
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		info, err := parseArchiveInfo(line)
		if err != nil {
			return
		}
		if err := info.check(); err != nil {
			t.Fatal(err)
		}
		if again, err := json.Marshal(info); err != nil || string(again)+"\n" != string(line) {
			t.Fatalf("%q is read as %q", line, again)
		}
	})
}

// The plain frames, past the encryption: whatever is read to its end is what the writer writes for the same items.
func FuzzArchiveFrames(f *testing.F) {
	f.Add(framesOf(f))
	f.Add(framesOf(f, adItems(4)...))
	f.Add(framesOf(f, fileItem("x", 700), item{kind: kindRecord, class: "a", id: "é", version: 1 << 31, sort: "\xff"}))
	f.Add(padFrames([]byte{'e', 0, 1}))
	f.Fuzz(func(t *testing.T, plain []byte) {
		for _, data := range [][]byte{plain, padFrames(bytes.Clone(plain))} { // the padding is hard to hit by chance
			r := newFrameReader(bytes.NewReader(data))
			var items []item
			var err error
			for err == nil {
				var it item
				if it, err = r.next(); err == nil {
					items = append(items, it)
				}
			}
			if err == io.EOF && !bytes.Equal(framesOf(t, items...), data) {
				t.Fatalf("%d items are written differently from how they were read", len(items))
			}
		}
	})
}

func BenchmarkArchiveWrite(b *testing.B) {
	items, size := archiveLoad()
	b.SetBytes(size)
	for b.Loop() {
		info, fileKey := backupInfo(), newFileKey()
		info.wrapForKey(archiveKey(), fileKey)
		if err := writeArchive(io.Discard, info, fileKey, items); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkArchiveRead(b *testing.B) {
	items, size := archiveLoad()
	file := backupOf(b, items)
	b.SetBytes(size)
	for b.Loop() {
		a, err := openArchive(bytes.NewReader(file), unlockWith(archiveKey()))
		for err == nil {
			_, err = a.Next()
		}
		if err != io.EOF {
			b.Fatal(err)
		}
	}
}

// archiveLoad is a store of 10,000 ads and four CVs, with the size of its data.
func archiveLoad() (items []item, size int64) {
	items = append(adItems(10_000), fileItem("1", 1<<20), fileItem("2", 5<<20), fileItem("3", 100_000), fileItem("4", 0))
	for _, it := range items {
		size += int64(len(it.plain))
	}
	return items, size
}
