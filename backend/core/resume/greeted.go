package resume

import (
	"slices"
	"strings"
)

// greetedSummary takes prose under a heading that says nothing of what stands below it ("Good to meet you") as the summary, where it stands
// above all jobs, schools and lists.
func (b *book) greetedSummary(secs []section) {
	for _, sec := range secs {
		switch sec.kind {
		case none, contact:
			continue
		case other:
			if lines := told(sec.lines); isProse(lines) {
				b.p.Basics.Summary = b.put("basics.summary", b.joinLines(lines), 0.8)
				return
			}
			continue
		}
		return
	}
}

// isProse reports whether lines are a paragraph of two lines or more: sentences, and neither a list nor anything dated.
func isProse(lines []line) bool {
	if len(lines) < 2 || !strings.HasSuffix(strings.TrimRight(lines[len(lines)-1].text, " ”»“\")!"), ".") {
		return false
	}
	n := 0
	for i := range lines {
		n += wordCount(lines[i].text)
	}
	return n >= 12 && !slices.ContainsFunc(lines, func(l line) bool {
		return l.bullet || len(l.cells) > 1 || strings.ContainsAny(l.text, "@|•") || slices.ContainsFunc(periods(l.text), func(p period) bool { return p.ranged && !p.open })
	})
}
