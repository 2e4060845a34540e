package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"

	"autojob/backend/core/problem"
)

// archiveKey is what a caller derives from the root of the generation.
func archiveKey() []byte { return bytes.Repeat([]byte{5}, keySize) }

func backupInfo() archiveInfo {
	return archiveInfo{Store: strings.Repeat("ab", 16), Generation: strings.Repeat("0c", 16), Made: "2026-01-02T03:04:05Z",
		Sequence: 17, Header: []byte("a copy of HEADER\n")}
}

func unlockWith(key []byte) func(archiveInfo) ([]byte, error) {
	return func(info archiveInfo) ([]byte, error) { return info.unwrapWithKey(key) }
}

func unlockWithPassphrase(passphrase string) func(archiveInfo) ([]byte, error) {
	return func(info archiveInfo) ([]byte, error) {
		return info.unwrapWithPassphrase([]byte(passphrase), cheap().MemoryKiB)
	}
}

// backupOf writes items into an archive under archiveKey.
func backupOf(t testing.TB, items []item) []byte {
	t.Helper()
	info, fileKey := backupInfo(), newFileKey()
	info.wrapForKey(archiveKey(), fileKey)
	return archiveOf(t, info, fileKey, items)
}

// exportOf writes items into an archive under a passphrase.
func exportOf(t testing.TB, passphrase string, items []item) []byte {
	t.Helper()
	info, fileKey := archiveInfo{Made: "2026-01-02T03:04:05Z"}, newFileKey()
	info.wrapForPassphrase([]byte(passphrase), fileKey, *cheap())
	return archiveOf(t, info, fileKey, items)
}

func archiveOf(t testing.TB, info archiveInfo, fileKey []byte, items []item) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := writeArchive(&file, info, fileKey, items); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func writeArchive(w io.Writer, info archiveInfo, fileKey []byte, items []item) error {
	a, err := newArchiveWriter(w, info, fileKey)
	if err != nil {
		return err
	}
	for _, it := range items {
		if err := a.Add(it); err != nil {
			return err
		}
	}
	return a.Close()
}

// readArchive gives what came before the end, and a nil error only if the end came.
func readArchive(file io.Reader, unlock func(archiveInfo) ([]byte, error)) (items []item, err error) {
	a, err := openArchive(file, unlock)
	for err == nil {
		var it item
		if it, err = a.Next(); err == nil {
			items = append(items, it)
			continue
		}
		if _, again := a.Next(); again != err {
			return items, fmt.Errorf("after %w came %v", err, again)
		}
	}
	if err != io.EOF {
		return items, err
	}
	if r, d := a.counts(); r+d != uint64(len(items)) {
		return items, fmt.Errorf("%d items, but %d records and %d documents are counted", len(items), r, d)
	}
	return items, nil
}

func sameItem(a, b item) bool {
	return a.kind == b.kind && a.class == b.class && a.id == b.id && a.version == b.version && a.sort == b.sort &&
		bytes.Equal(a.plain, b.plain)
}

// adItems are records of up to 2 KB.
func adItems(n int) (items []item) {
	for i := range n {
		items = append(items, item{kind: kindRecord, class: "posting", id: fmt.Sprintf("ad-%05d", i), version: 3, sort: fmt.Sprint(i % 7),
			plain: fmt.Appendf(nil, `{"title":"Bookbinder %d","text":%q}`, i, strings.Repeat("We bind books by hand. ", i%90))})
	}
	return items
}

func fileItem(id string, size int) item {
	data := make([]byte, size)
	rand.NewChaCha8([32]byte{1}).Read(data)
	return item{kind: kindDocument, class: "cv", id: id, version: 1, plain: data}
}

func TestAnArchiveGivesBackWhatWasPutIn(t *testing.T) {
	many := append(adItems(5000), fileItem("empty", 0), fileItem("large", 5<<20), fileItem("largest", maxFrameFile))
	odd := []item{
		{kind: kindRecord, class: "a", id: "\x00", version: 1<<32 - 1},
		{kind: kindRecord, class: strings.Repeat("c", maxFrameClass), id: strings.Repeat("é", maxFrameID/2), sort: "\xff\x00" + strings.Repeat("s", maxFrameSort-2)},
		{kind: kindDocument, class: "cv", id: "履歴書 👩‍🔧\n\u202e", plain: []byte("%PDF")},
		{kind: kindRecord, class: "a", id: "e", plain: bytes.Repeat([]byte{0}, maxFrameRecord)},
	}
	for name, items := range map[string][]item{"none": nil, "one": adItems(1), "many": many, "odd": odd} {
		t.Run(name, func(t *testing.T) {
			got, err := readArchive(bytes.NewReader(backupOf(t, items)), unlockWith(archiveKey()))
			if err != nil || !slices.EqualFunc(got, items, sameItem) {
				t.Fatalf("%d of %d items came back: %v", len(got), len(items), err)
			}
		})
	}
}

