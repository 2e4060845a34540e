//go:build linux

package powerfs

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func newFile() *node {
	return &node{live: content{}.clone(), durable: content{}.clone(), dirty: map[int64]bool{}}
}

func whole(c content) []byte {
	b := make([]byte, c.size+3*pageSize) // what lies behind the end would come back when the file grows
	c.read(b, 0)
	for p, held := range c.pages {
		if at := p * pageSize; at < int64(len(b)) {
			copy(b[at:], held[:])
		}
	}
	return b
}

// A file is changed at random beside a plain slice that is changed in the same way.
func TestAFileIsWhatItWasAtSomeMoment(t *testing.T) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 0))
		n, plain, seq := newFile(), []byte{}, uint64(0)
		moments := [][]byte{{}} // since the last sync
		var synced uint64
		for range 3 + random.IntN(12) {
			switch random.IntN(10) {
			case 0:
				n.sync()
				moments, synced = [][]byte{plain}, seq
				continue
			case 1, 2, 3:
				size := random.IntN(6 * pageSize)
				seq++
				n.resize(seq, int64(size))
				plain = append(slices.Clone(plain[:min(size, len(plain))]), make([]byte, max(0, size-len(plain)))...)
			default:
				off, data := random.IntN(4*pageSize), bytes.Repeat([]byte{byte(1 + seq%250)}, 1+random.IntN(2*pageSize))
				seq++
				n.write(seq, int64(off), data)
				plain = append(slices.Clone(plain), make([]byte, max(0, off+len(data)-len(plain)))...)
				copy(plain[off:], data)
			}
			moments = append(moments, plain)
		}
		same := func(what string, c content, want []byte) {
			t.Helper()
			if got := whole(c); c.size != int64(len(want)) || !bytes.Equal(bytes.TrimRight(got, "\x00"), bytes.TrimRight(want, "\x00")) {
				t.Fatalf("seed %d, %s: %d bytes, want %d, or other ones", seed, what, c.size, len(want))
			}
		}
		same("live", n.live, plain)
		same("drop all", n.after(&keeper{loss: DropAll}), moments[0])
		same("keep all", n.after(&keeper{loss: KeepAll}), plain)
		for i, moment := range moments { // a disk that keeps the order has exactly what was there at the cut
			same("keep earlier", n.after(&keeper{loss: KeepEarlier, before: synced + uint64(i) + 1}), moment)
		}
		for _, loss := range []Loss{KeepPages, KeepSectors} {
			got := n.after(&keeper{loss: loss, random: random})
			text := whole(got)
			if !slices.ContainsFunc(moments, func(m []byte) bool { return int64(len(m)) == got.size }) {
				t.Fatalf("seed %d, %s: the file never had %d bytes", seed, loss, got.size)
			}
			for at, b := range text {
				if !slices.ContainsFunc(moments, func(m []byte) bool { return at < len(m) && m[at] == b || at >= len(m) && b == 0 }) || int64(at) >= got.size && b != 0 {
					t.Fatalf("seed %d, %s: byte %d of %d was never %d", seed, loss, at, got.size, b)
				}
			}
		}
		same("live, after all that", n.live, plain)
		same("drop all, after all that", n.after(&keeper{loss: DropAll}), moments[0])
	}
}

// Directories are changed at random; what is synced is there, and the rest is there up to some moment.
func TestNamesAreWhatTheyWereAtSomeMoment(t *testing.T) {
	folder := func() *node { return &node{names: map[string]*node{}, durableNames: map[string]*node{}} }
	show := func(names map[string]*node) string {
		var b strings.Builder
		for _, name := range slices.Sorted(maps.Keys(names)) {
			fmt.Fprintf(&b, "%s=%d ", name, names[name].id)
		}
		return b.String()
	}
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 1))
		m := &Mount{nodes: map[uint64]*node{}}
		dirs := []*node{folder(), folder()}
		for i, d := range dirs {
			d.id = uint64(i + 1)
			m.nodes[d.id] = d
		}
		m.lastID = 2
		state := func(names func(*node) map[string]*node) string {
			return show(names(dirs[0])) + "/ " + show(names(dirs[1]))
		}
		moments := []string{state(live)}
		journal := seed%2 == 0
		for range 20 {
			d, e := dirs[random.IntN(2)], dirs[random.IntN(2)]
			name, other := string(rune('a'+random.IntN(4))), string(rune('a'+random.IntN(4)))
			switch n := d.names[name]; {
			case random.IntN(8) == 0:
				m.moves = settle(m.moves, d, journal)
				if got, want := show(d.durableNames), show(d.names); !journal && got != want && !slices.ContainsFunc(m.moves, func(one move) bool { return one.slots[0].dir == d && one.home != d }) {
					t.Fatalf("seed %d: a synced folder has %q on the disk, not %q", seed, got, want)
				}
			case n == nil:
				m.create(d.id, name, 0)
			case random.IntN(2) == 0:
				m.move(d, []slot{{d, name}}, []*node{nil})
			case e.names[other] != n:
				m.move(e, []slot{{d, name}, {e, other}}, []*node{nil, n})
			}
			moments = append(moments, state(live))
		}
		if got := state(namesAfter(m.moves)); got != state(live) {
			t.Fatalf("seed %d: with all moves the disk has %q, not %q", seed, got, state(live))
		}
		for kept := range m.moves {
			got := state(namesAfter(m.moves[:kept]))
			// Without a journal a sync of one folder goes ahead of the other one's older changes.
			if journal && !slices.Contains(moments, got) {
				t.Fatalf("seed %d: %q was never so", seed, got)
			}
			for _, n := range m.nodes { // no rename leaves one file under two names
				if strings.Count(got, fmt.Sprintf("=%d ", n.id)) > 1 {
					t.Fatalf("seed %d: file %d twice: %q", seed, n.id, got)
				}
			}
		}
	}
}
