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

// Ranked is a stored ad with its place; Place is nil while there is no profile.
type Ranked struct {
	Stored *StoredPosting // not to be changed
	Place  *match.Placed
	Seen   []posting.Seen // where its job stood, itself first, when that is several ads

	Different bool // it stands here to show something different
}

// ranker keeps what ranking needs of the stored ads, so that the store is free while ranking goes on.
type ranker struct {
	mu     sync.Mutex
	engine *match.Engine // whose index it is
	index  *match.Index
	of     map[string]*job // what is in the index
}

// follow brings the index to where the jobs are: what is new is read, on all cores, and what is gone is taken out.
func (r *ranker) follow(ctx context.Context, b *Backend, s *store, e *match.Engine, jobs []*job, progress Progress) error {
	if r.engine != e { // also after a pack came or went
		r.engine, r.index, r.of = e, e.NewIndex(), map[string]*job{}
	}
	known := make(map[string]bool, len(jobs))
	var fresh []*job
	for _, j := range jobs {
		known[j.posting.ID] = true
		if r.of[j.posting.ID] != j {
			fresh = append(fresh, j)
		}
	}
	for id := range r.of {
		if !known[id] {
			r.index.Remove(id)
			delete(r.of, id)
		}
	}
	facts, now := make([]*match.Facts, len(fresh)), make([]bool, len(fresh))
	err := inParallel(ctx, len(fresh), func(i int) {
		if facts[i] = s.readAlready(ctx, e, fresh[i]); facts[i] == nil {
			ad := fresh[i].posting // its own copy: a job's ad never changes, an updated ad is a new job
			facts[i], now[i] = e.Job(&ad).Facts(), true
		}
	}, func(done int) { progress.Tell("Reading job ads", done, len(fresh)) })
	read := map[*job]*match.Facts{}
	for i, j := range fresh { // what was read before a stop stays
		if facts[i] != nil {
			r.index.Put(j.posting.ID, facts[i])
			r.of[j.posting.ID] = j
			if now[i] {
				read[j] = facts[i]
			}
		}
	}
	if len(read) > 0 {
		go b.keepReadings(s.care.ctx, s, e, read) // may have to wait for a new generation
	}
	return err
}

// view is what ranking works on: taken in one moment, so that the store is free while the work is done.
type view struct {
	jobs   []*job
	stored []*StoredPosting // of jobs, as they were
	person *match.Person    // nil without a profile
	prefs  profile.Preferences
	store  *store

	uncompared bool // the person does not want their CV compared
	profiling  bool
	chosen     []Chosen
}

