package resume

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/document"
)

// entry is one job, degree or project of a section.
type entry struct {
	head []row // lines that name it
	body []row // lines that tell about it
	date *dated
}

// dated is a period with its place in the text.
type dated struct {
	period
	span       document.Span // brackets and duration included
	start, end document.Span
}

// row is a line inside a section with what was found in it.
type row struct {
	*line
	dates  []dated
	wrap   bool // goes on with the sentence of the line before
	body   bool // prose or a list item
	anchor bool // holds the date of an entry
}

// cellOf is the cell of a line that holds a span.
func cellOf(l *line, sp document.Span) (cell, int) {
	for i, c := range l.cells {
		if sp.Start >= c.span.Start && sp.Start < c.span.End {
			return c, i
		}
	}
	return l.cells[0], 0
}

func startsLower(t string) bool {
	c, _ := utf8.DecodeRuneInString(t)
	return unicode.IsLower(c)
}

// look is how the first words of a row look.
func look(r *row) style {
	st := r.cells[0].runs[0].style
	st.caps = shouting(r.text)
	return st
}

// entries parts a section into its entries.
func (s *source) entries(lines []line, undated bool) []entry {
	rows := s.rows(lines)
	if len(rows) == 0 {
		return nil
	}
	n := s.anchors(rows)
	opening := look(&rows[0])
	s.bulletHeads(rows, n)
	if n > 0 {
		s.indented(rows)
	}
	distinct := s.distinct(rows, opening)
	var starts []int
	switch {
	case n == 0:
		starts = s.plainStarts(rows, opening, distinct)
	default:
		starts = s.datedStarts(rows, opening, distinct)
		if undated {
			starts = s.addUndated(rows, starts, opening, distinct)
		}
	}
	var out []entry
	for i, a := range starts {
		z := len(rows)
		if i+1 < len(starts) {
			z = starts[i+1]
		}
		out = append(out, s.entry(rows[a:z]))
	}
	return out
}

// bulletHeads takes list marks for decoration where each entry's first line has one: as many marks as dates, all at one
// indent and in one style.
func (s *source) bulletHeads(rows []row, dates int) {
	if !rows[0].bullet || rows[0].anchor || rows[0].box.Empty() {
		return
	}
	same := func(r *row) bool {
		return r.bullet && look(r) == look(&rows[0]) && abs(r.box.X0-rows[0].box.X0) < 2
	}
	n := 0
	for i := range rows {
		if same(&rows[i]) {
			n++
		}
	}
	if n < 1 || n > dates+1 || n*2 < dates {
		return
	}
	for i := range rows {
		if same(&rows[i]) {
			rows[i].body = false
		}
	}
}

// distinct reports whether the style in which a section opens differs from the style of its prose.
func (s *source) distinct(rows []row, opening style) bool {
	if !s.fonts {
		return false
	}
	same, all := 0, 0
	for i := range rows {
		if rows[i].body {
			all++
			if st := look(&rows[i]); st == opening {
				same++
			}
		}
	}
	if all == 0 {
		return opening.bold && !s.body.bold || opening.size > s.body.size || opening.ital && !s.body.ital || opening.caps
	}
	return same*5 <= all
}

