package skill

import (
	"cmp"
	"slices"
	"strings"
)

// Ref names a record of the lexicon. Kind is a skill's, or "occupation".
type Ref struct {
	ID    ID     `json:"id"`
	Label string `json:"label"`
	Kind  string `json:"kind"`
}

// Occupied is the kind of an occupation among records.
const Occupied = "occupation"

// Rule says when a name counts where it stands in a text.
type Rule string

const (
	RuleAlways  Rule = "always"
	RuleCase    Rule = "case"    // only as written: "IT", never "it"
	RuleEvery   Rule = "every"   // an everyday word too: with its capitals inside a sentence, in a list of its like, or near a context word
	RuleWeak    Rule = "weak"    // a word of every ad: after a cue ("experience in"), in a list of its like, or alone on a line
	RuleContext Rule = "context" // only in a list of its like or near a context word
)

var ruleOf = map[byte]Rule{markNone: RuleAlways, markCase: RuleCase, markEvery: RuleEvery, markWeak: RuleWeak, markContext: RuleContext, markCaps: RuleEvery}

// Name is one name of a record with its rule.
type Name struct {
	Text string `json:"text"`
	Rule Rule   `json:"rule"`
}

// Entry is all that the lexicon knows of a skill or an occupation.
type Entry struct {
	Ref
	Field    string   `json:"field"`   // field of work
	Source   string   `json:"source"`  // "ESCO", "O*NET", "" for this project's own
	Concept  string   `json:"concept"` // code in that taxonomy
	Names    []Name   `json:"names"`
	Near     []string `json:"near"` // context words
	Not      []string `json:"not"`  // phrases in which a name means something else
	Broader  []Ref    `json:"broader"`
	Narrower []Ref    `json:"narrower"`
	Related  []Ref    `json:"related"`
	Implies  []Ref    `json:"implies"`
	Skills   []Ref    `json:"skills"`  // of an occupation: typical ones
	UsedBy   []Ref    `json:"used_by"` // of a skill: occupations that it is typical of
	Level    int      `json:"level"`   // of an occupation's bare name
	Next     []Ref    `json:"next"`
	Previous []Ref    `json:"previous"`
}

// Entry finds a record by its id.
func (l *Lexicon) Entry(id ID) (Entry, bool) {
	if i, ok := l.index[id]; ok {
		return l.skillEntry(i), true
	}
	if i, ok := l.jobs[id]; ok {
		return l.jobEntry(i), true
	}
	return Entry{}, false
}

func (l *Lexicon) skillEntry(i int32) Entry {
	s, r := &l.skills[i], &l.records[i]
	e := Entry{Ref: l.ref(s.ID), Field: s.Domain, Source: s.Source, Concept: s.Concept, Near: r.near, Not: r.not,
		Broader: l.refs(s.Broader), Implies: l.refs(s.Implies)}
	if !named(r.names, s.Label) {
		e.Names = append(e.Names, Name{s.Label, RuleAlways})
	}
	for _, n := range r.names {
		e.Names = append(e.Names, Name{n.text, ruleOf[n.mark]})
	}
	for _, j := range l.related[i] {
		if ref := l.ref(l.skills[j].ID); !slices.Contains(e.Related, ref) {
			e.Related = append(e.Related, ref)
		}
	}
	for j := range l.skills {
		if slices.Contains(l.broader[j], i) {
			e.Narrower = append(e.Narrower, l.ref(l.skills[j].ID))
		}
	}
	for j := range l.occupations {
		if slices.Contains(l.occupations[j].Skills, s.ID) {
			e.UsedBy = append(e.UsedBy, l.ref(l.occupations[j].ID))
		}
	}
	return e
}

func (l *Lexicon) jobEntry(i int32) Entry {
	o := &l.occupations[i]
	e := Entry{Ref: l.ref(o.ID), Field: o.Field, Source: o.Source, Concept: o.Concept, Level: o.Level,
		Skills: l.refs(o.Skills), Related: l.refs(o.Related), Next: l.refs(l.Next(o.ID)), Previous: l.refs(l.Previous(o.ID))}
	for _, n := range append([]string{o.Label}, o.Aliases...) {
		e.Names = append(e.Names, Name{n, RuleAlways})
	}
	if o.Broader != "" {
		e.Broader = l.refs([]ID{o.Broader})
	}
	for j := range l.occupations {
		switch x := &l.occupations[j]; {
		case x.Broader == o.ID:
			e.Narrower = append(e.Narrower, l.ref(x.ID))
		case slices.Contains(x.Related, o.ID) && !slices.Contains(o.Related, x.ID):
			e.Related = append(e.Related, l.ref(x.ID))
		}
	}
	return e
}

func (l *Lexicon) ref(id ID) Ref {
	if i, ok := l.index[id]; ok {
		return Ref{id, l.skills[i].Label, string(l.skills[i].Kind)}
	}
	if i, ok := l.jobs[id]; ok {
		return Ref{id, l.occupations[i].Label, Occupied}
	}
	return Ref{ID: id}
}

func (l *Lexicon) refs(ids []ID) []Ref {
	var out []Ref
	for _, id := range ids {
		out = append(out, l.ref(id))
	}
	return out
}

// Found is a record that a search found, and by which of its names.
type Found struct {
	Ref
	Name string `json:"name"`
}

// Find lists the records that have a name like what is looked for, best first: the same, one that begins with it, one of which a
// word begins with it, one that it stands in.
func (l *Lexicon) Find(query string, limit int) []Found {
	want := strings.Join(words(query), " ")
	if want == "" {
		return nil
	}
	type hit struct {
		Found
		rank int
	}
	var hits []hit
	look := func(id ID, label string, aliases []string) {
		best := hit{rank: 4}
		for k, n := range append([]string{label}, aliases...) {
			rank := 4
			switch text := strings.Join(words(n), " "); {
			case text == want && k == 0:
				rank = -1
			case text == want:
				rank = 0
			case strings.HasPrefix(text, want):
				rank = 1
			case strings.Contains(" "+text, " "+want):
				rank = 2
			case len(want) >= 4 && strings.Contains(text, want):
				rank = 3
			}
			if rank < best.rank {
				best = hit{Found{l.ref(id), n}, rank}
			}
		}
		if best.rank < 4 {
			hits = append(hits, best)
		}
	}
	for i := range l.skills {
		look(l.skills[i].ID, l.skills[i].Label, l.skills[i].Aliases)
	}
	for i := range l.occupations {
		look(l.occupations[i].ID, l.occupations[i].Label, l.occupations[i].Aliases)
	}
	slices.SortFunc(hits, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(len(a.Name), len(b.Name)), cmp.Compare(a.ID, b.ID))
	})
	var out []Found
	for _, h := range hits[:min(limit, len(hits))] {
		out = append(out, h.Found)
	}
	return out
}