func (b *Backend) view(ctx context.Context, only string) (view, error) {
	var v view
	err := b.with(func(s *store) error {
		v.store = s
		v.profiling = !s.setting().NoProfiling
		jobs, err := s.load(ctx)
		if err != nil {
			return err
		}
		if v.person, err = b.person(ctx, s); s.around(err) != nil {
			return err
		}
		if v.person == nil && s.setting().NoMatching {
			if v.uncompared, err = s.hasOwnCV(ctx); s.around(err) != nil {
				return err
			}
		}
		if v.prefs, err = s.preferred(ctx); s.around(err) != nil {
			return err
		}
		if v.chosen, err = s.chosen(ctx); s.around(err) != nil {
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
	if err == nil {
		v.taste()
	}
	return v, err
}

// person reads the saved profile for matching, once until it or the day changes; nil without one, and for who does not want it compared. A sample
// is compared all the same: it is nobody's.
func (b *Backend) person(ctx context.Context, s *store) (*match.Person, error) {
	if s.setting().NoMatching {
		if own, err := s.hasOwnCV(ctx); own || err != nil {
			return nil, err
		}
	}
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

// ReadAds reads ads for matching, on all cores; nothing is stored.
func (b *Backend) ReadAds(ctx context.Context, ads []posting.Posting) ([]*match.Job, error) {
	out := make([]*match.Job, len(ads))
	err := inParallel(ctx, len(ads), func(i int) { out[i] = b.Engine().Job(&ads[i]) }, func(int) {})
	return out, err
}

// Ranking is the stored ads for the saved profile, best first. Without a profile, or with one that the person does not want compared, Rated is
// false and the ads come by id without a place.
type Ranking struct {
	Rated      bool
	Uncompared bool // there is a profile
	Jobs       []Ranked
}

// Matches ranks every stored ad; of several ads of one job the best stands for all. Balance, when not negative, stands in for the
// preferences' own. Progress is called from several goroutines, one at a time.
func (b *Backend) Matches(ctx context.Context, balance float64, progress Progress) (Ranking, error) {
	v, err := b.view(ctx, "")
	if err != nil {
		return Ranking{}, err
	}
	if balance >= 0 {
		v.prefs.Balance = &balance
	}
	out, err := b.rank(ctx, &v, progress)
	if err != nil {
		return Ranking{}, err
	}
	g, err := b.groups(ctx)
	if err != nil {
		return Ranking{}, err
	}
	return Ranking{v.person != nil, v.uncompared, b.differ(&v, g.collapse(out))}, nil
}

func (b *Backend) rank(ctx context.Context, v *view, progress Progress) ([]Ranked, error) {
	out := make([]Ranked, 0, len(v.jobs))
	if v.person == nil {
		for _, stored := range v.stored {
			out = append(out, Ranked{Stored: stored})
		}
		slices.SortFunc(out, func(x, y Ranked) int { return strings.Compare(x.Stored.Posting.ID, y.Stored.Posting.ID) })
		return out, nil
	}
	r := &v.store.ranker
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.follow(ctx, b, v.store, v.person.Engine(), v.jobs, progress); err != nil {
		return nil, err
	}
	places, err := r.index.Rank(ctx, v.person, &v.prefs, 0)
	if err != nil {
		return nil, halted(err)
	}
	at := make(map[string]int, len(v.jobs))
	for i, j := range v.jobs {
		at[j.posting.ID] = i
	}
	for i := range places {
		out = append(out, Ranked{Stored: v.stored[at[places[i].ID]], Place: &places[i]})
	}
	return out, nil
}

// halted is the error of work that its context ended.
func halted(err error) error {
	return problem.New(problem.Cancelled, "Stopped.", "Nothing was changed.").Because(err)
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
		return halted(ctx.Err())
	}
	return nil
}

// Judged is a stored ad with its match and the reasons; Match is nil while there is no profile.
type Judged struct {
	Stored StoredPosting
	Match  *match.Match
	Why    match.Explanation
	Seen   []posting.Seen
}

// Match scores one stored ad and words the reasons.
func (b *Backend) Match(ctx context.Context, id string) (Judged, error) {
	v, err := b.view(ctx, id)
	if err != nil {
		return Judged{}, err
	}
	return b.judged(ctx, &v)
}

// judged is the only ad of a view.
func (b *Backend) judged(ctx context.Context, v *view) (Judged, error) {
	r := Ranked{Stored: v.stored[0]}
	if err := b.seen(ctx, &r); err != nil {
		return Judged{}, err
	}
	out := Judged{Stored: *r.Stored, Seen: r.Seen}
	if v.person != nil {
		out.Match = v.judge(0)
		out.Why = v.person.Engine().Explain(v.person, out.Match)
	}
	return out, nil
}

// judge scores one ad with all that can be said of it.
func (v *view) judge(i int) *match.Match {
	ad, e := v.jobs[i].posting, v.person.Engine()
	m := e.Score(v.person, e.Job(&ad), &v.prefs)
	return &m
}

// Headlines are the strongest reasons for some stored ads, by id. An ad that is gone, or has no reason, is left out.
func (b *Backend) Headlines(ctx context.Context, ids []string) (map[string]match.Sentence, error) {
	v, err := b.view(ctx, "")
	if err != nil || v.person == nil {
		return map[string]match.Sentence{}, err
	}
	var wanted []int
	for i, j := range v.jobs {
		if slices.Contains(ids, j.posting.ID) {
			wanted = append(wanted, i)
		}
	}
	lines := make([]match.Sentence, len(wanted))
	err = inParallel(ctx, len(wanted), func(k int) { lines[k] = v.person.Engine().Headline(v.person, v.judge(wanted[k])) }, func(int) {})
	out := map[string]match.Sentence{}
	for k, i := range wanted {
		if !lines[k].IsZero() {
			out[v.jobs[i].posting.ID] = lines[k]
		}
	}
	return out, err
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
