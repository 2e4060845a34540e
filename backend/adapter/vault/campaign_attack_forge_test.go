package vault

import (
	"bytes"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/big"
	"os"
	"path/filepath"
	"testing"

	"autojob/backend/core/problem"

	"github.com/dgraph-io/badger/v4"
)

const (
	salaryText = `{"name":"Mara Example","salary":"40000"}`
	salaryAt   = len(`{"name":"Mara Example","salary":"`)
	raise      = '4' ^ '9'
)

// forgeInTable changes one plain byte of a block, by XOR, and mends the block's checksum, all without a key: the cipher is a
// stream that is added, and so is a checksum's change. The forger guesses that the sum takes five bytes as a varint, as 15 of
// 16 do; at is the byte's place in the block.
func forgeInTable(table []byte, block span, at int, change byte) {
	sealed := table[block.start : block.end-aes.BlockSize]
	body := len(sealed) - 4 - 6 // in front of the sum's length, and of the message with kind and sum
	difference := make([]byte, body)
	difference[at] = change
	sum := crc32.Checksum(difference, castagnoli) ^ crc32.Checksum(make([]byte, body), castagnoli)
	sealed[at] ^= change
	for i := range 5 {
		sealed[body+1+i] ^= byte(sum>>(7*i)) & 0x7f
	}
}

// forgeInLog is the same for an entry of a log, whose checksum stands there for everybody.
func forgeInLog(log []byte, e logEntry, at int, change byte) {
	log[e.body+e.keyLen+at] ^= change
	e.mend(log)
}

// Encrypted Badger with every checksum gives back a changed salary out of its tables and logs, too, and so the attack on the
// vault's own tables and logs below is one.
func TestPlainEncryptedBadgerReturnsAForgedSalaryFromTablesAndLogs(t *testing.T) {
	read := func(dir string, key []byte) (got []byte, err error) {
		db, err := badger.Open(storeOptions(dir, key))
		if err != nil {
			return nil, err
		}
		defer db.Close()
		err = db.View(func(txn *badger.Txn) error {
			item, err := txn.Get([]byte("salary"))
			if err != nil {
				return err
			}
			got, err = item.ValueCopy(nil)
			return err
		})
		return got, err
	}
	forged := false
	for attempt := 0; !forged && attempt < 6; attempt++ { // some sums take less than five bytes
		dir, key := t.TempDir(), randomBytes(keySize)
		db, err := badger.Open(storeOptions(dir, key))
		if err != nil {
			t.Fatal(err)
		}
		err = db.Update(func(txn *badger.Txn) error { return txn.Set([]byte("salary"), fmt.Append([]byte(salaryText), attempt)) })
		if err != nil {
			t.Fatal(err)
		}
		killed := copyOpen(t, dir)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}

		path, log := theLog(t, killed)
		forgeInLog(log, walk(log)[0], salaryAt, raise)
		if err := os.WriteFile(path, log, 0o600); err != nil {
			t.Fatal(err)
		}
		if salary, err := read(killed, key); err != nil || !bytes.Contains(salary, []byte(`"90000"`)) {
			t.Fatalf("Badger's log: %q %v", salary, err)
		}

		found, _ := filepath.Glob(filepath.Join(dir, "*.sst"))
		table, err := os.ReadFile(found[0])
		if err != nil {
			t.Fatal(err)
		}
		_, blocks, err := footer(table)
		if err != nil {
			t.Fatal(err)
		}
		at := bytes.Index(plainBlock(t, dir, key, blocks), []byte(salaryText)) // after lengths, key, meta, user meta and expiry
		if at != 4+len("salary")+8+3 {
			t.Fatalf("the value stands at %d", at)
		}
		forgeInTable(table, span{0, len(blocks)}, at+salaryAt, raise)
		if err := os.WriteFile(found[0], table, 0o600); err != nil {
			t.Fatal(err)
		}
		if checkedBlock(t, dir, key, blocks) != nil {
			continue // Badger would end the process
		}
		if salary, err := read(dir, key); err != nil || !bytes.Contains(salary, []byte(`"90000"`)) {
			t.Fatalf("Badger's table: %q %v", salary, err)
		}
		forged = true
	}
	if !forged {
		t.Fatal("no table was forged: the attack has to be written anew")
	}
}

