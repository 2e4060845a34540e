package extract

import (
	"bytes"
	"fmt"
	"image"
	"image/png"

	"golang.org/x/image/draw"

	"autojob/backend/core/problem"
)

// picturePage draws a photo or scan as the text recognition sees it: in grey, upright.
func picturePage(data []byte, a args) (any, error) {
	if a.Page != 1 {
		return nil, problem.New(problem.NotFound, fmt.Sprintf("There is no page %d; this file has 1.", a.Page), "Choose another page.")
	}
	img, err := decodePicture(data)
	if err != nil {
		return nil, err
	}
	width := min(max(a.Width, 16), MaxPageWidth)
	height := img.Rect.Dy() * width / img.Rect.Dx()
	if height < 1 || width*height > maxPixels {
		return nil, tooLarge("space", fmt.Errorf("picture of %d by %d", img.Rect.Dx(), img.Rect.Dy()))
	}
	out := image.NewGray(image.Rect(0, 0, width, height))
	draw.ApproxBiLinear.Scale(out, out.Rect, img, img.Rect, draw.Src, nil)
	var b bytes.Buffer
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&b, out); err != nil {
		return nil, fmt.Errorf("encoding the page: %w", err)
	}
	return b.Bytes(), nil
}
