package bind

import (
	"context"
	"slices"
	"strings"

	"autojob/backend"
	"autojob/backend/core/culture"
	"autojob/backend/core/document"
	"autojob/backend/core/evidence"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
	"autojob/backend/core/terms"
)

// Matches is the ranked list and a job's page.
type Matches struct {
	ctx     func() context.Context
	backend *backend.Backend
	tasks   *Tasks
	window  Window
}

// MatchQuery says which jobs to list and how.
type MatchQuery struct {
	Text    string  `json:"text"`
	Show    string  `json:"show"` // "all", "saved", "hidden"
	Sort    string  `json:"sort"` // "balanced", "fit", "growth", "newest"
	Balance float64 `json:"balance"`
}

type MatchList struct {
	Algorithm  string     `json:"algorithm"`
	HasProfile bool       `json:"hasProfile"`
	Rows       []MatchRow `json:"rows"`
}

// MatchRow is a line of the list. Numbers are -1 without a profile.
type MatchRow struct {
	ID         string  `json:"id"`
	Title      string  `json:"title"`
	Company    string  `json:"company"`
	Place      string  `json:"place"`
	Pay        string  `json:"pay"`
	PayYear    float64 `json:"payYear"` // about, in euros: for the size of a dot and the order of a column; 0 is not known
	Posted     string  `json:"posted"`
	Closes     string  `json:"closes"`
	Fit        int     `json:"fit"`
	Growth     int     `json:"growth"`
	Score      int     `json:"score"`
	Confidence float64 `json:"confidence"` // 0 to 1
	Conflicts  int     `json:"conflicts"`
	Mark       string  `json:"mark"`
	Gone       bool    `json:"gone"` // its board lists it no more
	Sample     bool    `json:"sample"`
	Different  bool    `json:"different"` // it stands here to show something different
}

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
	WouldChange    []string      `json:"wouldChange"`
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
	Text       string  `json:"text"`
}

type Constraint struct {
	Name     string `json:"name"`
	State    string `json:"state"`
	Evidence string `json:"evidence"`
}

type Reason struct {
	Text     string `json:"text"`
	CVQuote  string `json:"cvQuote"`
	JobQuote string `json:"jobQuote"`
}

type Requirement struct {
	Text     string `json:"text"`
	Must     bool   `json:"must"`
	State    string `json:"state"`
	CVQuote  string `json:"cvQuote"`
	JobQuote string `json:"jobQuote"`
}

type Growth struct {
	Level     string   `json:"level"`
	NewSkills []string `json:"newSkills"`
	Pay       string   `json:"pay"`
	Signals   []Reason `json:"signals"`
}

type Culture struct {
	Dimension string   `json:"dimension"`
	Score     int      `json:"score"`
	Said      bool     `json:"said"`
	Wanted    int      `json:"wanted"`
	Quotes    []string `json:"quotes"`
}

