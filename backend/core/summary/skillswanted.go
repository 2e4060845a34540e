package summary

import (
	"maps"
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/skill"
)

// How much an ad wants a skill of the list, from one that its title names down to one that is near to what it asks.
const (
	nearRank   = 1
	wordedRank = 2
	niceRank   = 3
	askedRank  = 4
	mustRank   = 5
	titleRank  = 6
)

// wanted is how much the ad wants a skill, 0 where it does not.
func (m *maker) wanted(name string) int {
	if m.inTitle(name) {
		return titleRank
	}
	p := &piece{text: name}
	m.sel.read(p)
	rank := 0
	for _, a := range p.answers {
		switch need := m.sel.asks[a.requirement].Requirement.Need; {
		case a.close < 0.69:
		case a.close < 0.95 || !m.namesOne(name) && !m.inAd(name):
			rank = max(rank, nearRank)
		case need == evidence.Must:
			rank = max(rank, mustRank)
		case need == evidence.Nice:
			rank = max(rank, niceRank)
		default:
			rank = max(rank, askedRank)
		}
	}
	switch {
	case m.inMust(name):
		rank = mustRank
	case m.inAd(name):
		rank = max(rank, askedRank)
	case m.inWords(name):
		rank = max(rank, wordedRank)
	}
	if rank > nearRank && !m.namesOne(name) && m.isWhatOneIs(name) {
		return nearRank
	}
	return rank
}

// echoed reports whether the ad has a word that begins as one of a text: "Lohnabrechnung" of "Lohnbuchhaltung".
func (m *maker) echoed(text string) bool {
	n := 5
	if m.lang == "de" {
		n = 4
	}
	begins := func(s string) map[string]bool {
		out := map[string]bool{}
		for _, w := range plainWords(s) {
			if r := []rune(w); len(r) >= n && !hollow[w] {
				out[string(r[:n])] = true
			}
		}
		return out
	}
	return m.in.Posting != nil && shares(begins(text), begins(m.in.Posting.Description))
}

// inTitle reports whether the ad's title names a skill that has a name of its own.
func (m *maker) inTitle(name string) bool {
	if m.in.Posting == nil || !m.namesOne(name) {
		return false
	}
	held := map[skill.ID]bool{}
	for _, mention := range m.lex.Extract(m.in.Posting.Title) {
		held[mention.Skill] = mention.Confidence >= 0.5
	}
	return m.namesAny(name, held)
}

// inWords reports whether the ad has the words of a skill of several, in whatever form: all in one sentence, or the one that says what it is, "contract
// negotiation" of "negotiation and signing".
func (m *maker) inWords(name string) bool {
	stems := stemsOf(name)
	if len(stems) < 2 || m.in.Posting == nil {
		return false
	}
	for stem := range stemsOf(m.headOf(name)) {
		if m.sel.echoes[stem] >= 0.7 && !general[stem] {
			return true
		}
	}
	return slices.ContainsFunc(sentencesOf(m.in.Posting.Description), func(s string) bool {
		held := stemsOf(s)
		for stem := range stems {
			if !held[stem] || everyday[stem] {
				return false
			}
		}
		return true
	})
}

// headOf is the word of a skill that says what it is: the last in English and German, the first in French and Spanish.
func (m *maker) headOf(name string) string {
	if m.lang == "fr" || m.lang == "es" {
		return firstWord(name)
	}
	return lastWord(name)
}

// general are stems of words that say what of anything.
var general = stemsOf(`planning management managing analysis support development design control service services system systems software program programs communication engineering process operations training working customer business project quality tools skills
	planung verwaltung beratung entwicklung steuerung betreuung führung kenntnisse arbeit pflege prüfung
	gestion analyse conception suivi développement service organisation conseil outils
	atención análisis desarrollo control servicio organización manejo herramientas`)

// withNeighbours are skills with the tools and methods, up to n in all, that stand next to the first in a group of the CV that has a name: people write
// beside each other what belongs together.
func (m *maker) withNeighbours(names []string, cites []Cite, n int, beside []Sentence) ([]string, []Cite) {
	said := m.saidSoFar(beside)
	for _, g := range m.groups() {
		at := slices.Index(g.items, cites[0])
		if g.name == "" || at < 0 || !m.namesOne(names[0]) {
			continue
		}
		for step := 1; step < len(g.items); step++ {
			for _, i := range []int{at - step, at + step} {
				if i < 0 || i >= len(g.items) || len(names) >= n {
					continue
				}
				c := g.items[i]
				if m.namesOne(c.Quote) && !m.everybodys(c.Quote) && !aLittle.MatchString(c.Quote) && countWords(c.Quote) < 4 && !strings.ContainsAny(c.Quote, ",;:(") && !slices.Contains(cites, c) && !strings.Contains(said, strings.ToLower(c.Quote)) {
					names, cites = append(names, c.Quote), append(cites, c)
				}
			}
		}
	}
	return names, cites
}

// presentStems are the stems of what the person does now, as their posts tell it.
func (m *maker) presentStems() map[string]bool {
	out := map[string]bool{}
	for _, j := range m.jobs() {
		if w := m.p.Work[j.at]; j.open {
			maps.Copy(out, stemsOf(w.Position+"\n"+w.Summary+"\n"+strings.Join(w.Highlights, "\n")))
		}
	}
	return out
}

// shares reports whether two sets of stems have one in common.
func shares(a, b map[string]bool) bool {
	for stem := range a {
		if b[stem] {
			return true
		}
	}
	return false
}
