package vault

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/dgraph-io/badger/v4"
)

const (
	registryText = "Hello Badger"
	maxManifest  = 64 << 20
	maxDataKeys  = 16 // Badger makes one in ten years; each is tried on what is damaged
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// dataKey is one of the keys under which Badger writes its files. A nil block stands for no encryption; only tests of
// the formats make such a key, so a file in plain text is not read.
type dataKey struct {
	id    uint64
	block cipher.Block
}

type dataKeys []dataKey

// xor encrypts or decrypts data in counter mode into new memory.
func (k dataKey) xor(data, iv []byte) []byte {
	out := make([]byte, len(data))
	if k.block == nil {
		copy(out, data)
		return out
	}
	cipher.NewCTR(k.block, iv).XORKeyStream(out, data)
	return out
}

// readKeys takes the file on disk where it extends the good copy, else the copy.
func (s *salvager) readKeys(key, registry []byte) error {
	use := registry
	path := filepath.Join(s.dir, registryName)
	if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() {
		if have, err := readSmall(path, maxRegistry); err == nil && bytes.HasPrefix(have, registry) {
			use = have
		}
	}
	keys, err := parseRegistry(use, key)
	if err != nil && len(use) > len(registry) {
		s.note(registryName, err) // the copy in front of it has been read
		err = nil
	}
	s.keys = keys
	return err
}

// parseRegistry reads a key registry: an IV, a known text under it, then the data keys, each as length, CRC-32C and
// a protobuf message (id 1, key 2, IV 3). With an error come the keys in front of what is not readable. Half an
// entry at the end is a key that was being written, under which nothing is.
func parseRegistry(data, key []byte) (dataKeys, error) {
	master := dataKey{}
	if key != nil {
		block, err := aes.NewCipher(key)
		if err != nil {
			return nil, fmt.Errorf("reading the key registry: %w", err)
		}
		master.block = block
	}
	const start = aes.BlockSize + len(registryText)
	if len(data) < start {
		return nil, fmt.Errorf("reading the key registry: %w", errOver)
	}
	if string(master.xor(data[aes.BlockSize:start], data[:aes.BlockSize])) != registryText {
		return nil, errors.New("the key registry does not open with the database's key")
	}
	var keys dataKeys
	for data = data[start:]; ; {
		entry, rest, err := framed(data)
		if entry == nil || err != nil {
			return keys, err
		}
		if len(keys) == maxDataKeys {
			return keys, errors.New("the key registry holds too many keys")
		}
		data = rest
		var id uint64
		var secret, iv []byte
		err = eachField(entry, func(field int, number uint64, bytes []byte) error {
			switch field {
			case 1:
				id = number
			case 2:
				secret = bytes
			case 3:
				iv = bytes
			}
			return nil
		})
		if err != nil {
			return keys, fmt.Errorf("reading a data key: %w", err)
		}
		if len(iv) != aes.BlockSize {
			return keys, fmt.Errorf("a data key's IV has %d bytes", len(iv))
		}
		block, err := aes.NewCipher(master.xor(secret, iv))
		if err != nil {
			return keys, fmt.Errorf("reading a data key: %w", err)
		}
		keys = append(keys, dataKey{id, block})
	}
}

// What the manifest says of a table. One it does not mention was being written when the process ended: all it holds
// stands elsewhere, too.
type tableState int

const (
	tableUnknown tableState = iota
	tableLive
	tableReplaced
)

// readManifest tells which table counts, by file name. Without a readable manifest every table does.
func (s *salvager) readManifest() (tables map[string]tableState, trusted bool) {
	path := filepath.Join(s.dir, badger.ManifestFilename)
	info, err := os.Lstat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is not a file")
	}
	var data []byte
	if err == nil {
		data, err = readSmall(path, maxManifest)
	}
	if err == nil {
		tables, err = parseManifest(data)
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = fs.ErrNotExist
	}
	if err != nil {
		s.note(badger.ManifestFilename, withoutPath(err))
		return nil, false
	}
	return tables, true
}

// parseManifest reads a manifest: magic and version, then sets of changes, each as length, CRC-32C and a protobuf
// message of changes (table 1, operation 2: 0 adds, 1 removes). A last set that is not whole was never acted upon.
func parseManifest(data []byte) (map[string]tableState, error) {
	if len(data) < 8 || string(data[:4]) != "Bdgr" {
		return nil, errors.New("it does not begin as a manifest")
	}
	if v := binary.BigEndian.Uint32(data[4:8]); v != 8 {
		return nil, fmt.Errorf("manifest version %d", v)
	}
	tables := map[string]tableState{}
	for data = data[8:]; ; {
		set, rest, err := framed(data)
		if set == nil && err == nil || err != nil && len(rest) == 0 {
			return tables, nil
		}
		if err != nil {
			return nil, err
		}
		data = rest
		err = eachField(set, func(field int, _ uint64, change []byte) error {
			if field != 1 {
				return nil
			}
			var id, operation uint64
			if err := eachField(change, func(field int, number uint64, _ []byte) error {
				switch field {
				case 1:
					id = number
				case 2:
					operation = number
				}
				return nil
			}); err != nil {
				return err
			}
			state := tableLive
			if operation == 1 {
				state = tableReplaced
			}
			tables[tableName(id)] = state
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
}

func tableName(id uint64) string {
	name := strconv.FormatUint(id, 10)
	for len(name) < 6 {
		name = "0" + name
	}
	return name + ".sst"
}

// framed takes what follows a length and a CRC-32C, both four bytes, and gives the rest behind it. Nothing and no
// error is the end, or a part that is not whole.
func framed(data []byte) (part, rest []byte, err error) {
	if len(data) < 8 {
		return nil, nil, nil
	}
	n := binary.BigEndian.Uint32(data)
	if uint64(n) > uint64(len(data)-8) {
		return nil, nil, nil
	}
	part, rest = data[8:8+n], data[8+n:]
	if crc32.Checksum(part, castagnoli) != binary.BigEndian.Uint32(data[4:]) {
		return nil, rest, errors.New("a checksum is wrong")
	}
	return part, rest, nil
}

// eachField goes through a protobuf message.
func eachField(message []byte, do func(field int, number uint64, bytes []byte) error) error {
	for len(message) > 0 {
		tag, n := binary.Uvarint(message)
		if n <= 0 {
			return errOver
		}
		message = message[n:]
		var number uint64
		var part []byte
		size := 0
		switch tag & 7 {
		case 0:
			number, size = binary.Uvarint(message)
			if size <= 0 {
				return errOver
			}
		case 1:
			size = 8
		case 2:
			length, n := binary.Uvarint(message)
			if n <= 0 || length > uint64(len(message)-n) {
				return errOver
			}
			size = n + int(length)
			part = message[n:size]
		case 5:
			size = 4
		default:
			return fmt.Errorf("wire type %d", tag&7)
		}
		if size > len(message) {
			return errOver
		}
		message = message[size:]
		if err := do(int(tag>>3), number, part); err != nil {
			return err
		}
	}
	return nil
}
