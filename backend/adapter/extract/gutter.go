package extract

import (
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/document"
)

// gutter is an empty upright stripe around x through the rows from up to (not including) to.
type gutter struct {
	x        float64
	from, to int
	kind     gutterKind
}

type gutterKind int

const (
	noGutter gutterKind = iota // nothing that divides
	together                   // what stands on one row belongs together
	columns                    // left is read before right
	labels                     // left names what is right of it
)

const (
	minGutter = 7 // points
	minRows   = 3 // rows with text on each side
)

// findGutter returns the gutter with most text beside it that divides anything. One that goes through most of the region
// comes before shorter ones.
func findGutter(rs []row) gutter {
	var found, held []gutter
	var scores []float64
	tried := map[[3]int]bool{}
	for i := range rs {
		for _, gap := range gaps(rs, i) {
			g, lo, hi := grow(rs, i, gap[0], gap[1])
			key := [3]int{g.from, g.to, int(lo+hi) / 2}
			if tried[key] {
				continue
			}
			tried[key] = true
			g.x = (lo + hi) / 2
			score, kind := rate(rs[g.from:g.to], g.x)
			if kind == columns && 10*(g.to-g.from) >= 8*len(rs) {
				score *= 10
			}
			switch g.kind = kind; {
			case kind == together:
				held = append(held, g)
			case score > 0:
				found, scores = append(found, g), append(scores, score)
			}
		}
	}
	var best gutter
	var bestScore float64
	for i, g := range found {
		if scores[i] > bestScore && !slices.ContainsFunc(held, func(h gutter) bool { return h.covers(rs, g) }) {
			best, bestScore = g, scores[i]
		}
	}
	if best.kind == columns && best.to < len(rs) {
		best.to = withoutHeading(rs, best)
	}
	return best
}

// gaps are the stripes between the fragments of row i, and those between it and the next row where the two stand beside each other: a side
// bar with a line height of its own shares no baseline with the text.
func gaps(rs []row, i int) [][2]float64 {
	var out [][2]float64
	add := func(lo, hi float64) {
		if hi-lo >= minGutter {
			out = append(out, [2]float64{lo, hi})
		}
	}
	r := rs[i]
	for k := 1; k < len(r.frags); k++ {
		add(r.frags[k-1].box.X1, r.frags[k].box.X0)
	}
	if i+1 < len(rs) {
		a, b := r.box(), rs[i+1].box()
		if 2*(min(a.Y1, b.Y1)-max(a.Y0, b.Y0)) > min(a.Y1-a.Y0, b.Y1-b.Y0) {
			add(a.X1, b.X0)
			add(b.X1, a.X0)
		}
	}
	return out
}

// covers reports whether most of the rows of another gutter stand among as many rows of this one, and their stripes are the same: what
// belongs together over many rows is not parted in a few of them.
func (g gutter) covers(rs []row, o gutter) bool {
	both := min(g.to, o.to) - max(g.from, o.from)
	if g.to-g.from < o.to-o.from || 10*both < 6*(o.to-o.from) {
		return false
	}
	for _, r := range rs[max(g.from, o.from):min(g.to, o.to)] {
		for _, f := range r.frags {
			if f.box.X1 > min(g.x, o.x) && f.box.X0 < max(g.x, o.x) {
				return false
			}
		}
	}
	return true
}

// withoutHeading returns where the columns end. One or two rows on the left that stand apart below both columns, with text
// across the whole width after them, are the heading of that text.
func withoutHeading(rs []row, g gutter) int {
	var steps []float64
	for i := g.from + 1; i < g.to; i++ {
		steps = append(steps, rs[i].base-rs[i-1].base)
	}
	slices.Sort(steps)
	usual := steps[len(steps)/2]
	for k := g.to - 1; k >= max(g.to-2, g.from+minRows); k-- {
		if rs[k].frags[len(rs[k].frags)-1].box.X0 > g.x {
			break
		}
		if rs[k].base-rs[k-1].base > 1.4*usual {
			return k
		}
	}
	return g.to
}

// grow extends the stripe lo..hi of row i up and down while it stays empty and wide enough, narrowing it as needed.
func grow(rs []row, i int, lo, hi float64) (gutter, float64, float64) {
	g := gutter{from: i, to: i + 1}
	up, down := true, true
	for up || down {
		if down {
			if g.to < len(rs) {
				lo, hi, down = narrow(rs[g.to], lo, hi)
			} else {
				down = false
			}
			if down {
				g.to++
			}
		}
		if up {
			if g.from > 0 {
				lo, hi, up = narrow(rs[g.from-1], lo, hi)
			} else {
				up = false
			}
			if up {
				g.from--
			}
		}
	}
	return g, lo, hi
}

