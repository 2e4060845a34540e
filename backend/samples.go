package backend

import (
	"context"
	"fmt"
	"slices"

	"autojob/backend/core/posting"
	"autojob/backend/sample"
)

// SampleResume is the sample CV that AddSample and the demo use.
func SampleResume() sample.File {
	cvs := sample.CVs()
	i := slices.IndexFunc(cvs, func(f sample.File) bool { return f.Name == "nurse.pdf" })
	return cvs[max(i, 0)]
}

// ReadSampleJobs reads the sample ads.
func (b *Backend) ReadSampleJobs(ctx context.Context) ([]posting.Posting, error) {
	var out []posting.Posting
	for _, f := range sample.Jobs() {
		r, err := b.ReadPostings(ctx, f.Data, f.Name)
		if err != nil {
			return nil, fmt.Errorf("reading the sample ads %s: %w", f.Name, err)
		}
		out = append(out, r.Postings...)
	}
	return out, nil
}

// AddSample puts the sample ads into the store, and a sample CV if the person has none yet.
func (b *Backend) AddSample(ctx context.Context, progress Progress) error {
	progress.Tell("Reading the sample ads", 0, 0)
	ads, err := b.ReadSampleJobs(ctx)
	if err != nil {
		return err
	}
	have, err := b.Profile(ctx)
	if err != nil {
		return err
	}
	if have == nil {
		progress.Tell("Reading the sample CV", 0, 0)
		cv := SampleResume()
		d, err := b.DraftResume(ctx, cv.Data, cv.Name)
		if err != nil {
			return fmt.Errorf("reading the sample CV: %w", err)
		}
		err = b.change(func(s *store) error {
			if s.profiles.Count() > 0 { // the person's own may have come meanwhile
				return nil
			}
			return s.keepCV(ctx, "", StoredProfile{Profile: d.Profile, FileName: d.FileName, SavedAt: stamp(b.Now()), Sample: true}, d.Data)
		})
		if err != nil {
			return err
		}
	}
	_, err = b.KeepPostings(ctx, ads, "sample", true, progress)
	return err
}

// RemoveSample takes everything out that AddSample put in.
func (b *Backend) RemoveSample(ctx context.Context) error {
	return b.change(func(s *store) error {
		jobs, err := s.known(ctx)
		if err != nil {
			return err
		}
		var ids []string
		for id, j := range jobs {
			if j.stored.Sample {
				ids = append(ids, id)
			}
		}
		if len(ids) == 0 {
			return s.removeSampleCV(ctx)
		}
		if err := s.deleting(ctx, func() error { return s.drop(ctx, ids) }); err != nil {
			s.anew() // some may be gone
			return fmt.Errorf("removing the sample ads: %w", err)
		}
		s.mu.Lock()
		for _, id := range ids {
			delete(jobs, id)
		}
		s.edition++
		s.mu.Unlock()
		return s.removeSampleCV(ctx)
	})
}

func (s *store) removeSampleCV(ctx context.Context) error {
	cvs, err := s.cvs(ctx)
	if err != nil {
		return err
	}
	var ids []string
	for _, cv := range cvs {
		if cv.Sample {
			ids = append(ids, cv.ID)
		}
	}
	return s.removeCVs(ctx, ids...)
}
