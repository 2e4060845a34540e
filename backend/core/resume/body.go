package resume

import (
	"fmt"
	"strings"
	"unicode"

	"autojob/backend/core/document"
)

// putBody parts what is told about an entry into list items (highlights) and prose (summary).
func (b *book) putBody(path string, rows []row) (prose string, items []string) {
	var open, text document.Span
	unmarked := b.unmarked(rows)
	marked := false // some items have marks
	for i := range rows {
		marked = marked || rows[i].bullet
	}
	flush := func() {
		if open.Start < open.End {
			items = append(items, b.put(fmt.Sprintf("%s.highlights[%d]", path, len(items)), open, 0.85))
		}
		open = document.Span{}
	}
	for i := range rows {
		r := &rows[i]
		if m := bareURL.FindStringIndex(r.text); m != nil && m[0] <= 2 && m[1] >= len(r.text)-2 {
			continue
		}
		if r.gap >= 0.9 && strings.HasPrefix(r.text, "(") && strings.HasSuffix(r.text, ")") {
			continue // a remark between the entries
		}
		sp := r.span
		if len(r.dates) > 0 && r.anchor && len(r.cells) > 1 {
			// A date at the margin beside a list item is no part of it.
			if _, k := cellOf(r.line, r.dates[0].span); k == len(r.cells)-1 && b.alone(r, r.dates[0]) {
				sp.End = r.cells[k-1].span.End
			}
		}
		switch {
		case r.bullet, unmarked[i]:
			flush()
			open = sp
		case open.Start < open.End && (r.wrap || len(unmarked) > 0 || r.index == rows[max(i-1, 0)].index+1 && !startsUpper(r.text)):
			if r.index == rows[i-1].index+1 {
				open.End = sp.End
			}
		default:
			flush()
			switch {
			case text.Start == text.End && len(items) == 0:
				text = sp
			case i > 0 && text.Start < text.End && len(items) == 0 && r.index == rows[i-1].index+1:
				text.End = sp.End
			case len(items) > 0 && wordCount(r.text) > 2 && !(marked && noted(r.text)):
				open = sp
			}
		}
	}
	flush()
	if text.Start < text.End {
		prose = b.put(path+".summary", text, 0.8)
	}
	return prose, items
}

// noted reports whether a line opens with a word or two and a colon: "Tech: Go, SQL" below the list items.
func noted(t string) bool {
	at := strings.IndexByte(t, ':')
	return at > 0 && wordCount(t[:at]) <= 2
}

// unmarked finds list items whose marks are drawn, not written: lines before which the next word would still have fitted
// on the line above. It returns nil when the rows are running text or have marks.
func (b *book) unmarked(rows []row) map[int]bool {
	if b.paragraphed(rows) {
		out := map[int]bool{}
		for i := range rows {
			out[i] = i == 0 || !startsLower(rows[i].text)
		}
		return out
	}
	right := 0.0
	for i := range rows {
		if rows[i].bullet || rows[i].box.Empty() {
			return nil
		}
		right = max(right, rows[i].box.X1)
	}
	least := 2
	if len(rows) > 0 && b.markX > 0 && abs(rows[0].box.X0-b.markX) < 1.5 {
		right, least = max(right, b.markRight), 1
	}
	if b.typed != nil {
		right = endlessLine
	} else if len(rows) > 1 && b.bodyX > 0 && abs(rows[0].box.X0-b.bodyX) < 1.5 {
		right = max(right, b.bodyRight)
	}
	out := map[int]bool{}
	for i := range rows {
		if i == 0 {
			out[i] = startsUpper(rows[i].text) || unicode.IsDigit([]rune(rows[i].text)[0])
			continue
		}
		p, r := &rows[i-1], &rows[i]
		if t := strings.TrimRight(p.text, " "); strings.HasSuffix(t, ",") || joiningWords[lastWord(fold(t))] || openWords[lastWord(fold(t))] {
			continue // the sentence goes on
		}
		if (endWith(p, r) < right || r.gap > p.gap+0.3 && sentenceEnd(p.text)) && !startsLower(r.text) && r.page == p.page {
			out[i] = true
		}
	}
	if len(out) < least || !out[0] {
		return nil
	}
	return out
}

// openWords end no line that says all of a thing, besides the joining ones, accents dropped.
var openWords = set("die das den dem des ein eine einen einer eines mit von zur zum bei auf in im an am als nach durch unter oder sowie with to on at by from or a an the into avec pour par sur un une ou aux au con por en un una o al los las")

