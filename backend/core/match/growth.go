package match

import (
	"autojob/backend/core/culture"
	"autojob/backend/core/evidence"
	"autojob/backend/core/skill"
)

// Step is what a job would add.
type Step struct {
	Levels    int // above (or below) the person's
	NewSkills []skill.ID
	Adjacent  int      // of the new skills, how many stand next to one that is held
	Share     int      // percent of the asked skills that are new
	Pay       Sentence // zero where nothing can be said
	Signals   []culture.Cue
}

// byStep is what a step in level is worth, with the key of its words.
func byStep(levels int) (bp, string) {
	switch {
	case levels == 1:
		return one, "step_one"
	case levels == 2:
		return 8_500, "step_two"
	case levels == 3:
		return 6_500, "step_three"
	case levels > 3:
		return 3_000, "step_far"
	case levels == 0:
		return 4_500, "step_same"
	}
	return 1_000, "step_below"
}

func (p *Person) step(r *row) cell {
	if r.levelKnown == 0 {
		return cell{}
	}
	score, _ := byStep(int(r.level) - p.Level)
	return cellOf(score, 8_000)
}

// growthWeight is what a skill weighs where it is counted how much would be new.
func growthWeight(need evidence.Need, listed bool) uint8 {
	switch {
	case need == evidence.Must:
		return 3
	case need == evidence.Implied && !listed:
		return 2
	}
	return 1
}

// novelty counts what of the asked skills would be new. It is best at 15 to 35 percent, and better when the new stands next to what is held.
type novelty struct{ asked, weight, fresh, new, adjacent int }

func (n *novelty) add(weight int, h has) {
	if weight == 0 {
		return
	}
	n.asked++
	n.weight += weight
	if h == hasIt {
		return
	}
	n.fresh += weight
	n.new++
	if h == hasNear {
		n.adjacent++
	}
}

func (n *novelty) share() bp { return n.fresh * one / max(1, n.weight) }

func (n *novelty) cell() cell {
	if n.asked < 3 {
		return cell{}
	}
	score, share := one, n.share()
	switch {
	case share < 1_500:
		score = 3_000 + share*7_000/1_500
	case share > 3_500:
		score = one - scale(share, 3_500, 9_000)*9/10
	}
	if n.new > 0 {
		score = score * (7_000 + 3_000*n.adjacent/n.new) / one
	}
	return cellOf(score, scale(n.asked, 1, 8))
}

// support is what the ad says of training, mentoring and progression. Silence is unknown.
func support(r *row) cell {
	n := r.cues.of(learning)
	if n == 0 {
		return cellOf(3_500, 3_000)
	}
	return cellOf(min(one, 5_000+n*1_700), one)
}

// growthTexts words what a job would add.
func (m *Match) growthTexts(e *Engine, p *Person, w *wishes) [allParts]Sentence {
	var text [allParts]Sentence
	m.Step.Levels = m.Job.Level - p.Level
	text[stepPart] = say("level_unsaid")
	if m.Job.facts.levelKnown > 0 {
		_, key := byStep(m.Step.Levels)
		text[stepPart] = say(key)
	}
	var n novelty
	listed := listsItsMusts(m.Job.Requirements)
	for _, ev := range m.Evidence {
		r := ev.Requirement
		if r.Kind != evidence.SkillKind || e.soft(r) {
			continue
		}
		n.add(int(growthWeight(r.Need, listed)), hasOf(ev.State))
		switch ev.State {
		case evidence.Partly:
			m.Step.NewSkills = append(m.Step.NewSkills, ev.Asked)
		case evidence.Missing:
			m.Step.NewSkills = append(m.Step.NewSkills, r.Options[0])
		}
	}
	m.Step.Adjacent, m.Step.Share = n.adjacent, percent(n.share())
	text[newSkillsPart] = say("new_few")
	if n.asked >= 3 {
		text[newSkillsPart] = say("new_skills", number("new", n.new), number("asked", n.asked), number("adjacent", n.adjacent))
	}
	text[payPart] = say("pay_unsaid")
	if above, ok := w.above(&m.Job.facts.row); ok {
		m.Step.Pay = say("pay_step", signed("percent", above))
		text[payPart] = say("pay_above", signed("percent", above))
	}
	text[supportPart] = say("support_unsaid")
	for _, c := range m.Job.Culture {
		if c.Dimension == culture.Learning {
			m.Step.Signals = append(m.Step.Signals, c)
			text[supportPart] = say("support_said")
		}
	}
	return text
}
