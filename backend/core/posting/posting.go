// Package posting is a job ad: the parts of schema.org JobPosting that matching and people need, and parsers
// for the shapes in which ads arrive (Parse): JSON and JSON Lines, CSV, HTML with JSON-LD, pasted text.
//
// Nothing is invented: what an ad does not say is empty here and "not said" on screen. Nothing is lost in silence: a row that cannot be
// read is a Problem with its place and a hint, and the rows around it are kept. Time and memory are linear in the input. XML and RSS are
// refused by name. Start with Parse; complete.go reads from an ad's words what its fields leave open.
package posting

// Posting is one job ad. Description is plain text with line breaks and list marks kept; every quote elsewhere in the
// program is a verbatim part of Title, Description or one of the short texts here.
type Posting struct {
	ID          string   `json:"id"` // the source's own, else derived from the content; unique in one reading
	Title       string   `json:"title"`
	Company     string   `json:"company,omitempty"`
	Description string   `json:"description"`
	URL         string   `json:"url,omitempty"`
	Locations   []Place  `json:"locations,omitempty"`
	Location    string   `json:"location,omitempty"` // as written
	Remote      string   `json:"remote,omitempty"`   // "onsite", "hybrid", "remote"; empty is not said
	Salary      *Salary  `json:"salary,omitempty"`
	SalaryText  string   `json:"salary_text,omitempty"` // as written
	Contract    string   `json:"contract,omitempty"`    // "permanent", "fixed_term", "freelance", "temporary", "internship", "apprenticeship"
	Hours       string   `json:"hours,omitempty"`       // "full_time", "part_time"
	Industry    string   `json:"industry,omitempty"`
	Posted      string   `json:"posted,omitempty"`   // YYYY-MM-DD
	Closes      string   `json:"closes,omitempty"`   // YYYY-MM-DD
	Language    string   `json:"language,omitempty"` // of the ad, ISO 639-1
	Skills      []string `json:"skills,omitempty"`   // listed by the source apart from the text
	Origin      string   `json:"origin,omitempty"`   // "file", "paste", "sample"
}

// Place is a place of work.
type Place struct {
	City    string `json:"city,omitempty"`
	Region  string `json:"region,omitempty"`
	Country string `json:"country,omitempty"` // ISO 3166-1 alpha-2
}

// Salary is gross pay as offered. Min or Max may be 0: not said.
type Salary struct {
	Min      float64 `json:"min,omitempty"`
	Max      float64 `json:"max,omitempty"`
	Currency string  `json:"currency,omitempty"` // ISO 4217
	Period   string  `json:"period,omitempty"`   // "hour", "day", "week", "month", "year"
}

// Problem is one row or block that could not be read, told so that a person can find it.
type Problem struct {
	Where   string `json:"where"` // "line 12", "row 3", "item 7"
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// Reading is what a file or a paste held: the ads that could be read, and what could not.
type Reading struct {
	Postings []Posting `json:"postings"`
	Problems []Problem `json:"problems,omitempty"`
	Repeated int       `json:"repeated,omitempty"` // ads that stood there again, word for word, and were kept once
}

// perYear are the working units of a full-time year.
var perYear = map[string]float64{"hour": 2_000, "day": 220, "week": 50, "month": 12, "year": 1}

// Yearly is the middle of the pay for a full-time year, in its currency; ok is false when amount or period is not said.
func (s *Salary) Yearly() (amount float64, ok bool) {
	if s == nil {
		return 0, false
	}
	n := perYear[s.Period]
	low, high := s.Min, s.Max
	if low == 0 {
		low = high
	}
	if high == 0 {
		high = low
	}
	return n * (low + high) / 2, n > 0 && high > 0
}
