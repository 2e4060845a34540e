// Package match scores how well a job fits a person and how much it would help them grow, and says why.
//
// Start with New, read both sides once (Person, Job), then Score or Rank; an Index ranks many. Everything is a pure function of profile,
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

	"autojob/backend/core/culture"
	"autojob/backend/core/embed"
	"autojob/backend/core/evidence"
	"autojob/backend/core/posting"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// Algorithm names everything that a score depends on besides its input.
const Algorithm = "match/4 " + skill.Version + " " + embed.Version + " " + culture.Version

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

// Lexicon is what the engine reads both sides with.
func (e *Engine) Lexicon() *skill.Lexicon { return e.lex }

// Job is a posting read for matching.
type Job struct {
	*evidence.Ad
	Posting *posting.Posting
	Culture []culture.Cue // of Posting.Description
	title   embed.Vector
	lines   []embed.Vector // of the segments that describe work or ask for something
	sources []evidence.Segment
	whole   embed.Vector
	facts   *Facts
}

// Job reads a posting.
func (e *Engine) Job(p *posting.Posting) *Job {
	j := &Job{Ad: evidence.ReadAd(e.lex, p), Posting: p, Culture: culture.Read(p.Description)}
	var whole embed.Sum
	j.title = e.model.Add(&whole, p.Title)
	for _, s := range j.Segments {
		if s.Section == evidence.Apply || s.Section == evidence.Benefits || s.Section == evidence.About || len(strings.Fields(s.Text)) < 3 {
			continue
		}
		line := e.model.Add(&whole, s.Text)
		if len(j.lines) < maxAdLines {
			j.lines = append(j.lines, line)
			j.sources = append(j.sources, s)
		}
	}
	j.whole = whole.Vector()
	j.facts = e.facts(j)
	return j
}

// Facts are what an Index keeps of the job.
func (j *Job) Facts() *Facts { return j.facts }

// Component is one part of fit or growth. Confidence is how much of what it needs was there to read.
type Component struct {
	Name       string
	Score      int        // 0 to 100
	Confidence int        // 0 to 100
	Weight     int        // share of the fit in percent; 0 for parts of growth
	Text       []Sentence // one or more, that follow each other
}

// Match is one job scored for one person. Score blends Fit and Growth by the preferences' balance and applies what conflicts.
type Match struct {
	Job         *Job
	Score       int
	Fit         int
	Growth      int
	Confidence  int
	Learned     int // how much of Score comes of what the person chose before, from -100 to 100
	Components  []Component
	Constraints []Constraint
	Evidence    []evidence.Evidence
	Culture     []Dimension
	Step        Step

	numbers
	fine bp // Score before rounding, so that ties break by what is known
}

// numbers are what an ad comes to for a person with wishes, in basis points; a score follows from them by the balance.
type numbers struct {
	fit, confidence, growth uint16
	liked                   int16 // what was learned, see learn.Model
	hold
}

// Score scores one job.
func (e *Engine) Score(p *Person, j *Job, prefs *profile.Preferences) Match {
	w := e.wishes(prefs)
	m := Match{Job: j, Evidence: evidence.Align(e.lex, p.Candidate, j.Ad)}
	s, states, n := w.score(p, j.facts)
	m.numbers = n
	m.Fit, m.Growth, m.Confidence = percent(int(m.fit)), percent(int(m.growth)), percent(int(m.confidence))
	m.Constraints = m.constraints(w, p, states)
	if w.values {
		m.Culture = ReadCulture(j.Culture, prefs)
	}
	m.components(e, p, w, &s)
	m.Blend(w.balance())
	return m
}

// score is all that one ad comes to for a person.
func (w *wishes) score(p *Person, f *Facts) (s sheet, states [allWishes]state, n numbers) {
	p.fill(&s, &f.row)
	h := w.hear(f, &p.taste)
	states = w.judge(&f.row, h)
	n = w.numbers(p, &f.row, &s, states, h)
	return s, states, n
}

// numbers completes a sheet by what depends on wishes and adds it up.
func (w *wishes) numbers(p *Person, r *row, s *sheet, states [allWishes]state, h heard) numbers {
	s[culturePart] = w.culture(r.cues)
	s[payPart] = cell{}
	if above, ok := w.above(r); ok {
		s[payPart] = cellOf(scale(above, -10, 30), one)
	}
	fit, confidence, growth := s.total(w.values)
	return numbers{uint16(fit), uint16(confidence), uint16(growth), int16(p.taste.points(p, r, s, &states, &h)), w.holds(p, r, states)}
}

// DefaultBalance is that of preferences that do not say.
const DefaultBalance = 0.1

func (w *wishes) balance() float64 {
	if w.Balance != nil {
		return *w.Balance
	}
	return DefaultBalance
}

// Blend sets Score for another balance of fit (0) and growth (1); nothing else changes.
func (m *Match) Blend(balance float64) {
	growth := weightOf(balance)
	m.fine = m.score(growth)
	m.Score = percent(m.fine)
	m.Learned = m.Score - percent(m.unlearned(growth))
}

// weightOf is how much growth counts, at a balance.
func weightOf(balance float64) bp { return points(min(1, max(0, balance))) }

func (n numbers) score(growth bp) bp {
	liked := int(n.liked)
	if n.conflicts > 0 {
		liked = min(0, liked)
	}
	return min(one, max(0, n.unlearned(growth)+liked))
}

// unlearned is the score without what was learned.
func (n numbers) unlearned(growth bp) bp {
	return n.lower(((one-growth)*int(n.fit) + growth*int(n.growth)) / one)
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
func points(f float64) bp { return int(float64(f*float64(one)) + 0.5) } // rounded in between: a machine that adds and multiplies in one step gives the same
