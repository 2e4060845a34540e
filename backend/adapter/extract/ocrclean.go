package extract

import (
	"image"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"autojob/backend/adapter/extract/tesseract"
)

// minConfidence is the least of a word that is kept: below it stand specks, frames and pictures, unless it is enclosed.
const minConfidence = 0.15

// cleaned groups recognised words by line, without what is no text: accents and feet of letters that were taken for words of their own,
// bars, frames. Boxes fit the ink; each list item begins with its mark.
func cleaned(img *image.Gray, found []tesseract.Word) [][]tesseract.Word {
	lines := linesOf(found)
	em := usualEm(lines)
	for i, l := range lines {
		for k := range l {
			l[k].Box = tight(img, l[k].Box)
		}
		if len(l) == 1 && isBullet(l[0], em) && dotted(l[0].Box, em) {
			l = nil // its line is another one, where it is looked for
		}
		lines[i] = slices.DeleteFunc(l, func(w tesseract.Word) bool { return solid(img, w, em) })
	}
	var out [][]tesseract.Word
	for _, l := range withoutParts(lines) {
		if len(l) == 0 {
			continue
		}
		size, base := measure(l)
		l = marked(img, l, size*ocrPoint, base*ocrPoint)
		in := enclosed(l, size*ocrPoint)
		l = slices.DeleteFunc(l, func(w tesseract.Word) bool {
			return w.Confidence < minConfidence && !in[w.Box] || !legible(w) || flat(w, size*ocrPoint)
		})
		if len(l) > 0 {
			out = append(out, mailed(l))
		}
	}
	return out
}

// usualEm is the font size of most of the text, in dots.
func usualEm(lines [][]tesseract.Word) float64 {
	var sizes []float64
	for _, l := range lines {
		if len(l) > 1 {
			size, _ := measure(l)
			sizes = append(sizes, size*ocrPoint)
		}
	}
	if len(sizes) == 0 {
		return 10 * ocrPoint
	}
	slices.Sort(sizes)
	return sizes[len(sizes)/2]
}

// withoutParts leaves out words that stand for the most part inside a larger one.
func withoutParts(lines [][]tesseract.Word) [][]tesseract.Word {
	all := slices.Concat(lines...)
	out := make([][]tesseract.Word, len(lines))
	for i, l := range lines {
		out[i] = slices.DeleteFunc(slices.Clone(l), func(w tesseract.Word) bool {
			size := w.Box.Dx() * w.Box.Dy()
			return slices.ContainsFunc(all, func(o tesseract.Word) bool {
				in := o.Box.Intersect(w.Box)
				return 2*in.Dx()*in.Dy() > size && 2*size < o.Box.Dx()*o.Box.Dy() && 10*w.Box.Dy() < 7*o.Box.Dy()
			})
		})
	}
	return out
}

// solid reports whether a word is made of strokes as no letter has them: a bar of a rating, a line, a picture.
func solid(img *image.Gray, w tesseract.Word, em float64) bool {
	return stroke(img, w.Box) > 0.45*max(float64(w.Box.Dy()), 0.3*em) && !isBullet(w, em) && !strings.ContainsAny(w.Text, "-–—_.|")
}

// flat reports whether a word is lower than any letter of its line: the accents of the line below.
func flat(w tesseract.Word, em float64) bool {
	return float64(w.Box.Dy()) < 0.35*em && strings.ContainsFunc(w.Text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || c == ';' })
}

// legible reports whether a word says anything: signs alone are mostly lines and frames.
func legible(w tesseract.Word) bool {
	return strings.ContainsFunc(w.Text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) || len(w.Text) <= 4 && w.Confidence > 0.4
}

// enclosed are the boxes of words inside a sentence: each is as far from the words beside it as words are, on the line that surer words before and
// after it stand on, and as high as its letters are. Without them "9 to 11 patients" would read "11 patients". They stay as doubtful as they are.
func enclosed(l []tesseract.Word, em float64) map[image.Rectangle]bool {
	out := map[image.Rectangle]bool{}
	sure := func(w tesseract.Word) bool { return w.Confidence > 0.8 }
	for i, w := range l {
		if i == 0 || i+1 == len(l) || strings.ContainsFunc(w.Text, func(c rune) bool {
			return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(".,%-–/'’€$£", c)
		}) {
			continue
		}
		before, after := slices.IndexFunc(l[:i], sure), slices.IndexFunc(l[i+1:], sure)
		near := func(a, b tesseract.Word) bool { return float64(b.Box.Min.X-a.Box.Max.X) < 0.5*em }
		if before < 0 || after < 0 || !near(l[i-1], w) || !near(w, l[i+1]) {
			continue
		}
		band := l[before].Box.Union(l[i+1+after].Box)
		tall, _ := letterShape(w.Text)
		least := 0.3 * em
		if tall {
			least = 0.5 * em
		}
		out[w.Box] = w.Box.Min.Y >= band.Min.Y-3 && w.Box.Max.Y <= band.Max.Y+3 && float64(w.Box.Dy()) >= least
	}
	return out
}

