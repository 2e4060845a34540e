package backend

import (
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// Draft is a CV that has been read and not yet saved.
type Draft struct {
	ID       string // of the kept CV that it takes the place of when it is saved; empty: it is kept beside the others
	FileName string
	Data     []byte // the file
	Profile  *profile.Profile
	Sample   bool             // it is the sample CV and leaves with the samples
	Changes  []profile.Change // what the person changed in this CV before; Profile has them
	Lost     []profile.Change // those of them that found no place in this reading
}

// CV is one of the person's CVs in the store. The newest comes first, and counts first where they differ.
type CV struct {
	ID string
	StoredProfile
}

// DraftResume reads a CV for review; nothing is kept. One with the file name of a kept CV is a newer version of that: it would take its
// place, and what the person changed in it is changed again.
func (b *Backend) DraftResume(ctx context.Context, data []byte, path string) (*Draft, error) {
	p, err := b.ReadResume(ctx, data, path)
	if err != nil {
		return nil, err
	}
	d := &Draft{FileName: filepath.Base(path), Data: data, Profile: p}
	if b.store.Load() == nil { // nothing to compare with
		return d, nil
	}
	cvs, err := b.CVs(ctx)
	if err != nil {
		return nil, err
	}
	for _, cv := range cvs {
		if cv.FileName == d.FileName && !cv.Sample {
			d.replace(cv)
			break
		}
	}
	return d, nil
}

// replace has the draft take a kept CV's place.
func (d *Draft) replace(cv CV) {
	d.ID, d.Changes = cv.ID, cv.Changes
	d.Profile, d.Lost = profile.Rebase(d.Profile, cv.Changes)
}

// ReadAgain reads a kept CV's file anew, as after the reading has become better; what the person changed is changed again.
func (b *Backend) ReadAgain(ctx context.Context, id string) (*Draft, error) {
	kept, err := b.SavedDraft(ctx, id)
	if err != nil {
		return nil, err
	}
	d := &Draft{FileName: kept.FileName, Data: kept.Data, Sample: kept.Sample}
	if d.Profile, err = b.ReadResume(ctx, kept.Data, kept.FileName); err != nil {
		return nil, err
	}
	d.replace(CV{kept.ID, StoredProfile{Changes: kept.Changes}})
	return d, nil
}

// SaveResume keeps a draft with the person's edits, and its file beside it: both or neither. With the draft's ID it takes that CV's
// place; the sample CV makes way for the person's own.
func (b *Backend) SaveResume(ctx context.Context, d *Draft, edits []profile.Edit) error {
	edited, err := profile.Apply(d.Profile, edits)
	if err != nil {
		return err
	}
	next := StoredProfile{Profile: edited, FileName: d.FileName, SavedAt: stamp(b.Now()), Sample: d.Sample,
		Changes: slices.Concat(d.Changes, profile.Changes(d.Profile, edits))}
	return b.change(func(s *store) error { return s.keepCV(ctx, d.ID, next, d.Data) })
}

func (s *store) keepCV(ctx context.Context, id string, p StoredProfile, file []byte) error {
	cvs, err := s.cvs(ctx)
	if err != nil {
		return err
	}
	var gone []string // samples that make way
	for _, cv := range cvs {
		if cv.Sample && !p.Sample && cv.ID != id {
			gone = append(gone, cv.ID)
		}
	}
	if id == "" {
		if id = me; s.profiles.Has(me) {
			id = rand.Text()
		}
	}
	write := func() error {
		return s.vault.Write(ctx, func(batch *vault.Batch) error {
			for _, old := range gone {
				if err := s.dropCV(batch, old); err != nil {
					return err
				}
			}
			if err := s.documents.PutIn(batch, id, file); err != nil {
				return err
			}
			return s.profiles.PutIn(batch, id, p)
		})
	}
	if len(gone) > 0 || s.profiles.Has(id) { // the CV that it takes the place of is to go
		err = s.deleting(ctx, write)
	} else {
		err = write()
	}
	if problem.Is(err, problem.TooLarge) {
		return problem.New(problem.TooLarge, "This CV is too long to be kept.", "Save a shorter version of it and choose that.").Because(err)
	}
	if err != nil {
		return fmt.Errorf("keeping the CV: %w", err)
	}
	s.unread()
	return nil
}

func (s *store) dropCV(batch *vault.Batch, id string) error {
	if err := s.profiles.DeleteIn(batch, id); err != nil {
		return err
	}
	return s.documents.DeleteIn(batch, id)
}

// CVs lists the person's CVs, the newest first.
func (b *Backend) CVs(ctx context.Context) ([]CV, error) {
	var out []CV
	err := b.with(func(s *store) (err error) {
		out, err = s.cvs(ctx)
		return err
	})
	return out, err
}

func (s *store) cvs(ctx context.Context) ([]CV, error) {
	ids, err := s.profiles.IDs()
	if err != nil {
		return nil, fmt.Errorf("listing the CVs: %w", err)
	}
	out := make([]CV, 0, len(ids))
	for _, id := range ids {
		p, err := s.profiles.Get(ctx, id)
		if missing(err) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading a CV: %w", err)
		}
		out = append(out, CV{id, p})
	}
	slices.SortFunc(out, func(a, b CV) int {
		return cmp.Or(strings.Compare(b.SavedAt, a.SavedAt), strings.Compare(a.ID, b.ID))
	})
	return out, nil
}

