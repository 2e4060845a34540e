package posting

import (
	"fmt"
	"strings"

	"autojob/backend/core/problem"
)

// csv reads a table whose first row names its columns. A row that does not parse is named and passed over; a quote that is never closed
// costs the row it stands in and not the rest of the file.
func (b *builder) csv(text string) error {
	t := table{text: strings.ReplaceAll(text, "\r\n", "\n"), comma: separator(text)}
	t.budget = 8*len(t.text) + 1<<16
	header, at, _ := t.row(0)
	named := 0
	for i, h := range header {
		header[i] = strings.TrimSpace(h)
		if _, ok := columns[plainKey(h)]; ok {
			named++
		}
	}
	if named == 0 {
		return problem.New(problem.Invalid, "The table's first row names none of the columns of a job ad.", "Name them: id, title, company, location, description, url, salary.")
	}
	line := 1 + strings.Count(t.text[:at], "\n")
	for n := 2; at < len(t.text); n++ {
		cells, next, ok := t.row(at)
		where := fmt.Sprintf("row %d", n)
		if line != n {
			where = fmt.Sprintf("row %d, line %d", n, line)
		}
		if !ok || len(cells) > len(header) {
			t.budget -= next - at
			if again := t.resume(at, next, len(header)); again > 0 {
				b.problem(where, "A quote in this row is not closed, so it was left out.", "Put a closing quote after the cell, or double the quotes inside it.")
				line += strings.Count(t.text[at:again], "\n")
				at = again
				continue
			}
			if !ok && next == len(t.text) {
				b.problem(where, "A quote in this row is not closed before the file ends.", "Put a closing quote after the cell. The row was kept with all that follows in it.")
			}
		}
		object, empty := map[string]any{}, true
		for i, cell := range cells[:min(len(cells), len(header))] {
			if strings.TrimSpace(cell) == "" {
				continue
			}
			empty = false
			if _, twice := object[header[i]]; !twice {
				object[header[i]] = cell
			}
		}
		if !empty {
			if len(cells) > len(header) && strings.TrimSpace(strings.Join(cells[len(header):], "")) != "" {
				b.problem(where, fmt.Sprintf("This row has %d cells, the first row names %d.", len(cells), len(header)), "Its last cells were left out. Put quotes around cells that hold the separator.")
			}
			b.add(fromObject(object), where)
		}
		line += strings.Count(t.text[at:next], "\n")
		at = next
	}
	return nil
}

// table reads rows in the manner of RFC 4180, from any position. Trial rows draw on a budget, so time stays linear.
type table struct {
	text   string
	comma  rune
	budget int
}

// row reads the row at a position. It is ok if every quote closes and a separator follows it; otherwise its cells are what a lenient
// reader makes of it.
func (t *table) row(at int) (cells []string, next int, ok bool) {
	ok = true
	var cell strings.Builder
	text, comma := t.text, byte(t.comma)
	for i := at; ; {
		cell.Reset()
		if i < len(text) && text[i] == '"' {
			i++
			closed := false
			for i < len(text) && !closed {
				end := strings.IndexByte(text[i:], '"')
				if end < 0 {
					cell.WriteString(text[i:])
					i = len(text)
					break
				}
				cell.WriteString(text[i : i+end])
				i += end + 1
				switch {
				case i == len(text) || text[i] == comma || text[i] == '\n':
					closed = true
				case text[i] == '"':
					cell.WriteByte('"')
					i++
				default:
					cell.WriteByte('"')
					ok = false
				}
			}
			ok = ok && closed
		} else {
			end := strings.IndexAny(text[i:], string(t.comma)+"\n")
			if end < 0 {
				end = len(text) - i
			}
			cell.WriteString(text[i : i+end])
			i += end
		}
		cells = append(cells, cell.String())
		if i >= len(text) {
			return cells, len(text), ok
		}
		i++
		if text[i-1] == '\n' {
			return cells, i, ok
		}
	}
}

// resume finds, between two positions, the line with which a whole row of so many cells begins; -1 where there is none.
func (t *table) resume(at, limit, width int) int {
	for {
		end := strings.IndexByte(t.text[at:limit], '\n')
		if end < 0 || at+end+1 >= limit || t.budget <= 0 {
			return -1
		}
		at += end + 1
		cells, next, ok := t.row(at)
		t.budget -= next - at
		if ok && len(cells) == width && width > 1 {
			return at
		}
	}
}

// separator is the mark that stands most often in the first line.
func separator(text string) rune {
	line, _, _ := strings.Cut(text, "\n")
	best, most := ',', strings.Count(line, ",")
	for _, c := range []rune{';', '\t', '|'} {
		if n := strings.Count(line, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

// tableLike reports whether the first line names at least two columns of an ad.
func tableLike(text string) bool {
	line, _, _ := strings.Cut(text[:min(len(text), 1<<14)], "\n")
	n := 0
	for h := range strings.FieldsFuncSeq(line, func(r rune) bool { return r == ',' || r == ';' || r == '\t' || r == '"' || r == '|' }) {
		if _, ok := columns[plainKey(h)]; ok {
			n++
		}
	}
	return n >= 2
}
