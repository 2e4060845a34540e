package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"autojob/backend/sample"
)

// TestMain makes the test binary stand in for autojobctl, also as the confined child.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == "extract-child" {
		main()
	}
	testscript.Main(m, map[string]func(){"autojobctl": main})
}

func TestScripts(t *testing.T) {
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			// The samples, as a person would have them in a folder, and the compiled PDF reader, which takes seconds to make.
			env.Setenv("XDG_CACHE_HOME", cache)
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
	for _, args := range [][]string{{}, {"nothing"}, {"resume"}, {"resume", "burn"}, {"match", "--colour", "red"}, {"match", "--top"}} {
		if _, _, err := parse(commands(), global, args); err == nil {
			t.Errorf("%q is accepted", args)
		}
	}
}
