package evidence

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"autojob/backend/core/document"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// Candidate is a profile as read for matching. Name, contact data, places, schools' names and photos are not in it.
type Candidate struct {
	Skills    []Held // by id
	Positions []Position
	Titles    []skill.Candidate // what the person calls themselves (label), best first
	Months    int               // of work, overlaps counted once; 0 when the CV gives no dates
	Level     int
	Degree    Degree
	DegreeAt  Quote
	Languages []Spoken
	Permits   []Permit
	Written   string // ISO 639-1 of the language the CV is written in, "" where it cannot be told
	Lines     []Line // sentences of work, projects and summary, newest first
	index     map[skill.ID]int
	closest   []closest // by the number of a skill in the lexicon
}

// closest is what a candidate holds that stands in best for one skill; the zero value is nothing.
type closest struct {
	held int32 // in Skills, counted from 1
	far  float32
}

// Held is one skill of the person.
type Held struct {
	Skill      skill.ID
	Label      string
	Months     int    // over which positions mention it; 0 when only listed
	LastUsed   string // "2024-05", "now", or "" when only listed
	Idle       int    // months since LastUsed
	Applied    bool   // shown in work, projects or volunteering, not only listed
	Confidence float64
	Quote      Quote
}

// Position is a job held. Start and End count months (year*12+month-1); both 0 where the CV gives no dates.
type Position struct {
	Title       string
	Occupations []skill.Candidate
	Level       int
	Start, End  int
	Current     bool
	Quote       Quote
}

// Spoken is a language with the level the CV states, "" where it states none.
type Spoken struct {
	Code  string
	Level string
	Quote Quote
}

// Line is one sentence of the CV about work done.
type Line struct {
	Text  string
	Quote Quote
	Age   int // months since the position ended; 0 for current ones and where unknown
}

// Holds returns what the candidate shows for a skill.
func (c *Candidate) Holds(id skill.ID) (Held, bool) {
	i, ok := c.index[id]
	if !ok {
		return Held{}, false
	}
	return c.Skills[i], true
}

// field is a leaf of the profile with the place it was read from.
type field struct {
	path  string
	value string
	span  document.Span
	page  int
	work  int // index of the position it belongs to, -1 for none
}

// ReadProfile reads a profile as of a day (which open ends of positions count to).
func ReadProfile(lex *skill.Lexicon, p *profile.Profile, now time.Time) *Candidate {
	c := &Candidate{index: map[skill.ID]int{}}
	today := now.Year()*12 + int(now.Month()) - 1
	fields := leaves(p)
	c.positions(lex, p, fields, today)
	if p.Basics.Label != "" {
		c.Titles = best(lex.Titles(skill.Ungendered(p.Basics.Label)))
	}
	if len(c.Positions) == 0 && len(c.Titles) == 0 && p.Meta.Autojob != nil {
		c.looseTitles(lex, p.Meta.Autojob.Text)
	}
	c.level(lex, p)
	c.education(p, fields)
	c.skills(lex, p, fields, today)
	c.languages(lex, p, fields)
	c.permits(fields)
	c.lines(fields, today)
	c.Written = written(p, c)
	c.standIns(lex)
	return c
}

// standIns finds for each skill what is held that comes closest.
func (c *Candidate) standIns(lex *skill.Lexicon) {
	c.closest = make([]closest, lex.Len())
	for i, h := range c.Skills {
		for _, n := range lex.Near(h.Skill) {
			k := float32(lex.ClosenessAt(lex.Number(h.Skill), n))
			if b := c.closest[n]; k > b.far || k == b.far && k > 0 && h.Months > c.Skills[b.held-1].Months {
				c.closest[n] = closest{int32(i) + 1, k}
			}
		}
	}
}

// Closest is what the candidate holds that stands in best for the skill with a number: its place in Skills and its closeness, -1 and 0
// for nothing. Of two that are as close it is the one held for longer.
func (c *Candidate) Closest(number int) (int, float64) {
	if number < 0 {
		return -1, 0
	}
	b := c.closest[number]
	return int(b.held) - 1, float64(b.far)
}

