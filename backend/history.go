package backend

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/match"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// Cause is why a score is another than it was before.
type Cause string

const (
	FirstScore   Cause = "first" // nothing was before
	CVAdded      Cause = "cv_added"
	CVRemoved    Cause = "cv_removed"
	CVChanged    Cause = "cv_changed"
	WishChanged  Cause = "wishes"
	NewReading   Cause = "algorithm" // this program reads or weighs in another way
	NewLexicon   Cause = "lexicon"   // a pack came or went
	AdChanged    Cause = "ad"
	TasteLearned Cause = "learned" // from what the person saved, hid and the like
	TimePassed   Cause = "time"    // what the person does now has lasted longer
)

// PastScore is what a job scored from a moment on, with the parts it came from.
type PastScore struct {
	At         string       `json:"at"` // RFC 3339
	Score      int          `json:"score"`
	Fit        int          `json:"fit"`
	Growth     int          `json:"growth"`
	Confidence int          `json:"confidence"`
	Learned    int          `json:"learned,omitempty"` // points of the score that come of what was learned
	Parts      []match.Part `json:"parts"`
	Causes     []Cause      `json:"causes"`
	CVs        int          `json:"cvs"` // how many there were
}

// StoredScores is how the score of a job changed, kept for jobs that the person saved or opened.
type StoredScores struct {
	Scores []PastScore `json:"scores"` // oldest first
	Basis  scoreBasis  `json:"basis"`  // of the newest
}

// scoreBasis is what a score depends on, as far as it tells what changed. What the person wrote does not stand in it.
type scoreBasis struct {
	CVs       map[string]string `json:"cvs"` // when each was saved, by id
	Wishes    string            `json:"wishes"`
	Ad        string            `json:"ad"`
	Algorithm string            `json:"algorithm"`
	Packs     []string          `json:"packs,omitempty"`
	Learned   string            `json:"learned,omitempty"` // from which choices
}

const (
	maxScores = 20        // kept of a job; the first and the newest stay
	settles   = time.Hour // what changes again within it, for the same cause, is one change
	drift     = 3         // points below which what was learned makes no change of its own
)

// History is how the score of a job changed, oldest first. With opened the person looks at the job: from then on its changes are kept,
// as they are for a saved job.
func (b *Backend) History(ctx context.Context, id string, opened bool) ([]PastScore, error) {
	v, err := b.view(ctx, id)
	if err != nil {
		return nil, err
	}
	kept, err := b.scoresOf(ctx, id)
	if err != nil {
		return nil, err
	}
	if v.person == nil || !opened && len(kept) == 0 && v.stored[0].Mark != Saved {
		return kept, nil
	}
	if err := b.note(ctx, &v, []match.Rating{v.judge(0).Rating()}); err != nil {
		b.log.Warn("keeping a score", "code", problem.From(err).Code) // what is there can be shown all the same
		return kept, nil
	}
	return b.scoresOf(ctx, id)
}

func (b *Backend) scoresOf(ctx context.Context, id string) (out []PastScore, err error) {
	err = b.with(func(s *store) error {
		kept, err := s.scores.Get(ctx, id)
		if err != nil && !missing(err) && s.around(err) != nil {
			return fmt.Errorf("reading a job's scores: %w", err)
		}
		out = kept.Scores
		return nil
	})
	return out, err
}

