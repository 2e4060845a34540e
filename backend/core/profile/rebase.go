package profile

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Change is an edit of one reading in words that hold for another reading of the same CV: it names an entry by what it says, not by
// its number.
type Change struct {
	Section string            `json:"section"`         // "work"
	Entry   map[string]string `json:"entry,omitempty"` // the entry's texts before the change
	New     int               `json:"new,omitempty"`   // the person added the entry: which of them, from 1
	Name    string            `json:"name,omitempty"`  // "position"; empty for the whole entry
	List    bool              `json:"list,omitempty"`  // Name is a list, and the change is of one of its texts
	Was     string            `json:"was,omitempty"`
	Value   string            `json:"value,omitempty"`
	Removed bool              `json:"removed,omitempty"`
}

// Changes says what edits, as for Apply, change in p.
func Changes(p *Profile, edits []Edit) []Change {
	all := entries(p)
	at := map[string]string{}
	for _, l := range Leaves(p) {
		at[l.Path] = l.Value
	}
	var out []Change
	for _, e := range edits {
		whole := e.Path
		if !strings.Contains(whole, ".") {
			whole += ".x"
		}
		section, i, name, list := place(whole)
		c := Change{Section: section, Was: at[e.Path], Value: strings.TrimSpace(e.Value), Removed: e.Removed}
		if whole == e.Path {
			c.Name, c.List = name, list
		}
		if i < len(all[section]) {
			c.Entry = all[section][i].plain()
		} else if section != "basics" {
			c.New = i - len(all[section]) + 1
		}
		out = append(out, c)
	}
	return out
}

// Rebase makes the changes again to another reading of the same CV, one after the other, and returns those that found no place.
// What the new reading has right already needs no change.
func Rebase(read *Profile, changes []Change) (p *Profile, lost []Change) {
	r := rebase{profile: read, at: map[string]int{}}
	for _, c := range changes {
		if !r.change(c) {
			lost = append(lost, c)
		}
	}
	return r.profile, lost
}

// rebase is a reading while changes are made to it.
type rebase struct {
	profile *Profile
	at      map[string]int // the numbers of the entries that were found, by entry.key; what was changed in them need not be found again
}

// change makes a change and reports whether its place was found.
func (r *rebase) change(c Change) bool {
	all := entries(r.profile)[c.Section]
	i, ok := 0, true
	at := c.Section
	if c.Section != "basics" {
		if i, ok = r.number(all, c); !ok {
			return c.Removed // what is not there need not go
		}
		at += "[" + strconv.Itoa(i) + "]"
	}
	now := newEntry()
	if i < len(all) {
		now = all[i]
	}
	switch {
	case c.Name == "":
		if !c.Removed || !r.apply(Edit{Path: at, Removed: true}) {
			return false
		}
		r.removed(c.Section, i)
		return true
	case c.List:
		return r.listed(c, at+"."+c.Name, now.lists[c.Name])
	}
	if is := now.texts[c.Name].value; is == c.Value || c.Removed && is == "" {
		return true
	}
	return r.apply(Edit{Path: at + "." + c.Name, Value: c.Value, Removed: c.Removed})
}

func (r *rebase) listed(c Change, at string, list []said) bool {
	j := slices.IndexFunc(list, func(s said) bool { return alikeText(s.value, c.Was) })
	switch {
	case c.Removed && j < 0, !c.Removed && slices.ContainsFunc(list, func(s said) bool { return s.value == c.Value }):
		return true
	case j < 0 && c.Was != "":
		return false
	case j < 0:
		j = len(list)
	}
	return r.apply(Edit{Path: at + "[" + strconv.Itoa(j) + "]", Value: c.Value, Removed: c.Removed})
}

func (r *rebase) apply(e Edit) bool {
	next, err := Apply(r.profile, []Edit{e})
	if err != nil {
		return false
	}
	r.profile = next
	return true
}

// number finds the entry that a change is about: the one that says most of what its entry said, and at least what names it.
func (r *rebase) number(all []entry, c Change) (int, bool) {
	if i, ok := r.at[c.key()]; ok {
		return i, true
	}
	best, most := -1, 0
	for i, e := range all {
		same := 0
		for name, s := range e.plain() {
			if t := c.Entry[name]; t != "" && alikeText(s, t) {
				same++
				if slices.Contains(telling, name) {
					same += 10
				}
			}
		}
		if same > most {
			best, most = i, same
		}
	}
	switch {
	case c.New > 0:
		best = len(all)
	case best < 0 || most < 10 && most < len(c.Entry):
		return 0, false
	}
	r.at[c.key()] = best
	return best, true
}

// removed counts on after an entry went.
func (r *rebase) removed(section string, i int) {
	for key, n := range r.at {
		if rest, ok := strings.CutPrefix(key, section+" "); ok && n >= i && rest != "" {
			delete(r.at, key)
			if n > i {
				r.at[key] = n - 1
			}
		}
	}
}

// key is the same for all changes of one entry.
func (c Change) key() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %d", c.Section, c.New)
	for _, name := range slices.Sorted(maps.Keys(c.Entry)) {
		fmt.Fprintf(&b, " %q:%q", name, c.Entry[name])
	}
	return b.String()
}

// telling are the names of texts that tell entries apart.
var telling = []string{"name", "position", "institution", "studyType", "organization", "title", "language", "url"}

func alikeText(a, b string) bool {
	x, y := words(a), words(b)
	return len(x) > 0 && (strings.Join(x, " ") == strings.Join(y, " ") || closeTo(a, b))
}

// entries are the entries of a profile by section.
func entries(p *Profile) map[string][]entry {
	out := map[string][]entry{}
	for _, l := range Leaves(p) {
		section, i, name, list := place(l.Path)
		for len(out[section]) <= i {
			out[section] = append(out[section], newEntry())
		}
		if list {
			out[section][i].lists[name] = append(out[section][i].lists[name], said{value: l.Value})
		} else {
			out[section][i].texts[name] = said{value: l.Value}
		}
	}
	return out
}

// plain is an entry's single texts.
func (e entry) plain() map[string]string {
	out := map[string]string{}
	for name, s := range e.texts {
		out[name] = s.value
	}
	return out
}
