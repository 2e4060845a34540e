package vault

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"autojob/backend/core/problem"
)

// Grade is how a finding stands.
type Grade string

const (
	Good      Grade = "good"
	Attention Grade = "attention"
	Bad       Grade = "bad"
	Unknown   Grade = "unknown"
)

// Finding is one thing that was checked, in words for people.
type Finding struct {
	ID      string // records, catalogue, documents, anchor, key, kit, modes, backup, residue
	Grade   Grade
	Text    string
	Hint    string   // what to do; "" when nothing is
	Details []string // names of classes and files, never of entries
}

// Check reads everything: every record and document against the catalogue, the catalogue from the disk against the one in memory,
// anchors, key, kit, file modes and backups. It changes nothing.
func (v *Vault) Check(ctx context.Context, tell Progress) ([]Finding, error) {
	v.renewal.Lock() // no new generation meanwhile
	defer v.renewal.Unlock()
	if v.shut() {
		return nil, closed()
	}
	var all []Finding
	for _, check := range []func(context.Context, Progress) Finding{
		v.checkEntries, v.checkCatalogue, v.checkAnchor, v.checkKey, v.checkKitIn, v.checkModes, v.checkBackups, v.checkResidue,
	} {
		all = append(all, check(ctx, tell))
		if err := ctx.Err(); err != nil {
			return nil, stopped(err)
		}
	}
	return all, nil
}

func (v *Vault) checkEntries(ctx context.Context, tell Progress) Finding {
	v.mu.RLock()
	if v.isShut {
		v.mu.RUnlock()
		return unknown("records", closed())
	}
	entries := slices.Collect(v.index.all)
	v.mu.RUnlock()
	bad := map[string]int{}
	for i, e := range entries {
		if ctx.Err() != nil {
			return Finding{}
		}
		if i%256 == 0 {
			tell.tell("Reading every entry", i, len(entries))
		}
		plain, err := v.readEntry(e)
		clear(plain)
		if err != nil && !errors.Is(err, errReplaced) {
			bad[e.class]++
		}
	}
	if len(bad) == 0 {
		return Finding{ID: "records", Grade: Good, Text: fmt.Sprintf("All %d entries were read and pass their checks.", len(entries))}
	}
	f := Finding{ID: "records", Grade: Bad, Text: "Some entries do not pass their checks.", Hint: "Restore your latest backup."}
	d := &Damage{}
	d.affects(bad)
	for _, a := range d.Affected {
		f.Details = append(f.Details, fmt.Sprintf("%s: %d", a.Class, a.Count))
	}
	return f
}

// checkCatalogue reads head and pages once more and compares them with what is held in memory.
func (v *Vault) checkCatalogue(context.Context, Progress) Finding {
	v.writing.Lock()
	defer v.writing.Unlock()
	v.using.RLock()
	defer v.using.RUnlock()
	index, err := v.keys.load(v.get)
	if err == nil && index.head != v.index.head {
		err = errors.New("the list on the disk is not the one in memory")
	}
	if err != nil {
		return Finding{ID: "catalogue", Grade: Bad, Text: "The list of entries does not pass its checks.", Hint: "Restore your latest backup."}
	}
	return Finding{ID: "catalogue", Grade: Good, Text: "The list of entries is whole."}
}

func (v *Vault) checkAnchor(ctx context.Context, _ Progress) Finding {
	v.using.RLock()
	defer v.using.RUnlock()
	f := Finding{ID: "anchor", Grade: Good, Text: "The store is not an earlier state of itself."}
	if d := v.Damage(); d != nil && d.Reason == Older {
		return Finding{ID: "anchor", Grade: Bad, Text: d.Problem.Message, Hint: d.Problem.Hint}
	}
	if v.anchor == nil {
		return Finding{ID: "anchor", Grade: Bad, Text: "The file that remembers how far the store had come is missing.", Hint: "Restore your latest backup."}
	}
	if v.keeper == nil {
		f.Text = "The store is not an earlier state of itself, as far as its own folder can tell."
		f.Details = []string{"Without a keychain an old copy of the whole folder, put back, is not noticed."}
		return f
	}
	if err := v.keeper.settle(ctx); err != nil {
		return Finding{ID: "anchor", Grade: Attention, Text: "The keychain could not be told how far the store has come.", Hint: problem.From(err).Hint}
	}
	return f
}

func (v *Vault) checkKey(ctx context.Context, _ Progress) Finding {
	v.using.RLock()
	defer v.using.RUnlock()
	if v.header.Key == PassphraseKey {
		return Finding{ID: "key", Grade: Good, Text: "The store opens with your passphrase."}
	}
	_, err := v.opt.keychain().Get(ctx, v.keys.generation.item())
	switch {
	case errors.Is(err, ErrNoItem):
		return Finding{ID: "key", Grade: Bad, Text: "The key of this store is no longer in the keychain.",
			Hint: "Do not close Autojob. Make a new key now: choose what opens your data."}
	case err != nil:
		return Finding{ID: "key", Grade: Attention, Text: "The keychain did not answer.", Hint: problem.From(err).Hint}
	}
	s, err := look(v.dir)
	if err == nil && len(s.gone)+len(s.unfinished) > 0 {
		return Finding{ID: "key", Grade: Attention, Text: "The key is in the keychain. One of an earlier time may still be there, too.",
			Hint: "Unlock the keychain and start Autojob again: it removes the old key then."}
	}
	if v.header.Key == BothKeys {
		return Finding{ID: "key", Grade: Good, Text: "The store opens with the keychain's key and your passphrase together."}
	}
	return Finding{ID: "key", Grade: Good, Text: "The key is in the keychain."}
}

