package resume

import (
	"slices"
	"unicode/utf8"

	"autojob/backend/core/document"
)

// stretch is a part of a document line and how many lines after the one before it stands.
type stretch struct {
	span  document.Span
	after int
}

// paragraphs is one stretch for a line as it should be. A text that lost its line breaks on the way (one endless line in
// which two blanks stand for a break and more for an empty line) is parted again.
func (s *source) paragraphs(i, start int) []stretch {
	dl := &s.doc.Lines[i]
	n := utf8.RuneCountInString(dl.Text)
	for k := i + 1; s.typed != nil && s.typed.goes[k]; k++ {
		n = s.starts[k] + utf8.RuneCountInString(s.doc.Lines[k].Text) - start
	}
	whole := bounded(s.text, document.Span{Start: start, End: start + n}, 1, nil)
	if n < longLine || !dl.Box.Empty() || !s.endless {
		return whole
	}
	text := s.text[start : start+n]
	if gapsIn(text) < 7 {
		return s.flat(text, start, whole)
	}
	if s.raw == nil {
		s.raw = slices.Clone(s.text)
	}
	mend(text)
	var out []stretch
	at, after := 0, 1
	for k := 0; k < n; k++ {
		if text[k] != ' ' {
			continue
		}
		m := k
		for m < n && text[m] == ' ' {
			m++
		}
		if m-k >= 2 {
			out = bounded(s.text, document.Span{Start: start + at, End: start + k}, after, out)
			at, after = m, 1
			if m-k >= 4 {
				after = 2
			}
		}
		k = m - 1
	}
	out = bounded(s.text, document.Span{Start: start + at, End: start + n}, after, out)
	s.torn = true
	return out
}

// longLine is how many characters a line has at least whose breaks may have been lost.
const longLine = 400

// endless reports whether most of a document stands in such lines.
func endless(d *document.Document) bool {
	long, all := 0, 0
	for i := range d.Lines {
		n := utf8.RuneCountInString(d.Lines[i].Text)
		if all += n; n >= longLine {
			long += n
		}
	}
	return 5*long >= 3*all
}

// maxLine is the longest line that is read as one, so that the time per character stays the same for any line.
const maxLine = 2000

// bounded appends a span in stretches of at most maxLine characters, cut at blanks.
func bounded(text []rune, sp document.Span, after int, out []stretch) []stretch {
	for sp.End-sp.Start > maxLine {
		k := sp.Start + maxLine
		for k > sp.Start+maxLine/2 && text[k] != ' ' {
			k--
		}
		out = append(out, stretch{document.Span{Start: sp.Start, End: k}, after})
		sp.Start, after = k, 1
	}
	return append(out, stretch{sp, after})
}
