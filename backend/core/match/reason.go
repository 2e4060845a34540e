package match

import (
	"slices"
	"strings"

	"autojob/backend/core/embed"
	"autojob/backend/core/evidence"
	"autojob/backend/core/skill"
)

// Reason is one sentence with the words of the CV and of the ad that it rests on. A reason against may lack a quote of the CV:
// what is missing cannot be quoted.
type Reason struct {
	Text Sentence
	CV   evidence.Quote
	Ad   evidence.Quote
	Wish string // the name of the constraint that it is about, which Ad then quotes; "" of others
}

// Explanation says why a match scored as it did.
type Explanation struct {
	For         []Reason // at most three, the strongest first
	Against     []Reason // at most two
	WouldChange []Sentence
}

// Explain words a match. It is kept apart from Score so that only what is shown is worded.
func (e *Engine) Explain(p *Person, m *Match) Explanation {
	return Explanation{For: e.reasonsFor(p, m), Against: e.reasonsAgainst(p, m), WouldChange: e.wouldChange(m)}
}

type weighed struct {
	Reason
	weight int
	group  string // one reason for each
}

func (e *Engine) reasonsFor(p *Person, m *Match) []Reason {
	all := e.met(p, m)
	if d, ok := closestDuty(p, m.Job); ok {
		all = append(all, d)
	}
	return pick(all, 3)
}

// Headline is the strongest reason for a match, zero where there is none; cheap enough for every row of a list. That the person did such
// work before is said only where nothing else of weight is: the title beside it says as much, in row after row.
func (e *Engine) Headline(p *Person, m *Match) Sentence {
	var out Sentence
	most := 0
	for _, w := range e.met(p, m) {
		if w.group == titleGroup {
			w.weight = min(w.weight, ofWeight-1)
		}
		if w.weight > most {
			most, out = w.weight, w.Text
		}
	}
	return out
}

const (
	titleGroup = "title"
	ofWeight   = 80 // weight of a reason that tells one ad from another: above a usual skill that would be nice
)

// met are the reasons that requirements met and titles held give.
func (e *Engine) met(p *Person, m *Match) []weighed {
	var all []weighed
	for _, ev := range m.Evidence {
		if ev.State != evidence.Met || ev.Quote.Text == "" || e.soft(ev.Requirement) {
			continue // that somebody is motivated convinces nobody
		}
		w := weighed{Reason{CV: ev.Quote, Ad: ev.Requirement.Quote}, 0, ev.Quote.Text}
		switch ev.Requirement.Kind {
		case evidence.SkillKind, evidence.CertificateKind:
			w.weight = e.weigh(ev.Requirement) * int(p.credits[e.lex.Number(ev.Asked)].worth) / one
			w.Text = e.heldText(p, ev)
		case evidence.YearsKind:
			w.weight, w.Text = 130, say("years_met", number("asked", ev.Requirement.Years), number("years", p.Relevant(e.lex, m.Job.Ad)/12))
		case evidence.DegreeKind:
			w.weight, w.Text = 110, say("degree_met")
		case evidence.LanguageKind:
			w.weight, w.Text = 140, say("language_met")
		}
		all = append(all, w)
	}
	if t, ok := e.titleReason(p, m.Job); ok {
		all = append(all, t)
	}
	return all
}

func (e *Engine) heldText(p *Person, ev evidence.Evidence) Sentence {
	h, _ := p.Holds(ev.Held)
	how := say("used_listed")
	switch years := h.Months / 12; {
	case years >= 2 && h.LastUsed == "now":
		how = say("used_now", number("years", years))
	case years >= 2:
		how = say("used_until", number("years", years), verbatim("year", h.LastUsed[:min(4, len(h.LastUsed))]))
	case h.Applied:
		how = say("used_at_work")
	}
	need := string(ev.Requirement.Need)
	if ev.Held != ev.Asked {
		return say("answered_"+need, e.skillsArg("skills", ev.Asked), e.skillsArg("held", ev.Held), within("how", how))
	}
	return say("held_"+need, e.skillsArg("skills", ev.Asked), within("how", how))
}

func (e *Engine) soft(r evidence.Requirement) bool {
	if len(r.Options) == 0 {
		return false
	}
	s, ok := e.lex.Skill(r.Options[0])
	return ok && s.Kind == skill.Soft
}

func (e *Engine) titleReason(p *Person, j *Job) (weighed, bool) {
	for _, t := range p.titles {
		if t.bare {
			continue
		}
		for _, a := range best(t.occupations) {
			for _, b := range best(j.Occupations) {
				if t.quote.Text != "" && a.Score*b.Score >= 0.6 && e.lex.OccupationCloseness(a.Occupation, b.Occupation) >= 0.8 {
					ad := evidence.Quote{Text: j.Posting.Title, Field: "title"}
					ad.Span.End = len([]rune(ad.Text))
					return weighed{Reason{Text: say("title_met"), CV: t.quote, Ad: ad}, 260 * t.weight / one, titleGroup}, true
				}
			}
		}
	}
	return weighed{}, false
}

