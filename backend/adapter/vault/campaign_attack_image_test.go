package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// An image is a store's folder in memory: what an attacker has copied, and may change before it is put back.

type nodeKind int

const (
	regular nodeKind = iota
	folder
	symlink
	pipe
)

// node is a file of an image. Its bytes are shared between images and never changed in place.
type node struct {
	kind   nodeKind
	data   []byte // without the zeros at its end
	size   int64
	target string // of a symlink
}

type image map[string]node // by path inside the folder, with slashes

func file(data []byte) node {
	return node{data: bytes.TrimRight(data, "\x00"), size: int64(len(data))}
}

// bytes is a file as it is, in memory of its own; one that is mostly a hole without its end.
func (n node) bytes() []byte {
	return append(bytes.Clone(n.data), make([]byte, min(n.size-int64(len(n.data)), 64<<10))...)
}

// readImage reads a folder that nothing changes meanwhile.
func readImage(dir string) (image, error) {
	im := image{}
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || p == dir {
			return err
		}
		inside, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(inside)
		if e.IsDir() {
			im[name] = node{kind: folder}
			return nil
		}
		f, err := os.Open(p)
		if err != nil {
			return err
		}
		defer f.Close()
		n := node{size: sizeOf(f)}
		for buf, zeros := make([]byte, 64<<10), 0; ; { // up to the zeros at the end, of which a log is mostly made
			got, err := readFull(f, buf)
			if err != nil {
				return err
			}
			if got == 0 || zeros > 1<<20 && path.Ext(name) != ".sst" {
				break
			}
			if isZero(buf[:got]) {
				zeros += got
				continue
			}
			n.data = append(append(n.data, make([]byte, zeros)...), buf[:got]...)
			zeros = 0
		}
		n.data = bytes.TrimRight(n.data, "\x00")
		im[name] = n
		return nil
	})
	return im, err
}

