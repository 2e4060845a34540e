package summary

import (
	"cmp"
	"slices"
	"strings"
)

// short is a profile of a few lines: who this is, the most telling things they did, and the facts that the ad asks for.
func (m *maker) short() {
	m.head()
	m.add(m.contact())
	covered := map[int]float64{}
	n := 2 + number(m.in.Length == Plenty)
	about := m.about(n, covered)
	if s := m.present(about); s != nil {
		about.Sentences = append(about.Sentences, *s)
	}
	if len(about.Sentences) > 0 {
		m.add(about)
	}
	if l := m.telling(4-number(m.in.Length == Less)+number(m.in.Length == Plenty), covered); len(l.Sentences) > 0 {
		m.add(l)
	}
	if f := m.keyFacts(); len(f.Sentences) > 0 {
		m.add(f)
	}
}

// presentJob is the job that somebody has now and a sentence can tell of, -1 where there is none.
func (m *maker) presentJob() int {
	for _, j := range m.jobs() {
		if w := m.p.Work[j.at]; j.open && m.f.long(w.StartDate) != "" && w.Position != "" && named(w.Name) {
			return j.at
		}
	}
	return -1
}

// present says where somebody works now, unless what stands before says so.
func (m *maker) present(before Block) *Sentence {
	i := m.presentJob()
	if i < 0 {
		return nil
	}
	w := m.p.Work[i]
	position, name := strings.TrimSpace(w.Position), strings.TrimSpace(w.Name)
	if slices.ContainsFunc(before.Sentences, func(s Sentence) bool { return strings.Contains(s.Text, name) }) {
		return nil
	}
	frame, shown := m.f.headlineAt, m.inLine(position)
	if strings.Contains(shown, ",") {
		frame = m.f.headlineIn
	}
	return m.line("profile", "present", fill(frame, "p", shown, "e", name, "at", m.placed(name), "from", m.f.long(w.StartDate)),
		Cite{at("work", i, "position"), position}, Cite{at("work", i, "name"), name}, Cite{at("work", i, "startDate"), w.StartDate})
}

// telling are the n lines of all jobs that together answer the ad best, those of other jobs than the present one with where.
func (m *maker) telling(n int, covered map[int]float64) Block {
	b := Block{Kind: List, Section: "work"}
	var all []*piece
	jobs := m.jobs()
	for _, j := range jobs {
		w := m.p.Work[j.at]
		for i, h := range w.Highlights {
			all = append(all, m.pieces(at("work", j.at, "highlights")+index(i), h, j.at, m.age(j))...)
		}
		if len(w.Highlights) == 0 {
			all = append(all, m.pieces(at("work", j.at, "summary"), w.Summary, j.at, m.age(j))...)
		}
	}
	all = slices.DeleteFunc(m.inLanguage(all), func(p *piece) bool { return circumstance.MatchString(p.text) })
	here, present := "", m.presentJob() // the present employer, whom the lines before named
	if present >= 0 {
		here = strings.TrimSpace(m.p.Work[present].Name)
	}
	picked := m.tellingPieces(jobs, all, n, covered)
	for _, p := range picked {
		s := m.point("work", p)
		w := m.p.Work[p.job]
		if name := strings.TrimSpace(w.Name); p.job != present && isEmployer(name) {
			tag, cites := name, []Cite{{at("work", p.job, "name"), name}}
			if m.learns(job{at: p.job}) { // what was learnt is not told as work
				tag = joined(", ", strings.TrimSpace(w.Position), name)
				cites = append(cites, whole(at("work", p.job, "position"), w.Position))
			}
			if here != "" && name == here && w.StartDate != "" { // it is the position that was another
				tag = joined(", ", w.Position, m.f.reach(w.StartDate, w.EndDate, true))
				cites = []Cite{whole(at("work", p.job, "position"), w.Position), {at("work", p.job, "startDate"), w.StartDate}, {at("work", p.job, "endDate"), w.EndDate}}
			}
			frame := m.f.atTag
			if strings.Contains(tag, "(") || strings.HasSuffix(bare(s.Text), ")") {
				frame = " – {e}" // brackets behind brackets cannot be read
			}
			if tag != "" {
				s.Text = bare(s.Text) + fill(frame, "e", tag)
				s.Cites = append(s.Cites, slices.DeleteFunc(cites, func(c Cite) bool { return c.Quote == "" })...)
			}
		}
		b.Sentences = append(b.Sentences, s)
	}
	return b
}

// recently is for how many months after its end a short text surely tells of a job.
const recently = 60

