package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"autojob/backend/core/problem"
)

// What the campaigns of failures and kills share: a keychain that outlives a process, copies of stores, and the
// world that a store has to show after whatever happened to it.

// sharedKeychain keeps its items as files, so that a child that is killed leaves it as it was at that moment.
type sharedKeychain struct {
	dir string
	ask func(call, name string) error             // before each call; its error is the answer
	did func(call, name string, done error) error // after each call; what it gives is the answer
}

func newSharedKeychain(t testing.TB) *sharedKeychain {
	t.Helper()
	return &sharedKeychain{dir: t.TempDir()}
}

func (s *sharedKeychain) call(ctx context.Context, call, name string, do func(path string) error) error {
	if s.ask != nil {
		if err := s.ask(call, name); err != nil {
			return sortKeychainError(err)
		}
	}
	if err := ctx.Err(); err != nil {
		return stoppedOrSlow(err)
	}
	err := do(filepath.Join(s.dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		err = ErrNoItem
	}
	if s.did != nil {
		err = s.did(call, name, err)
	}
	return err
}

func (s *sharedKeychain) Get(ctx context.Context, name string) (secret []byte, err error) {
	err = s.call(ctx, "get", name, func(path string) (err error) {
		secret, err = os.ReadFile(path)
		return err
	})
	if err != nil {
		return nil, err
	}
	return secret, nil
}

func (s *sharedKeychain) Set(ctx context.Context, name string, secret []byte) error {
	return s.call(ctx, "set", name, func(path string) error {
		temp := path + ".tmp"
		if err := os.WriteFile(temp, secret, 0o600); err != nil {
			return err
		}
		return os.Rename(temp, path)
	})
}

func (s *sharedKeychain) Delete(ctx context.Context, name string) error {
	return s.call(ctx, "delete", name, os.Remove)
}

// names lists the items, sorted.
func (s *sharedKeychain) names(t testing.TB) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if filepath.Ext(e.Name()) != ".tmp" {
			names = append(names, e.Name())
		}
	}
	return names
}

