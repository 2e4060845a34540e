package bind

import (
	"autojob/backend/core/match"
	"autojob/backend/core/skill"
)

// Said is a sentence of a match, which the page words in the person's language: see match.Sentence.
type Said struct {
	Key  string    `json:"key"`
	Text string    `json:"text"` // in English, for a key that the page does not know
	Args []SaidArg `json:"args"`
}

// SaidArg is one thing that a sentence is filled in with; Kind says which of the others counts: see match.ArgKind.
type SaidArg struct {
	Name     string      `json:"name"`
	Kind     string      `json:"kind"`
	Number   int         `json:"number"`
	Text     string      `json:"text"`
	Level    string      `json:"level"`
	Skills   []SkillName `json:"skills"`
	Sentence *Said       `json:"sentence"`
}

// SkillName is what a skill is called: see skill.Wording.
type SkillName struct {
	ID     string            `json:"id"`
	Label  string            `json:"label"`
	Inside string            `json:"inside"`
	Names  map[string]string `json:"names"` // by language; none where it is said in English
}

func said(s match.Sentence) Said {
	out := Said{s.Key, s.String(), []SaidArg{}}
	for _, a := range s.Args {
		arg := SaidArg{Name: a.Name, Kind: string(a.Kind), Number: a.Number, Text: a.Text, Level: a.Level, Skills: []SkillName{}}
		for _, w := range a.Skills {
			arg.Skills = append(arg.Skills, skillName(w))
		}
		if a.Sentence != nil {
			inner := said(*a.Sentence)
			arg.Sentence = &inner
		}
		out.Args = append(out.Args, arg)
	}
	return out
}

func saidAll(all []match.Sentence) []Said {
	out := []Said{}
	for _, s := range all {
		out = append(out, said(s))
	}
	return out
}

func skillName(w skill.Wording) SkillName {
	names := w.Names
	if names == nil {
		names = map[string]string{}
	}
	return SkillName{string(w.ID), w.Label, w.Inside, names}
}
