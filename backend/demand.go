package backend

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"autojob/backend/core/evidence"
	"autojob/backend/core/skill"
)

// MaxDemand is how many ads Demand reads at most: reading one takes some milliseconds.
const MaxDemand = 200

// Demand is what some ads ask for, skill by skill, beside what the person has.
type Demand struct {
	Read   int           // ads
	Skills []SkillDemand // what is asked most and most strongly first
}

// SkillDemand is one skill or certificate. Where an ad leaves a choice, what the person has counts, and each of them where they have none.
type SkillDemand struct {
	Skill skill.ID
	Asked []Asked        // the ads that ask for it, in the order in which they were given
	State evidence.State // "" without a profile
	Held  skill.ID       // what the person has instead, where State is Partly
}

// Asked is an ad that asks for a skill.
type Asked struct {
	Ad   string // its id
	Need evidence.Need
}

// asks keeps what ads ask for, so that whoever comes back to the picture does not wait again.
type asks struct {
	mu  sync.Mutex
	lex *skill.Lexicon // by which they were read
	of  map[*job][]evidence.Requirement
}

// Demand counts what the first MaxDemand of the given ads ask for. Ads that are gone are left out.
func (b *Backend) Demand(ctx context.Context, ids []string, progress Progress) (Demand, error) {
	v, err := b.view(ctx, "")
	if err != nil {
		return Demand{}, err
	}
	lex := b.Lexicon()
	if v.person != nil {
		lex = v.person.Engine().Lexicon()
	}
	jobs := v.choose(ids)
	jobs = jobs[:min(len(jobs), MaxDemand)]
	asked, err := v.store.asks.read(ctx, lex, jobs, progress)
	if err != nil {
		return Demand{}, err
	}
	c := counting{lex: lex, at: map[skill.ID]int{}}
	if v.person != nil {
		c.candidate = v.person.Candidate
	}
	for i, j := range jobs {
		c.ad(j.posting.ID, asked[i])
	}
	slices.SortStableFunc(c.skills, func(x, y SkillDemand) int {
		return cmp.Or(c.weight(y)-c.weight(x), strings.Compare(lex.Wording(x.Skill).Label, lex.Wording(y.Skill).Label))
	})
	return Demand{len(jobs), c.skills}, nil
}

// choose is the jobs with some ids, in their order.
func (v *view) choose(ids []string) []*job {
	at := make(map[string]*job, len(v.jobs))
	for _, j := range v.jobs {
		at[j.posting.ID] = j
	}
	var out []*job
	for _, id := range ids {
		if j := at[id]; j != nil {
			out = append(out, j)
		}
	}
	return out
}

// read is what each of the jobs asks for of what the lexicon knows, each read once.
func (a *asks) read(ctx context.Context, lex *skill.Lexicon, jobs []*job, progress Progress) ([][]evidence.Requirement, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.lex != lex {
		a.lex, a.of = lex, map[*job][]evidence.Requirement{}
	}
	before := a.of
	out := make([][]evidence.Requirement, len(jobs))
	var fresh []int
	for i, j := range jobs {
		var known bool
		if out[i], known = before[j]; !known {
			fresh = append(fresh, i)
		}
	}
	read := make([]bool, len(jobs))
	err := inParallel(ctx, len(fresh), func(k int) {
		i := fresh[k]
		ad := jobs[i].posting // its own copy: a job's ad never changes
		out[i], read[i] = known(evidence.ReadAd(lex, &ad)), true
	}, func(done int) { progress.Tell("Reading job ads", done, len(fresh)) })
	if len(before)+len(fresh) > 10*MaxDemand { // ads that were looked at long ago, or are gone
		a.of = map[*job][]evidence.Requirement{}
	}
	for i, j := range jobs { // what was read before a stop stays
		if read[i] || before[j] != nil {
			a.of[j] = out[i]
		}
	}
	return out, err
}

// known are the requirements that skills answer, without their quotes.
func known(ad *evidence.Ad) []evidence.Requirement {
	out := []evidence.Requirement{}
	for _, r := range ad.Requirements {
		if r.Kind == evidence.SkillKind || r.Kind == evidence.CertificateKind {
			out = append(out, evidence.Requirement{Kind: r.Kind, Need: r.Need, Options: r.Options})
		}
	}
	return out
}

// counting adds up ads.
type counting struct {
	lex       *skill.Lexicon
	candidate *evidence.Candidate // nil without a profile
	skills    []SkillDemand
	at        map[skill.ID]int // the place of a skill in skills
}

func (c *counting) ad(id string, asked []evidence.Requirement) {
	for _, r := range asked {
		for _, option := range c.counted(r) {
			i, seen := c.at[option]
			if !seen {
				i = len(c.skills)
				c.at[option] = i
				c.skills = append(c.skills, c.fresh(option, r.Kind))
			}
			s := &c.skills[i]
			if last := len(s.Asked) - 1; last >= 0 && s.Asked[last].Ad == id {
				s.Asked[last].Need = strongest(s.Asked[last].Need, r.Need)
				continue
			}
			s.Asked = append(s.Asked, Asked{id, r.Need})
		}
	}
}

// counted are the options of a requirement that count: the one that the person has, or all.
func (c *counting) counted(r evidence.Requirement) []skill.ID {
	if c.candidate == nil {
		return r.Options
	}
	for _, option := range r.Options {
		if _, far := c.candidate.Closest(c.lex.Number(option)); evidence.StateOf(r.Kind, far) == evidence.Met {
			return []skill.ID{option}
		}
	}
	return r.Options
}

func (c *counting) fresh(id skill.ID, kind evidence.Kind) SkillDemand {
	s := SkillDemand{Skill: id}
	if c.candidate == nil {
		return s
	}
	at, far := c.candidate.Closest(c.lex.Number(id))
	if s.State = evidence.StateOf(kind, far); s.State == evidence.Partly {
		s.Held = c.candidate.Skills[at].Skill
	}
	return s
}

// strengths say how much a need counts beside others.
var strengths = map[evidence.Need]int{evidence.Must: 4, evidence.Implied: 2, evidence.Nice: 1}

// weight orders skills. What nearly every ad says of a person's manner counts little.
func (c *counting) weight(s SkillDemand) int {
	sum := 0
	for _, a := range s.Asked {
		sum += 4 * strengths[a.Need]
	}
	if known, ok := c.lex.Skill(s.Skill); ok && known.Kind == skill.Soft {
		return sum / 4
	}
	return sum
}

func strongest(a, b evidence.Need) evidence.Need {
	if strengths[b] > strengths[a] {
		return b
	}
	return a
}
