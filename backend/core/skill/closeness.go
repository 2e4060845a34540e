package skill

import "slices"

// Closeness of what is held and what is asked, see Lexicon.Closeness.
const (
	closeSame     = 1.0
	closeImplied  = 0.85 // React held, JavaScript asked
	closeNarrower = 0.8  // PostgreSQL held, relational databases asked
	closeFar      = 0.7  // the same over two steps
	closeRelated  = 0.5  // named as adjacent
	closeSibling  = 0.45 // both a kind of the same small group
	closeWide     = 0.25 // both a kind of the same large group
	closeBroader  = 0.4  // databases held, PostgreSQL asked
	smallGroup    = 16   // members; in larger groups two members say little about each other
)

// Closeness says how far held stands in for asked, 0 to 1. It is not symmetric: whoever knows
// PostgreSQL knows relational databases (0.8), not the other way round (0.4). Unknown ids are 0 unless equal.
func (l *Lexicon) Closeness(held, asked ID) float64 {
	if held == asked {
		return closeSame
	}
	a, ok := l.index[held]
	if !ok {
		return 0
	}
	b, ok := l.index[asked]
	if !ok {
		return 0
	}
	return l.ClosenessAt(int(a), int(b))
}

// ClosenessAt is Closeness of two skills by their numbers.
func (l *Lexicon) ClosenessAt(held, asked int) float64 {
	if held == asked {
		return closeSame
	}
	a, b := int32(held), int32(asked)
	best := 0.0
	if slices.Contains(l.implies[a], b) {
		return closeImplied
	}
	if slices.Contains(l.broader[a], b) {
		return closeNarrower
	}
	for _, up := range [2][]int32{l.implies[a], l.broader[a]} {
		for _, m := range up {
			if slices.Contains(l.implies[m], b) || slices.Contains(l.broader[m], b) {
				return closeFar
			}
		}
	}
	if slices.Contains(l.related[a], b) {
		best = closeRelated
	}
	if best < closeBroader && (slices.Contains(l.broader[b], a) || slices.Contains(l.implies[b], a)) {
		best = closeBroader
	}
	for _, m := range l.broader[a] {
		if best < closeSibling && slices.Contains(l.broader[b], m) {
			near := closeSibling
			if l.children[m] > smallGroup {
				near = closeWide
			}
			best = max(best, near)
		}
	}
	return best
}

// Closeness of occupations by what they are a special case of.
const (
	closeSpecial = 0.9  // event chef and chef
	closeCousins = 0.75 // two special cases of one occupation
)

// OccupationCloseness says how near two occupations are, 0 to 1, symmetric: 1 the same, .9 if one is a special case of the
// other, at least .6 if one names the other as adjacent, otherwise by the typical skills they share and the field. A special
// case is otherwise nearly as close as what it is a case of.
func (l *Lexicon) OccupationCloseness(a, b ID) float64 {
	if a == b {
		return 1
	}
	i, ok := l.jobs[a]
	if !ok {
		return 0
	}
	j, ok := l.jobs[b]
	if !ok {
		return 0
	}
	x, y := &l.occupations[i], &l.occupations[j]
	score := near(x, y)
	up, over := l.wider(x), l.wider(y)
	switch {
	case up == y || over == x:
		return max(score, closeSpecial)
	case up == over:
		return max(score, closeCousins)
	case up != x || over != y:
		return max(score, closeSpecial*near(up, over))
	}
	return score
}

// wider is the occupation that o is a special case of, or o.
func (l *Lexicon) wider(o *Occupation) *Occupation {
	if i, ok := l.jobs[o.Broader]; ok && o.Broader != "" {
		return &l.occupations[i]
	}
	return o
}

func near(x, y *Occupation) float64 {
	shared := 0
	for _, s := range x.Skills {
		if slices.Contains(y.Skills, s) {
			shared++
		}
	}
	overlap := 0.0
	if n := min(len(x.Skills), len(y.Skills)); n > 0 {
		overlap = float64(shared) / float64(n)
	}
	score := overlap / 2
	if x.Field == y.Field {
		score += 0.15
	}
	if slices.Contains(x.Related, y.ID) || slices.Contains(y.Related, x.ID) {
		score = max(0.6+float64(0.3*overlap), score) // rounded in between, as in titleIndex.search
	}
	return min(score, 0.95)
}

// kindRarity is how telling a skill of a kind is where its record says nothing more.
var kindRarity = map[Kind]float64{Ability: .45, Tool: .6, Method: .5, Knowledge: .45, Certificate: .65, Language: .35, Soft: .08}

// Rarity is a curated prior of how much a skill tells about who has it: 0 nearly everybody writes it
// (communication, Excel), 1 very few do. Unknown ids are in the middle.
func (l *Lexicon) Rarity(id ID) float64 {
	i, ok := l.index[id]
	if !ok {
		return 0.5
	}
	if r := l.records[i].rarity; r >= 0 {
		return float64(r) / 100
	}
	return kindRarity[l.skills[i].Kind]
}
