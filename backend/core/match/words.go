package match

import (
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
	text[dutiesPart] = say("duties_compared")
	text[educationPart] = m.formalText(evidence.DegreeKind, "education_compared", s[educationPart])
	text[languagesPart] = m.formalText(evidence.LanguageKind, "languages_compared", s[languagesPart])
	text[culturePart] = say("culture_unsaid")
	if s[culturePart].confidence > 0 {
		text[culturePart] = say("culture_compared")
	}
	for i, c := range s {
		if i == culturePart && !w.values {
			continue
		}
		weight := 0
		if i < fitParts {
			weight = fitWeights[i] / 100
		}
		said := []Sentence{text[i]}
		if i == levelPart {
			said = m.levelText(e, p)
		}
		m.Components = append(m.Components, Component{partNames[i], percent(int(c.score)), percent(int(c.confidence)), weight, said})
	}
}

func (m *Match) skillsText() Sentence {
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
		return say("skills_unsaid")
	}
	return say("skills_shown", number("met", met), number("asked", asked))
}

func (p *Person) titleText(r *row, s *sheet) Sentence {
	_, at := p.title(r, bp(s[skillsPart].score))
	switch {
	case len(p.titles) == 0:
		return say("title_none")
	case at < 0:
		return say("title_far")
	}
	return say("title_closest", verbatim("title", strings.TrimRight(p.titles[at].text, ".")))
}

func (m *Match) levelText(e *Engine, p *Person) []Sentence {
	out := []Sentence{say("level_unsaid")}
	if m.Job.facts.levelKnown > 0 {
		out[0] = say("level_compared", levelArg("job", m.Job.Level), levelArg("own", p.Level))
	}
	for _, ev := range m.Evidence {
		if ev.Requirement.Kind == evidence.YearsKind && ev.State != evidence.NotSaid {
			out = append(out, ofYears("level_years", ev.Requirement.Years, p.Relevant(e.lex, m.Job.Ad)/12))
		}
	}
	return out
}

// formalText words education or languages.
func (m *Match) formalText(kind evidence.Kind, compared string, c cell) Sentence {
	if c.confidence > 0 {
		return say(compared)
	}
	for _, ev := range m.Evidence {
		if ev.Requirement.Kind == kind {
			return say("formal_missing")
		}
	}
	return say("formal_unsaid")
}

// LevelName is the word for a level of package skill.
func LevelName(level int) string {
	names := [...]string{"trainee", "junior", "mid", "senior", "lead", "manager", "director", "executive"}
	return names[max(0, min(level, len(names)-1))]
}
