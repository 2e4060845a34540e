package summary

import (
	"slices"
	"strings"

	"autojob/backend/core/evidence"
	"autojob/backend/core/skill"
)

// head sets the name and what stands below it.
func (m *maker) head() {
	b := m.p.Basics
	if m.draft.Name = strings.TrimSpace(b.Name); m.draft.Name != "" {
		m.used["basics.name"] = true
	}
	if m.draft.Title = m.headed(b.Label); m.draft.Title != "" {
		m.used["basics.label"] = true
		return
	}
	if i := m.closest(); i >= 0 {
		m.draft.Title = m.headed(m.p.Work[i].Position)
		m.used[at("work", i, "position")] = true
	}
}

// closest is the position held that is nearest to the ad's occupation, of those held now where there are any; where none is near, the newest.
func (m *maker) closest() int {
	best, at := 0.0, -1
	jobs := m.jobs()
	holds := slices.ContainsFunc(jobs, func(j job) bool { return j.open && !j.off && m.p.Work[j.at].Position != "" })
	if m.ad != nil && len(m.ad.Occupations) > 0 {
		for i, p := range m.person.Positions {
			for _, o := range p.Occupations {
				k := m.lex.OccupationCloseness(o.Occupation, m.ad.Occupations[0].Occupation) * o.Score
				if k > best+1e-9 && k >= 0.5 && m.p.Work[i].Position != "" && (!holds || m.isOpen(i, jobs)) {
					best, at = k, i
				}
			}
		}
	}
	if at >= 0 {
		return at
	}
	end := -1
	for _, j := range jobs {
		if m.p.Work[j.at].Position != "" && j.end > end {
			end, at = j.end, j.at
		}
	}
	return at
}

// room is how much a page holds.
type room struct {
	lines    float64 // beside the name and the contact, see fit
	bullets  [4]int  // of the newest job, the next, one after that, older ones
	recent   int     // months: a job that ended earlier is told in one line
	about    int     // sentences of the summary
	keywords int     // of one group of skills
}

func (m *maker) room() room {
	switch m.in.Length {
	case Less:
		return room{33, [4]int{3, 2, 1, 0}, 120, 2, 8}
	case Plenty:
		return room{84, [4]int{8, 6, 5, 3}, 360, 8, 16}
	}
	return room{50.5, [4]int{6, 4, 3, 1}, 180, 4, 10}
}

// page is a CV cut to the job: one page, most of it about what the ad asks.
func (m *maker) page() {
	m.head()
	r := m.room()
	if c := m.contact(); len(c.Sentences) > 0 {
		m.add(c)
	}
	covered := map[int]float64{}
	side := sides{about: m.about(r.about, covered)}
	work := m.workPieces(r, covered)
	skills := m.skillLines(m.chosenSkills(r.keywords))
	side.education = m.education(func(i int) bool { return i < 5 }, false)
	licences, others := m.apart(m.papers(6))
	licensed, certificates := m.certificates(licences), m.certificates(others)
	side.languages = m.languages()
	side.projects, side.voluntary = m.projectsTold(covered, len(work) < 2), m.voluntaryTold(covered, len(work) < 2)
	side.publications = m.publications(m.published(4), false)
	side.awards, side.facts = m.awards(m.honours(3), false), []Block{licensed, skills, certificates}
	work, side = m.fit(work, side, r.lines)

	m.addUnder("profile", side.about)
	m.addUnder(m.licencesHead(licences), licensed)
	if len(work) == 0 || m.person.Months < 18 {
		m.addUnder("education", side.education...)
		m.addWork(work)
	} else {
		m.addWork(work)
		m.addUnder("education", side.education...)
	}
	m.addUnder("projects", side.projects...)
	m.addUnder("skills", skills)
	m.addUnder("certificates", certificates)
	m.addUnder("awards", side.awards)
	m.addUnder("languages", side.languages)
	m.addUnder("publications", side.publications)
	m.addUnder("volunteer", side.voluntary...)
}

// told is a job with what is told of it.
type told struct {
	job    job
	pieces []*piece
}

func (m *maker) addWork(work []told) {
	var blocks []Block
	for _, t := range work {
		blocks = append(blocks, m.workEntry(t.job, t.pieces))
	}
	m.addUnder("work", blocks...)
}

// workOf are all pieces of a job, in the order of the CV.
func (m *maker) workOf(j job) []*piece {
	w := m.p.Work[j.at]
	all := m.pieces(at("work", j.at, "summary"), w.Summary, j.at, m.age(j))
	for i, h := range w.Highlights {
		all = append(all, m.pieces(at("work", j.at, "highlights")+index(i), h, j.at, m.age(j))...)
	}
	return m.inLanguage(all)
}

// inLanguage orders the pieces of an entry. Where a CV says things in two languages, those in the draft's are taken.
func (m *maker) inLanguage(all []*piece) []*piece {
	own := 0
	for i, p := range all {
		p.order = i
		if p.lang == m.lang {
			own++
		}
	}
	if own >= 2 && 4*own >= len(all) || own > 0 && 2*own >= len(all) {
		return slices.DeleteFunc(all, func(p *piece) bool { return p.lang != m.lang && p.lang != "" })
	}
	return all
}

