package extract

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"autojob/backend/core/document"
	"autojob/backend/core/problem"
)

// scanText is what a person reads on testdata/formats/scan.png.
const scanText = "Mara Lindqvist Data engineer mara@example.com +1 555 0100 Experience Data engineer, Fjordworks 2019 2024 Built pipelines fast cheap " +
	"migration Education Years School 2011 BSc, Northvale University"

func scanPicture(t testing.TB) *image.Gray {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(testFile(t, "scan.png")))
	if err != nil {
		t.Fatal(err)
	}
	return gray(img)
}

// recall is the share of the expected words that a document holds.
func recall(d *document.Document, want string) float64 {
	have := map[string]bool{}
	for _, w := range strings.FieldsFunc(d.Text(), func(c rune) bool { return strings.ContainsRune(" \n,–—-·•", c) }) {
		have[w] = true
	}
	found, all := 0, 0
	for _, w := range strings.FieldsFunc(want, func(c rune) bool { return strings.ContainsRune(" ,", c) }) {
		all++
		if have[w] {
			found++
		}
	}
	return float64(found) / float64(all)
}

func skipSlowOCR(t *testing.T) {
	t.Helper()
	if raceDetector {
		t.Skip("the recognition is too slow under the race detector, and runs in another process anyway")
	}
}

func TestAPhotoIsReadWithPlacesAndDoubts(t *testing.T) {
	skipSlowOCR(t)
	var mu sync.Mutex
	var told []string
	ctx := WithProgress(t.Context(), func(done, of int) {
		mu.Lock()
		defer mu.Unlock()
		told = append(told, fmt.Sprint(done, "/", of))
	})
	var b bytes.Buffer
	if err := jpeg.Encode(&b, scanPicture(t), nil); err != nil {
		t.Fatal(err)
	}
	d, err := newExtractor(t).Document(ctx, exifTurned(b.Bytes(), 1), "cv.jpg")
	checkResult(t, d, err)
	if err != nil {
		t.Fatal(err)
	}
	if r := recall(d, scanText); r < 0.95 || d.Format != document.Image {
		t.Errorf("recall %.2f of\n%s", r, d.Text())
	}
	if !hasWarning(d, "recognised") {
		t.Errorf("warnings %v", d.Warnings)
	}
	name := d.Lines[0]
	if name.Text != "Mara Lindqvist" || name.Size() < 1.4*d.Lines[1].Size() || name.Box.X0 > 0.1*d.Pages[0].Width || name.Box.Y1 > 0.15*d.Pages[0].Height || name.Box.Empty() {
		t.Errorf("first line %+v on %+v", name, d.Pages[0])
	}
	if l := d.Lines[3]; !l.Bold() {
		t.Errorf("the heading %+v is not bold", l)
	}
	if len(told) != 2 || told[1] != "1/1" {
		t.Errorf("progress %v", told)
	}
}

func TestAScannedPDFIsRecognisedWhereItIsCrooked(t *testing.T) {
	skipSlowOCR(t)
	img := crooked(scanPicture(t), 1.3, 12)
	d, err := newExtractor(t).Document(t.Context(), scanPDF(t, img, 504, 461), "scan.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if r := recall(d, scanText); r < 0.95 || d.Format != document.PDF {
		t.Errorf("recall %.2f of\n%s", r, d.Text())
	}
	// Places are those of the page as it was scanned: the name stands higher at its left than it would on a straight page.
	if l := d.Lines[0]; l.Page != 1 || math.Abs(l.Box.Y0-27) > 12 || math.Abs(l.Box.X0-17) > 12 {
		t.Errorf("first line %+v", l)
	}
}

// crooked turns a picture by degrees and adds noise.
func crooked(img *image.Gray, degrees, noise float64) *image.Gray {
	out := rotate(img, -degrees*math.Pi/180)
	r := rand.New(rand.NewPCG(1, 2))
	for i, p := range out.Pix {
		out.Pix[i] = uint8(min(max(float64(p)*0.92+r.NormFloat64()*noise, 0), 255))
	}
	return out
}

// scanPDF is a PDF of one page with a picture and no text.
func scanPDF(t testing.TB, img *image.Gray, width, height int) []byte {
	t.Helper()
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	if _, err := w.Write(img.Pix); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	page := fmt.Sprintf("q %d 0 0 %d 0 0 cm /I Do Q", width, height)
	var b bytes.Buffer
	fmt.Fprintf(&b, "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"+
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>endobj\n"+
		"4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n5 0 obj<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n",
		width, height, len(page), page, img.Rect.Dx(), img.Rect.Dy(), z.Len())
	b.Write(z.Bytes())
	b.WriteString("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF")
	return b.Bytes()
}

