//go:build !(linux || freebsd || netbsd || openbsd || dragonfly)

package vault

// noService and withoutCollection matter only where keychains are reached over a session bus.
func noService() error { return nil }

func withoutCollection(error) bool { return false }
