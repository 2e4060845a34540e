// Package adbench measures how well ads are read whose contents were written down by someone who had not seen the readers.
package adbench
