package skill

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cueWords before a name say that a skill is meant, whatever the field.
const cueWords = `experience experienced knowledge skill skills skilled proficient proficiency expertise familiar familiarity fluent fluency
	certified certification using tools software understanding command competence background
	kenntnisse erfahrung erfahrungen umgang sicherer connaissance connaissances maitrise experiencia conocimientos manejo`

// Words after a name that make it describe something else, see attribute; and words after a number that make it a time.
const (
	placeWords = `company companies market markets government university universities society citizen citizens law authorities customer customers team office offices
		economy culture history parliament state population embassy coast red cross industry site branch subsidiary society ministry army border school schools restaurant cuisine`
	roleWords = `developer engineer manager architect administrator analyst designer consultant specialist lead intern director officer coordinator assistant technician scientist
		programmer expert professional owner coach trainee entwickler ingenieur leiter berater
		company companies provider startup startups team teams firm firms`
	timeWords = `year years yr yrs month months jahre jahr monate ans annees anos day days hour hours`
)

// likeDomains are the domains whose names are context for each other.
var likeDomains = map[string]string{
	"software": "computing", "data": "computing", "infrastructure": "computing", "web": "computing", "security": "computing",
	"sales-marketing": "business", "finance": "business", "hr": "business", "law": "business", "office-soft": "business",
}

const (
	contextWindow = 9 // words to either side in which a context word counts
	cueWindow     = 5 // words before in which a cue counts
)

// hit is a match before its meaning is decided.
type hit struct {
	node        int32
	first, last int // tokens, last included
	sure        int32
}

// Extract finds the mentions of skills in a text, in order. At each place the longest name of the
// lexicon wins and mentions never overlap. A name that is an everyday word too ("Go", "Excel", "Spring") is
// reported when its capitals or its surroundings say that the skill is meant, with a lower confidence.
func (l *Lexicon) Extract(text string) []Mention {
	m := &l.matcher
	tokens := m.scan(text)
	var hits []hit
	for i := 0; i < len(tokens); {
		node, n := m.longest(tokens, i, 0)
		if n == 0 {
			i++
			continue
		}
		h := hit{node: node, first: i, last: i + n - 1, sure: -1}
		for _, e := range m.entries[node] {
			if e.skill >= 0 && (e.mark == markNone || (e.mark == markCase || e.mark == markCaps) && sameCase(text[tokens[h.first].from:tokens[h.last].to], e.name)) {
				h.sure = e.skill
				break
			}
		}
		hits = append(hits, h)
		i += n
	}
	out := make([]Mention, 0, len(hits))
	for i := range hits {
		h := &hits[i]
		best, skill := 0.0, int32(-1)
		for _, e := range m.entries[h.node] {
			if e.skill < 0 {
				best = 0
				break
			}
			if c := l.confidence(text, tokens, hits, i, e); c > best {
				best, skill = c, e.skill
			}
		}
		if best > 0 && !l.attribute(tokens, h, skill) {
			out = append(out, Mention{l.skills[skill].ID, l.skills[skill].Label, tokens[h.first].start, l.end(text, tokens, h, skill), best})
		}
	}
	return out
}

// end is where a mention ends: the version number behind a program belongs to it ("Java 8"), years do not ("Java 8 years").
func (l *Lexicon) end(text string, tokens []token, h *hit, skill int32) int {
	end := tokens[h.last].end
	if l.skills[skill].Kind != Tool || h.last+1 >= len(tokens) {
		return end
	}
	v := &tokens[h.last+1]
	if v.before != gapNone || v.newline || v.to-v.from > 4 || v.from-tokens[h.last].to != 1 || strings.Trim(text[v.from:v.to], "0123456789") != "" {
		return end
	}
	if rest := text[v.to:]; strings.HasPrefix(rest, "+") || h.last+2 < len(tokens) && tokens[h.last+2].before == gapNone && tokens[h.last+2].id >= 0 && l.matcher.times[tokens[h.last+2].id] {
		return end
	}
	return v.end
}

// attribute reports whether a name only describes the word after it: the nationality of a company ("Danish
// market"), the field of a job ("full stack developer"). Programs stay: "Java developer" says Java.
func (l *Lexicon) attribute(tokens []token, h *hit, skill int32) bool {
	i := h.last + 1
	if i >= len(tokens) || tokens[i].before != gapNone {
		return false
	}
	next := [3]int32{tokens[i].id, tokens[i].alt[0], tokens[i].alt[1]}
	for _, w := range next {
		if w < 0 {
			continue
		}
		switch l.skills[skill].Kind {
		case Language:
			if l.matcher.places[w] {
				return true
			}
		case Knowledge, Method:
			if l.matcher.roles[w] {
				return true
			}
		}
	}
	return false
}

