package board

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// legal are the ends of companies' names that stand in no token.
var legal = []string{"gmbh", "ag", "se", "kg", "ohg", "ug", "kgaa", "mbh", "co", "inc", "incorporated", "llc", "ltd", "limited", "plc", "corp", "corporation", "company", "sa", "sas", "sarl", "srl", "sl",
	"spa", "bv", "nv", "ab", "as", "oy", "aps", "group", "holding", "gruppe", "groupe", "grupo", "the"}

// spelled are the letters that become two in an address.
var spelled = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "å", "a", "ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "&", " and ", "+", " plus ", "'", "", "’", "", ".", "")

// Guesses are the boards under which a company of this name may publish, the likeliest first in each system. Which of them exist, only
// asking shows; that it is the same company, only the person knows.
func Guesses(name string) []Board {
	words, camel := nameWords(name)
	if len(words) == 0 {
		return nil
	}
	var slugs []string
	add := func(s string) {
		if len(s) >= 2 && len(s) <= 60 && !slices.Contains(slugs, s) {
			slugs = append(slugs, s)
		}
	}
	add(strings.Join(words, ""))
	add(strings.Join(words, "-"))
	if len(words) > 2 {
		add(words[0] + words[1])
	}
	if len(words) > 1 && len(words[0]) >= 5 {
		add(words[0])
	}
	var out []Board
	for _, k := range Kinds() {
		if !k.guessed() {
			continue
		}
		for i, s := range slugs {
			if i == 2 && k != Greenhouse && k != Lever && k != Ashby { // the rarer forms only where they are usual
				break
			}
			b := Board{Kind: k, Token: s, Name: strings.TrimSpace(name)}
			switch k {
			case SmartRecruiters:
				if i > 0 {
					continue
				}
				b.Token = camel
			case Recruitee:
				b.Token = s + ".recruitee.com"
			case Personio:
				b.Token = s + ".jobs.personio.de"
			case Teamtailor:
				b.Token = s + ".teamtailor.com"
			}
			if b.Check() == nil {
				out = append(out, b)
			}
		}
	}
	return out
}

// nameWords are a name's words in small ASCII letters, without the legal form, and all in one with capitals.
func nameWords(name string) (words []string, camel string) {
	name = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(spelled.Replace(norm.NFC.String(strings.ToLower(name)))))
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }) {
		words = append(words, w)
		if len(words) == 8 {
			break
		}
	}
	for len(words) > 1 && slices.Contains(legal, words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(strings.ToUpper(w[:1]) + w[1:])
	}
	return words, b.String()
}
