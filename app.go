package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"

	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"autojob/backend/core/problem"
)

// App is the window's life: start-up, a second start, closing. What the page may call are the structs
// that bound returns; App itself is not bound, so none of its methods is an API to the page.
type App struct {
	// ctx is the window's context, which every call of the Wails runtime needs. It is set once, by
	// startup, before the page can call anything.
	ctx context.Context
}

// NewApp returns the App; nothing is opened before startup.
func NewApp() *App {
	return &App{}
}

// bound returns the structs whose exported methods the page may call.
func (a *App) bound() []any {
	return nil
}

func (a *App) startup(ctx context.Context) {
	a.ctx = ctx
}

// beforeClose may keep the window open by returning true.
func (a *App) beforeClose(context.Context) bool {
	return false
}

func (a *App) shutdown(context.Context) {}

// secondInstance answers a second start by showing the window that is open.
func (a *App) secondInstance(options.SecondInstanceData) {
	if a.ctx == nil {
		return
	}
	runtime.WindowUnminimise(a.ctx)
	runtime.Show(a.ctx)
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
