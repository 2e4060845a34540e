package summary

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
)

// at is a path of the profile.
func at(list string, i int, name string) string { return fmt.Sprintf("%s[%d].%s", list, i, name) }

// cite of a field that was shown as it is.
func whole(path, value string) Cite { return Cite{path, strings.TrimSpace(value)} }

// line is a heading line of an entry, nil where there is nothing to say.
func (m *maker) line(section, name, text string, cites ...Cite) *Sentence {
	if text = strings.TrimSpace(text); text == "" {
		return nil
	}
	s := m.cited(section, name, text, cites...)
	return &s
}

// joined puts the texts that there are behind each other.
func joined(sep string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" }), sep)
}

// period is the heading line with an entry's dates.
func (m *maker) period(section, list string, i int, start, end string, open bool) *Sentence {
	text := m.f.reach(start, end, open)
	return m.line(section, at(list, i, "dates"), text, Cite{at(list, i, "startDate"), start}, Cite{at(list, i, "endDate"), end})
}

// workEntry is a job with some of its pieces.
func (m *maker) workEntry(j job, said []*piece) Block {
	w := m.p.Work[j.at]
	b := Block{Kind: Entry, Section: "work"}
	b.Title = m.heads(m.line("work", at("work", j.at, "position"), w.Position, whole(at("work", j.at, "position"), w.Position)))
	location := inPlace(w.Name, w.Location)
	if m.in.Kind == Page && !m.placesKnown() {
		location = ""
	}
	place := joined(", ", w.Name, location)
	b.Place = m.line("work", at("work", j.at, "name"), place, whole(at("work", j.at, "name"), w.Name), whole(at("work", j.at, "location"), w.Location))
	b.Dates = m.period("work", "work", j.at, w.StartDate, w.EndDate, true)
	for _, p := range said {
		b.Sentences = append(b.Sentences, m.point("work", p))
	}
	return b
}

// placesKnown reports whether the profile says of every employer where they are: a page shows all places or none.
func (m *maker) placesKnown() bool {
	return !slices.ContainsFunc(m.jobs(), func(j job) bool {
		w := m.p.Work[j.at]
		return !j.off && named(w.Name) && strings.TrimSpace(w.Location) == ""
	})
}

// inPlace is where an employer is, unless its name says so.
func inPlace(name, location string) string {
	if strings.Contains(strings.ToLower(name), strings.ToLower(strings.TrimSpace(location))) {
		return ""
	}
	return location
}

// schools is the order of education: as in the CV where it is sent as it is or an entry has no date, else the newest first.
func (m *maker) schools() []int {
	var out []int
	dated := m.in.Kind != Whole
	year := func(i int) int {
		return max(readDate(m.p.Education[i].EndDate).year, readDate(m.p.Education[i].StartDate).year)
	}
	for i, e := range m.p.Education {
		if m.in.Kind != Whole && leftWith(e) && profile.Unfinished(degree(e)+" "+e.Institution) == nil {
			continue // that it was left would not be seen
		}
		out = append(out, i)
		dated = dated && year(i) > 0
	}
	if dated {
		slices.SortStableFunc(out, func(a, b int) int { return year(b) - year(a) })
	}
	return out
}

func (m *maker) education(keep func(i int) bool, full bool) []Block {
	var out []Block
	for _, i := range m.schools() {
		e := m.p.Education[i]
		if !keep(i) {
			continue
		}
		b := Block{Kind: Entry, Section: "education"}
		b.Title = m.heads(m.line("education", at("education", i, "studyType"), m.degree(i), whole(at("education", i, "studyType"), e.StudyType), whole(at("education", i, "area"), e.Area)))
		b.Place = m.line("education", at("education", i, "institution"), e.Institution, whole(at("education", i, "institution"), e.Institution))
		b.Dates = m.schooldays(i)
		if full {
			if e.Score != "" {
				b.Sentences = append(b.Sentences, m.cited("education", at("education", i, "score"), e.Score, whole(at("education", i, "score"), e.Score)))
			}
			for k, c := range e.Courses {
				path := fmt.Sprintf("education[%d].courses[%d]", i, k)
				b.Sentences = m.texts(b.Sentences, "education", path, c)
			}
		}
		out = append(out, b)
	}
	return out
}

// texts appends the sentences of a text as they stand.
func (m *maker) texts(to []Sentence, section, path, value string) []Sentence {
	for _, p := range m.pieces(path, value, -1, 0) {
		to = append(to, m.said(section, p))
	}
	return to
}

// group is a line of skills.
type group struct {
	name  string
	items []Cite
	cites []Cite // of the name
}

