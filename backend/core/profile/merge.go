package profile

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Part is one CV of a person, with the edits they made to it.
type Part struct {
	ID       string
	FileName string
	Profile  *Profile
}

// Source says which stretch of a merged profile's text, and which of its pages, came from which CV.
type Source struct {
	ID       string `json:"id"`
	FileName string `json:"fileName"`
	Start    int    `json:"start"` // characters of Reading.Text
	End      int    `json:"end"`
	Page     int    `json:"page"` // its first page, from 1
	Pages    int    `json:"pages"`
}

// SourceOf is the CV that a field was read from, nil where nothing says so.
func (r *Reading) SourceOf(f Field) *Source {
	for i, s := range r.Sources {
		if f.Page >= s.Page && f.Page < s.Page+s.Pages || f.Span.End > f.Span.Start && f.Span.Start >= s.Start && f.Span.End <= s.End {
			return &r.Sources[i]
		}
	}
	return nil
}

// Merge makes one profile of several CVs of one person, the newest first; of one it is that one.
//
// Entries that tell of the same job, school or thing become one. Where they differ, what the person typed goes before what was read, and a
// newer CV before an older one; what only one says is kept, and lists (bullets, skills) are joined without repeating. Alike may say
// that two names mean the same ("Deutsch", "German") beyond their spelling; it may be nil. The merged text is the texts of all, one
// after the other, and so are the pages: each field still points at the place it was read from.
func Merge(parts []Part, alike func(a, b string) bool) *Profile {
	if len(parts) == 1 {
		return parts[0].Profile
	}
	g := merger{alike: alike, sections: map[string][]entry{}}
	reading := Reading{Fields: map[string]Field{}}
	var text strings.Builder
	for i, p := range parts {
		at := utf8.RuneCountInString(text.String())
		page := len(reading.Pages)
		read := Reading{}
		if r := p.Profile.Meta.Autojob; r != nil {
			read = *r
		}
		g.add(p.Profile, read.Fields, at, page)
		text.WriteString(read.Text)
		reading.Sources = append(reading.Sources, Source{p.ID, p.FileName, at, at + utf8.RuneCountInString(read.Text), page + 1, len(read.Pages)})
		if i == 0 {
			reading.Parser, reading.Format = read.Parser, read.Format
		}
		if i+1 < len(parts) {
			text.WriteString("\n\n")
		}
		reading.Pages = append(reading.Pages, read.Pages...)
		for _, w := range read.Warnings {
			if w.Page > 0 {
				w.Page += page
			}
			reading.Warnings = append(reading.Warnings, w)
		}
	}
	reading.Text = text.String()
	out := g.profile(reading.Fields)
	out.Meta.Autojob = &reading
	return out
}

// said is one text of a CV with the place it was read from.
type said struct {
	value string
	field Field
	known bool // that field says something
}

// entry is one item of a section by the names of its texts ("position", "location.city"); texts of a list stand under the list's name.
type entry struct {
	texts map[string]said
	lists map[string][]said
}

func newEntry() entry { return entry{map[string]said{}, map[string][]said{}} }

type merger struct {
	alike    func(a, b string) bool
	sections map[string][]entry // basics has one
}

// add joins a CV with what is there already, which is newer.
func (g *merger) add(p *Profile, fields map[string]Field, offset, page int) {
	own := map[string][]entry{}
	for _, l := range Leaves(p) {
		section, i, name, list := place(l.Path)
		for len(own[section]) <= i {
			own[section] = append(own[section], newEntry())
		}
		f, known := fields[l.Path]
		if f.Span.End > f.Span.Start {
			f.Span.Start += offset
			f.Span.End += offset
		}
		if f.Page > 0 {
			f.Page += page
		}
		e := own[section][i]
		if s := (said{l.Value, f, known}); list {
			e.lists[name] = append(e.lists[name], s)
		} else {
			e.texts[name] = s
		}
	}
	for section, entries := range own {
		entries = slices.DeleteFunc(entries, func(e entry) bool { return len(e.texts)+len(e.lists) == 0 })
		if section == "skills" {
			entries = g.newSkills(entries)
		}
		g.sections[section] = g.join(section, g.sections[section], entries)
	}
}

