package tagger

import (
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"autojob/backend/core/embed"
	"autojob/backend/core/skill"
)

// Token is a word or a mark of a text with what the model sees of it.
type Token struct {
	Text       string
	Start, End int      // characters
	Features   []uint32 // cells
	Dense      [Window][]float32
	Apart      bool // a comma stood before it: no name runs over it
}

// Sentence is what is tagged in one go.
type Sentence struct{ Tokens []Token }

// Reader turns texts into tokens with features.
type Reader struct {
	lex     *skill.Lexicon
	vectors *embed.Model
	mu      sync.Mutex
	known   map[string][]float32 // vectors of words seen, bounded
}

const maxKnown = 20_000

// NewReader makes a reader over a lexicon and vectors.
func NewReader(l *skill.Lexicon, m *embed.Model) *Reader {
	return &Reader{lex: l, vectors: m, known: map[string][]float32{}}
}

// Read cuts a text into sentences and tokens: words with their digits and inner dots, marks one by one. Commas and semicolons are
// no tokens, since SkillSpan has none of them.
func (r *Reader) Read(text string) []Sentence {
	var out []Sentence
	var s Sentence
	end := func() {
		if len(s.Tokens) > 0 {
			r.describe(&s)
			out = append(out, s)
			s = Sentence{}
		}
	}
	from, at, n := 0, 0, 0 // bytes and characters
	runes, apart := 0, false
	token := func(t Token) {
		t.Apart, apart = apart, false
		s.Tokens = append(s.Tokens, t)
	}
	flush := func(to int) {
		if runes > 0 {
			token(Token{Text: text[from:to], Start: at, End: at + runes})
		}
		runes = 0
	}
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		inner := runes > 0 && (c == '+' || c == '#') || runes > 0 && (c == '.' || c == '_') && i+1 < len(text) && wordAt(text, i+size)
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c) || inner || c == '.' && wordAt(text, i+size) && runes == 0:
			if runes == 0 {
				from, at = i, n
			}
			runes++
		default:
			flush(i)
			switch {
			case c == ',' || c == ';':
				apart = true
			case !unicode.IsSpace(c):
				token(Token{Text: text[i : i+size], Start: n, End: n + 1})
			}
			if c == '\n' || (c == '.' || c == '!' || c == '?') && i+size < len(text) && text[i+size] == ' ' && len(s.Tokens) > 3 || len(s.Tokens) > 200 {
				end()
			}
		}
		i += size
		n++
	}
	flush(len(text))
	end()
	return out
}

