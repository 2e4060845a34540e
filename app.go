package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"autojob/backend"
	"autojob/backend/bind"
	"autojob/backend/core/problem"
)

// App is the window's life: start-up, a second start, closing. What the page may call are the structs
// that bound returns; App itself is not bound, so none of its methods is an API to the page.
type App struct {
	backend  *backend.Backend
	services *bind.Services
	log      *slog.Logger

	mu     sync.Mutex
	window context.Context // the window's, which every call of the Wails runtime needs; set by startup
}

// NewApp returns the App; nothing is opened before the page asks for it.
func NewApp() *App {
	a := &App{log: slog.New(slog.NewTextHandler(os.Stderr, nil))}
	self, err := os.Executable()
	if err != nil {
		self = os.Args[0]
	}
	cfg := backend.DefaultConfig(self)
	cfg.Log = a.log
	a.backend = backend.New(cfg)
	a.services = bind.New(a.ctx, a.backend, bind.Window{
		Emit:      func(event string, data any) { runtime.EventsEmit(a.ctx(), event, data) },
		OpenFile:  a.openFile,
		OpenFiles: a.openFiles,
		SaveFile:  a.saveFile,
		OpenLink:  func(url string) { runtime.BrowserOpenURL(a.ctx(), url) },
		Copy:      func(text string) error { return runtime.ClipboardSetText(a.ctx(), text) },
	})
	return a
}

// bound returns the structs whose exported methods the page may call.
func (a *App) bound() []any { return a.services.All() }

// ctx is the window's context; before the window exists, one that does nothing.
func (a *App) ctx() context.Context {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.window == nil {
		return context.Background()
	}
	return a.window
}

func (a *App) startup(ctx context.Context) {
	a.mu.Lock()
	a.window = ctx
	a.mu.Unlock()
	go func() {
		if err := a.backend.Warm(ctx); err != nil && ctx.Err() == nil {
			a.log.Warn("preparing the PDF reader", "code", problem.From(err).Code)
		}
	}()
}

// beforeClose may keep the window open by returning true.
func (a *App) beforeClose(context.Context) bool { return false }

// farewell is how long the program, whose window is gone, goes on for the store to close. Cut off then, it is checked at the next
// start and loses nothing.
const farewell = 15 * time.Second

func (a *App) shutdown(context.Context) {
	closed := make(chan error, 1)
	go func() { closed <- a.backend.Close() }()
	select {
	case err := <-closed:
		if err != nil {
			a.log.Error("closing the store", "code", problem.From(err).Code)
		}
	case <-time.After(farewell):
		a.log.Error("closing the store takes too long")
	}
}

func (a *App) openFile(title string, patterns []string) (string, error) {
	return runtime.OpenFileDialog(a.ctx(), dialog(title, patterns))
}

func (a *App) openFiles(title string, patterns []string) ([]string, error) {
	return runtime.OpenMultipleFilesDialog(a.ctx(), dialog(title, patterns))
}

func (a *App) saveFile(title, name string, patterns []string) (string, error) {
	return runtime.SaveFileDialog(a.ctx(), runtime.SaveDialogOptions{Title: title, DefaultFilename: name, Filters: filters(patterns)})
}

func dialog(title string, patterns []string) runtime.OpenDialogOptions {
	return runtime.OpenDialogOptions{Title: title, Filters: filters(patterns)}
}

func filters(patterns []string) []runtime.FileFilter {
	return []runtime.FileFilter{{DisplayName: strings.Join(patterns, ", "), Pattern: strings.Join(patterns, ";")}}
}

// secondInstance answers a second start by showing the window that is open.
func (a *App) secondInstance(options.SecondInstanceData) {
	runtime.WindowUnminimise(a.ctx())
	runtime.Show(a.ctx())
}

// formatError shapes what a failed call shows in the page: always a problem, so that the page has a
// message and a hint for it, and never an internal error's own text.
func formatError(err error) any {
	return problem.From(err)
}

// singleInstanceID is one lock for each data folder: a second start with the same folder shows the
// open window; another folder (AUTOJOB_HOME, as the window's tests set it) is another program.
func singleInstanceID() string {
	const id = "dev.autojob.window"
	home := os.Getenv("AUTOJOB_HOME")
	if home == "" {
		return id
	}
	if abs, err := filepath.Abs(home); err == nil {
		home = abs
	}
	sum := sha256.Sum256([]byte(home))
	return id + "." + hex.EncodeToString(sum[:8])
}
