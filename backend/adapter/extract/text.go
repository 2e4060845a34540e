package extract

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"autojob/backend/core/document"
)

// decodeText turns bytes into text: UTF-8, UTF-16 with or without a byte order mark, else Windows-1252, which holds Latin-1.
// It reports false for what is not text at all.
func decodeText(data []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}):
		return decode16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		return decode16(data[2:], binary.BigEndian)
	}
	if n := bytes.Count(data, []byte{0}); n > 0 {
		if n*3 < len(data) { // not every other byte: no UTF-16 of a European language
			return "", false
		}
		if data[0] == 0 {
			return decode16(data, binary.BigEndian)
		}
		return decode16(data, binary.LittleEndian)
	}
	if utf8.Valid(data) {
		return readable(string(data))
	}
	b, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", false
	}
	return readable(string(b))
}

func decode16(data []byte, order binary.ByteOrder) (string, bool) {
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return readable(string(utf16.Decode(units)))
}

// readable reports whether s can be text: hardly any control characters or undecodable parts.
func readable(s string) (string, bool) {
	bad, all := 0, 0
	for _, c := range s {
		all++
		if c == utf8.RuneError || c == 0 || (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1B) {
			bad++
		}
	}
	return s, all > 0 && bad*50 <= all
}

// readText makes a line of each line. Blanks at its start and wide gaps inside stay (a tab is one), since they say what stands under and beside what; an empty line
// stays, since it parts paragraphs, but several become one.
func readText(text string) *document.Document {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n").Replace(text)
	d := &document.Document{Format: document.Text, Pages: []document.Page{{}}}
	gap := false
	for l := range strings.SplitSeq(text, "\n") {
		if l = strings.TrimRightFunc(strings.ReplaceAll(fold(l), "\t", "    "), unicode.IsSpace); l == "" {
			gap = len(d.Lines) > 0
			continue
		}
		if gap {
			d.Lines = append(d.Lines, document.Line{Page: 1})
			gap = false
		}
		d.Lines = append(d.Lines, document.Line{Text: l, Page: 1})
	}
	return d
}
