package redact

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/profile"
	"autojob/backend/core/trace"

	"golang.org/x/text/unicode/norm"
)

// find lists what goes, in any order.
func (r *Redactor) find(text string) ([]span, error) {
	if r.beyond {
		return nil, fmt.Errorf("%w: there are identifiers that cannot be searched for", ErrLeft)
	}
	var out []span
	for _, at := range placeholder.FindAllStringIndex(text, -1) {
		out = append(out, span{at[0], at[1], Marked})
	}
	out = append(out, r.patterns(text)...)
	out = append(out, r.ownWords(text)...)
	for _, s := range r.searchers {
		found, err := traced(s, text)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

var kinds = map[trace.Field]Kind{trace.Name: Name, trace.Email: Email, trace.Phone: Phone, trace.Address: Address, trace.Handle: Link, trace.Page: Link}

// traced are the stretches in which trace finds an identifier. Of what is compressed nobody can say which part to take: that is an error.
func traced(s *trace.Searcher, text string) ([]span, error) {
	res := s.Bytes([]byte(text))
	if res.More || res.Cut {
		return nil, fmt.Errorf("%w: too much of it", ErrLeft)
	}
	var out []span
	for _, h := range res.Hits {
		if len(h.In) > 0 {
			return nil, fmt.Errorf("%w: something compressed", ErrLeft)
		}
		end := min(int(h.Offset), len(text))
		if slices.ContainsFunc(out, func(s span) bool { return s.start < end && end <= s.end }) {
			continue
		}
		start := begins(s, text, end)
		out = append(out, widened(text, start, end, h.Form != trace.Plain, kinds[h.Field]))
	}
	return out, nil
}

// begins is where the shortest stretch begins that ends at a hit's end and is found by itself.
func begins(s *trace.Searcher, text string, end int) int {
	hits := func(start int) bool { return len(s.Bytes([]byte(text[start:end])).Hits) > 0 }
	size := 8
	for size < end && !hits(end-size) {
		size *= 2
	}
	lo, hi := max(0, end-size), end // found from lo, not from hi
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; hits(mid) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// widened is a stretch to the ends of the words it cuts; of an encoded one, to white space.
func widened(text string, start, end int, encoded bool, k Kind) span {
	more := func(r rune) bool {
		if encoded {
			return !unicode.IsSpace(r)
		}
		return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == utf8.RuneError
	}
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if !more(r) {
			break
		}
		start -= n
	}
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !more(r) {
			break
		}
		end += n
	}
	return span{start, end, k}
}

// particles are words of names that are words of the language, too.
var particles = []string{"von", "van", "der", "den", "de", "del", "della", "da", "di", "du", "la", "le", "los", "las", "el", "al", "bin", "ben", "zu", "zum", "zur", "und", "and", "y", "e", "et",
	"dr", "prof", "dipl", "ing", "msc", "bsc", "mba", "phd", "mr", "mrs", "ms", "herr", "frau"}

// own takes the words that point to the person by themselves.
func (r *Redactor) own(p *profile.Profile) {
	for _, w := range wordsOf(p.Basics.Name) {
		word := p.Basics.Name[w[0]:w[1]]
		if f := fold(word); utf8.RuneCountInString(word) >= 2 && !slices.Contains(particles, f) {
			r.words[f] = Name
		}
	}
	if code := strings.TrimSpace(p.Basics.Location.PostalCode); len(code) >= 4 && !strings.ContainsFunc(code, unicode.IsSpace) {
		r.words[fold(code)] = Address
	}
	for _, o := range p.Basics.Profiles {
		if h := strings.TrimPrefix(strings.TrimSpace(o.Username), "@"); len(wordsOf(h)) == 1 && utf8.RuneCountInString(h) >= 4 {
			r.words[fold(h)] = Link
		}
	}
}

// ownWords finds them as whole words; those of a name only where they do not begin small, since many a name is a word.
func (r *Redactor) ownWords(text string) []span {
	if len(r.words) == 0 {
		return nil
	}
	var out []span
	for _, w := range wordsOf(text) {
		word := text[w[0]:w[1]]
		k, ok := r.words[fold(word)]
		if first, _ := utf8.DecodeRuneInString(word); ok && (k != Name || !unicode.IsLower(first)) {
			out = append(out, span{w[0], w[1], k})
		}
	}
	return out
}

// wordsOf are the runs of letters, marks and digits of a text.
func wordsOf(text string) (out [][2]int) {
	start := -1
	for i, r := range text {
		in := unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			out, start = append(out, [2]int{start, i}), -1
		}
	}
	if start >= 0 {
		out = append(out, [2]int{start, len(text)})
	}
	return out
}

// fold is a word in lower case without accents, umlauts as they are written without the keys for them.
func fold(word string) string {
	word = strings.NewReplacer("ß", "ss", "ä", "ae", "ö", "oe", "ü", "ue", "ø", "oe", "å", "aa", "æ", "ae", "œ", "oe", "ł", "l", "ı", "i").Replace(strings.ToLower(norm.NFC.String(word)))
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		if !unicode.IsMark(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}
