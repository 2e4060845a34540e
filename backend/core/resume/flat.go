package resume

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/document"
	"autojob/backend/core/pattern"
)

// A flat text kept no trace of its line breaks: all its blanks are single. Lines are cut where one surely began: at a heading, a list
// mark, an e-mail address, an entry's dates, and between sentences.

var (
	// capsPhrase matches one to four words in capitals, as headings are; plainPhrase words of which the first has one.
	capsPhrase  = pattern.New(`\p{Lu}[\p{Lu}&/'’-]+(?: (?:&|\p{Lu}[\p{Lu}&/'’-]+)){0,3}`)
	plainPhrase = pattern.New(`\p{Lu}\pL+(?: (?:&|and|und|et|y|of|\p{Lu}\pL+)){0,3}`)
	flatMark    = pattern.New(` (?:[•◦▪‣●○■□►·]|\* \p{Lu})`)
	flatStop    = pattern.New(`\pL{4,}[.!?] \p{Lu}`)
)

// flatBreak is where a line of a flat text begins, in characters, and whether a heading does.
type flatBreak struct {
	at   int
	head bool
}

// flatBreaks finds where the lines of a flat text begin; none where too little of a CV is in it: fewer than two different headings.
func flatBreaks(text []rune) []flatBreak {
	f := flatText{t: string(text), breaks: map[int]bool{}, kinds: map[kind]bool{}}
	f.headings()
	if len(f.kinds) < 2 {
		return nil
	}
	for _, m := range flatMark.FindAllStringIndex(f.t, -1) {
		f.add(m[0]+1, false)
	}
	for _, m := range emailRE.FindAllStringIndex(f.t, -1) {
		f.add(m[0], false)
		f.add(m[1], false)
	}
	for _, m := range flatStop.FindAllStringIndex(f.t, -1) {
		_, n := utf8.DecodeLastRuneInString(f.t[:m[1]])
		f.add(m[1]-n, false)
	}
	starts := byteOffsets(f.t)
	for _, p := range flatPeriods(text) {
		if p.ranged {
			f.add(starts[min(p.end, len(starts)-1)], false)
		}
	}
	var out []flatBreak
	for at, head := range f.breaks {
		k, _ := slices.BinarySearch(starts, at)
		out = append(out, flatBreak{k, head})
	}
	slices.SortFunc(out, func(a, b flatBreak) int { return a.at - b.at })
	return out
}

// flatText is a flat text whose lines are sought.
type flatText struct {
	t      string
	breaks map[int]bool // where lines begin, in bytes; true for a heading
	kinds  map[kind]bool
}

// add notes that a line begins at the next letter or sign from byte at on.
func (f *flatText) add(at int, head bool) {
	for at < len(f.t) && f.t[at] == ' ' {
		at++
	}
	if at > 0 && at < len(f.t) {
		f.breaks[at] = f.breaks[at] || head
	}
}

// heading notes the longest start of t[a:z] that is a heading, and reports whether there is one. What fits says of its end.
func (f *flatText) heading(a, z int, fits func(z int) bool) bool {
	for ; z > a; z = a + max(0, strings.LastIndexByte(f.t[a:z], ' ')) {
		after, _ := utf8.DecodeRuneInString(f.t[z:])
		if z < len(f.t) && after != ' ' && after != ':' || !fits(z) {
			continue
		}
		if k, sure := headingKind(f.t[a:z]); k != none && k != other && sure {
			f.kinds[k] = true
			f.add(a, true)
			if f.breaks[a] = true; after != ':' {
				f.add(z, false)
			}
			return true
		}
	}
	return false
}

// headings finds what opens a section: words in capitals or before a colon; where there are none, words that stand after the end of
// something and before a capital or a number.
func (f *flatText) headings() {
	found := 0
	each := func(re *pattern.Pattern, fits func(a, z int) bool) {
		for _, m := range re.FindAllStringIndex(f.t, -1) {
			// A tool in capitals, or a name, may stand before the heading: "SQL EDUCATION".
			for a := m[0]; a < m[1]; a++ {
				if (a == 0 || f.t[a-1] == ' ') && f.heading(a, m[1], func(z int) bool { return fits(a, z) }) {
					found++
					break
				}
			}
		}
	}
	each(capsPhrase, func(a, z int) bool { return z-a > 4 })
	each(plainPhrase, func(a, z int) bool { return strings.HasPrefix(f.t[z:], ":") || strings.HasPrefix(f.t[z:], " :") })
	if found >= 2 {
		return
	}
	each(plainPhrase, func(a, z int) bool {
		rest := strings.TrimLeft(f.t[z:], " ")
		next, _ := utf8.DecodeRuneInString(rest)
		last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(f.t[:a], " "))
		return (unicode.IsUpper(next) || unicode.IsDigit(next)) && (unicode.IsDigit(last) || strings.ContainsRune(".!?)", last))
	})
}

// byteOffsets is where each character of t starts, and its length.
func byteOffsets(t string) []int {
	out := make([]int, 0, len(t)+1)
	for i := range t {
		out = append(out, i)
	}
	return append(out, len(t))
}

// flatPeriods finds the periods of a long text piece by piece, since one call stops after some dates.
func flatPeriods(text []rune) []period {
	const piece = 400
	var out []period
	for a := 0; a < len(text); {
		z := min(a+piece, len(text))
		for z < len(text) && z > a+piece/2 && !unicode.IsLetter(text[z-1]) {
			z--
		}
		for _, p := range periods(string(text[a:z])) {
			p.start, p.end = p.start+a, p.end+a
			out = append(out, p)
		}
		a = z
	}
	return out
}

// flat parts a text whose blanks are all single into the lines it had, where enough of a CV is in it.
func (s *source) flat(text []rune, start int, whole []stretch) []stretch {
	breaks := flatBreaks(text)
	if len(breaks) < 8 {
		return whole
	}
	s.torn = true
	var out []stretch
	at, after := 0, 1
	for _, br := range append(breaks, flatBreak{at: len(text)}) {
		if br.at > at {
			out = bounded(s.text, document.Span{Start: start + at, End: start + br.at}, after, out)
		}
		if at, after = br.at, 1; br.head {
			after = 2
		}
	}
	return out
}
