package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/pattern"
)

// tellingJobs chooses the two jobs that answer the ad best and, where it is nearer to what the ad is for, an older one, with what is told of them, the newest first.
func (m *maker) tellingJobs() []told {
	type candidate struct {
		told
		all  []*piece
		gain float64
	}
	var all []candidate
	newest, before, end := 0, -1, 0 // when the newest job ended; the job before it, and when that ended
	for _, j := range m.jobs() {
		newest = max(newest, j.end)
	}
	for _, j := range m.jobs() {
		if j.end < newest && j.end > end && !j.off {
			before, end = j.at, j.end
		}
	}
	for _, j := range m.jobs() {
		c := candidate{told: told{job: j}, all: m.clauses(j)}
		if j.end < newest { // only the first that is told of has lines beside its sentences
			c.all = slices.DeleteFunc(c.all, func(p *piece) bool {
				_, ok := m.worded(p, j)
				return !ok && !m.nominal(p)
			})
		}
		if len(c.all) == 0 && (!named(m.p.Work[j.at].Name) || !j.open && j.at != before && m.ofAdsTrade(j) == 0) {
			continue
		}
		for _, p := range m.sel.pick(c.all, 3, map[int]float64{}) {
			c.gain += max(0, m.sel.gain(p, nil))
		}
		switch {
		case j.at == before:
			c.gain = max(0.5, 2*c.gain)
		case j.open:
			c.gain *= 1.5
		}
		if learning.MatchString(m.p.Work[j.at].Position) {
			c.gain *= 0.3
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
	if i := slices.IndexFunc(all, func(c candidate) bool { return c.job.open && c.job.end == newest }); i >= len(most) { // where somebody works now is told
		all[len(most)-1] = all[i]
	}
	chosen, left := all[:min(len(all), len(most))], all[min(len(all), len(most)):]
	nearest := 0.0 // of the jobs told to what the ad is for
	for _, c := range chosen {
		nearest = max(nearest, m.ofAdsTrade(c.job))
	}
	for _, c := range left { // what the ad is for is told, however old
		if near := m.ofAdsTrade(c.job); near > nearest+nearer && c.job.end-c.job.start >= 12 && m.in.Length != Less && named(m.p.Work[c.job.at].Name) {
			chosen, nearest = append(slices.Clone(all[:len(most)]), c), near
		}
	}
	all, most = chosen, append(most, 2)
	covered := map[int]float64{}
	for i := range all {
		n := most[i]
		if all[i].job.end == newest {
			n = max(n, most[0])
		}
		all[i].pieces = m.sel.pick(all[i].all, n, covered)
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return b.job.end - a.job.end })
	var out []told
	for _, c := range all {
		out = append(out, c.told)
	}
	return out
}

// nearer is by how much an old post is nearer to what the ad is for than the others, to be told beside them.
const nearer = 0.3

// ofAdsTrade is how near a post is to what the ad is for, 0 where it is another trade.
func (m *maker) ofAdsTrade(j job) float64 {
	position := m.p.Work[j.at].Position
	if m.ad == nil || learning.MatchString(position) || notRoles.MatchString(position) {
		return 0
	}
	if strings.EqualFold(withoutBrackets(position), JobTitle(m.in.Posting)) {
		return 1
	}
	near := 0.0
	for _, held := range m.person.Positions[j.at].Occupations {
		for _, asked := range m.ad.Occupations[:min(len(m.ad.Occupations), 1)] {
			near = max(near, m.lex.OccupationCloseness(held.Occupation, asked.Occupation)*held.Score*asked.Score)
		}
	}
	if near < 0.5 {
		return 0
	}
	return near
}

// learning is said of posts held to learn.
var learning = pattern.New(`(?i)\b(?:auszubildende[rn]?|azubi|apprentice|intern|internship|praktikant(?:in)?|praktikum|trainee|werkstudent(?:in)?|apprentie?|alternante?|alternance|stagiaire|becari[oa]|prácticas|aprendiz)\b|(?:^|[(,–-] ?)stage\b`) // of French; a Key Stage is none

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
		if !past.MatchString(text) && !ownLimits.MatchString(text) && !circumstance.MatchString(text) {
			out = append(out, n)
		}
	}
	summary := at("work", j.at, "summary")
	for _, p := range m.workOf(j) {
		found := false
		if s := sentencesOf(p.text); len(s) == 1 || countWords(s[0]) >= 5 { // a later sentence may rest on the first
			for i, c := range m.intact(clausesOf(s[0]), s[0], p.lang, j) {
				if i > 0 && !found {
					break // it tells what came of the first, which makes no sentence
				}
				if _, ok := m.worded(&piece{text: c, lang: p.lang}, j); ok && (i == 0 || countWords(c) >= 4) {
					add(p, c, true)
					found = true
				}
			}
		}
		if !found && (p.path != summary || m.inProse(j) && tellsWork(p.text) && !m.tellsOthers(p.text)) { // else it speaks of the firm as often as of the work
			add(p, p.text, false)
		}
	}
	return m.withoutOffice(out, j)
}

// ownLimits is said of what was not one's own to decide: the CV tells it, a letter tells what was.
var ownLimits = pattern.New(`(?i)\bno (?:\pL+ )*of my own\b|\bno supervisory\b|\bwithin limits\b|\bohne eigene\b|\bohne personalverantwortung\b|\bsans responsabilité\b|\bsin responsabilidad\b`)

// circumstance is said of why a post was as it was or ended, which is told when it is asked.
var circumstance = pattern.New(`(?i)\bbecause of\b|\bfamily (?:care|reasons|leave)\b|\bparental leave\b|\bcontract ended\b|\b(?:made|was) redundant\b|\bclosed down\b|\binsolven|\bfamiliären\b|\belternzeit\b|\bfamilienzeit\b|\bbefristet\b|\braisons familiales\b|\bfin de contrat\b|\bcongé parental\b|\bmotivos familiares\b|\bfin de(?:l)? contrato\b`)

// past is said of what no longer holds.
var past = pattern.New(`(?i)\blapsed\b|\bexpired\b|\bended with\b|\babgelaufen\b|\bnur noch\b|\bnicht mehr\b|\bexpirée?\b|\bcaducad[oa]\b`)

// clause is a piece put into the first person.
type clause struct {
	text  string
	task  bool // an infinitive
	whole bool // a sentence with its own "I"
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
	if len(sentencesOf(p.text)) > 1 {
		return clause{}, false
	}
	if text, ok := m.inFirstPerson(p.text); ok {
		return clause{text: text, whole: true}, true
	}
	own := map[string]func(string, bool) (string, bool){"en": ownEnglish, "de": ownGerman, "fr": ownFrench, "es": ownSpanish}[lang]
	if text, ok := own(p.text, j.open); ok {
		text = bracketedResult(text)
		return clause{text: text}, !strings.Contains(text, "; ")
	}
	if task := map[string]func(string) (string, bool){"fr": taskFrench, "es": taskSpanish}[lang]; task != nil && j.open {
		if text, ok := task(p.text); ok {
			return clause{text: text, task: true}, true
		}
	}
	return clause{}, false
}
