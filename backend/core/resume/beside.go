package resume

import "sort"

// marginals finds columns that hold only dates or only headings, and columns whose short lines stand beside lines of
// their neighbour like the cells of a table, and merges them with that neighbour by height.
func (s *source) marginals() {
	body := s.bodySize()
	for a := 0; a < len(s.lines); {
		z := a
		for z < len(s.lines) && s.lines[z].page == s.lines[a].page {
			z++
		}
		page := s.lines[a:z]
		strayDates(page)
		cols := map[int][]int{}
		for i := range page {
			if page[i].column > 0 && !page[i].box.Empty() {
				cols[page[i].column] = append(cols[page[i].column], i)
			}
		}
		merged := false
		for c := 1; c <= 6 && len(cols) > 1; c++ {
			idx := cols[c]
			dates, heads := 0, 0
			for _, i := range idx {
				if ps := periods(page[i].text); len(ps) == 1 && len([]rune(page[i].text))-(ps[0].end-ps[0].start) < 14 {
					dates++
				} else if k, sure := headingKind(page[i].text); k != none && sure {
					heads++
				}
			}
			n := len(idx)
			if n >= 2 && (dates*10 >= n*6 || heads*10 >= n*9) {
				mergeByHeight(page, c)
				merged = true
				break
			}
		}
		if !merged {
			s.besides(page, body)
		}
		a = z
	}
}

// strayDates puts dates that were counted to the column on their right, but stand left of all its other lines, behind the
// line that they date: "First aid        2019 | Languages".
func strayDates(page []line) {
	for i := 1; i < len(page); i++ {
		d := page[i]
		if d.column == 0 || d.box.Empty() || !onlyDate(d.text) {
			continue
		}
		left := true
		for k := range page {
			if q := &page[k]; q.column == d.column && !onlyDate(q.text) {
				left = left && q.box.X0 > d.box.X1+2
			}
		}
		beside := -1
		for k := 0; k < i && left; k++ {
			if q := &page[k]; q.column != d.column && !q.box.Empty() && q.box.X1 < d.box.X0 && sameHeight(q, &d) && (beside < 0 || q.box.X1 > page[beside].box.X1) {
				beside = k
			}
		}
		if beside < 0 {
			continue
		}
		d.column = page[beside].column
		copy(page[beside+2:i+1], page[beside+1:i])
		page[beside+1] = d
	}
}

// onlyDate reports whether a line says nothing but when.
func onlyDate(t string) bool {
	ps := periods(t)
	return len(ps) == 1 && ps[0].start == 0 && ps[0].end >= len([]rune(t))
}

// besides merges neighbouring blocks of lines of two columns where every line of the shorter one stands level with a
// line of the other: labels beside values, dates and places at the right margin.
func (s *source) besides(page []line, body int) {
	end := func(i int) int {
		z := i
		for z < len(page) && page[z].column == page[i].column && !page[z].box.Empty() {
			z++
		}
		return max(z, i+1)
	}
	for i := 0; i < len(page); {
		m := end(i)
		if m >= len(page) || page[i].column == 0 || page[m].column == 0 || page[i].box.Empty() {
			i = m
			continue
		}
		z := end(m)
		// The whole first block, or its tail under the last heading.
		lo := m
		for lo > i {
			if s.opens(&page[lo-1], body) {
				break
			}
			lo--
		}
		if s.headed(page[i:m], body) && s.headed(page[m:z], body) {
			i = m // two columns with headings of their own
			continue
		}
		whole := s.levelParts(page[i:m], page[m:z], body)
		if whole {
			lo = i
		}
		for _, from := range []int{lo, i} {
			if whole || level(page[from:m], page[m:z]) {
				label := page[m].column
				if page[from].box.X0 < page[m].box.X0 {
					label = page[from].column
				}
				mergeByHeight(page[from:z], label)
				break
			}
		}
		i = m
	}
}

