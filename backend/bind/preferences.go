package bind

import (
	"autojob/backend/core/match"
	"autojob/backend/core/profile"
)

// Preferences is what matters to the person, as the page edits it. A SalaryMin of 0 asks for nothing.
type Preferences struct {
	Roles          []string         `json:"roles"`
	Locations      []Place          `json:"locations"`
	Remote         []string         `json:"remote"`
	SalaryMin      float64          `json:"salaryMin"`
	SalaryCurrency string           `json:"salaryCurrency"`
	SalaryPeriod   string           `json:"salaryPeriod"`
	Contracts      []string         `json:"contracts"`
	Hours          []string         `json:"hours"`
	Languages      []SpokenLanguage `json:"languages"`
	NeedsVisa      bool             `json:"needsVisa"`
	AvoidCompanies []string         `json:"avoidCompanies"`
	Values         map[string]int   `json:"values"`
	Balance        float64          `json:"balance"`
}

type Place struct {
	City     string `json:"city"`
	Country  string `json:"country"`
	RadiusKM int    `json:"radiusKm"`
}

type SpokenLanguage struct {
	Language string `json:"language"`
	Level    string `json:"level"`
}

// Preferences returns them, empty before the person said anything.
func (m *Matches) Preferences() (*Preferences, error) {
	p, err := m.backend.Preferences(m.ctx())
	if err != nil {
		return nil, err
	}
	out := &Preferences{Roles: list(p.Roles), Locations: []Place{}, Remote: list(p.Remote), Contracts: list(p.Contracts), Hours: list(p.Hours),
		Languages: []SpokenLanguage{}, NeedsVisa: p.NeedsVisa, AvoidCompanies: list(p.AvoidCompanies), Values: p.Values, Balance: match.DefaultBalance}
	for _, l := range p.Locations {
		out.Locations = append(out.Locations, Place(l))
	}
	for _, l := range p.Languages {
		out.Languages = append(out.Languages, SpokenLanguage(l))
	}
	if p.Salary != nil {
		out.SalaryMin, out.SalaryCurrency, out.SalaryPeriod = p.Salary.Min, p.Salary.Currency, p.Salary.Period
	}
	if out.Values == nil {
		out.Values = map[string]int{}
	}
	if p.Balance != nil {
		out.Balance = *p.Balance
	}
	return out, nil
}

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// SavePreferences keeps them. What the page does not show stays as it was.
func (m *Matches) SavePreferences(in Preferences) error {
	p, err := m.backend.Preferences(m.ctx())
	if err != nil {
		return err
	}
	p.Roles, p.Remote, p.Contracts, p.Hours = in.Roles, in.Remote, in.Contracts, in.Hours
	p.NeedsVisa, p.AvoidCompanies, p.Values, p.Balance = in.NeedsVisa, in.AvoidCompanies, in.Values, &in.Balance
	p.Locations, p.Languages, p.Salary = nil, nil, nil
	for _, l := range in.Locations {
		p.Locations = append(p.Locations, profile.Place(l))
	}
	for _, l := range in.Languages {
		p.Languages = append(p.Languages, profile.SpokenLanguage(l))
	}
	if in.SalaryMin > 0 {
		p.Salary = &profile.Salary{Min: in.SalaryMin, Currency: in.SalaryCurrency, Period: in.SalaryPeriod}
	}
	return m.backend.SavePreferences(m.ctx(), p)
}
