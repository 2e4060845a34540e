//go:build unix

package backend

import (
	"fmt"
	"runtime"
	"syscall"
)

// NoCoreDumps keeps the system from writing the program's memory, with the keys in it, to the disk when the program
// fails. Whatever starts the program calls it first.
func NoCoreDumps() error {
	limit := syscall.Rlimit{}
	if runtime.GOOS == "linux" {
		// Of this limit's values, Linux hands a dump to a program (as many systems have it) for every one but 1. A file of one byte
		// is none, either.
		limit = syscall.Rlimit{Cur: 1, Max: 1}
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_CORE, &limit); err != nil {
		return fmt.Errorf("turning core dumps off: %w", err)
	}
	return nil
}
