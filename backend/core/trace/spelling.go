package trace

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// pattern is a sequence of steps; each is one of several ways to write a character.
type pattern []step

type step struct {
	ways []string // UTF-8; "" lets the step out
	loop bool     // any number of them, also none
	edge bool     // any one character that is no letter, or the beginning or end; ways is nil
}

// optional reports whether the step can be left out.
func (st step) optional() bool { return st.loop || slices.Contains(st.ways, "") }

// first is the part with the first n steps that cannot be left out.
func (p pattern) first(n int) pattern {
	for i, st := range p {
		if st.optional() {
			continue
		}
		if n--; n < 0 {
			return p[:i].trimmed()
		}
	}
	return p
}

// letters spells s in any case, composed or decomposed and, loosely, with accents and umlauts written out or
// dropped, and hyphens and the like left out. Loosely, several hyphens in a row are any number of them: none tells the person from
// another, and each by itself would be as many states.
func letters(s string, loose bool) pattern {
	var p pattern
	for len(s) > 0 {
		n := max(1, norm.NFC.NextBoundaryInString(s, true))
		st := step{ways: spell(s[:n], loose)}
		s = s[n:]
		if last := len(p) - 1; last >= 0 && st.optional() && p[last].optional() {
			p[last] = step{ways: signs(append(p[last].ways, st.ways...)), loop: true}
			continue
		}
		p = append(p, st)
	}
	return p
}

// signs are the ways to write a sign, each once, without the one that leaves it out.
func signs(ways []string) []string {
	ways = slices.DeleteFunc(slices.Clone(ways), func(w string) bool { return w == "" })
	slices.Sort(ways)
	return slices.Compact(ways)
}

// trimmed is the pattern without what can be left out at its ends.
func (p pattern) trimmed() pattern {
	for len(p) > 0 && p[0].optional() {
		p = p[1:]
	}
	for len(p) > 0 && p[len(p)-1].optional() {
		p = p[:len(p)-1]
	}
	return p
}

// like are characters that programs put in the place of others.
var like = map[rune][]string{
	'-':  {"-", " ", "_", "\u2010", "\u2011", "\u2013"},
	'‐':  {"-", " ", "\u2010", "\u2011", "\u2013"},
	'\'': {"'", "\u2019", "\u02bc", "`"},
	'’':  {"'", "\u2019", "\u02bc", "`"},
	' ':  {" ", "\u00a0", "_", "+"},
	'+':  {"+", " "}, // the percent form says + for a space
}

// written are letters as people without them on the keyboard write them.
var written = map[rune][]string{'ä': {"ae"}, 'ö': {"oe"}, 'ü': {"ue"}, 'ß': {"ss"}, 'å': {"aa"}, 'ø': {"oe", "o"}, 'æ': {"ae"},
	'œ': {"oe"}, 'ł': {"l"}, 'đ': {"d"}, 'ð': {"d"}, 'þ': {"th"}, 'ı': {"i"}}

// spell gives the ways to write one character: a letter, and the marks on it.
func spell(s string, loose bool) []string {
	r, size := utf8.DecodeRuneInString(s)
	if ways := like[r]; ways != nil && size == len(s) {
		if loose {
			ways = append([]string{""}, ways...)
		}
		return ways
	}
	var ways []string
	add := func(s string) {
		if !slices.Contains(ways, s) {
			ways = append(ways, s)
		}
	}
	cases := []rune{r}
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		cases = append(cases, f)
	}
	for _, f := range cases {
		whole := string(f) + s[size:]
		apart := norm.NFD.String(whole)
		add(whole)
		add(norm.NFC.String(whole))
		add(apart)
		if base, _ := utf8.DecodeRuneInString(apart); loose && apart != string(f) && unicode.IsLetter(base) {
			add(string(base))
		}
	}
	if r == 'ß' || r == 'ẞ' { // the one letter whose usual upper case is two
		add("SS")
		add("ss")
		add("Ss")
	}
	if loose {
		for _, w := range written[unicode.ToLower(r)] {
			add(w)
			add(strings.ToUpper(w))
			add(strings.ToUpper(w[:1]) + w[1:])
		}
	}
	return ways
}

var (
	between = []string{" ", "\t", "\r", "\n", "\u00a0", ".", "_", "-", ",", "+"}
	grouped = []string{"", " ", "-", "/", ".", "(", ")", "+", "\u00a0", "\u2011", "\u2013", "\u2009", "\u202f"}
)

