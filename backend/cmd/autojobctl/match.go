package main

import (
	"context"
	"reflect"

	"autojob/backend"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/problem"
	"autojob/backend/core/profile"
)

type matchLine struct {
	Resume    string        `json:"resume"`
	Algorithm string        `json:"algorithm"`
	Matches   []matchResult `json:"matches"`
}

type matchResult struct {
	JobID       string                     `json:"job_id"`
	Title       string                     `json:"title"`
	Company     string                     `json:"company"`
	Score       int                        `json:"score"`
	Fit         int                        `json:"fit"`
	Growth      int                        `json:"growth"`
	Components  map[string]componentResult `json:"components"`
	Constraints []constraintResult         `json:"constraints"`
	For         []reasonResult             `json:"reasons_for"`
	Against     []reasonResult             `json:"reasons_against"`
}

type componentResult struct {
	Score      int     `json:"score"`
	Confidence float64 `json:"confidence"`
}

type constraintResult struct {
	Name     string `json:"name"`
	State    string `json:"state"`
	Evidence string `json:"evidence"`
}

type reasonResult struct {
	Text     string `json:"text"`
	CVQuote  string `json:"cv_quote"`
	JobQuote string `json:"job_quote"`
}

func (p *program) match(ctx context.Context, a arguments) error {
	if len(a.flags["resume"]) == 0 || len(a.flags["jobs"]) == 0 || len(a.files) > 0 {
		return usageError("match needs --resume and --jobs")
	}
	top, err := a.count("top", 0)
	if err != nil {
		return err
	}
	prefs, err := readPreferences(a.get("preferences"))
	if err != nil {
		return err
	}
	b, err := p.backend(a)
	if err != nil {
		return err
	}
	resumes, err := resumeFiles(a.flags["resume"])
	if err != nil {
		return err
	}
	jobs, whole, err := p.readJobs(ctx, b, a.flags["jobs"])
	if err != nil {
		return err
	}
	err = p.eachResume(ctx, b, resumes, func(path string, cv *profile.Profile) any {
		person := b.Engine().Person(cv, b.Now())
		out := matchLine{Resume: path, Algorithm: match.Algorithm, Matches: []matchResult{}}
		ranked := b.Engine().Rank(person, jobs, prefs, top)
		for i := range ranked {
			out.Matches = append(out.Matches, shape(&ranked[i], b.Engine().Explain(person, &ranked[i])))
		}
		return out
	})
	if err == nil && !whole {
		return errTold
	}
	return err
}

// readJobs reads ads for matching. What cannot be read is told and left out; whole is false when that was a whole file.
func (p *program) readJobs(ctx context.Context, b *backend.Backend, paths []string) (jobs []*match.Job, whole bool, err error) {
	var ads []posting.Posting
	first := map[string]int{} // by id; files may number their ads alike, so an ad is left out only if it is the same
	whole = true
	for _, path := range paths {
		data, err := backend.ReadFile(path)
		var reading posting.Reading
		if err == nil {
			reading, err = b.ReadPostings(ctx, data, path)
		}
		if err := stopped(ctx); err != nil {
			return nil, false, err
		}
		if err != nil {
			p.tell(path, err)
			whole = false
			continue
		}
		p.tellRows(path, reading.Problems)
		for _, ad := range reading.Postings {
			if i, ok := first[ad.ID]; ok && reflect.DeepEqual(ads[i], ad) {
				continue
			}
			first[ad.ID] = len(ads)
			ads = append(ads, ad)
		}
	}
	if len(ads) == 0 {
		return nil, whole, problem.New(problem.Invalid, "No job ads could be read.", "JSON, JSON Lines, CSV, HTML and text files are read; the README shows their shapes.")
	}
	jobs, err = b.ReadAds(ctx, ads)
	return jobs, whole, err
}

func shape(m *match.Match, x match.Explanation) matchResult {
	ad := m.Job.Posting
	r := matchResult{JobID: ad.ID, Title: ad.Title, Company: ad.Company, Score: m.Score, Fit: m.Fit, Growth: m.Growth,
		Components: map[string]componentResult{}, Constraints: []constraintResult{}}
	for _, c := range m.Components {
		r.Components[c.Name] = componentResult{c.Score, float64(c.Confidence) / 100}
	}
	for _, c := range m.Constraints {
		r.Constraints = append(r.Constraints, constraintResult{c.Name, string(c.State), c.Evidence})
	}
	r.For, r.Against = reasons(x.For), reasons(x.Against)
	return r
}

func reasons(rs []match.Reason) []reasonResult {
	out := []reasonResult{}
	for _, r := range rs {
		out = append(out, reasonResult{r.Text.String(), r.CV.Text, r.Ad.Text})
	}
	return out
}
