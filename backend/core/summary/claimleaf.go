package summary

import (
	"strings"
	"sync"
	"unicode/utf8"

	"autojob/backend/core/skill"
)

var sharedGateWords = sync.OnceValue(readGateWords)

// claimLeaf is one text of the profile, read for checking.
type claimLeaf struct {
	path, value           string
	section, entry, field string // "work", "work[0]", "highlights"
	title                 bool   // a place where titles stand
	header                bool   // says who, where, what and when of an entry, not what was done
	toks                  []claimToken
	dates                 []claimDate
	isDate                []bool
	shapes                map[string][]wordShape // by language
	skills                []skillAt
	listed                []skillAt // as read in the list of all skills
	skillsRead            bool
}

// skillAt is a skill that tokens from to to (behind the last) name.
type skillAt struct {
	id       skill.ID
	kind     skill.Kind
	from, to int
}

// entryDates is when an entry was.
type entryDates struct {
	start, end       claimMonths
	hasStart, hasEnd bool
	day              claimMonths
}

func (g *Gate) add(path, value string) {
	l := &claimLeaf{path: path, value: value, toks: claimTokens(value)}
	l.section, l.entry, l.field = pathParts(path)
	switch l.field {
	case "name", "position", "organization", "institution", "studyType", "area", "startDate", "endDate", "date", "releaseDate", "location", "issuer", "awarder", "publisher", "title", "entity", "roles", "language", "fluency", "label":
		l.header = true
	}
	l.title = l.field == "position" || l.field == "roles" || l.field == "label"
	l.dates = claimDates(l.toks)
	l.isDate = datesIn(l.toks, l.dates)
	g.leaves[path] = l
	if l.header && l.entry != "" {
		key := l.section + " " + l.field + " " + value
		if g.sharing[key] == nil {
			g.sharing[key] = map[string]bool{}
		}
		g.sharing[key][l.entry] = true
	}
	if l.field == "startDate" || l.field == "endDate" {
		e := g.entries[l.entry]
		if e == nil {
			e = &entryDates{day: monthsOf(g.in.Day)}
			g.entries[l.entry] = e
		}
		if m, ok := profileMonths(value); ok && l.field == "startDate" {
			e.start, e.hasStart = m, true
		} else if ok {
			e.end, e.hasEnd = m, true
		}
	}
}

// pathParts of "work[0].highlights[2]" are "work", "work[0]" and "highlights"; of "basics.summary" "basics", "" and "summary".
func pathParts(path string) (section, entry, field string) {
	first, rest, _ := strings.Cut(path, ".")
	section, _, listed := strings.Cut(first, "[")
	if listed {
		entry = first
	}
	if dot := strings.LastIndexByte(rest, '.'); dot >= 0 {
		rest = rest[dot+1:]
	}
	field, _, _ = strings.Cut(rest, "[")
	return section, entry, field
}

func datesIn(toks []claimToken, dates []claimDate) []bool {
	out := make([]bool, len(toks))
	for _, d := range dates {
		for i := d.first; i <= d.last; i++ {
			out[i] = true
		}
	}
	return out
}

// in is the shapes of a leaf's words as a language has them.
func (l *claimLeaf) in(t *gateTongue) []wordShape {
	if l.shapes == nil {
		l.shapes = map[string][]wordShape{}
	}
	s, ok := l.shapes[t.code]
	if !ok {
		s = make([]wordShape, len(l.toks))
		for i := range l.toks {
			s[i] = t.shape(l.toks[i].norm)
		}
		l.shapes[t.code] = s
	}
	return s
}

// skillsOf are the skills that a text names, by tokens. Certificates and languages are left out: the lexicon has several of one kind under
// one name, and they are looked up by their own words.
func skillsOf(lex *skill.Lexicon, text string, toks []claimToken) []skillAt {
	if lex == nil {
		return nil
	}
	var out []skillAt
	starts := charStarts(text, toks)
	at := 0
	for _, m := range lex.Extract(text) {
		for at < len(toks) && starts[at] < m.Start {
			at++
		}
		to := at
		for to < len(toks) && starts[to] < m.End {
			to++
		}
		s, ok := lex.Skill(m.Skill)
		if ok && to > at && s.Kind != skill.Certificate && s.Kind != skill.Language && s.Kind != skill.Soft {
			out = append(out, skillAt{m.Skill, s.Kind, at, to})
		}
	}
	return out
}

// charStarts is where tokens begin, in characters.
func charStarts(text string, toks []claimToken) []int {
	out := make([]int, len(toks))
	chars, last := 0, 0
	for i := range toks {
		chars += utf8.RuneCountInString(text[last:toks[i].start])
		out[i], last = chars, toks[i].start
	}
	return out
}
