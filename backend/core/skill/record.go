package skill

import (
	"fmt"
	"strconv"
	"strings"
)

// Marks stand before a name in the column of aliases and say when the name counts.
const (
	markNone    = 0
	markCase    = '=' // only as written: "IT", never "it"
	markEvery   = '?' // an everyday word too: as written inside a sentence, or near a context word
	markWeak    = '~' // a word of every ad ("training"): after a cue ("experience in"), in a list or on a line of its own
	markContext = '!' // a context word or a list of its like must stand near: "R", "Go"
)

// name is one spelling with its mark.
type name struct {
	text string
	mark byte
}

// skillRecord is a line of a skill file:
//
//	id | label | kind | aliases | broader | related | implies | flags
type skillRecord struct {
	skill  Skill
	names  []name   // aliases as in the file, marks apart
	near   []string // context words
	not    []string // phrases in which the name means something else
	strict bool     // cues such as "experience" do not count as context
	rarity int      // hundredths; -1 where the kind's own value holds
	added  bool     // from a taxonomy or a pack: what was curated wins, relations to what is not there are dropped
	merges bool     // from a pack: its names go to the record that it is the same as
}

// occupationRecord is a line of an occupation file:
//
//	id | label | field | aliases | level | skills | related | flags
//
// The flags may be absent with their bar.
type occupationRecord struct {
	occupation Occupation
	added      bool
	merges     bool
}

func columns(line string, n int) ([]string, error) {
	parts := strings.Split(line, "|")
	if len(parts) != n {
		return nil, fmt.Errorf("%d columns, want %d", len(parts), n)
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if parts[0] == "" || parts[1] == "" {
		return nil, fmt.Errorf("id or label is empty")
	}
	return parts, nil
}

func list(column string) []string {
	if column == "" {
		return nil
	}
	parts := strings.Split(column, ";")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

func ids(column string) []ID {
	var out []ID
	for _, s := range list(column) {
		out = append(out, ID(s))
	}
	return out
}

func parseName(s string) name {
	if len(s) > 1 && strings.IndexByte("=?!~", s[0]) >= 0 {
		return name{s[1:], s[0]}
	}
	return name{s, markNone}
}

func (n name) String() string {
	if n.mark == markNone {
		return n.text
	}
	return string(n.mark) + n.text
}

func parseSkill(line string) (skillRecord, error) {
	c, err := columns(line, 8)
	if err != nil {
		return skillRecord{}, err
	}
	r := skillRecord{rarity: -1}
	r.skill = Skill{ID: ID(c[0]), Label: c[1], Kind: Kind(c[2]), Broader: ids(c[4]), Related: ids(c[5]), Implies: ids(c[6])}
	if _, ok := kindRarity[r.skill.Kind]; !ok {
		return skillRecord{}, fmt.Errorf("%s: no kind %q", c[0], c[2])
	}
	for _, a := range list(c[3]) {
		n := parseName(a)
		r.names = append(r.names, n)
		if n.text != r.skill.Label {
			r.skill.Aliases = append(r.skill.Aliases, n.text)
		}
	}
	for _, flag := range list(c[7]) {
		key, value, _ := strings.Cut(flag, "=")
		switch key {
		case "near":
			r.near = strings.Split(value, ",")
		case "not":
			r.not = strings.Split(value, ",")
		case "strict":
			r.strict = true
		case "code":
			r.skill.Code = value
		case "esco", "onet":
			r.skill.Concept, r.skill.Source = key+":"+value, sourceNames[key]
		case "domain":
			r.skill.Domain = value
		case "rarity":
			if r.rarity, err = strconv.Atoi(value); err != nil || r.rarity < 0 || r.rarity > 100 {
				return skillRecord{}, fmt.Errorf("%s: rarity %q is not 0 to 100", c[0], value)
			}
		default:
			return skillRecord{}, fmt.Errorf("%s: no flag %q", c[0], key)
		}
	}
	return r, nil
}

// String is the line that parseSkill reads.
func (r skillRecord) String() string {
	names := make([]string, len(r.names))
	for i, n := range r.names {
		names[i] = n.String()
	}
	var flags []string
	if r.skill.Code != "" {
		flags = append(flags, "code="+r.skill.Code)
	}
	if r.skill.Concept != "" {
		flags = append(flags, strings.Replace(r.skill.Concept, ":", "=", 1))
	}
	if r.skill.Domain != "" && r.added {
		flags = append(flags, "domain="+r.skill.Domain)
	}
	if len(r.near) > 0 {
		flags = append(flags, "near="+strings.Join(r.near, ","))
	}
	if len(r.not) > 0 {
		flags = append(flags, "not="+strings.Join(r.not, ","))
	}
	if r.rarity >= 0 {
		flags = append(flags, "rarity="+strconv.Itoa(r.rarity))
	}
	if r.strict {
		flags = append(flags, "strict")
	}
	return line(string(r.skill.ID), r.skill.Label, string(r.skill.Kind), strings.Join(names, "; "),
		join(r.skill.Broader), join(r.skill.Related), join(r.skill.Implies), strings.Join(flags, "; "))
}

func parseOccupation(line string) (occupationRecord, error) {
	n := 7
	if strings.Count(line, "|") == 7 {
		n = 8
	}
	c, err := columns(line, n)
	if err != nil {
		return occupationRecord{}, err
	}
	level, err := strconv.Atoi(c[4])
	if err != nil || level < 0 || level > 7 {
		return occupationRecord{}, fmt.Errorf("%s: level %q is not 0 to 7", c[0], c[4])
	}
	r := occupationRecord{occupation: Occupation{ID: ID(c[0]), Label: c[1], Field: c[2], Aliases: list(c[3]), Level: level, Skills: ids(c[5]), Related: ids(c[6])}}
	if n < 8 {
		return r, nil
	}
	for _, flag := range list(c[7]) {
		switch key, value, _ := strings.Cut(flag, "="); key {
		case "broader":
			r.occupation.Broader = ID(value)
		case "esco", "onet":
			r.occupation.Concept, r.occupation.Source = key+":"+value, sourceNames[key]
		default:
			return occupationRecord{}, fmt.Errorf("%s: no flag %q", c[0], key)
		}
	}
	return r, nil
}

// sourceNames are what the taxonomies are called on screen.
var sourceNames = map[string]string{"esco": "ESCO", "onet": "O*NET"}

// String is the line that parseOccupation reads.
func (r occupationRecord) String() string {
	o := r.occupation
	c := []string{string(o.ID), o.Label, o.Field, strings.Join(o.Aliases, "; "), strconv.Itoa(o.Level), join(o.Skills), join(o.Related)}
	var flags []string
	if o.Broader != "" {
		flags = append(flags, "broader="+string(o.Broader))
	}
	if o.Concept != "" {
		flags = append(flags, strings.Replace(o.Concept, ":", "=", 1))
	}
	if len(flags) > 0 {
		c = append(c, strings.Join(flags, "; "))
	}
	return line(c...)
}

func join(ids []ID) string {
	s := make([]string, len(ids))
	for i, id := range ids {
		s[i] = string(id)
	}
	return strings.Join(s, "; ")
}

func line(columns ...string) string {
	return strings.TrimRight(strings.Join(columns, " | "), " ")
}