// hasOwnCV says whether any of the CVs is no sample.
func (s *store) hasOwnCV(ctx context.Context) (bool, error) {
	cvs, err := s.cvs(ctx)
	return slices.ContainsFunc(cvs, func(cv CV) bool { return !cv.Sample }), err
}

// Profile returns what the person's CVs say together, nil when there is none. Its file name and time are the newest CV's.
func (b *Backend) Profile(ctx context.Context) (*StoredProfile, error) {
	var out *StoredProfile
	err := b.with(func(s *store) (err error) {
		out, err = s.profile(ctx, b.Lexicon())
		return err
	})
	return out, err
}

func (s *store) profile(ctx context.Context, lex *skill.Lexicon) (*StoredProfile, error) {
	cvs, err := s.cvs(ctx)
	if err != nil || len(cvs) == 0 {
		return nil, err
	}
	parts := make([]profile.Part, len(cvs))
	for i, cv := range cvs {
		parts[i] = profile.Part{ID: cv.ID, FileName: cv.FileName, Profile: cv.Profile}
	}
	newest := cvs[0].StoredProfile
	newest.Profile, newest.Changes = profile.Merge(parts, func(a, b string) bool {
		x := onlySkill(lex, a)
		return x != "" && x == onlySkill(lex, b)
	}), nil
	return &newest, nil
}

// onlySkill is the skill or language of the lexicon that a text is the name of, "" where it says more or something else.
func onlySkill(lex *skill.Lexicon, text string) skill.ID {
	text = strings.TrimSpace(text)
	if len(text) > 60 {
		return ""
	}
	found := lex.Extract(text)
	if len(found) != 1 || found[0].Start != 0 || found[0].End != utf8.RuneCountInString(text) {
		return ""
	}
	return found[0].Skill
}

// SavedDraft opens a kept CV for review again; id "" is the newest.
func (b *Backend) SavedDraft(ctx context.Context, id string) (*Draft, error) {
	var out *Draft
	err := b.with(func(s *store) error {
		cvs, err := s.cvs(ctx)
		if err != nil {
			return err
		}
		for _, cv := range cvs {
			if id != "" && cv.ID != id {
				continue
			}
			data, err := s.documents.Get(ctx, cv.ID)
			if err != nil {
				return fmt.Errorf("reading the CV's file: %w", err)
			}
			out = &Draft{ID: cv.ID, FileName: cv.FileName, Data: data, Profile: cv.Profile, Sample: cv.Sample, Changes: cv.Changes}
			return nil
		}
		return noCV(id)
	})
	return out, err
}

func noCV(id string) error {
	if id != "" {
		return problem.New(problem.NotFound, "This CV is no longer here.", "It may have been removed. Go back to your profile.")
	}
	return problem.New(problem.NotFound, "There is no CV here yet.", "Add yours to see how jobs fit.")
}

// RemoveCV deletes one CV and its file; the profile is what the others say.
func (b *Backend) RemoveCV(ctx context.Context, id string) error {
	return b.change(func(s *store) error {
		if !s.profiles.Has(id) {
			return noCV(id)
		}
		return s.removeCVs(ctx, id)
	})
}

// RemoveProfile deletes all CVs and their files.
func (b *Backend) RemoveProfile(ctx context.Context) error {
	return b.change(func(s *store) error {
		ids, err := s.profiles.IDs()
		if err != nil {
			return fmt.Errorf("listing the CVs: %w", err)
		}
		return s.removeCVs(ctx, ids...)
	})
}

func (s *store) removeCVs(ctx context.Context, ids ...string) error {
	if len(ids) == 0 {
		return nil
	}
	err := s.deleting(ctx, func() error {
		err := s.vault.Write(ctx, func(batch *vault.Batch) error {
			for _, id := range ids {
				if err := s.dropCV(batch, id); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil || s.profiles.Count() > 0 {
			return err
		}
		return s.forgetScores(ctx) // which came of the CVs
	})
	if err != nil {
		return fmt.Errorf("deleting the CV: %w", err)
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
