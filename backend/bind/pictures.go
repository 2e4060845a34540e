package bind

import (
	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
)

// Demand is what the jobs of a list ask for, beside what the person has.
type Demand struct {
	Jobs       int           `json:"jobs"` // in the list
	Read       int           `json:"read"` // the first of them, which were read
	HasProfile bool          `json:"hasProfile"`
	Skills     []SkillDemand `json:"skills"` // what counts most first
}

// SkillDemand is one skill; the three lists are the jobs that ask for it, by how strongly they do.
type SkillDemand struct {
	Skill   SkillName  `json:"skill"`
	Must    []string   `json:"must"`
	Implied []string   `json:"implied"`
	Nice    []string   `json:"nice"`
	State   string     `json:"state"`
	Held    *SkillName `json:"held"` // what the person has instead, where State is "partly"
}

// Demand reads what the jobs of a list ask for, at most the first 200 of them.
func (m *Matches) Demand(task string, q MatchQuery) (*Demand, error) {
	ctx, progress, end := m.tasks.begin(task)
	defer end()
	jobs, ranking, err := m.chosen(ctx, q, progress)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(jobs))
	for i, r := range jobs {
		ids[i] = r.Stored.Posting.ID
	}
	d, err := m.backend.Demand(ctx, ids, progress)
	if err != nil {
		return nil, err
	}
	lexicon := m.backend.Lexicon()
	out := &Demand{Jobs: len(jobs), Read: d.Read, HasProfile: ranking.Rated, Skills: []SkillDemand{}}
	for _, s := range d.Skills {
		row := SkillDemand{skillName(lexicon.Wording(s.Skill)), []string{}, []string{}, []string{}, string(s.State), nil}
		if s.Held != "" {
			held := skillName(lexicon.Wording(s.Held))
			row.Held = &held
		}
		for _, a := range s.Asked {
			switch a.Need {
			case evidence.Must:
				row.Must = append(row.Must, a.Ad)
			case evidence.Implied:
				row.Implied = append(row.Implied, a.Ad)
			default:
				row.Nice = append(row.Nice, a.Ad)
			}
		}
		out.Skills = append(out.Skills, row)
	}
	return out, nil
}

// PayPicture is what the jobs of a list pay in a full-time year, each in its own currency.
type PayPicture struct {
	Jobs     int        `json:"jobs"`    // in the list
	NotSaid  int        `json:"notSaid"` // that do not say it
	Unclear  int        `json:"unclear"` // that say it without a currency or a time
	Ranges   []PayRange `json:"ranges"`  // in the order of the list
	Least    float64    `json:"least"`   // what the person would take, for a year; 0 is not said
	Currency string     `json:"currency"`
}

// PayRange is the pay of a job. Low or High is 0 where the ad leaves that end open.
type PayRange struct {
	ID       string  `json:"id"`
	Currency string  `json:"currency"`
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
	Period   string  `json:"period"` // as the ad says it
}

// Pay is what the jobs of a list pay. Nothing is turned into another currency.
func (m *Matches) Pay(task string, q MatchQuery) (*PayPicture, error) {
	ctx, progress, end := m.tasks.begin(task)
	defer end()
	jobs, _, err := m.chosen(ctx, q, progress)
	if err != nil {
		return nil, err
	}
	prefs, err := m.backend.Preferences(ctx)
	if err != nil {
		return nil, err
	}
	out := &PayPicture{Jobs: len(jobs), Ranges: []PayRange{}}
	if s := prefs.Salary; s != nil {
		out.Least, out.Currency = yearly(s.Min, s.Period), s.Currency
	}
	for _, r := range jobs {
		p := r.Stored.Posting
		s := p.Salary
		switch _, ok := s.Yearly(); {
		case ok && s.Currency != "":
			out.Ranges = append(out.Ranges, PayRange{p.ID, s.Currency, yearly(s.Min, s.Period), yearly(s.Max, s.Period), s.Period})
		case payOf(p) != Pay{}:
			out.Unclear++
		default:
			out.NotSaid++
		}
	}
	return out, nil
}

// yearly is an amount by its period as posting.Salary turns it into a year, 0 for what is not said.
func yearly(amount float64, period string) float64 {
	year, _ := (&posting.Salary{Min: amount, Period: period}).Yearly()
	return year
}
