package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// ownCodeArg makes this program stand before the compiler, as go's -toolexec: of a test that is fuzzed, only the module's own packages are
// instrumented then. The fuzzer looks at every counter after every run, and most of those of a large test are in libraries: it
// becomes several times as fast, and is led by our own branches alone.
const ownCodeArg = "own-code-only"

// ownCode runs a tool of the compiler for the module in root. It returns the exit status.
func ownCode(root, tool string, args []string) int {
	compiler := strings.TrimSuffix(filepath.Base(tool), ".exe") == "compile"
	if compiler && slices.Contains(args, "-V=full") {
		out, err := exec.Command(tool, args...).Output()
		if err != nil {
			fmt.Fprintln(os.Stderr, "prove:", err)
			return 1
		}
		// Its name is part of the cache's keys: what is compiled so must not be taken for what the compiler makes by itself.
		fmt.Printf("%s %s\n", bytes.TrimSpace(out), ownCodeArg)
		return 0
	}
	if at, err := os.Getwd(); compiler && err == nil {
		args = uninstrumented(root, at, args)
	}
	cmd := exec.Command(tool, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return 1
	}
	return 0
}

// uninstrumented takes the fuzzer's flag from the arguments of the compiler where it compiles, in the folder at, no package of root.
func uninstrumented(root, at string, args []string) []string {
	if at == root || strings.HasPrefix(at, root+string(filepath.Separator)) {
		return args
	}
	return slices.DeleteFunc(slices.Clone(args), func(a string) bool { return a == "-d=libfuzzer" })
}
