package embed

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// tableFile holds, little endian:
//
//	8 bytes   "AJEMBED1"
//	uint32    dimensions (must be Dims)
//	uint32    rows
//	uint32    length of the vocabulary in bytes
//	bytes     vocabulary: one token per row, each followed by a newline; "##" marks a piece that continues
//	          a word, a space joins the words of a phrase
//	uint16    per row: the step, so that component = step * int8
//	int8      per row: Dims components
//
//go:embed weights/table.bin
var tableFile []byte

const tableMagic = "AJEMBED1"

// Model is a loaded table of token vectors. It is immutable and safe for concurrent use.
type Model struct {
	rows    map[string]int32
	longest map[string]uint8 // the words of the longest phrase that begins with a word
	steps   []uint16
	cells   []byte // int8, row after row
}

// Default returns the model compiled into the binary, built at the first call.
func Default() *Model { return defaultModel() }

var defaultModel = sync.OnceValue(func() *Model {
	m, err := parseTable(tableFile)
	if err != nil {
		// The file is part of the program and read by the tests: only a broken build comes here.
		panic("embed: table compiled into the program: " + err.Error())
	}
	return m
})

var errTable = errors.New("not a table of token vectors")

func parseTable(b []byte) (*Model, error) {
	const header = len(tableMagic) + 12
	if len(b) < header || string(b[:len(tableMagic)]) != tableMagic {
		return nil, errTable
	}
	u := func(i int) int { return int(binary.LittleEndian.Uint32(b[len(tableMagic)+4*i:])) }
	dims, rows, vocab := u(0), u(1), u(2)
	if dims != Dims {
		return nil, fmt.Errorf("table has %d dimensions, want %d", dims, Dims)
	}
	if want := header + vocab + rows*(2+Dims); len(b) != want {
		return nil, fmt.Errorf("table has %d bytes, want %d", len(b), want)
	}
	tokens := strings.Split(string(b[header:header+vocab]), "\n")
	if len(tokens) != rows+1 || tokens[rows] != "" {
		return nil, fmt.Errorf("table has %d tokens, want %d", len(tokens)-1, rows)
	}
	b = b[header+vocab:]
	m := &Model{rows: make(map[string]int32, rows), longest: map[string]uint8{}, steps: make([]uint16, rows), cells: b[2*rows:]}
	for i, t := range tokens[:rows] {
		m.rows[t] = int32(i)
		if n := strings.Count(t, " ") + 1; n > 1 {
			first, _, _ := strings.Cut(t, " ")
			m.longest[first] = max(m.longest[first], uint8(min(n, phraseWords)))
		}
		m.steps[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	if len(m.rows) != rows {
		return nil, fmt.Errorf("table names %d tokens twice", rows-len(m.rows))
	}
	return m, nil
}

// HasWord reports whether the table has a row of its own for a word in small letters: it is a common one.
func (m *Model) HasWord(word string) bool {
	_, ok := m.rows[word]
	return ok
}

// Embed returns the vector of a text: the sum of the rows of its tokens, by lemma and without stop words.
// What the table does not know adds nothing; case, number and, outside phrases, order do not count.
func (m *Model) Embed(text string) Vector { return m.embedWords(terms(text)) }

func (m *Model) embedWords(words []string) Vector {
	var s Sum
	m.add(&s, words)
	return s.Vector()
}

// Sum is of several texts. Its vector is theirs taken together.
type Sum struct{ rows [Dims]int64 }

// Add adds a text to a sum and returns the vector that the text has by itself.
func (m *Model) Add(to *Sum, text string) Vector {
	var own Sum
	m.add(&own, terms(text))
	for i, c := range own.rows {
		to.rows[i] += c
	}
	return own.Vector()
}

// Vector is that of all that was added.
func (s *Sum) Vector() Vector { return quantise(&s.rows) }

func (m *Model) add(s *Sum, words []string) {
	m.tokens(words, func(row int32) {
		step := int64(m.steps[row])
		cells := m.cells[int(row)*Dims : int(row+1)*Dims]
		for i := range s.rows {
			s.rows[i] += step * int64(int8(cells[i]))
		}
	})
}
