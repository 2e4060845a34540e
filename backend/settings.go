package backend

import (
	"context"
	"fmt"
	"time"

	"autojob/backend/core/problem"
)

// settings is what the store keeps about itself.
type settings struct {
	IdleMinutes int `json:"idle_minutes,omitempty"` // until it locks itself; 0 is never

	NoProfiling bool `json:"no_profiling,omitempty"` // nothing is learned of what the person chooses
	NoMatching  bool `json:"no_matching,omitempty"`  // their CV is ranked against no ads

	// DeletedIn is the generation in which the person deleted something. As long as it is in force an erasure is due, also
	// after another start. Nothing has to be written when it is done: the next generation has another name.
	DeletedIn string `json:"deleted_in,omitempty"`

	// Begun is when a new generation was begun in place of BegunIn: while that one is in force it did not come to an end, and
	// Erased is the time of the last one that did.
	Begun   string `json:"begun,omitempty"` // RFC 3339
	BegunIn string `json:"begun_in,omitempty"`
	Erased  string `json:"erased,omitempty"` // RFC 3339
}

// lastErased is when what was deleted last left the files, "" for never; generation is the one in force.
func (c settings) lastErased(generation string) string {
	if c.BegunIn != "" && c.BegunIn != generation {
		return c.Begun
	}
	return c.Erased
}

// settingsID is the id of the one record of its class.
const settingsID = "store"

func (s *store) loadSettings(ctx context.Context) error {
	kept, err := s.settings.Get(ctx, settingsID)
	if err != nil && !missing(err) {
		return err
	}
	s.care.settings.Lock()
	defer s.care.settings.Unlock()
	s.kept = kept
	return nil
}

// set writes the settings anew, if they become others. Its caller holds changing.
func (s *store) set(ctx context.Context, change func(*settings)) error {
	kept := s.setting()
	next := kept
	change(&next)
	if next == kept {
		return nil
	}
	if err := s.settings.Put(ctx, settingsID, next); err != nil {
		return fmt.Errorf("keeping the settings: %w", err)
	}
	s.care.settings.Lock()
	defer s.care.settings.Unlock()
	s.kept = next
	return nil
}

func (s *store) setting() settings {
	s.care.settings.Lock()
	defer s.care.settings.Unlock()
	return s.kept
}

// deleting runs do, which deletes or replaces what the person wanted gone, and has the files erased once it is quiet. That an
// erasure is due is on the disk before. Its caller holds changing.
func (s *store) deleting(ctx context.Context, do func() error) error {
	due := func() error {
		return s.set(ctx, func(c *settings) { c.DeletedIn = s.vault.Generation() })
	}
	if err := due(); err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	s.care.touch()
	return due() // in case a new generation came in between
}

// beginning notes that a new generation is begun.
func (s *store) beginning(ctx context.Context, now time.Time) error {
	s.changing.Lock()
	defer s.changing.Unlock()
	generation := s.vault.Generation()
	return s.set(ctx, func(c *settings) {
		c.Erased = c.lastErased(generation)
		c.Begun, c.BegunIn = stamp(now), generation
	})
}

const maxIdle = 24 * 60 // minutes

// SetIdleLock has the store lock itself when the person did nothing for so many minutes; 0 is never.
func (b *Backend) SetIdleLock(ctx context.Context, minutes int) error {
	if minutes < 0 || minutes > maxIdle {
		return problem.New(problem.Invalid, "This is no time after which Autojob can lock itself.", fmt.Sprintf("Choose up to %d minutes, or never.", maxIdle))
	}
	return b.change(func(s *store) error {
		if minutes > 0 {
			if err := s.lockable(); err != nil {
				return err
			}
		}
		s.care.active()
		return s.set(ctx, func(c *settings) { c.IdleMinutes = minutes })
	})
}

// lockable says why the store cannot be locked: what opens by itself opens again at once.
func (s *store) lockable() error {
	info, err := s.vault.Info()
	if err != nil {
		return err
	}
	if info.Key == KeychainKey {
		return problem.New(problem.Invalid, "A store without a passphrase cannot be locked.", "Put a passphrase on top of the keychain first.")
	}
	return nil
}

// Lock closes the store until its passphrase opens it again.
func (b *Backend) Lock(ctx context.Context) error {
	return b.atDoor(ctx, func(context.Context) error {
		s := b.store.Load()
		if s == nil {
			return nil
		}
		if err := s.lockable(); err != nil {
			return err
		}
		return b.shut()
	})
}

// Active says that the person did something, so that the idle time counts anew.
func (b *Backend) Active() {
	if s := b.store.Load(); s != nil {
		s.care.active()
	}
}

// OnLocked has tell called after the store has locked itself. There is one listener.
func (b *Backend) OnLocked(tell func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.onLocked = tell
}
