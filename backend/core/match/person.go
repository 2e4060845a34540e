package match

import (
	"strings"
	"sync/atomic"
	"time"

	"autojob/backend/core/embed"
	"autojob/backend/core/evidence"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// Person is a profile read for matching, as of a day.
type Person struct {
	*evidence.Candidate
	titles []title
	lines  []embed.Vector // of Candidate.Lines, as many as count
	signs  []embed.Signs  // of lines
	whole  embed.Signs    // of all that says what was done
	month  int

	engine  *Engine
	taste   taste
	read    *Person                    // as they were read, whatever was learned since
	credits []credit                   // by the number of a skill
	trades  []atomic.Pointer[nearness] // by the number of an occupation; each is found at its first use
}

// title is a job title that a person has held, with how much it still counts.
type title struct {
	text        string
	occupations []skill.Candidate
	signs       embed.Signs
	weight      bp
	quote       evidence.Quote
	bare        bool
}

// credit is what the person's closest stand-in for a skill is worth.
type credit struct {
	worth     uint16 // see worth
	closeness uint16
	months    uint16 // that the stand-in was used, capped
	has       has
}

// has says whether a person has what is asked.
type has uint8

const (
	hasNot has = iota
	hasNear
	hasIt
)

func hasOf(s evidence.State) has {
	switch s {
	case evidence.Met:
		return hasIt
	case evidence.Partly:
		return hasNear
	}
	return hasNot
}

// nearness is how near an occupation is to what the person has done.
type nearness struct {
	titles   [maxTitles]uint16 // closeness times how sure the title's meaning is, for each of them
	inTrade  evidence.Positions
	relevant int // months in the trade
}

const maxTitles = 16

// Person reads a profile. Now is what open ends of positions count to.
func (e *Engine) Person(p *profile.Profile, now time.Time) *Person {
	c := evidence.ReadProfile(e.lex, p, now)
	out := &Person{Candidate: c, engine: e, month: now.Year()*12 + int(now.Month()) - 1}
	for _, pos := range c.Positions {
		if pos.Title == "" {
			continue
		}
		age := 0
		if pos.End > 0 {
			age = max(0, out.month-pos.End)
		}
		name := skill.Ungendered(pos.Title)
		out.addTitle(title{pos.Title, pos.Occupations, e.signs(name), fade(age), pos.Quote, bare(name)})
	}
	for _, t := range c.Titles {
		out.addTitle(title{t.Label, []skill.Candidate{t}, e.signs(t.Label), 9_500, evidence.Quote{Text: p.Basics.Label, Field: "basics.label"}, p.Basics.Label != "" && bare(p.Basics.Label)})
	}
	var whole embed.Sum
	for i, l := range c.Lines {
		line := e.model.Add(&whole, skill.Ungendered(l.Text))
		if i < maxCVLines {
			out.lines = append(out.lines, line)
		}
	}
	for _, s := range c.Skills {
		e.model.Add(&whole, s.Label)
	}
	for _, t := range out.titles {
		e.model.Add(&whole, skill.Ungendered(t.text))
	}
	if len(c.Lines) < 3 && p.Meta.Autojob != nil { // little was understood: the words are still there
		for line := range evidence.TextLines(p) {
			v := e.model.Add(&whole, skill.Ungendered(line))
			if len(strings.Fields(line)) >= 4 && len(out.lines) < maxCVLines {
				out.lines = append(out.lines, v)
				out.Lines = append(out.Lines, evidence.Line{Text: line, Quote: evidence.Quote{Text: line}})
			}
		}
	}
	all := whole.Vector()
	out.whole = all.Signs()
	for i := range out.lines {
		out.signs = append(out.signs, out.lines[i].Signs())
	}
	out.credits = e.credits(c)
	out.read = out
	out.trades = make([]atomic.Pointer[nearness], e.lex.OccupationLen())
	return out
}

// signs are those of a text's vector.
func (e *Engine) signs(text string) embed.Signs {
	v := e.model.Embed(text)
	return v.Signs()
}

// Engine is the one that read the person: jobs and facts of another, with another lexicon, do not go with them.
func (p *Person) Engine() *Engine { return p.engine }

// addTitle keeps a title; of two with the same words the one that counts more, and no more than maxTitles.
func (p *Person) addTitle(t title) {
	for i := range p.titles {
		if old := &p.titles[i]; strings.EqualFold(old.text, t.text) {
			if t.weight > old.weight {
				*old = t
			}
			return
		}
	}
	if len(p.titles) < maxTitles {
		p.titles = append(p.titles, t)
	}
}

// fade is how much a position that ended some months ago still says: all of it for two years, half after about eight.
func fade(months int) bp {
	if months <= 24 {
		return one
	}
	return max(4_000, one-(months-24)*70)
}

func (e *Engine) credits(c *evidence.Candidate) []credit {
	out := make([]credit, e.lex.Len())
	for n := range out {
		held, closeness := c.Closest(n)
		if held < 0 {
			continue
		}
		h := c.Skills[held]
		out[n] = credit{closeness: uint16(points(closeness)), months: uint16(min(h.Months, 1<<16-1)), has: hasOf(evidence.StateOf(evidence.SkillKind, closeness))}
		if out[n].has != hasNot {
			out[n].worth = uint16(worth(h, closeness))
		}
	}
	return out
}

// worth is how far what is held answers what is asked: closeness, less when it is only listed or long ago.
func worth(h evidence.Held, closeness float64) bp {
	c := points(closeness)
	switch {
	case !h.Applied:
		return c * 88 / 100
	case h.Idle > 60:
		return c * 85 / 100
	}
	return c
}

// trade is how near an occupation, by its number, is to what the person has done.
func (p *Person) trade(number int) *nearness {
	if t := p.trades[number].Load(); t != nil {
		return t
	}
	lex := p.engine.lex
	id := lex.OccupationAt(number).ID
	t := &nearness{inTrade: p.InTrade(lex, id)}
	for i := range p.titles {
		for _, a := range p.titles[i].occupations {
			t.titles[i] = max(t.titles[i], uint16(points(lex.OccupationCloseness(a.Occupation, id)*a.Score)))
		}
	}
	t.relevant = p.MonthsIn(t.inTrade)
	p.trades[number].Store(t)
	return t
}

// relevant is the months worked in the trade of an ad, see evidence.Candidate.Relevant.
func (p *Person) relevant(r *row) int {
	a, b := r.occupations[0], r.occupations[1]
	switch {
	case a.score == 0:
		return p.Months
	case b.score == 0:
		return p.trade(int(a.number)).relevant
	}
	x, y := p.trade(int(a.number)), p.trade(int(b.number))
	switch x.inTrade | y.inTrade {
	case x.inTrade:
		return x.relevant
	case y.inTrade:
		return y.relevant
	}
	return p.MonthsIn(x.inTrade | y.inTrade)
}
