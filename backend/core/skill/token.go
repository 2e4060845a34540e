package skill

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// gap says what stands before a token.
type gap uint8

const (
	gapNone  gap = iota // a phrase may run on: blanks, one line break, hyphen, slash, ampersand
	gapList             // comma, semicolon, bar, bullet: the next item of a list
	gapOther            // other marks inside a sentence: brackets, colon, quotes
	gapStop             // a new sentence or paragraph
)

// token is a word of a text. Normal form: lower case, no diacritics, apostrophes dropped; "&" is "and";
// "C++", "C#" and ".NET" are one word each.
type token struct {
	id       int32    // in the vocabulary; -1 where the lexicon does not know the word
	alt      [2]int32 // likewise for its singular, or without the digits at its end; -1 none
	start    int      // characters
	end      int
	from, to int // bytes
	before   gap
	dot      int  // characters from a dot before the word to the word
	newline  bool // a line break stands before it
	slash    bool // a slash stands before it
}

// vocabulary numbers the normal forms that the lexicon knows.
type vocabulary map[string]int32

func (v vocabulary) lookup(b []byte) int32 {
	if id, ok := v[string(b)]; ok {
		return id
	}
	return -1
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

// fold appends the normal form of a letter: lower case without its diacritic.
func fold(b []byte, r rune) []byte {
	switch {
	case 'A' <= r && r <= 'Z':
		return append(b, byte(r)+'a'-'A')
	case r < utf8.RuneSelf:
		return append(b, byte(r))
	}
	r = unicode.ToLower(r)
	switch r {
	case 'à', 'á', 'â', 'ã', 'ä', 'å', 'ā', 'ă', 'ą':
		return append(b, 'a')
	case 'ç', 'ć', 'č':
		return append(b, 'c')
	case 'ď', 'đ', 'ð':
		return append(b, 'd')
	case 'è', 'é', 'ê', 'ë', 'ē', 'ę', 'ě':
		return append(b, 'e')
	case 'ğ', 'ģ':
		return append(b, 'g')
	case 'ì', 'í', 'î', 'ï', 'ī', 'ı':
		return append(b, 'i')
	case 'ł', 'ľ':
		return append(b, 'l')
	case 'ñ', 'ń', 'ň':
		return append(b, 'n')
	case 'ò', 'ó', 'ô', 'õ', 'ö', 'ø', 'ō', 'ő':
		return append(b, 'o')
	case 'ř':
		return append(b, 'r')
	case 'š', 'ś', 'ş', 'ș':
		return append(b, 's')
	case 'ť', 'ţ', 'ț':
		return append(b, 't')
	case 'ù', 'ú', 'û', 'ü', 'ū', 'ů', 'ű':
		return append(b, 'u')
	case 'ý', 'ÿ':
		return append(b, 'y')
	case 'ž', 'ź', 'ż':
		return append(b, 'z')
	case 'æ':
		return append(b, 'a', 'e')
	case 'œ':
		return append(b, 'o', 'e')
	case 'ß':
		return append(b, 's', 's')
	}
	if unicode.Is(unicode.Mn, r) {
		return b
	}
	return utf8.AppendRune(b, r)
}

// scanner cuts a text into tokens.
type scanner struct {
	text  string
	pos   int // bytes
	runes int // characters
	buf   []byte
}

func (s *scanner) peek() (rune, int) {
	if s.pos >= len(s.text) {
		return -1, 0
	}
	if c := s.text[s.pos]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[s.pos:])
}

// next reads the next token; its normal form is in s.buf. known, which may be nil, tells which words with a
// mark at an end ("c++", ".net") to keep in one.
func (s *scanner) next(known vocabulary) (token, bool) {
	t := token{id: -1, alt: [2]int32{-1, -1}}
	breaks, stop, dot := 0, s.pos == 0, false
	var last rune = -1
	for {
		r, n := s.peek()
		if r < 0 && n == 0 {
			return t, false
		}
		if isWord(r) {
			if dot = last == '.' && (s.pos < 2 || !wordBefore(s.text, s.pos-1)); dot {
				t.dot = 1
			} else if dot = strings.HasSuffix(s.text[:s.pos], " . "); dot {
				t.dot = 2 // ". NET", as documents that were taken apart have it
			}
			break
		}
		switch r {
		case ' ', '\t', '\u00a0', '-', '/', '\u2010', '\u2011', '_', '\'', '\u2019', '\u0092', '\u00ad': // U+0092 is Windows' apostrophe read as Latin-1
			if last == '.' || last == '!' || last == '?' {
				stop = true
			}
			t.slash = t.slash || r == '/'
		case '\n':
			breaks++
			if last == '.' || last == '!' || last == '?' {
				stop = true
			}
		case '\r', '.', '+', '#':
		case '!', '?':
		case '&':
			if s.pos+1 < len(s.text) {
				t.before, t.newline = classify(t.before, breaks, stop), breaks > 0
				t.start, t.from = s.runes, s.pos
				s.pos, s.runes = s.pos+1, s.runes+1
				t.end, t.to = s.runes, s.pos
				s.buf = append(s.buf[:0], "and"...)
				t.id = known.lookup(s.buf)
				return t, true
			}
		case ',', ';', '|', '\u2022', '\u00b7', '*', '\u25cf', '\u25aa', '\uf0b7':
			t.before = max(t.before, gapList)
		default:
			t.before = max(t.before, gapOther)
		}
		last = r
		s.pos, s.runes = s.pos+n, s.runes+1
	}
	t.before, t.newline = classify(t.before, breaks, stop), breaks > 0
	t.start, t.from = s.runes, s.pos
	s.buf = s.buf[:0]
	for {
		r, n := s.peek()
		if n == 0 {
			break
		}
		if !isWord(r) {
			if (r == '\'' || r == '\u2019' || r == '\u0092') && s.possessive(n) {
				s.pos, s.runes = s.pos+n, s.runes+1
				continue
			}
			break
		}
		s.buf = fold(s.buf, r)
		s.pos, s.runes = s.pos+n, s.runes+1
	}
	t.end, t.to = s.runes, s.pos
	if known == nil {
		return t, true
	}
	s.marks(&t, known, dot)
	return t, true
}

