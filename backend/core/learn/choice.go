package learn

import "strings"

// Kind is what the person did with a job.
type Kind string

const (
	Saved   Kind = "saved"
	Applied Kind = "applied"
	Hidden  Kind = "hidden"
	Raised  Kind = "raised"  // said to stand too low
	Lowered Kind = "lowered" // said to stand too high
)

// Kinds are all of them.
var Kinds = []Kind{Saved, Applied, Hidden, Raised, Lowered}

// Reason is why not, where the person said so.
type Reason string

const (
	TooJunior  Reason = "too_junior"
	TooSenior  Reason = "too_senior"
	WrongField Reason = "wrong_field"
	LowPay     Reason = "pay"
	FarPlace   Reason = "place"
	OtherValue Reason = "culture"
)

// Reasons are all of them.
var Reasons = []Reason{TooJunior, TooSenior, WrongField, LowPay, FarPlace, OtherValue}

// Choice is a job that the person took or turned down, beside those that they saw with it and left as they were.
type Choice struct {
	Kind   Kind   `json:"kind"`
	Reason Reason `json:"reason,omitempty"`
	Job    Job    `json:"job"`
	Passed []Job  `json:"passed"` // at most MaxPassed
}

// MaxPassed is how many jobs that were seen with the chosen one a choice keeps.
const MaxPassed = 12

// against says whether the choice speaks against its job.
func (c *Choice) against() bool { return c.Kind == Hidden || c.Kind == Lowered }

// blame is what a reason is about. Where one is given, the choice tells more of that than of all else.
type blame struct {
	components []Component
	kinds      []string // of tags
}

var blames = map[Reason]blame{
	TooJunior:  {[]Component{Level, Step}, []string{"level"}},
	TooSenior:  {[]Component{Level, Step}, []string{"level"}},
	WrongField: {[]Component{Skills, Title, Duties, Industry, Role}, []string{"field", "industry", "skill"}},
	LowPay:     {[]Component{Pay}, nil},
	FarPlace:   {[]Component{Place, Remote}, []string{"remote"}},
	OtherValue: {[]Component{Culture, Support}, []string{"company", "industry"}},
}

// kindOf is the part of a tag before the colon.
func kindOf(tag string) string {
	kind, _, _ := strings.Cut(tag, ":")
	return kind
}
