package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// ligatures stand at these codes in TeX's T1 encoding; fonts that name them badly come out as the bare codes.
var ligatures = map[rune]string{0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl"}

// clean1 makes one PDF character readable: "" for what has no meaning as text, " " for every kind of space and line end.
func clean1(c rune) string {
	switch {
	case c == 0x02, c == 0xFFFE, c == 0xAD: // a hyphen at a line's end, as PDFium marks it; a soft hyphen that is drawn
		return "-"
	case c == '\t', c == '\n', c == '\r', unicode.Is(unicode.Zs, c), c == 0x2028, c == 0x2029:
		return " "
	case c >= 0x1B && c <= 0x1F:
		return ligatures[c]
	case !utf8.ValidRune(c):
		return ""
	}
	return fold(string(c))
}

// fold replaces compatibility forms that are a matter of typesetting (ligatures, full-width letters, non-breaking
// hyphens, letters of mathematics) and drops controls. Characters with a meaning of their own (², ½, ™) stay, and so do those
// without a shape until hidden.Document has looked at them.
func fold(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] < 0x20 || s[i] >= 0x7F {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		switch {
		case c == 0x2010, c == 0x2011: // hyphen, non-breaking hyphen
			b.WriteByte('-')
		case unicode.Is(unicode.Co, c), c == utf8.RuneError, c == 0xFFFE, c == 0xFFFF:
		case unicode.IsControl(c) && c != '\t' && c != '\n':
		case c == 0x00A0, unicode.Is(unicode.Zs, c), c == 0x2028, c == 0x2029:
			b.WriteByte(' ')
		case c >= 0xFB00 && c <= 0xFB06, c >= 0xFF01 && c <= 0xFF5E, c >= 0x0132 && c <= 0x0133, c >= 0x1D400 && c <= 0x1D7FF:
			b.WriteString(norm.NFKC.String(string(c)))
		default:
			b.WriteRune(c)
		}
	}
	return norm.NFC.String(b.String())
}

// squeeze folds s and makes every run of blanks one space, without any at the ends.
func squeeze(s string) string { return strings.Join(strings.Fields(fold(s)), " ") }
