package extract

import (
	"cmp"
	"image"
	"slices"
	"unicode/utf8"
)

// How much wider than plain strokes those of bold letters are: of a word by itself, and of a word beside a bold one.
const (
	boldAlone  = 1.22
	boldBeside = 1.12
)

// embolden marks the words whose strokes are clearly wider than the page's usual ones.
func (s *scan) embolden(strokes []float64) {
	type weighed struct {
		stroke  float64
		letters int
	}
	var usual []weighed
	all := 0
	for i := range strokes {
		strokes[i] /= s.words[i].size * ocrPoint
		if n := utf8.RuneCountInString(s.words[i].text()); strokes[i] > 0 && n > 2 {
			usual = append(usual, weighed{strokes[i], n})
			all += n
		}
	}
	if len(usual) < 12 {
		return
	}
	slices.SortFunc(usual, func(a, b weighed) int { return cmp.Compare(a.stroke, b.stroke) })
	plain, seen := 0.0, 0
	for _, u := range usual {
		if plain = u.stroke; 5*seen >= 2*all {
			break
		}
		seen += u.letters
	}
	bold := func(i int) *bool { return &s.words[i].pieces[0].face.bold }
	for i, v := range strokes {
		*bold(i) = v > boldAlone*plain && s.words[i].text() != "•" && utf8.RuneCountInString(s.words[i].text()) > 1
	}
	beside := func(i, k int) bool {
		return k >= 0 && k < len(strokes) && *bold(k) && s.words[k].base == s.words[i].base && s.words[k].size == s.words[i].size &&
			(strokes[i] > boldBeside*plain || strokes[i] > plain && utf8.RuneCountInString(s.words[i].text()) < 3)
	}
	for i := range strokes {
		*bold(i) = *bold(i) || beside(i, i-1)
	}
	for i := len(strokes) - 1; i >= 0; i-- {
		*bold(i) = *bold(i) || beside(i, i+1)
	}
}

// stroke is how wide the strokes of a word are, in dots: for each dark dot the shorter of the dark runs through it, along the row or the
// column, and the mean of those.
func stroke(img *image.Gray, r image.Rectangle) float64 {
	r = r.Intersect(img.Rect)
	w, h := r.Dx(), r.Dy()
	along := make([]int, w*h) // the run through a dot along its row, 0 where it is light
	for y := range h {
		from := img.PixOffset(r.Min.X, r.Min.Y+y)
		runs(w, func(x int) bool { return img.Pix[from+x] < inked }, func(x, n int) { along[y*w+x] = n })
	}
	sum, dots := 0, 0
	for x := range w {
		runs(h, func(y int) bool { return along[y*w+x] > 0 }, func(y, n int) {
			sum += min(n, along[y*w+x])
			dots++
		})
	}
	return float64(sum) / float64(max(dots, 1))
}

// inked is the brightness below which a dot is ink.
const inked = 128

// runs tells the length of the run to which each dark dot of a row of n belongs.
func runs(n int, dark func(int) bool, each func(at, length int)) {
	for i := 0; i < n; i++ {
		start := i
		for i < n && dark(i) {
			i++
		}
		for k := start; k < i; k++ {
			each(k, i-start)
		}
	}
}

// tight is what of a box is left without the empty rows above and below its ink; specks are no ink.
func tight(img *image.Gray, r image.Rectangle) image.Rectangle {
	r = r.Intersect(img.Rect)
	empty := func(y int) bool { return darkDots(img, image.Rect(r.Min.X, y, r.Max.X, y+1)) < 3 }
	t := r
	for t.Min.Y < t.Max.Y && empty(t.Min.Y) {
		t.Min.Y++
	}
	for t.Max.Y > t.Min.Y && empty(t.Max.Y-1) {
		t.Max.Y--
	}
	if t.Empty() {
		return r
	}
	return t
}
