package backend

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"
	"time"

	"autojob/backend/core/consent"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
	"autojob/backend/core/summary"
)

// ground is what a draft stands on.
type ground struct {
	profile    *profile.Profile
	says       []profile.Leaf  // what the profile says
	ad         posting.Posting // the zero one for no ad
	disclosure consent.Disclosure
	basis      string // tells whether CV or ad have changed
	gone       bool   // the draft's CV or ad is
	verdicts   *verdicts
}

// grounds reads what drafts stand on, each CV once.
type grounds struct {
	store *store
	lex   *skill.Lexicon
	cvs   map[string]*ground // without an ad; by the CV's id, "" of what all say together
}

func (s *store) grounds(lex *skill.Lexicon) *grounds {
	return &grounds{s, lex, map[string]*ground{}}
}

func (b *Backend) ground(ctx context.Context, w DraftWish) (g ground, err error) {
	err = b.with(func(s *store) error {
		g, err = s.grounds(b.Lexicon()).of(ctx, w)
		return err
	})
	return g, err
}

func (gs *grounds) of(ctx context.Context, w DraftWish) (ground, error) {
	cv, err := gs.cv(ctx, w.CV)
	if err != nil {
		return ground{}, err
	}
	g := *cv
	if w.Job != "" {
		j, err := gs.store.job(ctx, w.Job)
		if err != nil {
			return ground{}, err
		}
		g.ad = j.posting
	}
	g.basis = basisOf(g.says, g.ad)
	return g, nil
}

// standing is the ground of a kept draft as CV and ad are now. Of one whose CV or ad is gone only its own words are left.
func (gs *grounds) standing(ctx context.Context, w DraftWish) (ground, error) {
	g, err := gs.of(ctx, w)
	if !problem.Is(err, problem.NotFound) {
		return g, err
	}
	if g, err = gs.of(ctx, DraftWish{}); problem.Is(err, problem.NotFound) {
		g, err = ground{profile: &profile.Profile{}, verdicts: &gs.store.verdicts}, nil
	}
	g.gone = true
	return g, err
}

func (gs *grounds) cv(ctx context.Context, id string) (*ground, error) {
	if known := gs.cvs[id]; known != nil {
		return known, nil
	}
	var p *StoredProfile
	var err error
	if id == "" {
		p, err = gs.store.profile(ctx, gs.lex)
	} else {
		var one StoredProfile
		one, err = gs.store.profiles.Get(ctx, id)
		p = &one
	}
	switch {
	case missing(err) || err == nil && p == nil:
		return nil, problem.New(problem.NotFound, "There is no CV to make a summary of.", "Add your CV on the Profile page first.")
	case err != nil:
		return nil, fmt.Errorf("reading the CV: %w", err)
	}
	g := &ground{profile: p.Profile, says: profile.Leaves(p.Profile), verdicts: &gs.store.verdicts}
	if g.disclosure, err = gs.store.disclosed(ctx); err != nil {
		return nil, err
	}
	gs.cvs[id] = g
	return g, nil
}

func basisOf(says []profile.Leaf, ad posting.Posting) string {
	h := sha256.New()
	for _, l := range says {
		fmt.Fprintf(h, "%s\x00%s\x00", l.Path, l.Value)
	}
	data, _ := json.Marshal(ad)
	h.Write(data)
	return hex.EncodeToString(h.Sum(nil)[:12])
}

func (g *ground) input(b *Backend, w DraftWish) summary.Input {
	in := summary.Input{Profile: g.profile, Lexicon: b.Lexicon(), Kind: w.Kind, Language: w.Language, Disclosure: g.disclosure, Recipient: w.Recipient,
		Chosen: w.Chosen, Day: b.Now(), Length: w.Length}
	if w.Job != "" {
		in.Posting = &g.ad
	}
	return in
}

// check asks the gate.
func (g *ground) check(b *Backend, d *summary.Draft) summary.Verdict {
	in := summary.CheckInput{Lexicon: b.Lexicon(), Day: b.Now(), Job: g.jobTitle(), Employer: g.ad.Company, AdText: g.ad.Description}
	return g.verdicts.of(in, g.basis, d, func() summary.Verdict { return summary.Check(d, g.profile, in) })
}

// jobTitle is the ad's title as a summary names it.
func (g *ground) jobTitle() string {
	if g.ad.Title == "" {
		return ""
	}
	return summary.JobTitle(&g.ad)
}

func (g *ground) judge(b *Backend, id string, d StoredDraft) KeptDraft {
	now := d.draft()
	out := KeptDraft{ID: id, StoredDraft: d, Draft: now, Verdict: g.check(b, &now), Stock: summary.StockPhrases(now), Stale: g.gone || d.Basis != g.basis, Values: map[string]string{}}
	if d.Before != nil {
		out.Changes = summary.Diff(*d.Before, now)
	}
	for _, l := range g.says {
		out.Values[l.Path] = l.Value
	}
	return out
}

// verdicts are what the gate said lately, by all that it looked at: a list of two hundred drafts is asked for again and again, and the gate
// needs milliseconds for each.
type verdicts struct {
	mu   sync.Mutex
	lex  *skill.Lexicon // with which they were made
	said map[[sha256.Size]byte]summary.Verdict
}

// mostVerdicts is how many are remembered.
const mostVerdicts = 1000

// of is what the gate said of a draft that stands on a basis, else what it says now.
func (v *verdicts) of(in summary.CheckInput, basis string, d *summary.Draft, ask func() summary.Verdict) summary.Verdict {
	data, err := json.Marshal(d)
	if err != nil {
		return ask()
	}
	key := sha256.Sum256(fmt.Appendf(nil, "%s %s %s", basis, in.Day.Format(time.DateOnly), data))
	v.mu.Lock()
	said, known := v.said[key]
	known = known && v.lex == in.Lexicon
	v.mu.Unlock()
	if known {
		return said
	}
	said = ask()
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.lex != in.Lexicon || len(v.said) >= mostVerdicts {
		v.lex, v.said = in.Lexicon, map[[sha256.Size]byte]summary.Verdict{}
	}
	v.said[key] = said
	return said
}
