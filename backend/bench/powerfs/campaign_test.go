//go:build linux

package powerfs

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// logCampaign runs a role that keeps a log, with a check of its records.
func logCampaign(t *testing.T, role string, cycles int) Result {
	t.Helper()
	c := Campaign{Cycles: cycles, Longest: 20 * time.Millisecond}
	c.Command = func(dir string) *exec.Cmd { return child(t, role, dir) }
	c.Check = func(dir string, acknowledged int) error {
		text, err := os.ReadFile(filepath.Join(dir, "log"))
		if err != nil && acknowledged >= 0 {
			return err
		}
		for i := range acknowledged + 1 {
			if len(text) < 8*i+8 || !bytes.Equal(text[8*i:8*i+8], record(int64(i))) {
				return fmt.Errorf("record %d of %d is missing", i, acknowledged+1)
			}
		}
		return nil
	}
	temp := t.TempDir()
	r, err := c.Run(t.Context(), temp)
	if errors.Is(err, ErrNoFUSE) {
		t.Skip(err)
	}
	if err != nil || r.Cycles != cycles {
		t.Fatalf("%d cycles: %v", r.Cycles, err)
	}
	if left, _ := os.ReadDir(temp); len(left) != len(r.Findings) {
		t.Errorf("%d folders are left behind for %d findings", len(left), len(r.Findings))
	}
	return r
}

func TestACampaignFindsWhatIsLostAndNothingElse(t *testing.T) {
	if r := logCampaign(t, "log", 12); len(r.Findings) > 0 || r.Acknowledged < 12 {
		t.Errorf("a log that is synced: %d writes, %v", r.Acknowledged, r.Findings)
	}
	r := logCampaign(t, "log, unsynced", 12)
	if len(r.Findings) == 0 || !strings.Contains(r.Findings[0].Err.Error(), "is missing") {
		t.Errorf("a log that is not synced: %d writes, %v", r.Acknowledged, r.Findings)
	}
}

func TestAProgramThatEndsByItselfIsAFinding(t *testing.T) {
	for role, want := range map[string]string{"end": "out of ideas", "no such role": "the program ended by itself", "move, sync target": "the program failed"} {
		r := logCampaign(t, role, 1)
		// The first cycle cuts at any moment from the start on, perhaps before the program's end.
		for range 20 {
			if len(r.Findings) > 0 {
				break
			}
			r = logCampaign(t, role, 3)
		}
		if len(r.Findings) == 0 || !strings.Contains(r.Findings[0].Err.Error(), want) {
			t.Errorf("%s: %v", role, r.Findings)
		}
	}
}

func TestACampaignEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if r, err := (Campaign{Cycles: 5}).Run(ctx, t.TempDir()); !errors.Is(err, context.Canceled) || r.Cycles != 0 {
		t.Fatalf("%d cycles: %v", r.Cycles, err)
	}
}
