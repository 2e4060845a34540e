package extract

import (
	"image"
	"math"

	"autojob/backend/core/document"
)

// rotation is by how much a page was turned to stand straight, around its middle.
type rotation struct {
	angle  float64 // radians, clockwise
	cx, cy float64 // points
}

// back is where a box of the straightened page stands on the page as it was.
func (r rotation) back(b document.Box) document.Box {
	if r.angle == 0 {
		return b
	}
	x, y := (b.X0+b.X1)/2-r.cx, (b.Y0+b.Y1)/2-r.cy
	sin, cos := math.Sincos(r.angle)
	dx, dy := r.cx+x*cos-y*sin-(b.X0+b.X1)/2, r.cy+x*sin+y*cos-(b.Y0+b.Y1)/2
	return document.Box{X0: b.X0 + dx, Y0: b.Y0 + dy, X1: b.X1 + dx, Y1: b.Y1 + dy}
}

// prepare makes a picture fit to be read: even light, dark text on light ground, straight lines.
func prepare(img *image.Gray) (*image.Gray, rotation) {
	out := evenLight(img)
	angle := skew(out)
	if math.Abs(angle) < 0.1*math.Pi/180 {
		return out, rotation{}
	}
	return rotate(out, angle), rotation{angle: angle, cx: float64(img.Rect.Dx()) / ocrPoint / 2, cy: float64(img.Rect.Dy()) / ocrPoint / 2}
}

const tile = 64

// evenLight divides every part of a picture by the brightness of the paper around it, and turns light text on a dark ground around.
func evenLight(img *image.Gray) *image.Gray {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	cols, rows := (w+tile-1)/tile, (h+tile-1)/tile
	ground := make([]int, cols*rows)
	counts := make([][32]int, cols*rows)
	for y := range h {
		row := img.Pix[y*img.Stride : y*img.Stride+w]
		for x, p := range row {
			counts[y/tile*cols+x/tile][p>>3]++
		}
	}
	for ty := range rows {
		for tx := range cols {
			var sum [32]int
			for y := max(0, ty-1); y <= min(rows-1, ty+1); y++ {
				for x := max(0, tx-1); x <= min(cols-1, tx+1); x++ {
					for i, n := range counts[y*cols+x] {
						sum[i] += n
					}
				}
			}
			ground[ty*cols+tx] = commonest(sum)
		}
	}
	out := image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			g, p := ground[y/tile*cols+x/tile], int(img.Pix[y*img.Stride+x])
			if g < 110 { // a dark ground
				g, p = 255-g, 255-p
			}
			ink := 255 - min(255, p*255/max(g, 1))
			out.Pix[y*out.Stride+x] = uint8(255 - min(255, ink*17/10)) // grey letters count as letters
		}
	}
	return out
}

// commonest is the brightness that most of a histogram of 32 steps has.
func commonest(sum [32]int) int {
	best, most := 31, 0
	for i, n := range sum {
		if i > 0 {
			n += sum[i-1] / 2
		}
		if i < 31 {
			n += sum[i+1] / 2
		}
		if n > most {
			best, most = i, n
		}
	}
	return best*8 + 4
}

// skew is the angle in radians by which the lines of a page fall to the right, up to 4 degrees, 0 where that cannot be told.
func skew(img *image.Gray) float64 {
	const step = 3
	w, h := img.Rect.Dx()/step, img.Rect.Dy()/step
	type dot struct{ x, y float64 }
	var dots []dot
	for y := range h {
		for x := range w {
			if img.Pix[y*step*img.Stride+x*step] < 128 {
				dots = append(dots, dot{float64(x) - float64(w)/2, float64(y)})
			}
		}
	}
	if len(dots) < 400 || len(dots) > w*h/3 {
		return 0
	}
	if n := len(dots) / 60000; n > 0 {
		for i := range len(dots) / (n + 1) {
			dots[i] = dots[i*(n+1)]
		}
		dots = dots[:len(dots)/(n+1)]
	}
	margin := w / 8
	score := func(deg float64) float64 {
		t := math.Tan(deg * math.Pi / 180)
		hist := make([]int, h+2*margin)
		for _, d := range dots {
			if y := int(d.y-d.x*t) + margin; y >= 0 && y < len(hist) {
				hist[y]++
			}
		}
		s := 0.0
		for i := 1; i < len(hist); i++ {
			d := float64(hist[i] - hist[i-1])
			s += d * d
		}
		return s
	}
	best, most := 0.0, score(0)*1.02
	for deg := -4.0; deg <= 4; deg += 0.2 {
		if s := score(deg); s > most {
			best, most = deg, s
		}
	}
	for _, fine := range []float64{-0.15, -0.1, -0.05, 0.05, 0.1, 0.15} {
		if s := score(best + fine); s > most {
			best, most = best+fine, s
		}
	}
	return best * math.Pi / 180
}

// rotate turns a picture against a skew, so that its lines are level; corners that come in are white.
func rotate(img *image.Gray, angle float64) *image.Gray {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	out := image.NewGray(image.Rect(0, 0, w, h))
	sin, cos := math.Sincos(angle)
	cx, cy := float64(w)/2, float64(h)/2
	for y := range h {
		for x := range w {
			dx, dy := float64(x)-cx, float64(y)-cy
			out.Pix[y*out.Stride+x] = sample(img, cx+dx*cos-dy*sin, cy+dx*sin+dy*cos)
		}
	}
	return out
}

// sample is the brightness between dots.
func sample(img *image.Gray, x, y float64) uint8 {
	x0, y0 := int(math.Floor(x)), int(math.Floor(y))
	if x0 < 0 || y0 < 0 || x0+1 >= img.Rect.Dx() || y0+1 >= img.Rect.Dy() {
		return 255
	}
	fx, fy := int((x-float64(x0))*256), int((y-float64(y0))*256)
	i := y0*img.Stride + x0
	a := int(img.Pix[i])*(256-fx) + int(img.Pix[i+1])*fx
	b := int(img.Pix[i+img.Stride])*(256-fx) + int(img.Pix[i+img.Stride+1])*fx
	return uint8((a*(256-fy) + b*fy) >> 16)
}

// densest is the upright third of a page that holds most ink.
func densest(img *image.Gray) *image.Gray {
	h := img.Rect.Dy()
	ink := make([]int, h+1)
	for y := range h {
		n := 0
		for _, p := range img.Pix[y*img.Stride : y*img.Stride+img.Rect.Dx()] {
			if p < 128 {
				n++
			}
		}
		ink[y+1] = ink[y] + n
	}
	part := h / 4
	best := 0
	for y := 0; y+part <= h; y += 20 {
		if ink[y+part]-ink[y] > ink[best+part]-ink[best] {
			best = y
		}
	}
	return img.SubImage(image.Rect(0, best, img.Rect.Dx(), best+part)).(*image.Gray)
}
