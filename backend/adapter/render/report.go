package render

import (
	"strings"

	"autojob/backend/core/summary"
)

// Report is something to be printed for the person themself, such as the record of what they shared. It may be long.
type Report struct {
	Language string
	Title    string
	Beneath  string // the title: what it is, and as of when
	Sections []ReportSection
}

// ReportSection is a part with its heading.
type ReportSection struct {
	Title   string
	Beneath string
	Entries []ReportEntry
}

// ReportEntry is one fact: its title, when, and what there is to say.
type ReportEntry struct {
	Title string
	Lines []string
}

// PDF sets the report on A4 and answers how many pages it has. Unlike Render it refuses nothing: characters that the font does not have
// stand as question marks, and replaced says that there are some.
func (r Report) PDF() (data []byte, pages int, replaced bool) {
	show := func(s string) string {
		return strings.Map(func(c rune) rune {
			if drawn(c) {
				return c
			}
			replaced = true
			return '?'
		}, clean(s))
	}
	v := &view{kind: summary.Page, language: language(r.Language), name: show(r.Title), title: show(r.Beneath)}
	for _, s := range r.Sections {
		v.blocks = append(v.blocks, block{kind: summary.Heading, title: show(s.Title)})
		if s.Beneath != "" {
			v.blocks = append(v.blocks, block{kind: summary.Paragraph, lines: []string{show(s.Beneath)}})
		}
		for _, e := range s.Entries {
			b := block{kind: summary.Entry, title: show(e.Title)}
			for _, l := range e.Lines {
				b.lines = append(b.lines, show(l))
			}
			v.blocks = append(v.blocks, b)
		}
	}
	s := v.set(themeOf(v.kind))
	on := s.theme.paged(s.rows)
	s.theme.draw(s.doc, on)
	return s.doc.Bytes(), len(on), replaced
}
