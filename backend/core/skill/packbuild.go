package skill

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Bounds on one record of a pack: more names and relations than these say nothing more.
const (
	packNames  = 12
	packWords  = 4 // longer names are hardly ever written so in an ad or CV
	packLinked = 12
)

// packSkill and packJob are one concept while its files are read.
type packSkill struct {
	label            string
	kind             Kind
	names            []string
	broader, related []string // codes
}

type packJob struct {
	label   string
	names   []string
	skills  []string // codes
	related []string
}

type packBuilder struct {
	skills map[string]*packSkill // by "esco:…" or "onet:…"
	jobs   map[string]*packJob
	langs  map[string]bool
}

func (b *packBuilder) skill(code string) *packSkill {
	s := b.skills[code]
	if s == nil {
		s = &packSkill{}
		b.skills[code] = s
	}
	return s
}

func (b *packBuilder) job(code string) *packJob {
	j := b.jobs[code]
	if j == nil {
		j = &packJob{}
		b.jobs[code] = j
	}
	return j
}

// escoCode is the end of a concept's address, "" where it cannot be one.
func escoCode(uri string) string {
	c := uri[strings.LastIndexByte(uri, '/')+1:]
	if c == "" || len(c) > 60 || strings.Trim(strings.ToLower(c), "abcdefghijklmnopqrstuvwxyz0123456789-_.") != "" {
		return ""
	}
	return "esco:" + strings.ToLower(c)
}

func onetCode(code string) string {
	code = strings.TrimSpace(code)
	if code == "" || len(code) > 12 || strings.Trim(code, "0123456789-.") != "" {
		return ""
	}
	return "onet:" + code
}

