package vault

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// expectation is what a stored store holds, written down by the version that made it.
type expectation struct {
	Generation string
	Sequence   uint64
	Classes    map[string]map[string]struct {
		Kind    string
		Version uint32
		Sort    string
		Size    uint64
		SHA256  string
	}
}

// unpack lays a store of testdata/stores into a fresh folder.
func unpack(t testing.TB, name string) (dir string, want expectation, opt Options) {
	t.Helper()
	from := filepath.Join("testdata", "stores", name)
	dir = filepath.Join(t.TempDir(), "vault")
	f, err := os.Open(filepath.Join(from, "store.tgz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	packed, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(packed); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, strings.TrimPrefix(filepath.Clean(h.Name), "store"))
		if h.Typeflag == tar.TypeDir {
			err = os.MkdirAll(path, 0o700)
		} else if err = os.MkdirAll(filepath.Dir(path), 0o700); err == nil {
			var data []byte
			if data, err = io.ReadAll(r); err == nil {
				err = os.WriteFile(path, data, 0o600)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	text, err := os.ReadFile(filepath.Join(from, "expect.json"))
	if err := errors.Join(err, json.Unmarshal(text, &want)); err != nil {
		t.Fatal(err)
	}
	opt = Options{Keychain: &MemoryKeychain{}}
	root, err := os.ReadFile(filepath.Join(from, "root"))
	if errors.Is(err, os.ErrNotExist) {
		opt.Passphrase = []byte("correct horse battery staple 7")
		return dir, want, opt
	}
	secret, err2 := hex.DecodeString(strings.TrimSpace(string(root)))
	if err := errors.Join(err, err2, opt.Keychain.Set(context.Background(), "vault-"+want.Generation, secret)); err != nil {
		t.Fatal(err)
	}
	return dir, want, opt
}

func (want expectation) check(t testing.TB, v *Vault) {
	t.Helper()
	if d := v.Damage(); d != nil {
		t.Fatalf("%+v %v", d, d.Problem)
	}
	n := 0
	for class, entries := range want.Classes {
		for id, w := range entries {
			kind := kindRecord
			if w.Kind == "document" {
				kind = kindDocument
			}
			e, plain, err := v.read(context.Background(), kind, class, id)
			if err != nil {
				t.Fatalf("%s %s: %v", class, id, err)
			}
			if sum := fmt.Sprintf("%x", sha256.Sum256(plain)); sum != w.SHA256 || e.sort != w.Sort || e.size != w.Size || kind == kindRecord && e.version != w.Version {
				t.Fatalf("%s %s is not what was written", class, id)
			}
			n++
		}
	}
	if records, documents := v.index.size(); records+documents != n {
		t.Fatalf("%d entries, want %d", records+documents, n)
	}
	if v.index.head.sequence < want.Sequence {
		t.Fatalf("the sequence fell from %d to %d", want.Sequence, v.index.head.sequence)
	}
}

func TestStoresOfEarlierFormatsOpen(t *testing.T) {
	ctx := context.Background()
	names, err := filepath.Glob(filepath.Join("testdata", "stores", "*", "store.tgz"))
	if err != nil || len(names) < 5 {
		t.Fatal(names, err)
	}
	for _, path := range names {
		name := filepath.Base(filepath.Dir(path))
		t.Run(name, func(t *testing.T) {
			dir, want, opt := unpack(t, name)
			var steps int
			opt.Progress = func(string, int, int) { steps++ }
			v, err := Open(ctx, dir, opt)
			if err != nil {
				t.Fatal(err)
			}
			want.check(t, v)
			if strings.HasPrefix(name, "format1") && (v.Generation() == want.Generation || steps == 0) {
				t.Fatal("it was not brought to the present format, with progress")
			}
			if one(t, dir) != v.Generation() || len(keyNames(opt.Keychain.(*MemoryKeychain))) > 1 {
				t.Fatal("the old generation or its key is still here")
			}
			if err := In[note](v, "another", 1).Put(ctx, "new", note{}); err != nil {
				t.Fatal(err)
			}
			if err := In[note](v, "another", 1).Delete(ctx, "new"); err != nil {
				t.Fatal(err)
			}
			v = again(t, v, dir, opt)
			want.check(t, v)
			if all, err := Backups(dir); err != nil || len(all) != 1 {
				t.Fatal(all, err)
			}
		})
	}
}
