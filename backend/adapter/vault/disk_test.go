package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"autojob/backend/core/problem"
)

// tree describes all files below dir: name, mode and hash.
func tree(t testing.TB, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		var sum [32]byte
		if !e.IsDir() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			sum = sha256.Sum256(data)
		}
		name, err := filepath.Rel(dir, path)
		fmt.Fprintf(&b, "%s %v %x\n", name, info.Mode(), sum[:8])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A store that a newer program wrote is left to it. CURRENT alone cannot say so: nothing proves it, and what it names would be newer too.
func TestAStoreOfANewerProgramIsLeftAlone(t *testing.T) {
	v, dir, opt := store(t)
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, currentName), fmt.Appendf(nil, "%s%d\n%s\n", currentLine, formatVersion+1, v.Generation()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{headerName, headerCopy} {
		data, err := os.ReadFile(filepath.Join(v.gen, name))
		if err != nil {
			t.Fatal(err)
		}
		lines := bytes.SplitN(data, []byte("\n"), 3)
		lines[0] = bytes.Replace(lines[0], fmt.Appendf(nil, `"format":%d`, formatVersion), fmt.Appendf(nil, `"format":%d`, formatVersion+1), 1)
		sum := sha256.Sum256(lines[0])
		lines[1] = []byte(hex.EncodeToString(sum[:]))
		if err := os.WriteFile(filepath.Join(v.gen, name), bytes.Join(lines, []byte("\n")), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := tree(t, dir)
	_, err := Open(t.Context(), dir, opt)
	if e := problem.From(err); e.Code != problem.Unavailable || !strings.Contains(e.Message, "newer version") {
		t.Errorf("opened by an older program: %v", err)
	}
	if tree(t, dir) != before {
		t.Error("a refused Open changed the folder")
	}
}

// One broken copy of a small file is mended from what else there is; with both headers gone the store is damaged, and left alone.
func TestBrokenSmallFilesAreMendedOrLeftAlone(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	if err := errors.Join(In[note](v, "note", 1).Put(ctx, "a", note{Rank: 7}), v.Close()); err != nil {
		t.Fatal(err)
	}
	current, one, two := filepath.Join(dir, currentName), filepath.Join(v.gen, headerName), filepath.Join(v.gen, headerCopy)
	for _, c := range []struct {
		paths  []string
		mended bool
	}{{[]string{current}, true}, {[]string{one}, true}, {[]string{two}, true}, {[]string{current, two}, true}, {[]string{one, two}, false}} {
		whole, err := os.ReadFile(c.paths[0])
		if err != nil {
			t.Fatal(err)
		}
		broken := map[string][]byte{"empty": {}, "garbage": randomBytes(300), "zeros": make([]byte, len(whole)),
			"another version": bytes.Replace(whole, fmt.Append(nil, currentLine, formatVersion), fmt.Append(nil, currentLine, 7), 1), "no version": bytes.Replace(whole, fmt.Append(nil, currentLine, formatVersion), fmt.Append(nil, currentLine, 0), 1),
			"twice": append(bytes.Clone(whole), whole...), "huge": bytes.Repeat([]byte("x"), 1<<20)}
		if c.paths[0] != current {
			delete(broken, "another version")
			delete(broken, "no version")
		}
		for range rounds(4, 60) {
			n, i := 1+rand.IntN(len(whole)-1), rand.IntN(len(whole))
			broken[fmt.Sprint("cut at ", n)] = whole[:n]
			flipped := bytes.Clone(whole)
			flipped[i] ^= 1 << rand.IntN(8)
			broken[fmt.Sprint("flipped at ", i)] = flipped
		}
		for name, data := range broken {
			kept := map[string][]byte{}
			for _, path := range c.paths {
				kept[path], _ = os.ReadFile(path)
				if err := os.WriteFile(path, data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			before := tree(t, dir)
			v, err := Open(ctx, dir, opt)
			switch {
			case c.mended:
				if err != nil || v.Damage() != nil {
					t.Fatalf("%v, %s: %v", c.paths, name, err)
				}
				if n, err := In[note](v, "note", 1).Get(ctx, "a"); err != nil || n.Rank != 7 {
					t.Fatalf("%v, %s: %v %v", c.paths, name, n, err)
				}
				if err := v.Close(); err != nil {
					t.Fatal(err)
				}
			case !problem.Is(err, problem.Damaged) && !problem.Is(err, problem.WrongKey) && !problem.Is(err, problem.Unavailable):
				t.Fatalf("%v, %s: %v", c.paths, name, err)
			case tree(t, dir) != before:
				t.Fatalf("%v, %s: a refused Open changed the folder", c.paths, name)
			}
			if _, err := Create(ctx, dir, opt); !problem.Is(err, problem.Invalid) {
				t.Fatalf("%v, %s: Create beside a store gives %v", c.paths, name, err)
			}
			for path, data := range kept {
				if have, err := os.ReadFile(path); c.mended && (err != nil || !bytes.Equal(have, data)) {
					t.Fatalf("%v, %s: %s was not mended", c.paths, name, filepath.Base(path))
				}
				if err := os.WriteFile(path, data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if names := keyNames(opt.Keychain.(*MemoryKeychain)); len(names) != 1 {
		t.Fatalf("keys %v", names)
	}
}

func TestAGenerationThatIsGoneIsDamage(t *testing.T) {
	v, dir, opt := store(t)
	if err := errors.Join(v.Close(), os.RemoveAll(v.gen)); err != nil {
		t.Fatal(err)
	}
	_, err := Open(context.Background(), dir, opt)
	wantProblem(t, err, problem.Damaged)
	_, err = Create(context.Background(), dir, opt)
	wantProblem(t, err, problem.Invalid)
}

func TestANewerFormatIsSaidAndLeftAlone(t *testing.T) {
	v, dir, opt := store(t)
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	keys := keysOf(t, v, opt)
	h := &header{Format: formatVersion + 1, Generation: v.Generation(), Key: "something new"}
	line, err := h.encode(keys)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{headerName, headerCopy} {
		if err := os.WriteFile(filepath.Join(v.gen, name), line, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, err = Open(context.Background(), dir, opt)
	wantProblem(t, err, problem.Unavailable)
}

func TestALostKeyRegistryIsMendedFromTheHeader(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	if err := In[note](v, "note", 1).Put(ctx, "a", note{Rank: 3}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(v.gen, dbName, registryName)
	whole, err := os.ReadFile(path)
	if err != nil || len(whole) <= emptyRegistry {
		t.Fatalf("a registry of %d bytes, %v", len(whole), err)
	}
	for name, harm := range map[string]func() error{
		"unharmed":           func() error { return nil },
		"removed":            func() error { return os.Remove(path) },
		"emptied":            func() error { return os.Truncate(path, 0) },
		"flipped":            func() error { return flipFile(path, 60) },
		"begun with garbage": func() error { return os.WriteFile(path, append(randomBytes(40), whole[40:]...), 0o600) },
	} {
		if err := errors.Join(v.Close(), harm()); err != nil {
			t.Fatal(err)
		}
		// It bites: on a copy, Badger alone does not open, opens and has lost everything, or ends the process.
		alone := filepath.Join(t.TempDir(), "vault")
		if err := os.CopyFS(alone, os.DirFS(dir)); err != nil {
			t.Fatal(err)
		}
		if out, err := child(t, "badger", alone, opt).CombinedOutput(); strings.Contains(string(out), "head found") != (name == "unharmed") {
			t.Fatalf("%s: Badger alone says %v %s", name, err, out)
		}
		var err error
		if v, err = Open(ctx, dir, opt); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if n, err := In[note](v, "note", 1).Get(ctx, "a"); err != nil || n.Rank != 3 {
			t.Fatalf("%s: %v %v", name, n, err)
		}
	}
	v.Close()
}

func TestFilesAreForTheOwnerOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has access lists instead of modes")
	}
	ctx := context.Background()
	v, dir, opt := store(t)
	if err := v.Documents("cv").Put(ctx, "a", []byte("x")); err != nil {
		t.Fatal(err)
	}
	loose := filepath.Join(v.gen, dbName, registryName)
	if err := errors.Join(v.Close(), os.Chmod(loose, 0o666), os.Chmod(dir, 0o777)); err != nil {
		t.Fatal(err)
	}
	v, err := Open(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	check := func() {
		t.Helper()
		for _, line := range strings.Split(strings.TrimSpace(tree(t, dir)), "\n") {
			mode := strings.Fields(line)[1]
			if mode != "drwx------" && mode != "-rw-------" {
				t.Errorf("%s", line)
			}
		}
	}
	check()
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	check()
}

func TestANearlyFullDiskRefusesBeforeItWrites(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	notes := In[note](v, "note", 1)
	if err := errors.Join(notes.Put(ctx, "a", note{Rank: 1}), v.Close()); err != nil {
		t.Fatal(err)
	}
	opt.spareDisk = 1 << 60
	v, err := Open(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	notes = In[note](v, "note", 1)
	wantProblem(t, notes.Put(ctx, "a", note{Rank: 2}), problem.Unavailable)
	wantProblem(t, v.Documents("cv").Put(ctx, "a", []byte("x")), problem.Unavailable)
	if n, err := notes.Get(ctx, "a"); err != nil || n.Rank != 1 || notes.Count() != 1 {
		t.Fatalf("%v %v", n, err)
	}
	opt.spareDisk = 0
	v = again(t, v, dir, opt)
	if err := In[note](v, "note", 1).Put(ctx, "a", note{Rank: 2}); err != nil {
		t.Fatal(err)
	}
}
