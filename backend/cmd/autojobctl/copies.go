package main

import (
	"context"
	"os"
	"time"

	"autojob/backend"
	"autojob/backend/core/problem"
)

type backupLine struct {
	Name    string `json:"name"`
	Made    string `json:"made,omitempty"`
	Bytes   int64  `json:"bytes"`
	Present bool   `json:"present"` // made under the key in force
	Damaged bool   `json:"damaged,omitempty"`
}

func shapeBackup(b backend.BackupInfo) backupLine {
	return backupLine{b.Name, moment(b.Made), b.Bytes, b.Present, b.Damaged}
}

func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// backup makes a backup and prints it.
func (p *program) backup(ctx context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		before, err := b.Backups()
		if err != nil {
			return err
		}
		known := map[string]bool{}
		for _, old := range before {
			known[old.Name] = true
		}
		all, err := b.Backup(ctx, nil)
		if err != nil {
			return err
		}
		for _, made := range all {
			if !known[made.Name] {
				return p.print(shapeBackup(made))
			}
		}
		return problem.New(problem.NotFound, "The new backup is gone again.", "Look at the disk, then try again.")
	})
}

// backups lists them, a line each.
func (p *program) backups(_ context.Context, a arguments) error {
	if err := a.only(); err != nil {
		return err
	}
	b, err := p.backend(a)
	if err != nil {
		return err
	}
	all, err := b.Backups()
	if err != nil {
		return err
	}
	for _, one := range all {
		if err := p.print(shapeBackup(one)); err != nil {
			return err
		}
	}
	return nil
}

type restoreLine struct {
	Kept       int `json:"kept"`
	FromBackup int `json:"from_backup"`
	Older      int `json:"older"`
	Lost       int `json:"lost"`
}

// restore brings the store back, whether it opens or not.
func (p *program) restore(ctx context.Context, a arguments) (err error) {
	if err := a.only("the backup: autojobctl backups lists them"); err != nil {
		return err
	}
	byKit := a.get("words-file") != ""
	if !byKit && (a.get("to") != "" || a.get("to-passphrase-file") != "") {
		return usageError("--to goes with --words-file; autojobctl key changes what opens the store")
	}
	var r backend.Restored
	var b *backend.Backend
	if byKit {
		words, err := p.words(a)
		if err != nil {
			return err
		}
		kind, secret, err := p.newKey(a)
		if err != nil {
			return err
		}
		if b, err = p.backend(a); err != nil {
			return err
		}
		defer closing(b, &err)
		if r, err = b.RestoreWithKit(ctx, a.files[0], words, kind, secret, nil); err != nil {
			return err
		}
	} else {
		b, err = p.open(ctx, a, false)
		if b != nil {
			defer closing(b, &err)
		}
		if err != nil && !(b != nil && problem.Is(err, problem.Damaged)) { // one of which nothing opens is restored closed
			return err
		}
		if r, err = b.Restore(ctx, a.files[0], nil); err != nil {
			return err
		}
	}
	return p.print(restoreLine{r.Kept, r.FromBackup, r.Older, r.Lost})
}

// closing closes the store at the end of a command.
func closing(b *backend.Backend, err *error) {
	if e := b.Close(); *err == nil {
		*err = e
	}
}

type exportLine struct {
	File  string `json:"file"`
	Bytes int64  `json:"bytes"`
}

// export writes everything into one file.
func (p *program) export(ctx context.Context, a arguments) error {
	if err := a.only("the file to write"); err != nil {
		return err
	}
	path := a.files[0]
	if _, err := os.Lstat(path); err == nil {
		return problem.New(problem.Invalid, "There is a file at that place already.", "Choose another name, or move it away first.")
	}
	secret, err := p.passphrase(a, "to-passphrase-file", "Passphrase for the file: ", true)
	if err == nil && secret == "" {
		err = usageError("name a file with the passphrase: --to-passphrase-file FILE")
	}
	if err != nil {
		return err
	}
	return p.using(ctx, a, false, func(b *backend.Backend) error {
		if err := b.Export(ctx, path, secret, nil); err != nil {
			return err
		}
		line := exportLine{File: path}
		if info, err := os.Stat(path); err == nil {
			line.Bytes = info.Size()
		}
		return p.print(line)
	})
}

type storeLine struct {
	Status  string `json:"status"`
	Profile bool   `json:"profile"`
	Jobs    int    `json:"jobs"`
}

func (p *program) printState(ctx context.Context, b *backend.Backend) error {
	st, err := b.State(ctx)
	if err != nil {
		return err
	}
	return p.print(storeLine{string(st.Status), st.Profile, st.Jobs})
}

// importStore makes the store from an export file.
func (p *program) importStore(ctx context.Context, a arguments) (err error) {
	if err := a.only("the file to bring in"); err != nil {
		return err
	}
	b, err := p.backend(a)
	if err != nil {
		return err
	}
	st, err := b.State(ctx)
	if err != nil {
		return err
	}
	if st.Status != backend.Absent && !a.has("replace") {
		return problem.New(problem.Invalid, "There is a store in this folder already.", "With --replace the file's data takes its place, and what is there now is gone.")
	}
	from, err := p.passphrase(a, "from-passphrase-file", "Passphrase of the file: ", false)
	if err == nil && from == "" {
		err = usageError("name a file with the passphrase of the export: --from-passphrase-file FILE")
	}
	if err != nil {
		return err
	}
	kind, secret, err := p.newKey(a)
	if err != nil {
		return err
	}
	defer closing(b, &err)
	if err := b.Import(ctx, a.files[0], from, kind, secret, nil); err != nil {
		return err
	}
	return p.printState(ctx, b)
}