// The plain stream is padded, so the sizes that fill whole chunks are met on purpose.
func TestAnArchiveMayEndOnAChunkBorder(t *testing.T) {
	for _, chunks := range []int{1, 2, 4} {
		size := chunks*archiveChunk - 30 // padded up to the border
		file := backupOf(t, []item{fileItem("x", size)})
		_, sealed := takeApart(t, file)
		if len(sealed) != chunks || len(sealed[chunks-1]) != archiveChunk+tagSize {
			t.Fatalf("%d chunks, the last of %d bytes", len(sealed), len(sealed[len(sealed)-1]))
		}
		if got, err := readArchive(bytes.NewReader(file), unlockWith(archiveKey())); err != nil || len(got[0].plain) != size {
			t.Fatal(err)
		}
	}
}

func TestAnArchiveIsReadInPiecesOfAnySize(t *testing.T) {
	items := append(adItems(200), fileItem("x", 100_000))
	file := backupOf(t, items)
	for name, r := range map[string]io.Reader{"one byte": iotest.OneByteReader(bytes.NewReader(file)),
		"half": iotest.HalfReader(bytes.NewReader(file)), "end with the data": iotest.DataErrReader(bytes.NewReader(file))} {
		if got, err := readArchive(r, unlockWith(archiveKey())); err != nil || !slices.EqualFunc(got, items, sameItem) {
			t.Fatalf("%s: %d items, %v", name, len(got), err)
		}
	}
}

// What version 1 wrote is read by every later one.
func TestTheFirstArchiveEverWrittenOpens(t *testing.T) {
	want := append(adItems(3), item{kind: kindDocument, class: "cv", id: "Robin Example.pdf", version: 1, plain: []byte("%PDF-1.7 and so on")})
	for name, unlock := range map[string]func(archiveInfo) ([]byte, error){
		"archive-1-backup.autojob": unlockWith(archiveKey()), "archive-1-export.autojob": unlockWithPassphrase("correct horse")} {
		file, err := os.ReadFile(filepath.Join("testdata", name))
		if errors.Is(err, fs.ErrNotExist) && os.Getenv("WRITE_ARCHIVES") != "" {
			file = backupOf(t, want)
			if strings.Contains(name, "export") {
				file = exportOf(t, "correct horse", want)
			}
			err = errors.Join(os.MkdirAll("testdata", 0o755), os.WriteFile(filepath.Join("testdata", name), file, 0o644))
		}
		if err != nil {
			t.Fatal(err)
		}
		if got, err := readArchive(bytes.NewReader(file), unlock); err != nil || !slices.EqualFunc(got, want, sameItem) {
			t.Fatalf("%s: %d items, %v", name, len(got), err)
		}
	}
}

func TestAnArchiveSaysWhatItIsBeforeItIsOpened(t *testing.T) {
	want, fileKey := backupInfo(), newFileKey()
	want.wrapForKey(archiveKey(), fileKey)
	got, err := readArchiveInfo(bytes.NewReader(archiveOf(t, want, fileKey, nil)))
	want.Format = archiveFormat
	if err != nil || fmt.Sprintf("%+v", got) != fmt.Sprintf("%+v", want) {
		t.Fatalf("%+v, %v", got, err)
	}
}

func TestAnArchiveTellsLittleByItsSize(t *testing.T) {
	sizes := map[int]bool{}
	for n := range 300 {
		sizes[len(backupOf(t, []item{fileItem("x", 100_000+100*n)}))] = true
	}
	if len(sizes) > 20 {
		t.Fatalf("300 contents from 100 to 130 KB make archives of %d sizes", len(sizes))
	}
	a, b := backupOf(t, adItems(3)), backupOf(t, adItems(3))
	if _, sealed := takeApart(t, a); bytes.Contains(b, sealed[0][:16]) || bytes.Contains(a, []byte("Bookbinder")) {
		t.Fatal("the content shows")
	}
}

// One item and one chunk are in memory, whatever the archive's size; an item of 8 MiB may take three times that
// while it grows and the collector has not run.
func TestAnArchiveStreams(t *testing.T) {
	const documents, size, limit = 40, 8 << 20, 64 << 20
	r, w := io.Pipe()
	info, fileKey := backupInfo(), newFileKey()
	info.wrapForKey(archiveKey(), fileKey)
	go func() {
		one := fileItem("x", size)
		a, err := newArchiveWriter(w, info, bytes.Clone(fileKey))
		for range documents {
			if err == nil {
				err = a.Add(one)
			}
		}
		if err == nil {
			err = a.Close()
		}
		w.CloseWithError(err)
	}()
	a, err := openArchive(r, unlockWith(archiveKey()))
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	for err == nil {
		_, err = a.Next()
		var m runtime.MemStats
		if runtime.ReadMemStats(&m); m.HeapAlloc > limit {
			t.Fatalf("%d MiB in use", m.HeapAlloc>>20)
		}
	}
	if _, n := a.counts(); err != io.EOF || n != documents {
		t.Fatal(n, err)
	}
}

