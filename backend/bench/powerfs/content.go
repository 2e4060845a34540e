//go:build linux

package powerfs

import (
	"maps"
	"slices"
)

const (
	pageSize   = 4096 // what a cache writes as one
	sectorSize = 512  // what a disk writes as one
)

type page [pageSize]byte

// content is the bytes of a file. A page that is not there is zeros, as are the bytes behind size: the
// logs of a database are mostly holes. Contents share pages; whoever changes one replaces it.
type content struct {
	size  int64
	pages map[int64]*page
}

func (c content) clone() content {
	pages := maps.Clone(c.pages)
	if pages == nil {
		pages = map[int64]*page{}
	}
	return content{c.size, pages}
}

// read fills buf from off on and returns how much of it lies within the file.
func (c content) read(buf []byte, off int64) int {
	if off >= c.size {
		return 0
	}
	buf = buf[:min(int64(len(buf)), c.size-off)]
	for at := 0; at < len(buf); {
		p, from := (off+int64(at))/pageSize, (off+int64(at))%pageSize
		part := buf[at:min(len(buf), at+int(pageSize-from))]
		if held := c.pages[p]; held != nil {
			copy(part, held[from:])
		} else {
			clear(part)
		}
		at += len(part)
	}
	return len(buf)
}

// replace puts a copy of page p in its place and returns it to be changed.
func (c content) replace(p int64) *page {
	fresh := new(page)
	if held := c.pages[p]; held != nil {
		*fresh = *held
	}
	c.pages[p] = fresh
	return fresh
}

// resize sets the size; what lay behind a smaller one is gone for good. It returns the pages that changed.
func (c *content) resize(size int64) (changed []int64) {
	if size < c.size {
		for p := range c.pages {
			if (p+1)*pageSize <= size {
				continue
			}
			if p*pageSize >= size {
				delete(c.pages, p)
			} else {
				clear(c.replace(p)[size%pageSize:])
			}
			changed = append(changed, p)
		}
	}
	c.size = size
	return changed
}

// sorted returns the keys in order: what is random here must come out the same for the same seed.
func sorted[V any](m map[int64]V) []int64 { return slices.Sorted(maps.Keys(m)) }

// pagesOf returns the first and the last page of length bytes from off on.
func pagesOf(off int64, length int) (first, last int64) {
	return off / pageSize, (off + int64(length) - 1) / pageSize
}
