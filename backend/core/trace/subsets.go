package trace

import (
	"encoding/binary"
	"slices"
)

// gathering is a set of nodes. Those that are reached by nothing from another one of the set are left out: what they lead to, that
// one leads to as well.
type gathering struct {
	reach [][]int32 // from each node by nothing
	set   []int32
	in    []int // by node: the round in which it was last put into the set
	under []int // and in which it was last reached from one of the set
	round int
}

func (g *graph) gathering() *gathering {
	s := &gathering{reach: make([][]int32, len(g.edges)), in: make([]int, len(g.edges)), under: make([]int, len(g.edges))}
	for n := len(g.edges) - 1; n >= 0; n-- { // an edge for nothing leads to a later node
		for _, to := range g.empty[n] {
			s.reach[n] = append(append(s.reach[n], to), s.reach[to]...)
		}
	}
	return s
}

// of gathers nodes. What it returns holds until it is called again.
func (s *gathering) of(lists ...[]int32) []int32 {
	s.set = s.set[:0]
	s.round++
	for _, nodes := range lists {
		for _, n := range nodes {
			if s.in[n] == s.round {
				continue
			}
			s.in[n] = s.round
			s.set = append(s.set, n)
			for _, to := range s.reach[n] {
				s.under[to] = s.round
			}
		}
	}
	s.set = slices.DeleteFunc(s.set, func(n int32) bool { return s.under[n] == s.round })
	slices.Sort(s.set)
	return s.set
}

// move is to where a class of bytes leads from a node, and from those that it reaches by nothing.
type move struct {
	class uint32
	to    int32
}

// moves are those from each node.
func (g *graph) moves(a *automaton, samples []byte, s *gathering) [][]move {
	all := make([][]move, len(g.edges))
	leads := make([][]int32, len(samples)) // by class
	for n := range g.edges {
		for _, from := range append([]int32{int32(n)}, s.reach[n]...) {
			for _, e := range g.edges[from] {
				if e.low == e.high {
					leads[a.class[e.low]] = append(leads[a.class[e.low]], e.to)
					continue
				}
				for c, b := range samples {
					if e.low <= b && b <= e.high {
						leads[c] = append(leads[c], e.to)
					}
				}
			}
		}
		for c, to := range leads {
			if len(to) == 0 {
				continue
			}
			for _, to := range s.of(to) {
				all[n] = append(all[n], move{uint32(c), to})
			}
			leads[c] = to[:0]
		}
	}
	return all
}

// numbering gives each set of nodes the number of a state.
type numbering struct {
	sets   [][]int32
	number map[string]uint32
	total  int // nodes in all sets
	key    []byte
}

func (s *numbering) of(set []int32) uint32 {
	s.key = s.key[:0]
	for _, n := range set {
		s.key = binary.LittleEndian.AppendUint32(s.key, uint32(n))
	}
	n, ok := s.number[string(s.key)]
	if !ok {
		n = uint32(len(s.sets))
		s.number[string(s.key)] = n
		s.sets, s.total = append(s.sets, slices.Clone(set)), s.total+len(set)
	}
	return n
}

// subsets makes a state of each set of nodes that can be reached at the same time; nil when they take more than most. Every set
// holds the beginnings, since a pattern may begin at any byte; they are left out of what is kept.
func (g *graph) subsets(begins, first []int32, most room) *automaton {
	a := &automaton{}
	samples := a.classify(g)
	gather, states := g.gathering(), numbering{number: map[string]uint32{}}
	moves := g.moves(a, samples, gather)
	states.of(gather.of(first))

	leads := make([][]int32, len(samples)) // by class
	follow := func(set []int32) {
		for c := range leads {
			leads[c] = leads[c][:0]
		}
		for _, n := range set {
			for _, m := range moves[n] {
				leads[m.class] = append(leads[m.class], m.to)
			}
		}
	}
	// What each byte makes of the beginnings is the same for all states, and for most it is all.
	follow(gather.of(begins))
	fresh, usual := make([][]int32, len(samples)), make([]uint32, len(samples))
	for c := range samples {
		fresh[c] = slices.Clone(gather.of(leads[c]))
		usual[c] = states.of(fresh[c])
	}
	var next []uint32
	for i := 0; i < len(states.sets); i++ {
		follow(states.sets[i])
		for c := range samples {
			to := usual[c]
			if len(leads[c]) > 0 {
				to = states.of(gather.of(fresh[c], leads[c]))
			}
			next = append(next, to)
			if len(states.sets) > most.states || states.total > most.sets || len(next) > most.table {
				return nil
			}
		}
	}
	a.number(g, states.sets, next)
	return a
}