func written(p *profile.Profile, c *Candidate) string {
	if p.Meta.Autojob != nil && p.Meta.Autojob.Text != "" {
		return writtenIn(p.Meta.Autojob.Text)
	}
	var text strings.Builder
	for _, l := range c.Lines {
		text.WriteString(l.Text + "\n")
	}
	return writtenIn(text.String())
}

func best(cs []skill.Candidate) []skill.Candidate { return cs[:min(len(cs), 3)] }

func (c *Candidate) positions(lex *skill.Lexicon, p *profile.Profile, fields []field, today int) {
	byPath := map[string]field{}
	for _, f := range fields {
		byPath[f.path] = f
	}
	var spans [][2]int
	for i, w := range p.Work {
		name := skill.Ungendered(w.Position)
		pos := Position{Title: w.Position, Occupations: best(lex.Titles(name)), Quote: byPath[at("work", i, "position")].quote()}
		if len(pos.Occupations) > 0 {
			pos.Level = pos.Occupations[0].Level
		}
		if l, said := lex.Level(name); said {
			pos.Level = l
		}
		if start, ok := month(w.StartDate, false); ok {
			pos.Start, pos.End = start, today
			if end, ok := month(w.EndDate, true); ok {
				pos.End = max(start, min(end, today))
			} else {
				pos.Current = w.EndDate == ""
			}
			if pos.End >= pos.Start {
				spans = append(spans, [2]int{pos.Start, pos.End + 1})
			}
		}
		c.Positions = append(c.Positions, pos)
	}
	c.Months = covered(spans)
}

// looseTitles finds titles in a CV whose positions could not be read: short lines that name an occupation.
func (c *Candidate) looseTitles(lex *skill.Lexicon, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		if n := len(strings.Fields(line)); n == 0 || n > 6 {
			continue
		}
		if t := lex.Titles(skill.Ungendered(line)); len(t) > 0 && t[0].Score >= 0.9 {
			c.Titles = append(c.Titles, t[0])
		}
		if len(c.Titles) == 6 {
			return
		}
	}
}

// level is that of the newest position's title. Where the title says nothing of its level, less than two years of work hold it
// back, and where it names no occupation that is known, the years stand in for it.
func (c *Candidate) level(lex *skill.Lexicon, p *profile.Profile) {
	newest := -1
	for i, pos := range c.Positions {
		if newest < 0 || pos.End > c.Positions[newest].End {
			newest = i
		}
	}
	title, known := p.Basics.Label, len(c.Titles) > 0
	if known {
		c.Level = c.Titles[0].Level
	}
	if newest >= 0 && c.Positions[newest].Title != "" {
		title, known = c.Positions[newest].Title, len(c.Positions[newest].Occupations) > 0
		c.Level = c.Positions[newest].Level
	}
	if _, said := lex.Level(skill.Ungendered(title)); said {
		return
	}
	switch years := c.Months / 12; {
	case c.Months > 0 && years < 2:
		c.Level = min(c.Level, 1)
	case !known && years < 5:
		c.Level = 2
	case !known:
		c.Level = 3
	}
}

func (c *Candidate) education(p *profile.Profile, fields []field) {
	for _, f := range fields {
		if !strings.HasPrefix(f.path, "education[") || strings.HasSuffix(f.path, ".institution") {
			continue
		}
		if d := degreeHeld(f.value); d > c.Degree {
			c.Degree, c.DegreeAt = d, f.quote()
		}
	}
	if len(p.Education) == 0 && p.Meta.Autojob != nil {
		for line := range strings.SplitSeq(p.Meta.Autojob.Text, "\n") {
			if d := degreeHeld(line); d > c.Degree && degreeContext.MatchString(line) {
				c.Degree, c.DegreeAt = d, locate(p.Meta.Autojob.Text, line)
			}
		}
	}
}

