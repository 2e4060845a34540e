package bind

import (
	"context"
	"slices"
	"strings"

	"autojob/backend"
	"autojob/backend/core/match"
	"autojob/backend/core/posting"
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
	HasProfile bool       `json:"hasProfile"` // one that is compared
	Uncompared bool       `json:"uncompared"` // there is one, which the person does not want compared
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

// Matches lists the stored jobs for the saved profile. The first time it reads them all, which takes a while with many.
func (m *Matches) Matches(task string, q MatchQuery) (*MatchList, error) {
	ctx, progress, end := m.tasks.begin(task)
	defer end()
	jobs, ranking, err := m.chosen(ctx, q, progress)
	if err != nil {
		return nil, err
	}
	out := &MatchList{Algorithm: match.Algorithm, HasProfile: ranking.Rated, Uncompared: ranking.Uncompared, Rows: []MatchRow{}}
	for _, r := range jobs {
		row := rowOf(r)
		row.Different = r.Different && q.Sort == "balanced" // by another order it stands where its number says
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// chosen are the jobs that a query asks for, in its order.
func (m *Matches) chosen(ctx context.Context, q MatchQuery, progress backend.Progress) (jobs []*backend.Ranked, ranking backend.Ranking, err error) {
	if ranking, err = m.backend.Matches(ctx, q.Balance, progress); err != nil {
		return nil, ranking, err
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
	return jobs, ranking, nil
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
