package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/pattern"
	"autojob/backend/core/skill"
)

// letter is a cover letter: what it is about and who writes, then what answers the ad from the work done, then what else it asks for. It says
// of the person what the CV says, in the first person where that can be done without bending a sentence, else as a list.
func (m *maker) letter() {
	m.head()
	if c := m.contact(); len(c.Sentences) > 0 {
		m.add(c)
	}
	m.subject()
	m.paragraph(m.plain("letter", "salutation", m.f.salutation))
	jobs := m.tellingJobs()
	open := []Sentence{m.applying()}
	if len(jobs) > 0 {
		open = append(open, m.post(jobs[0].job, false))
	}
	open = append(open, m.myself()...)
	m.paragraph(open...)
	for i, t := range jobs {
		m.evidenceOf(t, i > 0, jobs[0].job)
	}
	m.paragraph(m.rest()...)
	m.paragraph(m.plain("letter", "closing", m.f.closing))
	m.paragraph(m.plain("letter", "greeting", m.f.greeting))
}

func (m *maker) paragraph(s ...Sentence) {
	s = slices.DeleteFunc(s, func(s Sentence) bool { return s.Text == "" })
	if len(s) > 0 {
		m.add(Block{Kind: Paragraph, Section: "letter", Sentences: s})
	}
}

// longestTitle is how many characters of an ad's title are repeated in a letter.
const longestTitle = 90

// adTitle is the ad's title without what stands behind it in brackets; "" where it is too long to be a title.
func (m *maker) adTitle() string {
	if m.in.Posting == nil {
		return ""
	}
	title := strings.TrimSpace(m.in.Posting.Title)
	for {
		i := strings.LastIndexAny(title, "([")
		if i <= 0 || !strings.HasSuffix(title, ")") && !strings.HasSuffix(title, "]") {
			break
		}
		title = strings.TrimSpace(title[:i])
	}
	if i := adGender.FindStringIndex(title); i != nil && i[0] > 0 {
		title = title[:i[0]]
	}
	title = strings.TrimSpace(strings.TrimRight(title, " ,-–—|/"))
	if len([]rune(title)) > longestTitle || strings.ContainsAny(title, "\n\r\t{}") {
		return ""
	}
	return title
}

// adGender is what ads put behind a title for all to feel meant, and the share of full time.
var adGender = pattern.New(`(?i)[ ,]*(?:\b[mfwdhx]\s?/\s?[mfwdhx](?:\s?/\s?[mfwdhx])?\b|\bh/f\b|,? \d{2,3}(?:\s?[-–]\s?\d{2,3})?\s?%).*$`)

// adCompany is the ad's employer as a letter names it.
func (m *maker) adCompany() string {
	if m.in.Posting == nil {
		return ""
	}
	name := strings.TrimSpace(m.in.Posting.Company)
	if len([]rune(name)) > 60 || strings.ContainsAny(name, "\n\r\t{}") {
		return ""
	}
	return name
}

func (m *maker) subject() {
	m.draft.Subject = m.f.applicant
	if title := m.adTitle(); title != "" {
		m.draft.Subject = fill(m.f.applicationFor, "title", title)
	}
}

// applying says what the letter is about.
func (m *maker) applying() Sentence {
	title, company := m.adTitle(), m.adCompany()
	if title == "" {
		return m.plain("letter", "applying", m.f.applyBare)
	}
	cites := []Cite{{"ad.title", title}}
	known := m.ad != nil && len(m.ad.Occupations) > 0 && m.ad.Occupations[0].Score >= 0.9
	switch {
	case !known:
		return m.cited("letter", "applying", fill(m.f.applyQuoted, "title", title), cites...)
	case company == "" || !strings.Contains(m.f.applyAt, "{company}"):
		return m.cited("letter", "applying", fill(m.f.apply, "title", title), cites...)
	}
	return m.cited("letter", "applying", fill(m.f.applyAt, "title", title, "company", company), append(cites, Cite{"ad.company", company})...)
}

