//go:build race

package hiddenbench

const raceDetector = true
