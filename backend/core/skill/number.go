package skill

import "slices"

// Number is a skill's place among Skills, -1 for one that is not there. It belongs to this Lexicon alone: another has other numbers.
func (l *Lexicon) Number(id ID) int { return number(l.index, id) }

// OccupationNumber is an occupation's place among Occupations, as Number is that of a skill.
func (l *Lexicon) OccupationNumber(id ID) int { return number(l.jobs, id) }

func number(table map[ID]int32, id ID) int {
	if i, ok := table[id]; ok {
		return int(i)
	}
	return -1
}

// Len and OccupationLen are how many skills and occupations there are.
func (l *Lexicon) Len() int           { return len(l.skills) }
func (l *Lexicon) OccupationLen() int { return len(l.occupations) }

// Near lists the numbers of the skills, in order, to which one that is held has any Closeness: itself, what it implies or is a kind of,
// what is a kind of it, and its neighbours.
func (l *Lexicon) Near(held ID) []int {
	at, ok := l.index[held]
	if !ok {
		return nil
	}
	out := []int32{at}
	for _, up := range [2][]int32{l.implies[at], l.broader[at]} {
		out = append(out, up...)
		for _, m := range up {
			out = append(append(out, l.implies[m]...), l.broader[m]...)
		}
	}
	for _, m := range l.broader[at] {
		out = append(out, l.narrower[m]...) // what implies m comes along: it has no closeness, and costs little
	}
	out = append(append(out, l.related[at]...), l.narrower[at]...)
	slices.Sort(out)
	out = slices.Compact(out)
	numbers := make([]int, len(out))
	for i, n := range out {
		numbers[i] = int(n)
	}
	return numbers
}

// OccupationAt is the occupation with a number. The slices of the result belong to the lexicon: read them only.
func (l *Lexicon) OccupationAt(number int) *Occupation { return &l.occupations[number] }

// SkillAt is the skill of a number.
func (l *Lexicon) SkillAt(number int) *Skill { return &l.skills[number] }
