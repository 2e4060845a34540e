package summary

import (
	"slices"
	"strings"
)

// about is the person's own summary, or a line made of label and dates where they have none.
func (m *maker) about(n int, covered map[int]float64) Block {
	b := Block{Kind: Paragraph, Section: "profile"}
	all := m.inLanguage(m.pieces("basics.summary", m.p.Basics.Summary, -1, 0))
	if len(all) > 0 {
		first := all[0]
		rest := all[1:]
		if m.in.Kind == Short { // where there is room for two, the second tells something
			rest = slices.DeleteFunc(slices.Clone(rest), func(p *piece) bool {
				return countWords(p.text) < 6 && !m.sel.quotes(p.text) || remarks.MatchString(p.text) || seeks.MatchString(p.text) || circumstance.MatchString(p.text) || !m.tells(p) && !m.sel.quotes(p.text)
			})
		}
		picked := m.sel.pick(rest, n-1, covered)
		for _, p := range append([]*piece{first}, picked...) {
			s := m.said("profile", p)
			s.Text = ended(s.Text)
			b.Sentences = append(b.Sentences, s)
		}
		m.sel.cover(first, covered)
		return b
	}
	if s := m.headline(); s != nil {
		b.Sentences = append(b.Sentences, *s)
	}
	return b
}

// headline is a line about somebody who wrote no summary: the title, and for how long.
func (m *maker) headline() *Sentence {
	title, from := whole("basics.label", m.p.Basics.Label), Cite{}
	if title.Quote == "" {
		i := m.closest()
		if i < 0 {
			return nil
		}
		title = whole(at("work", i, "position"), m.p.Work[i].Position)
	}
	_, _, own := m.ownYears()
	if years, of, cites := m.experience(title.Quote); years != "" && of == "" && !own {
		shown := title.Quote
		if m.lang == "en" && strings.Contains(shown, ",") {
			shown += "," // "Bookkeeper, MIATI, with ..."
		}
		return m.line("profile", "headline", fill(m.f.withYears, "p", shown, "years", years), append([]Cite{title}, cites...)...)
	}
	for _, j := range m.jobs() {
		w := m.p.Work[j.at]
		if date := m.f.long(w.StartDate); j.open && date != "" && w.Position == title.Quote {
			from = Cite{at("work", j.at, "startDate"), w.StartDate}
			if named(w.Name) {
				return m.line("profile", "headline", fill(m.f.headlineAt, "p", title.Quote, "at", m.placed(strings.TrimSpace(w.Name)), "from", date), title, from, whole(at("work", j.at, "name"), w.Name))
			}
			return m.line("profile", "headline", fill(m.f.headline, "p", title.Quote, "from", date), title, from)
		}
	}
	return nil
}

// unnamed are what CVs write in the place of an employer.
var unnamed = wordSet("self-employed selfemployed freelance freelancer selbständig selbstständig freiberuflich freiberufler indépendant indépendante auto-entrepreneur autónomo autónoma various verschiedene divers diverse diversos diversas varios varias career parental elternzeit private privat")

// named reports whether a text names an employer at whom somebody can be said to work.
func named(employer string) bool {
	w := strings.ToLower(firstWord(strings.TrimSpace(employer)))
	return w != "" && !unnamed[w]
}