func labels(column string) []string {
	var out []string
	for s := range strings.SplitSeq(column, "\n") {
		if s = plain(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func (b *packBuilder) escoSkill(c columnOf, lang string) {
	code, label := escoCode(c("conceptUri")), plain(c("preferredLabel"))
	if code == "" || label == "" {
		return
	}
	b.langs[lang] = true
	s := b.skill(code)
	if s.label == "" || lang == "en" {
		s.label = label
	}
	s.kind = Ability
	if c("skillType") == "knowledge" {
		s.kind = Knowledge
	}
	given := append([]string{label}, labels(c("altLabels"))...)
	if lang == "en" && s.kind == Ability {
		given = append(given, gerund(label))
	}
	s.names = addNames(s.names, given)
}

func (b *packBuilder) escoJob(c columnOf, lang string) {
	code, label := escoCode(c("conceptUri")), plain(c("preferredLabel"))
	if code == "" || label == "" {
		return
	}
	b.langs[lang] = true
	j := b.job(code)
	if j.label == "" || lang == "en" {
		j.label = label
	}
	// "actor/actress", "Bäcker/Bäckerin": both
	given := strings.Split(label, "/")
	j.names = addNames(j.names, append(append(given, label), labels(c("altLabels"))...))
}

func (b *packBuilder) escoBroader(c columnOf) {
	if code, up := escoCode(c("conceptUri")), escoCode(c("broaderUri")); code != "" && up != "" && code != up && strings.Contains(c("conceptUri"), "/skill/") {
		b.skill(code).broader = addCode(b.skill(code).broader, up)
	}
}

func (b *packBuilder) escoUses(c columnOf) {
	if job, s := escoCode(c("occupationUri")), escoCode(c("skillUri")); job != "" && s != "" {
		j := b.job(job)
		if c("relationType") == "essential" && len(j.skills) >= packLinked {
			j.skills = j.skills[:packLinked-1] // optional ones came first
		}
		j.skills = addCode(j.skills, s)
	}
}

func (b *packBuilder) escoRelated(c columnOf) {
	if from, to := escoCode(c("originalSkillUri")), escoCode(c("relatedSkillUri")); from != "" && to != "" && from != to {
		b.skill(from).related = addCode(b.skill(from).related, to)
	}
}

func (b *packBuilder) onetTool(c columnOf) {
	label := plain(c("Example"))
	code := onetCode(c("O*NET-SOC Code"))
	id := slugOf(label)
	if label == "" || code == "" || id == "" {
		return
	}
	b.langs["en"] = true
	s := b.skill("onet:" + id)
	s.label, s.kind = label, Tool
	s.names = addNames(s.names, []string{label})
	b.job(code).skills = addCode(b.job(code).skills, "onet:"+id)
}

func (b *packBuilder) onetTitle(c columnOf, column string) {
	code, title := onetCode(c("O*NET-SOC Code")), plain(c(column))
	if code == "" || title == "" {
		return
	}
	b.langs["en"] = true
	j := b.job(code)
	if column == "Title" {
		j.label = title
	}
	if title, _, _ = strings.Cut(title, " ("); len(j.names) < 4*packNames && !slices.Contains(j.names, title) {
		j.names = append(j.names, title)
	}
}

func (b *packBuilder) onetRelated(c columnOf) {
	if from, to := onetCode(c("O*NET-SOC Code")), onetCode(c("Related O*NET-SOC Code")); from != "" && to != "" && from != to {
		b.job(from).related = addCode(b.job(from).related, to)
	}
}

func addNames(names, given []string) []string {
	for _, n := range given {
		n = strings.TrimSpace(n)
		if n != "" && len(names) < packNames && len(strings.Fields(n)) <= packWords && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return names
}

func addCode(list []string, code string) []string {
	if len(list) >= packLinked || slices.Contains(list, code) {
		return list
	}
	return append(list, code)
}

// slugOf is an id made of a label; "" where nothing of it can stand in one.
func slugOf(label string) string {
	var out []byte
	for _, w := range words(label) {
		for i := range len(w) {
			switch c := w[i]; {
			case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
				out = append(out, c)
			case c == '+':
				out = append(out, "plus"...)
			case c == '#':
				out = append(out, "sharp"...)
			}
		}
		out = append(out, '-')
	}
	return strings.Trim(string(out), "-")
}

// sure is the score of a title from which a pack's occupation counts as a special case of the lexicon's.
const sure = 0.7

// pack makes the lines. Occupations are placed among those of l.
func (b *packBuilder) pack(l *Lexicon) *Pack {
	p := &Pack{Languages: slices.Sorted(maps.Keys(b.langs))}
	esco := false
	for _, code := range slices.Sorted(maps.Keys(b.skills)) {
		s := b.skills[code]
		if s.label == "" {
			continue
		}
		esco = esco || strings.HasPrefix(code, "esco:")
		r := skillRecord{skill: Skill{ID: codeID(code), Label: s.label, Kind: s.kind, Concept: code, Broader: b.ids(s.broader), Related: b.ids(s.related)}, rarity: -1}
		for _, n := range s.names {
			if m := packName(n); m.mark != markNone || n != s.label {
				r.names = append(r.names, m)
			}
		}
		p.Skills = append(p.Skills, r.String())
	}
	for _, code := range slices.Sorted(maps.Keys(b.jobs)) {
		j := b.jobs[code]
		if j.label == "" {
			continue
		}
		esco = esco || strings.HasPrefix(code, "esco:")
		level, _ := levelOf(readTitle(j.label).all, unnamed, 2)
		o := Occupation{ID: codeID(code), Label: j.label, Field: "Other", Level: level, Concept: code, Skills: b.ids(j.skills)}
		if t := l.Titles(j.label); len(t) > 0 && t[0].Score >= sure {
			up, _ := l.Occupation(t[0].Occupation)
			o.Broader, o.Field = cmp.Or(up.Broader, up.ID), up.Field
		}
		for _, n := range j.names {
			if n != j.label {
				o.Aliases = append(o.Aliases, n)
			}
		}
		for _, r := range j.related {
			if to := b.jobs[r]; to != nil && to.label != "" {
				o.Related = append(o.Related, codeID(r))
			}
		}
		p.Occupations = append(p.Occupations, occupationRecord{occupation: o}.String())
	}
	p.ID, p.Source = "onet", sourceNames["onet"]
	if esco {
		p.ID, p.Source = "esco-"+strings.Join(p.Languages, "-"), sourceNames["esco"]
	}
	return p
}

func codeID(code string) ID {
	return ID(strings.NewReplacer(":", "-", ".", "-", "_", "-").Replace(code))
}

// ids are those of codes that the pack has a label for.
func (b *packBuilder) ids(codes []string) []ID {
	var out []ID
	for _, c := range codes {
		if s := b.skills[c]; s != nil && s.label != "" {
			out = append(out, codeID(c))
		}
	}
	return out
}
