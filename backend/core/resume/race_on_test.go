//go:build race

package resume

// slower is how many times longer work may take under the race detector.
const slower = 6
