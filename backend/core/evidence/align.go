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
	var spans [][2]int
	for _, p := range c.Positions {
		if p.Start > 0 && related(lex, p.Occupations, ad.Occupations) {
			spans = append(spans, [2]int{p.Start, p.End + 1})
		}
	}
	return covered(spans)
}

func related(lex *skill.Lexicon, held, asked []skill.Candidate) bool {
	if len(held) == 0 || len(asked) == 0 {
		return true
	}
	for _, a := range held {
		for _, b := range asked[:min(2, len(asked))] {
			if lex.OccupationCloseness(a.Occupation, b.Occupation) >= sameTrade {
				return true
			}
		}
	}
	return false
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
	e := Evidence{Requirement: r, State: Missing, Asked: r.Options[0]}
	best := 0.0
	for _, asked := range r.Options {
		for _, h := range c.Skills {
			k := lex.Closeness(h.Skill, asked)
			if k > best || k == best && k > 0 && h.Months > c.months(e.Held) {
				best = k
				e.Asked, e.Held, e.Quote = asked, h.Skill, h.Quote
			}
		}
	}
	switch {
	case best >= answers:
		e.State = Met
	case best >= near && r.Kind != CertificateKind:
		e.State = Partly
	case r.Kind == CertificateKind:
		e.State, e.Held, e.Quote = NotSaid, "", Quote{}
	default:
		e.Held, e.Quote = "", Quote{}
	}
	return e
}

func (c *Candidate) months(id skill.ID) int {
	h, _ := c.Holds(id)
	return h.Months
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
	e := Evidence{Requirement: r, State: NotSaid}
	if c.Degree == NoDegree {
		return e
	}
	e.Quote = c.DegreeAt
	switch {
	case c.Degree >= r.Degree:
		e.State = Met
	case c.Degree == r.Degree-1, r.OrElse && c.Months > 0:
		e.State = Partly
	default:
		e.State = Missing
	}
	return e
}

func (c *Candidate) languageOf(r Requirement) Evidence {
	e := Evidence{Requirement: r, State: NotSaid}
	for _, s := range c.Languages {
		if s.Code != r.Lang {
			continue
		}
		e.Quote = s.Quote
		held, asked := languageRank(s.Level), languageRank(r.Level)
		switch {
		case asked == 0, held >= asked, held >= 6 && asked == 7:
			e.State = Met
		case held == 0, held == asked-1:
			e.State = Partly
		default:
			e.State = Missing
		}
		return e
	}
	if len(c.Languages) > 0 {
		e.State = Missing
	}
	return e
}
