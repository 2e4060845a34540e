package resume

import (
	"strings"
	"unicode/utf8"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
)

// section is a heading and the lines under it, which may go on in the same column of the next page.
type section struct {
	kind  kind
	head  heading
	lines []line
}

// sections parts the lines by their headings. The first one, of kind none, is what stands above all headings.
func (s *source) sections() []section {
	heads := map[int]heading{}
	for _, h := range s.headings() {
		heads[h.line] = h
	}
	headSize := 0
	for i := range heads {
		headSize = max(headSize, headStyle(&s.lines[i]).size)
	}
	inline := s.inlineHeadings(heads)
	secs := []section{{kind: none, head: heading{line: -1}}}
	cur := 0
	group := -1    // the skills among which a line of languages stands
	labelled := -1 // the section that a label opened, its list behind it on the same line
	parent := -1   // the section of other matters in which a line has a heading of its own: "IT: Word, Excel"
	type column struct {
		page, number int
		x0, x1, y1   float64
		sec          int // the last section in it
	}
	var cols []column
	for i := range s.lines {
		l := s.lines[i]
		moved := i > 0 && (l.page != s.lines[i-1].page || l.column != s.lines[i-1].column)
		if h, ok := heads[i]; ok && h.kind == other && i < 4 && titlesCV(l.text) {
			continue // the word "Lebenslauf" above it all
		} else if ok {
			secs = append(secs, section{kind: h.kind, head: h})
			cur, parent = len(secs)-1, -1
			if h.rest != (document.Span{}) {
				secs[cur].lines = append(secs[cur].lines, s.rest(l, h.rest))
			}
		} else if h, ok := inline[i]; ok && s.opensInline(h, &secs[cur], l) {
			group = -1
			if (secs[cur].kind == other || secs[cur].kind == interests) && h.rest.Start < h.rest.End {
				parent = cur
			}
			if h.kind == languages && secs[cur].kind == skills && h.rest.Start < h.rest.End {
				group = cur
			}
			secs = append(secs, section{kind: h.kind, head: h})
			cur = len(secs) - 1
			if h.rest.Start < h.rest.End {
				labelled = cur
				secs[cur].lines = append(secs[cur].lines, s.rest(l, h.rest))
			}
		} else {
			if group >= 0 && cur == len(secs)-1 && group == cur-1 && !moved && secs[cur].kind == languages {
				if at := strings.IndexByte(l.text, ':'); at > 0 && wordCount(l.text[:at]) <= 4 && languageScore(l.text) == 0 {
					cur = group // the languages were one group of the skills
				}
			}
			if parent >= 0 && !startsLower(l.text) {
				cur, parent = parent, -1
			} else if s.typed != nil && labelled == cur && l.gap >= 0.9 {
				// Below the line that a label opens and a blank one stands something else.
				secs = append(secs, section{kind: other, head: heading{line: -1}})
				cur = len(secs) - 1
			}
			if i > 0 && l.box.Empty() && (s.opensCell(i) && float64(l.style.size) > float64(s.body.size)*1.2 && headStyle(&l).size > headSize || s.doc.Lines[l.doc].Style == "Heading 1" && s.onlyOfStyle(i)) {
				cur = 0 // the name stands beside the side bar
			}
			if moved && !l.box.Empty() && !(l.column == 0 && s.lines[i-1].page == l.page) {
				// Go on with the section that this column had before.
				best, width, foot := -1, 0.0, 0.0
				for k := len(cols) - 1; k >= 0 && k >= len(cols)-12; k-- {
					if cols[k].page == l.page-1 {
						foot = max(foot, cols[k].y1)
					}
				}
				for k := len(cols) - 1; k >= 0 && k >= len(cols)-12; k-- {
					c := cols[k]
					if c.page == l.page && c.number == l.column && l.column > 0 {
						if h := secs[cur].head.line; c.sec == cur || h < 0 || s.lines[h].column > 0 || s.lines[h].page != l.page || s.lines[h].box.Y0 < c.y1-1 {
							best = c.sec
						}
						break // else a heading across the page stands between
					}
					if c.page == l.page && l.column == 0 || c.page < l.page-1 {
						continue
					}
					if c.page < l.page && c.y1 < foot-0.25*s.height(c.page) {
						continue // it ended well above the page's foot
					}
					if o := min(c.x1, l.box.X1) - max(c.x0, l.box.X0); o > width+1 {
						best, width = c.sec, o
					}
				}
				switch {
				case best >= 0:
					cur = best
				case l.page == 1 && float64(l.style.size) > float64(s.body.size)*1.2:
					cur = 0
				case l.page == 1 && l.column > 1 && s.lines[i-1].column > 0 && l.box.Y0 < s.lines[i-1].box.Y0:
					// A new column without a heading of its own: loose text, unless it carries on a list of entries.
					if k := secs[cur].kind; k != work && k != education && k != projects {
						cur = 0
					}
				}
			}
			secs[cur].lines = append(secs[cur].lines, l)
		}
		if !l.box.Empty() {
			k := len(cols) - 1
			for k >= 0 && cols[k].page == l.page && cols[k].number != l.column {
				k--
			}
			if k >= 0 && cols[k].page == l.page {
				c := &cols[k]
				c.x0, c.x1, c.y1, c.sec = min(c.x0, l.box.X0), max(c.x1, l.box.X1), max(c.y1, l.box.Y1), cur
			} else {
				cols = append(cols, column{l.page, l.column, l.box.X0, l.box.X1, l.box.Y1, cur})
			}
		}
	}
	for i := range secs {
		secs[i].lines = s.withoutTableHead(secs[i].lines)
		s.nested(secs[i].lines)
	}
	return s.footer(secs)
}

