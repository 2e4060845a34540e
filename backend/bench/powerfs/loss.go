//go:build linux

package powerfs

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
)

// Loss is what becomes of pending changes when the power goes.
type Loss int

const (
	DropAll     Loss = iota // none is on the disk
	KeepPages               // changes of names and sizes up to a random point, of each page of 4 KiB one of its versions
	KeepSectors             // the same with sectors of 512 bytes: pages are torn
	KeepEarlier             // all up to a random moment, as a disk that keeps the order
	KeepAll                 // all; but what the kernel still held of a mapping is gone
)

// Losses are all there are.
func Losses() []Loss { return []Loss{DropAll, KeepPages, KeepSectors, KeepEarlier, KeepAll} }

func (l Loss) String() string {
	switch l {
	case DropAll:
		return "drop all"
	case KeepPages:
		return "keep pages"
	case KeepSectors:
		return "keep sectors"
	case KeepEarlier:
		return "keep earlier"
	case KeepAll:
		return "keep all"
	}
	return fmt.Sprintf("loss %d", int(l))
}

// keeper decides which pending changes are on the disk.
type keeper struct {
	loss   Loss
	random *rand.Rand
	before uint64 // KeepEarlier: the first change that is lost
}

// some returns how many of these changes, the oldest first, are on the disk.
func (k *keeper) some(changes []change) int {
	switch k.loss {
	case DropAll:
		return 0
	case KeepAll:
		return len(changes)
	case KeepEarlier:
		if i := slices.IndexFunc(changes, func(c change) bool { return c.seq >= k.before }); i >= 0 {
			return i
		}
		return len(changes)
	}
	switch k.random.IntN(3) { // what is all old or all new is found, too, not only mixtures
	case 0:
		return 0
	case 1:
		return len(changes)
	}
	return k.random.IntN(len(changes) + 1)
}

func (k *keeper) moves(pending []move) []move {
	switch k.loss {
	case DropAll:
		return nil
	case KeepAll:
		return pending
	case KeepEarlier:
		if i := slices.IndexFunc(pending, func(m move) bool { return m.seq >= k.before }); i >= 0 {
			return pending[:i]
		}
		return pending
	}
	return pending[:k.random.IntN(len(pending)+1)]
}

// PowerLoss is Survivors with a loss that the seed chooses.
func (m *Mount) PowerLoss(seed uint64) *Disk {
	losses := Losses()
	return m.Survivors(losses[seed%uint64(len(losses))], seed)
}

// Survivors cuts the power, if Cut has not, and returns what the disk then holds. The same state, loss and
// seed give the same disk.
func (m *Mount) Survivors(loss Loss, seed uint64) *Disk {
	m.Cut()
	m.mu.Lock()
	defer m.mu.Unlock()
	k := &keeper{loss: loss, random: rand.New(rand.NewPCG(seed, uint64(loss)))}
	oldest := m.seq
	for _, n := range m.nodes {
		if len(n.pending) > 0 {
			oldest = min(oldest, n.pending[0].seq)
		}
	}
	if len(m.moves) > 0 {
		oldest = min(oldest, m.moves[0].seq)
	}
	k.before = oldest + k.random.Uint64N(m.seq-oldest+2)
	names := namesAfter(k.moves(m.moves))
	var hold func(n *node) *entry
	hold = func(n *node) *entry {
		e := &entry{mode: n.mode, changed: n.changed}
		if n.names == nil {
			e.content = n.after(k)
			return e
		}
		e.names = map[string]*entry{}
		held := names(n)
		for _, name := range slices.Sorted(maps.Keys(held)) {
			e.names[name] = hold(held[name])
		}
		return e
	}
	return &Disk{root: hold(m.nodes[rootID])}
}
