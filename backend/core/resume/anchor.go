package resume

import (
	"slices"
	"strings"
	"unicode"

	"autojob/backend/core/document"
)

// What of the dates in a section dates an entry of it.

// anchors marks the lines whose date dates an entry.
func (s *source) anchors(rows []row) int {
	strong, n := 0, 0
	for i := range rows {
		r := &rows[i]
		for _, d := range r.dates {
			if s.structural(r, d) {
				if d.ranged || d.month {
					strong++
				}
			}
		}
	}
	for i := range rows {
		r := &rows[i]
		for k, d := range r.dates {
			if !s.structural(r, d) || strong > 0 && d.bare && !s.alone(r, d) {
				continue
			}
			r.anchor = true
			r.body = r.body && !s.opensRow(r, d) && !(s.typed != nil && !r.bullet && !r.wrap && d.ranged && startsUpper(r.text))
			r.dates[0], r.dates[k] = r.dates[k], r.dates[0]
			n++
			break
		}
	}
	if strong > 0 && s.fonts {
		n += s.bareAnchors(rows)
	}
	if strong > 0 && s.typed != nil {
		n += typedYears(s, rows)
	}
	n -= s.remarks(rows)
	n -= s.deeper(rows) + s.since(rows) + s.sameTableRow(rows)
	// Where entries are dated in lines of their own, a dated list item only tells about one.
	for i := range rows {
		if r := &rows[i]; r.anchor && !r.bullet && !rows[0].bullet {
			for k := range rows {
				if q := &rows[k]; q.anchor && q.bullet {
					if _, c := cellOf(q.line, q.dates[0].span); c == 0 || !s.alone(q, q.dates[0]) {
						q.anchor = false
						n--
					}
				}
			}
			break
		}
	}
	return n
}

// deeper takes the dates of a plain text's indented lines for no entry's, where entries open with their dates at the left edge.
func (s *source) deeper(rows []row) int {
	if s.typed == nil {
		return 0
	}
	n, under := 0, false
	for i := range rows {
		r := &rows[i]
		switch {
		case r.anchor && r.dates[0].span.Start <= r.span.Start+1 && r.box.X0 < 2*typedWidth:
			under = true
		case r.gap >= 0.9 && r.box.X0 < 2*typedWidth:
			under = false
		case under && r.anchor && r.box.X0 > 3*typedWidth:
			r.anchor = false
			n++
		}
	}
	return n
}

// sameTableRow takes a further date in a row of a table for a remark: the row is one entry, dated by its first cell.
func (s *source) sameTableRow(rows []row) int {
	n := 0
	for i := range rows {
		b := s.doc.Lines[rows[i].doc].Block
		if b.Table == 0 || b.Cell < 2 || !rows[i].anchor || s.alone(&rows[i], rows[i].dates[0]) && !rows[i].dates[0].open {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			if a := s.doc.Lines[rows[k].doc].Block; a.Table != b.Table || a.Row != b.Row {
				break
			} else if rows[k].anchor && a.Cell == 1 {
				rows[i].anchor = false
				n++
				break
			}
		}
	}
	return n
}

// since takes the dates of a plain text's lines that end in "since 2024" for remarks, where other lines tell from when to when an entry lasted.
func (s *source) since(rows []row) int {
	ends := func(d dated) bool { return d.open && d.to == "" && d.end.Start >= d.end.End }
	column := 0 // entries that a date of its own cell opens
	for i := range rows {
		if r := &rows[i]; r.anchor && len(r.cells) > 1 && s.alone(r, r.dates[0]) && r.dates[0].span.Start <= r.span.Start+1 {
			column++
		}
	}
	if s.typed == nil && column < 2 || !slices.ContainsFunc(rows, func(r row) bool { return r.anchor && r.dates[0].ranged && !ends(r.dates[0]) }) {
		return 0
	}
	n := 0
	for i := range rows {
		if r := &rows[i]; i > 0 && r.anchor && ends(r.dates[0]) && r.dates[0].span.Start > r.span.Start+1 && !s.alone(r, r.dates[0]) && !strings.Contains(r.text, ",") && max(degreeScore(r.text), schoolScore(r.text)) < 0.7 {
			r.anchor = false
			n++
		}
	}
	return n
}

// remarks takes the dates of remarks for none: where a line of its own holds the period of an entry, a line of plain text
// that ends in a single date right below it ("Graduated with honours, May 2019") opens no further entry.
func (s *source) remarks(rows []row) int {
	n := 0
	for i := 1; i < len(rows); i++ {
		p, r := &rows[i-1], &rows[i]
		if p.anchor && s.alone(p, p.dates[0]) && len(p.cells) == 1 && i > 1 && r.anchor && !r.dates[0].ranged && !s.alone(r, r.dates[0]) && r.dates[0].span.Start > r.span.Start && !s.stands(r) && r.gap < 0.9 {
			r.anchor = false
			n++
		}
	}
	return n
}

// typedYears marks the lines of a plain text that end in a lone year and tell of a study of their own: "High School, 1999" below "University, 2000 to
// 2006". It returns how many there are.
func typedYears(s *source, rows []row) int {
	n := 0
	for i := range rows {
		r := &rows[i]
		if r.anchor || r.bullet || r.body || len(r.dates) != 1 || !r.dates[0].bare || !s.structural(r, r.dates[0]) {
			continue
		}
		if i > 0 && !rows[i-1].anchor && !rows[i-1].body && len(rows[i-1].dates) == 0 {
			continue // it may date the line above
		}
		if max(degreeScore(r.text), schoolScore(r.text)) >= 0.7 {
			r.anchor = true
			n++
		}
	}
	return n
}