// skills reads the whole text once and gives each mention to the field it stands in.
func (c *Candidate) skills(lex *skill.Lexicon, p *profile.Profile, fields []field, today int) {
	type use struct {
		held  Held
		spans [][2]int
		last  int
		rank  int // how good the quote is
	}
	uses := map[skill.ID]*use{}
	note := func(m skill.Mention, f field, q Quote, rank int) {
		if m.Confidence < 0.4 {
			return
		}
		u := uses[m.Skill]
		if u == nil {
			u = &use{held: Held{Skill: m.Skill, Label: m.Label}, rank: -1}
			uses[m.Skill] = u
		}
		u.held.Confidence = max(u.held.Confidence, m.Confidence)
		if f.work >= 0 {
			pos := c.Positions[f.work]
			u.held.Applied = true
			if pos.Start > 0 {
				u.spans = append(u.spans, [2]int{pos.Start, pos.End + 1})
				u.last = max(u.last, pos.End)
				rank += 1 + pos.End - today + 1200 // the newest position speaks loudest
			}
		} else if strings.HasPrefix(f.path, "projects[") || strings.HasPrefix(f.path, "volunteer[") {
			u.held.Applied = true
		}
		if rank > u.rank {
			u.rank, u.held.Quote = rank, q
		}
	}
	read := func(f field) {
		for _, m := range lex.Extract(f.value) {
			note(m, f, f.cut(m.Start, m.End), rankOf(f.path))
		}
	}
	text := ""
	if p.Meta.Autojob != nil {
		text = p.Meta.Autojob.Text
	}
	for _, f := range fields {
		if !contact(f.path) {
			read(f)
		}
	}
	// What no field holds is still the person's CV.
	taken := make([]document.Span, 0, len(fields))
	for _, f := range fields {
		if f.span.End > f.span.Start {
			taken = append(taken, f.span)
		}
	}
	slices.SortFunc(taken, func(a, b document.Span) int { return a.Start - b.Start })
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		n := len([]rune(line))
		for _, m := range lex.Extract(line) {
			if !inside(taken, at+m.Start, at+m.End) && !private(fields, line) {
				f := field{value: line, span: document.Span{Start: at, End: at + n}, work: -1}
				note(m, f, f.cut(m.Start, m.End), 1)
			}
		}
		at += n + 1
	}
	for _, u := range uses {
		u.held.Months = covered(u.spans)
		if u.last > 0 {
			u.held.Idle = max(0, today-u.last)
			u.held.LastUsed = yearMonth(u.last)
			if u.last >= today {
				u.held.LastUsed = "now"
			}
		}
		c.Skills = append(c.Skills, u.held)
	}
	slices.SortFunc(c.Skills, func(a, b Held) int { return strings.Compare(string(a.Skill), string(b.Skill)) })
	for i, h := range c.Skills {
		c.index[h.Skill] = i
	}
}

func rankOf(path string) int {
	switch {
	case strings.HasPrefix(path, "work[") && strings.Contains(path, "highlights"):
		return 6
	case strings.HasPrefix(path, "work["), strings.HasPrefix(path, "projects["):
		return 5
	case strings.HasPrefix(path, "certificates["):
		return 5
	case strings.HasPrefix(path, "basics.summary"):
		return 4
	case strings.HasPrefix(path, "skills["):
		return 3
	}
	return 2
}

// contact fields and the names of schools say nothing about what a person can do, and must not.
func contact(path string) bool {
	return strings.HasPrefix(path, "basics.") && path != "basics.summary" && path != "basics.label" || strings.HasPrefix(path, "references[") ||
		strings.HasPrefix(path, "education[") && strings.HasSuffix(path, ".institution")
}

// TextLines are the lines of the text that a CV was read from, without those in which contact details or names of schools stand.
func TextLines(p *profile.Profile) iter.Seq[string] {
	return func(yield func(string) bool) {
		fields := leaves(p)
		for line := range strings.SplitSeq(p.Meta.Autojob.Text, "\n") {
			if !private(fields, line) && !yield(line) {
				return
			}
		}
	}
}

