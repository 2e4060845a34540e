package evidence

import (
	"autojob/backend/core/skill"
)

// How close something held must be (skill.Lexicon.Closeness) to answer a requirement fully, or in part.
const (
	answers = 0.69
	near    = 0.39
)

// Align lays requirements and candidate side by side, in the order of the requirements.
func Align(lex *skill.Lexicon, c *Candidate, ad *Ad) []Evidence {
	out := make([]Evidence, 0, len(ad.Requirements))
	for _, r := range ad.Requirements {
		if r.Kind == YearsKind {
			out = append(out, c.yearsOf(r, c.Relevant(lex, ad)))
			continue
		}
		out = append(out, align(lex, c, r))
	}
	return out
}

// sameTrade is how close (skill.Lexicon.OccupationCloseness) a position's occupation must be to count as experience in an ad's.
const sameTrade = 0.4

// Relevant is the months worked in the ad's trade or near it. Where either side names no occupation that is known, a position counts.
func (c *Candidate) Relevant(lex *skill.Lexicon, ad *Ad) int {
	if len(ad.Occupations) == 0 {
		return c.Months
	}
	var in Positions
	for _, o := range likely(ad.Occupations) {
		in |= c.InTrade(lex, o.Occupation)
	}
	return c.MonthsIn(in)
}

// likely is what a title means or may as well mean, two occupations at most: a full-stack developer is no medical coder, though both code.
func likely(cs []skill.Candidate) []skill.Candidate {
	cs = cs[:min(len(cs), 2)]
	if len(cs) == 2 && cs[1].Score < 0.6*cs[0].Score {
		cs = cs[:1]
	}
	return cs
}

// Positions is a set of a candidate's positions, a bit each; those after the 64th are in none.
type Positions uint64

// InTrade are the positions in an occupation's trade or near it, and those whose occupation is not known.
func (c *Candidate) InTrade(lex *skill.Lexicon, occupation skill.ID) Positions {
	var in Positions
	for i, p := range c.Positions {
		near := len(p.Occupations) == 0
		for _, o := range likely(p.Occupations) {
			near = near || lex.OccupationCloseness(o.Occupation, occupation) >= sameTrade
		}
		if near {
			in |= 1 << i
		}
	}
	return in
}

// MonthsIn is how many months were worked in some positions, overlaps counted once.
func (c *Candidate) MonthsIn(in Positions) int {
	var spans [][2]int
	for i, p := range c.Positions {
		if in&(1<<i) != 0 && p.Start > 0 {
			spans = append(spans, [2]int{p.Start, p.End + 1})
		}
	}
	return covered(spans)
}

func align(lex *skill.Lexicon, c *Candidate, r Requirement) Evidence {
	switch r.Kind {
	case DegreeKind:
		return c.degreeOf(r)
	case LanguageKind:
		return c.languageOf(r)
	case LicenceKind:
		return c.licenceOf(r)
	}
	e := Evidence{Requirement: r, Asked: r.Options[0]}
	best, at := 0.0, -1
	for _, asked := range r.Options {
		h, k := c.Closest(lex.Number(asked))
		if k > best || k == best && k > 0 && c.Skills[h].Months > c.Skills[at].Months {
			best, at, e.Asked = k, h, asked
		}
	}
	if e.State = StateOf(r.Kind, best); e.State == Met || e.State == Partly {
		e.Held, e.Quote = c.Skills[at].Skill, c.Skills[at].Quote
	}
	return e
}

// StateOf says what the closeness of what is held comes to for what is asked. A certificate is had or not, and a CV may not speak of it.
func StateOf(kind Kind, closeness float64) State {
	switch {
	case closeness >= answers:
		return Met
	case kind == CertificateKind:
		return NotSaid
	case closeness >= near:
		return Partly
	}
	return Missing
}

func (c *Candidate) yearsOf(r Requirement, months int) Evidence {
	e := Evidence{Requirement: r, State: NotSaid}
	if c.Months == 0 {
		return e
	}
	e.Quote = c.span()
	switch {
	case months+3 >= r.Years*12: // CVs round
		e.State = Met
	case months*10 >= r.Years*12*6:
		e.State = Partly
	default:
		e.State = Missing
	}
	return e
}

// span quotes the newest position as the witness of the working years.
func (c *Candidate) span() Quote {
	var q Quote
	end := 0
	for _, p := range c.Positions {
		if p.End > end && p.Quote.Text != "" {
			q, end = p.Quote, p.End
		}
	}
	return q
}

func (c *Candidate) degreeOf(r Requirement) Evidence {
	e := Evidence{Requirement: r, State: c.DegreeState(r.Degree, r.OrElse)}
	if e.State != NotSaid {
		e.Quote = c.DegreeAt
	}
	return e
}

// DegreeState says what the candidate's education comes to where an ad asks for a degree, or else for something like experience.
func (c *Candidate) DegreeState(asked Degree, orElse bool) State {
	switch {
	case c.Degree == NoDegree:
		return NotSaid
	case c.Degree >= asked:
		return Met
	case c.Degree == asked-1, orElse && c.Months > 0:
		return Partly
	}
	return Missing
}

func (c *Candidate) languageOf(r Requirement) Evidence {
	e := Evidence{Requirement: r, State: c.LanguageState(r.Lang, r.Level)}
	for _, s := range c.Languages {
		if s.Code == r.Lang {
			e.Quote = s.Quote
		}
	}
	return e
}

// LanguageState says what the candidate's languages come to where an ad asks for one, at a level or at any ("").
func (c *Candidate) LanguageState(code, level string) State {
	for _, s := range c.Languages {
		if s.Code != code {
			continue
		}
		held, asked := languageRank(s.Level), languageRank(level)
		switch {
		case asked == 0, held >= asked, held >= 6 && asked == 7:
			return Met
		case held == 0, held == asked-1:
			return Partly
		}
		return Missing
	}
	if len(c.Languages) > 0 {
		return Missing
	}
	return NotSaid
}
