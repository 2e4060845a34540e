package main

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/skill"
)

// writer holds what has been decided so far: ids and names that are taken.
type writer struct {
	src    *sources
	house  *skill.Lexicon
	ids    map[string]bool
	names  map[string]string // normal form -> id
	title  map[string]string
	linked map[string]bool // curated records that have left their code
}

func newWriter(src *sources, house *skill.Lexicon) *writer {
	w := &writer{src: src, house: house, ids: map[string]bool{}, names: map[string]string{}, title: map[string]string{}, linked: map[string]bool{}}
	for _, s := range house.Skills() {
		w.ids[string(s.ID)] = true
		for _, n := range append([]string{s.Label}, s.Aliases...) {
			w.names[normal(n)] = string(s.ID)
		}
	}
	for _, o := range house.Occupations() {
		w.ids[string(o.ID)] = true
		for _, n := range append([]string{o.Label}, o.Aliases...) {
			w.title[normal(n)] = string(o.ID)
		}
	}
	return w
}

// normal is a name as the lexicon compares it, plurals apart.
func normal(name string) string {
	f := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '+' && r != '#' })
	if n := len(f); n > 0 {
		f[n-1] = strings.TrimSuffix(f[n-1], "s")
	}
	return strings.Join(f, " ")
}

func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteRune(r)
		case r == '+':
			b.WriteString("-plus")
		case r == '#':
			b.WriteString("-sharp")
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}

func (w *writer) freeID(name string) (string, bool) {
	id := slug(name)
	if id == "" || w.ids[id] {
		return "", false
	}
	w.ids[id] = true
	return id, true
}

// unwanted are names that ads use for something else: what they sell, promise or forbid, and forms of their own.
var unwanted = set("company policies; corporate policies; organisational policies; company regulations; consumer electronics; screen reader; application process; geographic areas; business communications; " +
	"migration; business knowledge; knowledge base; pregnancy; personal development; joint ventures; online assessment; natural gas; labour market; job market; electronic communication; allergies; table tennis; protein; " +
	"electronic locks; grading systems; precious metals; design software; industrial software; application programming; computer equipment; mill operations; security regulations; hormone therapy; " +
	"growth hormone; food policy; leasing process; welding technique; real estate underwriting; credit card payments; ventilation systems; photovoltaic systems; systems development life cycle; " +
	"oracle relational database; financial processes; performance based management; market pricing; team building; working conditions; labour legislation; equal opportunities; parental leave; " +
	"religion; christianity; islam; judaism; buddhism; hinduism; gender; sexuality; disability; disability types; marriage; human body; hygiene; fashion; music; sports; games; travel; furniture; toys; " +
	"water; wine; beer; tobacco; coffee; cosmetics; jewellery; leadership principles; corporate identity; company culture; career development; public holidays; social security; pension; benefits; " +
	"dance music; fast food; video games; board games; credit cards; mobile phones; office equipment; office furniture; office supplies; electrical discharge; natural resources; human resources; drug testing; background check; " +
	"design drawings; call centre technologies; call center technologies; cadd software; knowledge; experience; communication; communications; innovation; growth; quality; service; services")

func set(list string) map[string]bool {
	out := map[string]bool{}
	for _, n := range strings.Split(list, ";") {
		out[normal(n)] = true
	}
	return out
}

var (
	brackets = regexp.MustCompile(`\s*\([^()]*\)`)
	vague    = regexp.MustCompile(`(?i)^(types?|theor(y|ies)|characteristics?|principles?|range|kinds?|varieties|variety|sorts?|typology|impact|functions?|processes|process|study|studies|standards?|methods?|techniques?|application|the|aspects?|elements?|parts?|use|use of|history|quality|legal|competent|ability|knowledge|understanding|awareness|operation|physical|basic|general|different|local|various|criteria|design|features|rules|market|trends|appropriate|technical|modern|common|usual|national|international|company|corporate|product|professional|industry|own|new)( of | for | and | in |$)`)
	peculiar = regexp.MustCompile(`(?i)(\b(types|varieties|categories|brands|parts|patterns|participants|companies|needs|levels|values|issues|matters|requirements|conditions|activities|your|individuals?|projects?|objects?|products?|instruments?|documents?|properties|characteristics|principles|theories|industry|industries|sector|sectors|quality|routes|risks|approaches|trends|purpose|stages|components|machines?|materials?|requirements|tools?|elements|features|concepts?|aspects?|topics?|history of|of|for|on|in|to|with|their|used|between|within|by|at|from)\b)`)
)