// NoteScores keeps what changed in the scores of the jobs that the person saved or opened. It takes them from the ranking and reads no
// ad: what was not ranked yet is noted another time.
func (b *Backend) NoteScores(ctx context.Context) error {
	v, err := b.view(ctx, "")
	if err != nil || v.person == nil {
		return err
	}
	var followed []*job
	err = b.with(func(s *store) error {
		for i, j := range v.jobs {
			if v.stored[i].Mark == Saved || s.scores.Has(j.posting.ID) {
				followed = append(followed, j)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return b.note(ctx, &v, v.store.ranker.rate(&v, followed))
}

// rate is what those of some ads score that the index has as they are.
func (r *ranker) rate(v *view, jobs []*job) []match.Rating {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.engine != v.person.Engine() {
		return nil
	}
	var ids []string
	for _, j := range jobs {
		if r.of[j.posting.ID] == j {
			ids = append(ids, j.posting.ID)
		}
	}
	return r.index.Rate(v.person, &v.prefs, ids)
}

// note keeps ratings that are not what was kept last. What changed since the view was taken is left for another time.
func (b *Backend) note(ctx context.Context, v *view, ratings []match.Rating) error {
	if len(ratings) == 0 {
		return nil
	}
	return b.change(func(s *store) error {
		jobs, err := s.known(ctx)
		if err != nil {
			return err
		}
		basis, still, err := s.basis(ctx, v)
		if err != nil || !still {
			return err
		}
		seen := make(map[string]*job, len(v.jobs))
		for _, j := range v.jobs {
			seen[j.posting.ID] = j
		}
		now := b.Now()
		next := map[string]StoredScores{}
		for _, r := range ratings {
			if j := jobs[r.ID]; j == nil || j != seen[r.ID] {
				continue
			}
			kept, err := s.scores.Get(ctx, r.ID)
			if err != nil && !missing(err) {
				return fmt.Errorf("reading a job's scores: %w", err)
			}
			basis.Ad = hex.EncodeToString(digest(&jobs[r.ID].posting))
			if kept.add(r, basis, now) {
				next[r.ID] = kept
			}
		}
		if len(next) == 0 {
			return nil
		}
		err = s.vault.Write(ctx, func(batch *vault.Batch) error {
			for _, r := range ratings {
				if kept, ok := next[r.ID]; ok {
					if err := s.scores.PutIn(batch, r.ID, kept); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("keeping scores: %w", err)
		}
		return nil
	})
}

// basis is what scores rest on now, but for the ad; still says whether it is that of a view. Its caller holds changing.
func (s *store) basis(ctx context.Context, v *view) (basis scoreBasis, still bool, err error) {
	err = s.reading(func() error {
		now := view{store: s, person: s.person, profiling: !s.setting().NoProfiling}
		var err error
		if now.prefs, err = s.preferred(ctx); err != nil {
			return err
		}
		if now.chosen, err = s.chosen(ctx); err != nil {
			return err
		}
		now.taste()
		if still = now.person == v.person && wishesKey(now.prefs) == wishesKey(v.prefs); !still {
			return nil
		}
		cvs, err := s.cvs(ctx)
		if err != nil {
			return err
		}
		basis = scoreBasis{CVs: map[string]string{}, Wishes: wishesKey(v.prefs), Algorithm: match.Algorithm}
		for _, cv := range cvs {
			basis.CVs[cv.ID] = cv.SavedAt
		}
		if n := len(v.chosen); v.profiling && n > 0 {
			basis.Learned = fmt.Sprintf("%d to %d", n, v.chosen[n-1].Number)
		}
		basis.Packs, err = s.vault.Documents(packClass).IDs()
		slices.Sort(basis.Packs)
		return err
	})
	return basis, still, err
}

// wishesKey is the same for preferences that ask for the same with the same balance, and does not say what.
func wishesKey(p profile.Preferences) string {
	balance := float64(match.DefaultBalance)
	if p.Balance != nil {
		balance = *p.Balance
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %g", p.Key(), balance))
	return hex.EncodeToString(sum[:8])
}

// add notes what a job scores now, and says whether anything is to be kept.
func (k *StoredScores) add(r match.Rating, basis scoreBasis, now time.Time) bool {
	score := PastScore{At: stamp(now), Score: r.Score, Fit: r.Fit, Growth: r.Growth, Confidence: r.Confidence, Learned: r.Learned, Parts: r.Parts, CVs: len(basis.CVs)}
	if len(k.Scores) == 0 {
		score.Causes = []Cause{FirstScore}
		k.Scores, k.Basis = []PastScore{score}, basis
		return true
	}
	causes := k.Basis.changes(basis)
	moved := len(causes) > 0
	last := &k.Scores[len(k.Scores)-1]
	if slices.Equal(causes, []Cause{TasteLearned}) && max(score.Score-last.Score, last.Score-score.Score) < drift {
		return false // until it comes to something
	}
	k.Basis = basis
	if last.same(score) {
		return moved
	}
	if score.Causes = causes; !moved {
		score.Causes = []Cause{TimePassed}
	}
	if n := len(k.Scores); n > 1 && slices.Equal(last.Causes, score.Causes) && within(last.At, now, settles) {
		*last = score
		if k.Scores[n-2].same(score) { // it went back to what it was
			k.Scores = k.Scores[:n-1]
		}
		return true
	}
	k.Scores = append(k.Scores, score)
	if over := len(k.Scores) - maxScores; over > 0 {
		k.Scores = slices.Delete(k.Scores, 1, 1+over)
	}
	return true
}

func (p *PastScore) same(o PastScore) bool {
	return p.Score == o.Score && p.Fit == o.Fit && p.Growth == o.Growth
}

func within(at string, now time.Time, d time.Duration) bool {
	t, err := time.Parse(time.RFC3339, at)
	return err == nil && now.Sub(t).Abs() < d
}

// changes says what is another thing in a later basis.
func (old scoreBasis) changes(now scoreBasis) []Cause {
	var out []Cause
	added, removed, changed := 0, 0, 0
	for id, at := range now.CVs {
		switch before, ok := old.CVs[id]; {
		case !ok:
			added++
		case before != at:
			changed++
		}
	}
	for id := range old.CVs {
		if _, ok := now.CVs[id]; !ok {
			removed++
		}
	}
	switch {
	case changed > 0 || added > 0 && removed > 0:
		out = append(out, CVChanged)
	case added > 0:
		out = append(out, CVAdded)
	case removed > 0:
		out = append(out, CVRemoved)
	}
	for _, c := range []struct {
		cause   Cause
		another bool
	}{{WishChanged, old.Wishes != now.Wishes}, {AdChanged, old.Ad != now.Ad}, {NewReading, old.Algorithm != now.Algorithm}, {NewLexicon, !slices.Equal(old.Packs, now.Packs)}, {TasteLearned, old.Learned != now.Learned}} {
		if c.another {
			out = append(out, c.cause)
		}
	}
	return out
}

// forgetScores takes out what was kept of all scores.
func (s *store) forgetScores(ctx context.Context) error {
	ids, err := s.scores.IDs()
	if err != nil {
		return err
	}
	return s.scores.DeleteAll(ctx, ids...)
}
