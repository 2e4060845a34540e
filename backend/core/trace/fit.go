package trace

import "slices"

// fitted is an identifier with as many spellings as there is room for.
type fitted struct {
	Identifier
	place  int // in what New was given
	effort effort
	states int // of an automaton of these spellings alone
}

// fit takes the most spellings, from e down, that have room alone; false when none have.
func (f *fitted) fit(e effort) bool {
	for ; e >= brief; e-- {
		if a := build([][]pattern{f.patterns(e)}, roomForOne); a != nil {
			f.effort, f.states = e, a.states()
			return true
		}
	}
	return false
}

// together builds the automaton of all. Where they have no room together, those that take most have fewer spellings, or none: what
// is returned are the others.
func together(all []fitted) ([]fitted, *automaton) {
	for most := roomForAll.states; ; most = statesOf(all) * 3 / 4 {
		all = shrink(all, most)
		var patterns [][]pattern
		for _, f := range all {
			patterns = append(patterns, f.patterns(f.effort))
		}
		if a := build(patterns, roomForAll); a != nil {
			return all, a
		}
	}
}

func statesOf(all []fitted) int {
	sum := 0
	for _, f := range all {
		sum += f.states
	}
	return sum
}

// shrink lets the identifiers that take most have fewer spellings, the last of them first, until they have no more than most states.
func shrink(all []fitted, most int) []fitted {
	for statesOf(all) > most {
		largest := 0
		for i, f := range all {
			if f.states >= all[largest].states {
				largest = i
			}
		}
		if f := &all[largest]; !f.fit(f.effort - 1) {
			all = slices.Delete(all, largest, largest+1)
		}
	}
	return all
}
