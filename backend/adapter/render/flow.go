package render

import "autojob/backend/adapter/render/pdf"

// row is what stands on one baseline.
type row struct {
	above float64 // space before it, none at the top of a page
	high  float64 // from its top to its bottom
	down  float64 // from its top to its baseline
	rule  bool    // a hairline at its top, beneath the space
	keep  bool    // stays on one page with the row after it
	runs  []run
}

// run is a piece of a row that is set at once.
type run struct {
	face
	x    float64
	text string
	part *pdf.Element
}

// paged puts rows on pages. Rows that keep together go to the next page together, unless a page is too small for them.
func (t theme) paged(rows []row) [][]row {
	room := pdf.PageHeight - t.top - t.bottom
	var pages [][]row
	var page []row
	filled := 0.0
	for len(rows) > 0 {
		n := 1
		for n < len(rows) && rows[n-1].keep {
			n++
		}
		group := rows[:n]
		high := height(group)
		if len(page) > 0 && filled+group[0].above+high > room {
			pages, page, filled = append(pages, page), nil, 0
		}
		if high > room { // cannot be kept: a row at a time
			group, high = group[:1], group[0].high
		}
		if len(page) > 0 {
			filled += group[0].above
		}
		filled += high
		page = append(page, group...)
		rows = rows[len(group):]
	}
	return append(pages, page)
}

// height is how high rows are without the space above the first.
func height(rows []row) float64 {
	total := 0.0
	for i, r := range rows {
		total += r.high
		if i > 0 {
			total += r.above
		}
	}
	return total
}

// draw sets pages. Only where there are several does each have its number.
func (t theme) draw(doc *pdf.Document, pages [][]row) {
	for i, page := range pages {
		doc.Page()
		y := t.top
		for j, r := range page {
			if j > 0 {
				y += r.above
			}
			if r.rule {
				doc.Rule(t.left, y, t.measure(), hairline, ruleInk)
			}
			for _, s := range r.runs {
				doc.Text(s.part, s.x, y+r.down, s.style, s.size, s.ink, s.text)
			}
			y += r.high
		}
		if len(pages) > 1 {
			s := folio(i+1, len(pages))
			x := pdf.PageWidth - t.left - doc.Width(pdf.Regular, t.quiet, s)
			doc.Text(nil, x, pdf.PageHeight-t.bottom/2, pdf.Regular, t.quiet, quietInk, s)
		}
	}
}
