package backend

import (
	"context"
	"fmt"
	"path/filepath"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// Draft is a CV that has been read and not yet saved.
type Draft struct {
	FileName string
	Data     []byte // the file
	Profile  *profile.Profile
	Sample   bool // it is the sample CV and leaves with the samples
}

// DraftResume reads a CV for review; nothing is kept.
func (b *Backend) DraftResume(ctx context.Context, data []byte, path string) (*Draft, error) {
	p, err := b.ReadResume(ctx, data, path)
	if err != nil {
		return nil, err
	}
	return &Draft{FileName: filepath.Base(path), Data: data, Profile: p}, nil
}

// SaveResume keeps a draft with the person's edits as their profile, and its file beside it: both or neither. What was there is replaced.
func (b *Backend) SaveResume(ctx context.Context, d *Draft, edits []profile.Edit) error {
	edited, err := profile.Apply(d.Profile, edits)
	if err != nil {
		return err
	}
	return b.change(func(s *store) error {
		return s.keepProfile(ctx, StoredProfile{Profile: edited, FileName: d.FileName, SavedAt: stamp(b.Now()), Sample: d.Sample}, d.Data)
	})
}

func (s *store) keepProfile(ctx context.Context, p StoredProfile, file []byte) error {
	write := func() error {
		return s.vault.Write(ctx, func(batch *vault.Batch) error {
			if err := s.documents.PutIn(batch, me, file); err != nil {
				return err
			}
			return s.profiles.PutIn(batch, me, p)
		})
	}
	var err error
	if s.profiles.Has(me) { // the CV that it takes the place of is to go
		err = s.deleting(ctx, write)
	} else {
		err = write()
	}
	if problem.Is(err, problem.TooLarge) {
		return problem.New(problem.TooLarge, "This CV is too long to be kept.", "Save a shorter version of it and choose that.").Because(err)
	}
	if err != nil {
		return fmt.Errorf("keeping the profile: %w", err)
	}
	s.unread()
	return nil
}

// Profile returns the saved profile, nil when there is none.
func (b *Backend) Profile(ctx context.Context) (*StoredProfile, error) {
	var out *StoredProfile
	err := b.with(func(s *store) (err error) {
		out, err = s.profile(ctx)
		return err
	})
	return out, err
}

func (s *store) profile(ctx context.Context) (*StoredProfile, error) {
	p, err := s.profiles.Get(ctx, me)
	switch {
	case missing(err):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("reading the profile: %w", err)
	}
	return &p, nil
}

// SavedDraft opens the saved profile for review again.
func (b *Backend) SavedDraft(ctx context.Context) (*Draft, error) {
	var out *Draft
	err := b.with(func(s *store) error {
		p, err := s.profile(ctx)
		if err != nil {
			return err
		}
		if p == nil {
			return problem.New(problem.NotFound, "There is no CV here yet.", "Add yours to see how jobs fit.")
		}
		data, err := s.documents.Get(ctx, me)
		if err != nil {
			return fmt.Errorf("reading the CV's file: %w", err)
		}
		out = &Draft{FileName: p.FileName, Data: data, Profile: p.Profile, Sample: p.Sample}
		return nil
	})
	return out, err
}

// RemoveProfile deletes the profile and its file.
func (b *Backend) RemoveProfile(ctx context.Context) error {
	return b.change(func(s *store) error { return s.removeProfile(ctx) })
}

func (s *store) removeProfile(ctx context.Context) error {
	if !s.profiles.Has(me) {
		return nil
	}
	err := s.deleting(ctx, func() error {
		return s.vault.Write(ctx, func(batch *vault.Batch) error {
			if err := s.profiles.DeleteIn(batch, me); err != nil {
				return err
			}
			return s.documents.DeleteIn(batch, me)
		})
	})
	if err != nil {
		return fmt.Errorf("deleting the profile: %w", err)
	}
	s.unread()
	return nil
}

// Preferences returns what the person said matters to them; the zero value before they said anything.
func (b *Backend) Preferences(ctx context.Context) (profile.Preferences, error) {
	var out profile.Preferences
	err := b.with(func(s *store) (err error) {
		out, err = s.preferred(ctx)
		return err
	})
	return out, err
}

func (s *store) preferred(ctx context.Context) (profile.Preferences, error) {
	p, err := s.preferences.Get(ctx, me)
	if err != nil && !missing(err) {
		return p, fmt.Errorf("reading the preferences: %w", err)
	}
	return p, nil
}

// SavePreferences keeps them.
func (b *Backend) SavePreferences(ctx context.Context, p profile.Preferences) error {
	return b.change(func(s *store) error {
		if err := s.preferences.Put(ctx, me, p); err != nil {
			return fmt.Errorf("keeping the preferences: %w", err)
		}
		return nil
	})
}
