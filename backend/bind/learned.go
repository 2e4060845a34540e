package bind

import (
	"strings"
	"time"

	"autojob/backend"
	"autojob/backend/core/learn"
	"autojob/backend/core/skill"
)

// LearnedView is what Autojob has learned of the person, in numbers that they can follow.
type LearnedView struct {
	Profiling bool            `json:"profiling"` // false: nothing is learned, and what was is not used
	Trust     int             `json:"trust"`     // how far it foretold choices that it had not seen, 0 to 100
	Weights   []LearnedWeight `json:"weights"`
	Tags      []LearnedTag    `json:"tags"`
	Choices   []ChoiceView    `json:"choices"` // the newest first
}

// LearnedWeight is what a part counts in a score, in percent: as shipped, and now.
type LearnedWeight struct {
	Name    string  `json:"name"`
	Shipped float64 `json:"shipped"`
	Learned float64 `json:"learned"`
}

// LearnedTag is what something that an ad says adds to its score, or takes from it, in points of 100.
type LearnedTag struct {
	Kind   string     `json:"kind"` // "field", "skill", "level", "remote", "contract", "hours", "company", "industry"
	Value  string     `json:"value"`
	Skill  *SkillName `json:"skill"` // what Value names, of the kind "skill"
	Points float64    `json:"points"`
}

// ChoiceView is something that the person did with a job, and the match as it was then.
type ChoiceView struct {
	Number  int    `json:"number"`
	Kind    string `json:"kind"`   // "saved", "applied", "hidden", "raised", "lowered"
	Reason  string `json:"reason"` // "too_junior", "too_senior", "wrong_field", "pay", "place", "culture"; "" is not said
	JobID   string `json:"jobId"`
	Title   string `json:"title"`
	Company string `json:"company"`
	At      string `json:"at"`
	Score   int    `json:"score"`
}

// Choose notes what the person does with a job among those in sight, and marks it where that saves or hides it.
func (m *Matches) Choose(id, kind string, among []string) error {
	return m.backend.Choose(m.ctx(), backend.Deed{Job: id, Kind: learn.Kind(kind), Among: among})
}

// WhyNot adds the reason why a job was hidden; "" takes it off.
func (m *Matches) WhyNot(id, reason string) error {
	return m.backend.WhyNot(m.ctx(), id, learn.Reason(reason))
}

// Learned is what was learned, also while it is not used.
func (m *Matches) Learned() (*LearnedView, error) {
	l, err := m.backend.Learned(m.ctx())
	if err != nil {
		return nil, err
	}
	out := &LearnedView{Profiling: l.Profiling, Trust: l.Model.Trust, Weights: []LearnedWeight{}, Tags: []LearnedTag{}, Choices: []ChoiceView{}}
	for _, w := range l.Weights() {
		out.Weights = append(out.Weights, LearnedWeight{w.Part, w.Shipped, w.Learned})
	}
	lexicon := m.backend.Lexicon()
	for _, t := range l.Model.Tags {
		kind, value, _ := strings.Cut(t.Name, ":")
		tag := LearnedTag{Kind: kind, Value: value, Points: float64(t.Points) / 100}
		if kind == "skill" {
			name := skillName(lexicon.Wording(skill.ID(value)))
			tag.Skill = &name
		}
		out.Tags = append(out.Tags, tag)
	}
	for _, c := range l.Choices {
		out.Choices = append(out.Choices, ChoiceView{c.Number, string(c.Kind), string(c.Reason), c.JobID, c.Title, c.Company, c.At, c.Score})
	}
	return out, nil
}

// ForgetChoice takes a choice back, with the mark that came with it; 0 is the newest.
func (m *Matches) ForgetChoice(number int) error { return m.backend.ForgetChoice(m.ctx(), number) }

// ForgetChoices deletes all choices: scores are as shipped again.
func (m *Matches) ForgetChoices() error { return m.backend.ForgetChoices(m.ctx()) }

// ExportHistory asks where to and writes what was learned and chosen, and what jobs scored, into a file. It returns the file's path, "" when
// closed without a choice.
func (m *Matches) ExportHistory() (string, error) {
	path, err := m.window.SaveFile("Keep your match history", "autojob-matches-"+m.backend.Now().Format(time.DateOnly)+".json", []string{"*.json"})
	if err != nil || path == "" {
		return "", err
	}
	return path, m.backend.ExportMatchHistory(m.ctx(), path)
}
