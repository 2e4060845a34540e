package hiddenbench

import (
	"bytes"
	"math/rand/v2"
)

// Mutant is a PDF gone wrong: its drawing or its objects are changed inside a sound file, or the file's bytes. One seed makes one file.
func Mutant(seed uint64) []byte {
	r := rand.New(rand.NewPCG(77, seed))
	t := pdfTricks[r.IntN(len(pdfTricks))]
	s := newSheet()
	blocks := cv(r)
	if t.under != nil {
		t.under(s, r, pick(r, payloads))
	}
	layout(s, blocks, t.dark)
	if t.over != nil {
		t.over(s, r, pick(r, payloads))
	}
	switch r.IntN(3) {
	case 0: // inside the packed drawing, where damage to the file's bytes does not reach
		ops := damage(r, []byte(s.ops.String()))
		s.ops.Reset()
		s.ops.Write(ops)
	case 1:
		i := r.IntN(len(s.objects))
		s.objects[i] = string(damage(r, []byte(s.objects[i])))
	default:
		return damage(r, s.bytes())
	}
	return s.bytes()
}

// damage changes bytes as a bad disk, a cut connection or an attacker would.
func damage(r *rand.Rand, b []byte) []byte {
	b = bytes.Clone(b)
	if len(b) < 8 {
		return b
	}
	tokens := []string{"q ", "Q ", "BT ", "ET ", "Do ", "W n ", "1e38 ", "-2147483648 ", "99999999999999999999 ", "<<", ">>", "[", "]", "(", ")", "/F1 ", "sh ", "cm ", "Tf ", "NaN ", "obj ", "stream\n", "0 0 R ", "6 0 R "}
	switch r.IntN(6) {
	case 0:
		return b[:r.IntN(len(b))]
	case 1:
		for range 1 + r.IntN(40) {
			b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		}
	case 2:
		from := r.IntN(len(b))
		return append(b[:from:from], b[min(len(b), from+r.IntN(800)):]...)
	case 3:
		from := r.IntN(len(b))
		return append(bytes.Clone(b[:from]), b[max(0, from-800):]...)
	case 4:
		for range 1 + r.IntN(12) {
			if at := bytes.IndexAny(b[r.IntN(len(b)):], "0123456789"); at >= 0 {
				b[at] = byte('0' + r.IntN(10))
			}
		}
	default:
		for range 1 + r.IntN(6) {
			at := r.IntN(len(b))
			b = append(append(bytes.Clone(b[:at]), tokens[r.IntN(len(tokens))]...), b[at:]...)
		}
	}
	return b
}
