//go:build linux

package powerfs

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Campaign lets a program work on a Mount, cuts the power at a random moment and has what is left checked,
// cycle after cycle; each goes on from what the one before left.
type Campaign struct {
	// Command makes the child that works in dir. For every write that it takes for durable, it prints a line
	// "stored N" with growing N; a line "failed ..." and an end of its own are findings. It must find out by
	// itself where to go on. A campaign kills its whole process group.
	Command func(dir string) *exec.Cmd
	// Check looks at a copy of what is left, on an ordinary disk, with the last N, or -1 while there is none.
	// It may change the copy.
	Check func(dir string, acknowledged int) error

	Cycles  int
	Seed    uint64
	Start   *Disk         // nil is an empty one
	Journal bool          // as in Options
	Losses  []Loss        // used in turn; nil is all
	Longest time.Duration // from the child's start, or its first "stored", to the cut; 0 is 150 ms
}

// Result of a campaign.
type Result struct {
	Cycles       int
	Acknowledged int // writes
	Unused       int // cycles in which no write was acknowledged
	Findings     []Finding
}

// Finding is one cycle that went wrong; the cycle after it starts anew.
type Finding struct {
	Cycle int
	Loss  Loss
	Err   error
	Dir   string // what was left, as the check had it
}

func (f Finding) String() string { return fmt.Sprintf("cycle %d, %s: %v", f.Cycle, f.Loss, f.Err) }

// Run makes the cycles, in folders below temp. The error is ErrNoFUSE, or that of ctx, or of a disk that
// is none of the program's doing; what the program does wrong is in the findings.
func (c Campaign) Run(ctx context.Context, temp string) (Result, error) {
	var r Result
	if c.Start == nil {
		c.Start = NewDisk()
	}
	if c.Losses == nil {
		c.Losses = Losses()
	}
	if c.Longest == 0 {
		c.Longest = 150 * time.Millisecond
	}
	disk, acknowledged, most := c.Start, -1, 100
	for ; r.Cycles < c.Cycles; r.Cycles++ {
		if err := ctx.Err(); err != nil {
			return r, fmt.Errorf("campaign, cycle %d: %w", r.Cycles, err)
		}
		dir := filepath.Join(temp, strconv.Itoa(r.Cycles))
		if err := os.Mkdir(dir, 0o700); err != nil {
			return r, fmt.Errorf("campaign: %w", err)
		}
		loss := c.Losses[r.Cycles%len(c.Losses)]
		one := cycle{Campaign: c, random: rand.New(rand.NewPCG(c.Seed, uint64(r.Cycles))), number: r.Cycles, most: most}
		mount, last, found, err := one.run(filepath.Join(dir, "mount"), disk)
		if err != nil {
			return r, fmt.Errorf("campaign, cycle %d: %w", r.Cycles, err)
		}
		most = max(most, mount.Requests())
		r.Acknowledged += max(last-acknowledged, 0)
		if last < 0 {
			r.Unused++
		}
		acknowledged = max(acknowledged, last)
		left := filepath.Join(dir, "left")
		disk = mount.Survivors(loss, c.Seed+uint64(r.Cycles))
		if err := disk.CopyTo(left); err != nil {
			return r, fmt.Errorf("campaign, cycle %d: %w", r.Cycles, err)
		}
		if found == nil {
			found = c.Check(left, acknowledged)
		}
		if found != nil {
			r.Findings = append(r.Findings, Finding{r.Cycles, loss, found, left})
			disk, acknowledged = c.Start, -1
		} else if err := os.RemoveAll(dir); err != nil {
			return r, fmt.Errorf("campaign: %w", err)
		}
	}
	return r, nil
}

// cycle is one run of the child up to the cut.
type cycle struct {
	Campaign
	random *rand.Rand
	number int
	most   int // requests in a cycle so far
}

// run returns the mount, closed, the last N that was acknowledged or -1, and what the child did wrong.
func (c cycle) run(dir string, disk *Disk) (m *Mount, last int, found, err error) {
	opt := Options{Journal: c.Journal}
	// One cut in four at any moment from the start on, one at any request from the start on, the others once
	// the writes have begun.
	wait := time.Duration(c.random.Int64N(int64(c.Longest)))
	if c.number%4 == 1 {
		opt.CutAt, wait = 1+c.random.IntN(c.most), 3*c.Longest
	}
	if err := os.Mkdir(dir, 0o700); err != nil {
		return nil, -1, nil, err
	}
	if m, err = NewMount(dir, disk, opt); err != nil {
		return nil, -1, nil, err
	}
	defer func() { err = errors.Join(err, m.Close()) }()
	cmd := c.Command(dir)
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Setpgid = true
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.StdoutPipe()
	if err != nil {
		return m, -1, nil, err
	}
	if err := cmd.Start(); err != nil {
		return m, -1, nil, err
	}
	begun, ended := make(chan struct{}), make(chan struct{})
	last = -1
	go func() {
		defer close(ended)
		last, found = listen(out, begun)
	}()
	if c.number%4 > 1 {
		select {
		case <-begun:
		case <-ended:
		case <-m.WasCut():
		}
	}
	late := time.NewTimer(wait)
	defer late.Stop()
	alone := false // the child ended by itself
	select {
	case <-late.C:
	case <-m.WasCut():
	case <-ended:
		alone = true
	}
	m.Cut()
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	m.Release()
	<-ended
	died := cmd.Wait()
	if alone && found == nil {
		found = fmt.Errorf("the program ended by itself: %w", errors.Join(died, errors.New(tail(complaint.String()))))
	}
	return m, last, found, nil
}

// listen reads what the child says up to its end, and closes begun at the first write.
func listen(out io.Reader, begun chan<- struct{}) (last int, found error) {
	last = -1
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		if n, err := strconv.Atoi(rest); word == "stored" && err == nil {
			if last < 0 {
				close(begun)
			}
			last = n
		} else if word == "failed" && found == nil {
			found = fmt.Errorf("the program failed: %s", rest)
		}
	}
	return last, found
}

// tail is the end of a long text.
func tail(s string) string {
	const most = 2000
	if len(s) > most {
		return "... " + s[len(s)-most:]
	}
	return s
}
