package match

import (
	"fmt"

	"autojob/backend/core/culture"
	"autojob/backend/core/evidence"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// Step is what a job would add.
type Step struct {
	Levels    int // above (or below) the person's
	NewSkills []skill.ID
	Adjacent  int    // of the new skills, how many stand next to one that is held
	Share     int    // percent of the asked skills that are new
	Pay       string // "" where nothing can be said
	Signals   []culture.Cue
}

// growth is how much a job would help the person grow: the step in level, the share of skills that are new and within reach, the
// pay step, and what the ad says about training. A job in a trade the person could not enter is no growth, so the whole
// counts only as far as the fit, and above all the trade, carries it.
func (e *Engine) growth(p *Person, m *Match, fit bp, trade part, prefs *profile.Preferences) (total bp, parts []part) {
	m.Step.Levels = m.Job.Level - p.Level
	parts = []part{levelStep(m), e.newSkills(m), payStep(m, prefs), signals(m)}
	for i, w := range []bp{3_500, 3_000, 1_500, 2_000} {
		parts[i].weight = w
	}
	total, _ = blend(parts)
	for i := range parts {
		parts[i].weight = 0
	}
	reach := scale(fit, 1_000, 5_500)
	if trade.confidence > 5_000 {
		reach = reach * (3_000 + scale(trade.score, 0, 6_000)*7/10) / one
	}
	return total * (2_000 + reach*8_000/one) / one, parts
}

func levelStep(m *Match) part {
	out := part{name: "growth: level", text: "The ad does not say how senior the job is."}
	if len(m.Job.Occupations) == 0 && !m.Job.LevelSaid {
		return out
	}
	out.confidence = 8_000
	switch g := m.Step.Levels; {
	case g == 1:
		out.score, out.text = one, "One level above where you are."
	case g == 2:
		out.score, out.text = 8_500, "Two levels above where you are: a stretch."
	case g == 3:
		out.score, out.text = 6_500, "Three levels above where you are: a long stretch."
	case g > 3:
		out.score, out.text = 3_000, "Far above where you are."
	case g == 0:
		out.score, out.text = 4_500, "The same level as now."
	default:
		out.score, out.text = 1_000, "A level below where you are."
	}
	return out
}

// newSkills is best when 15 to 35 percent of what is asked is new, and better when the new stands next to what is held.
func (e *Engine) newSkills(m *Match) part {
	out := part{name: "growth: new skills", text: "The ad names too few skills to tell."}
	asked, weight, fresh := 0, 0, 0
	listed := listsItsMusts(m)
	for _, ev := range m.Evidence {
		r := ev.Requirement
		if r.Kind != evidence.SkillKind {
			continue
		}
		if s, ok := e.lex.Skill(r.Options[0]); ok && s.Kind == skill.Soft {
			continue
		}
		asked++
		w := map[evidence.Need]int{evidence.Must: 3, evidence.Implied: 2, evidence.Nice: 1}[r.Need]
		if r.Need == evidence.Implied && listed {
			w = 1
		}
		weight += w
		if ev.State != evidence.Met {
			fresh += w
		}
		switch ev.State {
		case evidence.Partly:
			m.Step.NewSkills = append(m.Step.NewSkills, ev.Asked)
			m.Step.Adjacent++
		case evidence.Missing:
			m.Step.NewSkills = append(m.Step.NewSkills, r.Options[0])
		}
	}
	if asked < 3 {
		return out
	}
	share := fresh * one / weight
	m.Step.Share = percent(share)
	switch {
	case share < 1_500:
		out.score = 3_000 + share*7_000/1_500
	case share <= 3_500:
		out.score = one
	default:
		out.score = one - scale(share, 3_500, 9_000)*9/10
	}
	if n := len(m.Step.NewSkills); n > 0 {
		out.score = out.score * (7_000 + 3_000*m.Step.Adjacent/n) / one
	}
	out.confidence = scale(asked, 1, 8)
	out.text = fmt.Sprintf("%d of the %d skills it names are new to you, %d of them next to one you have.", len(m.Step.NewSkills), asked, m.Step.Adjacent)
	return out
}

// payStep compares the pay offered with the least the person would take; without both it is unknown.
func payStep(m *Match, prefs *profile.Preferences) part {
	out := part{name: "growth: pay", text: "Pay is not said, or you have not said what you need."}
	if prefs == nil || prefs.Salary == nil || m.Job.Posting.Salary == nil {
		return out
	}
	offer, ok := yearly(*m.Job.Posting.Salary)
	want, ok2 := yearlyWish(*prefs.Salary)
	if !ok || !ok2 || want <= 0 || prefs.Salary.Currency != m.Job.Posting.Salary.Currency {
		return out
	}
	above := int((offer - want) * 100 / want)
	m.Step.Pay = fmt.Sprintf("%+d%% on the least you would take", above)
	out.score, out.confidence = scale(above, -10, 30), one
	out.text = "Up to " + m.Step.Pay + "."
	return out
}

// signals are the ad's own words on training, mentoring and progression. Silence is unknown.
func signals(m *Match) part {
	out := part{name: "growth: support", text: "The ad says nothing about training or progression."}
	for _, c := range m.Job.Culture {
		if c.Dimension == culture.Learning {
			m.Step.Signals = append(m.Step.Signals, c)
		}
	}
	n := len(m.Step.Signals)
	if n == 0 {
		out.score, out.confidence = 3_500, 3_000
		return out
	}
	out.score, out.confidence = min(one, 5_000+n*1_700), one
	out.text = "The ad speaks of training, mentoring or progression."
	return out
}
