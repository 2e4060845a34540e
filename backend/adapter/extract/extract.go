package extract

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"
	"sync"
	"time"

	"autojob/backend/core/document"
	"autojob/backend/core/problem"
)

// Version names this reader's behaviour; it changes when the same file would give another Document.
const Version = "extract/1"

// MaxPageWidth is the widest page image in pixels.
const MaxPageWidth = 1600

// Limits bounds one call.
type Limits struct {
	Time   time.Duration `json:"time"`   // wall time of the whole child; its CPU time is bounded by twice this
	Memory int64         `json:"memory"` // bytes the child may add to what it holds before it reads the file
	Bytes  int64         `json:"bytes"`  // size of the file
	Output int64         `json:"output"` // size of the answer
	Pages  int           `json:"pages"`  // pages read; the rest is named in a warning
}

// DefaultLimits are generous for a CV or a job ad and small for a computer.
func DefaultLimits() Limits {
	return Limits{Time: 20 * time.Second, Memory: 768 << 20, Bytes: 25 << 20, Output: 32 << 20, Pages: 30}
}

// Extractor reads files in a child process, a fresh one for each call. Its fields are set before the first call; its
// methods may be called from several goroutines.
type Extractor struct {
	Child    []string // command and arguments that end up in Serve
	CacheDir string   // private directory for compiled code; empty compiles in each child
	Limits   Limits   // zero fields take their defaults

	mu        sync.Mutex
	warmed    bool
	ocrWarmed bool
}

// Document reads a PDF, DOCX, ODT, RTF, HTML, Markdown or text file, or a picture of a page. What it is, is decided by its first bytes; name only breaks ties
// by its extension and never reaches a file system.
func (x *Extractor) Document(ctx context.Context, data []byte, name string) (*document.Document, error) {
	var d document.Document
	if err := x.call(ctx, "document", data, args{Ext: ext(name)}, &d); err != nil {
		return nil, err
	}
	return &d, nil
}

// Page draws a page (from 1) of a PDF, or a picture, widthPx pixels wide, at most MaxPageWidth, as PNG.
func (x *Extractor) Page(ctx context.Context, data []byte, page, widthPx int) ([]byte, error) {
	var png []byte
	err := x.call(ctx, "page", data, args{Page: page, Width: min(widthPx, MaxPageWidth)}, &png)
	return png, err
}

// Warm compiles the PDF reader into CacheDir, in a child that reads no file of anyone's. It takes some seconds the
// first time and nothing after that. Document and Page call it when it is needed.
func (x *Extractor) Warm(ctx context.Context) error {
	if x.CacheDir == "" {
		return nil
	}
	return x.fill(ctx, x.cache(), &x.warmed, func(dir string) header { return header{Cache: dir} })
}

// fill makes a folder of compiled code in a child, once.
func (x *Extractor) fill(ctx context.Context, dir string, done *bool, request func(dir string) header) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if *done {
		return nil
	}
	if _, err := os.Stat(dir); err == nil {
		*done = true
		return nil
	}
	if err := os.MkdirAll(x.CacheDir, 0o700); err != nil {
		return fmt.Errorf("making the cache folder: %w", err)
	}
	clean(x.CacheDir)
	tmp, err := os.MkdirTemp(x.CacheDir, "new-")
	if err != nil {
		return fmt.Errorf("making the cache folder: %w", err)
	}
	defer os.RemoveAll(tmp)
	h := request(tmp)
	h.Op, h.Limits = warmOp, x.limits()
	h.Limits.Time = max(h.Limits.Time, 3*time.Minute) // a slow or busy computer, once
	if err := x.run(ctx, h, nil, nil); err != nil {
		return err
	}
	if err := os.Rename(tmp, dir); err != nil && !isDir(dir) {
		return fmt.Errorf("keeping the compiled reader: %w", err)
	}
	*done = true
	return nil
}

// cache is the folder of compiled code that this build understands. A folder that an older build
// made has another name, so it is never offered to this one.
func (x *Extractor) cache() string { return path.Join(x.CacheDir, "pdfium-"+engineKey()) }

// clean removes what older builds and interrupted warm-ups left; failing to is harmless.
func clean(dir string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			continue
		}
		// Another build may still use its own folder, so only what nobody has made anew for a while goes.
		age := time.Since(info.ModTime())
		compiled := strings.HasPrefix(e.Name(), "pdfium-") || strings.HasPrefix(e.Name(), "ocr-")
		if compiled && age > 30*24*time.Hour || strings.HasPrefix(e.Name(), "new-") && age > time.Hour {
			_ = os.RemoveAll(path.Join(dir, e.Name()))
		}
	}
}

