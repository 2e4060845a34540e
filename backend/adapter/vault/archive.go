package vault

import (
	"errors"
	"fmt"
	"io"
)

// An archive carries all entries of a store in one sealed file: the daily backup, opened with a key from the
// generation's root, or an export, opened with a passphrase on any computer.
//
//	"autojob archive 1\n"
//	length of the next line, 4 bytes big-endian, at most 64 KiB
//	archiveInfo, one line of JSON (archiveinfo.go)
//	SHA-256 of everything before it: tells plain damage from a wrong key
//	salt, 16 random bytes
//	the plain stream in sealed chunks of 64 KiB (archivestream.go)
//
// The plain stream is a frame for each item, an end frame with their counts, and zeros up to the next size step, so
// that the file's size tells little. The key of the chunks depends on every byte before them: an edited info fails
// with the first chunk. Numbers are varints in their shortest form, so an archive's content has one encoding.
//
//	item  kind 'r' or 'd', class, id, version, sort, size, data   (texts with their length before them)
//	end   'e', number of records, number of documents
const archiveMagic = "autojob archive 1\n"

// archiveWriter writes one archive. Whatever fails stays failed, so that no archive with a gap is ever closed well.
type archiveWriter struct {
	chunks *chunkWriter
	frames frameWriter
	err    error
}

var errArchiveClosed = errors.New("the archive is closed")

// newArchiveWriter begins an archive on w. info.Wrapped holds fileKey already, see archiveInfo.wrapForKey and
// wrapForPassphrase. A file key serves one archive. Errors of w come back as problems.
func newArchiveWriter(w io.Writer, info archiveInfo, fileKey []byte) (*archiveWriter, error) {
	head, err := encodeArchiveHead(info)
	if err != nil {
		return nil, fmt.Errorf("beginning an archive: %w", err)
	}
	stream, err := streamAEAD(fileKey, head)
	if err != nil {
		return nil, fmt.Errorf("beginning an archive: %w", err)
	}
	if _, err := w.Write(head); err != nil {
		return nil, archiveUnwritten(err)
	}
	chunks := newChunkWriter(w, stream)
	return &archiveWriter{chunks: chunks, frames: frameWriter{w: chunks}}, nil
}

// Add appends one record or document. Whether two items have the same name is the caller's to know.
func (a *archiveWriter) Add(it item) error {
	if a.err == nil {
		a.err = a.frames.add(it)
	}
	return a.err
}

// Close writes the end, without which the archive does not open. It does not close or sync the file.
func (a *archiveWriter) Close() error {
	if a.err != nil {
		return a.err
	}
	a.err = a.frames.end()
	if a.err == nil {
		a.err = a.chunks.close()
	}
	if a.err != nil {
		return a.err
	}
	a.err = errArchiveClosed
	return nil
}

// archiveReader reads one archive, an item at a time.
type archiveReader struct {
	info   archiveInfo
	frames frameReader
}

// openArchive reads the head of an archive, asks unlock for the file key (archiveInfo.unwrapWithKey or
// unwrapWithPassphrase) and opens the first chunk, so that an edited head is found at once. An error of unlock is
// handed on as it is; any other is a problem. The file key is overwritten after use.
func openArchive(r io.Reader, unlock func(archiveInfo) (fileKey []byte, err error)) (*archiveReader, error) {
	info, head, err := readArchiveHead(r)
	if err != nil {
		return nil, err
	}
	fileKey, err := unlock(info)
	if err != nil {
		return nil, err
	}
	stream, err := streamAEAD(fileKey, head)
	clear(fileKey)
	if err != nil {
		return nil, fmt.Errorf("opening an archive: %w", err)
	}
	chunks := newChunkReader(r, stream)
	if err := chunks.next(); err != nil {
		return nil, err
	}
	return &archiveReader{info: info, frames: newFrameReader(chunks)}, nil
}

// Next gives the next item. io.EOF comes only after the authenticated end with counts that fit: until then the
// items are genuine and in their order, but may not be all. Any other error is a problem and stays.
func (a *archiveReader) Next() (item, error) { return a.frames.next() }

// counts says how many records and documents were read.
func (a *archiveReader) counts() (records, documents uint64) {
	return a.frames.records, a.frames.documents
}
