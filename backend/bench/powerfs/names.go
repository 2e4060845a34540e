//go:build linux

package powerfs

import "maps"

// slot is one name in one directory.
type slot struct {
	dir  *node
	name string
}

// move is a change of names that happens as a whole: one slot for create, mkdir and unlink, two for a
// rename. A slot gets a node, or nil.
type move struct {
	seq   uint64
	home  *node // the directory whose sync makes it durable
	slots []slot
	nodes []*node
}

func (m move) apply(names func(*node) map[string]*node) {
	for i, s := range m.slots {
		if m.nodes[i] == nil {
			delete(names(s.dir), s.name)
		} else {
			names(s.dir)[s.name] = m.nodes[i]
		}
	}
}

func (m move) concerns(n *node) bool {
	for i, s := range m.slots {
		if s.dir == n || m.nodes[i] == n {
			return true
		}
	}
	return false
}

func live(n *node) map[string]*node    { return n.names }
func durable(n *node) map[string]*node { return n.durableNames }

// settle makes durable, of the pending moves, those that a sync of n does, and returns the rest.
func settle(pending []move, n *node, journal bool) (rest []move) {
	if journal {
		last := -1
		for i, m := range pending {
			if m.concerns(n) {
				last = i
			}
		}
		for _, m := range pending[:last+1] {
			m.apply(durable)
		}
		return pending[last+1:]
	}
	// A move that the directory's sync does takes along the earlier ones that touch the same names: on no
	// disk is a name what it became without having been what it was.
	settled, wanted := make([]bool, len(pending)), map[slot]bool{}
	for i := len(pending) - 1; i >= 0; i-- {
		m := pending[i]
		settled[i] = m.home == n
		for _, s := range m.slots {
			settled[i] = settled[i] || wanted[s]
		}
		if settled[i] {
			for _, s := range m.slots {
				wanted[s] = true
			}
		}
	}
	for i, m := range pending {
		if settled[i] {
			m.apply(durable)
		} else {
			rest = append(rest, m)
		}
	}
	return rest
}

// namesAfter returns what the disk holds of each directory when these moves are on it, too.
func namesAfter(kept []move) func(*node) map[string]*node {
	changed := map[*node]map[string]*node{}
	for _, m := range kept {
		m.apply(func(n *node) map[string]*node {
			if changed[n] == nil {
				changed[n] = maps.Clone(n.durableNames)
			}
			return changed[n]
		})
	}
	return func(n *node) map[string]*node {
		if names, ok := changed[n]; ok {
			return names
		}
		return n.durableNames
	}
}
