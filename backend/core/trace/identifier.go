package trace

import (
	"net/url"
	"strings"
	"unicode"

	"autojob/backend/core/profile"

	"golang.org/x/text/unicode/norm"
)

// Identifier is one value that points to the person. By its field it is found in the spellings that are usual:
//
//   - a name with anything usual between its words, the family name first, without the middle ones, umlauts and
//     accents written out or dropped; never one word of it alone
//   - a phone number with and without country code, as 0170, +49 170, 0049 (0)170 and grouped in any way
//   - an address with Str. for Straße, and its street alone; only with a number in it
//   - a page without scheme and www; a handle alone only where it is no word
type Identifier struct {
	Field Field
	Value string
}

const (
	// short identifiers stand in anything: fewer letters and digits than this are not searched for.
	shortest = 6
	// longest is how many bytes of an identifier are looked at.
	longest        = 1 << 10
	maxIdentifiers = 32
)

// Of returns the identifiers that a profile holds, those of most weight first.
func Of(p *profile.Profile) []Identifier {
	if p == nil {
		return nil
	}
	var all []Identifier
	add := func(f Field, v string) {
		if v = strings.TrimSpace(v); v != "" {
			all = append(all, Identifier{f, v})
		}
	}
	b := p.Basics
	add(Name, b.Name)
	for _, v := range strings.FieldsFunc(b.Email, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;|<>()", r) }) {
		if strings.Contains(v, "@") {
			add(Email, strings.TrimPrefix(v, "mailto:"))
		}
	}
	for _, v := range strings.FieldsFunc(strings.ReplaceAll(b.Phone, " / ", ";"), func(r rune) bool { return strings.ContainsRune(",;|\n", r) }) {
		add(Phone, v)
	}
	add(Address, b.Location.Address)
	add(Page, b.URL)
	for _, o := range b.Profiles {
		add(Handle, strings.TrimPrefix(o.Username, "@"))
		add(Page, o.URL)
	}
	return all
}

// weight is how much of an identifier tells it from chance, in letters and digits; a sign of a script that writes words in one or
// two signs counts twice.
func weight(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana):
			n += 2
		case unicode.IsLetter(r), unicode.IsDigit(r):
			n++
		}
	}
	return n
}

func hasDigit(s string) bool { return strings.ContainsFunc(s, unicode.IsDigit) }

// effort is how many spellings are tried. Each is tried for an identifier, from the last one down, until it fits.
type effort int

const (
	brief   effort = iota // the first letters alone
	literal               // all of it, as it is written; a number with one sign between its digits
	rich                  // and with what may stand between and instead
)

// most is how many characters of an identifier are searched for: the rest makes it no rarer.
func (e effort) most() int {
	if e == brief {
		return 20
	}
	return 64
}

// patterns are the identifier's spellings; none when it is not to be searched for.
func (id Identifier) patterns(e effort) []pattern {
	v := id.Value[:min(len(id.Value), longest)]
	v = norm.NFC.String(strings.Join(strings.Fields(strings.ToValidUTF8(v, "")), " "))
	if weight(v) < shortest {
		return nil
	}
	all := id.spellings(v, e)
	for i, p := range all {
		all[i] = p.first(e.most())
	}
	return all
}

func (id Identifier) spellings(v string, e effort) []pattern {
	switch id.Field {
	case Name:
		return namePatterns(v, e)
	case Phone:
		return phonePatterns(v, e)
	case Address:
		return addressPatterns(v, e)
	case Handle:
		return handlePatterns(v)
	case Page:
		return pagePatterns(v)
	}
	return []pattern{letters(v, false)}
}

// enoughAlone is how many letters of a name make it rare enough to be found within longer words.
const enoughAlone = 10

