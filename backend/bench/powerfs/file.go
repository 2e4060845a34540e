//go:build linux

package powerfs

import (
	"maps"
	"math"
	"slices"
	"time"
)

// node is a file or a directory, as the program sees it and as the disk holds it for certain.
type node struct {
	id      uint64
	mode    uint32 // type and permissions
	changed time.Time

	// Of a file. dirty are the pages in which live and durable may differ.
	live, durable content
	dirty         map[int64]bool
	pending       []change

	// Of a directory.
	names, durableNames map[string]*node
}

// change is a write, or a change of size, that no sync has followed yet.
type change struct {
	seq    uint64 // place among all changes of the file system
	off    int64
	data   []byte
	size   int64 // of the file, afterwards
	shrink bool
}

func (n *node) write(seq uint64, off int64, data []byte) {
	if len(data) == 0 {
		return
	}
	first, last := pagesOf(off, len(data))
	for p := first; p <= last; p++ {
		copyInto(n.own(p), p, off, data)
	}
	n.live.size = max(n.live.size, off+int64(len(data)))
	n.pending = append(n.pending, change{seq: seq, off: off, data: slices.Clone(data), size: n.live.size})
	n.changed = time.Now()
}

func (n *node) resize(seq uint64, size int64) {
	shrink := size < n.live.size
	for _, p := range n.live.resize(size) {
		n.dirty[p] = true
	}
	n.pending = append(n.pending, change{seq: seq, size: size, shrink: shrink})
	n.changed = time.Now()
}

// own returns page p of the live content, no longer shared with the durable one.
func (n *node) own(p int64) *page {
	if held := n.live.pages[p]; held != nil && n.dirty[p] {
		return held
	}
	n.dirty[p] = true
	return n.live.replace(p)
}

// sync makes durable what was written so far.
func (n *node) sync() {
	for p := range n.dirty {
		if held := n.live.pages[p]; held != nil {
			n.durable.pages[p] = held
		} else {
			delete(n.durable.pages, p)
		}
	}
	n.durable.size = n.live.size
	clear(n.dirty)
	n.pending = nil
}

// after returns what the disk holds of the file when the power goes. Sizes reach it in order, as a
// journal's entries do, each page for itself: page or sector is what it was durably, or after any of the
// writes since. A cut of the size takes along what it cut off, and what was written there afterwards
// cannot be older than it.
func (n *node) after(k *keeper) content {
	if len(n.pending) == 0 {
		return n.durable
	}
	sizes := k.some(n.pending)
	size := n.durable.size
	if sizes > 0 {
		size = n.pending[sizes-1].size
	}
	var shrinks []int
	writes := map[int64][]int{}
	for i, c := range n.pending {
		if c.shrink {
			shrinks = append(shrinks, i)
		} else if len(c.data) > 0 {
			first, last := pagesOf(c.off, len(c.data))
			for p := first; p <= last; p++ {
				writes[p] = append(writes[p], i)
			}
		}
	}
	if len(shrinks) > 0 {
		for p := range n.durable.pages {
			writes[p] = append(writes[p], shrinks...)
		}
		for p := range writes {
			if n.durable.pages[p] == nil {
				writes[p] = append(writes[p], shrinks...)
			}
			slices.Sort(writes[p])
		}
	}
	result := content{math.MaxInt64, maps.Clone(n.durable.pages)}
	for _, p := range sorted(writes) {
		n.version(result.replace(p), p, writes[p], sizes, k)
	}
	result.resize(size)
	return result
}

// version makes of into, page p as it is durably, what the disk holds of it. touching are the pending
// changes that may touch the page; of changes of the size, those among the first sizes are done.
func (n *node) version(into *page, p int64, touching []int, sizes int, k *keeper) {
	changes := make([]change, 0, len(touching))
	for _, i := range touching {
		c := n.pending[i]
		if c.shrink && (p+1)*pageSize <= c.size {
			continue
		}
		if c.shrink && i >= sizes {
			break
		}
		changes = append(changes, c)
	}
	step := pageSize
	if k.loss == KeepSectors {
		step = sectorSize
	}
	for from := 0; from < pageSize; from += step {
		done := *into
		kept := k.some(changes)
		for i, c := range changes {
			if c.shrink {
				clear(done[min(max(c.size-p*pageSize, 0), pageSize):])
			} else if i < kept {
				copyInto(&done, p, c.off, c.data)
			}
		}
		copy(into[from:from+step], done[from:from+step])
	}
}

// copyInto copies what lies within page p of data, which stands at off in the file.
func copyInto(into *page, p, off int64, data []byte) {
	if at := off - p*pageSize; at >= 0 {
		copy(into[at:], data)
	} else {
		copy(into[:], data[-at:])
	}
}