func TestStoppingStopsTheRecognition(t *testing.T) {
	skipSlowOCR(t)
	x := newExtractor(t)
	ctx, cancel := context.WithCancel(t.Context())
	ctx = WithProgress(ctx, func(int, int) { cancel() })
	_, err := x.Document(ctx, testFile(t, "scan.png"), "scan.png")
	wantProblem(t, err, problem.Cancelled)
}

func TestPicturesThatAreNotReadSayWhy(t *testing.T) {
	bomb := append([]byte{}, testFile(t, "scan.png")...)
	binary.BigEndian.PutUint32(bomb[16:], 60000)
	binary.BigEndian.PutUint32(bomb[20:], 60000)
	var small bytes.Buffer
	if err := png.Encode(&small, image.NewGray(image.Rect(0, 0, 50, 50))); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data []byte
		code problem.Code
	}{
		"heic":  {[]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), problem.Unreadable},
		"tiff":  {[]byte("II*\x00........"), problem.Unreadable},
		"small": {small.Bytes(), problem.Unreadable},
		"cut":   {testFile(t, "scan.png")[:2000], problem.Unreadable},
	} {
		_, err := (&child{ocr: &ocr{}, tell: func(int, int) {}}).document(t.Context(), c.data, args{})
		t.Log(name)
		wantProblem(t, err, c.code)
	}
	if _, err := decodePicture(bomb); err == nil {
		t.Error("a picture of 3,600 million dots was decoded")
	}
}

func TestSkewIsMeasured(t *testing.T) {
	img := scanPicture(t)
	for _, degrees := range []float64{-2, -0.7, 0, 1, 2.5} {
		got := skew(evenLight(crooked(img, degrees, 8))) * 180 / math.Pi
		if math.Abs(got-degrees) > 0.25 {
			t.Errorf("a page turned by %v degrees is taken for one turned by %.2f", degrees, got)
		}
	}
}

func TestLightIsEvenedAndDarkGroundTurned(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 600, 300))
	for y := range 300 {
		for x := range 600 {
			ground, ink := 120+x/5, 40
			if x < 256 { // a dark bar with light letters
				ground, ink = 40, 230
			}
			p := ground
			if x%40 < 8 && y%50 < 20 {
				p = ink
			}
			img.SetGray(x, y, color.Gray{Y: uint8(p)})
		}
	}
	out := evenLight(img)
	for _, at := range []struct {
		x, y int
		dark bool
	}{{2, 5, true}, {82, 55, true}, {20, 30, false}, {402, 105, true}, {420, 130, false}, {562, 5, true}, {580, 40, false}} {
		if p := out.GrayAt(at.x, at.y).Y; p < 128 != at.dark {
			t.Errorf("at %d,%d: %d, dark should be %v", at.x, at.y, p, at.dark)
		}
	}
}

// exifTurned puts an EXIF part with an orientation into a JPEG.
func exifTurned(jpg []byte, o uint16) []byte {
	t := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01")
	t = binary.BigEndian.AppendUint16(t, o)
	t = append(t, 0, 0, 0, 0, 0, 0)
	out := append([]byte{0xFF, 0xD8, 0xFF, 0xE1}, binary.BigEndian.AppendUint16(nil, uint16(len(t)+2))...)
	return append(append(out, t...), jpg[2:]...)
}

func TestPhotosAreTurnedAsTheCameraSaysTheyAre(t *testing.T) {
	img := image.NewGray(image.Rect(0, 0, 3, 2)) // its corners: 1 .. 3 above 4 .. 6
	copy(img.Pix, []byte{1, 2, 3, 4, 5, 6})
	for o, want := range map[int][]byte{1: {1, 2, 3, 4, 5, 6}, 2: {3, 2, 1, 6, 5, 4}, 3: {6, 5, 4, 3, 2, 1}, 4: {4, 5, 6, 1, 2, 3},
		5: {1, 4, 2, 5, 3, 6}, 6: {4, 1, 5, 2, 6, 3}, 7: {6, 3, 5, 2, 4, 1}, 8: {3, 6, 2, 5, 1, 4}} {
		if got := upright(img, o); !bytes.Equal(got.Pix, want) {
			t.Errorf("orientation %d: %v, want %v", o, got.Pix, want)
		}
		if got := orientation(exifTurned([]byte("\xFF\xD8\xFF\xD9"), uint16(o))); got != o {
			t.Errorf("orientation %d is read as %d", o, got)
		}
	}
}

func FuzzOrientation(f *testing.F) {
	f.Add(exifTurned([]byte("\xFF\xD8\xFF\xD9"), 6))
	f.Fuzz(func(t *testing.T, data []byte) {
		if o := orientation(data); o < 1 || o > 8 {
			t.Errorf("orientation %d", o)
		}
	})
}

func FuzzPicture(f *testing.F) {
	f.Add(testFile(f, "scan.png")[:3000])
	f.Fuzz(func(t *testing.T, data []byte) {
		img, err := decodePicture(data)
		if err == nil {
			evenLight(img)
			return
		}
		checkResult(t, nil, err)
	})
}
