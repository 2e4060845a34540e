package resume

import (
	"strings"
	"unicode"
)

// listMark returns how many characters a list mark at the start takes, blanks after it included; 0 if there is none.
func listMark(t []rune) int {
	if len(t) == 0 {
		return 0
	}
	k := 0
	switch c := t[0]; {
	case strings.ContainsRune("•◦▪▫‣●○■□▸▹►▻➢➤➔→✓✔✦❖◆◇⁃∙·»›❯✗★☆¤§", c) || c >= 0xE000 && c <= 0xF8FF:
		k = 1
	case strings.ContainsRune("-–—*o+>", c):
		if len(t) > 2 && unicode.IsSpace(t[1]) {
			k = 1
		}
	}
	if len(t) > 5 && t[0] == '[' && unicode.IsDigit(t[1]) { // "[1] ", "[12] ": a numbered reference
		d := 2
		if unicode.IsDigit(t[2]) {
			d = 3
		}
		if t[d] == ']' && t[d+1] == ' ' {
			k = d + 1
		}
	}
	if k == 0 && len(t) > 4 && unicode.IsDigit(t[0]) {
		// "1. ", "12) ": a numbered item, but not "3. Mai".
		d := 1
		if unicode.IsDigit(t[1]) {
			d = 2
		}
		if (t[d] == '.' || t[d] == ')') && t[d+1] == ' ' && d+2 < len(t) && unicode.IsUpper(t[d+2]) {
			w := d + 2
			for w < len(t) && unicode.IsLetter(t[w]) {
				w++
			}
			if f := fold(string(t[d+2 : w])); monthWords[f] == 0 && !quarterWords[f] {
				k = d + 1
			}
		}
	}
	if k == 0 {
		return 0
	}
	for k < len(t) && unicode.IsSpace(t[k]) {
		k++
	}
	return k
}

// icon reports whether c is a pictogram that stands for a word ("phone", "mail").
func icon(c rune) bool {
	return c >= 0xE000 && c <= 0xF8FF || c >= 0x1F300 && c <= 0x1FAFF || c >= 0x2600 && c <= 0x27BF ||
		c >= 0x2190 && c <= 0x21FF || c >= 0x25A0 && c <= 0x25FF || c >= 0x2B00 && c <= 0x2BFF ||
		c == 0xFE0F || c == 0x200B || c == 0xFFFD || c == 0xFEFF || c >= 0xF0000
}
