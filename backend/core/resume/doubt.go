package resume

import (
	"strings"
	"unicode"

	"autojob/backend/core/document"
	"autojob/backend/core/profile"
)

// lessSure lowers the confidence of fields by what the recognition of a picture doubted of their text: the share of characters that may
// be wrong, but as far as a whole figure may be wrong, all of it; and never below a tenth.
func lessSure(d *document.Document, fields map[string]profile.Field) {
	var doubts []document.Doubt
	starts := d.Starts()
	for i, l := range d.Lines {
		for _, w := range l.Doubts {
			w.Start, w.End = w.Start+starts[i], w.End+starts[i]
			doubts = append(doubts, w)
		}
	}
	if len(doubts) == 0 {
		return
	}
	text := []rune(d.Text())
	for path, f := range fields {
		size, wrong, figure := float64(f.Span.End-f.Span.Start), 0.0, 0.0
		for _, w := range doubts {
			if both := min(w.End, f.Span.End) - max(w.Start, f.Span.Start); both > 0 {
				wrong += w.Much * float64(both)
				if strings.ContainsFunc(string(text[max(w.Start, 0):min(w.End, len(text))]), unicode.IsDigit) {
					figure = max(figure, w.Much)
				}
			}
		}
		if size > 0 && wrong > 0 {
			f.Confidence *= max(0.1, 1-max(wrong/size, figure))
			fields[path] = f
		}
	}
}
