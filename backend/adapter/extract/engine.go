package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// maxEnginePages bounds the engine's own memory: 4,096 pages of 64 KiB are 256 MiB.
const maxEnginePages = 4096

// engine is PDFium as WebAssembly: it sees the bytes it is given and no file, no clock and no network.
type engine struct {
	pool pdfium.Pool
	pdf  pdfium.Pdfium
}

// openEngine loads PDFium from the cache folder, or compiles it (for seconds) if cache is empty.
func openEngine(ctx context.Context, cache string) (*engine, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(maxEnginePages)
	if cache != "" {
		c, err := wazero.NewCompilationCacheWithDir(cache)
		if err != nil {
			return nil, fmt.Errorf("opening the cache of compiled code: %w", err)
		}
		config = config.WithCompilationCache(c)
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MinIdle: 0, MaxIdle: 1, MaxTotal: 1,
		RuntimeConfig: config, FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("loading the PDF reader: %w", err)
	}
	pdf, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return nil, fmt.Errorf("starting the PDF reader: %w", err)
	}
	return &engine{pool: pool, pdf: pdf}, nil
}

// warm fills the cache.
func warm(ctx context.Context, cache string) error {
	e, err := openEngine(ctx, cache)
	if err != nil {
		return unavailable(err)
	}
	return e.pool.Close()
}

// engineKey names the compiled code that this build makes: a build with another compiler, another PDFium or for another
// processor has another key.
func engineKey() string {
	h := sha256.New()
	fmt.Fprintln(h, Version, runtime.GOOS, runtime.GOARCH, runtime.Version(), maxEnginePages)
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if strings.HasSuffix(m.Path, "/wazero") || strings.HasSuffix(m.Path, "/go-pdfium") {
				fmt.Fprintln(h, m.Path, m.Version)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:16]
}
