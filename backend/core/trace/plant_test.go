package trace

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"html"
	"math/rand/v2"
	"mime/quotedprintable"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"
)

// form is one way in which programs write text down.
type form struct {
	name  string
	form  Form // that a hit tells; "" where it depends on the text
	write func(r *rand.Rand, s string) []byte
}

func utf16Bytes(s string, order binary.AppendByteOrder) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

func utf8Bytes(s string) []byte { return []byte(s) }

// each writes every character that must by must, the others as they are or, at times, as must would.
func each(r *rand.Rand, s string, must func(rune) bool, write func(rune) string) []byte {
	var b strings.Builder
	often := r.Float64()
	for _, c := range s {
		if must(c) || r.Float64() < often {
			b.WriteString(write(c))
		} else {
			b.WriteRune(c)
		}
	}
	return []byte(b.String())
}

// inBase64 puts s among other text, so at any of the three alignments, and breaks the lines.
func inBase64(r *rand.Rand, s string, bytesOf func(string) []byte, enc *base64.Encoding) []byte {
	filler := func() string {
		b := make([]byte, r.IntN(120))
		for i := range b {
			b[i] = " .,;:\n"[r.IntN(6)]
		}
		return string(b)
	}
	text := enc.EncodeToString(bytesOf(filler() + s + filler()))
	width := []int{1 << 20, 64, 76}[r.IntN(3)]
	end := []string{"\n", "\r\n", "\n  "}[r.IntN(3)]
	var b strings.Builder
	for len(text) > width {
		b.WriteString(text[:width] + end)
		text = text[width:]
	}
	return []byte(b.String() + text)
}

func hexCase(r *rand.Rand, s string) string {
	if r.IntN(2) == 0 {
		return strings.ToUpper(s)
	}
	return strings.ToLower(s)
}

var forms = []form{
	{"plain", Plain, func(_ *rand.Rand, s string) []byte { return []byte(s) }},
	{"composed", Plain, func(_ *rand.Rand, s string) []byte { return norm.NFC.Bytes([]byte(s)) }},
	{"decomposed", Plain, func(_ *rand.Rand, s string) []byte { return norm.NFD.Bytes([]byte(s)) }},
	{"upper case", Plain, func(_ *rand.Rand, s string) []byte { return []byte(strings.ToUpper(s)) }},
	{"mixed case", Plain, func(r *rand.Rand, s string) []byte {
		return []byte(strings.Map(func(c rune) rune {
			if r.IntN(2) == 0 {
				return unicode.ToUpper(c)
			}
			return unicode.ToLower(c)
		}, s))
	}},
	{"UTF-16 LE", UTF16LE, func(_ *rand.Rand, s string) []byte { return utf16Bytes(s, binary.LittleEndian) }},
	{"UTF-16 BE", UTF16BE, func(_ *rand.Rand, s string) []byte { return utf16Bytes(s, binary.BigEndian) }},
	{"base64", Base64, func(r *rand.Rand, s string) []byte { return inBase64(r, s, utf8Bytes, base64.StdEncoding) }},
	{"base64 behind other letters", Base64, func(r *rand.Rand, s string) []byte {
		return append([]byte("/path"[r.IntN(5):]), inBase64(r, s, utf8Bytes, base64.StdEncoding)...)
	}},
	{"base64url", Base64, func(r *rand.Rand, s string) []byte { return inBase64(r, s, utf8Bytes, base64.RawURLEncoding) }},
	{"base64 of UTF-16", Base64, func(r *rand.Rand, s string) []byte {
		return inBase64(r, s, func(s string) []byte { return utf16Bytes(s, binary.LittleEndian) }, base64.StdEncoding)
	}},
	{"hex", Hex, func(r *rand.Rand, s string) []byte { return []byte(hexCase(r, hex.EncodeToString([]byte(s)))) }},
	{"hex of UTF-16", Hex, func(r *rand.Rand, s string) []byte {
		return []byte(hexCase(r, hex.EncodeToString(utf16Bytes(s, binary.BigEndian))))
	}},
	{"query", "", func(_ *rand.Rand, s string) []byte { return []byte(url.QueryEscape(s)) }},
	{"path", "", func(_ *rand.Rand, s string) []byte { return []byte(url.PathEscape(s)) }},
	{"query twice", "", func(_ *rand.Rand, s string) []byte { return []byte(url.QueryEscape(url.QueryEscape(s))) }},
	{"percent", "", func(r *rand.Rand, s string) []byte {
		return each(r, s, func(c rune) bool { return c > 126 || c == '%' }, func(c rune) string {
			var b strings.Builder
			for _, x := range []byte(string(c)) {
				b.WriteString("%" + hexCase(r, fmt.Sprintf("%02x", x)))
			}
			return b.String()
		})
	}},
	{"JSON", "", func(r *rand.Rand, s string) []byte {
		return each(r, s, func(c rune) bool { return c > 126 }, func(c rune) string {
			var b strings.Builder
			for _, u := range utf16.Encode([]rune{c}) {
				b.WriteString(`\u` + hexCase(r, fmt.Sprintf("%04x", u)))
			}
			return b.String()
		})
	}},
	{"JSON in JSON", "", func(r *rand.Rand, s string) []byte {
		return each(r, s, func(c rune) bool { return c > 126 }, func(c rune) string {
			if c > 0xffff {
				return string(c)
			}
			return fmt.Sprintf(`\\u%04x`, c)
		})
	}},
	{"C", "", func(r *rand.Rand, s string) []byte {
		return each(r, s, func(c rune) bool { return c > 126 }, func(c rune) string {
			var b strings.Builder
			for _, x := range []byte(string(c)) {
				fmt.Fprintf(&b, []string{`\x%02x`, `\%03o`}[r.IntN(2)], x)
			}
			return b.String()
		})
	}},
	{"HTML", "", func(r *rand.Rand, s string) []byte {
		return each(r, s, func(c rune) bool { return c > 126 }, func(c rune) string {
			if escaped := html.EscapeString(string(c)); escaped != string(c) {
				return escaped
			}
			return fmt.Sprintf([]string{"&#%d;", "&#x%x;", "&#X%X;", "&amp;#%d;"}[r.IntN(4)], c)
		})
	}},
	{"quoted-printable", "", func(r *rand.Rand, s string) []byte {
		var b bytes.Buffer
		w := quotedprintable.NewWriter(&b)
		_, _ = w.Write([]byte(strings.Repeat("x", r.IntN(80)) + ", " + s))
		_ = w.Close()
		return b.Bytes()
	}},
}

