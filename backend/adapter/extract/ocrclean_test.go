package extract

import (
	"image"
	"image/draw"
	"strings"
	"testing"

	"autojob/backend/adapter/extract/tesseract"
)

// paint makes a white picture with black boxes.
func paint(w, h int, boxes ...image.Rectangle) *image.Gray {
	img := image.NewGray(image.Rect(0, 0, w, h))
	draw.Draw(img, img.Rect, image.White, image.Point{}, draw.Src)
	for _, b := range boxes {
		draw.Draw(img, b, image.Black, image.Point{}, draw.Src)
	}
	return img
}

func recognised(text string, line int, box image.Rectangle) tesseract.Word {
	return tesseract.Word{Text: text, Confidence: 0.95, Block: 1, Paragraph: 1, Line: line, Box: box}
}

func textsOf(lines [][]tesseract.Word) string {
	var out []string
	for _, l := range lines {
		var ws []string
		for _, w := range l {
			ws = append(ws, w.Text)
		}
		out = append(out, strings.Join(ws, " "))
	}
	return strings.Join(out, "\n")
}

// strokesIn draws upright strokes of 5 dots in a box, about as letters fill it.
func strokesIn(img *image.Gray, r image.Rectangle) {
	for x := r.Min.X; x+5 <= r.Max.X; x += 15 {
		draw.Draw(img, image.Rect(x, r.Min.Y, x+5, r.Max.Y), image.Black, image.Point{}, draw.Src)
	}
}

func TestOnlyTextIsKeptAndListMarksAreSeen(t *testing.T) {
	first, second, third := image.Rect(160, 100, 400, 135), image.Rect(160, 200, 400, 235), image.Rect(160, 300, 400, 335)
	img := paint(800, 500, image.Rect(110, 110, 124, 124), image.Rect(110, 211, 124, 225), image.Rect(160, 400, 600, 422))
	for _, r := range []image.Rectangle{first, second, third} {
		strokesIn(img, r)
	}
	got := textsOf(cleaned(img, []tesseract.Word{
		recognised("e", 1, image.Rect(108, 108, 126, 126)), // a mark that was taken for a letter
		recognised("Bakes", 1, first),
		recognised("Sells", 2, second), // its mark was not recognised
		recognised("ii", 3, image.Rect(200, 302, 240, 320)),
		recognised("Cleans", 4, third),
		recognised("SEE", 5, image.Rect(160, 400, 600, 422)), // a bar of a rating
	}))
	if want := "• Bakes\n• Sells\nCleans"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTheSignOfAnAddressThatWasTakenForALetterIsMended(t *testing.T) {
	for text, want := range map[string]string{
		"E-mail: ada.sample Qexample.org":  "E-mail: ada.sample@example.org",
		"ada.sampleQ example.org | London": "ada.sample@example.org | London",
		"ada.sample©example.org":           "ada.sample@example.org",
		"ada_s Q mail.example.org":         "ada_s@mail.example.org",
		"Web: Qexample.org":                "Web: Qexample.org",
		"Uses Qt and Qlik":                 "Uses Qt and Qlik",
		"ada.sample@example.org":           "ada.sample@example.org",
	} {
		var l []tesseract.Word
		for i, w := range strings.Fields(text) {
			l = append(l, recognised(w, 1, image.Rect(100*i, 0, 100*i+90, 30)))
		}
		mended := mailed(l)
		if got := textsOf([][]tesseract.Word{mended}); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
		for _, w := range mended {
			if strings.Contains(w.Text, "@") && !strings.Contains(text, "@") && w.Confidence > 0.6 {
				t.Errorf("%q is not doubtful", w.Text)
			}
		}
	}
}

func TestStrokesAndBoxesAreMeasuredOnTheInk(t *testing.T) {
	var thin, wide []image.Rectangle
	for x := 0; x < 200; x += 20 {
		thin, wide = append(thin, image.Rect(x, 0, x+4, 40)), append(wide, image.Rect(x, 0, x+7, 40))
	}
	if a, b := stroke(paint(200, 40, thin...), image.Rect(0, 0, 200, 40)), stroke(paint(200, 40, wide...), image.Rect(0, 0, 200, 40)); a != 4 || b != 7 {
		t.Errorf("strokes of 4 and 7 dots measure %.1f and %.1f", a, b)
	}
	if got := tight(paint(100, 100, image.Rect(20, 40, 80, 60)), image.Rect(10, 10, 90, 90)); got.Min.Y != 40 || got.Max.Y != 60 {
		t.Errorf("tight box %v", got)
	}
}

func TestADoubtfulWordInsideASentenceStays(t *testing.T) {
	img := paint(1400, 400)
	at := func(text string, x, w, line int, confidence float64) tesseract.Word {
		r := image.Rect(x, 60*line, x+w, 60*line+33)
		strokesIn(img, r)
		return tesseract.Word{Text: text, Confidence: confidence, Block: 1, Paragraph: 1, Line: line, Box: r}
	}
	got := textsOf(cleaned(img, []tesseract.Word{
		at("See", 100, 70, 1, 0.96), at("9", 185, 20, 1, 0), at("to", 220, 35, 1, 0), at("11", 270, 45, 1, 0.94), at("patients", 330, 150, 1, 0.97),
		at("Palm", 100, 70, 2, 0.96), at("Q", 250, 30, 2, 0), at("Hollow", 295, 120, 2, 0.96), // a picture between two things
		at("Clean", 100, 90, 3, 0.3), at("9", 205, 20, 3, 0), at("rooms", 240, 90, 3, 0.3), // nothing around is sure
		at("Doubtful", 100, 130, 4, 0.96), at("end", 245, 60, 4, 0),
	}))
	if want := "See 9 to 11 patients\nPalm Hollow\nClean rooms\nDoubtful"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
