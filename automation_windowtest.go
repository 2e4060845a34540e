//go:build windowtest && linux

package main

// The window under automation, for the tests of the real window (frontend/window). WebKitWebDriver
// drives a web view only if the view was made for it, and Wails makes its view itself; so this build,
// and no other, defines webkit_web_view_new_with_user_content_manager in the executable, which the
// linker prefers to the library's. Wails then gets the view that the driver asks for. In the same way
// it answers the desktop's file dialogs and drops files on the window, which no driver can. A build
// with this tag is never shipped: whoever starts it with a driver can do what the person can.

/*
#cgo pkg-config: gtk+-3.0 webkit2gtk-4.1
#cgo LDFLAGS: -ldl
*/
import "C"
