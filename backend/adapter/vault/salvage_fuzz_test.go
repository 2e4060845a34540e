package vault

import (
	"bytes"
	"context"
	"crypto/aes"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
	"testing"

	"github.com/dgraph-io/badger/v4"
)

// The fuzzer cannot encrypt and cannot sum, so the readers also get its bytes as plain text, behind the checksums and
// with the checksums put right.

// countedPut takes what a reader hands on and fails when that is more than the bytes it was given can hold.
func countedPut(t *testing.T, size int) putFunc {
	entries, bytes := 0, 0
	return func(key []byte, meta byte, value []byte) error {
		entries++
		bytes += len(value)
		if entries > size || bytes > size || key != nil && len(key) > size+len(recordKey{})+8 {
			t.Fatalf("%d entries of %d bytes out of %d", entries, bytes, size)
		}
		return nil
	}
}

func fuzzKey() dataKey {
	block, err := aes.NewCipher(make([]byte, keySize))
	if err != nil {
		panic(err)
	}
	return dataKey{1, block}
}

// databaseFiles are the files of a small database, open and then closed.
func databaseFiles(f testing.TB, key []byte, pattern string) (files [][]byte) {
	f.Helper()
	dir := f.TempDir()
	db, err := badger.Open(smallTables(dir, key))
	if err != nil {
		f.Fatal(err)
	}
	for n := range 3 {
		if err := db.Update(func(txn *badger.Txn) error {
			for i := range 3 {
				k := numbered(2*n + i)
				if err := txn.Set(k[:], bytes.Repeat([]byte{byte(n)}, 20*i)); err != nil {
					return err
				}
			}
			k := numbered(n)
			return txn.Delete(k[:])
		}); err != nil {
			f.Fatal(err)
		}
	}
	collect := func() {
		paths, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			f.Fatal(err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			if used := len(bytes.TrimRight(data, "\x00")); used+64 < len(data) {
				data = data[:used+64]
			}
			files = append(files, data)
		}
	}
	collect()
	if err := db.Close(); err != nil {
		f.Fatal(err)
	}
	collect()
	if len(files) == 0 {
		f.Fatalf("no %s", pattern)
	}
	return files
}

func FuzzSalvageTable(f *testing.F) {
	ctx := context.Background()
	for _, key := range [][]byte{nil, make([]byte, keySize)} {
		for _, data := range databaseFiles(f, key, "*.sst") {
			f.Add(data)
			if index, blocks, err := footer(data); err == nil && key == nil {
				f.Add(index)
				f.Add(blocks)
				if body, err := checked(blocks); err == nil {
					f.Add(body)
				}
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, k := range []dataKey{{}, fuzzKey()} {
			readTable(ctx, data, dataKeys{k}, countedPut(t, len(data)))
		}
		for _, size := range []int{len(data), 400} {
			spans, err := blockSpans(data, size)
			at := 0
			for _, s := range spans {
				if s.start != at || s.end <= at || s.end > size {
					t.Fatalf("%v of %d", spans, size)
				}
				at = s.end
			}
			if err == nil && at != size {
				t.Fatalf("%v do not fill %d", spans, size)
			}
		}
		if len(data) >= 4 {
			readEntries(data, func([]byte, byte, []byte) error { return nil })
		}
		// A sealed block of these bytes is found without an index.
		if block := summedBlock(data); len(data) >= 4 {
			want, got := 0, 0
			if readBlock(block, func([]byte, byte, []byte) error { want++; return nil }) == nil {
				iv := make([]byte, aes.BlockSize)
				binary.BigEndian.PutUint32(iv, crc32.ChecksumIEEE(data))
				sealed := append(fuzzKey().xor(block, iv), iv...)
				scanBlocks(ctx, append(sealed, data...), fuzzKey(), func([]byte, byte, []byte) error { got++; return nil })
				if got != want {
					t.Fatalf("%d entries instead of %d were found without an index", got, want)
				}
			}
		}
	})
}

// summedBlock is a block with a right checksum behind it.
func summedBlock(body []byte) []byte {
	sum := binary.AppendUvarint([]byte{2 << 3}, uint64(crc32.Checksum(body, castagnoli)))
	return binary.BigEndian.AppendUint32(append(bytes.Clone(body), sum...), uint32(len(sum)))
}

func FuzzSalvageLog(f *testing.F) {
	ctx := context.Background()
	for _, key := range [][]byte{nil, make([]byte, keySize)} {
		for _, data := range databaseFiles(f, key, "*.mem") {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		keys := dataKeys{{}, fuzzKey()}
		readLog(ctx, data, keys, countedPut(t, 2*len(data)))
		mended := bytes.Clone(data)
		for at := logHeader; ; {
			e, ok := entryAt(mended, at)
			if !ok {
				break
			}
			binary.BigEndian.PutUint32(mended[e.end:], crc32.Checksum(mended[e.start:e.end], castagnoli))
			at += e.size()
		}
		for _, k := range keys {
			var n, again int
			err := readLog(ctx, mended, dataKeys{k}, func([]byte, byte, []byte) error { n++; return nil })
			// Zeros behind a log change nothing, but for an entry that was cut off and needs them.
			more := readLog(ctx, append(bytes.Clone(mended), make([]byte, 8)...), dataKeys{k}, func([]byte, byte, []byte) error { again++; return nil })
			if again < n || err == nil && more == nil && again > n+1 && len(mended) > logHeader {
				t.Fatalf("%d entries, with zeros behind %d: %v, %v", n, again, err, more)
			}
		}
	})
}

func FuzzSalvageRegistry(f *testing.F) {
	for _, key := range [][]byte{nil, make([]byte, keySize)} {
		for _, pattern := range []string{registryName, badger.ManifestFilename} {
			for _, data := range databaseFiles(f, key, pattern) {
				f.Add(data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, key := range [][]byte{nil, make([]byte, keySize)} {
			mended := bytes.Clone(data)
			for rest := mended[min(len(mended), aes.BlockSize+len(registryText)):]; len(rest) >= 8; {
				n := uint64(binary.BigEndian.Uint32(rest))
				if n > uint64(len(rest)-8) {
					break
				}
				binary.BigEndian.PutUint32(rest[4:], crc32.Checksum(rest[8:8+n], castagnoli))
				rest = rest[8+n:]
			}
			for _, d := range [][]byte{data, mended} {
				keys, err := parseRegistry(d, key)
				if len(keys) > maxDataKeys {
					t.Fatalf("%d keys, %v", len(keys), err)
				}
				for _, k := range keys {
					if k.block == nil {
						t.Fatal("a key that does not encrypt")
					}
				}
			}
		}
		if tables, err := parseManifest(data); err != nil && tables != nil || len(tables) > len(data) {
			t.Fatalf("%d tables, %v", len(tables), err)
		}
		eachField(data, func(int, uint64, []byte) error { return nil })
	})
}
