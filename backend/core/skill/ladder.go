package skill

import "slices"

// Next lists the occupations that people move on to from an occupation, nearest step first; of a special case also where its
// wider occupation leads. Previous lists where they come from. Both are empty where the lexicon knows of none.
func (l *Lexicon) Next(id ID) []ID { return l.steps(id, 1) }

// Previous lists the occupations from which people move to an occupation.
func (l *Lexicon) Previous(id ID) []ID { return l.steps(id, -1) }

func (l *Lexicon) steps(id ID, by int) []ID {
	var out []ID
	from := []ID{id}
	if i, ok := l.jobs[id]; ok && l.occupations[i].Broader != "" {
		from = append(from, l.occupations[i].Broader)
	}
	for _, f := range from {
		for _, ladder := range l.ladders {
			if i := slices.Index(ladder, f); i >= 0 && i+by >= 0 && i+by < len(ladder) && !slices.Contains(out, ladder[i+by]) && ladder[i+by] != id {
				out = append(out, ladder[i+by])
			}
		}
	}
	return out
}
