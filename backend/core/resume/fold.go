package resume

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold lower-cases and drops accents: "Été" and "ete" are one word. ß becomes ss.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, c := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, c):
		case c == 'ß':
			b.WriteString("ss")
		case c == 'œ':
			b.WriteString("oe")
		case c == 'æ':
			b.WriteString("ae")
		case c == 'ø':
			b.WriteByte('o')
		case c == 'ł':
			b.WriteByte('l')
		case c == 'ı':
			b.WriteByte('i')
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// words returns the folded words of s (letters, digits, and the signs inside "c++", "c#", "node.js" dropped).
func words(s string) []string {
	return strings.FieldsFunc(fold(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}