// closestDuty is the sentence of the ad that a line of the CV comes closest to.
func closestDuty(p *Person, j *Job) (weighed, bool) {
	best, cv, ad := 0, -1, -1
	for i, a := range j.lines {
		for k, c := range p.lines {
			if s := points(embed.Cosine(a, c)); s > best && len(strings.Fields(p.Lines[k].Text)) >= 5 {
				best, cv, ad = s, k, i
			}
		}
	}
	if best < 6_000 {
		return weighed{}, false
	}
	s := j.sources[ad]
	ask := short(evidence.Quote{Text: s.Text, Span: s.Span, Field: "description"})
	return weighed{Reason{Text: say("duty_met"), CV: short(p.Lines[cv].Quote), Ad: ask}, 40 + scale(best, 5_000, 9_000)/70, "duty"}, true
}

// short cuts a quote to about 160 characters at a word boundary; it stays verbatim.
func short(q evidence.Quote) evidence.Quote {
	runes := []rune(q.Text)
	if len(runes) <= 160 {
		return q
	}
	n := 160
	for n > 100 && runes[n] != ' ' {
		n--
	}
	q.Text = string(runes[:n])
	q.Span.End = q.Span.Start + n
	return q
}

func (e *Engine) reasonsAgainst(p *Person, m *Match) []Reason {
	var all []weighed
	for _, ev := range m.Evidence {
		r := ev.Requirement
		w := weighed{Reason{Ad: r.Quote, CV: ev.Quote}, 0, r.Quote.Text}
		switch {
		case ev.State == evidence.Met, r.Need == evidence.Nice, e.soft(r):
			continue
		case r.Kind == evidence.SkillKind && ev.State == evidence.Partly:
			w.weight = e.weigh(r) / 2
			w.Text = say("near_"+asks(r), e.skillsArg("skills", r.Options...), e.skillsArg("held", ev.Held))
		case r.Kind == evidence.SkillKind, r.Kind == evidence.CertificateKind:
			w.weight = e.weigh(r)
			if r.Kind == evidence.CertificateKind {
				w.weight = w.weight * 5 / 4
			}
			w.Text = say("missing_"+asks(r), e.skillsArg("skills", r.Options...))
		case r.Kind == evidence.YearsKind && p.Months > 0:
			w.weight, w.Text = 160, ofYears("years_short", r.Years, p.Relevant(e.lex, m.Job.Ad)/12)
		case r.Kind == evidence.LanguageKind:
			w.weight, w.Text = 240, say("language_missing", languageArg(r))
		case r.Kind == evidence.DegreeKind:
			w.weight, w.Text = 120, say("degree_missing", degreeArg(r.Degree))
		default:
			continue
		}
		all = append(all, w)
	}
	for _, c := range m.Constraints {
		if c.State == Conflict || c.State == NotMet && !strings.Contains(c.Name, ":") {
			ad := evidence.Quote{Text: c.Evidence, Field: c.Name}
			all = append(all, weighed{Reason{Text: say("wish_" + c.Name), Ad: ad, Wish: c.Name}, map[State]int{Conflict: 1_000, NotMet: 170}[c.State], c.Name})
		}
	}
	if m.Step.Levels <= -2 {
		ad := evidence.Quote{Text: m.Job.Posting.Title, Field: "title"}
		all = append(all, weighed{Reason{Text: say("below_level"), CV: p.newestTitle(), Ad: ad}, 200, "level"})
	}
	return pick(all, 2)
}

// asks says how strongly an ad asks, in a key: what stands among the duties is not called a requirement.
func asks(r evidence.Requirement) string {
	if r.Need == evidence.Implied {
		return "implied"
	}
	return "asked"
}

func (p *Person) newestTitle() evidence.Quote {
	if len(p.titles) == 0 {
		return evidence.Quote{}
	}
	return p.titles[0].quote
}

// pick takes the heaviest, one of each group, in a stable order.
func pick(all []weighed, n int) []Reason {
	slices.SortStableFunc(all, func(a, b weighed) int { return b.weight - a.weight })
	var out []Reason
	seen := map[string]bool{}
	for _, w := range all {
		if w.weight <= 0 || seen[w.group] || seen[w.Ad.Text] {
			continue
		}
		seen[w.group], seen[w.Ad.Text] = true, true
		if out = append(out, w.Reason); len(out) == n {
			break
		}
	}
	return out
}

// wouldChange says what the person could do or find out that would move the match.
func (e *Engine) wouldChange(m *Match) []Sentence {
	var out []Sentence
	for _, ev := range m.Evidence {
		if len(out) == 3 {
			break
		}
		r := ev.Requirement
		switch {
		case r.Need != evidence.Must || ev.State == evidence.Met:
		case ev.State == evidence.NotSaid:
			out = append(out, e.sayIt(r))
		case ev.State == evidence.Partly && r.Kind == evidence.SkillKind:
			out = append(out, say("show_itself", e.skillsArg("skills", r.Options...)))
		}
	}
	for _, c := range m.Constraints {
		if c.State == Unknown && len(out) < 4 && !strings.Contains(c.Name, ":") {
			out = append(out, say("ask_"+c.Name))
		}
	}
	return out
}

// sayIt asks for what a requirement names to be said in the CV.
func (e *Engine) sayIt(r evidence.Requirement) Sentence {
	switch r.Kind {
	case evidence.YearsKind:
		return say("say_years", number("asked", r.Years))
	case evidence.DegreeKind:
		return say("say_degree", degreeArg(r.Degree))
	case evidence.LanguageKind:
		return say("say_language", languageArg(r))
	case evidence.LicenceKind:
		return say("say_licence", licenceArg(r.Label))
	}
	return say("say_skills", e.skillsArg("skills", r.Options...))
}

func best(cs []skill.Candidate) []skill.Candidate { return cs[:min(len(cs), 3)] }
