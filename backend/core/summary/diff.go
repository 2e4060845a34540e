package summary

import (
	"slices"
	"strings"
)

// ChangeKind is what happened to a sentence from one draft to the next.
type ChangeKind string

const (
	Came    ChangeKind = "came"
	Went    ChangeKind = "went"
	Changed ChangeKind = "changed"
	Moved   ChangeKind = "moved"
)

// Change is one difference between two drafts.
type Change struct {
	Kind   ChangeKind `json:"kind"`
	ID     string     `json:"id"` // in the new draft; of what went, in the old one
	Before string     `json:"before,omitempty"`
	After  string     `json:"after,omitempty"`
	Words  []Run      `json:"words,omitempty"` // of what changed
	Moved  bool       `json:"moved,omitempty"` // of what changed: it stands elsewhere, too
}

// Run is some words that stay, came or went, in the order of reading.
type Run struct {
	Text string     `json:"text"`
	Kind ChangeKind `json:"kind,omitempty"` // Came, Went; "" for what stays
}

// line is a sentence as Diff compares it.
type line struct {
	id, section, text string
}

func linesOf(d Draft) []line {
	var out []line
	for _, l := range []line{{TitleID, "title", d.Title}, {SubjectID, "subject", d.Subject}, {"draft/name", "name", d.Name}} {
		if l.text != "" {
			out = append(out, l)
		}
	}
	for i := range d.Blocks {
		b := &d.Blocks[i]
		for _, s := range b.sentences() {
			out = append(out, line{s.ID, b.Section, s.Text})
		}
	}
	return out
}

// Diff tells what is different in draft b from draft a: what went, in a's order, then the rest in b's order. A sentence is the same one where
// id and words agree, else where all its words stand elsewhere, else where most do.
func Diff(a, b Draft) []Change {
	old, now := linesOf(a), linesOf(b)
	from := matched(old, now)
	taken := make([]bool, len(old))
	for _, i := range from {
		if i >= 0 {
			taken[i] = true
		}
	}
	var out []Change
	for i, l := range old {
		if !taken[i] {
			out = append(out, Change{Kind: Went, ID: l.id, Before: l.text})
		}
	}
	moved := strays(from)
	for k, l := range now {
		switch i := from[k]; {
		case i < 0:
			out = append(out, Change{Kind: Came, ID: l.id, After: l.text})
		case old[i].text != l.text:
			out = append(out, Change{Kind: Changed, ID: l.id, Before: old[i].text, After: l.text, Words: wordDiff(old[i].text, l.text), Moved: moved[k]})
		case moved[k]:
			out = append(out, Change{Kind: Moved, ID: l.id, Before: l.text, After: l.text})
		}
	}
	return out
}

// matched says for each new line which old one it was, -1 for none.
func matched(old, now []line) []int {
	from := make([]int, len(now))
	for k := range from {
		from[k] = -1
	}
	taken := make([]bool, len(old))
	pair := func(same func(o, n line) bool) {
		for k, n := range now {
			for i, o := range old {
				if from[k] < 0 && !taken[i] && same(o, n) {
					from[k], taken[i] = i, true
				}
			}
		}
	}
	pair(func(o, n line) bool { return o.id == n.id && o.text == n.text })
	pair(func(o, n line) bool { return o.section == n.section && o.text == n.text })
	pair(func(o, n line) bool { return o.id == n.id && likeness(o.text, n.text) >= 0.3 })
	pair(func(o, n line) bool { return o.text == n.text })
	pair(func(o, n line) bool { return o.section == n.section && likeness(o.text, n.text) >= 0.6 })
	pair(func(o, n line) bool {
		return o.id == n.id && (o.section == "title" || o.section == "subject" || o.section == "name")
	})
	return from
}

// strays are the new lines that do not stand in the order of the old ones: all but a longest rising run.
func strays(from []int) []bool {
	best := make([]int, len(from)) // length of the longest run that ends here
	prev := make([]int, len(from))
	last := -1
	for k, i := range from {
		if i < 0 {
			continue
		}
		best[k], prev[k] = 1, -1
		for j := range k {
			if from[j] >= 0 && from[j] < i && best[j]+1 > best[k] {
				best[k], prev[k] = best[j]+1, j
			}
		}
		if last < 0 || best[k] > best[last] {
			last = k
		}
	}
	out := make([]bool, len(from))
	for k, i := range from {
		out[k] = i >= 0
	}
	for k := last; k >= 0; k = prev[k] {
		out[k] = false
	}
	return out
}

// likeness is the share of words that two texts have in common, in order.
func likeness(a, b string) float64 {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x)+len(y) == 0 {
		return 1
	}
	if len(x) > mostWords || len(y) > mostWords {
		return 0
	}
	t := common(x, y)
	return 2 * float64(t[0][0]) / float64(len(x)+len(y))
}

// mostWords is from how many words on sentences are not compared word by word.
const mostWords = 400

// common is the table of the longest common words of the ends of two lists.
func common(x, y []string) [][]int {
	t := make([][]int, len(x)+1)
	for i := range t {
		t[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				t[i][j] = t[i+1][j+1] + 1
			} else {
				t[i][j] = max(t[i+1][j], t[i][j+1])
			}
		}
	}
	return t
}

// wordDiff tells word by word how one text became another.
func wordDiff(a, b string) []Run {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) > mostWords || len(y) > mostWords {
		return []Run{{a, Went}, {b, Came}}
	}
	t := common(x, y)
	var out []Run
	add := func(w string, kind ChangeKind) {
		if n := len(out); n > 0 && out[n-1].Kind == kind {
			out[n-1].Text += " " + w
			return
		}
		out = append(out, Run{w, kind})
	}
	i, j := 0, 0
	for i < len(x) || j < len(y) {
		switch {
		case i < len(x) && j < len(y) && x[i] == y[j]:
			add(x[i], "")
			i, j = i+1, j+1
		case j == len(y) || i < len(x) && t[i+1][j] >= t[i][j+1]:
			add(x[i], Went)
			i++
		default:
			add(y[j], Came)
			j++
		}
	}
	return slices.Clip(out)
}
