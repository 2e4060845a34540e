package main

import (
	"slices"
	"testing"
)

func TestOnlyOwnCodeIsInstrumented(t *testing.T) {
	args := []string{"-p", "x", "-d=libfuzzer", "./x.go"}
	for at, own := range map[string]bool{"/work": true, "/work/backend/core": true, "/workshop": false, "/go/src/fmt": false} {
		if got := slices.Contains(uninstrumented("/work", at, args), "-d=libfuzzer"); got != own {
			t.Errorf("in %s: instrumented %v", at, got)
		}
	}
}
