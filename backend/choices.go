package backend

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"slices"
	"strconv"

	"autojob/backend/adapter/vault"
	"autojob/backend/core/learn"
	"autojob/backend/core/match"
	"autojob/backend/core/problem"
)

// StoredChoice is what the person did with a job, and the match as it was then: what learning goes by, and the history of matches.
type StoredChoice struct {
	learn.Choice
	At        string `json:"at"` // RFC 3339
	JobID     string `json:"job_id"`
	Title     string `json:"title"`
	Company   string `json:"company,omitempty"`
	Score     int    `json:"score"` // of 100
	Fit       int    `json:"fit"`
	Growth    int    `json:"growth"`
	Sample    bool   `json:"sample,omitempty"`
	Algorithm string `json:"algorithm"`
}

// Chosen is a kept choice with its number: the newest has the greatest.
type Chosen struct {
	StoredChoice
	Number int
}

// maxChoices bounds how many are kept; when there is one more, the oldest goes.
const maxChoices = 500

// Choices are all kept choices, the newest first.
func (b *Backend) Choices(ctx context.Context) ([]Chosen, error) {
	var out []Chosen
	err := b.with(func(s *store) error {
		all, err := s.chosen(ctx)
		out = slices.Clone(all)
		slices.Reverse(out)
		return err
	})
	return out, err
}

// chosen reads the choices once, the oldest first, and keeps them. Its caller holds mu.
func (s *store) chosen(ctx context.Context) ([]Chosen, error) {
	if s.read {
		return s.chose, nil
	}
	ids, err := s.choices.IDs()
	if err != nil {
		return nil, fmt.Errorf("reading what you chose: %w", err)
	}
	var out []Chosen
	for _, id := range ids {
		c, err := s.choices.Get(ctx, id)
		if missing(err) || s.told && problem.Is(err, problem.Damaged) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading what you chose: %w", err)
		}
		if n, err := strconv.Atoi(id); err == nil {
			out = append(out, Chosen{c, n})
		}
	}
	slices.SortFunc(out, func(a, b Chosen) int { return cmp.Compare(a.Number, b.Number) })
	s.chose, s.read = out, true
	return out, nil
}

// Deed is something that the person does with a job on the list.
type Deed struct {
	Job    string
	Kind   learn.Kind
	Reason learn.Reason
	Among  []string // the jobs that stood in sight, in their order, with this one
}

// Choose notes a deed and learns from it; one that saves or hides marks the job. While profiling is off it marks and learns nothing.
func (b *Backend) Choose(ctx context.Context, d Deed) error {
	if !slices.Contains(learn.Kinds, d.Kind) || d.Reason != "" && !slices.Contains(learn.Reasons, d.Reason) {
		return problem.New(problem.Invalid, "This is nothing that Autojob can learn from.", "Save or hide the job.")
	}
	c, err := b.choice(ctx, d)
	if err != nil {
		return err
	}
	switch d.Kind {
	case learn.Saved:
		return b.markJob(ctx, d.Job, Saved, c)
	case learn.Hidden:
		return b.markJob(ctx, d.Job, Hidden, c)
	}
	if c == nil {
		return nil
	}
	return b.change(func(s *store) error {
		return s.swap(ctx, c, func(o *Chosen) bool { return o.JobID == c.JobID && o.Kind == c.Kind }, nil)
	})
}

// choice is what a deed says to learning, nil where there is nothing to learn from it or nobody wants it learned.
func (b *Backend) choice(ctx context.Context, d Deed) (*StoredChoice, error) {
	v, err := b.view(ctx, "")
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(v.jobs, func(j *job) bool { return j.posting.ID == d.Job })
	if at < 0 {
		return nil, noJob()
	}
	if v.person == nil || !v.profiling {
		return nil, nil
	}
	learnable, places, err := b.learnable(ctx, &v, &d)
	if err != nil {
		return nil, err
	}
	place, ok := places[d.Job]
	if !ok {
		return nil, nil
	}
	c := &StoredChoice{At: stamp(b.Now()), JobID: d.Job, Title: v.jobs[at].posting.Title, Company: v.jobs[at].posting.Company, Score: place.Score, Fit: place.Fit,
		Growth: place.Growth, Sample: v.stored[at].Sample, Algorithm: match.Algorithm, Choice: learn.Choice{Kind: d.Kind, Reason: d.Reason, Job: learnable[d.Job]}}
	for _, id := range d.seen() {
		if j, ok := learnable[id]; ok && id != d.Job {
			c.Passed = append(c.Passed, j)
		}
	}
	return c, nil
}

// seen are the jobs that were probably looked at with that of the deed, and it.
func (d *Deed) seen() []string {
	ids, at := d.Among, slices.Index(d.Among, d.Job)
	if at < 0 {
		return append([]string{d.Job}, ids[:min(len(ids), learn.MaxPassed)]...)
	}
	from := max(0, min(at-learn.MaxPassed*2/3, len(ids)-learn.MaxPassed-1))
	return ids[from:min(len(ids), from+learn.MaxPassed+1)]
}

// learnable is the jobs of a deed as learning sees them, and their places as they are.
func (b *Backend) learnable(ctx context.Context, v *view, d *Deed) (map[string]learn.Job, map[string]match.Placed, error) {
	r := &v.store.ranker
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.follow(ctx, b, v.store, v.person.Engine(), v.jobs, nil); err != nil {
		return nil, nil, err
	}
	jobs, places := r.index.Learnable(v.person, &v.prefs, d.seen())
	return jobs, places, nil
}

