package summary

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// claimToken is a word or a number of a text. Norm is lower case without diacritics; offsets are bytes.
type claimToken struct {
	text, norm string
	start, end int
	sep        string    // what stands between the token before and this one
	glued      bool      // a hyphen alone stands before it: the second part of "hospital-wide"
	values     []float64 // of digits: what they may mean ("1,200" is two things); nil for a word
	capital    bool      // begins with a capital
	upper      bool      // capitals only, at least two
}

// claimTokens cuts a text into tokens, in one pass.
func claimTokens(text string) []claimToken {
	var out []claimToken
	last := 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += n
			continue
		}
		end, values := claimWordEnd(text, i)
		word := text[i:end]
		t := claimToken{text: word, norm: strings.ReplaceAll(claimFold(word), ".", ""), start: i, end: end, sep: text[last:i], values: values}
		t.glued = len(out) > 0 && (t.sep == "-" || t.sep == "\u2011" || t.sep == "\u2010")
		t.capital = unicode.IsUpper(r)
		t.upper = t.capital && utf8.RuneCountInString(word) > 1 && strings.ToUpper(word) == word
		out = append(out, t)
		i, last = end, end
		if skip := possessiveEnd(text, end); skip > end {
			i = skip
		}
	}
	return out
}

// claimWordEnd finds where the token that begins at i ends; values are set for a number.
func claimWordEnd(text string, i int) (end int, values []float64) {
	if end := addressEnd(text, i); end > 0 {
		return end, nil
	}
	if c := text[i]; '0' <= c && c <= '9' {
		return numberEnd(text, i)
	}
	return letterEnd(text, i), nil
}

// addressEnd is the end of an e-mail or web address, which is one token; 0 where there is none.
func addressEnd(text string, i int) int {
	end := i
	for end < len(text) && text[end] > ' ' && end-i < 300 {
		end++
	}
	chunk := strings.TrimRight(text[i:end], ".,;:)!?\"'")
	if at := strings.IndexByte(chunk, '@'); at > 0 && at < len(chunk)-1 || strings.Contains(chunk, "://") || strings.HasPrefix(chunk, "www.") {
		return i + len(chunk)
	}
	return 0
}

func letterEnd(text string, i int) int {
	start := i
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mn, r), r == '\u00ad':
			i += n
			continue
		case r == '.' && i-pieceStart(text, start, i) <= 3 && i+n < len(text) && dotted(text[i+n:]):
			i += n
			continue
		case (r == '+' || r == '#') && i > start:
			return i + n + len(text[i+n:]) - len(strings.TrimLeft(text[i+n:], "+#"))
		case (r == '\'' || r == '’') && strings.HasSuffix(text[start:i], "n") && strings.HasPrefix(text[i+n:], "t") && i-start > 2:
			return i + n + 1 // "don't"
		}
		break
	}
	return i
}

// pieceStart is where the letters before i begin, behind the last dot.
func pieceStart(text string, start, i int) int {
	return start + strings.LastIndexByte(text[start:i], '.') + 1
}

// dotted reports whether what follows a dot is the next piece of a short form: "B.Sc.", "Ph.D.".
func dotted(rest string) bool {
	n := 0
	for n < len(rest) && (rest[n] >= 'a' && rest[n] <= 'z' || rest[n] >= 'A' && rest[n] <= 'Z') {
		n++
	}
	return n > 0 && n <= 3
}

// possessiveEnd skips the "'s" of "driver's".
func possessiveEnd(text string, i int) int {
	for _, s := range [...]string{"'s", "’s"} {
		if rest, ok := strings.CutPrefix(text[i:], s); ok {
			if r, _ := utf8.DecodeRuneInString(rest); rest == "" || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				return i + len(s)
			}
		}
	}
	return i
}

