package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/problem"
)

// Attacks on the keys in the keychain by someone who holds only the folder: that one is thrown away which is needed, or that one
// stays which should have gone.

// forged is a header that says what the attacker likes, with a checksum that fits.
func forged(t testing.TB, data []byte, edit func(map[string]any)) []byte {
	t.Helper()
	parts := strings.Split(string(data), "\n")
	fields := map[string]any{}
	if err := json.Unmarshal([]byte(parts[0]), &fields); err != nil {
		t.Fatal(err)
	}
	edit(fields)
	line, err := json.Marshal(fields)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Appendf(nil, "%s\n%x\n%s\n", line, sha256.Sum256(line), parts[2])
}

func plantHeaders(t testing.TB, gen string, data []byte) {
	t.Helper()
	for _, name := range []string{headerName, headerCopy} {
		if err := errors.Join(os.MkdirAll(gen, 0o700), os.WriteFile(filepath.Join(gen, name), data, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAForgedGenerationCostsNoOtherStoreItsKey(t *testing.T) {
	ctx := context.Background()
	for _, both := range []bool{false, true} { // what the other store opens with
		for _, lie := range []string{"as it is", "of this store", "with a passphrase on top", "with a proof of nothing"} {
			for _, prefix := range []string{genPrefix, newPrefix, gonePrefix} {
				k := &MemoryKeychain{}
				opt, other := Options{Keychain: k}, Options{Keychain: k, kdf: cheap()}
				if both {
					other.Passphrase, other.Both = []byte("a good passphrase"), true
				}
				dir, otherDir := filepath.Join(t.TempDir(), "vault"), filepath.Join(t.TempDir(), "vault")
				v, err := Create(ctx, dir, opt)
				if err != nil {
					t.Fatal(err)
				}
				v2, err := Create(ctx, otherDir, other)
				if err != nil {
					t.Fatal(err)
				}
				data, store := v2.header.data, v.store.String()
				if err := errors.Join(In[note](v2, "note", 1).Put(ctx, "a", note{Rank: 7}), v.Close(), v2.Close()); err != nil {
					t.Fatal(err)
				}
				planted := filepath.Join(dir, prefix+v2.header.Generation)
				switch lie {
				case "as it is":
				case "of this store":
					data = forged(t, data, func(f map[string]any) { f["store"] = store })
				default:
					data = forged(t, data, func(f map[string]any) {
						f["store"], f["key"], f["kdf"], f["wrapped"] = store, BothKeys, usualKDF(), randomBytes(300)
						f["kdf"] = map[string]any{"name": "argon2id", "time": 1, "memory_kib": 1 << 16, "threads": 1, "salt": randomBytes(16)}
						if lie == "with a proof of nothing" {
							f["half"] = randomBytes(keySize)
						}
					})
				}
				plantHeaders(t, planted, data)
				if v, err = Open(ctx, dir, opt); err != nil {
					t.Fatal(err)
				}
				_, err = v.Renew(ctx, Renewal{}, nil)
				if err := errors.Join(err, v.Close()); err != nil {
					t.Fatal(err)
				}
				one(t, dir)
				plantHeaders(t, planted, data)
				if _, err := Destroy(ctx, dir, opt); err != nil {
					t.Fatal(err)
				}
				// Nothing but that: it looks like an interrupted Create. (What is gone- looks like an interrupted deletion, whose keys
				// go: a window.)
				if prefix == newPrefix {
					if err := os.RemoveAll(dir); err != nil {
						t.Fatal(err)
					}
					plantHeaders(t, planted, data)
					if v, err := Create(ctx, dir, opt); err == nil {
						v.Close()
					} else {
						wantProblem(t, err, problem.Damaged)
					}
				}
				v2, err = Open(ctx, otherDir, other)
				if err != nil {
					t.Fatalf("a planted %s %s cost another store (both: %t) its key: %v", prefix, lie, both, err)
				}
				if n, err := In[note](v2, "note", 1).Get(ctx, "a"); err != nil || n.Rank != 7 {
					t.Fatalf("%v %v", n, err)
				}
				if err := v2.Close(); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

func TestAnErasureTakesTheKeyWhateverWasDoneToTheFolder(t *testing.T) {
	ctx := context.Background()
	for what, harm := range map[string]func(t *testing.T, v *Vault){
		"both headers forged": func(t *testing.T, v *Vault) {
			plantHeaders(t, v.gen, forged(t, v.header.data, func(f map[string]any) { f["store"] = generationID(randomBytes(16)).String() }))
		},
		"headers of a passphrase": func(t *testing.T, v *Vault) {
			plantHeaders(t, v.gen, forged(t, v.header.data, func(f map[string]any) {
				f["key"], f["wrapped"] = PassphraseKey, randomBytes(300)
				f["kdf"] = map[string]any{"name": "argon2id", "time": 1, "memory_kib": 1 << 16, "threads": 1, "salt": randomBytes(16)}
			}))
		},
		"headers and backups removed": func(t *testing.T, v *Vault) {
			err := errors.Join(os.Remove(filepath.Join(v.gen, headerName)), os.Remove(filepath.Join(v.gen, headerCopy)),
				os.RemoveAll(filepath.Join(v.dir, backupName)))
			if err != nil {
				t.Fatal(err)
			}
		},
		"a file in the way": func(t *testing.T, v *Vault) {
			if err := os.WriteFile(filepath.Join(v.dir, gonePrefix+v.Generation()), nil, 0o600); err != nil {
				t.Fatal(err)
			}
		},
		"a folder in the way": func(t *testing.T, v *Vault) {
			if err := os.MkdirAll(filepath.Join(v.dir, gonePrefix+v.Generation(), "x"), 0o700); err != nil {
				t.Fatal(err)
			}
		},
	} {
		v, dir, opt := store(t)
		filled(t, v)
		if _, err := v.Backup(ctx, nil); err != nil {
			t.Fatal(err)
		}
		old := "vault-" + v.Generation()
		harm(t, v)
		r, err := v.Renew(ctx, Renewal{}, nil)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if !r.KeyGone {
			v = again(t, v, dir, opt)
		}
		if slices.Contains(opt.Keychain.(*MemoryKeychain).Names(), old) {
			t.Errorf("%s: the old key is still held, and the receipt says it is gone: %t", what, r.KeyGone)
		}
		wantFilled(t, v)
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
		one(t, dir)
	}
}

// Someone renames the generation and removes what names it, so that the folder looks as an interrupted Create leaves it.
func TestAStoreMadeToLookUnfinishedIsNotReplaced(t *testing.T) {
	ctx := context.Background()
	for _, prefix := range []string{newPrefix, gonePrefix} {
		for _, kind := range []KeyKind{KeychainKey, BothKeys} {
			w := world{Key: kind, Passphrase: "a good passphrase"}
			k := &MemoryKeychain{}
			opt, dir := w.options(k), filepath.Join(t.TempDir(), "vault")
			opt.Both = kind == BothKeys
			v, err := Create(ctx, dir, opt)
			if err != nil {
				t.Fatal(err)
			}
			filled(t, v)
			if err := v.Close(); err != nil {
				t.Fatal(err)
			}
			there := filepath.Join(dir, prefix+v.header.Generation)
			if err := errors.Join(os.Rename(v.gen, there), os.Remove(filepath.Join(dir, currentName))); err != nil {
				t.Fatal(err)
			}
			if v, err := Create(ctx, dir, opt); err == nil {
				v.Close()
				t.Fatalf("%s: a store (%s) was replaced", prefix, kind)
			}
			if err := os.Rename(there, v.gen); err != nil {
				t.Fatal(err)
			}
			if v, err = Open(ctx, dir, opt); err != nil {
				t.Fatal(err)
			}
			wantFilled(t, v)
			if err := v.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// Headers that ask for a passphrase that nobody chose, or for a key that nobody keeps, lock nobody out of a store that has a backup.
func TestForgedHeadersLockNobodyOut(t *testing.T) {
	ctx := context.Background()
	for what, forge := range map[string]func(f map[string]any){
		"a passphrase":          func(f map[string]any) { f["key"] = PassphraseKey },
		"a passphrase on top":   func(f map[string]any) { f["key"] = BothKeys },
		"a registry of another": func(f map[string]any) { f["registry"] = randomBytes(60) },
		"a newer program":       func(f map[string]any) { f["format"] = formatVersion + 1 },
		"no kind of key":        func(f map[string]any) { f["key"] = "none" },
	} {
		v, dir, opt := store(t)
		filled(t, v)
		if _, err := v.Backup(ctx, nil); err != nil {
			t.Fatal(err)
		}
		plantHeaders(t, v.gen, forged(t, v.header.data, func(f map[string]any) {
			if forge(f); f["key"] == PassphraseKey || f["key"] == BothKeys {
				f["wrapped"] = randomBytes(290)
				f["kdf"] = map[string]any{"name": "argon2id", "time": 1, "memory_kib": 1 << 16, "threads": 1, "salt": randomBytes(16)}
			}
		}))
		if what == "a newer program" { // CURRENT says so, too
			if err := os.WriteFile(filepath.Join(dir, currentName), bytes.Replace(encodeCurrent(v.keys.generation), []byte("2\n"), []byte("3\n"), 1), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		v = again(t, v, dir, opt)
		if v.Damage() != nil {
			t.Errorf("%s: %v", what, v.Damage().Problem)
		}
		wantFilled(t, v)
		if headers, err := readHeaders(v.gen, v.keys.generation, floorMemoryKiB); err != nil || len(headers) != 1 || headers[0].Key != KeychainKey {
			t.Errorf("%s: the headers are not mended: %v", what, err)
		}
	}
}
