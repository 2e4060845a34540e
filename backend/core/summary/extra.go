package summary

import "slices"

// projectsTold are up to three projects: the one that answers the ad most, and others that answer what nothing chosen did, or that stand for the work of
// somebody who has had little.
func (m *maker) projectsTold(covered map[int]float64, anyhow bool) []Block {
	best, most := -1, -1.0
	for i := range m.p.Projects {
		if all := m.projectPieces(i); len(all) > 0 {
			if g := m.answersAd(all); g > most {
				best, most = i, g
			}
		}
	}
	var out []Block
	for i := range m.p.Projects {
		all := m.projectPieces(i)
		if len(all) == 0 {
			continue // a name and a year tell nothing
		}
		if i == best || len(out) < 2 && (anyhow || slices.ContainsFunc(all, func(p *piece) bool { return m.adds(p, covered) })) {
			out = append(out, m.projectEntry(i, m.sel.pick(all, 2, covered)))
		}
	}
	return out
}

// voluntaryTold is all voluntary work, with what was done where that adds to the rest.
func (m *maker) voluntaryTold(covered map[int]float64, anyhow bool) []Block {
	var out []Block
	for i := range m.p.Volunteer {
		all := m.volunteerPieces(i)
		n := 0
		if anyhow || slices.ContainsFunc(all, func(p *piece) bool { return m.adds(p, covered) }) {
			n = 2
		}
		out = append(out, m.volunteerEntry(i, m.sel.pick(all, n, covered)))
	}
	return out
}

// adds reports whether a piece answers what nothing chosen did.
func (m *maker) adds(p *piece, covered map[int]float64) bool {
	return slices.ContainsFunc(p.answers, func(a answer) bool { return a.close >= 0.69 && covered[a.requirement] < 0.5 })
}

func (m *maker) projectEntry(i int, said []*piece) Block {
	p := m.p.Projects[i]
	b := Block{Kind: Entry, Section: "projects"}
	b.Title = m.line("projects", at("projects", i, "name"), p.Name, whole(at("projects", i, "name"), p.Name))
	b.Place = m.line("projects", at("projects", i, "entity"), p.Entity, whole(at("projects", i, "entity"), p.Entity))
	b.Dates = m.period("projects", "projects", i, p.StartDate, p.EndDate, false)
	for _, p := range said {
		b.Sentences = append(b.Sentences, m.point("projects", p))
	}
	return b
}

func (m *maker) volunteerEntry(i int, said []*piece) Block {
	v := m.p.Volunteer[i]
	b := Block{Kind: Entry, Section: "volunteer"}
	b.Title = m.heads(m.line("volunteer", at("volunteer", i, "position"), v.Position, whole(at("volunteer", i, "position"), v.Position)))
	b.Place = m.line("volunteer", at("volunteer", i, "organization"), v.Organization, whole(at("volunteer", i, "organization"), v.Organization))
	b.Dates = m.period("volunteer", "volunteer", i, v.StartDate, v.EndDate, true)
	for _, s := range said {
		b.Sentences = append(b.Sentences, m.point("volunteer", s))
	}
	return b
}

// projectPieces are all sentences about a project, volunteerPieces those about voluntary work.
func (m *maker) projectPieces(i int) []*piece {
	p := m.p.Projects[i]
	all := m.pieces(at("projects", i, "description"), p.Description, -1, 12)
	for k, h := range p.Highlights {
		all = append(all, m.pieces(at("projects", i, "highlights")+index(k), h, -1, 12)...)
	}
	return m.inLanguage(all)
}

func (m *maker) volunteerPieces(i int) []*piece {
	v := m.p.Volunteer[i]
	all := m.pieces(at("volunteer", i, "summary"), v.Summary, -1, 12)
	for k, h := range v.Highlights {
		all = append(all, m.pieces(at("volunteer", i, "highlights")+index(k), h, -1, 12)...)
	}
	return m.inLanguage(all)
}
