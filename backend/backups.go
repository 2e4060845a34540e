package backend

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
	"autojob/backend/core/recovery"
)

// Backups lists the backups in the store's folder, newest first. It needs no key.
func (b *Backend) Backups() ([]BackupInfo, error) {
	if b.cfg.Dir == "" {
		return nil, homeless()
	}
	return vault.Backups(b.cfg.Dir)
}

// Backup makes a backup now and returns them all.
func (b *Backend) Backup(ctx context.Context, tell Progress) ([]BackupInfo, error) {
	err := b.ahead(ctx, func(ctx context.Context, s *store) error {
		return s.care.backup(ctx, tell)
	})
	if err != nil {
		return nil, err
	}
	return b.Backups()
}

// vault is p as the vault calls it.
func (p Progress) vault() vault.Progress { return vault.Progress(p) }

// Export writes everything into one encrypted file that opens with the passphrase on any computer.
func (b *Backend) Export(ctx context.Context, path, passphrase string, tell Progress) error {
	if err := b.outside(path); err != nil {
		return err
	}
	secret := []byte(passphrase)
	defer clear(secret)
	return b.ahead(ctx, func(ctx context.Context, s *store) error {
		return s.vault.Export(ctx, path, secret, tell.vault())
	})
}

// outside refuses a file in the store's own folder, where nothing else may stand and all of it goes with the store.
func (b *Backend) outside(path string) error {
	if path == "" {
		return problem.New(problem.Invalid, "There is no file to write to yet.", "Choose where to keep it.")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return fileProblem(err)
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(folder, filepath.Base(abs))
	}
	dir, err := filepath.Abs(b.cfg.Dir)
	if err != nil {
		return fileProblem(err)
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if rel, err := filepath.Rel(dir, abs); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(os.PathSeparator)) {
		return problem.New(problem.Invalid, "This place is inside Autojob's own folder.", "Choose another, best on another disk.")
	}
	return nil
}

// Restore brings the store back with one of its backups, open or closed: see vault.
func (b *Backend) Restore(ctx context.Context, name string, tell Progress) (r Restored, err error) {
	if b.store.Load() != nil {
		err = b.ahead(ctx, func(ctx context.Context, s *store) error {
			_, err := s.care.anew(ctx, tell, func(ctx context.Context, tell vault.Progress) (Receipt, error) {
				r, err = s.vault.Restore(ctx, name, tell)
				return r.Receipt, err
			})
			return s.settled(err)
		})
		return r, err
	}
	return b.restoreClosed(ctx, name, recovery.Secret{}, nil, false, tell)
}

// restoreClosed brings back a store of which nothing is open. With a kit, passphrase and both say what opens it from now on.
func (b *Backend) restoreClosed(ctx context.Context, name string, kit recovery.Secret, passphrase []byte, both bool, tell Progress) (r Restored, err error) {
	if b.cfg.Dir == "" {
		return r, homeless()
	}
	err = b.atDoor(ctx, func(ctx context.Context) error {
		if b.store.Load() != nil {
			return problem.New(problem.InUse, "Your data was opened meanwhile.", "Look at it first, then try again.")
		}
		if kit.Empty() {
			b.mu.Lock()
			passphrase = append([]byte(nil), b.tried...)
			b.mu.Unlock()
		}
		defer clear(passphrase)
		tell.Tell("Opening the backup", 0, 0)
		k := b.keychain()
		var v *vault.Vault
		v, r, err = vault.Restore(ctx, b.cfg.Dir, name, vault.Options{Keychain: k, Passphrase: passphrase, Both: both, Kit: kit, Progress: tell.vault()})
		if err != nil {
			return err
		}
		b.admit(v, k, nil)
		return b.store.Load().wentBack(ctx)
	})
	return r, err
}

// settled brings the store's entries up to date after a new generation whose contents may be others.
func (s *store) settled(err error) error {
	s.changing.Lock()
	defer s.changing.Unlock()
	s.anew()
	if err == nil && s.secret != nil { // the store has a lock of its own now
		s.secret()
		s.secret = nil
	}
	if e := s.loadSettings(context.Background()); err == nil {
		err = e
	}
	if e := s.wentBack(context.Background()); err == nil {
		err = e
	}
	return err
}

// wentBack is for a store that may be an earlier state of itself: what waited then may have been sent since, so it waits no more.
func (s *store) wentBack(ctx context.Context) error {
	if err := s.loadClock(ctx); err != nil {
		return err
	}
	if s.vault.Damage() != nil {
		return nil // read-only: nothing can be sent
	}
	return s.takeBack(ctx)
}

// Accept goes on with the store as it is, an earlier state or one of which part cannot be read, after the person said so.
func (b *Backend) Accept(ctx context.Context, tell Progress) (receipt Receipt, err error) {
	err = b.ahead(ctx, func(ctx context.Context, s *store) error {
		receipt, err = s.care.anew(ctx, tell, s.vault.Accept)
		return s.settled(err)
	})
	return receipt, err
}

