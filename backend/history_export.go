package backend

import (
	"context"
	"encoding/json"
	"fmt"

	"autojob/backend/core/match"
)

// MatchHistory is all that is kept of how jobs were matched and what the person did with them, in a form that they can read and take with them.
type MatchHistory struct {
	Format    string         `json:"format"` // "autojob-match-history/1"
	At        string         `json:"at"`     // RFC 3339
	Algorithm string         `json:"algorithm"`
	Profiling bool           `json:"profiling"` // false: nothing is learned, and what was is not used
	Choices   []KeptChoice   `json:"choices"`   // the oldest first
	Jobs      []FollowedJob  `json:"jobs"`      // whose scores are kept, by id
	Weights   []LearnedShare `json:"weights"`
	Tags      []LearnedTag   `json:"tags"`
}

// KeptChoice is a choice with its number.
type KeptChoice struct {
	Number int `json:"number"`
	StoredChoice
}

// FollowedJob is how the score of a job changed, the oldest first.
type FollowedJob struct {
	ID      string      `json:"id"`
	Title   string      `json:"title"`
	Company string      `json:"company,omitempty"`
	Mark    Mark        `json:"mark,omitempty"`
	Scores  []PastScore `json:"scores"`
}

// LearnedTag is what something that an ad says adds to its score, in points of 100.
type LearnedTag struct {
	Tag    string  `json:"tag"` // "kind:value", such as "remote:remote"
	Points float64 `json:"points"`
}

// MatchHistory reads it all.
func (b *Backend) MatchHistory(ctx context.Context) (*MatchHistory, error) {
	l, err := b.Learned(ctx)
	if err != nil {
		return nil, err
	}
	out := &MatchHistory{Format: "autojob-match-history/1", At: stamp(b.Now()), Algorithm: match.Algorithm, Profiling: l.Profiling,
		Choices: []KeptChoice{}, Jobs: []FollowedJob{}, Weights: []LearnedShare{}, Tags: []LearnedTag{}}
	for i := len(l.Choices) - 1; i >= 0; i-- {
		out.Choices = append(out.Choices, KeptChoice{l.Choices[i].Number, l.Choices[i].StoredChoice})
	}
	out.Weights = append(out.Weights, l.Weights()...)
	for _, t := range l.Model.Tags {
		out.Tags = append(out.Tags, LearnedTag{t.Name, float64(t.Points) / 100})
	}
	err = b.with(func(s *store) error {
		jobs, err := s.load(ctx)
		if err != nil {
			return err
		}
		ids, err := s.scores.IDs()
		if err != nil {
			return fmt.Errorf("reading what jobs scored: %w", err)
		}
		for _, id := range ids {
			kept, err := s.scores.Get(ctx, id)
			if s.around(err) != nil {
				return fmt.Errorf("reading what a job scored: %w", err)
			}
			if err != nil {
				continue
			}
			f := FollowedJob{ID: id, Scores: kept.Scores}
			if j := jobs[id]; j != nil {
				f.Title, f.Company, f.Mark = j.posting.Title, j.posting.Company, j.stored.Mark
			}
			out.Jobs = append(out.Jobs, f)
		}
		return nil
	})
	return out, err
}

// ExportMatchHistory writes it into a file, which is not encrypted.
func (b *Backend) ExportMatchHistory(ctx context.Context, path string) error {
	h, err := b.MatchHistory(ctx)
	if err != nil {
		return err
	}
	data, err := json.MarshalIndent(h, "", "  ")
	if err != nil {
		return fmt.Errorf("writing the match history: %w", err)
	}
	return WriteFile(path, append(data, '\n'))
}
