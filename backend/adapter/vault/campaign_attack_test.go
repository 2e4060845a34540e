package vault

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/problem"
)

// Someone has the folder, copies of it from before and another store, but no key. Whatever they put in its place, the
// store opens with the truth, or says that it is damaged or does not open; and its last backup brings all of it back.

const (
	attackVar  = "AUTOJOB_ATTACKED" // the file with the truth, for the child
	onlyVar    = "AUTOJOB_ATTACK"   // the number of the one attack to try again, with AUTOJOB_PROVE=1 as in the long form
	attackWait = time.Minute
)

// ordeal is what the child is to look at.
type ordeal struct {
	Dir, Keychain string
	World         world
	Backup        string // the name of the backup to restore; "" for none
	Intact        bool   // it is as it was made, so that all must come back
	Always        bool   // restore a store that is whole, too
	Twice         bool   // open it a second time

	excused bool // it was restored from an older backup, and that was said
}

// verdict is what it made of it.
type verdict struct {
	Outcome  string // whole, damaged (reason) or refused (code)
	Restored string // likewise, after the restore
	Wrong    []string
	Took     time.Duration // to open and to read everything
}

func (w *verdict) wrong(format string, args ...any) {
	w.Wrong = append(w.Wrong, fmt.Sprintf(format, args...))
}

// TestAttackChild looks at one ordeal after another until its input ends.
func TestAttackChild(t *testing.T) {
	path := os.Getenv(attackVar)
	if path == "" {
		t.Skip("runs inside the child processes of another test")
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var truths map[KeyKind]*truth
	if err := json.Unmarshal(text, &truths); err != nil {
		t.Fatal(err)
	}
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		var o ordeal
		if err := json.Unmarshal(in.Bytes(), &o); err != nil {
			t.Fatal(err)
		}
		line, err := json.Marshal(o.judge(truths[o.World.Key]))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Printf("%s\n", line)
	}
}

func (o ordeal) judge(known *truth) (w verdict) {
	ctx := context.Background()
	k := &sharedKeychain{dir: o.Keychain}
	start := time.Now()
	w.Outcome = o.look(ctx, k, known, &w)
	w.Took = time.Since(start)
	if o.Twice && len(w.Wrong) == 0 {
		again := o.look(ctx, k, known, &w)
		if w.Outcome == "whole" && again != "whole" {
			w.wrong("the second time it is %s", again)
		}
	}
	if o.Backup != "" && len(w.Wrong) == 0 && (o.Always || w.Outcome != "whole") {
		w.Restored = o.restore(ctx, k, known, &w)
	}
	return w
}

// look opens the store and reads everything.
func (o ordeal) look(ctx context.Context, k Keychain, known *truth, w *verdict) string {
	v, err := Open(ctx, o.Dir, o.World.options(k))
	if err != nil {
		return refusal(err, w)
	}
	outcome := known.compare(ctx, v, w, o.excused)
	err = attackedNotes(v, "probe").Put(ctx, "probe", note{})
	switch {
	case outcome == "whole":
		err = errors.Join(err, attackedNotes(v, "probe").Delete(ctx, "probe"))
		if err != nil {
			w.wrong("a whole store takes no changes: %v", err)
		}
	case !problem.Is(err, problem.Damaged):
		w.wrong("a damaged store takes a change: %v", err)
	}
	if err := v.Close(); err != nil {
		w.wrong("closing: %v", err)
	}
	return outcome
}

// refusal checks the words of an error.
func refusal(err error, w *verdict) string {
	p := problem.From(err)
	if p.Code == problem.Internal || p.Message == "" || p.Hint == "" {
		w.wrong("an error without words for people: %v", err)
	}
	if p.Code == problem.NotFound {
		w.wrong("a store that was attacked is absent in silence")
	}
	return "refused (" + string(p.Code) + ")"
}

