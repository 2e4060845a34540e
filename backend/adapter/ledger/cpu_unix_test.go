//go:build unix

package ledger

import (
	"syscall"
	"time"
)

// spent is the processor's time that this process has used: what else runs on the computer does not count.
func spent() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