// Import makes the store from an export file, also in place of one that is here, and opens it. Key and next are what opens it.
func (b *Backend) Import(ctx context.Context, path, passphrase string, key KeyKind, next string, tell Progress) error {
	if b.cfg.Dir == "" {
		return homeless()
	}
	secret, err := secretFor(key, next)
	defer clear(secret)
	if err != nil {
		return err
	}
	from := []byte(passphrase)
	defer clear(from)
	return b.atDoor(ctx, func(ctx context.Context) error {
		k := b.keychain()
		opt := vault.Options{Keychain: k, Passphrase: secret, Both: key == BothKeys, Progress: tell.vault()}
		open := b.store.Load() != nil
		if open {
			// What is open closes only for a file that is good.
			if err := vault.CheckExport(ctx, path, from, opt); err != nil {
				return err
			}
			if err := b.shut(); err != nil {
				b.log.Warn("closing the store", "code", problem.From(err).Code)
			}
		}
		v, err := vault.Import(ctx, b.cfg.Dir, path, from, opt)
		if err != nil && open {
			b.reopen(ctx)
		}
		if err != nil {
			return err
		}
		b.admit(v, k, nil)
		return b.store.Load().wentBack(ctx)
	})
}

// reopen opens what was open before, if it does so by itself; otherwise it is told that the store is locked.
func (b *Backend) reopen(ctx context.Context) {
	k := b.keychain()
	v, err := vault.Open(context.WithoutCancel(ctx), b.cfg.Dir, vault.Options{Keychain: k})
	if err == nil {
		b.admit(v, k, nil)
		return
	}
	b.tellLocked()
}

// Recover opens a store whose key or passphrase is lost by the words of its recovery kit (or the text of its code), and gives
// it a new key. A store that is damaged, too, opens to be read; Restore and Accept give it that key then.
func (b *Backend) Recover(ctx context.Context, words string, key KeyKind, passphrase string, tell Progress) error {
	if b.cfg.Dir == "" {
		return homeless()
	}
	secret, err := secretFor(key, passphrase)
	if err != nil {
		return err
	}
	kit, err := recovery.Parse(words)
	if err != nil {
		clear(secret)
		return err
	}
	forget := func() { clear(secret); kit.Clear() }
	err = b.atDoor(ctx, func(ctx context.Context) error {
		if s := b.store.Load(); s != nil {
			return problem.New(problem.Invalid, "Your data is open already.", "Change what opens it instead.")
		}
		tell.Tell("Opening with the words", 0, 0)
		k := b.keychain()
		v, err := vault.Open(ctx, b.cfg.Dir, vault.Options{Keychain: k, Passphrase: secret, Both: key == BothKeys, Kit: kit, Progress: tell.vault()})
		if err != nil {
			return b.unrecovered(err)
		}
		if v.Damage() != nil {
			b.admit(v, k, forget)
			forget = func() {}
			return nil
		}
		r, err := v.Renew(ctx, vault.Renewal{Key: key, Passphrase: secret}, tell.vault())
		if err != nil && r.Generation == "" {
			_ = v.Close()
			return err
		}
		if err != nil {
			b.log.Warn("after a recovery", "code", problem.From(err).Code)
		}
		b.admit(v, k, nil)
		return nil
	})
	forget()
	return err
}

// unrecovered says what helps when not even the kit opens the store.
func (b *Backend) unrecovered(err error) error {
	e := problem.From(err)
	if e.Code != problem.Damaged {
		return err
	}
	if all, listed := b.Backups(); listed == nil && len(all) > 0 {
		return problem.New(e.Code, e.Message, "Bring back a backup instead: one that was made under this kit opens with its words.").Because(err)
	}
	return err
}

// RestoreWithKit is Restore of a closed store by the words of its recovery kit.
func (b *Backend) RestoreWithKit(ctx context.Context, name, words string, key KeyKind, passphrase string, tell Progress) (Restored, error) {
	secret, err := secretFor(key, passphrase)
	if err != nil {
		return Restored{}, err
	}
	kit, err := recovery.Parse(words)
	if err != nil {
		clear(secret)
		return Restored{}, err
	}
	defer kit.Clear()
	return b.restoreClosed(ctx, name, kit, secret, key == BothKeys, tell)
}

// DeleteEverything deletes the store with its keys and copies. What the program keeps elsewhere (Config.Cache) is compiled code
// and says nothing of the person.
func (b *Backend) DeleteEverything(ctx context.Context, tell Progress) error {
	if b.cfg.Dir == "" {
		return homeless()
	}
	return b.atDoor(ctx, func(ctx context.Context) error {
		tell.Tell("Closing your data", 0, 0)
		if err := b.shut(); err != nil {
			b.log.Warn("closing the store", "code", problem.From(err).Code)
		}
		b.failed(nil, nil)
		tell.Tell("Removing keys, data and backups", 0, 0)
		gone, err := vault.Destroy(ctx, b.cfg.Dir, vault.Options{Keychain: b.keychain()})
		if err != nil {
			return err
		}
		b.mu.Lock()
		defer b.mu.Unlock()
		b.keptKey = nil
		if !gone {
			b.keptKey = problem.New(problem.Unavailable, "Your data is deleted. The keychain did not let go of its key, which opens nothing any more.",
				"Autojob takes it out at the next start. You can also delete it there yourself.")
		}
		return nil
	})
}
