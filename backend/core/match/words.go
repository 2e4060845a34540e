package match

import (
	"fmt"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/skill"
)

// weigh is how much a requirement counts: what must be there three times what would be nice, rare skills more than common ones.
func (e *Engine) weigh(r evidence.Requirement) int {
	w := map[evidence.Need]int{evidence.Must: 300, evidence.Implied: 200, evidence.Nice: 100}[r.Need]
	if len(r.Options) == 0 {
		return w
	}
	if s, ok := e.lex.Skill(r.Options[0]); ok && s.Kind == skill.Soft {
		return w / 6 // everybody writes it
	}
	return w * (25 + points(e.lex.Rarity(r.Options[0]))*75/one) / 100
}

// listsItsMusts reports whether an ad says what it requires. What its other sentences only mention then counts half.
func listsItsMusts(all []evidence.Requirement) bool {
	n := 0
	for _, r := range all {
		if r.Need == evidence.Must && r.Kind == evidence.SkillKind {
			n++
		}
	}
	return n >= 4
}

// components puts the parts of a sheet into words.
func (m *Match) components(e *Engine, p *Person, w *wishes, s *sheet) {
	text := m.growthTexts(e, p, w)
	text[skillsPart] = m.skillsText()
	text[titlePart] = p.titleText(&m.Job.facts.row, s)
	text[dutiesPart] = "The work described, beside the work in your CV."
	text[levelPart] = m.levelText(e, p)
	text[educationPart] = m.formalText(evidence.DegreeKind, "The education the ad asks for, beside yours.", s[educationPart])
	text[languagesPart] = m.formalText(evidence.LanguageKind, "The languages the ad asks for, beside yours.", s[languagesPart])
	text[culturePart] = "The ad says nothing about what you value."
	if s[culturePart].confidence > 0 {
		text[culturePart] = "What the ad says of the place, beside what you value."
	}
	for i, c := range s {
		if i == culturePart && !w.values {
			continue
		}
		weight := 0
		if i < fitParts {
			weight = fitWeights[i] / 100
		}
		m.Components = append(m.Components, Component{partNames[i], percent(int(c.score)), percent(int(c.confidence)), weight, text[i]})
	}
}

func (m *Match) skillsText() string {
	met, asked := 0, 0
	for _, ev := range m.Evidence {
		if k := ev.Requirement.Kind; k == evidence.SkillKind || k == evidence.CertificateKind {
			asked++
			if ev.State == evidence.Met {
				met++
			}
		}
	}
	if asked == 0 {
		return "The ad names no skills that are known here."
	}
	return fmt.Sprintf("Your CV shows %d of the %d skills the ad names.", met, asked)
}

func (p *Person) titleText(r *row, s *sheet) string {
	_, at := p.title(r, bp(s[skillsPart].score))
	switch {
	case len(p.titles) == 0:
		return "Your CV names no job title to compare."
	case at < 0:
		return "None of your job titles is close to this one."
	}
	return fmt.Sprintf("Closest in your CV: %s.", strings.TrimRight(p.titles[at].text, "."))
}

func (m *Match) levelText(e *Engine, p *Person) string {
	text := "The ad does not say how senior the job is."
	if m.Job.facts.levelKnown > 0 {
		text = fmt.Sprintf("The job is at %s level; your CV is at %s level.", LevelName(m.Job.Level), LevelName(p.Level))
	}
	for _, ev := range m.Evidence {
		if ev.Requirement.Kind == evidence.YearsKind && ev.State != evidence.NotSaid {
			text += fmt.Sprintf(" It asks for %s; your CV shows about %d in this line of work.", ev.Requirement.Label, p.Relevant(e.lex, m.Job.Ad)/12)
		}
	}
	return text
}

// formalText words education or languages.
func (m *Match) formalText(kind evidence.Kind, compared string, c cell) string {
	if c.confidence > 0 {
		return compared
	}
	for _, ev := range m.Evidence {
		if ev.Requirement.Kind == kind {
			return "The ad asks for something here that your CV does not mention."
		}
	}
	return "The ad asks for nothing here."
}

// LevelName is the word for a level of package skill.
func LevelName(level int) string {
	names := [...]string{"trainee", "junior", "mid", "senior", "lead", "manager", "director", "executive"}
	return names[max(0, min(level, len(names)-1))]
}
