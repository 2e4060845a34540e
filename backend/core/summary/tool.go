package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/skill"
)

// relatedTools is how near a tool is to another that the same people use.
const relatedTools = 0.2

// toolsHeld are up to n tools of the list of skills, the nearest to those of the ad first: for an ad that names tools, but none of the list.
func (m *maker) toolsHeld(n int) (names []string, cites []Cite) {
	var asked []skill.ID
	if m.in.Posting != nil {
		for _, mention := range m.lex.Extract(m.in.Posting.Title + "\n" + m.in.Posting.Description) {
			if k, ok := m.lex.Skill(mention.Skill); ok && k.Kind == skill.Tool && mention.Confidence >= 0.5 {
				asked = append(asked, mention.Skill)
			}
		}
	}
	if len(asked) == 0 {
		return nil, nil
	}
	type held struct {
		name Cite
		near float64
	}
	var all []held
	said := m.saidSoFar(nil)
	for _, g := range m.groups() {
		for _, c := range g.items {
			if !m.isTool(c.Quote) || countWords(c.Quote) > 3 || strings.ContainsAny(c.Quote, ",;:(") || strings.Contains(said, strings.ToLower(c.Quote)) {
				continue
			}
			near := 0.0
			for _, mention := range m.lex.Extract(c.Quote) {
				for _, id := range asked {
					near = max(near, m.lex.Closeness(mention.Skill, id))
				}
			}
			if !aLittle.MatchString(c.Quote) {
				all = append(all, held{c, near})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b held) int { return number(b.near > a.near) - number(a.near > b.near) })
	if len(all) < 2 || all[0].near < relatedTools {
		return nil, nil
	}
	for _, h := range all[:min(len(all), n)] {
		names, cites = append(names, h.name.Quote), append(cites, h.name)
	}
	return names, cites
}
