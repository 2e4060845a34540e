package summary

import "fmt"

// whole is the CV as it is, in its own order and words, but for what stays here.
func (m *maker) whole() {
	m.head()
	if m.p.Basics.Label == "" {
		m.draft.Title = ""
	}
	m.addUnder("contact", m.contact())
	m.addUnder("profile", Block{Kind: Paragraph, Section: "profile", Sentences: m.texts(nil, "profile", "basics.summary", m.p.Basics.Summary)})
	var work []Block
	for _, j := range m.jobs() {
		w := m.p.Work[j.at]
		all := m.pieces(at("work", j.at, "summary"), w.Summary, j.at, 0)
		for i, h := range w.Highlights {
			all = append(all, m.pieces(at("work", j.at, "highlights")+index(i), h, j.at, 0)...)
		}
		b := m.workEntry(j, all)
		b.Sentences = m.texts(b.Sentences, "work", at("work", j.at, "url"), w.URL)
		work = append(work, b)
	}
	m.addUnder("work", work...)
	m.addUnder("projects", m.projects()...)
	m.addUnder("education", m.education(func(int) bool { return true }, true)...)
	m.addUnder("skills", m.skillLines(m.groups()))
	m.addUnder("languages", m.languages())
	licences, others := m.apart(inOrder(len(m.p.Certificates)))
	m.addUnder(m.licencesHead(licences), m.certificates(licences))
	m.addUnder("certificates", m.certificates(others))
	m.addUnder("volunteer", m.volunteering()...)
	m.addUnder("awards", m.awards(inOrder(len(m.p.Awards)), true))
	m.addUnder("publications", m.publications(inOrder(len(m.p.Publications)), true))
	m.addUnder("interests", m.interests())
	m.addUnder("references", m.references())
}

func (m *maker) projects() []Block {
	var out []Block
	for i, p := range m.p.Projects {
		all := m.pieces(at("projects", i, "description"), p.Description, -1, 0)
		for k, h := range p.Highlights {
			all = append(all, m.pieces(at("projects", i, "highlights")+index(k), h, -1, 0)...)
		}
		b := m.projectEntry(i, all)
		for k, r := range p.Roles {
			b.Sentences = m.texts(b.Sentences, "projects", at("projects", i, "roles")+index(k), r)
		}
		words := group{}
		for k, w := range p.Keywords {
			words.items = append(words.items, whole(at("projects", i, "keywords")+index(k), w))
		}
		b.Sentences = append(b.Sentences, m.skillLines([]group{words}).Sentences...)
		b.Sentences = m.texts(b.Sentences, "projects", at("projects", i, "url"), p.URL)
		out = append(out, b)
	}
	return out
}

func (m *maker) volunteering() []Block {
	var out []Block
	for i, v := range m.p.Volunteer {
		all := m.pieces(at("volunteer", i, "summary"), v.Summary, -1, 0)
		for k, h := range v.Highlights {
			all = append(all, m.pieces(at("volunteer", i, "highlights")+index(k), h, -1, 0)...)
		}
		out = append(out, m.volunteerEntry(i, all))
	}
	return out
}

// awards are some of the awards, a line each; full says with what the CV tells of them.
func (m *maker) awards(which []int, full bool) Block {
	b := Block{Kind: List, Section: "awards"}
	for _, i := range which {
		a := m.p.Awards[i]
		text := joined(", ", a.Title, a.Awarder)
		text = dated(text, m.f.short(a.Date))
		if s := m.line("awards", at("awards", i, "title"), text, whole(at("awards", i, "title"), a.Title), whole(at("awards", i, "awarder"), a.Awarder), Cite{at("awards", i, "date"), a.Date}); s != nil {
			b.Sentences = append(b.Sentences, *s)
		}
		if full {
			b.Sentences = m.texts(b.Sentences, "awards", at("awards", i, "summary"), a.Summary)
		}
	}
	return b
}

// publications are some of the publications, a line each: "Title, Publisher, 2020"; full says with what the CV tells of them.
func (m *maker) publications(which []int, full bool) Block {
	b := Block{Kind: List, Section: "publications"}
	for _, i := range which {
		p := m.p.Publications[i]
		text := joined(", ", p.Name, p.Publisher, m.f.short(p.ReleaseDate))
		if s := m.line("publications", at("publications", i, "name"), text, whole(at("publications", i, "name"), p.Name), whole(at("publications", i, "publisher"), p.Publisher), Cite{at("publications", i, "releaseDate"), p.ReleaseDate}); s != nil {
			b.Sentences = append(b.Sentences, *s)
		}
		if full {
			b.Sentences = m.texts(b.Sentences, "publications", at("publications", i, "summary"), p.Summary)
		}
	}
	return b
}

func (m *maker) interests() Block {
	b := Block{Kind: Facts, Section: "interests"}
	for i, p := range m.p.Interests {
		g := group{name: whole("", p.Name).Quote}
		if g.name != "" {
			g.cites = []Cite{whole(at("interests", i, "name"), p.Name)}
		}
		for k, w := range p.Keywords {
			g.items = append(g.items, whole(at("interests", i, "keywords")+index(k), w))
		}
		b.Sentences = append(b.Sentences, m.skillLines([]group{g}).Sentences...)
	}
	return b
}

func (m *maker) references() Block {
	b := Block{Kind: List, Section: "references"}
	for i, r := range m.p.References {
		text := joined(m.f.listColon, r.Name, r.Reference)
		if s := m.line("references", fmt.Sprintf("references[%d]", i), text, whole(at("references", i, "name"), r.Name), whole(at("references", i, "reference"), r.Reference)); s != nil {
			b.Sentences = append(b.Sentences, *s)
		}
	}
	return b
}