// nested takes the marks off list items that hold lists of their own: they name what their items tell about. Only the innermost items of such a section
// are a list.
func (s *source) nested(lines []line) {
	deepest := 0
	for i := range lines {
		deepest = max(deepest, s.doc.Lines[lines[i].doc].Block.Level)
	}
	if deepest == 0 {
		return
	}
	for i := range lines {
		if b := s.doc.Lines[lines[i].doc].Block; b.List && b.Level < deepest {
			lines[i].bullet = false
		}
	}
}

// onlyOfStyle reports whether line i is the only one in its paragraph style.
func (s *source) onlyOfStyle(i int) bool {
	for k := range s.lines {
		if k != i && s.doc.Lines[s.lines[k].doc].Style == s.doc.Lines[s.lines[i].doc].Style {
			return false
		}
	}
	return true
}

// opensCell reports whether line i is the first one in a cell of a table.
func (s *source) opensCell(i int) bool {
	a, b := s.doc.Lines[s.lines[i-1].doc].Block, s.doc.Lines[s.lines[i].doc].Block
	return b.Table > 0 && (a.Table != b.Table || a.Row != b.Row || a.Cell != b.Cell)
}

// footer takes contact details at the foot of the last page out of the section that they happen to follow.
func (s *source) footer(secs []section) []section {
	last := &secs[len(secs)-1]
	if last.kind == none || last.kind == contact || last.kind == references || len(last.lines) < 2 {
		return secs
	}
	for i := len(last.lines) - 1; i >= 1 && i >= len(last.lines)-4; i-- {
		l, p := &last.lines[i], &last.lines[i-1]
		if l.gap < 1 && l.page == p.page && l.column == p.column || len(periods(l.text)) > 0 {
			continue
		}
		reach := false
		for _, q := range last.lines[i:] {
			reach = reach || strings.Contains(q.text, "@") && emailRE.MatchString(q.text) || len(phoneRE.FindString(q.text)) >= 9
			if wordCount(q.text) > 16 || len(periods(q.text)) > 0 {
				return secs
			}
		}
		if reach {
			foot := section{kind: contact, head: heading{line: -1}, lines: append([]line(nil), last.lines[i:]...)}
			last.lines = last.lines[:i]
			return append(secs, foot)
		}
	}
	return secs
}

// strays puts lines that the columns above them left out back under the column whose last line they carry on.
func (s *source) strays() {
	for i := 1; i < len(s.lines); i++ {
		l := s.lines[i]
		if l.column != 0 || l.box.Empty() || s.lines[i-1].page != l.page {
			continue
		}
		for j := i - 1; j >= 0 && s.lines[j].page == l.page; j-- {
			p := &s.lines[j]
			if p.column == 0 || p.box.Empty() {
				continue
			}
			d := (l.box.Y0 - p.box.Y1) / max(l.box.Y1-l.box.Y0, 4)
			if abs(p.box.X0-l.box.X0) > 2 || d < -0.3 || d > 0.5 || headStyle(p).size > headStyle(&l).size+4 {
				continue
			}
			if j == i-1 {
				s.lines[i].column = p.column
				break
			}
			col := p.column
			copy(s.lines[j+2:i+1], s.lines[j+1:i])
			l.column = col
			s.lines[j+1] = l
			break
		}
	}
}

