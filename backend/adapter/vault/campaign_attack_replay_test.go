package vault

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"autojob/backend/bench/proofs"
)

// small is a prey of few entries: each of its bytes is to be harmed.
func smallPrey(t testing.TB) *prey {
	t.Helper()
	ctx := context.Background()
	k := newSharedKeychain(t)
	h := &hunter{t: t, rng: rand.New(rand.NewPCG(5, 5)), dir: filepath.Join(t.TempDir(), "vault"),
		stays: "letter/long",
		prey:  &prey{world: world{Key: KeychainKey}, truth: newTruth()}}
	h.opt = h.prey.world.options(k)
	h.open(Create(ctx, h.dir, h.opt))
	h.change(func(b *Batch) error {
		large := strings.Repeat("a long letter ", 8000)
		h.prey.truth.set(h.stays, large)
		return errors.Join(h.v.Documents("letter").PutIn(b, "long", []byte(large)), h.put(b, "cv/short"))
	})
	h.first(14)
	h.close()
	h.session(4, false)
	h.last()
	h.keepKeychain(k)
	return h.prey
}

// harmAt is one byte of one file.
type harmAt struct {
	file   string
	at     int
	killed bool
}

// TestEveryByteOfSmallFiles flips a bit in every byte of each file under 64 kB, and in 2,000 bytes of each larger one.
func TestEveryByteOfSmallFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("one goroutine reads much: this runs without the race detector")
	}
	p := smallPrey(t)
	rng := rand.New(rand.NewPCG(6, 6))
	var all []harmAt
	whole, sampled := map[string]bool{}, map[string]bool{}
	for i, im := range []image{p.closed, p.killed} {
		for _, name := range im.files(func(string) bool { return true }) {
			n := im[name]
			if i == 1 && bytes.Equal(n.data, p.closed[name].data) && n.size == p.closed[name].size {
				continue // the same as after the close
			}
			if n.size < 64<<10 {
				whole[role(name)] = true
				for at := range int(n.size) {
					all = append(all, harmAt{name, at, i == 1})
				}
				continue
			}
			sampled[role(name)] = true
			for range 2000 {
				all = append(all, harmAt{name, rng.IntN(max(len(n.data), 1)), i == 1})
			}
		}
	}
	for _, r := range []string{currentName, headerName, headerCopy, anchorName, filesName, indexName, registryName, "MANIFEST", "table", "document"} {
		if !whole[r] {
			t.Errorf("no small file is a %s", r)
		}
	}
	for _, r := range []string{"log", "document", "backup"} {
		if !sampled[r] {
			t.Errorf("no large file is a %s", r)
		}
	}
	total := len(all)
	rng.Shuffle(total, func(i, j int) { all[i], all[j] = all[j], all[i] })
	all = all[:min(rounds(80, total), total)]
	seeds := make([]uint64, len(all))
	for i := range seeds {
		seeds[i] = rng.Uint64()
	}
	c := newCampaign()
	eachAttack(t, []*prey{p}, len(all), func(i int, j *judge, at string) {
		h, base := all[i], p.closed
		if h.killed {
			base = p.killed
		}
		n := base[h.file]
		data := append(bytes.Clone(n.data), make([]byte, max(0, h.at+1-len(n.data)))...)
		bit := seeds[i] % 8
		data[h.at] ^= 1 << bit
		im := base.clone()
		im[h.file] = node{data: data, size: n.size}
		o, err := p.scene(at, im)
		if err != nil {
			t.Error(err)
			return
		}
		o.Always = role(h.file) == "backup"
		if !o.Always && seeds[i]>>8%20 > 0 {
			o.Backup = ""
		}
		w := j.ask(o)
		c.note(role(h.file), w)
		if len(w.Wrong) > 0 {
			t.Errorf("%s: bit %d of byte %d (killed: %t), %s: %s", h.file, bit, h.at, h.killed, w.Outcome, strings.Join(w.Wrong, "; "))
		}
	})
	t.Log(c.table())
	proofs.Campaign(t, len(all), fmt.Sprintf("bytes harmed, of %d: each of the files under 64 kB (%s) and 2,000 of each larger one (%s); %d without effect, %d told as damage, %d refused to open, %d wrong or missing in silence, dead or waiting",
		total, strings.Join(slices.Sorted(maps.Keys(whole)), ", "), strings.Join(slices.Sorted(maps.Keys(sampled)), ", "), c.totals["whole"], c.counted("damaged"), c.counted("refused"), c.wrong))
}

