// Package scanbench measures how many words the text recognition finds on scans. It makes the scans itself: pages of the repository's
// fictional CVs are drawn, turned by a degree, dimmed and given noise. Start with Run; Measure gives the figures of each file.
//
// Recall is the share of the PDF's own words, counted with repetition, that were recognised letter by letter. A word is a run of
// letters or digits in lower case.
package scanbench

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"

	"autojob/backend/adapter/extract"
	"autojob/backend/bench/proofs"
)

// Page is what was measured of one page.
type Page struct {
	Name    string
	Words   int
	Found   int
	Missing []string
	Time    time.Duration
}

// Recall is Found/Words.
func (p Page) Recall() float64 { return float64(p.Found) / float64(max(p.Words, 1)) }

// width is that of the scans in dots: 200 an inch on A4.
const width = extract.MaxPageWidth

// Run measures the first page of every PDF in dir and returns the rows of the bench table.
func Run(ctx context.Context, x *extract.Extractor, dir string) ([]proofs.Figure, error) {
	pages, err := Measure(ctx, x, dir, "*.pdf", 1, func(Page) {})
	if err != nil {
		return nil, err
	}
	found, words, worst, took := 0, 0, 1.0, time.Duration(0)
	for _, p := range pages {
		found, words, worst = found+p.Found, words+p.Words, min(worst, p.Recall())
		took += p.Time
	}
	mean := float64(found) / float64(max(words, 1))
	set := fmt.Sprintf("%d CVs drawn at 190 dpi, turned by 1 degree, noise", len(pages))
	return []proofs.Figure{
		{Task: "words recognised on scans", Set: set, Value: fmt.Sprintf("%.1f%%", 100*mean), Target: ">= 95%", Missed: mean < 0.95},
		{Task: "words recognised on the worst scan", Set: set, Value: fmt.Sprintf("%.1f%%", 100*worst)},
		{Task: "time a scanned page", Set: set, Value: fmt.Sprintf("%.1f s", took.Seconds()/float64(max(len(pages), 1))), Baseline: "tesseract.js 6.5 s"},
	}, nil
}

// Measure reads the PDFs of dir that match pattern as text and as a scan that is turned by degrees, and tells each as it is done.
func Measure(ctx context.Context, x *extract.Extractor, dir, pattern string, degrees float64, each func(Page)) ([]Page, error) {
	names, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		return nil, err
	}
	var out []Page
	for _, name := range names {
		p, err := measure(ctx, x, name, degrees)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(name), err)
		}
		each(p)
		out = append(out, p)
	}
	return out, nil
}

func measure(ctx context.Context, x *extract.Extractor, name string, degrees float64) (Page, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return Page{}, err
	}
	doc, err := x.Document(ctx, data, name)
	if err != nil {
		return Page{}, err
	}
	var text strings.Builder
	for _, l := range doc.Lines {
		if l.Page == 1 {
			text.WriteString(l.Text + "\n")
		}
	}
	picture, err := x.Page(ctx, data, 1, width)
	if err != nil {
		return Page{}, err
	}
	scanned, err := Scan(picture, degrees)
	if err != nil {
		return Page{}, err
	}
	start := time.Now()
	got, err := x.Document(ctx, scanned, "scan.png")
	if err != nil {
		return Page{}, err
	}
	p := Page{Name: filepath.Base(name), Time: time.Since(start)}
	have := map[string]int{}
	for _, w := range words(got.Text()) {
		have[w]++
	}
	for _, w := range words(text.String()) {
		p.Words++
		if have[w] > 0 {
			have[w]--
			p.Found++
		} else {
			p.Missing = append(p.Missing, w)
		}
	}
	return p, nil
}

var word = regexp.MustCompile(`[\pL\pN]+`)

func words(s string) []string { return word.FindAllString(strings.ToLower(s), -1) }

// Scan makes a scan of the picture of a page (PNG in, PNG out): turned, greyish, with noise.
func Scan(picture []byte, degrees float64) ([]byte, error) {
	img, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		return nil, err
	}
	b := img.Bounds()
	out := image.NewGray(b)
	draw.Draw(out, b, image.White, image.Point{}, draw.Src)
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	cx, cy := float64(b.Dx())/2, float64(b.Dy())/2
	draw.BiLinear.Transform(out, f64.Aff3{cos, -sin, cx - cx*cos + cy*sin, sin, cos, cy - cx*sin - cy*cos}, img, b, draw.Over, nil)
	r := rand.New(rand.NewPCG(1, 2))
	for i, p := range out.Pix {
		out.Pix[i] = uint8(min(max(float64(p)*0.93+r.NormFloat64()*9, 0), 255))
	}
	var buf bytes.Buffer
	err = png.Encode(&buf, out)
	return buf.Bytes(), err
}
