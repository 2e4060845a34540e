package hidden

import (
	"strings"
	"unicode"
)

// alike are the letters of Greek, Cyrillic, Armenian and Cherokee that no one tells from a Latin one. Letters that are signs of their own in
// Latin text (α, β, κ, μ, π, Δ, Ω) are not among them. The source is Unicode's confusables, cut to what common fonts draw the same.
var alike = table(
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "і", "i", "ј", "j", "ѕ", "s", "һ", "h", "ԁ", "d", "ԛ", "q", "ԝ", "w", "ӏ", "l",
	"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "Х", "X", "У", "Y", "І", "I", "Ј", "J", "Ѕ", "S",
	"ο", "o", "ν", "v", "ι", "i", "ρ", "p", "Α", "A", "Β", "B", "Ε", "E", "Ζ", "Z", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O",
	"Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X", "օ", "o", "ս", "u", "հ", "h", "ց", "g")

func table(pairs ...string) map[rune]rune {
	m := map[rune]rune{}
	for i := 0; i < len(pairs); i += 2 {
		m[[]rune(pairs[i])[0]] = []rune(pairs[i+1])[0]
	}
	return m
}

// unmask reads letters that pose as Latin ones as what they look like, in words that are Latin otherwise, and in a line without any true
// letter of the other alphabet. Names in Greek or Cyrillic have such letters and stay.
func unmask(f *Findings, page int, rs []rune) {
	posing, foreign, latin := 0, 0, 0
	for _, c := range rs {
		switch {
		case c < 0:
		case alike[c] != 0:
			posing++
		case unicode.Is(unicode.Latin, c):
			latin++
		case unicode.In(c, unicode.Greek, unicode.Cyrillic, unicode.Armenian):
			foreign++
		}
	}
	if posing == 0 || latin == 0 {
		return
	}
	mixed := false
	words(rs, func(from, to int) {
		// Words end at signs, too: "IT-отдел" is two.
		for at := from; at < to; {
			end := at
			for end < to && (rs[end] < 0 || unicode.IsLetter(rs[end]) || unicode.IsDigit(rs[end])) {
				end++
			}
			if end > at && unmaskWord(f, page, rs[at:end]) {
				mixed = true
			}
			at = max(end, at+1)
		}
	})
	if mixed && foreign == 0 {
		for i, c := range rs {
			if a := alike[c]; a != 0 {
				rs[i] = a
			}
		}
	}
}

// unmaskWord does so for a word and reports whether it was mixed.
func unmaskWord(f *Findings, page int, word []rune) bool {
	posing, latin, other := 0, 0, 0
	for _, c := range word {
		switch {
		case c < 0 || unicode.IsDigit(c):
		case alike[c] != 0:
			posing++
		case unicode.Is(unicode.Latin, c):
			latin++
		default:
			other++
		}
	}
	if posing == 0 || latin < 2 || other > 0 {
		return false
	}
	for i, c := range word {
		if a := alike[c]; a != 0 {
			word[i] = a
		}
	}
	f.Add(Lookalike, page, strings.TrimSpace(pack(word)))
	return true
}
