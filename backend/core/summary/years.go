package summary

import (
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/pattern"
	"autojob/backend/core/skill"
)

// practised is for how many months somebody has worked as what a title names, and the dates it is counted from. Posts of another trade, training,
// voluntary work and what fills an evening a week do not count, part time counts half, and nothing counts from before a licence or an admission
// that the CV dates. It is 0 where that is less than half of all their work, or where other posts were near it: who reads the number would take it for the whole.
func (m *maker) practised(title string) (months int, exact bool, cites []Cite) {
	trade := m.lex.Titles(skill.Ungendered(title))
	own := ownAccount.MatchString(withoutBrackets(title)) // "(freelance)" behind a trade says how it is done today
	counts := func(j job) bool { return !own || m.isOnOwnAccount(j) }
	if len(trade) > 0 && slices.ContainsFunc(m.jobs(), func(j job) bool {
		return j.start > 0 && !j.off && !m.isAside(j) && counts(j) && !m.isOf(j, title, trade) && m.isNear(j, title, trade[0])
	}) {
		return 0, false, nil
	}
	return m.counted(title, func(j job) bool { return counts(j) && m.isOf(j, title, trade) })
}

// ownAccount is said of work that is done for no employer.
var ownAccount = pattern.New(`(?i)(?:^|\P{L})(?:free-?lanc\pL*|self-? ?employed|independent|sole trader|freiberuf\pL*|freischaffend\pL*|selbstst?ändig\pL*|indépendante?|auto-?entrepreneu\pL+|libérale?|autónom[oa]|(?:por )?cuenta propia)(?:\P{L}|$)`)

// isOnOwnAccount reports whether a job's title or what stands for its employer says that there was none.
func (m *maker) isOnOwnAccount(j job) bool {
	w := m.p.Work[j.at]
	return ownAccount.MatchString(w.Position) || ownAccount.MatchString(w.Name)
}

// isNear reports whether a job was one of the same field as a trade, or its title has a word in common with it.
func (m *maker) isNear(j job, title string, trade skill.Candidate) bool {
	position := m.p.Work[j.at].Position
	if t := tradeOf(title); t != nil && t.named.MatchString(position) {
		return true
	}
	asked, _ := m.lex.Occupation(trade.Occupation)
	held := m.person.Positions[j.at].Occupations
	if len(held) == 0 || min(held[0].Score, trade.Score) < 0.6 {
		return false
	}
	o, _ := m.lex.Occupation(held[0].Occupation)
	return o.Field == asked.Field && asked.Field != "" || computing[o.Field] && computing[asked.Field]
}

// computing are fields between which people move without changing their trade.
var computing = map[string]bool{"Software": true, "IT": true, "Data": true}

// counted is for how many months somebody had the posts of which a test holds, under a title.
func (m *maker) counted(title string, counts func(j job) bool) (months int, exact bool, cites []Cite) {
	from, paper := m.licensed(title)
	part, full, late := map[int]bool{}, map[int]bool{}, false
	exact = true
	for _, j := range m.jobs() {
		if j.at >= len(m.person.Positions) || j.start == 0 || j.off || m.isAside(j) || !counts(j) {
			continue
		}
		w := m.p.Work[j.at]
		counted := full
		if partTime.MatchString(w.Position) {
			counted = part
		}
		start, end := j.start, j.end
		if readDate(w.StartDate).month == 0 {
			start++ // "2012 – 2015" is three years
		}
		if d := readDate(w.EndDate); d.year > 0 && d.month == 0 {
			end -= 11
		}
		for n := max(start, from); n <= min(end, m.today); n++ {
			counted[n] = true
		}
		late = late || j.start < from
		cites = append(cites, Cite{at("work", j.at, "startDate"), w.StartDate}, Cite{at("work", j.at, "endDate"), w.EndDate})
		exact = exact && j.exact
	}
	half := 0
	for n := range part {
		half += number(!full[n])
	}
	if months = len(full) + half/2; 2*(len(full)+half) < m.worked() {
		return 0, false, nil
	}
	if late {
		cites = append(cites, paper)
	}
	return months, exact && half == 0, cites
}

// isOf reports whether a job was one of a trade: its title is the same or names an occupation that is as good as the same, or one near it by a
// word that is no rank ("Elektroniker" of an "Elektroniker für Gebäudetechnik").
func (m *maker) isOf(j job, title string, trade []skill.Candidate) bool {
	position := strings.TrimSpace(m.p.Work[j.at].Position)
	if strings.EqualFold(position, strings.TrimSpace(title)) {
		return true
	}
	closest := 0.0
	for _, o := range m.person.Positions[j.at].Occupations {
		if len(trade) > 0 && min(o.Score, trade[0].Score) >= 0.6 {
			closest = max(closest, m.lex.OccupationCloseness(o.Occupation, trade[0].Occupation))
		}
	}
	return closest >= 0.8 || closest >= 0.6 && slices.ContainsFunc(plainWords(skill.Ungendered(title)), func(w string) bool {
		_, rank := m.lex.Level(w)
		return len(w) > 4 && !rank && !ranks[w] && slices.Contains(plainWords(skill.Ungendered(position)), w)
	})
}

