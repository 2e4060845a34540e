package vault

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/problem"
)

// archiveKey is what a caller derives from the root of the generation.
func archiveKey() []byte { return bytes.Repeat([]byte{5}, keySize) }

func rootInfo() archiveInfo {
	return archiveInfo{Store: strings.Repeat("ab", 16), Generation: strings.Repeat("0c", 16), Made: "2026-01-02T03:04:05Z",
		Sequence: 17, Header: []byte("a copy of HEADER\n")}
}

func withKey(key []byte) func(archiveInfo) ([]byte, error) {
	return func(info archiveInfo) ([]byte, error) { return info.unwrapWithKey(key) }
}

func withPassphrase(passphrase string) func(archiveInfo) ([]byte, error) {
	return func(info archiveInfo) ([]byte, error) {
		return info.unwrapWithPassphrase([]byte(passphrase), cheap().MemoryKiB)
	}
}

// backupOf writes items into an archive under archiveKey.
func backupOf(t testing.TB, items []item) []byte {
	t.Helper()
	info, fileKey := rootInfo(), newFileKey()
	info.wrapForKey(archiveKey(), fileKey)
	return archiveOf(t, info, fileKey, items)
}

func archiveOf(t testing.TB, info archiveInfo, fileKey []byte, items []item) []byte {
	t.Helper()
	var file bytes.Buffer
	a, err := newArchiveWriter(&file, info, fileKey)
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range items {
		if err := a.Add(it); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// readAll gives what was read before io.EOF (then err is nil) or another error.
func readAll(file []byte, unlock func(archiveInfo) ([]byte, error)) (items []item, err error) {
	a, err := openArchive(bytes.NewReader(file), unlock)
	for err == nil {
		var it item
		if it, err = a.Next(); err == nil {
			items = append(items, it)
		}
	}
	if err == io.EOF {
		err = nil
		records, documents := a.counts()
		if records+documents != uint64(len(items)) {
			err = fmt.Errorf("%d items, but %d records and %d documents are counted", len(items), records, documents)
		}
	}
	return items, err
}

func sameItem(a, b item) bool {
	return a.kind == b.kind && a.class == b.class && a.id == b.id && a.version == b.version && a.sort == b.sort &&
		bytes.Equal(a.plain, b.plain)
}

func record(i int) item {
	return item{kind: kindRecord, class: "posting", id: fmt.Sprintf("ad-%05d", i), version: 3, sort: fmt.Sprint(i % 7),
		plain: fmt.Appendf(nil, `{"title":"Bookbinder %d","text":%q}`, i, strings.Repeat("We bind books by hand. ", i%90))}
}

func document(id string, size int) item {
	data := make([]byte, size)
	rand.NewChaCha8([32]byte{1}).Read(data)
	return item{kind: kindDocument, class: "cv", id: id, version: 1, plain: data}
}

func records(n int) (items []item) {
	for i := range n {
		items = append(items, record(i))
	}
	return items
}

func TestAnArchiveGivesBackWhatWasPutIn(t *testing.T) {
	many := records(5000)
	many = append(many, document("empty", 0), document("large", 5<<20), document("largest", maxFrameFile))
	odd := []item{
		{kind: kindRecord, class: "a", id: "\x00", version: 1<<32 - 1},
		{kind: kindRecord, class: strings.Repeat("c", maxFrameClass), id: strings.Repeat("é", maxFrameID/2), sort: "\xff\x00" + strings.Repeat("s", maxFrameSort-2)},
		{kind: kindDocument, class: "cv", id: "履歴書 👩‍🔧\n\u202e", plain: []byte("%PDF")},
		{kind: kindRecord, class: "a", id: "e", plain: bytes.Repeat([]byte{0}, maxFrameRecord)},
	}
	for name, items := range map[string][]item{"none": nil, "one": records(1), "many": many, "odd": odd} {
		t.Run(name, func(t *testing.T) {
			got, err := readAll(backupOf(t, items), withKey(archiveKey()))
			if err != nil || !slices.EqualFunc(got, items, sameItem) {
				t.Fatalf("%d of %d items came back: %v", len(got), len(items), err)
			}
		})
	}
}

func TestAnExportOpensWithItsPassphrase(t *testing.T) {
	info, fileKey := archiveInfo{Made: "2026-01-02T03:04:05Z"}, newFileKey()
	info.wrapForPassphrase([]byte("correct horse ﬁ"), fileKey, *cheap())
	file := archiveOf(t, info, fileKey, records(3))
	got, err := readAll(file, withPassphrase("correct horse fi")) // the same letters, typed on another system
	if err != nil || len(got) != 3 {
		t.Fatal(len(got), err)
	}
	_, err = readAll(file, withPassphrase("correct house"))
	wantProblem(t, err, problem.WrongKey)
	if p := problem.From(err); p.Message != "This passphrase does not open this file." {
		t.Fatal(p.Message)
	}
	_, err = readAll(file, withKey(archiveKey()))
	wantProblem(t, err, problem.WrongKey)
}

func TestEveryByteOfAnArchiveCounts(t *testing.T) {
	items := append(records(3), document("x", 1000))
	file := backupOf(t, items)
	for at := range file {
		for _, bit := range []byte{1, 0x80} {
			bad := bytes.Clone(file)
			bad[at] ^= bit
			got, err := readAll(bad, withKey(archiveKey()))
			if err == nil || len(got) != 0 {
				t.Fatalf("byte %d of %d changed: %d items, %v", at, len(file), len(got), err)
			}
			var p *problem.Error
			if !errors.As(err, &p) {
				t.Fatalf("byte %d: %v is no problem", at, err)
			}
		}
	}
}
