package match

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// Standing says how far a CV is from what some ads ask for.
type Standing string

const (
	Listed Standing = "listed" // it names it, and no work in it shows it
	Near   Standing = "near"   // it shows something next to it, or less of it than asked
	Absent Standing = "absent" // it shows nothing of it
)

// Gap is one thing that ads ask for and that a CV could show better, with what it would do to each of them.
type Gap struct {
	Kind     evidence.Kind // not YearsKind: nobody can add years
	Standing Standing
	Label    Sentence
	Held     skill.ID       // what the CV shows next to it, "" for nothing
	CV       evidence.Quote // of what is listed or next to it
	Effects  []Effect       // of the jobs that ask for it, or whose numbers would move, in the order of the jobs

	key      string
	skill    skill.ID
	language string
	level    string
	degree   evidence.Degree
	gain     bp
}

// Effect is what a gap that is closed would do to one job: the same scoring again with it in the CV, shown at work where it is a skill.
type Effect struct {
	Job           int           // its place among the jobs
	Need          evidence.Need // how strongly its ad asks, "" where it does not
	Ad            evidence.Quote
	Before, After Numbers
	Parts         []PartChange // those that move
}

// Numbers are the numbers of a job, 0 to 100.
type Numbers struct{ Score, Fit, Growth int }

// PartChange is a part of a score before and after; -1 where nothing was known of it.
type PartChange struct {
	Name          string
	Before, After int
}

// Asks counts the jobs that ask for it, and those that require it.
func (g *Gap) Asks() (all, musts int) {
	for _, e := range g.Effects {
		if e.Need != "" {
			all++
		}
		if e.Need == evidence.Must {
			musts++
		}
	}
	return all, musts
}

// Stronger finds what jobs ask for and the person's CV does not show, or shows only in a list, and scores the jobs again with each of
// them: what would move the scores most comes first. The error is that of ctx.
func (e *Engine) Stronger(ctx context.Context, p *Person, jobs []*Job, prefs *profile.Preferences) ([]Gap, error) {
	r := &rescoring{engine: e, person: p, prefs: prefs, wishes: e.wishes(prefs), jobs: jobs}
	for _, j := range jobs {
		var s sheet
		p.fill(&s, &j.facts.row)
		h := r.wishes.hear(j.facts, &p.taste)
		states := r.wishes.judge(&j.facts.row, h)
		r.heard = append(r.heard, h)
		r.states = append(r.states, states)
		r.numbers = append(r.numbers, r.wishes.numbers(p, &j.facts.row, &s, states, h)) // which completes the sheet
		r.sheets = append(r.sheets, s)
	}
	found := e.gaps(p, jobs)
	var out []Gap
	for _, g := range found {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		r.close(g)
		if all, musts := g.Asks(); g.gain > 0 || musts > 0 && all > 0 && g.Standing == Absent {
			out = append(out, *g)
		}
	}
	slices.SortStableFunc(out, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(b.gain, a.gain), cmp.Compare(len(b.Effects), len(a.Effects)), strings.Compare(a.key, b.key))
	})
	return out, nil
}

// gaps collects what the ads ask for and the CV does not show well, each once.
func (e *Engine) gaps(p *Person, jobs []*Job) []*Gap {
	var out []*Gap
	at := map[string]*Gap{}
	for i, j := range jobs {
		for _, ev := range evidence.Align(e.lex, p.Candidate, j.Ad) {
			found, ok := e.gap(p, ev)
			if !ok {
				continue
			}
			g := at[found.key]
			if g == nil {
				g = &found
				at[g.key] = g
				out = append(out, g)
			}
			if g.language != "" && evidence.Speaks(found.level, g.level) { // of two levels the higher closes both
				g.level, g.Standing = found.level, found.Standing
			}
			if n := len(g.Effects); n > 0 && g.Effects[n-1].Job == i { // an ad that asks twice asks once, as strongly as it can
				if last := &g.Effects[n-1]; placeIn(needs, ev.Requirement.Need) > placeIn(needs, last.Need) {
					last.Need, last.Ad = ev.Requirement.Need, ev.Requirement.Quote
				}
				continue
			}
			g.Effects = append(g.Effects, Effect{Job: i, Need: ev.Requirement.Need, Ad: ev.Requirement.Quote})
		}
	}
	return out
}