// place parts a leaf's path into its section, the entry's number, the name within it, and whether that is a list.
func place(path string) (section string, i int, name string, list bool) {
	head, name, _ := strings.Cut(path, ".")
	if rest, ok := strings.CutPrefix(path, "basics.profiles["); ok {
		num, name, _ := strings.Cut(rest, "].")
		i, _ = strconv.Atoi(num)
		return "basics.profiles", i, name, false
	}
	section, num, indexed := strings.Cut(head, "[")
	if indexed {
		i, _ = strconv.Atoi(strings.TrimSuffix(num, "]"))
	}
	name, _, list = strings.Cut(name, "[")
	return section, i, name, list
}

func (g *merger) join(section string, newer, older []entry) []entry {
	taken := make([]bool, len(newer))
	all := newer
	for _, o := range older {
		at := -1
		for i := range newer {
			if !taken[i] && g.same(section, newer[i], o) {
				at = i
				break
			}
		}
		if at < 0 {
			all = append(all, o)
			continue
		}
		taken[at] = true
		g.into(&all[at], o)
	}
	return all
}

// into adds what the older entry says to the newer one.
func (g *merger) into(newer *entry, older entry) {
	_, started := newer.texts["startDate"]
	for name, o := range older.texts {
		n, ok := newer.texts[name]
		switch {
		case name == "endDate" && started && !ok: // the newer one lasts to the present
		case !ok, o.field.Edited && !n.field.Edited, finer(name, o.value, n.value):
			newer.texts[name] = o
		case g.means(o.value, n.value) && o.field.Confidence > n.field.Confidence && n.known: // two say so
			n.field.Confidence = o.field.Confidence
			newer.texts[name] = n
		}
	}
	for name, list := range older.lists {
		for _, o := range list {
			if !slices.ContainsFunc(newer.lists[name], func(n said) bool { return g.means(n.value, o.value) || closeTo(n.value, o.value) }) {
				newer.lists[name] = append(newer.lists[name], o)
			}
		}
	}
}

// finer reports whether a is the same date as b, told more exactly.
func finer(name, a, b string) bool {
	return (name == "date" || strings.HasSuffix(name, "Date")) && len(a) > len(b) && strings.HasPrefix(a, b)
}

// newSkills leaves out of an older CV's skills what the newer ones name.
func (g *merger) newSkills(older []entry) []entry {
	have := func(s said) bool {
		return slices.ContainsFunc(g.sections["skills"], func(e entry) bool {
			_, group := e.lists["keywords"]
			return !group && g.means(e.texts["name"].value, s.value) ||
				slices.ContainsFunc(e.lists["keywords"], func(k said) bool { return g.means(k.value, s.value) })
		})
	}
	var out []entry
	for _, e := range older {
		keywords, group := e.lists["keywords"]
		if !group {
			if !have(e.texts["name"]) {
				out = append(out, e)
			}
			continue
		}
		if e.lists["keywords"] = slices.DeleteFunc(slices.Clone(keywords), have); len(e.lists["keywords"]) > 0 {
			out = append(out, e)
		}
	}
	return out
}

// profile puts all together, and the fields' places by their paths.
func (g *merger) profile(fields map[string]Field) *Profile {
	for _, section := range []string{"work", "volunteer", "education"} {
		slices.SortStableFunc(g.sections[section], func(a, b entry) int { return strings.Compare(b.latest(), a.latest()) })
	}
	t := map[string]any{}
	for _, section := range slices.Sorted(maps.Keys(g.sections)) {
		for i, e := range g.sections[section] {
			at := section
			if section != "basics" {
				at += "[" + strconv.Itoa(i) + "]"
			}
			keep := func(path string, s said) {
				steps, err := split(path)
				if err == nil {
					_, err = set(t, steps, s.value)
				}
				if err != nil {
					panic("profile: a path of its own leaves does not fit: " + err.Error())
				}
				if s.known {
					fields[path] = s.field
				}
			}
			for name, s := range e.texts {
				keep(at+"."+name, s)
			}
			for name, list := range e.lists {
				for j, s := range list {
					keep(at+"."+name+"["+strconv.Itoa(j)+"]", s)
				}
			}
		}
	}
	out := &Profile{}
	data, err := json.Marshal(t)
	if err == nil {
		err = json.Unmarshal(data, out)
	}
	if err != nil {
		panic("profile: merged texts did not marshal: " + err.Error())
	}
	return out
}

// latest orders entries: what lasts to the present, then by end and start. Entries without dates come last, as they came.
func (e entry) latest() string {
	start, end := e.texts["startDate"].value, e.texts["endDate"].value
	if end == "" && start != "" {
		end = "9999"
	}
	return end + " " + start
}
