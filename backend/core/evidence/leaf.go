package evidence

import (
	"sort"
	"strings"

	"autojob/backend/core/document"
	"autojob/backend/core/profile"
)

// leaves lists the text fields of a profile by path, with the place each was read from.
func leaves(p *profile.Profile) []field {
	var read map[string]profile.Field
	if p.Meta.Autojob != nil {
		read = p.Meta.Autojob.Fields
	}
	var out []field
	for _, l := range profile.Leaves(p) {
		f := field{path: l.Path, value: l.Value, work: workIndex(l.Path)}
		if r, ok := read[l.Path]; ok {
			f.page = r.Page
			if !r.Edited {
				f.span = r.Span
			}
		}
		out = append(out, f)
	}
	return out
}

func at(list string, i int, name string) string { return list + "[" + itoa(i) + "]." + name }

func workIndex(path string) int {
	rest, ok := strings.CutPrefix(path, "work[")
	if !ok {
		return -1
	}
	n := 0
	for _, r := range rest {
		if r < '0' || r > '9' {
			break
		}
		n = n*10 + int(r-'0')
	}
	return n
}

func (f field) quote() Quote {
	return f.cut(0, len([]rune(f.value)))
}

// cut quotes the part of the field around [start,end).
func (f field) cut(start, end int) Quote {
	runes := []rune(f.value)
	a, b := window(runes, start, min(end, start+160), 160)
	q := Quote{Text: string(runes[a:b]), Field: f.path, Page: f.page}
	if f.span.End > f.span.Start {
		// The span is exact where the field is one stretch of text, else it names the whole field.
		q.Span = f.span
		if f.span.End-f.span.Start == len(runes) {
			q.Span = document.Span{Start: f.span.Start + a, End: f.span.Start + b}
		}
	}
	return q
}

func inside(sorted []document.Span, start, end int) bool {
	i := sort.Search(len(sorted), func(i int) bool { return sorted[i].Start > start })
	for j := i - 1; j >= 0 && j >= i-4; j-- { // leaves overlap little: a summary and what it holds
		if start >= sorted[j].Start && end <= sorted[j].End {
			return true
		}
	}
	return false
}

// locate quotes a line of a text.
func locate(text, line string) Quote {
	i := strings.Index(text, line)
	if i < 0 {
		return Quote{Text: line}
	}
	start := len([]rune(text[:i]))
	runes := []rune(line)
	_, b := window(runes, 0, 0, 160)
	return Quote{Text: string(runes[:b]), Span: document.Span{Start: start, End: start + b}}
}
