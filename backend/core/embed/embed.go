// Package embed turns short texts into vectors that lie near each other when the texts mean nearly the
// same, and ranks a list of short texts (job titles, skills, occupation labels) by meaning.
//
// Start with Default().Embed and Cosine for a pair of texts, and with NewRanker for a list.
//
// The weights are a table of token vectors compiled into the binary (weights/table.bin; made by
// build/weights, origins in NOTICE.md, reasons in docs/adr/0004-static-embedding.md). Nothing is
// downloaded and nothing is learned from the texts that pass through.
//
// Promises:
//   - The same text gives the same bytes on every machine: rows are int8, sums are integers, and the only
//     floating-point operations are square root, multiplication and division, which IEEE 754 fixes.
//   - A ranking is a pure function of (Version, corpus, query). Equal scores are ordered by length,
//     text, then index.
//   - Cosines and scores rank; they are not calibrated, so no threshold on them means anything.
package embed

import (
	"math"
	"math/bits"
)

// Version names the weights together with the arithmetic. It changes whenever any vector or score could.
const Version = "embed/1"

// Dims is the number of components of a Vector.
const Dims = 256

// Vector is the direction of a text's meaning, scaled so that its largest component is 127 in absolute
// value. The zero Vector stands for a text without any known piece and has cosine 0 with everything.
type Vector struct {
	q     [Dims]int8
	norm2 int32 // sum of squares of q
}

// Bytes returns a copy of the components, for storing or comparing vectors byte for byte.
func (v Vector) Bytes() []byte {
	b := make([]byte, Dims)
	for i, c := range v.q {
		b[i] = byte(c)
	}
	return b
}

// IsZero reports whether the text had no known piece.
func (v Vector) IsZero() bool { return v.norm2 == 0 }

// Cosine returns the cosine of the angle between a and b, from -1 to 1, and 0 if either is zero.
func Cosine(a, b Vector) float64 { return cosine(&a, &b) }

func cosine(a, b *Vector) float64 {
	if a.norm2 == 0 || b.norm2 == 0 {
		return 0
	}
	c := float64(dot(&a.q, &b.q)) / math.Sqrt(float64(int64(a.norm2)*int64(b.norm2)))
	return max(-1, min(1, c))
}

// Signs are the signs of a vector's components, a bit each: enough to tell near from far in an eighth of the room and a fiftieth of the time.
type Signs [Dims / 64]uint64

// Signs returns those of v.
func (v *Vector) Signs() Signs {
	var s Signs
	for i, c := range v.q {
		if c > 0 {
			s[i/64] |= 1 << (i % 64)
		}
	}
	return s
}

// Agree counts the components, of Dims, in which two vectors have the same sign. Unrelated texts agree in a little over half.
func (s *Signs) Agree(t *Signs) int {
	return Dims - bits.OnesCount64(s[0]^t[0]) - bits.OnesCount64(s[1]^t[1]) - bits.OnesCount64(s[2]^t[2]) - bits.OnesCount64(s[3]^t[3])
}

// dot is the inner loop of everything here. Four sums let the processor overlap the multiplications;
// int32 holds 256 products of at most 127*127 with room to spare.
func dot(a, b *[Dims]int8) int32 {
	var s0, s1, s2, s3 int32
	for i := 0; i < Dims; i += 8 {
		s0 += int32(a[i])*int32(b[i]) + int32(a[i+4])*int32(b[i+4])
		s1 += int32(a[i+1])*int32(b[i+1]) + int32(a[i+5])*int32(b[i+5])
		s2 += int32(a[i+2])*int32(b[i+2]) + int32(a[i+6])*int32(b[i+6])
		s3 += int32(a[i+3])*int32(b[i+3]) + int32(a[i+7])*int32(b[i+7])
	}
	return s0 + s1 + s2 + s3
}

// quantise scales acc so that its largest component becomes 127, rounding half away from zero.
func quantise(acc *[Dims]int64) Vector {
	var top int64
	for _, x := range acc {
		top = max(top, x, -x)
	}
	var v Vector
	if top == 0 {
		return v
	}
	for i, x := range acc {
		n := x * 254
		if n >= 0 {
			n += top
		} else {
			n -= top
		}
		c := n / (2 * top)
		v.q[i] = int8(c)
		v.norm2 += int32(c * c)
	}
	return v
}