// paragraphed reports whether rows are paragraphs of an office file without list marks, each of which says a thing of its own.
func (b *book) paragraphed(rows []row) bool {
	if b.typed != nil || b.doc.Format == document.Markdown || b.doc.Format == document.HTML || len(rows) < 2 {
		return false
	}
	for i := range rows {
		if rows[i].bullet || !rows[i].box.Empty() {
			return false
		}
	}
	return !sentenceEnd(rows[0].text)
}

// drawnMarks notes where a section's list items stand whose marks are drawn: right of the names of entries, at one indent.
// An entry with a single item, or with full lines, cannot tell by itself.
func (b *book) drawnMarks(es []entry) {
	b.markX, b.markRight = 0, 0
	b.bodyEdges(es)
	for i := range es {
		if e := &es[i]; len(e.body) > 1 && len(e.head) > 0 && b.unmarked(e.body) != nil && !e.body[0].box.Empty() {
			if c := e.head[len(e.head)-1].cells; len(c) > 0 && e.body[0].box.X0 > e.head[len(e.head)-1].box.X0+4 {
				b.markX = e.body[0].box.X0
				break
			}
		}
	}
	if b.markX == 0 {
		return
	}
	for i := range es {
		for k := range es[i].body {
			if r := &es[i].body[k]; atIndent(r, b.markX) {
				b.markRight = max(b.markRight, r.box.X1)
			}
		}
	}
	// The longest line may have ended early, too: what bounds the lines is the column, or where a sentence had to go on below.
	right := 0.0
	for i := range es {
		for k := 1; k < len(es[i].body); k++ {
			p, r := &es[i].body[k-1], &es[i].body[k]
			if !atIndent(p, b.markX) || !atIndent(r, b.markX) {
				continue
			}
			if right == 0 {
				right = max(b.columnRight(r.line), b.margin(r.line))
			}
			if startsLower(r.text) {
				right = min(right, endWith(p, r))
			}
		}
	}
	b.markRight = max(b.markRight, right)
}

// bodyEdges notes between which edges the text under the entries of a section stands, where it has no list marks.
func (b *book) bodyEdges(es []entry) {
	b.bodyX, b.bodyRight = 0, 0
	for i := range es {
		for k := range es[i].body {
			r := &es[i].body[k]
			if r.bullet || r.box.Empty() || b.bodyX > 0 && abs(r.box.X0-b.bodyX) > 1.5 {
				b.bodyX, b.bodyRight = 0, 0
				return
			}
			b.bodyX, b.bodyRight = r.box.X0, max(b.bodyRight, r.box.X1)
		}
	}
}

// endWith is where row p would end with the first word of row r, below it, in points.
func endWith(p, r *row) float64 {
	word, _, _ := strings.Cut(r.text, " ")
	perChar := (p.box.X1 - p.box.X0) / float64(max(1, len([]rune(p.text))))
	return p.box.X1 + perChar*float64(len([]rune(word))+2)
}

// margin is where the text of a page in one column ends if its margins are alike; 0 for other pages.
func (s *source) margin(l *line) float64 {
	if l.column > 0 || l.page < 1 || l.page > len(s.doc.Pages) {
		return 0
	}
	width := s.doc.Pages[l.page-1].Width
	left := width
	for i := range s.lines {
		if q := &s.lines[i]; q.page == l.page && !q.box.Empty() {
			left = min(left, q.box.X0)
		}
	}
	return width - left
}

// endlessLine is farther to the right than any text: the lines of a plain text are paragraphs, whose breaks were taken out.
const endlessLine = 1e6

// columnRight is the right edge of the column in which a line stands, in points.
func (s *source) columnRight(l *line) float64 {
	if s.typed != nil {
		return endlessLine
	}
	return s.rights[[2]int{l.page, l.column}]
}

// joinLines folds the lines of a section into one span when they follow each other in the text.
func (b *book) joinLines(lines []line) document.Span {
	if len(lines) == 0 {
		return document.Span{}
	}
	sp := lines[0].span
	for i := 1; i < len(lines); i++ {
		if lines[i].index != lines[i-1].index+1 && strings.TrimSpace(b.cut(document.Span{Start: sp.End, End: lines[i].span.Start})) != "" {
			break
		}
		if lines[i].span.Start < sp.End {
			break
		}
		sp.End = lines[i].span.End
	}
	return sp
}
