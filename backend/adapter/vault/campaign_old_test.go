package vault

import (
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

	"autojob/backend/bench/proofs"
	"autojob/backend/core/problem"
	"autojob/backend/core/recovery"
)

// What copies of the folder from before an erasure still open with, and what not.

// copied is the folder as it was at a moment, with the keychain of that moment.
type copied struct {
	when, dir  string
	generation string
	items      map[string][]byte
}

func items(t testing.TB, k *MemoryKeychain) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, name := range k.Names() {
		secret, err := k.Get(context.Background(), name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = secret
	}
	return all
}

func copyNow(t testing.TB, v *Vault, when string) copied {
	t.Helper()
	c := copied{when: when, dir: filepath.Join(t.TempDir(), "vault"), generation: v.keys.generation.String(),
		items: items(t, v.opt.Keychain.(*MemoryKeychain))}
	cloneDir(t, c.dir, v.dir)
	return c
}

// aim makes a generation of a copy the one that counts, whatever it was. It says whether there is one.
func aim(t testing.TB, dir string, id generationID) {
	t.Helper()
	staged, gen := filepath.Join(dir, newPrefix+id.String()), filepath.Join(dir, genPrefix+id.String())
	if _, err := os.Stat(staged); err == nil {
		if err := os.Rename(staged, gen); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, currentName), encodeCurrent(id), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestOldCopiesOpenWithNoKeyStillHeld(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	tried, archives, copies, opened := 0, 0, 0, 0
	for _, both := range []bool{false, true}[:rounds(1, 2)] {
		keychain := &MemoryKeychain{}
		opt := Options{Keychain: keychain, Both: both, kdf: cheap()}
		if both {
			opt.Passphrase = []byte("the same all the time")
		}
		v, err := Create(ctx, filepath.Join(t.TempDir(), "vault"), opt)
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		var old []copied
		s := tell(t, v, func(chapter string) { old = append(old, copyNow(t, v, chapter)) })
		seen := map[string]bool{}
		v.opt.step = func(step string) error {
			if short := rounds(1, 0) == 1 && step != "placed" && step != "current"; !seen[step] && !seen["current"] && !short {
				old = append(old, copyNow(t, v, "step "+step))
			}
			seen[step] = true
			return nil
		}
		r, err := v.Renew(ctx, Renewal{}, nil)
		v.opt.step = nil
		if err != nil || !r.KeyGone {
			t.Fatalf("%+v %v", r, err)
		}
		held := items(t, keychain)
		for _, c := range old {
			copies++
			// It bites: with the keychain from then it opens.
			then := filepath.Join(t.TempDir(), "vault")
			cloneDir(t, then, c.dir)
			if w, err := Open(ctx, then, Options{Keychain: c.keychain(t), Passphrase: opt.Passphrase, kdf: cheap()}); err != nil {
				t.Errorf("%s, with the keychain from then: %v", c.when, err)
			} else {
				opened++
				w.Close()
			}
			// As it lies there, and with each item in the place of each root.
			if w, err := Open(ctx, c.dir, opt); err == nil {
				w.Close()
				t.Errorf("%s: it opens", c.when)
			}
			survey, err := look(c.dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, id := range slices.Concat(survey.generations, survey.unfinished, survey.gone) {
				if id.String() == r.Generation {
					continue // looked at below
				}
				aim(t, c.dir, id)
				for name, secret := range held {
					sum := sha256.Sum256(secret)
					for _, guess := range [][]byte{secret, sum[:]} {
						tried++
						w, err := Open(ctx, c.dir, Options{Keychain: holding(t, id.item(), guess), Passphrase: opt.Passphrase, kdf: cheap()})
						if err == nil {
							w.Close()
							t.Errorf("%s: generation %s opens with %s", c.when, id, name)
						}
						if !problem.Is(err, problem.WrongKey) {
							t.Errorf("%s: %v", c.when, err)
						}
					}
				}
			}
			backups, err := Backups(c.dir)
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range backups {
				f, err := os.Open(filepath.Join(c.dir, backupName, b.Name))
				if err != nil {
					t.Fatal(err)
				}
				info, err := readArchiveInfo(f)
				f.Close()
				if err != nil {
					t.Fatal(err)
				}
				for name, secret := range held {
					archives++
					keys := newKeyring(mustID(info.Generation), slices.Clone(secret))
					if _, err := info.unwrapWithKey(keys.derive("backup")); err == nil && info.Generation != r.Generation {
						t.Errorf("%s: backup %s opens with %s", c.when, b.Name, name)
					}
				}
			}
		}
		// The new generation was in the last copies already. It opens with its key, and holds nothing that was erased.
		last := old[len(old)-1]
		aim(t, last.dir, mustID(r.Generation))
		for _, path := range []string{genPrefix + last.generation, backupName} {
			if err := os.RemoveAll(filepath.Join(last.dir, path)); err != nil {
				t.Fatal(err)
			}
		}
		w, err := Open(ctx, last.dir, opt)
		if err != nil {
			t.Fatalf("%s: the new generation: %v", last.when, err)
		}
		if all := readAll(t, w, rootOf(w), s.known); len(all.find(s.markers)) != 0 || all.values == 0 {
			t.Errorf("%s: %v in the new generation", last.when, all.find(s.markers))
		}
		w.Close()
	}
	if opened != copies || copies < rounds(7, 25) {
		t.Errorf("%d of %d copies opened with the keychain from then", opened, copies)
	}
	proofs.Campaign(t, tried, fmt.Sprintf("tries to open %d old copies with every item still held, and %d with their backups: 0 opened (all %d with the keychain from then)", copies, archives, opened))
}

// secretNote stands for what was deleted.
const secretNote = "what was deleted since"

// opens says whether the folder opens and still holds the note; it works on a copy.
func (c copied) opens(t testing.TB, opt Options) error {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "vault")
	cloneDir(t, dir, c.dir)
	v, err := Open(context.Background(), dir, opt)
	if err != nil {
		return err
	}
	defer v.Close()
	n, err := In[note](v, "note", 1).Get(context.Background(), "secret")
	if err == nil && n.Title != secretNote {
		err = errors.New("another note")
	}
	return err
}

// eraseSecret copies the folder, deletes the note and makes a new generation.
func eraseSecret(t testing.TB, v *Vault, r Renewal) copied {
	t.Helper()
	ctx := context.Background()
	notes := In[note](v, "note", 1)
	if err := notes.Put(ctx, "secret", note{Title: secretNote}); err != nil {
		t.Fatal(err)
	}
	c := copyNow(t, v, "before the erasure")
	if err := notes.Delete(ctx, "secret"); err != nil {
		t.Fatal(err)
	}
	if got, err := v.Renew(ctx, r, nil); err != nil || !got.KeyGone {
		t.Fatalf("%+v %v", got, err)
	}
	return c
}

func TestAnOldCopyOpensWithTheKitFromThen(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	v, dir, opt := store(t)
	kit := withKit(t, v)
	by := func(s recovery.Secret) Options { return Options{Keychain: &MemoryKeychain{}, Kit: s, kdf: cheap()} }

	// Erased under the same kit: the keychain opens nothing old, the kit does.
	first := eraseSecret(t, v, Renewal{})
	wantProblem(t, first.opens(t, opt), problem.KeyMissing)
	if err := first.opens(t, by(kit)); err != nil {
		t.Fatalf("the kit from then: %v", err)
	}
	if err := first.opens(t, Options{Keychain: first.keychain(t)}); err != nil {
		t.Fatalf("a copy of the keychain from then: %v", err)
	}

	// Erased with the kit replaced: the new kit opens nothing old, the old kit nothing new.
	replaced := recovery.New()
	second := eraseSecret(t, v, Renewal{Kit: card(replaced.Text())})
	for when, c := range map[string]copied{"first": first, "second": second} {
		wantProblem(t, c.opens(t, opt), problem.KeyMissing)
		wantProblem(t, c.opens(t, by(replaced)), problem.WrongKey)
		if err := c.opens(t, by(kit)); err != nil {
			t.Fatalf("%s copy with the kit from then: %v", when, err)
		}
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := Open(ctx, dir, by(kit))
	wantProblem(t, err, problem.WrongKey)
	_, _, err = Restore(ctx, dir, latest(t, dir), by(kit))
	wantProblem(t, err, problem.WrongKey)
	if v, err = Open(ctx, dir, by(replaced)); err != nil {
		t.Fatal(err)
	}
	if In[note](v, "note", 1).Has("secret") {
		t.Fatal("it is still there")
	}
	v.Close()
}

func (c copied) keychain(t testing.TB) *MemoryKeychain {
	t.Helper()
	k := &MemoryKeychain{}
	for name, secret := range c.items {
		if err := k.Set(context.Background(), name, secret); err != nil {
			t.Fatal(err)
		}
	}
	return k
}

func TestAnOldCopyOpensWithThePassphraseFromThen(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "vault")
	with := func(p string) Options {
		return Options{Keychain: &MemoryKeychain{}, Passphrase: []byte(p), kdf: cheap()}
	}
	first, second := with("the first passphrase"), with("the second passphrase")
	v, err := Create(ctx, dir, first)
	if err != nil {
		t.Fatal(err)
	}
	same := eraseSecret(t, v, Renewal{})
	if err := same.opens(t, first); err != nil {
		t.Fatalf("the passphrase from then, which is that of now: %v", err)
	}
	changed := eraseSecret(t, v, Renewal{Key: PassphraseKey, Passphrase: second.Passphrase})
	for _, c := range []copied{same, changed} {
		if err := c.opens(t, first); err != nil {
			t.Fatalf("the passphrase from then: %v", err)
		}
		wantProblem(t, c.opens(t, second), problem.WrongKey)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(ctx, dir, first)
	wantProblem(t, err, problem.WrongKey)
	if v, err = Open(ctx, dir, second); err != nil {
		t.Fatal(err)
	}
	v.Close()
}

// What the tests above show is what the app says before an erasure, in these words.
func TestTheAppSaysWhatOldCopiesOpenWith(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "frontend", "messages", "store", "en.json"))
	if err != nil {
		t.Fatal(err)
	}
	var messages map[string]any
	if err := json.Unmarshal(text, &messages); err != nil {
		t.Fatal(err)
	}
	said, _ := messages["store_erase_truth"].(string)
	for _, want := range []string{"the keys on this computer open nothing old", "A copy of the folder made before",
		"the recovery kit, the passphrase or a copy of the keychain from then, still opens what it held then",
		"What a recipient got stays with them"} {
		if !strings.Contains(said, want) {
			t.Errorf("the app does not say %q but %q", want, said)
		}
	}
}