// TestAnOldFolderAtEverySequence puts the folder back as it was after each commit and each close. The keychain, which nobody
// puts back, knows.
func TestAnOldFolderAtEverySequence(t *testing.T) {
	if testing.Short() {
		t.Skip("the work is done in processes of its own: this runs without the race detector")
	}
	ctx := context.Background()
	count := 0
	for _, kind := range []KeyKind{KeychainKey, BothKeys} {
		k := newSharedKeychain(t)
		h := &hunter{t: t, rng: rand.New(rand.NewPCG(9, 9)), dir: filepath.Join(t.TempDir(), "vault"),
			prey: &prey{world: world{Key: kind, Passphrase: "a good passphrase"}, truth: newTruth()}}
		h.opt = h.prey.world.options(k)
		h.opt.Both = kind == BothKeys
		h.open(Create(ctx, h.dir, h.opt))
		h.first(5)
		h.close()
		for range rounds(2, 12) {
			h.session(rounds(4, 8), true)
		}
		h.last()
		h.keepKeychain(k)
		p := h.prey
		final := h.final
		at := t.TempDir()
		for _, m := range append(p.earlier, moment{image: p.closed, name: "as it is", sequence: final}, moment{image: p.killed, name: "killed at the end", sequence: final}) {
			o, err := p.scene(at, m.image)
			if err != nil {
				t.Fatal(err)
			}
			v, err := Open(ctx, o.Dir, o.World.options(&sharedKeychain{dir: o.Keychain}))
			if err != nil {
				t.Fatalf("%s: %v", m.name, err)
			}
			var w verdict
			outcome := p.truth.compare(ctx, v, &w, false)
			d := v.Damage()
			switch {
			case len(w.Wrong) > 0:
				t.Errorf("%s: %s", m.name, strings.Join(w.Wrong, "; "))
			case m.sequence == final && outcome != "whole", m.sequence < final && outcome != "damaged (older)":
				t.Errorf("%s: it is %s, %+v", m.name, outcome, d)
			case d != nil && d.Missing != int(final-m.sequence):
				t.Errorf("%s: %d changes are missing, want %d", m.name, d.Missing, final-m.sequence)
			}
			if err := v.Close(); err != nil {
				t.Fatal(err)
			}
			count++
		}
	}
	proofs.Campaign(t, count, "folders put back as they were after each commit and each close, by keychain and by keychain with passphrase: each older one is told, with the number of changes that are missing; 0 in silence")
}

// The windows of the threat model, shown open: within them nothing is told, and outside them everything is.
func TestTheWindowsThatAreWrittenDown(t *testing.T) {
	if testing.Short() {
		t.Skip("the work is done in processes of its own: this runs without the race detector")
	}
	if anchorDelay != 5*time.Second {
		t.Errorf("the keychain's anchor is written after %v, the documents say 5 s", anchorDelay)
	}
	for _, kind := range []KeyKind{KeychainKey, BothKeys, PassphraseKey} {
		t.Run(string(kind), func(t *testing.T) { testWindows(t, kind) })
	}
}

