package profile

import "encoding/json"

// Preferences is what matters to the person. Every part is optional: what is empty asks for nothing
// and is never a reason against a job.
type Preferences struct {
	Roles          []string         `json:"roles,omitempty"`           // titles they look for, in their own words
	Locations      []Place          `json:"locations,omitempty"`       // any of these is good
	Remote         []string         `json:"remote,omitempty"`          // accepted: "onsite", "hybrid", "remote"
	Salary         *Salary          `json:"salary,omitempty"`          // the least they would take
	Industries     []string         `json:"industries,omitempty"`      // preferred
	Contracts      []string         `json:"contracts,omitempty"`       // accepted: "permanent", "fixed_term", "freelance", "temporary", "internship", "apprenticeship"
	Hours          []string         `json:"hours,omitempty"`           // accepted: "full_time", "part_time"
	Languages      []SpokenLanguage `json:"languages,omitempty"`       // what they speak, beyond what the CV says
	NeedsVisa      bool             `json:"needs_visa,omitempty"`      // they need the employer to sponsor a work permit
	AvoidCompanies []string         `json:"avoid_companies,omitempty"` // never show as a match
	Values         map[string]int   `json:"values,omitempty"`          // culture dimension -> 1 (nice) to 3 (essential); names in package culture
	MustHave       map[string]bool  `json:"must_have,omitempty"`       // constraint name -> a conflict caps the score
	Balance        *float64         `json:"balance,omitempty"`         // 0 all fit, 1 all growth; nil is 0.1
}

// Place is where a person would work. RadiusKM 0 means the place itself (or the whole country, if only Country is set); with a
// radius, another place is near as the crow flies, and unknown where it is not known where it lies.
type Place struct {
	City     string `json:"city,omitempty"`
	Country  string `json:"country,omitempty"` // ISO 3166-1 alpha-2
	RadiusKM int    `json:"radius_km,omitempty"`
}

// Salary is a lowest acceptable gross pay.
type Salary struct {
	Min      float64 `json:"min"`
	Currency string  `json:"currency"` // ISO 4217
	Period   string  `json:"period"`   // "hour", "day", "week", "month", "year"
}

// SpokenLanguage is a language with its CEFR level.
type SpokenLanguage struct {
	Language string `json:"language"` // ISO 639-1
	Level    string `json:"level"`    // "A1" to "C2", "native"
}

// Key is the same for preferences that ask for the same, whatever their balance.
func (p Preferences) Key() string {
	p.Balance = nil
	data, err := json.Marshal(p)
	if err != nil {
		panic("profile: preferences did not marshal: " + err.Error())
	}
	return string(data)
}
