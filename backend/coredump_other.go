//go:build !unix

package backend

// NoCoreDumps does nothing where the system writes no dumps unless somebody set it up to.
func NoCoreDumps() error { return nil }
