package vault

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"autojob/backend/bench/proofs"
	"autojob/backend/core/problem"
)

// Children of this test program play the second process and the one that is killed. They get the root key by a pipe.

const (
	childVar    = "AUTOJOB_VAULT_CHILD"
	keychainVar = "AUTOJOB_VAULT_KEYCHAIN" // a folder for a sharedKeychain in place of the pipe
	busyVar     = "AUTOJOB_VAULT_BUSY"
)

// child starts this test program in a role; its keychain holds what the parent's does.
func child(t *testing.T, role, dir string, opt Options) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(self(t), "-test.run=^TestChild$")
	cmd.Env = append(os.Environ(), childVar+"="+role, "AUTOJOB_VAULT="+dir)
	var lines strings.Builder
	k := opt.Keychain.(*MemoryKeychain)
	for _, name := range k.Names() {
		secret, err := k.Get(context.Background(), name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&lines, "%s %s\n", name, base64.StdEncoding.EncodeToString(secret))
	}
	cmd.Stdin = strings.NewReader(lines.String())
	return cmd
}

func TestChild(t *testing.T) {
	role, dir := os.Getenv(childVar), os.Getenv("AUTOJOB_VAULT")
	if role == "" {
		t.Skip("runs inside the child processes of other tests")
	}
	ctx := context.Background()
	k := &MemoryKeychain{}
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		name, text, _ := strings.Cut(in.Text(), " ")
		secret, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		if err := k.Set(ctx, name, secret); err != nil {
			t.Fatal(err)
		}
	}
	switch role {
	case "open":
		v, err := Open(ctx, dir, Options{Keychain: k})
		if err == nil {
			v.Close()
			fmt.Println("open worked")
			return
		}
		p := problem.From(err)
		fmt.Println(p.Code, p.Message)
	case "check": // what the vault makes of a folder in which a bit was flipped
		fmt.Println(check(ctx, dir, Options{Keychain: k}))
	case "badger": // what Badger makes of a folder without the vault's care
		s, err := look(dir)
		if err != nil {
			t.Fatal(err)
		}
		id := s.generations[0]
		root, err := k.Get(ctx, id.item())
		if err != nil {
			t.Fatal(err)
		}
		keys := newKeyring(id, root)
		db, err := openStore(filepath.Join(dir, genPrefix+id.String(), dbName), keys.derive("badger"))
		if err != nil {
			t.Fatal(err)
		}
		if b, err := get(db, keys.headKey()); err == nil && b != nil {
			fmt.Println("head found")
		}
	case "create":
		// The key of a Create that is killed has to be seen by the parent, as a keychain's would.
		_, err := Create(ctx, dir, Options{Keychain: spoken{k}})
		fmt.Println("created", err)
	case "write":
		opt := Options{Keychain: k}
		if shared := os.Getenv(keychainVar); shared != "" {
			opt.Keychain = &sharedKeychain{dir: shared}
		}
		v, err := Open(ctx, dir, opt)
		if err == nil && v.Damage() != nil {
			err = v.Damage().Problem
		}
		if err != nil {
			fmt.Println("failed", err)
			return
		}
		if strings.Contains(os.Getenv(busyVar), "renew") { // new generations and backups come between the writes
			go func() {
				for n := 0; ; n++ {
					if n%2 == 0 {
						_, err = v.Renew(ctx, Renewal{}, nil)
					} else {
						_, err = v.Backup(ctx, nil)
					}
					if err != nil {
						fmt.Println("failed", err)
					}
				}
			}()
		}
		notes, docs := In[note](v, "note", 1), v.Documents("cv")
		bulk := In[string](v, "bulk", 1)
		start := notes.Count()
		for i := start; ; i++ {
			id := fmt.Sprintf("%06d", i)
			err := v.Write(ctx, func(b *Batch) error {
				n := note{Title: strings.Repeat("text ", i%400), Rank: i}
				if i%5 == 0 {
					if err := docs.PutIn(b, id, bytes.Repeat([]byte(id), 2000)); err != nil {
						return err
					}
				}
				if strings.Contains(os.Getenv(busyVar), "bulk") { // so that Badger makes new logs and tables all the time
					if err := bulk.PutIn(b, fmt.Sprint(i%20), strings.Repeat(id, 100_000)); err != nil {
						return err
					}
				}
				return notes.PutIn(b, id, n)
			})
			if err != nil {
				fmt.Println("failed", err)
				return
			}
			fmt.Println("stored", i)
		}
	}
}

// spoken tells the parent what it is given.
type spoken struct{ *MemoryKeychain }

func (s spoken) Set(ctx context.Context, name string, secret []byte) error {
	fmt.Println("key", name, base64.StdEncoding.EncodeToString(secret))
	return s.MemoryKeychain.Set(ctx, name, secret)
}

