package bind

import (
	"strings"

	"autojob/backend"
	"autojob/backend/core/culture"
	"autojob/backend/core/document"
	"autojob/backend/core/evidence"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/skill"
	"autojob/backend/core/terms"
)

// MatchDetail is a job's page.
type MatchDetail struct {
	Row            MatchRow      `json:"row"`
	Description    string        `json:"description"`
	URL            string        `json:"url"`
	Remote         string        `json:"remote"`
	Contract       string        `json:"contract"`
	Hours          string        `json:"hours"`
	Language       string        `json:"language"`
	Origin         string        `json:"origin"`
	Components     []Component   `json:"components"`
	Constraints    []Constraint  `json:"constraints"`
	ReasonsFor     []Reason      `json:"reasonsFor"`
	ReasonsAgainst []Reason      `json:"reasonsAgainst"`
	Requirements   []Requirement `json:"requirements"`
	Growth         Growth        `json:"growth"`
	Culture        []Culture     `json:"culture"`
	WouldChange    []Said        `json:"wouldChange"`
	Seen           []Appearance  `json:"seen"` // where else the job stands, when it does
	Flags          []Flag        `json:"flags"`
	Terms          []JobTerm     `json:"terms"`
	Learned        int           `json:"learned"` // how much of the score comes of earlier choices
	Algorithm      string        `json:"algorithm"`
}

type Component struct {
	Name       string  `json:"name"`
	Score      int     `json:"score"`
	Confidence float64 `json:"confidence"`
	Weight     float64 `json:"weight"`
	Text       []Said  `json:"text"`
}

// Constraint is a wish or a condition. Evidence is the ad's own words, but of "remote", "contract" and "hours" a key; what the row says of
// place and pay is not said again.
type Constraint struct {
	Name     string     `json:"name"`
	Skill    *SkillName `json:"skill"` // what a licence is called
	State    string     `json:"state"`
	Evidence string     `json:"evidence"`
}

// Reason is a sentence with what it rests on. About is the name of the constraint that it is about, whose evidence then stands for JobQuote.
type Reason struct {
	Text     Said   `json:"text"`
	About    string `json:"about"`
	CVQuote  string `json:"cvQuote"`
	JobQuote string `json:"jobQuote"`
}

type Requirement struct {
	Text     Said   `json:"text"`
	Must     bool   `json:"must"`
	State    string `json:"state"`
	CVQuote  string `json:"cvQuote"`
	JobQuote string `json:"jobQuote"`
}

type Growth struct {
	Level     *Said       `json:"level"` // null where nothing is said
	NewSkills []SkillName `json:"newSkills"`
	Pay       *Said       `json:"pay"`     // likewise
	Signals   []string    `json:"signals"` // quotes
}

type Culture struct {
	Dimension string   `json:"dimension"`
	Score     int      `json:"score"`
	Said      bool     `json:"said"`
	Wanted    int      `json:"wanted"`
	Quotes    []string `json:"quotes"`
}

// Match is one job with its reasons.
func (m *Matches) Match(id string) (*MatchDetail, error) {
	r, err := m.backend.Match(m.ctx(), id)
	if err != nil {
		return nil, err
	}
	return m.detail(&r), nil
}

func (m *Matches) detail(r *backend.Judged) *MatchDetail {
	p, why := r.Stored.Posting, r.Why
	row := backend.Ranked{Stored: &r.Stored}
	if r.Match != nil {
		place := r.Match.Placed()
		row.Place = &place
	}
	out := &MatchDetail{Row: rowOf(&row), Description: p.Description, URL: p.URL, Remote: p.Remote, Contract: p.Contract, Hours: p.Hours,
		Language: p.Language, Origin: p.Origin, Algorithm: match.Algorithm,
		Components: []Component{}, Constraints: []Constraint{}, ReasonsFor: reasonsOf(why.For), ReasonsAgainst: reasonsOf(why.Against),
		Requirements: []Requirement{}, Growth: Growth{NewSkills: []SkillName{}, Signals: []string{}}, Culture: []Culture{}, WouldChange: []Said{},
		Seen: appearances(r.Seen), Flags: flagsOf(posting.Flags(&p, r.Seen, m.backend.Now()), r.Stored.Gone), Terms: termsOf(terms.Read(&p, evidence.ReadAd(m.backend.Lexicon(), &p)))}
	if r.Match == nil {
		return out
	}
	out.Learned = r.Match.Learned
	step, lexicon := r.Match.Step, m.backend.Lexicon()
	out.WouldChange = append(out.WouldChange, saidAll(why.WouldChange)...)
	for _, c := range r.Match.Components {
		if c.Name == "growth: level" && len(c.Text) > 0 {
			level := said(c.Text[0])
			out.Growth.Level = &level
		}
		out.Components = append(out.Components, Component{c.Name, c.Score, float64(c.Confidence) / 100, float64(c.Weight) / 100, saidAll(c.Text)})
	}
	for _, c := range r.Match.Constraints {
		constraint := Constraint{Name: c.Name, State: string(c.State), Evidence: evidenceOf(c, p)}
		if id, ok := strings.CutPrefix(c.Name, "licence:"); ok {
			name := skillName(lexicon.Wording(skill.ID(id)))
			constraint.Skill = &name
		}
		out.Constraints = append(out.Constraints, constraint)
	}
	for _, e := range r.Match.Evidence {
		out.Requirements = append(out.Requirements, Requirement{said(match.Asked(lexicon, e.Requirement)), e.Requirement.Need == evidence.Must, string(e.State), e.Quote.Text, e.Requirement.Quote.Text})
	}
	for _, id := range step.NewSkills {
		out.Growth.NewSkills = append(out.Growth.NewSkills, skillName(lexicon.Wording(id)))
	}
	if !step.Pay.IsZero() {
		pay := said(step.Pay)
		out.Growth.Pay = &pay
	}
	for _, c := range step.Signals {
		out.Growth.Signals = append(out.Growth.Signals, around(p.Description, c))
	}
	for _, d := range r.Match.Culture {
		row := Culture{string(d.Name), d.Score, d.Said, d.Wanted, []string{}}
		for _, c := range d.Cues[:min(3, len(d.Cues))] {
			row.Quotes = append(row.Quotes, around(p.Description, c))
		}
		out.Culture = append(out.Culture, row)
	}
	return out
}

// around quotes the words of a cue with some of what surrounds them, verbatim, not past its line.
func around(text string, c culture.Cue) string {
	runes := []rune(text)
	a, b := c.Start, c.End
	for a > 0 && runes[a-1] != '\n' && (c.Start-a < 40 || runes[a-1] != ' ') {
		a--
	}
	for b < len(runes) && runes[b] != '\n' && (b-c.End < 40 || runes[b] != ' ') {
		b++
	}
	return strings.TrimSpace(document.Cut(text, document.Span{Start: a, End: b}))
}

func reasonsOf(rs []match.Reason) []Reason {
	out := []Reason{}
	for _, r := range rs {
		reason := Reason{Text: said(r.Text), CVQuote: r.CV.Text, JobQuote: r.Ad.Text}
		if r.Wish != "" {
			reason.About, reason.JobQuote = r.Wish, ""
		}
		out = append(out, reason)
	}
	return out
}

// evidenceOf is what a constraint rests on, without what is told elsewhere in words that the page has in every language.
func evidenceOf(c match.Constraint, p posting.Posting) string {
	switch c.Name {
	case "place":
		return p.Location
	case "pay":
		return p.SalaryText
	}
	return c.Evidence
}
