package posting

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"autojob/backend/core/pattern"
)

// wholeObject is the size up to which one JSON object is read at once; the lists inside a larger one are read item by item.
const wholeObject = 8 << 20

// json reads one value, a list, or values one after another (JSON Lines). Broken lines and items are named and passed over.
func (b *builder) json(text string) {
	if looksLines(text) {
		n := 0
		for line := range strings.Lines(text) {
			n++
			if line = strings.TrimSpace(line); line != "" {
				b.line(line, "line "+strconv.Itoa(n))
			}
		}
		return
	}
	r := &scan{b: b, text: text, budget: 16*len(text) + 1<<20, repairs: true}
	for at := r.skip(0, ", \t\r\n"); at < len(text); at = r.skip(at, ", \t\r\n") {
		switch text[at] {
		case '[':
			at = r.items(at+1, "")
		case '{':
			at = r.object(at)
		default:
			b.problem(lineOf(text, at), "From here on the file is not JSON.", brokenHint)
			return
		}
	}
}

const (
	brokenHint = "A quote, comma or bracket may be missing, or the file was cut off."
	adHint     = "An ad is an object with a title and a description."
)

func (b *builder) line(line, where string) {
	var v any
	if err := json.Unmarshal([]byte(line), &v); err != nil && json.Unmarshal([]byte(repair(line)), &v) != nil {
		b.problem(where, "This line is not JSON.", brokenHint)
		return
	}
	b.value(v, where)
}

// looksLines reports whether each line is meant to be a value of its own, by the first lines.
func looksLines(text string) bool {
	var seen, whole int
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		seen++
		if line[0] == '{' && extent(line, 0) == len(line) {
			whole++
		}
		if seen == 20 {
			break
		}
	}
	return seen > 1 && whole*2 >= seen
}

// scan reads JSON that may be broken in places. All trial reading draws on one budget, a multiple of the text's length, so time stays
// linear whatever the text holds.
type scan struct {
	b       *builder
	text    string
	budget  int
	repairs bool
}

func (r *scan) skip(at int, set string) int {
	for at < len(r.text) && strings.IndexByte(set, r.text[at]) >= 0 {
		at++
	}
	return at
}

// items reads a list from its first item on and returns where it ends.
func (r *scan) items(at int, name string) int {
	for n := 1; ; n++ {
		at = r.skip(at, ", \t\r\n")
		where := name + "item " + strconv.Itoa(n)
		switch {
		case at >= len(r.text):
			r.b.problem(where, "The file ends before its list of ads does.", "It may have been cut off. Download or export it again; what came before is kept.")
			return at
		case r.text[at] == ']':
			return at + 1
		}
		end := extent(r.text, at)
		if v, err := value(r.text[at:max(at, end)]); err == nil {
			r.b.value(v, where)
			at = end
			continue
		}
		next := r.resume(at, end)
		if r.repairs {
			if part := repair(r.text[at:next]); part != r.text[at:next] {
				sub := scan{text: part + "]", b: &builder{}, budget: 4*len(part) + 1<<10}
				if sub.items(0, ""); len(sub.b.out.Problems) == 0 && len(sub.b.out.Postings) > 0 {
					for _, p := range sub.b.out.Postings {
						r.b.keep(p)
					}
					at = next
					continue
				}
			}
		}
		message := "This ad is not JSON."
		if next >= len(r.text) {
			message = "This ad is not JSON, or the file was cut off in it."
		}
		r.b.problem(where, message, brokenHint)
		at = max(next, at+1)
	}
}

