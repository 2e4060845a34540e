package trace

import (
	"encoding/binary"
	"slices"
	"unicode/utf16"
)

// automaton is a deterministic automaton that looks for all patterns in all character sets at once. It is Aho and Corasick's,
// built by subsets, since a character has several spellings of different length.
//
// A state is the offset of its row in next; row and class of a byte give the next state. The states from accept on found
// something: found says what.
type automaton struct {
	class   [256]uint32
	classes uint32
	special uint32 // the classes from here on are one byte each: the bytes that may begin an escape
	next    []uint32
	accept  uint32
	found   [][]find // by (state-accept)/classes
	start   uint32   // nothing read yet
}

type find struct {
	id   int
	form Form
}

// room is what an automaton may take.
type room struct {
	nodes  int
	states int
	sets   int // nodes in all states together, which is what building costs
	table  int // next
}

// A usual person has about 3,000 nodes and as many states, with two to ten nodes in each; a phone number is the most of it.
var (
	roomForOne = room{nodes: 1 << 13, states: 1 << 13, sets: 1 << 17, table: 1 << 20}
	roomForAll = room{nodes: 1 << 15, states: 1 << 15, sets: 1 << 20, table: 1 << 22}
)

// leads may begin an escape, in the order of lanes.
const leads = "%+=\\&"

// charset turns text into bytes.
type charset struct {
	form   Form
	encode func(string) [][]byte // in each way it is written
	edge   [][2]span             // the ways of a character that is no letter; a second span of zero length is none
}

// span is a range of bytes, both ends within it.
type span struct{ low, high byte }

var charsets = []charset{
	{Plain, bytesPlain, [][2]span{{{0, 0x40}}, {{0x5b, 0x60}}, {{0x7b, 0xff}}}},
	{UTF16LE, bytesUTF16(binary.LittleEndian), [][2]span{{{0, 0x40}, {0, 0}}, {{0x5b, 0x60}, {0, 0}}, {{0x7b, 0xff}, {0, 0}}, {{0, 0xff}, {1, 0xff}}}},
	{UTF16BE, bytesUTF16(binary.BigEndian), [][2]span{{{0, 0}, {0, 0x40}}, {{0, 0}, {0x5b, 0x60}}, {{0, 0}, {0x7b, 0xff}}, {{1, 0xff}, {0, 0xff}}}},
}

func bytesPlain(s string) [][]byte {
	ways := [][]byte{[]byte(s)}
	latin := make([]byte, 0, len(s))
	for _, r := range s {
		if r > 0xff {
			return ways
		}
		latin = append(latin, byte(r))
	}
	if len(latin) < len(s) {
		ways = append(ways, latin)
	}
	return ways
}

func bytesUTF16(order binary.AppendByteOrder) func(string) [][]byte {
	return func(s string) [][]byte {
		var out []byte
		for _, u := range utf16.Encode([]rune(s)) {
			out = order.AppendUint16(out, u)
		}
		return [][]byte{out}
	}
}

// graph is the same automaton before the subsets: nodes with edges for ranges of bytes, and edges for nothing.
type graph struct {
	edges [][]edge
	empty [][]int32
	finds []find // of each node; id -1 finds nothing, and none is reached by nothing
}

type edge struct {
	span
	to int32
}

func (g *graph) node() int32 {
	g.edges, g.empty, g.finds = append(g.edges, nil), append(g.empty, nil), append(g.finds, find{id: -1})
	return int32(len(g.edges) - 1)
}

func (g *graph) join(from, to int32, spans ...span) {
	if len(spans) == 0 {
		g.empty[from] = append(g.empty[from], to)
		return
	}
	for i, s := range spans {
		next := to
		if i < len(spans)-1 {
			next = g.node()
		}
		g.edges[from] = append(g.edges[from], edge{s, next})
		from = next
	}
}

