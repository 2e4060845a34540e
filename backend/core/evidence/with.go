package evidence

import (
	"maps"
	"slices"

	"autojob/backend/core/skill"
)

// WithSkill is the candidate as they would be if their present work showed a skill. The rest is shared with c, which stays as it was.
func (c *Candidate) WithSkill(lex *skill.Lexicon, id skill.ID) *Candidate {
	out := *c
	out.Skills = slices.Clone(c.Skills)
	if i, ok := c.index[id]; ok {
		out.Skills[i].Applied, out.Skills[i].Idle, out.Skills[i].LastUsed = true, 0, "now"
		return &out
	}
	s, ok := lex.Skill(id)
	if !ok {
		return &out
	}
	out.Skills = append(out.Skills, Held{Skill: id, Label: s.Label, LastUsed: "now", Applied: true, Confidence: 1})
	out.index = maps.Clone(c.index)
	out.index[id] = len(out.Skills) - 1
	out.closest = slices.Clone(c.closest)
	for _, n := range lex.Near(id) {
		if k := float32(lex.ClosenessAt(lex.Number(id), n)); k > out.closest[n].far {
			out.closest[n] = closest{int32(len(out.Skills)), k}
		}
	}
	return &out
}

// WithLanguage is the candidate as they would be if they spoke a language (ISO 639-1) at a level.
func (c *Candidate) WithLanguage(code, level string) *Candidate {
	out := *c
	out.Languages = append(slices.DeleteFunc(slices.Clone(c.Languages), func(s Spoken) bool { return s.Code == code }), Spoken{Code: code, Level: level})
	return &out
}

// WithDegree is the candidate as they would be with a degree.
func (c *Candidate) WithDegree(d Degree) *Candidate {
	out := *c
	out.Degree = max(c.Degree, d)
	return &out
}
