package vault

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"autojob/backend/core/problem"

	"github.com/godbus/dbus/v5"
	gokeyring "github.com/zalando/go-keyring"
)

// The troubles that a real keyring daemon can have while a store is there or open. Each runs in a session of its own.

func TestTheRealKeyringInTrouble(t *testing.T) {
	for scenario := range keyringTroubles {
		if scenario == "second process" {
			continue // a child of the others
		}
		t.Run(scenario, func(t *testing.T) {
			t.Parallel()
			inSession(t, keyringHome(t), unlocked+"export daemon; ", scenario, filepath.Join(t.TempDir(), "vault"))
		})
	}
}

var keyringTroubles = map[string]func(t *testing.T, dir string, opt Options){
	"another key":    anotherKeyInTheKeyring,
	"anchor":         anAnchorLostOrReplaced,
	"killed":         aDaemonKilledWhileOpen,
	"stopped":        aDaemonThatHangsWhileOpen,
	"locked later":   aKeyringLockedWhileOpen,
	"second process": aSecondProcess,
	"erased":         nothingLeftInTheKeyring,
}

func made(t *testing.T, dir string, opt Options) *Vault {
	t.Helper()
	v, err := Create(context.Background(), dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	filled(t, v)
	return v
}

func reopened(t *testing.T, dir string, opt Options) *Vault {
	t.Helper()
	v, err := Open(context.Background(), dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func anotherKeyInTheKeyring(t *testing.T, dir string, opt Options) {
	ctx := context.Background()
	v := made(t, dir, opt)
	item := v.keys.generation.item()
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	right, err := opt.Keychain.Get(ctx, item)
	if err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	for _, other := range [][]byte{randomBytes(rootSize), {}, right[:31], append(right[:len(right):len(right)], 0)} {
		if err := opt.Keychain.Set(ctx, item, other); err != nil {
			t.Fatal(err)
		}
		_, err := Open(ctx, dir, opt)
		wantProblem(t, err, problem.WrongKey)
	}
	if err := gokeyring.Set(keychainService, item, "not base64, as another program may have written it"); err != nil {
		t.Fatal(err)
	}
	_, err = Open(ctx, dir, opt)
	wantProblem(t, err, problem.Unavailable)
	if tree(t, dir) != before {
		t.Error("the folder was changed")
	}
	if err := opt.Keychain.Set(ctx, item, right); err != nil {
		t.Fatal(err)
	}
	v = reopened(t, dir, opt)
	wantFilled(t, v)
	v.Close()
}

func anAnchorLostOrReplaced(t *testing.T, dir string, opt Options) {
	ctx := context.Background()
	v := made(t, dir, opt)
	item := v.store.anchorItem()
	anchored := func() uint64 {
		t.Helper()
		sequence, ok, err := keptAnchor(ctx, opt.Keychain, item)
		if err != nil || !ok {
			t.Fatalf("%t %v", ok, err)
		}
		return sequence
	}
	for name, harm := range map[string]func(uint64) error{
		"removed":   func(uint64) error { return opt.Keychain.Delete(ctx, item) },
		"garbage":   func(uint64) error { return opt.Keychain.Set(ctx, item, []byte("garbage")) },
		"set lower": func(s uint64) error { return opt.Keychain.Set(ctx, item, binary.BigEndian.AppendUint64(nil, s-3)) },
	} {
		sequence := v.index.head.sequence
		if err := v.Close(); err != nil || anchored() != sequence {
			t.Fatalf("%v, %d is anchored, not %d", err, anchored(), sequence)
		}
		if err := harm(sequence); err != nil {
			t.Fatal(err)
		}
		v = reopened(t, dir, opt)
		wantFilled(t, v)
		if err := v.Settle(ctx); err != nil || anchored() != sequence {
			t.Fatalf("%s: it was not written again: %v", name, err)
		}
	}
	sequence := v.index.head.sequence
	if err := errors.Join(v.Close(), opt.Keychain.Set(ctx, item, binary.BigEndian.AppendUint64(nil, sequence+4))); err != nil {
		t.Fatal(err)
	}
	v = reopened(t, dir, opt)
	wantDamage(t, v, Older)
	if d := v.Damage(); d.Missing != 4 {
		t.Errorf("%+v", d)
	}
	if _, err := v.Accept(ctx, nil); err != nil {
		t.Fatal(err)
	}
	wantFilled(t, v)
	v.Close()
	v = reopened(t, dir, opt)
	wantFilled(t, v)
	v.Close()
}

// signal reaches the daemon that the session started.
func signal(t *testing.T, s syscall.Signal) {
	t.Helper()
	pid, err := strconv.Atoi(os.Getenv("daemon"))
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, s); err != nil {
		t.Fatal(err)
	}
}

func startDaemon(t *testing.T) {
	t.Helper()
	cmd := exec.Command("gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground")
	cmd.Stdin = strings.NewReader("pw")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = cmd.Process.Kill(), cmd.Wait() })
}