func namePatterns(v string, e effort) []pattern {
	words := strings.FieldsFunc(v, func(r rune) bool { return r == ' ' || r == ',' })
	if len(words) == 1 {
		if weight(v) > len([]rune(v)) { // a script without spaces: the word is the whole name
			return []pattern{letters(v, false)}
		}
		return nil
	}
	var plain []string // without titles, initials and the like
	for _, w := range words {
		if !strings.HasSuffix(w, ".") && weight(w) > 1 {
			plain = append(plain, w)
		}
	}
	ways := [][]string{words}
	if n := len(plain); e == rich && n >= 2 {
		ways = append(ways, []string{plain[n-1], plain[0]})
		if n > 2 || n < len(words) {
			ways = append(ways, []string{plain[0], plain[n-1]})
		}
	}
	var all []pattern
	for _, way := range ways {
		w := weight(strings.Join(way, ""))
		if w < shortest {
			continue
		}
		p := spaced(way, w >= enoughAlone, e)
		if w < enoughAlone {
			p = append(append(pattern{{edge: true}}, p...), step{edge: true})
		}
		all = append(all, p)
	}
	return all
}

func addressPatterns(v string, e effort) []pattern {
	ways := []string{v}
	if street, _, more := strings.Cut(v, ","); more {
		ways = append(ways, street)
	}
	var all []pattern
	for _, way := range ways {
		if weight(way) < shortest || !hasDigit(way) || strings.IndexFunc(way, unicode.IsLetter) < 0 {
			continue
		}
		for _, spelt := range streets(way, e) {
			words := strings.FieldsFunc(spelt, func(r rune) bool { return r == ' ' || r == ',' })
			all = append(all, spaced(words, false, e))
		}
	}
	return all
}

// streets spells the German word for street in both ways; the accents are the letters' own matter.
func streets(v string, e effort) []string {
	ways := []string{v}
	if e != rich {
		return ways
	}
	for _, long := range []string{"straße", "strasse"} {
		if i := strings.Index(strings.ToLower(v), long); i >= 0 && len(strings.ToLower(v)) == len(v) {
			return append(ways, v[:i]+"str."+v[i+len(long):], v[:i]+"str"+v[i+len(long):])
		}
	}
	if i := strings.Index(strings.ToLower(v), "str."); i >= 0 && len(strings.ToLower(v)) == len(v) {
		return append(ways, v[:i]+"straße"+v[i+len("str."):], v[:i]+"str"+v[i+len("str."):])
	}
	return ways
}

func handlePatterns(v string) []pattern {
	if weight(v) >= 8 || hasDigit(v) || strings.ContainsAny(v, "-_.") {
		return []pattern{letters(v, false)}
	}
	return []pattern{letters("/"+v, false), letters("@"+v, false)} // alone it might be a word
}

func pagePatterns(v string) []pattern {
	_, rest, ok := strings.Cut(v, "://")
	if !ok {
		rest = v
	}
	if len(rest) > 4 && strings.EqualFold(rest[:4], "www.") {
		rest = rest[4:]
	}
	rest = strings.TrimRight(rest, "/")
	host, path, _ := strings.Cut(rest, "/")
	if weight(rest) < shortest || !strings.Contains(host, ".") || path == "" && networks[strings.ToLower(host)] {
		return nil
	}
	ways := []pattern{letters(rest, false)}
	if readable, err := url.PathUnescape(rest); err == nil && readable != rest {
		ways = append(ways, letters(norm.NFC.String(strings.ToValidUTF8(readable, "")), false))
	}
	return ways
}

// networks are hosts that are nobody's own.
var networks = map[string]bool{"linkedin.com": true, "de.linkedin.com": true, "xing.com": true, "github.com": true, "gitlab.com": true,
	"twitter.com": true, "x.com": true, "facebook.com": true, "instagram.com": true, "stackoverflow.com": true, "medium.com": true,
	"youtube.com": true, "behance.net": true, "dribbble.com": true, "researchgate.net": true, "orcid.org": true,
	"scholar.google.com": true, "google.com": true, "example.com": true, "example.org": true, "bitbucket.org": true, "kaggle.com": true}
