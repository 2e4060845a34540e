// Package evidence reads what an ad asks for (ReadAd), what a profile shows (ReadProfile), and lays the two side by
// side (Align): each requirement with the place in the CV that answers it, or with nothing.
//
// It holds no scores: match weighs what is found here, summary words it, interview prepares from what is missing.
// Every Quote is cut verbatim from the ad or the CV. All functions are pure: same input, same output.
package evidence

import (
	"autojob/backend/core/document"
	"autojob/backend/core/skill"
)

// Quote is a verbatim part of a text, with where it stands.
type Quote struct {
	Text  string        `json:"text"`
	Span  document.Span `json:"span"`            // characters of the ad's description (or of its title), or of the CV's text
	Field string        `json:"field,omitempty"` // ad: "title", "description", "skills"; CV: the profile path, "" where only the text is known
	Page  int           `json:"page,omitempty"`  // CV only
}

// Kind is what a requirement is about.
type Kind string

const (
	SkillKind       Kind = "skill"
	CertificateKind Kind = "certificate" // certificates, licences, registrations that the lexicon knows
	YearsKind       Kind = "years"
	DegreeKind      Kind = "degree"
	LanguageKind    Kind = "language"
	LicenceKind     Kind = "licence" // a permission, registration or clearance that is no entry of the lexicon
)

// Need says how strongly an ad asks.
type Need string

const (
	Must    Need = "must"
	Implied Need = "implied" // it is part of the work described, without being called required
	Nice    Need = "nice"
)

// Requirement is one thing that an ad asks for.
type Requirement struct {
	Kind    Kind
	Label   string
	Need    Need
	Options []skill.ID // skill, certificate: any of these answers it
	Years   int        // years kind: at least this many; with Options, years with that skill
	Most    int        // years kind: the upper end, 0 where none is said
	Degree  Degree     // degree kind
	OrElse  bool       // degree kind: experience or something else may stand in for it
	Lang    string     // language kind: ISO 639-1
	Level   string     // language kind: "A1".."C2", "native"; "" is not said
	Quote   Quote
}

// Degree is a level of formal education.
type Degree int

const (
	NoDegree Degree = iota
	School
	Vocational // apprenticeship, Ausbildung, NVQ, HND, associate
	Bachelor
	Master
	Doctorate
)

func (d Degree) String() string {
	return [...]string{"no degree", "school leaving certificate", "vocational qualification", "bachelor's degree", "master's degree", "doctorate"}[d]
}

// Key names a level for whoever words it in another language.
func (d Degree) Key() string {
	return [...]string{"none", "school", "vocational", "bachelor", "master", "doctorate"}[d]
}

// State says whether the CV answers a requirement.
type State string

const (
	Met     State = "met"
	Partly  State = "partly"   // something close, or less of it than asked
	Missing State = "missing"  // the CV shows nothing like it
	NotSaid State = "not_said" // the CV does not speak of such things at all
)

// Evidence is one requirement beside what the CV shows for it. Held is the closest thing held, empty when nothing is.
type Evidence struct {
	Requirement Requirement
	State       State
	Asked       skill.ID // the option that Held answers
	Held        skill.ID
	Quote       Quote // from the CV; empty when nothing is held
}
