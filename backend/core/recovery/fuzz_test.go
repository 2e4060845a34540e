package recovery

import (
	"bytes"
	"crypto/ed25519"
	"strings"
	"testing"

	"autojob/backend/core/problem"
)

// told expects a *problem.Error of the code, which says something and does not repeat what was read.
func told(t *testing.T, err error, code problem.Code, read string) {
	t.Helper()
	if !problem.Is(err, code) {
		t.Fatalf("%v is not %s", err, code)
	}
	p := problem.From(err)
	if p.Message == "" || p.Hint == "" {
		t.Fatalf("nothing is said: %v", err)
	}
	said := err.Error() + p.Hint
	for word := range strings.FieldsSeq(read) {
		// Sixteen letters stand in no sentence of ours.
		if len(word) >= 16 && strings.Contains(said, word) {
			t.Fatalf("%q repeats %q", said, word)
		}
	}
}

func FuzzParseWords(f *testing.F) {
	for _, v := range vectors(f) {
		f.Add(v.words)
		f.Add(strings.ToUpper(strings.ReplaceAll(v.words, " ", "\n1. ")))
	}
	for _, text := range []string{"", "zoo", "\xff\xfe abandon", "aba\u00adndon", "é 1. 2) 3", strings.Repeat("act ", 25), "\u0345ﬁnger"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseWords(text)
		if err != nil {
			if !s.Empty() {
				t.Fatal("an error and a secret")
			}
			told(t, err, problem.Invalid, text)
			return
		}
		words := strings.Join(s.Words(), " ")
		if back, err := ParseWords(words); err != nil || !back.Equal(s) || len(s.Words()) != WordCount {
			t.Fatalf("%q: the words are not read back: %v", text, err)
		}
	})
}

func FuzzParseText(f *testing.F) {
	for _, v := range vectors(f) {
		s := secretOf(v.entropy)
		f.Add(s.Text())
		f.Add(strings.ToLower(s.Text()[:30]) + "\r\n" + s.Text()[30:])
	}
	for _, text := range []string{"", codeName, codeMark, codeMark + "====", "AUTOJOB-KIT-2:AAAA", "\ufeffautojob-kit-1:\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseText(text)
		if err != nil {
			if !s.Empty() {
				t.Fatal("an error and a secret")
			}
			told(t, err, problem.Invalid, text)
			return
		}
		// One secret has one text: what was read is it, spaces and case aside.
		if s.Text() != compact(text) {
			t.Fatalf("%q is read as another text", text)
		}
	})
}

func FuzzDecodeWrap(f *testing.F) {
	_, w := wrapped(f, known(f))
	whole := w.Encode()
	f.Add(whole)
	f.Add(whole[:len(whole)-1])
	f.Add(append(bytes.Clone(whole), 0))
	f.Add([]byte(wrapMark))
	f.Fuzz(func(t *testing.T, b []byte) {
		w, err := DecodeWrap(b)
		if err != nil {
			told(t, err, problem.Damaged, "")
			return
		}
		if !bytes.Equal(w.Encode(), b) || len(w.Public()) != publicSize || isDay([]byte(w.Made())) != nil {
			t.Fatal("a wrap is not what was read")
		}
	})
}

func FuzzDecodeCard(f *testing.F) {
	card, _ := wrapped(f, known(f))
	whole := card.Encode()
	f.Add(whole, false)
	f.Add(whole[:len(whole)-1], false)
	f.Add(append(bytes.Clone(whole), 0), true)
	f.Add([]byte(cardMark), true)
	// sum: the checksum is made right, so that what lies behind it is reached.
	f.Fuzz(func(t *testing.T, b []byte, sum bool) {
		if at := CardSize - cardSum; sum && len(b) == CardSize {
			b = append(bytes.Clone(b[:at]), cardCheck(b[:at])...)
		}
		c, err := DecodeCard(b)
		if err != nil {
			told(t, err, problem.Damaged, "")
			return
		}
		if !bytes.Equal(c.Encode(), b) || isDay([]byte(c.Made())) != nil {
			t.Fatal("a card is not what was read")
		}
	})
}

// FuzzOpen changes a genuine wrap: patch is laid over it at a place, and signs says whether the one who
// changed it signs the result with a key of their own.
func FuzzOpen(f *testing.F) {
	s := known(f)
	_, w := wrapped(f, s)
	whole := w.Encode()
	a := newAttacker(w)
	f.Add([]byte{}, uint16(0), context(), false)
	f.Add([]byte{1}, uint16(len(wrapMark)), context(), true)
	f.Add([]byte{0xff, 0xff}, uint16(WrapSize-2), context(), false)
	f.Add([]byte("2026-11-25"), uint16(len(wrapMark)+badgeSize-daySize), context(), true)
	f.Add([]byte{}, uint16(0), []byte("generation 7f3b, format 2"), false)
	f.Fuzz(func(t *testing.T, patch []byte, at uint16, place []byte, signs bool) {
		changed := bytes.Clone(whole)
		for i, b := range patch[:min(len(patch), WrapSize)] {
			changed[(int(at)+i)%WrapSize] ^= b
		}
		m, err := DecodeWrap(changed)
		if err != nil {
			told(t, err, problem.Damaged, "")
			return
		}
		if signs && fits(place) == nil {
			m.verify = a.verify()
			copy(m.signature[:], ed25519.Sign(a.signing, m.signed(place)))
		}
		root, err := s.Open(place, m)
		genuine := m == w && bytes.Equal(place, context())
		if genuine != (err == nil) || genuine != bytes.Equal(root, rootOf(7)) {
			t.Fatalf("genuine: %v, root of %d bytes, error %v", genuine, len(root), err)
		}
		if err != nil && root != nil {
			t.Fatal("an error and a root")
		}
	})
}
