package summary

import (
	"maps"
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// rest is what a letter tells beside work: skills, what somebody studied or learnt, papers, an award, languages.
func (m *maker) rest() []Sentence {
	var out []Sentence
	last := 0 // the year of the one before
	for _, i := range m.schoolsTold() {
		year := readDate(m.p.Education[i].EndDate).year
		if s := m.studied(i, len(out) > 0 && year > 0 && year < last); s.Text != "" {
			if !m.lasts(i) {
				last = year
			}
			out = append(out, s)
		}
	}
	out = append(out, m.papersHeld(len(out) > 0)...)
	out = append(out, m.honoured()...)
	return slices.Concat(m.skilled(out), out, m.spokenAsked())
}

// commonNoun is a word that its ending shows to be no name.
var commonNoun = pattern.New(`(?:ing|ion|ions|ment|ness|ity|ance|ence|ship|isms|ors|ers|ings|ments|logy|ics|sis|costs|up|té|ance|ence|eur|ettes|ages?|ures?|ción|arios|miento|dad|ía)$`)

// skilled names skills that the ad asks for and nothing before or beside them told of.
func (m *maker) skilled(beside []Sentence) []Sentence {
	names, cites := m.skillsAsked(4, 3, false, beside...)
	if len(names) == 1 && !m.isTool(names[0]) && !m.sharesShort(names[0]) { // one of the everyday kind says nothing
		if names, cites = m.skillsAsked(3, 3, true, beside...); len(names) < 2 || !m.inAd(names[0]) {
			return nil
		}
	}
	if len(names) == 0 {
		return nil
	}
	if len(names) == 1 {
		names, cites = m.withNeighbours(names, cites, 3, beside)
	}
	for i, name := range names {
		if softwareOf.MatchString(name) {
			names[i] = lowered(name)
		} else if m.lang != "de" && !capitalised(name) && !strings.ContainsAny(name, "/0123456789") && (countWords(name) > 1 || commonNoun.MatchString(name) || m.isField(name) && !m.amongTools(cites[i]) || m.smallInAd(name)) {
			names[i] = m.lower(name)
		}
	}
	frame := m.f.know[number(len(names) > 1)]
	if m.lang == "es" && len(names) > 1 {
		names, frame = articledSpanish(names, frame, m.isTool)
	}
	return []Sentence{m.cited("letter", "skills", fill(frame, "list", m.f.listed(names)), cites...)}
}

// softwareOf stands before the name of a program and is none itself: "logiciel Osiris".
var softwareOf = pattern.New(`^(?:Logiciels?|Programa|Aplicación) `)

// isField reports whether a text is a field of knowledge or an ability that the lexicon knows, and no name.
func (m *maker) isField(text string) bool {
	return slices.ContainsFunc(m.lex.Extract(text), func(held skill.Mention) bool {
		k, ok := m.lex.Skill(held.Skill)
		return ok && held.Start == 0 && (k.Kind == skill.Knowledge || k.Kind == skill.Ability)
	})
}

// driving is a licence to drive, which has its own sentence.
var driving = pattern.New(`(?i)^(?:permis\s+(?:de conduire\b|[a-e]\d?(?:$|[^\pL’']))|führerschein|(?:carné|carnet|permiso) de conducir|(?:full |clean |valid |uk )*driv(?:ing|er'?s?) licen[cs]e|(?:carné|carnet|permiso) [ab]\d?\b)`)

// drivingAsked is said in ads that ask for a licence to drive.
var drivingAsked = pattern.New(`(?i)driv(?:ing|er['’]?s?) licen[cs]e|clean licen[cs]e|führerschein|fahrerlaubnis|\bpermis (?:de conduire|[a-e]\d?(?:$|[^\pL’']))|\b(?:carné|carnet|permiso) (?:de conducir|[a-e]\d?\b)`)

// asksDriving reports whether the ad asks for a licence to drive.
func (m *maker) asksDriving() bool {
	return m.in.Posting != nil && drivingAsked.MatchString(m.in.Posting.Description)
}

// fewPapers is up to how many certificates are told of without being asked for.
const fewPapers = 4

// belongs begin what somebody is part of, which is no paper in a list of them.
var belongs = pattern.New(`(?i)^(?:member|fellow|mitglied|membre|miembro)\b`)

// regulated is said of papers that one needs by law or of a chamber to do a work.
var regulated = pattern.New(`(?i)\b(?:chartered|registered|registration|licen[cs]ed?|licensure|certified|nmc|hcpc|gmc|approbation|staatlich|meister\pL*|zulassung|diplôme d|habilitation|colegiad[oa]|habilitación|cscs|smsts|cpcs|sia|cdl|cpc|adr|caces|cqp|epa|nebosh|iosh|acca|cima|cipd|cpa|rgn)\b`)

// ofMany is a paper that people of any trade have.
var ofMany = pattern.New(`(?i)first[- ]aid|basic life support|ersthelfer|erste hilfe|secouris|\bpsc ?1\b|\bsst\b|\bcpr\b|\bbls\b|primeros auxilios|manipulador|food (?:hygiene|handler)`)

// isDegree reports whether a certificate is one that the education of the CV has, too: "Gesellenbrief".
func (m *maker) isDegree(i int) bool {
	name := strings.TrimSpace(m.p.Certificates[i].Name)
	return slices.ContainsFunc(m.p.Education, func(e profile.Education) bool {
		kind, _, _ := strings.Cut(e.StudyType, ",")
		return strings.EqualFold(name, strings.TrimSpace(kind)) || strings.EqualFold(name, strings.TrimSpace(e.StudyType+" "+e.Area))
	})
}

// papers are up to n certificates: licences, then those that the ad asks for, then those that a work needs, then the newest. What was an appointment at an employer
// since left comes last.
func (m *maker) papers(n int) []int {
	out := slices.DeleteFunc(inOrder(len(m.p.Certificates)), func(i int) bool { return strings.TrimSpace(m.p.Certificates[i].Name) == "" || m.isDegree(i) })
	rank := make([]int, len(m.p.Certificates))
	for i, c := range m.p.Certificates {
		licence := m.isLicence(i)
		named := m.sharesShort(c.Name) || m.shared(c.Name) > 0
		rank[i] = 20*number(licence) + 3*number(m.asksPaper(i)) + 4*number(regulated.MatchString(c.Name)) + 2*number(named) - 20*number(m.leftBehindAt(i)) + number(driving.MatchString(c.Name))*(18*number(m.asksDriving())-10) + 3*number(m.ofTrade(c.Name)) - 3*number(ofMany.MatchString(c.Name))
	}
	slices.SortStableFunc(out, func(a, b int) int {
		if rank[a] != rank[b] {
			return rank[b] - rank[a]
		}
		return strings.Compare(m.p.Certificates[b].Date, m.p.Certificates[a].Date)
	})
	if m.in.Kind != Page && m.in.Kind != Whole { // where a few stand for all, they hold today
		out = slices.DeleteFunc(out, func(i int) bool {
			name := m.p.Certificates[i].Name
			return past.MatchString(name) || underWay.MatchString(name) || m.in.Kind == Letter && m.isToCome(m.p.Certificates[i].Date) || m.leftBehindAt(i) || m.in.Kind != Letter && driving.MatchString(name) && !m.asksDriving()
		})
	}
	out = out[:min(len(out), n)]
	slices.SortStableFunc(out, func(a, b int) int { // a licence to drive stands behind what is of the trade
		return number(driving.MatchString(m.p.Certificates[a].Name)) - number(driving.MatchString(m.p.Certificates[b].Name))
	})
	return out
}

// underWay is said of a paper that somebody does not have yet.
var underWay = pattern.New(`(?i)\b(?:in progress|ongoing|expected|not yet|in arbeit|laufend|angemeldet|voraussichtlich|en cours|prévue?|inscription pour|inscrite? (?:pour|en)|en curso|previst[oa]|pendiente|working on it|halfway|estoy (?:tomando|cursando|haciendo)|currently (?:taking|doing|studying)|refresh\pL* due|renewal due|auffrischung (?:fällig|nötig|steht aus)|à recycler|recyclage à (?:faire|prévoir)|pendiente de renov\pL*|por renovar|(?:exam|test|assessment) (?:in|on|due|booked))(?:[^\pL]|$)`)

// inOrder are the numbers from 0 up to n.
func inOrder(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

// asksPaper reports whether the ad asks for a certificate: as it calls it, or by letters that both have.
func (m *maker) asksPaper(i int) bool {
	return m.asks(m.p.Certificates[i].Name) || m.sharesShort(m.p.Certificates[i].Name) || slices.ContainsFunc(m.sel.asks, func(e evidence.Evidence) bool {
		k := e.Requirement.Kind
		return e.State == evidence.Met && (k == evidence.CertificateKind || k == evidence.LicenceKind) && e.Quote.Field == at("certificates", i, "name")
	})
}

// leftBehindAt reports whether a certificate was given by an employer, during work there that has ended: an appointment, which ended with it.
func (m *maker) leftBehindAt(i int) bool {
	c := m.p.Certificates[i]
	given := readDate(c.Date)
	return given.year > 0 && slices.ContainsFunc(m.jobs(), func(j job) bool {
		return !j.open && j.end > 0 && strings.EqualFold(strings.TrimSpace(m.p.Work[j.at].Name), strings.TrimSpace(c.Issuer)) && j.start <= given.count(true) && given.count(false) <= j.end
	})
}

// ofTrade reports whether a paper has a word of what somebody says they do.
func (m *maker) ofTrade(name string) bool {
	own := stemsOf(m.p.Basics.Label)
	for _, g := range m.groups() {
		for _, c := range g.items {
			maps.Copy(own, stemsOf(c.Quote))
		}
	}
	for stem := range stemsOf(name) {
		if own[stem] && !everyday[stem] {
			return true
		}
	}
	return false
}

// member is a membership as certificates list it: "Member, Royal Guild of Chemists".
var (
	member   = pattern.New(`(?i)^(member|fellow)(?: of|,) `)
	memberOf = pattern.New(`(?i)^(?:mitglied (?:der|des|im|in|von)|membre (?:de|du|d['’])|miembro de|miembro del)\b`)
	enrolled = pattern.New(`(?i)^(?:colegiad[oa] (?:en|del?|n)|inscrite? (?:au|à))(?:[^\pL]|$)`)
)

// withoutBrackets is a name without what stands in brackets at its end.
func withoutBrackets(name string) string {
	head, _, _ := strings.Cut(bracketedTail(name), " (")
	return head
}

// bracketedTail is a name with what stands behind its comma in brackets, so that it can stand in a list: "CSCS Black Card (Manager)".
func bracketedTail(name string) string {
	head, tail, ok := strings.Cut(name, ", ")
	if !ok || strings.Count(head, "(") > strings.Count(head, ")") {
		return name
	}
	if strings.ContainsAny(name, "()") {
		return head
	}
	return head + " (" + tail + ")"
}

// answers reports whether a text names something near to what the ad asks for.
func (m *maker) answers(text string) bool {
	p := &piece{text: text}
	m.sel.read(p)
	return len(p.answers) > 0
}