func (v *Vault) checkKitIn(ctx context.Context, _ Progress) Finding {
	day, err := v.checkKit(ctx)
	switch {
	case err != nil:
		return Finding{ID: "kit", Grade: Bad, Text: "What the store keeps of its recovery kit does not pass its checks.", Hint: "Make a new recovery kit."}
	case day == "":
		return Finding{ID: "kit", Grade: Attention, Text: "There is no recovery kit.", Hint: "Make one: without it a lost key cannot be replaced."}
	}
	return Finding{ID: "kit", Grade: Good, Text: "The recovery kit of " + day + " opens the store."}
}

func (v *Vault) checkModes(context.Context, Progress) Finding {
	if runtime.GOOS == "windows" {
		return Finding{ID: "modes", Grade: Unknown, Text: "On Windows the folder's access list decides who can read the files."}
	}
	f := Finding{ID: "modes", Grade: Good, Text: "Only you can read the store's files."}
	err := filepath.WalkDir(v.dir, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return nil // it went meanwhile
		}
		inside, _ := filepath.Rel(v.dir, path)
		// What Badger makes while it is open is loose, in folders that are not.
		if info.Mode().Perm()&0o077 != 0 && (e.IsDir() || filepath.Base(filepath.Dir(path)) != dbName) {
			f.Details = append(f.Details, fmt.Sprintf("%s %v", inside, info.Mode().Perm()))
		}
		return nil
	})
	if err != nil {
		return unknown("modes", err)
	}
	if len(f.Details) > 0 {
		f.Grade, f.Text, f.Hint = Attention, "Other users of this computer may read some of the store's files.", "Start Autojob again: it closes them."
	}
	return f
}

func (v *Vault) checkBackups(context.Context, Progress) Finding {
	all, err := Backups(v.dir)
	if err != nil {
		return unknown("backup", err)
	}
	f := Finding{ID: "backup", Grade: Attention, Text: "There is no backup yet.", Hint: "Make one now."}
	harmed := 0
	for _, b := range all {
		if b.Damaged {
			harmed++
		}
	}
	for _, b := range all {
		if b.Damaged || !b.Present {
			continue
		}
		age := v.opt.clock().Sub(b.Made).Abs() // the clock may have been wrong then
		f = Finding{ID: "backup", Grade: Good, Text: "The latest backup is from " + b.Made.Local().Format("2 January 15:04") + "."}
		if age > 48*time.Hour {
			f.Grade, f.Hint = Attention, "Make one now."
		}
		break
	}
	if harmed > 0 {
		f.Grade, f.Hint = Attention, "Make a new one now."
		f.Details = append(f.Details, fmt.Sprintf("%d damaged backups", harmed))
	}
	return f
}

func (v *Vault) checkResidue(context.Context, Progress) Finding {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.index == nil || v.index.head.residue == 0 {
		return Finding{ID: "residue", Grade: Good, Text: "Nothing that you deleted is left in the files."}
	}
	return Finding{ID: "residue", Grade: Attention, Text: fmt.Sprintf("%d deleted or replaced entries are still in the files, sealed.", v.index.head.residue),
		Hint: "Erase, and they are gone for good. Autojob does so by itself after a deletion."}
}

func unknown(id string, err error) Finding {
	return Finding{ID: id, Grade: Unknown, Text: "This could not be checked just now.", Hint: problem.From(err).Hint}
}

// Info is what the store says of itself.
type Info struct {
	Key                KeyKind
	Kit                string // day of the recovery kit, "" without one
	Made               string // day of the key in force
	Generation         string
	Records, Documents int
	Residue            uint64 // deleted or replaced entries whose sealed bytes are still in the files
	Seals              uint64 // of the generation; a new one is due well before 2^31
	Bytes              int64  // on the disk, backups included
}

// Info tells how the open store stands.
func (v *Vault) Info() (Info, error) {
	v.using.RLock()
	defer v.using.RUnlock()
	v.mu.RLock()
	if v.isShut {
		v.mu.RUnlock()
		return Info{}, closed()
	}
	i := Info{Key: v.header.Key, Kit: kitDay(v.header), Made: v.header.Made, Generation: v.header.Generation,
		Residue: v.index.head.residue, Seals: v.index.head.seals}
	i.Records, i.Documents = v.index.size()
	if v.index.find(kindRecord, kitClass, kitID) != nil {
		i.Records--
	}
	v.mu.RUnlock()
	_ = filepath.WalkDir(v.dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			i.Bytes += onDisk(info)
		}
		return nil
	})
	return i, nil
}
