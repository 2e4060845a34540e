package vault

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"autojob/backend/core/problem"
)

// conformKeychain is what every Keychain does.
func conformKeychain(t *testing.T, k Keychain) {
	t.Helper()
	ctx := context.Background()
	secret := randomBytes(32)
	if _, err := k.Get(ctx, "vault-conform"); !errors.Is(err, ErrNoItem) {
		t.Fatalf("an absent item gives %v", err)
	}
	if err := k.Delete(ctx, "vault-conform"); !errors.Is(err, ErrNoItem) {
		t.Fatalf("deleting an absent item gives %v", err)
	}
	for range 2 { // the second Set replaces
		if err := k.Set(ctx, "vault-conform", secret); err != nil {
			t.Fatal(err)
		}
		got, err := k.Get(ctx, "vault-conform")
		if err != nil || !bytes.Equal(got, secret) {
			t.Fatalf("%x %v", got, err)
		}
		secret = randomBytes(32)
	}
	if err := k.Delete(ctx, "vault-conform"); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Get(ctx, "vault-conform"); !errors.Is(err, ErrNoItem) {
		t.Fatalf("a deleted item gives %v", err)
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := k.Get(ended, "vault-conform"); !problem.Is(err, problem.Cancelled) {
		t.Fatalf("a cancelled call gives %v", err)
	}
}

func TestTheMemoryKeychainConforms(t *testing.T) { conformKeychain(t, &MemoryKeychain{}) }

func TestKeychainErrorsAreToldApart(t *testing.T) {
	for text, want := range map[string]problem.Code{
		`exec: "dbus-launch": executable file not found in $PATH`:                        problem.NoKeychain,
		"The name org.freedesktop.secrets was not provided by any .service files":        problem.NoKeychain,
		"dial unix /run/user/1000/bus: connect: no such file or directory":               problem.NoKeychain,
		"failed to unlock correct collection '/org/freedesktop/secrets/aliases/default'": problem.Locked,
		"Object does not exist at path “/org/freedesktop/secrets/collection/login”":      problem.NoKeychain,
		"something never seen":                            problem.Unavailable,
		"secret not found in keyring, says somebody else": problem.Unavailable,
		"org.freedesktop.Secret.Error.IsLocked":           problem.Locked,
	} {
		if err := sortKeychainError(errors.New(text)); !problem.Is(err, want) {
			t.Errorf("%q is sorted as %v, want %s", text, err, want)
		}
	}
}

func TestAKeychainThatNeverAnswersEndsInLocked(t *testing.T) {
	hang := make(chan struct{})
	undone := make(chan struct{})
	s := SystemKeychain{Wait: 20 * time.Millisecond}
	start := time.Now()
	err := s.call(context.Background(), func() { close(undone) }, func() error { <-hang; return nil })
	wantProblem(t, err, problem.Locked)
	if d := time.Since(start); d > 5*time.Second {
		t.Fatalf("waited %v", d)
	}
	close(hang) // the person answers the prompt at last
	select {
	case <-undone:
	case <-time.After(5 * time.Second):
		t.Fatal("a late success was not undone")
	}
	err = s.call(context.Background(), nil, func() error { panic("odd answer") })
	wantProblem(t, err, problem.Unavailable)
}

// refusing answers err to one kind of call.
func refusing(call string, err error) *MemoryKeychain {
	return &MemoryKeychain{Refuse: func(_ context.Context, c, _ string) error {
		if c == call {
			return err
		}
		return nil
	}}
}

func TestARefusedKeychainLeavesNoStoreAndNoKey(t *testing.T) {
	for _, call := range []string{"set", "get"} {
		for _, refusal := range []*problem.Error{locked(nil), noKeychain(nil), oddKeychain(nil)} {
			k, dir := refusing(call, refusal), filepath.Join(t.TempDir(), "vault")
			_, err := Create(context.Background(), dir, Options{Keychain: k})
			wantProblem(t, err, refusal.Code)
			if s, err := Inspect(context.Background(), dir); err != nil || s.Status != Absent {
				t.Fatalf("%+v %v", s, err)
			}
			if names := k.Names(); len(names) != 0 {
				t.Fatalf("keys left behind: %v", names)
			}
			k.Refuse = nil
			v, err := Create(context.Background(), dir, Options{Keychain: k})
			if err != nil {
				t.Fatalf("after the refusal: %v", err)
			}
			v.Close()
		}
	}
}

func TestAForgetfulKeychainIsNoticedBeforeDataDependsOnIt(t *testing.T) {
	_, err := Create(context.Background(), filepath.Join(t.TempDir(), "v"), Options{Keychain: forgetful{}})
	wantProblem(t, err, problem.Unavailable)
}

type forgetful struct{}

func (forgetful) Get(context.Context, string) ([]byte, error) { return nil, ErrNoItem }
func (forgetful) Set(context.Context, string, []byte) error   { return nil }
func (forgetful) Delete(context.Context, string) error        { return ErrNoItem }

func TestEachKeyTroubleHasItsOwnProblem(t *testing.T) {
	ctx := context.Background()
	v, dir, opt := store(t)
	if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	name := "vault-" + v.Generation()
	k := opt.Keychain.(*MemoryKeychain)
	root, err := k.Get(ctx, name)
	if err != nil {
		t.Fatal(err)
	}
	before := tree(t, dir)
	for _, c := range []struct {
		what string
		with Keychain
		want problem.Code
	}{
		{"an empty keychain", &MemoryKeychain{}, problem.KeyMissing},
		{"no keychain", refusing("get", noKeychain(nil)), problem.NoKeychain},
		{"a locked keychain", refusing("get", locked(nil)), problem.Locked},
		{"an odd keychain", refusing("get", errors.New("odd")), problem.Unavailable},
		{"another key", holding(t, name, randomBytes(32)), problem.WrongKey},
		{"a short key", holding(t, name, root[:31]), problem.WrongKey},
	} {
		_, err := Open(ctx, dir, Options{Keychain: c.with})
		if !problem.Is(err, c.want) {
			t.Errorf("%s gives %v, want %s", c.what, err, c.want)
		}
		if m, ok := c.with.(*MemoryKeychain); ok && c.want == problem.KeyMissing && len(m.Names()) != 0 {
			t.Error("Open made a key")
		}
		if after := tree(t, dir); after != before {
			t.Errorf("%s: a refused Open changed the folder:\n%s\n%s", c.what, before, after)
		}
	}
	again, err := Open(ctx, dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

func holding(t *testing.T, name string, secret []byte) *MemoryKeychain {
	t.Helper()
	k := &MemoryKeychain{}
	if err := k.Set(context.Background(), name, secret); err != nil {
		t.Fatal(err)
	}
	return k
}

// cheap is a derivation that takes milliseconds.
func cheap() *kdf { return &kdf{Name: "argon2id", Time: 1, MemoryKiB: 64, Threads: 1} }

func TestAPassphraseOpensWithoutAKeychain(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "vault")
	with := func(p string) Options {
		return Options{Keychain: refusing("get", errors.New("not to be asked")), Passphrase: []byte(p), kdf: cheap()}
	}
	_, err := Create(ctx, dir, with("short"))
	wantProblem(t, err, problem.Invalid)
	// The caller's passphrase stays what it is: Create seals and opens with it.
	plain := with("four plain short words")
	if v, err := Create(ctx, filepath.Join(t.TempDir(), "plain"), plain); err != nil || string(plain.Passphrase) != "four plain short words" {
		t.Fatalf("%q, %v", plain.Passphrase, err)
	} else if err := v.Close(); err != nil {
		t.Fatal(err)
	}
	// "ﬁ" is one character of its own, and "é" may be one or two: NFKC makes them the same.
	v, err := Create(ctx, dir, with("caf\u00e9 \ufb01ne weather"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(In[note](v, "note", 1).Put(ctx, "a", note{Rank: 7}), v.Close()); err != nil {
		t.Fatal(err)
	}
	if s, err := inspect(dir, cheap().MemoryKiB); err != nil || s.Status != Passphrase {
		t.Fatalf("%+v %v", s, err)
	}
	if s, err := Inspect(ctx, dir); err != nil || s.Status != Damaged {
		t.Fatalf("a header below the floor is %+v, %v", s, err)
	}
	_, err = Open(ctx, dir, with(""))
	wantProblem(t, err, problem.Locked)
	_, err = Open(ctx, dir, with("cafe fine weather"))
	wantProblem(t, err, problem.WrongKey)
	v, err = Open(ctx, dir, with("cafe\u0301 fine weather"))
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	if n, err := In[note](v, "note", 1).Get(ctx, "a"); err != nil || n.Rank != 7 {
		t.Fatalf("%v %v", n, err)
	}
}

func TestTheUsualDerivationIsWithinItsBounds(t *testing.T) {
	p := usualKDF()
	p.Salt = randomBytes(16)
	if err := p.check(floorMemoryKiB); err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		t.Skip("one derivation takes 256 MiB and a second")
	}
	start := time.Now()
	p.key([]byte("correct horse battery"))
	t.Logf("one derivation: %v", time.Since(start).Round(time.Millisecond))
	for _, change := range []func(*kdf){
		func(p *kdf) { p.MemoryKiB = floorMemoryKiB - 1 }, func(p *kdf) { p.MemoryKiB = 1<<32 - 1 },
		func(p *kdf) { p.Time = 0 }, func(p *kdf) { p.Time = 1 << 20 }, func(p *kdf) { p.Threads = 0 },
		func(p *kdf) { p.Threads = 255 }, func(p *kdf) { p.Name = "argon2i" }, func(p *kdf) { p.Salt = p.Salt[:8] },
	} {
		q := p
		change(&q)
		if q.check(floorMemoryKiB) == nil {
			t.Errorf("%+v is accepted", q)
		}
	}
}

// self is the path of this test program.
func self(t testing.TB) string {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return path
}
