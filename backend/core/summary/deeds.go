package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
	"autojob/backend/core/skill"
)

// tellingJobs chooses the two jobs that answer the ad best, with what is told of them, the newer one first.
func (m *maker) tellingJobs() []told {
	type candidate struct {
		told
		all  []*piece
		gain float64
	}
	var all []candidate
	for _, j := range m.jobs() {
		c := candidate{told: told{job: j}, all: m.clauses(j)}
		if len(c.all) == 0 && (!named(m.p.Work[j.at].Name) || !j.open) {
			continue
		}
		for _, p := range m.sel.pick(c.all, 3, map[int]float64{}) {
			c.gain += max(0, m.sel.gain(p, nil))
		}
		if j.open {
			c.gain *= 1.5
		}
		all = append(all, c)
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		switch {
		case a.gain > b.gain+1e-9:
			return -1
		case b.gain > a.gain+1e-9:
			return 1
		}
		return b.job.end - a.job.end
	})
	most := []int{4, 2}
	if m.in.Length == Less {
		most = []int{3}
	}
	all = all[:min(len(all), len(most))]
	covered := map[int]float64{}
	for i := range all {
		all[i].pieces = m.sel.pick(all[i].all, most[i], covered)
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return b.job.end - a.job.end })
	var out []told
	for _, c := range all {
		out = append(out, c.told)
	}
	return out
}

// clauses are what a job's bullets say: the clauses that can be put into the first person, or else the bullet as it is.
func (m *maker) clauses(j job) []*piece {
	var out []*piece
	add := func(from *piece, text string, worded bool) {
		n := &piece{path: from.path, text: text, part: from.part, lang: from.lang, months: from.months, job: from.job, order: len(out)}
		m.sel.read(n)
		if worded {
			n.worth += 0.4
		}
		if countWords(text) < 3 {
			n.worth -= 1
		}
		if !past.MatchString(text) {
			out = append(out, n)
		}
	}
	summary := at("work", j.at, "summary")
	for _, p := range m.workOf(j) {
		found := false
		if s := sentencesOf(p.text); len(s) == 1 || countWords(s[0]) >= 5 { // a later sentence may rest on the first
			for i, c := range m.intact(clausesOf(s[0]), s[0], p.lang, j) {
				if _, ok := m.worded(&piece{text: c, lang: p.lang}, j); ok && (i == 0 || countWords(c) >= 4) {
					add(p, c, true)
					found = true
				}
			}
		}
		if !found && p.path != summary { // which speaks of the firm as often as of the work
			add(p, p.text, false)
		}
	}
	return out
}

// past is said of what no longer holds.
var past = pattern.New(`(?i)\blapsed\b|\bexpired\b|\bended with\b|\babgelaufen\b|\bnur noch\b|\bnicht mehr\b|\bexpirée?\b|\bcaducad[oa]\b`)

// clause is a piece put into the first person.
type clause struct {
	text string
	task bool // an infinitive
}

// worded puts a piece into the first person, where that bends nothing.
func (m *maker) worded(p *piece, j job) (clause, bool) {
	lang := p.lang
	if lang == "" {
		lang = m.main
	}
	if lang != m.lang {
		return clause{}, false
	}
	own := map[string]func(string, bool) (string, bool){"en": ownEnglish, "de": ownGerman, "fr": ownFrench, "es": ownSpanish}[lang]
	if text, ok := own(p.text, j.open); ok {
		return clause{text: text}, true
	}
	if task := map[string]func(string) (string, bool){"fr": taskFrench, "es": taskSpanish}[lang]; task != nil && j.open {
		if text, ok := task(p.text); ok {
			return clause{text, true}, true
		}
	}
	return clause{}, false
}

// evidenceOf is a paragraph about one job, and a list of what makes no sentence. After is the job that was told of before.
func (m *maker) evidenceOf(t told, after *job) {
	w := m.p.Work[t.job.at]
	employer := ""
	if named(w.Name) {
		employer = strings.TrimSpace(w.Name)
	}
	var run []Sentence
	if after != nil {
		run = append(run, m.post(t.job, after))
	} else if s := m.asked(t, employer); s.Text != "" {
		run = append(run, s)
	}
	var lines []*piece
	n := 0
	for _, p := range t.pieces {
		c, ok := m.worded(p, t.job)
		if !ok {
			lines = append(lines, p)
			continue
		}
		run = append(run, m.inFrame(p, c, n, len(run) > 0, t.job, employer))
		n++
	}
	if after != nil && n > 0 && len(lines) > 1 && m.setList {
		lines = nil // two lists would make it a CV
	}
	m.runAndList(run, n, lines, t.job)
}

