package tesseract

import (
	"encoding/binary"
	"path"

	"github.com/tetratelabs/wazero/api"
)

// files are what the program sees of a file system: the one model that is being loaded, by its base name, and an output that goes nowhere.
type files struct {
	data map[string][]byte
	open map[uint32]*file
	next uint32
}

type file struct {
	data []byte
	at   int64
}

func newFiles() *files { return &files{data: map[string][]byte{}, open: map[uint32]*file{}, next: 3} }

func (f *files) put(name string, data []byte) { f.data[name] = data }

// drop forgets the models; the program has read what it needs.
func (f *files) drop() { f.data, f.open = map[string][]byte{}, map[uint32]*file{} }

// Errors as the program knows them (WASI numbers, negated for system calls).
const (
	errBadFile  = 8
	errInvalid  = 28
	errNotFound = 44
)

// openAt opens a file to read.
func (f *files) openAt(name string) int32 {
	data, ok := f.data[path.Base(name)]
	if !ok || len(f.open) > 64 {
		return -errNotFound
	}
	fd := f.next
	f.next++
	f.open[fd] = &file{data: data}
	return int32(fd)
}

// read fills the buffers that an array of (address, length) names and writes how much it was to result.
func (f *files) read(m api.Memory, fd, vec, count, result uint32) uint32 {
	file := f.open[fd]
	if file == nil {
		return errBadFile
	}
	total := uint32(0)
	for i := range min(count, 1024) {
		at, ok := m.ReadUint32Le(vec + 8*i)
		size, ok2 := m.ReadUint32Le(vec + 8*i + 4)
		if !ok || !ok2 {
			return errInvalid
		}
		rest := file.data[min(file.at, int64(len(file.data))):]
		n := min(uint32(len(rest)), size)
		if !m.Write(at, rest[:n]) {
			return errInvalid
		}
		file.at += int64(n)
		total += n
		if n < size {
			break
		}
	}
	m.WriteUint32Le(result, total)
	return 0
}

// write swallows what the program says.
func (f *files) write(m api.Memory, vec, count, result uint32) uint32 {
	total := uint32(0)
	for i := range min(count, 1024) {
		size, _ := m.ReadUint32Le(vec + 8*i + 4)
		total += size
	}
	m.WriteUint32Le(result, total)
	return 0
}

func (f *files) seek(m api.Memory, fd uint32, offset int64, whence, result uint32) uint32 {
	file := f.open[fd]
	if file == nil {
		return errBadFile
	}
	switch whence {
	case 1:
		offset += file.at
	case 2:
		offset += int64(len(file.data))
	}
	if offset < 0 {
		return errInvalid
	}
	file.at = offset
	m.WriteUint64Le(result, uint64(offset))
	return 0
}

// stat writes a struct stat of 96 bytes as Emscripten lays it out: only kind and size matter.
func (f *files) stat(m api.Memory, at uint32, data []byte, folder bool) int32 {
	var b [96]byte
	mode, size := uint32(0o100444), uint64(len(data))
	if folder {
		mode, size = 0o040555, 4096
	}
	binary.LittleEndian.PutUint32(b[4:], mode)
	binary.LittleEndian.PutUint32(b[8:], 1) // links
	binary.LittleEndian.PutUint64(b[24:], size)
	binary.LittleEndian.PutUint32(b[32:], 4096)
	if !m.Write(at, b[:]) {
		return -errInvalid
	}
	return 0
}
