package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"syscall"
	"time"

	"autojob/backend/core/problem"
)

const (
	archiveFormat   = 1
	maxArchiveInfo  = 64 << 10
	archiveSaltSize = 16
	wrappedSize     = nonceSize + fileKeySize + tagSize

	archiveRoot       = "root"       // the file key is sealed under a key derived from the generation's root
	archivePassphrase = "passphrase" // or under one derived from a passphrase
)

// archiveInfo is what an archive says of itself before it is opened: nothing about the person. It is authenticated
// only once openArchive has succeeded; the bounds hold already.
type archiveInfo struct {
	Format     int    `json:"format"`               // set by newArchiveWriter
	Store      string `json:"store,omitempty"`      // hex id, may be empty
	Generation string `json:"generation,omitempty"` // hex id; empty for an export
	Made       string `json:"made"`                 // RFC 3339, UTC, seconds
	Sequence   uint64 `json:"sequence,omitempty"`   // of the head; 0 for an export
	Key        string `json:"key"`                  // "root" or "passphrase"
	KDF        *kdf   `json:"kdf,omitempty"`        // with a passphrase
	Wrapped    []byte `json:"wrapped"`              // the file key, sealed
	Header     []byte `json:"header,omitempty"`     // the generation's HEADER, so that its kit or passphrase still open the backup
}

func (i *archiveInfo) check() error {
	if i.Format != archiveFormat {
		return fmt.Errorf("archive format %d", i.Format)
	}
	if i.Store != "" && !isHexID(i.Store) || i.Generation != "" && !isHexID(i.Generation) {
		return errors.New("the archive's store or generation is no id")
	}
	if made, err := time.Parse(time.RFC3339, i.Made); err != nil || made.UTC().Format(time.RFC3339) != i.Made {
		return errors.New("the archive's time is not one in UTC")
	}
	if len(i.Wrapped) != wrappedSize {
		return fmt.Errorf("a wrapped file key of %d bytes", len(i.Wrapped))
	}
	switch i.Key {
	case archiveRoot:
		if i.KDF != nil || i.Generation == "" {
			return errors.New("the archive names no generation, or two kinds of key")
		}
	case archivePassphrase:
		if i.KDF == nil {
			return errors.New("the archive lacks its key derivation")
		}
		return i.KDF.check(0) // the floor is checked before use
	default:
		return errors.New("the archive names an unknown kind of key")
	}
	return nil
}

func isHexID(s string) bool { return len(s) == 32 && strings.Trim(s, "0123456789abcdef") == "" }

// wrapForKey seals the file key under a 32-byte key that the caller derives from the generation's root.
func (i *archiveInfo) wrapForKey(key, fileKey []byte) {
	i.Key, i.KDF = archiveRoot, nil
	i.Wrapped = newAEAD(key).Seal(nil, nil, fileKey, i.wrapData())
}

// wrapForPassphrase seals the file key under a passphrase, with a new salt.
func (i *archiveInfo) wrapForPassphrase(passphrase, fileKey []byte, params kdf) {
	params.Salt = randomBytes(16)
	key := params.key(passphrase)
	defer clear(key)
	i.Key, i.KDF = archivePassphrase, &params
	i.Wrapped = newAEAD(key).Seal(nil, nil, fileKey, i.wrapData())
}

// unwrapWithKey gives the file key, or problem.WrongKey for another key than wrapForKey had.
func (i archiveInfo) unwrapWithKey(key []byte) ([]byte, error) {
	if i.Key != archiveRoot {
		return nil, archiveWrongKey(archiveRoot, errors.New("the archive is locked with a passphrase"))
	}
	return i.unwrap(key)
}

// unwrapWithPassphrase gives the file key, or problem.WrongKey for another passphrase. A key derivation that is weaker
// than floorKiB allows was not written by Autojob and is never run: problem.Damaged.
func (i archiveInfo) unwrapWithPassphrase(passphrase []byte, floorKiB uint32) ([]byte, error) {
	if i.Key != archivePassphrase || i.KDF == nil {
		return nil, archiveWrongKey(archivePassphrase, errors.New("the archive is not locked with a passphrase"))
	}
	if err := i.KDF.check(floorKiB); err != nil {
		return nil, archiveDamaged(err)
	}
	key := i.KDF.key(passphrase)
	defer clear(key)
	return i.unwrap(key)
}

func (i archiveInfo) unwrap(key []byte) ([]byte, error) {
	fileKey, err := newAEAD(key).Open(nil, nil, i.Wrapped, i.wrapData())
	if err != nil || len(fileKey) != fileKeySize {
		return nil, archiveWrongKey(i.Key, errUnsealed)
	}
	return fileKey, nil
}

// wrapData leaves the rest of the info to the key of the chunks: were it here, an edited time would look like a
// wrong passphrase.
func (i archiveInfo) wrapData() []byte { return []byte(archiveLabel + "file key " + i.Key) }

// encodeArchiveHead gives everything before the first chunk.
func encodeArchiveHead(info archiveInfo) ([]byte, error) {
	info.Format = archiveFormat
	if err := info.check(); err != nil {
		return nil, err
	}
	line, err := json.Marshal(info)
	if err != nil {
		return nil, fmt.Errorf("encoding the archive's info: %w", err)
	}
	line = append(line, '\n')
	if len(line) > maxArchiveInfo {
		return nil, fmt.Errorf("the archive's info has %d bytes", len(line))
	}
	head := binary.BigEndian.AppendUint32([]byte(archiveMagic), uint32(len(line)))
	head = append(head, line...)
	sum := sha256.Sum256(head)
	head = append(head, sum[:]...)
	return append(head, randomBytes(archiveSaltSize)...), nil
}

