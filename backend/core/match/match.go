// Package match scores how well a job fits a person and how much it would help them grow, and says why.
//
// Start with New, read both sides once (Person, Job), then Score or Rank. Everything is a pure function of profile,
// posting, preferences, day and Algorithm: same input, same output, on any machine. Scores are computed in
// integers (basis points, 1/10,000) and shown from 0 to 100. They are absolute, not relative to the other
// jobs in a list, so those of different CVs for one job can be compared.
//
// Names, gender, age, photos, addresses and schools' names are not read: see evidence.Candidate.
// A score never leaves the computer: nothing that builds a payload may import this package.
package match

import (
	"slices"
	"strings"
	"time"

	"autojob/backend/core/culture"
	"autojob/backend/core/embed"
	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// Algorithm names everything that a score depends on besides its input.
const Algorithm = "match/1 " + skill.Version + " " + embed.Version + " " + culture.Version

// bp is a number in basis points: 10,000 is all of it.
type bp = int

const one bp = 10_000

// Engine scores with one lexicon and one table of word vectors.
type Engine struct {
	lex   *skill.Lexicon
	model *embed.Model
}

// New makes an Engine.
func New(lex *skill.Lexicon, model *embed.Model) *Engine { return &Engine{lex, model} }

// Person is a profile read for matching, as of a day.
type Person struct {
	*evidence.Candidate
	titles []title
	lines  []embed.Vector // of Candidate.Lines, as many as count
	whole  embed.Vector
	month  int
}

// title is a job title that a person has held, with how much it still counts.
type title struct {
	text        string
	occupations []skill.Candidate
	vector      embed.Vector
	weight      bp
	quote       evidence.Quote
	bare        bool
}

// Job is a posting read for matching.
type Job struct {
	*evidence.Ad
	Posting *posting.Posting
	Culture []culture.Cue // of Posting.Description
	title   embed.Vector
	lines   []embed.Vector // of the segments that describe work or ask for something
	sources []evidence.Segment
	whole   embed.Vector
}

const (
	maxCVLines = 120
	maxAdLines = 40
)

// Person reads a profile. Now is what open ends of positions count to.
func (e *Engine) Person(p *profile.Profile, now time.Time) *Person {
	c := evidence.ReadProfile(e.lex, p, now)
	out := &Person{Candidate: c, month: now.Year()*12 + int(now.Month()) - 1}
	for _, pos := range c.Positions {
		if pos.Title == "" {
			continue
		}
		age := 0
		if pos.End > 0 {
			age = max(0, out.month-pos.End)
		}
		out.titles = append(out.titles, title{pos.Title, pos.Occupations, e.model.Embed(pos.Title), fade(age), pos.Quote, bare(pos.Title)})
	}
	for _, t := range c.Titles {
		out.titles = append(out.titles, title{t.Label, []skill.Candidate{t}, e.model.Embed(t.Label), 9_500, evidence.Quote{Text: p.Basics.Label, Field: "basics.label"}, p.Basics.Label != "" && bare(p.Basics.Label)})
	}
	var text strings.Builder
	for i, l := range c.Lines {
		if i < maxCVLines {
			out.lines = append(out.lines, e.model.Embed(l.Text))
		}
		text.WriteString(l.Text + "\n")
	}
	for _, s := range c.Skills {
		text.WriteString(s.Label + "\n")
	}
	for _, t := range out.titles {
		text.WriteString(t.text + "\n")
	}
	if len(c.Lines) < 3 && p.Meta.Autojob != nil { // little was understood: the words are still there
		text.WriteString(p.Meta.Autojob.Text)
		for line := range strings.SplitSeq(p.Meta.Autojob.Text, "\n") {
			if len(strings.Fields(line)) >= 4 && len(out.lines) < maxCVLines {
				out.lines = append(out.lines, e.model.Embed(line))
				out.Lines = append(out.Lines, evidence.Line{Text: line, Quote: evidence.Quote{Text: line}})
			}
		}
	}
	out.whole = e.model.Embed(text.String())
	return out
}

// fade is how much a position that ended some months ago still says: all of it for two years, half after about eight.
func fade(months int) bp {
	if months <= 24 {
		return one
	}
	return max(4_000, one-(months-24)*70)
}

// Job reads a posting.
func (e *Engine) Job(p *posting.Posting) *Job {
	j := &Job{Ad: evidence.ReadAd(e.lex, p), Posting: p, Culture: culture.Read(p.Description), title: e.model.Embed(p.Title)}
	var text strings.Builder
	text.WriteString(p.Title + "\n")
	for _, s := range j.Segments {
		if s.Section == evidence.Apply || s.Section == evidence.Benefits || s.Section == evidence.About || len(strings.Fields(s.Text)) < 3 {
			continue
		}
		text.WriteString(s.Text + "\n")
		if len(j.lines) < maxAdLines {
			j.lines = append(j.lines, e.model.Embed(s.Text))
			j.sources = append(j.sources, s)
		}
	}
	j.whole = e.model.Embed(text.String())
	return j
}

// Component is one part of fit or growth. Confidence is how much of what it needs was there to read.
type Component struct {
	Name       string
	Score      int // 0 to 100
	Confidence int // 0 to 100
	Weight     int // share of the fit in percent; 0 for parts of growth
	Text       string
}

// Match is one job scored for one person. Score blends Fit and Growth by the preferences' balance and applies what conflicts.
type Match struct {
	Job         *Job
	Score       int
	Fit         int
	Growth      int
	Confidence  int
	Components  []Component
	Constraints []Constraint
	Evidence    []evidence.Evidence
	Culture     []Dimension
	Step        Step

	fit, growth, fine bp // before rounding, so that ties break by what is known
}

// Score scores one job.
func (e *Engine) Score(p *Person, j *Job, prefs *profile.Preferences) Match {
	m := Match{Job: j, Evidence: evidence.Align(e.lex, p.Candidate, j.Ad)}
	parts := e.fitParts(p, &m, prefs)
	fit, conf := blend(parts)
	growth, growthParts := e.growth(p, &m, fit, parts[1], prefs)
	m.Constraints = e.constraints(p, &m, prefs)
	for _, part := range append(parts, growthParts...) {
		m.Components = append(m.Components, Component{part.name, percent(part.score), percent(part.confidence), part.weight / 100, part.text})
	}
	m.fit, m.growth = fit, growth
	m.Fit, m.Growth, m.Confidence = percent(fit), percent(growth), percent(conf)
	balance := DefaultBalance
	if prefs != nil && prefs.Balance != nil {
		balance = *prefs.Balance
	}
	m.Blend(balance)
	return m
}

// DefaultBalance is that of preferences that do not say.
const DefaultBalance = 0.1

// Blend sets Score for another balance of fit (0) and growth (1); nothing else changes.
func (m *Match) Blend(balance float64) {
	b := points(min(1, max(0, balance)))
	m.fine = hold(((one-b)*m.fit+b*m.growth)/one, m.Constraints)
	m.Score = percent(m.fine)
}

// Rank scores all jobs and returns the best, at most top of them (all if top is 0). Ties go by finer score, then id.
func (e *Engine) Rank(p *Person, jobs []*Job, prefs *profile.Preferences, top int) []Match {
	out := make([]Match, 0, len(jobs))
	for _, j := range jobs {
		out = append(out, e.Score(p, j, prefs))
	}
	slices.SortStableFunc(out, Compare)
	if top > 0 && len(out) > top {
		out = out[:top]
	}
	return out
}

// Compare orders matches, best first.
func Compare(a, b Match) int {
	if a.fine != b.fine {
		return b.fine - a.fine
	}
	return strings.Compare(a.Job.Posting.ID, b.Job.Posting.ID)
}

func percent(x bp) int { return min(100, max(0, (x+50)/100)) }

// part is a component while it is being computed.
type part struct {
	name       string
	score      bp
	confidence bp
	weight     bp
	text       string
}

// blend is the mean of the parts by weight times confidence, and how much of the weight had something to go on.
func blend(parts []part) (score, confidence bp) {
	sum, weights, all := 0, 0, 0
	for _, p := range parts {
		w := p.weight * p.confidence / one
		sum += w * p.score
		weights += w
		all += p.weight
	}
	if weights == 0 || all == 0 {
		return 0, 0
	}
	return sum / weights, weights * one / all
}

// scale maps x from [lo,hi] to [0,10000].
func scale(x, lo, hi bp) bp {
	if x <= lo {
		return 0
	}
	if x >= hi {
		return one
	}
	return (x - lo) * one / (hi - lo)
}

// points turns a fraction into basis points.
func points(f float64) bp { return int(f*float64(one) + 0.5) }