// gap is what stands between two words: one to five signs (a line's end and some indentation), or none; literally, one or two.
func gap(none bool, e effort) pattern {
	maybe := step{ways: append([]string{""}, between...)}
	if e != rich {
		return pattern{{ways: between}, maybe}
	}
	if none {
		return pattern{maybe, maybe, maybe, maybe, maybe}
	}
	return pattern{{ways: between}, maybe, maybe, maybe, maybe}
}

// wide is any number of the signs that stand between words, or in the place of such a sign.
var wide = func() step {
	ways := slices.Clone(between)
	for _, instead := range like {
		ways = append(ways, instead...)
	}
	return step{ways: signs(ways), loop: true}
}()

// onlySigns reports whether a word has nothing but signs of which any number may stand between words.
func onlySigns(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !slices.Contains(wide.ways, string(r)) })
}

// spaced spells words with what may stand between them. A word that is signs alone widens the gap.
func spaced(words []string, none bool, e effort) pattern {
	var p pattern
	apart := false // by signs of their own
	for _, word := range words {
		switch {
		case e == rich && onlySigns(word):
			apart = true
			continue
		case len(p) == 0:
		case !apart:
			p = append(p, gap(none, e)...)
		case none:
			p = append(p, wide)
		default:
			p = append(p, step{ways: wide.ways}, wide)
		}
		p = append(p, letters(word, e == rich)...)
		apart = false
	}
	return p.trimmed()
}

// groups is what stands between two digits of a number: up to three signs, or one, or none.
func groups(e effort) pattern {
	return slices.Repeat(pattern{{ways: grouped}}, map[effort]int{rich: 3, literal: 1, brief: 0}[e])
}

// digits spells a number grouped in any way.
func digits(s string, e effort) pattern {
	var p pattern
	for i, d := range s {
		if i > 0 {
			p = append(p, groups(e)...)
		}
		p = append(p, step{ways: []string{string(d)}})
	}
	return p
}

// phonePatterns spell the subscriber's digits after each prefix. A number that begins with 1 looks like the seconds that programs
// write into their logs, and a short one like any number: these are found only behind a prefix.
func phonePatterns(v string, e effort) []pattern {
	code, number, trunk := dialled(v)
	if len(number) < shortest || len(number) > 15 {
		return nil
	}
	rest := digits(number, e)
	if len(number) >= 9 && number[0] != '1' {
		return []pattern{rest}
	}
	sep := groups(e)
	zero := slices.Concat(pattern{{ways: []string{"0"}}}, sep, rest) // also the 0 of +49 (0)170
	switch {
	case code != "":
		return []pattern{zero, slices.Concat(digits(code, e), sep, rest)}
	case trunk:
		codes := step{ways: strings.Fields(twoDigits)} // the others are rare, and not worth the states
		return []pattern{zero, slices.Concat(pattern{{ways: []string{"+", "00"}}, codes}, sep, rest)}
	case len(number) < 7:
		return nil
	}
	return []pattern{rest} // no prefix is known of it
}

// dialled takes a phone number apart: country code, the digits after it, and whether a trunk 0 stood before them.
func dialled(v string) (code, number string, trunk bool) {
	v = strings.ReplaceAll(v, "(0)", "")
	var d strings.Builder
	for _, r := range v {
		if r >= '0' && r <= '9' {
			d.WriteRune(r)
		}
	}
	number = d.String()
	abroad := strings.HasPrefix(strings.TrimLeft(v, " ("), "+")
	if !abroad && strings.HasPrefix(number, "00") {
		abroad, number = true, number[2:]
	}
	if abroad && len(number) > 3 {
		n := codeLength(number)
		code, number = number[:n], number[n:]
	}
	if strings.HasPrefix(number, "0") && code != "39" { // Italy dials its 0 from abroad, too
		number, trunk = number[1:], true
	}
	return code, number, trunk
}

// codeLength is that of the country code at the start of s (ITU-T E.164): the zones 1 and 7 are one code, of the others these
// have two digits and all else three.
func codeLength(s string) int {
	if s[0] == '1' || s[0] == '7' {
		return 1
	}
	if strings.Contains(" "+twoDigits+" ", " "+s[:2]+" ") {
		return 2
	}
	return 3
}

const twoDigits = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98"