// height is the height of a page in points, 0 where unknown.
func (s *source) height(page int) float64 {
	if page < 1 || page > len(s.doc.Pages) {
		return 0
	}
	return s.doc.Pages[page-1].Height
}

// titlesCV reports whether a line only says that this is a CV.
func titlesCV(t string) bool {
	switch strings.Join(words(t), "") {
	case "cv", "curriculumvitae", "lebenslauf", "resume", "tabellarischerlebenslauf", "curriculum", "hojadevida":
		return true
	}
	return false
}

// rest is a line without the heading it opens with.
func (s *source) rest(l line, sp document.Span) line {
	l.bullet = false
	var cells []cell
	for _, c := range l.cells {
		if c.span.End <= sp.Start {
			continue
		}
		n := cell{span: document.Span{Start: max(c.span.Start, sp.Start), End: c.span.End}}
		for _, r := range c.runs {
			if r.span.End > sp.Start {
				r.span.Start = max(r.span.Start, sp.Start)
				n.runs = append(n.runs, r)
			}
		}
		if len(n.runs) > 0 {
			cells = append(cells, n)
		}
	}
	l.cells = cells
	l.span = sp
	l.text = s.cut(sp)
	if len(cells) > 0 {
		l.style = cells[0].runs[0].style
	}
	if !l.box.Empty() {
		l.box.X0 = max(l.box.X0, s.leftOf(l.doc, sp))
	}
	return l
}

// leftOf is the left edge of the characters of a span in a document line, 0 where it is unknown.
func (s *source) leftOf(doc int, sp document.Span) float64 {
	if s.typed != nil {
		return s.typed.box(doc, sp).X0
	}
	if len(s.doc.Lines[doc].Runs) == 0 {
		return 0
	}
	at := s.starts[doc]
	for _, r := range s.doc.Lines[doc].Runs {
		n := utf8.RuneCountInString(r.Text)
		if sp.Start < at+n {
			return part(r.Box, n, sp.Start-at, sp.End-at).X0
		}
		at += n
	}
	return 0
}

// inlineHeadings finds lines such as "Skills: Go, Rust" whose words before the colon are a heading.
func (s *source) inlineHeadings(heads map[int]heading) map[int]heading {
	out := map[int]heading{}
	for i := range s.lines {
		l := &s.lines[i]
		at := strings.IndexByte(l.text, ':')
		if _, ok := heads[i]; ok || at <= 0 || at > 50 || l.bullet {
			continue
		}
		if k, sure := headingKind(l.text[:at]); k != none && sure {
			out[i] = heading{line: i, kind: k, span: l.sub(0, at), rest: s.trim(l.sub(at+1, len(l.text)), "")}
		}
	}
	return out
}

// opensInline decides whether "X: ..." opens a section where it stands: not inside skills or an entry, where such lines
// are groups or details.
func (s *source) opensInline(h heading, cur *section, l line) bool {
	rest := s.cut(h.rest)
	if s.typedLabel(h, &l) && (l.gap >= 0.9 || cur.head.rest.Start < cur.head.rest.End && len(cur.lines) == 1) {
		switch h.kind {
		case skills, languages, certificates, volunteer, interests, awards:
			return cur.kind != skills || h.kind != skills
		}
	}
	if h.kind == certificates && s.opensLicence(&l) {
		switch cur.kind {
		case none, contact, other, interests, skills, languages, certificates:
			return false // it is found where it stands
		}
	}
	if h.kind == volunteer && rest != "" && unpaidHeading.MatchString(fold(s.cut(h.span))) && (cur.kind == skills || cur.kind == languages || cur.kind == certificates || cur.kind == interests) {
		return true
	}
	switch h.kind {
	case contact, other, summary:
		return h.kind == summary && cur.kind == none && len(rest) > 20
	case languages:
		return languageScore(rest) > 0.5 && (cur.kind == none || cur.kind == contact || l.gap > 0.9 || cur.kind == skills || cur.kind == languages)
	case education, work, projects, publications, volunteer:
		return rest == "" && (l.gap > 0.6 || cur.kind == none) && (cur.kind == none || cur.kind == other || cur.kind == skills || cur.kind == languages || cur.kind == summary)
	}
	switch cur.kind {
	case none, contact, other, languages, interests, certificates, references:
		return true
	case skills:
		return h.kind == interests || h.kind == references || h.kind == certificates && l.gap > 0.5
	}
	return l.gap >= 1 && !s.fonts && h.kind != skills
}