func plainBlock(t *testing.T, dir string, key, sealed []byte) []byte {
	t.Helper()
	registry, err := os.ReadFile(filepath.Join(dir, registryName))
	if err != nil {
		t.Fatal(err)
	}
	keys, err := parseRegistry(registry, key)
	if err != nil || len(keys) != 1 {
		t.Fatal(err)
	}
	return keys[0].open(sealed)
}

func checkedBlock(t *testing.T, dir string, key, sealed []byte) error {
	t.Helper()
	_, err := checked(plainBlock(t, dir, key, sealed))
	return err
}

// The same forgery on a store: Badger's checksums pass, and the salary would read 90000; only the seal's tag tells.
func TestAForgedSalaryIsCaught(t *testing.T) {
	ctx := context.Background()
	type person struct{ Name, Salary string }
	caught := 0
	for attempt := 0; caught < 2 && attempt < 8; attempt++ {
		dir, opt := filepath.Join(t.TempDir(), "vault"), Options{Keychain: &MemoryKeychain{}}
		v, err := Create(ctx, dir, opt)
		if err != nil {
			t.Fatal(err)
		}
		people := In[person](v, "person", 1)
		for _, id := range []string{"before", "mara", "zoe"} {
			if err := people.Put(ctx, id, person{fmt.Sprint(id, attempt), "40000"}); err != nil {
				t.Fatal(err)
			}
		}
		keys := keysOf(t, v, opt)
		sealed, err := get(v.db, v.keys.key(kindRecord, "person", "mara"))
		if err != nil {
			t.Fatal(err)
		}
		// Where the digit stands in the sealed value: nonce, length, JSON.
		text := fmt.Sprintf(`{"Name":"mara%d","Salary":"`, attempt)
		digit := nonceSize + 4 + len(text)
		changed := bytes.Clone(sealed)
		changed[digit] ^= raise
		if got := withoutTag(t, keys, changed); !bytes.HasPrefix(got[4:], []byte(text+`90000"`)) {
			t.Fatalf("without the tag it reads %q", got[:100])
		}

		// In the log of a killed program.
		killed, err := readImage(dir)
		if err != nil {
			t.Fatal(err)
		}
		dataKeys, err := parseRegistry(v.header.Registry, keys.derive("badger"))
		if err := errors.Join(err, v.Close()); err != nil {
			t.Fatal(err)
		}
		log := logs(killed)[0]
		data := killed[log].bytes()
		forged := 0
		for _, e := range walk(data) {
			r := replay{data: data, key: dataKeys[0]}
			if _, value := r.plain(e); bytes.Equal(value, sealed) {
				forgeInLog(data, e, digit, raise)
				forged++
			}
		}
		if forged != 1 {
			t.Fatalf("%d entries forged", forged)
		}
		killed[log] = node{data: data, size: killed[log].size}
		wantForgedSalary(t, killed, opt)

		// In the table after a clean close, with the list of files and without it.
		closed, err := readImage(dir)
		if err != nil {
			t.Fatal(err)
		}
		a := &attacker{prey: &prey{keys: dataKeys}}
		for _, name := range tables(closed) {
			table, spans := a.tableOf(closed, name)
			for _, s := range spans {
				block := table[s.start:s.end]
				at := bytes.Index(dataKeys[0].open(block), sealed)
				if at < 0 {
					continue
				}
				forgeInTable(table, s, at+digit, raise)
				if _, err := checked(dataKeys[0].open(block)); err != nil {
					continue // a sum of less than five bytes
				}
				closed[name] = file(table)
				wantForgedSalary(t, closed, opt)
				delete(closed, closed.generation()+"/"+filesName)
				wantForgedSalary(t, closed, opt)
				caught++
			}
		}
	}
	if caught == 0 {
		t.Fatal("no table was forged: the attack has to be written anew")
	}
}

// withoutTag decrypts a sealed record as if GCM had no tag.
func withoutTag(t *testing.T, k *keyring, sealed []byte) []byte {
	t.Helper()
	block, err := aes.NewCipher(k.derive("seal r person"))
	if err != nil {
		t.Fatal(err)
	}
	iv := binary.BigEndian.AppendUint32(bytes.Clone(sealed[:nonceSize]), 2)
	out := make([]byte, len(sealed)-overhead)
	cipher.NewCTR(block, iv).XORKeyStream(out, sealed[nonceSize:len(sealed)-tagSize])
	return out
}

