package vault

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/problem"
	"autojob/backend/core/recovery"
)

// fault is what happens at the nth time that a step comes.
type fault struct {
	Kind string
	Step string
	Nth  int
}

// The kinds of fault.
const (
	fails   = "fails"   // the step ends with an error
	crashes = "crashes" // the process ends there
	refuses = "refuses" // from there on the keychain refuses
	late    = "late"    // from there on the keychain does what it is asked and answers only after the limit
	slow    = "slow"    // from there on the keychain takes its time
)

var faultKinds = []string{fails, crashes, refuses, late, slow}

// injector lets one fault happen, and counts the steps.
type injector struct {
	fault fault
	err   error

	mu    sync.Mutex
	seen  map[string]int
	order []string
	hit   bool
}

func (in *injector) step(name string) error {
	in.mu.Lock()
	defer in.mu.Unlock()
	if in.seen == nil {
		in.seen = map[string]int{}
	}
	if in.seen[name]++; in.seen[name] == 1 {
		in.order = append(in.order, name)
	}
	if name != in.fault.Step || in.seen[name] != in.fault.Nth {
		return nil
	}
	in.hit = true
	switch in.fault.Kind {
	case fails:
		return in.err
	case crashes:
		os.Exit(3)
	}
	return nil
}

func (in *injector) from(kind string) bool {
	in.mu.Lock()
	defer in.mu.Unlock()
	return in.hit && in.fault.Kind == kind
}

// into makes the steps of the store and its keychain those of the injector.
func (in *injector) into(k *sharedKeychain, opt Options) Options {
	opt.step = in.step
	opt.Keychain = &sharedKeychain{dir: k.dir, ask: func(call, name string) error {
		kind, _, _ := strings.Cut(name, "-")
		if err := in.step("keychain " + call + " " + kind); err != nil {
			return err
		}
		if in.from(refuses) {
			return locked(errors.New("injected"))
		}
		if in.from(slow) {
			time.Sleep(30 * time.Millisecond)
		}
		return nil
	}, did: func(call, name string, done error) error {
		kind, _, _ := strings.Cut(name, "-")
		if in.from(late) {
			return locked(errors.New("injected"))
		}
		if err := in.step("keychain " + call + " " + kind + ", done"); err != nil {
			return sortKeychainError(err)
		}
		return done
	}}
	return opt
}

// played is how a deed went.
type played struct {
	done     bool // acknowledged
	appended int  // writes acknowledged beside
	hit      bool
	err      error
}

// play does the scene's deed in this process.
func (s scene) play(in *injector) (p played) {
	k := &sharedKeychain{dir: s.Keychain}
	s.stored = func(n int) { p.appended = n }
	p.err = deedNamed(s.Deed).do(context.Background(), s, in.into(k, s.World.options(k)), func() { p.done = true })
	p.hit = in.hit
	return p
}

const sceneVar = "AUTOJOB_SCENE"

// playInChild does it in a child, which ends at the fault.
func (s scene) playInChild(t testing.TB) (p played) {
	t.Helper()
	text, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self(t), "-test.run=^TestSceneChild$")
	cmd.Env = append(os.Environ(), sceneVar+"="+string(text))
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	err = cmd.Run()
	var exit *exec.ExitError
	if p.hit = errors.As(err, &exit) && exit.ExitCode() == 3; err != nil && !p.hit {
		t.Fatalf("%s: %v\n%s", s.Deed, err, said.String())
	}
	for lines := bufio.NewScanner(&said); lines.Scan(); {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		switch word {
		case "stored":
			p.appended, _ = strconv.Atoi(rest)
		case "done":
			p.done = true
		case "failed":
			p.err = errors.New(rest)
		}
	}
	return p
}

func TestSceneChild(t *testing.T) {
	text := os.Getenv(sceneVar)
	if text == "" {
		t.Skip("runs inside the child processes of another test")
	}
	var s scene
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		t.Fatal(err)
	}
	s.stored = func(n int) { fmt.Println("stored", n) }
	in := &injector{fault: s.Fault, err: errors.New("injected")}
	k := &sharedKeychain{dir: s.Keychain}
	err := deedNamed(s.Deed).do(context.Background(), s, in.into(k, s.World.options(k)), func() { fmt.Println("done") })
	if err != nil {
		fmt.Println("failed", err)
	}
}

