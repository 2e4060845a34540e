package vault

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/problem"
)

// A child does everything that a store does, in turns that a seed chooses, until it is killed. What it writes depends
// on a counter alone, which stands in the store and grows in the same transactions; so the counter that is found says what all
// else has to be.

// life is what a child is told.
type life struct {
	Dir, Keychain string
	Seed          uint64 // of what is written
	Turns         uint64 // of what is done
}

const lifeVar = "AUTOJOB_LIFE"

const countClass, lineClass, pageClass = "k.count", "k.line", "k.page"

// lines is what the first count writes add up to.
type lines struct {
	notes map[string]note
	docs  map[string]string
}

func linesAfter(seed uint64, count int) lines {
	l := lines{map[string]note{}, map[string]string{}}
	for c := 1; c <= count; c++ {
		l.write(seed, c)
	}
	return l
}

// write is the change with this number. It says which entries it touches.
func (l lines) write(seed uint64, c int) (notes, docs []string) {
	rng := rand.New(rand.NewPCG(seed, uint64(c)))
	for range 1 + rng.IntN(3) {
		id := fmt.Sprintf("%02d", rng.IntN(30))
		notes = append(notes, id)
		if l.notes[id] = (note{Title: strings.Repeat("text ", rng.IntN(300)), Rank: c}); rng.IntN(4) == 0 {
			delete(l.notes, id)
		}
	}
	if rng.IntN(3) == 0 {
		id := fmt.Sprint(rng.IntN(5))
		docs = append(docs, id)
		if l.docs[id] = strings.Repeat(fmt.Sprint("page ", c), 1+rng.IntN(2000)); rng.IntN(4) == 0 {
			delete(l.docs, id)
		}
	}
	return notes, docs
}

// writeNext writes the change after those that the store counts.
func writeNext(ctx context.Context, v *Vault, seed uint64, l lines, c int) error {
	notes, docs, counts := In[note](v, lineClass, 1), v.Documents(pageClass), In[note](v, countClass, 1)
	changedNotes, changedDocs := l.write(seed, c)
	return v.Write(ctx, func(b *Batch) error {
		var errs []error
		for _, id := range changedNotes {
			if n, ok := l.notes[id]; ok {
				errs = append(errs, notes.PutIn(b, id, n))
			} else {
				errs = append(errs, notes.DeleteIn(b, id))
			}
		}
		for _, id := range changedDocs {
			if d, ok := l.docs[id]; ok {
				errs = append(errs, docs.PutIn(b, id, []byte(d)))
			} else {
				errs = append(errs, docs.DeleteIn(b, id))
			}
		}
		return errors.Join(append(errs, counts.PutIn(b, "n", note{Rank: c}))...)
	})
}

var passphrases = []string{"a good passphrase", "another good passphrase"}

// openAny opens the store with what its header asks for. Which of the passphrases it is, only trying tells.
func openAny(ctx context.Context, dir string, k Keychain) (v *Vault, opt Options, err error) {
	state, err := inspect(dir, cheap().MemoryKiB)
	if err != nil {
		return nil, opt, err
	}
	opt = Options{Keychain: k, kdf: cheap(), delay: 3 * time.Millisecond}
	if state.Status == Absent {
		v, err = Create(ctx, dir, opt)
		return v, opt, err
	}
	if state.Key == KeychainKey {
		v, err = Open(ctx, dir, opt)
		return v, opt, err
	}
	for _, p := range append(passphrases, "correct horse battery staple 7") {
		opt.Passphrase = []byte(p)
		if v, err = Open(ctx, dir, opt); !problem.Is(err, problem.WrongKey) {
			return v, opt, err
		}
	}
	return nil, opt, err
}

func countIn(ctx context.Context, v *Vault) (int, error) {
	n, err := In[note](v, countClass, 1).Get(ctx, "n")
	if problem.Is(err, problem.NotFound) {
		err = nil
	}
	return n.Rank, err
}

