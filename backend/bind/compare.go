package bind

import "autojob/backend/core/match"

// Comparison is two jobs side by side.
type Comparison struct {
	First       MatchDetail  `json:"first"`
	Second      MatchDetail  `json:"second"`
	Differences []Difference `json:"differences"` // the weightiest first
}

// Difference is a respect in which two jobs differ, with what it is of each.
type Difference struct {
	Name        string `json:"name"`        // of a part, "pay", or "wish: " and the name of a constraint
	Lead        int    `json:"lead"`        // above 0 the first is ahead, below the second
	First       int    `json:"first"`       // the score of the part; of pay the most it offers a year
	Second      int    `json:"second"`      // likewise
	FirstState  string `json:"firstState"`  // of a wish; "" where the ad has none of it
	SecondState string `json:"secondState"` // likewise
}

// Compare is two jobs with what sets them apart.
func (m *Matches) Compare(first, second string) (*Comparison, error) {
	c, err := m.backend.Compare(m.ctx(), first, second)
	if err != nil {
		return nil, err
	}
	return &Comparison{*m.detail(&c.First), *m.detail(&c.Second), differences(c.Differences)}, nil
}

func differences(all []match.Difference) []Difference {
	out := []Difference{}
	for _, d := range all {
		out = append(out, Difference{d.Name, d.Lead, d.First, d.Second, string(d.FirstState), string(d.SecondState)})
	}
	return out
}
