package backend

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

// Ranked is a stored ad with its match; Match is nil while there is no profile.
type Ranked struct {
	Stored StoredPosting
	Match  *match.Match
	Seen   []posting.Seen // where its job stood, itself first, when that is several ads
}

// view is what ranking works on: taken in one moment, so that the store is free while the work is done.
type view struct {
	jobs   []*job
	stored []StoredPosting // of jobs, as they were
	person *match.Person   // nil without a profile
	prefs  profile.Preferences
}

func (b *Backend) view(ctx context.Context, only string) (view, error) {
	var v view
	err := b.with(func(s *store) error {
		jobs, err := s.load(ctx)
		if err != nil {
			return err
		}
		if v.person, err = b.person(ctx, s); s.around(err) != nil {
			return err
		}
		if v.prefs, err = s.preferred(ctx); s.around(err) != nil {
			return err
		}
		if only != "" {
			j, err := s.job(ctx, only)
			if err != nil {
				return err
			}
			jobs = map[string]*job{only: j}
		}
		for _, j := range jobs {
			v.jobs = append(v.jobs, j)
			v.stored = append(v.stored, j.stored)
		}
		return nil
	})
	return v, err
}

// person reads the saved profile for matching, once until it or the day changes; nil without one.
func (b *Backend) person(ctx context.Context, s *store) (*match.Person, error) {
	now := b.Now()
	day := now.Format(time.DateOnly)
	if s.person != nil && s.day == day {
		return s.person, nil
	}
	p, err := s.profile(ctx, b.Lexicon())
	if err != nil || p == nil {
		return nil, err
	}
	s.person, s.day = b.Engine().Person(p.Profile, now), day
	return s.person, nil
}

// scored is a match with what it was made for. A match is good as long as person, wishes and ad are the same.
type scored struct {
	person *match.Person
	wishes string
	match  match.Match
}

// score reads an ad at its first use and scores it anew only when something changed. It is safe for concurrent use.
func (b *Backend) score(j *job, v *view, wishes string) *match.Match {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.read == nil {
		posting := j.posting // its own copy: a job's ad never changes, an updated ad is a new job
		j.read = b.Engine().Job(&posting)
	}
	if j.last == nil || j.last.person != v.person || j.last.wishes != wishes {
		j.last = &scored{v.person, wishes, b.Engine().Score(v.person, j.read, &v.prefs)}
	}
	m := j.last.match
	return &m
}

// ReadAds reads ads for matching, on all cores; nothing is stored.
func (b *Backend) ReadAds(ctx context.Context, ads []posting.Posting) ([]*match.Job, error) {
	out := make([]*match.Job, len(ads))
	err := inParallel(ctx, len(ads), func(i int) { out[i] = b.Engine().Job(&ads[i]) }, func(int) {})
	return out, err
}

// Ranking is the stored ads for the saved profile, best first. Without a profile Person is nil and the ads come by id without a match.
type Ranking struct {
	Person *match.Person
	Jobs   []Ranked
}

// Matches scores every stored ad; of several ads of one job the best stands for all. Balance, when not negative, stands in for the preferences' own. Progress is called from several
// goroutines, one at a time.
func (b *Backend) Matches(ctx context.Context, balance float64, progress Progress) (Ranking, error) {
	v, err := b.view(ctx, "")
	if err != nil {
		return Ranking{}, err
	}
	if balance < 0 {
		balance = match.DefaultBalance
		if v.prefs.Balance != nil {
			balance = *v.prefs.Balance
		}
	}
	out := make([]Ranked, len(v.jobs))
	wishes := v.prefs.Key()
	err = inParallel(ctx, len(v.jobs), func(i int) {
		out[i].Stored = v.stored[i]
		if v.person != nil {
			out[i].Match = b.score(v.jobs[i], &v, wishes)
			out[i].Match.Blend(balance)
		}
	}, func(done int) { progress.Tell("Comparing jobs", done, len(v.jobs)) })
	if err != nil {
		return Ranking{}, err
	}
	slices.SortFunc(out, func(x, y Ranked) int {
		if x.Match != nil && y.Match != nil {
			return match.Compare(*x.Match, *y.Match)
		}
		return strings.Compare(x.Stored.Posting.ID, y.Stored.Posting.ID)
	})
	g, err := b.groups(ctx)
	if err != nil {
		return Ranking{}, err
	}
	return Ranking{v.person, g.collapse(out)}, nil
}

// inParallel calls do for each index below n on all cores, and tell now and then with how many are done.
func inParallel(ctx context.Context, n int, do func(i int), tell func(done int)) error {
	var next atomic.Int64
	var counting sync.Mutex
	var wg sync.WaitGroup
	done := 0
	for range min(n, runtime.NumCPU()) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				do(i)
				counting.Lock()
				if done++; done%64 == 0 {
					tell(done)
				}
				counting.Unlock()
			}
		})
	}
	wg.Wait()
	if ctx.Err() != nil {
		return problem.New(problem.Cancelled, "Stopped.", "Nothing was changed.").Because(ctx.Err())
	}
	return nil
}

// Match scores one stored ad and words the reasons. Without a profile there is the ad alone.
func (b *Backend) Match(ctx context.Context, id string) (Ranked, match.Explanation, error) {
	v, err := b.view(ctx, id)
	if err != nil {
		return Ranked{}, match.Explanation{}, err
	}
	r := Ranked{Stored: v.stored[0]}
	if err := b.seen(ctx, &r); err != nil {
		return Ranked{}, match.Explanation{}, err
	}
	if v.person == nil {
		return r, match.Explanation{}, nil
	}
	r.Match = b.score(v.jobs[0], &v, v.prefs.Key())
	return r, b.Engine().Explain(v.person, r.Match), nil
}

// Person returns the saved profile as matching reads it, nil when there is none.
func (b *Backend) Person(ctx context.Context) (*match.Person, error) {
	var out *match.Person
	err := b.with(func(s *store) (err error) {
		out, err = b.person(ctx, s)
		return err
	})
	return out, err
}
