package render

import (
	"autojob/backend/adapter/render/pdf"
	"autojob/backend/core/summary"
)

// theme is how a page is set, in points: sizes, the distance from line to line, and the space above things.
type theme struct {
	left, top, bottom            float64
	body, quiet, head            float64 // sizes: text, contact data, headings of sections
	name, title                  float64
	lead                         float64 // from line to line, as a multiple of the size
	section, entry, para, bullet float64 // space above
	address, signature           float64 // space above and below a letter's recipient, and for a hand-written name
}

// The inks: text, what stands back, headings, hairlines. On white paper all that is read has a contrast of 6:1 or more.
var (
	ink      = pdf.Ink{0.12, 0.12, 0.13}
	quietInk = pdf.Ink{0.36, 0.36, 0.38}
	headInk  = pdf.Ink{0.05, 0.33, 0.36}
	ruleInk  = pdf.Ink{0.74, 0.74, 0.75}
)

const (
	hairline = 0.5
	indent   = 11.0 // of a list's text
)

// themeOf returns how a kind is set when there is room.
func themeOf(kind summary.Kind) theme {
	switch kind {
	case summary.Letter:
		return theme{left: 76, top: 66, bottom: 64, body: 10.4, quiet: 9, head: 10.4, name: 16, title: 10.4, lead: 1.5, section: 18, entry: 9, para: 9, bullet: 3, address: 26, signature: 34}
	case summary.Short:
		return theme{left: 76, top: 72, bottom: 64, body: 10.4, quiet: 9, head: 10, name: 22, title: 11.5, lead: 1.5, section: 20, entry: 10, para: 7, bullet: 3.5}
	}
	return theme{left: 68, top: 62, bottom: 58, body: 9.7, quiet: 8.8, head: 9.7, name: 22, title: 11.5, lead: 1.44, section: 17, entry: 9, para: 5, bullet: 2.6}
}

// tighter are the steps by which a page is tightened so that it stays one: of sizes, and of spaces. None is seen as tight.
var tighter = [...]struct{ size, space float64 }{{1, 1}, {1, 0.88}, {0.97, 0.82}, {0.94, 0.76}, {0.92, 0.68}}

// tightened returns the theme at one step. The measure does not change: what is made smaller is the space around.
func (t theme) tightened(step int) theme {
	size, space := tighter[step].size, tighter[step].space
	for _, p := range []*float64{&t.body, &t.quiet, &t.head, &t.title} {
		*p *= size
	}
	t.name *= (size + 1) / 2
	t.lead *= 1 - (1-space)/5
	for _, p := range []*float64{&t.section, &t.entry, &t.para, &t.bullet, &t.address, &t.signature, &t.top, &t.bottom} {
		*p *= space
	}
	return t
}

// measure is how wide a line is.
func (t theme) measure() float64 { return pdf.PageWidth - 2*t.left }