// compare reads everything and says how the store is. An excused one may be older.
func (known *truth) compare(ctx context.Context, v *Vault, w *verdict, excused bool) string {
	former, unread, seen := 0, 0, map[string]bool{}
	value := func(name, got string, err error) {
		seen[name] = true
		switch {
		case problem.Is(err, problem.Damaged):
			unread++
		case err != nil:
			w.wrong("%s: %v", name, err)
		case got == known.Now[name]:
		case slices.Contains(known.Ever[name], got):
			former++
		default:
			w.wrong("%s was never %.80q", name, got)
		}
	}
	for _, class := range recordClasses {
		notes, last := attackedNotes(v, class), ""
		ids, err := notes.IDs()
		if err != nil {
			w.wrong("listing: %v", err)
		}
		if notes.Count() != len(ids) {
			w.wrong("%d ids and a count of %d", len(ids), notes.Count())
		}
		for _, id := range ids {
			n, err := notes.Get(ctx, id)
			if err != nil && n != (note{}) {
				w.wrong("%s/%s: an error came with data", class, id)
			}
			if sort := notes.Sort(n) + id; err == nil {
				if sort <= last {
					w.wrong("%s/%s is not in its place", class, id)
				}
				last = sort
			}
			value(class+"/"+id, fmt.Sprint(n), err)
		}
	}
	for _, class := range documentClasses {
		docs := v.Documents(class)
		ids, err := docs.IDs()
		if err != nil {
			w.wrong("listing: %v", err)
		}
		for _, id := range ids {
			data, err := docs.Get(ctx, id)
			if err != nil && data != nil {
				w.wrong("%s/%s: an error came with data", class, id)
			}
			value(class+"/"+id, string(data), err)
		}
	}
	missing := 0
	for name := range known.Now {
		if !seen[name] {
			missing++
		}
	}
	d := v.Damage()
	if d == nil {
		if former+missing > 0 && !excused || unread > 0 {
			w.wrong("in silence: %d former values, %d unreadable, %d missing", former, unread, missing)
		}
		return "whole"
	}
	if d.Problem == nil || d.Problem.Code != problem.Damaged || d.Problem.Message == "" || d.Problem.Hint == "" {
		w.wrong("damage without words: %+v", d)
	}
	if former+missing > 0 && d.Reason != Older && d.Reason != Catalogue {
		w.wrong("%d former values and %d missing, and the damage is %s: %v", former, missing, d.Reason, d.Problem)
	}
	if unread > 0 && len(d.Affected) == 0 {
		w.wrong("%d unreadable, and the damage (%s) affects nothing", unread, d.Reason)
	}
	return "damaged (" + string(d.Reason) + ")"
}

// restore brings the store back and checks that it stays.
func (o ordeal) restore(ctx context.Context, k *sharedKeychain, known *truth, w *verdict) string {
	v, r, err := Restore(ctx, o.Dir, o.Backup, o.World.options(k))
	if err != nil {
		said := refusal(err, w)
		if o.Intact {
			w.wrong("the backup does not restore: %v", err)
		}
		if v != nil {
			w.wrong("an error came with a store")
		}
		o.look(ctx, k, known, w)
		return said
	}
	if o.Intact && r.Lost+r.Missing+r.Older > 0 {
		w.wrong("the backup holds everything, and the restore says: %+v", r)
	}
	// From an old backup under the new one's name comes an old truth. It is said how much is missing, where anything outside
	// the folder knows of it.
	o.excused = !o.Intact && (r.Missing+r.Older+r.Lost > 0 || o.World.Key == PassphraseKey)
	if outcome := known.compare(ctx, v, w, o.excused); outcome != "whole" {
		w.wrong("restored, it is %s", outcome)
	}
	if !r.Receipt.KeyGone {
		w.wrong("the old key is not gone")
	}
	if err := v.Close(); err != nil {
		w.wrong("closing what was restored: %v", err)
	}
	if again := o.look(ctx, k, known, w); again != "whole" {
		w.wrong("after the restore it is %s", again)
	}
	if left := o.left(k); left != "" {
		w.wrong("after the restore: %s", left)
	}
	return "whole"
}

// left is what a restored store has around it that it should not have.
func (o ordeal) left(k *sharedKeychain) string {
	s, err := look(o.Dir)
	if err != nil || len(s.generations) != 1 || len(s.unfinished)+len(s.gone) != 0 || s.inCurrent != s.generations[0] {
		return fmt.Sprintf("%+v %v", s, err)
	}
	entries, err := os.ReadDir(k.dir)
	if err != nil {
		return err.Error()
	}
	for _, e := range entries {
		if name := e.Name(); strings.HasPrefix(name, "vault-") && name != s.inCurrent.item() {
			return "a key of another generation is still held"
		}
	}
	return ""
}

