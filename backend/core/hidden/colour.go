package hidden

import "math"

// RGB is an opaque colour.
type RGB struct{ R, G, B uint8 }

// Limits under which two colours are one to the eye. The ratio is that of WCAG 2; yellow on white has little of it and is
// seen all the same, so a channel that is far apart counts too.
const (
	sameRatio   = 1.15
	sameChannel = 48
)

// Apart reports whether text of one colour can be seen on the other.
func Apart(a, b RGB) bool {
	return Contrast(a, b) >= sameRatio || Distance(a, b) >= sameChannel
}

// Distance is how far the colours are apart in the channel where they differ most.
func Distance(a, b RGB) int {
	return max(diff(a.R, b.R), diff(a.G, b.G), diff(a.B, b.B))
}

func diff(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }

// Contrast is the ratio of WCAG 2.2, 1 to 21.
func Contrast(a, b RGB) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c RGB) float64 {
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func linear(v uint8) float64 {
	f := float64(v) / 255
	if f <= 0.04045 {
		return f / 12.92
	}
	return math.Pow((f+0.055)/1.055, 2.4)
}
