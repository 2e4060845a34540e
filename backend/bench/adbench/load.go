package adbench

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"autojob/backend/core/posting"
)

// source is one file of ads, row by row.
type source struct {
	header []string
	rows   [][]string // of a table
	feed   any        // of JSON
}

// library reads each file once.
type library struct {
	dir   string
	files map[string]*source
}

func (l *library) open(name string) (*source, error) {
	if s, ok := l.files[name]; ok {
		return s, nil
	}
	data, err := os.ReadFile(filepath.Join(l.dir, filepath.FromSlash(name)))
	if err != nil {
		return nil, fmt.Errorf("reading ads: %w", err)
	}
	s := &source{}
	if strings.HasSuffix(name, ".csv") {
		r := csv.NewReader(bytes.NewReader(data))
		r.LazyQuotes, r.FieldsPerRecord = true, -1
		all, err := r.ReadAll()
		if err != nil {
			return nil, fmt.Errorf("reading ads: %w", err)
		}
		s.header, s.rows = all[0], all[1:]
	} else if err := json.Unmarshal(data, &s.feed); err != nil {
		return nil, fmt.Errorf("reading ads: %w", err)
	}
	l.files[name] = s
	return s, nil
}

// ad reads one row as the program would read a file that holds it alone. Path leads through a feed to its list ("jobs", "data.items").
func (l *library) ad(name, path string, row int) (*posting.Posting, error) {
	s, err := l.open(name)
	if err != nil {
		return nil, err
	}
	var data []byte
	ending := ".json"
	if s.rows != nil {
		if row < 0 || row >= len(s.rows) {
			return nil, fmt.Errorf("%s has no row %d", name, row)
		}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.WriteAll([][]string{s.header, s.rows[row]}); err != nil {
			return nil, fmt.Errorf("writing a row: %w", err)
		}
		data, ending = b.Bytes(), ".csv"
	} else {
		item, err := within(s.feed, path, row)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if data, err = json.Marshal(item); err != nil {
			return nil, fmt.Errorf("writing an item: %w", err)
		}
	}
	r, err := posting.Parse(data, "ad"+ending)
	if err != nil {
		return nil, fmt.Errorf("reading %s, row %d: %w", name, row, err)
	}
	return &r.Postings[0], nil
}

// within finds an item of a feed's list.
func within(v any, path string, row int) (any, error) {
	for part := range strings.FieldsFuncSeq(path, func(r rune) bool { return strings.ContainsRune("./[]$", r) }) {
		m, ok := v.(map[string]any)
		if !ok {
			break
		}
		v = m[part]
	}
	list, ok := v.([]any)
	if !ok {
		return v, nil // a feed that is one ad
	}
	if row < 0 || row >= len(list) {
		return nil, fmt.Errorf("no item %d under %q", row, path)
	}
	return list[row], nil
}