// datedStarts finds where each entry starts when entries are dated: between two dates, at the line that opens like the
// first entry, has white space above it, follows prose, and lies as far above its date as in the first entry.
func (s *source) datedStarts(rows []row, opening style, distinct bool) []int {
	var at []int
	for i := range rows {
		if rows[i].anchor {
			at = append(at, i)
		}
	}
	var gaps []float64
	for i := 1; i < len(rows); i++ {
		gaps = append(gaps, rows[i].gap)
	}
	usual := 0.0
	if len(gaps) > 0 {
		sorted := append([]float64(nil), gaps...)
		sort.Float64s(sorted)
		usual = sorted[len(sorted)/2]
	}
	h := at[0]
	for k := 0; k < at[0]; k++ {
		if rows[k].body {
			h = -1
		}
	}
	starts := []int{0}
	for i := 1; i < len(at); i++ {
		lo, hi := at[i-1]+1, at[i]
		best, bestScore := hi, -1e9
		bodies := 0
		for k := hi; k >= lo && hi-k <= 6; k-- {
			if k < hi && rows[k].body {
				bodies++
			}
			score := -2.5 * float64(bodies)
			if k < hi && rows[k].body {
				score -= 2
			}
			if rows[k].body && rows[k].wrap {
				score -= 2
			}
			if hi-k == h {
				score += 1.2
			}
			if k == hi && k > lo && strings.HasSuffix(rows[k-1].text, ",") && s.alone(&rows[k], rows[k].dates[0]) {
				score -= 3 // the date found no room at the end of the line above
			}
			if look(&rows[k]) == opening {
				if distinct {
					score += 2
				} else {
					score += 0.4
				}
			} else if distinct {
				score -= 0.8
			}
			if rows[k].gap > usual+0.25 {
				score += min(1.5, 1+rows[k].gap-usual)
			}
			if k > 0 && rows[k-1].body && !rows[k].body {
				score += 1
			}
			if dl := s.doc.Lines[rows[k].doc].Block; dl.Table > 0 && k > 0 {
				pb := s.doc.Lines[rows[k-1].doc].Block
				if pb.Table != dl.Table || pb.Row != dl.Row {
					score += 1
				} else {
					score -= 1.5
				}
			}
			if score > bestScore {
				best, bestScore = k, score
			}
		}
		starts = append(starts, best)
	}
	return starts
}

// addUndated starts further entries where a line opens like the first entry, after prose or white space, though it has no date.
func (s *source) addUndated(rows []row, starts []int, opening style, distinct bool) []int {
	if !distinct {
		return starts
	}
	have := map[int]bool{}
	for _, k := range starts {
		have[k] = true
	}
	next := func(i int) int {
		for k := i + 1; k < len(rows); k++ {
			if have[k] {
				return k
			}
		}
		return len(rows)
	}
	dates := func(a, z int) bool {
		for ; a < z; a++ {
			if rows[a].anchor {
				return true
			}
		}
		return false
	}
	for i := 1; i < len(rows); i++ {
		r := &rows[i]
		above := &rows[i-1]
		if have[i] || r.body || r.wrap || look(r) != opening || r.gap < 0.4 || wordCount(r.text) > 12 {
			continue
		}
		if !above.body && (look(above) == opening || r.gap < above.gap+0.2) {
			continue
		}
		p := i - 1
		for p > 0 && !have[p] {
			p--
		}
		// The part before keeps its date, if it has one.
		if dates(p, i) || !dates(i, next(i)) {
			have[i] = true
		}
	}
	var out []int
	for i := range rows {
		if have[i] {
			out = append(out, i)
		}
	}
	return out
}

// plainStarts finds entries without dates: by the opening style, else by white space.
func (s *source) plainStarts(rows []row, opening style, distinct bool) []int {
	starts := []int{0}
	if distinct {
		titles := s.onlyTitles(rows, opening)
		for i := 1; i < len(rows); i++ {
			if p, r := &rows[i-1], &rows[i]; titles && (r.box.Empty() || endWith(p, r) <= s.columnRight(r.line)) {
				starts = append(starts, i)
				continue
			}
			if look(&rows[i]) == opening && !rows[i].body && !rows[i].wrap && (look(&rows[i-1]) != opening || rows[i].gap > 0.5) {
				starts = append(starts, i)
			}
		}
		return starts
	}
	if rows[0].bullet {
		for i := 1; i < len(rows); i++ {
			if rows[i].bullet && rows[i].box.X0 <= rows[0].box.X0+4 {
				starts = append(starts, i)
			}
		}
		return starts
	}
	for i := 1; i < len(rows); i++ {
		if !rows[i].body && !rows[i].wrap && rows[i-1].body && (rows[i].gap > 0.5 || rows[i-1].bullet) {
			starts = append(starts, i)
		}
	}
	return starts
}

// onlyTitles reports whether a section holds nothing but lines that are set as its first one.
func (s *source) onlyTitles(rows []row, opening style) bool {
	for i := range rows {
		if rows[i].body || rows[i].wrap || plainStyle(look(&rows[i])) != plainStyle(opening) {
			return false
		}
	}
	return true
}