// judge is a child process that looks at ordeals; it is started anew when it dies.
type judge struct {
	self  string // this test program
	truth string // path
	cmd   *exec.Cmd
	in    io.WriteCloser
	lines chan []byte
	said  *bytes.Buffer
}

func (j *judge) start() error {
	cmd := exec.Command(j.self, "-test.run=^TestAttackChild$")
	cmd.Env = append(os.Environ(), attackVar+"="+j.truth)
	j.said = &bytes.Buffer{}
	cmd.Stderr = j.said
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		return err
	}
	j.cmd, j.in, j.lines = cmd, in, make(chan []byte)
	go func(lines chan<- []byte) {
		defer close(lines)
		for r := bufio.NewReaderSize(out, 1<<20); ; {
			line, err := r.ReadBytes('\n')
			if err != nil {
				return
			}
			lines <- line
		}
	}(j.lines)
	return nil
}

func (j *judge) stop() {
	if j.cmd != nil {
		_ = j.in.Close()
		_ = j.cmd.Process.Kill()
		for range j.lines {
		}
		_ = j.cmd.Wait()
		j.cmd = nil
	}
}

// ask gives the verdict; a process that dies or waits for something is one, too.
func (j *judge) ask(o ordeal) (w verdict) {
	if j.cmd == nil {
		if err := j.start(); err != nil {
			w.wrong("starting the child: %v", err)
			return w
		}
	}
	text, _ := json.Marshal(o)
	_, _ = j.in.Write(append(text, '\n'))
	limit := attackWait
	if o.Twice || o.Backup != "" {
		limit *= 3
	}
	select {
	case line, ok := <-j.lines:
		if ok {
			if err := json.Unmarshal(line, &w); err != nil {
				w.wrong("%v: %s", err, line)
			}
			return w
		}
		_ = j.cmd.Wait()
		end := j.said.String()
		w.wrong("the process died: %v: %.2000s", j.cmd.ProcessState, end[:min(len(end), 2000)])
		j.cmd = nil
	case <-time.After(limit):
		w.wrong("it hangs")
		j.stop()
	}
	return w
}

// writeTruths gives the children what is true.
func writeTruths(t testing.TB, preys []*prey) string {
	t.Helper()
	truths := map[KeyKind]*truth{}
	for _, p := range preys {
		truths[p.world.Key] = p.truth
	}
	text, err := json.Marshal(truths)
	path := filepath.Join(t.TempDir(), "truth")
	if err := errors.Join(err, os.WriteFile(path, text, 0o600)); err != nil {
		t.Fatal(err)
	}
	return path
}

// scene lays an attacked image out beside a copy of the keychain and something outside that nobody may touch.
func (p *prey) scene(at string, im image) (ordeal, error) {
	o := ordeal{Dir: filepath.Join(at, "vault"), Keychain: filepath.Join(at, "keychain"), World: p.world}
	err := errors.Join(im.write(o.Dir), p.keychain.write(o.Keychain), outside.write(filepath.Join(at, "outside")))
	if n := im[p.backup]; n.kind == regular && n.size > 0 {
		o.Backup, o.Intact = filepath.Base(p.backup), bytes.Equal(n.bytes(), p.closed[p.backup].bytes())
	}
	return o, err
}

// outside is what lies beside the store's folder.
var outside = image{
	"thesis.odt": file([]byte("nothing of Autojob's")), "new-draft.odt": file([]byte("a draft")), "tmp-notes": file([]byte("notes")),
	"old.autojob": file([]byte("an export")), "000001.sst": file([]byte("a table")), "db/MANIFEST": file([]byte("a list")), "db": {kind: folder},
}

func outsideTouched(at string) string {
	now, err := readImage(filepath.Join(at, "outside"))
	if err != nil {
		return err.Error()
	}
	for name, n := range outside {
		if have, ok := now[name]; !ok || have.size != n.size || !bytes.Equal(have.data, n.data) {
			return name + " outside the folder was changed"
		}
	}
	if !outside.same(now) {
		return "something was written outside the folder"
	}
	return ""
}

// campaign is what a run came to.
type campaign struct {
	mu       sync.Mutex
	outcomes map[string]map[string]int // by kind of attack
	totals   map[string]int
	restored int
	slowest  time.Duration
	wrong    int
}

