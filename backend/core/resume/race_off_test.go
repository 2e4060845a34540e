//go:build !race

package resume

const slower = 1
