package extract

import (
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// escapes are what a file that took over its reader would try. Each returns "" if it worked and what stopped it otherwise.
func escapes(target string) map[string]func() error {
	return map[string]func() error{
		"read a file":  func() error { _, err := os.ReadFile(target); return err },
		"list folder":  func() error { _, err := os.ReadDir(filepath.Dir(target)); return err },
		"write a file": func() error { return os.WriteFile(target+".new", []byte("x"), 0o600) },
		"delete":       func() error { return os.Remove(target) },
		"dial": func() error {
			c, err := net.DialTimeout("tcp", "127.0.0.1:9", time.Second)
			if c != nil {
				c.Close()
			}
			return err
		},
		"unix socket": func() error { _, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0); return err },
		"udp socket":  func() error { _, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM, 0); return err },
		"exec":        func() error { return exec.Command("/bin/true").Run() },
		"execve":      func() error { return syscall.Exec("/bin/true", []string{"true"}, nil) },
		"fork": func() error {
			_, _, e := syscall.RawSyscall6(syscall.SYS_CLONE, uintptr(syscall.SIGCHLD), 0, 0, 0, 0, 0)
			if e == 0 {
				return nil
			}
			return e
		},
		"kill the parent": func() error { return syscall.Kill(os.Getppid(), syscall.Signal(0)) },
		"ptrace":          func() error { return syscall.PtraceAttach(os.Getppid()) },
		"map code": func() error {
			_, err := unix.Mmap(-1, 0, 4096, unix.PROT_READ|unix.PROT_EXEC, unix.MAP_PRIVATE|unix.MAP_ANON)
			return err
		},
		"raise limits": func() error {
			return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 1 << 20, Max: 1 << 20})
		},
		"io_uring": func() error {
			_, _, e := syscall.Syscall(unix.SYS_IO_URING_SETUP, 1, 0, 0)
			if e == 0 {
				return nil
			}
			return e
		},
		"memfd": func() error { _, err := unix.MemfdCreate("x", 0); return err },
	}
}

// addEscape adds the operation that tries to get out.
func addEscape(all map[string]op) {
	all["escape"] = func(_ context.Context, _ *child, data []byte, a args) (any, error) {
		if err := escapes(string(data))[a.Ext](); err != nil {
			return err.Error(), nil
		}
		return "", nil
	}
}

func TestAConfinedChildReachesNothing(t *testing.T) {
	x := newExtractor(t)
	for name, try := range escapes("") {
		t.Run(name, func(t *testing.T) {
			target := filepath.Join(t.TempDir(), "diary")
			if err := os.WriteFile(target, []byte("private"), 0o600); err != nil {
				t.Fatal(err)
			}
			var got string
			if err := x.run(t.Context(), header{Op: "escape", Args: args{Ext: name}, Limits: x.limits()}, []byte(target), &got); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(got, "operation not permitted") {
				t.Errorf("%s was not refused by the system call filter: %q", name, got)
			}
			if b, err := os.ReadFile(target); err != nil || string(b) != "private" {
				t.Errorf("after %s the file holds %q, %v", name, b, err)
			}
			_ = try
		})
	}
}

// TestTheEscapesWorkUnconfined shows that the test above would notice a missing lock.
func TestTheEscapesWorkUnconfined(t *testing.T) {
	target := filepath.Join(t.TempDir(), "diary")
	if err := os.WriteFile(target, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	all := escapes(target)
	for _, name := range []string{"read a file", "list folder", "write a file", "unix socket", "udp socket", "exec", "map code", "memfd", "delete"} {
		if err := all[name](); err != nil {
			t.Errorf("%s fails without confinement: %v", name, err)
		}
	}
	if err := all["dial"](); errors.Is(err, syscall.EPERM) {
		t.Errorf("dial is refused without confinement: %v", err)
	}
}

// TestLandlockAloneKeepsFilesShut runs in a child that has no system call filter.
func TestLandlockAloneKeepsFilesShut(t *testing.T) {
	if os.Getenv("LANDLOCK_ONLY") != "" {
		if err := denyFiles(); err != nil {
			t.Fatal(err)
		}
		if _, err := os.ReadFile(os.Getenv("LANDLOCK_ONLY")); !errors.Is(err, syscall.EACCES) {
			t.Fatalf("reading a file: %v, want permission denied", err)
		}
		if err := os.WriteFile(os.Getenv("LANDLOCK_ONLY"), nil, 0o600); !errors.Is(err, syscall.EACCES) {
			t.Fatalf("writing a file: %v, want permission denied", err)
		}
		return
	}
	if abi, _, e := syscall.Syscall(unix.SYS_LANDLOCK_CREATE_RULESET, 0, 0, 1); e != 0 || abi < 1 {
		t.Skip("this kernel has no Landlock")
	}
	file := filepath.Join(t.TempDir(), "diary")
	if err := os.WriteFile(file, []byte("private"), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestLandlockAloneKeepsFilesShut$", "-test.count=1")
	cmd.Env = append(os.Environ(), "LANDLOCK_ONLY="+file)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestTheKernelHoldsTheLimits sets the resource limits alone, in a process without the child's own guard, and runs into each.
func TestTheKernelHoldsTheLimits(t *testing.T) {
	switch os.Getenv("LIMIT_ONLY") {
	case "":
	case "cpu":
		limitForTest(t)
		for n := 0; ; n++ {
			_ = n
		}
	case "memory":
		limitForTest(t)
		_ = make([]byte, 2<<30)
		t.Fatal("2 GiB were given")
	case "file":
		f, err := os.Create(filepath.Join(t.TempDir(), "f"))
		if err != nil {
			t.Fatal(err)
		}
		limitForTest(t)
		if _, err := f.Write([]byte("x")); err == nil {
			t.Fatal("a file grew")
		}
		return
	case "open":
		limitForTest(t)
		for range 64 {
			if _, err := os.Open(os.DevNull); err != nil {
				return
			}
		}
		t.Fatal("64 files were opened")
	}
	for name, ends := range map[string]string{"cpu": "signal: killed", "memory": "exit status 2", "file": "", "open": ""} {
		cmd := exec.Command(os.Args[0], "-test.run=^TestTheKernelHoldsTheLimits$", "-test.count=1")
		cmd.Env = append(os.Environ(), "LIMIT_ONLY="+name)
		start := time.Now()
		out, err := cmd.CombinedOutput()
		got := ""
		if err != nil {
			got = err.Error()
		}
		if name == "memory" && raceDetector {
			ends = got // the detector dies in its own way
			if err == nil {
				t.Error("memory: 2 GiB were given")
			}
		}
		if got != ends || time.Since(start) > 8*time.Second {
			t.Errorf("%s: ended with %q after %v, want %q\n%.300s", name, got, time.Since(start), ends, out)
		}
		if name == "memory" && !raceDetector && !outOfMemory(out) {
			t.Errorf("memory: the parent would not recognise %.200q", out)
		}
	}
}

func limitForTest(t *testing.T) {
	if err := limitResources(Limits{Time: 500 * time.Millisecond, Memory: 64 << 20}); err != nil {
		t.Fatal(err)
	}
}
