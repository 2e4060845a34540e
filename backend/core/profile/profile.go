// Package profile is the candidate: what a person's CV says, in the JSON Resume model
// (jsonresume.org, schema 1.0.0) with where each field was read and how sure that is, and the person's
// preferences (Preferences).
//
// A Profile marshals to a valid JSON Resume; everything of our own stands under meta.autojob.
// Dates are JSON Resume dates: "YYYY", "YYYY-MM" or "YYYY-MM-DD"; an open end is the empty string.
package profile

import "autojob/backend/core/document"

// Profile is a JSON Resume.
type Profile struct {
	Basics       Basics        `json:"basics"`
	Work         []Work        `json:"work,omitempty"`
	Volunteer    []Volunteer   `json:"volunteer,omitempty"`
	Education    []Education   `json:"education,omitempty"`
	Awards       []Award       `json:"awards,omitempty"`
	Certificates []Certificate `json:"certificates,omitempty"`
	Publications []Publication `json:"publications,omitempty"`
	Skills       []Skill       `json:"skills,omitempty"`
	Languages    []Language    `json:"languages,omitempty"`
	Interests    []Interest    `json:"interests,omitempty"`
	References   []Reference   `json:"references,omitempty"`
	Projects     []Project     `json:"projects,omitempty"`
	Meta         Meta          `json:"meta"`
}

type Basics struct {
	Name     string   `json:"name,omitempty"`
	Label    string   `json:"label,omitempty"` // the person's own title, "Data engineer"
	Email    string   `json:"email,omitempty"`
	Phone    string   `json:"phone,omitempty"`
	URL      string   `json:"url,omitempty"`
	Summary  string   `json:"summary,omitempty"`
	Location Location `json:"location,omitzero"`
	Profiles []Online `json:"profiles,omitempty"`
}

type Location struct {
	Address     string `json:"address,omitempty"`
	PostalCode  string `json:"postalCode,omitempty"`
	City        string `json:"city,omitempty"`
	CountryCode string `json:"countryCode,omitempty"` // ISO 3166-1 alpha-2
	Region      string `json:"region,omitempty"`
}

// Online is a profile on a network, as JSON Resume's basics.profiles.
type Online struct {
	Network  string `json:"network,omitempty"`
	Username string `json:"username,omitempty"`
	URL      string `json:"url,omitempty"`
}

type Work struct {
	Name       string   `json:"name,omitempty"` // the employer
	Position   string   `json:"position,omitempty"`
	Location   string   `json:"location,omitempty"`
	URL        string   `json:"url,omitempty"`
	StartDate  string   `json:"startDate,omitempty"`
	EndDate    string   `json:"endDate,omitempty"` // empty: to the present, if StartDate is set
	Summary    string   `json:"summary,omitempty"`
	Highlights []string `json:"highlights,omitempty"`
}

type Volunteer struct {
	Organization string   `json:"organization,omitempty"`
	Position     string   `json:"position,omitempty"`
	URL          string   `json:"url,omitempty"`
	StartDate    string   `json:"startDate,omitempty"`
	EndDate      string   `json:"endDate,omitempty"`
	Summary      string   `json:"summary,omitempty"`
	Highlights   []string `json:"highlights,omitempty"`
}

type Education struct {
	Institution string   `json:"institution,omitempty"`
	URL         string   `json:"url,omitempty"`
	Area        string   `json:"area,omitempty"`      // "Computer Science"
	StudyType   string   `json:"studyType,omitempty"` // "Bachelor of Science", "Ausbildung"
	StartDate   string   `json:"startDate,omitempty"`
	EndDate     string   `json:"endDate,omitempty"`
	Score       string   `json:"score,omitempty"`
	Courses     []string `json:"courses,omitempty"`
}

type Award struct {
	Title   string `json:"title,omitempty"`
	Date    string `json:"date,omitempty"`
	Awarder string `json:"awarder,omitempty"`
	Summary string `json:"summary,omitempty"`
}

type Certificate struct {
	Name   string `json:"name,omitempty"`
	Date   string `json:"date,omitempty"`
	Issuer string `json:"issuer,omitempty"`
	URL    string `json:"url,omitempty"`
}

type Publication struct {
	Name        string `json:"name,omitempty"`
	Publisher   string `json:"publisher,omitempty"`
	ReleaseDate string `json:"releaseDate,omitempty"`
	URL         string `json:"url,omitempty"`
	Summary     string `json:"summary,omitempty"`
}

// Skill is a group as the CV shows it ("Databases": PostgreSQL, Redis) or a single skill (Name alone).
type Skill struct {
	Name     string   `json:"name,omitempty"`
	Level    string   `json:"level,omitempty"`
	Keywords []string `json:"keywords,omitempty"`
}

type Language struct {
	Language string `json:"language,omitempty"` // as written: "German", "Deutsch"
	Fluency  string `json:"fluency,omitempty"`  // as written: "native", "C1"
}

type Interest struct {
	Name     string   `json:"name,omitempty"`
	Keywords []string `json:"keywords,omitempty"`
}

type Reference struct {
	Name      string `json:"name,omitempty"`
	Reference string `json:"reference,omitempty"`
}

type Project struct {
	Name        string   `json:"name,omitempty"`
	Description string   `json:"description,omitempty"`
	Highlights  []string `json:"highlights,omitempty"`
	Keywords    []string `json:"keywords,omitempty"`
	StartDate   string   `json:"startDate,omitempty"`
	EndDate     string   `json:"endDate,omitempty"`
	URL         string   `json:"url,omitempty"`
	Roles       []string `json:"roles,omitempty"`
	Entity      string   `json:"entity,omitempty"`
}

// Meta is JSON Resume's meta, with ours under "autojob".
type Meta struct {
	Autojob *Reading `json:"autojob,omitempty"`
}

// Reading says how the profile came about.
type Reading struct {
	Parser   string             `json:"parser"` // version of the parser, e.g. "resume/1"
	Format   string             `json:"format"` // format of the file it was read from: see package document; "json-resume" for that
	Fields   map[string]Field   `json:"fields"` // by path: "basics.name", "work[0].position", "skills[1].keywords[2]"
	Pages    []document.Page    `json:"pages,omitempty"`
	Warnings []document.Warning `json:"warnings,omitempty"`
	Sources  []Source           `json:"sources,omitempty"` // of a profile that was merged from several CVs
	Text     string             `json:"text,omitempty"`    // the document's whole text, which the spans count; kept out of what the command line prints
}

// Field says where one field was read and how sure that is.
type Field struct {
	Span       document.Span `json:"span"` // characters of the document's text (Reading.Text)
	Page       int           `json:"page"` // from 1; 0 where the format has none
	Box        document.Box  `json:"box,omitzero"`
	Confidence float64       `json:"confidence"`           // 0 to 1: the share of such readings expected to be right
	Edited     bool          `json:"edited,omitempty"`     // the person typed it; Span then says what it replaced, if anything
	Normalised bool          `json:"normalised,omitempty"` // the value differs from the quoted text (a date, a country code)
}
