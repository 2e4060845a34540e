package hiddenbench

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// spent is the processor time of all children that ended.
func spent(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// TestATwoPageCVIsReadInTime bounds the processor time, which a busy machine changes little; `make bench` tells the wait.
func TestATwoPageCVIsReadInTime(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector makes WebAssembly ten times slower")
	}
	data, err := os.ReadFile(filepath.Join("..", "..", "sample", "cv", twoPages))
	if err != nil {
		t.Fatal(err)
	}
	x := reader(t)
	if err := x.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	const times = 3
	before := spent(t)
	for range times {
		if _, err := x.Resume(t.Context(), data, twoPages); err != nil {
			t.Fatal(err)
		}
	}
	pdf := (spent(t) - before) / times
	s, err := Wait(t.Context(), x, data, 3)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("processor time %v a file; waited %v, for plain text %v", pdf.Round(time.Millisecond), s.TwoPages.Round(time.Millisecond), s.Text.Round(time.Millisecond))
	if pdf > 1500*time.Millisecond {
		t.Errorf("a CV of two pages takes %v of processor time", pdf)
	}
}
