package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/pattern"
	"autojob/backend/core/skill"
)

// letter is a cover letter. Its first paragraph says what it is about, who writes and where they work; the next what answers the ad from that
// work, with at most one list; then an earlier job, what was done beside work, and what was learnt, papers, skills and languages as far as the ad
// asks for them. It says of the person what the CV says: in the first person where the grammar is known, nouns behind a colon, else as a line of
// the list (planned). Where a sentence would mislead or reads as a joke it is left out.
func (m *maker) letter() {
	m.head()
	if c := m.contact(); len(c.Sentences) > 0 {
		m.add(c)
	}
	recipient := Block{Kind: List, Section: "recipient"}
	if company := m.adCompany(); company != "" {
		recipient.Sentences = append(recipient.Sentences, m.plain("recipient", "company", company))
	}
	if m.in.Posting != nil && m.lang == "fr" && addressed(m.lang, m.in.Posting.Description) != "" {
		if whom := attention.FindString(m.in.Posting.Description); whom != "" {
			recipient.Sentences = append(recipient.Sentences, m.plain("recipient", "attention", whom))
		}
	}
	m.add(recipient)
	if day := m.in.Day; !day.IsZero() {
		m.add(Block{Kind: Paragraph, Section: "date", Sentences: []Sentence{m.plain("date", "day", Day(m.lang, day))}})
	}
	m.subject()
	m.paragraph(m.saluting())
	var jobs []plan
	for i, t := range m.tellingJobs() {
		jobs = append(jobs, m.planned(t, i == 0))
	}
	who, more := m.myself()
	open := append([]Sentence{m.applying()}, who...)
	if len(who) > 0 {
		open = append(open, more...)
	}
	if len(jobs) > 0 {
		open = append(open, m.post(jobs[0].job, nil, jobs[0].beside))
	}
	if len(who) == 0 { // what one does stands behind as what
		open = append(open, more...)
	}
	m.paragraph(append(open, m.sought()...)...)
	for i, t := range jobs {
		if i == 0 {
			m.evidenceOf(t, nil, nil)
		} else {
			m.evidenceOf(t, &jobs[i-1].job, m.between(t.job, jobs[i-1].job))
		}
	}
	m.beside()
	m.paragraph(m.rest()...)
	m.paragraph(m.plain("letter", "closing", m.f.closing))
	m.paragraph(m.plain("letter", "greeting", m.f.greeting))
	if name := m.draft.Name; name != "" {
		s := m.cited("letter", "name", name, Cite{"basics.name", name})
		s.Plain = true
		m.paragraph(s)
	}
}

func (m *maker) saluting() Sentence {
	if m.in.Posting != nil {
		if text := addressed(m.lang, m.in.Posting.Description); text != "" {
			return m.plain("letter", "salutation", text+m.f.salutationEnd)
		}
	}
	if company := m.adCompany(); company != "" && !strings.HasPrefix(company, "The ") && !strings.ContainsAny(company, ",()/|*") && len(company) <= 40 && !legalEnd.MatchString(company) {
		if m.lang == "es" {
			return m.plain("letter", "salutation", "Estimado equipo "+ofSpanish(company)+":")
		}
		return m.plain("letter", "salutation", fill(m.f.salutation, "employer", company))
	}
	return m.plain("letter", "salutation", m.f.salutationBare)
}

// attention is the line of a French address that an ad gives, of somebody whom the letter can greet.
var attention = pattern.New(`à l['’]attention de (?:Mme |M\. |Madame |Monsieur )\p{Lu}[\pL-]+(?: \p{Lu}[\pL-]+)?`)

func (m *maker) paragraph(s ...Sentence) {
	s = slices.DeleteFunc(s, func(s Sentence) bool { return s.Text == "" })
	if len(s) > 0 {
		m.add(Block{Kind: Paragraph, Section: "letter", Sentences: s})
	}
}

func (m *maker) subject() {
	m.draft.Subject = m.f.applicant
	if title := JobTitle(m.in.Posting); title != "" {
		m.draft.Subject = fill(m.f.applicationFor, "title", title)
	}
}

