package extract

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

type rtfKind int

const (
	rtfEnd rtfKind = iota
	rtfOpen
	rtfClose
	rtfWord  // a control word or symbol
	rtfBytes // text in the current code page
)

type rtfToken struct {
	kind rtfKind
	text string
	arg  int
	has  bool // arg was given
}

// rtfScanner cuts an RTF file into tokens.
type rtfScanner struct {
	data []byte
	at   int
}

func (s *rtfScanner) next() rtfToken {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; c {
		case '{':
			s.at++
			return rtfToken{kind: rtfOpen}
		case '}':
			s.at++
			return rtfToken{kind: rtfClose}
		case '\r', '\n', 0:
			s.at++
		case '\\':
			return s.control()
		default:
			start := s.at
			for s.at < len(s.data) && !strings.ContainsRune("{}\\\r\n\x00", rune(s.data[s.at])) {
				s.at++
			}
			return rtfToken{kind: rtfBytes, text: string(s.data[start:s.at])}
		}
	}
	return rtfToken{}
}

// control reads what follows a backslash.
func (s *rtfScanner) control() rtfToken {
	s.at++
	if s.at >= len(s.data) {
		return rtfToken{}
	}
	c := s.data[s.at]
	if c == '\'' {
		s.at++
		if s.at+2 > len(s.data) {
			s.at = len(s.data)
			return rtfToken{}
		}
		n, err := strconv.ParseUint(string(s.data[s.at:s.at+2]), 16, 8)
		s.at += 2
		if err != nil {
			return rtfToken{kind: rtfBytes}
		}
		return rtfToken{kind: rtfBytes, text: string([]byte{byte(n)})}
	}
	if !letter(c) {
		s.at++
		return rtfToken{kind: rtfWord, text: string(rune(c))}
	}
	start := s.at
	for s.at < len(s.data) && letter(s.data[s.at]) && s.at-start < 32 {
		s.at++
	}
	t := rtfToken{kind: rtfWord, text: string(s.data[start:s.at])}
	digits := s.at
	if s.at < len(s.data) && s.data[s.at] == '-' {
		s.at++
	}
	for s.at < len(s.data) && s.data[s.at] >= '0' && s.data[s.at] <= '9' && s.at-digits < 11 {
		s.at++
	}
	if n, err := strconv.Atoi(string(s.data[digits:s.at])); err == nil {
		t.arg, t.has = n, true
	} else {
		s.at = digits
	}
	if s.at < len(s.data) && s.data[s.at] == ' ' {
		s.at++
	}
	if t.text == "bin" && t.arg > 0 {
		s.at += min(t.arg, len(s.data)-s.at)
	}
	return t
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// skipStandIn skips the n characters that stand for a \u in readers without Unicode.
func (s *rtfScanner) skipStandIn(n int) {
	for range min(n, 32) {
		for s.at < len(s.data) && (s.data[s.at] == '\r' || s.data[s.at] == '\n') {
			s.at++
		}
		if s.at >= len(s.data) {
			return
		}
		switch s.data[s.at] {
		case '{', '}':
			return
		case '\\':
			s.control()
		default:
			s.at++
		}
	}
}

// decode turns bytes into text by the font's code page, else the file's.
func (r *rtf) decode(text string) string {
	page := r.page
	if f := r.fonts[r.state.font].page; f != nil && r.state.dest == "" {
		page = f
	}
	plain := true
	for i := range len(text) {
		if text[i] >= 0x80 {
			plain = false
		}
	}
	if plain {
		return text
	}
	out, err := page.NewDecoder().String(text)
	if err != nil {
		return strings.ToValidUTF8(text, "")
	}
	return out
}

// charsets are the code pages of the character sets that fonts name; 0 is that of the file.
var charsets = map[int]*charmap.Charmap{
	77: charmap.Macintosh, 161: charmap.Windows1253, 162: charmap.Windows1254, 163: charmap.Windows1258, 177: charmap.Windows1255, 178: charmap.Windows1256,
	186: charmap.Windows1257, 204: charmap.Windows1251, 222: charmap.Windows874, 238: charmap.Windows1250, 254: charmap.CodePage437, 255: charmap.CodePage850,
}

// codePages are those that a file may name as its own.
var codePages = map[int]*charmap.Charmap{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 858: charmap.CodePage858, 866: charmap.CodePage866, 874: charmap.Windows874,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258, 10000: charmap.Macintosh,
}
