package backend

import (
	"context"

	"autojob/backend/core/match"
	"autojob/backend/core/problem"
)

// Scope says of which jobs it is asked what would make a CV stronger.
type Scope string

const (
	OneJob    Scope = "job"
	AlikeJobs Scope = "alike" // the job, and those that name the same kind of work
	SavedJobs Scope = "saved"
)

// Stronger is what would make the CV stronger for some jobs. Without a profile Rated is false and there is nothing else.
type Stronger struct {
	Rated bool
	Jobs  []*StoredPosting // best first
	More  int              // of the kind that were left out, when there are very many
	Gaps  []match.Gap      // whose effects name Jobs by their place
}

// mostJobs bounds of how many jobs it is worked out; the best are taken.
const mostJobs = 100

// Stronger works out what the jobs of a scope ask for that the CV does not show, and what each would do to their scores.
func (b *Backend) Stronger(ctx context.Context, id string, scope Scope, progress Progress) (Stronger, error) {
	if scope != OneJob && scope != AlikeJobs && scope != SavedJobs {
		return Stronger{}, problem.New(problem.Invalid, "This is no choice of jobs.", "Choose one job, those like it, or the saved ones.")
	}
	only := ""
	if scope == OneJob {
		only = id
	}
	v, err := b.view(ctx, only)
	if err != nil || v.person == nil {
		return Stronger{}, err
	}
	out := Stronger{Rated: true, Jobs: v.stored}
	if scope != OneJob {
		if out.Jobs, err = b.chosen(ctx, &v, id, scope, progress); err != nil {
			return Stronger{}, err
		}
		out.More = max(0, len(out.Jobs)-mostJobs)
		out.Jobs = out.Jobs[:min(mostJobs, len(out.Jobs))]
	}
	e, jobs := v.person.Engine(), make([]*match.Job, len(out.Jobs))
	progress.Tell("Reading job ads", 0, len(jobs))
	err = inParallel(ctx, len(jobs), func(i int) {
		ad := out.Jobs[i].Posting
		jobs[i] = e.Job(&ad)
	}, func(done int) { progress.Tell("Reading job ads", done, len(jobs)) })
	if err != nil {
		return Stronger{}, err
	}
	progress.Tell("Scoring them again", 0, 0)
	if out.Gaps, err = e.Stronger(ctx, v.person, jobs, &v.prefs); err != nil {
		return Stronger{}, halted(err)
	}
	return out, nil
}

// chosen are the jobs of a scope, each once, best first, without what is hidden or no longer listed.
func (b *Backend) chosen(ctx context.Context, v *view, id string, scope Scope, progress Progress) ([]*StoredPosting, error) {
	ranked, err := b.rank(ctx, v, progress)
	if err != nil {
		return nil, err
	}
	g, err := b.groups(ctx)
	if err != nil {
		return nil, err
	}
	ranked = g.collapse(ranked)
	wanted := func(r *Ranked) bool { return r.Stored.Mark == Saved && r.Stored.Gone == "" }
	if scope == AlikeJobs {
		chosen := ranking(ranked).find(id)
		if chosen == nil {
			return nil, noJob()
		}
		alike := v.person.Engine().Alike(chosen.Stored.Posting.Title)
		wanted = func(r *Ranked) bool {
			return r == chosen || r.Stored.Mark != Hidden && r.Stored.Gone == "" && alike(r.Stored.Posting.Title)
		}
	}
	take := make([]bool, len(ranked))
	err = inParallel(ctx, len(ranked), func(i int) {
		take[i] = wanted(&ranked[i])
	}, func(int) {})
	var out []*StoredPosting
	for i, r := range ranked {
		if take[i] {
			out = append(out, r.Stored)
		}
	}
	return out, err
}

type ranking []Ranked

// find is the job that an ad is of, itself or another ad of it.
func (r ranking) find(id string) *Ranked {
	for i := range r {
		if r[i].Stored.Posting.ID == id {
			return &r[i]
		}
		for _, s := range r[i].Seen {
			if s.ID == id {
				return &r[i]
			}
		}
	}
	return nil
}
