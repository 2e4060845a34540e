package consent

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Purposes are those that are asked about, in the order in which they are shown. Each is off until the person chooses it.
func Purposes() []Purpose {
	return []Purpose{Matching, Learning, BoardProfile, Scheduling, BackgroundCheck, LanguageModel, Analytics}
}

// Asked reports whether a purpose has a consent of its own.
func (p Purpose) Asked() bool { return slices.Contains(Purposes(), p) }

// StaysHere reports whether a purpose is pursued on this computer alone.
func (p Purpose) StaysHere() bool { return p == Matching || p == Learning }

// Wording is what a person reads before they choose. A change of meaning in any language raises the version, and what was said to an
// earlier one stays as it was.
type Wording struct {
	Purpose  Purpose `json:"purpose"`
	Version  int     `json:"version"`
	Language string  `json:"language"`
	Title    string  `json:"title"`
	What     string  `json:"what"`   // what is done, with which data
	Leaves   string  `json:"leaves"` // what leaves the computer, and to whom
	Stop     string  `json:"stop"`   // how it is ended, and what that cannot undo
}

// Words are those of a purpose in a language; in English where there are no others.
func (p Purpose) Words(language string) Wording {
	text, ok := wordings[language]
	if !ok {
		language, text = "en", wordings["en"]
	}
	t := text[p]
	return Wording{Purpose: p, Version: versions[p], Language: language, Title: t[0], What: t[1], Leaves: t[2], Stop: t[3]}
}

// Digest is the hex SHA-256 of the words, by which a receipt proves which ones were read.
func (w Wording) Digest() string {
	sum := sha256.Sum256([]byte(strings.Join([]string{w.Language, w.Title, w.What, w.Leaves, w.Stop}, "\n")))
	return hex.EncodeToString(sum[:])
}

func askedFor() string {
	var all []string
	for _, p := range Purposes() {
		all = append(all, string(p))
	}
	return strings.Join(all, ", ")
}