// applying says what the letter is about: the ad's own title and employer, and nothing of the person.
func (m *maker) applying() Sentence {
	title, company := JobTitle(m.in.Posting), m.adCompany()
	known := m.ad != nil && len(m.ad.Occupations) > 0 && m.ad.Occupations[0].Score >= 0.9
	text := m.f.applyAt
	switch {
	case title == "":
		text = m.f.applyBare
	case !known, strings.ContainsAny(title, ",–|/:"), strings.Contains(title, " - "), len(title) > 50, m.lang == "en" && several(title):
		text = m.f.applyQuoted
	case company == "" || m.lang == "en" && englishInstitution.MatchString(company) || strings.Contains(strings.ToLower(title), strings.ToLower(company)):
		text = m.f.apply
	}
	return m.plain("letter", "applying", ended(fill(text, "title", title, "company", company)))
}

// several reports whether an English title may be a plural, which nobody is: "Tutors".
func several(title string) bool {
	words := strings.Fields(title)
	for i, w := range words {
		if i+1 < len(words) && !smallWords[words[i+1]] && words[i+1] != "and" && words[i+1] != "&" {
			continue // it stands before what it is about: "Sales Manager"
		}
		if strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "ics") && (w == strings.ToLower(w) || raised(strings.ToLower(w)) == w) && !fieldsInS[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

// fieldsInS are words in -s that are names of a field.
var fieldsInS = wordSet("sales operations resources communications logistics systems services claims partnerships sports events payments collections business")

// notRoles begin what stands in the place of a position and is none: nobody works as work experience.
var notRoles = pattern.New(`(?i)^(?:work experience|internship|placement|apprenticeship|training|career break|parental|maternity|sabbatical|travel|education|ausbildung|praktikum|umschulung|elternzeit|weiterbildung|studium|stage\b|alternance|apprentissage|formation|congé|prácticas|formación|excedencia)`)

// learnt are those of which English says that somebody did them.
var learnt = pattern.New(`(?i)^(?:work experience|internship|placement|apprenticeship|training)\b`)

// between is the job between two that are told of, where there is exactly one: a letter names it, so that no gap shows.
func (m *maker) between(earlier, later job) *job {
	var found *job
	for _, j := range m.jobs() {
		position := strings.TrimSpace(m.p.Work[j.at].Position)
		if j.at == earlier.at || j.at == later.at || j.off || j.start < earlier.start || !j.isBefore(later) || j.end-j.start < 3 || position == "" {
			continue
		}
		if found != nil || notRoles.MatchString(position) || !named(m.p.Work[j.at].Name) {
			return nil
		}
		found = &j
	}
	return found
}

// post says where somebody works or worked, and behind a colon what at; after is the job that was told of before.
func (m *maker) post(j job, after *job, beside []*piece) Sentence {
	w := m.p.Work[j.at]
	employer, position := "", strings.TrimSpace(w.Position)
	if named(w.Name) {
		employer = strings.TrimSpace(w.Name)
	}
	if employer == "" && position == "" {
		return Sentence{}
	}
	from, to := m.f.long(w.StartDate), m.f.long(w.EndDate)
	frame := m.f.ever
	switch {
	case from == "":
	case j.open && after != nil && after.open:
		frame = m.f.alsoSince
	case j.open:
		frame = m.f.since
	case to == "" || to == from:
		frame = m.f.once
	case after != nil && j.isBefore(*after) && j.end+4 > after.start && m.saidBefore:
		frame = m.f.until
	case after != nil && j.isBefore(*after) && j.end+4 > after.start:
		frame, m.saidBefore = m.f.before, true
	case after != nil && j.isBefore(*after):
		frame = m.f.earlier
	default:
		frame = m.f.until
	}
	shown, where := m.spoken(position), m.workplace(employer)
	if last, several := lastPost(position); j.open && where != "" && several {
		shown, frame = m.spoken(last), posts{both: m.f.risen}
	}
	if employer != "" && where == "" {
		if shown == "" {
			where = m.besides(employer)
		} else if m.lang == "en" && !strings.ContainsAny(employer, "()") {
			shown += " at " + employer
		} else if strings.ContainsAny(employer+shown, "()") {
			shown = shown + ", " + employer
		} else {
			shown = shown + " (" + employer + ")"
		}
	}
	text := frame.pick(where, shown)
	if strings.Contains(shown, ", ") { // what stands between commas ends with one: "comme aide-soignante, service de gériatrie, au Centre hospitalier"
		text = strings.Replace(text, "{p} {at}", "{p}, {at}", 1)
	}
	if after != nil && position != "" && m.sameEmployer(j, *after) {
		switch frame {
		case m.f.before:
			text, shown = m.f.sameBefore, m.spoken(position)
		case m.f.until:
			text, shown = m.f.sameUntil, m.spoken(position)
		}
	}
	when := from
	if position != "" && notRoles.MatchString(position) && from != "" {
		text, shown = m.f.note, position
		if to != "" && to != from {
			when = from + " – " + to
		}
		if m.lang == "en" && learnt.MatchString(position) && where != "" {
			head, note, _ := strings.Cut(commas(lowered(position)), ", ")
			shown, where = head, where+bracketed(note)
			if !strings.HasPrefix(shown, "work ") && !strings.HasPrefix(shown, "training") {
				shown = article(shown) + " " + shown
			}
			if text = "In {from} I did {p} {at}."; when != from {
				text = "From {from} to {to} I did {p} {at}."
			}
		}
		if employer == "" {
			text = strings.Replace(text, ", {e}", "", 1)
		}
	}
	cites := []Cite{{at("work", j.at, "startDate"), w.StartDate}, {at("work", j.at, "endDate"), w.EndDate}}
	if from == "" {
		cites = nil
	}
	cites = append(cites, whole(at("work", j.at, "position"), w.Position), Cite{at("work", j.at, "name"), employer})
	if strings.Contains(text, "{from}") && strings.Contains(text, "{to}") {
		from = m.f.startOf(w.StartDate, w.EndDate)
	}
	text = bare(fill(m.fitted(text, from), "when", raised(when), "from", from, "to", to, "at", where, "e", employer, "p", shown))
	if len(beside) > 0 {
		text += m.f.listColon + m.besideText(beside)
		for _, p := range beside {
			m.note(p)
			cites = append(cites, Cite{p.path, p.text})
		}
	}
	return m.cited("letter", at("work", j.at, "post"), ended(text), cites...)
}

// fitted is a frame for the date that goes into it: French elides before a vowel, German names a bare year.
func (m *maker) fitted(text, from string) string {
	if m.lang == "de" && !strings.Contains(from, " ") {
		text = strings.Replace(text, "Im {from}", "Im Jahr {from}", 1)
	}
	if m.lang == "fr" && (strings.HasPrefix(from, "a") || strings.HasPrefix(from, "o")) {
		text = strings.NewReplacer("De {from}", "D’{from}", "de {from}", "d’{from}").Replace(text)
	}
	return text
}

// properNoun begins what keeps its capital wherever it stands.
var properNoun = pattern.New(`^(?:\p{Lu}\pL+ish|German|French|Dutch|European|American|Chinese|Japanese|Portuguese|Italian|Excel|Word|Outlook|Access)\b`)

// lower begins a text with a small letter, where that is no name that the lexicon knows.
func (m *maker) lower(s string) string {
	if m.lang == "fr" && strings.HasPrefix(s, "Tableau") { // de bord, not the program
		return lowered(s)
	}
	begins := func(text string, kinds ...skill.Kind) bool {
		return slices.ContainsFunc(m.lex.Extract(text), func(held skill.Mention) bool {
			k, ok := m.lex.Skill(held.Skill)
			return ok && held.Start == 0 && slices.Contains(kinds, k.Kind)
		})
	}
	if properNoun.MatchString(s) || begins(s, skill.Tool, skill.Language) || capitalised(s) && begins(s, skill.Certificate) || begins(firstWord(s), skill.Language) { // "Irish employment law"
		return s
	}
	return lowered(s)
}
