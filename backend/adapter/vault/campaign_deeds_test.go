package vault

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"autojob/backend/core/recovery"
)

// deed is one of the things that a campaign lets fail.
type deed struct {
	name string
	// fits says whether there is such a deed in this world.
	fits func(world) bool
	// prepare brings a closed store into the state from which the deed starts; nil for none.
	prepare func(t testing.TB, dir string, k *sharedKeychain, w *world)
	// after is the world once the deed is done.
	after func(w world, s scene) world
	// do does it and calls done when that is acknowledged.
	do func(ctx context.Context, s scene, opt Options, done func()) error
}

// scene is what a deed works on. It is given to children as JSON.
type scene struct {
	Deed     string
	Dir      string
	Keychain string
	World    world
	NewKit   string
	Export   string // a file with Exported as its passphrase
	Fault    fault

	stored func(n int) // told how many writes beside the deed were acknowledged
}

const exported = "for another computer"

// within does what needs an open store.
func within(act func(ctx context.Context, s scene, v *Vault) error) func(context.Context, scene, Options, func()) error {
	return func(ctx context.Context, s scene, opt Options, done func()) error {
		v, err := Open(ctx, s.Dir, opt)
		if err != nil {
			return err
		}
		if err = act(ctx, s, v); err == nil {
			done()
		}
		return errors.Join(err, v.Close())
	}
}

func renewal(of func(scene) Renewal) func(context.Context, scene, Options, func()) error {
	return within(func(ctx context.Context, s scene, v *Vault) error {
		_, err := v.Renew(ctx, of(s), nil)
		return err
	})
}

func opened(v *Vault, err error, done func()) error {
	if err != nil {
		return err
	}
	done()
	return v.Close()
}

func same(w world, _ scene) world { return w }

func healed(w world, _ scene) world {
	w.Reason, w.Lost, w.Shut = "", nil, false
	return w
}

func whole(w world) bool { return !w.Absent && w.Stored == "" }

func card(text string) *recovery.Card {
	s, err := recovery.ParseText(text)
	if err != nil {
		panic(err)
	}
	c, err := s.Card("2026-11-30")
	if err != nil {
		panic(err)
	}
	return &c
}

var keyAfter = map[KeyKind]KeyKind{KeychainKey: BothKeys, BothKeys: PassphraseKey, PassphraseKey: KeychainKey}