// typedLabel reports whether a text without pages sets the words before a colon off as a heading: in bold letters or in capitals.
func (s *source) typedLabel(h heading, l *line) bool {
	if s.typed == nil && s.doc.Format != document.Markdown || h.rest.Start >= h.rest.End {
		return false
	}
	if s.typed != nil {
		return shouting(s.cut(h.span))
	}
	r := l.cells[0].runs[0]
	return r.style.bold && !s.body.bold && r.span.End <= h.rest.Start && r.span.End >= h.span.End-1
}

var pageNumber = pattern.New(`(?i)^(page|seite|pagina|página|p\.)?\s*\d{1,3}\s*((/|of|von|de|sur|\|)\s*\d{1,3})?$`)

var countedPage = pattern.New(`(?i)^(page|seite|pagina|página|p\.)\s*\d{1,3}\s*((/|of|von|de|sur|\|)\s*\d{1,3})?$|^\d{1,2}\s?(/|of|von|sur)\s?\d{1,2}$`)

// order leaves out page numbers and headers repeated on later pages, and puts marginal columns (dates, headings) back
// beside the lines they belong to.
func (s *source) order() {
	seen := map[string]int{}
	var kept []line
	for i, l := range s.lines {
		if first, last := i == 0 || s.lines[i-1].page != l.page, i == len(s.lines)-1 || s.lines[i+1].page != l.page; (first || last) && countedPage.MatchString(l.text) {
			continue
		}
		key := strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' {
				return -1
			}
			return c
		}, l.text)
		if l.page > 1 && !l.box.Empty() && l.page <= len(s.doc.Pages) {
			h := s.doc.Pages[l.page-1].Height
			edge := l.box.Y1 < h*0.09 || l.box.Y0 > h*0.92
			if edge && seen[key] > 0 && seen[key] < l.page || edge && pageNumber.MatchString(l.text) {
				continue
			}
		}
		if l.page >= 1 && !l.box.Empty() && l.page <= len(s.doc.Pages) && len(s.doc.Pages) > 1 {
			if h := s.doc.Pages[l.page-1].Height; l.box.Y0 > h*0.9 && (pageNumber.MatchString(l.text) || trailingPage.MatchString(l.text)) {
				continue
			}
		}
		if seen[key] == 0 {
			seen[key] = l.page
		}
		kept = append(kept, l)
	}
	if n := len(kept); n > 5 && signed(kept[n-1].text) {
		kept = kept[:n-1]
	} else if n > 6 && signed(kept[n-2].text) && nameShape(kept[n-1].text) > 0 {
		kept = kept[:n-2]
	}
	s.lines = kept
	s.strays()
	s.marginals()
}

var dayFirst = pattern.New(`^\d{1,2}(\.|/|-|st|nd|rd|th)?\s?\pL*\.?\s?\d`)

// signed reports whether a line is a CV's closing "Köln, im November 2026".
func signed(t string) bool {
	ps := periods(t)
	if len(ps) != 1 || ps[0].ranged {
		return false
	}
	r := []rune(t)
	left, right := strings.TrimSpace(string(r[:ps[0].start])), strings.TrimSpace(string(r[ps[0].end:]))
	before, after, ok := strings.Cut(left, ",")
	switch strings.TrimSpace(after) {
	case "den", "im", "le", "a", "el", "am", "en":
	case "":
		// Without such a word it takes a known place or a day: "Google, May 2023" ends a list.
		if placeScore(before) < 0.5 && (ps[0].bare || !dayFirst.MatchString(strings.TrimSpace(string(r[ps[0].start:])))) {
			return false
		}
	default:
		return false
	}
	return ok && right == "" && wordCount(before) <= 3 && titled(before) && titleScore(before) == 0 && degreeScore(before) == 0
}

var trailingPage = pattern.New(`(?i)([-–—·|]\s*(page|seite|p\.)?|, (page|seite|pagina|página))\s*\d{1,3}\s*((/|of|von|de|sur)\s*\d{1,3})?$`)