// possessive reports whether the apostrophe of n bytes ahead is that of "driver's".
func (s *scanner) possessive(n int) bool {
	rest := s.text[s.pos+n:]
	return len(rest) > 0 && (rest[0] == 's' || rest[0] == 'S') && (len(rest) == 1 || rest[1] < utf8.RuneSelf && !isWord(rune(rest[1])))
}

// marks takes "++", "+", "#" after and "." before the word into the token where the vocabulary has it so.
func (s *scanner) marks(t *token, known vocabulary, dot bool) {
	n := 0
	for s.pos+n < len(s.text) && n < 2 && (s.text[s.pos+n] == '+' || s.text[s.pos+n] == '#') {
		n++
	}
	word := len(s.buf)
	for ; n > 0; n-- {
		s.buf = append(s.buf[:word], s.text[s.pos:s.pos+n]...)
		if id := known.lookup(s.buf); id >= 0 {
			t.id = id
			s.pos, s.runes = s.pos+n, s.runes+n
			t.end, t.to = s.runes, s.pos
			return
		}
	}
	s.buf = s.buf[:word]
	if dot {
		s.buf = append(append(s.buf, '.'), s.buf[:word]...)
		if id := known.lookup(s.buf[word:]); id >= 0 {
			t.id, t.start, t.from, t.before = id, t.start-t.dot, t.from-t.dot, min(t.before, gapOther)
			copy(s.buf, s.buf[word:])
			s.buf = s.buf[:word+1]
			return
		}
		s.buf = s.buf[:word]
	}
	t.id = known.lookup(s.buf)
	t.alt = known.other(s.buf)
}

func wordBefore(text string, pos int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:pos])
	return isWord(r) || r == '.'
}

func classify(g gap, breaks int, stop bool) gap {
	if stop || breaks > 1 {
		return gapStop
	}
	return g
}

// other finds up to two known words that w may be a form of: the singular of an English or German
// plural, the word without a version number at its end.
func (v vocabulary) other(w []byte) (alt [2]int32) {
	alt = [2]int32{-1, -1}
	n := len(w)
	if n < 4 {
		return alt
	}
	k := 0
	try := func(b []byte) {
		if id := v.lookup(b); id >= 0 && k < 2 {
			alt[k] = id
			k++
		}
	}
	switch last := w[n-1]; {
	case last == 's':
		switch c := w[n-2]; {
		case c == 's' || c == 'u' || c == 'i':
		case c == 'e' && n > 4 && w[n-3] == 'i':
			w[n-3] = 'y'
			try(w[:n-2])
			w[n-3] = 'i'
			try(w[:n-1])
		case c == 'e' && n > 4 && (w[n-3] == 's' || w[n-3] == 'x' || w[n-3] == 'h' || w[n-3] == 'z'):
			try(w[:n-2])
			try(w[:n-1])
		default:
			try(w[:n-1])
		}
	case '0' <= last && last <= '9':
		i := n
		for i > 0 && '0' <= w[i-1] && w[i-1] <= '9' {
			i--
		}
		if i >= 3 {
			try(w[:i])
		}
	case n >= 7 && last == 'n':
		try(w[:n-1])
		if w[n-2] == 'e' {
			try(w[:n-2])
		}
	case n >= 7 && last == 'e':
		try(w[:n-1])
	}
	return alt
}

// markedWords are the words that keep the marks at their ends.
var markedWords = vocabulary{"c++": 0, "c#": 0, "f#": 0, ".net": 0, "a+": 0, "network+": 0, "security+": 0, "server+": 0, "notepad++": 0, "linux+": 0, "g++": 0, "google+": 0}

// words is the normal forms of a name, for building the vocabulary.
func words(text string) []string {
	s := scanner{text: text}
	var out []string
	for {
		_, ok := s.next(markedWords)
		if !ok {
			return out
		}
		out = append(out, string(s.buf))
	}
}
