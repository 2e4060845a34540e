package main

import (
	"context"

	"autojob/backend"
	"autojob/backend/core/match"
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
	if len(resumes) == 0 {
		return problem.New(problem.NotFound, "There are no CVs in that folder.", "PDF, DOCX, text, HTML and JSON Resume files are read.")
	}
	jobs, whole, err := p.readJobs(ctx, b, a.flags["jobs"])
	if err != nil {
		return err
	}
	failed := !whole
	err = p.readResumes(ctx, b, resumes, func(r parsed) error {
		if r.err != nil {
			failed = true
			return p.fail(r.path, r.err, len(resumes) > 1)
		}
		return p.print(ranked(b, r.path, r.profile, jobs, prefs, top))
	})
	if err == nil && failed {
		return errTold
	}
	return err
}

// readJobs reads ads for matching. Rows that cannot be read are told and left out; whole is false when a file gave nothing.
func (p *program) readJobs(ctx context.Context, b *backend.Backend, paths []string) (jobs []*match.Job, whole bool, err error) {
	seen := map[string]bool{}
	whole = true
	for _, path := range paths {
		data, err := read(path)
		if err != nil {
			p.tell(path, err)
			whole = false
			continue
		}
		reading, err := b.ReadPostings(ctx, data, path)
		if err != nil {
			p.tell(path, err)
			whole = false
			continue
		}
		for _, e := range reading.Problems {
			p.tell(path+": "+e.Where, problem.New(problem.Invalid, e.Message, e.Hint))
		}
		for i := range reading.Postings {
			if ad := &reading.Postings[i]; !seen[ad.ID] {
				seen[ad.ID] = true
				jobs = append(jobs, b.Engine().Job(ad))
			}
		}
	}
	if len(jobs) == 0 {
		return nil, whole, problem.New(problem.Invalid, "No job ads could be read.", "JSON, JSON Lines, CSV, HTML and text files are read; the README shows their shapes.")
	}
	return jobs, whole, nil
}

func ranked(b *backend.Backend, path string, cv *profile.Profile, jobs []*match.Job, prefs *profile.Preferences, top int) matchLine {
	out := matchLine{Resume: path, Algorithm: match.Algorithm, Matches: []matchResult{}}
	person := b.Engine().Person(cv, b.Now())
	ranked := b.Engine().Rank(person, jobs, prefs, top)
	for i := range ranked {
		out.Matches = append(out.Matches, shape(b.Engine(), person, &ranked[i]))
	}
	return out
}

func shape(e *match.Engine, person *match.Person, m *match.Match) matchResult {
	ad := m.Job.Posting
	r := matchResult{JobID: ad.ID, Title: ad.Title, Company: ad.Company, Score: m.Score, Fit: m.Fit, Growth: m.Growth,
		Components: map[string]componentResult{}, Constraints: []constraintResult{}}
	for _, c := range m.Components {
		r.Components[c.Name] = componentResult{c.Score, float64(c.Confidence) / 100}
	}
	for _, c := range m.Constraints {
		r.Constraints = append(r.Constraints, constraintResult{c.Name, string(c.State), c.Evidence})
	}
	x := e.Explain(person, m)
	r.For, r.Against = reasons(x.For), reasons(x.Against)
	return r
}

func reasons(rs []match.Reason) []reasonResult {
	out := []reasonResult{}
	for _, r := range rs {
		out = append(out, reasonResult{r.Text, r.CV.Text, r.Ad.Text})
	}
	return out
}
