// Autojob is the desktop program: one window over the backend. This file holds the window's options
// and starts it; app.go holds what happens in the window's life.
package main

import (
	"embed"
	"fmt"
	"os"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/mac"
	"github.com/wailsapp/wails/v2/pkg/options/windows"

	"autojob/backend"
)

//go:embed all:frontend/dist
var assets embed.FS

//go:embed build/appicon.png
var icon []byte

func main() {
	if err := backend.ForbidDumps(); err != nil {
		fmt.Fprintln(os.Stderr, "autojob:", err)
	}
	app := NewApp()
	if err := wails.Run(window(app)); err != nil {
		fmt.Fprintln(os.Stderr, "autojob: opening the window:", err)
		os.Exit(1)
	}
}

// window returns the options of the one window. BindingsAllowedOrigins stays empty: only the page
// that is embedded here may call Go.
func window(app *App) *options.App {
	return &options.App{
		Title:     "Autojob",
		Width:     1280,
		Height:    800,
		MinWidth:  900,
		MinHeight: 600,
		// Paper, so that the first frame has the page's colour and nothing flashes.
		BackgroundColour: options.NewRGB(0xFA, 0xF8, 0xF4),
		AssetServer:      &assetserver.Options{Assets: assets},

		OnStartup:     app.startup,
		OnBeforeClose: app.beforeClose,
		OnShutdown:    app.shutdown,
		Bind:          app.bound(),

		ErrorFormatter: formatError,

		EnableDefaultContextMenu: false,
		// Would send the addresses of pages to a service of Apple or Microsoft.
		EnableFraudulentWebsiteDetection: false,
		LogLevelProduction:               logger.ERROR,

		SingleInstanceLock: &options.SingleInstanceLock{
			UniqueId:               singleInstanceID(),
			OnSecondInstanceLaunch: app.secondInstance,
		},
		// Files are taken by the window and handed to Go as paths; the web view never opens them itself.
		DragAndDrop: &options.DragAndDrop{
			EnableFileDrop:     true,
			DisableWebViewDrop: true,
		},

		Linux: &linux.Options{
			Icon:        icon,
			ProgramName: "autojob",
			// The default without these options is Never, under which a driven web view hangs on a screenshot.
			WebviewGpuPolicy: linux.WebviewGpuPolicyOnDemand,
		},
		Mac:     &mac.Options{About: &mac.AboutInfo{Title: "Autojob", Icon: icon}},
		Windows: &windows.Options{},
	}
}
