package extract

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"runtime"
	"time"

	"autojob/backend/core/problem"
)

// Exit codes of the child that mean something to the parent.
const (
	exitMemory = 75 // its own memory guard ended it
	exitTime   = 76 // its own clock ended it
)

var errOutput = errors.New("the child's answer is over the limit")

// runChild starts the child, feeds it the parts, and returns what it wrote. It never leaves a process behind: on time, on
// too much output and when ctx ends, the child's whole process group is killed.
func runChild(ctx context.Context, command []string, parts [][]byte, l Limits) ([]byte, error) {
	limited, cancel := context.WithTimeout(ctx, l.Time)
	defer cancel()
	cmd := exec.CommandContext(limited, command[0], command[1:]...)
	cmd.Env = childEnv()
	cmd.Dir = os.TempDir() // not the person's folder
	isolate(cmd)
	cmd.Cancel = func() error { return kill(cmd) }
	cmd.WaitDelay = 2 * time.Second
	readers := make([]io.Reader, len(parts))
	for i, p := range parts {
		readers[i] = bytes.NewReader(p)
	}
	cmd.Stdin = io.MultiReader(readers...)
	stdout := &capped{limit: l.Output, full: cancel, told: teller(ctx)}
	stderr := &capped{limit: 4 << 10}
	cmd.Stdout, cmd.Stderr = stdout, stderr

	err := cmd.Run()
	switch {
	case ctx.Err() != nil:
		return nil, problem.New(problem.Cancelled, "Reading was stopped.", "Nothing was kept. Start again whenever you like.").Because(ctx.Err())
	case stdout.over:
		return nil, tooLarge("space", errOutput)
	case limited.Err() != nil:
		return nil, tooLarge("time", limited.Err())
	case err == nil:
		return stdout.buf.Bytes(), nil
	}
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		return nil, problem.New(problem.Unavailable, "The part of Autojob that reads files did not start.",
			"Install Autojob again, or check that nothing on this computer blocks it.").Because(err)
	}
	switch {
	case exit.ExitCode() == exitMemory, outOfMemory(stderr.buf.Bytes()):
		return nil, tooLarge("memory", err)
	case exit.ExitCode() == exitTime, killedByLimit(exit.ProcessState):
		return nil, tooLarge("time", err)
	}
	return nil, unreadable(err)
}

// outOfMemory recognises how the Go runtime says so. The rest of what a child writes to stderr is thrown away: it
// might quote the file.
func outOfMemory(stderr []byte) bool {
	return bytes.Contains(stderr, []byte("out of memory")) || bytes.Contains(stderr, []byte("cannot allocate memory"))
}

// childEnv is empty but for what the system needs to start a process at all.
func childEnv() []string {
	env := []string{}
	if runtime.GOOS == "windows" {
		for _, name := range []string{"SystemRoot", "SystemDrive"} {
			if v := os.Getenv(name); v != "" {
				env = append(env, name+"="+v)
			}
		}
	}
	return env
}

// capped keeps up to limit bytes; what is over it is refused, and full (if set) is called once.
type capped struct {
	buf   bytes.Buffer
	limit int64
	over  bool
	full  func()
	told  func([]byte) // is given each line, if set
	line  []byte       // the last one so far
}

func (c *capped) Write(b []byte) (int, error) {
	if c.told != nil {
		c.watch(b)
	}
	if int64(c.buf.Len()+len(b)) <= c.limit {
		return c.buf.Write(b)
	}
	if c.full == nil { // keep the beginning, drain the rest
		c.buf.Write(b[:max(0, int(c.limit)-c.buf.Len())])
		return len(b), nil
	}
	if !c.over {
		c.over = true
		c.full()
	}
	return 0, errOutput
}
