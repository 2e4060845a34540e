package summary

import "slices"

// squeeze takes the least telling pieces out until the rest fits in a number of lines.
func (m *maker) squeeze(work []told, lines int) {
	for {
		used, worst, least := 0, -1, 0.0
		for i, t := range work {
			for _, p := range t.pieces {
				used += linesIn(p.text)
			}
			keep := 1
			if i > 2 {
				keep = 0
			}
			if len(t.pieces) <= keep {
				continue
			}
			for _, p := range t.pieces {
				if g := m.sel.gain(p, nil) / float64(linesIn(p.text)); worst < 0 || g < least-1e-9 {
					worst, least = i, g
				}
			}
		}
		if used <= lines || worst < 0 {
			return
		}
		t := &work[worst]
		at := 0
		for i, p := range t.pieces {
			if m.sel.gain(p, nil)/float64(linesIn(p.text)) <= least+1e-9 {
				at = i
			}
		}
		t.pieces = slices.Delete(slices.Clone(t.pieces), at, at+1)
	}
}

// linesIn is about how many lines of a page a text takes.
func linesIn(text string) int { return 1 + len([]rune(text))/95 }

// linesOf is about how many lines all but the jobs' pieces take.
func (m *maker) linesOf(blocks []Block, jobs int, about Block) int {
	n := 5 + 2 + 2*jobs // name and contact; the jobs' heading and lines
	text := 0
	for _, s := range about.Sentences {
		text += len(s.Text)
	}
	n += 3 + text/95
	section := ""
	for _, b := range blocks {
		if len(b.sentences()) == 0 {
			continue
		}
		if b.Section != section {
			n += 2
		}
		section = b.Section
		if b.Title != nil {
			n += 2
		}
		for _, s := range b.Sentences {
			n += linesIn(s.Text)
		}
	}
	return n
}
