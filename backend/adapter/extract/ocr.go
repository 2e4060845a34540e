package extract

import (
	"compress/gzip"
	"context"
	"fmt"
	"image"
	"io"
	"io/fs"
	"time"

	"github.com/abadojack/whatlanggo"

	"autojob/backend/adapter/extract/tesseract"
	"autojob/backend/core/document"
)

// OCRLimits are those of a call that reads pictures: recognising a page takes some seconds of computing, on a slow computer many.
func OCRLimits() Limits {
	return Limits{Time: 6 * time.Minute, Memory: 1 << 30, Bytes: 50 << 20, Output: 32 << 20, Pages: 12}
}

// ocr is the text recognition of a child.
type ocr struct {
	engine *tesseract.Engine
	models fs.FS
	lang   string // the language that is loaded
	fixed  bool   // the language was recognised, and holds for all pages
}

// openOCR loads the recognition's program; it must come before the child confines itself.
func openOCR(ctx context.Context, models fs.FS, cache string) (*ocr, error) {
	program, err := unpack(models, "tesseract.wasm.gz")
	if err != nil {
		return nil, err
	}
	e, err := tesseract.Open(ctx, program, cache)
	if err != nil {
		return nil, err
	}
	return &ocr{engine: e, models: models}, nil
}

// warmOCR fills the cache.
func warmOCR(ctx context.Context, models []fs.FS, cache string) error {
	if len(models) == 0 {
		return nil
	}
	o, err := openOCR(ctx, models[0], cache)
	if err != nil {
		return unavailable(err)
	}
	return o.engine.Close(ctx)
}

func unpack(models fs.FS, name string) ([]byte, error) {
	f, err := models.Open(name)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", name, err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", name, err)
	}
	b, err := io.ReadAll(io.LimitReader(z, 64<<20))
	if err != nil {
		return nil, fmt.Errorf("unpacking %s: %w", name, err)
	}
	return b, nil
}

func (o *ocr) load(ctx context.Context, lang string) error {
	if o.lang == lang {
		return nil
	}
	model, err := unpack(o.models, lang+".traineddata.gz")
	if err != nil {
		return err
	}
	if err := o.engine.Load(ctx, lang, model); err != nil {
		return err
	}
	o.lang = lang
	return nil
}

// models by what whatlanggo calls the language.
var modelOf = map[whatlanggo.Lang]string{whatlanggo.Eng: "eng", whatlanggo.Deu: "deu", whatlanggo.Fra: "fra", whatlanggo.Spa: "spa"}

// language finds out in which language a page is, by reading the part of it that holds most, and loads that.
func (o *ocr) language(ctx context.Context, img *image.Gray) error {
	if o.fixed {
		return nil
	}
	if err := o.load(ctx, "eng"); err != nil {
		return err
	}
	words, err := o.engine.Recognise(ctx, densest(img), ocrDPI, tesseract.OneBlock)
	if err != nil {
		return err
	}
	if lang, sure := languageOf(words); sure {
		o.fixed = true
		return o.load(ctx, lang)
	}
	return nil
}

// languageOf guesses the language of recognised words; sure if there are enough of them.
func languageOf(words []tesseract.Word) (lang string, sure bool) {
	text, letters := "", 0
	for _, w := range words {
		if w.Confidence > 0.5 {
			text += w.Text + " "
			letters += len(w.Text)
		}
	}
	allowed := map[whatlanggo.Lang]bool{}
	for l := range modelOf {
		allowed[l] = true
	}
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: allowed})
	if m := modelOf[info.Lang]; m != "" {
		return m, letters > 150
	}
	return "eng", false
}

// page reads a picture of a page. Sizes and places are in points as the picture shows them.
func (o *ocr) page(ctx context.Context, img *image.Gray) (*scan, error) {
	ready, turned := prepare(img)
	if err := o.language(ctx, ready); err != nil {
		return nil, err
	}
	words, err := o.engine.Recognise(ctx, ready, ocrDPI, tesseract.Page)
	if err != nil {
		return nil, err
	}
	if lang, sure := languageOf(words); !o.fixed && sure { // the densest part did not tell
		o.fixed = true
		if lang != o.lang {
			if err := o.load(ctx, lang); err != nil {
				return nil, err
			}
			if words, err = o.engine.Recognise(ctx, ready, ocrDPI, tesseract.Page); err != nil {
				return nil, err
			}
		}
	}
	return newScan(ready, words, turned), nil
}

// recognise reads a page that is a picture; the lines carry the page's number.
func (c *child) recognise(ctx context.Context, img *image.Gray, number int) ([]document.Line, document.Page, error) {
	s, err := c.ocr.page(ctx, img)
	if err != nil {
		return nil, document.Page{}, err
	}
	lines := s.lines()
	for i := range lines {
		lines[i].Page = number
	}
	return lines, document.Page{Width: s.width, Height: s.height}, nil
}
