package extract

import (
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/gif" // a scan may be any of these
	_ "image/jpeg"
	_ "image/png"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"

	"autojob/backend/core/document"
	"autojob/backend/core/problem"
)

// maxPicture bounds the dots of a picture: cameras of telephones make up to 50 million.
const maxPicture = 64 << 20

// isPicture reports whether a file is a picture that can be read, by its first bytes.
func isPicture(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xFF\xD8\xFF")) || bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1A\n")) || bytes.HasPrefix(data, []byte("GIF8")) ||
		len(data) > 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP"
}

// otherPicture names the kinds of picture that are not read.
func otherPicture(data []byte) string {
	switch {
	case len(data) > 12 && string(data[4:8]) == "ftyp" && bytes.Contains(data[8:min(len(data), 40)], []byte("hei")),
		len(data) > 12 && string(data[4:8]) == "ftyp" && bytes.Contains(data[8:min(len(data), 40)], []byte("mif1")):
		return "a HEIC photo, as telephones of Apple save them"
	case bytes.HasPrefix(data, []byte("II*\x00")), bytes.HasPrefix(data, []byte("MM\x00*")):
		return "a TIFF picture"
	case bytes.HasPrefix(data, []byte("BM")) && len(data) > 26 && data[14] == 40:
		return "a BMP picture"
	}
	return ""
}

// decodePicture is a picture in grey, upright, white where it is transparent.
func decodePicture(data []byte) (*image.Gray, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, unreadable(fmt.Errorf("reading the picture's size: %w", err))
	}
	if config.Width < 1 || config.Height < 1 || config.Width*config.Height > maxPicture {
		return nil, tooLarge("space", fmt.Errorf("picture of %d by %d", config.Width, config.Height))
	}
	img, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, unreadable(fmt.Errorf("reading the picture: %w", err))
	}
	return upright(gray(img), orientation(data)), nil
}

func gray(img image.Image) *image.Gray {
	b := img.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	if y, ok := img.(*image.YCbCr); ok {
		for row := range b.Dy() {
			from := y.YOffset(b.Min.X, b.Min.Y+row)
			copy(out.Pix[row*out.Stride:], y.Y[from:from+b.Dx()])
		}
		return out
	}
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, img, b.Min, draw.Over)
	return out
}

// toPage scales a picture of a page to the fineness that is read best, taking it for a sheet of A4.
func toPage(img *image.Gray) *image.Gray {
	long := max(img.Rect.Dx(), img.Rect.Dy())
	scale := min(ocrDPI*11.69/float64(long), 3)
	if scale > 0.9 && scale < 1.15 {
		return img
	}
	out := image.NewGray(image.Rect(0, 0, int(float64(img.Rect.Dx())*scale), int(float64(img.Rect.Dy())*scale)))
	draw.CatmullRom.Scale(out, out.Rect, img, img.Rect, draw.Src, nil)
	return out
}

// picture reads a photo or scan.
func (c *child) picture(ctx context.Context, data []byte) (*document.Document, error) {
	if c.ocr == nil {
		return nil, problem.New(problem.Unreadable, "This is a picture, and this build of Autojob reads no text from pictures.",
			"Choose the CV as PDF or DOCX, or paste its text.")
	}
	img, err := decodePicture(data)
	if err != nil {
		return nil, err
	}
	if img.Rect.Dx() < 200 || img.Rect.Dy() < 100 {
		return nil, problem.New(problem.Unreadable, "This picture is too small to read.", "Choose a larger one: a page needs about 1,500 dots in width.")
	}
	c.tell(0, 1)
	lines, size, err := c.recognise(ctx, toPage(img), 1)
	if err != nil {
		return nil, unreadable(err)
	}
	c.tell(1, 1)
	d := &document.Document{Format: document.Image, Pages: []document.Page{size}}
	addScan(d, lines)
	if len(lines) == 0 {
		d.Warnings = append(d.Warnings, document.Warning{Code: "no_text", Page: 1, Text: "No text was found in this picture. A sharper photo, straight from above, may help."})
	}
	return d, nil
}

// addScan appends recognised lines with a warning.
func addScan(d *document.Document, lines []document.Line) {
	if len(lines) == 0 {
		return
	}
	d.Lines = append(d.Lines, lines...)
	page := lines[0].Page
	d.Warnings = append(d.Warnings, document.Warning{Code: "recognised", Page: page,
		Text: fmt.Sprintf("Page %d is a picture. Its text was recognised on this computer; check it for reading mistakes.", page)})
}