// withoutTheKeyring is what goes on while the keyring does not answer as it should, and what does not.
func withoutTheKeyring(t *testing.T, v *Vault, dir string, want problem.Code) {
	t.Helper()
	ctx, notes := context.Background(), In[note](v, "note", 1)
	start := time.Now()
	for i := range 20 {
		if err := notes.Put(ctx, "beside", note{Rank: i}); err != nil {
			t.Fatal(err)
		}
	}
	if d := time.Since(start); d > 10*time.Second {
		t.Errorf("20 writes took %v: they wait for the keychain", d)
	}
	err := v.Settle(ctx)
	t.Logf("settling: %v", err)
	wantProblem(t, err, want)
	before := v.Generation()
	_, err = v.Renew(ctx, Renewal{}, nil)
	t.Logf("erasing: %v", err)
	wantProblem(t, err, want)
	if v.Generation() != before {
		t.Error("there is a new generation")
	}
	if n, err := notes.Get(ctx, "beside"); err != nil || n.Rank != 19 {
		t.Errorf("%v %v", n, err)
	}
}

// withTheKeyring is what is caught up with once it answers again.
func withTheKeyring(t *testing.T, v *Vault, dir string, opt Options) {
	t.Helper()
	ctx := context.Background()
	if err := In[note](v, "note", 1).Delete(ctx, "beside"); err != nil {
		t.Fatal(err)
	}
	for waited := time.Duration(0); ; waited += 50 * time.Millisecond { // the keeper tries again by itself after the write
		s, ok, err := keptAnchor(ctx, opt.Keychain, v.store.anchorItem())
		if ok && err == nil && s == v.index.head.sequence {
			break
		}
		if waited > 10*time.Second {
			t.Fatalf("the anchor is %d (%t, %v), not %d", s, ok, err, v.index.head.sequence)
		}
		time.Sleep(50 * time.Millisecond)
	}
	if r, err := v.Renew(ctx, Renewal{}, nil); err != nil || !r.KeyGone {
		t.Fatalf("%+v %v", r, err)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	v = reopened(t, dir, opt)
	wantFilled(t, v)
	if one(t, dir) != v.Generation() {
		t.Error("another generation is there")
	}
	v.Close()
}

func aDaemonKilledWhileOpen(t *testing.T, dir string, opt Options) {
	opt.delay = 100 * time.Millisecond
	v := made(t, dir, opt)
	if out, err := second(dir); err != nil || !strings.Contains(out, "in_use") {
		t.Errorf("a second process: %v %s", err, out)
	}
	signal(t, syscall.SIGKILL)
	withoutTheKeyring(t, v, dir, problem.NoKeychain)
	if err := v.Close(); err != nil { // and closing neither fails nor hangs
		t.Fatal(err)
	}
	_, err := Open(context.Background(), dir, opt)
	wantProblem(t, err, problem.NoKeychain)
	startDaemon(t)
	for range 100 {
		if v, err = Open(context.Background(), dir, opt); err == nil {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil {
		t.Fatal(err)
	}
	withTheKeyring(t, v, dir, opt)
}

// waits sets how long the open store waits for the keychain.
func waits(v *Vault, limit time.Duration) {
	v.keeper.writing.Lock()
	defer v.keeper.writing.Unlock()
	v.opt.Keychain = SystemKeychain{Wait: limit}
	v.keeper.keychain = v.opt.Keychain
}

func aDaemonThatHangsWhileOpen(t *testing.T, dir string, opt Options) {
	opt.delay = 100 * time.Millisecond
	v := made(t, dir, opt)
	waits(v, 500*time.Millisecond)
	signal(t, syscall.SIGSTOP)
	withoutTheKeyring(t, v, dir, problem.Locked)
	_, err := Open(context.Background(), dir+"-none", opt)
	wantProblem(t, err, problem.NotFound)
	signal(t, syscall.SIGCONT)
	waits(v, 10*time.Second)
	withTheKeyring(t, v, dir, opt)
	for range 100 { // what was given up stores nothing for good
		if left := keyringItems(t); left == 2 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("%d items are in the keyring", keyringItems(t))
}

// keyringItems counts what the login keyring holds.
func keyringItems(t *testing.T) int {
	t.Helper()
	conn, err := dbus.ConnectSessionBus()
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	v, err := conn.Object("org.freedesktop.secrets", "/org/freedesktop/secrets/collection/login").GetProperty("org.freedesktop.Secret.Collection.Items")
	if err != nil {
		t.Fatal(err)
	}
	items, _ := v.Value().([]dbus.ObjectPath)
	return len(items)
}

func aKeyringLockedWhileOpen(t *testing.T, dir string, opt Options) {
	opt.delay = 100 * time.Millisecond
	v := made(t, dir, opt)
	waits(v, 2*time.Second)
	conn, err := dbus.ConnectSessionBus()
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	var done []dbus.ObjectPath
	var prompt dbus.ObjectPath
	err = conn.Object("org.freedesktop.secrets", "/org/freedesktop/secrets").
		Call("org.freedesktop.Secret.Service.Lock", 0, []dbus.ObjectPath{"/org/freedesktop/secrets/collection/login"}).Store(&done, &prompt)
	if err != nil || len(done) != 1 {
		t.Fatalf("locking: %v %v", done, err)
	}
	withoutTheKeyring(t, v, dir, problem.Locked)
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), dir, opt)
	wantProblem(t, err, problem.Locked)
	// The person logs in again.
	signal(t, syscall.SIGKILL)
	startDaemon(t)
	for range 100 {
		if v, err = Open(context.Background(), dir, opt); err == nil {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil {
		t.Fatal(err)
	}
	withTheKeyring(t, v, dir, opt)
}

// second opens the store in another process of the same session.
func second(dir string) (said string, err error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	cmd := exec.Command(path, "-test.run=^TestInsideKeyring$", "-test.v")
	cmd.Env = append(os.Environ(), "AUTOJOB_KEYRING=second process", "AUTOJOB_VAULT="+dir)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func aSecondProcess(t *testing.T, dir string, opt Options) {
	_, err := Open(context.Background(), dir, opt)
	wantProblem(t, err, problem.InUse)
	fmt.Println(problem.From(err).Code)
}

func nothingLeftInTheKeyring(t *testing.T, dir string, opt Options) {
	ctx := context.Background()
	v := made(t, dir, opt)
	old := v.keys.generation.item()
	if r, err := v.Renew(ctx, Renewal{}, nil); err != nil || !r.KeyGone {
		t.Fatalf("%+v %v", r, err)
	}
	if _, err := gokeyring.Get(keychainService, old); !errors.Is(err, gokeyring.ErrNotFound) {
		t.Errorf("the old key: %v", err)
	}
	if n := keyringItems(t); n != 2 {
		t.Errorf("%d items, want key and anchor", n)
	}
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	if gone, err := Destroy(ctx, dir, opt); err != nil || !gone || keyringItems(t) != 0 {
		t.Errorf("%t %v, %d items are left", gone, err, keyringItems(t))
	}
}