// workPieces chooses what is told of each job, in order of time. Each job is told of, so that no gap appears.
func (m *maker) workPieces(r room, covered map[int]float64) []told {
	jobs := m.jobs()
	order := slices.Clone(jobs)
	slices.SortStableFunc(order, func(a, b job) int { return b.end - a.end })
	pieces := map[int][]*piece{}
	for rank, j := range order {
		n := r.bullets[min(rank, len(r.bullets)-1)]
		if m.age(j) > r.recent {
			n = min(n, 1)
		}
		told := slices.DeleteFunc(m.workOf(j), func(p *piece) bool { return circumstance.MatchString(p.text) || past.MatchString(p.text) })
		if first := slices.IndexFunc(told, isFirst); rank == 0 && first >= 0 && n > 1 {
			m.sel.cover(told[first], covered)
			rest := slices.Delete(slices.Clone(told), first, first+1)
			rest = slices.DeleteFunc(rest, func(p *piece) bool { return alike(p.text, told[first].text) })
			pieces[j.at] = append(m.sel.pick(rest, n-1, covered), told[first])
			slices.SortFunc(pieces[j.at], func(a, b *piece) int { return a.order - b.order })
			continue
		}
		pieces[j.at] = m.sel.pick(told, n, covered)
	}
	var out []told
	for _, j := range inTime(jobs) {
		out = append(out, told{j, pieces[j.at]})
	}
	return out
}

// chosenSkills are the CV's groups in its own order, but that what an ad must have comes first; where a group has too many, what the ad does not ask for goes.
func (m *maker) chosenSkills(most int) []group {
	groups := m.groups()
	asked, must := map[string]bool{}, map[string]bool{}
	words := m.wordsOfAd()
	rank := m.ownLevel()
	for gi := range groups {
		g := &groups[gi]
		for _, c := range g.items {
			asked[c.Path] = m.asks(c.Quote)
			must[c.Path] = m.mustHave(c.Quote) && !m.beneath(c.Quote, rank)
			if all := m.lex.Extract(c.Quote); len(all) == 1 && all[0].Start == 0 && all[0].End == len([]rune(c.Quote)) && words[all[0].Skill] != "" {
				m.adWords[c.Path] = words[all[0].Skill]
			}
		}
		first := func(by map[string]bool) func(a, b Cite) int {
			return func(a, b Cite) int { return number(by[b.Path]) - number(by[a.Path]) }
		}
		kept := slices.Clone(g.items)
		slices.SortStableFunc(kept, first(asked))
		kept = kept[:min(len(kept), most)]
		g.items = slices.DeleteFunc(g.items, func(c Cite) bool { return !slices.Contains(kept, c) })
		slices.SortStableFunc(g.items, first(must))
	}
	count := func(g group) (n int) {
		for _, c := range g.items {
			n += number(must[c.Path])
		}
		return n
	}
	slices.SortStableFunc(groups, func(a, b group) int { return count(b) - count(a) })
	return groups[:min(len(groups), 6)]
}

// mustHave reports whether the ad must have what a text names.
func (m *maker) mustHave(text string) bool {
	p := &piece{text: text}
	m.sel.read(p)
	return slices.ContainsFunc(p.answers, func(a answer) bool {
		return a.close >= 0.95 && m.sel.asks[a.requirement].Requirement.Need == evidence.Must
	})
}

// ownLevel is the level of what somebody calls themselves or works as, 0 where it is not known.
func (m *maker) ownLevel() int {
	level, _ := m.lex.Level(skill.Ungendered(m.draft.Title))
	return level
}

// leads is the level from which posts lead others.
const leads = 4

// beneath reports whether a skill is one of posts well below somebody's own, as calling strangers is of a head of sales.
func (m *maker) beneath(text string, level int) bool {
	if level < leads {
		return false
	}
	for _, held := range m.lex.Extract(text) {
		highest := 0
		for i := range m.lex.OccupationLen() {
			if o := m.lex.OccupationAt(i); slices.Contains(o.Skills, held.Skill) {
				highest = max(highest, o.Level)
			}
		}
		if k, ok := m.lex.Skill(held.Skill); ok && k.Kind == skill.Ability && highest > 0 && highest <= leads-2 {
			return true
		}
	}
	return false
}

// wordsOfAd is how the ad names the skills that it asks for, where the draft is in its language and the CV is not.
func (m *maker) wordsOfAd() map[skill.ID]string {
	out := map[skill.ID]string{}
	m.adWords = map[string]string{}
	if m.ad == nil || m.main == m.lang || m.in.Posting.Language != m.lang {
		return out
	}
	for _, r := range m.ad.Requirements {
		runes := []rune(r.Quote.Text)
		for _, mention := range m.lex.Extract(r.Quote.Text) {
			if word := string(runes[mention.Start:mention.End]); slices.Contains(r.Options, mention.Skill) && out[mention.Skill] == "" && mention.Confidence >= 0.5 && r.Quote.Field != "title" {
				out[mention.Skill] = raised(word)
			}
		}
	}
	return out
}

// asks reports whether the ad asks for what a text names.
func (m *maker) asks(text string) bool {
	p := &piece{text: text}
	m.sel.read(p)
	return slices.ContainsFunc(p.answers, func(a answer) bool { return a.close >= 0.69 })
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}
