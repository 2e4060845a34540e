package extract

import (
	"bytes"
	"image/png"
	"os"
	"testing"

	"autojob/backend/core/problem"
)

func TestAPictureIsItsOwnPage(t *testing.T) {
	data, err := os.ReadFile("testdata/formats/scan.png")
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := picturePage(data, args{Page: 1, Width: 300})
	if err != nil {
		t.Fatal(err)
	}
	whole, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(drawn.([]byte)))
	if err != nil {
		t.Fatal(err)
	}
	if w, h := img.Bounds().Dx(), img.Bounds().Dy(); w != 300 || h != 300*whole.Bounds().Dy()/whole.Bounds().Dx() {
		t.Errorf("%d by %d", w, h)
	}
	if _, err := picturePage(data, args{Page: 2, Width: 300}); !problem.Is(err, problem.NotFound) {
		t.Errorf("page 2: %v", err)
	}
	if _, err := picturePage(data[:200], args{Page: 1, Width: 300}); !problem.Is(err, problem.Unreadable) {
		t.Errorf("cut off: %v", err)
	}
}
