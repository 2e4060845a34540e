package summary

import (
	"maps"
	"slices"
	"strings"

	"autojob/backend/core/pattern"
)

// about is the person's own summary: all of it where it has few sentences and all fit, else the first and those that tell most; or a line made of label and
// dates where they have none. What is private, or looks for something else than this ad has, stays away.
func (m *maker) about(n int, covered map[int]float64) Block {
	b := Block{Kind: Paragraph, Section: "profile"}
	all := m.fitting(m.inLanguage(m.pieces("basics.summary", m.p.Basics.Summary, -1, 0)))
	words := 0
	for _, p := range all {
		words += countWords(p.text)
	}
	if len(all) == 0 {
		if s := m.headline(); s != nil {
			b.Sentences = append(b.Sentences, *s)
		}
		return b
	}
	picked := all
	if len(all) > n && (words > fewWords || m.in.Length == Less) {
		first, rest := all[0], all[1:]
		if m.in.Kind == Short { // where there is room for two, the second tells something
			rest = slices.DeleteFunc(slices.Clone(rest), func(p *piece) bool {
				return countWords(p.text) < 6 && !m.sel.quotes(p.text) || remarks.MatchString(p.text) || circumstance.MatchString(p.text) || !m.tells(p) && !m.sel.quotes(p.text)
			})
		}
		picked = append([]*piece{first}, m.sel.pick(rest, n-1, covered)...)
	}
	for _, p := range picked {
		s := m.said("profile", p)
		s.Text = begun(ended(s.Text))
		b.Sentences = append(b.Sentences, s)
	}
	m.sel.cover(all[0], covered)
	return b
}

// fewWords is up to how many words a summary is short enough to stand as a whole.
const fewWords = 45

// fitting are the sentences of a summary that may stand before the one who placed the ad. Where only mottos and remarks are left, none is.
func (m *maker) fitting(all []*piece) []*piece {
	var out []*piece
	for i, p := range all {
		if m.in.Kind == Short && i > 0 && remarks.MatchString(p.text) || pointing.MatchString(p.text) && (len(out) == 0 || out[len(out)-1].part != p.part-1) {
			continue // a few lines hold no remark, and nothing that speaks of a sentence which is not here
		}
		if seeks.MatchString(p.text) || pauses.MatchString(p.text) || wishes.MatchString(p.text) {
			if m.wantsThis(p.text) {
				out = append(out, p) // "and now look for a ward to lead", where it is one
				continue
			}
			cut := withoutPause(p)
			if cut == p || pauses.MatchString(cut.text) || seeks.MatchString(cut.text) {
				continue
			}
			p = m.withoutWish(cut)
		}
		out = append(out, p)
	}
	if len(out) < len(all) && !slices.ContainsFunc(out, func(p *piece) bool {
		return m.tells(p) || countWords(p.text) >= 6 && !remarks.MatchString(p.text)
	}) {
		return nil
	}
	return m.withoutRemarks(out)
}

// wishes is said of how somebody would like to work.
var wishes = pattern.New(`(?i)\breturning to\b|\b(?:part|full)[- ]time\b.*\b(?:post|position|role|job|hours)\b|\bin (?:teilzeit|vollzeit)\b|\bà (?:temps partiel|mi-temps)\b|\ba (?:tiempo parcial|media jornada)\b`)

// withoutWish is a sentence up to where it comes to speak of what somebody would like, behind a comma.
func (m *maker) withoutWish(p *piece) *piece {
	at := wishes.FindStringIndex(p.text)
	if at == nil {
		return p
	}
	end := strings.LastIndex(p.text[:at[0]], ", ")
	if end < 0 {
		end = len(strings.TrimRight(p.text[:at[0]], " ,"))
	}
	if countWords(p.text[:end]) < 4 {
		return p
	}
	out := *p
	out.text = p.text[:end]
	return &out
}

// wantsThis reports whether what somebody looks for is what the ad is called.
func (m *maker) wantsThis(text string) bool {
	if m.in.Posting == nil {
		return false
	}
	wanted := ""
	if at := seeks.FindStringIndex(text); at != nil {
		wanted = text[at[1]:]
	}
	if learning.MatchString(wanted) && !learning.MatchString(m.in.Posting.Title+" "+m.in.Posting.Description) {
		return false // a place to learn
	}
	title := plainWords(JobTitle(m.in.Posting))
	return slices.ContainsFunc(plainWords(wanted), func(w string) bool {
		return len([]rune(w)) > 3 && !hollow[w] && slices.ContainsFunc(title, func(t string) bool { return t == w || len(stemsOf(w)) > 0 && maps.Equal(stemsOf(t), stemsOf(w)) })
	})
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
	if years, of, cites := m.experience(title.Quote); years != "" && !own {
		shown := m.inLine(title.Quote)
		if m.lang == "en" && strings.Contains(shown, ",") {
			shown += "," // "Bookkeeper, MIATI, with ..."
		}
		return m.line("profile", "headline", bare(fill(m.f.withYears, "p", shown, "years", years))+of+".", append([]Cite{title}, cites...)...)
	}
	for _, j := range m.jobs() {
		w := m.p.Work[j.at]
		if date := m.f.long(w.StartDate); j.open && date != "" && w.Position == title.Quote {
			from = Cite{at("work", j.at, "startDate"), w.StartDate}
			if named(w.Name) {
				return m.line("profile", "headline", fill(m.f.headlineAt, "p", m.inLine(title.Quote), "at", m.placed(strings.TrimSpace(w.Name)), "from", date), title, from, whole(at("work", j.at, "name"), w.Name))
			}
			return m.line("profile", "headline", fill(m.f.headline, "p", m.inLine(title.Quote), "from", date), title, from)
		}
	}
	return nil
}

// unnamed are what CVs write in the place of an employer; nobody is what they write there in several words.
var (
	unnamed = wordSet("self-employed selfemployed freelance freelancer freelancing selbständig selbstständig selbständige selbstständige selbständiger selbstständiger freiberuflich freiberufler freiberuflerin freischaffend indépendant indépendante auto-entrepreneur auto-entrepreneuse autónomo autónoma various verschiedene divers diverse diversos diversas varios varias career parental elternzeit private privat")
	nobody  = pattern.New(`(?i)^(?:independent (?:contractor|consultant)|sole trader|own account|auf eigene rechnung|(?:à|a) mon compte|profession libérale|en libéral|travailleu\pL+ indépendante?|(?:trabajadora? )?por cuenta propia|trabajadora? autónom[oa])(?:\P{L}|$)`)
)

// named reports whether a text names an employer at whom somebody can be said to work.
func named(employer string) bool {
	w := strings.ToLower(firstWord(strings.TrimSpace(employer)))
	return w != "" && !unnamed[w] && !nobody.MatchString(strings.TrimSpace(employer))
}

// isEmployer reports whether a text names an employer that may stand behind a line, as "Private Clinic Larch" does.
func isEmployer(name string) bool {
	return named(name) || countWords(name) > 1 && !ownAccount.MatchString(name)
}