func testWindows(t *testing.T, kind KeyKind) {
	ctx := context.Background()
	k := newSharedKeychain(t)
	w := world{Key: kind, Passphrase: "a good passphrase"}
	dir, opt := filepath.Join(t.TempDir(), "vault"), w.options(k)
	opt.Both, opt.delay = kind == BothKeys, time.Hour
	v, err := Create(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { v.Close() }()
	salary := func(rank int) {
		t.Helper()
		if err := In[note](v, "note", 1).Put(ctx, "salary", note{Rank: rank}); err != nil {
			t.Fatal(err)
		}
	}
	held := func() image {
		t.Helper()
		im, err := readImage(k.dir)
		if err != nil {
			t.Fatal(err)
		}
		return im
	}
	// opens says what a folder and a keychain put there are: the salary, and for what reason it is damaged.
	at := t.TempDir()
	opens := func(folder, keychain image) (rank int, reason Reason) {
		t.Helper()
		err := errors.Join(folder.write(filepath.Join(at, "vault")), keychain.write(filepath.Join(at, "keychain")))
		if err != nil {
			t.Fatal(err)
		}
		v, err := Open(ctx, filepath.Join(at, "vault"), w.options(&sharedKeychain{dir: filepath.Join(at, "keychain")}))
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		n, err := In[note](v, "note", 1).Get(ctx, "salary")
		if err != nil {
			t.Fatal(err)
		}
		if d := v.Damage(); d != nil {
			reason = d.Reason
		}
		return n.Rank, reason
	}
	expect := func(what string, folder, keychain image, rank int, reason Reason) {
		t.Helper()
		if r, why := opens(folder, keychain); r != rank || why != reason {
			t.Errorf("%s: the salary is %d and the damage %q, want %d and %q", what, r, why, rank, reason)
		}
	}
	told := Older
	if kind == PassphraseKey {
		told = "" // no keychain knows
	}

	salary(40_000)
	before := readOpenImage(t, dir)
	salary(50_000)
	after, early := readOpenImage(t, dir), held()
	expect("the state of now", after, early, 50_000, "")
	expect("within the delay", before, early, 40_000, "") // the window of 5 s
	if err := v.Settle(ctx); err != nil {
		t.Fatal(err)
	}
	late := held()
	expect("once the keychain knows", before, late, 40_000, told)
	expect("the state of now, once the keychain knows", after, late, 50_000, "")
	expect("folder and keychain put back together", before, early, 40_000, "") // a window that stays

	// The delay ends by itself.
	v.opt.delay = 50 * time.Millisecond
	if v.keeper != nil {
		v.keeper.delay = v.opt.delay
	}
	between := readOpenImage(t, dir)
	salary(60_000)
	time.Sleep(time.Second)
	expect("after the delay", between, held(), 50_000, told)

	// Old database files in today's folder are told in each case, and so is a close.
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	closed, err := readImage(dir)
	if err != nil {
		t.Fatal(err)
	}
	expect("after a close", between, held(), 50_000, told)
	gen := closed.generation()
	mixed := closed.clone()
	mixed.remove(gen + "/" + dbName)
	maps.Copy(mixed, between.under(gen+"/"+dbName, gen+"/"+dbName))
	expect("an earlier database in the folder of today", mixed, held(), 50_000, Older)

	// A folder from before an erasure: its key is gone, unless it is the passphrase.
	if v, err = Open(ctx, dir, w.options(k)); err != nil {
		t.Fatal(err)
	}
	if _, err := v.Renew(ctx, Renewal{}, nil); err != nil {
		t.Fatal(err)
	}
	if kind == PassphraseKey {
		expect("a folder from before an erasure", closed, held(), 60_000, "") // the window of a passphrase alone
		return
	}
	if err := errors.Join(closed.write(filepath.Join(at, "vault")), held().write(filepath.Join(at, "keychain"))); err != nil {
		t.Fatal(err)
	}
	if old, err := Open(ctx, filepath.Join(at, "vault"), w.options(&sharedKeychain{dir: filepath.Join(at, "keychain")})); err == nil {
		old.Close()
		t.Error("a folder from before an erasure opens")
	}
}

// Someone breaks the store and leaves only an old backup, under the name of the new one. What that brings back is old, and the
// restore says how much is missing: the keychain knows.
func TestARestoreFromAnOldBackupSaysWhatIsMissing(t *testing.T) {
	ctx := context.Background()
	for _, harm := range []string{"the generation is gone", "the folder of then"} {
		v, dir, opt := store(t)
		notes := In[note](v, "note", 1)
		if err := notes.Put(ctx, "salary", note{Rank: 40_000}); err != nil {
			t.Fatal(err)
		}
		old, err := v.Backup(ctx, nil)
		if err != nil {
			t.Fatal(err)
		}
		then := readOpenImage(t, dir)
		for i := range 3 {
			if err := notes.Put(ctx, "salary", note{Rank: 50_000 + i}); err != nil {
				t.Fatal(err)
			}
		}
		name := filepath.Base(v.gen)
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
		if harm == "the generation is gone" {
			then.remove(name)
		}
		if err := then.write(dir); err != nil {
			t.Fatal(err)
		}
		v, r, err := Restore(ctx, dir, old.Name, opt)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := In[note](v, "note", 1).Get(ctx, "salary"); err != nil || n.Rank != 40_000 || r.Missing != 3 {
			t.Errorf("%s: %v %v, %+v", harm, n, err, r)
		}
		v = again(t, v, dir, opt)
		if d := v.Damage(); d != nil {
			t.Errorf("%s: %+v", harm, d)
		}
		v.Close()
	}
}