// confidence weighs one meaning of hits[i]; 0 is not meant.
func (l *Lexicon) confidence(text string, tokens []token, hits []hit, i int, e entry) float64 {
	h := &hits[i]
	if e.mark == markNone {
		if h.last > h.first {
			return 0.97
		}
		return 0.95
	}
	written := text[tokens[h.first].from:tokens[h.last].to]
	exact := sameCase(written, e.name)
	switch e.mark {
	case markCase:
		if exact {
			return 0.93
		}
		return 0
	case markCaps:
		if exact {
			return 0.95
		}
		if l.neighbour(tokens, hits, i, e.skill) || l.nearby(tokens, h, e.skill) {
			return 0.6
		}
		return 0
	case markWeak:
		switch {
		case l.neighbour(tokens, hits, i, e.skill):
			return 0.75
		case l.cued(tokens, h):
			return 0.7
		case alone(tokens, h):
			return 0.65
		}
		return 0
	}
	neighbour := l.neighbour(tokens, hits, i, e.skill)
	context := neighbour || l.nearby(tokens, h, e.skill)
	if e.mark == markContext {
		switch {
		case exact && context:
			return 0.9
		case neighbour:
			return 0.6
		}
		return 0
	}
	telling := exact && tokens[h.first].before != gapStop && !tokens[h.first].newline && !shouted(written, e.name)
	switch {
	case exact && context:
		return 0.92
	case context:
		return 0.75
	case telling:
		return 0.65
	case exact && alone(tokens, h):
		return 0.7
	}
	return 0
}

// neighbour reports whether the list that hits[i] stands in names something sure of a like field right
// before or after it.
func (l *Lexicon) neighbour(tokens []token, hits []hit, i int, skill int32) bool {
	like := func(j int) bool {
		return hits[j].sure >= 0 && hits[j].sure != skill && l.matcher.group[hits[j].sure] == l.matcher.group[skill]
	}
	if i > 0 && listed(tokens, hits[i-1].last, hits[i].first) && (like(i-1) || i > 1 && listed(tokens, hits[i-2].last, hits[i-1].first) && like(i-2)) {
		return true
	}
	n := len(hits)
	return i+1 < n && listed(tokens, hits[i].last, hits[i+1].first) && (like(i+1) || i+2 < n && listed(tokens, hits[i+1].last, hits[i+2].first) && like(i+2))
}

// listed reports whether the tokens a and b are neighbours in a list, "and" and "or" allowed.
func listed(tokens []token, a, b int) bool {
	t := &tokens[b]
	return b == a+1 && t.before != gapStop && (t.before != gapNone || t.newline || t.slash) || b == a+2 && tokens[b].before <= gapList && tokens[a+1].to-tokens[a+1].from <= 3
}

// alone reports whether a hit is all there is to an item of a list or a line.
func alone(tokens []token, h *hit) bool {
	begins := tokens[h.first].before != gapNone || tokens[h.first].newline
	ends := h.last+1 == len(tokens) || tokens[h.last+1].before != gapNone || tokens[h.last+1].newline
	return begins && ends && len(tokens) > h.last-h.first+1
}

// nearby reports whether a context word of the skill, or a cue before it, stands in the same sentence.
func (l *Lexicon) nearby(tokens []token, h *hit, skill int32) bool {
	near, cues := l.matcher.near[skill], l.matcher.cues
	if l.matcher.strict[skill] {
		cues = nil
	}
	for i, d := h.first-1, 1; i >= 0 && d <= contextWindow && tokens[i+1].before != gapStop; i, d = i-1, d+1 {
		for _, w := range [3]int32{tokens[i].id, tokens[i].alt[0], tokens[i].alt[1]} {
			if w >= 0 && (near[w] || d <= cueWindow && cues[w]) {
				return true
			}
		}
	}
	for i, d := h.last+1, 1; i < len(tokens) && d <= contextWindow && tokens[i].before != gapStop; i, d = i+1, d+1 {
		for _, w := range [3]int32{tokens[i].id, tokens[i].alt[0], tokens[i].alt[1]} {
			if w >= 0 && (near[w] || d == 1 && cues[w]) {
				return true
			}
		}
	}
	return false
}

// cued reports whether a cue stands shortly before a hit or right after it, in the same sentence.
func (l *Lexicon) cued(tokens []token, h *hit) bool {
	cues := l.matcher.cues
	for i, d := h.first-1, 1; i >= 0 && d <= cueWindow && tokens[i+1].before != gapStop; i, d = i-1, d+1 {
		if w := tokens[i].id; w >= 0 && cues[w] {
			return true
		}
	}
	i := h.last + 1
	return i < len(tokens) && tokens[i].before == gapNone && tokens[i].id >= 0 && cues[tokens[i].id]
}

// sameCase compares letters and digits only; a plural "s" may follow.
func sameCase(written, name string) bool {
	w, n := bare(written), bare(name)
	return w == n || w == n+"s"
}

func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if isWord(r) || r == '+' || r == '#' {
			return r
		}
		return -1
	}, s)
}

// shouted reports whether a name is in capitals only because everything around it may be.
func shouted(written, name string) bool {
	return strings.IndexFunc(written, unicode.IsLower) < 0 && strings.IndexFunc(name, unicode.IsLower) >= 0 && utf8.RuneCountInString(written) > 1
}