// readOpenImage reads the folder of an open store between two writes, as kill -9 would leave it.
func readOpenImage(t testing.TB, dir string) image {
	t.Helper()
	var before image
	for range 200 {
		im, err := readImage(dir)
		if err == nil && im.same(before) {
			return im
		}
		before = im
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("Badger never rests")
	return nil
}

// write makes the folder anew.
func (im image) write(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(im)) {
		n, p := im[name], filepath.Join(dir, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(p), 0o700)
		switch {
		case err != nil:
		case n.kind == folder:
			err = os.MkdirAll(p, 0o700)
		case n.kind == regular:
			if err = os.WriteFile(p, n.data, 0o600); err == nil && n.size > int64(len(n.data)) {
				err = os.Truncate(p, n.size)
			}
		default:
			err = plant(p, n)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (im image) clone() image { return maps.Clone(im) }

// remove takes a file or folder out, with all that is below.
func (im image) remove(name string) {
	for p := range im {
		if p == name || strings.HasPrefix(p, name+"/") {
			delete(im, p)
		}
	}
}

// under is a part of the image, under another name.
func (im image) under(from, to string) image {
	out := image{}
	for p, n := range im {
		if rest, ok := strings.CutPrefix(p, from); ok && (rest == "" || rest[0] == '/') {
			out[to+rest] = n
		}
	}
	return out
}

// generation is the folder that CURRENT names, or the first one there is.
func (im image) generation() string {
	id, err := parseCurrent(im[currentName].data)
	name := genPrefix + id.String()
	if _, ok := im[name]; err == nil && ok {
		return name
	}
	for _, p := range slices.Sorted(maps.Keys(im)) {
		if strings.HasPrefix(p, genPrefix) && !strings.Contains(p, "/") {
			return p
		}
	}
	return ""
}

func (im image) files(match func(name string) bool) (names []string) {
	for p, n := range im {
		if n.kind == regular && match(p) {
			names = append(names, p)
		}
	}
	slices.Sort(names)
	return names
}

func (im image) same(other image) bool {
	return maps.EqualFunc(im, other, func(a, b node) bool {
		return a.kind == b.kind && a.size == b.size && a.target == b.target && bytes.Equal(a.data, b.data)
	})
}

// truth is what was written: for each name, such as "note/a7" or "cv/main", the last value and all there ever were.
type truth struct {
	Now  map[string]string
	Ever map[string][]string
}

func newTruth() *truth { return &truth{Now: map[string]string{}, Ever: map[string][]string{}} }

func (w *truth) set(name, value string) {
	w.Now[name] = value
	w.Ever[name] = append(w.Ever[name], value)
}

var (
	recordClasses   = []string{"note", "job", "person"}
	documentClasses = []string{"cv", "letter"}
)

// moment is the store as it once was.
type moment struct {
	image
	name     string
	sequence uint64
	closed   bool
}

// prey is the store that is attacked.
type prey struct {
	world    world
	truth    *truth
	keychain image  // the folder of a sharedKeychain, as it is at the end
	closed   image  // after the last clean close
	killed   image  // a moment before, after the backup
	backup   string // the path of the only backup, made after the last write
	earlier  []moment
	other    image // another store, of whose key this keychain knows nothing
	keys     dataKeys
	anchor   func(data []byte) (sequence uint64, ok bool)
}

// hunter makes preys.
type hunter struct {
	t    testing.TB
	rng  *rand.Rand
	v    *Vault
	dir  string
	opt  Options
	prey *prey

	final uint64 // the sequence at the end
	stays string // the entry that no step changes
}

// newPrey makes a store with several sessions, a new generation among them, and a backup at its end.
func newPrey(t testing.TB, kind KeyKind, seed uint64) *prey {
	t.Helper()
	k := newSharedKeychain(t)
	h := &hunter{t: t, rng: rand.New(rand.NewPCG(seed, 3)), dir: filepath.Join(t.TempDir(), "vault"),
		prey: &prey{world: world{Key: kind, Passphrase: "a good passphrase"}, truth: newTruth()}}
	h.opt = h.prey.world.options(k)
	h.opt.Both = kind == BothKeys
	h.other()
	h.open(Create(context.Background(), h.dir, h.opt))
	h.first(60)
	h.close()
	h.session(8, false)
	h.open(Open(context.Background(), h.dir, h.opt))
	if _, err := h.v.Renew(context.Background(), Renewal{}, nil); err != nil {
		t.Fatal(err)
	}
	h.first(60)
	h.close()
	for i := range 7 {
		h.session(8, i > 3)
	}
	h.last()
	h.keepKeychain(k)
	return h.prey
}

// keepKeychain remembers the keychain as it is at the end.
func (h *hunter) keepKeychain(k *sharedKeychain) {
	h.t.Helper()
	var err error
	if h.prey.keychain, err = readImage(k.dir); err != nil {
		h.t.Fatal(err)
	}
}

func (h *hunter) open(v *Vault, err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
	if d := v.Damage(); d != nil {
		h.t.Fatalf("%+v", d)
	}
	h.v = v
}

func (h *hunter) close() {
	h.t.Helper()
	sequence := h.v.index.head.sequence
	if err := h.v.Close(); err != nil {
		h.t.Fatal(err)
	}
	im, err := readImage(h.dir)
	if err != nil {
		h.t.Fatal(err)
	}
	h.prey.earlier = append(h.prey.earlier, moment{im, fmt.Sprintf("closed at %d", sequence), sequence, true})
}

func (h *hunter) kill() {
	h.t.Helper()
	sequence := h.v.index.head.sequence
	h.prey.earlier = append(h.prey.earlier, moment{readOpenImage(h.t, h.dir), fmt.Sprintf("killed at %d", sequence), sequence, false})
}

// first writes n new entries, a tenth of them documents.
func (h *hunter) first(n int) {
	h.t.Helper()
	for range n {
		h.change(func(b *Batch) error { return h.put(b, h.fresh()) })
	}
}

func (h *hunter) session(steps int, watched bool) {
	h.t.Helper()
	h.open(Open(context.Background(), h.dir, h.opt))
	for range steps {
		h.step()
		if watched {
			h.kill()
		}
	}
	h.close()
}

func (h *hunter) last() {
	h.t.Helper()
	ctx := context.Background()
	h.open(Open(ctx, h.dir, h.opt))
	for range 4 {
		h.step()
	}
	made, err := h.v.Backup(ctx, nil)
	if err := errors.Join(err, h.v.Settle(ctx)); err != nil {
		h.t.Fatal(err)
	}
	all, err := Backups(h.dir)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, b := range all { // only the last one stays, so that what comes back comes from there
		if b.Name != made.Name {
			if err := os.Remove(filepath.Join(h.dir, backupName, b.Name)); err != nil {
				h.t.Fatal(err)
			}
		}
	}
	h.kill()
	h.final = h.v.index.head.sequence
	at := len(h.prey.earlier) - 1
	h.prey.killed, h.prey.backup = h.prey.earlier[at].image, backupName+"/"+made.Name
	h.prey.earlier = h.prey.earlier[:at]
	if h.prey.keys, err = parseRegistry(h.v.header.Registry, h.v.keys.derive("badger")); err != nil {
		h.t.Fatal(err)
	}
	k := newKeyring(h.v.keys.generation, bytes.Clone(h.v.keys.root))
	h.prey.anchor = func(data []byte) (uint64, bool) {
		sequence, _, ok := k.readAnchor(bytes.NewReader(data))
		return sequence, ok
	}
	h.close()
	h.prey.closed = h.prey.earlier[at].image
	h.prey.earlier = h.prey.earlier[:at]
}

func (h *hunter) change(fill func(*Batch) error) {
	h.t.Helper()
	if err := h.v.Write(context.Background(), fill); err != nil {
		h.t.Fatal(err)
	}
}

// step is one transaction: an entry is added, changed or removed, or several are.
func (h *hunter) step() {
	h.t.Helper()
	h.change(func(b *Batch) error {
		for range 1 + h.rng.IntN(3) {
			names := slices.Sorted(maps.Keys(h.prey.truth.Now))
			name := names[h.rng.IntN(len(names))]
			if name == h.stays {
				continue
			}
			var err error
			switch h.rng.IntN(5) {
			case 0:
				err = h.put(b, h.fresh())
			case 1:
				err = h.drop(b, name)
			default:
				err = h.put(b, name)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// fresh is a name that was never used.
func (h *hunter) fresh() string {
	class := recordClasses[h.rng.IntN(len(recordClasses))]
	if h.rng.IntN(10) == 0 {
		class = documentClasses[h.rng.IntN(len(documentClasses))]
	}
	return fmt.Sprintf("%s/%03d", class, len(h.prey.truth.Ever))
}

func (h *hunter) put(b *Batch, name string) error {
	class, id, _ := strings.Cut(name, "/")
	size := h.rng.IntN(1 << (4 + h.rng.IntN(8)))
	n := note{Title: strings.Repeat(fmt.Sprintf("%s %d ", id, len(h.prey.truth.Ever[name])), 1+size/6), Rank: h.rng.IntN(100000)}
	if slices.Contains(documentClasses, class) {
		value := strings.Repeat(n.Title, 1+h.rng.IntN(5))
		h.prey.truth.set(name, value)
		return h.v.Documents(class).PutIn(b, id, []byte(value))
	}
	h.prey.truth.set(name, fmt.Sprint(n))
	return attackedNotes(h.v, class).PutIn(b, id, n)
}

func (h *hunter) drop(b *Batch, name string) error {
	class, id, _ := strings.Cut(name, "/")
	delete(h.prey.truth.Now, name)
	if slices.Contains(documentClasses, class) {
		return h.v.Documents(class).DeleteIn(b, id)
	}
	return attackedNotes(h.v, class).DeleteIn(b, id)
}

func attackedNotes(v *Vault, class string) *Collection[note] {
	c := In[note](v, class, 1)
	c.Sort = func(n note) string { return fmt.Sprintf("%06d", n.Rank) }
	return c
}

// other makes a store that has nothing to do with this one but its names.
func (h *hunter) other() {
	h.t.Helper()
	ctx := context.Background()
	dir := filepath.Join(h.t.TempDir(), "other")
	opt := h.prey.world.options(newSharedKeychain(h.t))
	opt.Both = h.opt.Both
	if opt.Passphrase != nil {
		opt.Passphrase = []byte("another passphrase")
	}
	v, err := Create(ctx, dir, opt)
	if err != nil {
		h.t.Fatal(err)
	}
	for i := range 30 {
		n := note{Title: strings.Repeat("of another store ", i*i), Rank: i}
		err := errors.Join(attackedNotes(v, recordClasses[i%3]).Put(ctx, fmt.Sprintf("%03d", i), n),
			v.Documents(documentClasses[i%2]).Put(ctx, fmt.Sprintf("%03d", i), []byte(n.Title)))
		if err != nil {
			h.t.Fatal(err)
		}
	}
	_, err = v.Backup(ctx, nil)
	if err := errors.Join(err, v.Close()); err != nil {
		h.t.Fatal(err)
	}
	if h.prey.other, err = readImage(dir); err != nil {
		h.t.Fatal(err)
	}
}