// containers are forms that hold another one.
var holders = []struct {
	name string
	wrap func(b []byte) []byte
}{
	{"gzip", func(b []byte) []byte {
		var out bytes.Buffer
		w := gzip.NewWriter(&out)
		w.Name, w.Comment, w.Extra = "a.txt", "none", []byte("xx")
		_, _ = w.Write(b)
		_ = w.Close()
		return out.Bytes()
	}},
	{"zlib", func(b []byte) []byte {
		var out bytes.Buffer
		w := zlib.NewWriter(&out)
		_, _ = w.Write(b)
		_ = w.Close()
		return out.Bytes()
	}},
	{"zip", func(b []byte) []byte {
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for _, name := range []string{"first.bin", "second.bin"} {
			f, _ := w.Create(name)
			if name == "second.bin" {
				_, _ = f.Write(b)
			} else {
				_, _ = f.Write([]byte(strings.Repeat("nothing here ", 99)))
			}
		}
		_ = w.Close()
		return out.Bytes()
	}},
}

func noise(r *rand.Rand, n int) []byte {
	b := make([]byte, n, n+8)
	for i := 0; i < n; i += 8 {
		v := r.Uint64()
		for j := i; j < min(i+8, n); j++ {
			b[j] = byte(v >> (8 * (j - i)))
		}
	}
	return b
}

// planted puts b into noise. The bytes at its sides are none of the form's own, as in a file.
func planted(r *rand.Rand, b []byte, before, after int) []byte {
	return bytes.Join([][]byte{noise(r, before), b, noise(r, after)}, []byte{0, 0})
}

const alphabet = "abcdefghijklmnopqrstuvwxyzäöüßéñçøåčłабвгдежαβγδ"

func word(r *rand.Rand, least, most int) string {
	letters := []rune(alphabet)
	if r.IntN(2) == 0 {
		letters = letters[:26]
	}
	w := make([]rune, least+r.IntN(most-least+1))
	for i := range w {
		w[i] = letters[r.IntN(len(letters))]
	}
	w[0] = unicode.ToUpper(w[0])
	return string(w)
}

func number(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + r.IntN(10))
	}
	b[0] = byte('1' + r.IntN(9))
	return string(b)
}

// someone is a person who does not exist.
func someone(r *rand.Rand) []Identifier {
	name := word(r, 3, 8) + " " + word(r, 4, 10)
	if r.IntN(3) == 0 {
		name += "-" + word(r, 3, 8)
	}
	handle := strings.ToLower(word(r, 3, 6)) + "-" + number(r, 4)
	return []Identifier{
		{Name, name},
		{Email, strings.ToLower(word(r, 3, 9)) + "." + number(r, 2) + "+jobs@" + "mail" + number(r, 3) + ".example"},
		{Phone, "+49 " + number(r, 3) + " " + number(r, 7)},
		{Address, word(r, 5, 12) + "straße " + number(r, 2)},
		{Handle, handle},
		{Page, "https://www." + "site" + number(r, 4) + ".example/~" + handle},
	}
}

func fieldsOf(hits []Hit) map[Field]int {
	found := map[Field]int{}
	for _, h := range hits {
		found[h.Field]++
	}
	return found
}

func show(b []byte) string {
	if len(b) > 200 {
		b = b[:200]
	}
	return fmt.Sprintf("%q", b)
}

func inBase64At0(b []byte) []byte {
	text := base64.StdEncoding.EncodeToString(b)
	var out []byte
	for len(text) > 76 {
		out = append(append(out, text[:76]...), "\r\n"...)
		text = text[76:]
	}
	return append(out, text...)
}