// add puts a pattern behind two new nodes: the second one is where the bytes begin when an edge was before them.
func (g *graph) add(p pattern, cs charset, f find) (begin, beyond int32) {
	at := g.node()
	begin, beyond = at, at
	for i, st := range p {
		to := at
		if !st.loop {
			to = g.node()
		}
		if st.edge {
			for _, e := range cs.edge {
				if cs.form == Plain {
					g.join(at, to, e[0])
				} else {
					g.join(at, to, e[0], e[1])
				}
			}
			if i == 0 {
				beyond = to
			}
		}
		for _, way := range st.ways {
			if way == "" {
				g.join(at, to)
				continue
			}
			for _, b := range cs.encode(way) {
				spans := make([]span, len(b))
				for j, c := range b {
					spans[j] = span{c, c}
				}
				g.join(at, to, spans...)
			}
		}
		at = to
	}
	g.finds[at] = f
	return begin, beyond
}

// build makes the automaton of the patterns of each identifier; nil when it would take more than most.
func build(all [][]pattern, most room) *automaton {
	g := &graph{}
	var begins, first []int32
	for id, patterns := range all {
		for _, p := range patterns {
			for _, cs := range charsets {
				begin, beyond := g.add(p, cs, find{id, cs.form})
				begins, first = append(begins, begin), append(first, begin, beyond)
				if len(g.edges) > most.nodes {
					return nil
				}
			}
		}
	}
	return g.subsets(begins, first, most)
}

// classify gives bytes that every edge treats alike one class, and each byte that may begin an escape its own, after the others.
// It returns a byte of each class.
func (a *automaton) classify(g *graph) []byte {
	var of [256][]byte // what each byte's edges are
	seen := map[span]uint32{}
	for _, edges := range g.edges {
		for _, e := range edges {
			if _, ok := seen[e.span]; ok {
				continue
			}
			seen[e.span] = uint32(len(seen))
			for b := int(e.low); b <= int(e.high); b++ {
				of[b] = binary.LittleEndian.AppendUint32(of[b], seen[e.span])
			}
		}
	}
	var samples []byte
	classes := map[string]uint32{}
	lead := func(b int) bool { return slices.Contains([]byte(leads), byte(b)) }
	for b := range 256 {
		if lead(b) {
			continue
		}
		c, ok := classes[string(of[b])]
		if !ok {
			c = uint32(len(samples))
			classes[string(of[b])] = c
			samples = append(samples, byte(b))
		}
		a.class[b] = c
	}
	a.special = uint32(len(samples))
	for b := range 256 {
		if lead(b) {
			a.class[b] = uint32(len(samples))
			samples = append(samples, byte(b))
		}
	}
	a.classes = uint32(len(samples))
	return samples
}

// number lays the rows out, those of states that found something last.
func (a *automaton) number(g *graph, sets [][]int32, next []uint32) {
	finds := make([][]find, len(sets))
	var order []int
	for i, set := range sets {
		for _, n := range set {
			if f := g.finds[n]; f.id >= 0 && !slices.Contains(finds[i], f) {
				finds[i] = append(finds[i], f)
			}
		}
		if finds[i] == nil {
			order = append(order, i)
		}
	}
	a.accept = uint32(len(order)) * a.classes
	for i, f := range finds {
		if f != nil {
			order = append(order, i)
			a.found = append(a.found, f)
		}
	}
	row := make([]uint32, len(sets))
	for at, i := range order {
		row[i] = uint32(at) * a.classes
	}
	a.next = make([]uint32, 0, len(next))
	for _, i := range order {
		for c := range int(a.classes) {
			a.next = append(a.next, row[next[i*int(a.classes)+c]])
		}
	}
	a.start = row[0]
}

func (a *automaton) step(state uint32, b byte) uint32 { return a.next[state+a.class[b]] }

// finds is what a state found, nil for most.
func (a *automaton) finds(state uint32) []find {
	if state < a.accept {
		return nil
	}
	return a.found[(state-a.accept)/a.classes]
}

// states is how many there are.
func (a *automaton) states() int { return len(a.next) / int(a.classes) }
