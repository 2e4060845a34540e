package posting

import (
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"

	"autojob/backend/core/problem"
)

// csv reads a table whose first row names its columns. Rows that do not parse are named and passed over.
func (b *builder) csv(text string) error {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = separator(text)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	header, err := r.Read()
	if err != nil {
		return problem.New(problem.Unreadable, "The table's first row could not be read.", "Save it as CSV with a first row that names the columns.").Because(err)
	}
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
	for n := 2; ; n++ {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		where := "row " + strconv.Itoa(n)
		if err != nil {
			b.problem(where, "This row could not be read.", "A quote may be missing: "+err.Error()+".")
			continue
		}
		object := map[string]any{}
		empty := true
		for i, cell := range row {
			if i < len(header) && strings.TrimSpace(cell) != "" {
				empty = false
				if _, twice := object[header[i]]; !twice {
					object[header[i]] = cell
				}
			}
		}
		if empty {
			continue
		}
		b.add(fromObject(object), where)
	}
}

// separator is the mark that stands most often in the first line.
func separator(text string) rune {
	line, _, _ := strings.Cut(text, "\n")
	best, most := ',', strings.Count(line, ",")
	for _, c := range []rune{';', '\t'} {
		if n := strings.Count(line, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}
