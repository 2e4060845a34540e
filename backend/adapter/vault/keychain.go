package vault

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"time"

	"autojob/backend/core/problem"

	gokeyring "github.com/zalando/go-keyring"
)

// ErrNoItem is a keychain's answer when it works and holds no such item. Every other error leaves open whether the
// item exists.
var ErrNoItem = errors.New("no such item in the keychain")

// Keychain keeps small secrets by name. Its errors are ErrNoItem or a *problem.Error with the code NoKeychain,
// Locked or Unavailable. Calls end when ctx ends.
type Keychain interface {
	Get(ctx context.Context, name string) ([]byte, error)
	Set(ctx context.Context, name string, secret []byte) error
	Delete(ctx context.Context, name string) error
}

const (
	keychainService = "Autojob"
	keychainWait    = 60 * time.Second // long enough to type a password into the system's prompt
)

// SystemKeychain is the operating system's: Keychain on macOS, Credential Manager on Windows, the Secret Service on
// Linux. A locked one may ask the person; the call then waits for at most Wait (zero means a minute).
type SystemKeychain struct{ Wait time.Duration }

func (s SystemKeychain) Get(ctx context.Context, name string) ([]byte, error) {
	var text string
	err := s.call(ctx, nil, present(func() (err error) {
		text, err = gokeyring.Get(keychainService, name)
		return err
	}))
	if err != nil {
		return nil, err
	}
	secret, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return nil, oddKeychain(errors.New("the item is not base64"))
	}
	return secret, nil
}

func (s SystemKeychain) Set(ctx context.Context, name string, secret []byte) error {
	text := base64.StdEncoding.EncodeToString(secret)
	// A Set that ends after its caller gave up must not leave a key behind. An anchor stays: by then a later Set may have
	// replaced it.
	var undo func()
	if strings.HasPrefix(name, keyPrefix) {
		undo = func() { _ = gokeyring.Delete(keychainService, name) }
	}
	return s.call(ctx, undo, present(func() error { return gokeyring.Set(keychainService, name, text) }))
}

func (s SystemKeychain) Delete(ctx context.Context, name string) error {
	return s.call(ctx, nil, present(func() error { return gokeyring.Delete(keychainService, name) }))
}

// present asks only where there is somebody to ask, and tells "no keyring was ever set up" from "locked".
func present(ask func() error) func() error {
	return func() error {
		if err := noService(); err != nil {
			return noKeychain(err)
		}
		err := ask()
		if withoutCollection(err) {
			return noKeychain(err)
		}
		return err
	}
}

// call runs do beside the caller, because go-keyring knows no time limit. When the limit passes, do goes on in
// the background until the system answers; late then tidies up if it succeeded.
func (s SystemKeychain) call(ctx context.Context, late func(), do func() error) error {
	wait := s.Wait
	if wait == 0 {
		wait = keychainWait
	}
	ctx, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	if err := ctx.Err(); err != nil {
		return stoppedOrSlow(err)
	}
	done := make(chan error, 1)
	var mu sync.Mutex
	abandoned := false
	go func() {
		err := func() (err error) {
			defer func() { // go-keyring asserts the types of what the service answers
				if r := recover(); r != nil {
					err = fmt.Errorf("the keychain's answer is not understood: %v", r)
				}
			}()
			return do()
		}()
		mu.Lock()
		defer mu.Unlock()
		if abandoned && err == nil && late != nil {
			late()
		}
		done <- err
	}()
	select {
	case err := <-done:
		return sortKeychainError(err)
	case <-ctx.Done():
		mu.Lock()
		defer mu.Unlock()
		select {
		case err := <-done:
			return sortKeychainError(err)
		default:
		}
		abandoned = true
		return stoppedOrSlow(ctx.Err())
	}
}

func stoppedOrSlow(err error) error {
	if errors.Is(err, context.Canceled) {
		return stopped(err)
	}
	return locked(err)
}

// sortKeychainError tells apart "answered, no such item", "none here", "locked" and "odd". The texts are those seen
// with go-keyring 0.2.8; an unknown error is never taken for a missing item.
func sortKeychainError(err error) error {
	if err == nil {
		return nil
	}
	var known *problem.Error
	if errors.As(err, &known) {
		return err
	}
	if errors.Is(err, gokeyring.ErrNotFound) {
		return ErrNoItem
	}
	text := strings.ToLower(err.Error())
	has := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(text, p) {
				return true
			}
		}
		return false
	}
	switch {
	case has("failed to unlock", "islocked", "is locked", "prompt dismissed"):
		return locked(err)
	case errors.Is(err, gokeyring.ErrUnsupportedPlatform),
		has("dbus-launch", "was not provided", "serviceunknown", "dbus_session_bus_address", "no such file or directory",
			"connection refused", "couldn't determine address of session bus", "no such object path", "object does not exist",
			"org.freedesktop.dbus.error.noserver", "disconnected"):
		return noKeychain(err)
	}
	var exit *exec.ExitError
	if runtime.GOOS == "darwin" && errors.As(err, &exit) {
		switch exit.ExitCode() {
		case 36, 51, 128: // errSecInteractionNotAllowed, errSecAuthFailed, cancelled by the person
			return locked(err)
		case 50: // errSecNoSuchKeychain
			return noKeychain(err)
		}
	}
	return oddKeychain(err)
}

// MemoryKeychain is a keychain that ends with the process: for tests and the demonstration. Refuse, when set, is
// asked before each call ("get", "set", "delete") and its error is the answer.
type MemoryKeychain struct {
	Refuse func(ctx context.Context, call, name string) error

	mu    sync.Mutex
	items map[string][]byte
}

func (m *MemoryKeychain) ask(ctx context.Context, call, name string) error {
	if m.Refuse != nil {
		if err := m.Refuse(ctx, call, name); err != nil {
			return sortKeychainError(err)
		}
	}
	if err := ctx.Err(); err != nil {
		return stoppedOrSlow(err)
	}
	return nil
}

func (m *MemoryKeychain) Get(ctx context.Context, name string) ([]byte, error) {
	if err := m.ask(ctx, "get", name); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	secret, ok := m.items[name]
	if !ok {
		return nil, ErrNoItem
	}
	return append([]byte(nil), secret...), nil
}

func (m *MemoryKeychain) Set(ctx context.Context, name string, secret []byte) error {
	if err := m.ask(ctx, "set", name); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.items == nil {
		m.items = map[string][]byte{}
	}
	m.items[name] = append([]byte(nil), secret...)
	return nil
}

func (m *MemoryKeychain) Delete(ctx context.Context, name string) error {
	if err := m.ask(ctx, "delete", name); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.items[name]; !ok {
		return ErrNoItem
	}
	delete(m.items, name)
	return nil
}

// Names lists what is kept, for tests.
func (m *MemoryKeychain) Names() []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	var names []string
	for n := range m.items {
		names = append(names, n)
	}
	return names
}
