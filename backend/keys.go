package backend

import (
	"context"
	"crypto/rand"
	mathrand "math/rand/v2"
	"slices"
	"time"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
	"autojob/backend/core/recovery"
)

// View is what the store says of itself.
type View struct {
	Key                KeyKind
	Kit                string // day of the recovery kit, "" without one
	Made               string // day of the key in force
	IdleMinutes        int
	Records, Documents int
	Residue            uint64 // deleted or replaced entries whose sealed bytes are still in the files
	Bytes              int64  // on the disk, backups included
	LastErased         string // RFC 3339, "" for never
	Backups            []BackupInfo
	Working            string // the step of a new generation being made, for people; "" when none is
}

// View tells how the open store stands.
func (b *Backend) View() (View, error) {
	s := b.store.Load()
	if s == nil {
		return View{}, closed()
	}
	info, err := s.vault.Info()
	if err != nil {
		return View{}, err
	}
	all, err := b.Backups()
	if err != nil {
		return View{}, err
	}
	kept := s.setting()
	v := View{Key: info.Key, Kit: info.Kit, Made: info.Made, IdleMinutes: kept.IdleMinutes, Records: info.Records, Documents: info.Documents,
		Residue: info.Residue, Bytes: info.Bytes, LastErased: kept.lastErased(info.Generation), Backups: all, Working: s.care.working()}
	if v.Key == KeychainKey {
		v.IdleMinutes = 0
	}
	v.Records -= s.own()
	return v, nil
}

// Erase removes for good what was deleted: a new key, new files, new backups; the old ones are destroyed.
func (b *Backend) Erase(ctx context.Context, tell Progress) (Receipt, error) {
	return b.renew(ctx, vault.Renewal{}, tell)
}

func (b *Backend) renew(ctx context.Context, r vault.Renewal, tell Progress) (receipt Receipt, err error) {
	err = b.ahead(ctx, func(ctx context.Context, s *store) error {
		receipt, err = s.care.renew(ctx, r, tell)
		return err
	})
	return receipt, err
}

// ChangeKey changes what opens the store, and erases with it.
func (b *Backend) ChangeKey(ctx context.Context, kind KeyKind, passphrase string, tell Progress) (Receipt, error) {
	secret, err := secretFor(kind, passphrase)
	defer clear(secret)
	if err != nil {
		return Receipt{}, err
	}
	return b.renew(ctx, vault.Renewal{Key: kind, Passphrase: secret}, tell)
}

// secretFor is the passphrase for a kind of key; nil where the kind has none. That it is long enough is for the vault to say.
func secretFor(kind KeyKind, passphrase string) ([]byte, error) {
	switch {
	case kind == KeychainKey:
		return nil, nil
	case kind != PassphraseKey && kind != BothKeys:
		return nil, problem.New(problem.Invalid, "This is no way to open a store.", "Choose the keychain, a passphrase, or both.")
	case passphrase == "":
		return nil, problem.New(problem.Invalid, "There is no passphrase yet.", "Choose one of four or five unrelated words.")
	}
	return []byte(passphrase), nil
}

// Kit is a recovery kit that is shown, once.
type Kit struct {
	ID    string // names it until it is kept or discarded
	Words []string
	QR    []string // rows of "1" dark and "0" light
	Ask   []int    // positions, from 1, of the words to be typed again
}

type pendingKit struct {
	id     string
	secret recovery.Secret
	ask    []int
}

// asked is how many words are to be typed again.
const asked = 3

// NewKit makes a recovery kit. It counts once KeepKit has seen that it was written down. There is one such kit at a time.
func (b *Backend) NewKit() (Kit, error) {
	s := b.store.Load()
	if s == nil {
		return Kit{}, closed()
	}
	if s.vault.Damage() != nil {
		return Kit{}, readOnly()
	}
	ask := mathrand.Perm(recovery.WordCount)[:asked]
	for i := range ask {
		ask[i]++
	}
	slices.Sort(ask)
	p := &pendingKit{id: rand.Text(), secret: recovery.New(), ask: ask}
	qr, err := p.secret.QR()
	if err != nil {
		return Kit{}, err
	}
	kit := Kit{ID: p.id, Words: p.secret.Words(), QR: qr, Ask: slices.Clone(ask)}
	s.dropKit()
	s.care.mu.Lock()
	defer s.care.mu.Unlock()
	s.kit = p
	return kit, nil
}

func (s *store) dropKit() {
	s.care.mu.Lock()
	defer s.care.mu.Unlock()
	if s.kit != nil {
		s.kit.secret.Clear()
		s.kit = nil
	}
}

func (s *store) shownKit(id string) *pendingKit {
	s.care.mu.Lock()
	defer s.care.mu.Unlock()
	if s.kit == nil || s.kit.id != id {
		return nil
	}
	return s.kit
}

// KeepKit makes a kit the store's own, in place of an earlier one, and erases with it. Typed is what the person typed for the
// positions that were asked for.
func (b *Backend) KeepKit(ctx context.Context, id string, typed []string, tell Progress) (receipt Receipt, err error) {
	err = b.ahead(ctx, func(ctx context.Context, s *store) error {
		p := s.shownKit(id)
		if p == nil {
			return problem.New(problem.NotFound, "This recovery kit is no longer open.", "Make a new one, and write that one down.")
		}
		if !p.wrote(typed) {
			return problem.New(problem.Invalid, "These are not the words of this kit.", "Compare them with what you wrote down.")
		}
		card, err := p.secret.Card(b.Now().Format(time.DateOnly))
		if err != nil {
			return err
		}
		receipt, err = s.care.renew(ctx, vault.Renewal{Kit: &card}, tell)
		if receipt.Generation != "" {
			s.dropKit()
		}
		return err
	})
	return receipt, err
}

// wrote says whether the words that were asked for are those of the kit.
func (p *pendingKit) wrote(typed []string) bool {
	if len(typed) != len(p.ask) {
		return false
	}
	for i, position := range p.ask {
		if !p.secret.Matches(position, typed[i]) {
			return false
		}
	}
	return true
}

// DiscardKit forgets a kit that was shown and not kept.
func (b *Backend) DiscardKit(id string) {
	if s := b.store.Load(); s != nil && s.shownKit(id) != nil {
		s.dropKit()
	}
}

// RemoveKit leaves the store without a recovery kit, and erases with it.
func (b *Backend) RemoveKit(ctx context.Context, tell Progress) (Receipt, error) {
	return b.renew(ctx, vault.Renewal{DropKit: true}, tell)
}

func readOnly() error {
	return problem.New(problem.Damaged, "Your data can only be read until its damage is dealt with.", "Nothing was changed. Bring back a backup first.")
}