// knowledge is the records of ESCO's knowledge that can be recognised in running text: short names of fields, methods and
// programs. What an ad would hardly say in these words is left out.
func (w *writer) knowledge() []string {
	claims := map[string]int{} // how many concepts use a name
	for _, c := range w.src.knowledge {
		seen := map[string]bool{}
		for _, n := range append([]string{c.label}, c.others...) {
			if k := normal(n); !seen[k] {
				seen[k] = true
				claims[k]++
			}
		}
	}
	type kept struct {
		concept
		id, kind string
		names    []string
	}
	var list []kept
	var out []string
	known := slices.Clone(w.src.knowledge)
	slices.SortFunc(known, func(a, b concept) int { return strings.Compare(a.code, b.code) })
	for _, c := range known {
		bracket := brackets.FindString(c.label)
		label := strings.TrimSpace(brackets.ReplaceAllString(c.label, ""))
		if id, ok := w.names[normal(label)]; ok && normal(label) != "" {
			if s, found := w.house.Skill(skill.ID(id)); found && normal(s.Label) == normal(label) && !w.linked[id] { // leaves its code with the curated record
				w.linked[id] = true
				out = append(out, record(id, s.Label, string(s.Kind), nil, nil, nil, "esco="+c.code))
			}
			continue
		}
		if !w.recognisable(label, bracket) || tongue(c) {
			continue
		}
		id, ok := w.freeID(label)
		if !ok {
			continue
		}
		k := kept{concept: c, id: id, kind: kindOf(label, bracket, c)}
		k.label = sentence(label)
		if m := w.mark(label); m != "" {
			k.names = append(k.names, m+k.label)
		}
		w.names[normal(label)] = id
		list = append(list, k)
	}
	for i := range list {
		k := &list[i]
		others := slices.Clone(k.others)
		slices.SortFunc(others, func(a, b string) int { return strings.Compare(a, b) })
		for _, n := range others {
			n = strings.TrimSpace(brackets.ReplaceAllString(n, ""))
			key := normal(n)
			if _, taken := w.names[key]; taken || claims[key] > 1 || len(k.names) > 6 || !w.recognisable(n, "") || !sameHead(k.label, n) || trivial(k.label, n) {
				continue
			}
			w.names[key] = k.id
			k.names = append(k.names, w.mark(n)+n)
		}
		broader, related, domain := w.place(k.label, k.about)
		flags := []string{"esco=" + k.code}
		if domain != "" {
			flags = append(flags, "domain="+domain)
		}
		out = append(out, record(k.id, k.label, k.kind, k.names, broader, related, strings.Join(flags, "; ")))
	}
	return out
}

// recognisable reports whether a name, where it stands in a text, is likely to be meant.
func (w *writer) recognisable(name, bracket string) bool {
	f := strings.Fields(name)
	if len(f) == 0 || len(f) > 3 || len(name) < 3 || strings.ContainsAny(name, ",;:|/\"'’“”") {
		return false
	}
	if bracket != "" && proper(name) {
		return true
	}
	if unwanted[normal(name)] || peculiar.MatchString(name) || vague.MatchString(name) {
		return false
	}
	if len(f) == 1 && !proper(name) && (w.src.words[strings.ToLower(name)] > 25 || len(name) < 5) {
		return false
	}
	return true
}

// proper reports whether a name is written with capitals or digits that running text would not give it.
func proper(name string) bool {
	for i, r := range name {
		if unicode.IsDigit(r) || unicode.IsUpper(r) && (i > 0 || len(strings.Fields(name)) == 1) {
			return true
		}
	}
	return false
}

