package backend

import (
	"context"
	"fmt"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
)

// Status says what stands between the person and their store.
type Status string

const (
	Absent     Status = "absent" // first start
	Open       Status = "open"
	Passphrase Status = "passphrase" // asks for it
	Locked     Status = "locked"     // the keychain is locked or slow
	KeyMissing Status = "key_missing"
	WrongKey   Status = "wrong_key"
	NoKeychain Status = "no_keychain"
	InUse      Status = "in_use"
	Damaged    Status = "damaged" // what is readable of it can be looked at; see Damage
)

// State is the store's status with what a start screen shows.
type State struct {
	Status  Status
	Problem *problem.Error // why it is not open, or what is wrong with it; nil for absent, open and passphrase
	Profile bool
	Jobs    int
	Sample  bool
}

// StatusOf turns the error of a failed Unlock or Create into the screen that helps; "" where only the error's own words do.
func StatusOf(err error) Status {
	switch problem.From(err).Code {
	case problem.WrongKey:
		return WrongKey
	case problem.KeyMissing:
		return KeyMissing
	case problem.NoKeychain:
		return NoKeychain
	case problem.InUse:
		return InUse
	case problem.NotFound:
		return Absent
	case problem.Locked, problem.Cancelled: // stopped waiting for the keychain
		return Locked
	case problem.Damaged:
		return Damaged
	}
	return ""
}

// State reports without opening anything.
func (b *Backend) State(ctx context.Context) (State, error) {
	if s := b.store.Load(); s != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.state(ctx)
	}
	if b.cfg.Dir == "" {
		return State{}, homeless()
	}
	s, err := vault.Inspect(ctx, b.cfg.Dir)
	if err != nil {
		return State{}, fmt.Errorf("looking at the store: %w", err)
	}
	switch s.Status {
	case vault.Absent:
		b.mu.Lock()
		defer b.mu.Unlock()
		return State{Status: Absent, Problem: b.keptKey}, nil
	case vault.Passphrase:
		return State{Status: Passphrase}, nil
	case vault.Damaged:
		return State{Status: Damaged, Problem: s.Problem}, nil
	}
	return State{Status: Locked, Problem: problem.New(problem.Locked, "The store has not been opened yet.", "Unlock it to go on.")}, nil
}

func (s *store) state(ctx context.Context) (State, error) {
	out := State{Status: Open, Profile: s.profiles.Count() > 0, Jobs: s.postings.Count()}
	sample, err := s.sampled(ctx)
	// After the reading: it may have found the damage. What is told once may then be read around.
	if d := s.vault.Damage(); d != nil {
		s.told = true
		out.Status, out.Problem = Damaged, d.Problem
		if problem.Is(err, problem.Damaged) {
			sample, err = s.sampled(ctx)
		}
		if problem.Is(err, problem.Damaged) {
			err = nil
		}
	}
	out.Sample = sample
	return out, err
}

// sampled says whether sample data is in the store.
func (s *store) sampled(ctx context.Context) (bool, error) {
	jobs, err := s.load(ctx)
	if err != nil {
		return false, err
	}
	for _, j := range jobs {
		if j.stored.Sample {
			return true, nil
		}
	}
	cvs, err := s.cvs(ctx)
	return len(cvs) > 0 && cvs[0].Sample, err
}

// Damage says what is wrong with the store: open, it can be read in part; closed, nothing of it could be read. It is nil when
// nothing is wrong as far as is known, and while only the key is.
func (b *Backend) Damage(ctx context.Context) (*Damage, error) {
	if s := b.store.Load(); s != nil {
		return s.vault.Damage(), nil
	}
	if b.cfg.Dir == "" {
		return nil, homeless()
	}
	b.mu.Lock()
	unopened := b.unopened
	b.mu.Unlock()
	if unopened != nil {
		return &Damage{Reason: vault.Files, Problem: unopened}, nil
	}
	s, err := vault.Inspect(ctx, b.cfg.Dir)
	if err != nil || s.Status != vault.Damaged {
		return nil, err
	}
	return &Damage{Reason: vault.Files, Problem: s.Problem}, nil
}
