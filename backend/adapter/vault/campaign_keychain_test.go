package vault

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/problem"
)

// What a keychain can do that a real one cannot be brought to do at will.

// A keychain that is absent, locked or odd from the first call on: each deed that needs it ends with a word about just that, and
// leaves the store as it was.
func TestARefusedKeychainLeavesEachDeedUndone(t *testing.T) {
	t.Parallel()
	tried, refused := 0, 0
	for _, b := range bases(t, string(KeychainKey), string(BothKeys), string(PassphraseKey))[:rounds(1, 3)] {
		for i, refusal := range []*problem.Error{noKeychain(nil), locked(nil), oddKeychain(nil)} {
			for j, d := range deeds() {
				if !d.fits(b.world) || rounds(1, 0) == 1 && (i+j)%6 != 0 {
					continue
				}
				s := b.scene(t, d)
				k := &sharedKeychain{dir: s.Keychain, ask: func(string, string) error { return refusal }}
				var p played
				s.stored = func(n int) { p.appended = n }
				p.err = d.do(context.Background(), s, s.World.options(k), func() { p.done = true })
				tried++
				needed := s.World.Key != PassphraseKey || d.after(s.World, s).Key != PassphraseKey
				switch {
				case d.name == "destroy": // it deletes all the same; the key goes with the next start
					if p.err != nil {
						t.Errorf("%s (%s): %v", d.name, b.name, p.err)
					}
				case needed && !problem.Is(p.err, refusal.Code):
					t.Errorf("%s (%s): a keychain that says %s gives %v", d.name, b.name, refusal.Code, p.err)
				case !needed && p.err != nil:
					t.Errorf("%s (%s), which needs no keychain: %v", d.name, b.name, p.err)
				default:
					if p.err != nil {
						refused++
					}
				}
				if err := settle(t, s, p); err != nil {
					t.Errorf("%s (%s), %s: %v", d.name, b.name, refusal.Code, err)
				}
			}
		}
	}
	proofs.Campaign(t, tried, "deeds with an absent, a locked and an odd keychain: each that needs it says which, none is half done")
	if refused == 0 {
		t.Error("nothing was refused")
	}
}

// The anchor that a keychain refuses is written after a later write, and nobody who writes waits for it.
func TestARefusedAnchorIsWrittenLater(t *testing.T) {
	ctx := context.Background()
	k := &MemoryKeychain{}
	opt := Options{Keychain: k, delay: 5 * time.Millisecond}
	dir := filepath.Join(t.TempDir(), "vault")
	var refusing, refusals atomic.Int32
	k.Refuse = func(_ context.Context, call, name string) error {
		if call == "set" && strings.HasPrefix(name, "anchor-") && refusing.Load() == 1 {
			refusals.Add(1)
			return locked(nil)
		}
		return nil
	}
	v, err := Create(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	refusing.Store(1)
	notes := In[note](v, "note", 1)
	for i := range 30 {
		if err := notes.Put(ctx, "a", note{Rank: i}); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Millisecond)
	}
	if s, _, err := keptAnchor(ctx, k, v.store.anchorItem()); err != nil || s >= v.index.head.sequence || refusals.Load() == 0 {
		t.Fatalf("anchored at %d of %d after %d refusals, %v", s, v.index.head.sequence, refusals.Load(), err)
	}
	refusing.Store(0)
	if err := notes.Put(ctx, "a", note{Rank: 100}); err != nil {
		t.Fatal(err)
	}
	for waited := 0; ; waited++ {
		if s, _, err := keptAnchor(ctx, k, v.store.anchorItem()); err != nil || s == v.index.head.sequence {
			break
		} else if waited > 1000 {
			t.Fatalf("anchored at %d of %d", s, v.index.head.sequence)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// Two parts open such a store. Which of them is wrong nobody can tell, and so the words blame neither.
func TestWithBothKeysAWrongHalfIsNotCalledAWrongPassphrase(t *testing.T) {
	ctx := context.Background()
	k := &MemoryKeychain{}
	opt := Options{Keychain: k, Passphrase: []byte("a good passphrase"), Both: true, kdf: cheap()}
	dir := filepath.Join(t.TempDir(), "vault")
	v, err := Create(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	filled(t, v)
	item := v.keys.generation.item()
	half, err := k.Get(ctx, item)
	if err := errors.Join(err, v.Close(), k.Set(ctx, item, randomBytes(rootSize))); err != nil {
		t.Fatal(err)
	}
	_, err = Open(ctx, dir, opt)
	wantProblem(t, err, problem.WrongKey)
	if p := problem.From(err); !strings.Contains(p.Message, "keychain") || !strings.Contains(p.Message, "passphrase") {
		t.Errorf("%s", p.Message)
	}
	if err := k.Set(ctx, item, half); err != nil {
		t.Fatal(err)
	}
	if v, err = Open(ctx, dir, opt); err != nil {
		t.Fatal(err)
	}
	wantFilled(t, v)
	v.Close()
}