// mark is the mark under which a name counts: a single word of every day after a cue or in a list, an acronym as written.
func (w *writer) mark(name string) string {
	f := strings.Fields(name)
	switch {
	case len(f) > 1:
		return ""
	case len(name) <= 5 && name == strings.ToUpper(name):
		return "!" // what else the letters may stand for is not known here
	case proper(name) && name[1:] == strings.ToLower(name[1:]) && w.src.everyday(name):
		return "!"
	case proper(name):
		return ""
	case w.src.words[strings.ToLower(name)] > 3:
		return "~"
	}
	return ""
}

// sameHead reports whether another name ends as the label does, or is an acronym: ESCO's other names are often of
// something wider or beside it.
func sameHead(label, other string) bool {
	a, b := strings.Fields(normal(label)), strings.Fields(normal(other))
	if len(b) == 0 || len(strings.Fields(other)) == 1 && len(other) >= 3 && other == strings.ToUpper(other) {
		return len(b) > 0
	}
	return len(b) > 1 && a[len(a)-1] == b[len(b)-1]
}

// trivial reports whether another name adds only a word like "techniques", or the lexicon makes it by itself.
func trivial(label, other string) bool {
	a, b := normal(label), normal(other)
	return strings.ReplaceAll(a, " ", "") == strings.ReplaceAll(b, " ", "") || strings.HasPrefix(b, a+" ") || strings.HasSuffix(b, " "+a)
}

func tongue(c concept) bool {
	return slices.ContainsFunc(c.others, func(n string) bool { return strings.HasPrefix(n, "competent in ") })
}

var (
	toolWords   = regexp.MustCompile(`(?i)tool|programming|software|hardware|system|framework|platform|language|package|library|application`)
	programs    = regexp.MustCompile(`(?i)computer program|software (tool|program|platform|application)|operating system|programming language|framework|techniques and principles of software`)
	methodWords = regexp.MustCompile(`(?i)(method|methodology|technique|approach|management|process|testing|analysis|development|modelling|model|ing)s?$`)
)

func kindOf(label, bracket string, c concept) string {
	switch {
	case bracket != "" && toolWords.MatchString(bracket), proper(label) && programs.MatchString(c.about):
		return string(skill.Tool)
	case methodWords.MatchString(label) && !strings.Contains(label, "engineering"):
		return string(skill.Method)
	}
	return string(skill.Knowledge)
}

func sentence(label string) string {
	r := []rune(label)
	if len(r) > 1 && unicode.IsUpper(r[1]) {
		return label
	}
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// place finds where a name belongs among the curated records: what it ends with is broader, what its
// description speaks of most is related and gives the field.
func (w *writer) place(label, about string) (broader, related []string, domain string) {
	f := strings.Fields(label)
	for i := 1; i < len(f) && broader == nil; i++ {
		if id, ok := w.names[normal(strings.Join(f[i:], " "))]; ok && id != slug(label) {
			if s, found := w.house.Skill(skill.ID(id)); found && s.Kind != skill.Soft && s.Kind != skill.Language && (i+1 < len(f) || normal(s.Label) == normal(f[i])) {
				broader, domain = []string{id}, s.Domain
			}
		}
	}
	count := map[string]int{}
	fields := map[string]int{}
	for _, m := range w.house.Extract(label + ". " + about) {
		if s, _ := w.house.Skill(m.Skill); s.Kind != skill.Soft && s.Kind != skill.Language && !slices.Contains(broader, string(m.Skill)) {
			count[string(m.Skill)]++
			fields[s.Domain]++
		}
	}
	if id := most(count); id != "" && count[id] > 1 {
		related = []string{id}
	}
	if domain == "" {
		domain = most(fields)
	}
	return broader, related, domain
}

func most(count map[string]int) string {
	best := ""
	for k, n := range count {
		if best == "" || n > count[best] || n == count[best] && k < best {
			best = k
		}
	}
	return best
}

func record(id, label, kind string, names, broader, related []string, flags string) string {
	return strings.TrimRight(strings.Join([]string{id, label, kind, strings.Join(names, "; "), strings.Join(broader, "; "), strings.Join(related, "; "), "", flags}, " | "), " ")
}