func (m *maker) skillLines(groups []group) Block {
	b := Block{Kind: Facts, Section: "skills"}
	for _, g := range groups {
		var texts []string
		var levels []Cite
		for _, c := range g.items {
			text := c.Quote
			if word, ok := m.adWords[c.Path]; ok {
				text = word
			}
			if level := m.skillLevel(c.Path); level.Quote != "" && !strings.ContainsAny(text+level.Quote, "()") {
				text += " (" + level.Quote + ")"
				levels = append(levels, level)
			}
			texts = append(texts, text)
		}
		if m.in.Kind != Whole {
			texts = evenly(texts)
		}
		between := ", "
		if slices.ContainsFunc(texts, func(t string) bool { return strings.ContainsAny(t, ",;") || strings.Contains(t, " – ") }) {
			between = " · " // "Excel, advanced" stays one
		}
		text := strings.Join(texts, between)
		if g.name != "" && text != "" {
			text = g.name + m.f.listColon + text
		} else if text == "" {
			text = g.name
		}
		if text != "" {
			name := "list"
			if len(g.cites) > 0 {
				name = g.cites[0].Path
			}
			b.Sentences = append(b.Sentences, m.cited("skills", name, text, slices.Concat(g.cites, g.items, levels)...))
		}
	}
	return b
}

// skillLevel is how well somebody says that they know the skill of a path, an empty quote where they do not say.
func (m *maker) skillLevel(path string) Cite {
	head, ok := strings.CutSuffix(path, "].name")
	if !ok || !strings.HasPrefix(head, "skills[") {
		return Cite{}
	}
	i, err := strconv.Atoi(strings.TrimPrefix(head, "skills["))
	if err != nil || i >= len(m.p.Skills) {
		return Cite{}
	}
	return whole(head+"].level", m.p.Skills[i].Level)
}

// littleKnown is a level of what somebody knows a little, which a few words do not call a skill.
var littleKnown = pattern.New(`(?i)^(?:basics?|beginner|elementary|novice|some|little|grundkenntnisse|grundlagen|einfach|wenig|anfänger|notions|débutante?|bases|básic[oa]|inicial|nociones|principiante)\b`)

// groups are the skills as the CV has them: its groups, and one line of all that stand alone.
func (m *maker) groups() []group {
	var out []group
	var single group
	for i, s := range m.p.Skills {
		name := whole(at("skills", i, "name"), s.Name)
		if len(s.Keywords) == 0 {
			if name.Quote != "" && !((m.in.Kind == Letter || m.in.Kind == Short) && littleKnown.MatchString(s.Level)) {
				single.items = append(single.items, name)
			}
			continue
		}
		g := group{name: name.Quote}
		if name.Quote != "" {
			g.cites = []Cite{name}
		}
		for k, w := range s.Keywords {
			if c := whole(fmt.Sprintf("skills[%d].keywords[%d]", i, k), w); c.Quote != "" {
				g.items = append(g.items, c)
			}
		}
		out = append(out, g)
	}
	if len(single.items) > 0 {
		out = append(out, single)
	}
	return out
}

func (m *maker) languages() Block {
	b := Block{Kind: Facts, Section: "languages"}
	for i, l := range m.p.Languages {
		name, level := m.languageName(l.Language), m.levelName(l.Fluency)
		text := name
		if name != "" && level != "" {
			text = fill(m.f.level, "language", name, "level", level)
		}
		if s := m.line("languages", at("languages", i, "language"), text, whole(at("languages", i, "language"), l.Language), whole(at("languages", i, "fluency"), l.Fluency)); s != nil {
			b.Sentences = append(b.Sentences, *s)
		}
	}
	if m.in.Kind != Whole {
		b.Sentences = beginningAlike(b.Sentences)
	}
	return b
}

func (m *maker) certificates(which []int) Block {
	b := Block{Kind: Facts, Section: "certificates"}
	for _, i := range which {
		c := m.p.Certificates[i]
		if c.Name == "" {
			continue
		}
		text, date := joined(", ", c.Name, inPlace(c.Name, c.Issuer)), m.dayGiven(c)
		if m.in.Kind == Page || m.in.Kind == Whole { // which are read as CVs
			text = dated(text, date)
		} else {
			text = oneBracket(text + bracketed(date))
		}
		b.Sentences = append(b.Sentences, m.cited("certificates", at("certificates", i, "name"), text, whole(at("certificates", i, "name"), c.Name),
			whole(at("certificates", i, "issuer"), c.Issuer), Cite{at("certificates", i, "date"), c.Date}))
	}
	return b
}

// dated puts a date behind a text, in brackets where none stand before it.
func dated(text, date string) string {
	switch {
	case date == "":
		return text
	case strings.HasSuffix(text, ")"):
		return text + ", " + date
	}
	return text + " (" + date + ")"
}
