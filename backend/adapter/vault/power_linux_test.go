package vault

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"autojob/backend/bench/powerfs"
	"autojob/backend/bench/proofs"
)

// powered runs the role "write" on a disk that loses its power again and again.
func powered(t *testing.T, c powerfs.Campaign, busy string) powerfs.Result {
	t.Helper()
	ctx, keys := t.Context(), newSharedKeychain(t)
	opt := Options{Keychain: keys}
	start := t.TempDir()
	v, err := Create(ctx, filepath.Join(start, "vault"), opt)
	if err == nil {
		err = v.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	if c.Start, err = powerfs.ReadDisk(start); err != nil {
		t.Fatal(err)
	}
	first := keys.names(t)
	secrets := map[string][]byte{}
	for _, name := range first {
		if secrets[name], err = keys.Get(ctx, name); err != nil {
			t.Fatal(err)
		}
	}
	c.Command = func(dir string) *exec.Cmd {
		cmd := exec.Command(self(t), "-test.run=^TestChild$")
		cmd.Env = append(os.Environ(), childVar+"=write", "AUTOJOB_VAULT="+filepath.Join(dir, "vault"), keychainVar+"="+keys.dir, busyVar+"="+busy)
		return cmd
	}
	c.Check = func(dir string, acknowledged int) (err error) {
		defer func() {
			if err != nil { // the next cycle starts anew
				for name, secret := range secrets {
					_ = keys.Set(ctx, name, secret)
				}
			}
		}()
		// On a copy of the keychain too: what the check finds in the folder is for it alone.
		copied := &sharedKeychain{dir: filepath.Join(dir, "keychain")}
		if err := os.CopyFS(copied.dir, os.DirFS(keys.dir)); err != nil {
			return err
		}
		v, err := Open(ctx, filepath.Join(dir, "vault"), Options{Keychain: copied})
		if err != nil {
			return err
		}
		defer v.Close()
		if d := v.Damage(); d != nil {
			return fmt.Errorf("damaged, %s, %d missing: %w", d.Reason, d.Missing, d.Problem)
		}
		_, err = written(v, acknowledged)
		return err
	}
	r, err := c.Run(ctx, t.TempDir())
	if errors.Is(err, powerfs.ErrNoFUSE) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Findings {
		t.Log(f)
	}
	return r
}

// The strict disk keeps no name whose folder was not synced; the one with a journal is as ext4.
func TestPowerLoss(t *testing.T) {
	if testing.Short() {
		t.Skip("the work is done in processes of its own: this runs without the race detector")
	}
	n := rounds(4, 80)
	for _, c := range []struct {
		name    string
		journal bool
		busy    string
	}{{"writes, strict disk", false, ""}, {"many logs and tables, strict disk", false, "bulk"}, {"many logs and tables, disk with a journal", true, "bulk"},
		{"writes, erasures and backups, strict disk", false, "renew"}, {"writes, erasures and backups, disk with a journal", true, "renew"}} {
		t.Run(c.name, func(t *testing.T) {
			longest := 400 * time.Millisecond
			if c.busy == "bulk" {
				longest = 3 * time.Second // a log takes 60 such writes
			}
			r := powered(t, powerfs.Campaign{Cycles: n, Seed: 7, Journal: c.journal, Longest: longest}, c.busy)
			if len(r.Findings) > 0 || r.Acknowledged < n {
				t.Fatalf("%d findings, %d writes acknowledged", len(r.Findings), r.Acknowledged)
			}
			proofs.Campaign(t, n, fmt.Sprintf("%d writes acknowledged, 0 lost, 0 wrong, 0 taken for damage", r.Acknowledged))
		})
	}
}