func TestWhatDoesNotFitAnArchiveIsRefused(t *testing.T) {
	good := adItems(1)[0]
	for name, spoil := range map[string]func(*item){
		"no class":         func(it *item) { it.class = "" },
		"long class":       func(it *item) { it.class = strings.Repeat("c", maxFrameClass+1) },
		"no id":            func(it *item) { it.id = "" },
		"long id":          func(it *item) { it.id = strings.Repeat("i", maxFrameID+1) },
		"id of odd bytes":  func(it *item) { it.id = "\xff" },
		"long sort key":    func(it *item) { it.sort = strings.Repeat("s", maxFrameSort+1) },
		"large record":     func(it *item) { it.plain = make([]byte, maxFrameRecord+1) },
		"large document":   func(it *item) { it.kind, it.plain = kindDocument, make([]byte, maxFrameFile+1) },
		"a page":           func(it *item) { it.kind = kindPage },
		"the end's letter": func(it *item) { it.kind = entryKind(frameEnd) },
	} {
		info, fileKey := backupInfo(), newFileKey()
		info.wrapForKey(archiveKey(), fileKey)
		var file bytes.Buffer
		a, err := newArchiveWriter(&file, info, fileKey)
		if err != nil {
			t.Fatal(err)
		}
		bad := good
		spoil(&bad)
		if err := a.Add(good); err != nil {
			t.Fatal(err)
		}
		if a.Add(bad) == nil || a.Add(good) == nil || a.Close() == nil {
			t.Errorf("%s: accepted, or an archive without it was closed", name)
		}
	}
}

func TestAnInfoThatCannotBeReadIsNotWritten(t *testing.T) {
	for name, spoil := range map[string]func(*archiveInfo){
		"store":         func(i *archiveInfo) { i.Store = "x" },
		"no generation": func(i *archiveInfo) { i.Generation = "" },
		"time zone":     func(i *archiveInfo) { i.Made = "2026-01-02T03:04:05+01:00" },
		"no time":       func(i *archiveInfo) { i.Made = "" },
		"key":           func(i *archiveInfo) { i.Key = "other" },
		"two keys":      func(i *archiveInfo) { i.KDF = cheap() },
		"no wrap":       func(i *archiveInfo) { i.Wrapped = nil },
		"header":        func(i *archiveInfo) { i.Header = make([]byte, maxArchiveInfo) },
	} {
		info, fileKey := backupInfo(), newFileKey()
		info.wrapForKey(archiveKey(), fileKey)
		spoil(&info)
		if _, err := newArchiveWriter(io.Discard, info, fileKey); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	info, fileKey := backupInfo(), newFileKey()
	info.wrapForKey(archiveKey(), fileKey)
	if _, err := newArchiveWriter(io.Discard, info, fileKey[1:]); err == nil {
		t.Error("a short file key was accepted")
	}
}

// failing gives an error once n bytes are through.
type failing struct {
	n   int
	err error
}

func (f *failing) Write(p []byte) (int, error) {
	if f.n -= len(p); f.n < 0 {
		return 0, &fs.PathError{Op: "write", Path: "backup", Err: f.err}
	}
	return len(p), nil
}

func TestADiskThatFailsIsToldApartFromDamage(t *testing.T) {
	items := adItems(300)
	info, fileKey := backupInfo(), newFileKey()
	info.wrapForKey(archiveKey(), fileKey)
	file := archiveOf(t, info, bytes.Clone(fileKey), items)
	for at := 0; at < len(file); at += len(file)/50 + 1 {
		err := writeArchive(&failing{at, syscall.ENOSPC}, info, fileKey, items)
		wantProblem(t, err, problem.Unavailable)
		if !strings.Contains(problem.From(err).Message, "disk is nearly full") {
			t.Fatal(err)
		}
		wantProblem(t, writeArchive(&failing{at, syscall.EROFS}, info, fileKey, items), problem.Unavailable)

		broken := io.MultiReader(bytes.NewReader(file[:at]), iotest.ErrReader(syscall.EIO))
		got, err := readArchive(broken, unlockWith(archiveKey()))
		wantProblem(t, err, problem.Unavailable)
		if !slices.EqualFunc(got, items[:len(got)], sameItem) {
			t.Fatal("an item changed")
		}
	}
	for code, err := range map[problem.Code]error{problem.Cancelled: context.Canceled, problem.InUse: inUse(nil)} {
		_, got := readArchive(io.MultiReader(bytes.NewReader(file[:500]), iotest.ErrReader(err)), unlockWith(archiveKey()))
		wantProblem(t, got, code)
		wantProblem(t, writeArchive(&failing{500, err}, info, fileKey, items), code)
	}
	if err := writeArchive(&failing{len(file), syscall.ENOSPC}, info, fileKey, items); err != nil {
		t.Fatal("the check of the check:", err)
	}
}