func wordAt(text string, i int) bool {
	c, _ := utf8.DecodeRuneInString(text[min(i, len(text)):])
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// describe fills in the features of a sentence's tokens.
func (r *Reader) describe(s *Sentence) {
	n := len(s.Tokens)
	lower, shapes, lex := make([]string, n), make([]string, n), r.lexicon(s)
	for i := range s.Tokens {
		lower[i] = strings.ToLower(s.Tokens[i].Text)
		shapes[i] = shape(s.Tokens[i].Text)
	}
	get := func(list []string, i int) string {
		if i < 0 {
			return "<"
		}
		if i >= n {
			return ">"
		}
		return list[i]
	}
	first, cue, sinceCue, size := get(lower, 0), "", 99, min(n/5, 9)
	asks := "n"
	for _, w := range lower {
		if cues[w] {
			asks = "y"
		}
	}
	for i := range s.Tokens {
		t := &s.Tokens[i]
		add := func(parts ...string) { t.Features = append(t.Features, hash(parts)) }
		w, sh := lower[i], shapes[i]
		add("bias")
		for d := -2; d <= 2; d++ {
			k := string(rune('2' + d))
			add("w", k, get(lower, i+d))
			add("x", k, get(lex, i+d))
			if d >= -1 && d <= 1 {
				add("s", k, get(shapes, i+d))
			}
		}
		add("b-", get(lower, i-1), w)
		add("b+", w, get(lower, i+1))
		add("xx-", get(lex, i-1), lex[i])
		add("xx+", lex[i], get(lex, i+1))
		add("xw", lex[i], w)
		add("xs", lex[i], sh)
		add("ss", get(shapes, i-1), sh, get(shapes, i+1))
		for k := 2; k <= 4; k++ {
			if c := []rune(w); len(c) > k {
				add("p", string(c[:k]))
				add("e", string(c[len(c)-k:]))
			}
		}
		add("c", cue, string(rune('0'+min(sinceCue, 9))))
		add("cx", cue, lex[i])
		add("cs", string(rune('0'+min(sinceCue, 9))), sh)
		add("a", asks, lex[i])
		add("as", asks, sh)
		add("n", string(rune('0'+size)), asks)
		add("f", first)
		add("fx", first, lex[i])
		add("i", string(rune('0'+min(i, 5))), sh)
		t.Dense[0] = r.vector(w)
		t.Dense[1], t.Dense[2] = r.vector(get(lower, i-1)), r.vector(get(lower, i+1))
		sinceCue++
		if cues[w] {
			cue, sinceCue = w, 0
		}
	}
}

// lexicon says of each token whether the lexicon has it, as what, and how sure it is: "B-tool9".
func (r *Reader) lexicon(s *Sentence) []string {
	out := make([]string, len(s.Tokens))
	var text strings.Builder
	at := make([]int, 0, len(s.Tokens))
	n := 0
	for i, t := range s.Tokens { // as it stands, one blank where there were any
		if i > 0 && t.Start > s.Tokens[i-1].End {
			text.WriteByte(' ')
			n++
		}
		at = append(at, n)
		text.WriteString(t.Text)
		n += t.End - t.Start
	}
	for i := range out {
		out[i] = "-"
	}
	for _, m := range r.lex.Extract(text.String()) {
		kind := ""
		if k, ok := r.lex.Skill(m.Skill); ok {
			kind = string(k.Kind)
			if k.Source != "" {
				kind += "~"
			}
		}
		begin := "B"
		for i := range out {
			if at[i] >= m.Start && at[i] < m.End {
				out[i] = begin + kind + string(rune('0'+int(m.Confidence*9.99)))
				begin = "I"
			}
		}
	}
	return out
}

// vector is a word's vector with length 1; nil for marks.
func (r *Reader) vector(w string) []float32 {
	if c, _ := utf8.DecodeRuneInString(w); !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '.' {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if v, ok := r.known[w]; ok {
		return v
	}
	b := r.vectors.Embed(w).Bytes()
	v, norm := make([]float32, len(b)), float32(0)
	for i, c := range b {
		v[i] = float32(int8(c))
		norm += v[i] * v[i]
	}
	if norm == 0 {
		v = nil
	}
	for i := range v {
		v[i] /= float32(math.Sqrt(float64(norm)))
	}
	if len(r.known) >= maxKnown {
		clear(r.known)
	}
	r.known[w] = v
	return v
}

// shape is the kinds of characters of a word, runs made one: "Xx", "X", "x9".
func shape(w string) string {
	var out []byte
	n := 0
	for _, c := range w {
		k := byte('.')
		switch {
		case unicode.IsUpper(c):
			k = 'X'
		case unicode.IsLetter(c):
			k = 'x'
		case unicode.IsDigit(c):
			k = '9'
		default:
			k = w[0]
		}
		n++
		if len(out) == 0 || out[len(out)-1] != k {
			out = append(out, k)
		}
	}
	if len(out) > 6 {
		out = out[:6]
	}
	if n <= 1 {
		out = append(out, '1')
	} else if n <= 4 {
		out = append(out, 's')
	}
	return string(out)
}

// hash is the cell of a named feature (FNV-1a).
func hash(parts []string) uint32 {
	h := uint32(2166136261)
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ 0xff) * 16777619
	}
	return (h ^ h>>15) % Buckets
}

var cues = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`experience experienced knowledge skill skills skilled proficient proficiency expertise familiar familiarity fluent fluency certified certification
		using tools understanding degree bachelor master background worked working use know qualification qualified training techniques technologies technology languages language like as`) {
		m[w] = true
	}
	return m
}()
