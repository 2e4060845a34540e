package resume

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/document"
)

// rows reads the dates of a section's lines and tells prose from what may name an entry.
func (s *source) rows(lines []line) []row {
	lines, joined := s.brokenDates(lines)
	rows := make([]row, len(lines))
	for i := range lines {
		l := &lines[i]
		r := row{line: l}
		if d, ok := joined[i]; ok {
			r.dates = append(r.dates, d)
		}
		for _, p := range periods(l.apart()) {
			if d := place(p, l.span.Start); len(r.dates) == 0 || d.span.Start >= r.dates[0].span.End {
				r.dates = append(r.dates, d)
			}
		}
		t := l.text
		n := wordCount(t)
		first, _ := utf8.DecodeRuneInString(t)
		lower := unicode.IsLower(first) && asTitle(t) == 0 && !(len(r.dates) > 0 && r.dates[0].span.Start == l.span.Start) // "mars 2021 –" is no prose
		r.body = l.bullet || l.tells || strings.HasSuffix(t, ":") && len(r.dates) == 0 || lower && n > 1 || sentenceEnd(t) && n > 5 || n > 16 && len(l.cells) == 1
		if i > 0 {
			p := &rows[i-1]
			near := l.gap < 0.9 && l.page == p.page
			switch {
			case s.typed != nil && (l.bullet || !lower || sentenceEnd(p.text)):
				// Each line of a plain text is a paragraph.
			case l.bullet || len(r.dates) > 0 && len(l.cells) > 1 && s.alone(&r, r.dates[0]) && p.style != l.style:
			case p.bullet && near && !l.box.Empty() && l.column == p.column && (l.box.X0 > p.box.X0+2.5 || p.span.Start == s.starts[p.doc] && abs(l.box.X0-p.box.X0) < 1.5 && l.style == p.style && len(r.dates) == 0 && endWith(p, &r) > s.columnRight(l)),
				p.wrap && p.body && near && !l.box.Empty() && l.box.X0 > p.box.X0-2 && l.box.X0 < p.box.X0+4 && l.style == p.style && l.column == p.column && hanging(rows, i-1, l):
				r.wrap, r.body = true, true
			case p.body && near && lower && !sentenceEnd(p.text):
				r.wrap, r.body = true, true
			case p.body && near && l.box.Empty() && utf8.RuneCountInString(p.text) > 60 && !sentenceEnd(p.text) && len(r.dates) == 0 && titleScore(t) < 0.5 && (lower || n > 3 && !titled(t)):
				r.wrap, r.body = true, true
			case p.body && near && !l.box.Empty() && l.style == p.style && abs(l.box.X0-p.box.X0) < 2 && !sentenceEnd(p.text) && wordCount(p.text) > 8 && !p.bullet:
				r.wrap, r.body = true, true
			}
		}
		rows[i] = r
	}
	for i := 0; i+1 < len(rows); i++ {
		// A line whose sentence goes on below is prose, however short.
		r, n := &rows[i], &rows[i+1]
		if !r.body && len(r.dates) == 0 && len(r.cells) == 1 && wordCount(r.text) >= 7 && startsLower(n.text) && !n.bullet && n.gap < 0.9 && n.style == r.style && n.page == r.page {
			r.body = true
		}
	}
	return rows
}

// asTitle is how many characters "als " or "as " takes where the name of a job follows it: "als Mediengestalterin"; else 0.
func asTitle(t string) int {
	w, rest, _ := strings.Cut(t, " ")
	switch strings.ToLower(w) {
	case "als", "as", "como", "comme", "also", "nebenbei", "daneben", "auch", "aussi", "además":
		if wordCount(rest) <= 8 && titleScore(rest) >= 0.7 {
			return len(w) + 1
		}
	}
	return 0
}

// apart is the text of a line with a tab for each blank between its cells, so that "Year 4    September 2011" holds no day.
func (l *line) apart() string {
	if len(l.cells) == 1 {
		return l.text
	}
	r := []rune(l.text)
	for _, c := range l.cells[1:] {
		if k := c.span.Start - l.span.Start - 1; k > 0 && k < len(r) && r[k] == ' ' {
			r[k] = '\t'
		}
	}
	return string(r)
}