// bareAnchors marks lines with a lone year that open like the lines with full dates, their date on the same side: "School,
// 1999" below "University, 2000 to 2006", each of them in letters of its own or right below a title in such letters. It returns how many
// there are.
func (s *source) bareAnchors(rows []row) int {
	type manner struct {
		title, look style
		first       bool
	}
	how := func(i int) (manner, bool) {
		r, m := &rows[i], manner{}
		if r.bullet || len(r.dates) != 1 {
			return m, false
		}
		m.look, m.first = look(r), r.dates[0].span.Start == r.span.Start
		m.look.caps = false
		if s.stands(r) {
			return m, true
		}
		if i == 0 || rows[i-1].bullet || len(rows[i-1].dates) > 0 || !s.stands(&rows[i-1]) {
			return m, false
		}
		m.title = look(&rows[i-1])
		m.title.caps = false
		return m, true
	}
	seen := map[manner]bool{}
	for i := range rows {
		if r := &rows[i]; r.anchor && !s.alone(r, r.dates[0]) {
			if m, ok := how(i); ok {
				seen[m] = true
			}
		}
	}
	n := 0
	for i := range rows {
		if r := &rows[i]; !r.anchor && len(r.dates) == 1 && s.structural(r, r.dates[0]) {
			if m, ok := how(i); !ok || !seen[m] {
				continue
			}
			r.anchor = true
			n++
		}
	}
	return n
}

// alone reports whether a date is all that its cell holds.
func (s *source) alone(r *row, d dated) bool {
	c, _ := cellOf(r.line, d.span)
	left := s.trim(document.Span{Start: c.span.Start, End: d.span.Start}, ",;:|-–—·•()[]/")
	right := s.trim(document.Span{Start: d.span.End, End: max(c.span.End, d.span.End)}, ",;:|-–—·•()[]/.")
	return left.Start >= left.End && right.Start >= right.End
}

// structural reports whether a date stands where entries are dated: in a cell of its own, or at an end of a short line
// that is no prose.
func (s *source) structural(r *row, d dated) bool {
	if d.lapse || strings.HasPrefix(r.text, "(") && d.span.Start > r.span.Start && wordCount(r.text) > 5 {
		return false
	}
	if s.alone(r, d) {
		_, k := cellOf(r.line, d.span)
		return !r.bullet || k > 0 || len(r.cells) == 1 && d.ranged
	}
	c, _ := cellOf(r.line, d.span)
	left := s.trim(document.Span{Start: c.span.Start, End: d.span.Start}, ",;:|-–—·•()[]/")
	right := s.trim(document.Span{Start: d.span.End, End: max(c.span.End, d.span.End)}, ",;:|-–—·•()[]/.")
	atStart, atEnd := left.Start >= left.End, right.Start >= right.End || s.bracketed(d.span.End, c.span.End)
	ln, rn := wordCount(s.cut(left)), wordCount(s.cut(right))
	if atStart && !atEnd && s.opensRow(r, d) {
		return rn <= 24 // "since 2019 - Cook, Example Inn, Leeds"
	}
	if atEnd && s.typed != nil && d.ranged && d.from != "" && (d.to != "" || d.end.Start < d.end.End) && !r.wrap && !r.bullet && startsUpper(r.text) && ln <= 24 && strings.Contains(s.cut(left), ",") {
		return true // a long line that tells all of its entry
	}
	long := s.typed != nil && d.ranged && d.from != "" && startsUpper(r.text) && strings.Contains(s.cut(left), ",")
	if r.wrap || r.body && !r.bullet && !long && (wordCount(r.text) > 14 || startsLower(r.text) && d.span.Start > r.span.Start) {
		return false
	}
	if r.bullet && !(d.ranged && (atStart || atEnd) && ln+rn <= 10 && !sentenceEnd(r.text)) {
		return false
	}
	switch {
	case d.ranged:
		if d.open && d.to == "" && d.start.End == d.end.End || d.start == (document.Span{}) || d.end.Start >= d.end.End {
			return (atStart || atEnd) && ln+rn <= 8 // "since 2019" also ends sentences
		}
		if long && !r.bullet {
			return ln+rn <= 22
		}
		return (atStart || atEnd || ln+rn <= 12) && ln+rn <= 16
	case d.month:
		return (atStart || atEnd || ln+rn <= 6) && ln+rn <= 16
	}
	// A lone year: at an end, or in brackets.
	if !atEnd && !atStart {
		t := s.cut(right)
		m := gradeRE.FindStringIndex(t)
		atEnd = m != nil && m[0] == 0 && len(t)-m[1] <= 2 // "2012; GPA 3.8"
	}
	inBrackets := d.span.Start < d.start.Start
	return (atStart || atEnd || inBrackets) && ln+rn <= 14 && !sentenceEnd(r.text)
}

// opensRow reports whether a date opens a row, a sign between it and what it dates.
func (s *source) opensRow(r *row, d dated) bool {
	return !r.bullet && !r.wrap && d.span.Start <= r.span.Start+1 && (d.ranged && d.from != "" || d.bare) && strings.ContainsRune(":–—-", s.next(d.span.End))
}

// bracketed reports whether a stretch holds a bracket and nothing else: "2014-2015 (part time)".
func (s *source) bracketed(from, to int) bool {
	t := strings.TrimSpace(s.cut(document.Span{Start: from, End: to}))
	return len(t) > 2 && t[0] == '(' && strings.IndexByte(t, ')') == len(t)-1
}

// next is the first character from a place on that is no blank, 0 at the end of the text.
func (s *source) next(at int) rune {
	for ; at < len(s.text); at++ {
		if !unicode.IsSpace(s.text[at]) {
			return s.text[at]
		}
	}
	return 0
}