func newCampaign() *campaign {
	return &campaign{outcomes: map[string]map[string]int{}, totals: map[string]int{}}
}

// counted sums the outcomes that begin so.
func (c *campaign) counted(beginning string) (sum int) {
	for outcome, n := range c.totals {
		if strings.HasPrefix(outcome, beginning) {
			sum += n
		}
	}
	return sum
}

func (c *campaign) note(kind string, w verdict) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.outcomes[kind] == nil {
		c.outcomes[kind] = map[string]int{}
	}
	c.outcomes[kind][w.Outcome]++
	c.totals[w.Outcome]++
	if w.Restored == "whole" {
		c.restored++
	}
	c.slowest = max(c.slowest, w.Took)
	if len(w.Wrong) > 0 {
		c.wrong++
	}
}

func (c *campaign) table() string {
	var b strings.Builder
	for _, kind := range slices.Sorted(maps.Keys(c.outcomes)) {
		fmt.Fprintf(&b, "\n%-34s", kind)
		for _, o := range slices.Sorted(maps.Keys(c.outcomes[kind])) {
			fmt.Fprintf(&b, " %s: %d;", o, c.outcomes[kind][o])
		}
	}
	return b.String()
}

// eachAttack runs do for the numbers below n, with a judge and a folder for each core.
func eachAttack(t *testing.T, preys []*prey, n int, do func(i int, j *judge, at string)) {
	t.Helper()
	truths, program := writeTruths(t, preys), self(t)
	next := make(chan int)
	var all sync.WaitGroup
	for range min(n, runtime.NumCPU()) {
		at := t.TempDir()
		all.Go(func() {
			j := &judge{self: program, truth: truths}
			defer j.stop()
			for i := range next {
				do(i, j, at)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
}

func TestAttacks(t *testing.T) {
	if testing.Short() {
		t.Skip("the work is done in processes of its own: this runs without the race detector")
	}
	preys := []*prey{newPrey(t, KeychainKey, 1)}
	n, seed := rounds(150, 10000), uint64(7)
	if rounds(0, 1) == 1 {
		preys = append(preys, newPrey(t, BothKeys, 2), newPrey(t, PassphraseKey, 3))
	}
	c := newCampaign()
	only, again := os.LookupEnv(onlyVar)
	eachAttack(t, preys, n, func(i int, j *judge, at string) {
		if again && only != strconv.Itoa(i) {
			return
		}
		a := newAttacker(preys, seed, i)
		kind := a.attack()
		o, err := a.prey.scene(at, a.im)
		o.Twice, o.Always = a.rng.IntN(3) == 0, a.rng.IntN(8) == 0
		if err != nil {
			t.Error(err)
			return
		}
		w := j.ask(o)
		if len(w.Wrong) == 0 {
			if why := outsideTouched(at); why != "" {
				w.wrong("%s", why)
			}
		}
		c.note(kind, w)
		if len(w.Wrong) > 0 {
			t.Errorf("%d: %s (%s, %s): %s", i, kind, a.prey.world.Key, strings.Join(a.did, ", "), strings.Join(w.Wrong, "; "))
		}
	})
	t.Log(c.table())
	if again {
		return
	}
	refused, damaged := c.counted("refused"), c.counted("damaged")
	if refused+damaged < n/3 || c.totals["whole"] == 0 && n > 100 {
		t.Errorf("%v: these attacks do not bite", c.totals)
	}
	proofs.Campaign(t, n, fmt.Sprintf("attacks of %d kinds on the folder, without the key: %d without effect, %d told as damage, %d refused to open; %d wrong or missing in silence, dead or waiting; %d restored, each whole; the slowest took %v",
		len(c.outcomes), c.totals["whole"], damaged, refused, c.wrong, c.restored, c.slowest.Round(10*time.Millisecond)))
}

// newAttacker is the one of the attack with this number.
func newAttacker(preys []*prey, seed uint64, number int) *attacker {
	rng := rand.New(rand.NewPCG(seed, uint64(number)))
	a := &attacker{rng: rng, prey: preys[0]}
	if k := rng.IntN(5); k < 3 && len(preys) > k {
		a.prey = preys[k]
	}
	a.begin()
	return a
}