// brokenDates joins ranges that a narrow date column breaks ("June 2022 –" above "Present"): the first line gets the
// whole range, the second goes without its part.
func (s *source) brokenDates(lines []line) ([]line, map[int]dated) {
	joined := map[int]dated{}
	var drop map[int]bool
	copied := false
	for i := 0; i+1 < len(lines); i++ {
		l := &lines[i]
		runes := []rune(l.text)
		if len(runes) < 4 {
			continue
		}
		ps := periods(string(runes[:min(len(runes), 24)]))
		if len(ps) == 0 || ps[0].start > 0 || ps[0].ranged && !(ps[0].open && ps[0].dates[1][1] == 0) {
			continue
		}
		end := ps[0].dates[0][1]
		k := end
		for k < len(runes) && unicode.IsSpace(runes[k]) {
			k++
		}
		if k >= len(runes) || !dashes[runes[k]] || runes[k] == '/' || k+1 < len(runes) && !unicode.IsSpace(runes[k+1]) {
			continue
		}
		k++
		rest := strings.TrimSpace(string(runes[k:]))
		for j := i + 1; j <= i+2 && j < len(lines); j++ {
			m := &lines[j]
			if j == i+2 && rest != "" || m.page != l.page || !l.box.Empty() && abs(m.box.X0-l.box.X0) > 60 || m.bullet {
				break
			}
			next := []rune(m.text)
			head := string(next[:min(len(next), 24)])
			to, n, open := "", 0, false
			toks := tokens([]rune(head))
			if e := present(toks, 0); e > 0 {
				n, open = toks[e-1].end, true
			} else if qs := periods(head); len(qs) > 0 && qs[0].start == 0 && !qs[0].ranged && qs[0].to >= ps[0].from {
				to, n = qs[0].to, qs[0].end
			} else {
				if rest == "" {
					continue
				}
				break
			}
			sp := document.Span{Start: l.span.Start, End: l.span.Start + k}
			d := dated{period: period{from: ps[0].from, to: to, open: open, ranged: true, month: ps[0].month}, span: sp}
			d.start = document.Span{Start: l.span.Start, End: l.span.Start + end}
			d.end = document.Span{Start: m.span.Start, End: m.span.Start + n}
			joined[i] = d
			if !copied {
				lines, copied = append([]line(nil), lines...), true
			}
			if left := s.trim(document.Span{Start: m.span.Start + n, End: m.span.End}, ""); left.Start < left.End {
				lines[j] = s.rest(lines[j], left)
			} else {
				if drop == nil {
					drop = map[int]bool{}
				}
				drop[j] = true
			}
			break
		}
	}
	if drop == nil {
		return lines, joined
	}
	var kept []line
	moved := map[int]dated{}
	for i := range lines {
		if drop[i] {
			continue
		}
		if d, ok := joined[i]; ok {
			moved[len(kept)] = d
		}
		kept = append(kept, lines[i])
	}
	return kept, moved
}

// hanging reports whether line l is indented like text under the list mark that opened row k's item.
func hanging(rows []row, k int, l *line) bool {
	for ; k >= 0 && rows[k].wrap; k-- {
	}
	return k >= 0 && rows[k].bullet && l.box.X0 > rows[k].box.X0+2.5
}

func abs(f float64) float64 { return max(f, -f) }

func place(p period, at int) dated {
	sp := func(i int) document.Span { return document.Span{Start: at + p.dates[i][0], End: at + p.dates[i][1]} }
	return dated{p, document.Span{Start: at + p.start, End: at + p.end}, sp(0), sp(1)}
}

func sentenceEnd(t string) bool {
	t = strings.TrimRight(t, " )\"”'")
	if !strings.HasSuffix(t, ".") && !strings.HasSuffix(t, ";") && !strings.HasSuffix(t, "!") {
		return false
	}
	f := strings.Fields(t)
	last := strings.ToLower(strings.Trim(f[len(f)-1], "(,"))
	return !legalForms[last] && !(len(last) <= 4 && strings.Count(last, ".") > 1)
}
