package main

import (
	"context"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"autojob/backend"
	"autojob/backend/adapter/egress/egresstest"
	"autojob/backend/adapter/extract/extracttest"
	"autojob/backend/adapter/vault"
	"autojob/backend/sample"
)

// childFile names, to the program under test, the child it starts: see extracttest.
const childFile = "AUTOJOBCTL_TEST_CHILD"

// keysDir names a folder that stands in for the keychain: a script of many commands would wait long for a passphrase each time.
const keysDir = "AUTOJOBCTL_TEST_KEYS"

type fileKeys string

func (k fileKeys) path(name string) string {
	return filepath.Join(string(k), hex.EncodeToString([]byte(name)))
}

func (k fileKeys) Get(_ context.Context, name string) ([]byte, error) {
	data, err := os.ReadFile(k.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, vault.ErrNoItem
	}
	return data, err
}

func (k fileKeys) Set(_ context.Context, name string, secret []byte) error {
	return os.WriteFile(k.path(name), secret, 0o600)
}

func (k fileKeys) Delete(_ context.Context, name string) error {
	if err := os.Remove(k.path(name)); errors.Is(err, fs.ErrNotExist) {
		return vault.ErrNoItem
	}
	return nil
}

// TestMain makes the test binary stand in for autojobctl.
func TestMain(m *testing.M) {
	testscript.Main(run{m}, map[string]func(){"autojobctl": func() {
		p := program{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, child: []string{os.Getenv(childFile), backend.ChildArg}}
		if dir := os.Getenv(keysDir); dir != "" {
			p.configure = func(c *backend.Config) { c.Keychain = fileKeys(dir) }
		}
		os.Exit(p.main(os.Args[1:]))
	}})
}

type run struct{ *testing.M }

func (r run) Run() int { return extracttest.Run(r.M) }

func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("each command is a process of its own: this runs without the race detector")
	}
	child := extracttest.Child(t)
	mails := egresstest.ServeMail(t, &egresstest.MailServer{})
	cache := extracttest.Cache(t)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			// received FILE: the last mail that came in is this file; "! received" is: none came in.
			"received": func(ts *testscript.TestScript, neg bool, args []string) {
				all := mails.Mails()
				if neg {
					if len(all) != 0 {
						ts.Fatalf("%d mails came in", len(all))
					}
					return
				}
				if len(all) == 0 || string(all[len(all)-1].Data) != ts.ReadFile(args[0]) {
					ts.Fatalf("of %d mails the last is not this file", len(all))
				}
			},
			// crlf FILE gives a file the line ends of mail.
			"crlf": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r\n")), 0o600))
			},
			// grant NAME sets a variable to the grant on standard output.
			"grant": func(ts *testscript.TestScript, _ bool, args []string) {
				_, rest, _ := strings.Cut(ts.ReadFile("stdout"), `"id":"`)
				id, _, _ := strings.Cut(rest, `"`)
				ts.Setenv(args[0], id)
			},
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv(childFile, child[0])
			env.Setenv("SOON", time.Now().AddDate(0, 0, 7).Format(time.DateOnly))
			env.Setenv("LATER", time.Now().AddDate(0, 0, 30).Format(time.DateOnly))
			env.Setenv("MAIL_PORT", strconv.Itoa(int(mails.Port())))
			env.Setenv("XDG_CACHE_HOME", cache) // the compiled PDF reader, which takes seconds to make
			// The samples, as a person would have them in a folder.
			for _, f := range append(sample.CVs(), sample.Jobs()...) {
				if err := os.WriteFile(filepath.Join(env.WorkDir, f.Name), f.Data, 0o600); err != nil {
					return err
				}
			}
			return nil
		},
	})
}

func TestArgumentsAreSorted(t *testing.T) {
	cmd, a, err := parse(commands(), global, []string{"--data", "d", "match", "--resume", "a.pdf", "b.pdf", "--top=3", "--jobs", "j.csv", "--", "-x"})
	if err != nil || cmd.name != "match" {
		t.Fatalf("%v %v", cmd.name, err)
	}
	if got := a.flags["resume"]; len(got) != 2 || a.get("top") != "3" || a.get("data") != "d" || len(a.flags["jobs"]) != 1 || len(a.files) != 1 {
		t.Errorf("%+v", a)
	}
	for name, args := range map[string][]string{"ledger": {"ledger", "--top", "3"}, "ledger verify": {"--data", "d", "ledger", "verify", "x.json"}, "consents give": {"consents", "give", "learning"}} {
		if cmd, _, err := parse(commands(), global, args); err != nil || cmd.name != name {
			t.Errorf("%q is %q, %v", args, cmd.name, err)
		}
	}
	for _, args := range [][]string{{}, {"nothing"}, {"resume"}, {"resume", "burn"}, {"match", "--colour", "red"}, {"match", "--top"}, {"jobs", "--data="}, {"jobs", "--data", ""}, {"match", "--jobs="}, {"jobs", "--data", "--passphrase-file", "x"}} {
		if _, _, err := parse(commands(), global, args); err == nil {
			t.Errorf("%q is accepted", args)
		}
	}
}
