package extract

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"

	"autojob/backend/core/problem"
)

// op is one thing a child can do with a file. It runs confined; its result travels as JSON.
type op func(ctx context.Context, c *child, data []byte, a args) (any, error)

// ops are what a child offers. An operation that parses what was read belongs here as well, so
// that every parser of foreign bytes runs confined.
func ops() map[string]op {
	return withBoards(map[string]op{
		"document": func(ctx context.Context, c *child, data []byte, a args) (any, error) { return c.document(ctx, data, a) },
		"page":     func(ctx context.Context, c *child, data []byte, a args) (any, error) { return c.page(ctx, data, a) },
		"resume":   func(ctx context.Context, c *child, data []byte, a args) (any, error) { return c.resume(ctx, data, a) },
		"pack":     readPack,
		"postings": func(ctx context.Context, c *child, data []byte, a args) (any, error) { return c.ads(ctx, data, a) },
		"pasted": func(_ context.Context, _ *child, data []byte, a args) (any, error) {
			return pasted(string(data), a.URL)
		},
	})
}

// child is the state of the one request that a child process serves.
type child struct {
	limits Limits
	engine *engine // nil unless the request asked for it
	ocr    *ocr    // nil unless the request asked for it
	scan   bool    // a page was met that only the text recognition can read
	tell   func(done, of int)
}

// Serve is the child's whole life: it reads one request from stdin, confines itself, answers on stdout and returns its
// exit code. The process must end after it. Models are what the text recognition needs (package tessdata); without them pictures
// are not read.
func Serve(stdin io.Reader, stdout io.Writer, models ...fs.FS) int {
	return serve(stdin, stdout, ops(), models...)
}

func serve(stdin io.Reader, stdout io.Writer, ops map[string]op, models ...fs.FS) int {
	debug.SetTraceback("none")
	h, err := readHeader(stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, "extract child:", err)
		return 2
	}
	c := &child{limits: h.Limits, tell: func(done, of int) { _ = writeAnswer(stdout, answer{Done: &progress{done, of}}) }}
	result, err := c.answerRequest(stdin, h, ops, models)
	a := answer{Scan: c.scan}
	if err == nil {
		a.Result, err = json.Marshal(result)
	}
	if err != nil {
		var p *problem.Error
		if !errors.As(err, &p) {
			p = unreadable(err)
		}
		a = answer{Scan: c.scan, Problem: &problem.Error{Code: p.Code, Message: p.Message, Hint: p.Hint}}
		if p.Cause != nil {
			a.Cause = p.Cause.Error()
		}
	}
	if err := writeAnswer(stdout, a); err != nil {
		return 1
	}
	return 0
}

// answerRequest does what the header asks. The order matters: the engine is loaded while the child may still read its
// cache, and not one byte of the file is read before the child is confined.
func (c *child) answerRequest(stdin io.Reader, h header, ops map[string]op, models []fs.FS) (result any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = unreadable(fmt.Errorf("panic in %s", h.Op)) // what it says might quote the file
		}
	}()
	ctx, cancel := context.WithTimeout(context.Background(), h.Limits.Time)
	defer cancel()
	if h.Op == warmOp {
		if h.Size != 0 {
			return nil, errors.New("warming up reads no file")
		}
		if h.OCR {
			return nil, warmOCR(ctx, models, h.OCRCache)
		}
		return nil, warm(ctx, h.Cache)
	}
	do, ok := ops[h.Op]
	if !ok {
		return nil, fmt.Errorf("unknown operation %q", h.Op)
	}
	if h.Engine {
		if c.engine, err = openEngine(ctx, h.Cache); err != nil {
			return nil, unavailable(err)
		}
	}
	if h.OCR && len(models) > 0 {
		if c.ocr, err = openOCR(ctx, models[0], h.OCRCache); err != nil {
			return nil, unavailable(err)
		}
	}
	guard(h.Limits)
	if err := confine(h.Limits); err != nil {
		return nil, unavailable(err)
	}
	data, err := readFile(stdin, h)
	if err != nil {
		return nil, err
	}
	return do(ctx, c, data, h.Args)
}

// guard ends the process when it holds too much memory or lives too long. It works on every system and
// is the only bound on memory where the kernel offers none.
func guard(l Limits) {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	held := func() int64 {
		metrics.Read(sample)
		return int64(sample[0].Value.Uint64() - sample[1].Value.Uint64())
	}
	most := held() + l.Memory
	debug.SetMemoryLimit(most - l.Memory/8) // collect harder before the end
	end := time.Now().Add(l.Time)
	go func() {
		for {
			time.Sleep(20 * time.Millisecond)
			if held() > most {
				os.Exit(exitMemory)
			}
			if time.Now().After(end) {
				os.Exit(exitTime)
			}
		}
	}()
}

func unavailable(cause error) *problem.Error {
	return problem.New(problem.Unavailable, "The part of Autojob that reads files could not lock itself in, so it read nothing.",
		"Update your system, or paste the text instead.").Because(cause)
}
