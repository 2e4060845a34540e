package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
	"autojob/backend/core/skill"
)

// myself are the sentences of the summary that can stand in a letter: the one that says who this is, and what else the ad makes one want to
// say.
func (m *maker) myself() (who, more []Sentence) {
	all := m.inLanguage(m.pieces("basics.summary", m.p.Basics.Summary, -1, 0))
	var fit []*piece
	worded := map[*piece]string{}
	identity := map[*piece]bool{}
	for _, p := range all {
		if seeks.MatchString(p.text) && len(p.answers) == 0 && !m.echoed(p) {
			continue // what is looked for is not what this ad has
		}
		if text, is, ok := m.mine(p); ok {
			worded[p], identity[p] = text, is
			fit = append(fit, p)
		}
	}
	last := -2
	for _, p := range m.sel.pick(fit, 2, map[int]float64{}) {
		if pointing.MatchString(p.text) && p.part != last+1 {
			continue // it speaks of what was said before it, and that is not here
		}
		last = p.part
		s := m.said("letter", p)
		s.Text = ended(worded[p])
		if identity[p] && len(who) == 0 && len(more) == 0 {
			who = append(who, s)
		} else {
			more = append(more, s)
		}
	}
	return who, more
}

// pointing words speak of another sentence.
var pointing = pattern.New(`(?i)\b(?:made|did|do|doing|like|love) (?:that|this|it|so)\b|^(?:both|that|this|these|there|it)\b|\bdas (?:mache|tue|war)\b|^(?:das|dies|beides|dort)\b|^(?:cela|ça|c’est|c'est|tout cela)\b|^(?:eso|esto|ambas?)\b`)

// seeks is said of what somebody looks for.
var seeks = pattern.New(`(?i)\b(?:looking (?:for|to)|seeking|wish to|want to|would like|hope to|ich suche|suche (?:eine|nach)|möchte|wünsche|je (?:cherche|recherche|souhaite)|souhaite|busco|buscando|quiero|me gustaría)\b`)

func (m *maker) echoed(p *piece) bool {
	for stem := range stemsOf(p.text) {
		if m.sel.echoes[stem] > 0 {
			return true
		}
	}
	return false
}

// mine words a sentence of a summary in the first person, where it is or can be; is says that it tells who this is.
func (m *maker) mine(p *piece) (text string, is, ok bool) {
	if p.lang != "" && p.lang != m.lang || p.lang == "" && m.main != "" && m.main != m.lang {
		return "", false, false
	}
	if firstPerson(m.lang, p.text) {
		return p.text, false, true
	}
	who := map[string]func(string, func(string) bool) bool{"en": whoEnglish, "de": whoGerman, "fr": whoFrench, "es": whoSpanish}[m.lang]
	if who(p.text, m.isTitle) {
		text := bare(p.text)
		if m.lang != "de" {
			text = m.lower(text)
		}
		if m.lang == "en" && !englishArticles[firstWord(text)] {
			text = article(text) + " " + text
		}
		return fill(m.f.isA, "text", text), true, true
	}
	if m.lang == "en" {
		if strings.HasPrefix(p.text, "Looking ") || strings.HasPrefix(p.text, "Seeking ") {
			return "I am " + lowered(p.text), false, true
		}
		if c, ok := ownEnglish(bare(p.text), false); ok && !strings.HasPrefix(c, "was ") {
			return "I " + c, false, true
		}
	}
	return "", false, false
}

var firstPersons = map[string]map[string]bool{
	"en": wordSet("i i'm i’m i've i’ve i'd i’d"),
	"de": wordSet("ich"),
	"fr": wordSet("je j'ai j’ai j'aime j’aime j'accompagne j’accompagne j'apporte j’apporte"),
	"es": wordSet("yo me soy tengo busco he trabajo quiero"),
}

// joiners make what follows them a part of a sentence that has no verb of its own.
var joiners = wordSet("what that which who where when as because dass was die der das weil wie ce que qui quand lo como cuando")

// firstPerson reports whether somebody speaks of themselves in a sentence, near its beginning.
func firstPerson(lang, text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == ':' || r == '(' })
	for i, w := range words[:min(4, len(words))] {
		if joiners[w] || w == "and" || w == "und" {
			return false
		}
		if firstPersons[lang][w] && (lang != "es" || i == 0) {
			return true
		}
	}
	return false
}

// isTitle reports whether a text is what somebody's work is called.
func (m *maker) isTitle(text string) bool {
	low := strings.ToLower(text)
	if label := strings.ToLower(m.p.Basics.Label); label != "" && strings.Contains(label, low) {
		return true
	}
	t := m.lex.Titles(skill.Ungendered(text))
	if len(t) > 0 && t[0].Score >= 0.75 {
		return true
	}
	return titleEnds[strings.ToLower(lastWord(text))]
}

// titleEnds are last words of what people call themselves.
var titleEnds = wordSet("nurse leader manager director graduate carer engineer developer designer clerk partner teacher student assistant technician officer analyst consultant specialist administrator accountant")

