// Package tesseract reads text from pictures: Tesseract 5 (Apache-2.0), compiled to WebAssembly by tesseract.js-core 7.0.0, run by
// wazero. It sees the picture and the language models that it is given, and no file, clock or network.
//
// Start with Open, then Load a language and Recognise pictures. Open compiles or loads machine code and must come before a process
// confines itself; nothing after it needs a right.
//
// The program's imports and exports have one-letter names in that build. imports.go and exports below name them; another build of
// the same sources would have other letters, which is why the file's hash is checked (Sum).
package tesseract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// Sum is the SHA-256 of the one program whose names this package knows.
const Sum = "34e8d50cac216427d86bf397d610fdd9f49492539bbcdfbfccc4eda20c810bea"

// MaxMemoryPages bounds the engine's own memory, in pages of 64 KiB: 320 MiB.
const MaxMemoryPages = 5120

// Names of the program's exports.
const (
	expInit, expMalloc, expFree            = "U", "xf", "wf"
	expNew, expInit3, expSetVariable       = "Kc", "ad", "Tc"
	expSegMode, expSetImage, expPPI        = "gd", "ld", "nd"
	expRecognise, expTSV, expClear         = "Ed", "Ld", "Rd"
	expStackRestore, expStackGet, expThrew = "Bf", "Cf", "Af"
)

// Engine is one Tesseract with one language at a time. It must not be used from two goroutines.
type Engine struct {
	runtime wazero.Runtime
	module  api.Module
	files   *files
	api     uint32 // the program's own TessBaseAPI
	lang    string
}

// Open loads the program: from the cache folder, or by compiling it (for seconds) if cache is empty.
func Open(ctx context.Context, program []byte, cache string) (*Engine, error) {
	if sum := sha256.Sum256(program); hex.EncodeToString(sum[:]) != Sum {
		return nil, errors.New("this is not the text recognition that this build knows")
	}
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2).WithMemoryLimitPages(MaxMemoryPages).WithCloseOnContextDone(false)
	if cache != "" {
		c, err := wazero.NewCompilationCacheWithDir(cache)
		if err != nil {
			return nil, fmt.Errorf("opening the cache of compiled code: %w", err)
		}
		config = config.WithCompilationCache(c)
	}
	e := &Engine{runtime: wazero.NewRuntimeWithConfig(ctx, config), files: newFiles()}
	if err := e.start(ctx, program); err != nil {
		e.runtime.Close(ctx)
		return nil, fmt.Errorf("loading the text recognition: %w", err)
	}
	return e, nil
}

func (e *Engine) start(ctx context.Context, program []byte) error {
	if err := e.host(ctx); err != nil {
		return err
	}
	m, err := e.runtime.InstantiateWithConfig(ctx, program, wazero.NewModuleConfig().WithStartFunctions())
	if err != nil {
		return err
	}
	e.module = m
	if _, err := e.call(ctx, expInit); err != nil {
		return err
	}
	e.api, err = e.call(ctx, expNew)
	return err
}

// Close ends the engine.
func (e *Engine) Close(ctx context.Context) error { return e.runtime.Close(ctx) }

// Load takes a language's model, as in tessdata, under its three letters ("eng").
func (e *Engine) Load(ctx context.Context, lang string, model []byte) error {
	e.files.put(lang+".traineddata", model)
	path, err := e.text(ctx, "/")
	if err != nil {
		return err
	}
	name, err := e.text(ctx, lang)
	if err != nil {
		return err
	}
	const lstmOnly = 1
	failed, err := e.call(ctx, expInit3, e.api, path, name, lstmOnly)
	e.free(ctx, path, name)
	e.files.drop()
	if err != nil {
		return fmt.Errorf("loading the language %s: %w", lang, err)
	}
	if failed != 0 {
		return fmt.Errorf("the model of %s was not understood", lang)
	}
	e.lang = lang
	return nil
}

// Layout says what a picture shows.
type Layout uint32

// The layouts that are used, as Tesseract numbers them.
const (
	Page      Layout = 3 // a page: columns and blocks are looked for
	OneColumn Layout = 4
	OneBlock  Layout = 6
	Sparse    Layout = 11 // words anywhere
)

// Recognise reads a picture of text, dark on light, of dpi dots an inch.
func (e *Engine) Recognise(ctx context.Context, img *image.Gray, dpi int, l Layout) ([]Word, error) {
	if e.lang == "" {
		return nil, errors.New("no language was loaded")
	}
	w, h := img.Rect.Dx(), img.Rect.Dy()
	data, err := e.call(ctx, expMalloc, uint32(w*h))
	if err != nil || data == 0 {
		return nil, fmt.Errorf("room for a picture of %d by %d: %w", w, h, err)
	}
	for y := range h {
		from := img.PixOffset(img.Rect.Min.X, img.Rect.Min.Y+y)
		if !e.module.Memory().Write(data+uint32(y*w), img.Pix[from:from+w]) {
			return nil, errors.New("the picture does not fit")
		}
	}
	steps := []struct {
		name string
		args []uint32
	}{
		{expSegMode, []uint32{e.api, uint32(l)}},
		{expSetImage, []uint32{e.api, data, uint32(w), uint32(h), 1, uint32(w), 1, 0}}, // upright, by 0 degrees
		{expPPI, []uint32{e.api, uint32(dpi)}},
		{expRecognise, []uint32{e.api, 0}},
	}
	for _, s := range steps {
		if _, err := e.call(ctx, s.name, s.args...); err != nil {
			return nil, fmt.Errorf("recognising text: %w", err)
		}
	}
	tsv, err := e.call(ctx, expTSV, e.api, 0)
	if err != nil {
		return nil, fmt.Errorf("taking the words: %w", err)
	}
	text := e.cString(tsv)
	if _, err := e.call(ctx, expClear, e.api); err != nil {
		return nil, fmt.Errorf("recognising text: %w", err)
	}
	e.free(ctx, data, tsv)
	return parseTSV(text), nil
}

// call calls an export that takes and returns 32-bit numbers.
func (e *Engine) call(ctx context.Context, name string, args ...uint32) (uint32, error) {
	f := e.module.ExportedFunction(name)
	if f == nil {
		return 0, fmt.Errorf("no export %q", name)
	}
	stack := make([]uint64, max(len(args), 1))
	for i, a := range args {
		stack[i] = uint64(a)
	}
	if err := f.CallWithStack(ctx, stack); err != nil {
		return 0, err
	}
	return uint32(stack[0]), nil
}

// text copies a string into the program's memory.
func (e *Engine) text(ctx context.Context, s string) (uint32, error) {
	at, err := e.call(ctx, expMalloc, uint32(len(s)+1))
	if err != nil {
		return 0, err
	}
	if !e.module.Memory().Write(at, append([]byte(s), 0)) {
		return 0, errors.New("no room for a text")
	}
	return at, nil
}

func (e *Engine) free(ctx context.Context, at ...uint32) {
	for _, a := range at {
		_, _ = e.call(ctx, expFree, a)
	}
}

// cString is the text at an address, up to its zero byte.
func (e *Engine) cString(at uint32) string { return readString(e.module.Memory(), at, 64<<20) }

func readString(m api.Memory, at, limit uint32) string {
	size := min(m.Size()-min(at, m.Size()), limit)
	b, ok := m.Read(at, size)
	if !ok {
		return ""
	}
	for i, c := range b {
		if c == 0 {
			return string(b[:i])
		}
	}
	return ""
}
