package trace

import (
	"html"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// verdict says what the bytes since an escape's lead are.
type verdict int

const (
	more   verdict = iota // perhaps an escape: go on reading
	done                  // an escape, and what it stands for
	again                 // an escape that stands for a lead, with which another one may begin
	asItIs                // none: the first byte stands for itself, the others are read anew
)

// lane reads the bytes with one kind of escape decoded. While nothing is escaped it would be in the state that the plain bytes
// are in, so it rests, and after an escape it goes on until it is there again.
type lane struct {
	form   Form
	leads  string
	decode func(held []byte, out []byte) (verdict, []byte)

	active bool
	state  uint32
	held   [longestEscape]byte // of an escape that has begun
	n      int
}

// longestEscape is that of the bytes of an escape: a pair of \u.
const longestEscape = 12

func lanes() [4]lane {
	return [4]lane{
		{form: Percent, leads: "%+", decode: percent},
		{form: QuotedPrintable, leads: "=", decode: quoted},
		{form: JSON, leads: "\\", decode: backslash},
		{form: HTML, leads: "&", decode: ampersand},
	}
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// digitsOf is the number that s is to base 16; ok is false where s has another sign.
func digitsOf(s []byte) (v int, ok bool) {
	for _, c := range s {
		d := hexDigit(c)
		if d < 0 {
			return 0, false
		}
		v = v<<4 | d
	}
	return v, true
}

// code reads want hex digits after the first skip bytes, as far as held has them.
func code(held []byte, skip, want int) (int, verdict) {
	v, ok := digitsOf(held[skip:])
	switch {
	case !ok:
		return 0, asItIs
	case len(held) < skip+want:
		return 0, more
	}
	return v, done
}

// percent decodes %E4 and, as old scripts write it, %u00E4; + is a space (the form encoding of HTML 4.01, 17.13.4.1).
func percent(held, out []byte) (verdict, []byte) {
	if held[0] == '+' {
		return done, append(out, ' ')
	}
	if len(held) == 1 {
		return more, out
	}
	if held[1] == 'u' {
		v, say := code(held, 2, 4)
		if say == done {
			out = utf8.AppendRune(out, rune(v))
		}
		return say, out
	}
	v, say := code(held, 1, 2)
	if say == done && v == '%' {
		return again, append(out, '%')
	}
	return say, append(out, byte(v))
}

// quoted decodes quoted-printable (RFC 2045, 6.7): =E4, and nothing for = at the end of a line.
func quoted(held, out []byte) (verdict, []byte) {
	switch {
	case len(held) == 1, len(held) == 2 && held[1] == '\r':
		return more, out
	case held[len(held)-1] == '\n' && (len(held) == 2 || held[1] == '\r'):
		return done, out
	}
	v, say := code(held, 1, 2)
	return say, append(out, byte(v))
}

// backslash decodes the escapes of JSON (RFC 8259, 7) and those of C that others add, whatever number of backslashes begins them.
func backslash(held, out []byte) (verdict, []byte) {
	if len(held) == 1 {
		return more, out
	}
	switch c := held[1]; c {
	case '\\':
		return again, append(out, '\\')
	case '"', '/', '\'':
		return done, append(out, c)
	case 'n', 'r', 't':
		return done, append(out, map[byte]byte{'n': '\n', 'r': '\r', 't': '\t'}[c])
	case 'x':
		v, say := code(held, 2, 2)
		return say, append(out, byte(v))
	case 'u':
		return backslashU(held, out)
	case '0', '1', '2', '3':
		v := 0
		for _, d := range held[1:] {
			if d < '0' || d > '7' {
				return asItIs, out
			}
			v = v<<3 | int(d-'0')
		}
		if len(held) < 4 {
			return more, out
		}
		return done, append(out, byte(v))
	}
	return asItIs, out
}

func backslashU(held, out []byte) (verdict, []byte) {
	unit, say := code(held[:min(len(held), 6)], 2, 4)
	if say != done {
		return say, out
	}
	if !utf16.IsSurrogate(rune(unit)) {
		return done, utf8.AppendRune(out, rune(unit))
	}
	switch {
	case len(held) == 6, len(held) == 7 && held[6] == '\\':
		return more, out
	case len(held) == 7 || held[7] != 'u':
		return asItIs, out
	}
	low, say := code(held, 8, 4)
	if say != done {
		return say, out
	}
	return done, utf8.AppendRune(out, utf16.DecodeRune(rune(unit), rune(low)))
}

// ampersand decodes the character references of HTML: by name, by number.
func ampersand(held, out []byte) (verdict, []byte) {
	last := held[len(held)-1]
	switch {
	case len(held) == 1:
		return more, out
	case last == ';':
		text := html.UnescapeString(string(held))
		if text == "&" {
			return again, append(out, '&')
		}
		if strings.HasPrefix(text, "&") {
			return asItIs, out
		}
		return done, append(out, text...)
	case len(held) == longestEscape:
		return asItIs, out
	case last == '#' && len(held) == 2, hexDigit(last) >= 0, last >= 'a' && last <= 'z', last >= 'A' && last <= 'Z':
		return more, out
	}
	return asItIs, out
}

// feed reads one byte.
func (l *lane) feed(s *search, b byte) {
	if l.n == 0 && strings.IndexByte(l.leads, b) < 0 {
		l.write(s, b)
		return
	}
	l.held[l.n] = b
	l.n++
	var space [longestEscape]byte
	switch say, out := l.decode(l.held[:l.n], space[:0]); say {
	case again:
		l.n = copy(l.held[:], out)
	case done:
		l.n = 0
		for _, c := range out {
			l.write(s, c)
		}
	case asItIs:
		l.release(s)
	}
}

// release lets the held lead stand for itself; what follows it is read as if it came only now.
func (l *lane) release(s *search) {
	held, n := l.held, l.n
	l.n = 0
	l.write(s, held[0])
	for _, b := range held[1:n] {
		l.feed(s, b)
	}
}

func (l *lane) write(s *search, b byte) {
	l.state = s.auto.step(l.state, b)
	if l.state >= s.auto.accept {
		s.hit(l.form, l.state)
	}
}