// gap reads one requirement beside the CV.
func (e *Engine) gap(p *Person, ev evidence.Evidence) (Gap, bool) {
	r := ev.Requirement
	g := Gap{Kind: r.Kind, Label: Asked(e.lex, r), Standing: Absent, CV: ev.Quote}
	if ev.State == evidence.Partly {
		g.Standing = Near
	}
	switch r.Kind {
	case evidence.SkillKind, evidence.CertificateKind:
		if e.soft(r) {
			return Gap{}, false
		}
		g.skill = ev.Asked
		if ev.State == evidence.Met {
			held, _ := p.Holds(ev.Held)
			if held.Applied || r.Kind == evidence.CertificateKind {
				return Gap{}, false
			}
			g.skill, g.Standing = ev.Held, Listed
		}
		s, ok := e.lex.Skill(g.skill)
		if !ok || s.Kind == skill.Language {
			return Gap{}, false
		}
		if g.Label = labelled(e.lex, g.skill); g.Standing == Near {
			g.Held = ev.Held
		}
		g.key = "skill " + string(g.skill)
	case evidence.LanguageKind:
		g.language, g.level, g.key = r.Lang, r.Level, "language "+r.Lang
	case evidence.DegreeKind:
		g.degree, g.key = r.Degree, "degree "+r.Degree.String()
	case evidence.LicenceKind:
		g.key = "licence " + r.Label
	default:
		return Gap{}, false
	}
	return g, g.Standing == Listed || ev.State != evidence.Met
}

// rescoring is some jobs as they are scored now.
type rescoring struct {
	engine  *Engine
	person  *Person
	prefs   *profile.Preferences
	wishes  *wishes
	jobs    []*Job
	states  [][allWishes]state
	sheets  []sheet
	numbers []numbers
	heard   []heard
}

// close scores the jobs again with a gap closed.
func (r *rescoring) close(g *Gap) {
	p, w := r.with(g)
	asked := map[int]Effect{}
	for _, e := range g.Effects {
		asked[e.Job] = e
	}
	g.Effects = nil
	growth := weightOf(r.wishes.balance())
	for i, j := range r.jobs {
		row, s := &j.facts.row, r.sheets[i]
		s[skillsPart], s[newSkillsPart] = p.skills(row)
		s[titlePart], _ = p.title(row, bp(s[skillsPart].score))
		s[educationPart], s[languagesPart] = p.education(row), p.languages(row)
		n := w.numbers(p, row, &s, r.states[i], r.heard[i])
		e, asks := asked[i]
		if !asks && n == r.numbers[i] {
			continue
		}
		before, after := r.numbers[i].score(growth), n.score(growth)
		g.gain += after - before
		e.Job = i
		e.Before = Numbers{percent(before), percent(int(r.numbers[i].fit)), percent(int(r.numbers[i].growth))}
		e.After = Numbers{percent(after), percent(int(n.fit)), percent(int(n.growth))}
		e.Parts = moved(&r.sheets[i], &s)
		g.Effects = append(g.Effects, e)
	}
}

// with is the person, and their wishes, with a gap closed. What the person says of their languages in the wishes goes before the CV, so
// both change.
func (r *rescoring) with(g *Gap) (*Person, *wishes) {
	c, lex := r.person.Candidate, r.engine.lex
	w := r.wishes
	switch {
	case g.skill != "":
		c = c.WithSkill(lex, g.skill)
	case g.language != "":
		level := g.level
		if level == "" {
			level = "native" // any level does
		}
		c = c.WithLanguage(g.language, level)
		if slices.ContainsFunc(w.Languages, func(l profile.SpokenLanguage) bool { return l.Language == g.language }) {
			prefs := *r.prefs
			prefs.Languages = []profile.SpokenLanguage{{Language: g.language, Level: level}}
			for _, l := range r.prefs.Languages {
				if l.Language != g.language {
					prefs.Languages = append(prefs.Languages, l)
				}
			}
			w = r.engine.wishes(&prefs)
		}
	case g.degree != evidence.NoDegree:
		c = c.WithDegree(g.degree)
	}
	return r.person.as(c), w
}

// as is the same person read as another candidate, who has worked in the same positions.
func (p *Person) as(c *evidence.Candidate) *Person {
	out := *p
	out.Candidate, out.credits = c, p.engine.credits(c)
	return &out
}

// moved are the parts that differ between two sheets of a job.
func moved(before, after *sheet) []PartChange {
	known := func(c cell) int {
		if c.confidence == 0 {
			return -1
		}
		return percent(int(c.score))
	}
	var out []PartChange
	for i, name := range partNames {
		if a, b := known(before[i]), known(after[i]); a != b {
			out = append(out, PartChange{name, a, b})
		}
	}
	return out
}

// Alike says of a job title whether it names the same kind of work as another does; of one that names no occupation, whether it is the
// same title.
func (e *Engine) Alike(title string) func(other string) bool {
	means := best(e.lex.Titles(title))
	return func(other string) bool {
		if len(means) == 0 {
			return strings.EqualFold(strings.TrimSpace(title), strings.TrimSpace(other))
		}
		for _, b := range best(e.lex.Titles(other)) {
			for _, a := range means {
				if a.Score*b.Score >= 0.6 && e.lex.OccupationCloseness(a.Occupation, b.Occupation) >= 0.8 {
					return true
				}
			}
		}
		return false
	}
}
