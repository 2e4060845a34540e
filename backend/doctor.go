package backend

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
)

// Doctor checks everything that the promises about the store rest on, and changes nothing: the store itself (see vault.Check:
// records, catalogue, anchor, key, kit, modes, backup, residue), the place of its folder (place), crash dumps (dumps), the
// disk (space), and whether anything of the person can be read in files where nothing of them should stand (traces).
//
// It answers for a store that is damaged or closed as well: what cannot be checked then is unknown. The only error is that
// ctx ended.
func (b *Backend) Doctor(ctx context.Context, tell Progress) ([]Finding, error) {
	all := b.checkStore(ctx, tell)
	if ctx.Err() == nil {
		tell.Tell("Looking at the folder", 0, 0)
		all = append(all, b.checkPlace(), checkDumps(), b.checkSpace())
	}
	if ctx.Err() == nil {
		all = append(all, b.checkTraces(ctx, tell))
	}
	if err := ctx.Err(); err != nil {
		return nil, problem.New(problem.Cancelled, "Stopped.", "Check again whenever you like.").Because(err)
	}
	return all, nil
}

// checkStore has the open store check itself. Work in the background makes way.
func (b *Backend) checkStore(ctx context.Context, tell Progress) []Finding {
	var all []Finding
	err := b.ahead(ctx, func(ctx context.Context, s *store) (err error) {
		all, err = s.vault.Check(ctx, tell.vault())
		return err
	})
	if err == nil {
		return all
	}
	if d, damageErr := b.Damage(ctx); damageErr == nil && d != nil && d.Problem != nil {
		return []Finding{{ID: "records", Grade: vault.Bad, Text: d.Problem.Message, Hint: d.Problem.Hint}}
	}
	f := Finding{ID: "records", Grade: vault.Unknown, Text: "Entries, key and backups were not checked.", Hint: problem.From(err).Hint}
	if problem.Is(err, problem.Locked) {
		f.Text = "Your data is locked, so entries, key and backups were not checked."
		f.Hint = "Unlock it, then check again."
	}
	return []Finding{f}
}

// Disk is full for people well before the store refuses to write, which it does when 64 MB are left.
const (
	leastSpace = 256 << 20
	almostFull = 128 << 20
)

func (b *Backend) checkSpace() Finding {
	dir, err := existing(b.cfg.Dir)
	if err != nil {
		return Finding{ID: "space", Grade: vault.Unknown, Text: "How much room the disk has could not be seen."}
	}
	free, err := freeSpace(dir)
	if err != nil {
		return Finding{ID: "space", Grade: vault.Unknown, Text: "How much room the disk has could not be seen."}
	}
	var used uint64
	if s := b.store.Load(); s != nil {
		if info, err := s.vault.Info(); err == nil {
			used = uint64(max(info.Bytes, 0))
		}
	}
	return space(free, used)
}

// space judges the room on the disk. An erasure writes the store and a backup anew before it removes the old ones.
func space(free, used uint64) Finding {
	f := Finding{ID: "space", Grade: vault.Good, Text: size(free) + " are free on the disk."}
	switch need := leastSpace + 2*used; {
	case free < almostFull:
		f.Grade, f.Text, f.Hint = vault.Bad, "The disk is almost full: "+size(free)+" are free.", "Make room soon, or nothing more can be saved."
	case free < need:
		f.Grade, f.Hint = vault.Attention, "Make room: erasing and backups may need up to "+size(need)+"."
	}
	return f
}

// size is a number of bytes as people say it.
func size(n uint64) string {
	for _, unit := range []struct {
		bytes uint64
		name  string
	}{{1e12, "TB"}, {1e9, "GB"}} {
		if n >= unit.bytes {
			return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(n)/float64(unit.bytes)), ".0") + " " + unit.name
		}
	}
	return fmt.Sprintf("%d MB", n/1e6)
}

// existing is where dir is or would be, without symbolic links: of a folder that is not there yet, the nearest one above.
func existing(dir string) (string, error) {
	if dir == "" {
		return "", fs.ErrNotExist
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		real, err := filepath.EvalSymlinks(dir)
		if err == nil {
			return real, nil
		}
		above := filepath.Dir(dir)
		if !errors.Is(err, fs.ErrNotExist) || above == dir {
			return "", err
		}
		dir = above
	}
}

// dumps judges whether a crash may leave the program's memory on the disk. Limit is that of this process for core dumps; pattern
// is where Linux puts them, "" elsewhere.
func dumps(limit uint64, pattern string) Finding {
	f := Finding{ID: "dumps", Grade: vault.Good, Text: "If Autojob crashes, its memory is not written to the disk."}
	switch {
	case limit > 0:
		f.Grade, f.Text = vault.Attention, "If Autojob crashes, the system may write its memory, with your data in it, to the disk."
		f.Hint = "Core dumps are switched on here. Switch them off (ulimit -c 0), then start Autojob again."
	case strings.HasPrefix(pattern, "|") && !strings.Contains(pattern, "systemd-coredump"): // which keeps to the limit
		f.Grade, f.Text = vault.Attention, "If Autojob crashes, this system's crash reporter may keep its memory, with your data in it."
		f.Hint = "Turn off crash reports in the system's settings."
	}
	return f
}

// home is the person's home folder without symbolic links, "" where the system names none.
func home() string {
	dir, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return real
	}
	return dir
}
