package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/pattern"
)

// plan is how a letter tells of one job: what hangs on the sentence that says where, what makes a sentence of its own, and what stays a line.
type plan struct {
	told
	beside  []*piece // nouns, behind the post's colon
	lesser  []*piece // nouns, where sentences tell what comes first in the CV
	clauses []worded
	lines   []*piece
}

// worded is a piece that can be said in the first person.
type worded struct {
	*piece
	clause
}

// planned sorts what is told of a job by its grammar. What cannot be put into a sentence without bending it stays a line of a list, and only
// the job told of first has one: a second would make the letter a CV.
func (m *maker) planned(t told, first bool) plan {
	out := plan{told: t}
	for _, p := range t.pieces {
		if c, ok := m.worded(p, t.job); ok && (!c.task || len(t.pieces) == 1) {
			out.clauses = append(out.clauses, worded{p, c})
		} else {
			out.lines = append(out.lines, p)
		}
	}
	if first && len(out.lines) > 1 {
		return out
	}
	if notRoles.MatchString(strings.TrimSpace(m.p.Work[t.job.at].Position)) {
		out.lines = nil
		return out
	}
	if first && len(out.clauses) > 2 && len(out.lines) == 1 && (m.lang == "en" || !m.nominal(out.lines[0])) && m.leastOf(out.lines[0], out.clauses) { // enough is said, and one line is no list
		out.lines = nil
		return out
	}
	if n := len(out.clauses); first && n > 1 && len(out.lines) == 1 && (m.lang == "en" || !m.nominal(out.lines[0])) { // with one more it is a list
		out.lines = append(out.lines, out.clauses[n-1].piece)
		out.clauses = out.clauses[:n-1]
		slices.SortFunc(out.lines, func(a, b *piece) int { return a.order - b.order })
		return out
	}
	most := 2
	if len(out.clauses) > 0 {
		most = 1
	}
	for _, p := range out.lines {
		if len(out.beside) < most && m.nominal(p) {
			out.beside = append(out.beside, p)
		}
	}
	if !first || len(out.beside) > 0 || len(out.clauses) > 0 {
		out.lines = nil
	}
	if m.lang == "en" && len(out.beside) > 0 && len(out.clauses) > 0 && out.clauses[0].order < out.beside[0].order {
		out.beside, out.lesser = nil, out.beside
	}
	return out
}

// leastOf reports whether a line tells the ad less than all but one of some clauses.
func (m *maker) leastOf(line *piece, clauses []worded) bool {
	less := 0
	for _, c := range clauses {
		less += number(m.sel.gain(c.piece, nil) < m.sel.gain(line, nil))
	}
	return less <= 1
}

// nominal reports whether a line is nothing but nouns, so that it can stand behind a colon in the middle of a sentence.
func (m *maker) nominal(p *piece) bool {
	lang := p.lang
	if lang == "" {
		lang = m.main
	}
	text := bare(p.text)
	first := strings.ToLower(firstWord(text))
	if namesPerson(text) {
		return false
	}
	if lang != m.lang || strings.ContainsAny(colonless(text), ":;!?=") || len(sentencesOf(text)) != 1 || countWords(text) > 22 || first == "0" || denials[first] || m.lang == "en" && outcome.MatchString(text) {
		return false
	}
	switch m.lang {
	case "en":
		next := strings.ToLower(firstWord(strings.TrimSpace(text[len(firstWord(text)):])))
		doing := englishPast[first] || englishPresent[first] || englishThird[first] || englishEither[first] || strings.HasSuffix(first, "ed")
		return !unfit(text) && !strings.Contains(first, "-manage") && (!doing || next == "of")
	case "de":
		return !germanParticiples[lastWord(text)] && !germanParticiples[lastWord(strings.SplitN(text, ",", 2)[0])] && first != "seit" && !germanOrdinals[first]
	case "fr":
		return !frenchInfinitives[first] && !frenchParticiples[first] && first != "depuis"
	}
	return !spanishInfinitives[first] && !spanishOwn[first] && first != "desde"
}

// persons are words for somebody, as a line that tells of a role begins with them; in other words for them their ending tells.
var (
	persons    = wordSet("mentor mentorin mentora ansprechpartner ansprechpartnerin vertrauensperson sicherheitsbeauftragter sicherheitsbeauftragte ausbilder ausbilderin leiter leiterin mitglied stellvertreter stellvertreterin référent référente tuteur tutrice responsable formateur formatrice membre tutor tutora miembro formador formadora encargado encargada")
	personEnds = pattern.New(`(?:tor|visor|beauftragter?|leiter(?:in)?|sprecher(?:in)?)$`)
	noPersons  = wordSet("sector factor motor vector tractor reactor contractor detector monitor doctor faktor reaktor traktor sektor")
)

// namesPerson reports whether a line says what somebody was, and not what they did: "Health and safety coordinator on three sites".
func namesPerson(text string) bool {
	for i, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == ',' || r == '/' }) {
		if i == 6 || i > 0 && smallWords[w] {
			return false
		}
		if persons[w] || englishRoles[w] || personEnds.MatchString(w) && !noPersons[w] {
			return true
		}
	}
	return false
}

// smallWords end the head of a line of nouns.
var smallWords = wordSet("to for of on in at with during across by from für von im in bei mit an der des zur zum auf und de du des la le les à au aux pour en dans avec chez el los las con para por")

var germanOrdinals = wordSet("erster erste erstes zweiter zweite zweites neuer neues alleiniger alleinige ansprechpartner ansprechpartnerin verantwortlich verantwortlicher zuständig")

