//go:build race

package extract

// raceDetector is on: this process is ten times slower, and its address space is the detector's own.
const raceDetector = true
