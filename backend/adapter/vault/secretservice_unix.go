//go:build linux || freebsd || netbsd || openbsd || dragonfly

package vault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/godbus/dbus/v5"
)

// noService says that there is certainly no keychain to ask. Without this look the bus library would start a bus daemon
// of its own on a machine that has none, and leave it running.
func noService() error {
	if a := os.Getenv("DBUS_SESSION_BUS_ADDRESS"); a != "" && a != "autolaunch:" {
		return nil
	}
	run := filepath.Join("/run/user", fmt.Sprint(os.Getuid()))
	for _, name := range []string{"bus", "dbus-session"} {
		if _, err := os.Stat(filepath.Join(run, name)); err == nil {
			return nil
		}
	}
	return errors.New("there is no session bus")
}

// withoutCollection tells, after a failure to unlock the default collection, whether there is none at all: then
// nothing is locked, the desktop has not set up a keyring.
func withoutCollection(failure error) bool {
	if failure == nil || !strings.Contains(failure.Error(), "aliases/default") {
		return false
	}
	conn, err := dbus.ConnectSessionBus()
	if err != nil {
		return false
	}
	defer conn.Close()
	var path dbus.ObjectPath
	err = conn.Object("org.freedesktop.secrets", "/org/freedesktop/secrets").
		Call("org.freedesktop.Secret.Service.ReadAlias", 0, "default").Store(&path)
	return err == nil && path == "/"
}
