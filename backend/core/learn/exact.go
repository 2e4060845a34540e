package learn

import "math"

// mul is a*b rounded on its own: a machine that multiplies and adds in one step gives the same.
func mul(a, b float64) float64 { return float64(a * b) }

// exp is e to the x, for x up to 0. The library's differs in the last digit between machines.
func exp(x float64) float64 {
	if x < -700 {
		return 0
	}
	n := math.Floor(x/math.Ln2 + 0.5)
	r := x - mul(n, math.Ln2)
	sum := 1.0
	for i := 12; i > 0; i-- {
		sum = 1 + mul(sum, r)/float64(i)
	}
	return math.Ldexp(sum, int(n))
}

// log is the natural logarithm of x above 0.
func log(x float64) float64 {
	m, e := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m *= 2
		e--
	}
	z := (m - 1) / (m + 1)
	square, sum := mul(z, z), 0.0
	for i := 21; i > 0; i -= 2 {
		sum = 1/float64(i) + mul(sum, square)
	}
	return mul(2, mul(z, sum)) + mul(float64(e), math.Ln2)
}