// private reports whether a contact detail or the name of a school stands in a line.
func private(fields []field, line string) bool {
	return slices.ContainsFunc(fields, func(f field) bool {
		town := strings.HasPrefix(f.path, "basics.location.") && f.path != "basics.location.address"
		return contact(f.path) && !town && strings.Contains(line, f.value)
	})
}

func (c *Candidate) languages(lex *skill.Lexicon, p *profile.Profile, fields []field) {
	known := map[string]int{}
	add := func(code, level string, q Quote) {
		if i, ok := known[code]; ok {
			if languageRank(level) > languageRank(c.Languages[i].Level) {
				c.Languages[i].Level = level
			}
			return
		}
		known[code] = len(c.Languages)
		c.Languages = append(c.Languages, Spoken{Code: code, Level: level, Quote: q})
	}
	byPath := map[string]field{}
	for _, f := range fields {
		byPath[f.path] = f
	}
	for i, l := range p.Languages {
		for _, m := range lex.Extract(l.Language) {
			if k, ok := lex.Skill(m.Skill); ok && k.Kind == skill.Language && k.Code != "" {
				level := fluencyOf(l.Fluency)
				if level == "" {
					level = fluencyOf(l.Language)
				}
				add(k.Code, level, byPath[at("languages", i, "language")].quote())
			}
		}
	}
	for _, h := range c.Skills {
		k, ok := lex.Skill(h.Skill)
		if !ok || k.Kind != skill.Language || k.Code == "" {
			continue
		}
		if _, ok := known[k.Code]; !ok && languageCue.MatchString(h.Quote.Text) {
			add(k.Code, fluencyOf(h.Quote.Text), h.Quote)
		}
	}
}

func (c *Candidate) lines(fields []field, today int) {
	for _, f := range fields {
		if contact(f.path) || !strings.HasPrefix(f.path, "work[") && !strings.HasPrefix(f.path, "projects[") && !strings.HasPrefix(f.path, "volunteer[") && f.path != "basics.summary" {
			continue
		}
		if strings.HasSuffix(f.path, "Date") || strings.HasSuffix(f.path, ".name") || strings.HasSuffix(f.path, ".location") || strings.HasSuffix(f.path, ".url") {
			continue
		}
		age := 0
		if f.work >= 0 && c.Positions[f.work].End > 0 {
			age = max(0, today-c.Positions[f.work].End)
		}
		for _, s := range sentencesOf(f.value) {
			if len(strings.Fields(s.Text)) < 3 {
				continue
			}
			c.Lines = append(c.Lines, Line{Text: s.Text, Quote: f.cut(s.Span.Start, s.Span.End), Age: age})
		}
	}
}

func sentencesOf(text string) []Segment {
	var out []Segment
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		out = append(out, sentences(line, at)...)
		at += len([]rune(line)) + 1
	}
	return out
}

// covered is the number of months that intervals cover together.
func covered(spans [][2]int) int {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b [2]int) int { return a[0] - b[0] })
	total, end := 0, 0
	for _, s := range spans {
		if from := max(s[0], end); s[1] > from {
			total += s[1] - from
			end = s[1]
		}
	}
	return total
}

// month counts a JSON Resume date in months. A bare year is its January as a start and its December as an end.
func month(date string, end bool) (int, bool) {
	if len(date) < 4 {
		return 0, false
	}
	y, err := strconv.Atoi(date[:4])
	if err != nil || y < 1940 || y > 2100 {
		return 0, false
	}
	if len(date) >= 7 {
		if m, err := strconv.Atoi(date[5:7]); err == nil && m >= 1 && m <= 12 {
			return y*12 + m - 1, true
		}
	}
	if end {
		return y*12 + 11, true
	}
	return y * 12, true
}

func yearMonth(m int) string {
	s := itoa(m%12 + 1)
	if len(s) == 1 {
		s = "0" + s
	}
	return itoa(m/12) + "-" + s
}

func itoa(n int) string { return strconv.Itoa(n) }