func deeds() []deed {
	return []deed{
		{name: "write", fits: whole, after: func(w world, _ scene) world {
			w = w.clone()
			w.Notes["n03"], w.Notes["new"] = note{Title: "changed", Rank: 3}, note{Title: strings.Repeat("new ", 3000)}
			delete(w.Notes, "n05")
			return w
		}, do: within(func(ctx context.Context, _ scene, v *Vault) error {
			notes := In[note](v, "note", 1)
			return v.Write(ctx, func(b *Batch) error {
				return errors.Join(notes.PutIn(b, "n03", note{Title: "changed", Rank: 3}),
					notes.PutIn(b, "new", note{Title: strings.Repeat("new ", 3000)}), notes.DeleteIn(b, "n05"))
			})
		})},
		{name: "delete", fits: whole, after: func(w world, _ scene) world {
			w = w.clone()
			delete(w.Notes, "n01")
			delete(w.Notes, "n02")
			return w
		}, do: within(func(ctx context.Context, _ scene, v *Vault) error {
			return In[note](v, "note", 1).DeleteAll(ctx, "n01", "n02")
		})},
		{name: "put documents", fits: whole, after: func(w world, _ scene) world {
			w = w.clone()
			w.Docs["0"], w.Docs["new"] = "replaced", strings.Repeat("new document ", 900)
			delete(w.Docs, "1")
			return w
		}, do: within(func(ctx context.Context, _ scene, v *Vault) error {
			docs := v.Documents("cv")
			return v.Write(ctx, func(b *Batch) error {
				return errors.Join(docs.PutIn(b, "0", []byte("replaced")),
					docs.PutIn(b, "new", []byte(strings.Repeat("new document ", 900))), docs.DeleteIn(b, "1"))
			})
		})},
		{name: "erase", fits: whole, after: same, do: renewal(func(scene) Renewal { return Renewal{} })},
		{name: "erase beside writes", fits: whole, after: func(w world, _ scene) world {
			w.Appended = true
			return w
		}, do: within(func(ctx context.Context, s scene, v *Vault) (err error) {
			var writer sync.WaitGroup
			stop, failed := make(chan struct{}), error(nil)
			writer.Go(func() {
				notes := In[note](v, "note", 1)
				for i := 0; failed == nil; i++ {
					select {
					case <-stop:
						return
					default:
					}
					if failed = notes.Put(ctx, fmt.Sprintf("w%06d", i), appendedNote(i)); failed == nil {
						s.stored(i + 1)
					}
				}
			})
			_, err = v.Renew(ctx, Renewal{}, nil)
			close(stop)
			writer.Wait()
			return errors.Join(err, failed)
		})},
		{name: "change the key", fits: whole, after: func(w world, _ scene) world {
			w.Key, w.Passphrase = keyAfter[w.Key], "another good passphrase"
			return w
		}, do: renewal(func(s scene) Renewal {
			return Renewal{Key: keyAfter[s.World.Key], Passphrase: []byte("another good passphrase")}
		})},
		{name: "change the passphrase", fits: func(w world) bool { return whole(w) && w.Key != KeychainKey }, after: func(w world, _ scene) world {
			w.Passphrase = "another good passphrase"
			return w
		}, do: renewal(func(s scene) Renewal {
			return Renewal{Key: s.World.Key, Passphrase: []byte("another good passphrase")}
		})},
		{name: "replace the kit", fits: whole, after: func(w world, s scene) world {
			w.Kit = s.NewKit
			return w
		}, do: renewal(func(s scene) Renewal { return Renewal{Kit: card(s.NewKit)} })},
		{name: "drop the kit", fits: func(w world) bool { return whole(w) && w.Kit != "" }, after: func(w world, _ scene) world {
			w.Kit = ""
			return w
		}, do: renewal(func(scene) Renewal { return Renewal{DropKit: true} })},
		{name: "back up", fits: whole, after: same, do: within(func(ctx context.Context, _ scene, v *Vault) error {
			_, err := v.Backup(ctx, nil)
			return err
		})},
		{name: "open after an unclean end", fits: whole, prepare: func(t testing.TB, dir string, _ *sharedKeychain, _ *world) {
			if err := os.Remove(filepath.Join(dir, genPrefix+one(t, dir), filesName)); err != nil {
				t.Fatal(err)
			}
		}, after: same, do: within(func(context.Context, scene, *Vault) error { return nil })},
		{name: "restore a whole store", fits: whole, after: same, do: restoring},
		{name: "restore a damaged store", fits: whole, prepare: func(t testing.TB, dir string, k *sharedKeychain, w *world) {
			v, err := Open(context.Background(), dir, w.options(k))
			if err != nil {
				t.Fatal(err)
			}
			path := v.documentPath(v.index.find(kindDocument, "cv", "2"))
			if err := errors.Join(v.Close(), os.Remove(path)); err != nil {
				t.Fatal(err)
			}
			w.Reason, w.Lost = Records, []string{"2"}
		}, after: healed, do: restoring},
		{name: "restore a store that does not open", fits: whole, prepare: func(t testing.TB, dir string, _ *sharedKeychain, w *world) {
			gen := filepath.Join(dir, genPrefix+one(t, dir))
			if err := errors.Join(flipFile(filepath.Join(gen, headerName), 90), flipFile(filepath.Join(gen, headerCopy), 90)); err != nil {
				t.Fatal(err)
			}
			w.Shut = true
		}, after: healed, do: restoring},
		{name: "restore by the kit", fits: byKit, prepare: withoutKeychain, after: kitUsed,
			do: func(ctx context.Context, s scene, opt Options, done func()) error {
				opt, err := kitOptions(s, opt)
				if err != nil {
					return err
				}
				return restoring(ctx, s, opt, done)
			}},
		{name: "open by the kit and change the key", fits: byKit, prepare: withoutKeychain, after: kitUsed,
			do: func(ctx context.Context, s scene, opt Options, done func()) error {
				opt, err := kitOptions(s, opt)
				if err != nil {
					return err
				}
				return renewal(func(scene) Renewal { return Renewal{Key: KeychainKey} })(ctx, s, opt, done)
			}},
		{name: "accept an earlier state", fits: func(w world) bool { return whole(w) && w.Key != PassphraseKey },
			prepare: func(t testing.TB, _ string, k *sharedKeychain, w *world) {
				for _, name := range k.names(t) {
					if strings.HasPrefix(name, "anchor-") {
						if err := k.Set(context.Background(), name, binary.BigEndian.AppendUint64(nil, 9999)); err != nil {
							t.Fatal(err)
						}
					}
				}
				w.Reason = Older
			}, after: healed, do: within(func(ctx context.Context, _ scene, v *Vault) error {
				_, err := v.Accept(ctx, nil)
				return err
			})},
		{name: "create", fits: whole, prepare: func(t testing.TB, dir string, k *sharedKeychain, w *world) {
			nothing(t, dir, k, w)
			w.Kit = ""
		}, after: func(w world, _ scene) world {
			w.Absent, w.Notes, w.Docs = false, nil, nil
			return w
		}, do: func(ctx context.Context, s scene, opt Options, done func()) error {
			opt.Both = s.World.Key == BothKeys
			v, err := Create(ctx, s.Dir, opt)
			return opened(v, err, done)
		}},
		{name: "import where nothing is", fits: whole, prepare: nothing, after: there, do: importing},
		{name: "import in the place of a store", fits: whole, after: same, do: importing},
		{name: "destroy", fits: whole, after: func(w world, _ scene) world { return world{Absent: true, Key: w.Key, Passphrase: w.Passphrase} },
			do: func(ctx context.Context, s scene, opt Options, done func()) error {
				_, err := Destroy(ctx, s.Dir, opt)
				if err == nil {
					done()
				}
				return err
			}},
		{name: "migrate", fits: func(w world) bool { return w.Stored != "" }, after: same,
			do: within(func(context.Context, scene, *Vault) error { return nil })},
	}
}