// cloneDir copies a folder with its modes; what is only zeros stays a hole.
func cloneDir(t testing.TB, to, from string) {
	t.Helper()
	err := filepath.WalkDir(from, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, inside)
		if e.IsDir() {
			return os.MkdirAll(target, 0o700)
		}
		return cloneFile(target, path)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func cloneFile(to, from string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer dst.Close()
	buf := make([]byte, 64<<10)
	for at := int64(0); ; {
		n, err := readFull(src, buf)
		if err != nil {
			return err
		}
		if n == 0 {
			return dst.Truncate(at)
		}
		if !isZero(buf[:n]) {
			if _, err := dst.WriteAt(buf[:n], at); err != nil {
				return err
			}
		}
		at += int64(n)
	}
}

// world is what a store has to hold, and what opens it.
type world struct {
	Absent     bool // there is no store
	Shut       bool // there is one that does not open as it is
	Reason     Reason
	Lost       []string // documents that cannot be read while damaged
	Notes      map[string]note
	Docs       map[string]string
	Key        KeyKind
	Passphrase string
	Kit        string // its text; "" without one
	Appended   bool   // notes w000000, w000001, ... were being written beside
	Stored     string // the store of testdata/stores that it is, instead of notes and documents
}

func (w world) clone() world {
	w.Notes, w.Docs, w.Lost = maps.Clone(w.Notes), maps.Clone(w.Docs), slices.Clone(w.Lost)
	return w
}

// options open the store of this world.
func (w world) options(k Keychain) Options {
	opt := Options{Keychain: k, kdf: cheap(), spareDisk: 1 << 20}
	if w.Key == PassphraseKey || w.Key == BothKeys {
		opt.Passphrase = []byte(w.Passphrase)
	}
	return opt
}

// differs says in what the open store is not this world; "" when it is. appended is how many of the notes that
// were written beside are there.
func (w world) differs(ctx context.Context, v *Vault) (why string, appended int) {
	d := v.Damage()
	switch {
	case d == nil && w.Reason != "":
		return "it is whole", 0
	case d != nil && w.Reason == "":
		return fmt.Sprintf("damaged: %s, %v, %d missing", d.Reason, d.Problem, d.Missing), 0
	case d != nil && d.Reason != w.Reason:
		return fmt.Sprintf("damaged in another way: %s, %v", d.Reason, d.Problem), 0
	}
	if w.Stored != "" {
		return stored(w.Stored).differs(v), 0
	}
	notes, docs := In[note](v, "note", 1), v.Documents("cv")
	seen := 0
	for r, err := range notes.All(ctx) {
		if err != nil {
			return fmt.Sprintf("reading notes: %v", err), 0
		}
		if w.Appended && strings.HasPrefix(r.ID, "w") {
			if r.ID != fmt.Sprintf("w%06d", appended) || r.Value != appendedNote(appended) {
				return fmt.Sprintf("after %d notes written beside comes %q", appended, r.ID), 0
			}
			appended++
			continue
		}
		if want, ok := w.Notes[r.ID]; !ok || want != r.Value {
			return fmt.Sprintf("note %s is %.60v, want %.60v (%t)", r.ID, r.Value, want, ok), 0
		}
		seen++
	}
	if seen != len(w.Notes) || docs.Count() != len(w.Docs) {
		return fmt.Sprintf("%d notes and %d documents, want %d and %d", seen, docs.Count(), len(w.Notes), len(w.Docs)), 0
	}
	for id, want := range w.Docs {
		got, err := docs.Get(ctx, id)
		if slices.Contains(w.Lost, id) {
			if !problem.Is(err, problem.Damaged) {
				return fmt.Sprintf("lost document %s: %v", id, err), 0
			}
			continue
		}
		if err != nil || string(got) != want {
			return fmt.Sprintf("document %s has %d bytes, want %d, %v", id, len(got), len(want), err), 0
		}
	}
	day, err := v.checkKit(ctx)
	if err != nil || (day != "") != (w.Kit != "") {
		return fmt.Sprintf("the kit of %q, want one: %t, %v", day, w.Kit != "", err), 0
	}
	return "", appended
}

func appendedNote(n int) note { return note{Title: strings.Repeat("beside ", n%50), Rank: n} }

// opensAs opens the store as the one of two worlds that it is in, at the first try: which of two passphrases counts, only
// trying tells. It gives which world that is, and the open store unless that world has none.
func opensAs(ctx context.Context, dir string, k Keychain, worlds ...world) (is int, v *Vault, appended int, err error) {
	state, err := inspect(dir, cheap().MemoryKiB)
	if err != nil {
		return 0, nil, 0, fmt.Errorf("looking at the folder: %w", err)
	}
	var whys []string
	failed := false
	for i, w := range worlds {
		switch {
		case w.Absent:
			if state.Status == Absent {
				return i, nil, 0, nil
			}
			whys = append(whys, "it is not absent but "+string(state.Status))
			continue
		case state.Status == Absent:
			whys = append(whys, "it is absent")
			continue
		case w.Shut:
			v, err := Open(ctx, dir, w.options(k))
			if err != nil {
				return i, nil, 0, nil
			}
			v.Close()
			whys = append(whys, "it opens")
			continue
		case failed:
			continue // the first try counts
		case state.Key != w.Key && state.Status != Damaged:
			whys = append(whys, "it opens by "+string(state.Key))
			continue
		}
		v, err := Open(ctx, dir, w.options(k))
		if err != nil {
			whys = append(whys, fmt.Sprintf("opening: %v", err))
			failed = !problem.Is(err, problem.WrongKey) || w.Key == KeychainKey
			continue
		}
		why, appended := w.differs(ctx, v)
		if why == "" {
			return i, v, appended, nil
		}
		whys = append(whys, why)
		if err := v.Close(); err != nil {
			return 0, nil, 0, err
		}
	}
	return 0, nil, 0, errors.New(strings.Join(whys, "; or: "))
}

// tidy says what a whole, open store has around it that it should not have.
func tidy(t testing.TB, v *Vault, dir string, k *sharedKeychain) error {
	t.Helper()
	s, err := look(dir)
	if err != nil || len(s.generations) != 1 || len(s.unfinished)+len(s.gone)+len(s.temps) != 0 || s.inCurrent != s.generations[0] {
		return fmt.Errorf("in the folder: %+v %w", s, err)
	}
	var keys []string
	for _, name := range k.names(t) {
		if strings.HasPrefix(name, "vault-") {
			keys = append(keys, name)
		} else if name != v.store.anchorItem() {
			return fmt.Errorf("an anchor of no store: %s", name)
		}
	}
	want := []string{"vault-" + v.Generation()}
	if v.header.Key == PassphraseKey {
		want = nil
	}
	if !slices.Equal(keys, want) {
		return fmt.Errorf("keys %v for generation %s (%s)", keys, v.Generation(), v.header.Key)
	}
	// A replaced document's file may stay, sealed, until the next generation; one that was being written may not.
	_, documents := v.index.size()
	if files, err := os.ReadDir(filepath.Join(v.gen, docName)); err != nil || len(files) < documents || slices.ContainsFunc(files, func(f fs.DirEntry) bool { return len(f.Name()) != 32 }) {
		return fmt.Errorf("%d files for %d documents: %v, %w", len(files), documents, files, err)
	}
	inside, err := os.ReadDir(v.gen)
	for _, e := range inside {
		if name := e.Name(); name == freshDB || name == staleDB || strings.HasPrefix(name, tempPrefix) {
			return fmt.Errorf("left in the generation: %s", name)
		}
	}
	return err
}