// ranks are words of rank that some titles consist of.
var ranks = wordSet("manager assistant officer supervisor")

// isAside reports whether a job is no post in its trade: training for it, voluntary work, or an evening a week.
func (m *maker) isAside(j job) bool {
	w := m.p.Work[j.at]
	level, said := m.lex.Level(skill.Ungendered(w.Position))
	return said && level == 0 || preparing.MatchString(w.Position) || skill.Unpaid(w.Position) || slices.ContainsFunc(append([]string{w.Position, w.Summary}, w.Highlights...), evening.MatchString)
}

// licensed is the month from which a dated licence or admission lets somebody work as what a title names; 0 where the CV has none. Several count
// from the first.
func (m *maker) licensed(title string) (from int, paper Cite) {
	for i, c := range m.p.Certificates {
		d := readDate(c.Date)
		if d.year == 0 || d.count(false) > m.today || !permission.MatchString(c.Name) || !admits.MatchString(c.Name) && !isNamed(title, c.Name) {
			continue
		}
		if n := d.count(false); from == 0 || n < from {
			from, paper = n, Cite{at("certificates", i, "date"), c.Date}
		}
	}
	return from, paper
}

// isNamed reports whether a text has a word of a title or its initials: "RDH License" of a Registered Dental Hygienist.
func isNamed(title, text string) bool {
	initials, words := "", plainWords(text)
	for _, w := range plainWords(title) {
		if len(w) > 4 && slices.Contains(words, w) {
			return true
		}
		initials += string([]rune(w)[:1])
	}
	return len(initials) > 1 && slices.Contains(words, initials)
}

func plainWords(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
}

var (
	preparing  = pattern.New(`(?i)referendar|anerkennungsjahr|vorbereitungsdienst|berufspraktikant|pre-?registration|\bpupil barrister\b|\barticled clerk\b|\btraining contract\b`)
	partTime   = pattern.New(`(?i)\bpart[- ]?time\b|\bteilzeit|\bgeringfügig|\baushilfe\b|\bminijob|\btemps partiel|\bmi-temps|\bmedia jornada|\b(?:tiempo|jornada) (?:parcial|reducida)`)
	evening    = pattern.New(`(?i)\b(?:an?|one|two|ein(?:en|em)?|zwei|une?|deux|una?|dos) (?:evening|morning|afternoon|night|abend|nachmittag|soirs?|soirée|tardes?|noche)s?(?:e|en)? (?:an?|each|every|per|pro|(?:in|unter) der|die|par|a la|por) (?:week|woche|semaine|semana)`)
	permission = pattern.New(`(?i)\blicen[cs](?:e|ed|ure)\b|\bregist(?:ered|ration)\b|\badmi(?:tted|ssion)\b|\bcalled to the bar\b|\bbar (?:of|association|admission)\b|\b(?:state )?bar$|\bapprobation\b|\bzulassung\b|\bzugelassen|\bberufserlaubnis\b|\bbarreau\b|\binscrite? (?:à|au)\b|\bcolegiad[oa]\b`)
	admits     = pattern.New(`(?i)\badmi(?:tted|ssion)\b|\bcalled to the bar\b|\bbar (?:of|association|admission)\b|\b(?:state )?bar$|\bapprobation\b|\bzulassung als\b|\bbarreau\b|\bcolegiad[oa]\b`)
)

// yearsTold is said of for how long one has worked.
var yearsTold = pattern.New(`(?i)\b(?:years?|decades?)['’]? (?:of |in |as |on |with )|\byears?['’]? (?:\w+ )?experience|jahren?\b|jahre\b|\b(?:ans|années|años|décadas?) (?:d|en |in |comme |como )`)

// experience is for how long somebody has worked as what a title names, of what where the title alone does not say it (" in sales"), and the dates that it is
// counted from. It is "" where who reads the CV would count otherwise.
func (m *maker) experience(title string) (years, of string, cites []Cite) {
	months, exact, cites := m.practised(title)
	if t := tradeOf(title); t != nil && months == 0 {
		own := ownAccount.MatchString(withoutBrackets(title)) // "(freelance)" behind a trade says how it is done today
		months, exact, cites = m.counted(title, func(j job) bool { return t.named.MatchString(m.p.Work[j.at].Position) && (!own || m.isOnOwnAccount(j)) })
		of = t.in(m.lang)
		if of == "" || 4*months < 3*m.worked() {
			return "", "", nil
		}
		for i, w := range m.p.Work {
			if t.named.MatchString(w.Position) && slices.Contains(cites, Cite{at("work", i, "startDate"), w.StartDate}) {
				cites = append(cites, whole(at("work", i, "position"), w.Position))
			}
		}
	}
	return m.f.roughly(months, exact), of, cites
}