// Matches lists the stored jobs for the saved profile. The first time it reads them all, which takes a while with many.
func (m *Matches) Matches(task string, q MatchQuery) (*MatchList, error) {
	ctx, progress, end := m.tasks.begin(task)
	defer end()
	jobs, rated, err := m.chosen(ctx, q, progress)
	if err != nil {
		return nil, err
	}
	out := &MatchList{Algorithm: match.Algorithm, HasProfile: rated, Rows: []MatchRow{}}
	for _, r := range jobs {
		row := rowOf(r)
		row.Different = r.Different && q.Sort == "balanced" // by another order it stands where its number says
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// chosen are the jobs that a query asks for, in its order.
func (m *Matches) chosen(ctx context.Context, q MatchQuery, progress backend.Progress) (jobs []*backend.Ranked, rated bool, err error) {
	ranking, err := m.backend.Matches(ctx, q.Balance, progress)
	if err != nil {
		return nil, false, err
	}
	words := strings.Fields(strings.ToLower(q.Text))
	for i := range ranking.Jobs {
		if r := &ranking.Jobs[i]; shown(q.Show, r.Stored.Mark) && holds(r.Stored.Posting, words) {
			jobs = append(jobs, r)
		}
	}
	switch {
	case q.Sort == "fit" && ranking.Rated:
		slices.SortStableFunc(jobs, func(a, b *backend.Ranked) int { return b.Place.Fit - a.Place.Fit })
	case q.Sort == "growth" && ranking.Rated:
		slices.SortStableFunc(jobs, func(a, b *backend.Ranked) int { return b.Place.Growth - a.Place.Growth })
	case q.Sort == "newest":
		slices.SortStableFunc(jobs, func(a, b *backend.Ranked) int {
			return strings.Compare(b.Stored.Posting.Posted, a.Stored.Posting.Posted)
		})
	}
	return jobs, ranking.Rated, nil
}

func shown(which string, mark backend.Mark) bool {
	switch which {
	case "saved":
		return mark == backend.Saved
	case "hidden":
		return mark == backend.Hidden
	}
	return mark != backend.Hidden
}

func holds(p posting.Posting, words []string) bool {
	if len(words) == 0 {
		return true
	}
	text := strings.ToLower(p.Title + "\n" + p.Company + "\n" + p.Location + "\n" + p.Description)
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
}

func rowOf(r *backend.Ranked) MatchRow {
	p := r.Stored.Posting
	row := MatchRow{ID: p.ID, Title: p.Title, Company: p.Company, Place: placeOf(p), Pay: payOf(p), PayYear: payYear(p.Salary), Posted: p.Posted, Closes: p.Closes,
		Fit: -1, Growth: -1, Score: -1, Mark: string(r.Stored.Mark), Gone: r.Stored.Gone != "", Sample: r.Stored.Sample}
	if p := r.Place; p != nil {
		row.Fit, row.Growth, row.Score, row.Confidence, row.Conflicts = p.Fit, p.Growth, p.Score, float64(p.Confidence)/100, p.Conflicts
	}
	return row
}

// Reasons are the best reasons for some jobs of the list, by id: they are worded for the rows that are looked at.
func (m *Matches) Reasons(ids []string) (map[string]string, error) {
	return m.backend.Headlines(m.ctx(), ids)
}

func placeOf(p posting.Posting) string {
	var parts []string
	if p.Location != "" {
		parts = append(parts, p.Location)
	} else if len(p.Locations) > 0 && p.Locations[0].City != "" {
		parts = append(parts, p.Locations[0].City)
	}
	if p.Remote != "" && !strings.Contains(strings.ToLower(p.Location), p.Remote) {
		parts = append(parts, p.Remote)
	}
	return strings.Join(parts, ", ")
}

// euros are rounded rates of late 2026. They order pay in a picture and are never shown.
var euros = map[string]float64{"EUR": 1, "GBP": 1.15, "USD": 0.88, "CHF": 1.05, "CAD": 0.63, "AUD": 0.57, "PLN": 0.23, "SEK": 0.09, "NOK": 0.085, "DKK": 0.134}

func payYear(s *posting.Salary) float64 {
	if year, ok := s.Yearly(); ok {
		return year * euros[s.Currency]
	}
	return 0
}

func payOf(p posting.Posting) string {
	if text := match.PayText(p.Salary); text != "" {
		return text
	}
	return p.SalaryText
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
		Requirements: []Requirement{}, Growth: Growth{NewSkills: []string{}, Signals: []Reason{}}, Culture: []Culture{}, WouldChange: []string{},
		Seen: appearances(r.Seen), Flags: flagsOf(posting.Flags(&p, r.Seen, m.backend.Now()), r.Stored.Gone), Terms: termsOf(terms.Read(&p, evidence.ReadAd(m.backend.Lexicon(), &p)))}
	if r.Match == nil {
		return out
	}
	out.Learned = r.Match.Learned
	out.WouldChange = append(out.WouldChange, why.WouldChange...)
	for _, c := range r.Match.Components {
		if c.Name == "growth: level" {
			out.Growth.Level = c.Text
		}
		out.Components = append(out.Components, Component{c.Name, c.Score, float64(c.Confidence) / 100, float64(c.Weight) / 100, c.Text})
	}
	for _, c := range r.Match.Constraints {
		out.Constraints = append(out.Constraints, Constraint{c.Name, string(c.State), c.Evidence})
	}
	for _, e := range r.Match.Evidence {
		out.Requirements = append(out.Requirements, Requirement{e.Requirement.Label, e.Requirement.Need == evidence.Must, string(e.State), e.Quote.Text, e.Requirement.Quote.Text})
	}
	step, lexicon := r.Match.Step, m.backend.Lexicon()
	for _, id := range step.NewSkills {
		if s, ok := lexicon.Skill(id); ok {
			out.Growth.NewSkills = append(out.Growth.NewSkills, s.Label)
		}
	}
	out.Growth.Pay = step.Pay
	for _, c := range step.Signals {
		out.Growth.Signals = append(out.Growth.Signals, Reason{JobQuote: around(p.Description, c)})
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
		out = append(out, Reason{r.Text, r.CV.Text, r.Ad.Text})
	}
	return out
}