func TestLifeChild(t *testing.T) {
	text := os.Getenv(lifeVar)
	if text == "" {
		t.Skip("runs inside the child processes of another test")
	}
	var l life
	if err := json.Unmarshal([]byte(text), &l); err != nil {
		t.Fatal(err)
	}
	if err := l.live(context.Background()); err != nil {
		fmt.Println("failed", err)
	}
}

// live goes on until it is killed.
func (l life) live(ctx context.Context) error {
	k, rng := &sharedKeychain{dir: l.Keychain}, rand.New(rand.NewPCG(l.Turns, 1))
	fmt.Println("begin", "open")
	v, opt, err := openAny(ctx, l.Dir, k)
	if err != nil {
		return err
	}
	c, err := countIn(ctx, v)
	if err != nil {
		return err
	}
	have := linesAfter(l.Seed, c)
	write := func() error {
		if err := writeNext(ctx, v, l.Seed, have, c+1); err != nil {
			return err
		}
		c++
		fmt.Println("stored", c)
		return nil
	}
	fmt.Println("opened")
	for {
		turn := []string{"write", "write", "write", "erase", "erase beside writes", "change the key", "back up", "restore", "close"}[rng.IntN(9)]
		fmt.Println("begin", turn)
		switch turn {
		case "write":
			for range 1 + rng.IntN(10) {
				if err := write(); err != nil {
					return err
				}
			}
		case "erase":
			_, err = v.Renew(ctx, Renewal{}, nil)
		case "erase beside writes":
			var beside sync.WaitGroup
			stop, failed := make(chan struct{}), error(nil)
			beside.Go(func() {
				for failed == nil {
					select {
					case <-stop:
						return
					default:
						failed = write()
					}
				}
			})
			_, err = v.Renew(ctx, Renewal{}, nil)
			close(stop)
			beside.Wait()
			err = errors.Join(err, failed)
		case "change the key":
			r := Renewal{Key: []KeyKind{KeychainKey, BothKeys, PassphraseKey}[rng.IntN(3)], Passphrase: []byte(passphrases[rng.IntN(2)])}
			if _, err = v.Renew(ctx, r, nil); err == nil {
				opt.Passphrase = nil
				if r.Key != KeychainKey {
					opt.Passphrase = r.Passphrase
				}
			}
		case "back up":
			_, err = v.Backup(ctx, nil)
		case "restore":
			all, e := Backups(l.Dir)
			if e != nil || len(all) == 0 || !all[0].Present {
				continue
			}
			if err = v.Close(); err == nil {
				v, _, err = Restore(ctx, l.Dir, all[0].Name, opt)
			}
		case "close":
			if err = v.Close(); err == nil {
				v, err = Open(ctx, l.Dir, opt)
			}
		}
		if err == nil {
			var n int
			if n, err = countIn(ctx, v); err == nil && n != c {
				err = fmt.Errorf("%d writes are there, %d were acknowledged", n, c)
			}
		}
		if err != nil {
			return fmt.Errorf("%s: %w", turn, err)
		}
	}
}

// killed is what the parent knows about a store that children live with.
type killed struct {
	life
	stored       string // the store of testdata that it was, or ""
	acknowledged int
	unchecked    int // kills since the last look
	refused      int // turns that a full disk refused
}

// kill lets a child live and kills it. It says what the child was at.
func (s *killed) kill(t *testing.T, rng *rand.Rand) (at string) {
	t.Helper()
	s.Turns = rng.Uint64()
	text, err := json.Marshal(s.life)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self(t), "-test.run=^TestLifeChild$")
	cmd.Env = append(os.Environ(), lifeVar+"="+string(text))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := func() { _ = cmd.Process.Kill() }
	var timer *time.Timer
	if rng.IntN(4) == 0 || s.stored != "" && s.acknowledged == 0 {
		timer = time.AfterFunc(time.Duration(20+rng.IntN(400))*time.Millisecond, kill)
	}
	for said := bufio.NewScanner(out); said.Scan(); {
		word, rest, _ := strings.Cut(said.Text(), " ")
		switch word {
		case "failed":
			t.Errorf("at %s: the child says %s", at, rest)
		case "begin":
			at = rest
		case "opened":
			if timer == nil {
				timer = time.AfterFunc(time.Duration(rng.IntN(600))*time.Millisecond, kill)
			}
		case "stored":
			s.acknowledged, _ = strconv.Atoi(rest)
		}
	}
	_ = cmd.Wait()
	if timer != nil {
		timer.Stop()
	}
	s.unchecked++
	return at
}