func isDir(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

func (x *Extractor) limits() Limits {
	l, d := x.Limits, DefaultLimits()
	if l.Time <= 0 {
		l.Time = d.Time
	}
	if l.Memory <= 0 {
		l.Memory = d.Memory
	}
	if l.Bytes <= 0 {
		l.Bytes = d.Bytes
	}
	if l.Output <= 0 {
		l.Output = d.Output
	}
	if l.Pages <= 0 {
		l.Pages = d.Pages
	}
	return l
}

// call runs op over data in a child and decodes its answer into result.
func (x *Extractor) call(ctx context.Context, op string, data []byte, a args, result any) error {
	l := x.limits()
	if len(data) == 0 {
		return problem.New(problem.Unreadable, "This file is empty.", "Choose another file, or save it again from the program that made it.")
	}
	if int64(len(data)) > l.Bytes {
		return problem.New(problem.TooLarge, fmt.Sprintf("This file is larger than %d MB.", l.Bytes>>20),
			"Save it with smaller pictures, or paste its text.")
	}
	h := header{Op: op, Args: a, Limits: l}
	if isPDF(data) {
		h.Engine = true
		if err := x.Warm(ctx); err != nil {
			if ctx.Err() != nil {
				return err
			}
			// Without a cache the child compiles for itself, which is slow and still right.
			h.Limits.Time += 30 * time.Second
		} else if x.CacheDir != "" {
			h.Cache = x.cache()
		} else {
			h.Limits.Time += 30 * time.Second
		}
	}
	if isPicture(data) && op != "page" {
		return x.recognise(ctx, h, data, result)
	}
	first, err := x.ask(ctx, h, data)
	if first.Scan { // some pages are pictures
		again := x.recognise(ctx, h, data, result)
		if again == nil || err != nil || ctx.Err() != nil {
			return again
		}
	}
	if err != nil {
		return err
	}
	return first.into(result)
}

// recognise runs a request again with the text recognition, which has limits of its own.
func (x *Extractor) recognise(ctx context.Context, h header, data []byte, result any) error {
	l := OCRLimits()
	l.Time, l.Bytes, l.Output = max(l.Time, h.Limits.Time), max(l.Bytes, h.Limits.Bytes), max(l.Output, h.Limits.Output)
	h.OCR, h.Limits = true, l
	if x.CacheDir != "" {
		dir := path.Join(x.CacheDir, "ocr-"+engineKey())
		if err := x.fill(ctx, dir, &x.ocrWarmed, func(tmp string) header { return header{OCR: true, OCRCache: tmp} }); err == nil {
			h.OCRCache = dir
		} else if ctx.Err() != nil {
			return err
		}
	}
	return x.run(ctx, h, data, result)
}

// run has one request answered.
func (x *Extractor) run(ctx context.Context, h header, data []byte, result any) error {
	a, err := x.ask(ctx, h, data)
	if err != nil {
		return err
	}
	return a.into(result)
}

// ask starts a child, hands it the request, and reads its answer under the limits. A problem in the answer is the error.
func (x *Extractor) ask(ctx context.Context, h header, data []byte) (answer, error) {
	if len(x.Child) == 0 {
		return answer{}, errors.New("extract: no child command")
	}
	request, err := encodeRequest(h, len(data))
	if err != nil {
		return answer{}, fmt.Errorf("encoding the request: %w", err)
	}
	out, err := runChild(ctx, x.Child, [][]byte{request, data}, h.Limits)
	if err != nil {
		return answer{}, err
	}
	a, err := decodeAnswer(out)
	if err != nil {
		return answer{}, unreadable(err)
	}
	if a.Problem != nil {
		p := *a.Problem
		if a.Cause != "" {
			p.Cause = errors.New(a.Cause)
		}
		return a, &p
	}
	return a, nil
}

func ext(name string) string {
	e := strings.ToLower(path.Ext(name))
	if len(e) > 10 {
		return ""
	}
	return e
}

func unreadable(cause error) *problem.Error {
	return problem.New(problem.Unreadable, "This file could not be read. It may be damaged.",
		"Open it in the program that made it and save it again as PDF or DOCX, or paste its text.").Because(cause)
}

func tooLarge(what string, cause error) *problem.Error {
	return problem.New(problem.TooLarge, "This file needs more "+what+" to read than is safe to give.",
		"Save a simpler version of it as PDF or DOCX, or paste its text.").Because(cause)
}