func TestASecondProcessIsToldThatTheStoreIsInUse(t *testing.T) {
	v, dir, opt := store(t)
	out, err := child(t, "open", dir, opt).CombinedOutput()
	if err != nil || !strings.HasPrefix(string(out), string(problem.InUse)+" ") {
		t.Fatalf("%v %s", err, out)
	}
	_, err = Open(context.Background(), dir, opt) // the same process, twice
	wantProblem(t, err, problem.InUse)
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	out, err = child(t, "open", dir, opt).CombinedOutput()
	if err != nil || !strings.HasPrefix(string(out), "open worked") {
		t.Fatalf("after the first closed it: %v %s", err, out)
	}
}

// rounds is the number of crashes: few in a usual run and fewer under the race detector, AUTOJOB_PROVE=1 for the long one.
func rounds(few, many int) int {
	switch {
	case os.Getenv("AUTOJOB_PROVE") == "1":
		return many
	case testing.Short() && few > 6:
		return few / 3
	}
	return few
}

func TestAKilledProcessLosesNothingItAcknowledged(t *testing.T) {
	ctx := context.Background()
	var dir string
	var opt Options
	unclean, acknowledged, before, n := 0, -1, 0, rounds(20, 300)
	for round := range n {
		if round%20 == 0 { // a new store now and then, so that the check after each kill stays short
			var v *Vault
			v, dir, opt = store(t)
			if err := v.Close(); err != nil {
				t.Fatal(err)
			}
			before, acknowledged = before+acknowledged+1, -1
		}
		cmd := child(t, "write", dir, opt)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// One kill in four at any moment from the start on, the others once the writes have begun.
		kill := func() { _ = cmd.Process.Kill() }
		var timer *time.Timer
		if round%4 == 0 {
			timer = time.AfterFunc(time.Duration(10+rand.IntN(200))*time.Millisecond, kill)
		}
		for lines := bufio.NewScanner(out); lines.Scan(); {
			word, rest, _ := strings.Cut(lines.Text(), " ")
			if word == "failed" {
				t.Fatalf("round %d: %s", round, rest)
			}
			if i, err := strconv.Atoi(rest); word == "stored" && err == nil {
				acknowledged = i
				if timer == nil {
					timer = time.AfterFunc(time.Duration(rand.IntN(150_000))*time.Microsecond, kill)
				}
			}
		}
		_ = cmd.Wait()
		if timer != nil {
			timer.Stop()
		}
		if lists, _ := filepath.Glob(filepath.Join(dir, genPrefix+"*", filesName)); len(lists) == 0 {
			unclean++
		}
		v, err := Open(ctx, dir, opt)
		if err != nil || v.Damage() != nil {
			t.Fatalf("round %d: opening after the kill: %v %+v", round, err, v.Damage())
		}
		i, err := written(v, acknowledged)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		docs := v.Documents("cv")
		if files, _ := os.ReadDir(filepath.Join(v.gen, docName)); len(files) != docs.Count() {
			t.Fatalf("round %d: %d files for %d documents", round, len(files), docs.Count())
		}
		acknowledged = i - 1
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if before += acknowledged + 1; before < n {
		t.Fatalf("only %d writes in %d rounds: the test proves too little", before, n)
	}
	if unclean == 0 {
		t.Fatal("no close was seen as unclean")
	}
	proofs.Campaign(t, n, fmt.Sprintf("%d writes acknowledged, %d unclean closes seen, 0 lost, 0 wrong", before, unclean))
}

// written checks everything that the role "write" puts into a store, and gives the number of records.
func written(v *Vault, acknowledged int) (int, error) {
	ctx := context.Background()
	notes, docs := In[note](v, "note", 1), v.Documents("cv")
	if notes.Count() < acknowledged+1 {
		return 0, fmt.Errorf("%d records, %d were acknowledged", notes.Count(), acknowledged+1)
	}
	i := 0
	for r, err := range notes.All(ctx) {
		if err != nil {
			return 0, fmt.Errorf("record %d: %w", i, err)
		}
		if r.Value.Rank != i || r.Value.Title != strings.Repeat("text ", i%400) {
			return 0, fmt.Errorf("record %d is wrong", i)
		}
		if i%5 == 0 {
			if d, err := docs.Get(ctx, r.ID); err != nil || !bytes.Equal(d, bytes.Repeat([]byte(r.ID), 2000)) {
				return 0, fmt.Errorf("document %d: %w", i, err)
			}
		}
		i++
	}
	return i, nil
}

func TestAKilledCreateLeavesNothingOrAStore(t *testing.T) {
	ctx := context.Background()
	var absentAfter, readyAfter int
	n := rounds(20, 300)
	for round := range n {
		dir, keys := filepath.Join(t.TempDir(), "vault"), &MemoryKeychain{}
		cmd := child(t, "create", dir, Options{Keychain: keys})
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		timer := time.AfterFunc(time.Duration(10+rand.IntN(130))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		created := false
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if f := strings.Fields(lines.Text()); len(f) == 3 && f[0] == "key" {
				secret, err := base64.StdEncoding.DecodeString(f[2])
				if err != nil {
					t.Fatal(err)
				}
				_ = keys.Set(ctx, f[1], secret)
			} else if len(f) > 1 && f[0] == "created" && f[1] == "<nil>" {
				created = true
			}
		}
		_ = cmd.Wait()
		timer.Stop()
		opt := Options{Keychain: keys}
		s, err := Inspect(ctx, dir)
		if err != nil {
			t.Fatal(err)
		}
		var v *Vault
		switch s.Status {
		case Absent:
			if created {
				t.Fatal("a created store is absent")
			}
			absentAfter++
			v, err = Create(ctx, dir, opt)
		case Ready:
			readyAfter++
			v, err = Open(ctx, dir, opt)
		default:
			t.Fatalf("round %d: %+v", round, s)
		}
		if err != nil {
			t.Fatalf("round %d, %s: %v", round, s.Status, err)
		}
		if err := errors.Join(In[note](v, "note", 1).Put(ctx, "a", note{}), v.Close()); err != nil {
			t.Fatal(err)
		}
		if names := keyNames(keys); len(names) != 1 || names[0] != "vault-"+v.Generation() {
			t.Fatalf("round %d: keys %v for generation %s", round, names, v.Generation())
		}
		if left, _ := filepath.Glob(filepath.Join(dir, newPrefix+"*")); len(left) != 0 {
			t.Fatalf("round %d: left behind: %v", round, left)
		}
	}
	proofs.Campaign(t, n, fmt.Sprintf("%d left no store, %d a whole one, each with one key", absentAfter, readyAfter))
}

// Each state that Create passes through, made by hand, so that none depends on the luck of a kill.
func TestEveryStepOfCreateCanBeTheLast(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	if err := errors.Join(In[note](v, "note", 1).Put(ctx, "a", note{Rank: 5}), v.Close()); err != nil {
		t.Fatal(err)
	}
	gen, current := filepath.Join(dir, genPrefix+v.Generation()), filepath.Join(dir, currentName)

	// After the first rename, before CURRENT: the store is whole and Open ends the work.
	if err := os.Remove(current); err != nil {
		t.Fatal(err)
	}
	if s, _ := Inspect(ctx, dir); s.Status != Ready {
		t.Fatalf("%+v", s)
	}
	if _, err := Create(ctx, dir, opt); !problem.Is(err, problem.Invalid) {
		t.Fatalf("Create beside a generation: %v", err)
	}
	_, err := Open(ctx, dir, Options{Keychain: &MemoryKeychain{}})
	wantProblem(t, err, problem.KeyMissing)
	if _, err := os.Stat(current); !errors.Is(err, fs.ErrNotExist) {
		t.Fatal("CURRENT was written before the key was seen")
	}
	v, err = Open(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := In[note](v, "note", 1).Get(ctx, "a"); err != nil || n.Rank != 5 {
		t.Fatalf("%v %v", n, err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(current); err != nil {
		t.Fatal(err)
	}

	// Two generations and no CURRENT: the one that came furthest counts, the other is not the store's own and goes.
	other := filepath.Join(dir, genPrefix+strings.Repeat("ab", 16))
	if err := errors.Join(os.Remove(current), makeDir(other), os.WriteFile(filepath.Join(other, headerName), []byte("x"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if v, err = Open(ctx, dir, opt); err != nil {
		t.Fatal(err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(other); !errors.Is(err, fs.ErrNotExist) {
		t.Fatal("a folder that is no generation stayed")
	}

	// Before the first rename: not a store, and the next Create takes folder and key away.
	err = opt.Keychain.Delete(ctx, v.store.anchorItem()) // it has none yet then
	if err := errors.Join(err, os.Rename(gen, filepath.Join(dir, newPrefix+v.Generation())), os.Remove(current)); err != nil {
		t.Fatal(err)
	}
	if s, _ := Inspect(ctx, dir); s.Status != Absent {
		t.Fatalf("%+v", s)
	}
	_, err = Open(ctx, dir, opt)
	wantProblem(t, err, problem.NotFound)
	fresh, err := Create(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	if names := keyNames(opt.Keychain.(*MemoryKeychain)); len(names) != 1 || names[0] != "vault-"+fresh.Generation() {
		t.Fatalf("keys %v", names)
	}
}
