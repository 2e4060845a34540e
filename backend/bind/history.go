package bind

import "autojob/backend"

// PastScore is what a job scored from a moment on.
type PastScore struct {
	At         string     `json:"at"` // RFC 3339
	Score      int        `json:"score"`
	Fit        int        `json:"fit"`
	Growth     int        `json:"growth"`
	Confidence float64    `json:"confidence"` // 0 to 1
	Learned    int        `json:"learned"`    // points of the score that come of what was learned
	Parts      []PastPart `json:"parts"`
	Causes     []string   `json:"causes"` // "first", or what changed: see backend.Cause
	CVs        int        `json:"cvs"`    // how many there were
}

// PastPart is a part of it; at confidence 0 nothing was known of it.
type PastPart struct {
	Name       string  `json:"name"`
	Score      int     `json:"score"`
	Confidence float64 `json:"confidence"`
}

// History is how a job's score changed, oldest first. With opened the person looks at it: its changes are kept from then on.
func (m *Matches) History(id string, opened bool) ([]PastScore, error) {
	scores, err := m.backend.History(m.ctx(), id, opened)
	out := []PastScore{}
	for _, s := range scores {
		past := PastScore{s.At, s.Score, s.Fit, s.Growth, float64(s.Confidence) / 100, s.Learned, []PastPart{}, causesOf(s.Causes), s.CVs}
		for _, p := range s.Parts {
			past.Parts = append(past.Parts, PastPart{p.Name, p.Score, float64(p.Confidence) / 100})
		}
		out = append(out, past)
	}
	return out, err
}

func causesOf(all []backend.Cause) []string {
	out := []string{}
	for _, c := range all {
		out = append(out, string(c))
	}
	return out
}

// NoteScores keeps what changed in the scores of the jobs that were saved or opened, after a list was ranked.
func (m *Matches) NoteScores() error { return m.backend.NoteScores(m.ctx()) }