// post says where somebody works or worked. Earlier is said of a job before the one that was told of.
func (m *maker) post(j job, earlier bool) Sentence {
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
	case j.open:
		frame = m.f.since
	case to == "" || to == from:
		frame = m.f.once
	case earlier:
		frame = m.f.before
	default:
		frame = m.f.until
	}
	text := frame.pick(employer, position)
	if m.lang == "de" && !strings.Contains(from, " ") {
		text = strings.Replace(text, "Im {from}", "Im Jahr {from}", 1)
	}
	if m.lang == "fr" && strings.HasPrefix(from, "a") || m.lang == "fr" && strings.HasPrefix(from, "o") {
		text = strings.NewReplacer("De {from}", "D’{from}", "de {from}", "d’{from}").Replace(text)
	}
	shown := position
	if (m.lang == "fr" || m.lang == "es") && !capitalised(position) {
		shown = lowered(position)
	}
	cites := []Cite{{at("work", j.at, "startDate"), w.StartDate}, {at("work", j.at, "endDate"), w.EndDate}}
	if from == "" {
		cites = nil
	}
	return m.cited("letter", at("work", j.at, "post"), fill(text, "from", from, "to", to, "e", employer, "p", shown),
		append(cites, whole(at("work", j.at, "position"), w.Position), Cite{at("work", j.at, "name"), employer})...)
}

// capitalised reports whether the second word of a title has a capital, too: it is a name, or English.
func capitalised(title string) bool {
	words := strings.Fields(title)
	return len(words) > 1 && raised(words[1]) == words[1] && lowered(words[1]) != words[1]
}

// myself are the sentences of the summary that can stand in a letter: who this is, what the ad makes one want to say, what is looked for.
func (m *maker) myself() []Sentence {
	all := m.inLanguage(m.pieces("basics.summary", m.p.Basics.Summary, -1, 0))
	var fit []*piece
	worded := map[*piece]string{}
	for _, p := range all {
		if text, ok := m.mine(p); ok {
			worded[p] = text
			fit = append(fit, p)
		}
	}
	var out []Sentence
	for _, p := range m.sel.pick(fit, 2, map[int]float64{}) {
		s := m.said("letter", p)
		s.Text = ended(worded[p])
		out = append(out, s)
	}
	return out
}

// mine words a sentence of a summary in the first person, where it is or can be.
func (m *maker) mine(p *piece) (string, bool) {
	lang := p.lang
	if lang == "" {
		lang = m.lang
	}
	if lang != m.lang {
		return "", false
	}
	if firstPerson(m.lang, p.text) {
		return p.text, true
	}
	who := map[string]func(string, func(string) bool) (string, bool){"en": whoEnglish, "de": whoGerman, "fr": whoFrench, "es": whoSpanish}[m.lang]
	if text, ok := who(p.text, m.isTitle); ok {
		return fill(m.f.isA, "text", text), true
	}
	if m.lang == "en" {
		if strings.HasPrefix(p.text, "Looking ") || strings.HasPrefix(p.text, "Seeking ") {
			return "I am " + lowered(p.text), true
		}
		if c, ok := ownEnglish(bare(p.text), false); ok && !strings.HasPrefix(c, "was ") {
			return "I " + c, true
		}
	}
	return "", false
}

var firstPersons = map[string]map[string]bool{
	"en": setOf("i i'm i’m i've i’ve i'd i’d"),
	"de": setOf("ich"),
	"fr": setOf("je j'ai j’ai j'aime j’aime j'accompagne j’accompagne j'apporte j’apporte"),
	"es": setOf("yo me soy tengo busco he trabajo quiero"),
}

// firstPerson reports whether somebody speaks of themselves in a sentence.
func firstPerson(lang, text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == ':' || r == '(' })
	for i, w := range words {
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
	last := strings.ToLower(lastWord(text))
	return titleEnds[last]
}

// titleEnds are last words of what people call themselves.
var titleEnds = setOf("nurse leader manager director graduate carer engineer developer designer clerk partner teacher student assistant technician officer analyst consultant specialist administrator accountant")

