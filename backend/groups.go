package backend

import (
	"context"
	"maps"
	"slices"
	"strings"

	"autojob/backend/core/posting"
)

// groups are the ads of the same job, by the id of each: itself and the others, by id. An ad that stands alone is not in it.
type groups map[string][]string

// groups finds the stored ads that are of the same job, once until an ad comes, changes or goes.
func (b *Backend) groups(ctx context.Context) (groups, error) {
	var found groups
	var ads []*job
	var edition int
	s, err := b.opened()
	if err != nil {
		return nil, err
	}
	err = s.reading(func() error {
		jobs, err := s.load(ctx)
		if edition = s.edition; err == nil && s.groups != nil && s.groupsOf == edition {
			found = s.groups
			return nil
		}
		ads = slices.Collect(maps.Values(jobs))
		return err
	})
	if err != nil || found != nil {
		return found, err
	}
	slices.SortFunc(ads, func(x, y *job) int { return strings.Compare(x.posting.ID, y.posting.ID) })
	sketches := make([]posting.Sketch, len(ads))
	if err := inParallel(ctx, len(ads), func(i int) { sketches[i] = ads[i].sketched() }, func(int) {}); err != nil {
		return nil, err
	}
	found = groups{}
	for _, members := range posting.Groups(sketches) {
		if len(members) < 2 {
			continue
		}
		ids := make([]string, len(members))
		for i, m := range members {
			ids[i] = ads[m].posting.ID
		}
		for _, id := range ids {
			found[id] = ids
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.groups, s.groupsOf = found, edition
	return found, nil
}

// sketched is the ad's sketch, made once.
func (j *job) sketched() posting.Sketch {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.sketch == nil {
		sketch := posting.Sketched(&j.posting)
		j.sketch = &sketch
	}
	return *j.sketch
}

// sameJob lists the ids of all stored ads of the job that an ad is of, itself among them.
func (b *Backend) sameJob(ctx context.Context, id string) ([]string, error) {
	g, err := b.groups(ctx)
	if err != nil || g[id] == nil {
		return []string{id}, err
	}
	return g[id], nil
}

// collapse leaves of each job the best ad, with the other places where it stood and what the person said of any of them.
func (g groups) collapse(ranked []Ranked) []Ranked {
	if len(g) == 0 {
		return ranked
	}
	at := map[string]int{} // by the id of a group's first ad
	out := ranked[:0]
	for _, r := range ranked {
		ids := g[r.Stored.Posting.ID]
		if ids == nil {
			out = append(out, r)
			continue
		}
		i, seen := at[ids[0]]
		if !seen {
			at[ids[0]] = len(out)
			r.Seen = []posting.Seen{seenAt(r.Stored)}
			out = append(out, r)
			continue
		}
		out[i].Seen = append(out[i].Seen, seenAt(r.Stored))
		out[i].Stored = marked(out[i].Stored, r.Stored.Mark)
	}
	return out
}

// marked is an ad with what counts of its own mark and another.
func marked(p *StoredPosting, other Mark) *StoredPosting {
	m := stronger(p.Mark, other)
	if m == p.Mark {
		return p
	}
	out := *p
	out.Mark = m
	return &out
}

// stronger is what counts where ads of one job are marked differently: what was hidden stays hidden when it is published again.
func stronger(a, b Mark) Mark {
	for _, m := range []Mark{Hidden, Saved} {
		if a == m || b == m {
			return m
		}
	}
	return NoMark
}

func seenAt(s *StoredPosting) posting.Seen {
	p := s.Posting
	return posting.Seen{ID: p.ID, Origin: p.Origin, URL: p.URL, Title: p.Title, Posted: p.Posted}
}

// seen adds to an ad where its job stood, and what the person said of that job.
func (b *Backend) seen(ctx context.Context, r *Ranked) error {
	ids, err := b.sameJob(ctx, r.Stored.Posting.ID)
	if err != nil || len(ids) < 2 {
		return err
	}
	r.Seen = []posting.Seen{seenAt(r.Stored)}
	return b.with(func(s *store) error {
		jobs, err := s.load(ctx)
		for _, id := range ids {
			if j := jobs[id]; j != nil && id != r.Stored.Posting.ID {
				r.Seen = append(r.Seen, seenAt(j.stored))
				r.Stored = marked(r.Stored, j.stored.Mark)
			}
		}
		return err
	})
}
