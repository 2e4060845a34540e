package posting

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"autojob/backend/core/problem"
)

// decode turns a file's bytes into text: UTF-8, UTF-16 by its mark or its zeros, else Windows-1252 where a byte is no UTF-8.
func decode(data []byte) (string, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		return "", problem.New(problem.Invalid, "The file is empty.", "Choose a file that holds job ads.")
	}
	head := data[:min(len(data), 1024)]
	switch {
	case bytes.HasPrefix(data, []byte("%PDF")):
		return "", problem.New(problem.Invalid, "This is a PDF, not a list of job ads.", "Copy the ad's text from it and paste it instead.")
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return "", problem.New(problem.Invalid, "This is an Office file or a ZIP archive.", "Save a spreadsheet as CSV; unpack an archive first.")
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return wide(data[2:], false), nil
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return wide(data[2:], true), nil
	case bytes.Count(head, []byte{0}) > len(head)/3:
		return wide(data, head[0] == 0), nil
	case bytes.IndexByte(head, 0) >= 0:
		return "", problem.New(problem.Unreadable, "This file is not text.", "JSON, JSON Lines, CSV, HTML pages and the text of an ad are read.")
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	var b strings.Builder
	b.Grow(len(data) + len(data)/8)
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			r = latin(data[0])
		}
		b.WriteRune(r)
		data = data[n:]
	}
	return b.String(), nil
}

// wide reads UTF-16.
func wide(data []byte, big bool) string {
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		u := uint16(data[i]) | uint16(data[i+1])<<8
		if big {
			u = u<<8 | u>>8
		}
		units = append(units, u)
	}
	return string(utf16.Decode(units))
}

// latin maps a byte of Windows-1252.
func latin(c byte) rune {
	const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
	if c >= 0x80 && c < 0xa0 {
		return []rune(high)[c-0x80]
	}
	return rune(c)
}
