package render

import (
	"strings"
	"unicode"

	"autojob/backend/core/summary"
)

// columns is how wide lines of text are, as mail and terminals have it.
const columns = 78

// text is the view as plain text. Lines are at most width columns wide but for words that are longer; with 0 a paragraph is one line,
// which the fields of forms break by themselves, and headings are not underlined.
func (v *view) text(width int) string {
	p := &plain{width: width}
	contact, blocks := v.contact()
	head := []string{v.name, v.title}
	if contact != nil {
		head = append(head, contact.all()...)
	}
	p.part(head...)
	about := v.subject
	for i := range blocks {
		b := &blocks[i]
		if v.kind == summary.Letter && !b.opens() {
			p.part(about)
			about = ""
		}
		p.block(b)
	}
	p.part(about)
	return strings.Join(p.parts, "\n\n") + "\n"
}

// plain collects the parts of a text, which stand a blank line apart.
type plain struct {
	width int
	parts []string
}

// part adds lines that stand together.
func (p *plain) part(lines ...string) {
	var out []string
	for _, l := range lines {
		if l != "" {
			out = append(out, p.wrap(l, "", ""))
		}
	}
	if len(out) > 0 {
		p.parts = append(p.parts, strings.Join(out, "\n"))
	}
}

func (p *plain) block(b *block) {
	switch {
	case b.kind == summary.Heading:
		if p.width > 0 {
			p.part(b.title, strings.Repeat("-", min(p.width, columnsOf(b.title))))
		} else {
			p.part(b.title)
		}
	case b.kind == summary.Paragraph && b.section != "recipient":
		p.part(append(b.head(), strings.Join(b.lines, " "))...)
	case b.kind == summary.Facts || b.section == "recipient":
		p.part(append(b.head(), b.lines...)...)
	case b.flat():
		p.part(append(b.head(), b.joined())...)
	default:
		out := b.head()
		for i := range out {
			out[i] = p.wrap(out[i], "", "")
		}
		for _, l := range b.lines {
			out = append(out, p.wrap(l, "- ", "  "))
		}
		p.parts = append(p.parts, strings.Join(out, "\n"))
	}
}

// head is what a block is headed by: its title, then place and dates in a line.
func (b *block) head() []string {
	var out []string
	for _, s := range []string{b.title, join(b.place, b.dates)} {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + dot + b
}

// wrap breaks s into lines at the places where the page would break it too.
func (p *plain) wrap(s, first, rest string) string {
	if p.width == 0 {
		return first + s
	}
	var b strings.Builder
	b.WriteString(first)
	at := columnsOf(first)
	for i, w := range unbroken(s) {
		need := columnsOf(w)
		switch {
		case i == 0:
		case at+1+need > p.width:
			b.WriteString("\n" + rest)
			at = columnsOf(rest)
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(w)
		at += need
	}
	return b.String()
}

// columnsOf counts characters but for the marks above and below them.
func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.Mn, r) {
			n++
		}
	}
	return n
}
