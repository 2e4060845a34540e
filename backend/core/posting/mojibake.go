package posting

import (
	"strings"
	"unicode/utf8"
)

// unscramble mends text whose UTF-8 was read as Latin-1 or Windows-1252 before it came here ("Youâ€™ll", "FranÃ§ais"), as some feeds send
// it. Only whole sequences that are UTF-8 are mended; everything else stays.
func unscramble(s string) string {
	if !strings.ContainsAny(s, "ÂÃâðÅÄ") {
		return s
	}
	runes := []rune(s)
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(runes); {
		if r, n := sequence(runes[i:min(len(runes), i+4)]); n > 1 {
			b.WriteRune(r)
			i += n
			continue
		}
		if runes[i] != 'Â' || i+1 == len(runes) || runes[i+1] != ' ' { // of a non-breaking space the second half became a space
			b.WriteRune(runes[i])
		}
		i++
	}
	return b.String()
}

// sequence reads one character of UTF-8 whose bytes stand as characters; n is how many it takes, 0 where there is none.
func sequence(runes []rune) (r rune, n int) {
	lead := asByte(runes[0])
	switch {
	case lead >= 0xc2 && lead <= 0xdf:
		n = 2
	case lead >= 0xe0 && lead <= 0xef:
		n = 3
	case lead >= 0xf0 && lead <= 0xf4:
		n = 4
	}
	if n == 0 || n > len(runes) {
		return 0, 0
	}
	var buf [4]byte
	buf[0] = lead
	for i := 1; i < n; i++ {
		c := asByte(runes[i])
		if c < 0x80 || c > 0xbf {
			return 0, 0
		}
		buf[i] = c
	}
	r, size := utf8.DecodeRune(buf[:n])
	if r == utf8.RuneError || size != n {
		return 0, 0
	}
	return r, n
}

// asByte is the byte that Latin-1 or Windows-1252 shows as a character, 0 where none does.
func asByte(r rune) byte {
	if r < 0x100 {
		return byte(r)
	}
	for c := byte(0x80); c < 0xa0; c++ {
		if latin(c) == r {
			return c
		}
	}
	return 0
}