// inFrame puts the n-th clause about a job into its frame.
func (m *maker) inFrame(p *piece, c clause, n int, placed bool, j job, employer string) Sentence {
	frame := m.f.more
	switch {
	case c.task:
		frame = m.f.task
	case n == 0 && placed:
		frame = m.f.there
	case n == 0 && employer != "":
		frame = m.f.first
	case n == 0:
		frame = m.f.firstBare
	case n == 1:
		frame = m.f.also
	}
	text := c.text
	for _, be := range []string{"am ", "was "} {
		if rest, ok := strings.CutPrefix(text, be); ok && m.lang == "en" && n == 1 {
			frame, text = m.f.more, be+"also "+rest
		}
	}
	s := m.said("letter", p)
	s.Text = ended(bare(fill(m.fitted(frame, "", employer), "e", employer, "c", text, "C", raised(text))))
	if strings.Contains(frame, "{e}") {
		s.Cites = append(s.Cites, Cite{at("work", j.at, "name"), employer})
	}
	return s
}

// runAndList sets sentences, of which n tell of the work, and a list after them.
func (m *maker) runAndList(run []Sentence, n int, lines []*piece, j job) {
	one, many := m.f.includedOne, m.f.included
	if j.open {
		one, many = m.f.includesOne, m.f.includes
	}
	inLine := len(lines) == 1 && !(m.lang == "en" && verbal(lines[0].text)) && !strings.Contains(lines[0].text, ":") && len(sentencesOf(lines[0].text)) == 1
	if len(lines) == 1 && n > 0 && (!inLine || m.lang == "en" && unfit(lines[0].text)) {
		lines, inLine = nil, false // a list of one, after enough was said
	}
	if inLine {
		s := m.said("letter", lines[0])
		text := bare(lines[0].text)
		if m.lang != "de" {
			text = m.lower(text)
		}
		s.Text = ended(fill(one, "text", text))
		m.paragraph(append(run, s)...)
		return
	}
	if len(lines) > 0 {
		run = append(run, m.plain("letter", at("work", j.at, "includes"), many))
	}
	m.paragraph(run...)
	if len(lines) > 0 {
		b := Block{Kind: List, Section: "letter"}
		for _, p := range lines {
			b.Sentences = append(b.Sentences, m.said("letter", p))
		}
		m.add(b)
		m.setList = true
	}
}

// asked names what the ad asks for, in its own words, and that it is part of one job. Each thing stands in a line of that job.
func (m *maker) asked(t told, employer string) Sentence {
	if employer == "" || m.in.Posting == nil || m.in.Posting.Language != "" && m.in.Posting.Language != m.lang {
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
		if name == "" || seen[k.ID] || slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) }) {
			continue
		}
		seen[k.ID] = true
		if k.Kind == skill.Tool || k.Kind == skill.Certificate || k.Kind == skill.Method {
			strong = true
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
	cites = append(cites, Cite{at("work", t.job.at, "name"), employer})
	text := fill(m.fitted(frames[len(names)-1], "", employer), "list", m.f.listed(names), "e", employer)
	return m.cited("letter", at("work", t.job.at, "asked"), ended(text), cites...)
}

// before and after a thing that somebody moved away from: "from Sage 50 to Xero", "Jenkins durch GitLab CI ersetzt".
var (
	awayFrom = pattern.New(`(?i)(?:\b(?:from|replac(?:ed|ing)|instead of|retir(?:ed|ing)|former|von|statt|ehemals|remplac\S+|migration|passage|au lieu de|migré|desde|sustitu\S+|migra\S+|en lugar de)\s+(?:the |our |old |an? |de |du |d['’]|el |la |vom |dem )*)$`)
	replaced = pattern.New(`(?i)^\s*(?:durch|by|with|par|por)\s.*|^\s*(?:ersetzt|abgelöst)`)
)

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
		name := string(runes[mention.Start:mention.End])
		everyday := (k.Kind == skill.Ability || k.Kind == skill.Knowledge) && countWords(name) == 1 && len([]rune(name)) < 10
		if !ok || k.Kind == skill.Soft || k.Kind == skill.Language || everyday || strings.ContainsAny(name, "\n{}") {
			continue
		}
		at := slices.IndexFunc(pieces, func(p *piece) bool {
			return slices.ContainsFunc(m.lex.Extract(p.text), func(held skill.Mention) bool {
				return held.Skill == mention.Skill && held.Confidence >= 0.5 && !leftBehind(p.text, held.Start, held.End)
			})
		})
		if at >= 0 {
			return name, k, pieces[at]
		}
	}
	return "", skill.Skill{}, nil
}
