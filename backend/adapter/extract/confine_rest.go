//go:build !linux && !darwin

package extract

func limitResources() error { return nil }