// swap puts a choice in the place of those that gone says, and does more with the same write. Its caller holds changing.
func (s *store) swap(ctx context.Context, c *StoredChoice, gone func(*Chosen) bool, more func(*vault.Batch) error) error {
	var all []Chosen
	if err := s.reading(func() (err error) { all, err = s.chosen(ctx); return err }); err != nil {
		return err
	}
	next := make([]Chosen, 0, len(all)+1)
	var out []Chosen
	for i := range all {
		if gone(&all[i]) || c != nil && i < len(all)-maxChoices+1 {
			out = append(out, all[i])
		} else {
			next = append(next, all[i])
		}
	}
	if c != nil {
		number := 1
		if len(all) > 0 {
			number = all[len(all)-1].Number + 1
		}
		next = append(next, Chosen{*c, number})
	}
	write := func() error {
		return s.vault.Write(ctx, func(batch *vault.Batch) error {
			for _, o := range out {
				if err := s.choices.DeleteIn(batch, strconv.Itoa(o.Number)); err != nil {
					return err
				}
			}
			if c != nil {
				if err := s.choices.PutIn(batch, strconv.Itoa(next[len(next)-1].Number), *c); err != nil {
					return err
				}
			}
			if more != nil {
				return more(batch)
			}
			return nil
		})
	}
	if len(out) == 0 && c == nil && more == nil {
		return nil
	}
	do := write
	if len(out) > 0 {
		do = func() error { return s.deleting(ctx, write) }
	}
	if err := do(); err != nil {
		return fmt.Errorf("keeping what you chose: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.chose, s.read = next, true
	return nil
}

// WhyNot adds a reason to the newest choice to hide a job, "" takes it off. Where there is none, as with profiling off, nothing happens.
func (b *Backend) WhyNot(ctx context.Context, id string, why learn.Reason) error {
	if why != "" && !slices.Contains(learn.Reasons, why) {
		return problem.New(problem.Invalid, "This is no reason that Autojob knows.", "Choose one of those it shows.")
	}
	return b.change(func(s *store) error {
		var all []Chosen
		if err := s.reading(func() (err error) { all, err = s.chosen(ctx); return err }); err != nil {
			return err
		}
		next := slices.Clone(all)
		for i := len(next) - 1; i >= 0; i-- {
			if c := &next[i]; c.JobID == id && c.Kind == learn.Hidden {
				c.Reason = why
				if err := s.choices.Put(ctx, strconv.Itoa(c.Number), c.StoredChoice); err != nil {
					return fmt.Errorf("keeping what you chose: %w", err)
				}
				s.mu.Lock()
				defer s.mu.Unlock()
				s.chose = next
				return nil
			}
		}
		return nil
	})
}

// ForgetChoice takes a choice back, by its number; 0 is the newest. A mark that came with it goes, too.
func (b *Backend) ForgetChoice(ctx context.Context, number int) error {
	var last Chosen
	err := b.with(func(s *store) error {
		all, err := s.chosen(ctx)
		if err != nil {
			return err
		}
		i := len(all) - 1
		if number != 0 {
			i = slices.IndexFunc(all, func(c Chosen) bool { return c.Number == number })
		}
		if i < 0 {
			return problem.New(problem.NotFound, "There is no such choice any more.", "It may have been taken back already.")
		}
		last = all[i]
		return nil
	})
	if err != nil {
		return err
	}
	if last.Kind == learn.Saved || last.Kind == learn.Hidden {
		if err := b.MarkJob(ctx, last.JobID, NoMark); !missing(err) {
			return err
		}
	}
	return b.change(func(s *store) error {
		return s.swap(ctx, nil, func(c *Chosen) bool { return c.Number == last.Number }, nil)
	})
}

// ForgetChoices deletes all choices: scores are as shipped again. Marks stay.
func (b *Backend) ForgetChoices(ctx context.Context) error {
	return b.change(func(s *store) error { return s.swap(ctx, nil, func(*Chosen) bool { return true }, nil) })
}

// unlearn takes out of the choices what they say of ads that are deleted: the choices about them, and in others the employers that no other ad
// names. Its caller holds changing.
func (s *store) unlearn(ctx context.Context, ids []string) error {
	jobs, err := s.known(ctx)
	if err != nil {
		return err
	}
	dropped, employers := map[string]bool{}, map[string]bool{"": true}
	for _, id := range ids {
		dropped[id] = true
		if j := jobs[id]; j != nil {
			employers[match.EmployerTag(j.posting.Company)] = true
		}
	}
	for id, j := range jobs {
		if !dropped[id] {
			delete(employers, match.EmployerTag(j.posting.Company))
		}
	}
	var all []Chosen
	if err := s.reading(func() (err error) { all, err = s.chosen(ctx); return err }); err != nil {
		return err
	}
	without := func(j learn.Job) learn.Job {
		j.Tags = slices.DeleteFunc(slices.Clone(j.Tags), func(tag string) bool { return employers[tag] })
		return j
	}
	var next, changed []Chosen
	var gone []string
	for _, c := range all {
		if dropped[c.JobID] {
			gone = append(gone, strconv.Itoa(c.Number))
			continue
		}
		was := c.Choice
		c.Job, c.Passed = without(c.Job), slices.Clone(c.Passed)
		for i := range c.Passed {
			c.Passed[i] = without(c.Passed[i])
		}
		if !reflect.DeepEqual(was, c.Choice) {
			changed = append(changed, c)
		}
		next = append(next, c)
	}
	err = s.choices.DeleteAll(ctx, gone...)
	if err == nil {
		_, err = s.choices.PutAll(ctx, func(yield func(string, StoredChoice) bool) {
			for _, c := range changed {
				if !yield(strconv.Itoa(c.Number), c.StoredChoice) {
					return
				}
			}
		})
	}
	if err != nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.read = false // some may be gone
		return fmt.Errorf("taking a job out of what you chose: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.chose, s.read = next, true
	return nil
}
