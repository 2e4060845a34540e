package resume

import (
	"sort"
	"strings"
	"unicode"

	"autojob/backend/core/document"
	"autojob/backend/core/embed"
	"autojob/backend/core/pattern"
	"autojob/backend/core/profile"
	"autojob/backend/core/skill"
)

// book writes the fields of a profile together with where each was read.
type book struct {
	*source
	p       *profile.Profile
	schools int // sections about education
	// Left and right edge of what is told about the entries of the section that is read, where it all stands at one indent.
	bodyX, bodyRight float64
	// Indent and right edge of list items whose marks are drawn, in the section that is read; 0 if there are none.
	markX, markRight float64
	fields           map[string]profile.Field
	words            map[string]bool // of the document, in small letters; made where they are asked for
}

// put returns the text of a span for the field at path and notes its place. Line breaks inside become blanks, but for those in a word.
func (b *book) put(path string, sp document.Span, confidence float64) string {
	value := strings.Join(strings.Fields(b.unbroken(b.cut(sp))), " ")
	return b.putAs(path, value, sp, confidence)
}

// unbroken is a text with the words whole that a hyphen breaks at a line's end, as far as it is known that they are one: "sam-" above "pling" where
// the document has "sampling" elsewhere, or it is a common word.
func (b *book) unbroken(text string) string {
	if !strings.Contains(text, "-\n") {
		return text
	}
	var out strings.Builder
	at := 0
	for _, m := range brokenWord.FindAllStringSubmatchIndex(text, -1) {
		if word := text[m[2]:m[3]] + text[m[4]:m[5]]; b.hasWord(word) || embed.Default().HasWord(strings.ToLower(word)) || len(skill.Default().Extract(word)) > 0 {
			out.WriteString(text[at:m[3]])
			at = m[4]
		}
	}
	return out.String() + text[at:]
}

var brokenWord = pattern.New(`(\pL+)-\n\s*(\p{Ll}+)`)

// hasWord reports whether a word stands in the document, in capitals or not.
func (b *book) hasWord(word string) bool {
	if b.words == nil {
		b.words = map[string]bool{}
		for w := range strings.FieldsFuncSeq(strings.ToLower(string(b.text)), func(c rune) bool { return !unicode.IsLetter(c) }) {
			b.words[w] = true
		}
	}
	return b.words[strings.ToLower(word)]
}

// putAs notes a value that may differ from the text it was read from.
func (b *book) putAs(path, value string, sp document.Span, confidence float64) string {
	if value == "" || sp.Start >= sp.End {
		return ""
	}
	page, box := b.where(sp)
	if path != "basics.email" && path != "basics.phone" {
		// Without layout less speaks for a reading.
		switch {
		case b.torn:
			confidence *= 0.7
		case !b.fonts:
			confidence *= 0.95
		}
	}
	b.fields[path] = profile.Field{
		Span: sp, Page: page, Box: box,
		Confidence: min(max(confidence, 0.05), 0.99),
		Normalised: value != b.written(sp),
	}
	return value
}

// written is a span as the document has it.
func (b *book) written(sp document.Span) string {
	if b.raw == nil {
		return b.cut(sp)
	}
	return string(b.raw[sp.Start:min(sp.End, len(b.raw))])
}

// drop forgets a field and what lies under it.
func (b *book) drop(path string) {
	for k := range b.fields {
		if k == path || strings.HasPrefix(k, path+".") || strings.HasPrefix(k, path+"[") {
			delete(b.fields, k)
		}
	}
}

// where returns the page and the box of a span; the box covers the part that stands on that page.
func (b *book) where(sp document.Span) (int, document.Box) {
	i := sort.Search(len(b.starts), func(i int) bool { return b.starts[i] > sp.Start }) - 1
	if i < 0 {
		return 0, document.Box{}
	}
	page := b.doc.Lines[i].Page
	var box document.Box
	for ; i < len(b.doc.Lines) && b.starts[i] < sp.End && b.doc.Lines[i].Page == page; i++ {
		dl := &b.doc.Lines[i]
		if len(dl.Runs) == 0 {
			box = box.Union(dl.Box)
			continue
		}
		at := b.starts[i]
		for _, r := range dl.Runs {
			n := len([]rune(r.Text))
			if at < sp.End && at+n > sp.Start {
				box = box.Union(part(r.Box, n, sp.Start-at, sp.End-at))
			}
			at += n
		}
	}
	return page, box
}

// part is the stretch of a run's box that characters a to b of n take, measured by their count.
func part(box document.Box, n, a, b int) document.Box {
	if n == 0 || box.Empty() {
		return box
	}
	a, b = max(a, 0), min(b, n)
	w := (box.X1 - box.X0) / float64(n)
	return document.Box{X0: box.X0 + w*float64(a), Y0: box.Y0, X1: box.X0 + w*float64(b), Y1: box.Y1}
}
