package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean1 makes one PDF character readable: "" for what has no meaning as text, " " for every kind of space and line end.
func clean1(s string) string {
	c, _ := utf8.DecodeRuneInString(s)
	switch {
	case s == "":
		return ""
	case c == 0x02, c == 0xFFFE: // how PDFium marks a hyphen at a line's end
		return "-"
	case c == '\t', c == '\n', c == '\r', unicode.Is(unicode.Zs, c), c == 0x2028, c == 0x2029:
		return " "
	}
	return fold(s)
}

// fold replaces compatibility forms that are a matter of typesetting (ligatures, full-width letters, non-breaking
// hyphens) and drops what cannot be seen. Characters with a meaning of their own (², ½, ™) stay.
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
		case c == 0x00AD, unicode.Is(unicode.Co, c), unicode.Is(unicode.Cf, c), c == utf8.RuneError, c == 0xFFFE, c == 0xFFFF:
		case unicode.IsControl(c) && c != '\t' && c != '\n':
		case c == 0x00A0, unicode.Is(unicode.Zs, c), c == 0x2028, c == 0x2029:
			b.WriteByte(' ')
		case c >= 0xFB00 && c <= 0xFB06, c >= 0xFF01 && c <= 0xFF5E, c >= 0x0132 && c <= 0x0133:
			b.WriteString(norm.NFKC.String(string(c)))
		default:
			b.WriteRune(c)
		}
	}
	return norm.NFC.String(b.String())
}

// squeeze folds s and makes every run of blanks one space, without any at the ends.
func squeeze(s string) string { return strings.Join(strings.Fields(fold(s)), " ") }
