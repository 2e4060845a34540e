package bind

import (
	"autojob/backend"
)

// Stronger is what would make the CV stronger for some jobs.
type Stronger struct {
	HasProfile bool  `json:"hasProfile"`
	Jobs       int   `json:"jobs"` // of which it was worked out
	More       int   `json:"more"` // left out, as there are very many
	Gaps       []Gap `json:"gaps"` // what moves the scores most comes first
}

// Gap is one thing that the jobs ask for and the CV could show better.
type Gap struct {
	Kind     string     `json:"kind"`     // "skill", "certificate", "language", "degree", "licence"
	Standing string     `json:"standing"` // "listed", "near", "absent"
	Label    Said       `json:"label"`
	Held     *SkillName `json:"held"`    // what the CV shows next to it
	CVQuote  string     `json:"cvQuote"` // of what is listed or next to it
	Asked    int        `json:"asked"`   // by how many of the jobs
	Musts    int        `json:"musts"`   // of these
	Effects  []Effect   `json:"effects"`
}

// Effect is what it would do to one job: the job scored again with it in the CV.
type Effect struct {
	ID           string       `json:"id"`
	Title        string       `json:"title"`
	Company      string       `json:"company"`
	Need         string       `json:"need"` // "must", "implied", "nice", "" where its ad does not ask
	JobQuote     string       `json:"jobQuote"`
	ScoreBefore  int          `json:"scoreBefore"`
	ScoreAfter   int          `json:"scoreAfter"`
	FitBefore    int          `json:"fitBefore"`
	FitAfter     int          `json:"fitAfter"`
	GrowthBefore int          `json:"growthBefore"`
	GrowthAfter  int          `json:"growthAfter"`
	Parts        []PartChange `json:"parts"`
}

// PartChange is a part of a score before and after; -1 where nothing was known of it.
type PartChange struct {
	Name   string `json:"name"`
	Before int    `json:"before"`
	After  int    `json:"after"`
}

// Stronger works out what would make the CV stronger for a job ("job"), those like it ("alike") or the saved ones ("saved").
func (m *Matches) Stronger(task, id, scope string) (*Stronger, error) {
	ctx, progress, end := m.tasks.begin(task)
	defer end()
	s, err := m.backend.Stronger(ctx, id, backend.Scope(scope), progress)
	if err != nil {
		return nil, err
	}
	out := &Stronger{s.Rated, len(s.Jobs), s.More, []Gap{}}
	for _, g := range s.Gaps {
		asked, musts := g.Asks()
		gap := Gap{string(g.Kind), string(g.Standing), said(g.Label), nil, g.CV.Text, asked, musts, []Effect{}}
		if g.Held != "" {
			held := skillName(m.backend.Lexicon().Wording(g.Held))
			gap.Held = &held
		}
		for _, e := range g.Effects {
			p := s.Jobs[e.Job].Posting
			effect := Effect{p.ID, p.Title, p.Company, string(e.Need), e.Ad.Text, e.Before.Score, e.After.Score, e.Before.Fit, e.After.Fit, e.Before.Growth, e.After.Growth, []PartChange{}}
			for _, c := range e.Parts {
				effect.Parts = append(effect.Parts, PartChange{c.Name, c.Before, c.After})
			}
			gap.Effects = append(gap.Effects, effect)
		}
		out.Gaps = append(out.Gaps, gap)
	}
	return out, nil
}