// tellingPieces are up to n pieces, most of them of the newest job and of the one before: two at least of the newest
// and one of the other where it is not long ago, of all older ones one as a rule, and of jobs held to learn only where others do not fill the lines.
func (m *maker) tellingPieces(jobs []job, all []*piece, n int, covered map[int]float64) []*piece {
	present := m.presentJob()
	student := present >= 0 && learning.MatchString(m.p.Work[present].Position) // whose posts are all held to learn
	order := slices.DeleteFunc(slices.Clone(jobs), func(j job) bool { return j.off || m.learns(j) && !student })
	slices.SortStableFunc(order, func(a, b job) int { return b.end - a.end })
	var out []*piece
	older := false // lines of what is longer ago have to say something to the ad, or a number
	take := func(most int, of func(job int) bool) {
		from := slices.DeleteFunc(slices.Clone(all), func(p *piece) bool {
			return !of(p.job) || older && m.sel.gain(p, nil) <= 0 || slices.ContainsFunc(out, func(o *piece) bool { return o == p || alike(o.text, p.text) })
		})
		out = append(out, m.sel.pick(from, min(most, n-len(out)), covered)...)
	}
	isAmong := func(jobs []job) func(int) bool {
		return func(at int) bool { return slices.ContainsFunc(jobs, func(j job) bool { return j.at == at }) }
	}
	said := slices.DeleteFunc(slices.Clone(order), func(j job) bool {
		return !slices.ContainsFunc(all, func(p *piece) bool { return p.job == j.at })
	})
	for i, most := range []int{2, 1} {
		if i < len(said) && (i == 0 || m.age(said[i]) <= recently) {
			take(most, isAmong(said[i:i+1]))
		}
		if i == 0 { // what says of the work what the ad says, of whichever job, goes before what of the newest says nothing to it
			every := all
			newest := isAmong(said[:min(len(said), 1)])
			all = slices.DeleteFunc(slices.Clone(all), func(p *piece) bool {
				return m.sel.dutyOf(p) < 2 && !(newest(p.job) && (m.sel.answersDuty(p) || m.speaks(p)))
			})
			late := slices.DeleteFunc(slices.Clone(order), func(j job) bool { return m.age(j) > longAgo })
			room := n - number(m.worked() < littleWork) // one line is for what was learnt
			take(room-len(out), isAmong(late))
			all = slices.DeleteFunc(all, func(p *piece) bool { return m.sel.dutyOf(p) < 2 })
			take(min(1, room-len(out)), isAmong(order))
			all = every
		}
	}
	if m.worked() < littleWork { // there what was learnt may be all that speaks to the ad
		most := 0.0
		for _, p := range out {
			most = max(most, m.sel.gain(p, nil))
		}
		every := all
		all = slices.DeleteFunc(slices.Clone(all), func(p *piece) bool { return m.sel.gain(p, nil) <= most || m.shared(p.text) == 0 && len(p.answers) == 0 })
		take(1, func(at int) bool { return !isAmong(order)(at) })
		all = every
	}
	take(n, isAmong(order[:min(len(order), 2)]))
	older = len(out) > 1
	take(1, isAmong(order))
	take(n, isAmong(order[:min(len(order), 3)]))
	if len(out) < 3 {
		take(n, func(int) bool { return true })
	}
	slices.SortFunc(out, func(a, b *piece) int { return a.order - b.order })
	return out
}

func (m *maker) isOpen(at int, jobs []job) bool {
	return slices.ContainsFunc(jobs, func(j job) bool { return j.at == at && j.open })
}

// keyFacts are what somebody studied and may call themselves, and what they speak.
func (m *maker) keyFacts() Block {
	b := Block{Kind: Facts, Section: "facts"}
	licences, others := m.apart(m.papers(3))
	b.Sentences = append(b.Sentences, m.certificates(licences).Sentences...)
	for _, i := range m.schoolsTold() {
		e := m.p.Education[i]
		text, cites := joined(", ", m.degree(i), e.Institution), []Cite{whole(at("education", i, "studyType"), e.StudyType), whole(at("education", i, "area"), e.Area), whole(at("education", i, "institution"), e.Institution)}
		if m.isToCome(e.EndDate) { // it is not held yet
			text = dated(text, m.expected(e.EndDate))
			cites = append(cites, Cite{at("education", i, "endDate"), e.EndDate})
		} else if m.lasts(i) {
			text = dated(text, m.f.reach(e.StartDate, e.EndDate, true))
			cites = append(cites, Cite{at("education", i, "startDate"), e.StartDate}, Cite{at("education", i, "endDate"), e.EndDate})
		}
		b.Sentences = append(b.Sentences, m.cited("facts", at("education", i, "studyType"), text, cites...))
	}
	names, cites := m.skillsAsked(5, 5, true)
	if len(names) == 0 {
		names, cites = m.toolsHeld(5)
	}
	if len(names) > 0 {
		b.Sentences = append(b.Sentences, m.cited("facts", "skills", m.f.label["skills"]+m.f.listColon+strings.Join(evenly(names), ", "), cites...))
	}
	b.Sentences = append(b.Sentences, m.gathered("certificates", m.f.semicolon, m.certificates(others))...)
	b.Sentences = append(b.Sentences, m.gathered("languages", ", ", m.languages())...)
	b.Sentences = append(b.Sentences, m.helping()...)
	return b
}

// helping is a line of voluntary work, where the ad values it or has to do with it, or where there was little other work.
func (m *maker) helping() []Sentence {
	b := Block{Section: "volunteer"}
	for i, v := range m.p.Volunteer {
		name := joined(", ", strings.TrimSpace(v.Position), strings.TrimSpace(v.Organization))
		about := append(m.volunteerPieces(i), &piece{text: name})
		m.sel.read(about[len(about)-1])
		if len(b.Sentences) == 2 || name == "" || !m.values("volunteer") && m.worked() >= littleWork && m.answersAd(about) < enough {
			continue
		}
		b.Sentences = append(b.Sentences, m.cited("facts", at("volunteer", i, "position"), dated(name, m.f.reach(v.StartDate, v.EndDate, true)), whole(at("volunteer", i, "position"), v.Position),
			whole(at("volunteer", i, "organization"), v.Organization), Cite{at("volunteer", i, "startDate"), v.StartDate}, Cite{at("volunteer", i, "endDate"), v.EndDate}))
	}
	return m.gathered("volunteer", m.f.semicolon, b)
}

// gathered puts the lines of a block into one.
func (m *maker) gathered(section, between string, from Block) []Sentence {
	var texts []string
	var cites []Cite
	for _, s := range from.Sentences {
		texts = append(texts, oneBracket(s.Text))
		cites = append(cites, s.Cites...)
	}
	if len(texts) == 0 {
		return nil
	}
	return []Sentence{m.cited("facts", section, cmp.Or(m.f.label[section], m.f.heading[section])+m.f.listColon+strings.Join(texts, between), cites...)}
}
