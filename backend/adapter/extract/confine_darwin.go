package extract

import (
	"fmt"
	"syscall"
)

// limitResources: no files written, no core dumps. macOS does not enforce a limit on address space.
func limitResources() error {
	for _, what := range []int{syscall.RLIMIT_FSIZE, syscall.RLIMIT_CORE} {
		if err := syscall.Setrlimit(what, &syscall.Rlimit{}); err != nil {
			return fmt.Errorf("limiting resources: %w", err)
		}
	}
	return nil
}
