// Package learn learns on the device what a person likes in a job, from what they save, hide, apply to and reorder, and from
// the reasons they give for hiding.
//
// Start with Learn, which makes a Model of Choices, and Model.Points, which is what a job gains or loses by it. What was
// learned is small beside the score that everybody gets: it begins at nothing, moves little by few choices, is held to what
// foretold choices it had not seen, and can neither turn a requirement met into a fault nor lift a job that breaks a
// must-have. The same choices give the same Model, bit for bit, on any machine.
//
// It sees numbers, and tags such as an industry: no text of an ad and nothing of the person.
package learn

// one is all of it, in basis points.
const one = 10_000

// Component is one part of a score, or a wish of the preferences, by its place among match's.
type Component int

const (
	Skills Component = iota
	Title
	Duties
	Level
	Education
	Languages
	Culture
	Step
	NewSkills
	Pay
	Support
	Place
	Remote
	Contract
	Hours
	Industry
	Role

	Components int = iota
)

var names = [Components]string{"skills", "title", "duties", "level", "education", "languages", "culture",
	"growth: level", "growth: new skills", "growth: pay", "growth: support", "place", "remote", "contract", "hours", "industry", "role"}

// String is the name under which match shows the part.
func (c Component) String() string { return names[c] }

// Part is what was read of one component, in basis points. Confidence 0 is unknown: the part counts nothing.
type Part struct {
	Score      int `json:"s,omitempty"`
	Confidence int `json:"c,omitempty"`
}

// Job is a job as learning sees it.
type Job struct {
	Base  int              `json:"base"` // its score before anything is learned, in basis points
	Parts [Components]Part `json:"parts"`
	Tags  []string         `json:"tags,omitempty"` // "kind:value", such as "field:care", "industry:health", "level:+1"
}

// Weights are the shares of a score in basis points, by component.
type Weights [Components]int

// Model is what was learned. The zero Model knows nothing.
type Model struct {
	Shift   Weights // what each component counts more, or less, than in Prior
	Usual   Weights // what each component mostly is: a job gains by what is above
	Tags    []Tag   // by name
	Prior   Weights
	Choices int // how many it rests on
	Trust   int // how far it foretold choices that it had not seen, in percent: all above is scaled by it already
}

// Tag is what a tag adds to a job's score, or takes from it, in basis points.
type Tag struct {
	Name   string
	Points int
}

// most is the furthest that a score moves.
const most = 2_500

// OfParts is what the components add to a score, or take from it, in basis points.
func (m *Model) OfParts(parts *[Components]Part) int {
	sum := 0
	for i, p := range parts {
		sum += m.Shift[i] * (p.Confidence * (p.Score - m.Usual[i]) / one)
	}
	return sum / one
}

// Points is what a job gains by what was learned, or loses. It may lose but not gain where it breaks a must-have.
func (m *Model) Points(j *Job) int {
	sum := m.OfParts(&j.Parts)
	for _, t := range m.Tags {
		if j.has(t.Name) {
			sum += t.Points
		}
	}
	return Bounded(sum)
}

// Bounded holds the sum of what was learned of a job to what a score may move.
func Bounded(sum int) int { return min(most, max(-most, sum)) }

func (j *Job) has(tag string) bool {
	for _, t := range j.Tags {
		if t == tag {
			return true
		}
	}
	return false
}
