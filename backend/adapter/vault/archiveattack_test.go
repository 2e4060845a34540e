package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/problem"
)

// takeApart cuts an archive into its head and its sealed chunks, by the layout in archive.go and not by the reader.
func takeApart(t testing.TB, file []byte) (head []byte, chunks [][]byte) {
	t.Helper()
	at := len("autojob archive 1\n")
	at += 4 + int(binary.BigEndian.Uint32(file[at:])) + 32 + 16
	return file[:at:at], slices.Collect(slices.Chunk(file[at:], 64<<10+16))
}

func putTogether(head []byte, chunks [][]byte) []byte {
	return slices.Concat(head, slices.Concat(chunks...))
}

// withInfo puts another line in the place of the info, with a checksum that fits.
func withInfo(t testing.TB, file, line []byte) []byte {
	t.Helper()
	old, chunks := takeApart(t, file)
	head := binary.BigEndian.AppendUint32([]byte("autojob archive 1\n"), uint32(len(line)))
	head = append(head, line...)
	sum := sha256.Sum256(head)
	return putTogether(slices.Concat(head, sum[:], old[len(old)-16:]), chunks)
}

// edited is the file with its info changed by someone without the key, who makes the checksum fit.
func edited(t testing.TB, file []byte, edit func(*archiveInfo)) []byte {
	t.Helper()
	info, err := readArchiveInfo(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	edit(&info)
	line, err := json.Marshal(info)
	if err != nil {
		t.Fatal(err)
	}
	return withInfo(t, file, append(line, '\n'))
}

// refused reads a file that is not what was written: whatever is read of it before the error must be of the original.
func refused(t testing.TB, file []byte, original []item, code problem.Code) {
	t.Helper()
	got, err := readArchive(bytes.NewReader(file), unlockWith(archiveKey()))
	wantProblem(t, err, code)
	if len(got) > len(original) || !slices.EqualFunc(got, original[:len(got)], sameItem) {
		t.Fatalf("%d items were read that were never written", len(got))
	}
}

func TestEveryByteOfAnArchiveCounts(t *testing.T) {
	items := append(adItems(3), fileItem("x", 1000))
	file := backupOf(t, items)
	for at := range file {
		for bit := range 8 {
			bad := bytes.Clone(file)
			bad[at] ^= 1 << bit
			got, err := readArchive(bytes.NewReader(bad), unlockWith(archiveKey()))
			if err == nil || len(got) != 0 {
				t.Fatalf("bit %d of byte %d of %d changed: %d items, %v", bit, at, len(file), len(got), err)
			}
			code := problem.From(err).Code
			if code != problem.Damaged && (at >= len(archiveMagic) || code != problem.Unreadable && code != problem.Unavailable) {
				t.Fatalf("bit %d of byte %d changed: %v", bit, at, err)
			}
		}
	}
	refused(t, append(bytes.Clone(file), 0), items, problem.Damaged)
	refused(t, append(bytes.Clone(file), file...), items, problem.Damaged)
}

func TestALargerArchiveStandsNoChange(t *testing.T) {
	items := append(adItems(400), fileItem("x", 300_000), fileItem("y", 10))
	file := backupOf(t, items)
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		bad := bytes.Clone(file)
		from := random.IntN(len(bad))
		switch part := bad[from:min(len(bad), from+1+random.IntN(5000))]; random.IntN(3) {
		case 0:
			part[0] ^= byte(1 + random.IntN(255))
		case 1:
			clear(part)
			part[0] = file[from] ^ 1
		case 2:
			bad = slices.Delete(bad, from, from+len(part))
		}
		got, err := readArchive(bytes.NewReader(bad), unlockWith(archiveKey()))
		if err == nil || !slices.EqualFunc(got, items[:len(got)], sameItem) {
			t.Fatalf("change at %d: %d items, %v", from, len(got), err)
		}
	}
}

func TestAnArchiveCutOffAnywhereIsDamaged(t *testing.T) {
	items := append(adItems(100), fileItem("x", 200_000), item{kind: kindRecord, class: "a", id: "last"})
	file := backupOf(t, items)
	head, chunks := takeApart(t, file)
	for n := range chunks { // at every border, also that of the head
		refused(t, putTogether(head, chunks[:n]), items, problem.Damaged)
	}
	for n := range head {
		refused(t, head[:n], items, problem.Damaged)
	}
	// The chunks tell by themselves, without the frames in them.
	stream := func(chunks [][]byte) error {
		info, head, err := readArchiveHead(bytes.NewReader(head))
		if err != nil {
			t.Fatal(err)
		}
		fileKey, _ := info.unwrapWithKey(archiveKey())
		aead, err := streamAEAD(fileKey, head)
		if err != nil {
			t.Fatal(err)
		}
		_, err = io.Copy(io.Discard, newChunkReader(bytes.NewReader(slices.Concat(chunks...)), aead))
		return err
	}
	for n := range chunks {
		wantProblem(t, stream(chunks[:n]), problem.Damaged)
	}
	if err := stream(chunks); err != nil {
		t.Fatal("the check of the check:", err)
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		refused(t, file[:random.IntN(len(file))], items, problem.Damaged)
	}
	refused(t, file[:len(file)-1], items, problem.Damaged)
}

