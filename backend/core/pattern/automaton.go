package pattern

import (
	"encoding/binary"
	"maps"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// automaton tells whether a text holds a match of an expression, in one look-up a character: the readers ask hundreds of expressions of every
// sentence, and nearly all answers are no. It is the deterministic automaton of the expression, of which only the states are made that
// texts have led to. What it cannot hold it leaves to package regexp.
type automaton struct {
	prog    *syntax.Prog
	ascii   [utf8.RuneSelf]uint8 // class of a character
	bounds  []rune               // where the classes of the other characters begin, in order
	classes []uint8              // of bounds
	end     uint8                // the class of a text's end, the last
	start   *state

	mu     sync.Mutex
	states map[string]*state
	seen   []uint32 // marks of a closure, by instruction
	mark   uint32
}

// state is what may still come of a text so far. The next state of a class is nil until a text asks for it.
type state struct {
	threads []uint32 // instructions, before those that take no character are followed
	before  rune     // the character before: -1 at the beginning, else see kind
	next    []atomic.Pointer[state]
	last    bool // nothing follows
}

// What ends a walk: the text holds a match; none can follow; there are more states than are kept.
var found, lost, full = &state{last: true}, &state{last: true}, &state{last: true}

const (
	maxStates  = 2_000
	maxClasses = 255
)

// newAutomaton is nil where the expression tells too many characters apart.
func newAutomaton(expression string) *automaton {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return nil
	}
	prog, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return nil
	}
	a := &automaton{prog: prog, states: map[string]*state{}, seen: make([]uint32, len(prog.Inst))}
	if !a.classify() {
		return nil
	}
	a.start = a.state([]uint32{uint32(prog.Start)}, -1)
	return a
}

// classify parts all characters by the instructions that take them.
func (a *automaton) classify() bool {
	sets := [][]rune{{'\n', '\n'}, {'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}} // what the edges of lines and words are told by
	known := map[string]bool{}
	for i := range a.prog.Inst {
		set := runesOf(&a.prog.Inst[i])
		if key := string(set); !known[key] {
			known[key] = true
			sets = append(sets, set)
		}
	}
	cuts := map[rune]bool{0: true, utf8.RuneSelf: true}
	for _, set := range sets {
		for i := 0; i < len(set); i += 2 {
			cuts[set[i]], cuts[set[i+1]+1] = true, true
		}
	}
	a.bounds = slices.Sorted(maps.Keys(cuts))
	a.classes = make([]uint8, len(a.bounds)) // all alike, until a set takes some of them
	n := 1
	for _, set := range sets {
		parts := map[uint8]uint8{} // class -> the one of its characters that the set takes
		for i := 0; i < len(set); i += 2 {
			for k, _ := slices.BinarySearch(a.bounds, set[i]); k < len(a.bounds) && a.bounds[k] <= set[i+1]; k++ {
				part, ok := parts[a.classes[k]]
				if !ok {
					if n == maxClasses {
						return false
					}
					part = uint8(n)
					parts[a.classes[k]], parts[part] = part, part // a set may name a character twice
					n++
				}
				a.classes[k] = part
			}
		}
	}
	a.end = uint8(n)
	for r := range rune(utf8.RuneSelf) {
		a.ascii[r] = a.classOf(r)
	}
	return true
}

// runesOf are the characters that an instruction takes, from and to in turn.
func runesOf(in *syntax.Inst) []rune {
	switch in.Op {
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
	default:
		return nil
	}
	if len(in.Rune) != 1 {
		return in.Rune
	}
	first := in.Rune[0]
	out := []rune{first, first}
	if syntax.Flags(in.Arg)&syntax.FoldCase != 0 {
		for r := unicode.SimpleFold(first); r != first; r = unicode.SimpleFold(r) {
			out = append(out, r, r)
		}
	}
	return out
}

// classOf is the class of a character.
func (a *automaton) classOf(r rune) uint8 {
	k, ok := slices.BinarySearch(a.bounds, r)
	if !ok {
		k--
	}
	return a.classes[k]
}

// match reports whether a text holds a match; it is not sure where it ran out of states.
func (a *automaton) match(text string) (match, sure bool) {
	s := a.start
	for i := 0; i < len(text); {
		c, width := text[i], 1
		var to *state
		if c < utf8.RuneSelf {
			if to = s.next[a.ascii[c]].Load(); to == nil {
				to = a.step(s, rune(c), a.ascii[c])
			}
		} else {
			var r rune
			r, width = utf8.DecodeRuneInString(text[i:])
			to = a.step(s, r, a.classOf(r))
		}
		if to.last {
			return to == found, to != full
		}
		s = to
		i += width
	}
	to := a.step(s, -1, a.end)
	return to == found, to != full
}

// step is the state after a character, which may be a text's end (-1).
func (a *automaton) step(s *state, r rune, class uint8) *state {
	if to := s.next[class].Load(); to != nil {
		return to
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	to := a.after(s, r)
	s.next[class].Store(to)
	return to
}

func (a *automaton) after(s *state, r rune) *state {
	edge := syntax.EmptyOpContext(s.before, r)
	var threads []uint32
	a.mark++
	stack := slices.Clone(s.threads)
	for len(stack) > 0 {
		pc := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if a.seen[pc] == a.mark {
			continue
		}
		a.seen[pc] = a.mark
		switch in := &a.prog.Inst[pc]; in.Op {
		case syntax.InstMatch:
			return found
		case syntax.InstAlt, syntax.InstAltMatch:
			stack = append(stack, in.Out, in.Arg)
		case syntax.InstCapture, syntax.InstNop:
			stack = append(stack, in.Out)
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(in.Arg)&^edge == 0 {
				stack = append(stack, in.Out)
			}
		case syntax.InstFail:
		default:
			if r >= 0 && in.MatchRune(r) {
				threads = append(threads, in.Out)
			}
		}
	}
	if r >= 0 && a.prog.StartCond()&syntax.EmptyBeginText == 0 {
		threads = append(threads, uint32(a.prog.Start)) // a match may begin anywhere
	}
	if len(threads) == 0 {
		return lost
	}
	return a.state(threads, kind(r))
}

// kind is a character as far as the edges of words and lines go.
func kind(r rune) rune {
	switch {
	case r == '\n':
		return r
	case syntax.IsWordChar(r):
		return 'a'
	}
	return ' '
}

// state is the one of these threads, made when it is new.
func (a *automaton) state(threads []uint32, before rune) *state {
	slices.Sort(threads)
	threads = slices.Compact(threads)
	key := []byte{byte(before)}
	for _, pc := range threads {
		key = binary.AppendUvarint(key, uint64(pc))
	}
	if s, ok := a.states[string(key)]; ok {
		return s
	}
	if len(a.states) == maxStates {
		return full
	}
	s := &state{threads: threads, before: before, next: make([]atomic.Pointer[state], int(a.end)+1)}
	a.states[string(key)] = s
	return s
}