func deedNamed(name string) deed {
	all := deeds()
	return all[slices.IndexFunc(all, func(d deed) bool { return d.name == name })]
}

// nothing takes the store away as if there had never been one.
func nothing(t testing.TB, dir string, k *sharedKeychain, w *world) {
	withoutKeychain(t, dir, k, w)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	w.Shut, w.Absent = false, true
}

func there(w world, _ scene) world {
	w.Absent = false
	return w
}

func withoutKeychain(t testing.TB, _ string, k *sharedKeychain, w *world) {
	for _, name := range k.names(t) {
		if err := k.Delete(context.Background(), name); err != nil {
			t.Fatal(err)
		}
	}
	w.Shut = true
}

func byKit(w world) bool { return whole(w) && w.Kit != "" && w.Key != PassphraseKey }

func kitUsed(w world, _ scene) world {
	w.Shut, w.Key = false, KeychainKey
	return w
}

func kitOptions(s scene, opt Options) (Options, error) {
	var err error
	opt.Passphrase = nil
	opt.Kit, err = recovery.ParseText(s.World.Kit)
	return opt, err
}

func restoring(ctx context.Context, s scene, opt Options, done func()) error {
	all, err := Backups(s.Dir)
	if err != nil || len(all) == 0 {
		return fmt.Errorf("%d backups, %w", len(all), err)
	}
	v, _, err := Restore(ctx, s.Dir, all[0].Name, opt)
	return opened(v, err, done)
}

func importing(ctx context.Context, s scene, opt Options, done func()) error {
	opt.Both = s.World.Key == BothKeys
	v, err := Import(ctx, s.Dir, s.Export, []byte(exported), opt)
	return opened(v, err, done)
}

// stored is what one of the stores in testdata holds.
func stored(name string) (want expectation) {
	text, err := os.ReadFile(filepath.Join("testdata", "stores", name, "expect.json"))
	if err := errors.Join(err, json.Unmarshal(text, &want)); err != nil {
		panic(err)
	}
	return want
}

// differs is check, with an answer instead of the test's end.
func (want expectation) differs(v *Vault) string {
	n := 0
	for _, entries := range want.Classes {
		n += len(entries)
	}
	if records, documents := v.index.size(); records+documents != n {
		return fmt.Sprintf("%d entries, want %d", records+documents, n)
	}
	return want.differsIn(v)
}

// differsIn looks only for what was there.
func (want expectation) differsIn(v *Vault) string {
	for class, entries := range want.Classes {
		for id, w := range entries {
			kind := kindRecord
			if w.Kind == "document" {
				kind = kindDocument
			}
			e, plain, err := v.read(context.Background(), kind, class, id)
			if err != nil {
				return fmt.Sprintf("%s %s: %v", class, id, err)
			}
			if sum := fmt.Sprintf("%x", sha256.Sum256(plain)); sum != w.SHA256 || e.sort != w.Sort {
				return fmt.Sprintf("%s %s is not what was written", class, id)
			}
		}
	}
	return ""
}
