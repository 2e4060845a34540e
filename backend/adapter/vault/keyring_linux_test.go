package vault

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"autojob/backend/core/problem"
)

// The tests here start a real gnome-keyring-daemon on a bus of its own and run TestInsideKeyring, in a child
// process, against it.

// keyringHome is a home folder of its own, with the environment to use it. Sessions that share it share its keyrings.
func keyringHome(t *testing.T) []string {
	t.Helper()
	for _, tool := range []string{"dbus-run-session", "gnome-keyring-daemon"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed; the real keychain is tested where it is", tool)
		}
	}
	home := t.TempDir()
	run := filepath.Join(home, "run")
	if err := errors.Join(os.Mkdir(run, 0o700), os.MkdirAll(filepath.Join(home, "data"), 0o700)); err != nil {
		t.Fatal(err)
	}
	return []string{"PATH=" + os.Getenv("PATH"), "HOME=" + home, "XDG_RUNTIME_DIR=" + run, "LC_ALL=C",
		"XDG_DATA_HOME=" + filepath.Join(home, "data"), "XDG_CONFIG_HOME=" + filepath.Join(home, "config"),
		"XDG_CACHE_HOME=" + filepath.Join(home, "cache"), "TMPDIR=" + home}
}

// inSession runs TestInsideKeyring with a scenario on a new bus after the shell has run prepare.
func inSession(t *testing.T, env []string, prepare, scenario, dir string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	script := prepare + ` "$0" -test.run='^TestInsideKeyring$' -test.v; code=$?; ` +
		`[ -z "$daemon" ] || kill "$daemon" 2>/dev/null; exit $code`
	config := filepath.Join(t.TempDir(), "bus.conf")
	if err := os.WriteFile(config, []byte(busConfig), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(ctx, "dbus-run-session", "--config-file="+config, "--", "bash", "-c", script, self(t))
	cmd.Env = append(env, "AUTOJOB_KEYRING="+scenario, "AUTOJOB_VAULT="+dir)
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestInsideKeyring") {
		t.Fatalf("scenario %s: %v\n%s", scenario, err, out)
	}
}

const (
	unlocked       = `printf pw | gnome-keyring-daemon --unlock --components=secrets --foreground >/dev/null 2>&1 & daemon=$!; ` + waitForService
	wrongPassword  = `printf other | gnome-keyring-daemon --unlock --components=secrets --foreground >/dev/null 2>&1 & daemon=$!; ` + waitForService
	noDaemon       = `daemon=; `
	emptyKeyrings  = `gnome-keyring-daemon --start --components=secrets --foreground >/dev/null 2>&1 & daemon=$!; ` + waitForService
	waitForService = `for i in $(seq 100); do dbus-send --session --dest=org.freedesktop.DBus --print-reply / ` +
		`org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true && break; sleep 0.05; done; `

	// busConfig starts no service by itself: what is there is what the test started.
	busConfig = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context="default">
<allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>`
)

func TestTheRealKeyringKeepsTheKey(t *testing.T) {
	env, dir := keyringHome(t), filepath.Join(t.TempDir(), "vault")
	inSession(t, env, unlocked, "create", dir)
	inSession(t, env, unlocked, "reopen", dir) // another login, the same keyring
	inSession(t, env, wrongPassword, "locked", dir)
	inSession(t, env, noDaemon, "none", dir)
	inSession(t, env, unlocked, "missing", dir)
	inSession(t, append(env[:len(env):len(env)], "XDG_DATA_HOME="+filepath.Join(t.TempDir(), "other")), unlocked, "replaced", dir)
	inSession(t, append(env[:len(env):len(env)], "XDG_DATA_HOME="+filepath.Join(t.TempDir(), "bare")), emptyKeyrings, "none", dir)
}

func TestWithoutABusThereIsNoKeychain(t *testing.T) {
	cmd := exec.Command(self(t), "-test.run=^TestInsideKeyring$", "-test.v")
	cmd.Env = append(keyringHome(t), "AUTOJOB_KEYRING=none", "AUTOJOB_VAULT="+filepath.Join(t.TempDir(), "vault"))
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: TestInsideKeyring") {
		t.Fatalf("%v\n%s", err, out)
	}
}

// TestInsideKeyring is the child's part.
func TestInsideKeyring(t *testing.T) {
	scenario, dir := os.Getenv("AUTOJOB_KEYRING"), os.Getenv("AUTOJOB_VAULT")
	if scenario == "" {
		t.Skip("runs inside the session that the tests of the real keyring start")
	}
	ctx := context.Background()
	opt := Options{Keychain: SystemKeychain{Wait: 10 * time.Second}}
	switch scenario {
	case "create":
		v, err := Create(ctx, dir, opt)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(In[note](v, "note", 1).Put(ctx, "a", note{Title: "kept"}), v.Close()); err != nil {
			t.Fatal(err)
		}
		conformKeychain(t, opt.Keychain)
	case "reopen":
		v, err := Open(ctx, dir, opt)
		if err != nil {
			t.Fatal(err)
		}
		defer v.Close()
		if n, err := In[note](v, "note", 1).Get(ctx, "a"); err != nil || n.Title != "kept" {
			t.Fatalf("%v %v", n, err)
		}
	case "locked":
		_, err := Open(ctx, dir, opt)
		t.Logf("the keychain says: %v", err)
		wantProblem(t, err, problem.Locked)
		_, err = Create(ctx, dir+"-new", opt)
		wantProblem(t, err, problem.Locked)
		wantNoStore(t, dir+"-new")
	case "none":
		if _, err := Inspect(ctx, dir); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(dir); err == nil {
			_, err := Open(ctx, dir, opt)
			t.Logf("the keychain says: %v", err)
			wantProblem(t, err, problem.NoKeychain)
		}
		_, err := Create(ctx, dir+"-new", opt)
		t.Logf("the keychain says: %v", err)
		wantProblem(t, err, problem.NoKeychain)
		wantNoStore(t, dir+"-new")
	case "missing":
		s, err := Inspect(ctx, dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := opt.Keychain.Delete(ctx, "vault-"+s.Generation); err != nil {
			t.Fatal(err)
		}
		_, err = Open(ctx, dir, opt)
		wantProblem(t, err, problem.KeyMissing)
	case "replaced":
		_, err := Open(ctx, dir, opt)
		t.Logf("the keychain says: %v", err)
		wantProblem(t, err, problem.KeyMissing)
	default:
		do := keyringTroubles[scenario]
		if do == nil {
			t.Fatal(fmt.Errorf("unknown scenario %q", scenario))
		}
		do(t, dir, opt)
	}
}

// wantNoStore checks that a refused Create left nothing that looks like a store.
func wantNoStore(t *testing.T, dir string) {
	t.Helper()
	if s, err := Inspect(context.Background(), dir); err != nil || s.Status != Absent {
		t.Fatalf("%+v %v", s, err)
	}
}