// entry parts the rows of one entry into those that name it and those that tell about it.
func (s *source) entry(rows []row) entry {
	e := entry{}
	at := -1
	for i := range rows {
		if rows[i].anchor {
			at = i
			d := rows[i].dates[0]
			e.date = &d
			break
		}
	}
	names := 0
	k := 0
	for ; k < len(rows); k++ {
		r := &rows[k]
		if r.body && !(k == 0 && !r.wrap) && !(k == at && !r.bullet) {
			break
		}
		if k > 4 && k > at || k > 7 {
			break
		}
		if at >= 0 && k > at && k > 0 {
			st := look(r)
			plain := st.bold == s.body.bold && st.ital == s.body.ital && st.size == s.body.size && !st.caps
			short := wordCount(r.text) <= 10
			cue := titleScore(r.text) >= 0.7 || orgScore(r.text) >= 0.7 || placeScore(r.text) >= 0.5 || degreeScore(r.text) > 0.5
			if names == 0 && (s.fonts || s.typed != nil) && k == at+1 && s.alone(&rows[at], rows[at].dates[0]) {
				short = wordCount(r.text) <= 16 // what a date in a line of its own dates
			}
			if !short || strings.HasSuffix(r.text, ":") || names > 0 && plain && strings.Contains(r.text, ": ") {
				break
			}
			if s.typed != nil && !cue && names > 0 && wordCount(r.text) > 6 && !strings.Contains(r.text, ", ") {
				break
			}
			if s.typed != nil && r.box.X0 > rows[at].box.X0+3*typedWidth && s.tellsAll(&rows[at], false) && placeScore(r.text) < 0.5 {
				break
			}
			if names >= 2 && plain && (!cue || s.typed != nil && placeScore(r.text) < 0.5 && !(titleScore(r.text) >= 0.9 && wordCount(r.text) <= 5)) {
				break
			}
			if k > at+2 && !cue {
				break
			}
			if names >= 3 && plain && placeScore(r.text) < 0.5 {
				break
			}
		}
		names += s.nameCount(r)
		if s.typed != nil {
			if names += s.parted(r); names < 2 && s.tellsAll(r, true) {
				names = 2
			}
		}
		e.head = append(e.head, *r)
	}
	e.body = rows[k:]
	return e
}

// parted is how many further names of a line are parted from the first by a stroke or a dash: "Baker – Sample Bread & Sons".
func (s *source) parted(r *row) int {
	n := 0
	for _, c := range r.cells {
		for _, p := range s.without(c.span, r.dates) {
			for i, t := range s.pieces(p, 0) {
				if i > 0 && strings.ContainsRune("|–—-•·@", t.sep) && placeScore(t.text) < 0.5 {
					n++
				}
			}
		}
	}
	return n
}

// tellsAll reports whether a line of a plain text names a job and who it was for, with the place where that is asked: "Baker, Sample Bread & Sons, Leeds".
func (s *source) tellsAll(r *row, withPlace bool) bool {
	title, org, names, place := false, false, 0, false
	for _, c := range r.cells {
		for _, p := range s.without(c.span, r.dates) {
			for _, t := range s.pieces(p, 0) {
				switch {
				case placeScore(t.text) >= 0.6:
					place = names >= 2
					continue
				case titleScore(t.text) >= 0.7:
					title = true
				case max(orgScore(t.text), schoolScore(t.text)) >= 0.6:
					org = true
				}
				names++
			}
		}
	}
	return title && names >= 2 && (place || org && !withPlace)
}

// nameCount is how many stretches of a row are neither date nor place.
func (s *source) nameCount(r *row) int {
	n := 0
	for _, c := range r.cells {
		t := s.cut(c.span)
		if placeScore(t) >= 0.5 {
			continue
		}
		if len(r.dates) > 0 && s.alone(r, r.dates[0]) {
			if d, _ := cellOf(r.line, r.dates[0].span); d.span == c.span {
				continue
			}
		}
		n++
	}
	return n
}