// numberEnd reads a number: "300,000", "4,2", "10 000", "1.º", "3rd". What runs on into other letters or a colon ("2D", "22:00") is a word.
func numberEnd(text string, i int) (int, []float64) {
	end := i
	groups := 0
	for end < len(text) {
		if isDigit(text[end]) {
			end++
			continue
		}
		if n := groupMark(text, i, end, groups); n > 0 {
			end += n
			groups++
			continue
		}
		break
	}
	values := numberValues(text[i:end])
	rest := text[end:]
	for _, o := range [...]string{".º", "º", ".ª", "ª"} {
		if strings.HasPrefix(rest, o) {
			return end + len(o), values
		}
	}
	if len(rest) > 1 && rest[0] == ':' && isDigit(rest[1]) {
		end += 2
		for end < len(text) && (isDigit(text[end]) || text[end] == ':') {
			end++
		}
		return end, nil
	}
	tail := letterEnd(text, end) - end
	switch suffix := claimFold(text[end : end+tail]); {
	case tail == 0:
		return end, values
	case ordinalEnds[suffix]:
		return end + tail, values
	case gluedUnits[suffix]:
		return end, values
	}
	return end + tail, nil
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// groupMark is the length of a mark inside a number that goes on behind it: a dot or comma, or a blank before exactly three digits.
func groupMark(text string, start, at, groups int) int {
	r, n := utf8.DecodeRuneInString(text[at:])
	digits := 0
	for j := at + n; j < len(text) && isDigit(text[j]) && digits < 4; j++ {
		digits++
	}
	switch r {
	case '.', ',':
		if digits > 0 {
			return n
		}
	case ' ', '\u00a0', '\u202f', '\'', '’':
		if digits == 3 && (groups > 0 || at-start <= 3) {
			return n
		}
	}
	return 0
}

var ordinalEnds = setOf("st nd rd th er e eme ere")
var gluedUnits = setOf("k m mn mio bn md mm cm km kg g h min s ms gb tb pb mb kw mw kwh l ml mg")

// numberValues is what digits with marks may mean: "1,200" is 1200 and 1.2. Without a value it is a name ("9.2.1", "007").
func numberValues(s string) []float64 {
	if len(s) > 1 && s[0] == '0' && isDigit(s[1]) || len(s) > 20 {
		if len(s) == 2 { // a month or a day
			if v, err := strconv.ParseFloat(s, 64); err == nil {
				return []float64{v}
			}
		}
		return nil
	}
	var out []float64
	add := func(s string) {
		if v, err := strconv.ParseFloat(s, 64); err == nil {
			out = append(out, v)
		}
	}
	plain := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "", "’", "").Replace(s)
	dot, comma := strings.Count(plain, "."), strings.Count(plain, ",")
	switch {
	case dot+comma == 0:
		add(plain)
	case dot+comma == 1:
		at := strings.IndexAny(plain, ".,")
		add(plain[:at] + "." + plain[at+1:])
		if len(plain)-at == 4 && at <= 3 && plain[0] != '0' {
			add(plain[:at] + plain[at+1:])
		}
	case dot == 1 && strings.LastIndex(plain, ".") > strings.LastIndex(plain, ","):
		add(strings.ReplaceAll(plain, ",", ""))
	case comma == 1 && strings.LastIndex(plain, ",") > strings.LastIndex(plain, "."):
		add(strings.ReplaceAll(strings.ReplaceAll(plain, ".", ""), ",", "."))
	case dot == 0:
		add(strings.ReplaceAll(plain, ",", ""))
	case comma == 0 && len(plain)-strings.LastIndex(plain, ".") == 4:
		add(strings.ReplaceAll(plain, ".", ""))
	}
	return out
}

// claimFold is a word in lower case without diacritics.
func claimFold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\u00ad':
		case r == 'ß':
			b.WriteString("ss")
		case r == 'æ':
			b.WriteString("ae")
		case r == 'œ':
			b.WriteString("oe")
		case r == 'ø':
			b.WriteByte('o')
		case r == 'ł':
			b.WriteByte('l')
		case r == 'đ':
			b.WriteByte('d')
		case r == '’':
			b.WriteByte('\'')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[claimFold(w)] = true
	}
	return out
}
