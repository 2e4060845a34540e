package extract

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/elastic/go-seccomp-bpf"
	"github.com/elastic/go-seccomp-bpf/arch"
	"github.com/landlock-lsm/go-landlock/landlock"
	"golang.org/x/sys/unix"
)

// confine takes away what reading a file does not need. Resource limits and the system call filter must work, else
// nothing is read; Landlock (Linux 5.13 and later) is a second lock on the same doors and is used where it exists.
func confine(l Limits) error {
	if err := limitResources(l); err != nil {
		return err
	}
	if err := denyFiles(); err != nil {
		return fmt.Errorf("restricting files: %w", err)
	}
	if err := filterCalls(); err != nil {
		return fmt.Errorf("filtering system calls: %w", err)
	}
	return nil
}

// denyFiles sets a Landlock domain without any rule: no file, no TCP, no abstract sockets, no signals to others.
func denyFiles() error { return landlock.V8.BestEffort().Restrict() }

func limitResources(l Limits) error {
	held, err := addressSpace()
	if err != nil {
		return err
	}
	cpu := uint64((2*l.Time + time.Second - 1) / time.Second)
	for _, r := range []struct {
		name string
		what int
		max  uint64
	}{
		// Address space, not resident memory: what is reserved now, the budget, and the gaps of Go's 64 MiB arenas.
		{"memory", unix.RLIMIT_AS, held + uint64(l.Memory) + 256<<20},
		{"CPU time", unix.RLIMIT_CPU, cpu},
		{"open files", unix.RLIMIT_NOFILE, 16},
		{"file size", unix.RLIMIT_FSIZE, 0},
		{"core dumps", unix.RLIMIT_CORE, 0},
	} {
		if err := syscall.Setrlimit(r.what, &syscall.Rlimit{Cur: r.max, Max: r.max}); err != nil {
			return fmt.Errorf("limiting %s: %w", r.name, err)
		}
	}
	return nil
}

// addressSpace is the size of what the process has mapped or reserved so far.
func addressSpace() (uint64, error) {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0, fmt.Errorf("reading the process's size: %w", err)
	}
	first, _, _ := strings.Cut(string(b), " ")
	pages, err := strconv.ParseUint(first, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("reading the process's size: %w", err)
	}
	return pages * uint64(os.Getpagesize()), nil
}

// allowed are the calls that a Go program needs to compute and to use the descriptors it has. What is not
// here fails with "operation not permitted": open, socket, connect, execve, ptrace, kill, io_uring and the rest.
var allowed = []string{
	"read", "write", "readv", "writev", "close", "fstat", "lseek",
	"munmap", "madvise", "mincore", "brk",
	"futex", "sched_yield", "sched_getaffinity", "nanosleep", "clock_nanosleep", "clock_gettime", "gettimeofday",
	"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sigaltstack", "getpid", "gettid",
	"set_robust_list", "rseq", "restart_syscall", "getrandom",
	"epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait", "epoll_pwait2", "eventfd2", "pipe2", "fcntl",
	"exit", "exit_group",
}

// filterCalls installs the filter on all threads.
func filterCalls() error {
	info, err := arch.GetInfo("")
	if err != nil {
		return err
	}
	names := make([]string, 0, len(allowed))
	for _, n := range allowed {
		if _, ok := info.SyscallNames[n]; ok { // some exist on one architecture only
			names = append(names, n)
		}
	}
	noExec := seccomp.ArgumentConditions{{Argument: 2, Operation: seccomp.BitsNotSet, Value: unix.PROT_EXEC}}
	return seccomp.LoadFilter(seccomp.Filter{
		NoNewPrivs: true,
		Flag:       seccomp.FilterFlagTSync,
		Policy: seccomp.Policy{
			DefaultAction: seccomp.ActionErrno,
			Syscalls: []seccomp.SyscallGroup{
				{Action: seccomp.ActionAllow, Names: names},
				// Memory that becomes code was mapped before; from now on none is.
				{Action: seccomp.ActionAllow, NamesWithCondtions: []seccomp.NameWithConditions{
					{Name: "mmap", Conditions: noExec}, {Name: "mprotect", Conditions: noExec},
					// Threads, not processes.
					{Name: "clone", Conditions: seccomp.ArgumentConditions{{Argument: 0, Operation: seccomp.BitsSet, Value: unix.CLONE_THREAD}}},
					// Go's scheduler signals its own threads.
					{Name: "tgkill", Conditions: seccomp.ArgumentConditions{{Argument: 0, Operation: seccomp.Equal, Value: uint64(os.Getpid())}}},
				}},
				// glibc falls back to clone only on this answer.
				{Action: seccomp.ActionErrno | seccomp.Action(unix.ENOSYS), Names: []string{"clone3"}},
			},
		},
	})
}