// tellingJobs chooses the two jobs that answer the ad best, with what is told of them; the present one is preferred.
func (m *maker) tellingJobs() []told {
	covered := map[int]float64{}
	jobs := m.jobs()
	type candidate struct {
		told
		all  []*piece
		gain float64
	}
	var all []candidate
	for _, j := range jobs {
		c := candidate{told: told{job: j}, all: m.clauses(j)}
		seen := map[int]float64{}
		for _, p := range m.sel.pick(c.all, 3, seen) {
			c.gain += max(0, m.sel.gain(p, nil))
		}
		if j.open {
			c.gain *= 1.5
		}
		if !named(m.p.Work[j.at].Name) && len(c.all) == 0 {
			continue
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
	var out []told
	most := []int{4, 2}
	if m.in.Length == Less {
		most = []int{3}
	}
	for i, n := range most {
		if i >= len(all) {
			break
		}
		c := all[i]
		out = append(out, told{c.job, m.sel.pick(c.all, n, covered)})
	}
	if len(out) == 2 && out[1].job.end > out[0].job.end && out[1].job.open { // the present one is told first
		out[0], out[1] = out[1], out[0]
	}
	return out
}

// clauses are what a job's bullets say, each clause by itself where it can stand so.
func (m *maker) clauses(j job) []*piece {
	var out []*piece
	for _, p := range m.workOf(j) {
		for _, s := range sentencesOf(p.text) {
			for _, c := range clausesOf(s) {
				n := &piece{path: p.path, text: c, part: len(out), lang: languageOf(c), months: p.months, job: p.job, order: len(out)}
				if n.lang == "" {
					n.lang = p.lang
				}
				m.sel.read(n)
				if countWords(c) < 3 {
					n.worth -= 1
				}
				if _, ok := m.worded(n, j); ok {
					n.worth += 0.4
				}
				out = append(out, n)
			}
		}
	}
	for i, p := range out {
		p.order = i
	}
	return out
}

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

// evidenceOf is a paragraph about one job, and a list of what makes no sentence.
func (m *maker) evidenceOf(t told, second bool, first job) {
	w := m.p.Work[t.job.at]
	var run []Sentence
	employer := ""
	if named(w.Name) {
		employer = strings.TrimSpace(w.Name)
	}
	if second {
		run = append(run, m.post(t.job, t.job.end <= first.start+1 && first.start > 0))
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
		frame := m.f.more
		switch {
		case c.task:
			frame = m.f.task
		case n == 0 && len(run) > 0:
			frame = m.f.there
		case n == 0 && employer != "":
			frame = m.f.first
		case n == 0:
			frame = m.f.firstBare
		case n == 1:
			frame = m.f.also
		}
		n++
		s := m.said("letter", p)
		s.Text = ended(bare(fill(frame, "e", employer, "c", c.text, "C", raised(c.text))))
		if strings.Contains(frame, "{e}") {
			s.Cites = append(s.Cites, Cite{at("work", t.job.at, "name"), employer})
		}
		run = append(run, s)
	}
	if len(lines) > 0 && second && n > 0 {
		lines = nil // two lists would make it a CV
	}
	m.runAndList(run, lines, t.job)
}

// runAndList sets sentences, and a list after them.
func (m *maker) runAndList(run []Sentence, lines []*piece, j job) {
	one, many := m.f.includedOne, m.f.included
	if j.open {
		one, many = m.f.includesOne, m.f.includes
	}
	if len(lines) == 1 {
		s := m.said("letter", lines[0])
		s.Text = fill(one, "text", bare(m.inLine(lines[0].text)))
		m.paragraph(append(run, s)...)
		return
	}
	if len(lines) > 1 {
		run = append(run, m.plain("letter", at("work", j.at, "includes"), many))
	}
	m.paragraph(run...)
	if len(lines) > 1 {
		b := Block{Kind: List, Section: "letter"}
		for _, p := range lines {
			b.Sentences = append(b.Sentences, m.said("letter", p))
		}
		m.add(b)
	}
}

// inLine is a line of a list as it stands behind a colon.
func (m *maker) inLine(text string) string {
	if m.lang == "de" {
		return text
	}
	return lowered(text)
}

// asked names what the ad asks for, in its own words, and that it is part of one job. Each thing stands in a line of that job.
func (m *maker) asked(t told, employer string) Sentence {
	if employer == "" || m.in.Posting == nil || m.in.Posting.Language != "" && m.in.Posting.Language != m.lang {
		return Sentence{}
	}
	var names []string
	var cites []Cite
	seen := map[skill.ID]bool{}
	pieces := m.workOf(t.job)
	for i, e := range m.sel.asks {
		if len(names) == 3 {
			break
		}
		r := e.Requirement
		if e.State != evidence.Met || r.Need == evidence.Nice || r.Kind != evidence.SkillKind || r.Quote.Field != "description" {
			continue
		}
		name, id := m.adWord(r)
		if name == "" || seen[id] || slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, name) }) {
			continue
		}
		at := slices.IndexFunc(pieces, func(p *piece) bool {
			return slices.ContainsFunc(p.answers, func(a answer) bool { return a.requirement == i && a.close >= 0.8 })
		})
		if at < 0 {
			continue
		}
		seen[id] = true
		names = append(names, name)
		cites = append(cites, Cite{"ad.description", name}, Cite{pieces[at].path, pieces[at].text})
	}
	if len(names) == 0 {
		return Sentence{}
	}
	frames := m.f.askedWas
	if t.job.open {
		frames = m.f.asked
	}
	shown := slices.Clone(names)
	for i, n := range shown {
		if m.lang != "de" {
			shown[i] = lowered(n)
		}
	}
	cites = append(cites, Cite{at("work", t.job.at, "name"), employer})
	return m.cited("letter", at("work", t.job.at, "asked"), fill(frames[min(len(names), 3)-1], "list", m.f.listed(shown), "e", employer), cites...)
}