// isBullet reports whether a word at the beginning of a line is the mark of a list: a dot is taken for all kinds of letters. Em is the
// font size in dots.
func isBullet(w tesseract.Word, em float64) bool {
	if len([]rune(w.Text)) > 2 {
		return false
	}
	return strings.ContainsAny(w.Text, "•·▪■«»¢©®°*") || dotted(w.Box, em)
}

// dotted reports whether a box is as small and as wide as high as the mark of a list.
func dotted(r image.Rectangle, em float64) bool {
	h, b := float64(r.Dy()), float64(r.Dx())
	return h > 0.1*em && h < 0.45*em && b > 0.5*h && b < 1.6*h
}

// marked is a line with its list mark as a bullet: the one that was recognised as whatever sign, or the dot that stands left of it in the
// picture. Em and base are the line's font size and baseline in dots.
func marked(img *image.Gray, l []tesseract.Word, em, base float64) []tesseract.Word {
	if len(l) > 1 && isBullet(l[0], em) {
		l[0].Text, l[0].Confidence = "•", 1
		return l
	}
	first := l[0]
	room := image.Rect(first.Box.Min.X-int(2.5*em), int(base-0.8*em), first.Box.Min.X-int(0.2*em), int(base+0.1*em)).Intersect(img.Rect)
	dot := lastBlob(img, room)
	middle := base - float64(dot.Min.Y+dot.Max.Y)/2
	if dot.Empty() || !dotted(dot, em) || float64(dot.Dx()) > 1.4*float64(dot.Dy()) || middle < 0.12*em || middle > 0.6*em || dot.Min.X-room.Min.X < int(0.3*em) {
		return l
	}
	before := image.Rect(dot.Min.X-int(0.3*em), room.Min.Y, dot.Min.X, room.Max.Y)
	if !lastBlob(img, before).Empty() || 10*darkDots(img, dot) < 5*dot.Dx()*dot.Dy() {
		return l
	}
	return append([]tesseract.Word{{Text: "•", Box: dot, Confidence: 1, Block: first.Block, Paragraph: first.Paragraph, Line: first.Line}}, l...)
}

// lastBlob is the box of the ink that stands rightmost in a part of a picture, up to the next empty column.
func lastBlob(img *image.Gray, r image.Rectangle) image.Rectangle {
	column := func(x int) int { return darkDots(img, image.Rect(x, r.Min.Y, x+1, r.Max.Y)) }
	x1 := r.Max.X
	for x1 > r.Min.X && column(x1-1) < 2 {
		x1--
	}
	x0 := x1
	for x0 > r.Min.X && column(x0-1) >= 2 {
		x0--
	}
	if x0 == x1 {
		return image.Rectangle{}
	}
	return tight(img, image.Rect(x0, r.Min.Y, x1, r.Max.Y))
}

// darkDots counts the dark dots of a part of a picture.
func darkDots(img *image.Gray, r image.Rectangle) int {
	r = r.Intersect(img.Rect)
	n := 0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for _, p := range img.Pix[img.PixOffset(r.Min.X, y):][:r.Dx()] {
			if p < inked {
				n++
			}
		}
	}
	return n
}

// What the sign of an e-mail address is taken for, between a mailbox and a host in small letters.
var (
	takenForAt = `[Q©®]`
	mailbox    = `[a-z0-9][a-z0-9._%+-]+`
	mailHost   = `[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,10}`
	misreadAt  = regexp.MustCompile(`^` + mailbox + ` ?(` + takenForAt + `) ?` + mailHost + `$`)
)

// mailed mends the sign of an e-mail address that was taken for a letter. The word stays doubtful, so a person is asked to look.
func mailed(l []tesseract.Word) []tesseract.Word {
	for i := range l {
		for k := i + 1; k <= min(i+3, len(l)); k++ {
			var texts []string
			for _, w := range l[i:k] {
				texts = append(texts, w.Text)
			}
			joined := strings.Join(texts, " ")
			m := misreadAt.FindStringSubmatchIndex(joined)
			if m == nil {
				continue
			}
			whole := l[i]
			whole.Text = strings.ReplaceAll(joined[:m[2]]+"@"+joined[m[3]:], " ", "")
			for _, w := range l[i+1 : k] {
				whole.Box, whole.Confidence = whole.Box.Union(w.Box), min(whole.Confidence, w.Confidence)
			}
			whole.Confidence = min(whole.Confidence, 0.6)
			return slices.Replace(l, i, k, whole)
		}
	}
	return l
}
