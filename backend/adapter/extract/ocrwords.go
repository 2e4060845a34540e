package extract

import (
	"image"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"autojob/backend/adapter/extract/tesseract"
	"autojob/backend/core/document"
)

// ocrDPI is how fine a picture is that is recognised, and ocrPoint its dots a point.
const (
	ocrDPI   = 300
	ocrPoint = ocrDPI / 72.0
)

// scan is what was recognised on a page.
type scan struct {
	words         []word
	sure          []float64 // of each word
	width, height float64   // points
	turn          rotation
}

// newScan makes words with size, baseline and weight of what was recognised.
func newScan(img *image.Gray, found []tesseract.Word, turn rotation) *scan {
	s := &scan{turn: turn, width: float64(img.Rect.Dx()) / ocrPoint, height: float64(img.Rect.Dy()) / ocrPoint}
	var strokes []float64
	for _, l := range cleaned(img, found) {
		size, base := measure(l)
		for i, w := range l {
			if i == 0 && len(l) > 1 && w.Text == "|" {
				if next, _ := utf8.DecodeRuneInString(l[1].Text); unicode.IsLower(next) { // "I build tools"
					w.Text = "I"
				}
			}
			text := squeeze(w.Text)
			if text == "" {
				continue
			}
			b := document.Box{X0: float64(w.Box.Min.X) / ocrPoint, Y0: float64(w.Box.Min.Y) / ocrPoint, X1: float64(w.Box.Max.X) / ocrPoint, Y1: float64(w.Box.Max.Y) / ocrPoint}
			s.words = append(s.words, word{box: b, base: base, size: size, pieces: []piece{{text: text, box: b, face: face{size: size}}}})
			s.sure = append(s.sure, w.Confidence)
			strokes = append(strokes, stroke(img, w.Box))
		}
	}
	s.snap()
	s.embolden(strokes)
	return s
}

// linesOf groups words by the line they were found in.
func linesOf(words []tesseract.Word) [][]tesseract.Word {
	var out [][]tesseract.Word
	for i, w := range words {
		if i > 0 && w.Block == words[i-1].Block && w.Paragraph == words[i-1].Paragraph && w.Line == words[i-1].Line {
			out[len(out)-1] = append(out[len(out)-1], w)
			continue
		}
		out = append(out, []tesseract.Word{w})
	}
	return out
}

// measure estimates the font size and the baseline of a line in points, from how high its words are and which letters they have. Words
// without signs of uncertain height, and long ones, count most.
func measure(l []tesseract.Word) (size, base float64) {
	var sizes, bases []float64
	for _, w := range l {
		tall, low := letterShape(w.Text)
		h := float64(w.Box.Dy())
		if h < 4 || !strings.ContainsFunc(w.Text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
			continue
		}
		part := 0.52
		if tall {
			part = 0.72
		}
		below := 0.0
		if low {
			below = 0.21
		}
		weight := 1
		if !strings.ContainsFunc(w.Text, uncertain) {
			weight = 4 * utf8.RuneCountInString(w.Text)
		}
		for range weight {
			sizes = append(sizes, h/(part+below)/ocrPoint)
			bases = append(bases, (float64(w.Box.Max.Y)-below*h/(part+below))/ocrPoint)
		}
	}
	if len(sizes) == 0 {
		h := float64(l[0].Box.Dy()) / ocrPoint
		return max(h, 4), float64(l[0].Box.Max.Y) / ocrPoint
	}
	slices.Sort(sizes)
	slices.Sort(bases)
	return max(sizes[len(sizes)/2], 4), bases[len(bases)/2]
}

// uncertain reports whether a sign reaches up or down differently from font to font.
func uncertain(c rune) bool {
	return strings.ContainsRune(",;()[]{}|/\\@$&%#QJ—–-_*\"'’“”„«»", c)
}

// letterShape tells whether a word has letters that are high and letters that go below the line.
func letterShape(s string) (tall, low bool) {
	for _, c := range s {
		switch {
		case strings.ContainsRune("gjpqyçQ,;()[]{}|@$", c):
			low = true
			tall = tall || strings.ContainsRune("()[]{}|@$Q", c)
		case unicode.IsUpper(c), unicode.IsDigit(c), strings.ContainsRune("bdfhkltißäöüáéíóúàèùâêîôûñ&%#!?/", c):
			tall = true
		}
	}
	return tall, low
}

// snap gives the lines that are nearly of one size the same.
func (s *scan) snap() {
	weight := map[float64]int{}
	for i := range s.words {
		weight[math.Round(s.words[i].size*2)/2] += len(s.words[i].text())
	}
	var sizes []float64
	for size := range weight {
		sizes = append(sizes, size)
	}
	slices.SortFunc(sizes, func(a, b float64) int {
		if weight[a] != weight[b] {
			return weight[b] - weight[a]
		}
		return int(2*a) - int(2*b)
	})
	var chosen []float64
	near := func(size float64) float64 {
		for _, c := range chosen {
			if math.Abs(c-size) < 0.13*c {
				return c
			}
		}
		return 0
	}
	for _, size := range sizes {
		if near(size) == 0 {
			chosen = append(chosen, size)
		}
	}
	for i := range s.words {
		w := &s.words[i]
		if c := near(math.Round(w.size*2) / 2); c > 0 {
			w.size = c
		}
		w.pieces[0].face.size = w.size
	}
}

// lines puts the words in reading order and marks those that are doubtful.
func (s *scan) lines() []document.Line {
	lines := arrange(&page{width: s.width, height: s.height, words: slices.Clone(s.words)})
	used := map[int]int{} // characters of a line that are taken
	for i, w := range s.words {
		much := 1 - s.sure[i]
		if much < 0.2 {
			continue
		}
		for j := range lines {
			l := &lines[j]
			if w.box.X0 < l.Box.X0-1 || w.box.X1 > l.Box.X1+1 || w.box.Y0 < l.Box.Y0-1 || w.box.Y1 > l.Box.Y1+1 {
				continue
			}
			rest := []rune(l.Text)[used[j]:]
			before, _, ok := strings.Cut(string(rest), w.text())
			if !ok {
				continue
			}
			start := used[j] + len([]rune(before))
			end := start + len([]rune(w.text()))
			used[j] = end
			l.Doubts = append(l.Doubts, document.Doubt{Span: document.Span{Start: start, End: end}, Much: much})
			break
		}
	}
	for i := range lines {
		lines[i].Box = s.turn.back(lines[i].Box)
		for k := range lines[i].Runs {
			lines[i].Runs[k].Box = s.turn.back(lines[i].Runs[k].Box)
		}
	}
	return lines
}
