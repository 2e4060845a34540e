package vault

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
	"unicode/utf16"

	"autojob/backend/core/problem"

	"github.com/dgraph-io/badger/v4"
)

// raw opens the Badger database of a closed store with its key, as a forger who had it would.
func raw(t testing.TB, v *Vault, opt Options) *badger.DB {
	t.Helper()
	keys := keysOf(t, v, opt)
	db, err := openStore(filepath.Join(v.gen, dbName), keys.derive("badger"))
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func keysOf(t testing.TB, v *Vault, opt Options) *keyring {
	t.Helper()
	root, err := opt.Keychain.Get(context.Background(), v.keys.generation.item())
	if err != nil {
		t.Fatal(err)
	}
	return newKeyring(v.keys.generation, root)
}

// forge closes the store, changes its database by hand and opens it again.
func forge(t testing.TB, v *Vault, dir string, opt Options, change func(*badger.Txn, *keyring) error) (*Vault, error) {
	t.Helper()
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	db := raw(t, v, opt)
	keys := keysOf(t, v, opt)
	if err := db.Update(func(txn *badger.Txn) error { return change(txn, keys) }); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	v, err := Open(context.Background(), dir, opt)
	if err == nil {
		t.Cleanup(func() { _ = v.Close() })
	}
	return v, err
}

func value(t testing.TB, txn *badger.Txn, key recordKey) []byte {
	t.Helper()
	item, err := txn.Get(key[:])
	if err != nil {
		t.Fatal(err)
	}
	b, err := item.ValueCopy(nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestAForgedRecordIsDamageAndNeverWrongData(t *testing.T) {
	ctx := context.Background()
	salary := func(k *keyring) recordKey { return k.key(kindRecord, "note", "salary") }
	old := func(t *testing.T, v *Vault) []byte {
		b, err := get(v.db, salary(v.keys))
		if err != nil || b == nil {
			t.Fatal(err)
		}
		return b
	}
	for name, attack := range map[string]func(t *testing.T, first []byte, txn *badger.Txn, k *keyring) error{
		"one bit of the nonce": func(t *testing.T, _ []byte, txn *badger.Txn, k *keyring) error {
			return flip(t, txn, salary(k), 3)
		},
		"one bit of the ciphertext": func(t *testing.T, _ []byte, txn *badger.Txn, k *keyring) error {
			return flip(t, txn, salary(k), nonceSize+20)
		},
		"one bit of the tag": func(t *testing.T, _ []byte, txn *badger.Txn, k *keyring) error {
			return flip(t, txn, salary(k), -1)
		},
		"cut short": func(t *testing.T, _ []byte, txn *badger.Txn, k *keyring) error {
			key := salary(k)
			return txn.Set(key[:], value(t, txn, key)[:7])
		},
		"emptied": func(_ *testing.T, _ []byte, txn *badger.Txn, k *keyring) error {
			key := salary(k)
			return txn.Set(key[:], nil)
		},
		"removed": func(_ *testing.T, _ []byte, txn *badger.Txn, k *keyring) error {
			key := salary(k)
			return txn.Delete(key[:])
		},
		"an earlier value of the same record": func(_ *testing.T, first []byte, txn *badger.Txn, k *keyring) error {
			key := salary(k)
			return txn.Set(key[:], first)
		},
		"the value of another record": func(t *testing.T, _ []byte, txn *badger.Txn, k *keyring) error {
			key := salary(k)
			return txn.Set(key[:], value(t, txn, k.key(kindRecord, "note", "other")))
		},
	} {
		t.Run(name, func(t *testing.T) {
			v, dir, opt := store(t)
			notes := In[note](v, "note", 1)
			if err := notes.Put(ctx, "salary", note{Rank: 40_000}); err != nil {
				t.Fatal(err)
			}
			first := old(t, v)
			if err := notes.Put(ctx, "salary", note{Rank: 50_000}); err != nil {
				t.Fatal(err)
			}
			if err := notes.Put(ctx, "other", note{Rank: 1}); err != nil {
				t.Fatal(err)
			}
			v, err := forge(t, v, dir, opt, func(txn *badger.Txn, k *keyring) error { return attack(t, first, txn, k) })
			if err != nil {
				wantProblem(t, err, problem.Damaged)
				return
			}
			notes = In[note](v, "note", 1)
			n, err := notes.Get(ctx, "salary")
			wantProblem(t, err, problem.Damaged)
			if n != (note{}) {
				t.Fatalf("damage came with data: %v", n)
			}
			if n, err := notes.Get(ctx, "other"); err != nil || n.Rank != 1 {
				t.Fatalf("the untouched record gives %v %v", n, err)
			}
			if _, err := notes.List(ctx, 0, -1); !problem.Is(err, problem.Damaged) {
				t.Fatalf("a list with a damaged record gives %v", err)
			}
		})
	}
}

// wantDamage checks that a store is damaged for this reason, can be read and takes no changes.
func wantDamage(t testing.TB, v *Vault, reason Reason) {
	t.Helper()
	d := v.Damage()
	if d == nil || d.Reason != reason || d.Problem == nil || d.Problem.Code != problem.Damaged {
		t.Fatalf("damage %+v, want %s", d, reason)
	}
	wantProblem(t, In[note](v, "note", 1).Put(context.Background(), "new", note{}), problem.Damaged)
}

func flip(t testing.TB, txn *badger.Txn, key recordKey, at int) error {
	b := value(t, txn, key)
	if at < 0 {
		at += len(b)
	}
	b[at] ^= 1
	return txn.Set(key[:], b)
}

func TestAForgedCatalogueIsDamage(t *testing.T) {
	ctx := context.Background()
	var firstHead, firstPage []byte
	pageOfA := func(k *keyring) recordKey { return k.pageKey(pageOf(k.key(kindRecord, "note", "a"))) }
	for name, attack := range map[string]func(*testing.T, *badger.Txn, *keyring) error{
		"page removed": func(_ *testing.T, txn *badger.Txn, k *keyring) error { p := pageOfA(k); return txn.Delete(p[:]) },
		"page flipped": func(t *testing.T, txn *badger.Txn, k *keyring) error { return flip(t, txn, pageOfA(k), 40) },
		"earlier page": func(_ *testing.T, txn *badger.Txn, k *keyring) error {
			p := pageOfA(k)
			return txn.Set(p[:], firstPage)
		},
		"page moved": func(t *testing.T, txn *badger.Txn, k *keyring) error {
			p := k.pageKey((pageOf(k.key(kindRecord, "note", "a")) + 1) % pageCount)
			return txn.Set(p[:], value(t, txn, pageOfA(k)))
		},
		"head removed": func(_ *testing.T, txn *badger.Txn, k *keyring) error { h := k.headKey(); return txn.Delete(h[:]) },
		"head flipped": func(t *testing.T, txn *badger.Txn, k *keyring) error { return flip(t, txn, k.headKey(), 20) },
		"earlier head": func(_ *testing.T, txn *badger.Txn, k *keyring) error {
			h := k.headKey()
			return txn.Set(h[:], firstHead)
		},
	} {
		t.Run(name, func(t *testing.T) {
			v, dir, opt := store(t)
			notes := In[note](v, "note", 1)
			if err := notes.Put(ctx, "a", note{Rank: 1}); err != nil {
				t.Fatal(err)
			}
			var err error
			if firstHead, err = get(v.db, v.keys.headKey()); err != nil {
				t.Fatal(err)
			}
			if firstPage, err = get(v.db, pageOfA(v.keys)); err != nil {
				t.Fatal(err)
			}
			if err := notes.Put(ctx, "a", note{Rank: 2}); err != nil {
				t.Fatal(err)
			}
			v, err = forge(t, v, dir, opt, func(txn *badger.Txn, k *keyring) error { return attack(t, txn, k) })
			if err != nil {
				t.Fatal(err)
			}
			wantDamage(t, v, Catalogue)
		})
	}
}

func TestAForgedDocumentIsDamage(t *testing.T) {
	ctx := context.Background()
	for name, attack := range map[string]func(path, other string, first []byte) error{
		"flipped": func(path, _ string, _ []byte) error { return flipFile(path, 1000) },
		"cut":     func(path, _ string, _ []byte) error { return os.Truncate(path, 100) },
		"emptied": func(path, _ string, _ []byte) error { return os.Truncate(path, 0) },
		"removed": func(path, _ string, _ []byte) error { return os.Remove(path) },
		"swapped": func(path, other string, _ []byte) error { return os.Rename(other, path) },
		"earlier": func(path, _ string, first []byte) error { return os.WriteFile(path, first, 0o600) },
		"longer":  func(path, _ string, _ []byte) error { return os.Truncate(path, 64<<20) },
	} {
		t.Run(name, func(t *testing.T) {
			v, _, _ := store(t)
			cv := v.Documents("cv")
			if err := cv.Put(ctx, "main", bytes.Repeat([]byte("first"), 1000)); err != nil {
				t.Fatal(err)
			}
			first, err := os.ReadFile(v.documentPath(v.index.find(kindDocument, "cv", "main")))
			if err != nil {
				t.Fatal(err)
			}
			for _, id := range []string{"main", "other"} {
				if err := cv.Put(ctx, id, bytes.Repeat([]byte(id), 1000)); err != nil {
					t.Fatal(err)
				}
			}
			path := v.documentPath(v.index.find(kindDocument, "cv", "main"))
			if err := attack(path, v.documentPath(v.index.find(kindDocument, "cv", "other")), first); err != nil {
				t.Fatal(err)
			}
			got, err := cv.Get(ctx, "main")
			wantProblem(t, err, problem.Damaged)
			if got != nil {
				t.Fatal("damage came with data")
			}
		})
	}
}

func flipFile(path string, at int) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	b[at] ^= 4
	return os.WriteFile(path, b, 0o600)
}

// This is what the seals are for: encrypted Badger, with every checksum it has, gives back a changed salary.
func TestPlainEncryptedBadgerReturnsAForgedSalary(t *testing.T) {
	dir, key := t.TempDir(), randomBytes(32)
	opt := storeOptions(dir, key).WithValueThreshold(64) // values over 64 bytes go to the value log
	db, err := badger.Open(opt)
	if err != nil {
		t.Fatal(err)
	}
	plain := append([]byte(`{"name":"Mara Example","salary":"40000"}`), bytes.Repeat([]byte(" "), 100)...)
	if err := db.Update(func(txn *badger.Txn) error { return txn.Set([]byte("salary"), plain) }); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	// The forger knows the offset and the likely text, not the key: they change "4" to "9" by XOR and mend the CRC.
	log := filepath.Join(dir, "000001.vlog")
	data, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	castagnoli := crc32.MakeTable(crc32.Castagnoli)
	forged := false
	for start := 20; start < len(data)-20 && !forged; start++ { // find the entry whose CRC fits
		for size := len(plain) + 6; size < len(plain)+60 && start+size+4 <= len(data); size++ {
			if crc32.Checksum(data[start:start+size], castagnoli) == binary.BigEndian.Uint32(data[start+size:]) {
				at := start + size - len(plain) + bytes.Index(plain, []byte("40000"))
				data[at] ^= '4' ^ '9'
				binary.BigEndian.PutUint32(data[start+size:], crc32.Checksum(data[start:start+size], castagnoli))
				forged = true
				break
			}
		}
	}
	if !forged {
		t.Fatal("no entry was found in Badger's value log: the attack has to be written anew")
	}
	if err := os.WriteFile(log, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if db, err = badger.Open(opt); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var got []byte
	err = db.View(func(txn *badger.Txn) error {
		item, err := txn.Get([]byte("salary"))
		if err != nil {
			return err
		}
		got, err = item.ValueCopy(nil)
		return err
	})
	if err != nil || !bytes.Contains(got, []byte(`"salary":"90000"`)) {
		t.Fatalf("plain Badger noticed (%v): the reason for the seals has changed, read ADR 3 again", err)
	}
}

// markers are fictional, and so rare that a hit is no accident.
var markers = []string{"Quillhaven Oberlindt", "quillhaven.oberlindt@example.com", "+49 30 5550 7719", "Zwirbelfein Textilwerk"}

// forms are the ways in which a marker might stand on the disk.
func forms(marker string) map[string][]byte {
	wide := utf16.Encode([]rune(marker))
	little, big := make([]byte, 0, 2*len(wide)), make([]byte, 0, 2*len(wide))
	for _, c := range wide {
		little, big = binary.LittleEndian.AppendUint16(little, c), binary.BigEndian.AppendUint16(big, c)
	}
	f := map[string][]byte{"plain": []byte(marker), "UTF-16LE": little, "UTF-16BE": big}
	for shift := range 3 { // the three alignments in base64, without the letters that depend on the neighbours
		text := base64.StdEncoding.EncodeToString(append(bytes.Repeat([]byte("x"), shift), marker...))
		f[fmt.Sprint("base64 +", shift)] = []byte(text[4*((shift+2)/3) : len(text)-4])
	}
	return f
}

// foundMarkers searches names and contents of all files below dir and says which form of which marker it met.
func foundMarkers(t testing.TB, dir string) (hits []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		data = append(data, path...)
		for _, m := range markers {
			for form, b := range forms(m) {
				if bytes.Contains(data, b) && !slices.Contains(hits, m+" as "+form) {
					hits = append(hits, m+" as "+form)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return hits
}

func TestNothingOfThePersonStandsOnTheDisk(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	people := In[map[string]string](v, "person", 1)
	people.Sort = func(m map[string]string) string { return m["plain"] }
	docs := v.Documents("cv")
	for _, m := range markers {
		rec := map[string]string{"plain": m}
		for form, b := range forms(m) {
			rec[form] = string(b)
		}
		if err := people.Put(ctx, m, rec); err != nil {
			t.Fatal(err)
		}
		var all []byte
		for _, b := range forms(m) {
			all = append(all, b...)
		}
		if err := docs.Put(ctx, m, all); err != nil {
			t.Fatal(err)
		}
	}
	if hits := foundMarkers(t, dir); len(hits) != 0 { // while open
		t.Fatal(hits)
	}
	v = again(t, v, dir, opt)
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if hits := foundMarkers(t, dir); len(hits) != 0 {
		t.Fatal(hits)
	}

	// The search bites: on a Badger without encryption it finds every form of every marker.
	plain := t.TempDir()
	db, err := badger.Open(storeOptions(plain, nil))
	if err != nil {
		t.Fatal(err)
	}
	want := 0
	for _, m := range markers {
		for _, b := range forms(m) {
			want++
			if err := db.Update(func(txn *badger.Txn) error { return txn.Set(fmt.Append(nil, want), b) }); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if hits := foundMarkers(t, plain); len(hits) != want {
		t.Fatalf("the search finds %d of %d in plain Badger: %v", len(hits), want, hits)
	}
}

// The seals would hide it from the search above if Badger did not encrypt, so Badger is asked alone. With a rotation
// longer than the time since 1970 it really does not.
func TestBadgerReallyEncrypts(t *testing.T) {
	for _, c := range []struct {
		change func(badger.Options) badger.Options
		hits   bool
	}{
		{func(o badger.Options) badger.Options { return o }, false},
		{func(o badger.Options) badger.Options {
			return o.WithEncryptionKeyRotationDuration(200 * 365 * 24 * time.Hour)
		}, true},
	} {
		dir := t.TempDir()
		db, err := badger.Open(c.change(storeOptions(dir, randomBytes(32))))
		if err != nil {
			t.Fatal(err)
		}
		err = db.Update(func(txn *badger.Txn) error { return txn.Set([]byte("k"), []byte(markers[0])) })
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
		if hits := foundMarkers(t, dir); (len(hits) > 0) != c.hits {
			t.Fatalf("found %v, want any: %v", hits, c.hits)
		}
	}
}

func TestAnEarlierDatabaseIsNoticedAndRemovesNothing(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	if err := errors.Join(v.Documents("cv").Put(ctx, "first", []byte("1")), v.Close()); err != nil {
		t.Fatal(err)
	}
	db, earlier := filepath.Join(v.gen, dbName), filepath.Join(t.TempDir(), "db")
	if err := os.CopyFS(earlier, os.DirFS(db)); err != nil {
		t.Fatal(err)
	}
	v, err := Open(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	if err := v.Documents("cv").Put(ctx, "second", []byte("2")); err != nil {
		t.Fatal(err)
	}
	path := v.documentPath(v.index.find(kindDocument, "cv", "second"))
	if err := errors.Join(v.Close(), os.RemoveAll(db), os.CopyFS(db, os.DirFS(earlier))); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time the database was closed by us
		if v, err = Open(ctx, dir, opt); err != nil {
			t.Fatal(err)
		}
		wantDamage(t, v, Older)
		if d := v.Damage(); d.Missing != 1 {
			t.Fatalf("%+v", d)
		}
		if n := v.Documents("cv").Count(); n != 1 {
			t.Fatalf("%d documents in the earlier state", n)
		}
		if _, err := os.Stat(path); err != nil {
			t.Fatal(err)
		}
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if v, err = Open(ctx, dir, opt); err != nil {
		t.Fatal(err)
	}
	if r, err := v.Accept(ctx, nil); err != nil || r.Documents != 1 || !r.KeyGone {
		t.Fatalf("%+v %v", r, err)
	}
	v = again(t, v, dir, opt)
	if v.Damage() != nil {
		t.Fatalf("%+v", v.Damage())
	}
	if got, err := v.Documents("cv").Get(ctx, "first"); err != nil || string(got) != "1" {
		t.Fatalf("%q %v", got, err)
	}
}

func TestADocumentIsReadWhereAnInterruptedWriteLeftIt(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	cv := v.Documents("cv")
	if err := cv.Put(ctx, "a", []byte("A")); err != nil {
		t.Fatal(err)
	}
	e := v.index.find(kindDocument, "cv", "a")
	stray := filepath.Join(v.gen, docName, newPrefix+"00")
	if err := errors.Join(os.Rename(v.documentPath(e), v.newDocumentPath(e)), os.WriteFile(stray, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if got, err := v.Documents("cv").Get(ctx, "a"); err != nil || string(got) != "A" {
			t.Fatalf("%q %v", got, err)
		}
		v = again(t, v, dir, opt)
	}
	if files, err := os.ReadDir(filepath.Join(v.gen, docName)); err != nil || len(files) != 1 || files[0].Name() != filepath.Base(v.documentPath(e)) {
		t.Fatalf("%v %v", files, err)
	}
	err := v.Write(ctx, func(b *Batch) error {
		d := v.Documents("cv")
		return errors.Join(d.PutIn(b, "a", []byte("B")), d.PutIn(b, "a", []byte("C")))
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := v.Documents("cv").Get(ctx, "a"); err != nil || string(got) != "C" {
		t.Fatalf("%q %v", got, err)
	}
	if files, _ := os.ReadDir(filepath.Join(v.gen, docName)); len(files) != 1 {
		t.Fatalf("put twice in one batch leaves %v", files)
	}
}