// colonless is a line with what stands behind its colon in brackets, so that it can stand behind another: "costing of projects (600 k€ saved)".
func colonless(text string) string {
	head, tail, ok := strings.Cut(text, ": ")
	if !ok || strings.ContainsAny(text, "()") || strings.Contains(tail, ":") || countWords(tail) > 10 || denials[strings.ToLower(firstWord(tail))] {
		return text
	}
	return strings.TrimSpace(head) + " (" + tail + ")"
}

// denials begin a line that tells what did not happen.
var denials = wordSet("no zero none never kein keine keinen null nie aucun aucune jamais zéro ningún ninguna nunca cero")

// besideText is what hangs on a post: its nouns, in small letters where the language has them.
func (m *maker) besideText(all []*piece) string {
	var texts []string
	commas := false
	for _, p := range all {
		text := colonless(bare(p.text))
		if m.lang != "de" && !capitalised(text) {
			text = m.lower(text)
		} else if m.lang == "de" && (germanSmall[strings.ToLower(firstWord(text))] || germanAdjective(text)) {
			text = lowered(text)
		}
		commas = commas || strings.ContainsAny(text, ",(") || strings.Contains(text, " "+m.f.and+" ")
		texts = append(texts, text)
	}
	if commas {
		return strings.Join(texts, m.f.semicolon)
	}
	return m.f.listed(texts)
}

// evidenceOf is a paragraph about one job, and a list of what makes no sentence. After is the job that was told of before; the first job's post
// was told at the end of the paragraph before. Between is a job that came between the two.
func (m *maker) evidenceOf(t plan, after, between *job) {
	var run []Sentence
	if between != nil {
		run = append(run, m.post(*between, after, nil), m.post(t.job, between, t.beside))
	} else if after != nil {
		run = append(run, m.post(t.job, after, t.beside))
	} else if s := m.asked(t.told); s.Text != "" {
		run = append(run, s)
	}
	asked := after == nil && len(run) > 0
	for n, c := range t.clauses {
		run = append(run, m.inFrame(c, n, len(t.clauses), asked || after != nil && m.lang == "en", len(t.lines) > 0, t.job))
	}
	if len(t.lesser) > 0 {
		run = append(run, m.includes(t))
	}
	if len(t.lines) > 0 {
		lead := m.f.leadWas
		if t.job.open {
			lead = m.f.lead
		}
		switch {
		case !named(m.p.Work[t.job.at].Name) && len(t.clauses) > 0:
			lead = m.f.leadBareMore
		case !named(m.p.Work[t.job.at].Name):
			lead = m.f.leadBare
		case len(t.clauses) > 0 && !m.saidAlso && !slices.ContainsFunc(t.lines, func(p *piece) bool { return alsoSaid.MatchString(p.text) }):
			lead = m.f.leadMore
			m.saidAlso = true
		}
		run = append(run, m.plain("letter", at("work", t.job.at, "includes"), lead))
	}
	m.paragraph(run...)
	if len(t.lines) > 0 {
		b := Block{Kind: List, Section: "letter"}
		for _, p := range t.lines {
			s := m.said("letter", p)
			s.Text = raised(bare(s.Text))
			b.Sentences = append(b.Sentences, s)
		}
		m.add(b)
	}
}

// alsoSaid begins a line that says "also" itself.
var alsoSaid = pattern.New(`(?i)^(?:I also|also|ich habe (?:auch|außerdem)|außerdem|auch|j[’']ai (?:aussi|également)|aussi|également|también|además)\b`)

// includes says what else a job was, in English.
func (m *maker) includes(t plan) Sentence {
	frame := "My work there included {list}"
	if t.job.open {
		frame = "My work there includes {list}"
	}
	if !named(m.p.Work[t.job.at].Name) {
		frame = strings.Replace(frame, " there", "", 1)
	}
	var cites []Cite
	for _, p := range t.lesser {
		m.note(p)
		cites = append(cites, Cite{p.path, p.text})
	}
	return m.cited("letter", at("work", t.job.at, "also"), ended(fill(frame, "list", m.besideText(t.lesser))), cites...)
}

// inFrame puts the n-th of several clauses about a job into its frame. "Also" is said once of all work, before the last of them where no list follows.
func (m *maker) inFrame(c worded, n, of int, asked, listed bool, j job) Sentence {
	frame, text := m.f.more, c.clause.text
	switch {
	case c.whole:
		frame = "{C}"
	case c.task:
		frame = m.f.task
	case n == 0 && !asked && named(m.p.Work[j.at].Name):
		frame = m.f.there
	case n > 0 && n == of-1 && !listed && !m.saidAlso:
		m.saidAlso = true
		frame = m.f.also
		for _, be := range []string{"am ", "was "} {
			if rest, ok := strings.CutPrefix(text, be); ok && m.lang == "en" {
				frame, text = m.f.more, be+"also "+rest
			}
		}
	}
	s := m.said("letter", c.piece)
	s.Text = ended(bare(fill(frame, "c", text, "C", raised(text))))
	return s
}

// sameEmployer reports whether two jobs were at one employer.
func (m *maker) sameEmployer(j, other job) bool {
	a, b := strings.TrimSpace(m.p.Work[j.at].Name), strings.TrimSpace(m.p.Work[other.at].Name)
	return a != "" && a == b
}

// flat is a text without the brackets at its end, for what is put into brackets itself.
func flat(s string) string {
	if i := strings.LastIndex(s, " ("); i > 0 && strings.HasSuffix(s, ")") && strings.Count(s, "(") == 1 {
		return s[:i] + ", " + s[i+2:len(s)-1]
	}
	return s
}

// distinct are the texts of a list without those that are there before.
func distinct(all []string) []string {
	var out []string
	for _, s := range all {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