// base is a closed store with its keychain, to be copied.
type base struct {
	name, dir, keychain, export string
	world                       world
}

// bases makes the stores from which the deeds start.
func bases(t testing.TB, names ...string) (all []base) {
	t.Helper()
	ctx := context.Background()
	for _, name := range names {
		k := newSharedKeychain(t)
		b := base{name: name, dir: filepath.Join(t.TempDir(), "vault"), keychain: k.dir}
		if strings.HasPrefix(name, "format") {
			dir, want, opt := unpack(t, name)
			b.dir, b.world = dir, world{Stored: name, Key: KeychainKey, Passphrase: string(opt.Passphrase)}
			if opt.Passphrase != nil {
				b.world.Key = PassphraseKey
			} else {
				root, err := opt.Keychain.Get(ctx, "vault-"+want.Generation)
				if err := errors.Join(err, k.Set(ctx, "vault-"+want.Generation, root)); err != nil {
					t.Fatal(err)
				}
			}
			all = append(all, b)
			continue
		}
		b.world = world{Key: KeyKind(name), Passphrase: "a good passphrase", Notes: map[string]note{}, Docs: map[string]string{}}
		opt := b.world.options(k)
		opt.Both = b.world.Key == BothKeys
		v, err := Create(ctx, b.dir, opt)
		if err != nil {
			t.Fatal(err)
		}
		if b.world.Key != KeychainKey {
			b.world.Kit = recovery.New().Text()
			if _, err := v.Renew(ctx, Renewal{Kit: card(b.world.Kit)}, nil); err != nil {
				t.Fatal(err)
			}
		}
		notes, docs := In[note](v, "note", 1), v.Documents("cv")
		for i := range 12 {
			id := fmt.Sprintf("n%02d", i)
			b.world.Notes[id] = note{Title: strings.Repeat("text ", i*i), Rank: i}
			if err := errors.Join(notes.Put(ctx, id, note{Title: "first"}), notes.Put(ctx, id, b.world.Notes[id])); err != nil {
				t.Fatal(err)
			}
		}
		for i := range 3 {
			id := fmt.Sprint(i)
			b.world.Docs[id] = strings.Repeat("document "+id, 400)
			if err := docs.Put(ctx, id, []byte(b.world.Docs[id])); err != nil {
				t.Fatal(err)
			}
		}
		b.export = filepath.Join(t.TempDir(), "export.autojob")
		_, err = v.Backup(ctx, nil)
		if err := errors.Join(err, v.Export(ctx, b.export, []byte(exported), nil), v.Close()); err != nil {
			t.Fatal(err)
		}
		all = append(all, b)
	}
	return all
}

// scene is a copy of the base, prepared for the deed.
func (b base) scene(t testing.TB, d deed) scene {
	t.Helper()
	at := filepath.Join(b.dir, "..", "scene")
	s := scene{Deed: d.name, Dir: filepath.Join(at, "vault"), Keychain: filepath.Join(at, "keychain"), World: b.world.clone(), Export: b.export,
		NewKit: recovery.New().Text()}
	if err := os.RemoveAll(at); err != nil {
		t.Fatal(err)
	}
	cloneDir(t, s.Dir, b.dir)
	cloneDir(t, s.Keychain, b.keychain)
	if d.prepare != nil {
		d.prepare(t, s.Dir, &sharedKeychain{dir: s.Keychain}, &s.World)
	}
	return s
}

// failureCase is one of a campaign.
type failureCase struct {
	base  base
	deed  deed
	fault fault
}

func (c failureCase) String() string {
	return fmt.Sprintf("%s (%s): %s at %q, time %d", c.deed.name, c.base.name, c.fault.Kind, c.fault.Step, c.fault.Nth)
}