// wantForgedSalary opens the image: the forged record is damage, not of the files, and the others can be read.
func wantForgedSalary(t *testing.T, im image, opt Options) {
	t.Helper()
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "vault")
	if err := im.write(dir); err != nil {
		t.Fatal(err)
	}
	v, err := Open(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	type person struct{ Name, Salary string }
	people := In[person](v, "person", 1)
	p, err := people.Get(ctx, "mara")
	wantProblem(t, err, problem.Damaged)
	if p != (person{}) {
		t.Fatalf("damage came with data: %v", p)
	}
	wantDamage(t, v, Records)
	if p, err := people.Get(ctx, "zoe"); err != nil || p.Salary != "40000" {
		t.Fatalf("%v %v", p, err)
	}
}

// A set hash without a key could be forged by whoever has enough old pages: of 257 pages with two versions each, some can be
// set back so that the XOR of the hashes of all stays as it is. The keyed sum notices.
func TestAnUnkeyedSetHashIsForged(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	notes := In[note](v, "note", 1)
	const many = 700
	write := func(salary int) (pages map[int][]byte, records map[recordKey][]byte) {
		_, err := notes.PutAll(ctx, func(yield func(string, note) bool) {
			for i := range many {
				if !yield(fmt.Sprint(i), note{Title: "salary", Rank: salary}) {
					return
				}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		pages, records = map[int][]byte{}, map[recordKey][]byte{}
		for n := range pageCount {
			if pages[n], err = get(v.db, v.keys.pageKey(n)); err != nil {
				t.Fatal(err)
			}
		}
		for i := range many {
			key := v.keys.key(kindRecord, "note", fmt.Sprint(i))
			if records[key], err = get(v.db, key); err != nil {
				t.Fatal(err)
			}
		}
		return pages, records
	}
	before, recordsBefore := write(40_000)
	now, _ := write(50_000)

	// Linear algebra over one bit: the difference that setting a page back makes is a vector of 256 bits.
	unkeyed := func(n int, sealed []byte) *big.Int {
		sum := sha256.Sum256(fmt.Appendf(nil, "%04d%x%x", n, sealed[:nonceSize], sealed[len(sealed)-tagSize:]))
		return new(big.Int).SetBytes(sum[:])
	}
	type row struct{ difference, pages *big.Int }
	basis := map[int]row{} // by the highest bit
	var back *big.Int
	for n := range pageCount {
		if before[n] == nil || back != nil {
			continue
		}
		r := row{new(big.Int).Xor(unkeyed(n, before[n]), unkeyed(n, now[n])), new(big.Int).SetBit(new(big.Int), n, 1)}
		for r.difference.Sign() != 0 {
			b, ok := basis[r.difference.BitLen()]
			if !ok {
				basis[r.difference.BitLen()] = r
				break
			}
			r.difference.Xor(r.difference, b.difference)
			r.pages.Xor(r.pages, b.pages)
		}
		if r.difference.Sign() == 0 {
			back = r.pages
		}
	}
	if back == nil {
		t.Fatal("no pages to set back were found")
	}
	total := func(pages map[int][]byte) *big.Int {
		sum := new(big.Int)
		for n, sealed := range pages {
			if sealed != nil {
				sum.Xor(sum, unkeyed(n, sealed))
			}
		}
		return sum
	}
	mixed := map[int][]byte{}
	count := 0
	v, err := forge(t, v, dir, opt, func(txn *badger.Txn, k *keyring) error {
		for n := range pageCount {
			mixed[n] = now[n]
			if back.Bit(n) == 1 {
				key := k.pageKey(n)
				mixed[n] = before[n]
				count++
				if err := txn.Set(key[:], before[n]); err != nil {
					return err
				}
			}
		}
		for key, sealed := range recordsBefore {
			if back.Bit(pageOf(key)) == 1 {
				if err := txn.Set(bytes.Clone(key[:]), sealed); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	// The unkeyed hash is that of the present, and everything else passes: each page, and each record against its page.
	if count == 0 || total(mixed).Cmp(total(now)) != 0 {
		t.Fatalf("the unkeyed hash of %d pages set back is another", count)
	}
	wantDamage(t, v, Catalogue)
	if d := v.Damage(); len(d.Affected) != 0 {
		t.Fatalf("more is wrong than the set hash: %+v", d)
	}
	old := 0
	for r, err := range In[note](v, "note", 1).All(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Value.Rank == 40_000 {
			old++
		}
	}
	if old == 0 {
		t.Fatal("nothing went back")
	}
	t.Logf("%d pages with %d salaries set back under the same unkeyed hash; the keyed one notices", count, old)
}
