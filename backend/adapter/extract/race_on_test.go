//go:build race

package extract

// raceDetector is on: children are ten times slower, and address space is the detector's own.
const raceDetector = true
