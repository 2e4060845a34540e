package vault

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"autojob/backend/bench/proofs"
)

// What a search for something written has to look for: the text in each form in which a program may have left it.

// encodings are the forms in which the markers are stored.
var encodings = []struct {
	name string
	of   func(string) []byte
}{
	{"plain", func(s string) []byte { return []byte(s) }},
	{"UTF-16", func(s string) []byte { return utf16Bytes(s, false) }},
	{"base64", func(s string) []byte { return []byte(base64.StdEncoding.EncodeToString([]byte(s))) }},
	{"URL form", func(s string) []byte { return []byte(url.QueryEscape(s)) }},
	{"gzip", gzipped},
}

func utf16Bytes(s string, bigEndian bool) (b []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		if bigEndian {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return b
}

func gzipped(s string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write([]byte(s))
	if err := errors.Join(err, w.Close()); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// needles are the byte strings of which one stands wherever the text does, but for gzip, which find unpacks.
func needles(text string) [][]byte {
	all := [][]byte{[]byte(text), utf16Bytes(text, false), utf16Bytes(text, true), []byte(url.QueryEscape(text)), []byte(url.PathEscape(text))}
	percent := ""
	for _, b := range []byte(text) {
		percent += fmt.Sprintf("%%%02X", b)
	}
	all = append(all, []byte(percent), []byte(strings.ToLower(percent)))
	for _, e := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding} {
		for skip := range 3 { // the text may begin at any byte of a group of three
			s := e.EncodeToString(append(make([]byte, skip), text...))
			from, to := []int{0, 2, 3}[skip], len(s)
			if (len(text)+skip)%3 != 0 {
				to = len(s) - 4
			}
			all = append(all, []byte(s[from:to]))
		}
	}
	return all
}

// traces is what to look for, by the name of the marker.
type traces map[string][][]byte

// find gives the markers that stand in data in any form, packed streams unpacked.
func (f traces) find(data []byte) (found []string) {
	type form struct {
		name string
		rest []byte
	}
	var starts [1 << 16][]form // by their first two bytes, for there are many and the files are large
	for name, all := range f {
		for _, b := range all {
			at := int(b[0])<<8 | int(b[1])
			starts[at] = append(starts[at], form{name, b})
		}
	}
	parts := [][]byte{data}
	for at := 0; ; at++ {
		i := bytes.Index(data[at:], []byte{0x1f, 0x8b, 8})
		if i < 0 {
			break
		}
		at += i
		if r, err := gzip.NewReader(bytes.NewReader(data[at:])); err == nil {
			text, _ := io.ReadAll(io.LimitReader(r, 1<<20))
			parts = append(parts, text)
		}
	}
	for _, p := range parts {
		for i := 1; i < len(p); i++ {
			for _, s := range starts[int(p[i-1])<<8|int(p[i])] {
				if bytes.HasPrefix(p[i-1:], s.rest) && !slices.Contains(found, s.name) {
					found = append(found, s.name)
				}
			}
		}
	}
	return found
}

// onDiskIn searches the bytes of all files below dir, and their names.
func onDiskIn(t testing.TB, dir string, markers traces) (found []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		found = append(found, markers.find(append(data, filepath.Base(path)...))...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// named is an entry that was once in the store.
type named struct {
	kind      entryKind
	class, id string
	version   uint32
}

// readable is all that the holder of the present key can read in the folder: every version of every entry in each file of the
// database, pages and heads, the index, documents and archives.
type readable struct {
	plain   [][]byte
	strange int // values that belong to no entry ever known
	values  int
}

func readAll(t testing.TB, v *Vault, root []byte, known []named) (all readable) {
	t.Helper()
	ctx := context.Background()
	keys := newKeyring(v.keys.generation, root)
	type seal struct {
		kind  entryKind
		class string
		data  []byte
	}
	seals := map[recordKey]seal{keys.headKey(): {kindHead, "", keys.headData()}}
	for n := range pageCount {
		seals[keys.pageKey(n)] = seal{kindPage, "", keys.pageData(n)}
	}
	for _, e := range known {
		seals[keys.key(e.kind, e.class, e.id)] = seal{e.kind, e.class, associated(keys.generation, e.kind, e.class, e.id, e.version)}
	}
	s := &salvager{ctx: ctx, dir: filepath.Join(v.gen, dbName), left: maxSalvage, out: &salvaged{values: map[recordKey]foundValue{}}}
	if err := s.readKeys(keys.derive("badger"), v.header.Registry); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	put := func(key []byte, meta byte, value []byte) error {
		if len(key) != len(recordKey{})+8 {
			return nil
		}
		all.values++
		of, ok := seals[recordKey(key[:16])]
		if !ok {
			all.strange++
			return nil
		}
		if meta&metaDelete != 0 {
			return nil
		}
		plain, err := unseal(keys.aead(of.kind, of.class), value, of.data)
		if err != nil {
			t.Errorf("a value of kind %c does not open: %v", of.kind, err)
		}
		all.plain = append(all.plain, plain)
		return nil
	}
	for _, f := range files {
		data, err := s.load(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		switch filepath.Ext(f.Name()) {
		case ".sst":
			err = readTable(ctx, data, s.keys, put)
		case ".mem":
			err = readLog(ctx, data, s.keys, put)
		}
		if err != nil {
			t.Fatalf("%s: %v", f.Name(), err)
		}
	}
	if sealed, err := os.ReadFile(filepath.Join(v.gen, indexName)); err == nil {
		plain, err := unseal(keys.aead(kindIndex, ""), sealed, keys.indexData())
		if err != nil {
			t.Fatal(err)
		}
		all.plain = append(all.plain, plain)
	}
	docs, err := os.ReadDir(filepath.Join(v.gen, docName))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range docs {
		sealed, err := os.ReadFile(filepath.Join(v.gen, docName, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		opens := false
		for _, e := range known {
			if e.kind == kindDocument {
				if plain, err := unseal(keys.aead(e.kind, e.class), sealed, associated(keys.generation, e.kind, e.class, e.id, e.version)); err == nil {
					all.plain, opens = append(all.plain, plain), true
				}
			}
		}
		if !opens {
			t.Errorf("document %s is of nobody", f.Name())
		}
	}
	backups, err := Backups(v.dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range backups {
		f, err := os.Open(filepath.Join(v.dir, backupName, b.Name))
		if err != nil {
			t.Fatal(err)
		}
		a, err := openArchive(f, func(info archiveInfo) ([]byte, error) { return info.unwrapWithKey(keys.derive("backup")) })
		if err == nil {
			err = each(ctx, a, func(_ int, it item) error {
				all.plain = append(all.plain, []byte(it.class), []byte(it.id), []byte(it.sort), it.plain)
				return nil
			})
		}
		f.Close()
		if b.Present != (err == nil) {
			t.Errorf("a backup (of the present key: %t) opens with %v", b.Present, err)
		}
	}
	return all
}

func (r readable) find(markers traces) []string { return markers.find(bytes.Join(r.plain, []byte{0})) }

// story writes 40 markers, in each place and each encoding, lets generations and backups pass by, and replaces or deletes
// all of them again. at is called after each chapter.
type story struct {
	markers traces
	known   []named
}

func tell(t testing.TB, v *Vault, at func(chapter string)) story {
	t.Helper()
	ctx := context.Background()
	s := story{markers: traces{}, known: []named{
		{kindRecord, "note", "kept", 1}, {kindDocument, "cv", "kept", documentVersion}, {kindRecord, kitClass, kitID, 1}}}
	notes, sorted, docs := In[string](v, "note", 1), In[string](v, "sorted", 1), v.Documents("cv")
	sorted.Sort = func(s string) string { return s }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(errors.Join(notes.Put(ctx, "kept", "this stays"), docs.Put(ctx, "kept", []byte("this stays, too"))))
	var undo []func() error
	for i := range 40 {
		marker, e := fmt.Sprintf("Quillon %02d & Tessaly/Brookmere?", i), encodings[i%5]
		text := string(e.of(marker))
		all := append(needles(marker), []byte(text))
		if !strings.HasPrefix(e.name, "plain") && e.name != "gzip" {
			all = append(all, needles(text)...)
		}
		name := fmt.Sprintf("entry %02d", i)
		if e.name == "gzip" && i/10 != 1 { // a text of JSON, a sort key and an id hold letters only
			text = base64.StdEncoding.EncodeToString([]byte(text))
			all = append(all, []byte(text))
		}
		inJSON, err := json.Marshal(text)
		must(err)
		s.markers[fmt.Sprintf("%d (%s)", i, e.name)] = append(all, inJSON[1:len(inJSON)-1])
		replaced := i%2 == 0
		switch i / 10 {
		case 0:
			s.known = append(s.known, named{kindRecord, "note", name, 1})
			must(notes.Put(ctx, name, "before it "+text+" after it"))
			undo = append(undo, func() error {
				if replaced {
					return notes.Put(ctx, name, "harmless")
				}
				return notes.Delete(ctx, name)
			})
		case 1:
			s.known = append(s.known, named{kindDocument, "cv", name, documentVersion})
			must(docs.Put(ctx, name, slices.Concat([]byte("before it "), []byte(text), bytes.Repeat([]byte(" after it"), 100*i))))
			undo = append(undo, func() error {
				if replaced {
					return docs.Put(ctx, name, []byte("harmless"))
				}
				return docs.Delete(ctx, name)
			})
		case 2:
			s.known = append(s.known, named{kindRecord, "sorted", name, 1})
			must(sorted.Put(ctx, name, text))
			undo = append(undo, func() error {
				if replaced {
					return sorted.Put(ctx, name, "harmless")
				}
				return sorted.Delete(ctx, name)
			})
		case 3:
			s.known = append(s.known, named{kindRecord, "note", text, 1})
			must(notes.Put(ctx, text, "named by it"))
			undo = append(undo, func() error { return notes.Delete(ctx, text) })
		}
		if i%13 == 12 { // generations and backups come and go, with the markers in them
			_, err := v.Backup(ctx, nil)
			must(err)
			_, err = v.Renew(ctx, Renewal{}, nil)
			must(err)
			at(fmt.Sprintf("written up to %d", i))
		}
	}
	_, err := v.Backup(ctx, nil)
	must(err)
	at("all written")
	for i, undo := range undo {
		must(undo())
		if i%17 == 16 {
			_, err := v.Backup(ctx, nil)
			must(err)
		}
	}
	at("all replaced or deleted")
	return s
}

func rootOf(v *Vault) []byte { return slices.Clone(v.keys.root) }

func TestErasureLeavesNoMarker(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	v, dir, opt := store(t)
	s := tell(t, v, func(string) {})
	if len(s.markers) != 40 {
		t.Fatal(len(s.markers))
	}
	if hits := onDiskIn(t, dir, s.markers); len(hits) != 0 {
		t.Fatalf("before the erasure, in plain: %v", hits)
	}
	// It bites: whoever holds the key reads all of them before the erasure, and each form is found where it is planted.
	if found := readAll(t, v, rootOf(v), s.known).find(s.markers); len(found) != 40 {
		t.Fatalf("of 40 replaced or deleted markers only these are still there before the erasure: %v", found)
	}
	for name, all := range s.markers {
		one := traces{name: all}
		for _, form := range append(all, gzipped(string(all[0]))) {
			if len(one.find(slices.Concat([]byte("\x1f\x8b\x08 some bytes"), form, []byte("more")))) != 1 {
				t.Fatalf("%q is not found", form)
			}
		}
	}
	r, err := v.Renew(ctx, Renewal{}, nil)
	if err != nil || !r.KeyGone {
		t.Fatalf("%+v %v", r, err)
	}
	looks, values := 0, 0
	look := func(when string, root []byte) {
		t.Helper()
		if hits := onDiskIn(t, dir, s.markers); len(hits) != 0 {
			t.Errorf("%s, in plain: %v", when, hits)
		}
		all := readAll(t, v, root, s.known)
		if found := all.find(s.markers); len(found) != 0 || all.strange != 0 {
			t.Errorf("%s, for the holder of the key: %v and %d values of nobody", when, found, all.strange)
		}
		if len(all.find(traces{"what stays": {[]byte("this stays")}})) != 1 {
			t.Errorf("%s: not even what stays is found", when)
		}
		looks, values = looks+1, values+all.values
	}
	root := rootOf(v)
	look("open", root)
	if i, err := v.Info(); err != nil || i.Residue != 0 {
		t.Fatalf("%+v %v", i, err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	look("closed", root)
	if v, err = Open(ctx, dir, opt); err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	look("open again", root)
	proofs.Campaign(t, 40, fmt.Sprintf("markers in five encodings, replaced or deleted; after the erasure 0 hits in the folder's bytes (plain, UTF-16, base64, URL form, gzip) and 0 in %d values that its key opens, %d times", values, looks))
}

// What is deleted while an erasure runs is still in the files of the new generation, and counts for the next erasure.
func TestWhatIsDeletedDuringAnErasureIsCounted(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	v, _, _ := store(t)
	notes := In[string](v, "note", 1)
	known := []named{}
	for i := range 70 { // more than Badger takes in one transaction
		id := fmt.Sprintf("%02d", i)
		known = append(known, named{kindRecord, "note", id, 1})
		if err := notes.Put(ctx, id, "Quillon Brookmere "+id+strings.Repeat(" and more", 10_000)); err != nil {
			t.Fatal(err)
		}
	}
	puts := 0
	v.opt.step = func(step string) error {
		if step != "put" {
			return nil
		}
		if puts++; puts == 65 {
			return errors.Join(notes.Delete(ctx, "03"), notes.Put(ctx, "04", "harmless"))
		}
		return nil
	}
	markers := traces{"03": needles("Quillon Brookmere 03"), "04": needles("Quillon Brookmere 04")}
	for round, want := range []int{2, 0} {
		if _, err := v.Renew(ctx, Renewal{}, nil); err != nil {
			t.Fatal(err)
		}
		found := readAll(t, v, rootOf(v), known).find(markers)
		if i, err := v.Info(); err != nil || i.Residue != uint64(want) || len(found) != want || notes.Count() != 69 {
			t.Fatalf("round %d: %v are there, and %+v, %v", round, found, i, err)
		}
	}
}