// check opens the store and compares it with what was written.
func (s *killed) check(t *testing.T) error {
	t.Helper()
	ctx, k := context.Background(), &sharedKeychain{dir: s.Keychain}
	v, _, err := openAny(ctx, s.Dir, k)
	if err != nil {
		return fmt.Errorf("opening: %w", err)
	}
	defer v.Close()
	if d := v.Damage(); d != nil {
		return fmt.Errorf("damaged: %s, %w", d.Reason, d.Problem)
	}
	c, err := countIn(ctx, v)
	if err != nil || c < s.acknowledged || c > s.acknowledged+s.unchecked {
		return fmt.Errorf("%d writes are there, %d were acknowledged, %w", c, s.acknowledged, err)
	}
	s.acknowledged, s.unchecked = c, 0
	want, notes, docs := linesAfter(s.Seed, c), In[note](v, lineClass, 1), v.Documents(pageClass)
	have := map[string]note{}
	for r, err := range notes.All(ctx) {
		if err != nil {
			return err
		}
		have[r.ID] = r.Value
	}
	if !maps.Equal(have, want.notes) || docs.Count() != len(want.docs) {
		return fmt.Errorf("after %d writes: %d records and %d documents, want %d and %d", c, len(have), docs.Count(), len(want.notes), len(want.docs))
	}
	for id, text := range want.docs {
		if got, err := docs.Get(ctx, id); err != nil || string(got) != text {
			return fmt.Errorf("after %d writes: document %s differs, %w", c, id, err)
		}
	}
	if s.stored != "" {
		if why := stored(s.stored).differsIn(v); why != "" {
			return errors.New(why)
		}
	}
	return errors.Join(tidy(t, v, s.Dir, k), v.Close())
}

func TestKilledAnywhere(t *testing.T) {
	if testing.Short() {
		t.Skip("the work is done in processes of its own: this runs without the race detector")
	}
	t.Parallel()
	rng := rand.New(rand.NewPCG(9, 9))
	n := rounds(15, 1000)
	formats := bases(t, "format1-keychain", "format1-passphrase", "format1-unclean")
	var s *killed
	writes, stores, at := 0, 0, map[string]int{}
	for round := range n {
		// A store of an earlier format lives until it is found migrated, a new one a little longer.
		if s == nil || round%25 == 0 || s.stored != "" && s.acknowledged > 0 {
			if s != nil {
				writes += s.acknowledged
			}
			where := t.TempDir()
			s = &killed{life: life{Dir: filepath.Join(where, "vault"), Keychain: filepath.Join(where, "keychain"), Seed: rng.Uint64()}}
			if err := os.Mkdir(s.Keychain, 0o700); err != nil {
				t.Fatal(err)
			}
			if stores++; stores%2 == 0 {
				b := formats[rng.IntN(len(formats))]
				s.stored = b.name
				cloneDir(t, s.Dir, b.dir)
				cloneDir(t, s.Keychain, b.keychain)
			}
		}
		was := s.kill(t, rng)
		at[was]++
		if t.Failed() {
			t.Fatalf("round %d, %s", round, s.stored)
		}
		if rng.IntN(3) == 0 && round < n-1 {
			continue // the next child finds it as it is
		}
		if err := s.check(t); err != nil {
			t.Fatalf("round %d (%s), killed at %q: %v", round, s.stored, was, err)
		}
	}
	writes += s.acknowledged
	var where []string
	for _, what := range slices.Sorted(maps.Keys(at)) {
		where = append(where, fmt.Sprintf("%d %s", at[what], what))
	}
	proofs.Campaign(t, n, fmt.Sprintf("kills (%s) of %d stores; %d writes acknowledged, 0 lost, 0 wrong, 0 failed opens, one generation each", strings.Join(where, ", "), stores, writes))
}
