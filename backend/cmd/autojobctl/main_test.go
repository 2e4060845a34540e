package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"autojob/backend"
	"autojob/backend/adapter/extract/extracttest"
	"autojob/backend/sample"
)

// childFile names, to the program under test, the child it starts: see extracttest.
const childFile = "AUTOJOBCTL_TEST_CHILD"

// TestMain makes the test binary stand in for autojobctl.
func TestMain(m *testing.M) {
	testscript.Main(run{m}, map[string]func(){"autojobctl": func() {
		p := program{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, child: []string{os.Getenv(childFile), backend.ChildArg}}
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
	cache := extracttest.Cache(t)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv(childFile, child[0])
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
	for _, args := range [][]string{{}, {"nothing"}, {"resume"}, {"resume", "burn"}, {"match", "--colour", "red"}, {"match", "--top"}, {"jobs", "--data="}, {"jobs", "--data", ""}, {"match", "--jobs="}, {"jobs", "--data", "--passphrase-file", "x"}} {
		if _, _, err := parse(commands(), global, args); err == nil {
			t.Errorf("%q is accepted", args)
		}
	}
}