// readArchiveInfo reads what an archive says of itself. Nothing in it is trusted before openArchive has succeeded.
func readArchiveInfo(r io.Reader) (archiveInfo, error) {
	info, _, err := readArchiveHead(r)
	return info, err
}

func readArchiveHead(r io.Reader) (info archiveInfo, head []byte, err error) {
	head = make([]byte, len(archiveMagic), 1024)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return info, nil, archiveUnread(err)
	}
	if err := checkArchiveMagic(string(head[:n])); err != nil {
		return info, nil, err
	}
	more := func(n int) ([]byte, error) {
		at := len(head)
		head = append(head, make([]byte, n)...)
		if _, err := io.ReadFull(r, head[at:]); err == io.EOF || err == io.ErrUnexpectedEOF {
			return nil, archiveDamaged(errors.New("the file ends within its info"))
		} else if err != nil {
			return nil, archiveUnread(err)
		}
		return head[at:], nil
	}
	length, err := more(4)
	if err != nil {
		return info, nil, err
	}
	size := binary.BigEndian.Uint32(length)
	if size == 0 || size > maxArchiveInfo {
		return info, nil, archiveDamaged(fmt.Errorf("an info of %d bytes", size))
	}
	line, err := more(int(size))
	if err != nil {
		return info, nil, err
	}
	want := sha256.Sum256(head)
	sum, err := more(sha256.Size)
	if err != nil {
		return info, nil, err
	}
	if !bytes.Equal(sum, want[:]) {
		return info, nil, archiveDamaged(errors.New("the checksum of the info does not fit"))
	}
	if _, err := more(archiveSaltSize); err != nil {
		return info, nil, err
	}
	info, err = parseArchiveInfo(line)
	return info, head, err
}

// checkArchiveMagic tells a newer archive and a file of another kind from a damaged one.
func checkArchiveMagic(got string) error {
	if got == archiveMagic {
		return nil
	}
	if strings.HasPrefix(archiveMagic, got) {
		return archiveDamaged(errors.New("the file ends within its first line"))
	}
	if rest, ok := strings.CutPrefix(got, strings.TrimRight(archiveMagic, "1\n")); ok {
		rest, _, _ = strings.Cut(rest, "\n")
		if n, err := strconv.ParseUint(rest, 10, 8); err == nil && n > archiveFormat {
			return newer(fmt.Errorf("archive format %d or later", n))
		}
	}
	return archiveForeign()
}

// parseArchiveInfo accepts the one form in which encodeArchiveHead writes an info.
func parseArchiveInfo(line []byte) (info archiveInfo, err error) {
	var version struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(line, &version); err != nil {
		return info, archiveDamaged(fmt.Errorf("reading the archive's info: %w", err))
	}
	if version.Format > archiveFormat {
		return info, newer(fmt.Errorf("archive format %d", version.Format))
	}
	if err := json.Unmarshal(line, &info); err != nil {
		return archiveInfo{}, archiveDamaged(fmt.Errorf("reading the archive's info: %w", err))
	}
	if err := info.check(); err != nil {
		return archiveInfo{}, archiveDamaged(err)
	}
	if again, err := json.Marshal(info); err != nil || !bytes.Equal(append(again, '\n'), line) {
		return archiveInfo{}, archiveDamaged(errors.New("the archive's info is not in the form it is written in"))
	}
	return info, nil
}

// The problems a person may meet with an archive.

func archiveDamaged(cause error) *problem.Error {
	return problem.New(problem.Damaged, "This file is damaged: part of it does not pass its checks.",
		"Fetch another copy of it, or use an older backup. Your store was not changed.").Because(cause)
}

func archiveForeign() *problem.Error {
	return problem.New(problem.Unreadable, "This file is not a backup or an export of Autojob.",
		"Choose a file whose name ends in .autojob. If this is one, its first bytes are damaged: fetch another copy.")
}

func archiveWrongKey(kind string, cause error) *problem.Error {
	if kind == archivePassphrase {
		return problem.New(problem.WrongKey, "This passphrase does not open this file.",
			"Enter the passphrase that was chosen when the file was made. Check the keyboard layout and capital letters.").Because(cause)
	}
	return problem.New(problem.WrongKey, "The key of this store does not open this file.",
		"The file belongs to another store, or to this one before its key was changed. Try your recovery kit, or a newer backup.").Because(cause)
}

// archiveUnread is for a disk that does not give the bytes, which says nothing about them.
func archiveUnread(cause error) error {
	return archiveTrouble(cause, "The file could not be read just now.", "Check the disk or stick that it lies on, then try again.")
}

func archiveUnwritten(cause error) error {
	if errors.Is(cause, syscall.ENOSPC) || errors.Is(cause, syscall.EDQUOT) {
		return full(fmt.Errorf("writing an archive: %w", cause))
	}
	return archiveTrouble(cause, "The file could not be written.",
		"Check that the folder is yours to write to and that the disk or stick is still there, then try again.")
}

func archiveTrouble(cause error, message, hint string) error {
	var known *problem.Error
	switch {
	case errors.As(cause, &known):
		return cause
	case errors.Is(cause, context.Canceled), errors.Is(cause, context.DeadlineExceeded):
		return stopped(cause)
	}
	return problem.New(problem.Unavailable, message, hint).Because(cause)
}
