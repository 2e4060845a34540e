package resume

import (
	"strings"
	"unicode"
)

// indented takes the lines that stand deeper than the names of their entries for what is told about them. List marks may be
// drawn, and then only the indent tells a list item from a name.
func (s *source) indented(rows []row) {
	x := s.itemIndent(rows)
	if x == 0 {
		return
	}
	for i := range rows {
		if r := &rows[i]; !r.anchor && atIndent(r, x) {
			r.body = true
		}
	}
}

func atIndent(r *row, x float64) bool { return !r.box.Empty() && abs(r.box.X0-x) < 1.5 }

// itemIndent is where the list items of a dated section start, in points from the left; 0 if no indent is surely theirs.
func (s *source) itemIndent(rows []row) float64 {
	names := 0.0 // the left edge of the names that stand farthest to the right
	for i := range rows {
		r := &rows[i]
		if r.bullet || r.box.Empty() {
			return 0
		}
		if r.anchor || s.stands(r) {
			names = max(names, s.nameEdge(r))
		}
	}
	if names == 0 {
		return 0
	}
	for i := range rows {
		if x := rows[i].box.X0; x > names+4 && x < names+40 && s.holdsItems(rows, x) {
			return x
		}
	}
	return 0
}

// stands reports whether a row is set off from the body text by its style, as names are.
func (s *source) stands(r *row) bool {
	st := look(r)
	return st.bold && !s.body.bold || st.ital && !s.body.ital || st.size > s.body.size+1
}

// nameEdge is the left edge of the first words of a row that are no date, 0 if it has none.
func (s *source) nameEdge(r *row) float64 {
	for _, c := range r.cells {
		for _, p := range s.without(c.span, r.dates) {
			if p = s.trim(p, edge); strings.IndexFunc(s.cut(p), unicode.IsLetter) >= 0 {
				return s.leftOf(r.doc, p)
			}
		}
	}
	return 0
}

// holdsItems reports whether the lines at indent x are list items: plain lines, in two entries at least, two of them below
// each other somewhere, and under entries that are named in full (by two names) or in larger letters.
func (s *source) holdsItems(rows []row, x float64) bool {
	groups, pairs, named := 0, 0, 0
	names, size := 0, 0
	for i := range rows {
		r := &rows[i]
		switch {
		case !atIndent(r, x):
			if i > 0 && atIndent(&rows[i-1], x) {
				names, size = 0, 0
			}
			names += s.namesIn(r)
			size = max(size, r.style.size)
		case r.anchor || s.stands(r):
			return false
		case i > 0 && atIndent(&rows[i-1], x):
			pairs++
		default:
			groups++
			if names >= 2 || r.style.size < size {
				named++
			}
		}
	}
	return groups >= 2 && pairs >= 1 && named*3 >= groups*2
}

// namesIn counts the stretches of a row between separators that are neither date nor place.
func (s *source) namesIn(r *row) int {
	n := 0
	for _, c := range r.cells {
		for _, u := range c.runs {
			for _, p := range s.without(u.span, r.dates) {
				for _, t := range s.pieces(p, 0) {
					if placeScore(t.text) < 0.5 {
						n++
					}
				}
			}
		}
	}
	return n
}