// levelParts reports whether two neighbouring blocks are labels and values although headings stand among the labels: under
// each heading, down to the next, the lines of one block stand level with lines of the other. A side bar has headings of
// its own, so the block of values has none.
func (s *source) levelParts(a, b []line, body int) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if a[0].box.X0 > b[0].box.X0 {
		a, b = b, a
	}
	if s.headed(b, body) {
		return false
	}
	heads, pairs := 0, 0
	for i := 0; i < len(a); {
		z := i + 1
		for z < len(a) && !s.opens(&a[z], body) {
			z++
		}
		labels := a[i:z]
		if s.opens(&a[i], body) {
			labels = a[i+1 : z]
			heads++
		}
		k := 0
		for k < len(b) && (z == len(a) || b[k].box.Y1 < a[z].box.Y0+1) {
			k++
		}
		values := b[:k]
		b = b[k:]
		if len(values) > 0 && s.opens(&a[i], body) && values[0].box.Y0 < a[i].box.Y1 {
			return false // text beside a heading, not under it
		}
		if len(labels) == 0 || len(values) == 0 {
			i = z
			continue
		}
		if !levelLines(labels, values) {
			return false
		}
		pairs += min(len(labels), len(values))
		i = z
	}
	return heads > 0 && pairs >= 2
}

// opens reports whether a line is a known heading that is set off from the body's letters.
func (s *source) opens(l *line, body int) bool {
	k, sure := headingKind(l.text)
	st := headStyle(l)
	return k != none && sure && (st.size > body || st.bold && !s.body.bold)
}

// headed reports whether a heading stands among lines.
func (s *source) headed(lines []line, body int) bool {
	for i := range lines {
		if s.opens(&lines[i], body) {
			return true
		}
	}
	return false
}

// levelLines reports whether the first lines of two blocks stand on one height, and every line of the shorter block is short and
// level with one of the other.
func levelLines(a, b []line) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	k := 0
	for i := range a {
		for k < len(b) && b[k].box.Y1 < a[i].box.Y0+1 {
			k++
		}
		if wordCount(a[i].text) > 7 || k == len(b) || i == 0 && k > 0 || !besideLine(&a[i], &b[k]) {
			return false
		}
	}
	return true
}

// besideLine reports whether the middle of one of two lines lies within the height of the other: the cells of a table may be
// several lines high.
func besideLine(a, b *line) bool {
	am, bm := (a.box.Y0+a.box.Y1)/2, (b.box.Y0+b.box.Y1)/2
	return am > b.box.Y0 && am < b.box.Y1 || bm > a.box.Y0 && bm < a.box.Y1
}

// sameHeight reports whether the middles of two lines lie on one height.
func sameHeight(a, b *line) bool {
	return abs(a.box.Y0+a.box.Y1-b.box.Y0-b.box.Y1) <= 0.5*(a.box.Y1-a.box.Y0)
}

func (s *source) bodySize() int {
	count := map[int]int{}
	best := 0
	for i := range s.lines {
		sz := s.lines[i].style.size
		count[sz] += len(s.lines[i].text)
		if count[sz] > count[best] || count[sz] == count[best] && sz < best {
			best = sz
		}
	}
	return best
}

// level reports whether every line of the block with fewer lines is short and stands level with one of the other block.
func level(a, b []line) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	k := 0
	off := 0
	for i := range a {
		if wordCount(a[i].text) > 7 {
			return false
		}
		if h, sure := headingKind(a[i].text); h != none && sure && len(a) < 3 {
			return false
		}
		for k < len(b) && b[k].box.Y1 < a[i].box.Y0+1 {
			k++
		}
		if k == len(b) || !sameHeight(&a[i], &b[k]) {
			off++
		}
	}
	return off == 0 && len(a) >= 2 || off*8 <= len(a) && len(a) >= 8
}

// mergeByHeight sorts the lines of a page's columns by their height on the page; the marginal column goes first on one height.
func mergeByHeight(page []line, marginal int) {
	first, last := -1, -1
	for i := range page {
		if page[i].column > 0 && !page[i].box.Empty() {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	part := page[first : last+1]
	for i := range part {
		if part[i].box.Empty() {
			return
		}
	}
	sort.SliceStable(part, func(i, j int) bool {
		a, b := &part[i], &part[j]
		h := min(a.box.Y1-a.box.Y0, b.box.Y1-b.box.Y0) * 0.6
		d := (a.box.Y0+a.box.Y1)/2 - (b.box.Y0+b.box.Y1)/2
		if (a.column == marginal) != (b.column == marginal) && d < h && d > -h {
			return a.column == marginal
		}
		return d < 0
	})
	one := part[0].column
	for i := range part {
		if part[i].column > 0 && (one == 0 || part[i].column < one) {
			one = part[i].column
		}
	}
	for i := range part {
		part[i].column = one
	}
}
