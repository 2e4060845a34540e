package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
)

// rest is what the ad asks for beside work: what somebody studied or learnt, papers, skills, languages; of somebody without work what they
// studied in any case.
func (m *maker) rest(noWork bool) []Sentence {
	var out []Sentence
	last := 0 // the year of the one before
	for _, i := range m.schoolsAsked(noWork) {
		year := readDate(m.p.Education[i].EndDate).year
		if s := m.studied(i, len(out) > 0 && year > 0 && year < last); s.Text != "" {
			last = year
			out = append(out, s)
		}
	}
	out = append(out, m.papersHeld()...)
	if names, cites := m.skillsAsked(4); len(names) > 0 {
		for i, name := range names {
			if m.lang != "de" && countWords(name) > 1 && !capitalised(name) {
				names[i] = m.lower(name)
			}
		}
		out = append(out, m.cited("letter", "skills", fill(m.f.know, "list", m.f.listed(names)), cites...))
	}
	return append(out, m.spokenAsked()...)
}

// driving is a licence to drive, which has its own sentence.
var driving = pattern.New(`(?i)^(?:permis\s+(?:de conduire|[a-e])\b|führerschein|(?:carné|carnet|permiso) de conducir|(?:full |clean |valid |uk )*driv(?:ing|er'?s?) licen[cs]e)`)

// fewPapers is up to how many certificates are told of without being asked for.
const fewPapers = 4

// admitted begin what one is, not what one has.
var admitted = pattern.New(`(?i)^(?:admitted|licensed|registered|sworn) (?:to|as|in|by)\b`)

// belongs begin what somebody is part of, which is no paper in a list of them.
var belongs = pattern.New(`(?i)^(?:member|fellow|mitglied|membre|miembro)\b`)

// papersHeld are the certificates and licences that the ad asks for: as it calls them, or by a word or letters that both have.
func (m *maker) papersHeld() []Sentence {
	var names []string
	var cites []Cite
	var out []Sentence
	seen, drives := map[int]bool{}, false
	add := func(i int) {
		name := strings.TrimSpace(m.p.Certificates[i].Name)
		path := at("certificates", i, "name")
		if name == "" || seen[i] || past.MatchString(name) || belongs.MatchString(name) || len(names) == 3 {
			return
		}
		seen[i] = true
		if m.lang == "en" && admitted.MatchString(name) {
			out = append(out, m.cited("letter", path, fill(m.f.isA, "text", lowered(name)), whole(path, name)))
			return
		}
		if driving.MatchString(name) {
			if shown := lowered(name); !drives {
				if m.lang == "de" {
					shown = name
				} else if m.lang == "en" {
					shown = article(shown) + " " + shown
				}
				drives = true
				out = append(out, m.cited("letter", "driving", fill(m.f.drive, "list", shown), whole(path, name)))
			}
			return
		}
		names, cites = append(names, name), append(cites, whole(path, name))
	}
	for _, e := range m.sel.asks {
		if k := e.Requirement.Kind; e.State == evidence.Met && (k == evidence.CertificateKind || k == evidence.LicenceKind) {
			for i := range m.p.Certificates {
				if e.Quote.Field == at("certificates", i, "name") {
					add(i)
				}
			}
		}
	}
	for i, c := range m.p.Certificates {
		if m.sharesShort(c.Name) || m.shared(c.Name) > 0 || m.answers(c.Name) {
			add(i)
		}
	}
	if len(names) == 0 && len(m.p.Certificates) <= fewPapers { // who has few tells the newest
		keep := m.tellingCertificates(2)
		for i := range m.p.Certificates {
			if keep(i) && !driving.MatchString(m.p.Certificates[i].Name) {
				add(i)
			}
		}
	}
	for i, name := range names {
		names[i] = bracketedTail(name)
		if m.lang != "en" {
			names[i] = m.f.quoteOpen + names[i] + m.f.quoteClose
		}
	}
	frame := m.f.papers
	if len(names) == 0 {
		return out
	} else if len(names) == 1 {
		frame = m.f.paper
	}
	return append([]Sentence{m.cited("letter", "papers", fill(frame, "list", m.f.listed(distinct(names))), cites...)}, out...)
}

// bracketedTail is a name with what stands behind its comma in brackets, so that it can stand in a list: "CSCS Black Card (Manager)".
func bracketedTail(name string) string {
	head, tail, ok := strings.Cut(name, ", ")
	if !ok {
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

// spokenAsked are the languages that the ad asks for.
func (m *maker) spokenAsked() []Sentence {
	var spoken []string
	var cites []Cite
	for _, e := range m.sel.asks {
		if e.State != evidence.Met || e.Requirement.Kind != evidence.LanguageKind {
			continue
		}
		for i, l := range m.p.Languages {
			if !strings.HasPrefix(e.Quote.Field, "languages"+index(i)) || l.Language == "" || m.nativeIn(e.Requirement.Lang) {
				continue
			}
			name, level := m.languageName(l.Language), m.levelName(l.Fluency)
			if m.lang == "fr" || m.lang == "es" {
				name = lowered(name)
			}
			if m.lang != "de" {
				level = lowered(level)
			}
			if level != "" {
				name = fill(m.f.level, "language", name, "level", level)
			}
			spoken = append(spoken, name)
			cites = append(cites, whole(at("languages", i, "language"), l.Language), whole(at("languages", i, "fluency"), l.Fluency))
		}
	}
	if len(spoken) == 0 {
		return nil
	}
	return []Sentence{m.cited("letter", "languages", fill(m.f.speak, "list", m.f.listed(distinct(spoken))), cites...)}
}

// nativeIn reports whether the draft is in a language that the person has from home: it shows.
func (m *maker) nativeIn(code string) bool {
	return code == m.lang && slices.ContainsFunc(m.person.Languages, func(s evidence.Spoken) bool { return s.Code == code && s.Level == "native" })
}