func TestChunksStayWhereTheyWere(t *testing.T) {
	items := append(adItems(100), fileItem("x", 300_000))
	info, fileKey := backupInfo(), newFileKey()
	info.wrapForKey(archiveKey(), fileKey)
	head, chunks := takeApart(t, archiveOf(t, info, bytes.Clone(fileKey), items))
	// The worst neighbour: the same info, wrap and even file key. Only the salt differs.
	_, others := takeApart(t, archiveOf(t, info, bytes.Clone(fileKey), items))
	last := len(chunks) - 1
	if last < 4 || len(others) != len(chunks) {
		t.Fatalf("%d and %d chunks", len(chunks), len(others))
	}
	swap := func(a, b int) [][]byte {
		c := slices.Clone(chunks)
		c[a], c[b] = c[b], c[a]
		return c
	}
	for name, c := range map[string][][]byte{
		"swapped":           swap(1, 2),
		"first swapped":     swap(0, 1),
		"last swapped":      swap(last-1, last),
		"repeated":          slices.Insert(slices.Clone(chunks), 1, chunks[1]),
		"last repeated":     append(slices.Clone(chunks), chunks[last]),
		"left out":          slices.Delete(slices.Clone(chunks), 2, 3),
		"first left out":    chunks[1:],
		"last left out":     chunks[:last],
		"another's":         slices.Replace(slices.Clone(chunks), 2, 3, others[2]),
		"another's last":    slices.Replace(slices.Clone(chunks), last, last+1, others[last]),
		"all another's":     others,
		"more after":        append(slices.Clone(chunks), []byte("x")),
		"a last one, empty": append(slices.Clone(chunks[:last]), nil, chunks[last][:tagSize]),
	} {
		t.Run(name, func(t *testing.T) { refused(t, putTogether(head, c), items, problem.Damaged) })
	}
	if got, err := readArchive(bytes.NewReader(putTogether(head, chunks)), unlockWith(archiveKey())); err != nil || len(got) != len(items) {
		t.Fatal("the check of the check:", err)
	}
}

func TestAnEditedInfoIsDamage(t *testing.T) {
	items := adItems(2)
	file := backupOf(t, items)
	for name, edit := range map[string]func(*archiveInfo){
		"store":      func(i *archiveInfo) { i.Store = strings.Repeat("cd", 16) },
		"no store":   func(i *archiveInfo) { i.Store = "" },
		"generation": func(i *archiveInfo) { i.Generation = strings.Repeat("cd", 16) },
		"made":       func(i *archiveInfo) { i.Made = "2026-02-02T03:04:05Z" },
		"sequence":   func(i *archiveInfo) { i.Sequence++ },
		"header":     func(i *archiveInfo) { i.Header[0] ^= 1 },
		"no header":  func(i *archiveInfo) { i.Header = nil },
		"format":     func(i *archiveInfo) { i.Format = 0 },
		"key":        func(i *archiveInfo) { i.Key, i.KDF = archivePassphrase, nil },
		"KDF":        func(i *archiveInfo) { i.KDF = cheap(); i.KDF.Salt = make([]byte, 16) },
		"no wrap":    func(i *archiveInfo) { i.Wrapped = nil },
		"long wrap":  func(i *archiveInfo) { i.Wrapped = append(i.Wrapped, 0) },
	} {
		t.Run(name, func(t *testing.T) { refused(t, edited(t, file, edit), items, problem.Damaged) })
	}
	t.Run("salt", func(t *testing.T) {
		head, chunks := takeApart(t, bytes.Clone(file))
		head[len(head)-1] ^= 1
		refused(t, putTogether(head, chunks), items, problem.Damaged)
	})
	if got, err := readArchive(bytes.NewReader(edited(t, file, func(*archiveInfo) {})), unlockWith(archiveKey())); err != nil || len(got) != 2 {
		t.Fatal("the check of the check:", err)
	}
	// An export whose time is edited is not blamed on the passphrase.
	export := edited(t, exportOf(t, "correct horse", items), func(i *archiveInfo) { i.Made = "2026-02-02T03:04:05Z" })
	_, err := readArchive(bytes.NewReader(export), unlockWithPassphrase("correct horse"))
	wantProblem(t, err, problem.Damaged)
}

