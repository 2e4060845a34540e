package backend

import (
	"context"
	"fmt"
	"path/filepath"

	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// Draft is a CV that has been read and not yet saved.
type Draft struct {
	FileName string
	Data     []byte // the file
	Profile  *profile.Profile
}

// DraftResume reads a CV for review; nothing is kept.
func (b *Backend) DraftResume(ctx context.Context, data []byte, path string) (*Draft, error) {
	p, err := b.ReadResume(ctx, data, path)
	if err != nil {
		return nil, err
	}
	return &Draft{FileName: filepath.Base(path), Data: data, Profile: p}, nil
}

// SaveResume keeps a draft with the person's edits as their profile, and its file beside it. What was there is replaced.
func (b *Backend) SaveResume(ctx context.Context, d *Draft, edits []profile.Edit, sample bool) (*StoredProfile, error) {
	edited, err := profile.Apply(d.Profile, edits)
	if err != nil {
		return nil, err
	}
	out := &StoredProfile{Profile: edited, FileName: d.FileName, SavedAt: stamp(b.Now()), Sample: sample}
	err = b.with(func(s *store) error {
		if err := s.documents.Put(ctx, me, d.Data); err != nil {
			return fmt.Errorf("keeping the CV's file: %w", err)
		}
		if err := s.profiles.Put(ctx, me, *out); err != nil {
			return fmt.Errorf("keeping the profile: %w", err)
		}
		s.person = nil
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Profile returns the saved profile, nil when there is none.
func (b *Backend) Profile(ctx context.Context) (*StoredProfile, error) {
	var out *StoredProfile
	err := b.with(func(s *store) error {
		p, err := s.profiles.Get(ctx, me)
		if err != nil && !missing(err) {
			return fmt.Errorf("reading the profile: %w", err)
		}
		if err == nil {
			out = &p
		}
		return nil
	})
	return out, err
}

// SavedDraft opens the saved profile for review again.
func (b *Backend) SavedDraft(ctx context.Context) (*Draft, error) {
	p, err := b.Profile(ctx)
	if err != nil {
		return nil, err
	}
	if p == nil {
		return nil, noProfile()
	}
	d := &Draft{FileName: p.FileName, Profile: p.Profile}
	err = b.with(func(s *store) error {
		d.Data, err = s.documents.Get(ctx, me)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading the CV's file: %w", err)
	}
	return d, nil
}

// RemoveProfile deletes the profile and its file.
func (b *Backend) RemoveProfile(ctx context.Context) error {
	return b.with(func(s *store) error { return s.removeProfile(ctx) })
}

func (s *store) removeProfile(ctx context.Context) error {
	for _, remove := range []func(context.Context, string) error{s.profiles.Delete, s.documents.Delete} {
		if err := remove(ctx, me); err != nil && !missing(err) {
			return fmt.Errorf("deleting the profile: %w", err)
		}
	}
	s.person = nil
	return nil
}

func noProfile() error {
	return problem.New(problem.NotFound, "There is no CV here yet.", "Add yours to see how jobs fit.")
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
	return b.with(func(s *store) error { return s.preferences.Put(ctx, me, p) })
}
