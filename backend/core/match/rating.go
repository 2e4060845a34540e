package match

import "autojob/backend/core/profile"

// Rating is what an ad scores, with the parts that the numbers come from and without words.
type Rating struct {
	Placed
	Learned int // how much of the score comes of what the person chose before
	Parts   []Part
}

// Part is a component of a score without its words. At confidence 0 its score means nothing.
type Part struct {
	Name              string
	Score, Confidence int // 0 to 100
}

// Rating is the match without its words.
func (m *Match) Rating() Rating {
	r := Rating{Placed: m.Placed(), Learned: m.Learned}
	for _, c := range m.Components {
		r.Parts = append(r.Parts, Part{c.Name, c.Score, c.Confidence})
	}
	return r
}

// Rate scores some of the ads as Engine.Score does. An ad that is not in the index is left out.
func (x *Index) Rate(p *Person, prefs *profile.Preferences, ids []string) []Rating {
	x.mu.Lock()
	defer x.mu.Unlock()
	w := x.engine.wishes(prefs)
	growth := weightOf(w.balance())
	var out []Rating
	for _, id := range ids {
		i, ok := x.at[id]
		if !ok {
			continue
		}
		s, _, n := w.score(p, x.facts(int(i)))
		r := Rating{Placed: placed(id, n, growth)}
		r.Learned = r.Score - percent(n.unlearned(growth))
		for k, c := range s {
			if k != culturePart || w.values {
				r.Parts = append(r.Parts, Part{partNames[k], percent(int(c.score)), percent(int(c.confidence))})
			}
		}
		out = append(out, r)
	}
	return out
}