func TestAnInfoHasOneForm(t *testing.T) {
	file := backupOf(t, nil)
	head, _ := takeApart(t, file)
	line := head[len(archiveMagic)+4 : len(head)-48]
	for name, l := range map[string][]byte{
		"a field that nobody knows": bytes.Replace(line, []byte(`{`), []byte(`{"name":"Robin Example",`), 1),
		"a field twice":             bytes.Replace(line, []byte(`"key":"root"`), []byte(`"key":"root","key":"root"`), 1),
		"capitals":                  bytes.Replace(line, []byte(`"key"`), []byte(`"KEY"`), 1),
		"spaces":                    bytes.Replace(line, []byte(`:`), []byte(`: `), 1),
		"something after":           append(bytes.Clone(line), '\n'),
		"no end of line":            line[:len(line)-1],
		"no JSON":                   []byte("x\n"),
		"nothing":                   nil,
	} {
		_, err := readArchiveInfo(bytes.NewReader(withInfo(t, file, l)))
		if !problem.Is(err, problem.Damaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := readArchiveInfo(bytes.NewReader(withInfo(t, file, line))); err != nil {
		t.Fatal("the check of the check:", err)
	}
	refused(t, withInfo(t, file, bytes.Repeat([]byte(" "), maxArchiveInfo+1)), nil, problem.Damaged)
}

func TestNewerForeignAndBrokenFilesAreToldApart(t *testing.T) {
	file := backupOf(t, adItems(1))
	refused(t, edited(t, file, func(i *archiveInfo) { i.Format = 2 }), nil, problem.Unavailable)
	refused(t, []byte("autojob archive 2\nsomething else entirely"), nil, problem.Unavailable)
	refused(t, []byte("autojob archive 12\nsomething else entirely"), nil, problem.Unavailable)
	refused(t, nil, nil, problem.Damaged)
	refused(t, []byte("autojob arch"), nil, problem.Damaged)
	refused(t, []byte("%PDF-1.7 a file of another kind"), nil, problem.Unreadable)
	refused(t, []byte("PK"), nil, problem.Unreadable)
	refused(t, []byte("autojob archive x\nof nobody"), nil, problem.Unreadable)
}

func TestAnotherKeyOpensNoArchive(t *testing.T) {
	items := adItems(2)
	backup, export := backupOf(t, items), exportOf(t, "correct horse ﬁ", items)
	other := archiveKey()
	other[31] ^= 1
	for name, c := range map[string]struct {
		file    []byte
		unlock  func(archiveInfo) ([]byte, error)
		message string
	}{
		"another root":           {backup, unlockWith(other), "The key of this store does not open this file."},
		"passphrase of another":  {export, unlockWithPassphrase("correct house ﬁ"), "This passphrase does not open this file."},
		"no passphrase":          {export, unlockWithPassphrase(""), "This passphrase does not open this file."},
		"a root for an export":   {export, unlockWith(archiveKey()), "The key of this store does not open this file."},
		"a passphrase for a key": {backup, unlockWithPassphrase("correct horse"), "This passphrase does not open this file."},
	} {
		got, err := readArchive(bytes.NewReader(c.file), c.unlock)
		wantProblem(t, err, problem.WrongKey)
		if p := problem.From(err); p.Message != c.message || len(got) != 0 {
			t.Errorf("%s: %q, %d items", name, p.Message, len(got))
		}
	}
	// The same letters, typed on another system, open it.
	if got, err := readArchive(bytes.NewReader(export), unlockWithPassphrase("correct horse fi")); err != nil || len(got) != 2 {
		t.Fatal(err)
	}
	// What unlock answers comes back as it is; a file key of the wrong file opens nothing.
	stop := errors.New("the person went away")
	if _, err := openArchive(bytes.NewReader(backup), func(archiveInfo) ([]byte, error) { return nil, stop }); err != stop {
		t.Fatal(err)
	}
	_, err := openArchive(bytes.NewReader(backup), func(archiveInfo) ([]byte, error) { return newFileKey(), nil })
	wantProblem(t, err, problem.Damaged)
}

func TestAForgedKeyDerivationIsNeverRun(t *testing.T) {
	file := exportOf(t, "correct horse", adItems(1))
	for name, forge := range map[string]func(*kdf){
		"name":        func(p *kdf) { p.Name = "md5" },
		"no time":     func(p *kdf) { p.Time = 0 },
		"much time":   func(p *kdf) { p.Time = 1 << 30 },
		"weak":        func(p *kdf) { p.MemoryKiB = cheap().MemoryKiB - 1 },
		"much memory": func(p *kdf) { p.MemoryKiB = ceilMemoryKiB + 1 },
		"no threads":  func(p *kdf) { p.Threads = 0 },
		"threads":     func(p *kdf) { p.Threads = 17 },
		"short salt":  func(p *kdf) { p.Salt = p.Salt[1:] },
	} {
		forged := edited(t, file, func(i *archiveInfo) { forge(i.KDF) })
		_, err := readArchive(bytes.NewReader(forged), unlockWithPassphrase("correct horse"))
		if !problem.Is(err, problem.Damaged) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := readArchiveInfo(bytes.NewReader(forged)); err == nil && name != "weak" {
			t.Errorf("%s: the info is within its bounds", name)
		}
	}
	// With the floor of the program, what the tests use is weak too.
	_, err := readArchive(bytes.NewReader(file), func(info archiveInfo) ([]byte, error) {
		return info.unwrapWithPassphrase([]byte("correct horse"), floorMemoryKiB)
	})
	wantProblem(t, err, problem.Damaged)
	// Bounds kept, but not what was used: another key comes out.
	_, err = readArchive(bytes.NewReader(edited(t, file, func(i *archiveInfo) { i.KDF.Time++ })), unlockWithPassphrase("correct horse"))
	wantProblem(t, err, problem.WrongKey)
}

// Someone who knows the passphrase may seal anything. The frames are still read with care.
func TestFramesThatNobodyWroteAreDamage(t *testing.T) {
	good := adItems(1)[0]
	whole := framesOf(t, good)
	text := func(b []byte, parts ...string) []byte {
		for _, p := range parts {
			b = appendFrameText(b, p)
		}
		return b
	}
	start := func(version ...byte) []byte { return append(text([]byte{'r'}, "a", "b"), version...) }
	for name, plain := range map[string][]byte{
		"nothing":               {},
		"no end":                whole[:40],
		"no padding":            framesOf(t)[:3],
		"short padding":         whole[:len(whole)-1],
		"long padding":          append(slices.Clone(whole), 0),
		"padding with text":     append(slices.Clone(whole[:len(whole)-1]), 1),
		"two ends":              append(framesOf(t), whole...),
		"a count too many":      padFrames([]byte{'e', 1, 0}),
		"documents counted":     padFrames([]byte{'e', 0, 1}),
		"a page":                padFrames([]byte{'p'}),
		"no class":              padFrames(text([]byte{'r'}, "", "b")),
		"odd id":                padFrames(append(text([]byte{'r'}, "a", "\xff"), 1, 0, 0, 'e', 1, 0)),
		"long class":            padFrames([]byte{'r', 65}),
		"long id":               padFrames(append(text([]byte{'r'}, "a"), 0x81, 0x02)),
		"large version":         padFrames(start(0x80, 0x80, 0x80, 0x80, 0x10)),
		"large record":          padFrames(start(1, 0, 0x81, 0x80, 0x40)),
		"huge number":           padFrames(start(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x02)),
		"endless number":        padFrames(start(bytes.Repeat([]byte{0xff}, 30)...)),
		"a number over 64 bits": padFrames(slices.Concat([]byte{'e'}, bytes.Repeat([]byte{0x80}, 9), []byte{2, 0})),
		"a longer zero":         padFrames(start(0x80, 0x00, 0, 0, 'e', 1, 0)),
	} {
		f := newFrameReader(bytes.NewReader(plain))
		var err error
		for err == nil {
			_, err = f.next()
		}
		if !problem.Is(err, problem.Damaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	f := newFrameReader(bytes.NewReader(whole))
	it, err := f.next()
	if _, end := f.next(); err != nil || end != io.EOF || !sameItem(it, good) {
		t.Fatal("the check of the check:", err)
	}
}

// framesOf is the plain stream of these items.
func framesOf(t testing.TB, items ...item) []byte {
	t.Helper()
	var plain bytes.Buffer
	w := frameWriter{w: &plain}
	for _, it := range items {
		if err := w.add(it); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.end(); err != nil {
		t.Fatal(err)
	}
	return plain.Bytes()
}

func padFrames(b []byte) []byte { return append(b, make([]byte, padded(len(b))-len(b))...) }

func TestASizeThatIsNotThereTakesNoMemory(t *testing.T) {
	frame := append([]byte{'d'}, appendFrameText(appendFrameText(nil, "cv"), "x")...)
	frame = append(frame, 1, 0)
	frame = binary.AppendUvarint(frame, maxFrameFile)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 10 {
		f := newFrameReader(bytes.NewReader(frame))
		_, err := f.next()
		wantProblem(t, err, problem.Damaged)
		_, err = readArchiveInfo(strings.NewReader("autojob archive 1\n\x0f\xff\xff\xff{}"))
		wantProblem(t, err, problem.Damaged)
	}
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > 4<<20 {
		t.Fatalf("10 frames and 10 infos without data took %d KiB", got>>10)
	}
}
