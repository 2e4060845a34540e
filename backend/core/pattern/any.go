package pattern

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
)

// Any matches at least where one of the patterns does, and seldom elsewhere: it looks for words without which none can match. It is for the
// question whether any of many has to be asked.
func Any(patterns ...*Pattern) *Pattern {
	var words []string
	for _, p := range patterns {
		parsed, err := syntax.Parse(p.text, syntax.Perl)
		if err != nil {
			return New("")
		}
		needed := needs(parsed.Simplify())
		if len(needed) == 0 {
			return New("") // it may match anything
		}
		words = append(words, needed...)
	}
	slices.Sort(words)
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	return New("(?i)" + strings.Join(slices.Compact(words), "|"))
}

// needs are words in lower case, one of which stands in every match; none where that is not known.
func needs(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{strings.Map(unicode.ToLower, string(re.Rune))}
	case syntax.OpCapture, syntax.OpPlus:
		return needs(re.Sub[0])
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if found := needs(sub); telling(found) > telling(best) {
				best = found
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			found := needs(sub)
			if len(found) == 0 {
				return nil
			}
			all = append(all, found...)
		}
		return all
	}
	return nil
}

// telling is how much a choice of words says: as much as the shortest of them, and less the more there are.
func telling(words []string) int {
	if len(words) == 0 {
		return 0
	}
	shortest := len(slices.MinFunc(words, func(a, b string) int { return len(a) - len(b) }))
	return 1 + 100*min(shortest, 8) - min(len(words), 50)
}