// years says for how long the work was done that the ad wants years of, unless the person says so themselves.
func (m *maker) years(said []Sentence) []Sentence {
	for _, s := range said {
		if yearWord.MatchString(s.Text) {
			return nil
		}
	}
	for _, e := range m.sel.asks {
		if e.State != evidence.Met || e.Requirement.Kind != evidence.YearsKind {
			continue
		}
		months, exact, cites := m.inTrade()
		if 2*months < m.person.Months { // much of what was done is called something else, and would seem to count for nothing
			return nil
		}
		if years := m.f.roughly(months, exact); years != "" && months >= 12*e.Requirement.Years-3 {
			return []Sentence{m.cited("letter", "years", fill(m.f.longWork, "years", years), cites...)}
		}
	}
	return nil
}

var yearWord = pattern.New(`(?i)\b(?:years?|jahren?|ans|años)\b|jahren?\b`)

// rest is what the ad asks for beside work: a degree, papers, languages; of somebody without work also what they studied.
func (m *maker) rest(noWork bool) []Sentence {
	var out []Sentence
	var papers, spoken []string
	var paperCites, spokenCites []Cite
	for _, e := range m.sel.asks {
		if e.State != evidence.Met {
			continue
		}
		switch e.Requirement.Kind {
		case evidence.DegreeKind:
			if i := m.degreeAsked(); i >= 0 && e.Requirement.Degree > evidence.School {
				out = append(out, m.studied(i))
			}
		case evidence.LanguageKind:
			for i, l := range m.p.Languages {
				if strings.HasPrefix(e.Quote.Field, "languages"+index(i)) && l.Language != "" && !m.nativeIn(e.Requirement.Lang) {
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
					spokenCites = append(spokenCites, whole(at("languages", i, "language"), l.Language), whole(at("languages", i, "fluency"), l.Fluency))
				}
			}
		case evidence.CertificateKind, evidence.LicenceKind:
			for i, c := range m.p.Certificates {
				path := at("certificates", i, "name")
				if e.Quote.Field == path && !slices.Contains(papers, strings.TrimSpace(c.Name)) {
					papers = append(papers, strings.TrimSpace(c.Name))
					paperCites = append(paperCites, whole(path, c.Name))
				}
			}
		}
	}
	if i := m.degreeAsked(); noWork && i >= 0 && !slices.ContainsFunc(out, func(s Sentence) bool { return s.ID == "letter/education" }) {
		out = append([]Sentence{m.studied(i)}, out...)
	}
	for i, c := range m.p.Certificates {
		if name := strings.TrimSpace(c.Name); m.sharesShort(name) && !slices.Contains(papers, name) {
			papers, paperCites = append(papers, name), append(paperCites, whole(at("certificates", i, "name"), c.Name))
		}
	}
	if i := m.degreeNamed(); i >= 0 && !slices.ContainsFunc(out, func(s Sentence) bool { return s.ID == "letter/education" }) {
		out = append(out, m.studied(i))
	}
	if names, cites := m.skillsAsked(4); len(names) > 0 {
		out = append(out, m.cited("letter", "skills", fill(m.f.bring, "list", m.f.listed(names)), cites...))
	}
	if len(papers) == 1 {
		out = append(out, m.cited("letter", "papers", fill(m.f.paper, "list", papers[0]), paperCites...))
	} else if len(papers) > 1 {
		out = append(out, m.cited("letter", "papers", fill(m.f.papers, "list", m.f.listed(papers)), paperCites...))
	}
	if len(spoken) > 0 {
		out = append(out, m.cited("letter", "languages", fill(m.f.speak, "list", m.f.listed(spoken)), spokenCites...))
	}
	return out
}

// nativeIn reports whether the draft is in a language that the person has from home: it shows.
func (m *maker) nativeIn(code string) bool {
	return code == m.lang && slices.ContainsFunc(m.person.Languages, func(s evidence.Spoken) bool { return s.Code == code && s.Level == "native" })
}

// academic degrees are studied for.
var academic = pattern.New(`(?i)^(?:(?:[bm]\.?(?:sc|a|eng|ed|b\.?a)|mba|ll\.?[bm]|ph\.?d|bachelor|master|doctor|diplom)\b)`)

// studied says what somebody studied, and where.
func (m *maker) studied(i int) Sentence {
	e := m.p.Education[i]
	cites := []Cite{whole(at("education", i, "studyType"), e.StudyType), whole(at("education", i, "area"), e.Area), whole(at("education", i, "institution"), e.Institution)}
	if m.f.studied != "" && e.Area != "" && e.Institution != "" && academic.MatchString(e.StudyType) && !strings.Contains(e.StudyType, e.Area) {
		frame := m.f.studied
		if strings.Contains(e.StudyType, "(") {
			frame = m.f.studiedAs
		}
		return m.cited("letter", "education", fill(frame, "area", e.Area, "at", e.Institution, "type", e.StudyType), cites...)
	}
	text := joined(", ", degree(e), e.Institution)
	if y := readDate(e.EndDate); y.year > 0 {
		text += " (" + e.EndDate[:4] + ")"
		cites = append(cites, Cite{at("education", i, "endDate"), e.EndDate})
	}
	return m.cited("letter", "education", fill(m.f.schooling, "text", text), cites...)
}
