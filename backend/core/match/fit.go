package match

import (
	"fmt"
	"strings"

	"autojob/backend/core/culture"
	"autojob/backend/core/embed"
	"autojob/backend/core/evidence"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// fitWeights are the shipped prior; they add up to 10,000 (culture joins only where the person ranked values).
var fitWeights = map[string]bp{"skills": 3200, "title": 3200, "duties": 2200, "level": 800, "education": 300, "languages": 300}

const cultureWeight bp = 1_000

func (e *Engine) fitParts(p *Person, m *Match, prefs *profile.Preferences) []part {
	parts := []part{
		e.skills(p, m),
		{},
		e.duties(p, m.Job),
		e.level(p, m),
		formal(p, m, evidence.DegreeKind, "education"),
		formal(p, m, evidence.LanguageKind, "languages"),
	}
	parts[1] = e.titles(p, m.Job, parts[0].score)
	for i := range parts {
		parts[i].weight = fitWeights[parts[i].name]
	}
	if prefs != nil && len(prefs.Values) > 0 {
		c := m.culture(prefs)
		c.weight = cultureWeight
		parts = append(parts, c)
	}
	return parts
}

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
func listsItsMusts(m *Match) bool {
	n := 0
	for _, ev := range m.Evidence {
		if r := ev.Requirement; r.Need == evidence.Must && r.Kind == evidence.SkillKind {
			n++
		}
	}
	return n >= 4
}

// credit is how far what is held answers what is asked: closeness, less when it is only listed or long ago.
func (e *Engine) credit(p *Person, ev evidence.Evidence) bp {
	if ev.Held == "" {
		return 0
	}
	c := points(e.lex.Closeness(ev.Held, ev.Asked))
	h, _ := p.Holds(ev.Held)
	if !h.Applied {
		c = c * 88 / 100
	} else if h.Idle > 60 {
		c = c * 85 / 100
	}
	return c
}

func (e *Engine) skills(p *Person, m *Match) part {
	const prior, priorWeight = 2_500, 250 // an ad that names two skills says less than one that names twelve
	got, all, met, asked := prior*priorWeight, priorWeight, 0, 0
	listed := listsItsMusts(m)
	for _, ev := range m.Evidence {
		if ev.Requirement.Kind != evidence.SkillKind && ev.Requirement.Kind != evidence.CertificateKind {
			continue
		}
		w := e.weigh(ev.Requirement)
		if ev.Requirement.Need == evidence.Implied && listed {
			w /= 2
		}
		got += w * e.credit(p, ev)
		all += w
		asked++
		if ev.State == evidence.Met {
			met++
		}
	}
	out := part{name: "skills", score: got / all, confidence: scale(asked, 0, 5)}
	switch {
	case asked == 0:
		out.text = "The ad names no skills that are known here."
	default:
		out.text = fmt.Sprintf("Your CV shows %d of the %d skills the ad names.", met, asked)
	}
	// Half of what is asked is already a good match among real ads and CVs.
	out.score = scale(out.score, 600, 7_600)
	return out
}

// titles takes the closest of the person's titles. A bare one ("Consultant") counts as far as the skills bear it out.
func (e *Engine) titles(p *Person, j *Job, skills bp) part {
	best, at := 0, -1
	for i, t := range p.titles {
		byName := 0
		for _, a := range t.occupations {
			for _, b := range j.Occupations[:min(3, len(j.Occupations))] {
				c := points(e.lex.OccupationCloseness(a.Occupation, b.Occupation) * a.Score * b.Score)
				byName = max(byName, c)
			}
		}
		byMeaning := scale(points(embed.Cosine(t.vector, j.title)), 2_500, 9_000)
		s := (max(byName, byMeaning*85/100)*7 + min(byName, byMeaning)*3) / 10 * t.weight / one
		if t.bare {
			s = s * (bareShare + scale(skills, 1_000, 4_500)*(one-bareShare)/one) / one
		}
		if s > best {
			best, at = s, i
		}
	}
	out := part{name: "title", score: best, confidence: one, text: "Your CV names no job title to compare."}
	if len(p.titles) == 0 {
		out.confidence = 2_000
		return out
	}
	if len(j.Occupations) == 0 {
		out.confidence = 7_000
	}
	if at >= 0 {
		out.text = fmt.Sprintf("Closest in your CV: %s.", strings.TrimRight(p.titles[at].text, "."))
	} else {
		out.text = "None of your job titles is close to this one."
	}
	return out
}

// duties compares the sentences of the ad, each with the closest line of the CV, and both texts as a whole.
func (e *Engine) duties(p *Person, j *Job) part {
	out := part{name: "duties", text: "The work described, beside the work in your CV."}
	if len(j.lines) == 0 || len(p.lines) == 0 {
		out.score = scale(points(embed.Cosine(p.whole, j.whole)), 2_500, 8_500)
		out.confidence = 4_000
		return out
	}
	sum := 0
	for _, a := range j.lines {
		best := 0
		for _, c := range p.lines {
			best = max(best, points(embed.Cosine(a, c)))
		}
		sum += best
	}
	lines := scale(sum/len(j.lines), 2_500, 7_500)
	whole := scale(points(embed.Cosine(p.whole, j.whole)), 2_500, 8_500)
	out.score = (lines + whole) / 2
	out.confidence = min(one, 5_000+500*min(len(p.lines), 10))
	return out
}

// byGap is how well a job's level suits, by the steps it stands above (or below) the person's.
func byGap(gap int) bp {
	switch gap {
	case 0:
		return one
	case 1:
		return 8_500
	case 2:
		return 5_500
	case 3:
		return 3_000
	case -1:
		return 8_500
	case -2:
		return 6_500
	}
	if gap < 0 {
		return 4_000
	}
	return 1_500
}

func (e *Engine) level(p *Person, m *Match) part {
	out := part{name: "level", text: "The ad does not say how senior the job is."}
	if len(m.Job.Occupations) > 0 || m.Job.LevelSaid {
		out.score, out.confidence = byGap(m.Job.Level-p.Level), 6_000
		out.text = fmt.Sprintf("The job is at %s level; your CV is at %s level.", LevelName(m.Job.Level), LevelName(p.Level))
		if m.Job.LevelSaid {
			out.confidence = 9_000
		}
	}
	for _, ev := range m.Evidence {
		if ev.Requirement.Kind != evidence.YearsKind || ev.State == evidence.NotSaid {
			continue
		}
		months := p.Relevant(e.lex, m.Job.Ad)
		years := scale(months, 0, ev.Requirement.Years*12)
		if out.confidence == 0 {
			out.score = years
		} else {
			out.score = (out.score + years) / 2
		}
		out.confidence = one
		out.text += fmt.Sprintf(" It asks for %s; your CV shows about %d in this line of work.", ev.Requirement.Label, months/12)
	}
	return out
}

// LevelName is the word for a level of package skill.
func LevelName(level int) string {
	names := [...]string{"trainee", "junior", "mid", "senior", "lead", "manager", "director", "executive"}
	return names[max(0, min(level, len(names)-1))]
}

const unnamedLanguage bp = 2_000

// formal is education or languages: what the ad asks of them, unknown where the CV is silent.
//
// A must for a language that the CV neither names nor is written in is more likely missing than forgotten.
func formal(p *Person, m *Match, kind evidence.Kind, name string) part {
	out := part{name: name, text: "The ad asks for nothing here."}
	sum, n, unknown := 0, 0, 0
	for _, ev := range m.Evidence {
		if ev.Requirement.Kind != kind {
			continue
		}
		w := 3
		if ev.Requirement.Need == evidence.Nice {
			w = 1
		}
		switch ev.State {
		case evidence.Met:
			sum += w * one
		case evidence.Partly:
			sum += w * 6_000
		case evidence.NotSaid:
			unknown++
			if kind != evidence.LanguageKind || ev.Requirement.Need != evidence.Must || p.Written == "" || p.Written == ev.Requirement.Lang {
				continue
			}
			sum += w * unnamedLanguage
		}
		n += w
	}
	switch {
	case n > 0:
		out.score, out.confidence = sum/n, one
		out.text = map[string]string{"education": "The education the ad asks for, beside yours.", "languages": "The languages the ad asks for, beside yours."}[name]
	case unknown > 0:
		out.text = "The ad asks for something here that your CV does not mention."
	}
	return out
}

// Dimension is what an ad says about one culture dimension.
type Dimension struct {
	Name   culture.Dimension
	Score  int // 0 to 100; 50 when not said
	Said   bool
	Wanted int // the person's own weight, 0 to 3
	Cues   []culture.Cue
}

// culture reads the dimensions and weighs them by what the person ranked. An ad's silence is neutral.
func (m *Match) culture(prefs *profile.Preferences) part {
	m.Culture = ReadCulture(m.Job.Culture, prefs)
	out := part{name: "culture", text: "The ad says nothing about what you value."}
	sum, all, said := 0, 0, 0
	for _, d := range m.Culture {
		if d.Wanted == 0 {
			continue
		}
		sum += d.Wanted * d.Score * 100
		all += d.Wanted
		if d.Said {
			said += d.Wanted
		}
	}
	if all == 0 {
		return out
	}
	out.score, out.confidence = sum/all, said*one/all
	if said > 0 {
		out.text = "What the ad says of the place, beside what you value."
	}
	return out
}

// ReadCulture groups cues by dimension: one cue says something, three say it clearly.
func ReadCulture(cues []culture.Cue, prefs *profile.Preferences) []Dimension {
	var out []Dimension
	for _, name := range append(culture.Values(), culture.Styles()...) {
		d := Dimension{Name: name, Score: 50}
		for _, c := range cues {
			if c.Dimension == name {
				d.Cues = append(d.Cues, c)
			}
		}
		if n := len(d.Cues); n > 0 {
			d.Said = true
			d.Score = []int{50, 75, 90, 100}[min(n, 3)]
		}
		if prefs != nil {
			d.Wanted = max(0, min(3, prefs.Values[string(name)]))
		}
		out = append(out, d)
	}
	return out
}
