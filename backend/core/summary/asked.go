package summary

import (
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
	"autojob/backend/core/skill"
)

// asked names what the ad asks for, in its own words, and that it is part of one job. Each thing stands in a line of that job that the letter does not tell.
func (m *maker) asked(t told) Sentence {
	if m.in.Posting == nil || m.in.Posting.Language != "" && m.in.Posting.Language != m.lang {
		return Sentence{}
	}
	var names []string
	var cites []Cite
	strong := false
	seen := map[skill.ID]bool{}
	pieces := m.workOf(t.job)
	for _, e := range m.sel.asks {
		r := e.Requirement
		if len(names) == 3 || e.State != evidence.Met || r.Need == evidence.Nice || r.Kind != evidence.SkillKind || r.Quote.Field != "description" {
			continue
		}
		name, k, at := m.adWord(r, pieces)
		if name == "" || seen[k.ID] || m.saidIn(t, k.ID) || slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) }) {
			continue
		}
		seen[k.ID] = true
		if k.Kind == skill.Tool || k.Kind == skill.Certificate || k.Kind == skill.Method {
			strong = strong || !strings.HasSuffix(strings.ToLower(name), "ing") // "Charting" is no name
		} else if m.lang == "fr" {
			if name = withArticle(name, r.Quote.Text); name == "" {
				continue
			}
		} else if m.lang != "de" && strings.ToLower(name[1:]) == name[1:] {
			name = lowered(name)
		}
		names = append(names, name)
		cites = append(cites, Cite{at.path, at.text})
	}
	if len(names) == 0 || len(names) == 1 && !strong {
		return Sentence{}
	}
	frames := m.f.askedWas
	if t.job.open {
		frames = m.f.asked
	}
	text := fill(frames[len(names)-1], "list", m.f.listed(names))
	return m.cited("letter", at("work", t.job.at, "asked"), ended(text), cites...)
}

// saidIn reports whether what is told of a job names a skill.
func (m *maker) saidIn(t told, id skill.ID) bool {
	return slices.ContainsFunc(t.pieces, func(p *piece) bool {
		return slices.ContainsFunc(m.lex.Extract(p.text), func(held skill.Mention) bool { return held.Skill == id })
	})
}

// frenchArticle is what stands before a noun, by which its own article is known.
var frenchArticle = pattern.New(`(?i)(?:^|[^\pL])(l['’]|le |la |les |du |de la |des |au |aux |à la )$`)

// withArticle is a noun of the ad with its article, "" where the ad does not show it.
func withArticle(noun, text string) string {
	i := strings.Index(text, noun)
	if i < 0 {
		return ""
	}
	found := frenchArticle.FindStringSubmatch(text[:i])
	if found == nil {
		return ""
	}
	article := strings.ToLower(found[1])
	switch article {
	case "du ", "au ":
		article = "le "
	case "des ", "aux ":
		article = "les "
	case "de la ", "à la ":
		article = "la "
	}
	return article + lowered(noun)
}

// before and after a thing that somebody moved away from: "from Sage 50 to Xero", "Jenkins durch GitLab CI ersetzt".
var (
	awayFrom = pattern.New(`(?i)(?:\b(?:from|replac(?:ed|ing)|instead of|retir(?:ed|ing)|former|von|statt|ehemals|remplac\S+|migration|passage|au lieu de|migré|desde|sustitu\S+|migra\S+|en lugar de)\s+(?:the |our |old |an? |de |du |d['’]|el |la |vom |dem )*)$`)
	replaced = pattern.New(`(?i)^\s*(?:durch|by|with|par|por)\s.*|^\s*(?:ersetzt|abgelöst)`)
)

// smallPart is said of work that was another's.
var smallPart = pattern.New(`(?i)\b(?:assist|help(?:ed|ing)?\b|support(?:ed|ing)?\b|took part|participat|contribut|shadow|observ|mitarbeit|mitgearbeitet|mitgewirkt|unterstütz|particip|appui|colabor|apoy|ayud)`)

func leftBehind(text string, start, end int) bool {
	runes := []rune(text)
	return awayFrom.MatchString(string(runes[:start])) || replaced.MatchString(string(runes[end:]))
}

// adWord is how the ad names a skill that it asks for, and the piece that names the same one; everyday words are none.
func (m *maker) adWord(r evidence.Requirement, pieces []*piece) (string, skill.Skill, *piece) {
	runes := []rune(r.Quote.Text)
	for _, mention := range m.lex.Extract(r.Quote.Text) {
		if !slices.Contains(r.Options, mention.Skill) || mention.Confidence < 0.5 {
			continue
		}
		k, ok := m.lex.Skill(mention.Skill)
		end := mention.End
		for end < len(runes) && unicode.IsLetter(runes[end]) { // "pull request" of "pull requests"
			end++
		}
		name := string(runes[mention.Start:end])
		everyday := (k.Kind == skill.Ability || k.Kind == skill.Knowledge) && countWords(name) == 1 && len([]rune(name)) < 10
		if !ok || k.Kind == skill.Soft || k.Kind == skill.Language || everyday || strings.ContainsAny(name, "\n{}") {
			continue
		}
		if k.Kind == skill.Tool && end > mention.End || m.lang == "en" && (k.Kind == skill.Knowledge || k.Kind == skill.Ability || k.Kind == skill.Method) && !commonNoun.MatchString(name) && !strings.HasSuffix(name, "s") && name == strings.ToLower(name) {
			continue // "inventors"; "design system", which wants an article
		}
		for _, p := range pieces {
			for _, held := range m.lex.Extract(p.text) {
				if held.Skill != mention.Skill || held.Confidence < 0.5 || leftBehind(p.text, held.Start, held.End) || smallPart.MatchString(p.text) {
					continue
				}
				if own := string([]rune(p.text)[held.Start:held.End]); strings.EqualFold(own, name) && k.Kind == skill.Tool {
					name = own // "Python" of an ad's "python"
				}
				return name, k, p
			}
		}
	}
	return "", skill.Skill{}, nil
}