func TestInjectedFailures(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(20, 26))
	names := []string{string(KeychainKey), string(BothKeys), string(PassphraseKey), "format1-keychain", "format1-passphrase", "format1-unclean"}
	n, long := rounds(20, 1000), rounds(0, 1) == 1
	if !long {
		names = []string{string(KeychainKey), string(BothKeys), "format1-keychain"}
	}
	// Without a fault first: which steps there are, and that each deed does what it should.
	groups, places := map[string][]failureCase{}, map[string]bool{}
	for _, b := range bases(t, names...) {
		for _, d := range deeds() {
			if !d.fits(b.world) {
				continue
			}
			if !long && b.world.Stored == "" && rng.IntN(4) > 0 && (d.name != "erase beside writes" || b.world.Key != KeychainKey) {
				continue
			}
			s, in := b.scene(t, d), &injector{}
			p := s.play(in)
			if p.err != nil || !p.done {
				t.Fatalf("%s (%s), without a fault: %v", d.name, b.name, p.err)
			}
			if err := settle(t, s, p); err != nil {
				t.Fatalf("%s (%s), without a fault: %v", d.name, b.name, err)
			}
			for _, step := range in.order {
				places[d.name+step] = true
				for _, kind := range faultKinds {
					if kind != fails && kind != crashes && !strings.HasPrefix(step, "keychain ") || kind == slow && !long {
						continue // what the keychain does from there on is the same as from its next call on
					}
					c := failureCase{b, d, fault{kind, step, 1 + rng.IntN(in.seen[step])}}
					if d.name == "erase beside writes" && strings.HasPrefix(step, "w") {
						c.fault.Nth = 1 // how many writes there are depends on the machine
					}
					group := d.name + kind + step
					groups[group] = append(groups[group], c)
				}
			}
		}
	}
	// One of each deed, step and kind first, then the others.
	var cases, rest []failureCase
	for _, group := range slices.Sorted(maps.Keys(groups)) {
		of := groups[group]
		rng.Shuffle(len(of), func(i, j int) { of[i], of[j] = of[j], of[i] })
		cases, rest = append(cases, of[0]), append(rest, of[1:]...)
	}
	rng.Shuffle(len(cases), func(i, j int) { cases[i], cases[j] = cases[j], cases[i] })
	rng.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	total := len(cases)
	cases = append(cases, rest...)
	if long {
		n = max(n, total)
	}
	cases = cases[:min(n, len(cases))]
	hits, wrong, kinds := 0, 0, map[string]int{}
	for _, c := range cases {
		s := c.base.scene(t, c.deed)
		s.Fault = c.fault
		var p played
		if c.fault.Kind == crashes {
			p = s.playInChild(t)
		} else {
			p = s.play(&injector{fault: c.fault, err: injectedErrors[rng.IntN(len(injectedErrors))]})
		}
		if p.hit {
			hits++
			kinds[c.fault.Kind]++
		}
		quiet := strings.HasPrefix(c.fault.Step, "keychain ") || slices.Contains(mayFailQuietly, c.fault.Step)
		// An unknown error while the store is opened counts as damage, and then a restore goes on without it.
		quiet = quiet || strings.HasPrefix(c.deed.name, "restore ") && (c.fault.Step == "open" || c.fault.Step == "settle")
		if p.hit && p.err == nil && c.fault.Kind == fails && !quiet {
			t.Errorf("%v: nobody is told", c)
		}
		if p.err != nil {
			if words := problem.From(p.err); c.fault.Kind != crashes && (words.Code == problem.Internal || words.Message == "" || words.Hint == "") {
				t.Errorf("%v: an error without words for people: %v", c, p.err)
			}
		}
		if err := settle(t, s, p); err != nil {
			t.Errorf("%v: %v", c, err)
			if wrong++; wrong > 20 {
				return
			}
		}
	}
	if hits*10 < len(cases)*9 {
		t.Fatalf("only %d of %d faults came to happen", hits, len(cases))
	}
	proofs.Campaign(t, hits, fmt.Sprintf("failures injected (%d errors, %d crashes, %d keychains that refuse, %d late, %d slow) at %d places of %d deeds; 0 acknowledged writes lost, 0 wrong, 0 failed opens, one generation each",
		kinds[fails], kinds[crashes], kinds[refuses], kinds[late], kinds[slow], len(places), len(deeds())))
}