// adWord is how the ad names a skill that it asks for.
func (m *maker) adWord(r evidence.Requirement) (string, skill.ID) {
	runes := []rune(r.Quote.Text)
	for _, mention := range m.lex.Extract(r.Quote.Text) {
		if !slices.Contains(r.Options, mention.Skill) || mention.Confidence < 0.5 {
			continue
		}
		k, ok := m.lex.Skill(mention.Skill)
		if !ok || k.Kind == skill.Soft || k.Kind == skill.Language {
			continue
		}
		name := string(runes[mention.Start:mention.End])
		if strings.Contains(m.in.Posting.Description, name) {
			return name, mention.Skill
		}
	}
	return "", ""
}

// rest is what the ad asks for beside work: years, a degree, papers, languages.
func (m *maker) rest() []Sentence {
	var out []Sentence
	var papers, spoken []string
	var paperCites, spokenCites []Cite
	for _, e := range m.sel.asks {
		if e.State != evidence.Met {
			continue
		}
		switch e.Requirement.Kind {
		case evidence.YearsKind:
			months, exact, cites := m.inTrade()
			if years := m.f.roughly(months, exact); years != "" && months >= 12*e.Requirement.Years-3 {
				out = append(out, m.cited("letter", "years", fill(m.f.longWork, "years", years), cites...))
			}
		case evidence.DegreeKind:
			if i := m.degreeAsked(); i >= 0 {
				out = append(out, m.studied(i))
			}
		case evidence.LanguageKind:
			for i, l := range m.p.Languages {
				if strings.HasPrefix(e.Quote.Field, "languages"+index(i)) && l.Language != "" {
					name, level := m.languageName(l.Language), m.levelName(l.Fluency)
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

// studied says what somebody studied, and where.
func (m *maker) studied(i int) Sentence {
	e := m.p.Education[i]
	cites := []Cite{whole(at("education", i, "studyType"), e.StudyType), whole(at("education", i, "area"), e.Area), whole(at("education", i, "institution"), e.Institution)}
	if m.f.studied != "" && e.Area != "" && e.Institution != "" && e.StudyType != "" && !strings.Contains(e.StudyType, e.Area) {
		return m.cited("letter", "education", fill(m.f.studied, "area", e.Area, "at", e.Institution, "type", e.StudyType), cites...)
	}
	text := joined(", ", degree(e), e.Institution)
	if y := readDate(e.EndDate); y.year > 0 {
		text += " (" + e.EndDate[:4] + ")"
		cites = append(cites, Cite{at("education", i, "endDate"), e.EndDate[:4]})
	}
	return m.cited("letter", "education", fill(m.f.schooling, "text", text), cites...)
}
