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
	Remote     string  `json:"remote"` // "onsite", "hybrid", "remote"; "" where Place says it, or nothing does
	Pay        Pay     `json:"pay"`
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

// Pay is what an ad says it pays. Where Currency and Period are "" they are not said; Min or Max is 0 where that end is open.
type Pay struct {
	Text     string  `json:"text"` // in the ad's own words, where it cannot be read or the numbers are not known
	Min      float64 `json:"min"`
	Max      float64 `json:"max"`
	Currency string  `json:"currency"`
	Period   string  `json:"period"` // "hour", "day", "week", "month", "year"
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
	Name     string `json:"name"`
	State    string `json:"state"`
	Evidence string `json:"evidence"`
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
	row := MatchRow{ID: p.ID, Title: p.Title, Company: p.Company, Place: placeOf(p), Remote: remoteOf(p), Pay: payOf(p), PayYear: payYear(p.Salary), Posted: p.Posted, Closes: p.Closes,
		Fit: -1, Growth: -1, Score: -1, Mark: string(r.Stored.Mark), Gone: r.Stored.Gone != "", Sample: r.Stored.Sample}
	if p := r.Place; p != nil {
		row.Fit, row.Growth, row.Score, row.Confidence, row.Conflicts = p.Fit, p.Growth, p.Score, float64(p.Confidence)/100, p.Conflicts
	}
	return row
}

// Reasons are the best reasons for some jobs of the list, by id: they are worded for the rows that are looked at.
func (m *Matches) Reasons(ids []string) (map[string]Said, error) {
	out := map[string]Said{}
	lines, err := m.backend.Headlines(m.ctx(), ids)
	for id, s := range lines {
		out[id] = said(s)
	}
	return out, err
}

func placeOf(p posting.Posting) string {
	if p.Location == "" && len(p.Locations) > 0 {
		return p.Locations[0].City
	}
	return p.Location
}

func remoteOf(p posting.Posting) string {
	if strings.Contains(strings.ToLower(p.Location), p.Remote) {
		return ""
	}
	return p.Remote
}

// euros are rounded rates of late 2026. They order pay in a picture and are never shown.
var euros = map[string]float64{"EUR": 1, "GBP": 1.15, "USD": 0.88, "CHF": 1.05, "CAD": 0.63, "AUD": 0.57, "PLN": 0.23, "SEK": 0.09, "NOK": 0.085, "DKK": 0.134}

func payYear(s *posting.Salary) float64 {
	if year, ok := s.Yearly(); ok {
		return year * euros[s.Currency]
	}
	return 0
}

func payOf(p posting.Posting) Pay {
	if s := p.Salary; s != nil && (s.Min != 0 || s.Max != 0) {
		return Pay{Min: s.Min, Max: s.Max, Currency: s.Currency, Period: s.Period}
	}
	return Pay{Text: p.SalaryText}
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
	out.WouldChange = append(out.WouldChange, saidAll(why.WouldChange)...)
	for _, c := range r.Match.Components {
		if c.Name == "growth: level" && len(c.Text) > 0 {
			level := said(c.Text[0])
			out.Growth.Level = &level
		}
		out.Components = append(out.Components, Component{c.Name, c.Score, float64(c.Confidence) / 100, float64(c.Weight) / 100, saidAll(c.Text)})
	}
	for _, c := range r.Match.Constraints {
		out.Constraints = append(out.Constraints, Constraint{c.Name, string(c.State), evidenceOf(c, p)})
	}
	step, lexicon := r.Match.Step, m.backend.Lexicon()
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