// mayFailQuietly are the steps after which the deed is done all the same, and which the next start makes up for.
var mayFailQuietly = []string{"close", "document in place", "bury", "buried", "in force"}

var injectedErrors = []error{syscall.ENOSPC, syscall.EIO, fs.ErrPermission, syscall.EMFILE, errors.New("injected")}

// settle checks what is left: the store opens at the first try, as it was before the deed or after it, and what was not
// done can be done. The answer is what is wrong.
func settle(t testing.TB, s scene, p played) error {
	t.Helper()
	ctx := context.Background()
	k, after := &sharedKeychain{dir: s.Keychain}, deedNamed(s.Deed).after(s.World, s)
	worlds := []world{after, s.World}
	switch {
	case p.done:
		worlds = worlds[:1]
	case s.Deed == "destroy":
		worlds = append(worlds, world{Shut: true}) // what is left can be deleted again
	case after.Appended:
		worlds[1].Appended = true
	}
	is, v, appended, err := opensAs(ctx, s.Dir, k, worlds...)
	if err != nil {
		return fmt.Errorf("(done: %t, %v): %w", p.done, p.err, err)
	}
	var wrong []error
	if after.Appended && appended != p.appended && appended != p.appended+1 {
		wrong = append(wrong, fmt.Errorf("%d writes beside were acknowledged, %d are there", p.appended, appended))
	}
	if v != nil && worlds[is].Reason == "" {
		notes := In[note](v, "later", 1)
		wrong = append(wrong, tidy(t, v, s.Dir, k), notes.Put(ctx, "x", note{}), notes.Delete(ctx, "x"))
	}
	if v != nil {
		wrong = append(wrong, v.Close())
	}
	if err := errors.Join(wrong...); err != nil {
		return fmt.Errorf("(done: %t, %v): %w", p.done, p.err, err)
	}
	if p.done || is == 0 && !after.Absent || after.Appended {
		return nil
	}
	again := s.play(&injector{})
	if again.err != nil || !again.done {
		return fmt.Errorf("a second time: %w", again.err)
	}
	if err := settle(t, s, again); err != nil {
		return fmt.Errorf("a second time: %w", err)
	}
	return nil
}

// Whoever has the folder must not be able to make the program throw the key away that is in force.
func TestAPlantedRemainOfTheGenerationInForceCostsNoKey(t *testing.T) {
	ctx := context.Background()
	for _, prefix := range []string{gonePrefix, newPrefix} {
		v, dir, opt := store(t)
		filled(t, v)
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
		planted := filepath.Join(dir, prefix+filepath.Base(v.gen)[len(genPrefix):])
		cloneDir(t, planted, v.gen)
		for range 2 {
			v, err := Open(ctx, dir, opt)
			if err != nil {
				t.Fatal(err)
			}
			wantFilled(t, v)
			if err := v.Close(); err != nil {
				t.Fatal(err)
			}
			one(t, dir)
		}
	}
}

// A disk or keychain that fails for a moment while a store is being restored does not cost what is newer than the backup.
func TestARestoreThatCannotOpenTheStoreForAMomentChangesNothing(t *testing.T) {
	ctx := context.Background()
	for _, step := range []string{"open", "settle"} {
		v, dir, opt := store(t)
		filled(t, v)
		if _, err := v.Backup(ctx, nil); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(In[note](v, "note", 1).Put(ctx, "newer", note{Rank: 7}), v.Close()); err != nil {
			t.Fatal(err)
		}
		failing := opt
		failing.step = func(s string) error {
			if s == step {
				return syscall.EIO
			}
			return nil
		}
		_, _, err := Restore(ctx, dir, latest(t, dir), failing)
		wantProblem(t, err, problem.Unavailable)
		failing.step = nil
		failing.Keychain = refusing("get", locked(nil))
		_, _, err = Restore(ctx, dir, latest(t, dir), failing)
		wantProblem(t, err, problem.Locked)
		if v, err = Open(ctx, dir, opt); err != nil {
			t.Fatal(err)
		}
		if n, err := In[note](v, "note", 1).Get(ctx, "newer"); err != nil || n.Rank != 7 {
			t.Fatalf("%v %v", n, err)
		}
		v.Close()
	}
}
