package skill

import (
	"fmt"
	"slices"
	"strings"
)

// mergeSkills puts records in order of their ids. What was curated wins: a name that it has is no name of an added
// record, and an added record that is the same thing (by concept, id or label) leaves its concept there, and its
// names too where it comes from a pack; moved says where it went. Two curated records with one id are an error.
func mergeSkills(records []skillRecord, moved map[ID]ID) ([]skillRecord, error) {
	out := make([]skillRecord, 0, len(records))
	ids, concepts := make(map[ID]int, len(records)), map[string]int{}
	var names map[string]int
	key := func(text string) string { return strings.Join(words(text), " ") }
	claim := func(i int) {
		r := &out[i]
		ids[r.skill.ID] = i
		if r.skill.Concept != "" {
			concepts[r.skill.Concept] = i
		}
		if names != nil {
			names[key(r.skill.Label)] = i
			for _, n := range r.names {
				names[key(n.text)] = i
			}
		}
	}
	for _, r := range records {
		if !r.added {
			if _, ok := ids[r.skill.ID]; ok {
				return nil, fmt.Errorf("skill %s stands twice", r.skill.ID)
			}
			out = append(out, r)
			claim(len(out) - 1)
		}
	}
	for _, r := range records {
		if !r.added {
			continue
		}
		if names == nil {
			names = make(map[string]int, 8*len(records))
			for i := range out {
				claim(i)
			}
		}
		at, same := concepts[r.skill.Concept]
		if !same {
			at, same = ids[r.skill.ID]
		}
		if !same {
			at, same = names[key(r.skill.Label)]
		}
		if !same {
			at = len(out)
			own := r
			own.names, own.skill.Aliases = nil, nil
			out = append(out, own)
			claim(at)
		}
		into := &out[at]
		if same && into.skill.ID != r.skill.ID {
			moved[r.skill.ID] = into.skill.ID
		}
		if into.skill.Concept == "" && r.skill.Concept != "" {
			into.skill.Concept = r.skill.Concept
			concepts[r.skill.Concept] = at
		}
		if same && !r.merges {
			continue
		}
		into.names, into.skill.Aliases = slices.Clip(into.names), slices.Clip(into.skill.Aliases)
		given := r.names
		if same && !named(given, r.skill.Label) {
			given = append([]name{{r.skill.Label, markNone}}, given...)
		}
		for _, n := range given {
			k := key(n.text)
			if _, taken := names[k]; k == "" || taken && (same || n.text != r.skill.Label) {
				continue
			}
			names[k] = at
			into.names = append(into.names, n)
			if n.text != into.skill.Label {
				into.skill.Aliases = append(into.skill.Aliases, n.text)
			}
		}
	}
	slices.SortFunc(out, func(a, b skillRecord) int { return strings.Compare(string(a.skill.ID), string(b.skill.ID)) })
	return out, nil
}

// mergeOccupations does the same for occupations, by concept, id and title.
func mergeOccupations(records []occupationRecord, moved map[ID]ID) ([]occupationRecord, error) {
	out := make([]occupationRecord, 0, len(records))
	ids, concepts, titles := make(map[ID]int, len(records)), map[string]int{}, map[string]int{}
	claim := func(i int) {
		o := &out[i].occupation
		ids[o.ID] = i
		if o.Concept != "" {
			concepts[o.Concept] = i
		}
		titles[strings.ToLower(o.Label)] = i
		for _, a := range o.Aliases {
			titles[strings.ToLower(a)] = i
		}
	}
	for _, r := range records {
		if !r.added {
			if _, ok := ids[r.occupation.ID]; ok {
				return nil, fmt.Errorf("occupation %s stands twice", r.occupation.ID)
			}
			out = append(out, r)
			claim(len(out) - 1)
		}
	}
	for _, r := range records {
		if !r.added {
			continue
		}
		o := r.occupation
		at, same := concepts[o.Concept]
		if !same {
			at, same = ids[o.ID]
		}
		if !same {
			at, same = titles[strings.ToLower(o.Label)]
		}
		if !same {
			at = len(out)
			own := r
			own.occupation.Aliases = nil
			out = append(out, own)
			claim(at)
		}
		into := &out[at].occupation
		if same && into.ID != o.ID {
			moved[o.ID] = into.ID
		}
		if into.Concept == "" && o.Concept != "" {
			into.Concept = o.Concept
			concepts[o.Concept] = at
		}
		if same && !r.merges {
			continue
		}
		into.Aliases = slices.Clip(into.Aliases)
		for _, a := range append([]string{o.Label}, o.Aliases...) {
			if k := strings.ToLower(a); k != "" {
				if _, taken := titles[k]; !taken {
					titles[k] = at
					into.Aliases = append(into.Aliases, a)
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b occupationRecord) int {
		return strings.Compare(string(a.occupation.ID), string(b.occupation.ID))
	})
	return out, nil
}