// narrow returns what of the stripe the row leaves empty, and whether that is enough.
func narrow(r row, lo, hi float64) (float64, float64, bool) {
	l, h := lo, hi
	for _, f := range r.frags {
		switch {
		case f.box.X1 <= l || f.box.X0 >= h:
		case f.box.X0 <= l && f.box.X1 >= h:
			return lo, hi, false
		case f.box.X0 <= l:
			l = f.box.X1
		case f.box.X1 >= h:
			h = f.box.X0
		case f.box.X0-l > h-f.box.X1: // stands inside the stripe: keep the wider rest
			h = f.box.X0
		default:
			l = f.box.X1
		}
	}
	if h-l < minGutter {
		return lo, hi, false
	}
	return l, h, true
}

// rate says how much a division at x gains, and of what kind it is; 0 means it divides nothing that should be read apart.
func rate(rs []row, x float64) (float64, gutterKind) {
	var left, right, both, dateL, dateR, charsL, charsR, named, heads, marks, wordless int
	usual := usualSize(rs)
	var boxL, boxR document.Box
	var edgesR, endsR []float64
	for _, r := range rs {
		l, rt := split([]row{r}, x)
		if len(l) > 0 {
			left++
			f := l[0].frags[len(l[0].frags)-1]
			if f.dated() {
				dateL++
			}
			b := l[0].box()
			boxL = span(boxL, b)
			charsL += chars(l[0])
			if len(rt) == 0 && (l[0].bold() || f.size > 1.1*usual) {
				heads++
			}
			if l[0].marks() {
				marks++
			}
		}
		if len(rt) > 0 {
			right++
			if rt[0].frags[0].dated() {
				dateR++
			}
			b := rt[0].box()
			boxR = span(boxR, b)
			charsR += chars(rt[0])
			if !rt[0].worded() {
				wordless++
			}
			edgesR, endsR = append(edgesR, b.X0), append(endsR, b.X1)
		}
		if len(l) > 0 && len(rt) > 0 {
			both++
			if l[0].bold() && !rt[0].bold() {
				named++
			}
		}
	}
	if left < minRows || right < minRows {
		return 0, noGutter
	}
	fl, fr, fb := float64(left), float64(right), float64(both)
	entries := fl // rows that may have a date; headings have none
	if left-heads >= minRows {
		entries = float64(left - heads)
	}
	switch {
	case marks == left: // the marks of lists
		return 0, together
	case wordless == right: // dots and bars that rate what stands before them
		return 0, together
	case float64(dateR) >= 0.4*fr && fb >= 0.6*fr: // dates at the right edge
		return 0, together
	case float64(dateL) >= 0.35*entries && fb >= 0.6*entries: // dates in a column of their own
		return 0, together
	case fb >= 0.75*fr && aligned(endsR) && !aligned(edgesR): // places and dates set flush right
		return 0, together
	case named == both && fb >= 0.9*max(fl, fr) && charsL <= 18*left: // a bold name before each line: "Languages   Korean, English"
		return 0, together
	case fb >= 0.9*fl && fl <= 0.7*fr && charsL <= 18*left:
		return 0.5 * float64(charsL+charsR), labels
	}
	return float64(min(charsL, charsR)) + 0.1*float64(charsL+charsR), columns
}

// bold reports whether every word of a row is bold.
func (r row) bold() bool {
	for _, f := range r.frags {
		for _, w := range f.words {
			for _, p := range w.pieces {
				if !p.face.bold {
					return false
				}
			}
		}
	}
	return len(r.frags) > 0
}

// marks reports whether a row holds nothing but the mark of a list item.
func (r row) marks() bool {
	return len(r.frags) == 1 && len(r.frags[0].words) == 1 && strings.Contains("•◦▪■●○–-*·►▸➢✓", r.frags[0].text())
}

// worded reports whether a row holds a letter or a digit.
func (r row) worded() bool {
	return slices.ContainsFunc(r.frags, func(f fragment) bool {
		return strings.ContainsFunc(f.text(), func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
	})
}

// usualSize is the font size that half of the fragments do not exceed.
func usualSize(rs []row) float64 {
	var sizes []float64
	for _, r := range rs {
		for _, f := range r.frags {
			sizes = append(sizes, f.size)
		}
	}
	if len(sizes) == 0 {
		return 0
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}

// aligned reports whether most of the values agree within 3 points.
func aligned(v []float64) bool {
	most := 0
	for _, a := range v {
		n := 0
		for _, b := range v {
			if a-b < 3 && b-a < 3 {
				n++
			}
		}
		most = max(most, n)
	}
	return 10*most >= 7*len(v)
}

func chars(r row) int {
	n := 0
	for _, f := range r.frags {
		for _, w := range f.words {
			n += len(w.text()) + 1
		}
	}
	return n
}
