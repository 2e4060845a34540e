package hiddenbench

import (
	"context"
	"fmt"
	"strings"
	"time"

	"autojob/backend/adapter/extract"
	"autojob/backend/core/embed"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
	"autojob/backend/sample"
)

// day stands in for today, so that figures do not change with it.
var day = time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)

// ranker matches CVs against the sample ads, and ads against the sample CVs.
type ranker struct {
	engine  *match.Engine
	jobs    []*match.Job
	persons []*match.Person
}

func newRanker(ctx context.Context, x *extract.Extractor) (*ranker, error) {
	r := &ranker{engine: match.New(skill.Default(), embed.Default())}
	for _, f := range sample.Jobs() {
		ads, err := x.Postings(ctx, f.Data, f.Name)
		if err != nil {
			return nil, fmt.Errorf("reading the sample ads: %w", err)
		}
		for i := range ads.Postings {
			r.jobs = append(r.jobs, r.engine.Job(&ads.Postings[i]))
		}
	}
	for _, f := range sample.CVs() {
		p, err := x.Resume(ctx, f.Data, f.Name)
		if err != nil {
			return nil, fmt.Errorf("reading the sample CVs: %w", err)
		}
		r.persons = append(r.persons, r.engine.Person(p, day))
	}
	return r, nil
}

// rankOfCV is the order of the sample ads for a CV, with their scores.
func (r *ranker) rankOfCV(p *profile.Profile) string {
	var b strings.Builder
	for _, m := range r.engine.Rank(r.engine.Person(p, day), r.jobs, nil, 0) {
		fmt.Fprintf(&b, "%s %d %d %d\n", m.Job.Posting.ID, m.Score, m.Fit, m.Growth)
	}
	return b.String()
}

// rankOfAds is how ads score for each of the sample CVs.
func (r *ranker) rankOfAds(all []posting.Posting) string {
	var b strings.Builder
	for i := range all {
		j := r.engine.Job(&all[i])
		for _, p := range r.persons {
			m := r.engine.Score(p, j, nil)
			fmt.Fprintf(&b, "%d %d %d\n", m.Score, m.Fit, m.Growth)
		}
	}
	return b.String()
}
