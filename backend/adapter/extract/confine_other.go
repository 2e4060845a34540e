//go:build !linux

package extract

// confine has no kernel filter to install here; see the package comment for what holds instead.
func confine(Limits) error { return limitResources() }