// resume finds where the next readable ad begins after a broken one at a position. Its end, if it has one, is where the broken one
// closes; an ad may begin inside it, where a quote or a bracket was lost.
func (r *scan) resume(at, end int) (next int) {
	limit := end
	if end < 0 {
		limit = len(r.text)
	}
	defer func() { r.budget -= max(0, next-at) }()
	for i := at + 1; i < limit && r.budget > 0; i++ {
		if r.text[i] != '{' || r.text[i-1] != '\n' && !strings.ContainsRune(",}]", r.before(i)) {
			continue
		}
		stop := extent(r.text[:min(len(r.text), i+r.budget)], i)
		if stop < 0 {
			r.budget -= len(r.text) - i
		} else {
			r.budget -= stop - i
		}
		if v, err := value(r.text[i:max(i, stop)]); err == nil {
			if m, ok := v.(map[string]any); ok && isPosting(m) {
				return i
			}
		}
	}
	return limit
}

// before is the last character before a position that is no white space.
func (r *scan) before(i int) rune {
	for i--; i >= 0; i-- {
		if c := r.text[i]; c > ' ' {
			return rune(c)
		}
	}
	return 0
}

var listOf = pattern.New(`"(\w{1,40})"\s*:\s*\[\s*\{`)

// object reads one object: an ad, or a feed that holds ads. Of a feed that is broken or large, the lists of ads are read by themselves.
func (r *scan) object(at int) int {
	end := extent(r.text, at)
	if end > 0 && end-at <= wholeObject {
		v, err := value(r.text[at:end])
		if err != nil {
			v, err = value(repair(r.text[at:end]))
		}
		if err == nil {
			r.b.value(v, "")
			return end
		}
	}
	if end < 0 {
		end = len(r.text)
	}
	found, start := false, at
	for at < end && r.budget > 0 {
		m := listOf.FindStringSubmatchIndex(r.text[at:end])
		if m == nil {
			break
		}
		name, first := r.text[at+m[2]:at+m[3]], at+m[1]-1
		at += m[1]
		stop := extent(r.text[:min(len(r.text), first+max(0, r.budget))], first)
		r.budget -= max(stop, first) - first
		v, err := value(r.text[first:max(first, stop)])
		held, _ := v.(map[string]any)
		if columns[plainKey(name)].field == "lists" || err == nil && !isPosting(held) || err != nil && r.resume(first, stop) >= end {
			continue
		}
		found = true
		at = r.items(first, name+", ")
	}
	if !found {
		r.b.problem(lineOf(r.text, start), "No job ad could be read here.", brokenHint)
		return max(start+1, r.resume(start, end))
	}
	return end
}

var errUnclosed = errors.New("the value does not end")

func value(text string) (v any, err error) {
	if text == "" {
		return nil, errUnclosed
	}
	err = json.Unmarshal([]byte(text), &v)
	return v, err
}

// extent is where the value at a position ends, judged by its quotes and brackets alone; -1 where it does not.
func extent(text string, at int) int {
	depth, quoted := 0, false
	for i := at; i < len(text); i++ {
		c := text[i]
		if quoted {
			switch c {
			case '\\':
				i++
			case '"':
				if quoted = false; depth == 0 {
					return i + 1
				}
			}
			continue
		}
		switch c {
		case '"':
			quoted = true
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			} else if depth < 0 {
				return i
			}
		case ',', '\n':
			if depth == 0 {
				return i
			}
		}
	}
	if depth == 0 && !quoted {
		return len(text)
	}
	return -1
}

// repair mends the usual faults of hand-made JSON: line breaks inside strings, and a comma after the last item.
func repair(text string) string {
	var b strings.Builder
	quoted := false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quoted && c == '\\' && i+1 < len(text):
			b.WriteByte(c)
			i++
			c = text[i]
		case c == '"':
			quoted = !quoted
		case quoted && c == '\n':
			b.WriteString(`\n`)
			continue
		case quoted && c < ' ':
			b.WriteByte(' ')
			continue
		case !quoted && c == ',':
			if rest := strings.TrimLeft(text[i+1:min(len(text), i+200)], " \t\r\n"); rest != "" && (rest[0] == '}' || rest[0] == ']') {
				continue
			}
		}
		b.WriteByte(c)
	}
	return b.String()
}

// lineOf names a position for people.
func lineOf(text string, at int) string {
	return fmt.Sprint("line ", 1+strings.Count(text[:min(len(text), at)], "\n"))
}
